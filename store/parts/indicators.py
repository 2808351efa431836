"""Values of indicators in the database; triggers keep them as they were entered."""

from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, insert, select

from engine.indicator_values import IndicatorValue
from store.parts.records import FREE_TEXT
from store.rows import table
from store.statements import lock_name, rows_of

VALUE: Final = table("indicator_value")
_COLUMNS: Final = (
    "id",
    "plan",
    "indicator",
    "as_of",
    "unit",
    "recorded_at",
    "replaces",
    "entered_by",
    "document",
    "withdrawn",
    "source_ref",
    "reason_ref",
)
_NUMBERS: Final = ("numerator", "denominator", "percent")


class SqlIndicatorValues:
    """What was entered of indicators."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def add(self, value: IndicatorValue) -> None:
        """Keep a new one, its texts by reference."""
        numbers = {name: getattr(value, name) for name in _NUMBERS}
        row = {name: getattr(value, name) for name in _COLUMNS} | {
            name: None if number is None else format(number, "f")
            for name, number in numbers.items()
        }
        self._connection.execute(insert(VALUE), row)

    def of_plan(self, plan: str) -> tuple[IndicatorValue, ...]:
        """Return all of a plan, replaced ones included, by indicator, day and moment of entry."""
        source, reason = FREE_TEXT.alias("source"), FREE_TEXT.alias("reason")
        query = (
            select(VALUE, source.c.text.label("source"), reason.c.text.label("reason"))
            .outerjoin(source, source.c.ref == VALUE.c.source_ref)
            .outerjoin(reason, reason.c.ref == VALUE.c.reason_ref)
            .where(VALUE.c.plan == plan)
            .order_by(VALUE.c.indicator, VALUE.c.as_of, VALUE.c.recorded_at, VALUE.c.id)
        )
        return tuple(_value_of(row) for row in rows_of(self._connection, query))

    def lock(self, plan: str) -> None:
        """Let one transaction at a time enter values of a plan; SQLite has but one writer anyway."""
        lock_name(self._connection, "indicator_value", plan)


def _value_of(row: RowMapping) -> IndicatorValue:
    given: dict[str, Any] = {name: row[name] for name in _COLUMNS}
    for name in _NUMBERS:
        given[name] = None if row[name] is None else Decimal(row[name])
    return IndicatorValue(source=row["source"] or "", reason=row["reason"] or "", **given)
