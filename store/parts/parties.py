"""Units and people in the database."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Select, Table, bindparam, delete, select

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
_UNITS: Final = select(UNIT).order_by(UNIT.c.code)
_UNIT: Final = select(UNIT).where(UNIT.c.code == bindparam("code"))
_PEOPLE: Final = select(PERSON).order_by(PERSON.c.code)
_ONE: Final = select(PERSON).where(PERSON.c.code == bindparam("code"))
_HELD: Final = {held: select(held).order_by(held.c.position) for held in (APPOINTMENT, CONTACT)}
_HELD_BY_ONE: Final = {
    held: query.where(held.c.person == bindparam("code")) for held, query in _HELD.items()
}


class SqlParties:
    """Units and people as they are registered; one who was read is kept for the transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection
        self._all_units: tuple[Unit, ...] | None = None
        self._all_people: tuple[Person, ...] | None = None
        self._known_units: dict[str, Unit | None] = {}
        self._known_people: dict[str, Person | None] = {}

    def units(self) -> tuple[Unit, ...]:
        """Return all units by code."""
        if self._all_units is None:
            rows = rows_of(self._connection, _UNITS)
            self._all_units = tuple(unit_of(row) for row in rows)
        return self._all_units

    def people(self) -> tuple[Person, ...]:
        """Return all people by code."""
        if self._all_people is None:
            self._all_people = self._people(None)
        return self._all_people

    def unit(self, code: str) -> Unit | None:
        """Return one unit."""
        if code not in self._known_units:
            row = row_of(self._connection, _UNIT, code=code)
            self._known_units[code] = None if row is None else unit_of(row)
        return self._known_units[code]

    def person(self, code: str) -> Person | None:
        """Return one person."""
        if code not in self._known_people:
            self._known_people[code] = next(iter(self._people(code)), None)
        return self._known_people[code]

    def put_unit(self, unit: Unit) -> None:
        """Insert or overwrite a unit."""
        upsert(self._connection, UNIT, [unit_columns(unit)])
        self._known_units.pop(unit.code, None)
        self._all_units = None

    def put_person(self, person: Person) -> None:
        """Insert or overwrite a person with appointments and contacts."""
        upsert(self._connection, PERSON, [person_columns(person)])
        self._known_people.pop(person.code, None)
        self._all_people = None
        for held, rows in (
            (APPOINTMENT, appointment_columns(person)),
            (CONTACT, contact_columns(person)),
        ):
            self._connection.execute(delete(held).where(held.c.person == person.code))
            insert_missing(self._connection, held, rows)

    def _people(self, code: str | None) -> tuple[Person, ...]:
        appointments = self._held(APPOINTMENT, code)
        contacts = self._held(CONTACT, code)
        rows = self._rows(_PEOPLE, _ONE, code)
        return tuple(
            person_of(row, appointments[row["code"]], contacts[row["code"]]) for row in rows
        )

    def _held(self, held: Table, code: str | None) -> defaultdict[str, list[RowMapping]]:
        by_person: defaultdict[str, list[RowMapping]] = defaultdict(list)
        for row in self._rows(_HELD[held], _HELD_BY_ONE[held], code):
            by_person[row["person"]].append(row)
        return by_person

    def _rows(
        self, everyone: Select[Any], one: Select[Any], code: str | None
    ) -> Sequence[RowMapping]:
        if code is None:
            return rows_of(self._connection, everyone)
        return rows_of(self._connection, one, code=code)
