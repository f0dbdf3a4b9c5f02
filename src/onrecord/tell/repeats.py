"""Whether two lines of a brief tell one thing: by their words, or by the day, figure or deed that both give."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.model import Event, Line, LineKind
from onrecord.tell.shelf import Shelf, content_words
from onrecord.text.about import STOP_WORDS

SAME_WORDS = 0.6
"""Share of content words (Jaccard) from which two lines tell one thing (two rewrites of one wire sentence)."""
SAID_AGAIN = 0.55
"""The same for lines of a brief, which are read one after another."""
HELD_WORDS = 0.8
"""Share of the shorter line's words from which a longer one says it again with more besides."""
LEAST_HELD = 10
"""Words that a line must have for that: the few words of a figure are in many sentences."""
SAME_DEED = 0.33
"""The same share for two lines that give one day or large figure. Of the pairs of one day in 243 lines that were read,
all six above it told one deed twice."""
SAME_FIGURE = 0.25
"""The same share for a single figure beside any line, what was asked aside: of the toll of the day before, that of the
day shares so much."""
SAME_NEWS = ((0.55, 4), (0.4, 8))
"""Shares of the shorter line's words, what was asked and dates aside, each with the least number of words shared, from
which two lines of reports of NEWS_DAYS tell one piece of news. Of 26 such pairs among 4,700 lines that were read, 11 of
the second lines were called repeats, and half of the others say again in part what the first does."""
NEWS_DAYS = 3
"""Days by which the report of a line may be apart from that of another that it says again; what opens a report is news
of its own day, and says again only what another of that day does."""
LEAST_SHARED = 3
"""Words besides the commonest that two sentences on one happening share: of sixty pairs of a line and another outlet's
sentence that were read, those with two and fewer told another happening three times in four."""
_DATE_WORDS = frozenset(
    "january february march april may june july august september october november december reported night "
    "morning evening".split()
)
_TIME_WORDS = _DATE_WORDS | frozenset(
    "week month year monday tuesday wednesday thursday friday saturday sunday".split()
)
_DAY_OR_YEAR = re.compile(r"\d{1,2}|(?:19|20)\d\d")
_LARGE = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")
FIGURE_KINDS = frozenset({"series", "change"})
"""Kinds of lines that set figures side by side; none of them tells a deed."""
DEED_KINDS: frozenset[LineKind] = frozenset({"event", "background"})


def marks_of(shelf: Shelf, line: Line) -> frozenset[date | str]:
    """The days and large figures of the line, by which another on the same is known."""
    times = (time.when for time in shelf.times_in(shelf.sentence_at(line.cites[0].span)))
    days = {when.start for when in times if when and when.start and when.days == 1}
    return frozenset((*days, *_LARGE.findall(line.text)))


def deeds_of(shelf: Shelf, line: Line) -> frozenset[tuple[str, str, date]]:
    """The deeds that the first sentence of the line tells of a day, by who did each and whose part that is."""
    told = shelf.statements_in(shelf.sentence_at(line.cites[0].span))
    dated = ((s.act, s.when.start) for s in told if s.when and s.when.start and s.when.days == 1)
    deeds = [(act, day) for act, day in dated if isinstance(act, Event) and act.actor.entity]
    return frozenset(
        (act.type, who, day)
        for act, day in deeds
        for who in (act.actor.entity or "", *shelf.parents(act.actor.entity or ""))
    )


def tells_again(shelf: Shelf, line: Line, others: Iterable[Line]) -> bool:
    """True if one of the other lines of the account says what the line says; figures side by side say their own."""
    if line.kind in FIGURE_KINDS:
        return False
    words, marks = content_words(line.text), marks_of(shelf, line)
    for other in others:
        told, given = content_words(other.text), marks_of(shelf, other)
        if says_again(words, told, SAID_AGAIN) or (marks & given and tells_one_deed(words, told, marks | given)):
            return True
    return False


def says_again(words: frozenset[str], other: frozenset[str], least: float) -> bool:
    """True if two lines share most of their words, or one holds nearly all of the other's."""
    shared, shorter = len(words & other), min(len(words), len(other))
    return overlap(words, other) >= least or (shorter >= LEAST_HELD and shared >= HELD_WORDS * shorter)


def tells_one_deed(
    words: frozenset[str], other: frozenset[str], marks: frozenset[date | str] = frozenset(), least: float = SAME_DEED
) -> bool:
    """True if two lines share at least that many words, those of dates (the days among `marks`) aside, so that they
    tell one deed twice."""
    dated = _DATE_WORDS | {str(number) for day in marks if isinstance(day, date) for number in (day.year, day.day)}
    told, again = (w - STOP_WORDS - dated for w in (words, other))
    return len(told & again) >= least * max(1, min(len(told), len(again)))


def tells_same_news(words: frozenset[str], others: Iterable[frozenset[str]], asked: frozenset[str]) -> bool:
    """True if one of the other lines, of reports of the same days, tells the same piece of news, by the words that both
    share beside those `asked`."""
    return any(_shares_most(own_words(words, asked), own_words(other, asked)) for other in others)


def _shares_most(told: frozenset[str], again: frozenset[str]) -> bool:
    shared, shorter = len(told & again), min(len(told), len(again))
    return any(shared >= least and shared >= share * shorter for share, least in SAME_NEWS)


def news_day(shelf: Shelf, line: Line) -> date | None:
    """The day of its report; None for figures or words of two reports side by side, which tell their own."""
    return None if is_of_two(line) else report_day(shelf, line)


def is_of_two(line: Line) -> bool:
    """True for figures or words of two reports side by side."""
    return line.kind in FIGURE_KINDS or line.kind == "dispute"


def report_day(shelf: Shelf, line: Line) -> date | None:
    """The day of the report that the line is from."""
    return shelf.article(line.cites[0].span.article_id).published.middle


def lines_near(
    day: date | None, told: Iterable[tuple[frozenset[str], date | None]], reach: int
) -> Iterator[frozenset[str]]:
    """The words of those lines `told` whose reports are at most `reach` days from `day`."""
    return (words for words, other in told if day and other and abs((other - day).days) <= reach)


def own_words(words: frozenset[str], asked: frozenset[str]) -> frozenset[str]:
    """The words of a line without the commonest, those of dates and those of what was asked."""
    left = words - STOP_WORDS - _TIME_WORDS - asked
    return frozenset(word for word in left if not _DAY_OR_YEAR.fullmatch(word))


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Jaccard share of two sets of words; 0 for two empty ones."""
    return len(left & right) / len(left | right) if left | right else 0.0


def speak_alike(left: str, right: str) -> bool:
    """True if two sentences share so many words that they may well tell of one thing."""
    return len(content_words(left) & content_words(right) - STOP_WORDS) >= LEAST_SHARED
