"""When reminders may go out: office hours of working days."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from engine.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class SendingWindow:
    """Hours of a working day, in the office's zone, in which digests are gathered and sent."""

    opens: time = time(7, 30)
    closes: time = time(16, 30)

    def is_open(self, now: datetime, zone: ZoneInfo, calendar: WorkingCalendar) -> bool:
        """Tell whether reminders may go at this moment."""
        local = now.astimezone(zone)
        return calendar.is_working_day(local.date()) and self.opens <= local.time() < self.closes

    def next_opening(self, now: datetime, zone: ZoneInfo, calendar: WorkingCalendar) -> datetime:
        """Return the next moment at which the window opens, in UTC."""
        local = now.astimezone(zone)
        day: date = local.date()
        if local.time() >= self.opens:
            day += timedelta(days=1)
        while not calendar.is_working_day(day):
            day += timedelta(days=1)
        return datetime.combine(day, self.opens, zone).astimezone(ZoneInfo("UTC"))
