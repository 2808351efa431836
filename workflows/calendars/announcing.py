"""Announcements that an office enters by hand: from days and a document to checked days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from engine.calendar import (
    SATURDAY,
    AnnouncedDay,
    CalendarDocument,
    DayFact,
    DayKind,
    WorkingCalendar,
    days_between,
)
from engine.case import DocumentRef
from engine.errors import DondocError
from engine.words import N_

WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SETTLES: Final = {DayKind.TET: "tet", DayKind.ADJACENT: "national_day"}
"""The yearly choice of the Prime Minister that a projected day belongs to."""


class AnnouncementRefused(DondocError):
    """An announcement cannot be right as it was typed."""

    code = "announcement-refused"


@dataclass(frozen=True, slots=True)
class Source:
    """What an announcement rests on, and the day on which the office knew of it."""

    document: DocumentRef
    known_on: date

    @property
    def cited(self) -> tuple[CalendarDocument, ...]:
        """Return the document as days carry it."""
        given = self.document
        key = f"office/{given.number}"
        return (CalendarDocument(key, "", given.number, given.issuer, given.issued_on),)


def swap(
    off: date, worked: date, source: Source, calendar: WorkingCalendar, today: date
) -> tuple[AnnouncedDay, AnnouncedDay]:
    """Return a weekday that is off and the Saturday worked for it; refuse what is no such pair."""
    _check_source(source, min(off, worked), today)
    _check_off(calendar.fact(off))
    _check_worked(calendar.fact(worked))
    reasons = (
        f"Nghỉ hoán đổi: làm việc bù {_named(worked)}",
        f"Làm việc bù cho {_named(off)} nghỉ hoán đổi",
    )
    rested = AnnouncedDay(
        off,
        working=False,
        kind=DayKind.SWAPPED,
        reason=reasons[0],
        documents=source.cited,
        known_on=source.known_on,
        paired_with=worked,
    )
    return rested, replace(
        rested, day=worked, working=True, kind=DayKind.WORKED, reason=reasons[1], paired_with=off
    )


def days_off(
    days: Sequence[date], reason: str, source: Source, calendar: WorkingCalendar, today: date
) -> tuple[AnnouncedDay, ...]:
    """Return extra days off, or the chosen days of Tết or National Day in place of the projected."""
    wanted = sorted(set(days))
    _check_source(source, wanted[0], today)
    facts = [calendar.fact(day) for day in wanted]
    for fact in facts:
        if not fact.provisional:
            _check_off(fact)
    chosen = {(it.day.year, it.kind) for it in facts if it.provisional and not it.working}
    for year, kind in chosen:
        _check_whole(facts, year, kind, calendar)
    by_year = dict(chosen)
    return tuple(_day_off(fact.day, by_year.get(fact.day.year), reason, source) for fact in facts)


def _day_off(day: date, choice: DayKind | None, reason: str, source: Source) -> AnnouncedDay:
    return AnnouncedDay(
        day,
        working=False,
        kind=choice or DayKind.LOCAL,
        reason=reason,
        documents=source.cited,
        known_on=source.known_on,
        settles=SETTLES[choice] if choice else "",
    )


def _check_source(source: Source, first: date, today: date) -> None:
    document, known_on = source.document, source.known_on
    if document.issued_on is None:
        raise AnnouncementRefused(
            N_(
                "văn bản {number} chưa có ngày: lịch nghỉ chỉ đổi theo văn bản có số và ngày; ghi "
                "--document “số, ngày”"
            ),
            number=document.number,
        )
    if max(known_on, document.issued_on) > today:
        raise AnnouncementRefused(
            N_(
                "ngày {day} còn ở phía trước, hôm nay là {today}: chưa ai biết văn bản này; xem lại "
                "--document, --known-on"
            ),
            day=max(known_on, document.issued_on),
            today=today,
        )
    if not document.issued_on <= known_on <= first:
        raise AnnouncementRefused(
            N_(
                "--known-on {known} không hợp: văn bản ngày {issued}, ngày nghỉ hoặc làm bù đầu "
                "tiên là {first}; ngày được biết phải ở giữa"
            ),
            known=known_on,
            issued=document.issued_on,
            first=first,
        )


def _check_off(fact: DayFact) -> None:
    if fact.day.weekday() >= SATURDAY and not fact.working:
        raise AnnouncementRefused(
            N_("{day} vốn là ngày nghỉ hằng tuần; chỉ thêm được ngày nghỉ từ thứ Hai đến thứ Sáu"),
            day=_named(fact.day),
        )
    if not fact.working:
        raise AnnouncementRefused(
            N_("{day} đã là ngày nghỉ ({reason}); xem bằng “dondoc calendar day {iso}”"),
            day=_named(fact.day),
            reason=_because(fact),
            iso=fact.day.isoformat(),
        )
    if fact.kind is DayKind.WORKED:
        raise AnnouncementRefused(
            N_("{day} là ngày làm bù ({reason}), không nghỉ thêm được; xem lại ngày"),
            day=_named(fact.day),
            reason=_because(fact),
        )


def _check_worked(fact: DayFact) -> None:
    if fact.day.weekday() != SATURDAY:
        raise AnnouncementRefused(
            N_("{day} không phải thứ Bảy: ngày làm bù của ngày hoán đổi là một thứ Bảy; xem lại"),
            day=_named(fact.day),
        )
    if fact.working:
        raise AnnouncementRefused(
            N_("{day} đã là ngày làm việc ({reason}); xem bằng “dondoc calendar day {iso}”"),
            day=_named(fact.day),
            reason=_because(fact),
            iso=fact.day.isoformat(),
        )
    if fact.documents:
        raise AnnouncementRefused(
            N_("{day} là ngày lễ ({reason}), không làm bù vào ngày này; xem lại văn bản"),
            day=_named(fact.day),
            reason=_because(fact),
        )


def _check_whole(
    facts: Sequence[DayFact], year: int, kind: DayKind, calendar: WorkingCalendar
) -> None:
    """Refuse part of a choice: its days replace all the projected ones of that year."""
    projected = tuple(_projected(calendar, year, kind))
    given = [fact for fact in facts if fact.day.year == year]
    if len(given) != len(projected):
        raise AnnouncementRefused(
            N_(
                "năm {year} đang dự kiến {count} ngày nghỉ dịp này ({days}); ghi đủ {count} ngày "
                "của văn bản trong một lệnh"
            ),
            year=str(year),
            count=len(projected),
            days=[f"{day:%d/%m}" for day in projected],
        )


def _projected(calendar: WorkingCalendar, year: int, kind: DayKind) -> Iterator[date]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    for day in days_between(max(first, calendar.first_day), min(last, calendar.last_day)):
        fact = calendar.fact(day)
        if fact.provisional and fact.kind is kind:
            yield day


def _because(fact: DayFact) -> str:
    cited = fact.documents[0].cite() if fact.documents else ""
    return f"{fact.reason}, {cited}" if cited else fact.reason


def _named(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"
