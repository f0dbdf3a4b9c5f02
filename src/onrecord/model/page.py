"""A page as it was fetched or found, kept byte for byte, and the article read from it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from onrecord.model.ids import content_id
from onrecord.model.span import Span

PageForm = Literal["html", "text", "page_text", "as_is"]
"""html; text: a dump with its furniture in it; page_text: the same inside JSON; as_is: already clean."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the outside already knows of a page; each fills in what the page does not say (JSON: wins)."""

    source_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as fetched: never edited. `locator` is the path, address or row they came from."""

    locator: str
    form: PageForm
    body: bytes
    fetched_at: datetime
    hints: Hints = Hints()
    url: str | None = None
    final_url: str | None = None
    status: int | None = None
    charset: str | None = None

    @property
    def id(self) -> str:
        """The page's id, made from its address (or the id it was given) and its bytes."""
        return content_id("page", self.form, self.url or self.hints.source_id or "", self.body)


PublishedBasis = Literal["given", "metadata", "text", "dateline", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: the days it can be, how that is known, and why in words.

    basis: given (by the user or the row), metadata (stated in the page's markup), text (stated in its
    words), dateline, inferred (from the text's own dates; then an interval), or unknown.
    `at` is the instant (aware, UTC) where the page states one.
    """

    start: date | None
    end: date | None
    basis: PublishedBasis
    why: str
    at: datetime | None = None
    stated: str | None = None

    @property
    def day(self) -> date | None:
        """The day it was published; None if only an interval is known.

        Relative dates are counted from it and from nothing else: "on Thursday" in an article of some day of
        2019 is no day at all.
        """
        return self.end if self.start == self.end else None

    @property
    def middle(self) -> date | None:
        """The day to put it at among others: that of publication, or the middle of the interval (its known end)."""
        if self.start and self.end:
            return self.start + (self.end - self.start) / 2
        return self.start or self.end

    @property
    def edtf(self) -> str | None:
        """The date as EDTF: a day, or an interval, which may be open at an end; None if nothing is known."""
        if self.start is None and self.end is None:
            return None
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


ParagraphRole = Literal[
    "body", "lede", "heading", "caption", "note", "correction", "why_it_matters", "whats_next", "know_more",
    "background", "quote", "list", "question", "speech", "stage", "post",
]  # fmt: skip
"""question and speech: turns of an interview or transcript; stage: its stage words; post: an embedded post."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph `[start, end)` of an article's text, its role, and its label ("Why it matters:") if any."""

    start: int
    end: int
    role: ParagraphRole = "body"
    label: str | None = None
    dated: date | None = None
    """The day of the entry it belongs to, in a live page of several dated entries, or of the post that it is."""
    speaker: str | None = None
    """Who utters it, as the page labels turns and posts; labels stay in the text."""


DropReason = Literal[
    "menu", "promotion", "newsletter", "bio", "repeat", "related", "share", "comments", "credit", "caption",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of the page's text that was left out of the article, and why."""

    text: str
    why: DropReason


@dataclass(frozen=True, slots=True)
class Article:
    """One clean text with what its page says of itself. Its id comes from content.

    Better cleaning makes a new article; spans into the old one stay true. `text` holds the paragraphs
    joined by a blank line (or, for text given as it is, that text character for character).
    """

    page_id: str
    source_id: str
    url: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    text: str
    language: str
    published: Published
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[Dropped, ...] = ()
    agencies: tuple[str, ...] = ()
    """Wire agencies credited in the text ("Reporting by", "(AP)"), as written."""
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.id:
            key = (self.page_id, self.outlet or "", self.title or "", self.published.edtf or "", self.text)
            object.__setattr__(self, "id", content_id("article", *key))

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)` of this article's text; ValueError if it does not fit."""
        if end > len(self.text):
            raise ValueError(f"[{start}, {end}) does not fit a text of {len(self.text)} characters")
        return Span(self.id, start, end)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read or parsed, and why: an expected turn of events, kept beside the rest."""

    locator: str
    stage: str
    why: str
    article_id: str | None = None
    start: int | None = None
    end: int | None = None
