"""Rows of the annex against each other: numbers lost, years left out, several owners, empty cells."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from engine.planned_tasks import PlannedTask
from engine.words import N_
from workflows.phrase_grammar.tokens import folded
from workflows.phrases import PhraseKind, Reading, read_phrase
from workflows.plan_checks.series import Gap, gaps_of, roman_number, series_of
from workflows.plan_prints import UNNUMBERED
from workflows.plan_review import Review, listed, shown_day
from workflows.references import with_paths

Row = tuple[str, PlannedTask]
DATED: Final = {
    PhraseKind.FIXED_DATE,
    PhraseKind.DATE_RANGE,
    PhraseKind.MONTH,
    PhraseKind.QUARTER,
    PhraseKind.HALF_YEAR,
}
_BARE_YEAR: Final = re.compile(r"\s*\d{4}\s*(\(.*)?")
_WORDS: Final = """
ke hoach kh lo trinh tien do phe duyet quy dinh thoi gian han chuong huong dan trien khai cua cap
tren co tham quyen da duoc chung hien hanh yeu cau thuc te cong viec
"""
_NAMES_NOBODY: Final = frozenset(_WORDS.split())
_MOST: Final = 0.5


def check_rows(review: Review) -> None:
    """Show what is missing or doubtful in rows that only their neighbours tell."""
    rows = list(with_paths("tasks", review.plan.tasks))
    read = [
        (path, task, reading)
        for path, task in rows
        if isinstance(reading := read_phrase(task.phrase, review.plan.year), Reading)
    ]
    _check_numbers(review, rows)
    _check_printed_numbers(review, rows)
    _check_leads(review, rows)
    _check_coordinating(review, rows)
    _check_years(review, read)
    _check_references(review, read)
    for path, task, reading in read:
        _check_days(review, path, task, reading)


def _check_numbers(review: Review, rows: Sequence[Row]) -> None:
    paths = {task.row: path for path, task in rows}
    for series in series_of(paths):
        for gap in gaps_of(series):
            _say_gap(review, f"{paths[gap.before]}.id", gap)
    sections = {task.section: path for path, task in reversed(rows) if roman_number(task.section)}
    known = [(roman_number(name), name) for name in sections]
    for gap in gaps_of(known, roman=True) if len(known) > 1 else ():
        _say_gap(review, f"{sections[gap.before]}.section", gap)


def _say_gap(review: Review, path: str, gap: Gap) -> None:
    review.findings.warning(
        path,
        N_("số thứ tự nhảy đến “{before}”: không có {missing}; hỏi lại có mất nhiệm vụ nào không"),
        before=gap.before,
        missing=listed(gap.missing),
    )


def _check_printed_numbers(review: Review, rows: Sequence[Row]) -> None:
    for place, printed in review.source.prints.row_ids.items():
        path, task = rows[place - 1]
        if printed == UNNUMBERED:
            text = N_("nhiệm vụ {row}: bản in không đánh số; số này do người nhập đặt")
            review.findings.warning(f"{path}.printed_id", text, row=task.row)
        else:
            text = N_("nhiệm vụ {row}: bản in đánh số “{printed}”; hãy đối chiếu")
            review.findings.warning(f"{path}.printed_id", text, row=task.row, printed=printed)


def _check_leads(review: Review, rows: Sequence[Row]) -> None:
    """Show rows that several lead: nobody of them answers for the whole."""
    found = [(path, task) for path, task in rows if len(task.lead) > 1]
    if found:
        review.findings.warning(
            f"{found[0][0]}.lead",
            N_("{count} nhiệm vụ có nhiều đơn vị chủ trì trong một ô: {rows}; mỗi đơn vị giữ một việc,"
               " hỏi lại ai chịu trách nhiệm chính"),
            count=len(found),
            rows=listed(f"{task.row} ({_printed_lead(task)})" for _path, task in found),
        )  # fmt: skip


def _printed_lead(task: PlannedTask) -> str:
    return task.lead_text or ", ".join(task.lead)


def _check_coordinating(review: Review, rows: Sequence[Row]) -> None:
    """Show rows without a coordinating unit among rows that mostly have one."""
    sections: dict[str, list[Row]] = defaultdict(list)
    for path, task in rows:
        sections[task.section].append((path, task))
    found: list[Row] = []
    for members in sections.values():
        empty = [row for row in members if not row[1].coordinating]
        found += empty if len(empty) < len(members) * _MOST else []
    if found:
        review.findings.warning(
            f"{found[0][0]}.coordinating",
            N_("{count} nhiệm vụ bỏ trống đơn vị phối hợp, các dòng cùng phần đều có: {rows}; hỏi lại"),
            count=len(found),
            rows=listed(task.row for _path, task in found),
        )  # fmt: skip


Read = tuple[str, PlannedTask, Reading]


def _check_years(review: Review, rows: Sequence[Read]) -> None:
    """Show times without a year, and times that are nothing but a year."""
    without = [row for row in rows if row[2].kind in DATED and row[2].year_inferred]
    bare = [row for row in rows if _BARE_YEAR.fullmatch(row[1].phrase)]
    _say_times(review, without, N_(
        "{count} nhiệm vụ in {times} không ghi năm ({rows}); đang hiểu là năm {year}, hãy xác nhận"
    ))  # fmt: skip
    _say_times(review, bare, N_(
        "{count} nhiệm vụ chỉ in năm: {times} ({rows}); đang hiểu hạn là ngày cuối năm {year}"
    ))  # fmt: skip


def _say_times(review: Review, rows: Sequence[Read], text: str) -> None:
    if rows:
        review.findings.warning(
            f"{rows[0][0]}.time",
            text,
            count=len(rows),
            times=listed(dict.fromkeys(f"“{task.phrase}”" for _path, task, _reading in rows)),
            rows=listed(task.row for _path, task, _reading in rows),
            year=review.plan.year,
        )


def _check_references(review: Review, rows: Sequence[Read]) -> None:
    """Show rows that wait for a plan of which nobody says whose it is."""
    found = [row for row in rows if any(map(_names_nobody, _parts(row[2])))]
    if found:
        review.findings.warning(
            f"{found[0][0]}.time",
            N_("{count} nhiệm vụ chờ một văn bản mà không nói của ai: {rows}; hỏi lại là văn bản nào"),
            count=len(found),
            rows=listed(f"{task.row} (“{task.phrase}”)" for _path, task, _reading in found),
        )  # fmt: skip


def _names_nobody(part: Reading) -> bool:
    return bool(part.reference) and set(folded(part.reference).split()) <= _NAMES_NOBODY


def _parts(reading: Reading) -> Iterator[Reading]:
    yield reading
    yield from reading.secondary


def _check_days(review: Review, path: str, task: PlannedTask, reading: Reading) -> None:
    """Show days before the signing, and days of a year before the plan's."""
    days = [day for part in _parts(reading) for day in part.nominal]
    signed_on = review.signed_on or date.min
    early = [day for day in days if day < signed_on]
    past = [day for day in days if day.year < review.plan.year and day not in early]
    if early:
        review.findings.warning(
            f"{path}.time",
            N_("nhiệm vụ {row}: hạn {days} (“{time}”) trước ngày ký {signed}; hỏi lại, không tính quá hạn"),
            row=task.row,
            days=listed(map(shown_day, early)),
            time=task.phrase,
            signed=shown_day(signed_on),
        )  # fmt: skip
    if past:
        review.findings.warning(
            f"{path}.time",
            N_("nhiệm vụ {row}: hạn {days} (“{time}”) trước năm {year} của kế hoạch, ký ngày {signed};"
               " hỏi lại hạn nào đúng"),
            row=task.row,
            days=listed(map(shown_day, past)),
            time=task.phrase,
            year=review.plan.year,
            signed=shown_day(signed_on) if review.signed_on else "?",
        )  # fmt: skip
