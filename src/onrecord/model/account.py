"""Many reports as one account: views over statements, made again at will, each with its reasons."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.amount import Hedge
from onrecord.model.judgement import Mark
from onrecord.model.mention import Entity, Party
from onrecord.model.page import Article
from onrecord.model.reading import Reading
from onrecord.model.span import Span
from onrecord.model.statement import EventStatus, Statement
from onrecord.model.when import When

Agreement = Literal["single", "agreed", "disputed"]
Relation = Literal["confirms", "denies", "disputes", "repeats", "contradicts"]
CommitmentStatus = Literal["open", "kept", "broken", "lapsed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Count:
    """What one report says became of the victims of a happening, with the words that say it.

    `kind` is "killed", "wounded", "shot", "casualty", "missing" or "arrested"; `of` who is counted, as written;
    `statement_id` the figure's statement or, where it was read in words, the report's first of the happening; a single
    victim that the report tells of without counting is "at least" one.
    """

    kind: str
    statement_id: str
    span: Span
    low: float
    high: float
    hedge: Hedge
    of: str
    counted_by: str | None
    note: str = ""
    """"superseded", "competing" or "repeated", with what it stands beside; empty for a plain count."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One happening as all its reports tell it. Figures and dates are listed side by side, never averaged.

    `statements` are ids in order of publication; `origins` counts independent outlets (copies once);
    `differs` says in words what the reports disagree on; `why` says in words why they were joined; `counts` are its
    dead and hurt by report, in order of publication; `relays` pairs a statement with the outlet that it has it from.
    """

    id: str
    type: str
    mode: str | None
    status: EventStatus
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Party | None
    when: When | None
    statements: tuple[str, ...]
    agreement: Agreement
    origins: int
    differs: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    relays: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series, from one statement; `as_of` is when it held, not when it was published."""

    statement_id: str
    article_id: str
    as_of: When | None
    low: float
    high: float
    hedge: Hedge
    counted_by: str | None
    note: str = ""
    """"planned", "superseded", "competing" or "repeated", with what it stands beside; empty for a plain point."""

    @property
    def is_planned(self) -> bool:
        """True for a figure that was to be reached, and not counted."""
        return self.note.startswith("planned")

    @property
    def is_competing(self) -> bool:
        """True for a figure of which another report gives a different one for the same time."""
        return self.note.startswith("competing")

    @property
    def stands_alone(self) -> bool:
        """True for a figure that was counted and that no other takes the place of."""
        return not (self.is_planned or self.is_competing or self.note.startswith("superseded"))


@dataclass(frozen=True, slots=True)
class Series:
    """One quantity over time, oldest first: what is counted, where, in which unit."""

    id: str
    of: str
    place: str | None
    unit: str
    points: tuple[Point, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn in the life of a commitment, with the statement (id) that shows it, and why."""

    status: CommitmentStatus
    statement_id: str
    on: date | None
    why: str


@dataclass(frozen=True, slots=True)
class PromiseHistory:
    """A commitment followed through later reports: the statement that made it, and its turns.

    `later_articles_read` counts the articles after it; for a lapsed one, those of them that name its parties.
    """

    id: str
    statement_id: str
    by: Party
    to: Party
    due: When | None
    status: CommitmentStatus
    turns: tuple[Turn, ...]
    repeated_by: tuple[str, ...] = ()
    later_articles_read: int = 0


@dataclass(frozen=True, slots=True)
class Facing:
    """Two statements face to face: `second` confirms, denies, disputes, repeats or contradicts `first`."""

    first: str
    second: str
    relation: Relation
    why: str


@dataclass(frozen=True, slots=True)
class Copy:
    """`article_id` carries the words of `original_id`; `why` says what they share and what differs."""

    article_id: str
    original_id: str
    share: float
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of one development, in order of publication; wire copies count once in `origins`."""

    id: str
    title: str
    articles: tuple[str, ...]
    origins: int
    why: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    """Ids of the stories that were found to be one with it; each still finds it."""


@dataclass(frozen=True, slots=True)
class Account:
    """What many reports say together: views that refer to articles and statements of `readings` by id.

    `readings` are in order of publication, copies included.
    """

    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    series: tuple[Series, ...] = ()
    promises: tuple[PromiseHistory, ...] = ()
    facings: tuple[Facing, ...] = ()
    copies: tuple[Copy, ...] = ()
    stories: tuple[Story, ...] = ()
    marks: tuple[Mark, ...] = ()
    """What people decided of single statements: those rejected (no more in `readings`) and those corrected."""
    not_read: int = 0
    """Articles on the subject that it was not made from, because they are more than can be read at once."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in order of publication."""
        return tuple(reading.article for reading in self.readings)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in order of publication and place."""
        return tuple(statement for reading in self.readings for statement in reading.statements)
