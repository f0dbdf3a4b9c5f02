"""The tables of the record, as the newest migration leaves them (a test compares the two).

Rows are only ever added. `seq` is the order in which the record learned of a row, `learned_at` the instant;
`id` is made from content. What a view shows (the newest version, the reading of the newest run) is decided
when it is read.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from onrecord.model.ids import ID_LENGTH


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as ISO 8601 text in UTC with microseconds: sorts by time in every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The instant as text; ValueError if it has no time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The text as an instant."""
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData()
_Id = String(ID_LENGTH)


def _seq() -> Column[int]:
    return Column("seq", Integer, primary_key=True)


def _learned() -> Column[datetime]:
    return Column("learned_at", Instant, nullable=False)


runs = Table(
    "runs", metadata, _seq(), Column("id", _Id, nullable=False, unique=True), Column("stage", Text, nullable=False),
    Column("code_version", Text, nullable=False), Column("model", Text, nullable=False),
    Column("config_hash", Text, nullable=False), _learned(),
)  # fmt: skip

pages = Table(
    "pages", metadata, _seq(), Column("id", _Id, nullable=False, unique=True), Column("locator", Text, nullable=False),
    Column("url", Text), Column("fetched_at", Instant, nullable=False), Column("body_hash", String(64), nullable=False),
    Column("body_size", Integer, nullable=False), Column("body", LargeBinary, nullable=False),
    Column("facts", LargeBinary, nullable=False), _learned(),
)  # fmt: skip
"""`body`: the page's bytes, compressed, with their SHA-256; `facts`: its other fields as JSON."""

articles = Table(
    "articles", metadata, _seq(), Column("id", _Id, nullable=False, unique=True),
    Column("page_id", _Id, ForeignKey("pages.id"), nullable=False), Column("lineage", _Id, nullable=False),
    Column("fetched_at", Instant, nullable=False), Column("published_start", Date), Column("published_end", Date),
    Column("published_at", Instant), Column("outlet", Text), Column("title", Text, nullable=False),
    Column("text", Text, nullable=False), Column("facts", LargeBinary, nullable=False), _learned(),
    Index("ix_articles_lineage", "lineage", "fetched_at", "seq"), Index("ix_articles_published", "published_end"),
    Index("ix_articles_page", "page_id"),
)  # fmt: skip
"""`lineage`: what versions of one article share; `facts`: all fields but the text, as compressed JSON."""

readings = Table(
    "readings", metadata, _seq(), Column("article_id", _Id, ForeignKey("articles.id"), nullable=False),
    Column("run", Integer, ForeignKey("runs.seq"), nullable=False), Column("statements", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False), _learned(), UniqueConstraint("article_id", "run"),
)  # fmt: skip
"""`body`: all that was found but article and statements, as compressed JSON; `statements`: how many there are."""

statements = Table(
    "statements", metadata, _seq(), Column("reading", Integer, ForeignKey("readings.seq"), nullable=False),
    Column("position", Integer, nullable=False), Column("id", _Id, nullable=False),
    Column("article_id", _Id, ForeignKey("articles.id"), nullable=False), Column("kind", String(16), nullable=False),
    Column("event_type", String(16)), Column("topic", Text), Column("place", Text), Column("when_start", Date),
    Column("when_end", Date), Column("published", Date), Column("sentence_start", Integer, nullable=False),
    Column("sentence_length", Integer, nullable=False), Column("names", Text, nullable=False),
    Column("score", Float, nullable=False), Column("facts", LargeBinary, nullable=False),
    UniqueConstraint("reading", "position"), Index("ix_statements_id", "id"),
    Index("ix_statements_article", "article_id"), Index("ix_statements_kind", "kind", "event_type", "published"),
    Index("ix_statements_topic", "topic"), Index("ix_statements_place", "place"),
    Index("ix_statements_when", "when_start", "when_end"), Index("ix_statements_published", "published"),
)  # fmt: skip
"""One thing said, made by one run: `position` in its reading; `names` of its parties, for search."""

parties = Table(
    "parties", metadata, Column("statement", Integer, ForeignKey("statements.seq"), primary_key=True),
    Column("role", String(16), primary_key=True), Column("entity", Text, primary_key=True),
    Index("ix_parties_entity", "entity", "role"), sqlite_with_rowid=False,
)  # fmt: skip
"""Who takes part in a statement, by role: a field of its act, place, voice, or named (in its evidence)."""

skipped = Table(
    "skipped", metadata, _seq(), Column("id", _Id, nullable=False, unique=True),
    Column("locator", Text, nullable=False), Column("stage", Text, nullable=False),
    Column("why", Text, nullable=False), Column("article_id", Text), Column("start", Integer),
    Column("end", Integer), _learned(),
)  # fmt: skip

judgements = Table(
    "judgements", metadata, _seq(), Column("id", _Id, nullable=False, unique=True),
    Column("pair", _Id, nullable=False), Column("left", Text, nullable=False), Column("right", Text, nullable=False),
    Column("verdict", String(16), nullable=False), Column("reasons", LargeBinary, nullable=False),
    Column("by", Text, nullable=False), Column("at", Instant, nullable=False), _learned(),
    Column("value", Text), Column("traces", LargeBinary), Index("ix_judgements_pair", "pair"),
)  # fmt: skip
"""`pair`: what judgements on the same two things share, whichever is named first; `value`: what is told instead;
`traces`: the single things that both ids stood for, as compressed JSON."""

judgement_ends = Table(
    "judgement_ends", metadata, Column("judgement", Integer, ForeignKey("judgements.seq"), primary_key=True),
    Column("ended_at", Instant, nullable=False), _learned(), Column("ended_by", Text),
)  # fmt: skip
"""A judgement that was withdrawn: beside it, never in its place."""

situations = Table(
    "situations", metadata, _seq(), Column("id", _Id, nullable=False, unique=True),
    Column("name", Text, nullable=False), Column("facts", LargeBinary, nullable=False), _learned(),
    Index("ix_situations_name", "name"),
)  # fmt: skip
"""What a desk follows; of several rows of one name the newest holds. `facts`: all its fields as JSON."""

situation_ends = Table(
    "situation_ends", metadata,
    Column("situation", Integer, ForeignKey("situations.seq"), primary_key=True), _learned(),
)  # fmt: skip
"""A situation that is followed no more: beside it, never in its place."""

issues = Table(
    "issues", metadata, _seq(), Column("id", _Id, nullable=False, unique=True),
    Column("newsletter", Text, nullable=False), Column("slot", Text, nullable=False),
    Column("made_at", Instant, nullable=False), Column("body", LargeBinary, nullable=False), _learned(),
    Index("ix_issues_newsletter", "newsletter", "seq"),
)  # fmt: skip
"""The numbers of a newsletter, as they were made; `id` is made from newsletter and slot: each is made once."""

editions = Table(
    "editions", metadata, _seq(), Column("id", _Id, nullable=False, unique=True),
    Column("issue", _Id, ForeignKey("issues.id"), nullable=False), Column("thread", _Id, nullable=False),
    Column("keys", LargeBinary, nullable=False), _learned(),
)  # fmt: skip
"""An issue as some readers got it: what was new to them; `keys` say which lines, as compressed JSON."""

deliveries = Table(
    "deliveries", metadata, _seq(), Column("issue", _Id, ForeignKey("issues.id"), nullable=False),
    Column("reader", _Id, nullable=False), Column("state", String(16), nullable=False), Column("edition", _Id),
    Column("tries", Integer, nullable=False), Column("code", Integer, nullable=False),
    Column("reply", Text, nullable=False), Column("not_before", Instant), _learned(),
    Index("ix_deliveries_issue", "issue", "reader"), Index("ix_deliveries_reader", "reader", "state"),
)  # fmt: skip
"""What became of an issue for a reader; of several rows of the two the newest holds."""

standings = Table(
    "standings", metadata, _seq(), Column("reader", _Id, nullable=False), Column("newsletter", Text, nullable=False),
    Column("state", String(16), nullable=False), Column("why", Text, nullable=False), _learned(),
    Index("ix_standings_reader", "reader", "newsletter"),
)  # fmt: skip
"""Who left a newsletter, and which addresses refuse mail; of several rows of the two the newest holds."""

leases = Table(
    "leases", metadata, _seq(), Column("name", Text, nullable=False), Column("holder", Text, nullable=False),
    Column("until", Instant, nullable=False), _learned(), Index("ix_leases_name", "name", "seq"),
)  # fmt: skip
"""Who may send; of several rows of one name the newest holds until its `until`."""
