"""Tables of what reports are made of: values of indicators by date, and how quotas stood."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class IndicatorValueRow(SQLModel, table=True):
    """A value of an indicator as it was entered, numbers as text. Triggers keep it so."""

    __tablename__ = "indicator_value"
    __table_args__ = (Index("ix_indicator_value_plan", "plan", "indicator"),)

    id: str = Field(primary_key=True)
    plan: str
    indicator: str
    as_of: date
    numerator: str | None = None
    denominator: str | None = None
    percent: str
    source_ref: str
    unit: str | None = None
    replaces: str | None = Field(default=None, unique=True)
    entered_by: str
    document: str
    reason_ref: str
    withdrawn: bool
    recorded_at: datetime


class QuotaWatchRow(SQLModel, table=True):
    """How a quota stood when it was last looked at."""

    __tablename__ = "quota_watch"

    plan: str = Field(primary_key=True)
    quota: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    standing: str
    since: date


class QuotaToldRow(SQLModel, table=True):
    """What a person was told of a quota last."""

    __tablename__ = "quota_told"

    plan: str = Field(primary_key=True)
    quota: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    standing: str
    since: date
