"""The cases of an annex by row: for whom and when each is, and those that an earlier document ended."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from engine.case import Case
from engine.parties import Unit
from engine.plan import Plan
from engine.planned_tasks import PlannedTask
from workflows.task import TASK
from workflows.tasks.amended_task_case import BEGINS, DAYS
from workflows.tasks.cases import Occurrence, code_of, leads_of, started_by_another, times_of
from workflows.tasks.pairing import LEFT, Had, left_by, slot_of, was_open
from workflows.tasks.rows import RowMatch, same_title

TimeWords: TypeAlias = tuple[str, bool, bool]
"""The words of a row's time, whether it waits for rows, whether rows start it."""


@dataclass(frozen=True, slots=True)
class TaskAmending:
    """What is looked at: the plan before and after, what became of its rows, its cases, the units.

    ``on`` is the day from which the document holds, ``number`` that of the new revision; ``earlier``
    are the plans of the revisions before, by number.
    """

    old: Plan
    new: Plan
    rows: RowMatch
    cases: Sequence[Case]
    units: Sequence[Unit]
    on: date
    number: int
    earlier: Mapping[int, Plan]
    new_id: Callable[[], str]


@dataclass
class RowCases:
    """Knows the cases of every row; what is read of phrases is kept."""

    given: TaskAmending
    units: dict[str, Unit] = field(init=False)
    _by_code: dict[str, tuple[str, str]] = field(init=False)
    _of_row: dict[str, list[Case]] = field(default_factory=dict)
    _left: list[Case] = field(default_factory=list)
    _read: dict[TimeWords, tuple[Occurrence, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the cases by row; those that an earlier document ended stand apart."""
        given = self.given
        self.units = {unit.code: unit for unit in (*given.units, *given.new.units)}
        tasks = [case for case in given.cases if case.workflow == TASK.name]
        unmarked = any(slot_of(case) is None for case in tasks)
        self._by_code = _slots_by_code(given.old, self.units.values()) if unmarked else {}
        for case in tasks:
            if LEFT in case.facts:
                self._left.append(case)
            else:
                self._of_row.setdefault(str(case.facts.get("row")), []).append(case)

    def of_row(self, row: str) -> Sequence[Case]:
        """Return the cases that the plan in force wants for a row."""
        return self._of_row.get(row, [])

    def leads(self, task: PlannedTask) -> tuple[str, ...]:
        """Return the lead units of a row, groups spread; without one it is the organiser's."""
        leads, _unknown = leads_of(task, self.units.values())
        return leads or (self.given.new.organiser,)

    def times(self, plan: Plan, task: PlannedTask) -> tuple[Occurrence, ...]:
        """Return the times of a row; the same words are read once, by the day the plan was first signed."""
        key = time_words(plan, task)
        if key not in self._read:
            first = self.given.earlier.get(1, self.given.old)
            self._read[key] = times_of(replace(plan, issued_on=first.issued_on), task)
        return self._read[key]

    def slot(self, case: Case) -> tuple[str, str]:
        """Return unit and time of a case; one opened before this was noted is known by its code."""
        return slot_of(case) or self._by_code.get(case.code) or (case.unit or "", "")

    def had(self, case: Case, task: PlannedTask, plan: Plan | None = None) -> Had:
        """Return a case with the time for which a plan, by default the one in force, wanted it."""
        key = self.slot(case)[1]
        times = self.times(plan or self.given.old, task)
        time = next((time for time in times if time.key == key), _as_kept(case, key))
        return Had(case, time, self.slot(case))

    def keys_left(self, task: PlannedTask, unit: str) -> set[str]:
        """Return the times of a row and a unit whose cases an earlier document ended."""
        slots = (self.slot(case) for case in self._left if self._row_left(case, task))
        return {key for of, key in slots if of == unit}

    def take_left(
        self, task: PlannedTask, slot: tuple[str, str], *, done_only: bool
    ) -> tuple[Had, PlannedTask] | None:
        """Return the case of a slot that an earlier document ended, with its row of then; only once."""
        for case in self._left:
            row = None if done_only and was_open(case) else self._row_left(case, task)
            if row is not None and self.slot(case) == slot:
                self._left.remove(case)
                return self.had(case, row, self._plan_left(case)), row
        return None

    def _plan_left(self, case: Case) -> Plan:
        return self.given.earlier.get(left_by(case) - 1, self.given.old)

    def _row_left(self, case: Case, task: PlannedTask) -> PlannedTask | None:
        """Return the row of an ended case as it was then, if it is the row that a task is."""
        row = case.facts.get("row")
        rows = (it for it in self._plan_left(case).tasks if it.row == row)
        return next((it for it in rows if same_title(it, task)), None)


def _as_kept(case: Case, key: str) -> Occurrence:
    """Return the time of a case whose phrase reads otherwise today, as the case has it."""
    dates = {name: case.dates[name] for name in (*DAYS, BEGINS) if name in case.dates}
    on = date.fromisoformat(key[:10]) if key[:4].isdigit() and dates else None
    return Occurrence("", "planned" if on else "waiting", dates if on else {}, on=on, key=key)


def time_words(plan: Plan, task: PlannedTask) -> TimeWords:
    """Return what the times of a row follow from: its words, and whether it waits for other rows."""
    return task.phrase, bool(task.after), started_by_another(plan, task)


def _slots_by_code(plan: Plan, units: Iterable[Unit]) -> dict[str, tuple[str, str]]:
    known = tuple(units)
    found: dict[str, tuple[str, str]] = {}
    for task in plan.tasks:
        leads = leads_of(task, known)[0] or (plan.organiser,)
        for unit in leads:
            for time in times_of(plan, task):
                code = code_of(plan, task, unit if len(leads) > 1 else "", time)
                found[code] = (unit, time.key)
    return found
