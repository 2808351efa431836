"""The days of the plan year on which a recurrence falls due."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from workflows.phrase_grammar.spans import LAST_MONTH
from workflows.phrase_grammar.values import (
    Frequency,
    PhraseKind,
    Reading,
    Recurrence,
    Sureness,
    Window,
)

UNITS: Final = {
    "ngay": Frequency.DAILY,
    "tuan": Frequency.WEEKLY,
    "thang": Frequency.MONTHLY,
    "quy": Frequency.QUARTERLY,
    "3 thang": Frequency.QUARTERLY,
    "03 thang": Frequency.QUARTERLY,
    "6 thang": Frequency.HALF_YEARLY,
    "06 thang": Frequency.HALF_YEARLY,
    "nua nam": Frequency.HALF_YEARLY,
    "ca nam": Frequency.YEARLY,
    "1 nam": Frequency.YEARLY,
    "01 nam": Frequency.YEARLY,
    "nam": Frequency.YEARLY,
}
MONTHS: Final = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}
Found = tuple[Recurrence, bool] | None


def reading_of(rule: Recurrence, plan_year: int, *, before: bool) -> Reading:
    """Return a recurrence with every occurrence in the plan year; the last may fall due after it."""
    dated = not rule.periods and any(item in MONTHS for item in rule.frequencies)
    if rule.frequencies == (Frequency.WEEKLY,) and rule.day:
        dated = True
    found = _occurrences(rule, plan_year) if dated else ()
    pairs = dict(sorted(found, key=lambda item: item[0]))
    less = timedelta(days=1 if before else 0)
    stated = rule.day is not None
    return Reading(
        PhraseKind.RECURRING,
        tuple(pairs.values()),
        tuple(day - less for day in pairs),
        before=before,
        rule=rule,
        year_inferred=bool(pairs),
        sure=Sureness.STATED if stated and not pairs else Sureness.INFERRED,
    )


def _occurrences(rule: Recurrence, year: int) -> Iterator[tuple[date, Window]]:
    if rule.frequencies == (Frequency.WEEKLY,):
        day = date(year, 1, 1)
        while day.year == year:
            if day.isoweekday() == rule.day:
                yield day, Window(day - timedelta(days=6), day)
            day += timedelta(days=1)
        return
    for frequency in rule.frequencies:
        months = MONTHS.get(frequency)
        for first in range(1, LAST_MONTH + 1, months) if months else ():
            last = first + (months or 1) - 1
            if rule.day is None and rule.month_of_period:
                first = last = first + rule.month_of_period - 1  # noqa: PLW2901  (that month is the window)
            window = Window(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
            yield _due(rule, window, year, (first, last)), window


def _due(rule: Recurrence, window: Window, year: int, months: tuple[int, int]) -> date:
    """Return the day of one period: the named one, else the last."""
    first, last = months
    if rule.day is None:
        assert window.last_on is not None  # noqa: S101  (periods have both ends)
        return window.last_on
    month = first + rule.month_of_period - 1 if rule.month_of_period else last
    if rule.following:
        month = last + max(rule.month_of_period, 1)
    year, month = (year, month) if month <= LAST_MONTH else (year + 1, month - LAST_MONTH)
    return date(year, month, min(rule.day, monthrange(year, month)[1]))
