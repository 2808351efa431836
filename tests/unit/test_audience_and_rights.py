"""Who is told, who stands in, who may see and who may act."""

from datetime import date

import pytest

from engine.audience import Circle
from engine.case import DAEMON, Actor
from engine.definition import Transition
from engine.parties import Appointment, Contact, Person, Role, Team, Unit, UnitName, too_close
from engine.reminder_service import address_of
from engine.rights import may_see, may_send, relations, senders
from tests.unit.core_walk import a_case

DAY = date(2024, 6, 3)
TEAM = Team("lead", "secretary", ("member",))


def person(code: str, role: Role, unit: str | None = None, until: date | None = None) -> Person:
    return Person(code, code, (Appointment(role, unit, None, until),))


FOCAL = person("focal", Role.FOCAL, "QLDT")
HEAD = person("head", Role.HEAD, "QLDT")
OFFICER = person("officer", Role.OFFICER)
LEADER = person("leader", Role.LEADERSHIP, "VP")
EVERYBODY = (FOCAL, HEAD, OFFICER, LEADER)


def told(audience: str, *people: Person, team: Team = TEAM) -> tuple[str, ...]:
    return Circle("QLDT", team, people, DAY, "VP").people_of(audience)


@pytest.mark.parametrize(
    ("audience", "people"),
    [
        ("unit", ("focal",)),
        ("unit_head", ("head",)),
        ("team", ("lead", "secretary")),
        ("team_lead", ("lead",)),
        ("organiser", ("officer",)),
        ("leadership", ("leader",)),
        ("parent_unit", ("officer",)),
    ],
)
def test_each_audience_has_its_people(audience: str, people: tuple[str, ...]) -> None:
    assert told(audience, *EVERYBODY) == people


@pytest.mark.parametrize(
    ("audience", "present", "stand_in"),
    [
        ("unit", (HEAD, OFFICER), ("head",)),
        ("unit", (OFFICER, LEADER), ("officer",)),
        ("unit", (LEADER,), ("leader",)),
        ("unit_head", (FOCAL, OFFICER), ("focal",)),
        ("organiser", (FOCAL, LEADER), ("leader",)),
        ("leadership", (OFFICER,), ("officer",)),
        ("unit", (), ()),
    ],
)
def test_when_nobody_holds_a_role_somebody_stands_in(
    audience: str, present: tuple[Person, ...], stand_in: tuple[str, ...]
) -> None:
    assert told(audience, *present, team=Team()) == stand_in


def test_a_team_without_lead_and_without_anybody_is_stood_in_for() -> None:
    assert told("team_lead", *EVERYBODY, team=Team(secretary="secretary")) == ("secretary",)
    assert told("team", *EVERYBODY, team=Team()) == ("officer",)


def test_who_left_is_told_no_more() -> None:
    left = person("left", Role.FOCAL, "QLDT", until=date(2024, 6, 2))
    assert told("unit", left, FOCAL) == ("focal",)
    assert told("unit", left, HEAD) == ("head",)


def test_an_officer_of_another_unit_is_no_officer_of_the_organiser() -> None:
    assert told("organiser", person("other", Role.OFFICER, "QLDT"), LEADER) == ("leader",)


def test_an_address_is_the_one_in_use_on_that_day() -> None:
    old = Contact("email", "old@example.vn", valid_to=date(2024, 5, 31))
    new = Contact("email", "new@example.vn", valid_from=date(2024, 6, 1))
    zalo = Contact("zalo", "0900")
    assert address_of(Person("a", "A", (), (zalo, old, new)), DAY) == "new@example.vn"
    assert address_of(Person("a", "A", (), (zalo, old)), DAY) == ""


# --- Rights --------------------------------------------------------------------------------------

SECRET = a_case(secret=True, insiders=frozenset({"lead"}))


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        (Actor("lead"), True),
        (Actor("somebody", roles=frozenset({"leadership"})), True),
        (Actor("somebody", roles=frozenset({"auditor"})), True),
        (Actor(DAEMON), True),
        (Actor("somebody", roles=frozenset({"officer", "operator"})), False),
        (Actor("head", units=frozenset({"QLDT"})), False),
    ],
)
def test_a_secret_case_exists_for_few(actor: Actor, sees: bool) -> None:
    assert may_see(actor, SECRET) is sees
    assert may_see(actor, a_case())


def test_relations_come_from_roles_teams_and_units() -> None:
    case = a_case()
    assert relations(Actor("x", roles=frozenset({"officer"})), case, TEAM) == {"organiser"}
    leading = relations(Actor("x", roles=frozenset({"leadership"})), case, TEAM)
    assert leading == {"organiser", "leadership"}
    assert relations(Actor("member"), case, TEAM) == {"team"}
    assert relations(Actor("lead"), case, TEAM) == {"team", "team_lead"}
    assert relations(Actor("x", units=frozenset({"QLDT"})), case, TEAM) == {"unit"}
    assert relations(Actor(DAEMON), case, TEAM) == {"daemon", "told"}
    assert relations(Actor("x", units=frozenset({"VP"})), case, TEAM) == frozenset()


def test_nobody_answers_what_the_case_says_they_asked() -> None:
    step = Transition("approve", "đồng ý", ("a",), "b", by=("leadership",), not_by=("asked_by",))
    case = a_case(facts={"asked_by": "x"})
    leading = frozenset({"leadership"})
    assert may_send(Actor("y", roles=leading), case, TEAM, step)
    assert not may_send(Actor("x", roles=leading), case, TEAM, step)
    assert not may_send(Actor("y", "x", leading), case, TEAM, step)
    assert may_send(Actor("x", roles=leading), a_case(), TEAM, step)


def test_a_case_may_name_one_more_relation_that_may_send() -> None:
    step = Transition("approve", "đồng ý", ("a",), "b", by=("leadership",), also_by="answered_by")
    named = a_case(facts={"answered_by": "team_lead"})
    assert may_send(Actor("lead"), named, TEAM, step)
    assert not may_send(Actor("lead"), a_case(), TEAM, step)
    assert senders(named, step) == ("leadership", "team_lead")


def test_who_may_send_depends_on_the_transition() -> None:
    step = Transition("report", "báo cáo", ("a",), "b", by=("unit",))
    assert may_send(Actor("x", units=frozenset({"QLDT"})), a_case(), TEAM, step)
    assert not may_send(Actor("lead"), a_case(), TEAM, step)


# --- Parties -------------------------------------------------------------------------------------


def test_a_unit_has_the_name_of_the_day() -> None:
    merged = date(2025, 7, 1)
    names = (
        UnitName("Huyện A", valid_to=date(2025, 6, 30)),
        UnitName("Xã A", valid_from=merged),
    )
    unit = Unit("A", names)
    assert (unit.name_on(date(2025, 6, 30)), unit.name_on(merged)) == ("Huyện A", "Xã A")
    assert Unit("A", names[1:]).name_on(DAY) == "Xã A"  # the first one known


def test_roles_and_units_are_those_of_the_day() -> None:
    moved = Person(
        "p",
        "P",
        (
            Appointment(Role.HEAD, "QLDT", None, DAY),
            Appointment(Role.FOCAL, "VP", date(2024, 6, 4)),
            Appointment(Role.AUDITOR),
        ),
    )
    assert moved.roles_on(DAY) == {Role.HEAD, Role.AUDITOR}
    assert moved.units_on(date(2024, 6, 4)) == {"VP"}


def test_a_team_counts_everybody_once() -> None:
    assert Team("a", None, ("b", "a", "b")).everyone() == ("a", "b")


def test_members_of_the_inspected_unit_or_its_parent_stand_too_close() -> None:
    unit = Unit("QLDT", (UnitName("P"),), parent="BQL")
    people = (
        person("lead", Role.HEAD, "BQL"),
        person("member", Role.MEMBER, "QLDT"),
        person("secretary", Role.OFFICER, "VP"),
        person("stranger", Role.HEAD, "QLDT"),
    )
    assert too_close(TEAM, unit, people, DAY) == (("lead", "BQL"), ("member", "QLDT"))


def test_who_is_addressed_is_a_person_or_everybody_of_a_role() -> None:
    leader = Actor("lanh-dao", roles=frozenset({"leadership"}))
    to_person = a_case("difficulty", facts={"addressed_to": "an"})
    to_role = a_case("difficulty", facts={"addressed_as": "leadership"})
    nobody = a_case("difficulty")
    assert "addressee" in relations(Actor("an"), to_person, Team())
    assert "addressee" not in relations(leader, to_person, Team())
    assert "addressee" in relations(leader, to_role, Team())
    for actor in (Actor(""), leader):
        assert "addressee" not in relations(actor, nobody, Team())
