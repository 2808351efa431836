"""Reads everything that a report is reckoned from, as it stood at the end of its day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from engine.audience import addressed_as
from engine.audit import AuditEntry
from engine.case import Case
from engine.deadline_history import case_before, deadline_before, taken_back
from engine.happenings import Happening, happenings
from engine.obligations import Deadline
from engine.plan import Plan
from engine.report_figures import Holder, Side
from engine.year_figures import Record, record_of
from workflows.registry import DEFINITIONS

if TYPE_CHECKING:  # loads the database
    from store.views import Views

CHAIN = "case:"


@dataclass(frozen=True, slots=True)
class Told:
    """The log of one case: what happened, and by place the reference of its reason."""

    items: tuple[Happening, ...]
    reasons: Mapping[int, str]


NOTHING = Told((), {})


@dataclass(frozen=True, slots=True)
class Gathered:
    """Cases with deadlines and log by id, plans by code, when each plan was loaded."""

    cases: Mapping[str, Case]
    deadlines: Mapping[str, tuple[Deadline, ...]]
    log: Mapping[str, Told]
    plans: Mapping[str, Plan]
    loaded_at: Mapping[str, datetime]

    def records(self, day: date | None) -> tuple[Record, ...]:
        """Return every case with what is owed in it at the end of a day, or (``None``) now."""
        found = (self._record(case, day) for case in self.cases.values())
        return tuple(record for record in found if record is not None)

    def _record(self, case: Case, day: date | None) -> Record | None:
        definition = DEFINITIONS[case.workflow, case.workflow_version]
        deadlines = self.deadlines.get(case.id, ())
        if day is None:
            return record_of(case, deadlines, definition)
        founded_at = self.loaded_at.get(case.plan or "")
        values = taken_back(self.told(case).items, day, founded_at)
        before = case_before(case, values) if values else case
        if before is None:
            return None
        stood = (deadline_before(item, values) for item in deadlines)
        return record_of(before, [item for item in stood if item is not None], definition)

    def told(self, case: Case) -> Told:
        """Return the log of a case."""
        return self.log.get(case.id, NOTHING)

    def code(self, case_id: str | None) -> str:
        """Return the code of a case, empty where there is none for the viewer."""
        found = self.cases.get(case_id or "")
        return found.code if found else ""

    def holder(self, case: Case, deadline: Deadline) -> Holder:
        """Return who owes a deadline: the unit of the case, its team, or the organiser."""
        owner = addressed_as(case) if deadline.owner == "addressee" else deadline.owner
        if owner.startswith("team"):
            return Holder(Side.TEAM, self.code(case.round_id) or self._top(case).code)
        plan = self.plans.get(case.plan or "")
        organiser = plan.organiser if plan else None
        own = case.unit or organiser
        theirs = own if owner.startswith("unit") or owner == "asker" else organiser or own
        return Holder(Side.UNIT, theirs or "")

    def _top(self, case: Case) -> Case:
        above = self.cases.get(case.parent_id or "")
        return self._top(above) if above else case


def gather(views: "Views", plan: str | None, plans: Iterable[Plan]) -> Gathered:
    """Read the cases of a plan, or all, with their deadlines and their log."""
    from store.views import EntryFilter

    deadlines: dict[str, list[Deadline]] = {}
    for item in views.all_deadlines(plan=plan):
        deadlines.setdefault(item.case_id, []).append(item)
    entries: dict[str, list[AuditEntry]] = {}
    for line in views.entries(EntryFilter(plan=plan)):
        if line.entry.chain.startswith(CHAIN):
            entries.setdefault(line.entry.chain.removeprefix(CHAIN), []).append(line.entry)
    known = {item.code: item for item in plans}
    first = {code: next(iter(views.plan_revisions(code)), None) for code in known}
    return Gathered(
        {case.id: case for case in views.cases(plan=plan)},
        {case_id: tuple(found) for case_id, found in deadlines.items()},
        {case_id: told_by(found) for case_id, found in entries.items()},
        known,
        {code: revision.recorded_at for code, revision in first.items() if revision},
    )


def told_by(entries: Iterable[AuditEntry]) -> Told:
    """Return what the entries of one chain tell, in its order."""
    ordered = sorted(entries, key=_position)
    reasons = {item.position: item.reason_ref for item in ordered if item.reason_ref}
    return Told(happenings(ordered), reasons)


def _position(entry: AuditEntry) -> int:
    return entry.position
