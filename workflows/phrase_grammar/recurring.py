"""The part of a phrase that comes again: hàng tháng, báo cáo quý, năm, kiểm tra hàng năm."""

from dataclasses import replace
from datetime import time
from typing import Final

from workflows.phrase_grammar.calendar import JOINTS, take_hour, take_quarter
from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.dates import skip_deed
from workflows.phrase_grammar.month_days import (
    day_first,
    day_of,
    last_day,
    month_of_quarter,
    starts_before,
    weekday,
)
from workflows.phrase_grammar.occurrences import UNITS, Found, reading_of
from workflows.phrase_grammar.times import periods, times
from workflows.phrase_grammar.values import Frequency, NotSure, Reading, Recurrence

EVERY: Final = (
    "theo tung",
    "theo hang",
    "theo moi",
    "hang",
    "moi",
    "tung",
    "dinh ky hang",
    "dinh ky moi",
    "thuc hien hang",
)
_SHORT: Final = {Frequency.WEEKLY, Frequency.MONTHLY, Frequency.QUARTERLY}
_MOST_WORDS: Final = 6
_NO_NAMES: Final = {
    "thường",
    "thuong",
    "xuyên",
    "xuyen",
    "liên",
    "tục",
    "tuc",
    "thứ",
    "thu",
    "i",
    "ii",
    "iii",
    "iv",
}
_NOT_OF_A_NAME: Final = frozenset(
    {
        *JOINTS,
        "theo",
        "khi",
        "sau",
        "truoc",
        "trong",
        "khong",
        "tu",
        "den",
        "quy",
        "thang",
        "nam",
        "ngay",
        "tuan",
        "gio",
        "dau",
        "giua",
        "cuoi",
        "mung",
        "mong",
        "nhat",
        "chu",
    }
)
_FEWEST: Final = 2
_LONGEST_MONTH: Final = 31


def read_recurring(cursor: Cursor, plan_year: int) -> Reading | None:
    """Take a recurrence; ``None`` when none comes next. Raises ``NotSure``."""
    start = cursor.at
    reported = cursor.sees("bao cao") or cursor.sees("gui bao cao")
    skip_deed(cursor)
    at = _clock(cursor)
    rule = _rule(cursor, reported=reported)
    if rule is None:
        cursor.at = start
        return None
    _same_year(cursor, plan_year)
    found, before = rule
    if at is not None and (before or found.day is None or at == time(0)):
        raise NotSure("có giờ mà không rõ là của ngày nào")
    return replace(reading_of(found, plan_year, before=before), at=at)


def _rule(cursor: Cursor, *, reported: bool) -> Found:
    return (
        last_day(cursor)
        or day_first(cursor)
        or month_of_quarter(cursor)
        or weekday(cursor)
        or times(cursor)
        or periods(cursor)
        or _units(cursor, reported=reported)
        or _bare(cursor)
        or _adjective(cursor)
    )


def _same_year(cursor: Cursor, plan_year: int) -> None:
    """Take the ``trong năm 2024`` of ``hàng quý trong năm 2024``; raises ``NotSure`` for another year."""
    start = cursor.at
    named = cursor.takes("trong nam", "cua nam", "nam")
    year = cursor.number() if named else None
    if year is not None:
        cursor.at += 1
        if year != plan_year:
            raise NotSure("định kỳ của một năm khác năm của kế hoạch")
    elif named != "trong nam" or not (cursor.ended or cursor.fold() in JOINTS):
        cursor.at = start


def _clock(cursor: Cursor) -> time | None:
    """Take ``trước 16 giờ`` before a day that comes again: the hour is what is late, not the day."""
    start = cursor.at
    cursor.takes("truoc", "cham nhat", "muon nhat", "vao", "luc")
    cursor.takes("luc", "la")
    at = take_hour(cursor)
    if at is None:
        cursor.at = start
    return at


def _units(cursor: Cursor, *, reported: bool) -> Found:
    """Take ``hàng tháng, quý, năm``, ``định kỳ 6 tháng``, ``báo cáo quý, năm``."""
    start = cursor.at
    periodic = bool(cursor.takes("dinh ky", "dinh ky vao"))
    found: list[Frequency] = []
    every = False
    while True:
        place = cursor.at
        taken = bool(cursor.takes(*EVERY))
        every = every or taken or bool(cursor.takes("theo"))
        unit = cursor.takes(*sorted(UNITS, key=len, reverse=True))
        numbered = cursor.number() is not None or _is_quarter_ahead(cursor, unit)
        if not unit or (numbered and not (taken and cursor.sees("6"))) or cursor.sees("hoc"):
            cursor.at = place
            break
        found.append(UNITS[unit])
        cursor.takes("mot lan", "1 lan", "01 lan")
        place = cursor.at
        if not cursor.takes(*JOINTS, "/"):
            break
        cursor.skip(JOINTS)
        if not _unit_ahead(cursor):
            cursor.at = place
            break
    within = start > 0 and cursor.tokens[start - 1].fold == "trong"
    plain = cursor.ended and bool(found) and found[0] in _SHORT and not within  # "quý, năm" alone
    many = len(found) >= _FEWEST and (periodic or reported or every or plain)
    if not found or not (every or many or (periodic and found)):
        cursor.at = start
        return None
    frequencies = tuple(dict.fromkeys(found))
    return _with_day(cursor, frequencies)


def _is_quarter_ahead(cursor: Cursor, unit: str) -> bool:
    if unit != "quy":
        return False
    start = cursor.at
    number = take_quarter(cursor)
    cursor.at = start
    return number is not None or cursor.fold() in {"dinh", "che", "trinh", "hoach"}


def _unit_ahead(cursor: Cursor) -> bool:
    start = cursor.at
    cursor.takes(*EVERY)
    unit = cursor.takes(*sorted(UNITS, key=len, reverse=True))
    ahead = bool(unit) and cursor.number() is None and not _is_quarter_ahead(cursor, unit)
    cursor.at = start
    return ahead


def _with_day(cursor: Cursor, frequencies: tuple[Frequency, ...]) -> Found:
    """Take the day that follows: ``hàng tháng vào ngày 20``, ``hàng quý, trước ngày 15 tháng cuối quý``."""
    start = cursor.at
    cursor.skip((",", "("))
    before = starts_before(cursor)
    day = cursor.number(1) if cursor.sees("ngay") else None
    if day is None:
        cursor.at = start
        return Recurrence(frequencies), False
    cursor.at += 2
    rule = day_of(cursor, day)
    if rule is None and frequencies == (Frequency.MONTHLY,):
        rule = Recurrence(frequencies, day)
    if rule is None or rule.frequencies != frequencies or not 1 <= day <= _LONGEST_MONTH:
        raise NotSure("không rõ ngày này thuộc tháng nào của kỳ")
    return rule, before


def _bare(cursor: Cursor) -> Found:
    """Take ``định kỳ`` alone: it recurs, and nobody said how often."""
    start = cursor.at
    if cursor.takes("dinh ky") and (cursor.ended or cursor.fold() in {*JOINTS, "theo", "hoac"}):
        return Recurrence((Frequency.UNSPECIFIED,)), False
    cursor.at = start
    return None


def _adjective(cursor: Cursor) -> Found:
    """Take ``kiểm tra công vụ hàng năm``: a few words of what it is, then how often."""
    start = cursor.at
    for length in range(1, _MOST_WORDS + 1):
        token = cursor.peek(length - 1)
        if (
            token is None
            or len(token.fold) == 1
            or not token.fold.isalpha()
            or token.text in _NO_NAMES
            or token.fold in _NOT_OF_A_NAME
        ):
            break
        every = cursor.peek(length)
        if every is not None and every.text in {"hàng", "hằng", "hang"}:
            cursor.at += length
            found = _units(cursor, reported=False)
            if found is not None and cursor.ended:
                return found
            break
    cursor.at = start
    return None
