"""The first tables of messages, of the log and of what goes with it."""

import sqlalchemy as sa
from alembic import op

from store.migrations.building import (
    BYTES,
    INTEGER,
    MOMENT,
    TEXT,
    columns,
    reference,
    refuse_changes,
)


def create() -> None:
    """Create the tables of messages and of the log."""
    for table in (
        _outbox,
        _outbox_case,
        _channel_pause,
        _audit_entry,
        _audit_seal,
        _free_text,
        _evidence,
        _heartbeat,
    ):
        table()
    refuse_changes("audit_entry", "chain", "position")
    refuse_changes("audit_seal", "number")


def _outbox() -> None:
    op.create_table(
        "outbox",
        *columns(
            TEXT,
            "id",
            "key",
            "channel",
            "person",
            "message",
            "state",
            "last_verdict",
            "last_detail",
            "provider_message_id",
        ),
        *columns(MOMENT, "created_at"),
        *columns(
            MOMENT,
            "useless_after",
            "first_attempt_at",
            "next_at",
            "lease_until",
            "settled_at",
            nullable=True,
        ),
        *columns(INTEGER, "fence", "attempts"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_outbox_created", "outbox", ["created_at"])
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["channel", "created_at"],
        sqlite_where=sa.text("state IN ('waiting', 'leased')"),
        postgresql_where=sa.text("state IN ('waiting', 'leased')"),
    )
    op.create_index("ix_outbox_person", "outbox", ["person"])


def _outbox_case() -> None:
    op.create_table(
        "outbox_case",
        *columns(TEXT, "message_id", "case_id"),
        sa.PrimaryKeyConstraint("message_id", "case_id"),
        reference("case_id", "case_.id"),
        reference("message_id", "outbox.id"),
    )
    op.create_index("ix_outbox_case_case_id", "outbox_case", ["case_id"])


def _channel_pause() -> None:
    op.create_table(
        "channel_pause",
        *columns(TEXT, "channel", "reason"),
        *columns(MOMENT, "paused_at"),
        sa.PrimaryKeyConstraint("channel"),
    )


def _audit_entry() -> None:
    op.create_table(
        "audit_entry",
        *columns(
            TEXT,
            "chain",
            "action",
            "person",
            "on_behalf_of",
            "case_id",
            "occurred_on",
            "recorded_at",
            "outcome",
            "document",
            "reason_ref",
            "changes",
            "previous_hash",
            "hash",
        ),
        *columns(INTEGER, "position"),
        sa.PrimaryKeyConstraint("chain", "position"),
    )
    op.create_index("ix_audit_entry_case_id", "audit_entry", ["case_id"])
    op.create_index("ix_audit_entry_hash", "audit_entry", ["hash"])
    op.create_index("ix_audit_entry_order", "audit_entry", ["recorded_at", "chain", "position"])
    op.create_index("ix_audit_entry_person", "audit_entry", ["person"])


def _audit_seal() -> None:
    op.create_table(
        "audit_seal",
        *columns(INTEGER, "number"),
        *columns(TEXT, "sealed_at", "heads", "previous_hash", "hash"),
        sa.PrimaryKeyConstraint("number"),
    )


def _free_text() -> None:
    op.create_table(
        "free_text",
        *columns(TEXT, "ref", "salt", "text"),
        sa.PrimaryKeyConstraint("ref"),
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        *columns(TEXT, "sha256", "name"),
        *columns(BYTES, "content"),
        *columns(MOMENT, "added_at"),
        sa.PrimaryKeyConstraint("sha256"),
    )


def _heartbeat() -> None:
    op.create_table(
        "heartbeat",
        *columns(TEXT, "name", "detail"),
        *columns(MOMENT, "beat_at"),
        sa.PrimaryKeyConstraint("name"),
    )
