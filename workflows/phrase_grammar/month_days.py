"""Days that come again: ngày 20 của tháng cuối quý, ngày 15/12 hàng năm, thứ Sáu hàng tuần."""

from calendar import monthrange
from typing import Final

from workflows.phrase_grammar.calendar import JOINTS
from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.dates import LATEST
from workflows.phrase_grammar.days import take_month
from workflows.phrase_grammar.occurrences import UNITS, Found
from workflows.phrase_grammar.spans import LAST_MONTH
from workflows.phrase_grammar.values import Frequency, NotSure, Recurrence

_WEEKDAYS: Final = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}
_SUNDAY: Final = 7
_LONGEST_MONTH: Final = 31
_OF_LAST_MONTH: Final = tuple(
    f"thang cuoi {cung}{cua}{moi}quy"
    for cung in ("", "cung ")
    for cua in ("", "cua ", "trong ")
    for moi in ("", "moi ", "hang ", "tung ")
)


_PLACES: Final = {
    "dau": 1, "dau tien": 1, "thu nhat": 1, "giua": 2, "thu hai": 2, "thu 2": 2, "cuoi": 3, "cuoi cung": 3,
    "thu ba": 3, "thu 3": 3,
}  # fmt: skip


def month_of_quarter(cursor: Cursor) -> Found:
    """Take ``tháng cuối quý``, ``tháng đầu của mỗi quý``: one month of every quarter."""
    start = cursor.at
    cursor.takes("dinh ky")
    cursor.skip(("vao", "trong"))
    place = cursor.takes(*sorted(_PLACES, key=len, reverse=True)) if cursor.takes("thang") else ""
    cursor.takes("cua", "trong")
    cursor.takes("moi", "hang", "tung", "cac")
    whole = bool(place) and bool(cursor.takes("quy"))
    if whole and (cursor.ended or cursor.fold() in JOINTS):
        return Recurrence((Frequency.QUARTERLY,), month_of_period=_PLACES[place]), False
    cursor.at = start
    return None


def starts_before(cursor: Cursor) -> bool:
    """Take ``vào``, ``chậm nhất``, ``trước``; tell whether the named day itself is late."""
    cursor.takes("dinh ky")
    cursor.skip(("vao", ","))
    while cursor.takes(*LATEST, "vao"):
        pass
    return bool(cursor.takes("truoc"))


def last_day(cursor: Cursor) -> Found:
    """Take ``ngày cuối cùng của tháng``, ``cuối mỗi quý``: the last day of every period."""
    start = cursor.at
    cursor.takes("dinh ky")
    cursor.takes("cham nhat", "vao")
    named = cursor.takes("ngay cuoi cung", "ngay cuoi", "cuoi")
    cursor.takes("cua")
    every = cursor.takes("moi", "hang", "tung", "cac")
    unit = cursor.takes("thang", "quy") if named else ""
    cursor.takes("hang thang" if unit == "thang" else "hang quy")
    whole = cursor.number() is None and (cursor.ended or cursor.fold() in JOINTS)
    if unit and whole and (every or named != "cuoi"):
        return Recurrence((UNITS[unit],)), False
    cursor.at = start
    return None


def day_first(cursor: Cursor) -> Found:
    """Take ``ngày 01 hàng tháng``, ``trước ngày 20 của tháng cuối quý``, ``ngày 15/12 hàng năm``."""
    start = cursor.at
    before = starts_before(cursor)
    ranged = bool(cursor.takes("tu"))
    named = bool(cursor.takes("ngay mung", "ngay mong", "ngay", "mung", "mong")) or ranged
    day = cursor.number()
    if day is not None and (named or cursor.fold(1) in {"hang", "moi", "/"}):
        cursor.at += 1
        last = _last_of(cursor)
        if ranged and last is None:
            cursor.at = start
            return None
        if last is not None and (before or last <= day):
            raise NotSure("không rõ khoảng ngày trong mỗi kỳ")
        day = last or day
        if cursor.fold() in {",", "va"} and cursor.number(1) is not None:
            cursor.takes(",", "va")
            cursor.at += 1
            if day_of(cursor, day) is not None:
                raise NotSure("có nhiều ngày trong một kỳ")
            cursor.at = start
            return None
        rule = day_of(cursor, day)
        if rule is not None:
            if not 1 <= day <= _LONGEST_MONTH:
                raise NotSure("không có ngày này trong tháng")
            return rule, before
    cursor.at = start
    return None


def _last_of(cursor: Cursor) -> int | None:
    """Take the end of ``từ ngày 20 đến ngày 25`` before the period to which both belong."""
    start = cursor.at
    if cursor.takes("den het", "den", "toi", "-"):
        cursor.takes("ngay")
        day = cursor.number()
        if day is not None and cursor.fold(1) in {"hang", "moi", "cua", "thang"}:
            cursor.at += 1
            return day
    cursor.at = start
    return None


def day_of(cursor: Cursor, day: int) -> Recurrence | None:
    """Take the period to which a day of the month belongs."""
    cursor.takes("cua")
    if month := _month_of(cursor):
        return _yearly(cursor, day, month)
    if cursor.takes(*_OF_LAST_MONTH):
        return Recurrence((Frequency.QUARTERLY,), day, 3)
    if cursor.takes("thang dau quy sau", "thang dau cua quy sau", "thang dau quy tiep theo",
                    "thang dau quy ke tiep", "thang dau tien cua quy sau"):  # fmt: skip
        return Recurrence((Frequency.QUARTERLY,), day, 1, following=True)
    if cursor.takes("thang dau quy", "thang dau cua quy", "thang dau tien cua quy"):
        return Recurrence((Frequency.QUARTERLY,), day, 1)
    if cursor.takes("thang sau", "thang ke tiep", "thang tiep theo", "thang lien ke"):
        return Recurrence((Frequency.MONTHLY,), day, following=True)
    if cursor.takes("hang thang", "moi thang", "cua hang thang", "trong thang hang thang"):
        return Recurrence((Frequency.MONTHLY,), day)
    if cursor.takes("hang quy", "moi quy"):
        raise NotSure("một ngày hàng quý mà không nói tháng nào của quý")
    return None


def _month_of(cursor: Cursor) -> int | None:
    """Take ``/12`` or ``tháng 12`` when ``hàng năm`` follows."""
    start = cursor.at
    month = None
    if cursor.takes("/"):
        month = cursor.number()
        cursor.at += 1
    elif cursor.takes("thang"):
        month = take_month(cursor)
    if month and (cursor.sees("hang nam") or cursor.sees("moi nam")):
        return month
    cursor.at = start
    return None


def _yearly(cursor: Cursor, day: int, month: int) -> Recurrence:
    cursor.takes("hang nam", "moi nam")
    if month > LAST_MONTH or day > monthrange(2024, month)[1]:
        raise NotSure("không có ngày này trong lịch")
    return Recurrence((Frequency.YEARLY,), day, month)


def weekday(cursor: Cursor) -> Found:
    """Take ``thứ Sáu hàng tuần``, ``chủ nhật hàng tuần``."""
    start = cursor.at
    before = starts_before(cursor)
    weekly = bool(cursor.takes("hang tuan", "moi tuan")) and not before
    if weekly:
        cursor.skip((",",))
        before = starts_before(cursor)
    cursor.takes("ngay")
    cursor.takes("sang", "chieu")
    day = _day_of_week(cursor)
    if day and (weekly or cursor.takes("hang tuan", "moi tuan")):
        return Recurrence((Frequency.WEEKLY,), day), before
    cursor.at = start
    return None


def _day_of_week(cursor: Cursor) -> int:
    """Take a day of the week; return it from 1 (thứ Hai) to 7, else 0."""
    if cursor.takes("chu nhat"):
        return _SUNDAY
    if not cursor.takes("thu"):
        return 0
    day = _WEEKDAYS.get(cursor.fold()) or (cursor.number() or 1) - 1
    cursor.at += 1
    return day if 0 < day < _SUNDAY else 0
