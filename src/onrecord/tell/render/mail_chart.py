"""Charts of a letter: drawn on the server as PNG, since mail programs show no SVG, with all they show in words."""

import importlib
from collections.abc import Callable, Mapping
from functools import cache

from onrecord.model import Series
from onrecord.model.mailing import Picture
from onrecord.tell.render.chart import Chart, Size, draw_chart, draw_shape
from onrecord.tell.render.templating import make_environment

MAIL_SIZE = Size("mail", 480, 240)
"""Pixels: as wide as a phone can show without shrinking its letters much, and half of a desktop's letter."""
HEAD, KEY_ROW = 26, 20
"""Pixels above the drawing for its title, and below it for each row of the key."""
SHARPNESS = 2.0
"""PNG pixels a pixel, for print and for the screens of phones."""
INKS = ("#14508c", "#b3470f", "#1d6f5c", "#7a3b8f", "#5f6670")
WORDS_AT_MOST = 600
"""Characters of the text alternative: those who listen to it need the figures, not all the notes."""
Painter = Callable[[str, float], bytes]


def draw_picture(series: Series, outlets: Mapping[str, str]) -> Picture | None:
    """The chart of the series as a picture; None if it makes no chart, or if nothing here can paint it.

    Painting needs the package of the extra `charts`; without it the letter tells the figures in words alone.
    """
    chart = draw_chart(series, MAIL_SIZE, outlets)
    paint = find_painter()
    if chart is None or paint is None:
        return None
    width, height = MAIL_SIZE.width, HEAD + MAIL_SIZE.height + (_key_rows(chart) * KEY_ROW)
    svg = (
        make_environment()
        .get_template("mail_chart.svg.j2")
        .render(chart=chart, width=width, height=height, base=MAIL_SIZE.height - 42, inks=INKS, shape=draw_shape)
    )
    words = f"Chart. {chart.title}: {chart.summary}"
    short = words if len(words) <= WORDS_AT_MOST else f"{words[:WORDS_AT_MOST].rsplit('; ', 1)[0]}; and more"
    return Picture(chart.title, short, paint(svg, SHARPNESS), width, height)


def _key_rows(chart: Chart) -> int:
    return (len(chart.kinds) + 1) // 2 if len(chart.kinds) > 1 else 0


@cache
def find_painter() -> Painter | None:
    """What turns SVG into PNG, if it is installed."""
    try:
        painter = importlib.import_module("vl_convert")
    except ImportError:
        return None

    def paint(svg: str, scale: float) -> bytes:
        return bytes(painter.svg_to_png(svg, scale=scale))

    return paint
