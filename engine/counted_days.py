"""Deadlines explained: every day counted and every day skipped, with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from engine.calendar import ONE_DAY, DayFact, WorkingCalendar, days_between
from engine.deadline_rules import COUNTED
from engine.deadlines import (
    OFFICE_ZONE,
    DeadlineRule,
    Pause,
    Reckoning,
    RuleKind,
    TimeUnit,
    paused_days,
    reckon,
)


class DayUse(StrEnum):
    """What a day did in the count."""

    COUNTED = "counted"
    DAY_OFF = "day_off"
    PAUSED = "paused"
    ADDED_BACK = "added_back"  # stands for a working day that was paused
    LANDED = "landed"  # the working day on which a date came to rest


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: its number if it was counted, and what the calendar says about it."""

    day: date
    number: int | None
    use: DayUse
    fact: DayFact

    @property
    def counted(self) -> bool:
        """Tell whether the day is one of those that the rule counts."""
        return self.use is DayUse.COUNTED


def explain(
    rule: DeadlineRule,
    anchor: date | datetime,
    calendar: WorkingCalendar,
    pauses: Sequence[Pause] = (),
    zone: tzinfo = OFFICE_ZONE,
) -> tuple[CountedDay, ...]:
    """Return the days from the anchor to the deadline in the order in which they were counted.

    Periods in months and longer and dates that are named show only the days that were rolled over.
    """
    found = reckon(rule, anchor, calendar, pauses, zone)
    if found is None:
        return ()
    if rule.unit is TimeUnit.WORKING_DAYS and rule.kind in COUNTED:
        return tuple(_working_days(rule, found, calendar, pauses))
    if rule.unit in {TimeUnit.CALENDAR_DAYS, TimeUnit.WEEKS} and rule.kind in COUNTED:
        return tuple(_plain_days(rule, found, calendar, pauses))
    return tuple(_rolled_days(found, calendar))


def _path(start: date, end: date) -> Iterator[date]:
    """Return the days from ``start`` to ``end``, whichever comes first in time."""
    if start <= end:
        return days_between(start, end)
    return reversed(list(days_between(end, start)))


def _after_anchor(found: Reckoning) -> Iterator[date]:
    """Return the days from the one beside the anchor to the due day."""
    if found.due_on > found.anchor_on:
        return _path(found.anchor_on + ONE_DAY, found.due_on)
    return _path(found.anchor_on - ONE_DAY, found.due_on)


def _working_days(
    rule: DeadlineRule, found: Reckoning, calendar: WorkingCalendar, pauses: Sequence[Pause]
) -> Iterator[CountedDay]:
    """Yield the working days with their numbers; days off and pauses are skipped."""
    paused: frozenset[date] = frozenset()
    if rule.kind is RuleKind.WITHIN:
        paused = paused_days(pauses, found.anchor_on, found.due_on, calendar)
    number = 0
    for day in _after_anchor(found):
        fact = calendar.fact(day)
        if not fact.working:
            yield CountedDay(day, None, DayUse.DAY_OFF, fact)
        elif day in paused:
            yield CountedDay(day, None, DayUse.PAUSED, fact)
        elif number == rule.amount:
            yield CountedDay(day, None, DayUse.LANDED, fact)
        else:
            number += 1
            yield CountedDay(day, number, DayUse.COUNTED, fact)


def _plain_days(
    rule: DeadlineRule, found: Reckoning, calendar: WorkingCalendar, pauses: Sequence[Pause]
) -> Iterator[CountedDay]:
    """Yield every day up to the nominal one with its number, then the days moved over."""
    length = (rule.amount or 0) * (7 if rule.unit is TimeUnit.WEEKS else 1)
    unpaused = reckon(rule, found.anchor_on, calendar)
    for number, day in enumerate(_after_anchor(found), start=1):
        fact = calendar.fact(day)
        if number <= length:
            yield CountedDay(day, number, DayUse.COUNTED, fact)
        elif not fact.working:
            yield CountedDay(day, None, DayUse.DAY_OFF, fact)
        elif pauses and unpaused is not None and day > unpaused.due_on:
            yield CountedDay(day, None, DayUse.ADDED_BACK, fact)
        else:
            yield CountedDay(day, None, DayUse.LANDED, fact)


def _rolled_days(found: Reckoning, calendar: WorkingCalendar) -> Iterator[CountedDay]:
    """Show the nominal day and, where it was off, the way to the due day."""
    for day in _path(found.nominal_on, found.due_on):
        fact = calendar.fact(day)
        use = DayUse.LANDED if day == found.due_on else DayUse.DAY_OFF
        yield CountedDay(day, None, use, fact)
