"""What was known about the working days, and when: one calendar for each day of knowledge."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from engine.errors import CalendarNotCovered
from engine.words import N_
from engine.working_calendar import CalendarDocument, DayFact, DayKind, WorkingCalendar, YearStatus


@dataclass(frozen=True, slots=True)
class AnnouncedDay:
    """One day that differs from the plain week, with its documents and the day it became known.

    ``known_on`` is ``None`` where the day follows from the law alone. ``settles`` names the yearly
    choice of the Prime Minister (``tet``, ``national_day``) that this day is part of: once one such
    day of a year is known, the projection of that choice is dropped.
    """

    day: date
    working: bool
    kind: DayKind
    reason: str
    documents: tuple[CalendarDocument, ...] = ()
    known_on: date | None = None
    paired_with: date | None = None
    settles: str = ""

    def is_known_on(self, day: date) -> bool:
        """Tell whether the day was known by the end of ``day``."""
        return self.known_on is None or self.known_on <= day

    def fact(self, *, provisional: bool) -> DayFact:
        """Return the day as a fact of a calendar."""
        return DayFact(
            self.day,
            self.working,
            self.kind,
            self.reason,
            self.documents,
            self.known_on,
            provisional,
        )


class CalendarHistory:
    """All announced days with the days on which they became known.

    Of two entries for one day the one known later holds, then the one given later: so an office
    can add an announcement. ``announced_on`` says since when each year counts as announced.
    """

    __slots__ = (
        "_announced",
        "_announced_on",
        "_calendars",
        "_projected",
        "first_day",
        "last_day",
        "learned_on",
    )

    def __init__(
        self,
        announced: Iterable[AnnouncedDay],
        projected: Iterable[AnnouncedDay],
        announced_on: Mapping[int, date | None],
        first_day: date,
        last_day: date,
    ) -> None:
        """Sort the entries by the day of their knowledge; calendars are built when asked for."""
        self._announced = tuple(sorted(announced, key=lambda item: item.known_on or date.min))
        self._projected = tuple(projected)
        self._announced_on = dict(announced_on)
        self.first_day, self.last_day = first_day, last_day
        entries = (*self._announced, *self._projected)
        known = {item.known_on for item in entries} | set(self._announced_on.values()) | {date.min}
        self.learned_on = tuple(sorted(day for day in known if day is not None))
        self._calendars: dict[date, WorkingCalendar] = {}

    @property
    def announced(self) -> tuple[AnnouncedDay, ...]:
        """Return all announced days in the order in which they became known."""
        return self._announced

    @property
    def reach(self) -> tuple[date, date]:
        """Return how much it knows: the day of its newest announcement, and its last day."""
        return self.learned_on[-1], self.last_day

    @property
    def current(self) -> WorkingCalendar:
        """Return the calendar with everything that is known."""
        return self.as_known_on(date.max)

    def as_known_on(self, day: date) -> WorkingCalendar:
        """Return the calendar as it was known at the end of ``day``.

        Tết and adjacent days not yet announced are projected; swaps and statutes not yet decided
        are unknown. Days between two announcements share one calendar and one version.
        """
        learned = self.learned_on[bisect_right(self.learned_on, day) - 1]
        if learned not in self._calendars:
            self._calendars[learned] = self._build(learned)
        return self._calendars[learned]

    def learned(self, day: date) -> tuple[AnnouncedDay, ...]:
        """Return what became known on a day."""
        return tuple(item for item in self._announced if item.known_on == day)

    def of_version(self, version: str) -> WorkingCalendar:
        """Return the calendar of a stored version, or say that the data has changed since."""
        for learned in self.learned_on:
            if version.startswith(learned.isoformat()):
                calendar = self.as_known_on(learned)
                if calendar.version == version:
                    return calendar
        raise CalendarNotCovered(
            N_(
                "Không còn lịch phiên bản {version}: phiên bản hiện có là {current}; "
                "hãy cài lại bản chương trình hoặc dữ liệu lịch đã dùng khi đó"
            ),
            version=version,
            current=self.current.version,
        )

    def with_days(self, added: Iterable[AnnouncedDay]) -> "CalendarHistory":
        """Return a history that also knows ``added``, say an announcement entered by the office."""
        return CalendarHistory(
            (*self._announced, *added),
            self._projected,
            self._announced_on,
            self.first_day,
            self.last_day,
        )

    def _build(self, day: date) -> WorkingCalendar:
        """Lay the known days over the projected ones."""
        known = [item for item in self._announced if item.is_known_on(day)]
        settled = {(item.day.year, item.settles) for item in known}
        facts = {
            item.day: item.fact(provisional=True)
            for item in self._projected
            if item.is_known_on(day) and (item.day.year, item.settles) not in settled
        }
        facts.update({item.day: item.fact(provisional=False) for item in known})
        statuses = {
            year: self._status(year, day, settled)
            for year in range(self.first_day.year, self.last_day.year + 1)
        }
        return WorkingCalendar(self.first_day, self.last_day, facts, statuses, day)

    def _status(self, year: int, day: date, settled: set[tuple[int, str]]) -> YearStatus:
        """Return how far ``year`` was announced on ``day``."""
        announced_on = self._announced_on.get(year)
        if announced_on is not None and announced_on <= day:
            return YearStatus.ANNOUNCED
        choices = {choice for settled_year, choice in settled if settled_year == year and choice}
        return YearStatus.PARTLY if choices else YearStatus.STATUTORY
