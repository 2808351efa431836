"""Units and people from a TOML or CSV file: what was read, and every problem at once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from engine.parties import Person, Unit
from engine.words import N_
from workflows.fields import FieldDoc, describe
from workflows.party_build import build_people, build_units
from workflows.people_csv import read_csv
from workflows.plan_tables import PEOPLE, UNITS
from workflows.problems import Findings, Problem, errors_of, in_order
from workflows.records import read_records, refuse_unknown_tables
from workflows.references import refuse_repeats, refuse_unknown, refuse_unknown_units, with_paths
from workflows.toml_file import decode, read_toml

TABLES: Final = (UNITS, PEOPLE)


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What was read; ``units`` and ``people`` may be used only when ``is_sound``."""

    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Tell whether the file can be loaded."""
        return not errors_of(self.problems)


def read_people_file(content: bytes, name: str) -> PeopleFile:
    """Read the bytes of a file; its name says whether they are TOML or CSV. Never raises."""
    suffix = PurePath(name).suffix.casefold()
    if suffix == ".csv":
        findings = Findings({})
        text = decode(content, findings)
        return _read(None if text is None else read_csv(text, findings), findings)
    if suffix == ".toml":
        source = read_toml(content)
        return _read(source.tables, source.findings)
    findings = Findings({})
    findings.error("", N_("chỉ nhận tệp .toml hoặc .csv, không nhận “{suffix}”"), suffix=suffix)
    return _read(None, findings)


def check_people(loaded: PeopleFile, office_units: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return the problems of reading with those of meaning: units named by roles must be known."""
    findings = Findings(loaded.lines)
    units: Collection[str] = {*office_units, *(unit.code for unit in loaded.units)}
    refuse_unknown_units(findings, loaded.people, units)
    for path, unit in with_paths("units", loaded.units):
        refuse_unknown(findings, f"{path}.parent", N_("đơn vị"), unit.parent, units)
    return in_order((*loaded.problems, *findings.problems))


def describe_people_fields() -> tuple[FieldDoc, ...]:
    """Return the reference of a people file."""
    return tuple(line for table in TABLES for line in describe(table))


def _read(raw: Mapping[str, object] | None, findings: Findings) -> PeopleFile:
    if raw is None:
        return PeopleFile(problems=in_order(findings.problems), lines=findings.lines)
    refuse_unknown_tables(raw, [table.name for table in TABLES], "", findings)
    if not any(raw.get(table.name) for table in TABLES):
        findings.error("", N_("tệp không có đơn vị ([[units]]) hay người ([[people]]) nào"))
    units, people = (
        read_records(table, raw.get(table.name, []), table.name, findings) for table in TABLES
    )
    loaded = PeopleFile(build_units(units, findings), build_people(people, findings))
    coded = [(f"units[{place}]", unit.code) for place, unit in enumerate(loaded.units, 1)]
    refuse_repeats(findings, coded)
    refuse_repeats(
        findings, [(path, item.code) for path, item in with_paths("people", loaded.people)]
    )
    return PeopleFile(loaded.units, loaded.people, in_order(findings.problems), findings.lines)
