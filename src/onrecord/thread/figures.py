"""Whether two figures can both be true."""

import math
from typing import Protocol

from onrecord.model import Hedge

ABOUT_SHARE = 0.1
"""What "about" leaves open, either way: "some 5,000" and 5,200 are one figure, 3,000 is not."""


class Ranged(Protocol):
    """Anything that gives a number or a range with a hedge."""

    @property
    def low(self) -> float:
        """The lowest number given."""

    @property
    def high(self) -> float:
        """The highest number given."""

    @property
    def hedge(self) -> Hedge:
        """How sure it is."""


def reach(amount: Ranged) -> tuple[float, float]:
    """The lowest and highest number that the figure with its hedge can mean; "over" may be told as the bare number."""
    match amount.hedge:
        case "at_least" | "over":
            return amount.low, math.inf
        case "at_most" | "under":
            return -math.inf, amount.high
        case "about":
            return amount.low * (1 - ABOUT_SHARE), amount.high * (1 + ABOUT_SHARE)
        case _:
            return amount.low, amount.high


def exclude(one: Ranged, core: frozenset[str], other: Ranged, other_core: frozenset[str]) -> bool:
    """True if the two cannot both be true: of a part ("Iranians") only if it exceeds the whole ("people").

    The cores are the words that say whom each counts; a part has those of its whole and more.
    """
    lower, higher = (core, other_core) if one.low <= other.low else (other_core, core)
    return lower <= higher and disjoint(one, other)


def disjoint(one: Ranged, other: Ranged) -> bool:
    """True if no number fits both figures."""
    (low, high), (other_low, other_high) = reach(one), reach(other)
    return high < other_low or other_high < low
