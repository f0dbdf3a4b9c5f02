"""Nexts told without "will": "the senate votes on Friday", "Sunday's runoff", "a day before the envoy visits Oslo".

The present tense, "could", "must" and a bare noun tell what is to come only with a time after the article's day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice, takewhile

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.model import Timex, When
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import children, first_child
from onrecord.parse.promises.binders import is_quoted
from onrecord.parse.promises.cues import words
from onrecord.parse.promises.deeds import Coming, is_conditional, is_deed
from onrecord.parse.promises.tree import auxiliaries, clause_span
from onrecord.parse.times import when_of
from onrecord.parse.times.attach import governor_at

PRESENT = frozenset({"VBZ", "VBP"})
POSSIBLE = frozenset({"could", "may", "might"})
CONTINGENT = frozenset({"if", "unless", "after", "until", "once", "whether"})
"""Words of a clause that something else waits for."""
SHORTLY = frozenset({"day", "days", "week", "weeks", "hour", "hours", "month", "months", "just", "shortly", "soon"})
"""Words before "before" that say how long is left until what is arranged."""
ARRANGED_SCORE = 0.6
"""The present tense with a day ahead, or a happening with a day ahead."""
POSSIBLE_SCORE = 0.45
"""What could or must be done by a day ahead."""
MONTH_DAYS = 28
LONGEST_DAYS = 400
"""A time longer than a year says no day to look forward to."""


def find_dated(draft: Draft, sentence: DocSpan, places: list[Token]) -> Iterator[Coming]:
    """What one sentence tells as arranged for a time ahead; `places` are its verbs and nouns of deeds, in order."""
    ahead = [timex for timex in _times_in(draft, sentence) if _ahead(draft, timex.when)]
    readers = [_arranged, _possible] if ahead else []
    if draft.text.find("before", sentence.start_char, sentence.end_char) >= 0:
        readers.append(_shortly_before)
    for token in places if readers else ():
        if token.pos_ in ("VERB", "AUX") and not is_quoted(draft.text, token.idx):
            found = next(filter(None, (read(draft, token) for read in readers)), None)
            if found is not None:
                yield found
    yield from _happenings(draft, ahead, places)


def _times_in(draft: Draft, sentence: DocSpan) -> Iterator[Timex]:
    begin = bisect_left(draft.times, sentence.start_char, key=lambda t: t.span.start)
    return takewhile(lambda t: t.span.start < sentence.end_char, islice(draft.times, begin, None))


def _ahead(draft: Draft, when: When | None) -> bool:
    """True for a time that begins after the article's day, or runs on from it ("within six months"); not for years."""
    if when is None or when.start is None or when.end is None or draft.anchor is None:
        return False
    begun = when.start > draft.anchor or (when.basis == "relative" and when.start == draft.anchor)
    return begun and when.end > draft.anchor and (when.end - when.start).days < LONGEST_DAYS


def _time_ahead(draft: Draft, verb: Token) -> Token | None:
    """The word that has the time ahead of the verb: itself, what is done it for, or the day that "when" hangs on."""
    aims = [c for c in children(verb, "advcl", "xcomp") if "to" in auxiliaries(c)]
    for word in (verb, *aims):
        if _ahead(draft, when_of(draft, word)):
            return word
    if verb.dep_ != "relcl" or not any(c.lower_ == "when" for c in verb.children):
        return None
    day = verb.head
    after = bisect_right(draft.times, day.idx, key=lambda t: t.span.start)
    named = draft.times[after - 1] if after else None
    told = named is not None and named.span.end > day.idx and _ahead(draft, named.when)
    return day if told else None


def _arranged(draft: Draft, verb: Token) -> Coming | None:
    """ "The senate votes on Friday", "the envoy is flying to Oslo on Monday", "the law is up for a vote in June"."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    going_on = verb.tag_ == "VBG" and len(helpers) == 1 and helpers[0].lemma_ == "be" and helpers[0].tag_ in PRESENT
    present = verb.tag_ in PRESENT and not helpers
    put = verb.tag_ == "VBN" and [h.tag_ for h in helpers if h.dep_ == "auxpass"] and helpers[0].tag_ in PRESENT
    if put and not any(c.lower_ == "for" for c in children(verb, "prep")):
        return None
    if not put and not ((present or going_on) and _is_arranging(verb)):
        return None
    return _told(draft, verb, ARRANGED_SCORE, "next:arranged")


def _is_arranging(verb: Token) -> bool:
    """True for what is put in a calendar, what begins then ("takes effect"), and "the runoff is in June"."""
    lemma = verb.lemma_.lower()
    subject = first_child(verb, "nsubj")
    if lemma == "be":
        return subject is not None and subject.lemma_.lower() in words("deed")
    direct = first_child(verb, "dobj")
    begun = lemma in ("take", "go") and direct is not None and direct.lower_ in ("effect", "place", "office")
    return begun or lemma in words("scheduled") or lemma in words("motion")


def _possible(draft: Draft, verb: Token) -> Coming | None:
    """ "The firm could sign in March", "the king must decide by Friday", "firms have to leave within a month"."""
    helpers = auxiliaries(verb)
    bound = "must" in helpers or (verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "need") and "to" in helpers)
    if "have" in helpers or not (bound or helpers & POSSIBLE):
        return None
    head = verb.head if verb.dep_ == "xcomp" else verb
    subject = first_child(head, "nsubj", "nsubjpass")
    return _told(draft, verb, POSSIBLE_SCORE, "next:possible", head) if is_deed(draft, verb, subject) else None


def _told(draft: Draft, verb: Token, score: float, rule: str, head: Token | None = None) -> Coming | None:
    head = head or verb
    day = _time_ahead(draft, verb)
    if day is None or is_conditional(verb) or first_child(head, "nsubj", "nsubjpass") is None:
        return None
    if any(c.lower_ in CONTINGENT for c in children(head, "mark", "advmod")):
        return None
    follows = head.dep_ == "relcl" and day.i != head.head.i
    start = head.head.left_edge if follows else None
    return Coming(verb, clause_span(draft, head, start), None, score, rule, day)


def _shortly_before(draft: Draft, verb: Token) -> Coming | None:
    """ "Two days before the envoy visits Oslo": the present tense after "before" tells what is arranged."""
    mark = next((c for c in children(verb, "mark") if c.lower_ == "before"), None)
    if mark is None or verb.tag_ not in PRESENT or not _is_arranging(verb) or mark.i == 0:
        return None
    if mark.nbor(-1).lower_ not in SHORTLY:
        return None
    return Coming(verb, clause_span(draft, verb, mark.nbor(1)), None, ARRANGED_SCORE, "next:before")


def _planned_noun(noun: Token) -> bool:
    """True for "a planned conference in Oslo", unless it is called off."""
    return any(c.dep_ == "amod" and c.lower_ == "planned" for c in noun.lefts) and not any(
        above.lemma_.lower() in words("stopping") for above in (noun.head, noun.head.head)
    )


def _happenings(draft: Draft, ahead: list[Timex], places: list[Token]) -> Iterator[Coming]:
    """ "Sunday's runoff", "talks in Oslo next week", "a planned conference": a happening with a time of its own."""
    for token in places:
        if token.pos_ == "NOUN" and token.lemma_.lower() in words("deed") and _planned_noun(token):
            yield Coming(token, clause_span(draft, token), None, POSSIBLE_SCORE, "next:planned noun")
    for timex in ahead:
        noun = governor_at(draft, timex.span)
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in words("deed") and not _was_past(draft, noun, timex):
            yield Coming(noun, clause_span(draft, noun), None, ARRANGED_SCORE, "next:happening")


def _was_past(draft: Draft, noun: Token, timex: Timex) -> bool:
    """True for "announced it in an August speech": a bare month in a sentence of the past is mostly the last one."""
    if timex.when is None or timex.when.basis == "relative" or (timex.when.days or 0) < MONTH_DAYS:
        return False
    above = next((word for word in noun.ancestors if word.pos_ in ("VERB", "AUX")), noun)
    return above.tag_ == "VBD"
