"""Figures in words: a point of a series with its hedge and its day, as its source gives them."""

import re

from onrecord.model import Hedge, Line, Point, Series, Span, When
from onrecord.tell.dates import date_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import Wording, clean

HEDGE_WORDS: dict[Hedge, str] = {
    "exactly": "", "about": "about ", "at_least": "at least ", "at_most": "at most ", "over": "more than ",
    "under": "fewer than ",
}  # fmt: skip
_TWICE = re.compile(r"\b(\S+) (?=\1 )")
"""A word said twice running ("U.S. U.S. troops")."""
LONGEST_TIME = 400
"""Days: "in 2019" dates a figure, "some day since 2018" does not."""


def figure_words(low: float, high: float, hedge: Hedge) -> str:
    """The figure as a reader writes it: "about 5,000", "30 to 40"."""
    plain = number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"
    return HEDGE_WORDS[hedge] + plain


def number_words(value: float) -> str:
    """The number with separators, in millions and billions where that is how it is written."""
    for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            return f"{value / scale:,.10g} {name}"
    return f"{value:,.10g}"


def when_words(when: When | None, published: str | None) -> str:
    """When the figure held, or when it was reported, said so."""
    if when is not None and when.basis != "published":
        return date_words(when.edtf, None)
    return f"reported {date_words(published, None)}" if published else "undated"


def is_dated(point: Point) -> bool:
    """True if the figure's time is known to within a year or so; an undated article's figure may be of any time."""
    return point.as_of is not None and point.as_of.days is not None and point.as_of.days <= LONGEST_TIME


def counted_points(series: Series) -> list[Point]:
    """The points of a known time that were counted, and not only planned."""
    return [p for p in series.points if is_dated(p) and not p.is_planned]


def word_series(shelf: Shelf, series: Series, points: tuple[Point, ...]) -> Wording:
    """One line for the points of a series, oldest first, each with its day and outlet."""
    told = "; ".join(f"{point_words(series, p)} ({_beside(shelf, p)})" for p in points)
    spans = tuple(dict.fromkeys(point_span(shelf, p) for p in points))
    rules = tuple(dict.fromkeys(r for p in points for r in _point_rules(shelf, series, p)))
    return Wording(f"{heading(series)}: {told}", spans, rules)


def word_change(shelf: Shelf, series: Series, first: Point, last: Point) -> Wording:
    """The change between two cited points, in words; nothing is counted beyond them."""
    text = (
        f"{heading(series)}: from {point_words(series, first)} ({_beside(shelf, first)})"
        f" to {point_words(series, last)} ({_beside(shelf, last)})"
    )
    rules = _point_rules(shelf, series, first) + _point_rules(shelf, series, last)
    return Wording(text, (point_span(shelf, first), point_span(shelf, last)), rules)


def heading(series: Series) -> str:
    """What is counted, and where."""
    of = _TWICE.sub("", clean(series.of))
    named = f"{of} in {series.place}" if series.place and series.place.lower() not in of.lower() else of
    return named[:1].upper() + named[1:]


def tells_series(line: Line, title: str) -> bool:
    """True if the line tells the figures of the series of that heading."""
    return line.kind == "series" and line.text.startswith(f"{title}:")


def point_span(shelf: Shelf, point: Point) -> Span:
    """The sentence that gives the figure."""
    return shelf.statements[point.statement_id].sentence


def point_words(series: Series, point: Point) -> str:
    """The figure with its unit, where the heading of its series does not name that."""
    unit = f" {series.unit}" if series.unit and series.unit.lower() not in heading(series).lower() else ""
    return figure_words(point.low, point.high, point.hedge) + unit


def _beside(shelf: Shelf, point: Point) -> str:
    article = shelf.article(point.article_id)
    when = when_words(point.as_of, article.published.edtf)
    when = f"planned, {when}" if point.is_planned else when
    return f"{when}, {article.outlet}" if article.outlet else when


def _point_rules(shelf: Shelf, series: Series, point: Point) -> tuple[str, ...]:
    words = clean(shelf.words(point_span(shelf, point)))
    rules = [f"one quantity under several names: {heading(series)}"]
    figure = f"{number_words(point.low)} to {number_words(point.high)}" if point.high != point.low else ""
    rules.append(f"the words “{words[:60]}…” give {figure or number_words(point.low)}")
    if point.as_of and point.as_of.basis != "published":
        rules.append(f"date of the figure: {point.as_of.edtf}")
    return tuple(rules)
