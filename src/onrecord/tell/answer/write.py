"""A question is answered: its sentences found, its hole filled, the answer told with its cites, or refused."""

from collections.abc import Callable
from dataclasses import replace

from onrecord.model import Account, Line
from onrecord.model.answer import Answer
from onrecord.ports import Grammar
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.denials import DENIED
from onrecord.tell.answer.evidence import Evidence, Finder, full_cover
from onrecord.tell.answer.figures import find_figures
from onrecord.tell.answer.given import Given, group_given, tell_evidence, word_given
from onrecord.tell.answer.kin import SAME, WIDER
from onrecord.tell.answer.matching import Matcher
from onrecord.tell.answer.offering import find_offers
from onrecord.tell.answer.sayings import (
    find_coming,
    find_happened,
    find_next,
    find_promises,
    find_said,
    find_told,
    find_whether,
)
from onrecord.tell.answer.settings import find_lengths, find_places, find_times
from onrecord.tell.answer.sources import asks_name
from onrecord.tell.answer.turns import find_change, tell_outcome, word_change
from onrecord.tell.answer.weighing import Weighed, weigh_offers
from onrecord.tell.answer.who import find_holders, find_parties
from onrecord.tell.answer.words import stop_words
from onrecord.tell.shelf import Shelf

Seeker = Callable[[Shelf, Asked, Matcher, list[Evidence]], list[Given]]
SEEKERS: dict[str, Seeker] = {
    "many": find_figures, "much": find_figures, "who": find_parties, "thing": find_parties, "office": find_holders,
    "when": find_times, "where": find_places, "long": find_lengths, "said": find_said, "promise": find_promises,
    "next": find_next, "happened": find_happened, "what": find_told, "whether": find_whether,
}  # fmt: skip
MARGIN = {"many": 0.05, "much": 0.1, "whether": 0.05}
"""How far below the best a filler may be and still be told beside it: figures compete, names rarely do."""
OTHER_MARGIN = 0.0
AT_MOST = {"many": 4, "much": 4, "when": 1, "office": 1}
OTHERS_AT_MOST = 2
"""Fillers told side by side: more figures than four, or names than two, are a sign that the question is of several."""
LINES_AT_MOST = 5
NEAREST_AT_MOST = 3
LEAST_COVER = 0.8
"""How much of the question the sentence covers, with what stands before it, whose act is taken before any other: of 228
right answers to read questions 223 had more, of 5 wrong ones 2."""
PLACED_HOLES, LEAST_OWN = ("when", "where", "long", "thing"), 0.45
"""What is told only of a sentence that itself holds about half of the question's words."""
LEAST_CHANCE = 0.5
"""Chance from which the likeliest of what is offered is told: likelier than not. Each set of read questions weighed by
the weights of the others, right and wrong of all: .65 and .064 (from .6 on .63 and .049), on other matters .30 and .09
(.26 and .07). What is not told stands first among the nearest lines."""
LONGEST_VERDICT = 36
"""Words of a sentence that is told behind "Yes" or "No"."""
LEAST_NEAR = 0.4
"""Share of what was asked that the nearest lines must speak of."""
SILENT = "the record does not say"


def write_answer(account: Account, asked: Asked, grammar: Grammar) -> Answer:
    """What the account answers; the answer is None, and the nearest lines are given, where it does not say."""
    shelf = Shelf(account)
    found = Finder(shelf, asked).find()
    if asked.hole in ("changed", "became"):
        told = _tell_turn(shelf, asked)
        if told is not None:
            return told
    matcher = Matcher(asked, grammar)
    given, reasons = _seek(shelf, asked, matcher, found), ""
    if not given:
        weighed = _weigh(shelf, asked, matcher, found)
        given, reasons = _likely(weighed)
        found = [*(one.given.evidence for one in weighed), *found]
    groups = group_given(given, MARGIN.get(asked.hole, OTHER_MARGIN))[: AT_MOST.get(asked.hole, OTHERS_AT_MOST)]
    if groups and not groups[0][0].words:
        return _tell_sentences(shelf, asked, groups, found, reasons)
    line = _word(shelf, asked, groups) if groups else None
    if line is None:
        return _refuse(shelf, asked, found)
    lines, why = _tell(shelf, asked, [g for group in groups for g in group])
    disputed = asked.hole in ("many", "much", "whether") and len(groups) > 1
    return Answer(asked.text, line, lines, disputed, (), (*why, *filter(None, [reasons])))


def _seek(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """What fills the hole of the act, in sentences that cover nearly all of the question."""
    seeker = SEEKERS.get(asked.hole)
    given = seeker(shelf, asked, matcher, found) if seeker else []
    if asked.hole == "next":
        given = find_coming(shelf, asked, found) or given
    given = [g for g in given if _is_named(g) or not asks_name(asked.text)]
    given = [g for g in given if asked.hole not in PLACED_HOLES or g.evidence.own >= LEAST_OWN]
    return [g for g in given if full_cover(asked, g.evidence) >= LEAST_COVER or DENIED in g.rules]


def _weigh(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Weighed]:
    """All that the sentences offer, the likeliest first."""
    offers = [] if asks_name(asked.text) else find_offers(shelf, asked, matcher, found)
    return weigh_offers(offers, asked.hole)


def _likely(weighed: list[Weighed]) -> tuple[list[Given], str]:
    """The likeliest with its reasons, if it is likely enough."""
    best = next(iter(weighed), None)
    return ([best.given], best.reasons) if best and best.chance >= LEAST_CHANCE else ([], "")


def _word(shelf: Shelf, asked: Asked, groups: list[list[Given]]) -> Line | None:
    """The answer in words; a yes or no with the words that give it, if they are few."""
    line = word_given(shelf, groups)
    told = tell_evidence(shelf, groups[0][0].evidence, "event") if line and asked.hole == "whether" else None
    if line is None or told is None or len(groups) > 1 or len(told.text.split()) > LONGEST_VERDICT:
        return line
    return replace(line, text=f"{groups[0][0].words}: {told.text}", cites=told.cites, rules=(*line.rules, *told.rules))


def _is_named(given: Given) -> bool:
    return any(word[:1].isupper() and word.lower() not in stop_words() for word in given.words.split())


def _tell_turn(shelf: Shelf, asked: Asked) -> Answer | None:
    """What changed, or what became of a promise; each of its points is cited."""
    if asked.hole == "became":
        outcomes = tell_outcome(shelf, asked)
        return Answer(asked.text, outcomes[0], tuple(outcomes[1:LINES_AT_MOST]), False, ()) if outcomes else None
    pair = find_change(shelf, asked)
    line = word_change(shelf, pair) if pair else None
    if pair is None or line is None:
        return None
    lines, why = _tell(shelf, asked, list(pair))
    return Answer(asked.text, line, lines, False, (), why)


def _tell_sentences(
    shelf: Shelf, asked: Asked, groups: list[list[Given]], found: list[Evidence], reasons: str
) -> Answer:
    """The answer is the best sentence itself."""
    clause = groups[0][0].clause is not None
    lines, why = _tell(shelf, asked, [group[0] for group in (groups[:1] if clause else groups)])
    if not lines:
        return _refuse(shelf, asked, found)
    return Answer(asked.text, lines[0], lines[1:], False, (), (*why, *filter(None, [reasons])))


def _tell(shelf: Shelf, asked: Asked, given: list[Given]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The sentences of the fillers as lines, each once, with how each was matched."""
    lines: dict[str, Line] = {}
    why: list[str] = []
    for one in given:
        if len(lines) >= LINES_AT_MOST:
            break
        line = tell_evidence(shelf, one.evidence, one.kind, one.clause)
        if line is not None and line.text not in lines:
            lines[line.text] = line
            why.append(say_match(asked, one.evidence))
    return tuple(lines.values()), tuple(why)


def say_match(asked: Asked, evidence: Evidence) -> str:
    """In words, which of the things asked for stand in the sentence, as they are or not, and which only near it."""
    found = list(zip(asked.content, evidence.here, evidence.worths, strict=False))
    parts = {
        "in the sentence": [n.words for n, here, _ in found if here == SAME],
        "in other words": [n.words for n, here, _ in found if WIDER <= here < SAME],
        "near it": [n.words for n, here, near in found if here < WIDER and near > 0],
        "not there": [n.words for n, _, near in found if near == 0],
    }
    return "; ".join(f"{where}: {', '.join(words)}" for where, words in parts.items() if words)


def _refuse(shelf: Shelf, asked: Asked, found: list[Evidence]) -> Answer:
    """No answer, with what comes nearest: what was weighed first."""
    lines: list[Line] = []
    for evidence in (e for e in found if e.share >= LEAST_NEAR):
        if len(lines) >= NEAREST_AT_MOST:
            break
        line = tell_evidence(shelf, evidence, "report")
        if line is not None and line.text not in {x.text for x in lines}:
            lines.append(line)
    missing = [n.words for n in asked.needs if all(e.level(asked, n) == 0 for e in found)]
    why = f"{SILENT}: nothing in it speaks of {', '.join(missing)}" if missing else SILENT
    return Answer(asked.text, None, (), False, tuple(lines), (why,))
