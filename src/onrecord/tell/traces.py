"""What a line is known by among others of its page: who it tells of, of which day, its own words and its figures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.model import Line, Span
from onrecord.tell.referents import load_words
from onrecord.tell.repeats import DEED_KINDS, is_of_two, own_words, report_day
from onrecord.tell.shelf import Shelf, content_words

STEM = 5
"""Letters by which two forms of a word are known as one ("missile", "missiles")."""
A_WEEK = 7
"""Days before its report of which a line may tell as of its own day."""
OF_ONE_DAY, OF_ONE_ACTOR = 2, 3
"""Words, beside names, what was asked and what any report holds, that two lines share which tell one deed of an actor:
of a day that both give, or of two days at most. Of 14 such pairs among 1,734 lines that were read 11 were repeats, one
was of two fit lines (with the common words 17 of 29, and four)."""
FIGURE_DAYS, WITH_FIGURE = 3, 2
"""Days between the reports of two lines that give one figure, and the words they share beside it, from which they tell
one thing: of seven such pairs four were called repeats."""
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_FIGURE = re.compile(r"\d[\d,.]*\d")
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\b|\b[A-Z][a-z]{2,8}\.? \d{1,2}\b|\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b"
)
"""What is no figure: days, years and hours."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Of a line: the actor that its sentence names first, the days it tells of (that of its report, if it `gives` none
    of that week), its words but the commonest (in small letters, cut to their stems), those of its names, its figures,
    and whether it tells a deed in the report's own voice."""

    who: str | None = None
    is_person: bool = False
    days: frozenset[date] = frozenset()
    gives_day: bool = False
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    is_deed: bool = False


def trace_line(shelf: Shelf, line: Line, asked: frozenset[str]) -> Trace:
    """What the line is known by; the words that were `asked` are none of its own. What sets two reports side by side
    is known by nothing."""
    if is_of_two(line):
        return Trace()
    sentence = shelf.sentence_at(line.cites[0].span)
    words, mentions = shelf.words(sentence), sorted(shelf.mentions_in(sentence), key=lambda m: m.span.start)
    first = next((m for m in mentions if m.kind in _ACTORS), None)
    published = report_day(shelf, line)
    given = _given_days(shelf, sentence, published)
    return Trace(
        who=first.entity if first else None,
        is_person=first is not None and first.kind == "PERSON",
        days=given or frozenset({published} if published else ()),
        gives_day=bool(given),
        words=_stems(own_words(content_words(words), asked)) - _common_stems(),
        names=_stems(word for m in mentions for word in content_words(m.name or "")),
        figures=frozenset(_FIGURE.findall(_DATE.sub(" ", words))),
        is_deed=line.kind in DEED_KINDS,
    )


def tells_one_thing(one: Trace, other: Trace) -> bool:
    """True if both tell one deed of an actor, or what one figure counts."""
    shared = len((one.words & other.words) - one.names - other.names)
    if one.figures & other.figures and shared >= WITH_FIGURE and _are_near(one, other, FIGURE_DAYS):
        return True
    if one.who is None or one.who != other.who:
        return False
    if one.gives_day and other.gives_day:
        return bool(one.days & other.days) and shared >= OF_ONE_DAY
    is_deed = one.is_person or (one.is_deed and other.is_deed)
    return is_deed and shared >= OF_ONE_ACTOR and _are_near(one, other, 1)


def _given_days(shelf: Shelf, sentence: Span, published: date | None) -> frozenset[date]:
    """The days that the sentence gives, of the week up to its report."""
    if published is None:
        return frozenset()
    times = (time.when for time in shelf.times_in(sentence))
    days = (when.start for when in times if when and when.start and when.days == 1)
    return frozenset(day for day in days if timedelta(0) <= published - day <= timedelta(A_WEEK))


def _are_near(one: Trace, other: Trace, reach: int) -> bool:
    return any(abs((left - right).days) <= reach for left in one.days for right in other.days)


@cache
def _common_stems() -> frozenset[str]:
    """The stems that stand in three reports of ten whatever they tell of, counted in 750 of three years."""
    return load_words("common_stems.txt")


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words if not word.isdigit())
