"""Ranges of days of a phrase: from one day or period to another, or from now on."""

from dataclasses import replace
from typing import Final

from workflows.phrase_grammar.calendar import more_of, read_span, with_years
from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.spans import Span
from workflows.phrase_grammar.values import NotSure, PhraseKind, Reading, Sureness, Window

WHICH_YEAR: Final = "một mốc nêu năm khác năm của kế hoạch, mốc kia không nêu năm"
FROM_NOW: Final = tuple(
    f"{tu} {now} {den}"
    for tu in ("tu", "ke tu")
    for now in ("nay", "ngay ky ban hanh", "ngay ky", "khi ky", "ngay ban hanh", "khi ban hanh")
    for den in ("den het", "den", "toi")
)


def read_range(cursor: Cursor, plan_year: int) -> Reading | None:
    """Take ``từ … đến …``, ``từ nay đến …``; ``None`` when none comes. Raises ``NotSure``."""
    start = cursor.at
    if cursor.takes(*FROM_NOW):
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
    reading = ranged(Window(None, window.last_on))
    return reading if last.year else inferred_of(reading)


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
        raise NotSure(WHICH_YEAR)
    ends = with_years([first, replace(last, year=last.year or plan_year)])
    if first.year is None and last.year == plan_year + 1 and _backwards(*ends):
        ends = [replace(first, year=plan_year), last]
    reading = between(ends[0], ends[1])
    if is_past(reading.windows[0], plan_year):
        return Reading(PhraseKind.DATE_RANGE, reading.windows, look_back=True)
    return inferred_of(reading) if inferred else reading


def is_past(window: Window, plan_year: int) -> bool:
    """Tell whether a window ends before the plan's year."""
    return window.last_on is not None and window.last_on.year < plan_year


def _backwards(first: Span, last: Span) -> bool:
    """Tell ``từ tháng 11 đến tháng 02/2025``, which begins in the year before it ends."""
    begins, ends = window_of(first).first_on, window_of(last).last_on
    return begins is not None and ends is not None and begins > ends


def between(first: Span, last: Span) -> Reading:
    """Return the days from one span to another; raises ``NotSure`` when they run backwards."""
    begins, ends = window_of(first).first_on, window_of(last).last_on
    if begins is None or ends is None or begins > ends:
        raise NotSure("ngày kết thúc ở trước ngày bắt đầu")
    return ranged(Window(begins, ends))


def ranged(window: Window) -> Reading:
    """Return a range that is due on its last day."""
    assert window.last_on is not None  # noqa: S101  (every range here has an end)
    return Reading(PhraseKind.DATE_RANGE, (window,), (window.last_on,))


def window_of(span: Span) -> Window:
    """Return first and last day; raises ``NotSure`` for a day that no calendar has."""
    try:
        return span.window()
    except ValueError as wrong:
        raise NotSure("không có ngày này trong lịch") from wrong


def inferred_of(reading: Reading) -> Reading:
    """Return a reading whose year is the plan's."""
    return replace(reading, year_inferred=True, sure=Sureness.INFERRED)
