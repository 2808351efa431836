"""Verdicts: whether an act was on time, and by how many working days it was late."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

from engine.calendar import ONE_DAY, WorkingCalendar

OFFICE_ZONE: Final[tzinfo] = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


def end_of_day(day: date, zone: tzinfo = OFFICE_ZONE) -> datetime:
    """Return the moment at which ``day`` ends in the office's zone, in UTC: late from then on."""
    return datetime.combine(day + ONE_DAY, time.min, zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether an act was on time, and by how many working days it was late.

    Late on a day off right after the deadline is late by 0 working days.
    """

    on_time: bool
    working_days_late: int


def judge(due_on: date, done_on: date, calendar: WorkingCalendar) -> Judgement:
    """Judge an act by its day, under the calendar that was known on that day."""
    if done_on <= due_on:
        return Judgement(on_time=True, working_days_late=0)
    late = calendar.working_days_between(due_on, done_on)
    return Judgement(on_time=False, working_days_late=late)


def judge_moment(
    due_at: datetime, done_at: datetime, calendar: WorkingCalendar, zone: tzinfo = OFFICE_ZONE
) -> Judgement:
    """Judge an act whose deadline counts in hours: by the moment, late by the days between."""
    if done_at <= due_at:
        return Judgement(on_time=True, working_days_late=0)
    due_on, done_on = (moment.astimezone(zone).date() for moment in (due_at, done_at))
    late = calendar.working_days_between(due_on, done_on)
    return Judgement(on_time=False, working_days_late=late)
