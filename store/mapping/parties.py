"""The office, units and people as rows, and back."""

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import RowMapping

from engine.parties import Appointment, Contact, Person, Role, Unit, UnitName
from engine.ports import Office
from store.codec import dumped, loaded
from store.mapping.cases import Columns, picked

_OFFICE = ("id", "code", "name", "zone", "language", "manual_clock")
_DAYS = ("valid_from", "valid_to")


def office_columns(office: Office) -> Columns:
    """Return the one row of the office."""
    return picked(office, _OFFICE) | {"slot": 1}


def office_of(row: RowMapping) -> Office:
    """Return the office of its row."""
    return Office(**{name: row[name] for name in _OFFICE})


def unit_columns(unit: Unit) -> Columns:
    """Return the row of a unit."""
    return picked(unit, ("code", "parent", "level", "example", "ended_on")) | {
        "names": dumped(unit.names),
        "groups": dumped(unit.groups),
        "successors": dumped(unit.successors),
    }


def unit_of(row: RowMapping) -> Unit:
    """Return the unit of a row."""
    return Unit(
        code=row["code"],
        names=_names(row["names"]),
        parent=row["parent"],
        groups=_words(row["groups"]),
        level=row["level"],
        example=row["example"],
        ended_on=row["ended_on"],
        successors=_words(row["successors"]),
    )


# Units are read at every turn and change once in years: the values are frozen, each text is read once.
@lru_cache(maxsize=4096)
def _names(content: str) -> tuple[UnitName, ...]:
    return loaded(tuple[UnitName, ...], content)


@lru_cache(maxsize=1024)
def _words(content: str) -> tuple[str, ...]:
    return loaded(tuple[str, ...], content)


def person_columns(person: Person) -> Columns:
    """Return the row of a person; roles and addresses are rows of their own."""
    return picked(person, ("code", "name", "title", "example", "left_on"))


def appointment_columns(person: Person) -> list[Columns]:
    """Return the rows of a person's roles, in order."""
    return [
        picked(item, ("role", "unit", *_DAYS))
        | {"person": person.code, "position": position, "role": item.role.value}
        for position, item in enumerate(person.appointments)
    ]


def contact_columns(person: Person) -> list[Columns]:
    """Return the rows of a person's addresses, in order."""
    return [
        picked(item, ("channel", "address", *_DAYS)) | {"person": person.code, "position": position}
        for position, item in enumerate(person.contacts)
    ]


def person_of(
    row: RowMapping, appointments: Iterable[RowMapping], contacts: Iterable[RowMapping]
) -> Person:
    """Return the person of its rows."""
    return Person(
        code=row["code"],
        name=row["name"],
        title=row["title"],
        example=row["example"],
        left_on=row["left_on"],
        appointments=tuple(
            Appointment(Role(item["role"]), item["unit"], item["valid_from"], item["valid_to"])
            for item in appointments
        ),
        contacts=tuple(
            Contact(item["channel"], item["address"], item["valid_from"], item["valid_to"])
            for item in contacts
        ),
    )
