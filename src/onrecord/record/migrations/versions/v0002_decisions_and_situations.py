"""The second form: judgements that correct, rename and reject, and the situations that a desk follows."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID, INSTANT = sa.String(20), sa.String(32)


def upgrade() -> None:
    """Add what a judgement tells instead and by what it is found again; make the tables of situations."""
    op.add_column("judgements", sa.Column("value", sa.Text))
    op.add_column("judgements", sa.Column("traces", sa.LargeBinary))
    op.add_column("judgement_ends", sa.Column("ended_by", sa.Text))
    op.create_table(
        "situations", sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", ID, nullable=False, unique=True), sa.Column("name", sa.Text, nullable=False),
        sa.Column("facts", sa.LargeBinary, nullable=False), sa.Column("learned_at", INSTANT, nullable=False),
    )  # fmt: skip
    op.create_index("ix_situations_name", "situations", ["name"])
    op.create_table(
        "situation_ends", sa.Column("situation", sa.Integer, sa.ForeignKey("situations.seq"), primary_key=True),
        sa.Column("learned_at", INSTANT, nullable=False),
    )  # fmt: skip
