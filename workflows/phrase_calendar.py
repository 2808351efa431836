"""Days, months, quarters, halves and years of a time phrase, alone, in lists and in ranges."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from workflows.phrase_cursor import Cursor
from workflows.phrase_tokens import roman
from workflows.phrase_values import PhraseKind, Window

YEARS: Final = (1990, 2099)
LAST_MONTH: Final = 12
QUARTERS: Final = 4
_NUMBERS: Final = {
    "mot": 1, "gieng": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9, "muoi": 10, "chap": 12,
}  # fmt: skip
_NAMED_MONTHS: Final = {"muoi mot": 11, "muoi hai": 12}
_ROMAN_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1
    )
}
_WEEKDAYS: Final = ("hai", "ba", "tu", "nam", "sau", "bay")
JOINTS: Final = ("va", ",", ";", "hoac", "&", "va / hoac")


@dataclass(frozen=True, slots=True)
class Span:
    """A day or a period as printed: its kind, its numbers, and the year where one is named.

    ``edge`` says which end of a period is meant: ``first``, ``middle`` or ``last``; empty is all of it.
    For ``half_year`` the number is of months from the year's beginning (6, 9, 12), negative for the
    second half.
    """

    kind: PhraseKind
    number: int = 0
    day: int = 0
    year: int | None = None
    at: time | None = None
    edge: str = ""

    def window(self) -> Window:
        """Return first and last day; ``ValueError`` for a day that no calendar has."""
        if self.year is None:
            raise ValueError(self)
        window = _WINDOWS[self.kind](self, self.year)
        if self.edge in {"first", "middle"}:
            on = _EDGES[self.edge](self, window)
            return Window(on, on)
        return window


def _month_window(first: int, last: int, year: int) -> Window:
    return Window(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _half(span: Span, year: int) -> Window:
    if span.number < 0:
        return _month_window(LAST_MONTH + span.number + 1, LAST_MONTH, year)
    return _month_window(1, span.number, year)


def _day(span: Span, year: int) -> Window:
    on = date(year, span.number, span.day)
    return Window(on, on)


_WINDOWS: Final[dict[PhraseKind, Callable[[Span, int], Window]]] = {
    PhraseKind.FIXED_DATE: _day,
    PhraseKind.MONTH: lambda span, year: _month_window(span.number, span.number, year),
    PhraseKind.QUARTER: lambda span, year: _month_window(
        span.number * 3 - 2, span.number * 3, year
    ),
    PhraseKind.HALF_YEAR: _half,
    PhraseKind.YEAR: lambda _span, year: _month_window(1, LAST_MONTH, year),
}


def _first(_span: Span, window: Window) -> date:
    assert window.first_on is not None  # noqa: S101  (periods have both ends)
    return window.first_on


def _middle(span: Span, window: Window) -> date:
    """Return the 15th of a month, 30/6 of a year (Bộ luật Dân sự 2015 Điều 146)."""
    first = _first(span, window)
    return (
        first.replace(day=15) if span.kind is PhraseKind.MONTH else first.replace(month=6, day=30)
    )


_EDGES: Final = {"first": _first, "middle": _middle}


def read_span(cursor: Cursor) -> Span | None:
    """Take a day or a period with whatever stands before it (an hour, a weekday, ``cuối``)."""
    start = cursor.at
    at = _hour(cursor)
    _weekday(cursor)
    edge = _edge(cursor)
    span = _period(cursor) if at is None else None
    span = span or _date(cursor)
    if span is None or (edge and not _may_have(edge, span)):
        cursor.at = start
        return None
    return replace(span, at=at, edge=edge)


def _may_have(edge: str, span: Span) -> bool:
    """Tell whether the law says what an edge is: of months and years; of quarters only the last day."""
    if span.kind is PhraseKind.QUARTER:
        return edge == "last"
    return span.kind in {PhraseKind.MONTH, PhraseKind.YEAR}


def _edge(cursor: Cursor) -> str:
    following = cursor.fold(1) in {"thang", "nam", "quy"} and cursor.fold(2) != "hang"
    if not following:
        return ""
    found = cursor.takes("dau", "giua", "cuoi")
    return {"dau": "first", "giua": "middle", "cuoi": "last"}.get(found, "")


def _hour(cursor: Cursor) -> time | None:
    """Take ``8 giờ 30 phút,``, ``8h30``, ``14g``, ``08:00`` and what joins it to a day."""
    start, hour = cursor.at, cursor.number()
    if hour is None or cursor.fold(1) not in {"gio", "h", "g", ":"}:
        return None
    cursor.at += 2
    minute = cursor.number()
    if minute is not None:
        cursor.at += 1
        cursor.takes("phut", "p")
    try:
        found = time(hour, minute or 0)
    except ValueError:
        cursor.at = start
        return None
    cursor.skip(("sang", "chieu", ",", "-"))
    return found


def _weekday(cursor: Cursor) -> None:
    """Take ``thứ Năm,`` or ``Chủ nhật,`` before a day."""
    start = cursor.at
    if cursor.takes("chu nhat"):
        cursor.skip((",", "-"))
    elif cursor.sees("thu") and (cursor.fold(1) in _WEEKDAYS or cursor.number(1) is not None):
        cursor.at += 2
        cursor.skip((",", "-"))
    else:
        return
    if cursor.number() is None and not cursor.sees("ngay"):
        cursor.at = start


def _period(cursor: Cursor) -> Span | None:
    for read in (_quarter, _month, _half_year, _year):
        start = cursor.at
        found = read(cursor)
        if found is not None:
            return found
        cursor.at = start
    return None


def _quarter(cursor: Cursor) -> Span | None:
    if not cursor.takes("quy", "q", "qúy"):
        return None
    number = take_quarter(cursor)
    return Span(PhraseKind.QUARTER, number, year=_year_after(cursor)) if number else None


def take_quarter(cursor: Cursor) -> int | None:
    """Take the number of a quarter: a Roman or plain numeral, or a word."""
    token = cursor.peek()
    if token is None:
        return None
    number = token.number if token.number is not None else roman(token)
    number = number or {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}.get(token.fold)
    if number is None or not 1 <= number <= QUARTERS:
        return None
    cursor.at += 1
    return number


def _month(cursor: Cursor) -> Span | None:
    if cursor.takes("thang", "t"):
        number = take_month(cursor)
        return Span(PhraseKind.MONTH, number, year=_year_after(cursor)) if number else None
    month, year = cursor.number(), cursor.number(2)
    if cursor.fold(1) in {"/", "-"} and month and year and _is_year(year) and month <= LAST_MONTH:
        cursor.at += 3
        return Span(PhraseKind.MONTH, month, year=year)
    return None


def take_month(cursor: Cursor) -> int | None:
    """Take the number of a month: plain, Roman, or a word."""
    token = cursor.peek()
    if token is None:
        return None
    for words, number in _NAMED_MONTHS.items():
        if cursor.takes(words):
            return number
    number = token.number or _NUMBERS.get(token.fold) or _ROMAN_MONTHS.get(token.fold, 0)
    if token.fold in {"tu", "sau", "nam"} and not _is_number_word(token.text):
        return None
    if not 1 <= number <= LAST_MONTH:
        return None
    cursor.at += 1
    return number


def _is_number_word(text: str) -> bool:
    """Tell ``tư``, ``sáu``, ``năm`` from ``từ``, ``sau``, ``nam``."""
    return text in {"tư", "sáu", "năm"}


def _half_year(cursor: Cursor) -> Span | None:
    """Take ``6 tháng``, ``6 tháng đầu năm``, ``6 tháng cuối năm``, ``9 tháng``, ``nửa đầu năm``."""
    if cursor.takes("nua dau nam"):
        return Span(PhraseKind.HALF_YEAR, 6, year=_bare_year(cursor))
    if cursor.takes("nua cuoi nam"):
        return Span(PhraseKind.HALF_YEAR, -6, year=_bare_year(cursor))
    months = cursor.number()
    if cursor.peek() is not None and months is None:
        months = {"sáu": 6, "chín": 9}.get(cursor.tokens[cursor.at].text)
    if months not in {6, 9} or cursor.fold(1) != "thang":
        return None
    cursor.at += 2
    if cursor.takes("dau nam"):
        return Span(PhraseKind.HALF_YEAR, months, year=_bare_year(cursor))
    if months == 6 and cursor.takes("cuoi nam"):  # noqa: PLR2004  (half a year)
        return Span(PhraseKind.HALF_YEAR, -6, year=_bare_year(cursor))
    return Span(PhraseKind.HALF_YEAR, months, year=_year_after(cursor))


def _year(cursor: Cursor) -> Span | None:
    """Take ``năm 2018``, ``cả năm``, ``trong năm``, ``2018``."""
    whole = bool(cursor.takes("ca", "het", "toan"))
    if cursor.takes("nam"):
        return Span(PhraseKind.YEAR, year=_bare_year(cursor))
    year = cursor.number()
    iso = cursor.fold(1) == cursor.fold(3) == "-" and not _is_year(cursor.number(2))
    if not whole and not iso and _is_year(year) and cursor.fold(1) != "/":
        cursor.at += 1
        return Span(PhraseKind.YEAR, year=year)
    return None


def _date(cursor: Cursor) -> Span | None:
    """Take ``ngày 06/6/2024``, ``30.6``, ``ngày 30 tháng 6 năm 2024``, ``2024-06-30``."""
    start = cursor.at
    cursor.takes("ngay")
    for read in (_numeric_date, _worded_date, _iso_date):
        found = read(cursor)
        if found is not None:
            return found
    cursor.at = start
    return None


def _numeric_date(cursor: Cursor) -> Span | None:
    day, month, mark = cursor.number(), cursor.number(2), cursor.fold(1)
    if day is None or month is None or mark not in {"/", "-", "."} or _is_year(month):
        return None
    year = cursor.number(4) if cursor.fold(3) == mark else None
    if mark != "/" and year is None:
        return None  # "3-5" and "3.5" say too little
    if year is not None and not _is_year(year):
        return None  # "30/6/23" may be of any century
    cursor.at += 5 if year is not None else 3
    if year is None:
        return Span(PhraseKind.FIXED_DATE, month, day, _worded_year(cursor))
    return Span(PhraseKind.FIXED_DATE, month, day, year)


def _worded_date(cursor: Cursor) -> Span | None:
    day = cursor.number()
    if day is None or cursor.fold(1) != "thang":
        return None
    start = cursor.at
    cursor.at += 2
    month = take_month(cursor)
    if month is None:
        cursor.at = start
        return None
    return Span(PhraseKind.FIXED_DATE, month, day, _year_after(cursor))


def _iso_date(cursor: Cursor) -> Span | None:
    numbers = (cursor.number(), cursor.number(2), cursor.number(4))
    if not all(numbers) or {cursor.fold(1), cursor.fold(3)} != {"-"}:
        return None
    year, month, day = (number or 0 for number in numbers)
    if not _is_year(year):
        return None
    cursor.at += 5
    return Span(PhraseKind.FIXED_DATE, month, day, year)


def _is_year(number: int | None) -> bool:
    return number is not None and YEARS[0] <= number <= YEARS[1]


def _bare_year(cursor: Cursor) -> int | None:
    """Take a year that follows the word ``năm``."""
    number = cursor.number()
    if not _is_year(number) or (cursor.fold(1) == "/" and cursor.number(2) is not None):
        return None
    cursor.at += 1
    return number


def _worded_year(cursor: Cursor) -> int | None:
    start = cursor.at
    if cursor.takes("nam", "trong nam", "cua nam"):
        year = _bare_year(cursor)
        if year is not None:
            return year
    cursor.at = start
    return None


def _year_after(cursor: Cursor) -> int | None:
    """Take ``/2018``, ``-2018``, ``năm 2018`` behind a month or a quarter."""
    if cursor.fold() in {"/", "-", "."} and _is_year(cursor.number(1)):
        year = cursor.number(1)
        cursor.at += 2
        return year
    if _is_year(cursor.number()):
        return cursor.take().number
    return _worded_year(cursor)


def read_list(cursor: Cursor) -> list[Span] | None:
    """Take spans joined by ``và`` and commas; a bare number goes on with the kind before it."""
    first = read_span(cursor)
    if first is None:
        return None
    spans = [first]
    while not cursor.ended:
        start = cursor.at
        if not cursor.takes(*JOINTS):
            break
        cursor.skip(JOINTS)
        cursor.skip(("trong", "vao"))
        following = _more_of(spans[-1], cursor) or read_span(cursor)
        if following is None:
            cursor.at = start
            break
        spans.append(following)
    return with_years(spans)


def _more_of(span: Span, cursor: Cursor) -> Span | None:
    """Take a number that goes on with a list of quarters or months."""
    start = cursor.at
    if span.kind is PhraseKind.QUARTER:
        number = take_quarter(cursor)
    elif span.kind is PhraseKind.MONTH and cursor.fold(1) != "thang":
        number = take_month(cursor)
    else:
        return None
    followed = cursor.fold() not in {"thang", "gio", "h", "nam"} or cursor.number(1) is not None
    if number is None or not followed:
        cursor.at = start
        return None
    return Span(span.kind, number, year=_year_after(cursor))


def with_years(spans: list[Span]) -> list[Span]:
    """Give the year named last to those before it that name none."""
    year: int | None = None
    found: list[Span] = []
    for span in reversed(spans):
        year = span.year or year
        found.append(replace(span, year=year))
    return found[::-1]
