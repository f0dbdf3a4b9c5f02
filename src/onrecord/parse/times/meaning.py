"""What a time expression says, before it is known from which day it counts."""

from dataclasses import dataclass, field
from typing import Literal

Shift = Literal["", "last", "past", "before", "next", "coming", "after", "this", "that", "recent"]
"""The word that says which one is meant: last May, the following day, that week, this September."""
Base = Literal["speech", "story"]
"""Where counting starts: the day of publication, or the time the text is speaking of."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year by its numbers, each as far as the text gives it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A weekday, month, season, quarter, half or holiday by its number or name, of `year` if that is given."""

    unit: str
    index: int
    shift: Shift = ""
    year: int | None = None
    year_shift: int | None = None
    """Years on from the article's: "next year's first quarter" is 1."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or century that begins in the year `first`."""

    unit: Literal["decade", "century"]
    first: int


@dataclass(frozen=True, slots=True)
class Counted:
    """`count` units on from the base (back if negative): yesterday, last week, two years ago, a month later."""

    unit: str
    count: int
    base: Base = "speech"
    about: bool = False
    """True for "two years ago", which is not that calendar year but about that long ago."""


@dataclass(frozen=True, slots=True)
class Length:
    """So many units of time; count None is an unknown number. `window` is where they lie from the base, if said."""

    count: float | None
    unit: str
    window: Literal["", "past", "coming"] = ""
    extra: str = ""
    """What a smaller unit adds: "30M" in two hours and 30 minutes."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that no day has to be known for: PRESENT_REF, or the P1D of "daily"."""

    type: Literal["DATE", "DURATION", "SET", "TIME"]
    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, T17:00 or TNI, on the day that `day` says; None: the day the text is speaking of."""

    time: str
    day: "Meaning | None" = None


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A book-keeping year: its value is the year's, its days are the company's or state's own."""

    year: int | None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """The part of a year that figures are being told of, in `year` or `shift` years on: "the 1988 period"."""

    year: int | None = None
    shift: int = 0


Meaning = Calendar | Named | Years | Counted | Length | Fixed | Clock | Fiscal | Period


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression from the lexeme `start` up to `end`, with its TIMEX3 modifier."""

    meaning: Meaning
    start: int
    end: int
    mod: str | None = None
    narrow: bool = field(default=False)
    """True where START, MID or END names a third of the whole ("early 2020"), not its start ("earlier this year")."""
