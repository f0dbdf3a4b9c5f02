"""A kept article with the cited words marked, each group of overlapping cites under one anchor."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Article, Cite, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article's text; `anchor` if it is cited."""

    text: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph as pieces, with its role."""

    role: str
    pieces: tuple[Piece, ...]


class Anchors:
    """Gives each cited stretch of text one anchor: cites that overlap share it."""

    def __init__(self, cites: Iterable[Cite]) -> None:
        self._groups: dict[str, list[tuple[int, int]]] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        by_article: dict[str, list[Span]] = {}
        for cite in cites:
            by_article.setdefault(cite.span.article_id, []).append(cite.span)
        for article_id, spans in by_article.items():
            self._groups[article_id] = merge_spans(spans)
            for start, _ in self._groups[article_id]:
                self._numbers[article_id, start] = len(self._numbers) + 1

    def find(self, span: Span) -> str | None:
        """The anchor of the stretch that holds `span`, or None if it is not cited."""
        for start, end in self._groups.get(span.article_id, ()):
            if start <= span.start and span.end <= end:
                return f"c{self._numbers[span.article_id, start]}"
        return None

    def mark(self, article: Article) -> list[MarkedParagraph]:
        """The article's paragraphs in pieces, cited ones with their anchor (the first piece of each holds it)."""
        groups = self._groups.get(article.id, [])
        return [
            MarkedParagraph(p.role, tuple(self._pieces(article, p.start, p.end, groups))) for p in article.paragraphs
        ]

    def _pieces(
        self, article: Article, start: int, end: int, groups: Sequence[tuple[int, int]]
    ) -> Iterable[Piece]:
        at = start
        for left, right in groups:
            if right <= start or left >= end:
                continue
            first, last = max(left, start), min(right, end)
            if first > at:
                yield Piece(article.text[at:first])
            yield Piece(article.text[first:last], f"c{self._numbers[article.id, left]}" if left >= start else "")
            at = last
        if at < end:
            yield Piece(article.text[at:end])


def merge_spans(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The spans as stretches that do not overlap, in order."""
    merged: list[tuple[int, int]] = []
    for span in sorted(set(spans)):
        if merged and span.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged
