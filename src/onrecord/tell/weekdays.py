"""Whether the day that a bare weekday was read as is sure, from its own clause and from what stands near it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Span, Timex
from onrecord.tell.ahead import (
    is_governed_by_past,
    is_owner,
    is_surely_ahead,
    is_told_now,
    is_told_of_past,
    looks_ahead,
    owns_occasion,
    stays_true,
)
from onrecord.tell.asides import stands_aside
from onrecord.tell.doubtful import OWN_DAY
from onrecord.tell.other_days import DAY_NAME, EVE_OF_A_WEEK, counts_from_beginning
from onrecord.tell.quotations import LONGEST_QUOTED, QUOTED
from onrecord.tell.shelf import Shelf

_BARE = re.compile(
    r"(?:(?:(?:about|around) )?\d[^,]{0,20}? )?(?:(?:early|late) )?(?:on |this )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?",
    re.I,
)
_TOMORROW = re.compile(r"tomorrow\b", re.I)
_CLOSING = re.compile(r"[”\"]|''")
_OPEN = re.compile(r"(?:“|(?:^|(?<=[\s(\[—–-]))(?:\"|''))(?=\S)(?:(?![”“\"]|'').)*$", re.S)
"""A mark that opens a quotation, and none behind it that closes one."""
_LAST_MONTH = re.compile(r"(?:in )?last (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.I)
_MONTH = re.compile(
    r"(?:(?:early|late|mid)[ -])?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)"
)
NEAR_MONTHS = 92
"""Days behind a report within which a month called the last of its name may be that of the year before."""
SEVERAL = 2
"""Dates behind its own from which a report was written on after its day: one may be a slip or a plan."""
LATELY = 1
"""Days back to which a day is counted in a line: of 1,054 that were read two were of another day, of some 120 farther
back six, of some 25 weekdays to come three, of 470 weeks, months and years eight."""
NEARER_PAST = 1
"""Days back beyond which a past tense must show that a weekday is past. Of thirty that were read as five days back
seven lay ahead, all of them in clauses without one, or of a speech or journey to come ("to promise more at Thursday's
summit", of a Sunday); of 356 two or three days back 25 stand in none."""
NEARER_AHEAD = 3
"""Days ahead beyond which the last weekday of the name is nearer: of fifty that were read as four to six days ahead
fifteen were past, none of them where the clause says that something will be or is set."""
OLD_LEAD = 3
"""Days before its report of a first sentence that is no news where the report tells of its own day; with two,
reports of Sunday lost their news of Friday."""
OPENING = 2
"""Sentences that open a report with its newest news."""
WEEK = timedelta(days=7)
LATER = timedelta(days=14)
"""Days behind its own within which a date that a report names shows that it was written over."""
_EXPECTED = re.compile(
    r"\b(?:will|would|shall|to|set|due|until|till|by|before|through|schedul\w*|plan\w*|expect\w*|expir\w*|deadline|next"
    r"|upcoming|coming|begins?|starts?|opens?|ends?|effective|from)\b",
    re.I,
)
"""Words of a sentence in which a date may lie ahead."""


@dataclass(frozen=True, slots=True)
class Dating:
    """How a line tells its times: without the `year` of its brief, and counted from the day of its report all of them
    (`is_far`) or only days near that day, where the others stay as the report has them."""

    year: int | None = None
    is_far: bool = True


FULLY = Dating()
"""Each time that can be counted, with its year."""


def sure_times(shelf: Shelf, sentence: Span, dating: Dating = FULLY) -> list[Timex]:
    """The times of the sentence that can be counted from a known day, but for weekdays that may be of another week, and
    months that may be of another year.

    In a report of no known day only stated times can.
    """
    published = shelf.article(sentence.article_id).published.day
    times = list(shelf.times_in(sentence))
    if published is None:
        return [time for time in times if time.when and time.when.basis == "stated"]
    if closes := _end_of_open_quotation(shelf, sentence):
        times = [time for time in times if time.span.start >= closes or (time.when and time.when.basis == "stated")]
    times = [time for time in times if dating.is_far or _is_near(time, shelf.words(time.span), published)]
    times = [time for time in times if not _is_of_another_year(shelf, time, published)]
    return [time for time in times if not is_of_another_week(shelf, sentence, time, published)]


def _is_near(time: Timex, words: str, published: date) -> bool:
    """True for a time that no count can miss: one that is stated, a day by its number and month, the day of the report,
    or the one before or behind it; a weekday that was read as to come may be over."""
    when = time.when
    if when is None or when.start is None or when.basis != "relative" or OWN_DAY.search(words):
        return True
    back = (published - when.start).days
    return when.days == 1 and (0 <= back <= LATELY or (back == -1 and _TOMORROW.match(words) is not None))


def misleads_who_counts(shelf: Shelf, sentence: Span) -> bool:
    """True if who counts a time of the sentence from the day of its report may come to another than is meant.

    So it is with "earlier this month" on the first of a month, and with what is told as past on a weekday whose name is
    that of the day after the report: its page may have been amended on that day. Of sixteen such that were read fifteen
    were of the week after.
    """
    published = shelf.article(sentence.article_id).published.day
    for time in shelf.times_in(sentence) if published else ():
        surface, day = shelf.words(time.span), time.when.start if time.when and time.when.basis == "relative" else None
        if published is None or day is None:
            continue
        is_eve = (published - day).days == EVE_OF_A_WEEK and _BARE.fullmatch(surface) is not None
        is_amended = is_eve and is_told_of_past(*words_beside(shelf, sentence, time))
        if is_amended or counts_from_beginning(surface, published):
            return True
    return False


def _end_of_open_quotation(shelf: Shelf, sentence: Span) -> int | None:
    """Where in the text a quotation closes that a sentence above opened; None if the sentence begins in none."""
    paragraph = shelf.paragraph_at(sentence)
    above = shelf.article(sentence.article_id).text[paragraph.start : sentence.start] if paragraph else ""
    if _OPEN.search(above[-LONGEST_QUOTED:]) is None:
        return None
    closing = _CLOSING.search(shelf.words(sentence))
    return sentence.start + closing.end() if closing else sentence.end


def _is_of_another_year(shelf: Shelf, time: Timex, published: date) -> bool:
    """True for "last July" in August, which may be of the year before, and for a month without its year that has begun:
    of 35 that were read three were of another year, which the story told before, and a line reads as well without."""
    if time.when is None or time.when.basis != "relative" or time.when.start is None or time.when.end is None:
        return False
    surface = shelf.words(time.span)
    if _LAST_MONTH.match(surface):
        return (published - time.when.end).days <= NEAR_MONTHS
    return _MONTH.fullmatch(surface) is not None and time.when.start <= published


def is_of_another_week(shelf: Shelf, sentence: Span, time: Timex, published: date) -> bool:
    """True if the time is a bare weekday that may be of the week before or after the one it was read as.

    So is one read as past whose clause looks ahead; one that is nearer ahead than behind and stands in no past tense;
    one read as to come behind a past tense, or by who spoke on a day since which there was such a weekday; the report's
    own in the present tense; the old one of a report's first sentences where it tells of its own further down; one
    counted from another day of the story than the report's; one that owns what the report expects on another day of
    that name; and each in a report that tells of a later date.
    """
    day = time.when.start if time.when and time.when.basis == "relative" and time.when.days == 1 else None
    if day is None or not _BARE.fullmatch(shelf.words(time.span)):
        return False
    if abs(day - published) > WEEK or _is_written_later(shelf, sentence, published):
        return True
    before, after = words_beside(shelf, sentence, time)
    if day == published:
        return is_told_now(before, after) and not stays_true(before, after)
    if day > published:
        if (day - published).days > NEARER_AHEAD and not is_surely_ahead(before, after):
            return True
        return is_governed_by_past(before) or _was_spoken_before(shelf, sentence, day - WEEK, published)
    if looks_ahead(before, after) or (is_owner(after) and _is_awaited(shelf, sentence, time, published)):
        return True
    back = (published - day).days
    if back > NEARER_PAST and (owns_occasion(after) or not is_told_of_past(before, after)):
        return True
    return _is_old_lead(shelf, sentence, time, day, published)


def _is_written_later(shelf: Shelf, sentence: Span, published: date) -> bool:
    """True if the report names a full date some days behind its own, and nothing that is to come on it: its text was
    written over after the day that it bears ("in a letter of 21 September 2030", on the 20th)."""
    return any(day <= published + LATER for day in _later_days(shelf, sentence, published))


def is_written_on(shelf: Shelf, sentence: Span, published: date) -> bool:
    """True if the report names several full dates behind its own, and nothing that is to come on them: a gallery or a
    chronology that was written on for months, of which no undated line is of the report's day."""
    return len(set(_later_days(shelf, sentence, published))) >= SEVERAL


def _later_days(shelf: Shelf, sentence: Span, published: date) -> Iterator[date]:
    """The days behind its own that the report gives with their year, and expects nothing on."""
    for time in shelf.reading(sentence).times:
        start = time.when.start if time.when and time.when.basis == "stated" and time.when.days == 1 else None
        if start is None or start <= published or str(start.year) not in shelf.words(time.span):
            continue
        if not _EXPECTED.search(shelf.words(shelf.sentence_at(time.span))):
            yield start


def _is_awaited(shelf: Shelf, sentence: Span, time: Timex, published: date) -> bool:
    """True if the report tells elsewhere what is to come on a day of that name: "Thursday's hearing" may be that."""
    name = DAY_NAME.search(shelf.words(time.span))
    ahead = (t for t in shelf.reading(sentence).times if t.when and t.when.start and t.when.start > published)
    return name is not None and any(name[0].lower() in shelf.words(t.span).lower() for t in ahead)


def words_beside(shelf: Shelf, sentence: Span, time: Timex) -> tuple[str, str]:
    """The words of the sentence before the time and behind it, those in quotation marks blotted out."""
    words = QUOTED.sub(lambda quoted: "”" * len(quoted.group()), shelf.words(sentence))
    return words[: max(0, time.span.start - sentence.start)], words[max(0, time.span.end - sentence.start) :]


def _was_spoken_before(shelf: Shelf, sentence: Span, other: date, published: date) -> bool:
    """True if the sentence gives a past day since which the other day of that name came, no later than its report."""
    days = (t.when.start for t in shelf.times_in(sentence) if t.when and t.when.days == 1)
    return any(day and day < other <= published for day in days)


def _is_old_lead(shelf: Shelf, sentence: Span, time: Timex, day: date, published: date) -> bool:
    """True if the first words of a report are news of a day some days before it, and further down it tells of its
    own: a page that was amended after its day counts from that on which it was."""
    reading, begin = shelf.reading(sentence), sentence.start
    if shelf.sentence_at(sentence) not in reading.sentences[:OPENING] or (published - day).days < OLD_LEAD:
        return False
    if stands_aside(shelf.words(sentence), time.span.start - begin, time.span.end - begin):
        return False
    behind = (t for t in reading.times if t.span.start >= sentence.end and _BARE.fullmatch(shelf.words(t.span)))
    return any(t.when and t.when.start == published for t in behind)
