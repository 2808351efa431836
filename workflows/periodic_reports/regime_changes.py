"""Report regimes of a plan that documents change: an own day set by a letter, and what it replaced."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from engine.plan import Plan
from engine.planned_tasks import ReportRegime


def undated(regime: ReportRegime) -> ReportRegime:
    """Return a regime without the day from which its own day holds, as a file says it."""
    return replace(regime, since=None)


def with_own_day(plan: Plan, code: str, day: int, month_offset: int, basis: str) -> Plan:
    """Return a plan in which a letter sets the own day of a regime; the letter becomes its basis."""
    return replace(
        plan,
        regimes=tuple(
            replace(
                regime,
                day=day,
                month_offset=month_offset,
                legal_basis="; ".join(filter(None, (basis, _printed(plan, regime)))),
            )
            if regime.code == code
            else regime
            for regime in plan.regimes
        ),
    )


def _printed(plan: Plan, regime: ReportRegime) -> str:
    """Return the basis that the plan itself gives, before any letter."""
    replaced = [item for item in plan.earlier_regimes if item.code == regime.code]
    return (replaced[-1] if replaced else regime).legal_basis


def in_force_from(
    plan: Plan, fresh: Iterable[ReportRegime], effective_on: date
) -> tuple[tuple[ReportRegime, ...], tuple[ReportRegime, ...]]:
    """Return regimes as a document leaves them, and those that no longer hold, newest first.

    An own day that is new holds from the document's day on: what was due before goes by the old one.
    """
    before = {regime.code: regime for regime in plan.regimes}
    now, replaced = [], []
    for regime in fresh:
        old = before.pop(regime.code, None)
        moved = old is not None and _own_day(old) != _own_day(regime)
        since = effective_on if moved else (old.since if old is not None else None)
        now.append(replace(regime, since=since))
        replaced.extend([old] if moved and old is not None else [])
    return tuple(now), (*replaced, *before.values(), *plan.earlier_regimes)


def with_letters_kept(base: Plan, in_force: Plan, revised: Plan) -> tuple[ReportRegime, ...]:
    """Return the regimes of a revised file with the own days that letters set since the file before it."""
    said = {regime.code: undated(regime) for regime in base.regimes}
    now = {regime.code: undated(regime) for regime in in_force.regimes}
    return tuple(
        now[regime.code] if regime.code in now and said.get(regime.code) == regime else regime
        for regime in revised.regimes
    )


def _own_day(regime: ReportRegime) -> tuple[int | None, int]:
    return regime.day, regime.month_offset
