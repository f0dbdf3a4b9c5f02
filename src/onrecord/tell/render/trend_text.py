"""A trend as terminal text: columns of figures with bars, what stands out, and the words behind it."""

import textwrap
from collections.abc import Iterator
from itertools import groupby

from onrecord.model import Line, Series
from onrecord.model.trend import Trend
from onrecord.tell.figures import figure_words, heading, when_words
from onrecord.tell.render.columns import per_ten
from onrecord.tell.render.plain import WIDTH, count
from onrecord.tell.render.trend_words import dated_share, describe_coverage, describe_trend
from onrecord.tell.trend.periods import period_name
from onrecord.text.edtf import edtf_words

COLUMNS = 50
"""Signs that the figures of a row take; the bar has the rest of the line."""
FOLDED = 3
"""Empty periods in a row from which one line stands for them."""
CITES_SHOWN = 4
"""Reports named behind a line; all of them are in the HTML and the JSON."""


def render_trend_text(trend: Trend) -> str:
    """The trend as plain text; bars are in proportion to the highest count."""
    parts = [trend.title, "=" * min(len(trend.title), WIDTH), textwrap.fill(describe_trend(trend), WIDTH), ""]
    parts += ["WHAT STANDS OUT", *_notable(trend), ""]
    if trend.groups:
        parts += ["HOW OFTEN", *_counts(trend), "", f"BY {trend.by.upper()}", *_groups(trend), ""]
    else:
        parts += ["WHAT WAS READ", *_read(trend), ""]
    for series in trend.figures:
        parts += [heading(series).upper(), *_figures(trend, series), ""]
    parts += ["HOW IT WAS COUNTED"]
    parts += [textwrap.fill(s, WIDTH, initial_indent="  ", subsequent_indent="  ") for s in describe_coverage(trend)]
    parts.append(textwrap.fill(trend.rule, WIDTH, initial_indent="  ", subsequent_indent="  "))
    return "\n".join(parts) + "\n"


def _notable(trend: Trend) -> Iterator[str]:
    if not trend.notable:
        yield "  Nothing stands out from what was before it."
    for found in trend.notable:
        yield _bullet(found.line, "  • ")
        yield from (_bullet(line, "      – ") for line in found.told)


def _bullet(line: Line, indent: str) -> str:
    named = dict.fromkeys(_cite_words(c.outlet, c.published) for c in line.cites)
    shown = "; ".join(list(named)[:CITES_SHOWN])
    more = f"; and {count(len(named) - CITES_SHOWN, 'other report')}" if len(named) > CITES_SHOWN else ""
    text = f"{line.text} [{shown}{more}]"
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))


def _cite_words(outlet: str | None, published: str | None) -> str:
    return f"{outlet or 'outlet unknown'}, {edtf_words(published, None)}" if published else outlet or "outlet unknown"


def _counts(trend: Trend) -> Iterator[str]:
    """A row for each period: how many, how many with a stated day, what was read, and a bar."""
    names = [period_name(p, trend.every) for p in trend.periods]
    wide, most = max(map(len, names)), max((*trend.whole.counts, 1))
    yield f"  {'':<{wide}}  happen-  day     articles  outlets  per 10"
    yield f"  {'':<{wide}}  ings     stated  read      read     articles"
    for is_empty, run in groupby(range(len(names)), lambda n: not trend.whole.counts[n] and not trend.read[n].articles):
        numbers = list(run)
        if is_empty and len(numbers) >= FOLDED:
            yield f"  {len(numbers)} {trend.every}s in which nothing was read, nor told of"
            continue
        for n in numbers:
            bar = "█" * round((WIDTH - wide - COLUMNS) * trend.whole.counts[n] / most)
            yield f"  {names[n]:<{wide}}  {_row(trend, n)}  {bar}".rstrip()


def _row(trend: Trend, n: int) -> str:
    read, rate = trend.read[n], per_ten(trend, trend.whole, n)
    told = f"{trend.whole.counts[n]:>7}  {dated_share(trend.whole, n):>6}  {read.articles:>8}  {read.outlets:>7}"
    return f"{told}  {'–' if rate is None else f'{rate:.1f}':>8}"


def _groups(trend: Trend) -> Iterator[str]:
    """A row for each group: its total and a bar a period, one sign high."""
    wide = max(len(g.name) for g in trend.groups)
    for group in trend.groups:
        yield f"  {group.name:<{wide}}  {group.total:>5}  {_sparks(group.counts)}"


def _sparks(counts: tuple[int, ...]) -> str:
    most = max((*counts, 1))
    return "".join(" ▁▂▃▄▅▆▇█"[-(-8 * c // most)] for c in counts)


def _read(trend: Trend) -> Iterator[str]:
    names = [period_name(p, trend.every) for p in trend.periods]
    for name, read in zip(names, trend.read, strict=True):
        told = f"{count(read.articles, 'article')} of {count(read.outlets, 'outlet')}, {read.on_subject} on the subject"
        yield f"  {name:<{max(map(len, names))}}  {told}"


def _figures(trend: Trend, series: Series) -> Iterator[str]:
    cites = dict(trend.cites)
    for point in series.points:
        cite = cites[point.statement_id]
        figure = figure_words(point.low, point.high, point.hedge)
        note = f" ({point.note})" if point.note else ""
        when = when_words(point.as_of, cite.published)
        text = f"{when}: {figure} {series.unit}".rstrip() + f"{note} [{_cite_words(cite.outlet, cite.published)}]"
        yield textwrap.fill(text, WIDTH, initial_indent="  • ", subsequent_indent="    ")
