"""Numbers as they are written, without the parser."""

import pytest

from onrecord.parse.amounts.lexemes import cut_lexemes
from onrecord.parse.amounts.numerals import read_numeral
from onrecord.parse.amounts.ranges import read_quantities


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("5,200 trucks", 5200),
        ("1.25 million", 1_250_000),
        ("4 hundred million", 400_000_000),
        ("twenty-five thousand", 25_000),
        ("three thousand six hundred and four", 3604),
        ("two hundred and fifty thousand", 250_000),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two and a half million", 2_500_000),
        ("a hundred", 100),
        ("two dozen", 24),
        ("a dozen", 12),
        ("1/2 cup", 0.5),
        ("10 1/2 miles", 10.5),
        ("two-thirds of", 2 / 3),
        ("a quarter of the herd", 0.25),
        ("one in five", 0.2),
        ("nine out of 10", 0.9),
        ("forty lakh", 4_000_000),
        ("sixteen", 16),
    ],
)
def test_reads_the_value(words: str, value: float) -> None:
    """A number in figures or words has the value that a reader would give it."""
    found = read_numeral(cut_lexemes(words, 0, len(words)), 0)
    assert found is not None
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize("words", ["9/11 attacks", "dozens of", "thousands of", "third place", "half-brother", "a"])
def test_leaves_other_words_alone(words: str) -> None:
    """Vague words, ordinals and names that look like fractions are no numbers."""
    assert read_numeral(cut_lexemes(words, 0, len(words)), 0) is None


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("30-40 boats", [(30, 40)]),
        ("5,000 to 6,000 people", [(5000, 6000)]),
        ("$10 to $15 billion", [(10e9, 15e9)]),
        ("two to three thousand", [(2000, 3000)]),
        ("14-18 mpg", [(14, 18)]),
        ("2-1", []),
        ("2014-15", []),
        ("555-1234-99", []),
        ("8 percent to 99 euros", [(8, 8)]),
    ],
)
def test_joins_the_ends_of_a_range(words: str, ends: list[tuple[float, float]]) -> None:
    """Two numbers of one unit in rising order are a range; scores, years and telephone numbers are not."""
    found, _ = read_quantities(cut_lexemes(words, 0, len(words)), 0, lambda first, stop: False)
    assert [(q.low, q.high) for q in found] == ends
