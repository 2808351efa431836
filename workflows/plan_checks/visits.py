"""Days of visits: worked, inside the window, and late enough for their own notice period."""

from datetime import date, timedelta

from engine.errors import CalendarNotCovered
from engine.plan import PlannedVisit, RuleSetting
from engine.words import N_
from workflows.plan_review import DaysOff, Review, shown_day
from workflows.plan_tables import UNANNOUNCED, UNIT_WORDS


def check_days(review: Review) -> None:
    """Check the days of every visit; one that no calendar covers is refused with its reason."""
    notice = notice_rule(review)
    for path, visit in review.visits():
        _check_kind(review, path, visit)
        if visit.first_on is None or visit.last_on is None:
            review.findings.warning(path, N_("chưa có ngày kiểm tra; sẽ hỏi lại cho tới khi có"))
            continue
        _check_window(review, path, visit.first_on, visit.last_on)
        try:
            _check_worked(review, path, visit.first_on, visit.last_on)
            if notice is not None:
                _check_notice(review, path, visit.first_on, notice)
        except CalendarNotCovered as problem:
            review.findings.error(path, problem.text, **problem.params)


def notice_rule(review: Review) -> RuleSetting | None:
    """Return the plan's rule of the notice when it has a number."""
    rules = review.plan.rules.get("inspection", ())
    return next((rule for rule in rules if rule.name == "notice" and rule.amount), None)


def days_before(calendar: DaysOff, rule: RuleSetting, day: date) -> date | None:
    """Return the last day for what is due ``rule`` before ``day``; nothing for months and hours."""
    amount = rule.amount or 0
    if rule.unit == "working_days":
        return calendar.shift(day, -amount)
    if rule.unit in {"calendar_days", "weeks"}:
        return day - timedelta(days=amount * (7 if rule.unit == "weeks" else 1))
    return None


def _check_kind(review: Review, path: str, visit: PlannedVisit) -> None:
    """Refuse unannounced inspections: whoever reads the plan would know of them (domain fact 4)."""
    if visit.kind == UNANNOUNCED:
        review.findings.error(
            f"{path}.kind",
            N_("cuộc đột xuất không ghi ở tệp kế hoạch, nơi ai cũng đọc được; hãy tạo bằng lệnh"),
        )


def _check_window(review: Review, path: str, first_on: date, last_on: date) -> None:
    window = (review.plan.window_first_on, review.plan.window_last_on)
    if first_on < window[0] or last_on > window[1]:
        review.findings.error(
            path,
            N_("ngày kiểm tra {day} nằm ngoài khoảng {first} đến {last} của kế hoạch"),
            day=shown_day(first_on if first_on < window[0] else last_on),
            first=shown_day(window[0]),
            last=shown_day(window[1]),
        )


def _check_worked(review: Review, path: str, first_on: date, last_on: date) -> None:
    """Refuse a first or last day off; days off in between belong to a long visit."""
    for day in dict.fromkeys((first_on, last_on)):
        if not review.calendar.is_working_day(day):
            review.findings.error(
                path,
                N_("ngày kiểm tra {day} là ngày nghỉ; ngày làm việc gần nhất: {before}, {after}"),
                day=shown_day(day),
                before=shown_day(review.calendar.shift(day, -1)),
                after=shown_day(review.calendar.shift(day, 1)),
            )


def _check_notice(review: Review, path: str, visit_on: date, notice: RuleSetting) -> None:
    signed_on = review.signed_on
    if signed_on is not None and visit_on < signed_on:
        review.findings.warning(
            path,
            N_("ngày kiểm tra {day} trước ngày ký {signed}; giữ nguyên như in, hãy hỏi lại"),
            day=shown_day(visit_on),
            signed=shown_day(signed_on),
        )
        return
    due_on = days_before(review.calendar, notice, visit_on)
    if due_on is None:
        return
    if signed_on is not None and due_on < signed_on:
        _refuse_too_early(review, path, notice, due_on, signed_on)
    elif due_on < review.today <= visit_on:
        review.findings.warning(
            path,
            N_("hạn thông báo lịch {due} đã qua; báo trước không còn đủ {amount} {unit}"),
            due=shown_day(due_on),
            amount=notice.amount,
            unit=UNIT_WORDS[notice.unit],
        )


def _refuse_too_early(
    review: Review, path: str, notice: RuleSetting, due_on: date, signed_on: date
) -> None:
    review.findings.error(
        path,
        N_("quá sớm: hạn thông báo lịch là {due}, trước ngày ký {signed}; sớm nhất có thể: {day}"),
        due=shown_day(due_on),
        signed=shown_day(signed_on),
        day=shown_day(_earliest(review.calendar, notice, signed_on)),
    )


def _earliest(calendar: DaysOff, notice: RuleSetting, signed_on: date) -> date:
    """Return the first working day whose notice is not due before the day of signing."""
    day = calendar.shift(signed_on, 1)
    while (days_before(calendar, notice, day) or signed_on) < signed_on:
        day = calendar.shift(day, 1)
    return day
