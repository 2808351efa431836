"""Tables of the office, its settings, plans, units and people."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class OfficeRow(SQLModel, table=True):
    """The one office of this file or schema; ``slot`` is always 1."""

    __tablename__ = "office"
    __table_args__ = (CheckConstraint("slot = 1", name="ck_office_one"),)

    slot: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    id: str
    code: str
    name: str
    zone: str
    language: str
    manual_clock: bool


class SettingRow(SQLModel, table=True):
    """What is set for the office."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: str


class PlanRow(SQLModel, table=True):
    """A loaded plan, whole."""

    __tablename__ = "plan"

    code: str = Field(primary_key=True)
    source_sha256: str
    content: str
    loaded_at: datetime


class UnitRow(SQLModel, table=True):
    """A unit with its names by date, the day on which it ended, and who took over its work."""

    __tablename__ = "unit"

    code: str = Field(primary_key=True)
    names: str
    parent: str | None = Field(default=None, index=True)
    groups: str
    level: str
    example: bool
    ended_on: date | None = None
    successors: str


class PersonRow(SQLModel, table=True):
    """A person, and the day from which they are no longer here."""

    __tablename__ = "person"

    code: str = Field(primary_key=True)
    name: str
    title: str
    example: bool
    left_on: date | None = None


class AppointmentRow(SQLModel, table=True):
    """A role of a person for some days; ``position`` keeps the order given."""

    __tablename__ = "appointment"

    person: str = Field(primary_key=True, foreign_key="person.code")
    position: int = Field(primary_key=True)
    role: str
    unit: str | None = Field(default=None, index=True)
    valid_from: date | None = None
    valid_to: date | None = None


class ContactRow(SQLModel, table=True):
    """An address of a person for some days; ``position`` keeps the order given."""

    __tablename__ = "contact"

    person: str = Field(primary_key=True, foreign_key="person.code")
    position: int = Field(primary_key=True)
    channel: str
    address: str
    valid_from: date | None = None
    valid_to: date | None = None
