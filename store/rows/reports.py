"""Tables of what reports are made of: values of indicators by date."""

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
