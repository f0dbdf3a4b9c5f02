"""Whether two figures can both be true."""

import math

from onrecord.model import Amount

ABOUT_SHARE = 0.1
"""What "about" leaves open, either way: "some 5,000" and 5,200 are one figure, 3,000 is not."""


def reach(amount: Amount) -> tuple[float, float]:
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


def disjoint(one: Amount, other: Amount) -> bool:
    """True if no number fits both figures."""
    (low, high), (other_low, other_high) = reach(one), reach(other)
    return high < other_low or other_high < low
