"""How an amended annex is shown: row by row what the document says, and what becomes of the cases."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from textwrap import wrap
from typing import Final

from dondoc.amending.report import AmendReport, Shift
from dondoc.amending.rows import PRODUCTS, RowEffect
from dondoc.cli.desk import Book
from dondoc.cli.output import data, format_day
from dondoc.cli.plans.change_rows import ChangeRow, row_words
from dondoc.language import _
from workflows.registry import newest

COLUMNS: Final = 104
FEW: Final = 3
"""Up to so many cases are named by their codes."""


def print_rows(report: AmendReport, rows: Iterable[ChangeRow], book: Book) -> None:
    """Print what changes about tasks, one paragraph for each row of the annex."""
    said: dict[str, list[str]] = {}
    for row in rows:
        if row.kind == "task":
            said.setdefault(row.code, []).append(_words(row, book))
            if row.field == "lead" and not row.new:
                said[row.code].append(
                    _("[VÀNG] không còn nêu chủ trì: {organiser} giữ việc cho đến khi đính chính",
                      organiser=book.unit(report.revision.plan.organiser)))  # fmt: skip
    effects = {effect.row: effect for effect in report.rows}
    shifts = shifts_of_rows(report)
    numbers = list(dict.fromkeys((*said, *effects)))
    width = max((len(number) for number in numbers), default=0)
    for number in numbers:
        lines = [*said.get(number, ())]
        if number in effects:
            lines += effect_lines(effects[number], shifts.get(number, ()), book)
        _print_row(number, lines, width)
    if numbers:
        data()


def _print_row(number: str, lines: Iterable[str], width: int) -> None:
    head = number.ljust(width)
    for line in lines:
        for part in wrap(line, COLUMNS - width - 2, subsequent_indent="  "):
            data(f"{head}  {part}")
            head = " " * width


def _words(row: ChangeRow, book: Book) -> str:
    _code, label, words = row_words(row, book)
    return f"{label}: {words}"


def shifts_of_rows(report: AmendReport) -> dict[str, list[Shift]]:
    """Return the new days of tasks by row."""
    rows = {code: effect.row for effect in report.rows for code in effect.all_cases}
    found: dict[str, list[Shift]] = {}
    for shift in report.shifts:
        if shift.case in rows and shift.name in PRODUCTS:
            found.setdefault(rows[shift.case], []).append(shift)
    return found


def effect_lines(effect: RowEffect, shifts: Iterable[Shift], book: Book) -> Iterator[str]:
    """Yield what becomes of the cases of a row, most of it as numbers of cases."""
    listed = [shift for shift in shifts if shift.case not in effect.opened]
    yield from _dates(listed)
    yield from _given(effect.given, book)
    states = Counter(state for _code, state in effect.stated)
    for state, count in states.items():
        label = _(newest("task").state(state).label)
        yield _("{count} việc thành “{state}”", count=count, state=label)
    for day in dict.fromkeys(day for _code, day in effect.undated):
        undated = [code for code, gone in effect.undated if gone == day]
        yield _("{cases} không còn hạn {day}", cases=_cases(undated), day=format_day(day))
    yield from _opened(effect, {it.case: it for it in shifts})
    for words, codes in (
        (_("mở lại {cases}"), effect.reopened),
        (_("hủy {cases}"), effect.cancelled),
        (_("{cases} giữ hạn cũ: ngày mới đã qua khi văn bản có hiệu lực"), effect.day_kept),
        (_("{cases} bắt đầu ngay: các nhiệm vụ được chờ đã xong"), effect.woken),
        (_("[VÀNG] {cases}: chưa đọc được thời gian, phải hỏi lại"), effect.asked),
    ):
        if codes:
            yield words.format(cases=_cases(codes))
    if effect.ended and (effect.cancelled or effect.opened):
        yield _("{count} việc đã kết thúc giữ nguyên", count=effect.ended)
    if effect.left_out:
        days = dict.fromkeys(format_day(day) for _unit, day in effect.left_out)
        yield _("không mở kỳ đã qua khi văn bản có hiệu lực: {days}", days=", ".join(days))


def _dates(shifts: Iterable[Shift]) -> Iterator[str]:
    """Yield the new days: those that pass from one to another together stand in one line."""
    listed = tuple(shifts)
    missed = [shift.case for shift in listed if shift.state == "missed"]
    moves: dict[tuple[str | None, str | None], list[str]] = {}
    for shift in listed:
        if shift.state != "missed":
            moves.setdefault((shift.old_on, shift.new_on), []).append(shift.case)
    if missed:
        yield _("{cases} giữ kết quả quá hạn", cases=_cases(missed))
    if len(moves) > FEW:
        days = "; ".join(_move(old, new) for old, new in moves)
        yield _("{cases} dời hạn: {days}", cases=_cases([it.case for it in listed]), days=days)
        return
    for (old, new), codes in moves.items():
        cases = _cases(codes)
        if old is None:
            yield _("{cases} được đặt hạn {day}", cases=cases, day=_day(new))
        else:
            yield _("{cases} dời hạn {move}", cases=cases, move=_move(old, new))


def _move(old: str | None, new: str | None) -> str:
    return f"{_day(old)} -> {_day(new)}"


def _given(given: Iterable[tuple[str, str, str]], book: Book) -> Iterator[str]:
    moves: dict[tuple[str, str], list[str]] = {}
    for code, old, new in given:
        moves.setdefault((old, new), []).append(code)
    for (old, new), codes in moves.items():
        yield _("{cases} chuyển từ {old} sang {new}",
                cases=_cases(codes), old=book.unit(old), new=book.unit(new))  # fmt: skip


def _opened(effect: RowEffect, shifts: Mapping[str, Shift]) -> Iterator[str]:
    days: dict[str | None, list[str]] = {}
    for code in effect.opened:
        days.setdefault(shifts[code].new_on if code in shifts else None, []).append(code)
    for day, codes in days.items():
        cases = _cases(codes)
        if day is None:
            yield _("thêm {cases}, chưa có ngày", cases=cases)
        else:
            yield _("thêm {cases}, hạn {day}", cases=cases, day=_day(day))


def _cases(codes: Iterable[str]) -> str:
    """Return how many cases, and which where they are few."""
    listed = tuple(dict.fromkeys(codes))
    count = _("{count} việc", count=len(listed))
    return f"{count} ({', '.join(listed)})" if len(listed) <= FEW else count


def _day(text: str | None) -> str:
    return format_day(date.fromisoformat(text)) if text else "…"
