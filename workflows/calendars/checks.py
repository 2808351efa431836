"""Checks of the announced days at start-up: what must hold before anything is reckoned."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from engine.calendar import SATURDAY, AnnouncedDay, DayKind
from engine.words import N_
from workflows.calendars.data import CalendarData

NOT_COUNTED: Final = frozenset({DayKind.SWAPPED, DayKind.LOCAL})
"""Days off that are none of the days the labour code gives."""


@dataclass(frozen=True, slots=True)
class CalendarProblem:
    """One thing wrong with the data: a text with named places, to be translated at the edge."""

    text: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the Vietnamese sentence."""
        return self.text.format(**self.params)


def problems_of(data: CalendarData) -> list[CalendarProblem]:
    """Return everything wrong with the data, not only the first thing."""
    problems = [problem for item in data.announced for problem in _of_day(item, data)]
    problems += _repeated(data)
    problems += _of_pairs(data)
    problems += _of_years(data)
    return problems


def _of_day(item: AnnouncedDay, data: CalendarData) -> Iterator[CalendarProblem]:
    """Check one day by itself: inside the data, on the right weekday, with a document."""
    day = f"{item.day:%d/%m/%Y}"
    if not data.first_day <= item.day <= data.last_day:
        yield CalendarProblem(N_("Ngày {day} nằm ngoài phạm vi của lịch"), {"day": day})
    on_weekend = item.day.weekday() >= SATURDAY
    if on_weekend != (item.kind in {DayKind.WORKED, DayKind.WEEKEND}):
        yield CalendarProblem(
            N_("Ngày {day} ghi là '{kind}', không hợp với thứ của ngày đó"),
            {"day": day, "kind": item.kind.value},
        )
    if not item.documents:
        yield CalendarProblem(N_("Ngày {day} không có văn bản làm căn cứ"), {"day": day})
    if item.known_on is not None and item.known_on > item.day:
        yield CalendarProblem(
            N_("Ngày {day} ghi là được biết sau khi đã qua ({known})"),
            {"day": day, "known": f"{item.known_on:%d/%m/%Y}"},
        )


def _repeated(data: CalendarData) -> Iterator[CalendarProblem]:
    """Find days that are said twice."""
    for day, times in Counter(item.day for item in data.announced).items():
        if times > 1:
            yield CalendarProblem(N_("Ngày {day} được ghi hai lần"), {"day": f"{day:%d/%m/%Y}"})


def _of_pairs(data: CalendarData) -> Iterator[CalendarProblem]:
    """Check that every swapped weekday has its worked Saturday, and the other way round."""
    days = {item.day: item for item in data.announced}
    partner = {DayKind.SWAPPED: DayKind.WORKED, DayKind.WORKED: DayKind.SWAPPED}
    for item in data.announced:
        if item.kind not in partner:
            continue
        other = days.get(item.paired_with) if item.paired_with else None
        if (
            other is None
            or (other.kind, other.paired_with) != (partner[item.kind], item.day)
            or other.known_on != item.known_on
        ):
            yield CalendarProblem(
                N_("Ngày hoán đổi {day} không có ngày tương ứng của cùng thông báo"),
                {"day": f"{item.day:%d/%m/%Y}"},
            )


def _of_years(data: CalendarData) -> Iterator[CalendarProblem]:
    """Check that each year has as many weekdays off, swaps aside, as the labour code gives."""
    off: Counter[int] = Counter(
        item.day.year
        for item in data.announced
        if not item.working and item.kind not in NOT_COUNTED and _is_weekday(item.day)
    )
    for year in range(data.first_day.year, data.last_day.year + 1):
        if year not in data.announced_on:
            yield CalendarProblem(
                N_("Chưa ghi lịch năm {year} đã công bố hay chưa"), {"year": year}
            )
        expected = data.holidays.get(year)
        if expected is not None and off[year] != expected:
            yield CalendarProblem(
                N_("Năm {year} có {found} ngày nghỉ lễ, Tết vào ngày thường, luật cho {expected}"),
                {"year": year, "found": off[year], "expected": expected},
            )


def _is_weekday(day: date) -> bool:
    """Tell whether the day is a Monday to Friday."""
    return day.weekday() < SATURDAY
