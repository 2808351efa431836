"""From report regimes to cases: one for each period that ends in the plan's year, and those on demand."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.audience import SUPPLIERS
from engine.case import Case, Fact
from engine.parties import Unit
from engine.plan import Plan, RuleSetting
from engine.planned_tasks import ReportRegime
from engine.rules import ON_DATE, SETTINGS_FACT, setting_facts
from workflows.periodic_report import HAND_IN, NAME, PERIODIC_REPORT
from workflows.periodic_reports.periods import MONTHLY, SPANS, WEEKLY, Period, periods_of
from workflows.periodic_reports.regime_rules import FOLLOWING, PERIOD, REGIME
from workflows.phrase_grammar.tokens import folded

ON_DEMAND: Final = "YC"
"""The period of a report that was asked for, and what its code says."""
SERIES: Final = "BC"


def report_cases(
    plan: Plan, new_id: Callable[[], str], office_units: Iterable[Unit] = ()
) -> tuple[Case, ...]:
    """Return the new cases of all regimes of a plan, regime by regime, period by period.

    ``office_units`` are those that the office knows already, which may supply numbers.
    """
    units = (*office_units, *plan.units)
    return tuple(
        report_case(plan, regime, period, new_id(), units)
        for regime in plan.regimes
        for period in periods_of(regime, plan.year)
    )


def report_case(
    plan: Plan, regime: ReportRegime, period: Period, case_id: str, units: Iterable[Unit]
) -> Case:
    """Return the new case of one period of a regime."""
    return Case(
        id=case_id,
        code=f"{stem_of(plan, regime)}-{period.suffix}",
        workflow=NAME,
        workflow_version=PERIODIC_REPORT.version,
        state=PERIODIC_REPORT.initial,
        version=1,
        plan=plan.code,
        unit=regime.owner,
        dates=report_dates(plan, period),
        facts=report_facts(regime, period, units_of(regime.suppliers, units)),
    )


def stem_of(plan: Plan, regime: ReportRegime) -> str:
    """Return what the codes of a regime's reports begin with."""
    return f"{plan.code}-{SERIES}-{regime.code}"


def report_dates(plan: Plan, period: Period) -> dict[str, date]:
    """Return the dates with which a report begins."""
    dates = {
        "opened_on": plan.issued_on,
        "period_first_on": period.first_on,
        "period_last_on": period.last_on,
        "data_first_on": period.data_first_on,
        "begin_on": period.begin_on,
        "closing_on": period.closes_on,
        "outer_on": period.outer_on,
        "last_month_on": period.last_month_on,
        FOLLOWING: period.following_on,
    }
    return {name: day for name, day in dates.items() if day is not None}


def units_of(names: Iterable[str], units: Iterable[Unit]) -> tuple[str, ...]:
    """Return the codes of units that are named, groups spread; a name that nobody bears is left out."""
    known = tuple(units)
    found = (
        unit.code
        for name in names
        for unit in known
        if unit.code.casefold() == name.casefold()
        or folded(name) in {folded(group) for group in unit.groups}
    )
    return tuple(dict.fromkeys(found))


def report_facts(
    regime: ReportRegime, period: Period, suppliers: Sequence[str] = ()
) -> dict[str, Fact]:
    """Return the facts with which a report begins."""
    facts: dict[str, Fact] = {
        REGIME: regime.code,
        PERIOD: period.kind,
        "text": f"{regime.name}, {period_words(period)}",
        "hand_in_to": ", ".join(regime.hand_in_to),
        "same_row": regime.row,
        SUPPLIERS: list(suppliers),
    }
    return {name: value for name, value in facts.items() if value}


def period_words(period: Period) -> str:
    """Return a period in words: quý I/2023, tháng 9/2018, tuần 02/01/2023 – 08/01/2023."""
    if period.kind == MONTHLY:
        return f"tháng {period.last_on.month}/{period.last_on.year}"
    if period.kind == WEEKLY:
        return f"tuần {period.first_on:%d/%m/%Y} – {period.last_on:%d/%m/%Y}"
    return SPANS[period.kind].words.format(year=period.last_on.year)


@dataclass(frozen=True, slots=True)
class Request:
    """A report that was asked for: the how manyth, when, by which day if one was stated, and by whom."""

    number: int
    asked_on: date
    due_on: date | None
    asker: str
    title: str = ""


def requested_case(plan: Plan, regime: ReportRegime, asked: Request, case_id: str) -> Case:
    """Return the new case of a report on demand."""
    own = RuleSetting(HAND_IN, unit=ON_DATE) if asked.due_on else RuleSetting(HAND_IN)
    names = ("opened_on", "requested_on", "begin_on")
    facts: dict[str, Fact] = {
        REGIME: regime.code,
        PERIOD: ON_DEMAND,
        "text": asked.title or regime.name,
        "hand_in_to": ", ".join(regime.hand_in_to),
        "asker_text": asked.asker,
        SETTINGS_FACT: {HAND_IN: setting_facts(own)},
    }
    dates = dict.fromkeys(names, asked.asked_on)
    return Case(
        id=case_id,
        code=f"{stem_of(plan, regime)}-{ON_DEMAND}{asked.number:02d}",
        workflow=NAME,
        workflow_version=PERIODIC_REPORT.version,
        state=PERIODIC_REPORT.initial,
        version=1,
        plan=plan.code,
        unit=regime.owner,
        dates={**dates, f"{HAND_IN}_by": asked.due_on} if asked.due_on else dates,
        facts={name: value for name, value in facts.items() if value},
    )


def next_number(codes: Iterable[str], stem: str) -> int:
    """Return the number of the next report on demand under a regime."""
    series = f"{stem}-{ON_DEMAND}"
    tails = (code.removeprefix(series) for code in codes if code.startswith(series))
    return 1 + max((int(tail) for tail in tails if tail.isdecimal()), default=0)
