"""What becomes of the reports of a plan whose regimes are amended: opened, changed, dropped, taken up.

A period that ended before the document holds is left alone: nobody owes by a document not yet written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from engine.case import Case, Fact
from engine.parties import Unit
from engine.plan import Plan
from workflows.amended_cases import news, with_texts_gone
from workflows.periodic_report import BEFORE_HAND_IN, NAME
from workflows.periodic_reports.cases import SERIES, report_cases
from workflows.periodic_reports.regime_rules import REGIME
from workflows.tasks.amended_task_case import TaskChange
from workflows.tasks.amended_tasks import RowOutcome
from workflows.tasks.pairing import LEFT

ENDS: Final = "period_last_on"


@dataclass(frozen=True, slots=True)
class ReportAmending:
    """What is looked at: the plan before and after, its cases, the day and the number of the revision."""

    old: Plan
    new: Plan
    cases: Iterable[Case]
    on: date
    number: int
    new_id: Callable[[], str]
    units: Sequence[Unit] = ()


def report_outcomes(given: ReportAmending) -> tuple[RowOutcome, ...]:
    """Return what becomes of the reports, regime by regime; nothing is written."""
    if given.old.regimes == given.new.regimes:
        return ()
    before, wanted = _by_code(given, given.old), _by_code(given, given.new)
    there = {case.code: case for case in given.cases if case.workflow == NAME}
    regimes = dict.fromkeys(item.code for item in (*given.old.regimes, *given.new.regimes))
    return tuple(_Regime(given, code, before, wanted, there).outcome() for code in regimes)


def _by_code(given: ReportAmending, plan: Plan) -> dict[str, Case]:
    return {case.code: case for case in report_cases(plan, lambda: "", given.units)}


@dataclass(frozen=True, slots=True)
class _Regime:
    """One regime: the reports that the plan wanted, those it wants now, and those there are."""

    given: ReportAmending
    code: str
    before: Mapping[str, Case]
    wanted: Mapping[str, Case]
    there: Mapping[str, Case]

    def outcome(self) -> RowOutcome:
        """Return what becomes of its reports."""
        fresh = [case for case in self._of(self.wanted) if case.code not in self.there]
        on = self.given.on
        changes = (*self._changed(), *self._dropped())
        return RowOutcome(
            f"{SERIES} {self.code}",
            tuple(change for change in changes if change),
            tuple(replace(it, id=self.given.new_id()) for it in fresh if it.dates[ENDS] >= on),
            tuple((it.unit or "", it.dates[ENDS]) for it in fresh if it.dates[ENDS] < on),
            ended=sum(case.dates[ENDS] < on for case in self._of(self.there)),
        )

    def _of(self, cases: Mapping[str, Case]) -> Sequence[Case]:
        mine = [case for case in cases.values() if case.facts.get(REGIME) == self.code]
        return [case for case in mine if ENDS in case.dates]

    def _changed(self) -> Iterator[TaskChange]:
        for wanted in self._of(self.wanted):
            case = self.there.get(wanted.code)
            if case is None or wanted.dates[ENDS] < self.given.on:
                continue
            if LEFT in case.facts:
                yield _taken_up(case, wanted)
            elif case.state in BEFORE_HAND_IN:
                yield self._followed(case, self.before.get(case.code, case), wanted)

    def _followed(self, case: Case, before: Case, wanted: Case) -> TaskChange:
        """Return what the regime changes about a report that is not handed in yet."""
        dates = news(before.dates, wanted.dates, case.dates)
        dates.pop("opened_on", None)
        facts = with_texts_gone(news(before.facts, wanted.facts, case.facts))
        change = TaskChange(case, f"{SERIES} {self.code}", dates, facts)
        if wanted.unit in {before.unit, case.unit}:
            return change
        return replace(change, unit=wanted.unit)

    def _dropped(self) -> Iterator[TaskChange]:
        for case in self._of(self.there):
            gone = case.code in self.before and case.code not in self.wanted
            if gone and case.state in BEFORE_HAND_IN and case.dates[ENDS] >= self.given.on:
                left: dict[str, Fact] = {LEFT: [self.given.number, case.state]}
                yield TaskChange(case, f"{SERIES} {self.code}", facts=left, cancel=True)


def _taken_up(case: Case, wanted: Case) -> TaskChange:
    """Return what takes a report up again that an earlier document had dropped."""
    return TaskChange(
        case,
        f"{SERIES} {case.facts.get(REGIME)}",
        dates={**wanted.dates, "cancelled_on": None},
        facts={LEFT: None},
        state=wanted.state,
        unit=wanted.unit if wanted.unit != case.unit else None,
        reopened=True,
    )
