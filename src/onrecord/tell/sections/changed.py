"""What changed: figures that moved and happenings that are new since a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.model import Line, Point, Series
from onrecord.tell.figures import counted_points, word_change
from onrecord.tell.rank import published_day, rank_occurrences
from onrecord.tell.sections.happened import is_done, tell_ranked
from onrecord.tell.sections.numbers import count_origins, rank_series
from onrecord.tell.sections.openings import LEAST_SCORE
from onrecord.tell.telling import Telling

FARTHEST_CHANGE = 3.0
"""Times the smaller figure that the larger may be. In the briefs that were read, figures farther apart were of two
things: the refugees in one state beside those of all, an advance party beside a force."""
ROUNDED = 0.05
"""Share by which "about 10,000" may be 9,800 in round figures."""
WORDS = frozenset({"ACCUSE"})
"""Types of happenings that are words as a rule, and change nothing: of nine such lines that were read seven told what
somebody thinks of another ("slammed", "blamed")."""
LEAST_DAYS = 3
"""Days on which figures of several outlets must stand: two outlets on two days may count two things."""


def tell_changed(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` changes: figures first, then (if a day is asked for) what was first reported since it."""
    return telling.take(_lines(telling), limit)


def _lines(telling: Telling) -> Iterator[Line | None]:
    for series in rank_series(telling):
        change = find_change(telling, series)
        if change and is_followed(telling, series, change):
            wording = word_change(telling.shelf, series, *change)
            yield telling.tell(wording, "change", origins=count_origins(telling, change), again=True)
    if telling.question.since:
        yield from _new_happenings(telling)


def is_followed(telling: Telling, series: Series, change: tuple[Point, Point]) -> bool:
    """True if the figures count one thing by all signs, so that the line may say "from" and "to": near in size, no
    range, and given by one outlet or at several days."""
    first, last = change
    outlets = {telling.shelf.article(p.article_id).outlet for p in change}
    one_counter = len(outlets) == 1 or len({p.as_of.edtf for p in series.points if p.as_of}) >= LEAST_DAYS
    near = max(first.high, last.high) <= FARTHEST_CHANGE * min(first.low, last.low)
    ranged = first.low != first.high or last.low != last.high
    rounded = "about" in (first.hedge, last.hedge) and abs(first.low - last.low) <= ROUNDED * max(first.low, last.low)
    return one_counter and near and not (ranged or rounded)


def find_change(telling: Telling, series: Series) -> tuple[Point, Point] | None:
    """The first and last figure of different days, if they differ (and the last is newer than `since`)."""
    dated = counted_points(series)
    if len(dated) < 2:
        return None
    since = telling.question.since
    last = dated[-1]
    if since and (published_day(telling.shelf.article(last.article_id)) or since) <= since:
        return None
    before = [p for p in dated[:-1] if not since or _known_by(telling, p, since)]
    first = (before[-1] if since else before[0]) if before else None
    if first is None or (first.low, first.high) == (last.low, last.high) or first.as_of == last.as_of:
        return None
    return first, last


def _known_by(telling: Telling, point: Point, day: date) -> bool:
    published = published_day(telling.shelf.article(point.article_id))
    return published is None or published <= day


def _new_happenings(telling: Telling) -> Iterator[Line | None]:
    """What was first reported since the day, told as under What happened: as news, and as done."""
    since = telling.question.since
    for ranked in rank_occurrences(telling):
        reported = [
            published_day(telling.shelf.article(telling.shelf.statements[i].article_id))
            for i in ranked.occurrence.statements
        ]
        is_new = since and all(day and day > since for day in reported)
        is_deed = ranked.occurrence.type not in WORDS
        if is_new and is_deed and ranked.statement.score >= LEAST_SCORE and is_done(telling, ranked):
            line = next(tell_ranked(telling, ranked, 1), None)
            yield replace(line, kind="change") if line else None
