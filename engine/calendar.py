"""Working days and what was known of them when: the one place from which to import calendars."""

from engine.calendar_history import AnnouncedDay, CalendarHistory
from engine.working_calendar import (
    ONE_DAY,
    SATURDAY,
    CalendarDocument,
    DayFact,
    DayKind,
    Roll,
    WorkingCalendar,
    YearStatus,
    days_between,
)

__all__ = [
    "ONE_DAY",
    "SATURDAY",
    "AnnouncedDay",
    "CalendarDocument",
    "CalendarHistory",
    "DayFact",
    "DayKind",
    "Roll",
    "WorkingCalendar",
    "YearStatus",
    "days_between",
]
