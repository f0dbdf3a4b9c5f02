"""How many: a number with its range, unit, hedge and what it counts."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

Hedge = Literal["exactly", "about", "at_least", "at_most", "over", "under"]
Change = Literal["=", "~", "<", ">", "up", "down"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the text. `low == high` unless a range is stated ("between 30 and 40").

    `unit` is the surface unit in its plain form ("dollar", "kilometre", "percent"; "" for a bare count);
    `of` the head noun phrase that is counted, `of_span` where it stands; `concepts` the content words the
    number is about (as in NewsQuant); `span` covers the number with its hedge and unit.
    """

    low: float
    high: float
    unit: str
    of: str
    hedge: Hedge
    change: Change
    span: Span
    number_span: Span
    of_span: Span | None = None
    concepts: tuple[str, ...] = ()
    unit_name: str = ""
    """The unit as NewsQuant names it: "percentage", "dollar per barrel"; for a bare count what is counted."""

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an amount runs from low to high, not {self.low} to {self.high}")
