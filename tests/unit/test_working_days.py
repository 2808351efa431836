"""Working days: every announced day of 2015-2027, what was known when, and what lies beyond."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calendar import (
    AnnouncedDay,
    CalendarDocument,
    CalendarHistory,
    DayKind,
    Roll,
    WorkingCalendar,
    YearStatus,
    days_between,
)
from engine.errors import CalendarNotCovered
from workflows.calendars.vietnam import calendar_of_vietnam

TABLE: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "days-off.json").read_text(encoding="utf-8")
)
HISTORY = calendar_of_vietnam()
NOW = HISTORY.current
days = st.dates(date(2015, 1, 1), date(2027, 12, 31))


def works(day: date) -> bool:
    """Answer from the table alone, without the code under test."""
    entry = TABLE.get(day.isoformat())
    return bool(entry["works"]) if entry else day.weekday() < 5


@pytest.mark.parametrize("day", sorted(TABLE))
def test_each_announced_day_is_off_or_worked_for_a_reason_with_a_document(day: str) -> None:
    fact = NOW.fact(date.fromisoformat(day))
    assert fact.working is TABLE[day]["works"] is NOW.is_working_day(fact.day)
    assert fact.reason
    if fact.provisional:
        assert fact.day > date(2028, 1, 20)
    else:
        assert fact.documents
        assert all(document.cite() for document in fact.documents)
        known_on = TABLE[day]["known_on"]
        assert fact.known_on == (date.fromisoformat(known_on) if known_on else None)


def test_every_day_of_the_data_agrees_with_the_table() -> None:
    span = list(days_between(date(2015, 1, 1), NOW.last_day))
    assert len(span) == 4779
    assert [day for day in span if NOW.is_working_day(day) != works(day)] == []


@pytest.mark.parametrize(
    ("year", "expected"),
    [*((y, 10) for y in range(2015, 2021)), *((y, 11) for y in range(2021, 2026)), (2026, 12)],
)
def test_each_year_has_the_holidays_that_the_labour_code_gives(year: int, expected: int) -> None:
    facts = [NOW.fact(day) for day in days_between(date(year, 1, 1), date(year, 12, 31))]
    off = [fact for fact in facts if not fact.working and fact.day.weekday() < 5]
    assert len([fact for fact in off if fact.kind is not DayKind.SWAPPED]) == expected


def test_ordinary_days_say_what_they_are() -> None:
    assert NOW.fact(date(2024, 6, 6)).kind is DayKind.ORDINARY
    assert NOW.fact(date(2024, 6, 8)).kind is DayKind.WEEKEND
    assert NOW.fact(date(2026, 4, 26)).documents  # Giỗ Tổ on a Sunday: off anyway, but known why


@given(days, st.integers(-60, 60))
def test_shifting_equals_a_count_day_by_day(day: date, count: int) -> None:
    step = timedelta(days=1 if count > 0 else -1)
    here, left = day, abs(count)
    while left:
        here += step
        if here < date(2014, 12, 28) or here > date(2028, 1, 31):
            return  # outside the table
        left -= works(here)
    assert NOW.shift(day, count) == here


@given(days)
def test_rolling_equals_a_walk_to_the_nearest_working_day(day: date) -> None:
    later = earlier = day
    while not works(later):
        later += timedelta(days=1)
    while not works(earlier):
        earlier -= timedelta(days=1)
    assert NOW.roll(day, Roll.FOLLOWING) == later
    assert NOW.roll(day, Roll.PRECEDING) == earlier
    assert NOW.roll(day, Roll.NONE) == day


@given(days, st.integers(0, 900))
def test_counting_between_equals_a_count_day_by_day(after: date, length: int) -> None:
    until = min(after + timedelta(days=length), date(2027, 12, 31))
    one_by_one = sum(works(day) for day in days_between(after + timedelta(days=1), until))
    assert NOW.working_days_between(after, until) == one_by_one
    assert NOW.working_days_between(until, after) == 0


@given(days, st.integers(1, 60))
def test_a_shift_forth_and_back_returns_to_a_working_day(day: date, count: int) -> None:
    start = NOW.roll(day, Roll.FOLLOWING)
    if start < date(2027, 10, 1):
        assert NOW.shift(NOW.shift(start, count), -count) == start


@pytest.mark.parametrize("day", [date(2014, 11, 30), date(2028, 2, 5)])
def test_beyond_the_data_there_is_a_clear_refusal(day: date) -> None:
    with pytest.raises(CalendarNotCovered) as refused:
        NOW.is_working_day(day)
    for said in (f"{day:%d/%m/%Y}", "01/12/2014", "31/01/2028", f"lịch năm {day.year}"):
        assert said in str(refused.value)


def test_counting_beyond_the_data_is_refused_in_both_directions() -> None:
    with pytest.raises(CalendarNotCovered, match="01/02/2028"):
        NOW.shift(date(2028, 1, 20), 30)
    with pytest.raises(CalendarNotCovered, match="30/11/2014"):
        NOW.shift(date(2014, 12, 5), -30)
    with pytest.raises(CalendarNotCovered, match="01/02/2028"):
        NOW.shift(date(2028, 1, 31), 1)
    assert NOW.shift(date(2014, 12, 2), -1) == NOW.first_day == date(2014, 12, 1)
    for count in (-1, 0, 1):
        with pytest.raises(CalendarNotCovered, match="30/11/2014"):
            NOW.shift(date(2014, 11, 30), count)
    with pytest.raises(CalendarNotCovered):
        NOW.shift(NOW.first_day, -1)


def test_the_new_year_swap_of_2026_was_unknown_until_its_letter() -> None:
    eve, letter = HISTORY.as_known_on(date(2025, 12, 24)), HISTORY.as_known_on(date(2025, 12, 25))
    assert eve.is_working_day(date(2026, 1, 2))
    assert not eve.is_working_day(date(2026, 1, 10))
    assert not letter.is_working_day(date(2026, 1, 2))
    assert letter.is_working_day(date(2026, 1, 10))
    assert eve.changed_days(letter) == (date(2026, 1, 2), date(2026, 1, 10))


def test_before_its_announcement_tet_is_projected_never_taken_as_working_days() -> None:
    before = HISTORY.as_known_on(date(2022, 1, 10))
    assert before.changed_days(HISTORY.as_known_on(date(2022, 1, 11))) == ()
    assert before.fact(date(2022, 2, 1)).provisional
    assert before.fact(date(2022, 9, 1)).provisional
    assert not before.fact(date(2022, 9, 2)).provisional
    assert before.year_status(2022) is YearStatus.STATUTORY
    assert not NOW.fact(date(2022, 2, 1)).provisional


def test_the_day_of_culture_was_unknown_before_its_resolution() -> None:
    assert HISTORY.as_known_on(date(2026, 4, 23)).is_working_day(date(2026, 11, 24))
    assert not HISTORY.as_known_on(date(2026, 4, 24)).is_working_day(date(2026, 11, 24))
    assert NOW.is_working_day(date(2026, 11, 23))  # the swap proposed in September was not adopted


def test_a_second_day_for_quoc_khanh_was_unknown_before_the_labour_code_of_2019() -> None:
    assert HISTORY.as_known_on(date(2019, 11, 19)).is_working_day(date(2021, 9, 3))
    assert HISTORY.as_known_on(date(2019, 11, 20)).fact(date(2021, 9, 3)).provisional


@given(st.dates(date(2013, 1, 1), date(2027, 1, 1)))
def test_nothing_that_became_known_later_is_used(known_on: date) -> None:
    calendar = HISTORY.as_known_on(known_on)
    assert calendar.known_on <= known_on
    for text, entry in TABLE.items():
        day = date.fromisoformat(text)
        fact = calendar.fact(day)
        if entry["known_on"] is None or date.fromisoformat(entry["known_on"]) <= known_on:
            assert fact.working is entry["works"]
        elif NOW.fact(day).kind in {DayKind.SWAPPED, DayKind.WORKED}:
            assert fact.working is (day.weekday() < 5)
        elif not fact.working:
            assert fact.provisional


def test_years_are_firm_only_when_announced() -> None:
    assert [NOW.year_status(year) for year in (2026, 2027, 2028, 2031)] == [
        YearStatus.ANNOUNCED,
        YearStatus.PARTLY,
        YearStatus.STATUTORY,
        YearStatus.STATUTORY,
    ]
    assert not NOW.provisional_between(date(2015, 1, 1), date(2026, 12, 31))
    assert NOW.provisional_between(date(2026, 12, 31), date(2027, 1, 4))
    assert NOW.provisional_between(date(2028, 1, 3), date(2028, 1, 4))


def test_bridge_days_are_the_ones_that_swaps_could_take() -> None:
    found = NOW.bridge_days(NOW.first_day, NOW.last_day)
    assert [day.isoformat() for day in found] == [
        "2015-04-27",
        "2017-04-07",
        "2020-04-03",
        "2023-01-27",
        "2024-04-19",
        "2026-11-23",
    ]
    assert HISTORY.as_known_on(date(2024, 4, 10)).bridge_days(
        date(2024, 4, 20), date(2024, 5, 10)
    ) == (date(2024, 4, 29),)


def test_one_version_stands_for_one_state_of_knowledge() -> None:
    assert HISTORY.as_known_on(date(2025, 12, 25)) is HISTORY.as_known_on(date(2026, 4, 1))
    versions = [HISTORY.as_known_on(day).version for day in HISTORY.learned_on]
    assert len(set(versions)) == len(versions)
    for version in versions:
        assert HISTORY.of_version(version).version == version
    assert NOW.version.startswith("2026-10-02+")


def test_a_version_that_is_gone_is_refused() -> None:
    for version in ("2026-10-02+00000000", "1999-01-01+00000000"):
        with pytest.raises(CalendarNotCovered, match="Không còn lịch phiên bản"):
            HISTORY.of_version(version)


def test_an_office_can_add_an_announcement() -> None:
    letter = CalendarDocument("letter", "", "12/TB", "Bộ Nội vụ", date(2027, 3, 1))
    tet = AnnouncedDay(
        date(2028, 1, 25),
        working=False,
        kind=DayKind.TET,
        reason="Nghỉ Tết",
        documents=(letter,),
        known_on=date(2027, 3, 1),
        settles="tet",
    )
    added = HISTORY.with_days([tet])
    assert added.as_known_on(date(2027, 2, 28)).fact(date(2028, 1, 24)).provisional
    later = added.current
    assert not later.fact(date(2028, 1, 25)).provisional
    assert later.is_working_day(date(2028, 1, 24))  # the announcement replaces the projection
    assert later.year_status(2028) is YearStatus.PARTLY
    assert later.version != NOW.version
    assert not NOW.is_working_day(date(2028, 1, 24))


def test_of_two_entries_for_a_day_the_later_known_holds() -> None:
    day = date(2024, 6, 5)
    off = AnnouncedDay(day, working=False, kind=DayKind.LOCAL, reason="", known_on=date(2024, 5, 1))
    back = AnnouncedDay(
        day, working=True, kind=DayKind.ORDINARY, reason="", known_on=date(2024, 5, 9)
    )
    history = CalendarHistory((back, off), (), {2024: None}, date(2024, 1, 1), date(2024, 12, 31))
    assert history.as_known_on(date(2024, 4, 30)).is_working_day(day)
    assert not history.as_known_on(date(2024, 5, 1)).is_working_day(day)
    assert history.current.is_working_day(day)


def test_the_wording_of_a_reason_does_not_change_the_version() -> None:
    def version(reason: str, *, working: bool) -> str:
        fact = AnnouncedDay(date(2024, 6, 5), working, DayKind.LOCAL, reason).fact(
            provisional=False
        )
        first, last = date(2024, 6, 3), date(2024, 6, 9)
        return WorkingCalendar(first, last, {fact.day: fact}, {}, first).version

    assert version("a", working=False) == version("b", working=False)
    assert version("a", working=False) != version("a", working=True)


def test_documents_are_cited_as_far_as_they_are_known() -> None:
    on = date(2025, 12, 25)
    assert CalendarDocument("k", "", "1/VPCP", "", on).cite() == "1/VPCP ngày 25/12/2025"
    assert CalendarDocument("k", "Bộ luật", "45/QH").cite() == "Bộ luật (45/QH)"
    assert CalendarDocument("k", "Ý kiến", "", "", on).cite() == "Ý kiến ngày 25/12/2025"
