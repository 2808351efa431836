"""Ports of what an office adds to the calendar, and of the bulk of work that follows from it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from engine.calendar import AnnouncedDay
from engine.case import Case
from engine.obligations import Deadline
from engine.timers import Timer


class Announcements(Protocol):
    """Days that the office was told of, beside those of the calendar data it uses."""

    def days(self) -> tuple[AnnouncedDay, ...]:
        """Return all announced days in the order in which they were entered."""

    def add(self, announcement: str, days: Iterable[AnnouncedDay], now: datetime) -> None:
        """Add the days of one announcement."""

    def data_file(self) -> str | None:
        """Return the hash of the data file in use, ``None`` for the one that ships."""

    def use_file(self, sha256: str) -> None:
        """Use a data file from now on; its bytes are kept as evidence."""

    def followed(self) -> str | None:
        """Return the version of the calendar that all open deadlines were last brought in line with."""

    def follow(self, version: str) -> None:
        """Note the version that all open deadlines are in line with."""


class OpenWork(Protocol):
    """All open dated deadlines at once: read, and written, in a few statements."""

    def lock(self) -> None:
        """Let one change of the calendar pass at a time, and lock all its cases in a fixed order."""

    def deadlines(self) -> tuple[Deadline, ...]:
        """Return the open deadlines that have a date, by case, name and round."""

    def cases(self) -> Mapping[str, Case]:
        """Return by id the cases of these deadlines with their rounds and parents."""

    def timers(self) -> tuple[Timer, ...]:
        """Return the pending timers of these cases."""

    def put(self, cases: Iterable[Case], deadlines: Iterable[Deadline], version: str) -> None:
        """Write changed deadlines, count their cases as changed, and name the calendar of all."""

    def retime(
        self,
        withdrawn: Iterable[str],
        added: Iterable[Timer],
        moved: Iterable[Timer],
        now: datetime,
    ) -> None:
        """Withdraw pending timers by key, add new ones, give pending ones another moment."""
