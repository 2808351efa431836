"""Inspections by other bodies in the database."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, RowMapping, insert, select, update

from engine.outside import OutsideInspection
from store.rows import table
from store.statements import rows_of

OUTSIDE: Final = table("outside_inspection")
_COLUMNS: Final = (
    "id",
    "unit",
    "subject",
    "body",
    "first_on",
    "last_on",
    "entered_at",
    "document",
    "withdrawn_at",
)


class SqlOutsideInspections:
    """What other bodies inspect."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def add(self, inspection: OutsideInspection) -> None:
        """Keep a new one."""
        row = {name: getattr(inspection, name) for name in _COLUMNS}
        self._connection.execute(insert(OUTSIDE), row)

    def all(self) -> tuple[OutsideInspection, ...]:
        """Return all, withdrawn ones included, by first day, unit and id."""
        query = select(OUTSIDE).order_by(OUTSIDE.c.first_on, OUTSIDE.c.unit, OUTSIDE.c.id)
        return tuple(_inspection_of(row) for row in rows_of(self._connection, query))

    def withdraw(self, inspection_id: str, at: datetime) -> None:
        """Mark one as entered by mistake."""
        self._connection.execute(
            update(OUTSIDE).where(OUTSIDE.c.id == inspection_id).values(withdrawn_at=at)
        )


def _inspection_of(row: RowMapping) -> OutsideInspection:
    return OutsideInspection(**{name: row[name] for name in _COLUMNS})
