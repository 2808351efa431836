"""Units and people in the database."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, delete, select, true

from engine.parties import Person, Unit
from store.mapping.parties import (
    appointment_columns,
    contact_columns,
    person_columns,
    person_of,
    unit_columns,
    unit_of,
)
from store.rows import table
from store.statements import insert_missing, row_of, rows_of, upsert

UNIT: Final = table("unit")
PERSON: Final = table("person")
APPOINTMENT: Final = table("appointment")
CONTACT: Final = table("contact")


class SqlParties:
    """Units and people as they are registered."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def units(self) -> tuple[Unit, ...]:
        """Return all units by code."""
        rows = rows_of(self._connection, select(UNIT).order_by(UNIT.c.code))
        return tuple(unit_of(row) for row in rows)

    def people(self) -> tuple[Person, ...]:
        """Return all people by code."""
        return self._people(None)

    def unit(self, code: str) -> Unit | None:
        """Return one unit."""
        row = row_of(self._connection, select(UNIT).where(UNIT.c.code == code))
        return None if row is None else unit_of(row)

    def person(self, code: str) -> Person | None:
        """Return one person."""
        return next(iter(self._people(code)), None)

    def put_unit(self, unit: Unit) -> None:
        """Insert or overwrite a unit."""
        upsert(self._connection, UNIT, [unit_columns(unit)])

    def put_person(self, person: Person) -> None:
        """Insert or overwrite a person with appointments and contacts."""
        upsert(self._connection, PERSON, [person_columns(person)])
        for held, rows in (
            (APPOINTMENT, appointment_columns(person)),
            (CONTACT, contact_columns(person)),
        ):
            self._connection.execute(delete(held).where(held.c.person == person.code))
            insert_missing(self._connection, held, rows)

    def _people(self, code: str | None) -> tuple[Person, ...]:
        appointments = self._held(APPOINTMENT, code)
        contacts = self._held(CONTACT, code)
        query = select(PERSON).where(_is(PERSON.c.code, code)).order_by(PERSON.c.code)
        return tuple(
            person_of(row, appointments[row["code"]], contacts[row["code"]])
            for row in rows_of(self._connection, query)
        )

    def _held(self, held: Table, code: str | None) -> defaultdict[str, list[RowMapping]]:
        query = select(held).where(_is(held.c.person, code)).order_by(held.c.position)
        rows: Sequence[RowMapping] = rows_of(self._connection, query)
        by_person: defaultdict[str, list[RowMapping]] = defaultdict(list)
        for row in rows:
            by_person[row["person"]].append(row)
        return by_person


def _is(column: ColumnElement[str], code: str | None) -> ColumnElement[bool]:
    return true() if code is None else column == code
