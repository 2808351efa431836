"""The line of a change letter about one deadline that a change of the calendar moves, keeps or firms."""

from datetime import datetime
from typing import Final

from engine.calendar_shown import DateChange
from engine.change_letters import ChangeLine
from engine.deadlines import reckon
from engine.obligations import Deadline
from engine.rules import Rules
from engine.words import N_

STILL_OPEN: Final = N_("chưa quá hạn")
PROVISIONAL: Final = N_("tạm tính, lịch nghỉ chưa công bố đủ")
FIRM: Final = N_("hạn chính thức, không còn tạm tính")
KEPT: Final = N_("giữ hạn cũ; theo lịch mới là {day}, đã qua, không tính lỗi")


def kind_of(before: Deadline, after: Deadline) -> DateChange | None:
    """Return what happened to the date of a deadline."""
    if before.due_on != after.due_on:
        return DateChange.MOVED
    if after.excused and not before.excused:
        return DateChange.KEPT
    return DateChange.FIRM if before.provisional and not after.provisional else None


def change_line(
    before: Deadline, after: Deadline, kind: DateChange | None, rules: Rules, now: datetime
) -> ChangeLine | None:
    """Return the line for the letter; a reminder that is only re-timed is nothing to write about."""
    old, new = (item.due_on.isoformat() if item.due_on else None for item in (before, after))
    if kind is DateChange.MOVED:
        passed = before.due_on is not None and before.due_on < rules.day_of(now)
        notes = (STILL_OPEN if passed else "", PROVISIONAL if after.provisional else "")
        return ChangeLine(after.label, old, new, "; ".join(note for note in notes if note))
    if kind is DateChange.KEPT:
        return ChangeLine(after.label, None, new, KEPT.format(day=_reckoned(after, rules, now)))
    return ChangeLine(after.label, None, new, FIRM) if kind is DateChange.FIRM else None


def _reckoned(deadline: Deadline, rules: Rules, now: datetime) -> str:
    """Return the day that the calendar alone would give."""
    calendar = rules.history.as_known_on(rules.day_of(now))
    assert deadline.anchor_on is not None  # noqa: S101  (only a reckoned deadline is kept)
    found = reckon(deadline.rule, deadline.anchor_on, calendar, deadline.pauses)
    assert found is not None  # noqa: S101  (nor one without a number)
    return f"{found.due_on:%d/%m/%Y}"
