"""A year as people draw it: twelve months, Monday first, three to a row, days off marked."""

from calendar import Calendar
from datetime import date
from itertools import zip_longest
from typing import Final

from dondoc.cli.output import display_width, format_day, pad
from dondoc.language import _
from engine.calendar import DayFact, DayKind, WorkingCalendar, days_between
from engine.words import N_
from notifiers.dates import weekday_name

OFF: Final = "*"
WORKED: Final = "+"
PROVISIONAL: Final = "?"
PLAIN: Final = " "
MARKS: Final = {
    r" *\d*\*(?=\s|$)": "red",
    r" *\d*\+(?=\s|$)": "green",
    r" *\d*\?(?=\s|$)": "yellow",
}
"""Patterns of marked cells and their colours: colour only repeats what the sign says."""
LEGEND: Final = (
    (OFF, N_("nghỉ lễ, Tết, nghỉ bù, nghỉ hoán đổi")),
    (WORKED, N_("thứ Bảy làm bù")),
    (PROVISIONAL, N_("nghỉ dự kiến, chưa có thông báo")),
)
KINDS: Final = {
    DayKind.ORDINARY: N_("ngày làm việc"),
    DayKind.WEEKEND: N_("nghỉ hằng tuần"),
    DayKind.STATUTORY: N_("nghỉ lễ"),
    DayKind.TET: N_("nghỉ Tết"),
    DayKind.ADJACENT: N_("nghỉ liền kề Quốc khánh"),
    DayKind.IN_LIEU: N_("nghỉ bù"),
    DayKind.SWAPPED: N_("nghỉ hoán đổi"),
    DayKind.WORKED: N_("làm bù"),
    DayKind.LOCAL: N_("nghỉ riêng của cơ quan"),
}
MONTHS_A_ROW: Final = 3
CELL: Final = 4
WIDTH: Final = 7 * CELL


def sign_of(fact: DayFact) -> str:
    """Return the sign of a day."""
    if fact.provisional:
        return PROVISIONAL
    if fact.working:
        return WORKED if fact.kind is DayKind.WORKED else PLAIN
    return PLAIN if fact.kind is DayKind.WEEKEND and not fact.documents else OFF


def special_days(calendar: WorkingCalendar, year: int) -> tuple[DayFact, ...]:
    """Return the days of a year that the plain week does not explain."""
    first = max(date(year, 1, 1), calendar.first_day)
    last = min(date(year, 12, 31), calendar.last_day)
    facts = (calendar.fact(day) for day in days_between(first, last))
    return tuple(fact for fact in facts if sign_of(fact) != PLAIN)


def year_lines(calendar: WorkingCalendar, year: int) -> list[str]:
    """Return the twelve months of a year, ready to be printed."""
    lines: list[str] = []
    for first in range(1, 13, MONTHS_A_ROW):
        months = [_month(calendar, year, month) for month in range(first, first + MONTHS_A_ROW)]
        rows = zip_longest(*months, fillvalue=" " * WIDTH)
        lines += ["  ".join(row).rstrip() for row in rows] + [""]
    return lines


def legend_line() -> str:
    """Return what the signs mean."""
    return "   ".join(f"{sign} {_(text)}" for sign, text in LEGEND)


def day_rows(facts: tuple[DayFact, ...]) -> list[tuple[str, ...]]:
    """Return one row for each day: sign, day, weekday, why, and on which document."""
    return [
        (
            sign_of(fact),
            format_day(fact.day),
            _(weekday_name(fact.day)),
            _(fact.reason),
            cited(fact),
        )
        for fact in facts
    ]


def cited(fact: DayFact) -> str:
    """Return the documents of a day as people cite them."""
    return "; ".join(document.cite() for document in fact.documents)


def named_day(day: date) -> str:
    """Return a day with its weekday: thứ Năm 20/06/2024."""
    return f"{_(weekday_name(day))} {format_day(day)}"


def _month(calendar: WorkingCalendar, year: int, month: int) -> list[str]:
    """Return the lines of one month, all of one width."""
    title = _("Tháng {month}/{year}", month=month, year=str(year))
    left = " " * ((WIDTH - display_width(title)) // 2)
    names = "".join(
        pad(name, CELL - 1, right=True) + " " for name in _("T2 T3 T4 T5 T6 T7 CN").split()
    )
    weeks = Calendar().monthdatescalendar(year, month)
    body = ["".join(_cell(calendar, day, month) for day in week) for week in weeks]
    return [pad(left + title, WIDTH), names, *body]


def _cell(calendar: WorkingCalendar, day: date, month: int) -> str:
    """Return the cell of one day; days without data are dots, days of other months are blank."""
    if day.month != month:
        return " " * CELL
    if not calendar.first_day <= day <= calendar.last_day:
        return "  . "
    return f"{day.day:3d}{sign_of(calendar.fact(day))}"
