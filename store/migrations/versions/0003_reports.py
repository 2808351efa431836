"""Tables of what reports are made of: values of indicators by date, and how quotas stood."""

import sqlalchemy as sa
from alembic import op

from store.migrations.building import (
    BOOLEAN,
    DAY,
    MOMENT,
    TEXT,
    columns,
    refuse_changes,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new; what an older program wrote stays as it is."""
    for table in (_indicator_value, _quota_watch, _quota_told):
        table()


def _indicator_value() -> None:
    op.create_table(
        "indicator_value",
        *columns(TEXT, "id", "plan", "indicator", "percent", "entered_by", "document"),
        *columns(TEXT, "source_ref", "reason_ref"),
        *columns(TEXT, "numerator", "denominator", "unit", "replaces", nullable=True),
        *columns(DAY, "as_of"),
        *columns(MOMENT, "recorded_at"),
        *columns(BOOLEAN, "withdrawn"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("replaces"),
    )
    op.create_index("ix_indicator_value_plan", "indicator_value", ["plan", "indicator"])
    refuse_changes("indicator_value", "id")


def _quota_watch() -> None:
    op.create_table(
        "quota_watch",
        *columns(TEXT, "plan", "quota", "unit", "standing"),
        *columns(DAY, "since"),
        sa.PrimaryKeyConstraint("plan", "quota", "unit"),
    )


def _quota_told() -> None:
    op.create_table(
        "quota_told",
        *columns(TEXT, "plan", "quota", "unit", "person", "standing"),
        *columns(DAY, "since"),
        sa.PrimaryKeyConstraint("plan", "quota", "unit", "person"),
    )
