"""How often, over time: happenings counted by period, beside what was read, and what stands out."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.account import Series
from onrecord.model.brief import Cite, Line
from onrecord.model.when import When

Every = Literal["day", "week", "month", "year"]
TrendBy = Literal["type", "actor", "place"]
ChangeOf = Literal["rise", "fall", "more read", "high", "low"]
"""rise, fall: happenings stand out, per article read too; more read: they do, but not per article read; high, low: a
figure passes all before it."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days of one column of a trend, both included; weeks run from Monday to Sunday."""

    start: date
    end: date

    @property
    def edtf(self) -> str:
        """The days as an EDTF interval, or as the day that it is."""
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class PeriodRead:
    """What was read of a period: the articles published in it, their outlets, and of them those on the subject.

    `copies` are those on the subject that carry another's words.
    """

    articles: int
    outlets: int
    on_subject: int
    copies: int


@dataclass(frozen=True, slots=True)
class Counted:
    """One happening, counted once however many report it; `cite` holds the words of the report that tells it best.

    `is_dated`: its own day puts it in the period; else the day of its first report does.
    """

    id: str
    type: str
    is_dated: bool
    when: When | None
    origins: int
    reports: int
    cite: Cite


@dataclass(frozen=True, slots=True)
class Tally:
    """A group (all, a type, an actor, a place) with its happenings, a tuple for each period."""

    name: str
    key: str
    happenings: tuple[tuple[Counted, ...], ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many happenings each period has."""
        return tuple(len(found) for found in self.happenings)

    @property
    def total(self) -> int:
        """How many happenings there are in all."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Notable:
    """A change that stands out: a line that states it, and lines that tell what happened then.

    `period` is the index of its period (None: of a figure); `group` the name of its tally or series.
    """

    kind: ChangeOf
    group: str
    period: int | None
    line: Line
    told: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class TrendCoverage:
    """What the counts rest on, and what could not be counted, in numbers, each with why."""

    articles: int
    copies: int
    happenings: int
    left_out: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """Counts of happenings by period and group, figures over time, and the changes that stand out of them.

    `read` and the tallies' happenings have one entry for each of `periods`. `rule` says in words when a change
    stands out. `figures` are series with a cite for each statement (by id).
    """

    title: str
    about: str | None
    as_of: date | None
    every: Every
    by: TrendBy
    periods: tuple[Period, ...]
    read: tuple[PeriodRead, ...]
    whole: Tally
    groups: tuple[Tally, ...]
    figures: tuple[Series, ...]
    cites: tuple[tuple[str, Cite], ...]
    notable: tuple[Notable, ...]
    rule: str
    coverage: TrendCoverage
