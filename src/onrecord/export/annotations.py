"""Statements and lines of a brief as W3C Web Annotations (JSON-LD) of the words they rest on.

Web Annotation Data Model, W3C Recommendation of 23 February 2017. A target has two selectors: the quote finds the
words in the page as it is published, the position counts the characters of the text that the record keeps of it.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from onrecord.export.plain import article_uri, urn_of
from onrecord.export.rows import Report, statement_row
from onrecord.export.tables import write_json_list
from onrecord.model import Article, Brief, Cite, Span

Json = dict[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
BESIDE = 32
"""Characters before and after a quote, so that it is found where its words stand twice."""
TAGS = ("kind", "plover_type", "plover_mode", "status", "stance")
"""What a statement is tagged with."""


def write_annotations(annotations: Iterable[Json], asked: str, out: BinaryIO) -> int:
    """An annotation page with the annotations stands in `out`, under an id made from what was `asked`; how many."""
    head = {"@context": CONTEXT, "id": urn_of("annotations", asked), "type": "AnnotationPage"}
    return write_json_list(head, "items", annotations, out)


def annotate_report(report: Report) -> Json:
    """The annotation that a statement is: tags with what was read out of the words at its spans."""
    said = report.statement
    row = statement_row(report)
    tags = [{"type": "TextualBody", "purpose": "tagging", "value": str(row[tag])} for tag in TAGS if row.get(tag)]
    body = [{"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": _describe(row)}, *tags]
    targets = [_target(report.article, span) for span in said.spans]
    return _annotation(urn_of("annotation", said.id), "tagging", body, targets)


def _describe(row: Json) -> str:
    """The statement in one line: who, what, whom, how many, where, when."""
    parts = [str(row[key]) for key in ("actor", "plover_type", "stance", "recipient") if row.get(key)]
    if row.get("value") is not None:
        parts.append(f"{row['value']:g} {row.get('of') or row.get('unit') or ''}".strip())
    parts += [f"{word} {row[key]}" for key, word in (("place", "in"), ("when", "at"), ("due", "due")) if row.get(key)]
    return f"{row['kind']}: {', '.join(parts) or row['words']}"


def annotate_brief(brief: Brief, articles: dict[str, Article]) -> Iterator[Json]:
    """One annotation a line of the brief: the line describes the words that it cites."""
    for section in brief.sections:
        for line in section.lines:
            body = [
                {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": line.text},
                {"type": "TextualBody", "purpose": "tagging", "value": section.name},
            ]
            targets = [_target(articles[cite.span.article_id], cite.span) for cite in line.cites]
            yield _annotation(urn_of("line", line.text, *map(_place, line.cites)), "describing", body, targets)


def _place(cite: Cite) -> str:
    return f"{cite.span.article_id}:{cite.span.start}-{cite.span.end}"


def _annotation(uri: str, motivation: str, body: list[Json], targets: list[Json]) -> Json:
    return {
        "id": uri, "type": "Annotation", "motivation": motivation,
        "generator": {"id": urn_of("onrecord"), "type": "Software", "name": "onrecord"},
        "body": body, "target": targets[0] if len(targets) == 1 else targets,
    }  # fmt: skip


def _target(article: Article, span: Span) -> Json:
    text = article.text
    return {
        "type": "SpecificResource", "source": article_uri(article.id, article.url),
        "scope": urn_of("article", article.id),
        "selector": [
            {"type": "TextQuoteSelector", "exact": text[span.start : span.end],
             "prefix": text[max(0, span.start - BESIDE) : span.start], "suffix": text[span.end : span.end + BESIDE]},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }  # fmt: skip


