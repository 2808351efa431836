"""How the quotas of a plan stand: gathers the inspections that count, as far as a viewer may see them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from unicodedata import normalize

from dondoc.quotas.findings import findings_state
from engine.calendar import WorkingCalendar
from engine.case import Case
from engine.obligations import Deadline
from engine.outside import OutsideInspection
from engine.parties import Unit
from engine.plan import Plan
from engine.quota_standing import Counted, QuotaState, Standing, state_of
from engine.quotas import Population, Quota, Share

DONE: Final = frozenset({"inspected", "concluded", "remediated", "reinspected", "closed"})


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that quotas are reckoned from, on one day.

    ``deadlines`` are the open ones with their cases: a recommendation whose own lies past the quota's
    day is no plan to meet it.
    """

    plan: Plan
    units: Sequence[Unit]
    cases: Sequence[Case]
    outside: Sequence[OutsideInspection]
    day: date
    calendar: WorkingCalendar
    deadlines: Sequence[tuple[Case, Deadline]] = ()

    @property
    def notice_working_days(self) -> int:
        """Return how many working days before a visit its notice has to be out, 0 where not set."""
        rules = self.plan.rules.get("inspection", ())
        found = next((rule.amount for rule in rules if rule.name == "notice"), None)
        return found or 0

    @property
    def inspections(self) -> tuple[Counted, ...]:
        """Return inspections as quotas see them, those of the organiser without a body."""
        own = self.plan.organiser
        found = counted(self.cases, self.outside, self.units)
        return tuple(replace(item, body="") if item.body == own else item for item in found)


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
        found = findings_state(
            quota, material.cases, material.deadlines, material.day, material.calendar
        )
        yield QuotaLine(found)
    else:
        yield QuotaLine(_own(material, quota))


def _own(material: Material, quota: Quota) -> QuotaState:
    population = material.plan.aims.population(quota.population)
    members = population.members(material.units) if population else None
    size = population.count(material.units) if population and members is not None else None
    actor = "" if quota.actor == material.plan.organiser else quota.actor
    found = state_of(
        replace(quota, actor=actor),
        size,
        members,
        material.inspections,
        material.day,
        material.calendar,
        0 if actor else material.notice_working_days,
    )
    return replace(found, quota=quota)


def _each(material: Material, quota: Quota) -> Iterator[QuotaLine]:
    """Reckon the quota for every unit among its own; where nobody registered those, say so."""
    population = material.plan.aims.population(quota.each)
    actors = population.members(material.units) if population else None
    if population is None or actors is None:
        yield QuotaLine(QuotaState(quota, Standing.UNKNOWN, None, None))
        return
    inspections, taken = material.inspections, _taken(material, quota)
    for actor in (code for code in actors if code not in taken):
        members = _below(material.units, actor, population)
        found = state_of(
            replace(quota, actor="" if actor == material.plan.organiser else actor),
            len(members) or None,
            members,
            inspections,
            material.day,
            material.calendar,
        )
        yield QuotaLine(replace(found, quota=replace(quota, actor=actor)), actor)


def _taken(material: Material, quota: Quota) -> set[str]:
    """Return the units for which another quota takes the place of this one."""
    aims = material.plan.aims
    return {
        code
        for other in aims.quotas
        if other.overrides == quota.code and (of := aims.population(other.each))
        for code in of.members(material.units) or ()
    }


def _below(units: Iterable[Unit], actor: str, population: Population) -> tuple[str, ...]:
    """Return the units of a body, as of the day of the population that the body belongs to."""
    day = population.on
    return tuple(
        unit.code for unit in units if unit.parent == actor and (not day or unit.exists_on(day))
    )


def counted(
    cases: Iterable[Case], outside: Iterable[OutsideInspection], units: Iterable[Unit] = ()
) -> tuple[Counted, ...]:
    """Return inspections as quotas see them; what was cancelled or withdrawn counts for nothing.

    The body of one entered as a fact is the code of the unit of that code or name, else as written.
    """
    own = (_of_case(case) for case in cases if case.workflow == "inspection")
    codes = _codes(units)
    others = (
        Counted(
            item.id,
            item.unit,
            item.last_on,
            done=True,
            subject=item.subject,
            body=codes.get(_folded(item.body), item.body),
        )
        for item in outside
        if item.withdrawn_at is None
    )
    return (*(item for item in own if item is not None), *others)


def _codes(units: Iterable[Unit]) -> dict[str, str]:
    """Return the code of each unit by code and by every name that no other unit bears."""
    known = tuple(units)
    named: dict[str, set[str]] = {}
    for unit in known:
        for name in (text for it in unit.names for text in (it.name, it.short_name) if text):
            named.setdefault(_folded(name), set()).add(unit.code)
    found = {name: next(iter(codes)) for name, codes in named.items() if len(codes) == 1}
    return found | {_folded(unit.code): unit.code for unit in known}


def _folded(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())


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
