"""The deadline that holds on a day: announcements move it, but none of them makes the past late."""

from collections.abc import Sequence
from datetime import date, datetime

from engine.calendar import CalendarHistory
from engine.deadlines import DeadlineRule, Pause, Reckoning, reckon


def reckon_in_force(
    rule: DeadlineRule,
    anchor: date | datetime,
    history: CalendarHistory,
    since_until: tuple[date, date],
    pauses: Sequence[Pause] = (),
) -> Reckoning | None:
    """Return the deadline in force on the second day for a rule reckoned first on the first.

    Each announcement between them moves the date, unless the old or the new date lies before the
    announcement itself: a letter of 25/12 cannot make an act of 25/12 late by moving its deadline
    to 24/12. The law is silent; this is the fair reading.
    """
    since, day = since_until
    held = reckon(rule, anchor, history.as_known_on(since), pauses)
    for learned in history.learned_on:
        if held is None or held.due_on < learned or learned > day:
            break
        if learned > since:
            moved = reckon(rule, anchor, history.as_known_on(learned), pauses)
            held = moved if moved is not None and moved.due_on >= learned else held
    return held
