"""Nobody is at two places at an hour."""

from datetime import date

import pytest

from dondoc.cli.visit_clashes import PlannedHour, clashes, hour_of
from engine.case import Case
from engine.parties import Team

ONE = Team("a", "b", ("c",))
TWO = Team("x", "y", ("c",))


def visit(code: str, team: Team, first: int, at: str, **more: str | int) -> PlannedHour:
    last = int(more.pop("last", first))
    case = Case(
        id=code,
        code=code,
        workflow="inspection",
        workflow_version=1,
        state="planned",
        version=1,
        plan="P",
        unit="U",
        parent_id=str(more["parent"]) if "parent" in more else None,
        round_id=str(more["round"]) if "round" in more else None,
    )
    return PlannedHour(case, team, date(2024, 6, first), date(2024, 6, last), at)


def found(wanted: PlannedHour, *others: PlannedHour) -> list[tuple[str, list[str]]]:
    return [(case.code, people) for case, people in clashes(wanted, others)]


def test_a_team_is_not_at_two_units_at_an_hour() -> None:
    wanted = visit("1", ONE, 6, "08:00", round="D1")
    assert found(wanted, visit("2", ONE, 6, "08:00", round="D1")) == [("2", ["a", "b", "c"])]
    assert not found(wanted, visit("2", ONE, 6, "09:00", round="D1"))
    assert not found(wanted, visit("2", ONE, 7, "08:00", round="D1"))


def test_a_round_without_names_is_still_one_team() -> None:
    wanted = visit("1", Team(), 6, "08:00", round="D1")
    assert found(wanted, visit("2", Team(), 6, "08:00", round="D1")) == [("2", [])]
    assert not found(visit("1", Team(), 6, "08:00"), visit("2", Team(), 6, "08:00"))


def test_a_member_of_two_teams_is_at_one_place() -> None:
    wanted = visit("1", ONE, 6, "08:00", round="D1")
    assert found(wanted, visit("2", TWO, 6, "08:00", round="D2")) == [("2", ["c"])]


def test_several_days_overlap() -> None:
    wanted = visit("1", ONE, 6, "08:00", last=8)
    assert found(wanted, visit("2", ONE, 8, "08:00"))


@pytest.mark.parametrize(("one", "other"), [({}, {"parent": "1"}), ({"parent": "2"}, {})])
def test_the_visit_below_is_the_same_visit(one: dict[str, str], other: dict[str, str]) -> None:
    assert not found(visit("1", ONE, 6, "08:00", **one), visit("2", ONE, 6, "08:00", **other))
    assert not found(visit("1", ONE, 6, "08:00"), visit("1", ONE, 6, "08:00"))


def test_without_day_or_hour_nobody_can_tell() -> None:
    case = visit("1", ONE, 6, "08:00").case
    assert hour_of(case, ONE) is None
