"""What a revised plan changes, row by row: for programs as values, for people in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any, Final

from dondoc.cli.desk import Book
from dondoc.cli.output import format_day
from dondoc.extension_policy_words import policy_words
from dondoc.language import _
from dondoc.rule_words import deadline_words
from engine.definition import RuleTemplate
from engine.parties import Person, Team, Unit
from engine.plan import PlannedRound, PlannedVisit
from engine.words import N_
from workflows.plan_changes import PlanChanges
from workflows.plan_parts import Parts
from workflows.registry import newest

LABELS: Final = {
    "title": N_("tên kế hoạch"),
    "number": N_("số văn bản"),
    "issuer": N_("cơ quan ban hành"),
    "issued_on": N_("ngày ban hành"),
    "window_first_on": N_("ngày đầu của khoảng kiểm tra"),
    "window_last_on": N_("ngày cuối của khoảng kiểm tra"),
    "expected_units": N_("tổng số đơn vị văn bản nêu"),
    "first_on": N_("ngày kiểm tra"),
    "last_on": N_("ngày cuối của cuộc kiểm tra"),
    "at": N_("giờ bắt đầu"),
    "place": N_("địa điểm"),
    "tentative": N_("lịch dự kiến"),
    "example": N_("ví dụ"),
    "subject": N_("nội dung"),
    "kind": N_("loại kiểm tra"),
    "form": N_("hình thức"),
    "scope": N_("phạm vi"),
    "period_from": N_("ngày đầu thời kỳ được kiểm tra"),
    "period_to": N_("ngày cuối thời kỳ được kiểm tra"),
    "conclusion": N_("kết luận"),
    "conflict_reason": N_("lý do giữ người của đơn vị trong đoàn"),
    "name": N_("tên"),
    "team": N_("thành phần đoàn"),
    "products": N_("sản phẩm"),
    "established_by": N_("nơi quyết định thành lập đoàn"),
    "hand_in_to": N_("nơi nhận"),
    "sections": N_("đề cương báo cáo"),
    "extensions": N_("gia hạn thời hạn"),
    "day": N_("ngày báo cáo của cơ quan"),
    "month_offset": N_("số tháng sau kỳ"),
    "legal_basis": N_("căn cứ"),
}
NEW: Final = N_("thêm vào kế hoạch")
GONE: Final = N_("rút khỏi kế hoạch")
KEPT: Final = N_("tệp ghi khác danh mục; danh mục giữ nguyên")


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
        return row.code, _(NEW), _value(row.new, book)
    if row.field == "removed":
        return row.code, _(GONE), _value(row.old, book)
    if row.kind in {"unit", "person"}:
        return row.code, _(KEPT), ""
    label = _(LABELS.get(row.field, row.field))
    if row.field == "extensions":
        return row.code, label, f"{policy_words(row.old)} -> {policy_words(row.new)}"
    return row.code, label, f"{_value(row.old, book)} -> {_value(row.new, book)}"


def _value(value: Any, book: Book) -> str:  # noqa: ANN401  (any field of a plan)
    match value:
        case PlannedVisit():
            return _visit(value, book)
        case Team():
            return ", ".join(book.person(person) for person in value.everyone())
        case Unit():
            return value.names[0].name
        case PlannedRound() | Person():
            return value.name
    return _plain(value)


def _plain(value: object) -> str:
    match value:
        case None | "":
            return "…"
        case bool():
            return _("có") if value else _("không")
        case date():
            return format_day(value)
        case time():
            return f"{value:%H:%M}"
        case tuple():
            return _("{count} mục", count=len(value))
    return str(value)


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


def _visit(visit: PlannedVisit, book: Book) -> str:
    day = format_day(visit.first_on) if visit.first_on else "…"
    hour = f" {visit.at:%H:%M}" if visit.at else ""
    return f"{book.unit(visit.unit)}, {day}{hour}"


def rows_json(rows: tuple[ChangeRow, ...]) -> list[Mapping[str, Any]]:
    """Return the rows as programs read them."""
    return [
        {"kind": row.kind, "code": row.code, "field": row.field, "old": row.old, "new": row.new}
        for row in rows
    ]
