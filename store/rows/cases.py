"""Tables of cases and what hangs on them: deadlines, timers, notices, acknowledgements."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


def of_case() -> ForeignKey:
    """Return a reference to a case, checked at commit, so that the order of writing is free."""
    return ForeignKey("case_.id", deferrable=True, initially="DEFERRED")


class CaseRow(SQLModel, table=True):
    """A case; ``code_folded`` is its code without regard to capitals."""

    __tablename__ = "case_"
    __table_args__ = (
        Index(
            "ix_case__secret", "id", sqlite_where=text("secret"), postgresql_where=text("secret")
        ),
    )

    id: str = Field(primary_key=True)
    code: str
    code_folded: str = Field(unique=True)
    workflow: str
    workflow_version: int
    state: str
    version: int
    plan: str | None = Field(default=None, index=True)
    unit: str | None = Field(default=None, index=True)
    parent_id: str | None = Field(default=None, index=True, sa_column_args=[of_case()])
    round_id: str | None = Field(default=None, index=True, sa_column_args=[of_case()])
    secret: bool
    dates: str
    facts: str


class CaseInsiderRow(SQLModel, table=True):
    """A person who may see a case while it is secret."""

    __tablename__ = "case_insider"

    case_id: str = Field(primary_key=True, sa_column_args=[of_case()])
    person: str = Field(primary_key=True, index=True)


class DeadlineRow(SQLModel, table=True):
    """A deadline; ``next_on`` is the due day, else the day of review."""

    __tablename__ = "deadline"
    __table_args__ = (
        Index(
            "ix_deadline_open",
            "next_on",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_deadline_owner", "owner", "next_on"),
        Index("ix_deadline_span", "first_day", "last_day"),
    )

    case_id: str = Field(primary_key=True, sa_column_args=[of_case()])
    name: str = Field(primary_key=True)
    round: int = Field(primary_key=True)
    revision: int
    rule: str
    owner: str
    state: str
    anchor_on: date | None = None
    nominal_on: date | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    target_on: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    original_due_on: date | None = None
    review_on: date | None = None
    next_on: date | None = None
    calendar_version: str
    provisional: bool
    pauses: str
    met_on: date | None = None
    on_time: bool | None = None
    late_working_days: int | None = None
    hand_in_to: str
    label: str
    excused: bool = False


class TimerRow(SQLModel, table=True):
    """A timer: pending, fired, withdrawn or skipped; ``kind`` tells a notice from an event."""

    __tablename__ = "timer"
    __table_args__ = (
        Index(
            "ix_timer_pending",
            "fires_at",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
    )

    key: str = Field(primary_key=True)
    case_id: str = Field(index=True, sa_column_args=[of_case()])
    fires_at: datetime
    useless_after: datetime | None = None
    kind: str
    act: str
    state: str
    settled_at: datetime | None = None


class NoticeRow(SQLModel, table=True):
    """What is to be said to one person; ``letter`` is false for a rung of the ladder.

    What shares a ``bundle`` goes to a person as one message.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("key", "person"),
        Index(
            "ix_notice_pending",
            "person",
            "due_on",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
    )

    id: str = Field(primary_key=True)
    key: str
    case_id: str = Field(index=True, sa_column_args=[of_case()])
    person: str
    letter: bool
    bundle: str
    request: str
    due_on: date
    round: int
    revision: int
    state: str
    closed_reason: str
    message_id: str | None = None


class AcknowledgementRow(SQLModel, table=True):
    """A person has seen a deadline in one revision."""

    __tablename__ = "acknowledgement"

    person: str = Field(primary_key=True)
    deadline_key: str = Field(primary_key=True)
    acknowledged_at: datetime
