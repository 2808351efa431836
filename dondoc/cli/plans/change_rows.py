"""What a revised plan changes, row by row: for programs as values, for people in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from dondoc.cli.desk import Book
from dondoc.cli.plans.change_words import label_of, value_words
from dondoc.language import _
from dondoc.words.extension_policy import policy_words
from dondoc.words.rules import deadline_words
from engine.definition import RuleTemplate
from engine.plan import PlannedVisit
from engine.words import N_
from workflows.plan_changes import PlanChanges
from workflows.plan_parts import Parts
from workflows.registry import newest

NEW: Final = N_("thêm vào kế hoạch")
GONE: Final = N_("rút khỏi kế hoạch")
KEPT: Final = N_("tệp ghi khác danh mục; danh mục giữ nguyên")
NAMED: Final = frozenset({"task", "population", "quota", "regime"})
"""Kinds of which short lists are named rather than counted."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that differs: of which kind, of what, which field, before and after.

    ``field`` is ``added`` or ``removed`` where the whole item comes or goes.
    """

    kind: str
    code: str
    field: str
    old: Any
    new: Any


def change_rows(code: str, changes: PlanChanges) -> tuple[ChangeRow, ...]:
    """Return every difference of the plan of that code, from the document itself to its outlines."""
    return tuple(_rows(code, changes))


def _rows(code: str, changes: PlanChanges) -> Iterator[ChangeRow]:
    for name, (old, new) in changes.head.items():
        yield ChangeRow("plan", code, name, old, new)
    yield from _whole("rule", "rule", changes.rules)
    yield from _fields("round", changes.rounds)
    yield from _fields("visit", changes.visits)
    yield from _fields("task", changes.tasks)
    yield from _fields("population", changes.aims.populations)
    yield from _fields("quota", changes.aims.quotas)
    yield from _fields("indicator", changes.aims.indicators)
    yield from _fields("band", changes.aims.bands)
    for name, (old, new) in changes.conflicts.items():
        yield ChangeRow("conflicts", name, name, old, new)
    yield from _fields("regime", changes.regimes)
    yield from _whole("unit", "changed", changes.units)
    yield from _whole("person", "changed", changes.people)
    yield from _whole("outline", "sections", changes.outlines)


def _whole(kind: str, field: str, parts: Parts[Any]) -> Iterator[ChangeRow]:
    for code, (old, new) in parts.changed.items():
        yield ChangeRow(kind, code, field, old, new)
    yield from _coming_and_going(kind, parts)


def _fields(kind: str, parts: Parts[Any]) -> Iterator[ChangeRow]:
    for code, (old, new) in parts.changed.items():
        for name in (item.name for item in fields(old)):
            before, after = getattr(old, name), getattr(new, name)
            if before != after and not (name == "last_on" and _one_day(old) and _one_day(new)):
                yield ChangeRow(kind, code, name, before, after)
    yield from _coming_and_going(kind, parts)


def _one_day(visit: PlannedVisit) -> bool:
    return visit.last_on in {None, visit.first_on}


def _coming_and_going(kind: str, parts: Parts[Any]) -> Iterator[ChangeRow]:
    for code, item in parts.added.items():
        yield ChangeRow(kind, code, "added", None, item)
    for code, item in parts.removed.items():
        yield ChangeRow(kind, code, "removed", item, None)


def row_words(row: ChangeRow, book: Book) -> tuple[str, str, str]:
    """Return one line of the table: of what, which field, from what to what."""
    if row.kind == "rule":
        return _("thời hạn"), _(_template(row.code).label), _numbers(row)
    if row.field == "added":
        return row.code, _(NEW), value_words(row.new, book)
    if row.field == "removed":
        return row.code, _(GONE), value_words(row.old, book)
    if row.kind in {"unit", "person"}:
        return row.code, _(KEPT), ""
    label = label_of(row.kind, row.field)
    if row.field == "extensions":
        return row.code, label, f"{policy_words(row.old)} -> {policy_words(row.new)}"
    named = row.kind in NAMED
    words = " -> ".join(value_words(value, book, named=named) for value in (row.old, row.new))
    return _("trùng lịch") if row.kind == "conflicts" else row.code, label, words


def _numbers(row: ChangeRow) -> str:
    template, old, new = _template(row.code), row.old, row.new
    before = deadline_words(template, old) if old else _("kế hoạch chưa nêu")
    if new is None:
        return _("{before} -> không còn trong kế hoạch", before=before)
    basis = f" ({new.legal_basis})" if new.legal_basis else ""
    return f"{before} -> {deadline_words(template, new)}{basis}"


def _template(key: str) -> RuleTemplate:
    workflow, name = key.split(".", 1)
    return next(item for item in newest(workflow).rules if item.name == name)


def rows_json(rows: tuple[ChangeRow, ...]) -> list[Mapping[str, Any]]:
    """Return the rows as programs read them."""
    return [
        {"kind": row.kind, "code": row.code, "field": row.field, "old": row.old, "new": row.new}
        for row in rows
    ]
