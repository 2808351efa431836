"""The calendar of an office: what ships or was imported, with the days the office was told of."""

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeAlias

from engine.calendar import AnnouncedDay, CalendarHistory
from engine.errors import StorageUnavailable
from engine.ports import UnitOfWork
from engine.words import N_
from workflows.calendars.data import data_of_bytes
from workflows.calendars.vietnam import checked_history

Added: TypeAlias = tuple[AnnouncedDay, ...]
Key: TypeAlias = tuple[CalendarHistory, str | None, Added]


@dataclass
class OfficeCalendars:
    """Calendars by their content: each transaction asks, and what it asks for seldom changes."""

    _files: dict[str, CalendarHistory] = field(default_factory=dict)
    _last: tuple[Key, CalendarHistory] | None = None

    def of(self, shipped: CalendarHistory, uow: UnitOfWork) -> CalendarHistory:
        """Return the calendar of the office that a unit of work belongs to."""
        file, added = uow.announcements.data_file(), uow.announcements.days()
        if file is None and not added:
            return shipped
        key = (shipped, file, added)
        if self._last is None or self._last[0] != key:
            base = self.base(shipped, file, uow)
            self._last = (key, base.with_days(added) if added else base)
        return self._last[1]

    def base(self, shipped: CalendarHistory, file: str | None, uow: UnitOfWork) -> CalendarHistory:
        """Return the calendar that ships or that of the imported file, whichever knows more."""
        if file is None:
            return shipped
        if file not in self._files:
            found = uow.evidence.get(file)
            if found is None:
                raise StorageUnavailable(
                    N_("mất tệp lịch {sha256}… đã nhập; phục hồi từ bản sao lưu"),
                    sha256=file[:12],
                )
            self._files[file] = checked_history(data_of_bytes(*found))
        return max(shipped, self._files[file], key=attrgetter("reach"))
