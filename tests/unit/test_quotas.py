"""Quotas: rounding up, units once, the last day that still meets them, draws that can be repeated."""

from datetime import date
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calendar import WorkingCalendar
from engine.errors import InvalidInput
from engine.parties import Unit, UnitName
from engine.quota_standing import Counted, QuotaState, Standing, state_of
from engine.quotas import Aims, Goal, Population, Quota, Share
from engine.random_draw import drawn
from workflows.calendars.vietnam import calendar_of_vietnam

CALENDAR: WorkingCalendar = calendar_of_vietnam().as_known_on(date(2024, 12, 1))
FORTY = Quota("Q1", Goal(at_least_percent=40), "so", by=date(2024, 12, 31))


def visit(unit: str, on: date | None = date(2024, 6, 6), **more: object) -> Counted:
    given_values: dict[str, object] = {"done": True, "form": "trực tiếp", "subject": "CCHC", **more}
    return Counted(f"C-{unit}", unit, on, **given_values)  # type: ignore[arg-type]  # a test's shorthand


def standing(
    *inspections: Counted, quota: Quota = FORTY, size: int | None = 19, day: date = date(2024, 3, 1)
) -> QuotaState:
    return state_of(quota, size, None, inspections, day, CALENDAR, 10)


@pytest.mark.parametrize(
    ("goal", "size", "need"),
    [
        (Goal(at_least_percent=40), 19, 8),
        (Goal(at_least_percent=50), 11, 6),
        (Goal(at_least_percent=20), 170, 34),
        (Goal(more_than_percent=50), 10, 6),
        (Goal(exactly_percent=100), 7, 7),
        (Goal(at_least=24, at_most=30), 0, 24),
        (Goal(expected=22), 0, 22),
        (Goal(at_most=3), 0, 0),
    ],
)
def test_what_is_needed_is_rounded_up(goal: Goal, size: int, need: int) -> None:
    assert goal.least(size) == need


@given(st.integers(0, 5000), st.integers(1, 100))
def test_a_share_is_the_smallest_number_that_reaches_it(size: int, percent: int) -> None:
    need = Goal(at_least_percent=percent).least(size)
    assert need == ceil(size * percent / 100)
    assert Goal(more_than_percent=percent).least(size) * 100 > size * percent


def test_a_unit_counts_once_and_only_within_the_year() -> None:
    found = standing(
        visit("A"),
        visit("A", date(2024, 7, 1)),
        visit("B", date(2025, 1, 2)),
        visit("C", done=False),
    )
    assert (found.need, found.reached, found.planned, found.missing) == (8, ("A",), ("C",), 6)


def test_only_what_the_quota_counts_is_counted() -> None:
    narrow = Quota(
        "Q", Goal(at_least=1), counts=("planned",), forms=("trực tuyến",), by=date(2024, 12, 31)
    )
    assert standing(visit("A"), quota=narrow).reached == ()
    assert standing(visit("A", form="trực tuyến", unannounced=True), quota=narrow).reached == ()
    assert standing(visit("A", form="trực tuyến", body="STC"), quota=narrow).reached == ()
    assert standing(visit("A", form="trực tuyến"), quota=narrow).standing is Standing.REACHED


def test_without_a_population_nothing_is_made_up() -> None:
    found = standing(visit("A"), size=None)
    assert (found.standing, found.need) == (Standing.UNKNOWN, None)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 10, 21), Standing.SHORT),
        (date(2024, 10, 22), Standing.WARNED),
        (date(2024, 12, 17), Standing.WARNED),
        (date(2024, 12, 18), Standing.UNANNOUNCED_ONLY),
        (date(2024, 12, 31), Standing.UNANNOUNCED_ONLY),
        (date(2025, 1, 2), Standing.IMPOSSIBLE),
    ],
)
def test_it_is_said_early_when_a_quota_will_not_be_met(day: date, expected: Standing) -> None:
    found = standing(day=day)
    assert found.last_visit_on == date(2024, 12, 31)
    assert found.last_notice_on == date(2024, 12, 17)
    assert found.standing is expected
    announced = Quota("Q", FORTY.goal, counts=("planned",), by=FORTY.by)
    after = standing(quota=announced, day=date(2024, 12, 18))
    assert after.standing is Standing.IMPOSSIBLE


def test_what_is_planned_covers_it_until_the_day_has_passed() -> None:
    planned = [visit(code, date(2024, 12, 30), done=False) for code in "ABCDEFGH"]
    assert standing(*planned).standing is Standing.PLANNED
    assert standing(*planned, day=date(2025, 1, 2)).standing is Standing.IMPOSSIBLE
    assert standing(*planned, quota=Quota("Q", Goal(at_least=9))).last_visit_on is None
    most = Quota("Q", Goal(at_least=1, at_most=7), by=FORTY.by)
    assert standing(*planned, quota=most).standing is Standing.EXCEEDED


def test_a_visit_whose_day_has_passed_without_it_is_no_plan() -> None:
    waiting = visit("A", date(2024, 6, 6), done=False)
    assert standing(waiting, day=date(2024, 6, 6)).planned == ("A",)
    assert standing(waiting, day=date(2024, 6, 7)).planned == ()


def test_a_share_of_no_inspections_is_unknown() -> None:
    half = Quota("Q", Goal(at_least_percent=50), of=Share.INSPECTIONS, by=date(2024, 12, 31))
    assert standing(quota=half).standing is Standing.UNKNOWN


def test_a_share_of_inspections_is_of_those_there_are() -> None:
    half = Quota("Q", Goal(at_least_percent=50), of=Share.INSPECTIONS, forms=("trực tuyến",),
                 by=date(2024, 12, 31))  # fmt: skip
    online = visit("B", form="trực tuyến")
    assert standing(visit("A"), online, quota=half).standing is Standing.REACHED
    found = standing(visit("A"), visit("C"), visit("D"), online, quota=half)
    assert (found.size, found.need, found.missing) == (4, 2, 1)


def test_a_population_is_that_of_its_day() -> None:
    ended = Unit("A", (UnitName("A"),), groups=("sở",), ended_on=date(2024, 7, 1))
    going = Unit("B", (UnitName("B"),), groups=("Sở",), level="sở")
    assert Population("p", "", date(2024, 6, 30), group="sở").members([ended, going]) == ("A", "B")
    assert Population("p", "", date(2024, 7, 1), group="sở").members([ended, going]) == ("B",)
    assert Population("p", "", level="Sở").members([ended, going]) == ("B",)
    below = Unit("D", (UnitName("D"),), parent="B", level="xã")
    assert Population("p", "", level="xã", below="B").members([going, below]) == ("D",)
    assert Population("p", "", below="A").members([going, below]) == ()
    split_off = Unit("C", (UnitName("C", valid_from=date(2024, 7, 1)),), groups=("sở",))
    assert Population("p", "", date(2024, 6, 30), group="sở").members([split_off]) == ()
    assert Population("p", "", date(2024, 7, 1), group="sở").members([split_off]) == ("C",)
    assert Population("p", "", units=("X",)).count([]) == 1
    assert Population("p", "", size=170).count([]) == 170
    assert Population("p", "", level="sở", size=170).count([going]) == 170
    assert Population("p", "").count([ended]) is None
    assert Aims((Population("p", ""),)).population("p") is not None


def test_a_draw_can_be_repeated_and_does_not_depend_on_the_order() -> None:
    codes = [f"X{number}" for number in range(30)]
    first = drawn("2024-05-02", codes, 5)
    assert first == drawn("2024-05-02", reversed(codes), 5)
    assert first != drawn("2024-05-03", codes, 5)
    assert len(set(first)) == 5
    with pytest.raises(InvalidInput, match="số phải từ 1 đến 30"):
        drawn("x", codes, 31)


@given(st.sets(st.text("abc", min_size=1), min_size=1), st.text(), st.data())
def test_a_draw_is_always_of_the_pool(pool: set[str], seed: str, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(pool)))
    chosen = drawn(seed, pool, count)
    assert len(set(chosen)) == count
    assert set(chosen) <= pool
