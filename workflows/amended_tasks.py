"""What becomes of the tasks of a plan when it is amended: row by row, case by case, decided at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from engine.case import Case
from engine.parties import Unit
from engine.plan import Plan
from engine.planned_tasks import PlannedTask
from engine.succession import successors_of
from workflows.amended_task_case import BEGINS, DAYS, Row, TaskChange, changed, dropped, taken_up
from workflows.task import TASK
from workflows.task_cases import (
    Named,
    Occurrence,
    code_of,
    leads_of,
    started_by_another,
    task_case,
    times_of,
)
from workflows.task_pairing import (
    LEFT,
    OPEN_STATES,
    Had,
    Times,
    left_by,
    paired_leads,
    paired_times,
    slot_of,
    was_open,
)
from workflows.task_rows import RowMatch, same_title

Fresh: TypeAlias = list[tuple[str, Occurrence]]
"""Units and times for which there is no case."""
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


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What becomes of one row: its cases, new ones, days that were past before the document came.

    ``row`` is its number now, or the last it had; ``ended`` counts what was over and stays as it is;
    ``live`` are the cases that the plan wants now; ``woken`` the codes of those that begin because the
    rows they wait for have ended.
    """

    row: str
    changes: tuple[TaskChange, ...] = ()
    opened: tuple[Case, ...] = ()
    left_out: tuple[tuple[str, date], ...] = ()
    ended: int = 0
    live: tuple[Case, ...] = ()
    woken: frozenset[str] = frozenset()


@dataclass
class AmendedTasks:
    """Decides what becomes of every row; nothing is written here."""

    given: TaskAmending
    _units: dict[str, Unit] = field(init=False)
    _codes: set[str] = field(init=False)
    _by_code: dict[str, tuple[str, str]] = field(init=False)
    _of_row: dict[str, list[Case]] = field(init=False)
    _left: list[Case] = field(init=False)
    _read: dict[TimeWords, tuple[Occurrence, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the cases by row; those that an earlier document ended stand apart."""
        given = self.given
        self._units = {unit.code: unit for unit in (*given.units, *given.new.units)}
        self._codes = {case.code for case in given.cases}
        tasks = [case for case in given.cases if case.workflow == TASK.name]
        unmarked = any(slot_of(case) is None for case in tasks)
        self._by_code = _slots_by_code(given.old, self._units.values()) if unmarked else {}
        self._left = [case for case in tasks if LEFT in case.facts]
        self._of_row = {}
        for case in tasks:
            if LEFT not in case.facts:
                self._of_row.setdefault(str(case.facts.get("row")), []).append(case)

    def outcomes(self) -> tuple[RowOutcome, ...]:
        """Return what becomes of each row: those taken out first, then in the order of the new plan."""
        rows = self.given.rows
        gone = [self._removed(task) for task in rows.removed]
        kept = [self._kept(Row(old, new, self.given.on)) for old, new in rows.kept]
        added = [self._added(task) for task in rows.added]
        return (*gone, *kept, *added)

    def _removed(self, task: PlannedTask) -> RowOutcome:
        had = [self._had(case, task) for case in self._of_row.get(task.row, ())]
        ended = sum(not it.unfinished for it in had)
        return RowOutcome(task.row, tuple(self._dropped(had, task.row)), ended=ended)

    def _kept(self, row: Row) -> RowOutcome:
        cases = self._of_row.get(row.old.row, [])
        changes, fresh = self._changed(row, cases)
        outcome = self._with_fresh(row.new, changes, fresh)
        gone = {it.case.id for it in changes if LEFT in it.facts}
        stay = tuple(case for case in cases if case.id not in gone)
        ended = sum(case.state not in OPEN_STATES for case in cases)
        fresh_units = {case.unit for case in outcome.opened}
        # What an earlier document left out is not told again by every later one.
        left_out = [it for it in outcome.left_out if row.old != row.new or it[0] in fresh_units]
        live = (*stay, *outcome.live)
        return replace(outcome, live=live, ended=ended, left_out=tuple(left_out))

    def _changed(self, row: Row, cases: Iterable[Case]) -> tuple[list[TaskChange], Fresh]:
        """Return what becomes of the cases of a row, and the times for which there is none."""
        by_unit: dict[str, list[Had]] = {}
        for case in cases:
            by_unit.setdefault(self._slot(case)[0], []).append(self._had(case, row.old))
        order = {unit: place for place, unit in enumerate(self._leads(row.old))}
        before = sorted(by_unit, key=lambda unit: order.get(unit, len(order)))
        leads, times = (
            paired_leads(before, self._leads(row.new)),
            self._times(self.given.new, row.new),
        )
        changes = [it for unit in leads.left for it in self._dropped(by_unit[unit], row.new.row)]
        fresh = [(unit, time) for unit in leads.joined for time in times]
        for former, unit in leads.follows.items():
            found = self._paired(row, by_unit[former], times, unit)
            changes += [changed(row, had, time, unit) for had, time in found.kept]
            changes += self._dropped(found.gone, row.new.row)
            fresh += [(unit, time) for time in found.fresh]
        return changes, fresh

    def _paired(
        self, row: Row, had: Sequence[Had], times: Sequence[Occurrence], unit: str
    ) -> Times:
        """Return which case is for which time; where nobody changed the words nothing is read anew."""
        if _time_words(self.given.old, row.old) == _time_words(self.given.new, row.new):
            return Times(tuple((it, it.time) for it in had), (), ())
        slots = (self._slot(case) for case in self._left if self._fits(case, row.new))
        return paired_times(had, times, row.on, {key for of, key in slots if of == unit})

    def _fits(self, case: Case, task: PlannedTask) -> bool:
        """Tell whether a case that an earlier document ended was of this row."""
        before = self._task_left(case)
        return before is not None and same_title(before, task)

    def _times(self, plan: Plan, task: PlannedTask) -> tuple[Occurrence, ...]:
        """Return the times of a row; the same words are read once, by the day the plan was first signed."""
        key = _time_words(plan, task)
        if key not in self._read:
            first = self.given.earlier.get(1, self.given.old)
            self._read[key] = times_of(replace(plan, issued_on=first.issued_on), task)
        return self._read[key]

    def _added(self, task: PlannedTask) -> RowOutcome:
        wanted = self._leads(task)
        times = self._times(self.given.new, task)
        return self._with_fresh(task, [], [(unit, time) for unit in wanted for time in times])

    def _dropped(self, had: Iterable[Had], row: str) -> list[TaskChange]:
        return [dropped(it, row, self.given.number) for it in had]

    def _with_fresh(
        self,
        task: PlannedTask,
        changes: list[TaskChange],
        fresh: Fresh,
    ) -> RowOutcome:
        """Open what is new; a day past before the document came is left out, what was ended is taken up."""
        opened: list[Case] = []
        left_out: list[tuple[str, date]] = []
        several = len(self._leads(task)) > 1
        again: list[TaskChange] = []
        for unit, time in self._there(fresh):
            past = time.on is not None and time.on < self.given.on
            if (change := self._again(task, unit, time, past=past)) is not None:
                again.append(change)
            elif time.on is not None and past:
                left_out.append((unit, time.on))
            else:
                opened.append(self._open(task, unit, time, several=several))
        return RowOutcome(
            task.row,
            tuple(it for it in (*changes, *again) if it or it.day_kept),
            tuple(opened),
            tuple(left_out),
            live=(*(it.case for it in again), *opened),
        )

    def _there(self, fresh: Fresh) -> Iterator[tuple[str, Occurrence]]:
        """Yield what is new for units that exist; the work of one that has ended is its successor's."""
        on = self.given.on
        for unit, time in fresh:
            known = self._units.get(unit)
            if known is None or known.ended_on is None or on < known.ended_on:
                yield unit, time
                continue
            heirs = successors_of(self._units, unit, on)
            if len(heirs) == 1 and (heirs[0], time) not in fresh:
                yield heirs[0], time

    def _open(self, task: PlannedTask, unit: str, time: Occurrence, *, several: bool) -> Case:
        stem = code_of(self.given.new, task, unit if several else "", time)
        names = (stem, *(f"{stem}-{number}" for number in range(2, len(self._codes) + 3)))
        code = next(name for name in names if name not in self._codes)
        self._codes.add(code)
        named = Named(self.given.new_id(), code)
        return task_case(self.given.new, task, unit, time, named, self.given.on)

    def _again(
        self, task: PlannedTask, unit: str, time: Occurrence, *, past: bool
    ) -> TaskChange | None:
        """Return what takes up the case that an earlier document ended, if there is one.

        Of a day that was past when the document came only work that was done is taken up.
        """
        for case in self._left:
            if past and was_open(case):
                continue
            before = self._task_left(case)
            if (
                before is not None
                and self._fits(case, task)
                and self._slot(case) == (unit, time.key)
            ):
                self._left.remove(case)
                row = Row(before, task, self.given.on)
                return taken_up(row, self._had(case, before, self._plan_left(case)), time, unit)
        return None

    def _plan_left(self, case: Case) -> Plan:
        return self.given.earlier.get(left_by(case) - 1, self.given.old)

    def _task_left(self, case: Case) -> PlannedTask | None:
        row = case.facts.get("row")
        return next((task for task in self._plan_left(case).tasks if task.row == row), None)

    def _leads(self, task: PlannedTask) -> tuple[str, ...]:
        leads, _unknown = leads_of(task, self._units.values())
        return leads or (self.given.new.organiser,)

    def _slot(self, case: Case) -> tuple[str, str]:
        """Return unit and time of a case; one opened before this was noted is known by its code."""
        return slot_of(case) or self._by_code.get(case.code) or (case.unit or "", "")

    def _had(self, case: Case, task: PlannedTask, plan: Plan | None = None) -> Had:
        key = self._slot(case)[1]
        times = self._times(plan or self.given.old, task)
        time = next((time for time in times if time.key == key), _as_kept(case, key))
        return Had(case, time, self._slot(case))


def _as_kept(case: Case, key: str) -> Occurrence:
    """Return the time of a case whose phrase reads otherwise today, as the case has it."""
    dates = {name: case.dates[name] for name in (*DAYS, BEGINS) if name in case.dates}
    on = date.fromisoformat(key[:10]) if key[:4].isdigit() and dates else None
    return Occurrence("", "planned" if on else "waiting", dates if on else {}, on=on, key=key)


def _time_words(plan: Plan, task: PlannedTask) -> TimeWords:
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
