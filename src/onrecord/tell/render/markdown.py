"""The brief as Markdown, with the exact words as footnotes."""

import re
from collections.abc import Iterator, Mapping

from onrecord.model import Brief, Cite, Line, Series, Source
from onrecord.tell.figures import heading
from onrecord.tell.render.plain import (
    FURTHER,
    NOTHING_TOLD,
    describe_brief,
    describe_coverage,
    describe_published,
    mark_reported,
    point_row,
    tabled,
)
from onrecord.tell.wording import clean
from onrecord.text.edtf import edtf_words

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|])")


def render_markdown(brief: Brief) -> str:
    """The brief as Markdown: a list a section, a footnote a cite."""
    notes: dict[tuple[str, int, int], tuple[int, Cite]] = {}
    titles = {source.article_id: source for source in brief.sources}
    parts = [f"# {escape(brief.title)}", "", f"*{describe_brief(brief)}*", ""]
    for section in brief.sections:
        parts += [f"## {section.name}", "", *(_bullet(line, notes) for line in section.lines), ""]
        if section.name == "The numbers":
            parts += [row for series in tabled(brief) for row in (*_table(series, titles), "")]
    if brief.size == "memo" and brief.timeline:
        parts += ["## Timeline", ""]
        for entry in brief.timeline:
            parts += [f"### {edtf_words(entry.date, None)}", "", *(_bullet(line, notes) for line in entry.lines), ""]
    parts += [] if brief.sections else [NOTHING_TOLD, ""]
    for name, sources in (("Sources", brief.sources), (FURTHER, brief.further)):
        parts += [f"## {name}", "", *(f"- {_source(source)}" for source in sources), ""] if sources else []
    parts += [f"*{clean(describe_coverage(brief))}*", ""]
    parts += [_note(number, cite) for number, cite in notes.values()]
    return "\n".join(parts) + "\n"


def escape(text: str) -> str:
    """The text with Markdown's signs made plain."""
    return _MARKUP.sub(r"\\\1", text)


def _bullet(line: Line, notes: dict[tuple[str, int, int], tuple[int, Cite]]) -> str:
    marks = []
    for cite in line.cites:
        key = (cite.span.article_id, cite.span.start, cite.span.end)
        number, _ = notes.setdefault(key, (len(notes) + 1, cite))
        marks.append(f"[^{number}]")
    origins = f" *({line.origins} independent outlets)*" if line.origins > 1 else ""
    return f"- {escape(line.text)}{mark_reported(line)}{''.join(marks)}{origins}"


def _table(series: Series, sources: Mapping[str, Source]) -> Iterator[str]:
    """The series as a table: when, how many, by whom, and what is to be said of it."""
    yield from (f"**{escape(heading(series))}**", "", "| When | Figure | Source | |", "|---|---:|---|---|")
    for point in series.points:
        when, figure, note = point_row(series, point)
        source = sources.get(point.article_id)
        if source is not None:
            yield f"| {when} | {escape(figure)} | {_source(source)} | {escape(note)} |"


def _source(source: Source) -> str:
    title = escape(source.title or "untitled")
    linked = f"[{title}]({source.url})" if source.url else title
    return f"{escape(source.outlet or 'Outlet unknown')}: {linked} ({describe_published(source)})"


def _note(number: int, cite: Cite) -> str:
    outlet = escape(cite.outlet or cite.source_id)
    return f"[^{number}]: {outlet}: “{escape(clean(cite.words))}”"
