"""A told line, checked again: its cites against the articles, its words against its cites."""

from collections.abc import Iterator

from onrecord.model import Brief, Line
from onrecord.tell.shelf import Shelf
from onrecord.tell.support import find_unsupported


def all_lines(brief: Brief) -> Iterator[Line]:
    """Every line of the brief, those of its timeline included."""
    for section in brief.sections:
        yield from section.lines
    for entry in brief.timeline:
        yield from entry.lines


def find_faults(line: Line, shelf: Shelf) -> Iterator[str]:
    """What does not hold of a line: a cite that differs from its article, or words that no cite gives."""
    for cite in line.cites:
        if cite.span.article_id not in shelf.readings or shelf.words(cite.span) != cite.words:
            yield f"line {line.text!r}: its cite {cite.span.pair()} of {cite.source_id} is not in the article"
    missing = find_unsupported(line.text, line.cites, line.rules)
    if missing:
        yield f"line {line.text!r}: not in the cited words: {', '.join(missing)}"
