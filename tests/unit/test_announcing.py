"""Announcements entered by hand: what they become, and which are refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.calendar import DayKind
from engine.case import DocumentRef
from engine.errors import CalendarNotCovered
from workflows.calendars.announcing import AnnouncementRefused, Source, days_off, swap
from workflows.calendars.checks import problems_of
from workflows.calendars.vietnam import calendar_of_vietnam, shipped_data

TODAY = date(2026, 3, 10)
HISTORY = calendar_of_vietnam()
CALENDAR = HISTORY.as_known_on(TODAY)
LETTER = DocumentRef("1/VPCP-KGVX", "Văn phòng Chính phủ", date(2026, 3, 2))
SOURCE = Source(LETTER, date(2026, 3, 2))
BRIDGE, SATURDAY = date(2026, 8, 3), date(2026, 8, 8)


def test_a_swap_is_a_pair_with_its_document_and_the_day_it_became_known() -> None:
    off, worked = swap(BRIDGE, SATURDAY, SOURCE, CALENDAR, TODAY)
    assert (off.kind, off.working, off.paired_with) == (DayKind.SWAPPED, False, SATURDAY)
    assert (worked.kind, worked.working, worked.paired_with) == (DayKind.WORKED, True, BRIDGE)
    assert off.reason == "Nghỉ hoán đổi: làm việc bù thứ Bảy 08/08/2026"
    assert worked.reason == "Làm việc bù cho thứ Hai 03/08/2026 nghỉ hoán đổi"
    assert {off.known_on, worked.known_on} == {date(2026, 3, 2)}
    assert off.documents[0].cite() == "1/VPCP-KGVX ngày 02/03/2026"
    after = HISTORY.with_days((off, worked)).as_known_on(TODAY)
    assert not after.is_working_day(BRIDGE)
    assert after.is_working_day(SATURDAY)


def test_what_is_entered_stands_up_to_the_checks_of_the_data_that_ships() -> None:
    added = swap(BRIDGE, SATURDAY, SOURCE, CALENDAR, TODAY)
    extra = days_off([date(2026, 8, 4)], "Bão", SOURCE, CALENDAR, TODAY)
    data = shipped_data()
    assert problems_of(replace(data, announced=(*data.announced, *added, *extra))) == []


@pytest.mark.parametrize(
    ("off", "worked", "said"),
    [
        (date(2026, 8, 9), SATURDAY, "Chủ nhật 09/08/2026 vốn là ngày nghỉ hằng tuần"),
        (date(2026, 8, 8), date(2026, 8, 15), "thứ Bảy 08/08/2026 vốn là ngày nghỉ hằng tuần"),
        (date(2026, 4, 30), SATURDAY, "thứ Năm 30/04/2026 đã là ngày nghỉ"),
        (date(2026, 8, 31), SATURDAY, "đã là ngày nghỉ .*9859/VPCP-KGVX ngày 13/10/2025"),
        (date(2026, 8, 22), SATURDAY, "thứ Bảy 22/08/2026 là ngày làm bù"),
        (BRIDGE, date(2026, 8, 22), "thứ Bảy 22/08/2026 đã là ngày làm việc"),
        (BRIDGE, date(2026, 8, 9), "Chủ nhật 09/08/2026 không phải thứ Bảy"),
        (BRIDGE, date(2026, 8, 7), "thứ Sáu 07/08/2026 không phải thứ Bảy"),
        (BRIDGE, date(2027, 5, 1), "thứ Bảy 01/05/2027 là ngày lễ"),
    ],
)
def test_a_pair_that_cannot_be_right_is_refused(off: date, worked: date, said: str) -> None:
    with pytest.raises(AnnouncementRefused, match=said):
        swap(off, worked, SOURCE, CALENDAR, TODAY)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source(DocumentRef("1/TB"), TODAY), "chưa có ngày"),
        (Source(LETTER, date(2026, 3, 11)), "11/03/2026|2026-03-11 còn ở phía trước"),
        (Source(DocumentRef("1/TB", "", date(2026, 3, 12)), TODAY), "còn ở phía trước"),
        (Source(LETTER, date(2026, 3, 1)), "ngày được biết phải ở giữa"),
    ],
)
def test_a_document_that_cannot_be_right_is_refused(source: Source, said: str) -> None:
    with pytest.raises(AnnouncementRefused, match=said):
        swap(BRIDGE, SATURDAY, source, CALENDAR, TODAY)


def test_nobody_learns_of_a_day_after_it(  # a day is known before it is over, or it was none
) -> None:
    with pytest.raises(AnnouncementRefused, match="ngày được biết phải ở giữa"):
        days_off([date(2026, 2, 27)], "Bão", SOURCE, CALENDAR, TODAY)


def test_a_day_beyond_the_data_is_refused_with_its_limits() -> None:
    with pytest.raises(CalendarNotCovered, match="đến 31/01/2028"):
        swap(date(2028, 2, 7), date(2028, 2, 12), SOURCE, CALENDAR, TODAY)


def test_extra_days_off_are_none_of_those_the_labour_code_gives() -> None:
    [day] = days_off([BRIDGE, BRIDGE], "Quốc tang", SOURCE, CALENDAR, TODAY)
    assert (day.kind, day.reason, day.settles) == (DayKind.LOCAL, "Quốc tang", "")


TET: Any = [date(2027, 2, day) for day in (5, 8, 9, 10, 11)]


def test_the_chosen_days_of_tet_take_the_place_of_the_projected() -> None:
    days = days_off(TET, "Nghỉ Tết", SOURCE, CALENDAR, TODAY)
    assert {(day.kind, day.settles) for day in days} == {(DayKind.TET, "tet")}
    after = HISTORY.with_days(days).as_known_on(TODAY)
    assert after.is_working_day(date(2027, 2, 4))
    assert not after.is_working_day(date(2027, 2, 11))


def test_part_of_tet_is_refused_with_the_days_that_are_expected() -> None:
    with pytest.raises(AnnouncementRefused, match="2027 đang dự kiến 5 ngày nghỉ dịp này"):
        days_off(TET[:4], "Nghỉ Tết", SOURCE, CALENDAR, TODAY)
