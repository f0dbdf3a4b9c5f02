"""Days of publication that nothing states: inferred as an interval, never made up."""

from datetime import date

import pytest

from onrecord.read.infer import infer_published
from onrecord.read.published import given_published, parse_stated, text_published

READ_ON = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("stated", "start", "end"),
    [
        ("2020-06-12", "2020-06-12", "2020-06-12"),
        ("2020-06", "2020-06-01", "2020-06-30"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-12", "2020-12-01", "2020-12-31"),
        ("2020-06-01/2020-06-30", "2020-06-01", "2020-06-30"),
        ("2020-06-12T23:30:00-05:00", "2020-06-12", "2020-06-12"),
        ("Fri, 12 Jun 2020 10:00:00 +0200", "2020-06-12", "2020-06-12"),
        ("June 12th, 2020 at 5 p.m.", "2020-06-12", "2020-06-12"),
        ("Sept. 3, 2019", "2019-09-03", "2019-09-03"),
    ],
)
def test_days_are_read_in_every_form(stated: str, start: str, end: str) -> None:
    """ISO 8601, EDTF intervals, mail headers and dates in words are read as the days that they mean."""
    found = parse_stated(stated)
    assert found is not None and (str(found[0]), str(found[1])) == (start, end)


@pytest.mark.parametrize("stated", ["", "soon", "2020-13-40", "0000-00-00", "99999", "2020-02-30"])
def test_what_is_no_day_is_none(stated: str) -> None:
    """Words and days that do not exist give no day."""
    assert parse_stated(stated) is None
    assert given_published(stated) is None


def test_office_holders_bound_a_text() -> None:
    """A text is written while the holders of offices that it names are in office, and says so."""
    found = infer_published(["Chancellor Merkel met President Macron in Berlin to talk about the bridge."], READ_ON)
    assert (str(found.start), str(found.end)) == ("2017-05-14", "2021-12-08")
    assert "Merkel is in office" in found.why and found.basis == "inferred"


def test_former_holders_and_past_years_bound_it_below() -> None:
    """Former office holders and past years are lower bounds; without an upper one the interval stays open."""
    found = infer_published(["Former Chancellor Merkel spoke at the bridge, which was built in late 2022."], READ_ON)
    assert (str(found.start), found.end) == ("2022-09-01", None)


def test_plans_bound_nothing() -> None:
    """Years of plans, and years after the day of reading, are no bounds."""
    text = ["The city will finish the bridge in 2024. Chancellor Scholz opened the works. It was agreed in 2050."]
    found = infer_published(text, READ_ON)
    assert str(found.start) == "2021-12-08"


def test_nothing_said_is_unknown() -> None:
    """A text that tells no time has no day."""
    found = infer_published(["The council voted on Tuesday to close the bridge."], READ_ON)
    assert (found.start, found.end, found.basis) == (None, None, "unknown")


def test_datelines_give_the_day() -> None:
    """A dateline with a year gives the day; one without gets the only year that the text allows."""
    full = text_published([], ["PORT HALE, May 8, 2020 (AP) — The bridge was closed."], READ_ON)
    assert (full.edtf, full.basis) == ("2020-05-08", "dateline")
    text = ["PORT HALE, May 8 (AP) — The bridge was closed.", "Prime Minister Theresa May saw it in April 2019."]
    short = text_published([], text, READ_ON)
    assert (short.edtf, short.basis) == ("2019-05-08", "dateline")


def test_long_texts_are_searched_in_linear_time() -> None:
    """Text that nearly says a day over and over is read to its end, and says none."""
    texts = ["in 20 " * 200_000, "President " * 100_000, "January 2020 by " * 100_000]
    assert [infer_published([text], READ_ON).basis for text in texts] == ["unknown"] * 3
