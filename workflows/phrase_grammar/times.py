"""How often something comes: 6 tháng một lần, 1 lần/quý, or named periods of reports without a day."""

from typing import Final

from workflows.phrase_grammar.calendar import JOINTS, take_quarter
from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.occurrences import MONTHS, UNITS, Found
from workflows.phrase_grammar.values import Frequency, NotSure, Recurrence

_BY_MONTHS: Final = {1: Frequency.MONTHLY, 3: Frequency.QUARTERLY, 6: Frequency.HALF_YEARLY,
                     12: Frequency.YEARLY}  # fmt: skip
_FEWEST: Final = 2


def times(cursor: Cursor) -> Found:
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
    cursor.takes("moi", "cu", "hang")
    count = 1 if cursor.takes("mot") else cursor.number()
    if cursor.number() is not None:
        cursor.at += 1
    unit = cursor.takes("thang", "quy", "nam", "tuan")
    cursor.takes("it nhat", "toi thieu")
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


def periods(cursor: Cursor) -> Found:
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
    if cursor.takes("6 thang", "06 thang"):
        cursor.takes("dau nam")
        return "6 tháng"
    if cursor.takes("9 thang", "09 thang"):
        return "9 tháng"
    if cursor.takes("hang nam", "ca nam", "nam") and cursor.number() is None:
        return "năm"
    cursor.at = start
    return ""
