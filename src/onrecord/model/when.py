"""When something was: an interval with the precision the text gave it, never more."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.span import Span

WhenBasis = Literal["stated", "relative", "published"]
"""stated: the text gives it; relative: counted from the article's date; published: only the article's date."""


@dataclass(frozen=True, slots=True)
class When:
    """A time as EDTF (ISO 8601-2), with the first and last day it can mean (both included, None: open).

    `edtf` keeps the precision ("2020-03" for "in March", "2017-10/2017-12" for "late 2017"). Only the
    basis `published` has no span; it is told as "reported on", never as the day of the happening.
    """

    start: date | None
    end: date | None
    edtf: str
    basis: WhenBasis
    span: Span | None = None

    def __post_init__(self) -> None:
        if (self.span is None) != (self.basis == "published"):
            raise ValueError("a When has a span unless its basis is published")
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a When runs forward, not from {self.start} to {self.end}")

    @property
    def days(self) -> int | None:
        """How many days the interval covers, or None if it is open at an end."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    def meets(self, other: "When") -> bool:
        """True if the two intervals share a day."""
        starts_before = self.start is None or other.end is None or self.start <= other.end
        return starts_before and (other.start is None or self.end is None or other.start <= self.end)
