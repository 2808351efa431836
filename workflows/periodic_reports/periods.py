"""Periods of periodic reports: which days their numbers cover, when they close, how they are called.

A period belongs to the year, and is owed under the regime, in which its last day lies: that day moves
with no setting, so that no period is owed twice and none is lost where a day is set later.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, NamedTuple

from engine.planned_tasks import ReportRegime
from engine.words import N_

ONE_DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
MONTHLY: Final = "M"
WEEKLY: Final = "W"
LEAD_TIME: Final = timedelta(days=30)
"""A report is begun at least so long before the first of its days, or when its period begins."""


class Span(NamedTuple):
    """The months of a period, both ends counted, the end of its code, and its words."""

    first: int
    last: int
    suffix: str
    words: str


SPANS: Final[Mapping[str, Span]] = MappingProxyType(
    {
        "Q1": Span(1, 3, "Q1", N_("quý I/{year}")),
        "Q2": Span(4, 6, "Q2", N_("quý II/{year}")),
        "Q3": Span(7, 9, "Q3", N_("quý III/{year}")),
        "Q4": Span(10, 12, "Q4", N_("quý IV/{year}")),
        "H1": Span(1, 6, "H1", N_("6 tháng đầu năm {year}")),
        "H2": Span(7, 12, "H2", N_("6 tháng cuối năm {year}")),
        "M9": Span(1, 9, "M9", N_("9 tháng năm {year}")),
        "Y": Span(1, 12, "N", N_("năm {year}")),
    }
)


@dataclass(frozen=True, slots=True)
class Period:
    """One period of one regime.

    ``closes_on`` is the day on which the numbers close and ``outer_on`` the limit from above, where
    the regime says so. The numbers of a regime that closes them on a day of the last month begin on
    the day after that of the month before the period (Nghị định 09/2019/NĐ-CP Điều 12).
    """

    kind: str
    suffix: str
    first_on: date
    last_on: date
    data_first_on: date
    closes_on: date | None
    outer_on: date | None

    @property
    def last_month_on(self) -> date:
        """The first day of the period's last month, or of its week."""
        return self.first_on if self.kind == WEEKLY else self.last_on.replace(day=1)

    @property
    def following_on(self) -> date:
        """The first day of the month or week after the period."""
        return self.last_on + ONE_DAY

    @property
    def begin_on(self) -> date:
        """The day on which the report is begun."""
        days = (self.closes_on, self.outer_on, self.last_on)
        earliest = min(day for day in days if day is not None)
        return earliest - min(LEAD_TIME, self.last_on - self.first_on + ONE_DAY)


def periods_of(regime: ReportRegime, year: int) -> tuple[Period, ...]:
    """Return the periods of a regime that end in a year and while it is in force, by their last days."""
    found = (
        period for kind in dict.fromkeys(regime.periods) for period in _each(regime, kind, year)
    )
    owed = (period for period in found if in_force(regime, period.last_on))
    return tuple(sorted(owed, key=lambda item: (item.last_on, item.first_on)))


def in_force(regime: ReportRegime, day: date) -> bool:
    """Tell whether a regime is in force on a day."""
    first, last = regime.valid_from or date.min, regime.valid_to or date.max
    return first <= day <= last


def numbered_day(month_on: date, number: int) -> date:
    """Return the numbered day of a month, or its last day where it is shorter."""
    return month_on.replace(day=min(number, _length(month_on)))


def _each(regime: ReportRegime, kind: str, year: int) -> Iterator[Period]:
    if kind == WEEKLY:
        yield from _weeks(regime, year)
    elif kind == MONTHLY:
        for month in range(1, 13):
            yield _months(regime, kind, f"T{month:02d}", year, (month, month))
    else:
        span = SPANS[kind]
        yield _months(regime, kind, span.suffix, year, (span.first, span.last))


def _months(
    regime: ReportRegime, kind: str, suffix: str, year: int, months: tuple[int, int]
) -> Period:
    first_on, month_on = (date(year, month, 1) for month in months)
    closing, outer = regime.data_closing_day, regime.outer_day
    before_on = (first_on - ONE_DAY).replace(day=1)
    return Period(
        kind=kind,
        suffix=suffix,
        first_on=first_on,
        last_on=month_on.replace(day=_length(month_on)),
        data_first_on=numbered_day(before_on, closing) + ONE_DAY if closing else first_on,
        closes_on=numbered_day(month_on, closing) if closing else None,
        outer_on=numbered_day(month_on, outer) if outer else None,
    )


def _weeks(regime: ReportRegime, year: int) -> Iterator[Period]:
    """Yield the weeks, Monday to Sunday, whose Sunday lies in the year, numbered by their Sundays."""
    sunday = date(year, 1, 1) + timedelta(days=6 - date(year, 1, 1).weekday())
    number = 0
    while sunday.year == year:
        number += 1
        monday = sunday - WEEK + ONE_DAY
        closes_on, outer_on = (
            day_of_week(monday, given) for given in (regime.data_closing_day, regime.outer_day)
        )
        data_first_on = closes_on - WEEK + ONE_DAY if closes_on else monday
        yield Period(WEEKLY, f"W{number:02d}", monday, sunday, data_first_on, closes_on, outer_on)
        sunday += WEEK


def day_of_week(monday: date, number: int | None) -> date | None:
    """Return the day of a week that people number 2 (Monday) to 8 (Sunday)."""
    return monday + timedelta(days=number - 2) if number else None


def _length(month_on: date) -> int:
    return monthrange(month_on.year, month_on.month)[1]
