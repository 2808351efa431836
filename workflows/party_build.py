"""Records of units and people become values of the engine, for plan files and people files."""

import itertools
from collections.abc import Iterable
from datetime import date, timedelta

from engine.parties import Appointment, Contact, Person, Role, Unit, UnitName
from engine.words import N_
from workflows.problems import Findings
from workflows.records import Record


def build_units(records: Iterable[Record], findings: Findings) -> tuple[Unit, ...]:
    """Return the units in the order of the file; an unreadable code is left empty."""
    return tuple(_unit(record, findings) for record in records)


def build_people(records: Iterable[Record], findings: Findings) -> tuple[Person, ...]:
    """Return the people in the order of the file; an unreadable code is left empty."""
    return tuple(_person(record, findings) for record in records)


def check_period(record: Record, findings: Findings, first: str = "from", last: str = "to") -> None:
    """Note a period that ends before it begins."""
    first_on, last_on = record.day(first), record.day(last)
    if first_on is not None and last_on is not None and last_on < first_on:
        findings.error(
            record.key(last),
            N_("ngày cuối {last} sớm hơn ngày đầu {first}"),
            last=f"{last_on:%d/%m/%Y}",
            first=f"{first_on:%d/%m/%Y}",
        )


def _unit(record: Record, findings: Findings) -> Unit:
    return Unit(
        code=record.text("code"),
        names=_names(record, findings),
        parent=record.code("parent"),
        groups=record.texts("groups"),
        level=record.text("level"),
        example=record.flag("example"),
    )


def _names(record: Record, findings: Findings) -> tuple[UnitName, ...]:
    """Return the names; a unit has ``name`` or ``names``, never both and never neither."""
    dated = tuple(_name(item, findings) for item in record.entries("names"))
    plain = "name" in record.present
    if plain == bool(dated):
        findings.error(record.path, N_("đơn vị cần name hoặc names (và chỉ một trong hai)"))
    if dated:
        _refuse_overlap(record, dated, findings)
        return dated
    return (UnitName(record.text("name") or record.text("code"), record.text("short_name")),)


def _name(record: Record, findings: Findings) -> UnitName:
    check_period(record, findings)
    return UnitName(
        record.text("name"), record.text("short_name"), record.day("from"), record.day("to")
    )


def _refuse_overlap(record: Record, names: tuple[UnitName, ...], findings: Findings) -> None:
    ordered = sorted(names, key=lambda name: name.valid_from or date.min)
    for earlier, later in itertools.pairwise(ordered):
        begins = later.valid_from or date.min
        if earlier.valid_to is None or earlier.valid_to >= begins:
            findings.error(
                record.key("names"),
                N_("hai tên “{earlier}”, “{later}” cùng có hiệu lực; hãy ghi to = {to} cho tên cũ"),
                earlier=earlier.name,
                later=later.name,
                to=_day_before(begins),
            )


def _day_before(day: date) -> str:
    return "…" if day == date.min else f"{day - timedelta(days=1):%Y-%m-%d}"


def _person(record: Record, findings: Findings) -> Person:
    email = record.text("email")
    return Person(
        code=record.text("code"),
        name=record.text("name") or record.text("code"),
        appointments=tuple(
            _appointment(item, findings)
            for item in record.entries("roles")
            if "role" in item.values
        ),
        contacts=(Contact("email", email),) if email else (),
        title=record.text("title"),
        example=record.flag("example"),
    )


def _appointment(record: Record, findings: Findings) -> Appointment:
    check_period(record, findings)
    return Appointment(
        Role(record.text("role")), record.code("unit"), record.day("from"), record.day("to")
    )
