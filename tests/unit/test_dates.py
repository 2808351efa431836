"""Dates are written as the decree on official papers asks."""

from datetime import date, time

import pytest

from notifiers.dates import (
    counted,
    date_in_words,
    day_list,
    hour_in_words,
    short_date,
    span_of_days,
    table_date,
    weekday_and_date,
    weekday_name,
)


@pytest.mark.parametrize(
    ("day", "words", "short", "table"),
    [
        (date(2024, 6, 6), "ngày 06 tháng 6 năm 2024", "06/6/2024", "06/06/2024"),
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020", "05/01/2020", "05/01/2020"),
        (date(2020, 2, 15), "ngày 15 tháng 02 năm 2020", "15/02/2020", "15/02/2020"),
        (date(2017, 12, 29), "ngày 29 tháng 12 năm 2017", "29/12/2017", "29/12/2017"),
    ],
)
def test_zero_stands_before_small_days_and_the_first_two_months(
    day: date, words: str, short: str, table: str
) -> None:
    assert date_in_words(day) == words
    assert short_date(day) == short
    assert table_date(day) == table


def test_the_week_has_its_vietnamese_names() -> None:
    week = [weekday_name(date(2024, 6, day)) for day in range(3, 10)]
    assert week == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
    assert weekday_and_date(date(2024, 6, 6)) == "thứ Năm, 06/6/2024"


def test_hours_and_counts() -> None:
    assert hour_in_words(time(8)) == "8 giờ 00"
    assert hour_in_words(time(14, 5)) == "14 giờ 05"
    assert [counted(number) for number in (0, 5, 10, 123)] == ["00", "05", "10", "123"]


def test_several_days_name_their_year_once() -> None:
    days = (date(2026, 8, 19), date(2026, 8, 18), date(2026, 8, 18))
    assert day_list(days) == "18/8, 19/8/2026"
    assert day_list((date(2025, 12, 31), date(2026, 1, 2))) == "31/12/2025, 02/01/2026"
    assert day_list(()) == ""


def test_a_span_is_one_day_or_two_ends() -> None:
    first = date(2024, 6, 6)
    assert span_of_days(first, None) == "thứ Năm, ngày 06 tháng 6 năm 2024"
    assert span_of_days(first, first) == span_of_days(first, None)
    assert span_of_days(first, date(2024, 6, 7)) == "từ ngày 06/6/2024 đến ngày 07/6/2024"
