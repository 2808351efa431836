"""Backdating (*ghi lùi ngày*): how long after the act a step may be entered without saying why."""

from datetime import date
from typing import Final

from engine.calendar import WorkingCalendar
from engine.case import DAEMON, Command
from engine.errors import InvalidInput
from engine.words import N_

BACKDATING: Final = "backdating_working_days"


def is_late_entry(command: Command, today: date) -> bool:
    """Tell whether a person enters a step after its day without giving a reason."""
    explained = bool(command.reason.strip())
    return command.actor.person != DAEMON and not explained and command.occurred_on < today


def check_backdating(
    command: Command, today: date, calendar: WorkingCalendar, most_working_days: int
) -> None:
    """Refuse a step entered without a reason more than so many working days after its day."""
    earliest = calendar.shift(today, -most_working_days)
    if is_late_entry(command, today) and command.occurred_on < earliest:
        raise InvalidInput(
            N_(
                "ngày thực hiện {day} lùi quá {most} ngày làm việc (không lý do thì sớm nhất "
                "{earliest}); ghi thêm --reason, hoặc xem mức này: dondoc office show"
            ),
            day=command.occurred_on,
            most=most_working_days,
            earliest=earliest,
        )
