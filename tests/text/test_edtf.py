"""EDTF strings: their days, their order, their words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.edtf import edtf_bounds, edtf_of, edtf_words, part_of, precision, when_from_edtf

DAY = date(2020, 6, 12)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020-06-11", date(2020, 6, 11), date(2020, 6, 11)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2020-21", date(2020, 3, 1), date(2020, 5, 31)),
        ("2019-24", date(2019, 12, 1), date(2020, 2, 29)),
        ("2020-35", date(2020, 7, 1), date(2020, 9, 30)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2014~", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-06?", date(2014, 6, 1), date(2014, 6, 30)),
        ("2014/2017", date(2014, 1, 1), date(2017, 12, 31)),
        ("2020-06-12/..", date(2020, 6, 12), None),
        ("../2020-06", None, date(2020, 6, 30)),
    ],
)
def test_bounds_are_the_first_and_last_day_it_can_mean(edtf: str, first: date | None, last: date | None) -> None:
    """Each kind of EDTF string covers its days, both included, and nothing is invented at an open end."""
    assert edtf_bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    ["", "June", "2020-13", "2020-02-30", "20-06", "../..", "/", "2020/2019", "1/2/3", "199X-03", "00XX", "0000",
     "2020-06-12T10", "XXXX-WXX-4", "2020-6-1"],
)  # fmt: skip
def test_what_is_malformed_says_why(edtf: str) -> None:
    """A string that is no EDTF is refused with a sentence that quotes it, never guessed at."""
    with pytest.raises(ValueError, match="is no EDTF date"):
        edtf_bounds(edtf)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019-06-11", "11 June 2019"),
        ("2020-06-11", "11 June"),
        ("2020-04", "April"),
        ("2019-04", "April 2019"),
        ("2017-09/2017-12", "late 2017"),
        ("2020-03-11/2020-03-20", "mid-March"),
        ("1990/1993", "the early 1990s"),
        ("199X", "the 1990s"),
        ("18XX", "the 19th century"),
        ("2014-22", "summer 2014"),
        ("2019-12-27/2019-12-29", "27 to 29 December 2019"),
        ("2019-12-27/2020-01-03", "27 December 2019 to 3 January"),
        ("2019-03/2019-05", "March to May 2019"),
        ("2014/2017", "2014 to 2017"),
        ("2003/..", "since 2003"),
        ("2020-06-12/..", "from 12 June on"),
        ("../2021", "until 2021"),
        ("2014~", "about 2014"),
        ("2014-06?", "possibly June 2014"),
    ],
)
def test_words_keep_the_precision(edtf: str, words: str) -> None:
    """A brief says a date no more exactly than the EDTF does, and drops the year it is written in."""
    assert edtf_words(edtf, DAY) == words


def test_the_year_is_told_without_a_day_of_writing() -> None:
    """Where nothing says when the brief is written, every date has its year."""
    assert edtf_words("2020-06-11") == "11 June 2020"
    assert edtf_words("2020-06-12/..", None) == "since 12 June 2020"


def test_parts_are_thirds() -> None:
    """Early, mid and late are thirds of a month, year or decade; a day has no parts."""
    assert [part_of("2017", p) for p in ("early", "mid", "late")] == ["2017-01/2017-04", "2017-05/2017-08",
                                                                      "2017-09/2017-12"]  # fmt: skip
    assert part_of("2020-02", "late") == "2020-02-21/2020-02-29"
    assert [part_of("199X", p) for p in ("early", "mid", "late")] == ["1990/1993", "1994/1996", "1997/1999"]
    assert [part_of("20XX", p) for p in ("early", "mid", "late")] == ["2000/2029", "2030/2069", "2070/2099"]
    assert [part_of("2020-24", p) for p in ("early", "mid", "late")] == ["2020-12", "2021-01", "2021-02"]
    assert part_of("2020-06-12", "late") == "2020-06-12"


def test_days_open_at_one_end_are_named_and_at_both_refused() -> None:
    """An end that is not known stays open; days of which neither is known, or that run backwards, are none."""
    assert (edtf_of(DAY, None), edtf_of(None, DAY)) == (f"{DAY}/..", f"../{DAY}")
    for ends in ((None, None), (DAY, DAY.replace(year=DAY.year - 1))):
        with pytest.raises(ValueError, match="interval"):
            edtf_of(*ends)


def test_centuries_are_counted_in_words() -> None:
    """The ending follows the number: 11th to 13th, then 21st, 22nd, 23rd."""
    told = [edtf_words(f"{number - 1}XX") for number in (11, 12, 13, 14, 21, 22, 23)]
    assert told == [f"the {number} century" for number in ("11th", "12th", "13th", "14th", "21st", "22nd", "23rd")]


def test_precision_names_what_is_known() -> None:
    """Each string tells how exact it is."""
    assert [precision(e) for e in ("2020-06-12", "2020-06", "2020", "199X", "2020/2021", "2020/..")] == [
        "day", "month", "year", "decade", "interval", "open"]  # fmt: skip


def test_a_when_has_the_bounds_of_its_edtf() -> None:
    """A When made from EDTF covers the same days."""
    when = when_from_edtf("2017-09/2017-12", "published")
    assert (when.start, when.end) == (date(2017, 9, 1), date(2017, 12, 31))


@given(st.dates(date(2, 1, 1), date(9000, 12, 31)), st.integers(0, 5000))
def test_the_edtf_of_days_covers_exactly_those_days(first: date, length: int) -> None:
    """Days written as EDTF and read back are the same days, and can be told in words."""
    last = date.fromordinal(first.toordinal() + length)
    edtf = edtf_of(first, last)
    assert edtf_bounds(edtf) == (first, last)
    assert edtf_words(edtf, DAY)


@given(st.text(alphabet="0123456789X-/.~?% ", max_size=24))
def test_any_string_is_read_or_refused(edtf: str) -> None:
    """No string makes anything but bounds or a ValueError."""
    try:
        first, last = edtf_bounds(edtf)
    except ValueError:
        return
    assert first is None or last is None or first <= last
    assert edtf_words(edtf)
