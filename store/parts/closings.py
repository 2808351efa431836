"""Closed years in the database."""

from typing import Final

from sqlalchemy import Connection, select

from engine.errors import YearClosed
from engine.record_ports import YEAR_CLOSED, YearClosing
from store.rows import table
from store.statements import insert_missing, row_of

CLOSING: Final = table("year_closing")


class SqlYearClosings:
    """Years that were closed; triggers keep them as they are."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def get(self, plan: str, year: int) -> YearClosing | None:
        """Return the closing of a plan's year."""
        query = select(CLOSING).where(CLOSING.c.plan == plan, CLOSING.c.year == year)
        row = row_of(self._connection, query)
        return None if row is None else YearClosing(**row)

    def add(self, closing: YearClosing) -> None:
        """Add a closing; ``YearClosed`` when that year is closed already."""
        row = {
            "plan": closing.plan,
            "year": closing.year,
            "figures": closing.figures,
            "sha256": closing.sha256,
            "closed_at": closing.closed_at,
        }
        # Looked up first: the trigger against replacing would speak before the key does.
        known = self.get(closing.plan, closing.year)
        if known is not None or not insert_missing(self._connection, CLOSING, [row]):
            raise YearClosed(YEAR_CLOSED, year=closing.year, plan=closing.plan)
