"""Quotas, whatever is planned: figures that add up, days verified one by one, a warning in time."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.calendar import WorkingCalendar
from engine.quota_standing import WARNING_WORKING_DAYS, Counted, QuotaState, Standing, state_of
from engine.quota_watch import TOLD_OF
from engine.quotas import Goal, Quota, Share
from workflows.calendars.vietnam import calendar_of_vietnam

CALENDAR: Final[WorkingCalendar] = calendar_of_vietnam().as_known_on(date(2024, 12, 1))
DAYS = st.dates(date(2023, 12, 1), date(2025, 1, 20))
BY = st.dates(date(2024, 3, 1), date(2024, 12, 31))
UNITS = st.sampled_from([f"U{number}" for number in range(8)])
GOALS = st.one_of(
    st.builds(Goal, at_least_percent=st.integers(0, 100)),
    st.builds(Goal, more_than_percent=st.integers(0, 99)),
    st.builds(Goal, at_least=st.integers(0, 10)),
    st.builds(Goal, at_least=st.integers(0, 4), at_most=st.integers(4, 8)),
)
QUOTAS = st.builds(
    Quota,
    st.just("Q"),
    GOALS,
    counts=st.sampled_from([("planned", "unannounced"), ("planned",), ("unannounced",)]),
    of=st.sampled_from([Share.UNITS, Share.INSPECTIONS]),
    by=st.one_of(st.none(), BY),
)
VISITS = st.builds(
    Counted, st.text("abc", min_size=1), UNITS, st.one_of(st.none(), DAYS), st.booleans(),
    unannounced=st.booleans(),
)  # fmt: skip
LISTS = st.lists(VISITS, max_size=12)


def found(quota: Quota, visits: list[Counted], day: date, notice: int = 10) -> QuotaState:
    return state_of(quota, 8, None, visits, day, CALENDAR, notice)


@settings(max_examples=60)
@given(QUOTAS, LISTS, DAYS)
def test_what_is_reached_planned_and_missing_makes_up_the_need(
    quota: Quota, visits: list[Counted], day: date
) -> None:
    state = found(quota, visits, day)
    if state.need is not None:
        together = len(state.reached) + len(state.planned) + state.missing
        assert together >= state.need
        assert state.missing == 0 or together == state.need
    assert not set(state.reached) & set(state.planned)


@settings(max_examples=60)
@given(QUOTAS.filter(lambda quota: quota.of is Share.UNITS), LISTS, VISITS, DAYS)
def test_another_visit_never_takes_anything_away(
    quota: Quota, visits: list[Counted], more: Counted, day: date
) -> None:
    before, after = found(quota, visits, day), found(quota, [*visits, more], day)
    assert set(before.reached) <= set(after.reached)
    assert set(before.reached) | set(before.planned) <= set(after.reached) | set(after.planned)
    assert after.missing <= before.missing


@settings(max_examples=60)
@given(LISTS, DAYS)
def test_the_order_and_a_second_visit_to_a_unit_change_nothing(
    visits: list[Counted], day: date
) -> None:
    quota = Quota("Q", Goal(at_least_percent=50), by=date(2024, 12, 31))
    again = [replace(visit, code=f"{visit.code}-2") for visit in visits]
    assert found(quota, [*reversed(visits), *again], day) == found(quota, visits, day)


@given(BY, st.integers(1, 20))
def test_one_working_day_after_the_last_notice_is_too_late(by: date, notice: int) -> None:
    state = found(Quota("Q", Goal(at_least=1), by=by), [], date(2024, 1, 2), notice)
    last = state.last_notice_on
    assert last is not None
    assert first_visit_after(last, notice) <= by
    assert first_visit_after(next_working_day(last), notice) > by
    assert state.last_visit_on is not None
    assert CALENDAR.is_working_day(state.last_visit_on)
    assert next_working_day(state.last_visit_on) > by


def first_visit_after(notice_on: date, notice: int) -> date:
    """Count the working days between notice and visit one by one."""
    day = notice_on
    for _ in range(notice):
        day = next_working_day(day)
    return day


def next_working_day(day: date) -> date:
    day += timedelta(days=1)
    while not CALENDAR.is_working_day(day):
        day += timedelta(days=1)
    return day


@settings(max_examples=20)
@given(BY.filter(lambda by: by > date(2024, 6, 1)), st.sampled_from([0, 5, 10]))
def test_the_warning_comes_forty_working_days_before_it_is_too_late(by: date, notice: int) -> None:
    """Go through the days as the daemon does: on the first of the warning, forty are left."""
    quota = Quota("Q", Goal(at_least=1), by=by)
    day = date(2024, 1, 2)
    while found(quota, [], day, notice).standing not in TOLD_OF:
        day += timedelta(days=1)
    state = found(quota, [], day, notice)
    assert state.standing is Standing.WARNED
    left, late = 0, day
    while found(quota, [], late, notice).standing is Standing.WARNED:
        late = next_working_day(late)
        left += 1
    assert left - 1 == WARNING_WORKING_DAYS
