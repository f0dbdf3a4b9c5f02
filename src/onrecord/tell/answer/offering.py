"""What sentences offer as an answer: their figures, their times, or they themselves; each with its signs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Amount, Timex
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.bare import find_bare
from onrecord.tell.answer.clauses import tell_stretch
from onrecord.tell.answer.evidence import Evidence, time_worth
from onrecord.tell.answer.figures import is_mere_one, tell_figure
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.grammar import find_acts
from onrecord.tell.answer.kin import WIDER
from onrecord.tell.answer.leading import past_dateline, read_trees
from onrecord.tell.answer.matching import Matcher
from onrecord.tell.answer.reasons import find_means, find_reason
from onrecord.tell.answer.settings import is_bound
from onrecord.tell.answer.signs import Signing, Signs
from onrecord.tell.dates import date_words
from onrecord.tell.shelf import Shelf

READ_AT_MOST, READ_FOR_WHY = 25, 60
"""Sentences that are weighed: of 427 questions that the record answers, the answer stands among the first 25 in 87 of
100. Few of those that tell an act say why."""
TIMELESS = 0.7
"""What a sentence of another time than the one asked for is worth before it is weighed."""
LONGEST_WHOLE = 40
"""Words of a sentence that is told whole; of a longer one a stretch is told."""
FIGURES, TIMES = ("many", "much"), ("when", "long")
_BESIDE = re.compile(r"\w+ \w+ (?:who|whom|which|what)\b", re.IGNORECASE)
"""A question of what something is next to, or ahead of: no sentence is sure to tell that one of it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be told as the answer, and what speaks for and against it."""

    given: Given
    signs: Signs


def find_offers(shelf: Shelf, asked: Asked, matcher: Matcher, found: Sequence[Evidence]) -> list[Offer]:
    """All that the sentences offer that cover the question best; nothing for a yes or no, which grammar alone tells."""
    if asked.hole == "whether" or _BESIDE.match(asked.text):
        return []

    def rank(evidence: Evidence) -> float:
        time = 1.0 if asked.hole == "when" else TIMELESS + (1 - TIMELESS) * time_worth(asked.around, evidence)
        return -time * (evidence.cover + evidence.own)

    best = sorted(found, key=rank)[: READ_FOR_WHY if asked.hole in ("why", "how") else READ_AT_MOST]
    trees = read_trees(matcher.grammar, best)
    read = (Signing(asked, matcher, e, tree) for e, tree in zip(best, trees, strict=True) if tree.words)
    telling = (one for one in read if asked.negated or asked.is_of_possible or not one.is_unreal())
    return [offer for signing in telling for offer in _offers_of(shelf, signing)]


def _offers_of(shelf: Shelf, signing: Signing) -> Iterator[Offer]:
    asked, evidence, own = signing.asked, signing.evidence, signing.of_sentence()
    if asked.hole in FIGURES:
        for amount in (*evidence.reading.amounts, *find_bare(evidence, signing.tree)):
            inside = evidence.sentence.covers(amount.span) and not _is_named(evidence, amount)
            told = inside and not is_mere_one(asked, evidence, amount)
            if told and not signing.counts_aside(amount) and signing.is_of_act(amount.number_span.start):
                figure = tell_figure(shelf, evidence, amount, None, 0.0, part=False)
                yield Offer(figure, own | signing.of_amount(amount))
    elif asked.hole in TIMES:
        for timex in evidence.reading.times:
            if not evidence.sentence.covers(timex.span) or (asked.hole == "long") != (timex.type == "DURATION"):
                continue
            if asked.hole == "long":
                length = Given(shelf.words(timex.span), (timex.value,), evidence, 0.0, "event")
                yield Offer(length, own | signing.of_time(timex))
            elif (when := timex.when) is not None and when.days and not _is_idle(signing, timex):
                rules = (f"time of what is told: {when.edtf}",)
                time = Given(date_words(when.edtf, None), (when.start, when.end), evidence, 0.0, "event", rules)
                yield Offer(time, own | signing.of_time(timex))
    else:
        spots = _spots(signing)
        if spots is not None and _names_speaker(asked, evidence):
            yield Offer(_tell_sentence(signing, spots), own)


def _names_speaker(asked: Asked, evidence: Evidence) -> bool:
    """True unless it is asked what somebody said whom neither the sentence nor what stands near it names, by whatever
    word ("the divers of Vik", where officials speak)."""
    head = asked.agent.head if asked.hole == "said" and asked.agent else None
    pairs = zip(asked.content, evidence.worths, strict=True)
    return head is None or next((worth for need, worth in pairs if need.start == head.start), 1.0) >= WIDER


def _is_idle(signing: Signing, timex: Timex) -> bool:
    """True for a time that the question has itself, and for one since or until which something was so."""
    own = signing.asked.when
    named = own is not None and timex.when is not None and timex.when.edtf == own.edtf
    return named or is_bound(signing.evidence, timex.span)


def _is_named(evidence: Evidence, amount: Amount) -> bool:
    """True for a number that is a part of a name ("Two Rivers Review")."""
    at, end = amount.number_span.start, amount.number_span.end
    text = evidence.reading.article.text
    inside = at > evidence.sentence.start and text[at - 1] not in '“"\n'
    return inside and text[at:end].istitle() and text[at:end].isalpha() and text[end : end + 2].strip().istitle()


def _spots(signing: Signing) -> list[int] | None:
    """Where in the article stands what must be told of the sentence; None if it does not say why or how."""
    asked, tree = signing.asked, signing.tree
    if asked.hole not in ("why", "how"):
        return [m.span.start for m in signing.names]
    find = find_reason if asked.hole == "why" else find_means
    said = (word for act in find_acts(tree, asked.stems) if (word := find(tree, act)) is not None)
    word = next(said, None)
    return None if word is None else [signing.first + tree.words[i].start for i in tree.subtree(word)[-1:]]


def _tell_sentence(signing: Signing, spots: list[int]) -> Given:
    """The sentence, or of a long one the stretch with all that is met, and with the one of the spots nearest to it."""
    evidence, tree = signing.evidence, signing.tree
    must = [tree.words[i].start for i in (*signing.met, signing.anchor)]
    whole = len(tree.text[tree.words[0].start :].split()) <= LONGEST_WHOLE
    clause = None if whole else tell_stretch(evidence.sentence, tree, must, spots)
    key = signing.best_name() or past_dateline(tree.text).lower()
    return Given("", (key,), evidence, 0.0, "event", clause=clause)
