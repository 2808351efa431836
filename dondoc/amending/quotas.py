"""How the quotas of a plan stand before an amendment and after it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dondoc.clock import office_day
from dondoc.quotas.findings import WORKFLOW
from dondoc.quotas.reading import Material, QuotaLine, quota_lines
from engine.case import Actor, Case
from engine.obligations import Deadline
from engine.plan import Plan
from engine.ports import UnitOfWork
from engine.quotas import Share
from engine.rights import may_see
from engine.stepping import Stepper


@dataclass(frozen=True, slots=True)
class QuotaFigures:
    """The figures of a quota: of how many, how many it needs, has, plans and misses."""

    standing: str
    size: int | None
    need: int | None
    reached: int
    planned: int
    missing: int


@dataclass(frozen=True, slots=True)
class QuotaShift:
    """How a quota stood and stands, for a unit where each has its own; ``None`` where there is none."""

    code: str
    unit: str
    old: QuotaFigures | None
    new: QuotaFigures | None


Figures = Mapping[tuple[str, str], QuotaFigures]


def figures_of(plan: Plan, actor: Actor, stepper: Stepper) -> Figures:
    """Return how the quotas of a plan stand at this point of a transaction, as the actor may see it."""
    if not plan.aims.quotas:
        return {}
    uow = stepper.uow
    today = office_day(stepper.now)
    cases = [case for case in uow.cases.of_plan(plan.code) if may_see(actor, case)]
    material = Material(
        plan=plan,
        units=uow.parties.units(),
        cases=cases,
        outside=uow.outside.all(),
        day=today,
        calendar=stepper.rulebook.office_rules(uow).history.as_known_on(today),
        deadlines=tuple(_owed(uow, plan, cases)),
    )
    return {(line.state.quota.code, line.unit): _figures(line) for line in quota_lines(material)}


def _owed(uow: UnitOfWork, plan: Plan, cases: Iterable[Case]) -> Iterator[tuple[Case, Deadline]]:
    """Yield the open deadlines of recommendations, where a quota asks that they end in time."""
    if not any(quota.of is Share.FINDINGS for quota in plan.aims.quotas):
        return
    for case in cases:
        if case.workflow == WORKFLOW:
            yield from ((case, item) for item in uow.deadlines.of_case(case.id))


def _figures(line: QuotaLine) -> QuotaFigures:
    state = line.state
    return QuotaFigures(
        state.standing.value,
        state.size,
        state.need,
        len(state.reached),
        len(state.planned),
        state.missing,
    )


def quota_shifts(before: Figures, after: Figures) -> tuple[QuotaShift, ...]:
    """Return the quotas whose figures differ."""
    return tuple(
        QuotaShift(code, unit, before.get((code, unit)), after.get((code, unit)))
        for code, unit in dict.fromkeys((*before, *after))
        if before.get((code, unit)) != after.get((code, unit))
    )
