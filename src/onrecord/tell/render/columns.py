"""Columns over time: happenings by period, and below them, on the same scale of days, what was read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.model.trend import Tally, Trend
from onrecord.tell.render.axes import axis_words, day_ticks, figure_ticks, text_width
from onrecord.tell.render.chart import Label, Size
from onrecord.tell.render.plain import count
from onrecord.tell.trend.periods import period_name
from onrecord.tell.trend.trend import NAMELESS

HEAD, FOOT, RIGHT = 30, 40, 12
"""Pixels above each panel for its name, below the last for two lines of dates, and at the right edge."""
HIGH, LOW = 120, 56
"""Pixels of a panel of happenings, and of one of what was read."""
GAP = 0.18
"""Share of a column's room that is left free beside it."""
LEAST_REACH = 24
"""Pixels that a finger can hit: a column's link is no lower, and as wide where the columns are."""
RATE_OF = 10
"""Articles that happenings are given per: of one article a fraction would be read as a share."""


@dataclass(frozen=True, slots=True)
class Column:
    """One period in a panel, in pixels: full from `base` up to `pale`, pale from there to `top`.

    `label` says it in words; `key` names the period and group it leads to (None: it leads nowhere).
    """

    x: float
    width: float
    top: float
    pale: float
    base: float
    label: str
    key: tuple[int, str] | None
    mark: str | None

    @property
    def reach(self) -> tuple[float, float]:
        """Top and height of what a finger can hit."""
        top = min(self.top - 2, self.base - LEAST_REACH)
        return top, self.base - top


@dataclass(frozen=True, slots=True)
class Panel:
    """A row of columns with its name and its scale."""

    name: str
    kind: str
    top: float
    base: float
    columns: tuple[Column, ...]
    rows: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Panels one below the other; `gaps` are the times of which nothing was read (left and width)."""

    title: str
    summary: str
    size: Size
    left: float
    panels: tuple[Panel, ...]
    gaps: tuple[tuple[float, float], ...]
    ticks: tuple[Label, ...]
    years: tuple[Label, ...]
    has_pale: bool
    has_marks: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """What a panel shows: a figure for each period, its part of stated days, words, and where it leads."""

    name: str
    kind: str
    height: int
    values: tuple[float, ...]
    dated: tuple[float, ...]
    labels: tuple[str, ...]
    keys: tuple[tuple[int, str] | None, ...]
    marks: tuple[str | None, ...]
    highest: float = 1.0
    """What the scale must reach, so that pictures beside each other can be compared."""


def draw_whole(trend: Trend, width: int) -> ColumnChart:
    """All happenings, how many they are per ten articles, and the articles read, with the outlets in words."""
    rows = [_tally_row(trend, trend.whole), _rate_row(trend, trend.whole), _read_row(trend)]
    return _draw(trend, trend.whole.name, rows, width, _summary(trend, trend.whole))


def draw_group(trend: Trend, tally: Tally, width: int) -> ColumnChart:
    """The happenings of one group, on the scale that all groups share."""
    return _draw(trend, tally.name, [_tally_row(trend, tally)], width, _summary(trend, tally))


def draw_poster(trend: Trend, width: int) -> ColumnChart:
    """Everything in one picture: all happenings, what was read, and each group."""
    whole = [_tally_row(trend, trend.whole), _rate_row(trend, trend.whole), _read_row(trend)]
    rows = [*whole, *(_tally_row(trend, g) for g in trend.groups)]
    return _draw(trend, trend.title, rows, width, _summary(trend, trend.whole))


def per_ten(trend: Trend, tally: Tally, at: int) -> float | None:
    """Happenings per ten articles read in that period; None if nothing was read."""
    articles = trend.read[at].articles
    return RATE_OF * tally.counts[at] / articles if articles else None


def _summary(trend: Trend, tally: Tally) -> str:
    """The picture in a sentence: how many, over which time, most when."""
    counts = tally.counts
    most = max(range(len(counts)), key=lambda n: counts[n])
    name = period_name(trend.periods[most], trend.every)
    first, last = trend.periods[0], trend.periods[-1]
    said = f"{count(tally.total, 'happening')} in {count(len(counts), trend.every)}, {period_name(first, trend.every)}"
    return f"{said} to {period_name(last, trend.every)}; most in {name}: {counts[most]}"


def _tally_row(trend: Trend, tally: Tally) -> _Row:
    marks = {n.period: n.kind for n in trend.notable if n.group == tally.name and n.period is not None}
    dated = tuple(float(sum(c.is_dated for c in found)) for found in tally.happenings)
    labels = tuple(_tally_words(trend, tally, n) for n in range(len(trend.periods)))
    keys = tuple((n, tally.key) if c else None for n, c in enumerate(tally.counts))
    values = tuple(map(float, tally.counts))
    return _Row(
        tally.name, "happenings", HIGH if tally is trend.whole else LOW + 16, values, dated, labels, keys,
        tuple(marks.get(n) for n in range(len(trend.periods))),
        0.0 if tally is trend.whole else _shared_height(trend),
    )  # fmt: skip


def _shared_height(trend: Trend) -> float:
    """The highest count of any group that has a name: "others" may be higher, and then has a scale of its own."""
    return float(max((max(g.counts) for g in trend.groups if g.key not in NAMELESS), default=1))


def _tally_words(trend: Trend, tally: Tally, at: int) -> str:
    read = trend.read[at]
    said = f"{period_name(trend.periods[at], trend.every)}: {tally.counts[at]} of {tally.name.lower()}"
    return f"{said}; {count(read.articles, 'article')} of {count(read.outlets, 'outlet')} read"


def _rate_row(trend: Trend, tally: Tally) -> _Row:
    rates = [per_ten(trend, tally, n) for n in range(len(trend.periods))]
    labels = tuple(
        f"{period_name(p, trend.every)}: "
        + ("nothing read" if r is None else f"{r:.1f} happenings per {RATE_OF} articles read")
        for p, r in zip(trend.periods, rates, strict=True)
    )
    values = tuple(r or 0.0 for r in rates)
    none = (None,) * len(values)
    return _Row(f"Happenings per {RATE_OF} articles read", "rate", LOW, values, values, labels, none, none)


def _read_row(trend: Trend) -> _Row:
    labels = tuple(
        f"{period_name(p, trend.every)}: {count(r.articles, 'article')} of {count(r.outlets, 'outlet')} read, "
        f"{r.on_subject} on the subject"
        for p, r in zip(trend.periods, trend.read, strict=True)
    )
    values = tuple(float(r.articles) for r in trend.read)
    none = (None,) * len(values)
    dated = tuple(float(r.on_subject) for r in trend.read)
    return _Row("Articles read (full: on the subject)", "read", LOW, values, dated, labels, none, none)


def _draw(trend: Trend, title: str, rows: Sequence[_Row], width: int, summary: str) -> ColumnChart:
    levels = [figure_ticks(0.0, max((*row.values, row.highest)), True)[:: _every_other(row.height)] for row in rows]
    left = 12 + max(text_width(axis_words(v)) for level in levels for v in level)
    room = (width - left - RIGHT) / len(trend.periods)
    panels, top = [], 0.0
    for row, level in zip(rows, levels, strict=True):
        panels.append(_panel(row, level, left, room, top + HEAD))
        top = panels[-1].base
    size = Size("wide" if width > 400 else "narrow", width, round(top) + FOOT)
    ticks = day_ticks(trend.periods[0].start, trend.periods[-1].start, max(60.0, room * (len(trend.periods) - 1)))
    across = _scale(trend, left, room)
    return ColumnChart(
        title, summary, size, left, tuple(panels), tuple(_gaps(trend, left, room)),
        _clear(Label(_inside(across(t.day.toordinal()), t.text, width), top + 18, t.text) for t in ticks),
        _clear(Label(_inside(across(t.day.toordinal()), t.year, width), top + 33, t.year) for t in ticks if t.year),
        any(c.pale > c.top + 0.5 for p in panels for c in p.columns if p.kind == "happenings"),
        any(c.mark for p in panels for c in p.columns),
    )  # fmt: skip


def _every_other(height: int) -> int:
    """Low panels have every second line of the scale only."""
    return 1 if height >= HIGH else 2


def _gaps(trend: Trend, left: float, room: float) -> Iterator[tuple[float, float]]:
    """Left and width of each stretch of time of which nothing was read."""
    for is_read, stretch in groupby(enumerate(trend.read), key=lambda pair: pair[1].articles > 0):
        numbers = [n for n, _ in stretch]
        if not is_read:
            yield left + numbers[0] * room, len(numbers) * room


def _clear(labels: Iterable[Label]) -> tuple[Label, ...]:
    """The labels that keep clear of those before them."""
    kept: list[Label] = []
    for label in labels:
        if not kept or kept[-1].box[2] + 4 <= label.box[0]:
            kept.append(label)
    return tuple(kept)


def _inside(x: float, text: str, width: int) -> float:
    half = text_width(text) / 2
    return min(max(x, half + 2), width - half - 2)


def _scale(trend: Trend, left: float, room: float) -> Callable[[int], float]:
    first, last = trend.periods[0].start.toordinal(), trend.periods[-1].start.toordinal()

    def across(day: int) -> float:
        share = (day - first) / (last - first) if last > first else 0.0
        return left + room / 2 + share * room * (len(trend.periods) - 1)

    return across


def _panel(row: _Row, levels: Sequence[float], left: float, room: float, top: float) -> Panel:
    base, highest = top + row.height, max(*row.values, *levels, row.highest, 1.0)
    gap = room * GAP if room > 4 else 0.0

    def up(value: float) -> float:
        return base - value / highest * row.height

    columns = tuple(
        Column(left + n * room + gap / 2, room - gap, up(v), up(d), base, label, key, mark)
        for n, (v, d, label, key, mark) in enumerate(
            zip(row.values, row.dated, row.labels, row.keys, row.marks, strict=True)
        )
    )
    rows = tuple(Label(left - 6, up(v), axis_words(v)) for v in levels)
    return Panel(row.name, row.kind, top, base, columns, rows)
