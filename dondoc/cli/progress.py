"""Progress of a deadline (*tình trạng tiến độ*): derived from its dates, never stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dondoc.language import _, format_day
from dondoc.words.trade import UNITS, anchor_word
from engine.calendar import WorkingCalendar
from engine.deadline_governing import is_paused
from engine.deadlines import DeadlineRule, RuleKind, TimeUnit
from engine.obligations import Deadline, DeadlineState
from engine.words import N_

SOON: Final = 5
"""Working days before the due day from which a deadline is near: the first rung of the ladder."""


class Light(StrEnum):
    """The light of a line; the sign stays when there is no colour."""

    RED = "[ĐỎ]"
    YELLOW = "[VÀNG]"
    GREEN = "[XANH]"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a deadline stands: a stable code, words, a light, working days left or late."""

    code: str
    text: str
    light: Light = Light.NONE
    days: int | None = None

    def words(self) -> str:
        """Return the words in the chosen language."""
        return _(self.text, days=self.days) if self.days is not None else _(self.text)


_DONE: Final = {
    True: Progress("done", N_("hoàn thành đúng hạn")),
    None: Progress("done-unset", N_("đã hoàn thành")),
}
_WITHDRAWN: Final = Progress("withdrawn", N_("không còn áp dụng"))


def progress_of(
    deadline: Deadline, today: date, calendar: WorkingCalendar, *, reminding: bool = True
) -> Progress:
    """Return where a deadline stands today; ``reminding`` tells whether its time has come."""
    match deadline.state:
        case DeadlineState.WITHDRAWN:
            return _WITHDRAWN
        case DeadlineState.MET:
            late = deadline.late_working_days or 0
            text = N_("hoàn thành quá hạn {days} ngày làm việc")
            return _DONE.get(deadline.on_time) or Progress("done-late", text, days=late)
        case DeadlineState.MISSED:
            late = deadline.late_working_days or 0
            return Progress("missed", N_("quá hạn {days} ngày làm việc, rồi đổi hạn"), days=late)
    if deadline.due_on is None:
        return _without_date(deadline, today)
    if not reminding:
        return Progress("not-yet", N_("chưa đến kỳ"))
    return _running(deadline.due_on, today, calendar)


def _without_date(deadline: Deadline, today: date) -> Progress:
    if is_paused(deadline):
        return Progress("paused", N_("tạm dừng tính hạn"))
    counted = deadline.rule.amount is not None or deadline.rule.kind is RuleKind.ON
    if counted and deadline.anchor_on is None:
        return Progress("waiting", N_("chờ sự kiện"))
    review = deadline.review_on is not None and deadline.review_on <= today
    light = Light.YELLOW if review else Light.NONE
    return Progress("unset", N_("chưa xác định thời hạn"), light)


def _running(due_on: date, today: date, calendar: WorkingCalendar) -> Progress:
    if today > due_on:
        late = calendar.working_days_between(due_on, today)
        return Progress("overdue", N_("quá hạn {days} ngày làm việc"), Light.RED, late)
    if today == due_on:
        return Progress("today", N_("đến hạn hôm nay"), Light.YELLOW)
    left = calendar.working_days_between(today, due_on)
    if left <= SOON:
        return Progress("soon", N_("sắp đến hạn, còn {days} ngày làm việc"), Light.YELLOW, left)
    return Progress("running", N_("trong hạn, còn {days} ngày làm việc"), Light.GREEN, left)


def _numbered(rule: DeadlineRule, anchor_on: date) -> str:
    """Return the numbered day of a month or a week in words; people number Monday 2."""
    if rule.unit is TimeUnit.WEEKS:
        return _("thứ {day} của tuần từ {first}", day=(rule.amount or 0) + 1, first=anchor_on)
    return _("ngày {day} của tháng {month}", day=rule.amount, month=f"{anchor_on:%m/%Y}")


def reason_of(deadline: Deadline) -> str:
    """Return why a deadline falls on its day: how it counts, from which day, on which basis."""
    how = _counting(deadline)
    basis = deadline.rule.legal_basis
    return f"{how} ({basis})" if basis else how


def _counting(deadline: Deadline) -> str:
    rule = deadline.rule
    anchor = _(anchor_word(rule.name, rule.anchor))
    if deadline.anchor_on is not None:
        anchor = f"{anchor} {format_day(deadline.anchor_on)}"
    if rule.kind is RuleKind.ON:
        return anchor
    if rule.kind is RuleKind.BEFORE_DAY and deadline.anchor_on is not None:
        return _("trước {anchor}", anchor=anchor)
    if rule.amount is None:
        return _("văn bản không nêu số ngày")
    if rule.kind is RuleKind.DAY_OF_MONTH and deadline.anchor_on is not None:
        return _numbered(rule, deadline.anchor_on)
    text = (
        N_("trước {anchor} ít nhất {amount} {unit}")
        if rule.kind is RuleKind.AT_LEAST_BEFORE
        else N_("trong thời hạn {amount} {unit} kể từ {anchor}")
    )
    return _(text, anchor=anchor, amount=rule.amount, unit=UNITS[rule.unit])
