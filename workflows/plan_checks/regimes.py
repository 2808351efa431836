"""Report regimes of a plan: owned by somebody, in force at some time, with days that can be kept."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Final

from engine.planned_tasks import ReportRegime
from engine.words import N_
from workflows.periodic_reports.periods import WEEKLY, numbered_day, periods_of
from workflows.plan_review import Review, shown_day
from workflows.references import refuse_repeats, with_paths

LAST_OF_MONTH: Final = 31
WEEKDAYS: Final = (2, 8)
"""Monday and Sunday as people number them."""
DAYS: Final = ("data_closing_day", "outer_day", "day")
MOST_MONTHS: Final = 1


def check_regimes(review: Review) -> None:
    """Check each regime by itself and against the others."""
    regimes = review.plan.regimes
    rows = {task.row for task in review.plan.tasks}
    suppliers = {*review.units, *(it for unit in review.units.values() for it in unit.groups)}
    coded = ((path, regime.code) for path, regime in with_paths("regimes", regimes))
    refuse_repeats(review.findings, coded)
    for path, regime in with_paths("regimes", regimes):
        review.unknown(f"{path}.owner", N_("đơn vị"), regime.owner, review.units)
        for name in regime.suppliers:
            review.unknown(f"{path}.suppliers", N_("đơn vị, nhóm"), name, suppliers)
        review.unknown(f"{path}.row", N_("nhiệm vụ"), regime.row, rows)
        if _check_validity(review, path, regime) and _check_numbers(review, path, regime):
            _check_order(review, path, regime)
            _check_months(review, path, regime)
            _check_periods(review, path, regime)
    _check_twice(review)


def _check_validity(review: Review, path: str, regime: ReportRegime) -> bool:
    first, last = regime.valid_from, regime.valid_to
    if first is None or last is None or first <= last:
        return True
    review.findings.error(
        f"{path}.valid_to",
        N_("chế độ “{code}”: ngày cuối áp dụng {last} ở trước ngày đầu {first}"),
        code=regime.code,
        last=shown_day(last),
        first=shown_day(first),
    )
    return False


def _check_numbers(review: Review, path: str, regime: ReportRegime) -> bool:
    """Refuse a day that no month has, and for weekly reports one that no week has."""
    weekly = WEEKLY in regime.periods
    if weekly and len(set(regime.periods)) > 1:
        review.findings.error(
            f"{path}.periods",
            N_(
                "chế độ “{code}”: báo cáo tuần đếm theo thứ, kỳ khác đếm theo ngày; tách hai chế độ"
            ),
            code=regime.code,
        )
        return False
    first, last = WEEKDAYS if weekly else (1, LAST_OF_MONTH)
    wrong = [name for name in DAYS if not _within(getattr(regime, name), first, last)]
    for name in wrong:
        review.findings.error(
            f"{path}.{name}",
            N_("chế độ “{code}”: {name} = {day}; phải từ {first} đến {last}"),
            code=regime.code,
            name=name,
            day=getattr(regime, name),
            first=first,
            last=last,
        )
    if not 0 <= regime.month_offset <= MOST_MONTHS:
        review.findings.error(
            f"{path}.month_offset",
            N_("chế độ “{code}”: month_offset chỉ nhận 0 (trong kỳ) hoặc 1 (tháng sau kỳ)"),
            code=regime.code,
        )
        return False
    return not wrong


def _within(day: int | None, first: int, last: int) -> bool:
    return day is None or first <= day <= last


def _check_order(review: Review, path: str, regime: ReportRegime) -> None:
    """Warn where the limit from above comes before the own day, or a day before the numbers close."""
    own = None if regime.month_offset else regime.day
    if regime.outer_day is not None and regime.day is not None and is_beyond(regime, regime.day):
        review.findings.warning(
            f"{path}.day",
            N_("chế độ “{code}”: ngày {day} của cơ quan sau hạn {outer} của cấp trên; hỏi lại"),
            code=regime.code,
            day=regime.day,
            outer=regime.outer_day,
        )
    closing = regime.data_closing_day
    for name, given in (("day", own), ("outer_day", regime.outer_day)):
        if closing is not None and given is not None and given <= closing:
            review.findings.warning(
                f"{path}.{name}",
                N_(
                    "chế độ “{code}”: ngày {day} không sau ngày chốt số liệu {closing}; phải cách ít "
                    "nhất 1 ngày làm việc (Nghị định 09/2019/NĐ-CP Điều 8)"
                ),
                code=regime.code,
                day=given,
                closing=closing,
            )


def is_beyond(regime: ReportRegime, day: int, month_offset: int | None = None) -> bool:
    """Tell whether an own day lies after the limit from above."""
    offset = regime.month_offset if month_offset is None else month_offset
    return regime.outer_day is not None and (offset > 0 or day > regime.outer_day)


def _check_months(review: Review, path: str, regime: ReportRegime) -> None:
    """Warn where a month of a report has no such day: there its last day is taken."""
    for name in DAYS:
        number: int | None = getattr(regime, name)
        offset = regime.month_offset if name == "day" else 0
        short = [day for day in _months(regime, review.plan.year, offset) if _lacks(day, number)]
        if short and WEEKLY not in regime.periods:
            review.findings.warning(
                f"{path}.{name}",
                N_("chế độ “{code}”: {months} không có ngày {day}, lấy ngày cuối tháng"),
                code=regime.code,
                months=", ".join(dict.fromkeys(f"{day.month}/{day.year}" for day in short)),
                day=number,
            )


def _months(regime: ReportRegime, year: int, offset: int) -> Iterator[date]:
    for period in periods_of(regime, year):
        yield period.following_on if offset else period.last_month_on


def _lacks(month_on: date, number: int | None) -> bool:
    return number is not None and numbered_day(month_on, number).day != number


def _check_periods(review: Review, path: str, regime: ReportRegime) -> None:
    year = review.plan.year
    if not regime.periods:
        return
    if not periods_of(regime, year):
        review.findings.warning(
            f"{path}.periods",
            N_("chế độ “{code}”: không kỳ nào kết thúc trong năm {year} khi chế độ còn hiệu lực"),
            code=regime.code,
            year=year,
        )
    elif regime.day is None:
        review.findings.warning(
            f"{path}.day",
            N_(
                "chế độ “{code}”: chưa có ngày báo cáo của cơ quan, các kỳ chưa xác định thời hạn; "
                "hỏi lại, rồi đặt bằng dondoc regime set-day"
            ),
            code=regime.code,
        )


def _check_twice(review: Review) -> None:
    """Warn where two regimes ask the same unit for the same report of the same period."""
    year = review.plan.year
    for (_path, one), (path, other) in combinations(with_paths("regimes", review.plan.regimes), 2):
        shared = {item.suffix for item in periods_of(one, year)}
        shared &= {item.suffix for item in periods_of(other, year)}
        if shared and (one.owner, one.name) == (other.owner, other.name):
            review.findings.warning(
                f"{path}.periods",
                N_("chế độ “{code}” và “{other}” cùng đòi một báo cáo cho các kỳ {periods}"),
                code=other.code,
                other=one.code,
                periods=", ".join(sorted(shared)),
            )
