"""What a people file would change: shown before anything is written; codes never change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engine.parties import Person, Unit
from engine.words import N_
from workflows.people_file import PeopleFile


class ChangeKind(StrEnum):
    """What happens to one unit or person."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as people read it."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to the unit or person of one code; ``fields`` holds those that differ."""

    kind: ChangeKind
    subject: str
    code: str
    fields: tuple[FieldChange, ...] = ()


def difference(
    current_units: Iterable[Unit], current_people: Iterable[Person], loaded: PeopleFile
) -> tuple[Change, ...]:
    """Return a change for each entry of the file; what the file leaves out stays as it is."""
    units = {unit.code: _unit_fields(unit) for unit in current_units}
    people = {person.code: _person_fields(person) for person in current_people}
    return (
        *(_change(N_("đơn vị"), it.code, units, _unit_fields(it)) for it in loaded.units),
        *(_change(N_("người"), it.code, people, _person_fields(it)) for it in loaded.people),
    )


def _change(
    subject: str, code: str, current: Mapping[str, Mapping[str, str]], new: Mapping[str, str]
) -> Change:
    old = current.get(code, {})
    fields = tuple(
        FieldChange(name, old.get(name, ""), value)
        for name, value in new.items()
        if old.get(name, "") != value
    )
    if code not in current:
        return Change(ChangeKind.ADDED, subject, code, fields)
    return Change(ChangeKind.CHANGED if fields else ChangeKind.UNCHANGED, subject, code, fields)


def _unit_fields(unit: Unit) -> Mapping[str, str]:
    return {
        "name": "; ".join(_dated(it.name, it.valid_from, it.valid_to) for it in unit.names),
        "short_name": "; ".join(it.short_name for it in unit.names if it.short_name),
        "parent": unit.parent or "",
        "groups": "; ".join(unit.groups),
        "level": unit.level,
        "example": _flag(set_=unit.example),
    }


def _person_fields(person: Person) -> Mapping[str, str]:
    return {
        "name": person.name,
        "title": person.title,
        "email": "; ".join(_open_addresses(person)),
        "roles": "; ".join(
            _dated(f"{it.role.value} {it.unit or ''}".strip(), it.valid_from, it.valid_to)
            for it in person.appointments
        ),
        "example": _flag(set_=person.example),
    }


def _open_addresses(person: Person) -> Iterator[str]:
    """Yield the addresses still in use; closed ones are history and no file speaks of them."""
    for contact in person.contacts:
        if contact.channel == "email" and contact.valid_to is None:
            yield contact.address


def _dated(text: str, first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return text
    return f"{text} ({_day(first)} – {_day(last)})"


def _day(day: date | None) -> str:
    return "…" if day is None else f"{day:%d/%m/%Y}"


def _flag(*, set_: bool) -> str:
    return "true" if set_ else ""
