"""Who stands where after a hand-over, as values."""

from dataclasses import replace
from datetime import date

from engine.case import Case
from engine.handing_over import (
    departed,
    facts_with,
    handed_roles,
    insiders_with,
    parts_of,
    team_with,
)
from engine.parties import Appointment, Contact, Person, Role, Team

DAY = date(2024, 5, 20)
BEFORE = date(2024, 5, 19)


def a_case(**facts: object) -> Case:
    given = {"lead": "a", "secretary": "b", "members": ["c", "d"], **facts}
    return Case("1", "R", "round", 1, "visiting", 1, None, None, facts=given)  # type: ignore[arg-type]  # (facts of the test)


def test_nobody_stands_in_two_places() -> None:
    team = Team("a", "b", ("c", "d"))
    assert team_with(team, "a", "x") == Team("x", "b", ("c", "d"))
    assert team_with(team, "a", "b") == Team("b", None, ("c", "d"))
    assert team_with(team, "b", "c") == Team("a", "c", ("d",))
    assert team_with(team, "c", "d") == Team("a", "b", ("d",))
    assert team_with(team, "d", "a") == Team("a", "b", ("c",))


def test_a_case_says_as_what_it_names_somebody() -> None:
    case = a_case(secretary="a")
    assert parts_of(case, "a") == ("lead", "secretary")
    assert parts_of(case, "d") == ("member",)
    assert parts_of(case, "x") == ()
    assert facts_with(case, "x", "y") == {}
    assert facts_with(case, "d", "y")["members"] == ["c", "y"]


def test_who_knows_of_a_secret_changes_with_who_knew() -> None:
    open_case = a_case()
    assert insiders_with(open_case, "a", "x") is None
    secret = replace(open_case, secret=True, insiders=frozenset("ab"), facts={})
    assert parts_of(secret, "a") == ("insider",)
    assert insiders_with(secret, "a", "x") == frozenset("xb")
    assert insiders_with(secret, "z", "x") is None


def test_roles_of_the_day_go_over_and_others_stay() -> None:
    old = Person(
        "a",
        "A",
        (
            Appointment(Role.FOCAL, "U"),
            Appointment(Role.HEAD, "U", valid_from=DAY),
            Appointment(Role.MEMBER, "V", valid_to=BEFORE),
            Appointment(Role.OFFICER, None, valid_from=date(2024, 6, 1)),
        ),
    )
    new = Person("b", "B", (Appointment(Role.FOCAL, "U"),))
    left, got = handed_roles(old, new, DAY)
    assert left.appointments == (
        Appointment(Role.FOCAL, "U", valid_to=BEFORE),
        Appointment(Role.MEMBER, "V", valid_to=BEFORE),
        Appointment(Role.OFFICER, None, valid_from=date(2024, 6, 1)),
    )
    assert got.appointments == (
        Appointment(Role.FOCAL, "U"),
        Appointment(Role.HEAD, "U", valid_from=DAY),
    )


def test_who_has_left_has_no_role_and_no_address_any_more() -> None:
    person = Person(
        "a",
        "A",
        (Appointment(Role.FOCAL, "U"), Appointment(Role.HEAD, "U", valid_from=date(2024, 6, 1))),
        (
            Contact("email", "alt@x.vn", valid_to=date(2024, 1, 1)),
            Contact("email", "a@x.vn"),
            Contact("email", "new@x.vn", valid_from=date(2024, 6, 1)),
        ),
    )
    gone = departed(person, DAY)
    assert gone.has_left(DAY)
    assert not gone.has_left(BEFORE)
    assert gone.appointments == (Appointment(Role.FOCAL, "U", valid_to=BEFORE),)
    assert [(it.address, it.valid_to) for it in gone.contacts] == [
        ("alt@x.vn", date(2024, 1, 1)),
        ("a@x.vn", BEFORE),
    ]
