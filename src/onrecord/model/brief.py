"""What a reader opens: lines that each cite the words they rest on."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from onrecord.errors import NotSupported
from onrecord.model.account import Series
from onrecord.model.span import Span

SECTION_NAMES = (
    "What happened", "Why it matters", "What's next", "What changed", "The numbers", "Who says what", "Promises",
    "Disputed", "Know more",
)  # fmt: skip
"""The sections of a brief, in the order they are told."""

LineKind = Literal[
    "event", "measure", "series", "claim", "commitment", "next", "background", "dispute", "change", "report"
]
BriefSize = Literal["minute", "brief", "memo"]


@dataclass(frozen=True, slots=True)
class Cite:
    """The exact words a line rests on: `words` equals the article's text at `span`; `title` is that of the page."""

    span: Span
    words: str
    source_id: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None

    @property
    def page_name(self) -> str:
        """The outlet, or the title of a page that names none."""
        return self.outlet or self.title or "outlet unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief. A line without a cite cannot be built.

    `rules` name what lets it say more than its cited words ("relative date resolved: Thursday =
    2020-06-11"); `origins` counts the independent outlets behind it.
    """

    text: str
    kind: LineKind
    cites: tuple[Cite, ...]
    when: str | None = None
    origins: int = 1
    rules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.cites:
            raise NotSupported(f"a line needs a cite: {self.text!r}")
        if not self.text.strip():
            raise NotSupported("a line needs words")


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a brief (one of SECTION_NAMES) and its lines; never empty."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article that the brief rests on."""

    article_id: str
    source_id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    published_basis: str
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A date (EDTF) of a timeline and its lines; `why` says in words what it was chosen for."""

    date: str
    lines: tuple[Line, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the brief was made from, and what it left out, in numbers."""

    articles: int
    outlets: int
    origins: int
    copies: int
    statements: int
    lines: int
    refused: int
    refused_why: tuple[tuple[str, int], ...] = ()
    below: int = 0
    """Statements less sure than the reader asked for: kept in the record, not told."""
    not_read: int = 0
    """Articles on the subject beyond those it was made from: kept in the record, not read for this."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A title, the day it speaks for, and sections of cited lines, with its sources, series and timeline.

    `further`: the reports that bear on what was asked and that no line cites, if the brief has few lines.
    """

    title: str
    as_of: date | None
    situation: str | None
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    coverage: Coverage
    series: tuple[Series, ...] = ()
    timeline: tuple[TimelineEntry, ...] = field(default=())
    size: BriefSize = "brief"
    further: tuple[Source, ...] = ()
