"""The numbers that a report regime gives to the deadlines of its reports, those replaced behind them."""

from typing import Final

from engine.case import Case, Fact
from engine.deadlines import TimeUnit
from engine.plan import Plan, RuleSetting
from engine.planned_tasks import ReportRegime
from workflows.periodic_report import DATA_CLOSING, DATA_SUPPLY, HAND_IN, NAME, OUTER_LIMIT
from workflows.periodic_reports.periods import WEEKLY

REGIME: Final = "regime"
"""The fact of a report that names its regime."""
PERIOD: Final = "period"
FOLLOWING: Final = "following_on"
MONDAY: Final = 2
"""What people call Monday: thứ Hai."""


def regime_of(plan: Plan, case: Case) -> ReportRegime | None:
    """Return the regime of a report, ``None`` for a case that is none."""
    if case.workflow != NAME:
        return None
    return known_regime(plan, case.facts.get(REGIME))


def known_regime(plan: Plan, code: Fact) -> ReportRegime | None:
    """Return a regime by code; one that was taken out of the plan still governs its open reports."""
    regimes = (*plan.regimes, *plan.earlier_regimes)
    return next((item for item in regimes if item.code == code), None)


def settings_for(plan: Plan, case: Case) -> tuple[RuleSetting, ...]:
    """Return what the regime of a report says about its deadlines."""
    regime = regime_of(plan, case)
    if regime is None:
        return ()
    printed = (_of_its_day(regime, name) for name in (OUTER_LIMIT, DATA_CLOSING, DATA_SUPPLY))
    return _hand_in(regime, case), *printed


def earlier_settings_for(plan: Plan, case: Case) -> tuple[RuleSetting, ...]:
    """Return the own days that were replaced, newest first."""
    now = regime_of(plan, case)
    if now is None:
        return ()
    return tuple(
        _hand_in(item, case)
        for item in plan.earlier_regimes
        if item.code == now.code and item is not now
    )


def _hand_in(regime: ReportRegime, case: Case) -> RuleSetting:
    weekly = case.facts.get(PERIOD) == WEEKLY
    day = regime.day
    return RuleSetting(
        name=HAND_IN,
        amount=day - MONDAY + 1 if day is not None and weekly else day,
        unit=(TimeUnit.WEEKS if weekly else TimeUnit.MONTHS).value,
        text=regime.text,
        legal_basis=regime.legal_basis,
        recipients=regime.hand_in_to,
        anchor=FOLLOWING if regime.month_offset else "",
        since=regime.since,
    )


def _of_its_day(regime: ReportRegime, name: str) -> RuleSetting:
    """Return what the regime says of a deadline whose day stands in the case."""
    return RuleSetting(
        name=name,
        text=regime.text,
        legal_basis=regime.legal_basis,
        recipients=regime.hand_in_to,
    )
