"""Days and periods of a phrase: single ones, lists, ranges, and the words before them."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Final

from workflows.phrase_calendar import more_of, read_list, read_span, with_years
from workflows.phrase_cursor import Cursor
from workflows.phrase_spans import Span
from workflows.phrase_values import NotSure, PhraseKind, Reading, Sureness, Window

FILLERS: Final = (
    "thoi gian thuc hien",
    "thoi gian hoan thanh",
    "thoi han hoan thanh",
    "han hoan thanh",
    "thoi gian",
    "thoi han",
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


_WHICH_YEAR: Final = "một mốc nêu năm khác năm của kế hoạch, mốc kia không nêu năm"


def read_dates(cursor: Cursor, plan_year: int) -> Reading | None:
    """Take days or periods; ``None`` when none come next. Raises ``NotSure``."""
    start = cursor.at
    skip_deed(cursor)
    reading = _look_back(cursor) or _term(cursor) or _range(cursor, plan_year)
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
        return _ranged(Window(None, window_of(first).last_on))
    if cursor.takes("-", "den het", "den"):
        last = read_span(cursor)
        if last is not None and last.year is not None and last.kind is PhraseKind.YEAR:
            return _between(first, last)
    cursor.at = start
    raise NotSure("giai đoạn phải có năm đầu và năm cuối")


def _range(cursor: Cursor, plan_year: int) -> Reading | None:
    start = cursor.at
    if cursor.takes("tu nay den het", "tu nay den", "tu nay toi"):
        last = read_span(cursor)
        return _until(last, plan_year) if last else None
    begun = bool(cursor.takes("tu"))
    first = _day_alone(cursor) or read_span(cursor)
    if first is not None and cursor.takes("den het", "den", "toi", "-"):
        last = more_of(first, cursor) or read_span(cursor)
        if last is not None:
            return _from_to(first, last, plan_year)
    if begun and first is not None:
        raise NotSure("có ngày bắt đầu mà không có ngày kết thúc")
    cursor.at = start
    return None


def _until(last: Span, plan_year: int) -> Reading:
    """Return ``từ nay đến`` a day or the end of a period."""
    window = window_of(replace(last, year=last.year or plan_year))
    reading = _ranged(Window(None, window.last_on))
    return reading if last.year else _inferred(reading)


def _day_alone(cursor: Cursor) -> Span | None:
    """Take the ``15`` of ``từ ngày 15 đến 20/6/2023``."""
    start = cursor.at
    cursor.takes("ngay")
    day = cursor.number()
    after = cursor.fold(2) == "ngay"
    followed = cursor.number(3 if after else 2) is not None
    if day is not None and day <= _LONGEST_MONTH and cursor.fold(1) in {"den", "-"} and followed:
        mark = cursor.fold(4 if after else 3)
        if mark in {"/", "thang", "."}:
            cursor.at += 1
            return Span(PhraseKind.FIXED_DATE, 0, day)
    cursor.at = start
    return None


_LONGEST_MONTH: Final = 31


def _from_to(first: Span, last: Span, plan_year: int) -> Reading:
    if first.kind is PhraseKind.FIXED_DATE and not first.number:
        first = Span(first.kind, last.number, first.day, last.year)
    if first.kind is PhraseKind.HALF_YEAR and last.kind is not first.kind:
        raise NotSure("khoảng thời gian từ nửa năm đến một kỳ khác")
    if first.kind is PhraseKind.YEAR and last.kind not in {PhraseKind.YEAR, PhraseKind.FIXED_DATE}:
        raise NotSure("khoảng thời gian từ một năm đến một kỳ ngắn hơn")
    inferred = last.year is None
    if inferred and first.year not in {None, plan_year}:
        raise NotSure(_WHICH_YEAR)
    ends = with_years([first, replace(last, year=last.year or plan_year)])
    reading = _between(ends[0], ends[1])
    if _is_past(reading.windows[0], plan_year):
        return Reading(PhraseKind.DATE_RANGE, reading.windows, look_back=True)
    return _inferred(reading) if inferred else reading


def _is_past(window: Window, plan_year: int) -> bool:
    return window.last_on is not None and window.last_on.year < plan_year


def _between(first: Span, last: Span) -> Reading:
    begins, ends = window_of(first).first_on, window_of(last).last_on
    if begins is None or ends is None or begins > ends:
        raise NotSure("ngày kết thúc ở trước ngày bắt đầu")
    return _ranged(Window(begins, ends))


def _ranged(window: Window) -> Reading:
    assert window.last_on is not None  # noqa: S101  (every range here has an end)
    return Reading(PhraseKind.DATE_RANGE, (window,), (window.last_on,))


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
        raise NotSure(_WHICH_YEAR)
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
    return _inferred(reading) if inferred else reading


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
    return not goal and not plan_year - _PAST <= year <= plan_year + _NEAR


def _kind(span: Span) -> PhraseKind:
    """Return the kind; the beginning or the middle of a period is a day (Bộ luật Dân sự Điều 146)."""
    return PhraseKind.FIXED_DATE if span.edge in {"first", "middle"} else span.kind


def _due(window: Window, *, before: bool) -> date:
    assert window.first_on is not None  # noqa: S101  (spans have both ends)
    assert window.last_on is not None  # noqa: S101  (the same)
    return window.first_on - timedelta(days=1) if before else window.last_on


def window_of(span: Span) -> Window:
    """Return first and last day; raises ``NotSure`` for a day that no calendar has."""
    try:
        return span.window()
    except ValueError as wrong:
        raise NotSure("không có ngày này trong lịch") from wrong


def _inferred(reading: Reading) -> Reading:
    return replace(reading, year_inferred=True, sure=Sureness.INFERRED)
