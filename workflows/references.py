"""Codes that name each other: each given once, each naming something that exists."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from engine.parties import Person
from engine.words import N_
from workflows.problems import Findings, line_of
from workflows.records import nearest

Item = TypeVar("Item")


def with_paths(name: str, items: Iterable[Item]) -> Iterator[tuple[str, Item]]:
    """Yield each item with its path in the file, counted from 1."""
    for place, item in enumerate(items, start=1):
        yield f"{name}[{place}]", item


def refuse_repeats(findings: Findings, coded: Iterable[tuple[str, str]]) -> None:
    """Refuse a code that was given before; says where."""
    seen: dict[str, str] = {}
    for path, code in coded:
        if code and code in seen:
            findings.error(
                f"{path}.code",
                N_("mã “{code}” đã dùng ở {earlier} (dòng {line})"),
                code=code,
                earlier=seen[code],
                line=line_of(seen[code], findings.lines),
            )
        seen.setdefault(code, path)


def refuse_unknown(
    findings: Findings, path: str, kind: str, code: str | None, known: Collection[str]
) -> bool:
    """Note a code that nothing has; an empty one was noted when the file was read."""
    if not code or code in known:
        return False
    guess = nearest(code, list(known))
    if guess is None:
        findings.error(
            path, N_("{kind} “{code}” không có trong tệp và danh mục"), kind=kind, code=code
        )
    else:
        findings.error(
            path,
            N_("{kind} “{code}” không có trong tệp và danh mục; có phải “{guess}”?"),
            kind=kind,
            code=code,
            guess=guess,
        )
    return True


def refuse_unknown_units(
    findings: Findings, people: Iterable[Person], units: Collection[str]
) -> None:
    """Refuse roles in units that nothing is known of."""
    for path, person in with_paths("people", people):
        for place, appointment in enumerate(person.appointments, start=1):
            where = f"{path}.roles[{place}].unit"
            refuse_unknown(findings, where, N_("đơn vị"), appointment.unit, units)
