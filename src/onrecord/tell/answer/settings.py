"""When and where: the times and places of what the question tells of."""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import Event, Statement, Timex, When
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.evidence import ABOVE, HERE, Evidence, fits_time, is_elsewhere
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.parties import frames_of, is_asked
from onrecord.tell.answer.words import stem, word_stems
from onrecord.tell.dates import date_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean

LEAST_SHARE = 0.8
"""Share of what was asked that the sentence with its surroundings must speak of."""
LEAST_UNNAMED = 0.95
"""The same where the question names nobody and no place."""
MISSING_OF = 4
"""One word of so many may be missing near the sentence."""
LONGEST_DAYS = 62
"""A time longer than two months is no answer to "when" as a rule."""
FROM_STATEMENT = 0.3
NEAR_LETTERS = 45
"""Characters before a time within which the word stands that it dates."""
WIDE = 0.25
"""What a whole country is worth less than a place in it."""
NEAR_PLACE = 90
"""Characters behind an act within which its place stands."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
_LIES = (
    r"(?:,? (?:an?|the) [\w ]{3,30}?| air base| base| camp|,)? ?"
    r"((?:some |about )?(?:[\w-]+ (?:km|kilometres|kilometers|miles) )?(?:\([^)]*\) )?"
    r"(?:(?:just )?(?:north|south|east|west|northwest|northeast|southwest|southeast|outside)(?: of)?|in|near) "
    r"(?:the )?(?:[a-z]+ )?(?:(?:city|province|town|region) of )?[A-Z][\w-]+(?: Province| province)?)"
)
_AT = frozenset({"in", "at", "near", "outside", "on", "inside", "of", "over"})


def is_told(asked: Asked, evidence: Evidence, least: float = LEAST_SHARE) -> bool:
    """True if the sentence tells of the question's act, and every name is met near it."""
    names = all(level >= ABOVE for n, level in zip(asked.needs, evidence.levels, strict=True) if n.is_name)
    here = any(level == HERE for n, level in zip(asked.needs, evidence.levels, strict=True) if n.is_name)
    named = here or all(n.is_place for n in asked.needs if n.is_name)
    if not any(n.is_name for n in asked.needs) and evidence.share < LEAST_UNNAMED:
        return False
    if asked.hole != "where" and is_elsewhere(asked, evidence):
        return False
    words = [level for n, level in zip(asked.needs, evidence.levels, strict=True) if not n.is_name]
    spoken = words.count(0.0) <= len(words) // MISSING_OF
    return evidence.share >= least and names and named and spoken and evidence.level(asked, asked.act) == HERE


def is_turned(asked: Asked, evidence: Evidence) -> bool:
    """True if the sentence tells the act of others: its agent is not the question's subject."""
    stems = asked.act.stems if asked.act else frozenset()
    subject = {n.entity for n in asked.subject if n.entity}
    agents = {
        frame.agent.entity
        for s in evidence.statements
        for frame in frames_of(evidence.reading, s)
        if not stems.isdisjoint(frame.acts) and frame.agent and frame.agent.entity
    }
    return bool(subject and agents and subject.isdisjoint(agents) and _is_active(asked))


def _is_active(asked: Asked) -> bool:
    return asked.text.split(" ", 2)[0 if asked.hole == "yesno" else 1].lower() in ("did", "does", "do", "will", "has")


def find_times(shelf: Shelf, asked: Asked, found: list[Evidence]) -> list[Given]:
    """Every time that answers, the most exact first where scores are even."""
    told = (e for e in found if is_told(asked, e) and not is_turned(asked, e))
    return [given for e in told for given in _times_in(asked, e)]


def _times_in(asked: Asked, evidence: Evidence) -> Iterator[Given]:
    stems = asked.act.stems if asked.act else frozenset()
    for statement in evidence.statements:
        acts = [frame.acts for frame in frames_of(evidence.reading, statement)]
        when = statement.when
        due = getattr(statement.act, "due", None)
        when = due or when
        if when and any(not stems.isdisjoint(a) for a in acts) and _is_answer(asked, evidence, when):
            yield _time(evidence, when, evidence.share + FROM_STATEMENT)
    times = [t for t in evidence.reading.times if t.type in ("DATE", "TIME") and evidence.sentence.covers(t.span)]
    exact = [t for t in times if t.when and _is_answer(asked, evidence, t.when)]
    for timex in exact:
        alone = len({t.when for t in exact}) == 1 and min(evidence.levels) == HERE
        if timex.when and (alone or _stands_by(asked, evidence, timex)):
            yield _time(evidence, timex.when, evidence.share)


def _stands_by(asked: Asked, evidence: Evidence, timex: Timex) -> bool:
    """True if the act, or the last word asked for, stands just before the time."""
    text = evidence.reading.article.text
    before = text[max(evidence.sentence.start, timex.span.start - NEAR_LETTERS) : timex.span.start]
    stems = set(word_stems(re.split(r"[,;:]", before)[-1]))
    words = [n for n in asked.needs if not n.is_name]
    return bool(words) and any(not n.stems.isdisjoint(stems) for n in (asked.act, words[-1]) if n)


def _is_answer(asked: Asked, evidence: Evidence, when: When) -> bool:
    """True if the time is exact enough, is no mere day of the report, and within what was asked."""
    if when.basis == "published" or when.days is None or when.days > LONGEST_DAYS:
        return False
    day = evidence.reading.article.published.day
    if day and when.start and when.end and (when.end < day if asked.is_ahead else when.start > day):
        return False
    return asked.when is None or fits_time(asked, evidence, when)


def _time(evidence: Evidence, when: When, score: float) -> Given:
    days = when.days or 0
    rule = f"time of what is told: {when.edtf}"
    exact = 0.1 if days == 1 else 0.0
    return Given(date_words(when.edtf, None), (when.start, when.end), evidence, score + exact, "event", (rule,))


def find_places(shelf: Shelf, asked: Asked, found: list[Evidence]) -> list[Given]:
    """Every place that answers; whole countries last, and only where a statement gives them."""
    told = (e for e in found if is_told(asked, e) and not is_turned(asked, e))
    given = [g for e in told for g in _places_in(shelf, asked, e)]
    countries = _countries(shelf)
    sure = (g for g in given if g.key[0] not in countries or g.score > g.evidence.share)
    ranked = (replace(g, score=g.score - WIDE) if g.key[0] in countries else g for g in sure)
    return [g for g in ranked if not is_asked(asked, g.words, g.key[0])]


def _countries(shelf: Shelf) -> frozenset[object]:
    """Places that have a people: their names stand as adjectives too ("Iraqi")."""
    return frozenset(m.entity for r in shelf.account.readings for m in r.mentions if m.kind == "NORP")


def _places_in(shelf: Shelf, asked: Asked, evidence: Evidence) -> Iterator[Given]:
    stems = asked.act.stems if asked.act else frozenset()
    for statement in evidence.statements:
        if not fits_time(asked, evidence, statement.when):
            continue
        acts = [frame.acts for frame in frames_of(evidence.reading, statement)]
        place = statement.place
        told = isinstance(statement.act, Event) and any(not stems.isdisjoint(a) for a in acts)
        if told and place and place.span and evidence.sentence.covers(place.span):
            yield _place(shelf, evidence, statement, evidence.share + FROM_STATEMENT)
    if fits_time(asked, evidence, None):
        yield from _standing(asked, evidence) if asked.act else _lying(shelf, asked, evidence)


def _lying(shelf: Shelf, asked: Asked, evidence: Evidence) -> Iterator[Given]:
    """Where a place itself is: what is said of it right behind its name ("Taji, north of Baghdad")."""
    words = shelf.words(evidence.sentence)
    for need in asked.needs:
        for name in need.names:
            found = re.search(rf"\b{re.escape(name)}\b{_LIES}", words)
            if found:
                yield Given(clean(found[1]), (clean(found[1]).lower(),), evidence, evidence.share, "event")


def _place(shelf: Shelf, evidence: Evidence, statement: Statement, score: float) -> Given:
    place = statement.place
    assert place is not None and place.span is not None
    words = clean(shelf.words(place.span))
    return Given(words, (place.entity or words,), evidence, score, "event")


def _standing(asked: Asked, evidence: Evidence) -> Iterator[Given]:
    """Places that stand behind "in", "at" or "near", close behind the act, and are none of a speaker's."""
    text = evidence.reading.article.text
    stems = asked.act.stems if asked.act else frozenset()
    speakers = [span for a in evidence.reading.attributions for span in a.source]
    for mention in evidence.reading.mentions:
        inside = evidence.sentence.covers(mention.span)
        if mention.kind not in PLACES or not inside or any(s.overlaps(mention.span) for s in speakers):
            continue
        before = text[evidence.sentence.start : mention.span.start]
        words = before.split()
        bare = [word.lower() for word in words if word.lower() != "the"]
        link = bare[-1] if bare else ""
        sent = link == "to" and len(words) > 1 and stem(words[-2]) in stems
        close = not stems or not stems.isdisjoint(word_stems(re.split(r"[;:]", before)[-1][-NEAR_PLACE:]))
        if close and (link in _AT or sent):
            told = clean(text[mention.span.start : mention.span.end])
            yield Given(told, (mention.entity or told,), evidence, evidence.share, "event")
