"""The first tables, and triggers that keep the audit log as it was written."""

import sqlalchemy as sa
from alembic import op

from store.migrations import first_log_and_outbox
from store.migrations.building import BOOLEAN, DAY, INTEGER, MOMENT, TEXT, columns, reference

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create everything."""
    for table in (
        _office,
        _setting,
        _plan,
        _unit,
        _person,
        _appointment,
        _contact,
        _case,
        _case_insider,
        _deadline,
        _timer,
        _notice,
        _acknowledgement,
    ):
        table()
    first_log_and_outbox.create()


def _office() -> None:
    op.create_table(
        "office",
        *columns(INTEGER, "slot"),
        *columns(TEXT, "id", "code", "name", "zone", "language"),
        *columns(BOOLEAN, "manual_clock"),
        sa.PrimaryKeyConstraint("slot"),
        sa.CheckConstraint("slot = 1", name="ck_office_one"),
    )


def _setting() -> None:
    op.create_table(
        "setting",
        *columns(TEXT, "name", "value"),
        sa.PrimaryKeyConstraint("name"),
    )


def _plan() -> None:
    op.create_table(
        "plan",
        *columns(TEXT, "code", "source_sha256", "content"),
        *columns(MOMENT, "loaded_at"),
        sa.PrimaryKeyConstraint("code"),
    )


def _unit() -> None:
    op.create_table(
        "unit",
        *columns(TEXT, "code", "names", "groups", "level"),
        *columns(TEXT, "parent", nullable=True),
        *columns(BOOLEAN, "example"),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index("ix_unit_parent", "unit", ["parent"])


def _person() -> None:
    op.create_table(
        "person",
        *columns(TEXT, "code", "name", "title"),
        *columns(BOOLEAN, "example"),
        sa.PrimaryKeyConstraint("code"),
    )


def _appointment() -> None:
    op.create_table(
        "appointment",
        *columns(TEXT, "person", "role"),
        *columns(INTEGER, "position"),
        *columns(TEXT, "unit", nullable=True),
        *columns(DAY, "valid_from", "valid_to", nullable=True),
        sa.PrimaryKeyConstraint("person", "position"),
        sa.ForeignKeyConstraint(["person"], ["person.code"]),
    )
    op.create_index("ix_appointment_unit", "appointment", ["unit"])


def _contact() -> None:
    op.create_table(
        "contact",
        *columns(TEXT, "person", "channel", "address"),
        *columns(INTEGER, "position"),
        *columns(DAY, "valid_from", "valid_to", nullable=True),
        sa.PrimaryKeyConstraint("person", "position"),
        sa.ForeignKeyConstraint(["person"], ["person.code"]),
    )


def _case() -> None:
    op.create_table(
        "case_",
        *columns(TEXT, "id", "code", "code_folded", "workflow", "state", "dates", "facts"),
        *columns(INTEGER, "workflow_version", "version"),
        *columns(TEXT, "plan", "unit", "parent_id", "round_id", nullable=True),
        *columns(BOOLEAN, "secret"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code_folded"),
        reference("parent_id", "case_.id"),
        reference("round_id", "case_.id"),
    )
    op.create_index("ix_case__parent_id", "case_", ["parent_id"])
    op.create_index("ix_case__plan", "case_", ["plan"])
    op.create_index("ix_case__round_id", "case_", ["round_id"])
    op.create_index(
        "ix_case__secret",
        "case_",
        ["id"],
        sqlite_where=sa.text("secret"),
        postgresql_where=sa.text("secret"),
    )
    op.create_index("ix_case__unit", "case_", ["unit"])


def _case_insider() -> None:
    op.create_table(
        "case_insider",
        *columns(TEXT, "case_id", "person"),
        sa.PrimaryKeyConstraint("case_id", "person"),
        reference("case_id", "case_.id"),
    )
    op.create_index("ix_case_insider_person", "case_insider", ["person"])


def _deadline() -> None:
    op.create_table(
        "deadline",
        *columns(
            TEXT,
            "case_id",
            "name",
            "rule",
            "owner",
            "state",
            "calendar_version",
            "pauses",
            "hand_in_to",
            "label",
        ),
        *columns(INTEGER, "round", "revision"),
        *columns(
            DAY,
            "anchor_on",
            "nominal_on",
            "due_on",
            "target_on",
            "first_day",
            "last_day",
            "original_due_on",
            "review_on",
            "next_on",
            "met_on",
            nullable=True,
        ),
        *columns(MOMENT, "due_at", nullable=True),
        *columns(BOOLEAN, "provisional"),
        *columns(BOOLEAN, "on_time", nullable=True),
        *columns(INTEGER, "late_working_days", nullable=True),
        sa.PrimaryKeyConstraint("case_id", "name", "round"),
        reference("case_id", "case_.id"),
    )
    op.create_index(
        "ix_deadline_open",
        "deadline",
        ["next_on"],
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index("ix_deadline_owner", "deadline", ["owner", "next_on"])
    op.create_index("ix_deadline_span", "deadline", ["first_day", "last_day"])


def _timer() -> None:
    op.create_table(
        "timer",
        *columns(TEXT, "key", "case_id", "kind", "act", "state"),
        *columns(MOMENT, "fires_at"),
        *columns(MOMENT, "useless_after", "settled_at", nullable=True),
        sa.PrimaryKeyConstraint("key"),
        reference("case_id", "case_.id"),
    )
    op.create_index("ix_timer_case_id", "timer", ["case_id"])
    op.create_index(
        "ix_timer_pending",
        "timer",
        ["fires_at"],
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )


def _notice() -> None:
    op.create_table(
        "notice",
        *columns(TEXT, "id", "key", "case_id", "person", "request", "state", "closed_reason"),
        *columns(BOOLEAN, "letter"),
        *columns(DAY, "due_on"),
        *columns(INTEGER, "round", "revision"),
        *columns(TEXT, "message_id", nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key", "person"),
        reference("case_id", "case_.id"),
    )
    op.create_index("ix_notice_case_id", "notice", ["case_id"])
    op.create_index(
        "ix_notice_pending",
        "notice",
        ["person", "due_on"],
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )


def _acknowledgement() -> None:
    op.create_table(
        "acknowledgement",
        *columns(TEXT, "person", "deadline_key"),
        *columns(MOMENT, "acknowledged_at"),
        sa.PrimaryKeyConstraint("person", "deadline_key"),
    )
