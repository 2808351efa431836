"""Deadlines: from a rule and a date to the last lawful day, by the law of counting.

The law is Bộ luật Dân sự 2015 Điều 144-148: the day of the event is not counted (147), a period in
plain days, weeks, months or years that ends on a day off ends with the next working day (148 (5)),
and a day ends at 24:00 (148 (6)). Backward counting has no article of its own; it mirrors 147.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from engine.calendar import ONE_DAY, Roll, WorkingCalendar, days_between
from engine.deadline_rules import (
    COUNTED,
    WITHOUT_AMOUNT,
    DeadlineRule,
    Pause,
    RuleKind,
    TimeUnit,
)
from engine.errors import InvalidInput
from engine.verdicts import OFFICE_ZONE, Judgement, end_of_day, judge, judge_moment
from engine.words import N_

__all__ = [
    "OFFICE_ZONE",
    "DeadlineRule",
    "Judgement",
    "Pause",
    "Reckoning",
    "RuleKind",
    "TimeUnit",
    "add_period",
    "end_of_day",
    "judge",
    "judge_moment",
    "paused_days",
    "reckon",
]

MONTHS_OF_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A deadline worked out: late only after ``due_on`` (or ``due_at`` for hours).

    ``nominal_on`` is the date before rolling off a day off, ``target_on`` the day to chase:
    the last working day inside the period, or for backward counting one more clear day.
    ``first_day`` and ``last_day`` bound the days on which the result depends.
    """

    anchor_on: date
    nominal_on: date
    due_on: date
    due_at: datetime | None
    target_on: date
    first_day: date
    last_day: date
    calendar_version: str
    provisional: bool


class _Dates(NamedTuple):
    """The three dates of a deadline."""

    nominal_on: date
    due_on: date
    target_on: date


def reckon(
    rule: DeadlineRule,
    anchor: date | datetime,
    calendar: WorkingCalendar,
    pauses: Sequence[Pause] = (),
    zone: tzinfo = OFFICE_ZONE,
) -> Reckoning | None:
    """Work the deadline out; ``None`` where the document gives no number or the clock stands still.

    Pauses act on ``within`` rules in days or longer: the working days paused are added back.
    """
    if rule.amount is None and rule.kind not in WITHOUT_AMOUNT:
        return None
    if rule.unit is TimeUnit.HOURS:
        return _reckon_hours(rule, anchor, calendar, zone)
    anchor_on = _day_of(anchor, zone)
    dates = _DATES[rule.kind](rule, anchor_on, calendar)
    if pauses and rule.kind is RuleKind.WITHIN:
        resumed = _add_back(dates, anchor_on, calendar, pauses)
        if resumed is None:
            return None
        dates = resumed
    return _complete(rule, anchor_on, dates, None, calendar)


def add_period(day: date, amount: int, unit: TimeUnit) -> date:
    """Return ``day`` moved by plain days, weeks, months or years (backwards if negative).

    Months end on the same day number, or on the month's last day (Bộ luật Dân sự Điều 148).
    """
    if unit is TimeUnit.CALENDAR_DAYS:
        return day + timedelta(days=amount)
    if unit is TimeUnit.WEEKS:
        return day + timedelta(weeks=amount)
    import pendulum

    months = amount * MONTHS_OF_A_YEAR if unit is TimeUnit.YEARS else amount
    moved = pendulum.Date(day.year, day.month, day.day).add(months=months)
    return date(moved.year, moved.month, moved.day)


def _day_of(anchor: date | datetime, zone: tzinfo) -> date:
    """Return the office's day of a date or of an aware moment; the hour changes nothing."""
    if not isinstance(anchor, datetime):
        return anchor
    if anchor.tzinfo is None:
        raise InvalidInput(
            N_("Thời điểm {moment} thiếu múi giờ: hãy ghi kèm, thí dụ +07:00"),
            moment=anchor.isoformat(),
        )
    return anchor.astimezone(zone).date()


def _complete(
    rule: DeadlineRule,
    anchor_on: date,
    dates: _Dates,
    due_at: datetime | None,
    calendar: WorkingCalendar,
) -> Reckoning:
    """Add the span, the calendar and how firm it is."""
    hung_on_count = rule.kind in COUNTED or rule.kind is RuleKind.BEFORE_DAY
    touched = (*dates, anchor_on) if hung_on_count else dates
    first_day, last_day = min(touched), max(touched)
    return Reckoning(
        anchor_on,
        *dates[:2],
        due_at,
        dates.target_on,
        first_day,
        last_day,
        calendar.version,
        calendar.provisional_between(first_day, last_day),
    )


def _reckon_hours(
    rule: DeadlineRule, anchor: date | datetime, calendar: WorkingCalendar, zone: tzinfo
) -> Reckoning:
    """Count hours from the moment, without a break and without rolling (Điều 147 (1))."""
    if not isinstance(anchor, datetime):
        raise InvalidInput(
            N_(
                "Thời hạn tính bằng giờ mà ngày {day} chưa có giờ bắt đầu: "
                "hãy ghi cả giờ, thí dụ {day} 14:00"
            ),
            day=f"{anchor:%d/%m/%Y}",
        )
    anchor_on = _day_of(anchor, zone)
    hours = timedelta(hours=rule.amount or 0)
    backward = rule.kind is RuleKind.AT_LEAST_BEFORE
    due_at = anchor.astimezone(UTC) + (-hours if backward else hours)
    due_on = due_at.astimezone(zone).date()
    calendar.fact(due_on)  # beyond the data there is no date, in hours neither
    return _complete(rule, anchor_on, _Dates(due_on, due_on, due_on), due_at, calendar)


def _step(rule: DeadlineRule, anchor_on: date, sign: int, calendar: WorkingCalendar) -> date:
    """Return the day ``amount`` units from the anchor, before any roll."""
    amount = sign * (rule.amount or 0)
    if rule.unit is TimeUnit.WORKING_DAYS:
        return calendar.shift(anchor_on, amount)
    return add_period(anchor_on, amount, rule.unit)


def _rolled(nominal_on: date, rule: DeadlineRule, calendar: WorkingCalendar) -> _Dates:
    """Roll a nominal date as the rule says; the chasing day is the last working day up to it."""
    due_on = calendar.roll(nominal_on, rule.rolls)
    return _Dates(nominal_on, due_on, calendar.roll(nominal_on, Roll.PRECEDING))


def _within(rule: DeadlineRule, anchor_on: date, calendar: WorkingCalendar) -> _Dates:
    """Count forward from the day after the anchor."""
    return _rolled(_step(rule, anchor_on, 1, calendar), rule, calendar)


def _at_least_before(rule: DeadlineRule, anchor_on: date, calendar: WorkingCalendar) -> _Dates:
    """Count backward from the day before the anchor; chase one clear day earlier."""
    nominal_on = _step(rule, anchor_on, -1, calendar)
    clear_on = calendar.roll(nominal_on - ONE_DAY, Roll.PRECEDING)
    return _Dates(nominal_on, calendar.roll(nominal_on, rule.rolls), clear_on)


def _before_day(rule: DeadlineRule, anchor_on: date, calendar: WorkingCalendar) -> _Dates:
    """Take the day before the named day: the named day itself is already late."""
    return _rolled(anchor_on - ONE_DAY, rule, calendar)


def _on(rule: DeadlineRule, anchor_on: date, calendar: WorkingCalendar) -> _Dates:
    """Take the named day."""
    return _rolled(anchor_on, rule, calendar)


def _period_end(rule: DeadlineRule, anchor_on: date, calendar: WorkingCalendar) -> _Dates:
    """Take the last day of the period that begins on the anchor."""
    return _rolled(_step(rule, anchor_on, 1, calendar) - ONE_DAY, rule, calendar)


def _window(rule: DeadlineRule, anchor_on: date, calendar: WorkingCalendar) -> _Dates:
    """Take the first or last working day inside a window: a window never reaches outside itself."""
    edge = anchor_on
    if rule.kind is RuleKind.WINDOW_END:
        edge = _step(rule, anchor_on, 1, calendar) - ONE_DAY
    inside = calendar.roll(edge, rule.rolls)
    return _Dates(edge, inside, inside)


def _day_of_month(rule: DeadlineRule, anchor_on: date, calendar: WorkingCalendar) -> _Dates:
    """Take the numbered day of the anchor's month, or the month's last day where it is shorter.

    With the unit ``weeks`` it is the numbered day of the anchor's week, Monday being the first.
    """
    if rule.unit is TimeUnit.WEEKS:
        monday = anchor_on - timedelta(days=anchor_on.weekday())
        return _rolled(monday + timedelta(days=(rule.amount or 1) - 1), rule, calendar)
    last = monthrange(anchor_on.year, anchor_on.month)[1]
    return _rolled(anchor_on.replace(day=min(rule.amount or 1, last)), rule, calendar)


def _not_before(rule: DeadlineRule, anchor_on: date, calendar: WorkingCalendar) -> _Dates:
    """Take the first working day after the whole period is over."""
    over_on = calendar.roll(_step(rule, anchor_on, 1, calendar), rule.rolls)
    earliest_on = calendar.shift(over_on, 1)
    return _Dates(over_on + ONE_DAY, earliest_on, earliest_on)


_Method: TypeAlias = Callable[[DeadlineRule, date, WorkingCalendar], _Dates]
_DATES: Final[Mapping[RuleKind, _Method]] = MappingProxyType(
    {
        RuleKind.WITHIN: _within,
        RuleKind.AT_LEAST_BEFORE: _at_least_before,
        RuleKind.BEFORE_DAY: _before_day,
        RuleKind.ON: _on,
        RuleKind.PERIOD_END: _period_end,
        RuleKind.WINDOW_START: _window,
        RuleKind.WINDOW_END: _window,
        RuleKind.DAY_OF_MONTH: _day_of_month,
        RuleKind.NOT_BEFORE: _not_before,
    }
)


def paused_days(
    pauses: Sequence[Pause], after: date, until: date, calendar: WorkingCalendar
) -> frozenset[date]:
    """Return the working days after ``after`` and up to ``until`` on which the clock stands."""
    return frozenset(
        day
        for pause in pauses
        for day in days_between(
            max(pause.from_on, after + ONE_DAY), min(pause.to_on or until, until)
        )
        if calendar.is_working_day(day)
    )


def _add_back(
    dates: _Dates, anchor_on: date, calendar: WorkingCalendar, pauses: Sequence[Pause]
) -> _Dates | None:
    """Move the deadline by the working days paused, those met on the way too; ``None`` if open."""
    moved_on, end_on = dates.due_on, anchor_on
    while moved_on != end_on:
        end_on = moved_on
        if any(pause.to_on is None and pause.from_on <= end_on for pause in pauses):
            return None
        lost = len(paused_days(pauses, anchor_on, end_on, calendar))
        moved_on = calendar.shift(dates.due_on, lost)
    if moved_on == dates.due_on:
        return dates
    return _Dates(moved_on, moved_on, moved_on)
