"""The report that a day is for: báo cáo 6 tháng trước ngày 15/6, ngày 15/12 đối với báo cáo năm."""

from typing import Final

from workflows.phrase_grammar.calendar import take_quarter
from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.days import is_year
from workflows.phrase_grammar.values import NotSure, PhraseKind, Reading

_LIMITS: Final = (
    "truoc",
    "cham nhat",
    "muon nhat",
    "ngay",
    ": truoc",
    ": cham nhat",
    ": ngay",
    ": muon nhat",
)
_FOR: Final = ("doi voi bao cao", "doi voi", "cho bao cao", "cua bao cao")
_REPORTS: Final = ("gui bao cao", "nop bao cao", "bao cao so ket", "bao cao tong ket", "bao cao dinh ky",
                   "bao cao", "so ket", "tong ket")  # fmt: skip
_FIRST_MONTHS: Final = {"months": 5, "year": 10}
"""Before these months of its year a report on six months, or on a year, cannot be due."""
_OFTEN: Final = {"quy", "thang"}


def report_before(cursor: Cursor) -> str:
    """Take ``báo cáo năm`` where its day follows; return the period, else nothing."""
    start = cursor.at
    if cursor.takes(*_REPORTS):
        name = _period(cursor)
        if name and any(cursor.sees(limit) for limit in _LIMITS):
            cursor.takes(":")
            return name
    cursor.at = start
    return ""


def report_behind(cursor: Cursor) -> str:
    """Take ``đối với báo cáo năm`` behind a day; return the period, else nothing."""
    start = cursor.at
    if cursor.takes(*_FOR):
        name = _period(cursor)
        if name:
            return name
    cursor.at = start
    return ""


def check_report(name: str, found: Reading) -> None:
    """Refuse one day for a report that comes several times a year, and a day before the report's time."""
    first = _FIRST_MONTHS.get(name, 0)
    if found.kind is PhraseKind.FIXED_DATE and any(day.month < first for day in found.nominal):
        raise NotSure("ngày ở trước kỳ báo cáo: không rõ là của năm nào")
    if name in _OFTEN and found.kind is not PhraseKind.RECURRING:
        raise NotSure("một ngày cho báo cáo nhiều kỳ mà không nói kỳ nào")


def _period(cursor: Cursor) -> str:
    if cursor.takes("6 thang", "06 thang", "9 thang", "09 thang"):
        cursor.takes("dau nam")
        cursor.takes("cuoi nam")
        return "months"
    if cursor.takes("quy"):
        return "quarter" if take_quarter(cursor) else "quy"
    if cursor.takes("hang nam", "ca nam", "nam"):
        if is_year(cursor.number()):
            cursor.at += 1
        return "year"
    return "thang" if cursor.number(1) is None and cursor.takes("hang thang", "thang") else ""
