"""Tables of the audit log, of erasable texts, of evidence and of the daemon's sign of life."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class AuditEntryRow(SQLModel, table=True):
    """An entry; all columns are under its hash. Triggers refuse update and delete."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_order", "recorded_at", "chain", "position"),)

    chain: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    action: str
    person: str = Field(index=True)
    on_behalf_of: str
    case_id: str = Field(index=True)
    occurred_on: str
    recorded_at: str
    outcome: str
    document: str
    reason_ref: str
    changes: str
    previous_hash: str
    hash: str = Field(index=True)


class AuditSealRow(SQLModel, table=True):
    """A checkpoint over the heads of the chains that grew. Triggers refuse update and delete."""

    __tablename__ = "audit_seal"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    sealed_at: str
    heads: str
    previous_hash: str
    hash: str


class FreeTextRow(SQLModel, table=True):
    """A text that can be erased; ``ref`` is its salted hash."""

    __tablename__ = "free_text"

    ref: str = Field(primary_key=True)
    salt: str
    text: str


class EvidenceRow(SQLModel, table=True):
    """A file under its hash."""

    __tablename__ = "evidence"

    sha256: str = Field(primary_key=True)
    name: str
    content: bytes
    added_at: datetime


class HeartbeatRow(SQLModel, table=True):
    """When a daemon was last at work."""

    __tablename__ = "heartbeat"

    name: str = Field(primary_key=True)
    beat_at: datetime
    detail: str
