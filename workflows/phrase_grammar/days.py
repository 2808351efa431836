"""Days of a phrase in digits and words, and the numbers of months and years that belong to them."""

from typing import Final

from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.spans import LAST_MONTH, Span
from workflows.phrase_grammar.values import NotSure, PhraseKind

YEARS: Final = (1990, 2099)
_ROUND_THE_CLOCK: Final = (24, 7)
_NUMBERS: Final = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10,
}  # fmt: skip
_NAMED_MONTHS: Final = {"muoi mot": 11, "muoi hai": 12}
_ROMAN_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1
    )
}


def is_year(number: int | None) -> bool:
    """Tell a year from other numbers."""
    return number is not None and YEARS[0] <= number <= YEARS[1]


def bare_year(cursor: Cursor) -> int | None:
    """Take a year that follows the word ``năm``."""
    start = cursor.at
    cursor.takes("/", "nam")
    number = cursor.number()
    if not is_year(number) or (cursor.fold(1) == "/" and cursor.number(2) is not None):
        cursor.at = start
        return None
    cursor.at += 1
    return number


def year_after(cursor: Cursor) -> int | None:
    """Take ``/2018``, ``-2018``, ``năm 2018`` behind a month or a quarter."""
    if cursor.fold() in {"/", "-", "."} and is_year(cursor.number(1)):
        year = cursor.number(1)
        cursor.at += 2
        return year
    if is_year(cursor.number()):
        return cursor.take().number
    return _worded_year(cursor)


def _worded_year(cursor: Cursor) -> int | None:
    start = cursor.at
    cursor.takes("/", "-")
    if cursor.takes("nam", "trong nam", "cua nam"):
        year = bare_year(cursor)
        if year is not None:
            return year
    cursor.at = start
    return None


def take_month(cursor: Cursor) -> int | None:
    """Take the number of a month: plain, Roman, or a word."""
    token = cursor.peek()
    if token is None:
        return None
    if token.text in {"giêng", "chạp"}:
        raise NotSure("tháng âm lịch chưa đọc được; hãy ghi ngày dương lịch")
    for words, number in _NAMED_MONTHS.items():
        if cursor.takes(words):
            return number
    number = token.number or _NUMBERS.get(token.fold) or _ROMAN_MONTHS.get(token.fold, 0)
    if token.fold in {"tu", "nam"} and token.text not in {"tư", "năm"}:
        return None  # "từ" and "nam" are no numbers
    if not 1 <= number <= LAST_MONTH:
        return None
    cursor.at += 1
    return number


def read_date(cursor: Cursor) -> Span | None:
    """Take ``ngày 06/6/2024``, ``30.6``, ``mùng 5 tháng 6``, ``2024-06-30``."""
    start = cursor.at
    cursor.takes("ngay", "cac ngay")
    cursor.takes("mung", "mong")
    for read in (_iso_date, _numeric_date, _worded_date):
        found = read(cursor)
        if found is not None:
            return found
    cursor.at = start
    return None


def _numeric_date(cursor: Cursor) -> Span | None:
    day, month, mark = cursor.number(), cursor.number(2), cursor.fold(1)
    if day is None or month is None or mark not in {"/", "-", "."} or is_year(month):
        return None
    year = cursor.number(4) if cursor.fold(3) == mark else None
    if mark != "/" and year is None:
        return None  # "3-5" and "3.5" say too little
    if year is not None and not is_year(year):
        return None  # "30/6/98" may be of any century
    alone = cursor.at == 0 and len(cursor.tokens) == 3  # noqa: PLR2004  (day, mark, month)
    if alone and (day, month) == _ROUND_THE_CLOCK:
        raise NotSure("“24/7” có thể là suốt ngày đêm")
    cursor.at += 5 if year is not None else 3
    if year is None:
        return Span(PhraseKind.FIXED_DATE, month, day, _worded_year(cursor))
    return Span(PhraseKind.FIXED_DATE, month, day, year)


def _worded_date(cursor: Cursor) -> Span | None:
    start = cursor.at
    day = cursor.number()
    if day is None:
        return None
    cursor.at += 1
    cursor.takes(",", "cua")
    month = take_month(cursor) if cursor.takes("thang", "cac thang") else None
    if month is None:
        cursor.at = start
        return None
    if cursor.sees(", nam") and is_year(cursor.number(2)):
        cursor.at += 1
    return Span(PhraseKind.FIXED_DATE, month, day, year_after(cursor), worded=True)


def _iso_date(cursor: Cursor) -> Span | None:
    numbers = (cursor.number(), cursor.number(2), cursor.number(4))
    if not all(numbers) or cursor.fold(1) != cursor.fold(3) or cursor.fold(1) not in {"-", "/"}:
        return None
    year, month, day = (number or 0 for number in numbers)
    if not is_year(year):
        return None
    cursor.at += 5
    return Span(PhraseKind.FIXED_DATE, month, day, year)
