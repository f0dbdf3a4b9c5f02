"""When a letter is due, in the time zone of its readers."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from onrecord.desk.cadence import newest_slot, next_slot
from onrecord.desk.plan import Newsletter


def letter(cadence: str = "AM", zone: str = "Asia/Baghdad", at: time = time(7), on: int = 0) -> Newsletter:
    """A newsletter without readers."""
    return Newsletter("Any", "Desk", cadence, ZoneInfo(zone), at, on, "brief", ())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "slot", "is_open"),
    [
        ("2026-11-21T03:59:59Z", "2026-11-20 AM", False),
        ("2026-11-21T04:00:00Z", "2026-11-21 AM", True),
        ("2026-11-21T09:59:59Z", "2026-11-21 AM", True),
        ("2026-11-21T10:00:00Z", "2026-11-21 AM", False),
        ("2026-11-21T21:30:00Z", "2026-11-21 AM", False),
    ],
)
def test_a_morning_letter(now: str, slot: str, is_open: bool) -> None:
    """At seven in Baghdad (four in UTC) the day's letter opens, for six hours."""
    found = newest_slot(letter(), datetime.fromisoformat(now))
    assert (found.name, found.is_open(datetime.fromisoformat(now))) == (slot, is_open)


def test_a_weekly_letter() -> None:
    """A weekly letter has one slot a week, on its day, and keeps it open for two days."""
    weekly = letter("weekly", on=6)
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    found = newest_slot(weekly, now)
    assert (found.name, found.is_open(now)) == ("2026-11-22 Sunday", True)
    assert next_slot(weekly, now).name == "2026-11-29 Sunday"
    assert newest_slot(weekly, datetime(2026, 11, 22, 3, tzinfo=UTC)).name == "2026-11-15 Sunday"


@pytest.mark.parametrize(("day", "opens"), [("2026-03-29", "01:30"), ("2026-03-28", "01:30"), ("2026-10-25", "00:30")])
def test_when_the_clocks_change(day: str, opens: str) -> None:
    """An hour that the clocks skip, or have twice, is still one slot a day."""
    berlin = letter(zone="Europe/Berlin", at=time(2, 30))
    noon = datetime.fromisoformat(f"{day}T12:00:00Z")
    found = newest_slot(berlin, noon)
    assert found.name == f"{day} AM"
    assert f"{found.opens:%H:%M}" == opens
    assert next_slot(berlin, noon).day.toordinal() == found.day.toordinal() + 1
