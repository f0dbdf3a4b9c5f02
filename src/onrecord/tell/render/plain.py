"""The brief as terminal text: lines with numbered sources, the exact words below."""

import textwrap
from collections.abc import Iterator
from datetime import date

from onrecord.model import Brief, Cite, Line, Point, Series, Source, TimelineEntry
from onrecord.tell.figures import heading, point_words
from onrecord.text.edtf import edtf_words

WIDTH = 80
"""Columns of a terminal that nobody made wider; longer lines are hard to read as well."""
NOTHING_TOLD = "Nothing can be told of it from these."
FURTHER = "More reports that speak of it"
"""What stands over the reports that a short brief tells nothing of."""


def render_text(brief: Brief) -> str:
    """The brief as plain text, each line with the numbers of the sources it cites."""
    numbers = number_sources(brief)
    parts = [brief.title, "=" * min(len(brief.title), WIDTH), describe_brief(brief), ""]
    for section in brief.sections:
        parts += [section.name.upper(), *(_bullet(line, numbers, brief.as_of) for line in section.lines), ""]
        if section.name == "The numbers":
            parts += [row for series in tabled(brief) for row in (*_table(series, numbers), "")]
    if brief.size == "memo" and brief.timeline:
        parts += ["TIMELINE", *(_entry(entry, numbers, brief.as_of) for entry in brief.timeline), ""]
    if not brief.sections:
        parts += [NOTHING_TOLD, ""]
    tell_source = _short_source if brief.size == "minute" else _source
    if brief.sources:
        parts += ["SOURCES", *(tell_source(source, f"[{numbers[source.article_id]}]") for source in brief.sources), ""]
    if brief.further:
        parts += [FURTHER.upper(), *(_source(source, "•") for source in brief.further), ""]
    parts.append(describe_coverage(brief))
    return "\n".join(parts) + "\n"


def quote(words: str) -> str:
    """The words on one line in quotation marks; as they are where they begin with one."""
    line = " ".join(words.split())
    return line if line.startswith(("“", '"')) else f"“{line}”"


def number_sources(brief: Brief) -> dict[str, int]:
    """The number of each source, from 1, by article id."""
    return {source.article_id: number for number, source in enumerate(brief.sources, start=1)}


def describe_brief(brief: Brief) -> str:
    """For which day the brief speaks, from how many reports, and how many more there are."""
    coverage = brief.coverage
    day = f"As of {edtf_words(brief.as_of.isoformat(), None)}. " if brief.as_of else ""
    more = f"; not read for it: {coverage.not_read:,} more" if coverage.not_read else ""
    return f"{day}From {count(coverage.articles, 'article')} of {count(coverage.outlets, 'outlet')}{more}."


def describe_coverage(brief: Brief) -> str:
    """What was left out, in numbers."""
    coverage = brief.coverage
    carried = f" {count(coverage.copies, 'article')} carried another's words and counted once."
    copies = carried if coverage.copies else ""
    refused = (
        f" {count(coverage.refused, 'sentence')} could not stand alone or be supported and "
        f"{'was' if coverage.refused == 1 else 'were'} not told."
        if coverage.refused
        else ""
    )
    told = f"{count(coverage.lines, 'line')} from {count(coverage.statements, 'statement')}, each with its source."
    return textwrap.fill(told + copies + refused, WIDTH)


def count(number: int, noun: str) -> str:
    """The number with its noun: "1 article", "2 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _bullet(line: Line, numbers: dict[str, int], as_of: date | None) -> str:
    cited = dict.fromkeys((numbers[c.span.article_id], older_day(c, as_of)) for c in line.cites)
    origins = f" · {line.origins} independent outlets" if line.origins > 1 else ""
    marks = "".join(f"[{number}{f', {day}' if day else ''}]" for number, day in cited)
    told = f"{line.text}{mark_reported(line)} {marks}{origins}"
    return textwrap.fill(told, WIDTH, initial_indent="  • ", subsequent_indent="    ")


def mark_reported(line: Line) -> str:
    """What stands behind a line of a timeline whose day is only that of its report."""
    return " (reported that day)" if line.kind == "report" else ""


def older_day(cite: Cite, as_of: date | None) -> str:
    """The day of the cited report in words, where it is not the day of the brief."""
    if cite.published is None or "/" in cite.published:
        return "undated"
    return "" if as_of and cite.published == as_of.isoformat() else edtf_words(cite.published, None)


def tabled(brief: Brief) -> tuple[Series, ...]:
    """The series that stand as tables: those of a memo."""
    return brief.series if brief.size == "memo" else ()


def point_row(series: Series, point: Point) -> tuple[str, str, str]:
    """A point as a table tells it: when, how many, and what is to be said of it."""
    when = point.as_of
    said = edtf_words(when.edtf, None) if when else "undated"
    when_said = f"reported {said}" if when and when.basis == "published" else said
    return when_said, point_words(series, point), point.note


def _table(series: Series, numbers: dict[str, int]) -> Iterator[str]:
    """The series as a table: when, how many, and the source of each figure."""
    rows = [(*point_row(series, p), f"[{numbers[p.article_id]}]") for p in series.points if p.article_id in numbers]
    wide = [max(len(row[n]) for row in rows) for n in range(2)] if rows else [0, 0]
    yield f"    {heading(series)}"
    for when, figure, note, source in rows:
        text = f"{when:<{wide[0]}}  {figure:>{wide[1]}}  {source}" + (f"  {note}" if note else "")
        yield textwrap.fill(text, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 10, drop_whitespace=False)


def _entry(entry: TimelineEntry, numbers: dict[str, int], as_of: date | None) -> str:
    """A date of the timeline with its lines."""
    return "\n".join([f"  {edtf_words(entry.date, None)}", *(_bullet(line, numbers, as_of) for line in entry.lines)])


def _short_source(source: Source, mark: str) -> str:
    """Outlet and day alone: five lines are read in a minute, and so are their sources."""
    return f"  {mark} {source.outlet or source.title or 'Outlet unknown'} ({describe_published(source)})"


def _source(source: Source, mark: str) -> str:
    published = describe_published(source)
    named = " — ".join(p for p in (source.outlet or "Outlet unknown", source.title) if p)
    indent = " " * (len("  ") + len(mark) + 1)
    where = f"\n{indent}{source.url}" if source.url else ""
    return textwrap.fill(f"{mark} {named} ({published})", WIDTH, initial_indent="  ", subsequent_indent=indent) + where


def describe_published(source: Source) -> str:
    """The day of publication with how it is known, where the page does not state it."""
    if not source.published:
        return "no date"
    words = edtf_words(source.published, None)
    return words if source.published_basis in ("given", "metadata", "text") else f"{words}, {source.published_basis}"
