"""The figures of a plan's year: the four official boxes, by step and by unit, and what is carried over.

The boxes are those in which progress is reported: hoàn thành đúng hạn, hoàn thành quá hạn, chưa hoàn
thành trong hạn, chưa hoàn thành quá hạn; what has no date stands beside them. Findings of earlier years
are opening stock, outside the year's boxes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from engine.audit import canonical
from engine.case import Case, Fact
from engine.definition import WorkflowDefinition
from engine.obligations import Deadline, DeadlineState

SCHEMA: Final = 1


class Box(StrEnum):
    """Where an obligation is counted."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    OPEN_IN_TIME = "open_in_time"
    OPEN_LATE = "open_late"
    DONE_WITHOUT_DATE = "done_without_date"
    OPEN_WITHOUT_DATE = "open_without_date"


_DONE: Final = {
    True: Box.DONE_ON_TIME,
    False: Box.DONE_LATE,
    None: Box.DONE_WITHOUT_DATE,
}


@dataclass(frozen=True, slots=True)
class Record:
    """A case with its deadlines; ``open`` tells whether its state is not final.

    ``not_yet`` names deadlines whose time has not come, say the conclusion of a visit not made.
    """

    case: Case
    deadlines: tuple[Deadline, ...]
    open: bool
    not_yet: frozenset[str] = frozenset()

    def box(self, deadline: Deadline, day: date) -> Box | None:
        """Return the box of one of its deadlines at the end of ``day``."""
        found = box_of(deadline, day)
        waits = found is Box.OPEN_LATE and deadline.state is DeadlineState.OPEN
        return Box.OPEN_IN_TIME if waits and deadline.name in self.not_yet else found


def record_of(case: Case, deadlines: Iterable[Deadline], definition: WorkflowDefinition) -> Record:
    """Return a case with the deadlines that people owe, each work once.

    What only tells the clock when to act is owed by nobody; of two deadlines one of which stands in
    for the other, the one with a date counts.
    """
    owed = {rule.name for rule in definition.rules if rule.owed}
    items = tuple(item for item in deadlines if item.name in owed)
    twice = _counted_elsewhere(items, definition)
    not_yet = (rule.name for rule in definition.rules if case.state not in rule.reminding)
    return Record(
        case,
        tuple(item for item in items if item.name not in twice),
        not definition.state(case.state).final,
        frozenset(not_yet),
    )


def _counted_elsewhere(items: Sequence[Deadline], definition: WorkflowDefinition) -> set[str]:
    dated = {
        item.name for item in items if item.due_on and item.state is not DeadlineState.WITHDRAWN
    }
    pairs = [(rule.name, rule.stands_in_for) for rule in definition.rules if rule.stands_in_for]
    left_out = {stand_in for stand_in, main in pairs if main in dated}
    return left_out | {main for stand_in, main in pairs if stand_in in dated and main not in dated}


def box_of(deadline: Deadline, day: date) -> Box | None:
    """Return the box of a deadline at the end of ``day``; ``None`` for what applies no more.

    One that passed unmet before its date moved stays not done and late.
    """
    match deadline.state:
        case DeadlineState.WITHDRAWN:
            return None
        case DeadlineState.MISSED:
            return Box.OPEN_LATE
        case DeadlineState.MET:
            return _DONE[deadline.on_time]
        case DeadlineState.OPEN:
            if deadline.due_on is None:
                return Box.OPEN_WITHOUT_DATE
            return Box.OPEN_LATE if deadline.due_on < day else Box.OPEN_IN_TIME


def stock_year(case: Case) -> int | None:
    """Return the year whose left-over a case is, ``None`` for a case of its plan's own year."""
    year = case.facts.get("from_year")
    return year if isinstance(year, int) and case.facts.get("opening") else None


def is_stock_of(case: Case, year: int) -> bool:
    """Tell whether a case came over from a year before ``year``."""
    found = stock_year(case)
    return found is not None and found < year


def figures_of(plan: str, year: int, day: date, records: Iterable[Record]) -> dict[str, Fact]:
    """Return the figures of a plan's year as they are at the end of ``day``, as plain values.

    Cases that are secret are left out by the caller: they belong to the year of their announcement.
    """
    ordered = sorted(records, key=lambda record: record.case.code)
    own = [record for record in ordered if not is_stock_of(record.case, year)]
    stock = [record for record in ordered if is_stock_of(record.case, year)]
    return {
        "schema": SCHEMA,
        "plan": plan,
        "year": year,
        "as_of": day.isoformat(),
        "cases": _states(own),
        "boxes": boxes_of(own, day),
        "steps": _by(own, day, _step_of),
        "units": _by(own, day, _unit_of),
        "carried_over": [_left(record) for record in own if record.open],
        "cancelled": [record.case.code for record in own if record.case.state == "cancelled"],
        "opening_stock": {
            "open": sum(record.open for record in stock),
            "ended": sum(not record.open for record in stock),
        },
    }


def frozen(figures: Mapping[str, Fact]) -> str:
    """Return the one text of figures that is hashed and kept."""
    return canonical(figures)


def _states(records: Sequence[Record]) -> dict[str, Fact]:
    counts: dict[str, Counter[str]] = {}
    for record in records:
        counts.setdefault(record.case.workflow, Counter())[record.case.state] += 1
    return {workflow: dict(sorted(states.items())) for workflow, states in sorted(counts.items())}


def boxes_of(records: Iterable[Record], day: date) -> dict[str, int]:
    """Return how many deadlines stand in each box at the end of ``day``."""
    found = Counter(
        box for record in records for item in record.deadlines if (box := record.box(item, day))
    )
    return {box.value: found[box] for box in Box}


def _step_of(record: Record, deadline: Deadline) -> str:
    return f"{record.case.workflow}/{deadline.name}"


def _unit_of(record: Record, deadline: Deadline) -> str:
    """Return the unit of the case; what the team or the organiser owes is not the unit's."""
    return (record.case.unit or "") if deadline.owner.startswith("unit") else ""


def _by(records: Sequence[Record], day: date, key: Callable[[Record, Deadline], str]) -> list[Fact]:
    """Return the boxes of each key, in the order of the keys; an empty key is left out."""
    counts: dict[str, Counter[Box]] = {}
    late: Counter[str] = Counter()
    for record in records:
        for item in record.deadlines:
            name, box = key(record, item), record.box(item, day)
            if name and box:
                counts.setdefault(name, Counter())[box] += 1
                late[name] += item.late_working_days or 0
    return [
        {
            "name": name,
            **{box.value: counts[name][box] for box in Box},
            "late_working_days": late[name],
        }
        for name in sorted(counts)
    ]


def _left(record: Record) -> dict[str, Fact]:
    """Return an open case with what it still owes and the first date of each."""
    owed = [item for item in record.deadlines if item.state is DeadlineState.OPEN]
    return {
        "code": record.case.code,
        "workflow": record.case.workflow,
        "unit": record.case.unit,
        "state": record.case.state,
        "owed": [
            {
                "name": item.name,
                "label": item.label,
                "original_due_on": item.original_due_on.isoformat()
                if item.original_due_on
                else None,
                "due_on": item.due_on.isoformat() if item.due_on else None,
            }
            for item in owed
        ],
    }
