"""When a statement's happening can have been: days, and how sure they are."""

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Statement, When
from onrecord.thread.desk import Desk

EXACT_DAYS = 3
"""An interval of so many days and fewer ("Saturday night", "over the weekend") pins a happening down."""
ZONE_DAYS = 1
"""Reports from two sides of the world date one night's happening a day apart."""
FAR_PAST = date.min
FAR_FUTURE = date.max


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day it can have been; `stated` if the text says so, `exact` if within a few days."""

    first: date
    last: date
    stated: bool
    exact: bool

    @property
    def length(self) -> int:
        """Days from the first to the last."""
        return (self.last - self.first).days + 1

    def apart(self, other: "Days") -> int:
        """Days between the two intervals; 0 if they share a day."""
        if self.first > other.last:
            return (self.first - other.last).days
        if other.first > self.last:
            return (other.first - self.last).days
        return 0


def read_days(desk: Desk, statement: Statement) -> Days:
    """The days of the statement: as stated, else any day up to its publication (after it, if planned)."""
    when = statement.when
    published = desk.published(statement)
    planned = getattr(statement.act, "status", "") in ("planned", "hypothetical")
    if when is not None and when.basis != "published" and not (planned and _is_past(when, published)):
        return _stated(when)
    if planned:
        first = published - timedelta(days=ZONE_DAYS) if published else FAR_PAST
        return Days(first, FAR_FUTURE, stated=False, exact=False)
    return Days(FAR_PAST, published or FAR_FUTURE, stated=False, exact=False)


def _is_past(when: When, published: date | None) -> bool:
    """True for a time before the report: a plan told of it was made then, and is for later."""
    return when.end is not None and published is not None and when.end < published - timedelta(days=ZONE_DAYS)


def _stated(when: When) -> Days:
    exact = when.days is not None and when.days <= EXACT_DAYS
    return Days(when.start or FAR_PAST, when.end or FAR_FUTURE, stated=True, exact=exact)


def told_when(desk: Desk, statement: Statement) -> str:
    """The time of the statement in EDTF, or "reported on" its article's day."""
    if statement.when is not None and statement.when.basis != "published":
        return statement.when.edtf
    published = desk.published(statement)
    return f"reported on {published.isoformat()}" if published else "undated"
