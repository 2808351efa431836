"""What becomes of the tasks of a plan when it is amended: row by row, case by case, decided at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from engine.case import Case
from engine.planned_tasks import PlannedTask
from engine.succession import successors_of
from workflows.tasks.amended_task_case import Row, TaskChange, changed, dropped, taken_up
from workflows.tasks.cases import Named, Occurrence, code_of, task_case
from workflows.tasks.pairing import LEFT, OPEN_STATES, Had, Times, paired_leads, paired_times
from workflows.tasks.row_cases import RowCases, TaskAmending, time_words

Fresh: TypeAlias = list[tuple[str, Occurrence]]
"""Units and times for which there is no case."""


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
    _known: RowCases = field(init=False)
    _codes: set[str] = field(init=False)

    def __post_init__(self) -> None:
        """Sort the cases by row."""
        self._known = RowCases(self.given)
        self._codes = {case.code for case in self.given.cases}

    def outcomes(self) -> tuple[RowOutcome, ...]:
        """Return what becomes of each row: those taken out first, then in the order of the new plan."""
        rows = self.given.rows
        gone = [self._removed(task) for task in rows.removed]
        kept = [self._kept(Row(old, new, self.given.on)) for old, new in rows.kept]
        added = [self._added(task) for task in rows.added]
        return (*gone, *kept, *added)

    def _removed(self, task: PlannedTask) -> RowOutcome:
        had = [self._known.had(case, task) for case in self._known.of_row(task.row)]
        ended = sum(not it.unfinished for it in had)
        return RowOutcome(task.row, tuple(self._dropped(had, task.row)), ended=ended)

    def _kept(self, row: Row) -> RowOutcome:
        cases = self._known.of_row(row.old.row)
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
            by_unit.setdefault(self._known.slot(case)[0], []).append(self._known.had(case, row.old))
        order = {unit: place for place, unit in enumerate(self._known.leads(row.old))}
        before = sorted(by_unit, key=lambda unit: order.get(unit, len(order)))
        leads, times = (
            paired_leads(before, self._known.leads(row.new)),
            self._known.times(self.given.new, row.new),
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
        if time_words(self.given.old, row.old) == time_words(self.given.new, row.new):
            return Times(tuple((it, it.time) for it in had), (), ())
        return paired_times(had, times, row.on, self._known.keys_left(row.new, unit))

    def _added(self, task: PlannedTask) -> RowOutcome:
        wanted = self._known.leads(task)
        times = self._known.times(self.given.new, task)
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
        several = len(self._known.leads(task)) > 1
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
            known = self._known.units.get(unit)
            if known is None or known.ended_on is None or on < known.ended_on:
                yield unit, time
                continue
            heirs = successors_of(self._known.units, unit, on)
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
        found = self._known.take_left(task, (unit, time.key), done_only=past)
        if found is None:
            return None
        had, before = found
        return taken_up(Row(before, task, self.given.on), had, time, unit)
