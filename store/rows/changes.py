"""Tables of what changes under a running office: its calendar, its plans, what others do, closed years."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel


class AnnouncedDayRow(SQLModel, table=True):
    """A day that the office was told differs from the shipped calendar; ``announcement`` groups days."""

    __tablename__ = "announced_day"

    id: str = Field(primary_key=True)
    announcement: str = Field(index=True)
    day: date
    working: bool
    kind: str
    reason: str
    documents: str
    known_on: date | None = None
    paired_with: date | None = None
    settles: str
    added_at: datetime


class PlanRevisionRow(SQLModel, table=True):
    """A plan as one document left it; number 1 is the plan as first loaded."""

    __tablename__ = "plan_revision"

    plan: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    source_sha256: str
    content: str
    document: str
    effective_on: date
    recorded_at: datetime


class OutsideInspectionRow(SQLModel, table=True):
    """An inspection of one of the units by another body, entered as a fact."""

    __tablename__ = "outside_inspection"

    id: str = Field(primary_key=True)
    unit: str = Field(index=True)
    subject: str
    body: str
    first_on: date
    last_on: date
    document: str
    entered_at: datetime
    withdrawn_at: datetime | None = None


class YearClosingRow(SQLModel, table=True):
    """The figures of a plan's year as they were frozen, under their hash. Triggers keep them so."""

    __tablename__ = "year_closing"

    plan: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    figures: str
    sha256: str
    closed_at: datetime
