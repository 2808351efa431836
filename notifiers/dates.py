"""Dates, hours and small numbers as Vietnamese official papers write them (NĐ 30/2020/NĐ-CP).

The decree puts a zero before days below ten and before the months one and two only; the locale data
that libraries carry does otherwise, so the words are made here.
"""

from datetime import date, time
from typing import Final

ZERO_BELOW_MONTH: Final = 3
ZERO_BELOW_COUNT: Final = 10
WEEKDAYS: Final = (
    "thứ Hai",
    "thứ Ba",
    "thứ Tư",
    "thứ Năm",
    "thứ Sáu",
    "thứ Bảy",
    "Chủ nhật",
)


def _month(day: date) -> str:
    """Return the number of the month, padded for January and February only."""
    return f"{day.month:02d}" if day.month < ZERO_BELOW_MONTH else str(day.month)


def date_in_words(day: date) -> str:
    """Return ``ngày 06 tháng 6 năm 2024``."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def short_date(day: date) -> str:
    """Return ``06/6/2024``."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def table_date(day: date) -> str:
    """Return ``06/06/2024``, the even form of tables."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def weekday_name(day: date) -> str:
    """Return ``thứ Năm`` for a Thursday; only Sunday begins with a capital of its own."""
    return WEEKDAYS[day.weekday()]


def weekday_and_date(day: date) -> str:
    """Return ``thứ Năm, 06/6/2024``."""
    return f"{weekday_name(day)}, {short_date(day)}"


def hour_in_words(moment: time) -> str:
    """Return ``8 giờ 00``."""
    return f"{moment.hour} giờ {moment.minute:02d}"


def counted(number: int) -> str:
    """Return a count as letters print it: ``05``, ``12``."""
    return f"{number:02d}" if 0 <= number < ZERO_BELOW_COUNT else str(number)


def day_list(days: tuple[date, ...]) -> str:
    """Return some days in order, with the year once where it is the same: ``18/8, 19/8/2026``."""
    ordered = sorted(set(days))
    same_year = len({day.year for day in ordered}) == 1
    words = [short_date(day) for day in ordered]
    if same_year:
        words[:-1] = [word.rsplit("/", 1)[0] for word in words[:-1]]
    return ", ".join(words)


def span_of_days(first_on: date, last_on: date | None) -> str:
    """Return one day or a span: ``từ ngày 06/6/2024 đến ngày 07/6/2024``."""
    if last_on is None or last_on <= first_on:
        return f"{weekday_name(first_on)}, {date_in_words(first_on)}"
    return f"từ ngày {short_date(first_on)} đến ngày {short_date(last_on)}"
