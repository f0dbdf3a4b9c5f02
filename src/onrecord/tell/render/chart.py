"""A small chart of one series: dots at their days, bars for ranges, hollow dots for hedged figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import isfinite

from onrecord.model import Point, Series
from onrecord.tell.dates import date_words
from onrecord.tell.figures import figure_words, heading
from onrecord.tell.render.axes import axis_words, day_ticks, figure_ticks, text_width

TOP, BOTTOM, RIGHT = 22, 42, 14
"""Pixels of the drawing's margins: room for a figure above the highest dot and for two lines of dates below."""
INSET = 22
"""Pixels between the axis and the first day, so that no dot or date stands on the edge."""
RADIUS = 5
APART = 14
"""Pixels between dots that would hide each other."""
SHAPES_AT_MOST = 5
"""Kinds of dot that a reader tells apart; outlets beyond the fourth share the fifth."""
FIGURES_AT_MOST = 12
"""Dots that are all labelled; with more, only the first, the last, the highest and the lowest are."""
SAME_FIGURE = 90
"""Pixels within which a figure stands for its neighbours too, where theirs is the same."""
LINE_HEIGHT = 13


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing in pixels. The narrow one is for phones, where a wide one's letters would be too small."""

    name: str
    width: int
    height: int


WIDE, NARROW = Size("wide", 640, 250), Size("narrow", 330, 230)


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the chart in pixels, what it says, and the statement it stands for.

    `top` to `y` is its range of figures, `left` to `right` the days it can mean; `kind` numbers who counted.
    """

    x: float
    y: float
    top: float
    left: float
    right: float
    kind: int
    hollow: bool
    planned: bool
    path: str
    figure: str
    when: str
    counter: str
    note: str
    statement_id: str

    @property
    def label(self) -> str:
        """All that the dot says, in words."""
        said = f"{self.when}: {self.figure}" if self.when else self.figure
        return ", ".join(part for part in (said, self.counter, self.note) if part)


@dataclass(frozen=True, slots=True)
class Label:
    """A short text in the drawing; `x` is its middle, `y` its baseline."""

    x: float
    y: float
    text: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the letters, at most."""
        half = text_width(self.text) / 2
        return self.x - half, self.y - LINE_HEIGHT + 3, self.x + half, self.y + 3


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: its dots from left to right, the joints between them, and the words of its axes.

    `rows` and `columns` are the grid lines with their labels; `kinds` who counted, by the dots' `kind`.
    """

    title: str
    size: Size
    left: float
    dots: tuple[Dot, ...]
    joints: tuple[tuple[float, float, float, float], ...]
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    years: tuple[Label, ...]
    figures: tuple[Label, ...]
    kinds: tuple[str, ...]
    zero: float

    @property
    def summary(self) -> str:
        """All dots in words, for those who do not see the drawing."""
        return "; ".join(dot.label for dot in self.dots)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day and a figure stand in the drawing."""

    x: Callable[[date], float]
    y: Callable[[float], float]


def draw_chart(series: Series, size: Size = WIDE, outlets: Mapping[str, str] | None = None) -> Chart | None:
    """The chart of the series, or None if its dated points are of one day and one figure.

    `outlets` names the outlet of each statement (by id), to tell competing counts apart.
    """
    dated = [(d, p) for p in series.points if (d := middle_day(p)) and isfinite(p.low) and isfinite(p.high)]
    if len({(day, p.low, p.high) for day, p in dated}) < 2:
        return None
    dated.sort(key=lambda pair: (pair[0], pair[1].low))
    names = _counters(dated, outlets or {})
    kinds = list(dict.fromkeys(names))
    values = [v for _, p in dated for v in (p.low, p.high)]
    levels = figure_ticks(min(values), max(values), all(v == int(v) for v in values))
    left = 12 + max(text_width(axis_words(v)) for v in levels)
    scale = _make_scale(size, left, (dated[0][0], dated[-1][0]), levels)
    dots = _spread_dots(size, left, [
        _dot(scale, day, p, name, min(kinds.index(name), SHAPES_AT_MOST - 1))
        for (day, p), name in zip(dated, names, strict=True)
    ])  # fmt: skip
    room = size.width - left - RIGHT - 2 * INSET
    ticks = day_ticks(dated[0][0], dated[-1][0], room)
    base = size.height - BOTTOM
    return Chart(
        heading(series), size, left, tuple(dots), _joints(dated, dots),
        tuple(Label(left - 8, scale.y(v) + 4, axis_words(v)) for v in levels),
        tuple(Label(scale.x(t.day), base + 18, t.text) for t in ticks),
        tuple(Label(scale.x(t.day), base + 33, t.year) for t in ticks if t.year),
        _figures(size, left, dots), _kind_names(kinds), scale.y(0.0),
    )  # fmt: skip


def middle_day(point: Point) -> date | None:
    """The day at which a point is drawn: the middle of the days it can mean."""
    when = point.as_of
    if when is None or (when.start is None and when.end is None):
        return None
    start, end = when.start or when.end, when.end or when.start
    assert start is not None and end is not None
    return start + (end - start) / 2


def _counters(dated: Sequence[tuple[date, Point]], outlets: Mapping[str, str]) -> list[str]:
    """Who stands behind each point: the outlet, or who counted where one outlet tells of several."""
    named = [outlets.get(p.statement_id, "") for _, p in dated]
    counted = [p.counted_by or "" for _, p in dated]
    return counted if len(set(named)) == 1 and len(set(counted)) > 1 and all(counted) else named


def _kind_names(kinds: Sequence[str]) -> tuple[str, ...]:
    """The names of the kinds of dot, those that share the last one counted."""
    if len(kinds) <= SHAPES_AT_MOST:
        return tuple(kinds)
    return (*kinds[: SHAPES_AT_MOST - 1], f"{len(kinds) - SHAPES_AT_MOST + 1} others")


def _make_scale(size: Size, left: float, days: tuple[date, date], levels: Sequence[float]) -> _Scale:
    first, last = days
    room = size.width - left - RIGHT - 2 * INSET
    span = (last - first).days
    low, high = levels[0], levels[-1]

    def across(day: date) -> float:
        at = (min(max(day, first), last) - first).days / span if span else 0.5
        return left + INSET + at * room

    def up(value: float) -> float:
        return TOP + (high - value) / (high - low) * (size.height - TOP - BOTTOM)

    return _Scale(across, up)


def _dot(scale: _Scale, day: date, point: Point, name: str, kind: int) -> Dot:
    when = point.as_of
    assert when is not None
    x, y = scale.x(day), scale.y(point.low)
    said = date_words(when.edtf, None)
    return Dot(
        x, y, scale.y(point.high), scale.x(when.start or day), scale.x(when.end or day), kind,
        point.hedge != "exactly", point.is_planned, draw_shape(kind, x, y),
        figure_words(point.low, point.high, point.hedge),
        f"reported {said}" if when.basis == "published" else said,
        name, point.note, point.statement_id,
    )  # fmt: skip


def draw_shape(kind: int, x: float, y: float) -> str:
    """The outline of a dot of that kind, as an SVG path: circle, square, diamond, triangle or cross."""
    r = RADIUS
    if kind == 0:
        return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"
    corners = {
        1: ((-r, -r), (r, -r), (r, r), (-r, r)),
        2: ((0, -r - 2), (r + 2, 0), (0, r + 2), (-r - 2, 0)),
        3: ((0, -r - 1), (r + 1, r), (-r - 1, r)),
    }.get(kind, ((-r, -r), (0, -2), (r, -r), (2, 0), (r, r), (0, 2), (-r, r), (-2, 0)))
    return "M" + "L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners) + "z"


def _spread_dots(size: Size, left: float, dots: Sequence[Dot]) -> list[Dot]:
    """The dots with those that would hide each other moved apart sideways, as far as the drawing goes."""
    placed: list[Dot] = []
    for dot in dots:
        for step in (0, 1, -1, 2, -2, 3, -3):
            x = dot.x + step * APART
            inside = left + RADIUS + 2 < x < size.width - RADIUS - 2
            if inside and not any(abs(x - o.x) < APART - 1 and abs(dot.y - o.y) < APART - 1 for o in placed):
                dot = replace(dot, x=x, path=draw_shape(dot.kind, x, dot.y))
                break
        placed.append(dot)
    return placed


def _joints(
    dated: Sequence[tuple[date, Point]], dots: Sequence[Dot]
) -> tuple[tuple[float, float, float, float], ...]:
    """Lines from day to day through the plain points; what is planned, competing or superseded stands beside."""
    ends: dict[date, Dot] = {}
    for (day, point), dot in zip(dated, dots, strict=True):
        if point.stands_alone:
            ends.setdefault(day, dot)
    path = [(dot.x, (dot.y + dot.top) / 2) for dot in ends.values()]
    return tuple((*a, *b) for a, b in pairwise(path))


def _figures(size: Size, left: float, dots: Sequence[Dot]) -> tuple[Label, ...]:
    """Figures beside their dots, as many as stand clear of each other and of all dots."""
    outer = [(d.x - 8, d.top - 8, d.x + 8, d.y + 8) for d in dots]
    placed: list[Label] = []
    for dot in _worth_a_figure(dots):
        if any(p.text == dot.figure and abs(p.x - dot.x) < SAME_FIGURE for p in placed):
            continue
        half = text_width(dot.figure) / 2
        x = min(max(dot.x, left + half + 2), size.width - half - 2)
        for label in (Label(x, dot.top - 11, dot.figure), Label(x, dot.y + 21, dot.figure)):
            box = label.box
            inside = box[1] >= 0 and box[3] <= size.height - BOTTOM - 1
            if inside and not any(_touch(box, o) for o in [*outer, *(p.box for p in placed)]):
                placed.append(label)
                break
    return tuple(placed)


def _worth_a_figure(dots: Sequence[Dot]) -> list[Dot]:
    """The dots to be labelled, the most telling first."""
    telling = [dots[-1], dots[0], min(dots, key=lambda d: d.top), max(dots, key=lambda d: d.y)]
    rest = list(dots) if len(dots) <= FIGURES_AT_MOST else []
    return list({id(d): d for d in [*telling, *rest]}.values())


def _touch(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
