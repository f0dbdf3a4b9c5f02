"""The brief as one self-contained HTML page: every cite opens the kept article at its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.model import Account, Brief, Cite
from onrecord.tell.audit import all_lines
from onrecord.tell.figures import point_span
from onrecord.tell.render.chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Chart, draw_chart
from onrecord.tell.render.marks import Anchors, MarkedParagraph
from onrecord.tell.render.plain import describe_brief, describe_coverage, describe_published, number_sources
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean
from onrecord.text.edtf import edtf_words


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart with the anchor of each dot."""

    chart: Chart
    anchors: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """A source with its number and its text, the cited words marked."""

    number: int
    source_id: str
    title: str
    outlet: str
    published: str
    url: str | None
    paragraphs: tuple[MarkedParagraph, ...]


def render_html(brief: Brief, account: Account) -> str:
    """The page: no script is needed to read it, nothing is fetched, and every cite is a link to its words."""
    shelf = Shelf(account)
    anchors = Anchors(all_cites(brief))
    template = _environment().get_template("brief.html.j2")
    return template.render(
        brief=brief, numbers=number_sources(brief), anchors=anchors, about=describe_brief(brief),
        coverage=clean(describe_coverage(brief)), charts=list(_charts(brief, shelf, anchors)),
        kept=[_kept(brief, shelf, anchors, n) for n in range(len(brief.sources))], clean=clean,
        edtf_words=lambda edtf: edtf_words(edtf, None),
        size={"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM},
    )  # fmt: skip


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("onrecord.tell", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def all_cites(brief: Brief) -> Iterator[Cite]:
    """Every cite of the brief into an article that is among its sources."""
    known = {source.article_id for source in brief.sources}
    return (cite for line in all_lines(brief) for cite in line.cites if cite.span.article_id in known)


def _charts(brief: Brief, shelf: Shelf, anchors: Anchors) -> Iterator[ShownChart]:
    for series in brief.series:
        chart = draw_chart(series)
        if chart:
            spans = {p.statement_id: point_span(shelf, p) for p in series.points}
            yield ShownChart(chart, tuple(anchors.find(spans[dot.statement_id]) for dot in chart.dots))


def _kept(brief: Brief, shelf: Shelf, anchors: Anchors, index: int) -> KeptArticle:
    source = brief.sources[index]
    article = shelf.article(source.article_id)
    return KeptArticle(
        index + 1, source.source_id, source.title or "Untitled", source.outlet or "Outlet unknown",
        describe_published(source), source.url, tuple(anchors.mark(article)),
    )  # fmt: skip
