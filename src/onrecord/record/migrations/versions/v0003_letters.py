"""The third form: issues of newsletters, what was sent to whom, who left, and which sender works now."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID, INSTANT = sa.String(20), sa.String(32)


def upgrade() -> None:
    """Make the tables of issues, editions, deliveries, standings and leases."""
    op.create_table(
        "issues", sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", ID, nullable=False, unique=True), sa.Column("newsletter", sa.Text, nullable=False),
        sa.Column("slot", sa.Text, nullable=False), sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False), sa.Column("learned_at", INSTANT, nullable=False),
    )  # fmt: skip
    op.create_index("ix_issues_newsletter", "issues", ["newsletter", "seq"])
    op.create_table(
        "editions", sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", ID, nullable=False, unique=True),
        sa.Column("issue", ID, sa.ForeignKey("issues.id"), nullable=False),
        sa.Column("thread", ID, nullable=False), sa.Column("keys", sa.LargeBinary, nullable=False),
        sa.Column("learned_at", INSTANT, nullable=False),
    )  # fmt: skip
    op.create_table(
        "deliveries", sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("issue", ID, sa.ForeignKey("issues.id"), nullable=False), sa.Column("reader", ID, nullable=False),
        sa.Column("state", sa.String(16), nullable=False), sa.Column("edition", ID),
        sa.Column("tries", sa.Integer, nullable=False), sa.Column("code", sa.Integer, nullable=False),
        sa.Column("reply", sa.Text, nullable=False), sa.Column("not_before", INSTANT),
        sa.Column("learned_at", INSTANT, nullable=False),
    )  # fmt: skip
    op.create_index("ix_deliveries_issue", "deliveries", ["issue", "reader"])
    op.create_index("ix_deliveries_reader", "deliveries", ["reader", "state"])
    op.create_table(
        "standings", sa.Column("seq", sa.Integer, primary_key=True), sa.Column("reader", ID, nullable=False),
        sa.Column("newsletter", sa.Text, nullable=False), sa.Column("state", sa.String(16), nullable=False),
        sa.Column("why", sa.Text, nullable=False), sa.Column("learned_at", INSTANT, nullable=False),
    )  # fmt: skip
    op.create_index("ix_standings_reader", "standings", ["reader", "newsletter"])
    op.create_table(
        "leases", sa.Column("seq", sa.Integer, primary_key=True), sa.Column("name", sa.Text, nullable=False),
        sa.Column("holder", sa.Text, nullable=False), sa.Column("until", INSTANT, nullable=False),
        sa.Column("learned_at", INSTANT, nullable=False),
    )  # fmt: skip
    op.create_index("ix_leases_name", "leases", ["name", "seq"])
