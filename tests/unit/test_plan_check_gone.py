"""A plan that names units and people who are there no more is loaded with a warning."""

from dataclasses import replace
from datetime import date

from engine.parties import Person, Unit, UnitName
from tests.unit.test_plan_check import CALENDAR, PLAN, STAFF, TODAY
from workflows.plan_check import check_plan
from workflows.plan_checks.gone import known_people, known_units
from workflows.plan_file import read_plan_file
from workflows.problems import Problem, Severity

H2 = Unit("H2", (UnitName("Huyện Hai"),), ended_on=date(2024, 6, 12), successors=("H1",))


def problems(*units: Unit, people: tuple[Person, ...] = STAFF) -> tuple[Problem, ...]:
    source = read_plan_file(PLAN.encode())
    return check_plan(source, CALENDAR, TODAY, office_units=units, office_people=people)


def test_a_visit_to_a_unit_that_has_ended_by_then_is_shown() -> None:
    (found,) = problems(H2)
    assert (found.severity, found.path) == (Severity.WARNING, "visits[2].unit")
    assert "đơn vị kế tiếp: H1" in found.sentence()
    assert problems(replace(H2, ended_on=date(2024, 6, 13))) == ()
    (found,) = problems(replace(H2, successors=()))
    assert "kế tiếp: ?" in found.sentence()


def test_a_team_with_somebody_who_has_left_is_shown() -> None:
    gone = replace(Person("an", "An"), left_on=date(2024, 5, 1))
    found = problems(people=(*STAFF, gone))
    assert [(it.severity, it.path) for it in found] == [(Severity.WARNING, "rounds[1]")]


def test_what_has_no_readable_code_is_left_out() -> None:
    assert known_units((), (replace(H2, code=""),)) == {}
    assert known_people((), (Person("", "Không mã"),)) == {}
