"""Stretches of the calendar: a day, week, month, season, quarter, year and so on, that can be counted on from."""

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.text.edtf import edtf_of, last_of_month

MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""Length in months of the units that are made of whole months."""
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
"""Days from one to the next for the units that are made of days."""
SEASON_NAMES = ("SP", "SU", "FA", "WI")
FIRST_YEAR, LAST_YEAR = 2, 9000
"""Years that can be counted with; what falls outside has no days."""


@dataclass(frozen=True, slots=True)
class Granule:
    """One `unit` of the calendar, beginning on `first`. A winter begins in December, a weekend on Saturday."""

    unit: str
    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit in MONTHS:
            return months_on(self.first, MONTHS[self.unit]) - timedelta(days=1)
        return self.first + timedelta(days={"day": 0, "weekend": 1, "fortnight": 13}.get(self.unit, 6))

    @property
    def value(self) -> str:
        """Its TIMEX3 value ("1989-W43-WE", "1989-Q3", "1989-SU", "198")."""
        year = f"{self.first.year:04d}"
        match self.unit:
            case "day":
                return self.first.isoformat()
            case "week" | "fortnight" | "weekend":
                iso = self.first.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return f"{year}-{self.first.month:02d}"
            case "season":
                return f"{year}-{SEASON_NAMES[self.first.month // 3 - 1]}"
            case "quarter":
                return f"{year}-Q{(self.first.month + 2) // 3}"
            case "half":
                return f"{year}-H{1 if self.first.month == 1 else 2}"
            case "decade":
                return year[:3]
            case "century":
                return year[:2]
        return year

    @property
    def edtf(self) -> str:
        """Its EDTF: a week, weekend, quarter or half is written by its first and last day or month."""
        year = f"{self.first.year:04d}"
        match self.unit:
            case "season":
                return f"{year}-{20 + self.first.month // 3}"
            case "decade":
                return year[:3] + "X"
            case "century":
                return year[:2] + "XX"
        return edtf_of(self.first, self.last)

    def shifted(self, count: int) -> "Granule | None":
        """The one `count` further on (back if negative), or None outside the calendar."""
        if self.unit in MONTHS:
            months = MONTHS[self.unit] * count
            if not FIRST_YEAR <= self.first.year + months // 12 <= LAST_YEAR:
                return None
            return Granule(self.unit, months_on(self.first, months))
        return _days_on(self, DAYS[self.unit] * count)


def _days_on(granule: Granule, days: int) -> Granule | None:
    if not FIRST_YEAR <= granule.first.year + days / 365 <= LAST_YEAR:
        return None
    return Granule(granule.unit, granule.first + timedelta(days=days))


def months_on(first: date, months: int) -> date:
    """The same day `months` later, or the last of that month where it is shorter."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if first.day == 1:
        return date(year, month + 1, 1)
    return date(year, month + 1, min(first.day, last_of_month(year, month + 1).day))


def containing(day: date, unit: str) -> Granule:
    """The `unit` that `day` falls in (for a weekend: that of its week; a week begins on Monday)."""
    if unit == "day":
        return Granule(unit, day)
    if unit in DAYS:
        monday = day - timedelta(days=day.weekday())
        return Granule(unit, monday + timedelta(days=5) if unit == "weekend" else monday)
    if unit == "season":
        year, month = (day.year - 1, 12) if day.month < 3 else (day.year, day.month // 3 * 3)
        return Granule(unit, date(year, month, 1))
    if unit in ("decade", "century"):
        years = MONTHS[unit] // 12
        return Granule(unit, date(max(day.year // years * years, 1), 1, 1))
    length = MONTHS[unit]
    return Granule(unit, date(day.year, (day.month - 1) // length * length + 1, 1))


def named(unit: str, year: int, index: int) -> Granule:
    """The month, quarter, half or season number `index` (from 1) of `year`."""
    if unit == "season":
        return Granule(unit, date(year, 3 * index, 1))
    return Granule(unit, date(year, MONTHS[unit] * (index - 1) + 1, 1))
