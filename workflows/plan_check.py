"""Checks a plan as a whole: everything wrong or doubtful in it, at once and in the file's order."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from engine.parties import Person, Unit
from workflows.plan_checks import circles as plan_check_circles
from workflows.plan_checks import codes as plan_check_codes
from workflows.plan_checks import conflicts as plan_check_conflicts
from workflows.plan_checks import gone as plan_check_gone
from workflows.plan_checks import names as plan_check_names
from workflows.plan_checks import parts as plan_check_parts
from workflows.plan_checks import prints as plan_check_prints
from workflows.plan_checks import regimes as plan_check_regimes
from workflows.plan_checks import rows as plan_check_rows
from workflows.plan_checks import tasks as plan_check_tasks
from workflows.plan_checks import teams as plan_check_teams
from workflows.plan_checks import text as plan_check_text
from workflows.plan_checks import visits as plan_check_visits
from workflows.plan_file import PlanFile
from workflows.plan_review import DaysOff, Review
from workflows.problems import Findings, Problem, in_order

CHECKS: Final[tuple[Callable[[Review], None], ...]] = (
    plan_check_text.check_head,
    plan_check_text.check_rules,
    plan_check_text.check_statements,
    plan_check_codes.check_duplicates,
    plan_check_codes.check_references,
    plan_check_gone.check_units_there,
    plan_check_gone.check_people_there,
    plan_check_teams.check_teams,
    plan_check_teams.check_addressees,
    plan_check_visits.check_days,
    plan_check_conflicts.check_two_teams,
    plan_check_conflicts.check_conflicts,
    plan_check_parts.check_sub_inspections,
    plan_check_parts.check_totals,
    plan_check_tasks.check_tasks,
    plan_check_tasks.check_aims,
    plan_check_circles.check_circles,
    plan_check_rows.check_rows,
    plan_check_prints.check_prints,
    plan_check_names.check_names,
    plan_check_regimes.check_regimes,
)


def check_plan(
    source: PlanFile,
    calendar: DaysOff,
    today: date,
    *,
    office_units: Iterable[Unit] = (),
    office_people: Iterable[Person] = (),
) -> tuple[Problem, ...]:
    """Return the problems of reading together with those of meaning, by line.

    ``office_units`` and ``office_people`` are those that the office already knows: a plan may name
    them without repeating them. What could not be read is left out of the checks.
    """
    if source.draft is None:
        return source.problems
    plan = source.draft
    review = Review(
        source=source,
        plan=plan,
        calendar=calendar,
        today=today,
        units=plan_check_gone.known_units(office_units, plan.units),
        people=plan_check_gone.known_people(office_people, plan.people),
        findings=Findings(source.lines),
    )
    for check in CHECKS:
        check(review)
    return in_order((*source.problems, *review.findings.problems))
