"""A visit appears in the calendars of those concerned, moves there and goes away again."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from notifiers.ics import Guest, Method, VisitEvent, calendar_attachment
from notifiers.mime import MailIdentity

IDENTITY = MailIdentity("dondoc@example.vn", "Đoàn kiểm tra CCHC", "dondoc.example.vn")
GUEST = Guest("pqldt@example.vn", 'Phòng "Quản lý" Đầu tư')
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SENT_AT = datetime(2024, 5, 23, 1, tzinfo=UTC)
VISIT = VisitEvent(
    case_id="c-0001",
    sequence=1,
    summary="Kiểm tra CCHC: Phòng Quản lý Đầu tư",
    first_on=date(2024, 6, 6),
    at=time(8),
    place="Phòng họp số 2; tầng 3, khu B",
)


def ical(visit: VisitEvent = VISIT, method: Method = Method.REQUEST) -> bytes:
    return calendar_attachment(visit, method, IDENTITY, GUEST, SENT_AT).content


def event_of(content: bytes) -> Event:
    (event,) = Calendar.from_ical(content.decode()).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_a_visit_with_an_hour_stands_at_that_hour_in_vietnam() -> None:
    content = ical()
    event = event_of(content)
    assert event.decoded("dtstart") == datetime(2024, 6, 6, 8, tzinfo=ZONE)
    assert event.decoded("dtend") == datetime(2024, 6, 6, 9, tzinfo=ZONE)
    assert event.decoded("dtstamp") == SENT_AT
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20240606T080000\r\n" in content
    assert b"BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh" in content
    assert str(event["uid"]) == "lich-kt-c-0001@dondoc.example.vn"
    assert event["sequence"] == 1
    assert str(event["status"]) == "CONFIRMED"
    assert str(event["location"]) == "Phòng họp số 2; tầng 3, khu B"
    assert str(event["organizer"]) == "mailto:dondoc@example.vn"
    assert str(event["attendee"]) == "mailto:pqldt@example.vn"
    assert event["attendee"].params["RSVP"] == "TRUE"
    assert len(event.subcomponents) == 1


def test_a_visit_without_an_hour_covers_its_days() -> None:
    one = event_of(ical(replace(VISIT, at=None)))
    assert (one.decoded("dtstart"), one.decoded("dtend")) == (date(2024, 6, 6), date(2024, 6, 7))
    two = event_of(ical(replace(VISIT, at=None, last_on=date(2024, 6, 7))))
    assert (two.decoded("dtstart"), two.decoded("dtend")) == (date(2024, 6, 6), date(2024, 6, 8))
    assert b"VTIMEZONE" not in ical(replace(VISIT, at=None))


def test_a_visit_of_several_days_keeps_its_hour_and_ends_with_the_working_day() -> None:
    event = event_of(ical(replace(VISIT, last_on=date(2024, 6, 7), description="Mang theo hồ sơ")))
    assert event.decoded("dtstart") == datetime(2024, 6, 6, 8, tzinfo=ZONE)
    assert event.decoded("dtend") == datetime(2024, 6, 7, 17, tzinfo=ZONE)
    assert str(event["description"]) == "Mang theo hồ sơ"


def test_a_moved_visit_is_the_same_entry_with_a_higher_number() -> None:
    moved = event_of(ical(replace(VISIT, sequence=2, first_on=date(2024, 6, 12), place="")))
    assert str(moved["uid"]) == str(event_of(ical())["uid"])
    assert moved["sequence"] == 2
    assert moved.decoded("dtend") - moved.decoded("dtstart") == timedelta(hours=1)
    assert "location" not in moved


def test_a_visit_that_is_taken_back_is_cancelled_in_the_calendar() -> None:
    attachment = calendar_attachment(
        replace(VISIT, sequence=3), Method.CANCEL, IDENTITY, GUEST, SENT_AT
    )
    assert attachment.params == {"method": "CANCEL"}
    assert attachment.media_type == "text/calendar"
    assert b"METHOD:CANCEL\r\n" in attachment.content
    event = event_of(attachment.content)
    assert str(event["status"]) == "CANCELLED"
    assert event.subcomponents == []


def test_equal_values_give_equal_bytes_in_short_lines_with_crlf() -> None:
    content = ical()
    assert content == ical()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
