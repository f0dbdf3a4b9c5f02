"""Where words stand: offsets into the text of one article, which never changes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets `[start, end)` into the text of article `article_id`; never empty."""

    article_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def words(self, text: str) -> str | None:
        """The words in `text`, or None (never a near miss) where the span does not fit it."""
        return text[self.start : self.end] if self.end <= len(text) else None

    def overlaps(self, other: "Span") -> bool:
        """True if both stand in one article and share a character."""
        return self.article_id == other.article_id and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """True if `other` stands wholly inside this span."""
        return self.article_id == other.article_id and self.start <= other.start and other.end <= self.end

    def pair(self) -> list[int]:
        """The offsets as `[start, end]`, as JSON prints them."""
        return [self.start, self.end]
