"""Which row of an annex asks for the same report as a regime: handing that report in ends the row's work."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from engine.case import Case
from engine.plan import Plan
from engine.planned_tasks import ReportRegime
from workflows.periodic_report import ENDS_ROWS
from workflows.periodic_reports.periods import MONTHLY, WEEKLY
from workflows.periodic_reports.regime_rules import FOLLOWING, PERIOD, REGIME

EACH_MONTH: Final = 11
"""So many days of a row in a year make it a monthly one."""
EACH_QUARTER: Final = 3
SHORT: Final = frozenset({MONTHLY, WEEKLY})


def with_rows(reports: Iterable[Case], plan: Plan, tasks: Iterable[Case]) -> tuple[Case, ...]:
    """Return reports that know the tasks which handing them in ends.

    Each day of a row goes to one report of its month: of a monthly row to that of the month, of a
    quarterly one to that of the quarter, else to the one of the longest period.
    """
    regimes = {regime.code: regime for regime in plan.regimes if regime.row}
    mine = [case for case in reports if case.facts[REGIME] in regimes]
    ended: dict[str, list[str]] = defaultdict(list)
    for regime in regimes.values():
        of_row = [it for it in tasks if it.facts.get("row") == regime.row and "due_by" in it.dates]
        times = len({case.dates["due_by"] for case in of_row})
        owed = [case for case in mine if case.facts[REGIME] == regime.code]
        for task in of_row:
            for report in _asked_for(regime, owed, task.dates["due_by"], times):
                ended[report.id].append(task.id)
    return tuple(_with_rows(case, ended) for case in reports)


def _with_rows(case: Case, ended: Mapping[str, Sequence[str]]) -> Case:
    ids = ended.get(case.id)
    return replace(case, facts={**case.facts, ENDS_ROWS: list(ids)}) if ids else case


def _asked_for(
    regime: ReportRegime, reports: Iterable[Case], due: date, times: int
) -> tuple[Case, ...]:
    """Return the report that a day of a row asks for; none where no period fits."""
    anchor = FOLLOWING if regime.month_offset else "last_month_on"
    in_month = [it for it in reports if _month(it.dates[anchor]) == _month(due)]
    fitting = [it for it in in_month if (it.facts[PERIOD] in SHORT) == (times >= EACH_MONTH)]
    by_length = sorted(fitting, key=lambda it: it.dates["period_first_on"])
    return tuple(by_length[-1:] if times >= EACH_QUARTER else by_length[:1])


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
