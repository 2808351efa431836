"""Tables of finished messages on their way."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlmodel import Field, SQLModel

from store.rows.cases import of_case


class OutboxRow(SQLModel, table=True):
    """A finished message and how its delivery goes; ``message`` never changes."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_open",
            "channel",
            "created_at",
            sqlite_where=text("state IN ('waiting', 'leased')"),
            postgresql_where=text("state IN ('waiting', 'leased')"),
        ),
        Index("ix_outbox_created", "created_at"),
    )

    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    channel: str
    person: str = Field(index=True)
    created_at: datetime
    useless_after: datetime | None = None
    message: str
    state: str
    fence: int
    attempts: int
    first_attempt_at: datetime | None = None
    next_at: datetime | None = None
    lease_until: datetime | None = None
    last_verdict: str
    last_detail: str
    provider_message_id: str
    settled_at: datetime | None = None


class OutboxCaseRow(SQLModel, table=True):
    """A case that a message speaks of."""

    __tablename__ = "outbox_case"

    message_id: str = Field(
        primary_key=True,
        sa_column_args=[ForeignKey("outbox.id", deferrable=True, initially="DEFERRED")],
    )
    case_id: str = Field(primary_key=True, index=True, sa_column_args=[of_case()])


class ChannelPauseRow(SQLModel, table=True):
    """A channel that stands still as a whole."""

    __tablename__ = "channel_pause"

    channel: str = Field(primary_key=True)
    reason: str
    paused_at: datetime
