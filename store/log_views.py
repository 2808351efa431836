"""The audit log as a viewer may read it: numbered by what exists for them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Subquery, func, or_, select

from engine.audit import AuditEntry
from engine.errors import InvalidInput, NotFound
from engine.words import N_
from store.mapping.log import entry_of
from store.parts.audit import ENTRY
from store.parts.cases import CASE
from store.parts.records import FREE_TEXT
from store.statements import rows_of, starts_with
from store.visibility import Visibility


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An entry with its number among all that exist for the viewer; its hash never changes."""

    number: int
    entry: AuditEntry


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries are asked for; what is ``None`` or empty does not matter.

    ``person`` acted, or had somebody act for them; ``plan`` is that of the case. ``since`` and ``until``
    (not included) bound the moment of recording. ``text`` stands in the changes, the document or the
    reason, written so.
    """

    case_id: str | None = None
    chain: str | None = None
    person: str | None = None
    action: str | None = None
    unit: str | None = None
    plan: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    outcome: str | None = None
    text: str = ""


class LogViews:
    """Reads of the audit log."""

    def __init__(self, connection: Connection, visible: Visibility) -> None:
        """Read in the transaction of a connection what exists for a viewer."""
        self._connection = connection
        self._visible = visible

    def entries(self, wanted: EntryFilter, limit: int | None, offset: int) -> tuple[LogEntry, ...]:
        """Return entries, newest last; ``limit`` and ``offset`` count from the newest."""
        numbered = self._numbered()
        query = (
            select(numbered)
            .where(*_conditions(numbered, wanted))
            .order_by(numbered.c.number.desc())
            .limit(limit)
            .offset(offset)
        )
        return tuple(reversed(self._all(query)))

    def entry(self, reference: str) -> LogEntry:
        """Return the entry of that number, or the only one whose hash begins so."""
        numbered = self._numbered()
        by_hash = starts_with(numbered.c.hash, reference.lower())
        if reference.isdecimal() and len(reference) < _SURELY_A_HASH:
            by_hash = numbered.c.number == int(reference)
        found = self._all(select(numbered).where(by_hash).limit(2)) if reference else ()
        if not found:
            raise NotFound(
                N_("Không có bản ghi nhật ký {reference}; hãy xem: dondoc audit log"),
                reference=reference,
            )
        if len(found) > 1:
            raise InvalidInput(
                N_("Có nhiều bản ghi bắt đầu bằng {reference}; hãy ghi thêm ký tự của mã băm"),
                reference=reference,
            )
        return found[0]

    def _numbered(self) -> Subquery:
        order = (ENTRY.c.recorded_at, ENTRY.c.chain, ENTRY.c.position)
        number = func.row_number().over(order_by=order).label("number")
        return select(ENTRY, number).where(self._visible.of_entry()).subquery()

    def _all(self, query: Select[Any]) -> tuple[LogEntry, ...]:
        return tuple(_log_entry(row) for row in rows_of(self._connection, query))


_SURELY_A_HASH = 16


def _log_entry(row: RowMapping) -> LogEntry:
    return LogEntry(row["number"], entry_of(row))


def _conditions(entry: Subquery, wanted: EntryFilter) -> list[ColumnElement[bool]]:
    columns = entry.c
    equal = [
        getattr(columns, name) == getattr(wanted, name)
        for name in ("chain", "action", "outcome")
        if getattr(wanted, name) is not None
    ]
    if wanted.case_id is not None:
        chain = f"case:{wanted.case_id}"
        equal.append(or_(columns.case_id == wanted.case_id, columns.chain == chain))
    if wanted.person is not None:
        acted = (columns.person == wanted.person, columns.on_behalf_of == wanted.person)
        equal.append(or_(*acted))
    if wanted.unit is not None:
        cases = select(CASE.c.id).where(CASE.c.unit == wanted.unit)
        equal.append(or_(columns.case_id.in_(cases), columns.chain == f"unit:{wanted.unit}"))
    if wanted.plan is not None:
        equal.append(columns.case_id.in_(select(CASE.c.id).where(CASE.c.plan == wanted.plan)))
    if wanted.since is not None:
        equal.append(columns.recorded_at >= _moment(wanted.since))
    if wanted.until is not None:
        equal.append(columns.recorded_at < _moment(wanted.until))
    return [*equal, *_words(entry, wanted.text)]


def _words(entry: Subquery, text: str) -> list[ColumnElement[bool]]:
    if not text:
        return []
    columns = entry.c
    reasons = select(FREE_TEXT.c.ref).where(FREE_TEXT.c.text.contains(text, autoescape=True))
    return [
        or_(
            columns.changes.contains(text, autoescape=True),
            columns.document.contains(text, autoescape=True),
            columns.reason_ref.in_(reasons),
        )
    ]


def _moment(moment: datetime) -> str:
    """Return a moment as entries write it, so that texts compare like moments."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
