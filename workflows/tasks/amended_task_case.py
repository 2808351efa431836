"""What a changed row does to one of its cases: facts, day, state, unit; or the plan wants it no more."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from engine.case import Case, Fact
from engine.planned_tasks import PlannedTask
from workflows.amended_cases import news, with_texts_gone
from workflows.task import DATED, WITHOUT_DAY
from workflows.tasks.cases import SLOT, Occurrence, task_facts
from workflows.tasks.pairing import LEFT, OPEN_STATES, Had

KEPT: Final = "kept"
"""The fact that holds state and day as they were before a day was named or taken out."""
BEGINS: Final = "period_first_on"
DAYS: Final = ("due_by", "before_on")
FORMER: Final = "former_units"
NOT_BEGUN: Final = ("planned", *WITHOUT_DAY)


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What becomes of one case: ``dates`` and ``facts`` as they change, ``None`` takes out.

    ``cancel`` ends it; ``reopened`` takes up again one that an earlier document had ended. With
    ``day_kept`` the new day was past when the document came: the old one stays in force.
    """

    case: Case
    row: str
    dates: Mapping[str, date | None] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    state: str | None = None
    unit: str | None = None
    cancel: bool = False
    reopened: bool = False
    day_kept: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything is written."""
        return bool(self.dates or self.facts or self.state or self.unit or self.cancel)


@dataclass(frozen=True, slots=True)
class Row:
    """A row before and after, and the day from which the document holds."""

    old: PlannedTask
    new: PlannedTask
    on: date


def changed(row: Row, had: Had, time: Occurrence, unit: str) -> TaskChange:
    """Return what a row changes about a case that goes on, for a unit and a time."""
    case = had.case
    facts = with_texts_gone(news(task_facts(row.old), task_facts(row.new), case.facts))
    if (unit, time.key) != had.slot or (facts and SLOT not in case.facts):
        facts[SLOT] = [unit, time.key]
    if not had.unfinished:
        named = {name: fact for name, fact in facts.items() if name in {"row", SLOT}}
        return TaskChange(case, row.new.row, facts=named)
    change = _timed(TaskChange(case, row.new.row, facts=facts), had.time, time, row.on)
    return _led(change, had, unit)


def dropped(had: Had, row: str, number: int) -> TaskChange:
    """Return the end of a case that the plan wants no more; what had ended before is only marked.

    The mark lets a later document take it up again instead of opening it twice.
    """
    facts: dict[str, Fact] = {LEFT: [number, had.case.state]}
    return TaskChange(had.case, row, facts=facts, cancel=had.unfinished)


def taken_up(row: Row, had: Had, time: Occurrence, unit: str) -> TaskChange:
    """Return what takes a case up again that an earlier document had ended; done work stays done."""
    left = had.case.facts[LEFT]
    assert isinstance(left, list | tuple)  # noqa: S101  (written by ``dropped``)
    state = str(left[1])
    change = changed(row, replace(had, case=replace(had.case, state=state)), time, unit)
    facts = {**change.facts, LEFT: None}
    if state not in OPEN_STATES:
        return replace(change, case=had.case, facts=facts)
    return replace(
        change,
        case=had.case,
        state=change.state or state,
        dates={**change.dates, "cancelled_on": None},
        facts=facts,
        reopened=True,
    )


def _led(change: TaskChange, had: Had, unit: str) -> TaskChange:
    """Give the case to the unit that the row names now; where the plan changes nothing, nobody's moves."""
    if unit in {had.slot[0], had.case.unit}:
        return change
    former = had.case.facts.get(FORMER)
    before = [*former] if isinstance(former, list | tuple) else []
    return replace(change, unit=unit, facts={**change.facts, FORMER: [*before, had.case.unit]})


def _timed(change: TaskChange, old: Occurrence, new: Occurrence, on: date) -> TaskChange:
    """Follow the time: a day that was past when the document came moves nothing."""
    case = change.case
    waits = case.state in WITHOUT_DAY and not any(name in case.dates for name in DAYS)
    bare = old.on is None or waits
    dates = news(old.dates, new.dates, case.dates)
    said = with_texts_gone(news(old.facts, new.facts, case.facts))
    named = any(name in dates for name in DAYS)
    if new.on is not None and named and new.on < on:
        return replace(change, day_kept=True, facts={**change.facts, **(said if bare else {})})
    change = replace(change, dates=dates, facts={**change.facts, **said})
    if new.on is None:
        return _turned(change, old, new) if bare else _undated(change, new)
    return _dated(change, new) if bare and named else _turned(change, old, new)


def _turned(change: TaskChange, old: Occurrence, new: Occurrence) -> TaskChange:
    """Let what waits go on, or what goes on wait; what was begun by hand stays begun."""
    state = change.case.state
    turns = state in NOT_BEGUN and new.state not in {old.state, state}
    return replace(change, state=new.state) if turns else change


def _dated(change: TaskChange, new: Occurrence) -> TaskChange:
    """Name a day to what had none; what was done by hand before is remembered."""
    case = change.case
    state = (_back(case).get("state") or new.state) if case.state in WITHOUT_DAY else None
    by_hand = case.dates.get("due_by")
    kept = {"state": case.state, "due_by": by_hand.isoformat() if by_hand else None}
    return replace(change, state=_text(state), facts={**change.facts, KEPT: kept})


def _undated(change: TaskChange, new: Occurrence) -> TaskChange:
    """Take the day out; what waited before waits again, what was begun by an event goes on."""
    case, back = change.case, _back(change.case)
    by_hand = back.get("due_by")
    due_by = date.fromisoformat(by_hand) if isinstance(by_hand, str) else None
    named = {name: None for name in (*DAYS, BEGINS) if name in case.dates}
    dates = {**change.dates, **named, **({"due_by": due_by} if due_by else {})}
    begun = back.get("state") in DATED or "woken_on" in case.dates
    turns = not begun and case.state in {*DATED, *WITHOUT_DAY} - {new.state}
    kept = {"state": case.state, "due_by": None}
    return replace(
        change,
        dates=dates,
        state=new.state if turns else None,
        facts={**change.facts, KEPT: kept},
    )


def _back(case: Case) -> Mapping[str, Fact]:
    kept = case.facts.get(KEPT)
    return kept if isinstance(kept, Mapping) else {}


def _text(value: Fact) -> str | None:
    return value if isinstance(value, str) else None
