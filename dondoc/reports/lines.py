"""Lines of a report beside the boxes: slips of dates, urging letters, difficulties, left-over work."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dondoc.reports.gathering import Gathered
from dondoc.reports.scope import Scope
from engine.calendar import WorkingCalendar
from engine.case import Case, DocumentRef
from engine.happenings import CORRECT, Happening
from engine.obligations import Deadline, DeadlineState
from engine.report_figures import Holder
from engine.slips import Slip, acts, slips_of
from engine.year_figures import Record, is_stock_of
from workflows.difficulties import DIFFICULTY

POSTPONING: Final = frozenset({"postpone"})
URGE: Final = "urge"
TWICE: Final = 2


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One move of a date: of which case and deadline, whose, by how much, and why.

    ``times`` counts the acts that moved dates of the case in the days of the report. ``in_force``
    tells that the deadline still has the day it moved to.
    """

    case: Case
    label: str
    holder: Holder
    slip: Slip
    working_days: int | None
    reason_refs: tuple[str, ...]
    times: int
    in_force: bool


@dataclass(frozen=True, slots=True)
class UrgingLine:
    """One urging letter; ``number`` counts those to its unit, in the order of their days."""

    case: Case
    number: int
    on: date
    document: DocumentRef | None
    reason_ref: str

    @property
    def dated_on(self) -> date:
        """Return the day of the letter, where none is known that of its entry."""
        return (self.document.issued_on if self.document else None) or self.on


@dataclass(frozen=True, slots=True)
class Stock:
    """Work of earlier years, outside the boxes."""

    open: tuple[Case, ...]
    ended: tuple[Case, ...]


def slip_lines(
    gathered: Gathered, records: Iterable[Record], scope: Scope, calendar: WorkingCalendar
) -> tuple[SlipLine, ...]:
    """Return the slips decided in the days of a report; cases that slipped twice or more come first."""
    lines = [line for record in records for line in _slips(gathered, record, scope, calendar)]
    return tuple(sorted(lines, key=_slipped_most))


def _slips(
    gathered: Gathered, record: Record, scope: Scope, calendar: WorkingCalendar
) -> Iterator[SlipLine]:
    case, told = record.case, gathered.told(record.case)
    known = {(item.name, item.round): item for item in record.deadlines}
    happened = [
        item for item in told.items if item.occurred_on <= scope.day or item.action == CORRECT
    ]
    found: list[tuple[Slip, Deadline, Holder]] = []
    for slip in slips_of(happened, POSTPONING):
        deadline = known.get((slip.name, slip.round))
        if deadline is None or not scope.span.holds(slip.decided_on):
            continue
        holder = gathered.holder(case, deadline)
        if scope.takes(holder):
            found.append((slip, deadline, holder))
    times = acts(slip for slip, _deadline, _holder in found)
    for slip, deadline, holder in found:
        refs = tuple(told.reasons[place] for place in slip.positions if place in told.reasons)
        days = slip.working_days(calendar)
        stands = slip.stands and _still(deadline, slip)
        yield SlipLine(case, deadline.label, holder, slip, days, refs, times, stands)


def _still(deadline: Deadline, slip: Slip) -> bool:
    if slip.to_on is None:
        return deadline.state in {DeadlineState.WITHDRAWN, DeadlineState.OPEN}
    return deadline.state is not DeadlineState.WITHDRAWN and deadline.due_on == slip.to_on


def _slipped_most(line: SlipLine) -> tuple[object, ...]:
    slip = line.slip
    return (line.times < TWICE, line.case.code, slip.decided_on, slip.positions, slip.from_on)


def urging_lines(
    urged: Iterable[tuple[Case, Happening, str]], scope: Scope
) -> tuple[UrgingLine, ...]:
    """Return the urging letters of the days of a report, numbered for each unit among all of its own."""
    counts: dict[str, int] = {}
    found: list[UrgingLine] = []
    for case, item, reason in sorted(urged, key=_by_day):
        counts[case.unit or ""] = number = counts.get(case.unit or "", 0) + 1
        line = UrgingLine(case, number, item.occurred_on, item.document, reason)
        asked = scope.plan is None or case.plan == scope.plan.code
        in_days = scope.span.holds(item.occurred_on) and item.occurred_on <= scope.day
        if asked and in_days and scope.takes_unit(case.unit):
            found.append(line)
    return tuple(sorted(found, key=lambda line: (line.case.unit or "", line.number)))


def _by_day(urged: tuple[Case, Happening, str]) -> tuple[object, ...]:
    case, item, _reason = urged
    return (item.occurred_on, item.recorded_at, case.code)


def open_difficulties(
    records: Iterable[Record], all_cases: Mapping[str, Case], scope: Scope
) -> tuple[tuple[Case, Case | None], ...]:
    """Return the difficulties not ended, each with the case that it holds up, oldest first."""
    found = [
        (record.case, all_cases.get(record.case.parent_id or ""))
        for record in records
        if record.case.workflow == DIFFICULTY
        and record.open
        and scope.takes_unit(record.case.unit)
        and record.case.dates["raised_on"] <= scope.day
    ]
    return tuple(sorted(found, key=lambda pair: (pair[0].dates["first_raised_on"], pair[0].code)))


def parted(records: Iterable[Record], scope: Scope) -> tuple[tuple[Record, ...], Stock]:
    """Part the cases of the year from those of earlier years, which stand outside its boxes."""
    own: list[Record] = []
    stock: list[Record] = []
    for record in records:
        left = is_stock_of(record.case, scope.year_of(record.case.plan))
        (stock if left else own).append(record)
    asked = [record for record in stock if scope.takes_unit(record.case.unit)]
    return tuple(own), Stock(
        tuple(record.case for record in asked if record.open),
        tuple(record.case for record in asked if not record.open),
    )
