"""A kept article with the cited words marked, each group of overlapping cites under one anchor."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Article, Paragraph, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article's text. Cited: `anchor` is its id, or "" where an earlier piece holds that.

    `last` names the anchor of a cited stretch that ends with this piece.
    """

    text: str
    anchor: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph as pieces, with its role."""

    role: str
    pieces: tuple[Piece, ...]


class Anchors:
    """Gives each cited stretch of text one anchor: cites that overlap share it."""

    def __init__(self, cited: Iterable[Span]) -> None:
        self._groups: dict[str, list[tuple[int, int]]] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        by_article: dict[str, list[Span]] = {}
        for span in cited:
            by_article.setdefault(span.article_id, []).append(span)
        for article_id, spans in by_article.items():
            self._groups[article_id] = merge_spans(spans)
            for start, _ in self._groups[article_id]:
                self._numbers[article_id, start] = len(self._numbers) + 1

    def find(self, span: Span) -> str | None:
        """The anchor of the stretch that holds `span`, or None if it is not cited."""
        for start, end in self._groups.get(span.article_id, ()):
            if start <= span.start and span.end <= end:
                return self._name(span.article_id, start)
        return None

    def mark(self, article: Article) -> list[MarkedParagraph]:
        """The article's paragraphs in pieces, cited ones with their anchor (the first piece of each holds it)."""
        groups = self._groups.get(article.id, [])
        held: set[int] = set()
        return [
            MarkedParagraph(p.role, tuple(self._pieces(article, p, groups, held))) for p in all_paragraphs(article)
        ]

    def _pieces(
        self, article: Article, paragraph: Paragraph, groups: Sequence[tuple[int, int]], held: set[int]
    ) -> Iterator[Piece]:
        """`held` are the groups whose anchor an earlier piece has; it grows."""
        at, end = paragraph.start, paragraph.end
        for left, right in groups:
            if right <= at or left >= end:
                continue
            first, last = max(left, at), min(right, end)
            if first > at:
                yield Piece(article.text[at:first])
            name = self._name(article.id, left)
            is_last = not article.text[last:right].strip()
            yield Piece(article.text[first:last], "" if left in held else name, name if is_last else None)
            held.add(left)
            at = last
        if at < end:
            yield Piece(article.text[at:end])

    def _name(self, article_id: str, start: int) -> str:
        return f"c{self._numbers[article_id, start]}"


def all_paragraphs(article: Article) -> Iterator[Paragraph]:
    """The article's paragraphs in order, with what stands between them: no word of the text is left out."""
    at = 0
    for paragraph in sorted(article.paragraphs, key=lambda p: p.start):
        if paragraph.start > at and article.text[at : paragraph.start].strip():
            yield Paragraph(at, paragraph.start)
        if paragraph.end > at:
            yield paragraph
            at = paragraph.end
    if article.text[at:].strip():
        yield Paragraph(at, len(article.text))


def merge_spans(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The spans as stretches that do not overlap, in order."""
    merged: list[tuple[int, int]] = []
    for span in sorted(set(spans)):
        if merged and span.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged
