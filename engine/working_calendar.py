"""Working days: which days an office works, why, and how to step over those it does not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final

from engine.errors import CalendarNotCovered
from engine.words import N_

SATURDAY: Final = 5
ONE_DAY: Final = timedelta(days=1)


class Roll(StrEnum):
    """Where a date goes that falls on a day off."""

    NONE = "none"
    FOLLOWING = "following"  # Bộ luật Dân sự 2015 Điều 148 khoản 5
    PRECEDING = "preceding"


class DayKind(StrEnum):
    """What makes a day a working day or a day off."""

    ORDINARY = "ordinary"  # ngày làm việc
    WEEKEND = "weekend"  # nghỉ hằng tuần
    STATUTORY = "statutory"  # nghỉ lễ theo luật
    TET = "tet"  # nghỉ Tết Âm lịch
    ADJACENT = "adjacent"  # ngày liền kề Quốc khánh
    IN_LIEU = "in_lieu"  # nghỉ bù
    SWAPPED = "swapped"  # nghỉ hoán đổi
    WORKED = "worked"  # thứ Bảy làm bù
    LOCAL = "local"  # nghỉ riêng của cơ quan, có căn cứ


class YearStatus(StrEnum):
    """How far the days of a year are announced; only the first is firm."""

    ANNOUNCED = "announced"
    PARTLY = "partly"
    STATUTORY = "statutory"


@dataclass(frozen=True, slots=True)
class CalendarDocument:
    """A law or an announcement that a day rests on.

    ``number`` is empty where none was found, ``title`` where the number says enough.
    """

    key: str
    title: str
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None

    def cite(self) -> str:
        """Return the document as people cite it: title and number as far as known, and the day."""
        numbered = f"{self.title} ({self.number})" if self.title else self.number
        name = numbered if self.number else self.title
        return f"{name} ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else name


@dataclass(frozen=True, slots=True)
class DayFact:
    """What is known about one day; ``provisional`` means projected, not announced."""

    day: date
    working: bool
    kind: DayKind
    reason: str
    documents: tuple[CalendarDocument, ...] = ()
    known_on: date | None = None
    provisional: bool = False


class WorkingCalendar:
    """The working days of a stretch of time, as known on one day; every answer is a look-up.

    ``version`` names the content and the day of its knowledge: equal versions give equal dates.
    """

    __slots__ = (
        "_base",
        "_decided",
        "_facts",
        "_rank",
        "_statuses",
        "_working",
        "first_day",
        "known_on",
        "last_day",
        "version",
    )

    def __init__(
        self,
        first_day: date,
        last_day: date,
        facts: Mapping[date, DayFact],
        statuses: Mapping[int, YearStatus],
        known_on: date,
    ) -> None:
        """Lay out the days: a weekday works and a weekend rests unless a fact says otherwise."""
        self.first_day, self.last_day, self.known_on = first_day, last_day, known_on
        self._facts, self._statuses = dict(facts), dict(statuses)
        self._decided: WorkingCalendar | None = None
        self._base = first_day.toordinal()
        self._working: list[date] = []
        self._rank: list[int] = []  # how many working days lie on or before each day
        worked = bytearray()
        for day in days_between(first_day, last_day):
            known = self._facts.get(day)
            worked.append(known.working if known else day.weekday() < SATURDAY)
            if worked[-1]:
                self._working.append(day)
            self._rank.append(len(self._working))
        self.version = f"{known_on.isoformat()}+{self._fingerprint(bytes(worked))}"

    def _fingerprint(self, worked: bytes) -> str:
        """Return eight digits over all that can move a date or make it less firm."""
        years = ",".join(f"{year}={status}" for year, status in sorted(self._statuses.items()))
        return sha256(f"{self.first_day}|{years}|".encode() + worked).hexdigest()[:8]

    def _index(self, day: date) -> int:
        """Return the position of ``day``, or say that no calendar covers it."""
        index = day.toordinal() - self._base
        if 0 <= index < len(self._rank):
            return index
        raise self._not_covered(day)

    def _not_covered(self, day: date) -> CalendarNotCovered:
        """Return the refusal for a day outside the data: fact, limit, way out."""
        return CalendarNotCovered(
            N_(
                "Không có lịch làm việc cho ngày {day}: lịch hiện có từ {first} đến {last}; "
                "hãy bổ sung lịch năm {year}"
            ),
            day=f"{day:%d/%m/%Y}",
            first=f"{self.first_day:%d/%m/%Y}",
            last=f"{self.last_day:%d/%m/%Y}",
            year=day.year,
        )

    def is_working_day(self, day: date) -> bool:
        """Tell whether the office works on ``day``."""
        index = self._index(day)
        return self._rank[index] > (self._rank[index - 1] if index else 0)

    def shift(self, day: date, count: int) -> date:
        """Return the ``count``-th working day after ``day`` (before it, if negative).

        ``day`` itself is never counted (Bộ luật Dân sự 2015 Điều 147); a count of 0 returns it.
        """
        if count > 0:
            index = day.toordinal() - self._base
            if index >= 0:
                try:  # two look-ups: asking first would cost as much again
                    return self._working[self._rank[index] + count - 1]
                except IndexError:
                    pass
        return self._shift_back_or_out(day, count)

    def _shift_back_or_out(self, day: date, count: int) -> date:
        """Return the working day before ``day``, or refuse what lies outside the data."""
        rank = self._rank[self._index(day)]
        if count == 0:
            return day
        place = rank + count - self.is_working_day(day)
        if count < 0 <= place:
            return self._working[place]
        raise self._not_covered(self.last_day + ONE_DAY if count > 0 else self.first_day - ONE_DAY)

    def roll(self, day: date, towards: Roll) -> date:
        """Return ``day``, or the nearest working day in the direction of the roll if it is off."""
        if towards is Roll.NONE or self.is_working_day(day):
            return day
        return self.shift(day, 1 if towards is Roll.FOLLOWING else -1)

    def working_days_between(self, after: date, until: date) -> int:
        """Count the working days later than ``after`` and not later than ``until``."""
        return max(0, self._rank[self._index(until)] - self._rank[self._index(after)])

    def fact(self, day: date) -> DayFact:
        """Return what is known about ``day``: working or not, why, and on which document."""
        self._index(day)
        known = self._facts.get(day)
        if known is not None:
            return known
        if day.weekday() < SATURDAY:
            return DayFact(day, working=True, kind=DayKind.ORDINARY, reason=N_("Ngày làm việc"))
        return DayFact(day, working=False, kind=DayKind.WEEKEND, reason=N_("Nghỉ hằng tuần"))

    def year_status(self, year: int) -> YearStatus:
        """Return how far the days of ``year`` are announced."""
        return self._statuses.get(year, YearStatus.STATUTORY)

    def provisional_between(self, first: date, last: date) -> bool:
        """Tell whether the span touches a year that is not wholly announced."""
        years = range(first.year, last.year + 1)
        return any(self.year_status(year) is not YearStatus.ANNOUNCED for year in years)

    @property
    def decided(self) -> "WorkingCalendar":
        """Return the calendar without what is only projected: the days off that are decided today."""
        if self._decided is None:
            facts = {day: fact for day, fact in self._facts.items() if not fact.provisional}
            self._decided = WorkingCalendar(
                self.first_day, self.last_day, facts, self._statuses, self.known_on
            )
        return self._decided

    def bridge_days(self, first: date, last: date) -> tuple[date, ...]:
        """Return the single working days between days off: swaps have always taken one of these."""
        start, end = max(first, self.first_day + ONE_DAY), min(last, self.last_day - ONE_DAY)
        return tuple(
            day
            for day in days_between(start, end)
            if self.is_working_day(day)
            and not self.is_working_day(day - ONE_DAY)
            and not self.is_working_day(day + ONE_DAY)
        )

    def changed_days(self, other: "WorkingCalendar") -> tuple[date, ...]:
        """Return the days covered by both that are worked in one and off in the other."""
        first = max(self.first_day, other.first_day)
        last = min(self.last_day, other.last_day)
        return tuple(
            day
            for day in days_between(first, last)
            if self.is_working_day(day) != other.is_working_day(day)
        )


def days_between(first: date, last: date) -> Iterator[date]:
    """Return every day from ``first`` to ``last``, both included."""
    return (date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1))
