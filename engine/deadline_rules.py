"""Rules of deadlines: what a document says about a date, before it is worked out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from engine.calendar import Roll
from engine.errors import InvalidInput
from engine.words import N_


class RuleKind(StrEnum):
    """How a deadline hangs on its date."""

    WITHIN = "within"  # trong thời hạn n ... kể từ
    AT_LEAST_BEFORE = "at_least_before"  # trước (ít nhất) n ...
    BEFORE_DAY = "before_day"  # trước ngày D: the day before, never moved
    ON = "on"  # chậm nhất ngày D, đến hết ngày D
    PERIOD_END = "period_end"  # Quý III, trong năm: the anchor is the first day of the period
    WINDOW_START = "window_start"  # từ ...: first working day inside
    WINDOW_END = "window_end"  # ... đến: last working day inside
    DAY_OF_MONTH = "day_of_month"  # ngày n hàng tháng: the anchor is any day of the month
    NOT_BEFORE = "not_before"  # sau khi n ... đã qua: the earliest day, no end


class TimeUnit(StrEnum):
    """In what a period is counted."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"


OWN_ROLL: Final[Mapping[RuleKind, Roll]] = MappingProxyType(
    {
        RuleKind.WITHIN: Roll.FOLLOWING,
        RuleKind.AT_LEAST_BEFORE: Roll.PRECEDING,
        RuleKind.BEFORE_DAY: Roll.NONE,
        RuleKind.ON: Roll.FOLLOWING,
        RuleKind.PERIOD_END: Roll.FOLLOWING,
        RuleKind.WINDOW_START: Roll.FOLLOWING,
        RuleKind.WINDOW_END: Roll.PRECEDING,
        RuleKind.DAY_OF_MONTH: Roll.FOLLOWING,
        RuleKind.NOT_BEFORE: Roll.FOLLOWING,
    }
)
COUNTED: Final = frozenset({RuleKind.WITHIN, RuleKind.AT_LEAST_BEFORE, RuleKind.NOT_BEFORE})
"""Kinds that count ``amount`` units from the anchor."""
WITHOUT_AMOUNT: Final = frozenset({RuleKind.ON, RuleKind.BEFORE_DAY, RuleKind.WINDOW_START})
"""Kinds whose date is the anchor itself."""
MOST: Final[Mapping[TimeUnit, int]] = MappingProxyType(
    {
        TimeUnit.WORKING_DAYS: 36_500,
        TimeUnit.CALENDAR_DAYS: 36_500,
        TimeUnit.WEEKS: 5_200,
        TimeUnit.MONTHS: 1_200,
        TimeUnit.YEARS: 100,
        TimeUnit.HOURS: 876_000,
    }
)
"""A hundred years of each unit: more is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """What a document says about a date: kind, number, unit, and how its words were read.

    ``amount`` is ``None`` while the document gives no number (*chưa xác định thời hạn*); for
    ``day_of_month`` it is the day. ``roll`` is ``None`` for the kind's own.
    """

    name: str
    kind: RuleKind
    anchor: str
    amount: int | None = None
    unit: TimeUnit = TimeUnit.WORKING_DAYS
    roll: Roll | None = None
    reading: str = ""
    legal_basis: str = ""

    def __post_init__(self) -> None:
        """Refuse a number that no document means, and units that cannot be counted that way."""
        if self.amount is not None and not 1 <= self.amount <= MOST[self.unit]:
            raise InvalidInput(
                N_("Thời hạn {amount} không hợp lệ: số phải từ 1 đến {most}; hãy xem lại văn bản"),
                amount=self.amount,
                most=MOST[self.unit],
            )
        if self.unit is TimeUnit.HOURS and self.kind not in COUNTED:
            raise InvalidInput(
                N_("Giờ không dùng cho loại thời hạn {kind}: hãy dùng ngày, tuần, tháng hoặc năm"),
                kind=self.kind.value,
            )

    @property
    def rolls(self) -> Roll:
        """Return where the date goes when it falls on a day off."""
        return self.roll or OWN_ROLL[self.kind]


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which a period stands still, both ends included; open while ``to_on`` is ``None``."""

    from_on: date
    to_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a pause that ends before it begins."""
        if self.to_on is not None and self.to_on < self.from_on:
            raise InvalidInput(
                N_(
                    "Tạm dừng từ {first} đến {last} không hợp lệ: ngày cuối phải từ ngày đầu trở đi"
                    "; hãy nhập lại hai ngày"
                ),
                first=f"{self.from_on:%d/%m/%Y}",
                last=f"{self.to_on:%d/%m/%Y}",
            )
