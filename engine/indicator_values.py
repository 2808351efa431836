"""Values of indicators by date, with their source; how an indicator stands on a day, reckoned exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction
from typing import Final, Protocol

from engine.quotas import WHOLE, Goal, Indicator

DIGITS_KEPT: Final = 6
"""Digits behind the comma of a kept percentage that a division does not end; cut, never rounded up."""
MOST_SHOWN: Final = 12
"""More digits than this are never printed, however near a goal a share lies."""


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """What an indicator was on a day, as somebody entered it; nothing is overwritten or deleted.

    ``unit`` is of whom it was measured, ``None`` for the whole plan. ``replaces`` is the id of the value
    that this one corrects, for a ``reason``; with ``withdrawn`` the old one goes and nothing takes its
    place. ``percent`` is cut after ``DIGITS_KEPT`` digits where it was divided: ``share`` is exact.
    """

    id: str
    plan: str
    indicator: str
    as_of: date
    numerator: Decimal | None
    denominator: Decimal | None
    percent: Decimal
    source: str
    unit: str | None
    recorded_at: datetime
    replaces: str | None = None
    entered_by: str = ""
    document: str = ""
    reason: str = ""
    withdrawn: bool = False
    source_ref: str = ""
    reason_ref: str = ""

    @property
    def share(self) -> Fraction:
        """Return the percentage, exact."""
        if self.numerator is None or self.denominator is None:
            return Fraction(self.percent)
        return Fraction(self.numerator) / Fraction(self.denominator) * WHOLE


class IndicatorValues(Protocol):
    """Values of indicators; the database itself keeps them as they are."""

    def add(self, value: IndicatorValue) -> None:
        """Keep a new one, its texts by reference."""

    def of_plan(self, plan: str) -> tuple[IndicatorValue, ...]:
        """Return all of a plan, replaced ones included, by indicator, day and moment of entry."""

    def lock(self, plan: str) -> None:
        """Let one transaction at a time enter values of a plan; SQLite has but one writer anyway."""


@dataclass(frozen=True, slots=True)
class IndicatorState:
    """How an indicator stands on a day.

    ``met`` is ``None`` before anything was measured. ``latest`` decides: the last value of the whole up
    to the indicator's day. ``series`` is in order of days, of the whole and of units; ``units`` the last
    value of each. ``closed`` tells that the indicator's day has passed.
    """

    indicator: Indicator
    met: bool | None
    latest: IndicatorValue | None
    series: tuple[IndicatorValue, ...] = ()
    units: tuple[IndicatorValue, ...] = field(default=())
    closed: bool = False


def standing_of(
    indicator: Indicator, values: Iterable[IndicatorValue], day: date
) -> IndicatorState:
    """Return how an indicator stands on ``day``; what is as of a later day than its own counts no more."""
    own = [item for item in values if item.indicator == indicator.code]
    series = tuple(item for item in in_force(own) if item.as_of <= day)
    counting = [item for item in series if indicator.by is None or item.as_of <= indicator.by]
    latest = next((item for item in reversed(counting) if item.unit is None), None)
    units = {item.unit: item for item in counting if item.unit is not None}
    return IndicatorState(
        indicator,
        None if latest is None else meets(indicator.goal, latest.share),
        latest,
        series,
        tuple(units[code] for code in sorted(units)),
        closed=indicator.by is not None and day > indicator.by,
    )


def in_force(values: Sequence[IndicatorValue]) -> tuple[IndicatorValue, ...]:
    """Return the values that nothing replaced or withdrew, by day and moment of entry."""
    replaced = {item.replaces for item in values if item.replaces}
    found = (item for item in values if item.id not in replaced and not item.withdrawn)
    return tuple(sorted(found, key=lambda item: (item.as_of, item.recorded_at, item.id)))


def meets(goal: Goal, share: Fraction) -> bool:
    """Tell whether a percentage reaches a goal: at least, more than, or exactly."""
    if goal.more_than_percent is not None:
        return share > goal.more_than_percent
    if goal.exactly_percent is not None:
        return share == goal.exactly_percent
    return share >= (goal.at_least_percent or 0)


def kept_percent(share: Fraction) -> Decimal:
    """Return a percentage as it is kept: cut after ``DIGITS_KEPT`` digits."""
    return _cut(share, DIGITS_KEPT)


def shown_percent(share: Fraction, goal: Goal) -> Decimal:
    """Return a percentage for print: cut, with as many digits as tell on which side of the goal it is."""
    for digits in range(2, MOST_SHOWN):
        found = _cut(share, digits)
        if meets(goal, Fraction(found)) == meets(goal, share):
            return found
    return _cut(share, MOST_SHOWN)


def _cut(share: Fraction, digits: int) -> Decimal:
    """Return a share with at most so many digits behind the comma, never more than it is."""
    with localcontext() as context:
        context.prec, context.rounding = 60, ROUND_FLOOR
        scaled = share.numerator * 10**digits // share.denominator
        return _plain(Decimal(scaled).scaleb(-digits))


def _plain(number: Decimal) -> Decimal:
    """Return a number without zeros at its end, and never as a power of ten."""
    normal = number.normalize()
    whole = normal == normal.to_integral_value()
    return normal.quantize(Decimal(1)) if whole else normal
