"""The one reader of the time, and its stand-in for demonstrations and tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar, Final
from zoneinfo import ZoneInfo

from engine.errors import InvalidInput

OFFICE_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
VARIABLE: Final = "DONDOC_CLOCK"


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The time of this machine."""

    manual: ClassVar[bool] = False

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that always shows the same moment, for demonstrations and tests."""

    at: datetime
    manual: ClassVar[bool] = True

    def now(self) -> datetime:
        """Return the moment it was set to, in UTC."""
        return self.at.astimezone(UTC)


def clock_from_environment(environ: Mapping[str, str]) -> SystemClock | FixedClock:
    """Return the machine's clock, or the fixed one that ``DONDOC_CLOCK`` asks for.

    Its attribute ``manual`` tells which it is, so that real and played records are never mixed.
    """
    text = environ.get(VARIABLE, "").strip()
    return FixedClock(parse_moment(text)) if text else SystemClock()


def parse_moment(text: str) -> datetime:
    """Return the moment written as ISO 8601; without an offset it is the office's time."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput(
            "{variable}: không đọc được thời điểm '{value}'; viết như 2024-05-20T08:00",
            variable=VARIABLE,
            value=text,
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=OFFICE_ZONE)


def office_day(moment: datetime) -> date:
    """Return the day of the office in which ``moment`` lies."""
    return moment.astimezone(OFFICE_ZONE).date()
