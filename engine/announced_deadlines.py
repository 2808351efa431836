"""What an announcement does to one open deadline, and by which day a provisional one is reminded."""

from dataclasses import replace
from datetime import date

from engine.calendar import CalendarHistory, WorkingCalendar
from engine.deadline_in_force import reckon_in_force
from engine.deadlines import Reckoning, TimeUnit, reckon
from engine.obligations import Deadline


def after_announcement(deadline: Deadline, history: CalendarHistory, today: date) -> Deadline:
    """Return an open deadline as it is once everything known ``today`` is counted.

    What lies ahead moves. A date that would move into the past stays: only the change would have made
    it late, so it is held against nobody. What had passed stays too, unless it never had: an
    announcement known before its old day, but entered after, carries it to a day still ahead.
    """
    if deadline.due_on is None or deadline.anchor_on is None:
        return deadline
    calendar = history.as_known_on(today)
    if deadline.rule.unit is TimeUnit.HOURS:
        return replace(deadline, calendar_version=calendar.version)
    found = reckon(deadline.rule, deadline.anchor_on, calendar, deadline.pauses)
    if found is None:
        return deadline
    if found.due_on == deadline.due_on:
        return _kept(deadline, found, excused=False)
    if deadline.due_on < today:
        if _never_passed(deadline, history, today):
            return _moved(deadline, found)
        return replace(deadline, calendar_version=calendar.version)
    if found.due_on < today:
        return _kept(deadline, found, excused=True)
    return _moved(deadline, found)


def _kept(deadline: Deadline, found: Reckoning, *, excused: bool) -> Deadline:
    return replace(
        deadline,
        calendar_version=found.calendar_version,
        provisional=found.provisional,
        excused=excused,
    )


def _never_passed(deadline: Deadline, history: CalendarHistory, today: date) -> bool:
    """Tell whether the day in force is still ahead: the letter came before the old day was over."""
    since = date.fromisoformat(deadline.calendar_version.partition("+")[0])
    anchor_on = deadline.anchor_on or date.min
    in_force = reckon_in_force(deadline.rule, anchor_on, history, (since, today), deadline.pauses)
    return in_force is not None and in_force.due_on >= today


def _moved(deadline: Deadline, found: Reckoning) -> Deadline:
    return replace(
        deadline,
        revision=deadline.revision + 1,
        nominal_on=found.nominal_on,
        due_on=found.due_on,
        target_on=found.target_on,
        first_day=found.first_day,
        last_day=found.last_day,
        original_due_on=deadline.original_due_on or deadline.due_on,
        calendar_version=found.calendar_version,
        provisional=found.provisional,
        excused=False,
    )


def other_due_on(deadline: Deadline, calendar: WorkingCalendar) -> date | None:
    """Return the day a provisional deadline is due if no day off but the decided ones comes.

    ``None`` where it is firm, or due on the same day either way.
    """
    if not deadline.provisional or deadline.due_on is None or deadline.anchor_on is None:
        return None
    if deadline.rule.unit is TimeUnit.HOURS:
        return None
    found = reckon(deadline.rule, deadline.anchor_on, calendar.decided, deadline.pauses)
    return None if found is None or found.due_on == deadline.due_on else found.due_on


def reminded_by(deadline: Deadline, calendar: WorkingCalendar) -> date | None:
    """Return the day that early reminders look to: of two possible days the earlier one."""
    other_on = other_due_on(deadline, calendar)
    if deadline.due_on is None or other_on is None:
        return deadline.due_on
    return min(deadline.due_on, other_on)
