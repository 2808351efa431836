"""Reads of the audit log for the commands: what is verified, and the log as a table."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from dondoc.audit.check import Evidence, moment_of
from dondoc.wiring import Application
from engine.audit import AuditEntry
from engine.case import Actor, Fact
from engine.decisions import columns_of, deadline_columns
from engine.ports import UnitOfWork
from store.views import LogEntry

CASE: Final = "case:"
BEFORE_AND_AFTER: Final = 2
SHA256_DIGITS: Final = 64
COLUMNS: Final = (
    "number", "recorded_at", "occurred_on", "person", "on_behalf_of", "action", "subject",
    "outcome", "document", "reason", "name", "before", "after", "hash",
)  # fmt: skip
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def evidence_of(application: Application, actor: Actor) -> Evidence:
    """Read everything that exists for an actor, and the names of the chains that do not."""
    office = application.office()
    # Seals first: what is written meanwhile can only make chains longer than they say.
    with application.store.read() as uow:
        chains, seals = set(uow.audit.chains()), uow.audit.seals()
        sealed = {head.chain for seal in seals for head in seal.heads}
        # A case that is there and has lost its chain is hidden too, unless the viewer sees the case.
        lost = {chain for chain in sealed - chains if _case_exists(uow, chain)}
    with application.views(actor) as views:
        entries = tuple(item.entry for item in views.entries())
        cases = {
            CASE + case.id: {**columns_of(case), **deadline_columns(views.deadlines(case))}
            for case in views.cases()
        }
    visible = {entry.chain for entry in entries} | set(cases)
    return Evidence(office.id, entries, seals, frozenset((chains | lost) - visible), cases)


def _case_exists(uow: UnitOfWork, chain: str) -> bool:
    return chain.startswith(CASE) and uow.cases.get(chain.removeprefix(CASE)) is not None


def subjects_of(application: Application, actor: Actor) -> Mapping[str, str]:
    """Return the codes of the visible cases by the name of their chain."""
    with application.views(actor) as views:
        return {CASE + case.id: case.code for case in views.cases()}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with what it refers to: the code of its subject, the texts not erased."""

    number: int
    entry: AuditEntry
    subject: str
    reason: str
    texts: Mapping[str, str]

    @property
    def changes(self) -> Mapping[str, tuple[Fact, Fact]]:
        """Return each change, before and after."""
        return {
            name: (change[0], change[1])
            for name, change in _mapping(self.entry.changes).items()
            if isinstance(change, list) and len(change) == BEFORE_AND_AFTER
        }

    @property
    def document(self) -> Mapping[str, str]:
        """Return the document as it was cited, empty when there was none."""
        return {name: str(value) for name, value in _mapping(self.entry.document).items()}

    @property
    def recorded_at(self) -> datetime | None:
        """Return the moment of recording; ``None`` where somebody wrote over it."""
        return moment_of(self.entry)

    @property
    def occurred_on(self) -> date | None:
        """Return the day of the act; ``None`` where there was none or somebody wrote over it."""
        try:
            return date.fromisoformat(self.entry.occurred_on)
        except ValueError:
            return None

    def shown(self, value: Fact) -> str:
        """Return a value as a cell: a text for its reference, JSON for anything deep."""
        if value is None:
            return ""
        if isinstance(value, str):
            return self.texts.get(value) or value
        return json.dumps(_with_texts(value, self.texts), ensure_ascii=False)


def _mapping(text: str) -> Mapping[str, Fact]:
    """Return what a column says; one that somebody wrote over says nothing, its hash tells."""
    try:
        found: object = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _with_texts(value: Fact, texts: Mapping[str, str]) -> Fact:
    if isinstance(value, str):
        return texts.get(value) or value
    if isinstance(value, list):
        return [_with_texts(item, texts) for item in value]
    if isinstance(value, dict):
        return {name: _with_texts(item, texts) for name, item in value.items()}
    return value


def references(entry: AuditEntry) -> Iterator[str]:
    """Yield everything in an entry that may name a text: the reason, and long words of changes."""
    if entry.reason_ref:
        yield entry.reason_ref
    yield from _words(_mapping(entry.changes))


def _words(value: object) -> Iterator[str]:
    match value:
        case str() if len(value) == SHA256_DIGITS:
            yield value
        case list():
            for item in value:
                yield from _words(item)
        case dict():
            for item in value.values():
                yield from _words(item)


def lines_of(
    entries: Iterable[LogEntry], subjects: Mapping[str, str], texts: Mapping[str, str]
) -> tuple[Line, ...]:
    """Return entries with the codes and texts they refer to."""
    return tuple(
        Line(
            item.number,
            item.entry,
            subjects.get(item.entry.chain, item.entry.chain),
            texts.get(item.entry.reason_ref, ""),
            texts,
        )
        for item in entries
    )


def csv_text(lines: Iterable[Line]) -> str:
    """Return the log as CSV: a line for each change, before and after side by side."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        for row in _rows(line):
            writer.writerow(_harmless(str(cell)) for cell in row)
    return out.getvalue()


def _rows(line: Line) -> Iterator[tuple[object, ...]]:
    entry = line.entry
    head = (
        line.number, entry.recorded_at, entry.occurred_on, entry.person, entry.on_behalf_of,
        entry.action, line.subject, entry.outcome, line.document.get("number", ""), line.reason,
    )  # fmt: skip
    for name, (before, after) in (line.changes or {"": (None, None)}).items():
        yield (*head, name, line.shown(before), line.shown(after), entry.hash)


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
