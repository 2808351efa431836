"""Data files that an office imports: sound, and knowing more than the calendar in use."""

from engine.calendar import CalendarHistory
from engine.words import N_
from workflows.calendars.announcing import AnnouncementRefused
from workflows.calendars.data import CalendarData, data_of_bytes
from workflows.calendars.vietnam import checked_history


def newer_data(name: str, content: bytes, present: CalendarHistory) -> CalendarData:
    """Return a data file that may take the place of the calendar in use; refuse another."""
    data = data_of_bytes(name, content)
    if data.first_day > present.first_day or data.last_day < present.last_day:
        raise AnnouncementRefused(
            N_(
                "tệp lịch từ {first} đến {last} ngắn hơn lịch đang dùng ({have_first} đến "
                "{have_last}); chọn tệp mới hơn"
            ),
            first=data.first_day,
            last=data.last_day,
            have_first=present.first_day,
            have_last=present.last_day,
        )
    named = {item.day for item in data.announced}
    missing = next((item for item in present.announced if item.day not in named), None)
    if missing is not None:
        raise AnnouncementRefused(
            N_("tệp lịch thiếu ngày {day} ({reason}) mà lịch đang dùng đã có; chọn tệp mới hơn"),
            day=missing.day,
            reason=missing.reason,
        )
    if checked_history(data).reach <= present.reach:
        raise AnnouncementRefused(
            N_("tệp lịch không có gì mới so với lịch đang dùng (biết đến {day}); không cần nhập"),
            day=present.learned_on[-1],
        )
    return data
