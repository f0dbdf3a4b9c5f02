"""A trend as one picture: SVG made here, PNG where the extra `charts` is installed."""

from onrecord.errors import ExtraMissing
from onrecord.model.trend import Trend
from onrecord.tell.render.columns import draw_poster
from onrecord.tell.render.kept import safe_url
from onrecord.tell.render.mail_chart import SHARPNESS, find_painter
from onrecord.tell.render.templating import make_environment
from onrecord.tell.render.trend_words import all_tallies, describe_trend, explain_marks

WIDTH = 760
HEAD = 60
LINE = 118
"""Letters of a line of notes that the picture is wide enough for."""


def render_trend_svg(trend: Trend) -> str:
    """The trend as one SVG, light or dark as its reader likes; a column links to the page of its first report."""
    chart = draw_poster(trend, WIDTH)
    notes = list(explain_marks(trend, chart.has_pale, bool(chart.gaps), chart.has_marks))
    hrefs = {
        (at, tally.key): url
        for tally in all_tallies(trend)
        for at, found in enumerate(tally.happenings)
        if (url := next((u for c in found if (u := safe_url(c.cite.url))), None))
    }
    return make_environment().get_template("trend.svg.j2").render(
        chart=chart, title=trend.title, about=_first_sentence(describe_trend(trend)), notes=notes, hrefs=hrefs,
        head=HEAD, height=HEAD + chart.size.height + 12 + 16 * len(notes),
    ).strip() + "\n"  # fmt: skip


def _first_sentence(words: str) -> str:
    return words if len(words) <= LINE else words.split(". ", 1)[0] + "."


def render_trend_png(trend: Trend) -> bytes:
    """The same as PNG, on white; ExtraMissing if nothing here can paint it."""
    paint = find_painter()
    if paint is None:
        raise ExtraMissing(
            "a PNG needs the package vl-convert-python, which is not installed", where="--format png",
            next="Install it with `pip install 'onrecord[charts]'`, or use --format svg.",
        )
    return paint(render_trend_svg(trend), SHARPNESS)
