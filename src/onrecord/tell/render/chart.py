"""A small chart of one series: dots at their days, bars for ranges, hollow dots for hedged figures."""

from dataclasses import dataclass
from datetime import date

from onrecord.model import Point, Series
from onrecord.tell.figures import figure_words, heading, number_words
from onrecord.text.edtf import edtf_words

WIDTH, HEIGHT = 640, 200
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 18, 34
"""Pixels of the drawing and of its margins: room for "1.2 million" at the left and a date below."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the chart in pixels, what it says, and the statement it stands for."""

    x: float
    y: float
    top: float
    hollow: bool
    label: str
    statement_id: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: its title, its dots from left to right, and the words of its axes."""

    title: str
    dots: tuple[Dot, ...]
    line: str
    ceiling: str
    first: str
    last: str
    summary: str


def draw_chart(series: Series) -> Chart | None:
    """The chart of the series, or None if fewer than two of its points have a day."""
    dated = [(day, p) for p in series.points if (day := middle_day(p))]
    if len({day for day, _ in dated}) < 2:
        return None
    dated.sort(key=lambda pair: pair[0])
    first, last = dated[0][0], dated[-1][0]
    highest = max(p.high for _, p in dated) or 1.0
    dots = tuple(_dot(series, day, p, first, last, highest) for day, p in dated)
    return Chart(
        heading(series), dots, " ".join(f"{d.x:.1f},{d.y:.1f}" for d in dots), number_words(highest),
        edtf_words(first.isoformat(), None), edtf_words(last.isoformat(), None), "; ".join(d.label for d in dots),
    )  # fmt: skip


def middle_day(point: Point) -> date | None:
    """The day at which a point is drawn: the middle of the days it can mean."""
    when = point.as_of
    if when is None or (when.start is None and when.end is None):
        return None
    start, end = when.start or when.end, when.end or when.start
    assert start is not None and end is not None
    return start + (end - start) / 2


def _dot(series: Series, day: date, point: Point, first: date, last: date, highest: float) -> Dot:
    across = (day - first).days / (last - first).days
    words = figure_words(point.low, point.high, point.hedge)
    when = edtf_words(point.as_of.edtf, None) if point.as_of else ""
    return Dot(
        LEFT + across * (WIDTH - LEFT - RIGHT), _height(point.low, highest), _height(point.high, highest),
        point.hedge != "exactly", f"{when}: {words}", point.statement_id,
    )  # fmt: skip


def _height(value: float, highest: float) -> float:
    return TOP + (1 - value / highest) * (HEIGHT - TOP - BOTTOM)
