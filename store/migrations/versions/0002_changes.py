"""Tables of what changes under a running office, and change letters of several lines."""

import sqlalchemy as sa
from alembic import op

from store.migrations.building import (
    BOOLEAN,
    DAY,
    INTEGER,
    MOMENT,
    TEXT,
    columns,
    refuse_changes,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new; what an older program wrote stays as it is."""
    op.add_column("notice", sa.Column("bundle", TEXT, nullable=False, server_default=""))
    op.add_column(
        "deadline", sa.Column("excused", BOOLEAN, nullable=False, server_default=sa.false())
    )
    op.add_column("unit", sa.Column("ended_on", DAY, nullable=True))
    op.add_column("unit", sa.Column("successors", TEXT, nullable=False, server_default="[]"))
    op.add_column("person", sa.Column("left_on", DAY, nullable=True))
    for table in (_announced_day, _plan_revision, _outside_inspection, _year_closing):
        table()


def _announced_day() -> None:
    op.create_table(
        "announced_day",
        *columns(TEXT, "id", "announcement", "kind", "reason", "documents", "settles"),
        *columns(DAY, "day"),
        *columns(DAY, "known_on", "paired_with", nullable=True),
        *columns(BOOLEAN, "working"),
        *columns(MOMENT, "added_at"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_announced_day_announcement", "announced_day", ["announcement"])


def _plan_revision() -> None:
    op.create_table(
        "plan_revision",
        *columns(TEXT, "plan", "source_sha256", "content", "document"),
        *columns(INTEGER, "number"),
        *columns(DAY, "effective_on"),
        *columns(MOMENT, "recorded_at"),
        sa.PrimaryKeyConstraint("plan", "number"),
    )


def _outside_inspection() -> None:
    op.create_table(
        "outside_inspection",
        *columns(TEXT, "id", "unit", "subject", "body", "document"),
        *columns(DAY, "first_on", "last_on"),
        *columns(MOMENT, "entered_at"),
        *columns(MOMENT, "withdrawn_at", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_outside_inspection_unit", "outside_inspection", ["unit"])


def _year_closing() -> None:
    op.create_table(
        "year_closing",
        *columns(TEXT, "plan", "figures", "sha256"),
        *columns(INTEGER, "year"),
        *columns(MOMENT, "closed_at"),
        sa.PrimaryKeyConstraint("plan", "year"),
    )
    refuse_changes("year_closing", "plan", "year")
