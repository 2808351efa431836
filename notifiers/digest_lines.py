"""The lines of a digest: what, by when, on which basis, where to hand in, whom to ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from notifiers.dates import counted, hour_in_words, short_date, weekday_and_date
from notifiers.mime import one_line
from notifiers.rendering import shortened

SOON: Final = 2  # working days: the second rung of the ladder
SUBJECT_START: Final = "[Đôn đốc] "


class LineState(StrEnum):
    """Where a deadline stands on the day of the digest, most urgent first."""

    OVERDUE = "overdue"
    TODAY = "today"
    COMING = "coming"
    NOT_SET = "not_set"


ORDER: Final = tuple(LineState)
SECTIONS: Final = {
    LineState.OVERDUE: "Quá hạn",
    LineState.TODAY: "Đến hạn hôm nay",
    LineState.COMING: "Sắp đến hạn",
    LineState.NOT_SET: "Chưa xác định thời hạn – cần rà soát",
}
COUNTS: Final = {
    LineState.OVERDUE: "quá hạn",
    LineState.TODAY: "đến hạn hôm nay",
    LineState.COMING: "sắp đến hạn",
    LineState.NOT_SET: "cần rà soát thời hạn",
}
LEVELS: Final = {
    1: "Báo cáo người đứng đầu đơn vị",
    2: "Báo cáo cơ quan tổ chức kiểm tra",
    3: "Báo cáo lãnh đạo",
}


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One thing that somebody has to do or to know.

    ``working_days`` counts what is left, or how many it is late; ``what`` is the thing itself and
    ``deadline_name`` the step that is due. ``level`` is 0 for whoever must act, 1 to 3 for those it
    is reported to. ``missed`` marks what should have been said while nothing was running;
    ``waiting`` says which request about it waits for an answer.
    """

    case_code: str
    unit_name: str
    what: str
    deadline_name: str
    state: LineState
    working_days: int = 0
    due_on: date | None = None
    due_at: datetime | None = None
    basis: str = ""
    hand_in_to: str = ""
    ask_whom: str = ""
    original_due_on: date | None = None
    provisional: bool = False
    missed: bool = False
    level: int = 0
    other_due_on: date | None = None
    waiting: str = ""


def state_words(line: DigestLine) -> str:
    """Return ``còn 02 ngày làm việc`` and its like."""
    if line.state is LineState.TODAY:
        return "đến hạn hôm nay"
    if line.state is LineState.NOT_SET:
        return "chưa xác định thời hạn – cần rà soát"
    if line.state is LineState.COMING:
        return f"còn {counted(line.working_days)} ngày làm việc"
    return f"quá hạn {counted(line.working_days)} ngày làm việc"


def sign(line: DigestLine) -> str:
    """Return the light as a word, so that it survives black-and-white print."""
    if line.state is LineState.OVERDUE:
        return "[ĐỎ]"
    soon = line.state is LineState.COMING and line.working_days > SOON
    return "[XANH]" if soon else "[VÀNG]"


def due_words(line: DigestLine, zone: ZoneInfo) -> str:
    """Return the deadline as people read it: weekday, date, and the hour where it has one."""
    if line.due_at is not None:
        moment = line.due_at.astimezone(zone)
        return f"{hour_in_words(moment.time())}, {weekday_and_date(moment.date())}"
    return weekday_and_date(line.due_on) if line.due_on is not None else ""


def in_order(lines: Iterable[DigestLine]) -> tuple[DigestLine, ...]:
    """Return overdue first (the longest first), then today, coming (the nearest first), not set."""
    return tuple(sorted(lines, key=_urgency))


def _urgency(line: DigestLine) -> tuple[int, int, date, str, str]:
    """Return what lines are sorted by; equal ones keep to code and step."""
    days = -line.working_days if line.state is LineState.OVERDUE else line.working_days
    due_on = line.due_on or date.max
    return ORDER.index(line.state), days, due_on, line.case_code, line.deadline_name


def subject_of(lines: tuple[DigestLine, ...], day: date) -> str:
    """Return the subject: the thing itself when it is one, the counts when they are several."""
    if len(lines) == 1:
        return _subject_of_one(lines[0])
    states = [line.state for line in lines]
    counts = [f"{states.count(state)} {COUNTS[state]}" for state in ORDER if state in states]
    end = f" – {short_date(day)}"
    return f"{SUBJECT_START}{len(lines)} việc cần làm: {', '.join(counts)}{end}"


def _subject_of_one(line: DigestLine) -> str:
    """Return the subject of a single line; what is long gives way, the deadline stays."""
    words = state_words(line)
    due = f" (hạn {short_date(line.due_on)})" if line.due_on is not None else ""
    late = line.state is LineState.OVERDUE
    start = f"{SUBJECT_START}{words[:1].upper()}{words[1:]}{due}: " if late else SUBJECT_START
    end = "" if late else f" – {words}{due}"
    room = 120 - len(start) - len(end)
    unit = f" – {shortened(one_line(line.unit_name), room // 2)}"
    return start + shortened(one_line(line.what), room - len(unit)) + unit + end


@dataclass(frozen=True, slots=True)
class LineView:
    """A line in words, ready for a template; ``step`` is empty where the title says it already."""

    sign: str
    title: str
    code: str
    step: str
    due: str
    state: str
    notes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def view_of(line: DigestLine, zone: ZoneInfo) -> LineView:
    """Return a line in words; what is not known is left out, a missing basis included."""
    facts = (
        ("Căn cứ", one_line(line.basis)),
        ("Nơi nhận", one_line(line.hand_in_to)),
        ("Liên hệ", one_line(line.ask_whom)),
    )
    return LineView(
        sign=sign(line),
        title=f"{one_line(line.what)} – {one_line(line.unit_name)}",
        code=line.case_code,
        step="" if _same(line.deadline_name, line.what) else one_line(line.deadline_name),
        due=due_words(line, zone),
        state=state_words(line),
        notes=_notes(line),
        facts=tuple((name, words) for name, words in facts if words),
    )


def _same(one: str, other: str) -> bool:
    """Tell whether two phrases differ in nothing that a reader would miss."""
    return one_line(one).casefold() == one_line(other).casefold()


def _moved_words(original_on: date | None, due_on: date | None) -> str:
    """Return the first day and, where there still is one, the day it became."""
    first = f"thời hạn ban đầu: {weekday_and_date(original_on)}" if original_on else ""
    return f"{first}; thời hạn điều chỉnh: {weekday_and_date(due_on)}" if due_on else first


def _notes(line: DigestLine) -> tuple[str, ...]:
    """Return what must be added to a line."""
    moved = line.original_due_on is not None and line.original_due_on != line.due_on
    notes = (
        LEVELS.get(line.level, ""),
        _moved_words(line.original_due_on, line.due_on) if moved else "",
        one_line(line.waiting),
        "tạm tính, lịch nghỉ chưa được công bố" if line.provisional else "",
        f"chỉ tính ngày nghỉ đã công bố: {weekday_and_date(line.other_due_on)}, nhắc theo ngày sớm hơn"
        if line.other_due_on
        else "",
        "lẽ ra đã nhắc khi hệ thống ngừng hoạt động" if line.missed else "",
    )
    return tuple(note for note in notes if note)
