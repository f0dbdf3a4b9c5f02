"""The brief as terminal text: lines with numbered sources, the exact words below."""

import textwrap
from datetime import date

from onrecord.model import Brief, Cite, Line, Source
from onrecord.text.edtf import edtf_words

WIDTH = 88
"""Columns; long lines are hard to read, and most terminals are wider."""


def render_text(brief: Brief) -> str:
    """The brief as plain text, each line with the numbers of the sources it cites."""
    numbers = number_sources(brief)
    parts = [brief.title, "=" * min(len(brief.title), WIDTH), describe_brief(brief), ""]
    for section in brief.sections:
        parts += [section.name.upper(), *(_bullet(line, numbers, brief.as_of) for line in section.lines), ""]
    parts += ["SOURCES", *(_source(source, numbers[source.article_id]) for source in brief.sources), ""]
    parts.append(describe_coverage(brief))
    return "\n".join(parts) + "\n"


def number_sources(brief: Brief) -> dict[str, int]:
    """The number of each source, from 1, by article id."""
    return {source.article_id: number for number, source in enumerate(brief.sources, start=1)}


def describe_brief(brief: Brief) -> str:
    """For which day the brief speaks and from how many reports."""
    coverage = brief.coverage
    day = f"As of {edtf_words(brief.as_of.isoformat(), None)}. " if brief.as_of else ""
    return f"{day}From {count(coverage.articles, 'article')} of {count(coverage.outlets, 'outlet')}."


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
    return textwrap.fill(f"{line.text} {marks}{origins}", WIDTH, initial_indent="  • ", subsequent_indent="    ")


def older_day(cite: Cite, as_of: date | None) -> str:
    """The day of the cited report in words, where it is not the day of the brief."""
    if cite.published is None or "/" in cite.published:
        return "undated"
    return "" if as_of and cite.published == as_of.isoformat() else edtf_words(cite.published, None)


def _source(source: Source, number: int) -> str:
    published = describe_published(source)
    named = " — ".join(p for p in (source.outlet or "Outlet unknown", source.title) if p)
    text = f"[{number}] {named} ({published})"
    where = f"\n      {source.url}" if source.url else ""
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="      ") + where


def describe_published(source: Source) -> str:
    """The day of publication with how it is known, where the page does not state it."""
    if not source.published:
        return "no date"
    words = edtf_words(source.published, None)
    return words if source.published_basis in ("given", "metadata", "text") else f"{words}, {source.published_basis}"
