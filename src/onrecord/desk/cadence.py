"""When a newsletter is due: its slots in the time zone of its readers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from onrecord.desk.plan import WEEKDAYS, Newsletter

LATE_H = {"AM": 6, "PM": 6, "weekly": 48}
"""Hours after its time until which a letter still leaves: a morning letter that comes in the afternoon is no morning
letter, and the next one tells what it would have told."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a newsletter's calendar: its name ("2026-11-21 AM"), its day, and from when to when it is due."""

    name: str
    day: date
    opens: datetime
    closes: datetime

    def is_open(self, now: datetime) -> bool:
        """True if the letter may leave now."""
        return self.opens <= now < self.closes


def newest_slot(letter: Newsletter, now: datetime) -> Slot:
    """The newest slot that has opened by `now`; not for letters that leave at once."""
    step = timedelta(days=7 if letter.cadence == "weekly" else 1)
    day = now.astimezone(letter.zone).date() + timedelta(days=1)
    if letter.cadence == "weekly":
        day -= timedelta(days=(day.weekday() - letter.on) % 7)
    while (slot := _slot(letter, day)).opens > now:
        day -= step
    return slot


def next_slot(letter: Newsletter, now: datetime) -> Slot:
    """The first slot that opens after `now`."""
    step = 7 if letter.cadence == "weekly" else 1
    return _slot(letter, newest_slot(letter, now).day + timedelta(days=step))


def _slot(letter: Newsletter, day: date) -> Slot:
    """The slot of that day; an hour that the clocks skip is the instant at which they skip it."""
    opens = datetime.combine(day, letter.at, letter.zone).astimezone(UTC)
    named = WEEKDAYS[letter.on] if letter.cadence == "weekly" else letter.cadence
    return Slot(f"{day.isoformat()} {named}", day, opens, opens + timedelta(hours=LATE_H[letter.cadence]))
