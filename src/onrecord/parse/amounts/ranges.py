"""Two quantities that are the ends of one: "between 30 and 40", "5,000 to 6,000", "$10-15 billion"."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.parse.amounts.lexemes import DASHES, Lexeme
from onrecord.parse.amounts.numerals import word_at
from onrecord.parse.amounts.quantities import YEARS, Quantity, read_single

CLOSE = 20
"""Up to here "three or four" are the ends of a range; larger figures joined by "or" are alternatives."""
LOOK_BACK = 8
"""Pieces before "from" in which a word of change ("fell", "cut") is looked for."""


def read_quantities(
    lexemes: Sequence[Lexeme], at: int, tells_change: Callable[[int, int], bool]
) -> tuple[list[Quantity], int]:
    """The quantities that begin at lexeme `at` (none, one, or both ends of a change), and where to go on.

    `tells_change(first, stop)` is true if a word between these lexemes says that a figure changed.
    """
    left = read_single(lexemes, at)
    if left is None:
        return [], at + 1
    joint = _joint_at(lexemes, left)
    right = read_single(lexemes, joint, joined=word_at(lexemes, joint - 1) in DASHES) if joint else None
    if joint is None or right is None:
        return [left], left.stop
    dashed = word_at(lexemes, joint - 1) in DASHES
    if dashed and (_is_score(left, right) or _goes_on(lexemes, right)):
        return [], _end_of_chain(lexemes, right.stop)
    ends = _join(lexemes, left, right)
    opened = word_at(lexemes, left.first - 1) == "from"
    changed = opened and (ends is None or tells_change(max(0, left.first - LOOK_BACK), left.first))
    if changed and left.unit is None and right.unit is not None:
        low = left.low if ends is None else ends.low
        return [replace(left, low=low, high=low, unit=right.unit)], left.stop
    return ([left], left.stop) if changed or ends is None else ([ends], ends.stop)


def _joint_at(lexemes: Sequence[Lexeme], left: Quantity) -> int | None:
    """The index after the word that joins `left` to another end, if one stands there."""
    at = left.stop
    if left.numeral.share:
        return None
    word = word_at(lexemes, at)
    if word in ("to", "or") and word_at(lexemes, at + 1) not in ("more", "so", "less", "fewer"):
        return at + 2 if word_at(lexemes, at + 1) in ("up", "over") and word_at(lexemes, at + 2) == "to" else at + 1
    if word == "up" and word_at(lexemes, at + 1) == "to":
        return at + 2
    if word == "and" and word_at(lexemes, left.first - 1) == "between":
        return at + 1
    if word in DASHES:
        after = at + 1
        if word_at(lexemes, after) in ("to", "and", "or"):
            return after + (2 if word_at(lexemes, after + 1) in DASHES else 1)
        return after
    return None


def _is_score(left: Quantity, right: Quantity) -> bool:
    """True if "a-b" is a score, a span of years or a list number rather than a range."""
    bare = left.unit is None and right.unit is None and not right.numeral.scaled
    return bare and (left.low >= right.low or _is_year(left))


def _is_year(quantity: Quantity) -> bool:
    """True for a bare figure that can be a year: "fell in 2017 to 25 million" is no range."""
    return quantity.unit is None and YEARS[0] <= quantity.low <= YEARS[1] and not quantity.numeral.spelled


def _goes_on(lexemes: Sequence[Lexeme], right: Quantity) -> bool:
    """True if a third glued figure follows: a telephone or account number."""
    at = right.stop
    return word_at(lexemes, at) in DASHES and at + 1 < len(lexemes) and lexemes[at + 1].glued and (
        lexemes[at + 1].kind == "figure"
    )


def _end_of_chain(lexemes: Sequence[Lexeme], at: int) -> int:
    while word_at(lexemes, at) in DASHES and at + 1 < len(lexemes) and lexemes[at + 1].kind == "figure":
        at += 2
    return at


def _join(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """The range from `left` to `right`, or None if they are two amounts of different things."""
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if left.unit and not right.unit and (left.unit.kind != "money" or not right.numeral.scaled):
        return None
    if right.numeral.scaled and not left.numeral.scaled and _is_year(left):
        return None
    low, high = left.low, right.high
    if not left.numeral.scaled and right.numeral.scaled and right.numeral.mantissa > left.numeral.value:
        low *= right.numeral.value / right.numeral.mantissa
    if low >= high:
        return None
    if word_at(lexemes, left.stop) == "or" and not (high <= CLOSE and high - low <= 2):
        return None
    return replace(
        right, low=low, high=high, unit=right.unit or left.unit, first=left.first, number_first=left.number_first,
        numeral=replace(right.numeral, first=left.numeral.first),
    )  # fmt: skip
