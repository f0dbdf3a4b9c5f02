"""Time in equal pieces: days, weeks from Monday, months, years."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.model import When
from onrecord.model.trend import Every, Period
from onrecord.text.edtf import edtf_words

PERIODS_AT_MOST = 160
"""Columns that a drawing 640 pixels wide shows apart."""
PERIODS_LIKED = 60
"""Columns that a reader takes in at once: the finest pieces that make no more of them are chosen."""
DAYS_LIKED = 21
"""Up to three weeks, days are shown."""
STRAY_SHARE = 0.01
STRAY_GAP = timedelta(days=365)
"""Up to this share of the articles is left out at either end, if more than a year parts them from all others: a date
read wrong would else stretch every picture over decades."""


def trim_days(days: Sequence[date]) -> list[date]:
    """The days, oldest first, without strays at the ends."""
    ordered = sorted(days)
    stray = int(len(ordered) * STRAY_SHARE)
    start, end = 0, len(ordered)
    for n in range(stray):
        if ordered[n + 1] - ordered[n] > STRAY_GAP:
            start = n + 1
        if ordered[-n - 1] - ordered[-n - 2] > STRAY_GAP:
            end = len(ordered) - n - 1
    return ordered[start:end]


def period_of(day: date, every: Every) -> Period:
    """The period that holds `day`."""
    match every:
        case "day":
            return Period(day, day)
        case "week":
            monday = date.fromordinal(max(1, day.toordinal() - day.weekday()))
            return Period(monday, date.fromordinal(min(date.max.toordinal(), monday.toordinal() + 6)))
        case "month":
            first = day.replace(day=1)
            return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        case "year":
            return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def count_periods(first: date, last: date, every: Every) -> int:
    """How many periods hold the days from `first` to `last`."""
    match every:
        case "day":
            return (last - first).days + 1
        case "week":
            return (period_of(last, "week").start - period_of(first, "week").start).days // 7 + 1
        case "month":
            return 12 * (last.year - first.year) + last.month - first.month + 1
        case "year":
            return last.year - first.year + 1


def choose_every(first: date, last: date) -> Every:
    """The finest pieces that a reader takes in at once."""
    if (last - first).days < DAYS_LIKED:
        return "day"
    for every in ("week", "month"):
        if count_periods(first, last, every) <= PERIODS_LIKED:
            return every
    return "month" if count_periods(first, last, "month") <= PERIODS_AT_MOST else "year"


def all_periods(first: date, last: date, every: Every) -> tuple[Period, ...]:
    """The periods from that of `first` to that of `last`, without a gap."""
    found = [period_of(first, every)]
    while found[-1].end < last:
        found.append(period_of(found[-1].end + timedelta(days=1), every))
    return tuple(found)


def find_period(periods: Sequence[Period], day: date) -> int | None:
    """The index of the period that holds `day`, or None."""
    at = bisect_right([p.start for p in periods], day) - 1
    return at if at >= 0 and day <= periods[at].end else None


def find_dated(periods: Sequence[Period], when: When) -> int | None:
    """The index of the one period that holds all days that `when` can mean, or None."""
    if when.start is None or when.end is None:
        return None
    at = find_period(periods, when.start)
    return at if at is not None and when.end <= periods[at].end else None


def period_words(period: Period, every: Every) -> str:
    """The period as a sentence names it: "the week from 8 June 2020", "June 2020"."""
    start = period.start
    match every:
        case "day":
            return edtf_words(start.isoformat(), None)
        case "week":
            return f"the week from {edtf_words(start.isoformat(), None)}"
        case "month":
            return edtf_words(start.isoformat()[:7], None)
        case "year":
            return f"{start.year:04d}"


def period_name(period: Period, every: Every) -> str:
    """The period as a table names it: "8 to 14 June 2020"."""
    if every == "week":
        return edtf_words(period.edtf, None)
    return period_words(period, every)
