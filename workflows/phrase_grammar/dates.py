"""Days and periods of a phrase: single ones, lists, ranges, and the words before them."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Final

from workflows.phrase_grammar.calendar import read_list, read_span
from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.ranges import (
    WHICH_YEAR,
    between,
    inferred_of,
    is_past,
    ranged,
    read_range,
    window_of,
)
from workflows.phrase_grammar.spans import Span
from workflows.phrase_grammar.values import NotSure, PhraseKind, Reading, Window

FILLERS: Final = (
    "thoi gian thuc hien",
    "thoi gian hoan thanh",
    "thoi han hoan thanh",
    "han hoan thanh",
    "thoi gian",
    "thoi han",
    "han hoan thanh",
    "han chot",
    "han cuoi",
    "han :",
    "hoan thanh",
    "thuc hien",
    "ban hanh",
    "trien khai",
    "to chuc",
    "tong hop",
    "bao cao",
    "trinh",
    "gui",
    "nop",
    "ve",
    "xong",
    "du kien",
    "vao",
    "trong khoang thoi gian",
    "trong thoi gian",
    "trong",
    "suot",
    ":",
    "-",
)
_DEEDS: Final = frozenset(
    {
        "hoan thanh",
        "thuc hien",
        "ban hanh",
        "trien khai",
        "to chuc",
        "tong hop",
        "bao cao",
        "trinh",
        "gui",
        "nop",
    }
)
_LIMITS: Final = (
    "truoc ngay", "truoc thang", "truoc quy", "truoc", "cham nhat", "muon nhat", "trong quy", "trong thang",
    "trong nam", "vao", "trong t", "trong q", "den het", "xong",
)  # fmt: skip
_NO_DEED: Final = frozenset(
    {"quy", "thang", "nam", "ngay", "tuan", "khi", "neu", "sau", "truoc", "theo", "khong", "chua", "hang",
     "moi", "dinh", "ke", "tu", "den", "va", "hoac", "q", "t", "thuong"}
)  # fmt: skip
_MOST_WORDS: Final = 10
_NEAR: Final = 10
_PAST: Final = 3
"""Years after and before the plan's in which a day can still be meant."""
LATEST: Final = (
    "cham nhat",
    "muon nhat",
    "tre nhat",
    "khong muon hon",
    "khong cham hon",
    "khong qua",
    "han cuoi",
    "han chot",
    "den het",
    "den",
    "toi",
    "het",
    "la",
)


def read_dates(cursor: Cursor, plan_year: int) -> Reading | None:
    """Take days or periods; ``None`` when none come next. Raises ``NotSure``."""
    start = cursor.at
    skip_deed(cursor)
    reading = _look_back(cursor) or _term_of_now(cursor, plan_year) or read_range(cursor, plan_year)
    if reading is None:
        reading = _listed(cursor, plan_year)
    if reading is None:
        cursor.at = start
    return reading


def skip_deed(cursor: Cursor) -> None:
    """Take what is done, by whom or for whom: ``gửi báo cáo về Sở Nội vụ`` before ``trước ngày``."""
    deed = False
    while taken := cursor.takes(*FILLERS):
        deed = deed or taken in _DEEDS
    for length in range(1, _MOST_WORDS if deed else 0):
        ahead = Cursor(cursor.tokens, cursor.at + length)
        word = cursor.peek(length - 1)
        if word is None or not word.fold.isalpha():
            return
        if word.fold in _NO_DEED and word.text not in {"tư", "nam", "kế", "định", "quy"}:
            return
        if any(ahead.sees(words) for words in _LIMITS):
            cursor.at += length
            return


def _look_back(cursor: Cursor) -> Reading | None:
    """Take ``từ năm 2022 về trước``: a period of facts."""
    start = cursor.at
    if cursor.takes("tu"):
        span = read_span(cursor)
        if span is not None and span.year and cursor.takes("ve truoc", "tro ve truoc"):
            window = Window(None, window_of(span).last_on)
            return Reading(PhraseKind.DATE_RANGE, (window,), look_back=True)
    cursor.at = start
    return None


def _term_of_now(cursor: Cursor, plan_year: int) -> Reading | None:
    """Take a term; one that has ended before the plan's year is a period of facts."""
    reading = _term(cursor)
    if reading is None or not is_past(reading.windows[0], plan_year):
        return reading
    return Reading(PhraseKind.DATE_RANGE, reading.windows, look_back=True)


def _term(cursor: Cursor) -> Reading | None:
    """Take ``giai đoạn 2021-2030``, ``giai đoạn đến năm 2025``."""
    start = cursor.at
    if not cursor.takes("giai doan"):
        return None
    cursor.takes("tu")
    until = bool(cursor.takes("den het", "den"))
    first = read_span(cursor)
    if first is None or first.kind is not PhraseKind.YEAR or first.year is None:
        raise NotSure("giai đoạn phải có năm")
    if until:
        return ranged(Window(None, window_of(first).last_on))
    if cursor.takes("-", "den het", "den"):
        last = read_span(cursor)
        if last is not None and last.year is not None and last.kind is PhraseKind.YEAR:
            return between(first, last)
    cursor.at = start
    raise NotSure("giai đoạn phải có năm đầu và năm cuối")


def _listed(cursor: Cursor, plan_year: int) -> Reading | None:
    start = cursor.at
    before = bool(cursor.takes("truoc"))
    while not before and cursor.takes(*LATEST, ":"):
        before = bool(cursor.takes("truoc"))
    if cursor.takes("sau"):
        if read_span(cursor) is not None:
            raise NotSure("“sau” một ngày chỉ nói sớm nhất, không nói hạn")
        cursor.at = start
        return None
    cursor.skip(("het", "trong", "vao"))
    spans = read_list(cursor)
    if spans is None:
        cursor.at = start
        return None
    return _of_spans(spans, plan_year, before=before)


def _of_spans(spans: list[Span], plan_year: int, *, before: bool) -> Reading:
    if before and len({span.kind for span in spans}) > 1:
        raise NotSure("không rõ chữ “trước” là của mốc nào")
    inferred = any(span.year is None for span in spans)
    if inferred and any(span.year not in {None, plan_year} for span in spans):
        raise NotSure(WHICH_YEAR)
    dated = [replace(span, year=span.year or plan_year) for span in spans]
    windows = [window_of(span) for span in dated]
    if any(_is_far(span, plan_year) for span in dated):
        raise NotSure("năm nêu ra cách xa năm của kế hoạch")
    # “trước 17 giờ ngày 25” is on the 25th: the hour is what is late.
    at = _hour_of(spans[0], before=before)
    before = before and at is None
    ends = [_due(window, before=before) for window in windows]
    if any(later <= earlier for earlier, later in pairwise(ends)):
        raise NotSure("các mốc thời gian không theo thứ tự")
    kinds = [_kind(span) for span in spans]
    others = dict.fromkeys(kind for kind in kinds if kind is not kinds[0])
    reading = Reading(
        kinds[0],
        tuple(windows),
        tuple(ends),
        at=at,
        before=before,
        secondary=tuple(Reading(kind) for kind in others),
    )
    return inferred_of(reading) if inferred else reading


def _hour_of(span: Span, *, before: bool) -> time | None:
    """Return the hour that is late; before midnight is before the day."""
    if span.at != time(0):
        return span.at
    if not before:
        raise NotSure("0 giờ của một ngày là hết ngày hôm trước")
    return None


def _is_far(span: Span, plan_year: int) -> bool:
    """Tell a day of a year that can hardly be meant; only goals are set for years to come."""
    goal = span.kind is PhraseKind.YEAR
    year = plan_year if span.year is None else span.year
    return year < plan_year - _PAST or (not goal and year > plan_year + _NEAR)


def _kind(span: Span) -> PhraseKind:
    """Return the kind; the beginning or the middle of a period is a day (Bộ luật Dân sự Điều 146)."""
    return PhraseKind.FIXED_DATE if span.edge in {"first", "middle"} else span.kind


def _due(window: Window, *, before: bool) -> date:
    assert window.first_on is not None  # noqa: S101  (spans have both ends)
    assert window.last_on is not None  # noqa: S101  (the same)
    return window.first_on - timedelta(days=1) if before else window.last_on
