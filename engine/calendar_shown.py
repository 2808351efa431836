"""What people are shown of a change of the calendar: which date becomes which, and what is re-timed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DateChange(StrEnum):
    """What an announcement does to the date of a deadline."""

    MOVED = "moved"
    KEPT = "kept"  # only the change would have made it late: the old date holds
    FIRM = "firm"  # it was provisional, and is no more


@dataclass(frozen=True, slots=True)
class Retimed:
    """A reminder with the day it had and the day it gets; ``old_on`` is ``None`` where none waited."""

    offset: int
    audience: str
    old_on: date | None
    new_on: date

    def content(self) -> list[object]:
        """Return it as the hash of the preview covers it."""
        return [self.offset, self.audience, _iso(self.old_on), _iso(self.new_on)]


@dataclass(frozen=True, slots=True)
class DeadlineShown:
    """A line of the preview."""

    name: str
    label: str
    round: int
    kind: DateChange | None
    old_on: date | None
    new_on: date | None
    retimed: tuple[Retimed, ...]

    def content(self) -> list[object]:
        """Return it as the hash of the preview covers it."""
        kind = self.kind.value if self.kind else None
        retimed = [item.content() for item in self.retimed]
        return [self.name, self.round, kind, _iso(self.old_on), _iso(self.new_on), retimed]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
