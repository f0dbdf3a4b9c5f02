"""Which days the reports speak of: each with the sentences that name it, and how much it weighs, in words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import log1p

from onrecord.model import TOLD_STATUSES, Event, Reading, Span, Timex
from onrecord.tell.asides import stands_aside
from onrecord.tell.chronologies import find_rows
from onrecord.tell.doubtful import OWN_DAY, is_doubtful, is_stamp
from onrecord.tell.fresh import tells_fresh_news
from onrecord.tell.rank import WEIGHT_OF_STATUS, WEIGHT_OF_TYPE
from onrecord.tell.telling import Telling
from onrecord.tell.turns import speaks_of_turn, tells_turn

LONGEST_DATE = 31
"""Days: a date coarser than a month is no date of a timeline."""
LONGEST_RUN = 4
"""Days of a happening that is told of its first day ("the vote of March 9 and 10"); what lasts longer is of no day."""
PUBLISHED_SHARE, PUBLISHED_SHARE_OF_PERSON = 0.5, 0.25
"""What a report of the day counts beside a report that names it: the own news of an event's reports is counted so, that
of a person's by what they open with. Of 0, 0.25, 0.35 and 0.5 these two find most days."""
NEXT_SHARE = 0.25
"""What a report of the next day counts: news of a day is often printed then, half as surely. Of 0, 0.25 and 0.5 the
one in the middle finds more days of the gold timelines, and fewer in no half."""
MONTHS_SHARE, MONTHS_SHARE_OF_PERSON = 1.0, 0.5
"""What a further month in which the day is named counts beside a further report. Of 0.5, 0.75, 1 and 1.25 the last two
find most days of events, 0.5 finds most of persons."""
EVENT_BONUS = 0.5
"""How much more a sentence is worth that tells a deed or talks of that day than one that only names the day."""
OPENING = 5
"""Sentences that open a report: agencies tell the news in them, and go on to its background."""
LEDE = 1
"""Sentences of a report that are told of its own day where they give none. Of 1, 2, 3 and 5 the first tells most of
both sets of gold timelines, and further on reports tell what led to their news."""
LISTED_SHARE = 1.0
"""What a chronology counts beside a report: its rows are days that a journalist chose (our judgement)."""
SUBJECT_BONUS = 2.0
"""How much more a sentence is worth whose first words name what was asked: it is told of that, and not in passing."""
AHEAD_SHARE = 0.5
"""What a sentence is worth that looks ahead: a timeline tells what happened, and not that it was to happen."""
ASIDE_SHARE = 0.25
"""What a sentence is worth that names the day beside what it tells. Of 0, 0.25, 0.5 and 1, the two in the middle tell
most of both sets of gold timelines; the lower one keeps more of what is wrong out."""
TURNS_SHARE = 0.5
"""What a report that speaks of a turn in a person's life or office counts beside one that only names the day. From 0.4
to 0.75 the days found are the same but for one."""
OPENED_SHARE = 0.5
"""What a report that opens with a day of a person counts beside one that tells of a turn. Of 0, 0.5 and 1 the last two
find more days of persons, 0.5 at no cost to any half; of events they find fewer."""
HEADED_SHARE = 0.6
"""What it adds that a report of a person opens with a turn done on that day, and names the person first. From 0.6 to 1
all find most days of persons, 0.6 fewer in no half."""
RECALLED_SHARE = 0.4
"""What it adds that a report names a day of an event when it is old news. Of 0, 0.1, 0.25, 0.4 and 0.5, 0.25 and 0.4
find most days of events; of persons the months say as much."""
OLD_NEWS = 4
"""Days after which a day is old news: a weekend is then over."""
_AHEAD = re.compile(
    r"\b(?:will|would|shall|likely|expect\w*|due to|scheduled|set to|is to|are to|may|might|could|should)\b|['’]ll\b"
)
"""Words of a sentence that looks ahead; with a capital, "May" is a month."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence on a day as past or present, and what it is worth: how much of the subject it tells.

    One that does not name the day (`named` is false) opens a report of that day and tells its news without a day.
    """

    sentence: Span
    worth: float
    named: bool = True
    aside: bool = False
    """Whether the day dates only something that the sentence tells beside its news."""


@dataclass(slots=True)
class Day:
    """A day (or month) in EDTF: the articles that name it with how much of the subject they tell of it.

    `listed` are those that hold it in a chronology. Of a person, `turns` are those that speak of a turn of that day,
    `opened` those that open with the day, `headed` those that open with such a turn, done, of whom they name first. Of
    an event, `beyond` are those that name it beyond their own news, which their first sentence tells whatever it is;
    `awaited` those that only look ahead to the day and so are none of `articles` (an election awaited is news of a
    person; a happening is news when it has happened), `recalled` those that name it as old news.
    `openings` are the sentences that open the reports of the day and of the next: what its news was.
    """

    edtf: str
    of_person: bool
    articles: dict[str, float] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)
    months: set[str] = field(default_factory=set)
    published: int = 0
    published_next: int = 0
    listed: dict[str, float] = field(default_factory=dict)
    beyond: dict[str, float] = field(default_factory=dict)
    turns: dict[str, float] = field(default_factory=dict)
    opened: dict[str, float] = field(default_factory=dict)
    headed: dict[str, float] = field(default_factory=dict)
    awaited: dict[str, float] = field(default_factory=dict)
    recalled: dict[str, float] = field(default_factory=dict)
    namings: list[Naming] = field(default_factory=list)
    openings: list[Span] = field(default_factory=list)

    @property
    def is_day(self) -> bool:
        """True for a day, false for a month or a week."""
        return len(self.edtf) == len("2020-01-01")

    @property
    def weight(self) -> float:
        """How much is told of the day, how long it is still spoken of, and how much was published on it and the next.

        Logarithms, because ten reports of a day are not ten times the news.
        """
        named = self.articles if self.of_person else self.beyond
        counted = (
            (1.0, sum(named.values())),
            (MONTHS_SHARE_OF_PERSON if self.of_person else MONTHS_SHARE, len(self.months)),
            (PUBLISHED_SHARE_OF_PERSON if self.of_person else PUBLISHED_SHARE, self.published),
            (NEXT_SHARE, self.published_next),
            (LISTED_SHARE, sum(self.listed.values())),
            (TURNS_SHARE, sum(self.turns.values()) + OPENED_SHARE * sum(self.opened.values())),
            (HEADED_SHARE, sum(self.headed.values())),
            (RECALLED_SHARE, sum(self.recalled.values())),
        )
        return sum(share * log1p(count) for share, count in counted)

    @property
    def why(self) -> str:
        """The reasons for the weight, in words."""
        named, months = len(self.articles), len(self.months)
        parts = [f"named by {named} article{'s'[: named != 1]}"] if named else []
        if len(self.outlets) > 1:
            parts[0] += f" of {len(self.outlets)} outlets"
        if months > 1:
            parts.append(f"in {months} different months")
        if self.published:
            parts.append(f"{self.published} published on that day")
        if self.published_next:
            parts.append(f"{self.published_next} published on the next day")
        if self.listed:
            parts.append(f"a row of {len(self.listed)} chronolog{'y' if len(self.listed) == 1 else 'ies'}")
        if self.turns:
            parts.append(f"a turn of a life or an office in {len(self.turns)}")
        if self.opened:
            parts.append(f"in the opening of {len(self.opened)}")
        if self.recalled:
            parts.append(f"as old news in {len(self.recalled)}")
        if self.awaited:
            parts.append(f"awaited in {len(self.awaited)}")
        return ", ".join(parts)


def gather_days(telling: Telling) -> dict[str, Day]:
    """The days and months that the articles name, by EDTF; copies count with what they copy.

    A day that a person corrected in a sentence is the corrected one. What opens a report of a named day, and gives no
    day, is a candidate too.
    """
    days: dict[str, Day] = {}
    reported: dict[str, list[Reading]] = defaultdict(list)
    next_day: dict[str, list[Reading]] = defaultdict(list)
    of_person = telling.is_of_person
    for reading in telling.shelf.account.readings:
        if reading.article.id in telling.shelf.copy_of:
            continue
        _count_reading(telling, reading, days, of_person)
        if published := reading.article.published.day:
            reported[published.isoformat()].append(reading)
            next_day[_eve(published)].append(reading)
    for edtf, day in days.items():
        _add_reports(telling, day, reported[edtf], next_day[edtf])
    return days


def _count_reading(telling: Telling, reading: Reading, days: dict[str, Day], of_person: bool) -> None:
    """Count the days that one report names; those that it only bears as a page, and those in doubt, are left out."""
    rows = find_rows(reading)
    corrected = {(m.sentence, m.was): m.value for m in telling.shelf.account.marks if m.field == "when"}
    for timex, read in _dated_times(reading):
        sentence = telling.shelf.sentence_at(timex.span)
        edtf = corrected.get((sentence, read))
        if edtf is None and timex.span not in rows and _is_unsure(telling, sentence, timex):
            continue
        day = days.setdefault(edtf or read, Day(edtf or read, of_person))
        _count(telling, day, sentence, timex, of_person)
        if timex.span in rows and (relevance := telling.relevance(sentence)):
            _raise(day.listed, reading.article.id, relevance)


def _is_unsure(telling: Telling, sentence: Span, timex: Timex) -> bool:
    """True if the time does not surely name the day that it was read as, or names that of the page."""
    start, end = timex.span.start - sentence.start, timex.span.end - sentence.start
    words, published = telling.shelf.words(sentence), telling.shelf.article(sentence.article_id).published.day
    given = {t.when.start for t in telling.shelf.times_in(sentence) if t.when and t.when.days == 1}
    is_page = is_stamp(words, start, end, timex, published, is_one_of=len(given) > 1)
    return is_page or is_doubtful(words, start, end, timex, published)


def _add_reports(telling: Telling, day: Day, same: Sequence[Reading], following: Sequence[Reading]) -> None:
    """Add what the reports of the day open with, and those of the next."""
    day.published, day.published_next = len(same), len(following)
    day.openings = [sentence for reading in (*same, *following) for sentence in reading.sentences[:OPENING]]
    undated = (sentence for reading in same for sentence in _undated_openings(telling, reading))
    day.namings += (_weigh(telling, sentence, day.edtf, named=False) for sentence in undated)


def _eve(day: date) -> str:
    return date.fromordinal(max(1, day.toordinal() - 1)).isoformat()


def _count(telling: Telling, day: Day, sentence: Span, timex: Timex, of_person: bool) -> None:
    """Count what the article tells of the day; its sentence is a candidate if the day is not ahead of it."""
    article = telling.shelf.article(sentence.article_id)
    relevance = telling.relevance(sentence)
    if relevance == 0:
        return
    published = article.published.day
    start = timex.when.start if timex.when else None
    is_past = start is not None and (published is None or start <= published)
    if not is_past and not of_person:
        _raise(day.awaited, article.id, relevance)
        return
    _raise(day.articles, article.id, relevance)
    if of_person:
        _count_turn(telling, day, sentence, relevance)
    else:
        is_old = published is not None and start is not None and (published - start).days >= OLD_NEWS
        _count_event(telling, day, sentence, relevance, is_old=is_old)
    if published:
        day.months.add(published.isoformat()[:7])
    if article.outlet:
        day.outlets.add(article.outlet)
    if is_past and all(n.sentence != sentence for n in day.namings[-1:]):
        at = timex.span.start - sentence.start, timex.span.end - sentence.start
        naming = _weigh(telling, sentence, day.edtf, named=True)
        is_aside = stands_aside(telling.shelf.words(sentence), *at)
        day.namings.append(replace(naming, worth=naming.worth * ASIDE_SHARE, aside=True) if is_aside else naming)


def _count_event(telling: Telling, day: Day, sentence: Span, relevance: float, *, is_old: bool) -> None:
    """Count whether the report names the day beyond its own news, and as old news."""
    if is_old or sentence.start > telling.shelf.reading(sentence).sentences[0].start:
        _raise(day.beyond, sentence.article_id, relevance)
    if is_old:
        _raise(day.recalled, sentence.article_id, relevance)


def _count_turn(telling: Telling, day: Day, sentence: Span, relevance: float) -> None:
    """Count whether the sentence speaks of a turn of the person's on that day, and opens its report."""
    words = telling.shelf.words(sentence)
    if speaks_of_turn(words):
        _raise(day.turns, sentence.article_id, relevance)
    if sentence in telling.shelf.reading(sentence).sentences[:OPENING]:
        _raise(day.opened, sentence.article_id, relevance)
        if (lead := telling.leads_with_subject(sentence)) and tells_turn(words):
            _raise(day.headed, sentence.article_id, lead)


def _raise(counted: dict[str, float], article_id: str, relevance: float) -> None:
    counted[article_id] = max(counted.get(article_id, 0.0), relevance)


def _weigh(telling: Telling, sentence: Span, edtf: str, *, named: bool) -> Naming:
    """The sentence with what it is worth: on the subject, of a deed, of the news, told as done."""
    worth = telling.relevance(sentence) * (1 + EVENT_BONUS * _told_deed(telling, sentence, edtf if named else None))
    worth *= 1 + SUBJECT_BONUS * telling.leads_with_subject(sentence)
    if _AHEAD.search(telling.shelf.words(sentence)):
        worth *= AHEAD_SHARE
    return Naming(sentence, worth, named)


def _undated_openings(telling: Telling, reading: Reading) -> Iterator[Span]:
    """Sentences that open the report, on the subject, and tell its news without a day: it is of the report's own."""
    for sentence in reading.sentences[:LEDE]:
        dated = any(t.when and t.when.basis != "published" and t.when.days for t in telling.shelf.times_in(sentence))
        if dated or telling.relevance(sentence) == 0:
            continue
        if _told_deed(telling, sentence, None) or tells_fresh_news(telling.shelf.words(sentence)):
            yield sentence


def _told_deed(telling: Telling, sentence: Span, edtf: str | None) -> float:
    """The weight of the gravest happening of that day (None: of any) in the sentence, 0 to 1; 0 if it tells none."""
    found = (
        WEIGHT_OF_TYPE[s.act.type] * WEIGHT_OF_STATUS[s.act.status] * s.score
        for s in telling.shelf.statements_in(sentence)
        if isinstance(s.act, Event)
        and s.act.status in TOLD_STATUSES
        and (edtf is None or (s.when and s.when.edtf == edtf))
    )
    return max(found, default=0.0)


def _dated_times(reading: Reading) -> Iterator[tuple[Timex, str]]:
    """The time expressions that name a day or month, with its EDTF; those counted from a guessed day are left out.

    A run of days is named by the one that stands first ("March 9" in "March 9 and 10").
    """
    known = reading.article.published.day is not None
    for timex in reading.times:
        when = timex.when
        if when is None or when.basis == "published" or timex.type not in ("DATE", "TIME") or not when.days:
            continue
        says_year = str(when.start.year if when.start else "") in (timex.span.words(reading.article.text) or "")
        if (known or says_year) and when.start and when.end and when.days <= LONGEST_DATE:
            starts_run = when.days <= LONGEST_RUN and OWN_DAY.search(timex.span.words(reading.article.text) or "")
            edtf = when.start.isoformat() if when.days == 1 or starts_run else when.edtf
            if when.days == 1 or starts_run or _is_month(edtf, when.start):
                yield timex, edtf


def _is_month(edtf: str, start: date) -> bool:
    return edtf == start.isoformat()[:7]
