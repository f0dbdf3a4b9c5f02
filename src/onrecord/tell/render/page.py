"""The brief as one self-contained HTML page: every cite opens the kept article at its words."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import count as counting

from onrecord.model import Account, Brief, Cite, Line, Series, Source, Span
from onrecord.tell.audit import all_lines
from onrecord.tell.figures import point_span, tells_series
from onrecord.tell.render.chart import NARROW, WIDE, Chart, draw_chart, draw_shape
from onrecord.tell.render.explain import explain_rules
from onrecord.tell.render.kept import day_words, keep_article, name_outlet, name_report, name_title
from onrecord.tell.render.marks import Anchors
from onrecord.tell.render.plain import FURTHER, NOTHING_TOLD, count, describe_brief, describe_coverage
from onrecord.tell.render.templating import load_file, make_environment
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean
from onrecord.text.edtf import edtf_words, precision

OUTLETS_NAMED = 3
"""Outlets named on the fold above the evidence; with more, their number is."""
DATES_OF_HTML = frozenset({"day", "month"})
"""Precisions of EDTF that HTML's `time` knows too."""


@dataclass(frozen=True, slots=True)
class ShownCite:
    """A cite with its mark in the line, its place in the page, and the words, outlet and day beside it."""

    mark: str
    number: int
    anchor: str | None
    words: str
    outlet: str
    has_outlet: bool
    published: str
    title: str
    is_inferred: bool
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class ShownChart:
    """One series drawn wide and narrow, with the anchor of each dot."""

    drawings: tuple[Chart, ...]
    anchors: tuple[str | None, ...]
    has_hedged: bool
    has_planned: bool


def show_chart(series: Series, outlets: Mapping[str, str], anchors: Mapping[str, str | None]) -> ShownChart | None:
    """The series drawn in both sizes, or None if it makes no picture; outlets and anchors are given by statement."""
    drawings = tuple(chart for size in (WIDE, NARROW) if (chart := draw_chart(series, size, outlets)))
    if not drawings:
        return None
    dots = drawings[0].dots
    return ShownChart(
        drawings, tuple(anchors[dot.statement_id] for dot in dots), any(dot.hollow for dot in dots),
        any(dot.planned for dot in dots),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with all that stands under it."""

    id: str
    line: Line
    cites: tuple[ShownCite, ...]
    fold: str
    rules: tuple[str, ...]
    chart: ShownChart | None = None


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A named group of lines; `date` and `datetime` for those of a timeline."""

    name: str
    lines: tuple[ShownLine, ...]
    datetime: str | None = None


class Page:
    """What the template shows of one brief."""

    def __init__(self, brief: Brief, account: Account) -> None:
        self.brief = brief
        self.shelf = Shelf(account)
        self.sources = list(all_sources(brief, self.shelf))
        self.numbers = {source.article_id: number for number, source in enumerate(self.sources, start=1)}
        self._by_article = {source.article_id: source for source in self.sources}
        self.anchors = Anchors(all_spans(brief, self.shelf))
        self._ids = (f"l{n}" for n in counting(1))
        self.backs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        """The lines that cite an anchor: id, and the name of the section they stand in."""

    def charts(self) -> list[ShownChart]:
        """The charts of the brief, in order."""
        return [chart for series in self.brief.series if (chart := self._chart(series))]

    def sections(self, charts: list[ShownChart]) -> list[ShownSection]:
        """The sections; a chart stands with the line that tells its figures, and leaves `charts`."""
        return [
            ShownSection(section.name, tuple(self._line(line, section.name, charts) for line in section.lines))
            for section in self.brief.sections
        ]

    def timeline(self) -> list[ShownSection]:
        """The dates of the timeline with their lines."""
        return [
            ShownSection(
                edtf_words(entry.date, None), tuple(self._line(line, "Timeline", []) for line in entry.lines),
                entry.date if precision(entry.date) in DATES_OF_HTML and entry.date[-1].isdigit() else None,
            )
            for entry in self.brief.timeline
        ]  # fmt: skip

    def _line(self, line: Line, section: str, charts: list[ShownChart]) -> ShownLine:
        cites = tuple(self._cites(line))
        shown = ShownLine(
            next(self._ids), line, cites, _fold(cites), tuple(explain_rules(line.rules)),
            _take_chart(charts, line),
        )  # fmt: skip
        for anchor in dict.fromkeys(c.anchor for c in cites if c.anchor):
            self.backs[anchor].append((shown.id, section))
        return shown

    def _cites(self, line: Line) -> Iterator[ShownCite]:
        """The line's cites, each passage once; passages of one article are told apart by a letter."""
        passages = list({c.span: c for c in line.cites}.values())
        of_article: dict[str, list[Cite]] = defaultdict(list)
        for cite in passages:
            of_article[cite.span.article_id].append(cite)
        for cite in passages:
            source, number = self._by_article[cite.span.article_id], self.numbers[cite.span.article_id]
            beside = of_article[cite.span.article_id]
            letter = chr(ord("a") + beside.index(cite) % 26) if len(beside) > 1 else ""
            original = source.copy_of if source.copy_of in self.shelf.readings else None
            yield ShownCite(
                f"{number}{letter}", number, self.anchors.find(cite.span), clean(cite.words), name_outlet(cite.outlet),
                bool(cite.outlet), day_words(cite.published), name_title(source),
                source.published_basis == "inferred",
                name_outlet(self.shelf.article(original).outlet) if original else None,
            )  # fmt: skip

    def _chart(self, series: Series) -> ShownChart | None:
        outlets = {
            p.statement_id: self.shelf.article(p.article_id).outlet or f"Source {self.numbers[p.article_id]}"
            for p in series.points
        }
        anchors = {p.statement_id: self.anchors.find(point_span(self.shelf, p)) for p in series.points}
        return show_chart(series, outlets, anchors)


def render_html(brief: Brief, account: Account) -> str:
    """The page: no script is needed to read it, nothing is fetched, and every cite is a link to its words."""
    page = Page(brief, account)
    charts = page.charts()
    sections = page.sections(charts)
    timeline = page.timeline()
    style, script = load_file("brief.css"), load_file("brief.js")
    return make_environment().get_template("brief.html.j2").render(
        brief=brief, about=describe_brief(brief), sections=sections, timeline=timeline,
        loose=charts, backs=page.backs, count=count,
        kept=[keep_article(page.shelf, page.anchors, s, page.numbers) for s in page.sources],
        further=[name_report(source) for source in brief.further], further_name=FURTHER, nothing=NOTHING_TOLD,
        coverage=clean(describe_coverage(brief)), refused=brief.coverage.refused_why,
        shape=draw_shape, style=style, script=script, policy=make_policy(style, script),
    )  # fmt: skip


def make_policy(style: str, script: str = "") -> str:
    """A content security policy that allows this style and this script, if there is one, and nothing else at all."""
    scripts = f" script-src '{hash_source(script)}';" if script else ""
    return f"default-src 'none'; style-src '{hash_source(style)}';{scripts} base-uri 'none'; form-action 'none'"


def hash_source(content: str) -> str:
    """The content as a hash source of a content security policy."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def all_sources(brief: Brief, shelf: Shelf) -> Iterator[Source]:
    """The brief's sources, then the articles that only its timeline or its charts rest on."""
    yield from brief.sources
    known = {source.article_id for source in brief.sources}
    wanted = {span.article_id for span in all_spans(brief, shelf)} - known
    yield from (shelf.source(article) for article in shelf.account.articles if article.id in wanted)


def all_spans(brief: Brief, shelf: Shelf) -> Iterator[Span]:
    """Every span that the page links to: those of the lines and of the points of its charts."""
    yield from (cite.span for line in all_lines(brief) for cite in line.cites)
    yield from (point_span(shelf, point) for series in brief.series for point in series.points)


def _take_chart(charts: list[ShownChart], line: Line) -> ShownChart | None:
    """The chart of the figures that the line tells, which leaves `charts`; None for other lines."""
    found = next((c for c in charts if tells_series(line, c.drawings[0].title)), None)
    if found:
        charts.remove(found)
    return found


def _fold(cites: tuple[ShownCite, ...]) -> str:
    """Who says so and when, on the folded evidence; of one report its title too, by which a reader places the line."""
    outlets = list(dict.fromkeys(c.outlet if c.has_outlet else f"“{c.title}”" for c in cites))
    days = list(dict.fromkeys(c.published for c in cites))
    titles = {c.title for c in cites if c.has_outlet}
    named = ", ".join(outlets) if len(outlets) <= OUTLETS_NAMED else f"{len(outlets)} outlets"
    when = f", {days[0]}" if len(days) == 1 else ""
    title = f": “{titles.pop()}”" if len(titles) == 1 and len(outlets) == 1 else ""
    passages = f" · {count(len(cites), 'passage')}" if len(cites) > 1 else ""
    return f"{named}{when}{title}{passages}"
