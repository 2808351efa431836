"""The calendar entry of a visit (RFC 5545): asked for, moved, or taken back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Component, Event, vCalAddress, vText

from engine.timers import Attachment
from notifiers.mime import MailIdentity, one_line

ZONE_NAME: Final = "Asia/Ho_Chi_Minh"
PRODUCT: Final = "-//dondoc//dondoc//VI"
FILE_NAME: Final = "lich-kiem-tra.ics"
ONE_HOUR: Final = timedelta(hours=1)
ONE_DAY: Final = timedelta(days=1)
END_OF_WORK: Final = time(17)


class Method(StrEnum):
    """What the receiver's calendar is asked to do."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class VisitEvent:
    """What a calendar shows of a visit.

    ``case_id`` names the entry for ever; ``sequence`` rises with each change, also when the visit
    is taken back. Without ``at`` the entry covers whole days. A visit of several days with an hour
    begins at that hour on the first day and ends with the working hours of the last.
    """

    case_id: str
    sequence: int
    summary: str
    first_on: date
    last_on: date | None = None
    at: time | None = None
    lasts: timedelta = ONE_HOUR
    place: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    """The person to whom the entry is sent."""

    address: str
    name: str


def calendar_attachment(
    visit: VisitEvent, method: Method, identity: MailIdentity, guest: Guest, created_at: datetime
) -> Attachment:
    """Return the calendar as an attachment that the mail shows with its buttons as well."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    if visit.at is not None:
        last = visit.last_on or visit.first_on
        for zone in _zones(visit.first_on, last + ONE_DAY):
            calendar.add_component(zone)
    calendar.add_component(_event(visit, method, identity, created_at))
    _invite(calendar.events[0], identity, guest)
    return Attachment(FILE_NAME, "text/calendar", calendar.to_ical(), {"method": method.value})


@lru_cache(maxsize=64)
def _zones(first_on: date, last_on: date) -> tuple[Component, ...]:
    """Return the zone of the office over some days; a visit has many guests and one zone."""
    calendar, event = Calendar(), Event()
    event.add("dtstart", datetime.combine(first_on, time.min, ZoneInfo(ZONE_NAME)))
    calendar.add_component(event)
    calendar.add_missing_timezones(first_date=first_on, last_date=last_on)
    return tuple(part for part in calendar.subcomponents if part.name == "VTIMEZONE")


def _event(
    visit: VisitEvent, method: Method, identity: MailIdentity, created_at: datetime
) -> Event:
    """Return the entry itself."""
    event = Event()
    event.add("uid", f"lich-kt-{visit.case_id}@{identity.domain}")
    event.add("sequence", visit.sequence)
    event.add("dtstamp", created_at)
    start, end = _span(visit)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", one_line(visit.summary))
    if visit.place:
        event.add("location", one_line(visit.place))
    if visit.description:
        event.add("description", one_line(visit.description))
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    if method is Method.REQUEST:
        event.add_component(_the_day_before())
    return event


def _span(visit: VisitEvent) -> tuple[date, date]:
    """Return begin and end; whole days end on the day after, as the standard wants it."""
    last_on = max(visit.last_on or visit.first_on, visit.first_on)
    if visit.at is None:
        return visit.first_on, last_on + ONE_DAY
    zone = ZoneInfo(ZONE_NAME)
    start = datetime.combine(visit.first_on, visit.at, zone)
    closing = datetime.combine(last_on, max(END_OF_WORK, visit.at), zone)
    return start, start + visit.lasts if last_on == visit.first_on else closing


def _invite(event: Event, identity: MailIdentity, guest: Guest) -> None:
    """Name who invites (the sender of the mail) and who is invited."""
    organizer = vCalAddress(f"mailto:{identity.address}")
    organizer.params["CN"] = vText(one_line(identity.name))
    event.add("organizer", organizer)
    attendee = vCalAddress(f"mailto:{guest.address}")
    attendee.params["CN"] = vText(one_line(guest.name))
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("TRUE")
    event.add("attendee", attendee)


def _the_day_before() -> Alarm:
    """Return a reminder one day ahead."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "Ngày mai có lịch kiểm tra")
    alarm.add("trigger", -ONE_DAY)
    return alarm
