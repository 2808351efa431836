"""The part of a phrase that comes again: hàng tháng, ngày 20 của tháng cuối quý, định kỳ quý I, 6 tháng."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from workflows.phrase_calendar import JOINTS, take_quarter
from workflows.phrase_cursor import Cursor
from workflows.phrase_dates import LATEST, skip_deed
from workflows.phrase_days import take_month
from workflows.phrase_spans import LAST_MONTH
from workflows.phrase_values import (
    Frequency,
    NotSure,
    PhraseKind,
    Reading,
    Recurrence,
    Sureness,
    Window,
)

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
UNITS: Final = {
    "ngay": Frequency.DAILY,
    "tuan": Frequency.WEEKLY,
    "thang": Frequency.MONTHLY,
    "quy": Frequency.QUARTERLY,
    "3 thang": Frequency.QUARTERLY,
    "03 thang": Frequency.QUARTERLY,
    "6 thang": Frequency.HALF_YEARLY,
    "06 thang": Frequency.HALF_YEARLY,
    "nua nam": Frequency.HALF_YEARLY,
    "ca nam": Frequency.YEARLY,
    "1 nam": Frequency.YEARLY,
    "01 nam": Frequency.YEARLY,
    "nam": Frequency.YEARLY,
}
MONTHS: Final = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}
_BY_MONTHS: Final = {1: Frequency.MONTHLY, 3: Frequency.QUARTERLY, 6: Frequency.HALF_YEARLY,
                     12: Frequency.YEARLY}  # fmt: skip
_WEEKDAYS: Final = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}
_LONGEST_MONTH: Final = 31
_FEWEST: Final = 2
_SHORT: Final = {Frequency.WEEKLY, Frequency.MONTHLY, Frequency.QUARTERLY}
_OF_LAST_MONTH: Final = tuple(
    f"thang cuoi {cung}{cua}{moi}quy"
    for cung in ("", "cung ")
    for cua in ("", "cua ", "trong ")
    for moi in ("", "moi ", "hang ", "tung ")
)


def read_recurring(cursor: Cursor, plan_year: int) -> Reading | None:
    """Take a recurrence; ``None`` when none comes next. Raises ``NotSure``."""
    start = cursor.at
    reported = cursor.sees("bao cao") or cursor.sees("gui bao cao")
    skip_deed(cursor)
    rule = (
        _last_day(cursor)
        or _day_first(cursor)
        or _weekday(cursor)
        or _times(cursor)
        or _periods(cursor)
        or _units(cursor, reported=reported)
        or _bare(cursor)
        or _adjective(cursor)
    )
    if rule is None:
        cursor.at = start
        return None
    found, before = rule
    return reading_of(found, plan_year, before=before)


def reading_of(rule: Recurrence, plan_year: int, *, before: bool) -> Reading:
    """Return a recurrence with every occurrence in the plan year; the last may fall due after it."""
    dated = not rule.periods and any(item in MONTHS for item in rule.frequencies)
    if rule.frequencies == (Frequency.WEEKLY,) and rule.day:
        dated = True
    found = _occurrences(rule, plan_year) if dated else ()
    pairs = dict(sorted(found, key=lambda item: item[0]))
    less = timedelta(days=1 if before else 0)
    stated = rule.day is not None
    return Reading(
        PhraseKind.RECURRING,
        tuple(pairs.values()),
        tuple(day - less for day in pairs),
        before=before,
        rule=rule,
        year_inferred=bool(pairs),
        sure=Sureness.STATED if stated and not pairs else Sureness.INFERRED,
    )


def _occurrences(rule: Recurrence, year: int) -> Iterator[tuple[date, Window]]:
    if rule.frequencies == (Frequency.WEEKLY,):
        day = date(year, 1, 1)
        while day.year == year:
            if day.isoweekday() == rule.day:
                yield day, Window(day - timedelta(days=6), day)
            day += timedelta(days=1)
        return
    for frequency in rule.frequencies:
        months = MONTHS.get(frequency)
        for first in range(1, LAST_MONTH + 1, months) if months else ():
            last = first + (months or 1) - 1
            window = Window(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
            yield _due(rule, window, year, (first, last)), window


def _due(rule: Recurrence, window: Window, year: int, months: tuple[int, int]) -> date:
    """Return the day of one period: the named one, else the last."""
    first, last = months
    if rule.day is None:
        assert window.last_on is not None  # noqa: S101  (periods have both ends)
        return window.last_on
    month = first + rule.month_of_period - 1 if rule.month_of_period else last
    if rule.following:
        month = last + max(rule.month_of_period, 1)
    year, month = (year, month) if month <= LAST_MONTH else (year + 1, month - LAST_MONTH)
    return date(year, month, min(rule.day, monthrange(year, month)[1]))


Found = tuple[Recurrence, bool] | None


def _before(cursor: Cursor) -> bool:
    """Take ``vào``, ``chậm nhất``, ``trước``; tell whether the named day itself is late."""
    cursor.takes("dinh ky")
    cursor.skip(("vao", ","))
    while cursor.takes(*LATEST, "vao"):
        pass
    return bool(cursor.takes("truoc"))


def _day_first(cursor: Cursor) -> Found:
    """Take ``ngày 01 hàng tháng``, ``trước ngày 20 của tháng cuối quý``, ``ngày 15/12 hàng năm``."""
    start = cursor.at
    before = _before(cursor)
    named = bool(cursor.takes("ngay mung", "ngay mong", "ngay", "mung", "mong"))
    day = cursor.number()
    if day is not None and (named or cursor.fold(1) in {"hang", "moi", "/"}):
        cursor.at += 1
        if cursor.fold() in {",", "va"} and cursor.number(1) is not None:
            cursor.takes(",", "va")
            cursor.at += 1
            if _day_of(cursor, day) is not None:
                raise NotSure("có nhiều ngày trong một kỳ")
            cursor.at = start
            return None
        rule = _day_of(cursor, day)
        if rule is not None:
            if not 1 <= day <= _LONGEST_MONTH:
                raise NotSure("không có ngày này trong tháng")
            return rule, before
    cursor.at = start
    return None


def _last_day(cursor: Cursor) -> Found:
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


def _day_of(cursor: Cursor, day: int) -> Recurrence | None:
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


def _weekday(cursor: Cursor) -> Found:
    """Take ``thứ Sáu hàng tuần``."""
    start = cursor.at
    before = _before(cursor)
    weekly = bool(cursor.takes("hang tuan", "moi tuan")) and not before
    if weekly:
        cursor.skip((",",))
        before = _before(cursor)
        cursor.takes("ngay")
    if cursor.takes("thu"):
        day = _WEEKDAYS.get(cursor.fold()) or (cursor.number() or 1) - 1
        cursor.at += 1
        if 0 < day < 7 and (weekly or cursor.takes("hang tuan", "moi tuan")):  # noqa: PLR2004  (days of a week)
            return Recurrence((Frequency.WEEKLY,), day), before
    cursor.at = start
    return None


def _times(cursor: Cursor) -> Found:
    """Take ``6 tháng một lần``, ``03 tháng/lần``, ``1 lần/quý``, ``mỗi năm một lần``."""
    start = cursor.at
    cursor.takes("dinh ky", "it nhat", "toi thieu")
    cursor.takes("it nhat", "toi thieu")
    rule = _span_a_time(cursor) or _times_a_span(cursor)
    if rule is None:
        cursor.at = start
        return None
    return rule, False


def _span_a_time(cursor: Cursor) -> Recurrence | None:
    start = cursor.at
    cursor.takes("moi", "cu")
    count = cursor.number()
    if count is not None:
        cursor.at += 1
    unit = cursor.takes("thang", "quy", "nam", "tuan")
    if unit and cursor.takes("/ lan", "mot lan", "1 lan", "01 lan", "/ 1 lan", "/ 01 lan"):
        months = (count or 1) * MONTHS.get(UNITS[unit], 0)
        if months in _BY_MONTHS:
            return Recurrence((_BY_MONTHS[months],))
        if unit == "tuan" and count in {None, 1}:
            return Recurrence((Frequency.WEEKLY,))
        raise NotSure("khoảng cách giữa các lần không chia đều năm")
    cursor.at = start
    return None


def _times_a_span(cursor: Cursor) -> Recurrence | None:
    start = cursor.at
    once = cursor.number() if cursor.number() is not None else (1 if cursor.sees("mot") else None)
    if once is not None and cursor.fold(1) == "lan":
        cursor.at += 2
        if cursor.takes("/ 1", "/ 01", "/", "moi", "hang", "trong", "mot"):
            unit = cursor.takes("thang", "quy", "nam", "tuan", "6 thang", "06 thang")
            if unit and once == 1:
                return Recurrence((UNITS[unit],))
            if unit:
                raise NotSure("nhiều lần trong một kỳ mà không nói ngày của từng lần")
    cursor.at = start
    return None


def _periods(cursor: Cursor) -> Found:
    """Take ``định kỳ quý I, 6 tháng, quý III, hàng năm``: named periods of reports without a day."""
    start = cursor.at
    if not cursor.takes("dinh ky bao cao", "bao cao dinh ky", "dinh ky"):
        return None
    names: list[str] = []
    while name := _period_name(cursor):
        names.append(name)
        place = cursor.at
        if not cursor.takes(*JOINTS):
            break
        cursor.skip(JOINTS)
        ahead = cursor.at
        if not _period_name(cursor):
            cursor.at = place
            break
        cursor.at = ahead
    if len(names) < _FEWEST or not any(name.startswith("quý") for name in names):
        cursor.at = start
        return None
    return Recurrence((Frequency.UNSPECIFIED,), periods=tuple(names)), False


def _period_name(cursor: Cursor) -> str:
    start = cursor.at
    if cursor.takes("quy"):
        number = take_quarter(cursor)
        if number and cursor.fold() not in {"/", "nam"}:
            return f"quý {('I', 'II', 'III', 'IV')[number - 1]}"
    cursor.at = start
    if cursor.takes("6 thang", "06 thang", "sau thang"):
        cursor.takes("dau nam")
        return "6 tháng"
    if cursor.takes("9 thang", "09 thang"):
        return "9 tháng"
    if cursor.takes("hang nam", "ca nam", "nam") and cursor.number() is None:
        return "năm"
    cursor.at = start
    return ""


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
    plain = cursor.ended and bool(found) and found[0] in _SHORT  # "quý, năm" and nothing else
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
    before = _before(cursor)
    day = cursor.number(1) if cursor.sees("ngay") else None
    if day is None:
        cursor.at = start
        return Recurrence(frequencies), False
    cursor.at += 2
    rule = _day_of(cursor, day)
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
    }
)
