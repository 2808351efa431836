"""What stands in the way of a visit: every kind, the plan's answers, and what never happens."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.case import Case
from engine.conflict_policy import Answer, ConflictKind, ConflictPolicy
from engine.conflict_words import refusal_of, words_of
from engine.conflicts import (
    Arrangement,
    Conflict,
    Surroundings,
    arrangement_of,
    arranges,
    conflicts_of,
    days_of,
    softened,
)
from engine.errors import EventRefused, InvalidInput
from engine.outside import OutsideInspection
from engine.parties import Appointment, Person, Role, Team, Unit, UnitName

ONE = Team("a", "b", ("c",))
TWO = Team("x", "y", ("c",))
POLICY = ConflictPolicy()
BASE = Arrangement("1", "KT-1", "U1", date(2024, 6, 6), date(2024, 6, 6), ONE, time(8))


def visit(number: int, **changes: object) -> Arrangement:
    """Return a visit at a unit of its own, on the same day at the same hour by the same team."""
    own = {"id": str(number), "code": f"KT-{number}", "unit": f"U{number}", **changes}
    first = own.get("first_on", BASE.first_on)
    return replace(BASE, **{"last_on": first, **own})  # type: ignore[arg-type]  # a story names what matters


def found(
    wanted: Arrangement, *others: Arrangement, policy: ConflictPolicy = POLICY
) -> list[tuple[str, str, tuple[str, ...]]]:
    items = conflicts_of(wanted, Surroundings(others), policy, None)
    return [(item.kind.value, item.other, item.people) for item in items]


def test_one_team_is_not_at_two_places_at_an_hour() -> None:
    wanted = visit(1, round="D1")
    assert found(wanted, visit(2, round="D1")) == [("team", "KT-2", ())]
    assert found(wanted, visit(2, round="D1", at=time(8, 59))) == [("team", "KT-2", ())]
    assert found(wanted, visit(2, round="D1", at=time(9, 30))) == []
    assert found(wanted, visit(2, round="D1", first_on=date(2024, 6, 7))) == []


def test_a_round_without_names_is_still_one_team() -> None:
    wanted = visit(1, round="D1", team=Team())
    assert found(wanted, visit(2, round="D1", team=Team())) == [("team", "KT-2", ())]
    assert found(visit(1, team=Team()), visit(2, team=Team())) == []


def test_a_member_of_two_teams_is_at_one_place() -> None:
    wanted = visit(1, round="D1")
    assert found(wanted, visit(2, round="D2", team=TWO)) == [("member", "KT-2", ("c",))]


def test_visits_of_several_days_begin_each_day_at_their_hour() -> None:
    long = visit(2, last_on=date(2024, 6, 8))
    assert [kind for kind, *_ in found(visit(1, first_on=date(2024, 6, 8)), long)] == ["member"]
    assert [*days_of(long)] == [date(2024, 6, day) for day in (6, 7, 8)]
    (conflict,) = conflicts_of(
        visit(1, first_on=date(2024, 6, 7), last_on=date(2024, 6, 9)),
        Surroundings((long,)),
        POLICY,
        None,
    )
    assert conflict.day == date(2024, 6, 7)


def test_a_visit_whose_hour_is_open_may_be_at_any_hour_of_its_day() -> None:
    for one, other in ((None, time(14)), (time(14), None), (None, None)):
        assert [kind for kind, *_ in found(visit(1, at=one), visit(2, at=other))] == ["no_hour"]
    assert found(visit(1, at=None, parent="9"), visit(2, at=None, parent="9")) == []


def test_a_visit_and_those_below_it_are_one() -> None:
    assert found(visit(1), visit(2, parent="1")) == []
    assert found(visit(1, parent="2"), visit(2)) == []
    assert found(visit(1), visit(1)) == []


def test_visits_that_are_over_keep_nobody() -> None:
    assert found(visit(1), visit(2, awaited=False)) == []


def test_somebody_who_must_travel_needs_time() -> None:
    at_nine = visit(2, at=time(9))
    assert found(visit(1), at_nine) == [("travel", "KT-2", ("a", "b", "c"))]
    assert found(visit(1, place="hội trường"), replace(at_nine, place="hội trường")) == []
    assert found(visit(1, place="hội trường"), replace(at_nine, place="nhà 2")) != []
    house = {code: Unit(code, (UnitName(code),), parent="BQL") for code in ("U1", "U2")}
    around = Surroundings((at_nine,), units=house)
    assert conflicts_of(visit(1), around, POLICY, None) == ()
    assert (
        conflicts_of(visit(1, unit="U2"), around, replace(POLICY, same_unit_months=1), None)[0].kind
        is ConflictKind.SAME_UNIT
    )


def test_three_visits_right_after_one_another_are_shown() -> None:
    row = [visit(n, at=time(6 + n), round="D1", place="nhà 1") for n in (2, 3, 4, 9)]
    wanted = visit(5, at=time(11), round="D1", place="nhà 1")
    assert found(wanted, *row) == [("row", "KT-2, KT-3, KT-4", ())]
    assert found(replace(wanted, at=time(13)), *row) == []
    assert found(replace(wanted, round=None, team=TWO, at=time(11)), *row[:1]) == []
    late = [visit(n, at=time(4 + n), round="D1", place="nhà 1") for n in (9, 10, 11)]
    assert found(replace(wanted, at=time(6)), *late) == []


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (date(2024, 6, 6), True),
        (date(2023, 12, 7), True),
        (date(2023, 12, 6), False),
        (date(2024, 12, 5), True),
        (date(2024, 12, 6), False),
    ],
)
def test_the_same_unit_on_the_same_subject_within_months_before_and_after(
    other: date, *, near: bool
) -> None:
    again = visit(2, unit="U1", subject=" cchc", first_on=other, team=Team(), awaited=False)
    wanted = visit(1, subject="CCHC")
    assert [kind for kind, *_ in found(wanted, again)] == ["same_unit"] * near
    assert found(wanted, replace(again, subject="công vụ")) == []


def test_what_another_body_inspects_counts_until_it_is_withdrawn() -> None:
    entered = datetime(2024, 5, 1, tzinfo=UTC)
    first, last = date(2023, 11, 1), date(2024, 1, 9)
    outside = OutsideInspection("ab1", "U1", "CCHC", "Thanh tra tỉnh", first, last, entered)
    wanted = visit(1, subject="CCHC")
    (conflict,) = conflicts_of(wanted, Surroundings(outside=(outside,)), POLICY, None)
    assert (conflict.kind, conflict.body) == (ConflictKind.SAME_UNIT, "Thanh tra tỉnh")
    gone = replace(outside, withdrawn_at=entered)
    assert conflicts_of(wanted, Surroundings(outside=(gone,)), POLICY, None) == ()


def test_who_belongs_to_the_unit_or_the_one_above_it() -> None:
    people = {
        "a": Person("a", "An", (Appointment(Role.HEAD, "S"),)),
        "b": Person("b", "Bình", (Appointment(Role.MEMBER, "U1", valid_to=date(2024, 6, 5)),)),
        "c": Person("c", "Chi", (Appointment(Role.MEMBER, "U1"),)),
    }
    units = {"U1": Unit("U1", (UnitName("Phòng Một"),), parent="S")}
    items = conflicts_of(visit(1), Surroundings(units=units, people=people), POLICY, "U1")
    assert [(item.kind.value, item.people, item.unit) for item in items] == [
        ("own_unit", ("c",), "U1"),
        ("own_unit_lead", ("a",), "S"),
        ("organiser", (), "U1"),
    ]
    assert conflicts_of(visit(1), Surroundings(people=people), POLICY, "S") == ()


def test_a_plan_answers_as_it_likes_and_leaves_hours_open() -> None:
    strict = replace(POLICY, no_hour=Answer.REFUSE, team=Answer.WARN)
    (open_hour,) = conflicts_of(visit(1, at=None), Surroundings((visit(2),)), POLICY, None)
    (refused,) = conflicts_of(visit(1, at=None), Surroundings((visit(2),)), strict, None)
    assert (open_hour.answer, refused.answer) == (Answer.REASON, Answer.REFUSE)
    assert [it.answer for it in softened((open_hour, refused))] == [Answer.WARN, Answer.REFUSE]


def test_refusals_come_first_and_name_what_helps() -> None:
    own = Conflict(ConflictKind.OWN_UNIT, Answer.REASON, "KT-1", BASE.first_on, ("a",), "U1")
    hour = replace(own, kind=ConflictKind.NO_HOUR, other="KT-2", people=())
    clash = replace(hour, kind=ConflictKind.TEAM, answer=Answer.REFUSE, at=time(8))
    told = {
        str(refusal_of([item], str.lower, str.upper, planned=planned)): planned
        for item in (own, hour, clash)
        for planned in (False, True)
    }
    assert (
        "KT-1: A thuộc đơn vị được kiểm tra hoặc cấp trên (u1); đổi lịch, thay người hoặc"
        in "".join(told)
    )
    assert sum("conflict_reason trong tệp" in text for text in told) == 2
    assert sum("ghi giờ bằng --at" in text for text in told) == 1
    assert isinstance(refusal_of([clash, own], str, str, planned=True), EventRefused)
    refusal = refusal_of([own, hour], str, str, planned=False)
    assert isinstance(refusal, InvalidInput)
    assert len(refusal.params["conflicts"]) == 2  # type: ignore[arg-type]  # a tuple, see above
    elsewhere = replace(own, kind=ConflictKind.SAME_UNIT, body="Thanh tra")
    assert str(words_of(elsewhere, str, str)).startswith("Thanh tra cũng kiểm tra U1")


def test_a_case_arranges_something_when_day_hour_team_or_unit_change() -> None:
    before = Case("1", "KT-1", "inspection", 1, "planned", 1, None, "U1")
    assert not arranges(before, before)
    moved = replace(before, dates={"visit_on": BASE.first_on})
    assert arranges(before, moved)
    assert arranges(before, replace(before, facts={"at": "08:00"}))
    assert arranges(before, replace(before, facts={"lead": "a"}))
    assert not arranges(before, replace(moved, state="inspected"))
    assert arranges(replace(before, version=0), before)
    team = replace(before, workflow="round", state="forming")
    assert not arranges(replace(team, version=0), team)
    assert arranges(team, replace(team, facts={"members": ("c",)}))
    assert arranges(team, replace(team, dates={"team_decided_on": BASE.first_on}))
    given_all = replace(moved, facts={"at": "08:30", "subject": "CCHC", "place": 3}, round_id="D1")
    arranged = arrangement_of(given_all, ONE)
    assert arranged is not None
    assert (arranged.at, arranged.subject, arranged.place) == (time(8, 30), "CCHC", "")
    assert (arranged.last_on, arranged.round, arranged.awaited) == (BASE.first_on, "D1", True)
    assert arrangement_of(before, ONE) is None
    assert arrangement_of(replace(moved, unit=None), ONE) is None
    assert arrangement_of(replace(moved, workflow="task"), ONE) is None


# --- What never happens ---------------------------------------------------------------------------

HOURS = st.one_of(st.none(), st.builds(time, st.integers(7, 16), st.sampled_from([0, 30])))
TEAMS = st.builds(
    Team,
    st.none(),
    st.none(),
    st.lists(st.sampled_from("abcdef"), max_size=3, unique=True).map(tuple),
)


@st.composite
def seasons(draw: st.DrawFn) -> list[Arrangement]:
    """Draw visits of some people within a few days, some of several days, some without an hour."""
    made = []
    for number in range(draw(st.integers(2, 8))):
        first = date(2024, 6, 3) + timedelta(days=draw(st.integers(0, 3)))
        last = first + timedelta(days=draw(st.integers(0, 2)))
        more = {
            "at": draw(HOURS),
            "team": draw(TEAMS),
            "round": draw(st.sampled_from([None, "D1"])),
        }
        made.append(visit(number, first_on=first, last_on=last, **more))
    return made


def stops(one: Arrangement, other: Arrangement) -> bool:
    items = conflicts_of(one, Surroundings((other,)), POLICY, None)
    return any(item.answer is Answer.REFUSE for item in items)


@given(seasons())
def test_whoever_is_entered_first_the_other_one_is_refused(season: list[Arrangement]) -> None:
    for one in season:
        for other in season:
            assert stops(one, other) == stops(other, one)


@given(seasons())
def test_visits_that_were_accepted_never_have_one_person_at_two_places(
    season: list[Arrangement],
) -> None:
    accepted: list[Arrangement] = []
    for wanted in season:
        items = conflicts_of(wanted, Surroundings(tuple(accepted)), POLICY, None)
        if not any(item.answer is not Answer.WARN for item in items):
            accepted.append(wanted)
    taken: dict[tuple[str, date], list[time]] = {}
    for each in accepted:
        for day in days_of(each):
            for person in each.team.everyone():
                hours = taken.setdefault((person, day), [])
                assert each.at is not None or not hours
                assert all(_apart(each.at, hour) for hour in hours)
                hours.append(each.at or time(0))


def _apart(one: time | None, other: time) -> bool:
    assert one is not None
    assert other != time(0)
    return abs((one.hour - other.hour) * 60 + one.minute - other.minute) >= 60
