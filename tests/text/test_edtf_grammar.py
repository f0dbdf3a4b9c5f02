"""The EDTF grammar as properties: whatever is written well is read, kept, ordered and told."""

from calendar import monthrange
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.edtf import edtf_bounds, edtf_of, edtf_words, part_of, precision, when_from_edtf

YEARS = st.integers(min_value=1, max_value=9998)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))


@st.composite
def months(draw: st.DrawFn) -> str:
    """A month, season or quarter of a year."""
    code = draw(st.one_of(st.integers(1, 12), st.integers(21, 24), st.integers(33, 36)))
    return f"{draw(YEARS):04d}-{code:02d}"


POINTS = st.one_of(
    DAYS.map(str), months(), YEARS.map(lambda year: f"{year:04d}"),
    st.integers(1, 998).map(lambda decade: f"{decade:03d}X"),
    st.integers(1, 98).map(lambda century: f"{century:02d}XX"),
)  # fmt: skip
QUALIFIED = st.builds(str.__add__, POINTS, st.sampled_from(["", "?", "~", "%"]))


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """An interval that runs forward, or one that is open at an end."""
    first, last = sorted((draw(QUALIFIED), draw(QUALIFIED)), key=lambda point: edtf_bounds(point)[0] or date.min)
    kind = draw(st.sampled_from(["closed", "since", "until"]))
    return {"closed": f"{first}/{last}", "since": f"{first}/..", "until": f"../{last}"}[kind]


WRITTEN = st.one_of(QUALIFIED, intervals())


@given(WRITTEN)
def test_what_is_well_written_is_read(edtf: str) -> None:
    """Bounds run forward, a When keeps the string, and words are found for it."""
    first, last = edtf_bounds(edtf)
    assert first is None or last is None or first <= last
    when = when_from_edtf(edtf, "published")
    assert (when.start, when.end, when.edtf) == (first, last, edtf)
    assert edtf_words(edtf).strip()
    assert precision(edtf)


@given(DAYS, DAYS)
def test_days_written_are_read_again(left: date, right: date) -> None:
    """From days to EDTF and back loses nothing."""
    first, last = sorted((left, right))
    assert edtf_bounds(edtf_of(first, last)) == (first, last)


@given(YEARS, st.integers(1, 12))
def test_whole_months_are_named_as_such(year: int, month: int) -> None:
    """The first to the last of a month is that month, not an interval of days."""
    whole = edtf_of(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    assert whole == f"{year:04d}-{month:02d}"


@given(POINTS, st.sampled_from(["early", "mid", "late"]))
def test_a_part_lies_within_its_whole(point: str, part: str) -> None:
    """The early, mid and late part hold no day that the whole does not hold."""
    (first, last), whole = edtf_bounds(part_of(point, part)), edtf_bounds(point)  # type: ignore[arg-type]
    assert first and last and whole[0] and whole[1]
    assert whole[0] <= first <= last <= whole[1]


@given(POINTS)
def test_the_parts_make_up_the_whole(point: str) -> None:
    """Early begins where the whole begins, late ends where it ends, and each follows on the one before."""
    parts = [edtf_bounds(part_of(point, part)) for part in ("early", "mid", "late")]
    whole = edtf_bounds(point)
    if parts[0] == parts[2]:
        return
    assert (parts[0][0], parts[2][1]) == whole
    ends = [(one[1], other[0]) for one, other in pairwise(parts)]
    assert all(end and start and (start - end).days == 1 for end, start in ends)


@given(st.text(alphabet="0123456789-/.X?~%", max_size=24))
def test_anything_else_is_refused_with_a_reason(text: str) -> None:
    """Any run of its signs is read, or refused by a ValueError that says why; nothing else is raised."""
    try:
        first, last = edtf_bounds(text)
    except ValueError as error:
        assert "EDTF" in str(error)
        return
    assert first is not None or last is not None


@pytest.mark.parametrize("text", ["2020-13", "2020-02-30", "2021/2020", "..", "../..", "/", "20200", "2020-1", "0000"])
def test_impossible_dates_are_refused(text: str) -> None:
    """Months, days and intervals that no calendar holds are no dates."""
    with pytest.raises(ValueError, match="EDTF"):
        edtf_bounds(text)
