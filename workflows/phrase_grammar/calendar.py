"""Days, months, quarters, halves and years of a time phrase, alone and in lists."""

from dataclasses import replace
from datetime import time
from typing import Final

from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.days import bare_year, is_year, read_date, take_month, year_after
from workflows.phrase_grammar.spans import LAST_MONTH, Span
from workflows.phrase_grammar.tokens import roman
from workflows.phrase_grammar.values import NotSure, PhraseKind

QUARTERS: Final = 4
HALF: Final = 6
_WEEKDAYS: Final = {"hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7}
_SUNDAY: Final = 8
_LONGEST_MONTH: Final = 31
JOINTS: Final = ("va", ",", ";", "hoac", "&", "+", "va / hoac")


def read_span(cursor: Cursor) -> Span | None:
    """Take a day or a period with whatever stands before it (an hour, a weekday, ``cuối``)."""
    start = cursor.at
    at = take_hour(cursor)
    half = cursor.takes("buoi sang", "sang", "buoi chieu", "chieu") if at is None else ""
    weekday = _weekday(cursor)
    edge = _edge(cursor)
    span = _period(cursor) if at is None and not half else None
    span = span or read_date(cursor)
    if span is None or (edge and not _may_have(edge, span)):
        cursor.at = start
        return None
    return replace(span, at=at, edge=edge, weekday=weekday)


def _may_have(edge: str, span: Span) -> bool:
    """Tell whether the law says what an edge is: of months and years; of quarters only the last day."""
    if span.kind is PhraseKind.QUARTER:
        return edge == "last"
    return span.kind in {PhraseKind.MONTH, PhraseKind.YEAR}


def _edge(cursor: Cursor) -> str:
    start = cursor.at
    found = cursor.takes(
        "ngay cuoi cung cua", "ngay cuoi cung", "ngay cuoi cua", "ngay cuoi", "dau", "giua", "cuoi"
    )
    if found and cursor.fold() in {"thang", "nam", "quy", "t", "q"} and _is_one(cursor):
        return {"dau": "first", "giua": "middle"}.get(found, "last")
    cursor.at = start
    return ""


def _is_one(cursor: Cursor) -> bool:
    """Tell ``cuối năm`` and ``cuối năm hàng năm`` from ``cuối tháng hàng quý``."""
    return cursor.fold(1) != "hang" or cursor.sees("nam hang nam")


def take_hour(cursor: Cursor) -> time | None:
    """Take ``8 giờ 30 phút,``, ``8h30``, ``14g``, ``08:00`` and what joins it to a day."""
    start, hour = cursor.at, cursor.number()
    digital = cursor.fold(1) == ":" and cursor.number(2) is not None
    said = cursor.fold(1) in {"gio", "h", "g"} or digital
    if hour is None or not said:
        return None
    cursor.at += 2
    minute = cursor.number()
    if minute is not None:
        cursor.at += 1
        cursor.takes("phut", "p", "'", "’")
    try:
        found = time(hour, minute or 0)
    except ValueError:
        cursor.at = start
        return None
    cursor.skip(("sang", "chieu", ",", "-"))
    return found


def _weekday(cursor: Cursor) -> int:
    """Take ``thứ Năm,`` or ``Chủ nhật,`` before a day; return it as people count it (2 to 8), else 0."""
    start = cursor.at
    found = _SUNDAY if cursor.takes("chu nhat") else 0
    if cursor.sees("thu"):
        found = cursor.number(1) or _WEEKDAYS.get(cursor.fold(1), 0)
        cursor.at += 2
    cursor.skip((",", "-"))
    if not found or (cursor.number() is None and not cursor.sees("ngay")):
        cursor.at = start
        return 0
    return found


def _period(cursor: Cursor) -> Span | None:
    for read in (_quarter, _months_of_a_year, _month, _year):
        start = cursor.at
        found = read(cursor)
        if found is not None:
            return found
        cursor.at = start
    return None


def _quarter(cursor: Cursor) -> Span | None:
    if not cursor.takes("quy", "q", "cac quy"):
        return None
    cursor.takes(".")
    number = take_quarter(cursor)
    return Span(PhraseKind.QUARTER, number, year=year_after(cursor)) if number else None


def take_quarter(cursor: Cursor) -> int | None:
    """Take the number of a quarter: a Roman or plain numeral, or a word."""
    token = cursor.peek()
    if token is None:
        return None
    number = token.number if token.fold == token.text else None
    number = number or roman(token)
    number = number or {"mot": 1, "hai": 2, "ba": 3, "bon": 4}.get(token.fold)
    number = number or {"tư": 4}.get(token.text)
    if number is None or not 1 <= number <= QUARTERS:
        return None
    cursor.at += 1
    return number


def _month(cursor: Cursor) -> Span | None:
    if cursor.takes("thang", "cac thang") or (
        (cursor.number(1) or cursor.fold(1) == ".") and cursor.takes("t", "th")
    ):
        cursor.takes(".")
        number = take_month(cursor)
        return Span(PhraseKind.MONTH, number, year=year_after(cursor)) if number else None
    month, year = cursor.number(), cursor.number(2)
    if cursor.fold(1) in {"/", "-", "."} and month and is_year(year) and month <= LAST_MONTH:
        cursor.at += 3
        return Span(PhraseKind.MONTH, month, year=year)
    return None


def _months_of_a_year(cursor: Cursor) -> Span | None:
    """Take ``6 tháng``, ``6T đầu năm``, ``6 tháng cuối năm``, ``quý``-long ones, ``nửa đầu năm``."""
    if cursor.takes("nua dau nam"):
        return Span(PhraseKind.HALF_YEAR, HALF, year=bare_year(cursor))
    if cursor.takes("nua cuoi nam"):
        return Span(PhraseKind.HALF_YEAR, -HALF, year=bare_year(cursor))
    months = cursor.number() or {"ba": 3, "chin": 9}.get(cursor.fold())
    if months not in {3, 6, 9} or cursor.fold(1) not in {"thang", "t"}:
        return None
    cursor.at += 2
    end = cursor.takes("dau nam", "cuoi nam") or _end_before_year(cursor)
    if months == 3:  # noqa: PLR2004  (a quarter; "3 tháng" alone may be any three)
        quarter = {"dau": 1, "cuo": QUARTERS}.get(end[:3])
        return Span(PhraseKind.QUARTER, quarter, year=bare_year(cursor)) if quarter else None
    if end.startswith("cuoi"):
        return (
            Span(PhraseKind.HALF_YEAR, -months, year=bare_year(cursor)) if months == HALF else None
        )
    return Span(PhraseKind.HALF_YEAR, months, year=bare_year(cursor) if end else year_after(cursor))


def _end_before_year(cursor: Cursor) -> str:
    """Take the ``đầu`` of ``6 tháng đầu 2023``."""
    return cursor.takes("dau", "cuoi") if is_year(cursor.number(1)) else ""


def _year(cursor: Cursor) -> Span | None:
    """Take ``năm 2018``, ``cả năm``, ``trong năm``, ``2018``."""
    whole = bool(cursor.takes("ca", "het", "toan"))
    if cursor.takes("nam") or (is_year(cursor.number(2)) and cursor.takes("cac nam")):
        return Span(PhraseKind.YEAR, year=bare_year(cursor))
    year = cursor.number()
    iso = cursor.fold(1) == cursor.fold(3) == "-" and not is_year(cursor.number(2))
    if not whole and not iso and is_year(year) and cursor.fold(1) != "/":
        cursor.at += 1
        return Span(PhraseKind.YEAR, year=year)
    return None


def read_list(cursor: Cursor) -> list[Span] | None:
    """Take spans joined by ``và`` and commas; a bare number goes on with the kind before it."""
    first = read_span(cursor)
    spans = [first] if first else _days_of_a_month(cursor)
    if not spans:
        return None
    while not cursor.ended:
        start = cursor.at
        if not cursor.takes(*JOINTS):
            break
        cursor.skip(JOINTS)
        cursor.skip(("trong", "vao"))
        following = more_of(spans[-1], cursor) or read_span(cursor)
        if following is None or cursor.fold() == ":":
            cursor.at = start
            break
        if cursor.tokens[start].fold == "," and _may_be_its_year(spans, following):
            raise NotSure("không rõ là kỳ của năm ấy, hay cả kỳ ấy lẫn cả năm")
        bare = cursor.tokens[start + 1].number is not None
        if bare and spans[-1].year and _names_a_year_alone(spans[-1], following):
            raise NotSure("không rõ năm sau là của kỳ ấy, hay cả năm")
        if bare and (spans[-1].kind, following.kind) == (PhraseKind.QUARTER, PhraseKind.MONTH):
            raise NotSure("một số trần sau một quý có thể là quý hoặc tháng")
        spans.append(following)
    return with_years(spans)


def _days_of_a_month(cursor: Cursor) -> list[Span]:
    """Take ``ngày 10, 11/6/2024`` and ``10 và 11 tháng 6``: days whose month stands at the end."""
    start = cursor.at
    cursor.takes("ngay", "cac ngay")
    days: list[int] = []
    while (day := cursor.number()) and cursor.fold(1) in {",", "va"} and day <= _LONGEST_MONTH:
        days.append(day)
        cursor.at += 2
        cursor.takes("ngay")
    last = read_date(cursor) if days else None
    if last is None or [*days, last.day] != sorted({*days, last.day}):
        cursor.at = start
        return []
    return [replace(last, day=day) for day in (*days, last.day)]


def _names_a_year_alone(last: Span, following: Span) -> bool:
    """Tell ``tháng 6 năm 2024, 2025``, which may be one month of two years."""
    return following.kind is PhraseKind.YEAR and last.kind is not PhraseKind.YEAR


_OF_A_YEAR: Final = {PhraseKind.FIXED_DATE, PhraseKind.MONTH, PhraseKind.QUARTER}


def _may_be_its_year(spans: list[Span], following: Span) -> bool:
    """Tell ``tháng 6, năm 2023``, which may be one month, from a list with a year at its end."""
    alone = len(spans) == 1 and spans[0].year is None
    named = following.kind is PhraseKind.YEAR and following.year is not None and not following.edge
    return alone and named and spans[0].kind in _OF_A_YEAR


def more_of(span: Span, cursor: Cursor) -> Span | None:
    """Take a number that goes on with a quarter, a month or a day of a month named before it."""
    start = cursor.at
    if span.kind is PhraseKind.QUARTER:
        number = take_quarter(cursor)
    elif cursor.fold(1) != "thang":
        number = take_month(cursor) if _goes_on(span, cursor) else None
    else:
        return None
    followed = cursor.fold() not in {"thang", "t", "gio", "h", "nam", "quy", "ngay", "tuan", "lan"}
    if number is None or not (followed or cursor.number(1) is not None) or cursor.fold() == ".":
        cursor.at = start
        return None
    return Span(span.kind, number, span.day, year_after(cursor), span.at, worded=span.worded)


def _goes_on(span: Span, cursor: Cursor) -> bool:
    """Tell whether a number can be a month: not where it begins a day of its own."""
    begins_a_day = cursor.fold(1) in {"/", "-", "."} and not is_year(cursor.number(2))
    of_a_day = span.worded and span.year is None
    return not begins_a_day and (span.kind is PhraseKind.MONTH or of_a_day)


def with_years(spans: list[Span]) -> list[Span]:
    """Give the year named last to those before it that name none."""
    year: int | None = None
    found: list[Span] = []
    for span in reversed(spans):
        year = span.year or year
        found.append(replace(span, year=year))
    return found[::-1]
