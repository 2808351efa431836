"""Deadlines: the law of counting beyond the worked cases, pauses, explanations and verdicts."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calendar import Roll, days_between
from engine.counted_days import DayUse, explain
from engine.deadlines import (
    OFFICE_ZONE,
    DeadlineRule,
    Pause,
    Reckoning,
    RuleKind,
    TimeUnit,
    add_period,
    end_of_day,
    judge,
    judge_moment,
    paused_days,
    reckon,
)
from engine.errors import CalendarNotCovered, InvalidInput
from workflows.calendars.vietnam import calendar_of_vietnam

NOW = calendar_of_vietnam().current
WORKING, PLAIN, HOURS = TimeUnit.WORKING_DAYS, TimeUnit.CALENDAR_DAYS, TimeUnit.HOURS
MONTHS, YEARS, WEEKS = TimeUnit.MONTHS, TimeUnit.YEARS, TimeUnit.WEEKS
days = st.dates(date(2015, 3, 1), date(2027, 6, 30))


def rule(
    kind: RuleKind, amount: int | None = None, unit: TimeUnit = WORKING, roll: Roll | None = None
) -> DeadlineRule:
    return DeadlineRule("rule", kind, "anchor", amount, unit, roll)


def reckoned(
    kind: RuleKind,
    anchor: date,
    amount: int | None = None,
    unit: TimeUnit = WORKING,
    pauses: tuple[Pause, ...] = (),
) -> Reckoning:
    found = reckon(rule(kind, amount, unit), anchor, NOW, pauses)
    assert found is not None
    return found


def dates(found: Reckoning) -> tuple[date, date, date]:
    return found.nominal_on, found.due_on, found.target_on


def test_no_number_means_no_date() -> None:
    for kind in (RuleKind.WITHIN, RuleKind.AT_LEAST_BEFORE, RuleKind.PERIOD_END):
        assert reckon(rule(kind), date(2024, 6, 6), NOW) is None
        assert explain(rule(kind), date(2024, 6, 6), NOW) == ()


@pytest.mark.parametrize(
    ("kind", "anchor", "amount", "unit", "expected"),
    [
        # backward plain days move earlier: the visit must not lose a day of notice
        (RuleKind.AT_LEAST_BEFORE, "2024-09-12", 10, PLAIN, "2024-09-02 2024-08-30 2024-08-30"),
        (RuleKind.AT_LEAST_BEFORE, "2024-06-20", 10, PLAIN, "2024-06-10 2024-06-10 2024-06-07"),
        (RuleKind.AT_LEAST_BEFORE, "2024-03-31", 1, MONTHS, "2024-02-29 2024-02-29 2024-02-28"),
        (RuleKind.BEFORE_DAY, "2024-06-10", None, WORKING, "2024-06-09 2024-06-09 2024-06-07"),
        (RuleKind.BEFORE_DAY, "2024-06-12", None, WORKING, "2024-06-11 2024-06-11 2024-06-11"),
        (RuleKind.ON, "2024-06-30", None, WORKING, "2024-06-30 2024-07-01 2024-06-28"),
        (RuleKind.WITHIN, "2024-02-29", 1, YEARS, "2025-02-28 2025-02-28 2025-02-28"),
        (RuleKind.WITHIN, "2024-06-08", 1, WEEKS, "2024-06-15 2024-06-17 2024-06-14"),
        (RuleKind.WITHIN, "2024-08-31", 6, MONTHS, "2025-02-28 2025-02-28 2025-02-28"),
        (RuleKind.WITHIN, "2026-04-22", 3, PLAIN, "2026-04-25 2026-04-28 2026-04-24"),
        (RuleKind.WITHIN, "2019-04-26", 8, PLAIN, "2019-05-04 2019-05-04 2019-05-04"),
        (RuleKind.WITHIN, "2025-01-15", 10, PLAIN, "2025-01-25 2025-02-03 2025-01-24"),
        (RuleKind.PERIOD_END, "2018-10-01", 3, MONTHS, "2018-12-31 2019-01-02 2018-12-28"),
        (RuleKind.PERIOD_END, "2024-02-01", 1, MONTHS, "2024-02-29 2024-02-29 2024-02-29"),
        (RuleKind.WINDOW_START, "2023-01-01", None, WORKING, "2023-01-01 2023-01-03 2023-01-03"),
        (RuleKind.WINDOW_END, "2023-01-01", 1, YEARS, "2023-12-31 2023-12-29 2023-12-29"),
        (RuleKind.DAY_OF_MONTH, "2024-02-10", 31, MONTHS, "2024-02-29 2024-02-29 2024-02-29"),
        (RuleKind.DAY_OF_MONTH, "2018-09-10", 1, MONTHS, "2018-09-01 2018-09-04 2018-08-31"),
        (RuleKind.NOT_BEFORE, "2024-08-22", 10, PLAIN, "2024-09-05 2024-09-05 2024-09-05"),
    ],
)
def test_dates_fall_as_the_law_of_counting_says(
    kind: RuleKind, anchor: str, amount: int | None, unit: TimeUnit, expected: str
) -> None:
    found = reckoned(kind, date.fromisoformat(anchor), amount, unit)
    assert " ".join(day.isoformat() for day in dates(found)) == expected


def test_a_rule_may_set_its_own_roll() -> None:
    own = rule(RuleKind.ON, roll=Roll.NONE)
    found = reckon(own, date(2024, 6, 30), NOW)
    assert found is not None
    assert found.due_on == date(2024, 6, 30)


def test_the_span_holds_every_day_on_which_the_date_depends() -> None:
    found = reckoned(RuleKind.AT_LEAST_BEFORE, date(2024, 5, 8), 10)
    assert (found.first_day, found.last_day) == (date(2024, 4, 19), date(2024, 5, 8))
    found = reckoned(RuleKind.PERIOD_END, date(2018, 1, 1), 12, MONTHS)
    assert (found.first_day, found.last_day) == (date(2018, 12, 28), date(2019, 1, 2))
    assert found.calendar_version == NOW.version


@pytest.mark.parametrize("bad", [0, -1, 36_501])
def test_numbers_that_no_document_means_are_refused(bad: int) -> None:
    with pytest.raises(InvalidInput, match="từ 1 đến 36500"):
        rule(RuleKind.WITHIN, bad)


def test_hours_do_not_go_with_periods() -> None:
    with pytest.raises(InvalidInput, match="Giờ không dùng"):
        rule(RuleKind.PERIOD_END, 3, HOURS)


def test_the_largest_number_is_refused_by_the_calendar_not_by_a_crash() -> None:
    for unit, most in ((PLAIN, 36_500), (WORKING, 36_500), (YEARS, 100), (HOURS, 876_000)):
        moment = datetime(2024, 6, 6, 8, tzinfo=UTC)
        for kind in (RuleKind.WITHIN, RuleKind.AT_LEAST_BEFORE):
            with pytest.raises(CalendarNotCovered):
                reckon(rule(kind, most, unit), moment, NOW)


def test_hours_run_from_the_moment_without_a_break() -> None:
    friday = datetime(2024, 6, 7, 14, tzinfo=OFFICE_ZONE)
    found = reckon(rule(RuleKind.WITHIN, 24, HOURS), friday, NOW)
    assert found is not None
    assert found.due_at == datetime(2024, 6, 8, 7, tzinfo=UTC)
    assert dates(found) == (date(2024, 6, 8),) * 3
    before = reckon(rule(RuleKind.AT_LEAST_BEFORE, 24, HOURS), friday, NOW)
    assert before is not None
    assert before.due_at == datetime(2024, 6, 6, 7, tzinfo=UTC)
    days_shown = explain(rule(RuleKind.WITHIN, 24, HOURS), friday, NOW)
    assert [(day.day, day.use) for day in days_shown] == [(date(2024, 6, 8), DayUse.LANDED)]


def test_hours_need_an_hour_and_moments_need_a_zone() -> None:
    with pytest.raises(InvalidInput, match="chưa có giờ bắt đầu"):
        reckon(rule(RuleKind.WITHIN, 24, HOURS), date(2024, 6, 7), NOW)
    naive = datetime(2024, 6, 7, 14)  # noqa: DTZ001  (the point of the test)
    for unit in (HOURS, WORKING):
        with pytest.raises(InvalidInput, match="thiếu múi giờ"):
            reckon(rule(RuleKind.WITHIN, 24, unit), naive, NOW)


def test_a_moment_counts_from_the_offices_day() -> None:
    late = datetime(2024, 6, 6, 18, tzinfo=UTC)  # already 07/06 in Vietnam
    found = reckon(rule(RuleKind.WITHIN, 10), late, NOW)
    assert found is not None
    assert (found.anchor_on, found.due_on) == (date(2024, 6, 7), date(2024, 6, 21))
    elsewhere = reckon(rule(RuleKind.WITHIN, 10), late, NOW, (), timezone(timedelta(0)))
    assert elsewhere is not None
    assert elsewhere.anchor_on == date(2024, 6, 6)


def test_a_day_ends_at_midnight_of_the_office() -> None:
    assert end_of_day(date(2024, 6, 20)) == datetime(2024, 6, 20, 17, tzinfo=UTC)


def test_working_days_paused_are_added_back() -> None:
    pause = (Pause(date(2024, 6, 10), date(2024, 6, 12)),)
    found = reckoned(RuleKind.WITHIN, date(2024, 6, 6), 10, pauses=pause)
    assert dates(found) == (date(2024, 6, 25),) * 3
    shown = explain(rule(RuleKind.WITHIN, 10), date(2024, 6, 6), NOW, pause)
    assert [day.day.day for day in shown if day.use is DayUse.PAUSED] == [10, 11, 12]
    assert [day.number for day in shown if day.counted] == list(range(1, 11))


def test_a_pause_over_days_off_adds_nothing() -> None:
    weekend = (Pause(date(2024, 6, 8), date(2024, 6, 9)),)
    assert reckoned(RuleKind.WITHIN, date(2024, 6, 6), 10, pauses=weekend).due_on.day == 20


def test_overlapping_pauses_count_once_and_later_pauses_count_too() -> None:
    pauses = (
        Pause(date(2024, 6, 10), date(2024, 6, 12)),
        Pause(date(2024, 6, 11), date(2024, 6, 13)),
        Pause(date(2024, 6, 25), date(2024, 6, 25)),  # met only because of the ones before
    )
    assert reckoned(RuleKind.WITHIN, date(2024, 6, 6), 10, pauses=pauses).due_on.day == 27


def test_an_open_pause_leaves_no_date_until_it_ends() -> None:
    open_pause = (Pause(date(2024, 6, 10)),)
    assert reckon(rule(RuleKind.WITHIN, 10), date(2024, 6, 6), NOW, open_pause) is None
    too_late = (Pause(date(2024, 6, 21)),)
    found = reckon(rule(RuleKind.WITHIN, 10), date(2024, 6, 6), NOW, too_late)
    assert found is not None
    assert found.due_on == date(2024, 6, 20)


def test_plain_days_get_their_paused_working_days_back_at_the_end() -> None:
    pause = (Pause(date(2024, 8, 12), date(2024, 8, 13)),)
    found = reckoned(RuleKind.WITHIN, date(2024, 8, 2), 30, PLAIN, pause)
    assert dates(found) == (date(2024, 9, 6),) * 3
    shown = explain(rule(RuleKind.WITHIN, 30, PLAIN), date(2024, 8, 2), NOW, pause)
    assert [day.use for day in shown[-5:]] == [
        DayUse.DAY_OFF,
        DayUse.DAY_OFF,
        DayUse.LANDED,
        DayUse.ADDED_BACK,
        DayUse.ADDED_BACK,
    ]


def test_a_visit_does_not_wait_for_a_pause() -> None:
    pause = (Pause(date(2024, 5, 2), date(2024, 5, 3)),)
    found = reckoned(RuleKind.AT_LEAST_BEFORE, date(2024, 5, 8), 10, pauses=pause)
    assert found.due_on == date(2024, 4, 22)


def test_a_pause_cannot_end_before_it_begins() -> None:
    with pytest.raises(InvalidInput, match="Tạm dừng từ 02/06/2024 đến 01/06/2024"):
        Pause(date(2024, 6, 2), date(2024, 6, 1))


@given(
    days,
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 10)), max_size=3),
)
def test_paused_periods_equal_a_count_that_stands_still(
    anchor: date, amount: int, spans: list[tuple[int, int]]
) -> None:
    pauses = tuple(
        Pause(anchor + timedelta(days=start), anchor + timedelta(days=start + length))
        for start, length in spans
    )
    day, left = anchor, amount
    while left:
        day += timedelta(days=1)
        stands = any(pause.from_on <= day <= (pause.to_on or day) for pause in pauses)
        left -= NOW.is_working_day(day) and not stands
    assert reckoned(RuleKind.WITHIN, anchor, amount, pauses=pauses).due_on == day


@given(days, st.integers(1, 60))
def test_plain_days_end_where_a_walk_ends(anchor: date, amount: int) -> None:
    found = reckoned(RuleKind.WITHIN, anchor, amount, PLAIN)
    assert found.nominal_on == anchor + timedelta(days=amount)
    assert NOW.is_working_day(found.due_on)
    between = days_between(found.nominal_on, found.due_on - timedelta(days=1))
    assert not any(NOW.is_working_day(day) for day in between)
    assert found.target_on <= found.nominal_on <= found.due_on


@given(days, st.integers(1, 60), st.sampled_from([WORKING, PLAIN, WEEKS]))
def test_backward_dates_never_come_too_late(visit: date, amount: int, unit: TimeUnit) -> None:
    if unit is WEEKS:
        amount = min(amount, 8)
    found = reckoned(RuleKind.AT_LEAST_BEFORE, visit, amount, unit)
    assert found.target_on <= found.due_on <= found.nominal_on < visit
    assert NOW.is_working_day(found.due_on)
    if unit is WORKING:
        assert NOW.working_days_between(found.due_on - timedelta(days=1), visit) == amount + (
            NOW.is_working_day(visit)
        )


@given(days, st.integers(1, 24), st.sampled_from([MONTHS, YEARS]))
def test_months_end_on_the_same_day_or_the_months_last(
    start: date, amount: int, unit: TimeUnit
) -> None:
    months = start.year * 12 + start.month - 1 + amount * (12 if unit is YEARS else 1)
    end = add_period(start, amount, unit)
    assert end.year * 12 + end.month - 1 == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(
    days,
    st.integers(1, 40),
    st.sampled_from([RuleKind.WITHIN, RuleKind.AT_LEAST_BEFORE, RuleKind.NOT_BEFORE]),
    st.sampled_from([WORKING, PLAIN]),
)
def test_an_explanation_shows_every_day_of_the_count_once(
    anchor: date, amount: int, kind: RuleKind, unit: TimeUnit
) -> None:
    found = reckoned(kind, anchor, amount, unit)
    shown = explain(rule(kind, amount, unit), anchor, NOW)
    low, high = sorted((anchor, found.due_on))
    assert len(shown) == (high - low).days
    assert shown[-1].day == found.due_on
    assert [day.number for day in shown if day.counted] == list(range(1, amount + 1))
    assert all(day.fact.reason for day in shown)


def test_a_rolled_date_is_explained_by_the_days_it_was_rolled_over() -> None:
    shown = explain(rule(RuleKind.PERIOD_END, 12, MONTHS), date(2018, 1, 1), NOW)
    assert [(day.day.isoformat(), day.use) for day in shown] == [
        ("2018-12-31", DayUse.DAY_OFF),
        ("2019-01-01", DayUse.DAY_OFF),
        ("2019-01-02", DayUse.LANDED),
    ]
    shown = explain(rule(RuleKind.WINDOW_END, 12, MONTHS), date(2023, 1, 1), NOW)
    assert [day.day.day for day in shown] == [31, 30, 29]


def test_paused_days_are_the_working_days_inside() -> None:
    pauses = [Pause(date(2024, 6, 7), date(2024, 6, 10)), Pause(date(2024, 6, 19))]
    found = paused_days(pauses, date(2024, 6, 7), date(2024, 6, 20), NOW)
    assert sorted(day.day for day in found) == [10, 19, 20]


@pytest.mark.parametrize(
    ("done", "on_time", "late"),
    [
        (date(2024, 6, 19), True, 0),
        (date(2024, 6, 20), True, 0),
        (date(2024, 6, 21), False, 1),
        (date(2024, 6, 22), False, 1),
        (date(2024, 6, 25), False, 3),
    ],
)
def test_an_act_is_judged_in_working_days(done: date, on_time: bool, late: int) -> None:
    verdict = judge(date(2024, 6, 20), done, NOW)
    assert (verdict.on_time, verdict.working_days_late) == (on_time, late)


def test_done_on_a_day_off_after_the_deadline_is_late_by_no_working_day() -> None:
    verdict = judge(date(2024, 6, 21), date(2024, 6, 22), NOW)
    assert (verdict.on_time, verdict.working_days_late) == (False, 0)


def test_hours_are_judged_by_moments() -> None:
    due = datetime(2024, 6, 7, 7, tzinfo=UTC)
    assert judge_moment(due, due, NOW).on_time
    minute_late = judge_moment(due, due + timedelta(minutes=1), NOW)
    assert (minute_late.on_time, minute_late.working_days_late) == (False, 0)
    assert judge_moment(due, due + timedelta(days=3), NOW).working_days_late == 1
