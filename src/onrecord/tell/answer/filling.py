"""What is asked for in the clause that covers a question best: its figure, its time, or the clause itself."""

import re
from collections.abc import Callable, Iterator

from onrecord.model import PLACE_KINDS, Amount, Mention
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.covering import Covering, find_coverings, is_none, meets_word, tell_clause
from onrecord.tell.answer.evidence import Evidence, here_of
from onrecord.tell.answer.figures import counts_head, is_of_others, of_source, tell_figure
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.grammar import OBJECTS, PASSIVES, SUBJECTS, find_parties, is_verb, standing_of
from onrecord.tell.answer.kin import RING, SAME
from onrecord.tell.answer.matching import Matcher
from onrecord.tell.answer.reasons import find_means, find_reason
from onrecord.tell.answer.settings import is_answer, is_bound, is_of_noun
from onrecord.tell.answer.sources import asks_name
from onrecord.tell.answer.who import ACTORS, fits_kind, is_of_kind
from onrecord.tell.answer.words import stem, word_stems, words_of
from onrecord.tell.dates import date_words
from onrecord.tell.shelf import Shelf

Filler = Callable[[Shelf, Asked, Covering], Iterator[Given]]
ROOT = 4
"""Letters that a noun shares with its verb."""
LEAST_YES = 0.95
"""How much of a question must be met near a sentence, and in it, that is told as yes or no."""
INSIDE = frozenset({"in", "on", "at", "under", "inside"})
"""What stands before the thing in which something is."""
_BESIDE = re.compile(r"\w+ \w+ (?:who|whom|which|what)\b", re.IGNORECASE)
"""A question of what something is next to, or ahead of: no clause is sure to tell that one of it."""


def find_covering(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """What the clauses give that hold what is asked for and nearly all of the question, the best first."""
    fill = _fill_office if asks_name(asked.text) else _FILLERS.get(asked.hole)
    if fill is None or (asked.hole == "when" and asked.act is None) or _BESIDE.match(asked.text):
        return []
    return [given for one in find_coverings(asked, matcher, found) for given in fill(shelf, asked, one)]


def _fill_party(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    """A clause with a party of the kind that is asked for, which may have done or suffered the act."""
    parties = find_parties(one.tree, one.anchor)
    behind = tuple(p for link, p in parties.others if link == asked.link)
    own = {"agent": parties.agents, "patient": parties.patients, "other": behind}.get(asked.role, ())
    acts = is_verb(one.tree, one.anchor)
    if one.firm and not own:
        return
    if asked.role == "agent" and not own and (parties.passive or not (acts or _is_form(asked, one))):
        return
    names = [m for m in _new_names(asked, one, ACTORS) if fits_kind(asked, m.kind)]
    bodies = [i for i in own if stem(one.tree.words[i].lemma) in words_of("people.tsv")]
    bodies = [i for i in bodies if not meets_word(asked, one.tree.words[i].text) and is_of_kind(asked, one.tree, i)]
    standing = [m for m in names if _stands_at(one, m, own)]
    if own and acts and not (bodies or standing):
        return
    named = standing or ([] if own and acts else sorted(names, key=lambda m: m.kind != "PERSON"))
    spots = [m.span.start for m in named] or [one.evidence.sentence.start + one.tree.words[i].start for i in bodies]
    yield from tell_clause(asked, one, spots[:1], "event") if spots else ()


def _fill_office(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    """A clause with a name that the question does not have: of a person, where it asks for a name."""
    kinds = frozenset({"PERSON"}) if asks_name(asked.text) else ACTORS
    bearers = [i for i, w in enumerate(one.tree.words) if _is_office(w.lemma) and meets_word(asked, w.lemma)]
    names = [m for m in _new_names(asked, one, kinds) if not bearers or any(_is_called(one, i, m) for i in bearers)]
    yield from tell_clause(asked, one, [names[0].span.start], "event") if names else ()


def _is_office(noun: str) -> bool:
    return stem(noun) in words_of("people.tsv")


def _is_called(one: Covering, noun: int, mention: Mention) -> bool:
    """True if the noun of an office and the name belong to each other: one is said of the other."""
    if _stands_at(one, mention, (noun,)):
        return True
    at, word = mention.span.start - one.evidence.sentence.start, one.tree.words[noun]
    above = next((i for i, w in enumerate(one.tree.words) if w.start <= at < w.end), noun)
    while one.tree.words[above].dep in ("compound", "nmod") and one.tree.words[above].head != above:
        above = one.tree.words[above].head
    return word.dep in ("appos", "compound", "nmod", "attr") and noun in one.tree.subtree(above)


def _is_form(asked: Asked, one: Covering) -> bool:
    """True if the noun is of the same root as the verb of the question: "command" and "commanded"."""
    return asked.act is not None and stem(one.tree.words[one.anchor].lemma)[:ROOT] == stem(asked.act.words)[:ROOT]


def _stands_at(one: Covering, mention: Mention, words: tuple[int, ...]) -> bool:
    at = mention.span.start - one.evidence.sentence.start
    return any(one.tree.words[i].start <= at < one.tree.words[i].end for w in words for i in one.tree.subtree(w))


def _new_names(asked: Asked, one: Covering, kinds: frozenset[str]) -> list[Mention]:
    """Names of the kinds in the clause that the question does not have; of speakers only the parties of the act."""
    own = {n.entity for n in asked.content if n.is_name}
    speakers = [span for a in one.evidence.reading.attributions for span in a.source]
    parties = find_parties(one.tree, one.anchor)
    acting = (*parties.agents, *parties.patients)
    inside = (m for m in one.evidence.reading.mentions if one.evidence.sentence.covers(m.span))
    new = (m for m in inside if m.kind in kinds and m.entity not in own and one.holds(m.span.start))
    return [m for m in new if _stands_at(one, m, acting) or not any(span.overlaps(m.span) for span in speakers)]


def _fill_time(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    """The one time that stands in the clause."""
    evidence = one.evidence
    inside = (t for t in evidence.reading.times if t.when and t.type in ("DATE", "TIME") and one.tells(t.span.start))
    fitting = (t for t in inside if evidence.sentence.covers(t.span) and not is_bound(evidence, t.span))
    fitting = (t for t in fitting if not is_of_noun(one.tree, t.span.start - evidence.sentence.start, one.anchor))
    whens = {t.when.edtf: t.when for t in fitting if t.when and is_answer(asked, evidence, t.when)}
    if len(whens) == 1 and _is_told_of(one):
        when = next(iter(whens.values()))
        rule = f"time of what is told: {when.edtf}"
        yield Given(date_words(when.edtf, None), (when.start, when.end), evidence, one.score, "event", (rule,))


def _is_told_of(one: Covering) -> bool:
    """True if the clause tells of the act: its verb, or a noun that is its verb's subject or is carried by it."""
    word = one.tree.words[one.anchor]
    own = word.dep in (*SUBJECTS, *PASSIVES, *OBJECTS, "ROOT") or is_verb(one.tree, one.anchor)
    return own or stem(one.tree.words[word.head].lemma) in words_of("light.tsv")


def _fill_figure(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    """The one figure beside the act that counts what is asked for."""
    evidence = one.evidence
    inside = (a for a in evidence.reading.amounts if evidence.sentence.covers(a.span))
    beside = (a for a in inside if one.is_beside(at := a.number_span.start) and not one.is_told_again(asked, at))
    fitting = [a for a in beside if _counts(asked, a) and not is_of_others(asked, evidence, a)]
    if len(fitting) == 1 and _is_whose(asked, evidence, fitting[0]):
        yield from of_source(shelf, asked, [tell_figure(shelf, evidence, fitting[0], None, one.score, part=False)])


def _is_whose(asked: Asked, evidence: Evidence, amount: Amount) -> bool:
    """True if the sentence names whose they are that are counted, or counts them by the question's own word."""
    named = all(here_of(asked, evidence, n) == SAME for n in asked.inner)
    return named or (asked.noun is not None and stem(asked.noun.words) in word_stems(amount.of))


def _counts(asked: Asked, amount: Amount) -> bool:
    of = word_stems(amount.of)
    if asked.hole == "much":
        return bool(amount.unit) and stem(amount.unit) not in words_of("spans.tsv")
    if amount.unit or not of:
        return False
    if asked.noun is None:
        return asked.act is not None and any(one in words_of("people.tsv") for one in of)
    return any(asked.noun.kin.get(one, 0.0) >= RING for one in of) and counts_head(asked.noun, amount)


def _fill_length(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    for timex in one.evidence.reading.times:
        if timex.type == "DURATION" and one.evidence.sentence.covers(timex.span) and one.holds(timex.span.start):
            yield Given(shelf.words(timex.span), (timex.value,), one.evidence, one.score, "event")


def _fill_place(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    """A clause with a place that the question does not have, or with a thing in which the act leaves another."""
    others = find_parties(one.tree, one.anchor).others
    things = [p for link, p in others if link in INSIDE and stem(one.tree.words[p].lemma) in words_of("spots.tsv")]
    spots = [m.span.start for m in _new_names(asked, one, PLACE_KINDS)]
    spots = spots or [one.evidence.sentence.start + one.tree.words[p].start for p in things]
    yield from tell_clause(asked, one, spots[:1], "event") if spots else ()


def _fill_change(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    """The whole sentence, if it tells of a number."""
    if any(one.evidence.sentence.covers(a.span) for a in one.evidence.reading.amounts):
        yield Given("", (one.evidence.sentence,), one.evidence, one.score, "change")


def _fill_outcome(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    """The clause that tells as done what was to be done."""
    done = one.tree.words[one.anchor].tag in ("VBD", "VBN") and standing_of(one.tree, one.anchor) == "told"
    if asked.act is not None and done:
        yield from tell_clause(asked, one, [], "event")


def _fill_whether(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    """No, where the sentence says that there was none of what is asked, or that it was not so; yes, where it was."""
    met = [i for i in one.clause if meets_word(asked, one.tree.words[i].text)]
    verdict = "No" if any(is_none(one.tree, i) for i in met) else ""
    if not verdict and one.firm and one.evidence.cover >= LEAST_YES and one.evidence.own >= LEAST_YES:
        verdict = {"told": "Yes", "denied": "No"}.get(standing_of(one.tree, one.anchor), "")
    if verdict:
        yield Given(verdict, (verdict,), one.evidence, one.score, "event", (f"{verdict}: the cited words",))


def _fill_why(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    yield from _with_words(asked, one, find_reason(one.tree, one.anchor))


def _fill_how(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    yield from _with_words(asked, one, find_means(one.tree, one.anchor))


def _with_words(asked: Asked, one: Covering, word: int | None) -> Iterator[Given]:
    """The clause with all that stands below the word."""
    if word is None or not one.firm:
        return
    below, first = one.tree.subtree(word), one.evidence.sentence.start
    yield from tell_clause(asked, one, [first + one.tree.words[i].start for i in (below[0], below[-1])], "event")


def _fill_all(shelf: Shelf, asked: Asked, one: Covering) -> Iterator[Given]:
    yield from tell_clause(asked, one, [], "event")


_FILLERS: dict[str, Filler] = {
    "who": _fill_party, "thing": _fill_party, "office": _fill_office, "when": _fill_time, "long": _fill_length,
    "where": _fill_place, "many": _fill_figure, "much": _fill_figure, "what": _fill_all, "changed": _fill_change,
    "became": _fill_outcome, "whether": _fill_whether, "why": _fill_why, "how": _fill_how,
}  # fmt: skip
