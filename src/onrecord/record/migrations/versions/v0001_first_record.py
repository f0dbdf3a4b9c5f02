"""The first form of the record: pages, articles, readings, statements, judgements, and their search."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from onrecord.record.dialects import dialect_of

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID, INSTANT = sa.String(20), sa.String(32)


def _seq() -> "sa.Column[int]":
    return sa.Column("seq", sa.Integer, primary_key=True)


def _id() -> "sa.Column[str]":
    return sa.Column("id", ID, nullable=False, unique=True)


def _must(name: str, kind: Any) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=False)


def upgrade() -> None:
    """Make all tables of the first form."""
    _create_sources()
    _create_articles()
    _create_readings()
    _create_statements()
    _create_judgements()
    connection = op.get_bind()
    dialect_of(connection).create_search_v1(connection)


def _create_sources() -> None:
    op.create_table(
        "runs", _seq(), _id(), _must("stage", sa.Text), _must("code_version", sa.Text), _must("model", sa.Text),
        _must("config_hash", sa.Text), _must("learned_at", INSTANT),
    )  # fmt: skip
    op.create_table(
        "pages", _seq(), _id(), _must("locator", sa.Text), sa.Column("url", sa.Text), _must("fetched_at", INSTANT),
        _must("body_hash", sa.String(64)), _must("body_size", sa.Integer), _must("body", sa.LargeBinary),
        _must("facts", sa.LargeBinary), _must("learned_at", INSTANT),
    )  # fmt: skip
    op.create_table(
        "skipped", _seq(), _id(), _must("locator", sa.Text), _must("stage", sa.Text), _must("why", sa.Text),
        sa.Column("article_id", sa.Text), sa.Column("start", sa.Integer), sa.Column("end", sa.Integer),
        _must("learned_at", INSTANT),
    )  # fmt: skip


def _create_articles() -> None:
    op.create_table(
        "articles", _seq(), _id(), sa.Column("page_id", ID, sa.ForeignKey("pages.id"), nullable=False),
        _must("lineage", ID), _must("fetched_at", INSTANT), sa.Column("published_start", sa.Date),
        sa.Column("published_end", sa.Date), sa.Column("published_at", INSTANT), sa.Column("outlet", sa.Text),
        _must("title", sa.Text), _must("text", sa.Text), _must("facts", sa.LargeBinary), _must("learned_at", INSTANT),
    )  # fmt: skip
    op.create_index("ix_articles_lineage", "articles", ["lineage", "fetched_at", "seq"])
    op.create_index("ix_articles_published", "articles", ["published_end"])
    op.create_index("ix_articles_page", "articles", ["page_id"])


def _create_readings() -> None:
    op.create_table(
        "readings", _seq(), sa.Column("article_id", ID, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.seq"), nullable=False), _must("statements", sa.Integer),
        _must("body", sa.LargeBinary), _must("learned_at", INSTANT), sa.UniqueConstraint("article_id", "run"),
    )  # fmt: skip


def _create_statements() -> None:
    op.create_table(
        "statements", _seq(), sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), nullable=False),
        _must("position", sa.Integer), _must("id", ID),
        sa.Column("article_id", ID, sa.ForeignKey("articles.id"), nullable=False), _must("kind", sa.String(16)),
        sa.Column("event_type", sa.String(16)), sa.Column("topic", sa.Text), sa.Column("place", sa.Text),
        sa.Column("when_start", sa.Date), sa.Column("when_end", sa.Date), sa.Column("published", sa.Date),
        _must("sentence_start", sa.Integer), _must("sentence_length", sa.Integer), _must("names", sa.Text),
        _must("score", sa.Float), _must("facts", sa.LargeBinary), sa.UniqueConstraint("reading", "position"),
    )  # fmt: skip
    for name, columns in (
        ("id", ["id"]), ("article", ["article_id"]), ("kind", ["kind", "event_type", "published"]),
        ("topic", ["topic"]), ("place", ["place"]), ("when", ["when_start", "when_end"]),
        ("published", ["published"]),
    ):  # fmt: skip
        op.create_index(f"ix_statements_{name}", "statements", columns)
    op.create_table(
        "parties", sa.Column("statement", sa.Integer, sa.ForeignKey("statements.seq"), primary_key=True),
        sa.Column("role", sa.String(16), primary_key=True), sa.Column("entity", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("ix_parties_entity", "parties", ["entity", "role"])


def _create_judgements() -> None:
    op.create_table(
        "judgements", _seq(), _id(), _must("pair", ID), _must("left", sa.Text), _must("right", sa.Text),
        _must("verdict", sa.String(16)), _must("reasons", sa.LargeBinary), _must("by", sa.Text), _must("at", INSTANT),
        _must("learned_at", INSTANT),
    )  # fmt: skip
    op.create_index("ix_judgements_pair", "judgements", ["pair"])
    op.create_table(
        "judgement_ends", sa.Column("judgement", sa.Integer, sa.ForeignKey("judgements.seq"), primary_key=True),
        _must("ended_at", INSTANT), _must("learned_at", INSTANT),
    )  # fmt: skip
