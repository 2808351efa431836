"""How the quotas of a plan stand: gathers the inspections that count, as far as a viewer may see them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from engine.calendar import WorkingCalendar
from engine.case import Case
from engine.outside import OutsideInspection
from engine.parties import Unit
from engine.plan import Plan
from engine.quota_standing import Counted, QuotaState, Standing, state_of
from engine.quotas import Quota, Share

DONE: Final = frozenset({"inspected", "concluded", "remediated", "reinspected", "closed"})
ENDED: Final = {"accepted": "accepted_on", "answered": "answered_on", "passed_on": "passed_on_on"}
"""States in which a recommendation is remedied or with the competent authority, and since when."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that quotas are reckoned from, on one day."""

    plan: Plan
    units: Sequence[Unit]
    cases: Sequence[Case]
    outside: Sequence[OutsideInspection]
    day: date
    calendar: WorkingCalendar

    @property
    def notice_working_days(self) -> int:
        """Return how many working days before a visit its notice has to be out, 0 where not set."""
        rules = self.plan.rules.get("inspection", ())
        found = next((rule.amount for rule in rules if rule.name == "notice"), None)
        return found or 0


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One quota, or one unit's share of a quota that each has to reach."""

    state: QuotaState
    unit: str = ""


def quota_lines(material: Material) -> tuple[QuotaLine, ...]:
    """Return how every quota of the plan stands."""
    return tuple(line for quota in material.plan.aims.quotas for line in _lines(material, quota))


def _lines(material: Material, quota: Quota) -> Iterator[QuotaLine]:
    if quota.each:
        yield from _each(material, quota)
    elif quota.of is Share.FINDINGS:
        yield QuotaLine(_findings(material, quota))
    else:
        yield QuotaLine(_own(material, quota))


def _own(material: Material, quota: Quota) -> QuotaState:
    population = material.plan.aims.population(quota.population)
    members = population.members(material.units) if population else None
    size = population.count(material.units) if population and members is not None else None
    return state_of(
        quota,
        size,
        members,
        counted(material.cases, material.outside),
        material.day,
        material.calendar,
        material.notice_working_days,
    )


def _each(material: Material, quota: Quota) -> Iterator[QuotaLine]:
    """Reckon the quota for every unit among its own; where nobody registered those, say so."""
    aims = material.plan.aims
    population = aims.population(quota.each)
    actors = population.members(material.units) if population else None
    if actors is None:
        yield QuotaLine(QuotaState(quota, Standing.UNKNOWN, None, None))
        return
    taken = {
        code
        for other in aims.quotas
        if other.overrides == quota.code and (of := aims.population(other.each))
        for code in of.members(material.units) or ()
    }
    for actor in (code for code in actors if code not in taken):
        members = tuple(unit.code for unit in material.units if unit.parent == actor)
        own = replace(quota, actor=actor)
        found = state_of(
            own,
            len(members) or None,
            members,
            counted(material.cases, material.outside),
            material.day,
            material.calendar,
        )
        yield QuotaLine(found, actor)


def counted(cases: Iterable[Case], outside: Iterable[OutsideInspection]) -> tuple[Counted, ...]:
    """Return inspections as quotas see them; what was cancelled or withdrawn counts for nothing."""
    own = (_of_case(case) for case in cases if case.workflow == "inspection")
    others = (
        Counted(item.id, item.unit, item.last_on, done=True, subject=item.subject, body=item.body)
        for item in outside
        if item.withdrawn_at is None
    )
    return (*(item for item in own if item is not None), *others)


def _of_case(case: Case) -> Counted | None:
    if case.state == "cancelled" or case.unit is None:
        return None
    done = case.state in DONE
    on = case.dates.get("inspected_on") if done else None
    return Counted(
        case.code,
        case.unit,
        on or case.dates.get("visit_end_on") or case.dates.get("visit_on"),
        done,
        unannounced=bool(case.facts.get("unannounced")),
        form=str(case.facts.get("form") or ""),
        subject=str(case.facts.get("subject") or ""),
        kind=str(case.facts.get("kind") or ""),
    )


def _findings(material: Material, quota: Quota) -> QuotaState:
    """Reckon the share of recommendations that were ended by the quota's day: later mends nothing."""
    points = [
        c for c in material.cases if c.workflow == "remediation" and not c.facts.get("opening")
    ]
    ended = tuple(sorted(c.code for c in points if _ended_by(c, quota.by)))
    open_points = tuple(sorted(c.code for c in points if c.state not in ENDED))
    need = quota.goal.least(len(points))
    missing = max(0, need - len(ended) - len(open_points))
    late = quota.by is not None and material.day > quota.by
    if not points:
        return QuotaState(quota, Standing.UNKNOWN, 0, None)
    standing = Standing.REACHED if len(ended) >= need else Standing.PLANNED
    if standing is Standing.PLANNED and (late or missing):
        standing = Standing.IMPOSSIBLE
    return QuotaState(quota, standing, len(points), need, ended, open_points, missing)


def _ended_by(case: Case, by: date | None) -> bool:
    name = ENDED.get(case.state)
    on = case.dates.get(name) if name else None
    return on is not None and (by is None or on <= by)
