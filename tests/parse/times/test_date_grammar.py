"""The grammar of dates as properties: a day, month or year in any form comes back as its TIMEX3 value."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.parse.times.grammar import read_expressions
from onrecord.parse.times.lexer import read_words
from onrecord.parse.times.reader import Reader
from onrecord.parse.times.resolve import resolve
from onrecord.parse.times.scene import Scene
from onrecord.text.edtf import edtf_bounds

ANCHOR = date(2020, 6, 12)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2059, 12, 31))
FORMS = ("{0:%B} {0.day}, {0.year}", "{0.day} {0:%B} {0.year}", "{0:%A}, {0:%B} {0.day}, {0.year}", "{0:%Y-%m-%d}",
         "the {0.day}th of {0:%B} {0.year}")  # fmt: skip
LENGTHS = {"days": "D", "weeks": "W", "months": "M", "years": "Y"}


def values_of(text: str) -> list[str]:
    """The values of the expressions in a text, as the grammar reads it without a parse."""
    reader = Reader(read_words(text, 0, len(text)), lambda offset: None, ANCHOR.year)
    found = []
    for expression in read_expressions(reader):
        assert 0 <= expression.start < expression.end <= len(reader.words)
        resolved = resolve(expression, Scene(ANCHOR))
        if resolved.edtf is not None:
            edtf_bounds(resolved.edtf)
        found.append(resolved.value)
    return found


@given(DAYS, st.sampled_from(FORMS))
def test_a_written_day_is_that_day(day: date, form: str) -> None:
    """However a day is written out, its value is ISO 8601."""
    assert values_of(f"It fell on {form.format(day)} at last") == [day.isoformat()]


@given(DAYS)
def test_a_written_month_is_that_month(day: date) -> None:
    """ "in March 1987" names no day."""
    assert values_of(f"It fell in {day:%B} {day.year} at last") == [f"{day:%Y-%m}"]


@given(DAYS.filter(lambda day: day.year % 10))
def test_a_year_that_owns_is_no_decade(day: date) -> None:
    """ "March 1987's siege" is of that month; only "1980's" may name ten years."""
    assert values_of(f"the siege of {day:%B} {day.year}'s end") == [f"{day:%Y-%m}"]


@given(st.integers(min_value=2, max_value=400), st.sampled_from(sorted(LENGTHS)))
def test_a_length_keeps_number_and_unit(count: int, unit: str) -> None:
    """ "for 17 weeks" is P17W."""
    assert values_of(f"They waited for {count} {unit} there") == [f"P{count}{LENGTHS[unit]}"]


@given(st.integers(min_value=1, max_value=3000))
def test_days_ago_are_counted_back(count: int) -> None:
    """ "5 days ago" is a day so far before the article's."""
    (value,) = values_of(f"It fell {count} days ago there")
    assert (ANCHOR - date.fromisoformat(value)).days == count


@given(st.text(alphabet="0123456789 ,.-/'’ MayJunethofsdrq", max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    """Expressions lie inside the text and in order, and what has days has a well-formed EDTF."""
    reader = Reader(read_words(text, 0, len(text)), lambda offset: None, ANCHOR.year)
    ends = 0
    for expression in read_expressions(reader):
        assert ends <= expression.start < expression.end <= len(reader.words)
        ends = expression.end
