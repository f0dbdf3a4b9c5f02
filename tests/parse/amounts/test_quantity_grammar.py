"""The quantity grammar as properties: a number written in any form is read as that number, at its place."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.parse.amounts.lexemes import cut_lexemes
from onrecord.parse.amounts.quantities import Quantity
from onrecord.parse.amounts.ranges import read_quantities

ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
COUNTS = st.integers(min_value=2, max_value=99_999_999)


def words_of(number: int) -> str:
    """A number from 1 to 999,999 in English words."""
    if number >= 1000:
        rest = words_of(number % 1000)
        return f"{words_of(number // 1000)} thousand {rest}".strip()
    if number >= 100:
        rest = words_of(number % 100)
        return f"{ONES[number // 100]} hundred {rest}".strip()
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def read_all(text: str, changed: bool = False) -> list[Quantity]:
    """The quantities of a text, as the grammar reads it without a parse."""
    lexemes = cut_lexemes(text, 0, len(text))
    found, at = [], 0
    while at < len(lexemes):
        quantities, at = read_quantities(lexemes, at, lambda first, stop: changed)
        assert all(0 <= q.first < q.stop <= len(lexemes) and q.low <= q.high for q in quantities)
        found.extend(quantities)
    return found


@given(COUNTS)
def test_figures_with_commas_are_read(number: int) -> None:
    """ "12,345 trucks" counts 12345, whatever the number."""
    assert [(q.low, q.high) for q in read_all(f"They sent {number:,} trucks")] == [(number, number)]


@given(st.integers(min_value=2, max_value=999_999))
def test_words_are_read(number: int) -> None:
    """A number in words is the number in figures."""
    assert [q.low for q in read_all(f"They sent {words_of(number)} trucks")] == [number]


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=9), st.sampled_from(sorted(SCALES)))
def test_scales_multiply(whole: int, tenth: int, scale: str) -> None:
    """ "$4.5 billion" is so many dollars."""
    (found,) = read_all(f"It cost ${whole}.{tenth} {scale} in all")
    assert found.low == round((whole + tenth / 10) * SCALES[scale], 6)
    assert found.unit is not None
    assert found.unit.name == "dollar"


@given(COUNTS, COUNTS, st.sampled_from(["between {} and {}", "from {} to {}", "{} to {}"]))
def test_ranges_keep_both_ends(left: int, right: int, form: str) -> None:
    """The ends of a range come back in order, as one quantity; turned round they are two amounts."""
    words = form.format(f"{left:,}", f"{right:,}")
    found = read_all(f"They sent {words} trucks")
    if left < right:
        assert [(q.low, q.high) for q in found] == [(left, right)]
    else:
        assert [q.low for q in found] == [left, right]


@given(st.integers(min_value=2, max_value=99), st.integers(min_value=2, max_value=99))
def test_both_ends_of_a_change_have_its_unit(left: int, right: int) -> None:
    """ "rose from 5 to 8 percent" gives two shares, the first as well as the second."""
    found = read_all(f"It moved from {left} to {right} percent", changed=True)
    assert [(q.low, q.unit.name if q.unit else "") for q in found] == [(left, "percent"), (right, "percent")]
