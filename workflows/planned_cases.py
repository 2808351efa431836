"""From a plan to the cases it begins with: its rounds, its inspections, their sub-inspections."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from engine.case import Case, Fact
from engine.parties import Unit
from engine.plan import Plan, PlannedRound, PlannedVisit
from workflows.inspection import INSPECTION
from workflows.periodic_reports.cases import report_cases
from workflows.periodic_reports.rows import with_rows
from workflows.round import ROUND
from workflows.tasks.cases import task_cases


def cases_of(
    plan: Plan, new_id: Callable[[], str], office_units: Iterable[Unit] = ()
) -> tuple[Case, ...]:
    """Return the new cases of a plan: rounds, then inspections, sub-inspections, tasks, reports.

    ``office_units`` are those that the office knows already, whose groups tasks may name.
    """
    rounds = {item.code: round_case(plan, item, new_id()) for item in plan.rounds}
    visits: dict[str, Case] = {}
    for visit in sorted(plan.visits, key=lambda item: item.parent is not None):
        parent = visits[visit.parent] if visit.parent else None
        visits[visit.code] = visit_case(plan, visit, rounds[visit.round], parent, new_id())
    tasks = task_cases(plan, new_id, office_units)
    reports = with_rows(report_cases(plan, new_id, office_units), plan, tasks)
    return (*rounds.values(), *visits.values(), *tasks, *reports)


def round_facts(planned: PlannedRound) -> dict[str, Fact]:
    """Return the facts with which a round begins."""
    facts: dict[str, Fact] = {
        "name": planned.name,
        "lead": planned.team.lead,
        "secretary": planned.team.secretary,
        "members": list(planned.team.members),
        "products": list(planned.products),
        "established_by": planned.established_by or None,
        "hand_in_to": planned.hand_in_to or None,
    }
    return _given(facts)


def round_case(plan: Plan, planned: PlannedRound, case_id: str) -> Case:
    """Return the new case of a round."""
    return Case(
        id=case_id,
        code=planned.code,
        workflow=ROUND.name,
        workflow_version=ROUND.version,
        state=ROUND.initial,
        version=1,
        plan=plan.code,
        unit=plan.organiser,
        facts=round_facts(planned),
    )


def visit_case(
    plan: Plan, visit: PlannedVisit, of_round: Case, parent: Case | None, case_id: str
) -> Case:
    """Return the new case of a visit in its round, below its parent if it has one."""
    return Case(
        id=case_id,
        code=visit.code,
        workflow=INSPECTION.name,
        workflow_version=INSPECTION.version,
        state=INSPECTION.initial,
        version=1,
        plan=plan.code,
        unit=visit.unit,
        parent_id=parent.id if parent else None,
        round_id=of_round.id,
        dates=visit_dates(plan, visit),
        facts=visit_facts(plan, visit),
    )


def visit_dates(plan: Plan, visit: PlannedVisit) -> dict[str, date]:
    """Return the dates with which an inspection begins."""
    dates = {
        "window_last_on": plan.window_last_on,
        "visit_on": visit.first_on,
        "visit_end_on": visit.last_on or visit.first_on,
        "period_from": visit.period_from,
        "period_to": visit.period_to,
    }
    return {name: day for name, day in dates.items() if day is not None}


def visit_facts(plan: Plan, visit: PlannedVisit) -> dict[str, Fact]:
    """Return the facts with which an inspection begins."""
    pausable = [rule.name for rule in plan.rules.get(INSPECTION.name, ()) if rule.pausable]
    facts: dict[str, Fact] = {
        "subject": visit.subject,
        "kind": visit.kind,
        "form": visit.form,
        "scope": visit.scope,
        "at": visit.at.strftime("%H:%M") if visit.at else None,
        "place": visit.place or None,
        "tentative": visit.tentative or None,
        "example": visit.example or None,
        "conclusion": visit.conclusion,
        "pausable": pausable or None,
        "conflict_text": visit.conflict_reason or None,
    }
    return _given(facts)


def _given(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    return {name: value for name, value in facts.items() if value is not None}
