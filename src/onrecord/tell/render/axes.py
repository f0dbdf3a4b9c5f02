"""The scales of a chart: round figures from zero, and days, months or years that fit the width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, isfinite, log10

from onrecord.tell.figures import number_words

LETTER = 6.9
"""Pixels that a letter of the 12-pixel system font takes at most on average; wide enough for digits and capitals."""
BETWEEN_LABELS = 14
"""Pixels kept free between two labels of the axis of days."""
STEPS_OF_FIGURES = (1.0, 2.0, 2.5, 5.0, 10.0)
LINES_AT_MOST = 5
"""Grid lines of the figures: four or five can be read against without counting."""
DAY_STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 2, 3, 6)
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WIDEST = {"day": len("28 Dec"), "month": len("2020"), "year": len("2020")}


@dataclass(frozen=True, slots=True)
class DayTick:
    """A day of the axis, its label, and below it the year where that is new."""

    day: date
    text: str
    year: str = ""


def text_width(text: str) -> float:
    """How many pixels `text` takes at most."""
    return len(text) * LETTER


def figure_ticks(lowest: float, highest: float, whole: bool) -> list[float]:
    """Round figures, at even steps, from zero (or below `lowest`) to `highest` or just above it."""
    low, high = min(0.0, lowest), max(0.0, highest)
    if high == low:
        high = low + 1.0
    step = _figure_step((high - low) / (LINES_AT_MOST - 1), whole)
    return [step * n for n in range(floor(low / step), ceil(high / step) + 1)]


def _figure_step(least: float, whole: bool) -> float:
    """The smallest round step that is no smaller than `least`; at least 1 where whole things are counted."""
    power = 10.0 ** floor(log10(least)) if least > 0 and isfinite(least) else 1.0
    step = next((s * power for s in STEPS_OF_FIGURES if s * power >= least * 0.999), least)
    return max(1.0, float(ceil(step))) if whole and step < 10 else step


def axis_words(value: float) -> str:
    """The figure as an axis shows it; beyond a thousand trillion in powers of ten."""
    return number_words(value) if abs(value) < 1e15 else f"{value:.2g}"


def day_ticks(first: date, last: date, width: float) -> list[DayTick]:
    """Days from `first` to `last` whose labels fit into `width` pixels side by side, the finest that do."""
    for kind, step in _day_steps():
        room = width / (WIDEST[kind] * LETTER + BETWEEN_LABELS)
        if _count(kind, step, first, last) > room + 1:
            continue
        days = list(_days(kind, step, first, last))
        if len(days) == 1 or (days and _spread(days, first, last, width) >= WIDEST[kind] * LETTER + 4):
            return _labelled(kind, days)
    return _labelled("day", [first])


def _day_steps() -> Iterator[tuple[str, int]]:
    yield from (("day", n) for n in DAY_STEPS)
    yield from (("month", n) for n in MONTH_STEPS)
    yield from (("year", n) for n in YEAR_STEPS)


def _count(kind: str, step: int, first: date, last: date) -> float:
    """About how many ticks there would be."""
    days = {"day": 1.0, "month": 30.4, "year": 365.2}[kind] * step
    return (last - first).days / days + 1


def _days(kind: str, step: int, first: date, last: date) -> Iterator[date]:
    if kind == "day":
        yield from (first + timedelta(days=n) for n in range(0, (last - first).days + 1, step))
        return
    size = step if kind == "month" else 12 * step
    month = -(-_month_number(first) // size) * size
    while month <= _month_number(last) and month < 12 * date.max.year + 12:
        day = date(month // 12, month % 12 + 1, 1) if month >= 12 else date.min
        if first <= day <= last:
            yield day
        month += size


def _month_number(day: date) -> int:
    return 12 * day.year + day.month - 1


def _spread(days: Sequence[date], first: date, last: date, width: float) -> float:
    """Pixels between the two ticks that stand closest."""
    closest = min((b - a).days for a, b in pairwise(days))
    return width * closest / max(1, (last - first).days)


def _labelled(kind: str, days: Sequence[date]) -> list[DayTick]:
    """The days with labels; the year below the first of each year, or alone."""
    ticks: list[DayTick] = []
    for number, day in enumerate(days):
        if kind == "year":
            ticks.append(DayTick(day, str(day.year)))
            continue
        text = MONTHS[day.month - 1] if kind == "month" else f"{day.day} {MONTHS[day.month - 1]}"
        is_new = number == 0 or days[number - 1].year != day.year
        ticks.append(DayTick(day, text, str(day.year) if is_new else ""))
    return ticks
