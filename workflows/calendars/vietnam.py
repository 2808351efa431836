"""The calendar of Vietnam: our announced days decide, the library ``holidays`` only projects.

This is the one home of ``holidays``. It is imported inside functions, and only to make or compare
the stored projection: an upgrade of the library never moves a date by itself.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from engine.calendar import SATURDAY, AnnouncedDay, CalendarHistory, DayKind, days_between
from engine.words import N_
from workflows.calendars.checks import problems_of
from workflows.calendars.data import CalendarData, CalendarUnsound, read_data

if TYPE_CHECKING:
    from holidays import HolidayBase

ADJACENT_SINCE: Final = 2021  # Bộ luật Lao động 2019: Quốc khánh has two days
ADJACENT_KNOWN_ON: Final = "2019-11-20"  # the day on which that code was passed


@dataclass(frozen=True, slots=True)
class Difference:
    """A day on which our data and the library disagree; ``reason`` says why where it is known."""

    day: date
    works_here: bool
    works_there: bool
    reason: str

    @property
    def expected(self) -> bool:
        """Tell whether the difference is recorded in the data as a fault of the library."""
        return bool(self.reason)


@cache
def shipped_data() -> CalendarData:
    """Return the data shipped with the program, read once."""
    return read_data()


@cache
def calendar_of_vietnam() -> CalendarHistory:
    """Return the history of working days, after its checks; raise if one fails."""
    return checked_history(shipped_data())


def checked_history(data: CalendarData, added: Sequence[AnnouncedDay] = ()) -> CalendarHistory:
    """Return the history of ``data`` and the days an office added, or refuse unsound data."""
    problems = problems_of(data)
    if problems:
        raise CalendarUnsound(
            N_("Lịch làm việc có {count} lỗi, lỗi đầu: {first}; hãy chạy 'dondoc calendar check'"),
            count=len(problems),
            first=str(problems[0]),
        )
    history = data.history()
    return history.with_days(added) if added else history


def project(data: CalendarData) -> tuple[tuple[date, str], ...]:
    """Return the days off for Tết and around Quốc khánh that the library expects, swaps aside."""
    swapped = {item.day for item in data.announced if item.kind is DayKind.SWAPPED}
    library = _library(data)
    expected = (
        (day, _choice_of(day))
        for day in days_between(data.first_day, data.last_day)
        if day.weekday() < SATURDAY and day in library and day not in swapped
    )
    return tuple((day, choice) for day, choice in expected if choice)


def projection_lines(data: CalendarData) -> str:
    """Return the projection as the lines of the data file."""
    return ",\n".join(
        "  " + json.dumps(_projection_item(day, choice), ensure_ascii=False)
        for day, choice in project(data)
    )


def projection_is_stored(data: CalendarData) -> bool:
    """Tell whether the stored projection is what the installed library expects today."""
    return project(data) == tuple((item.day, item.settles) for item in data.projected)


def differences(data: CalendarData) -> tuple[Difference, ...]:
    """Compare every day of our current calendar with the library."""
    library, calendar = _library(data), data.history().current
    return tuple(
        Difference(day, ours, theirs, data.known_differences.get(day, ""))
        for day in days_between(data.first_day, data.last_day)
        if (ours := calendar.is_working_day(day)) != (theirs := library.is_working_day(day))
    )


def library_version() -> str:
    """Return the version of the installed library."""
    from importlib.metadata import version  # costs as much as the rest of a look-up

    return version("holidays")


def _library(data: CalendarData) -> "HolidayBase":
    """Return the library's calendar with every year loaded (it guesses at years not loaded)."""
    import holidays

    years = range(data.first_day.year, data.last_day.year + 1)
    return holidays.country_holidays("VN", years=years)


def _choice_of(day: date) -> str:
    """Return which yearly choice of the Prime Minister a day off belongs to, by its season."""
    if date(day.year, 1, 18) <= day <= date(day.year, 3, 5):
        return "tet"
    near_national_day = date(day.year, 8, 30) <= day <= date(day.year, 9, 6)
    if near_national_day and day.year >= ADJACENT_SINCE and (day.month, day.day) != (9, 2):
        return "national_day"
    return ""


def _projection_item(day: date, choice: str) -> dict[str, str]:
    """Return one line of the projection."""
    item = {"day": day.isoformat(), "settles": choice}
    return item if choice == "tet" else {**item, "known_on": ADJACENT_KNOWN_ON}


if __name__ == "__main__":
    print(projection_lines(shipped_data()))  # noqa: T201 (prints the lines for the data file)
