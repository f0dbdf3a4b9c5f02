"""A trend as one self-contained HTML page: every column and figure leads to the words it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Cite, Line, Series, Span
from onrecord.model.trend import Counted, Notable, Tally, Trend
from onrecord.tell.render.chart import draw_shape
from onrecord.tell.render.columns import ColumnChart, draw_group, draw_whole, per_ten
from onrecord.tell.render.explain import explain_rules
from onrecord.tell.render.kept import day_words, name_outlet, safe_url
from onrecord.tell.render.page import ShownChart, make_policy, show_chart
from onrecord.tell.render.plain import count
from onrecord.tell.render.templating import load_file, make_environment
from onrecord.tell.render.trend_words import (
    all_tallies,
    dated_share,
    describe_coverage,
    describe_trend,
    explain_marks,
)
from onrecord.tell.trend.periods import period_name
from onrecord.tell.wording import clean

MARKS_SHOWN = 6
"""Cites of a line that are marked one by one; a line that counts more leads to the list of all."""
WIDTHS = (640, 330)
"""Pixels of the drawing on a desk and on a phone."""
CHARTS_BESIDE = 308
"""Pixels of a group's drawing: two stand side by side on a desk."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Cited words with their number, which is also their place in the page: that of the first of several listings."""

    number: int
    words: str
    outlet: str
    published: str
    url: str | None
    day: str = ""
    is_first: bool = True

    @property
    def anchor(self) -> str:
        """The id of its place in the page."""
        return f"c{self.number}"


@dataclass(frozen=True, slots=True)
class ShownNotable:
    """A line with what stands under it; `rest` leads to the list of its passages if they are many."""

    line: Line
    marks: tuple[Passage, ...]
    rest: str | None
    rules: tuple[str, ...]
    told: tuple["ShownNotable", ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPeriod:
    """A period of the list of words: its groups, each with its id, its name and its passages."""

    anchor: str
    name: str
    groups: tuple[tuple[str, str, tuple[Passage, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A period of the tables."""

    name: str
    href: str | None
    cells: tuple[tuple[str, str | None], ...]


class TrendPage:
    """What the template shows of one trend."""

    def __init__(self, trend: Trend) -> None:
        self.trend = trend
        self.groups = {tally.key: n for n, tally in enumerate(all_tallies(trend))}
        self._numbers: dict[Span, int] = {}
        for cite in self._cites():
            self._numbers.setdefault(cite.span, len(self._numbers) + 1)
        self._listed: set[Span] = set()
        """Spans that were listed: the same words can tell two happenings."""

    def _cites(self) -> Iterator[Cite]:
        """Every cite of the page, in the order in which its words are listed."""
        for at in range(len(self.trend.periods)):
            for tally in self._listed_tallies():
                yield from (c.cite for c in tally.happenings[at])
        yield from (cite for _, cite in self.trend.cites)
        for found in self.trend.notable:
            yield from (cite for line in (found.line, *found.told) for cite in line.cites)

    def _listed_tallies(self) -> tuple[Tally, ...]:
        """The tallies whose words are listed: the groups, which hold all happenings."""
        return self.trend.groups or (self.trend.whole,)

    def passage(self, cite: Cite, day: str = "", *, is_first: bool = True) -> Passage:
        """The cite as a passage."""
        return Passage(
            self._numbers[cite.span], clean(cite.words), name_outlet(cite.outlet), day_words(cite.published),
            safe_url(cite.url), day, is_first,
        )  # fmt: skip

    def hrefs(self) -> dict[tuple[int, str], str]:
        """Where each column leads: the list of its words; straight to the words where there is but one."""
        return {
            (at, tally.key): f"#c{self._numbers[found[0].cite.span]}" if len(found) == 1 else self._list(at, tally)
            for tally in all_tallies(self.trend)
            for at, found in enumerate(tally.happenings)
            if found
        }

    def _list(self, at: int, tally: Tally) -> str:
        return f"#w{at}" if tally is self.trend.whole else f"#w{at}-{self.groups[tally.key]}"

    def notable(self) -> list[ShownNotable]:
        """What stands out."""
        return [self._shown(n.line, n, tuple(self._shown(line, None) for line in n.told)) for n in self.trend.notable]

    def _shown(self, line: Line, found: Notable | None, told: tuple[ShownNotable, ...] = ()) -> ShownNotable:
        cites = list({c.span: c for c in line.cites}.values())
        tally = next((t for t in all_tallies(self.trend) if found and t.name == found.group), None)
        is_long = len(cites) > MARKS_SHOWN and tally is not None and found is not None and found.period is not None
        rest = self._list(found.period, tally) if is_long and found and tally and found.period is not None else None
        marks = () if is_long else tuple(self.passage(c) for c in cites)
        return ShownNotable(line, marks, rest, tuple(explain_rules(line.rules)), told)

    def words(self) -> list[ShownPeriod]:
        """The words behind each count: by period and group."""
        return [
            ShownPeriod(
                f"w{at}", period_name(period, self.trend.every),
                tuple(
                    (f"w{at}-{self.groups[t.key]}", t.name, tuple(self._happening(c) for c in t.happenings[at]))
                    for t in self._listed_tallies() if t.happenings[at]
                ),
            )
            for at, period in enumerate(self.trend.periods) if self.trend.whole.happenings[at]
        ]  # fmt: skip

    def _happening(self, counted: Counted) -> Passage:
        said = [day_words(counted.when.edtf)] if counted.is_dated and counted.when else ["day not stated"]
        if counted.reports > 1:
            is_known = 1 < counted.origins <= counted.reports
            outlets = f" of {count(counted.origins, 'independent outlet')}" if is_known else ""
            said.append(f"{count(counted.reports, 'report')}{outlets}")
        is_first = counted.cite.span not in self._listed
        self._listed.add(counted.cite.span)
        return self.passage(counted.cite, ", ".join(said), is_first=is_first)

    def other_words(self, shown: list[ShownPeriod]) -> list[Passage]:
        """Passages cited elsewhere than in the counts: those of figures, and sentences that introduce others."""
        listed = {p.number for period in shown for _, _, passages in period.groups for p in passages}
        others = {self._numbers[c.span]: c for c in self._cites() if self._numbers[c.span] not in listed}
        return [self.passage(cite) for _, cite in sorted(others.items())]

    def whole_rows(self) -> list[Row]:
        """The table beside the first picture."""
        trend, hrefs = self.trend, self.hrefs()
        return [
            Row(period_name(p, trend.every), None, (
                (str(trend.whole.counts[n]), hrefs.get((n, trend.whole.key))),
                (str(dated_share(trend.whole, n)), None), (str(trend.read[n].articles), None),
                (str(trend.read[n].on_subject), None), (str(trend.read[n].outlets), None),
                ("–" if (rate := per_ten(trend, trend.whole, n)) is None else f"{rate:.1f}", None),
            ))
            for n, p in enumerate(trend.periods)
        ]  # fmt: skip

    def group_rows(self, tally: Tally) -> list[Row]:
        """The table beside a group's picture."""
        trend, hrefs = self.trend, self.hrefs()
        return [
            Row(period_name(p, trend.every), None, (
                (str(tally.counts[n]), hrefs.get((n, tally.key))), (str(dated_share(tally, n)), None),
                ("–" if (rate := per_ten(trend, tally, n)) is None else f"{rate:.1f}", None),
            ))
            for n, p in enumerate(trend.periods)
        ]  # fmt: skip

    def figures(self) -> list[ShownChart]:
        """The figures over time that make a picture; each dot leads to its words."""
        return [shown for series in self.trend.figures if (shown := self._figure(series))]

    def _figure(self, series: Series) -> ShownChart | None:
        cites = dict(self.trend.cites)
        told = {p.statement_id: cites[p.statement_id] for p in series.points}
        outlets = {i: name_outlet(cite.outlet) for i, cite in told.items()}
        return show_chart(series, outlets, {i: f"c{self._numbers[cite.span]}" for i, cite in told.items()})


def render_trend_html(trend: Trend) -> str:
    """The page: no script, nothing fetched; every column and dot is a link to the words it stands for."""
    page = TrendPage(trend)
    whole: tuple[ColumnChart, ...] = tuple(draw_whole(trend, width) for width in WIDTHS)
    groups = [(tally, draw_group(trend, tally, CHARTS_BESIDE), page.group_rows(tally)) for tally in trend.groups]
    words, style = page.words(), load_file("brief.css") + load_file("trend.css")
    return make_environment().get_template("trend.html.j2").render(
        trend=trend, about=describe_trend(trend), notable=page.notable(), whole=whole, rows=page.whole_rows(),
        groups=groups, hrefs=page.hrefs(), figures=page.figures(), words=words, others=page.other_words(words),
        key=list(explain_marks(trend, whole[0].has_pale, bool(whole[0].gaps), whole[0].has_marks)),
        coverage=list(describe_coverage(trend)), shape=draw_shape, style=style, policy=make_policy(style),
    )  # fmt: skip

