"""`onrecord brief --json`, `onrecord timeline --json` and `onrecord series --json`."""

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.contract.facts import figure_json
from onrecord.model import Brief, Cite, Line, Series, Source, Statement, TimelineEntry

Json = dict[str, Any]


def brief_json(brief: Brief) -> Json:
    """The brief as JSON: sections of cited lines, the sources, and what was left out."""
    coverage = brief.coverage
    return {
        "title": brief.title,
        "as_of": brief.as_of.isoformat() if brief.as_of else None,
        "situation": brief.situation,
        "sections": [{"name": s.name, "lines": [line_json(line) for line in s.lines]} for s in brief.sections],
        "sources": [_source(s) for s in brief.sources],
        "further": [_source(s) for s in brief.further],
        "timeline": timeline_json(brief.timeline),
        "coverage": {
            "articles": coverage.articles, "outlets": coverage.outlets, "origins": coverage.origins,
            "copies": coverage.copies, "statements": coverage.statements, "lines": coverage.lines,
            "refused": coverage.refused, "refused_why": dict(coverage.refused_why),
            "below": coverage.below, "not_read": coverage.not_read,
        },
    }  # fmt: skip


def timeline_json(entries: Sequence[TimelineEntry]) -> list[Json]:
    """Dates and their lines, oldest first, each with why the date was chosen."""
    return [{"date": e.date, "lines": [line_json(line) for line in e.lines], "why": e.why} for e in entries]


def line_json(line: Line) -> Json:
    """One line with its cites and the rules that let it say more than they do."""
    return {
        "text": line.text, "kind": line.kind, "when": line.when, "origins": line.origins,
        "rules": list(line.rules), "cites": [cite_json(c) for c in line.cites],
    }  # fmt: skip


def cite_json(cite: Cite) -> Json:
    """The exact words, and where they stand."""
    return {
        "id": cite.source_id, "article": cite.span.article_id, "start": cite.span.start, "end": cite.span.end,
        "words": cite.words, "outlet": cite.outlet, "url": cite.url, "published": cite.published,
        "title": cite.title,
    }  # fmt: skip


def series_json(series: Series, statements: Mapping[str, Statement], cites: Mapping[str, Cite]) -> list[Json]:
    """The points of a series, oldest first; `cites` by statement id."""
    return [
        {
            "of": series.of, "place": series.place,
            "as_of": p.as_of.edtf if p.as_of else None, "basis": p.as_of.basis if p.as_of else None,
            **figure_json(p.low, p.high, p.hedge), "unit": series.unit,
            "counted_by": p.counted_by, "note": p.note, "cites": [cite_json(cites[p.statement_id])],
        }
        for p in series.points
        if p.statement_id in statements and p.statement_id in cites
    ]  # fmt: skip


def _source(source: Source) -> Json:
    return {
        "id": source.source_id, "article": source.article_id, "outlet": source.outlet, "title": source.title,
        "url": source.url, "published": source.published, "published_basis": source.published_basis,
        "copy_of": source.copy_of,
    }  # fmt: skip
