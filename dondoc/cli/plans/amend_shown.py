"""How an amendment of a plan is shown: what changes, which deadlines move, who is told."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dondoc.amending.quotas import QuotaShift
from dondoc.amending.report import AmendReport, Shift
from dondoc.cli.desk import Book
from dondoc.cli.output import data, emit_json, format_day, print_table
from dondoc.cli.plans.amend_rows_shown import print_rows
from dondoc.cli.plans.change_rows import change_rows, row_words, rows_json
from dondoc.cli.quotas.shown import STANDINGS
from dondoc.language import _
from dondoc.words.plans import document_words
from engine.quota_standing import Standing
from engine.words import N_
from workflows.periodic_reports.cases import SERIES

MOST_NAMED: Final = 3
"""So many cases are named in a line about a person."""
CLOCK_ONLY: Final = frozenset({"start", "period_end"})
"""Deadlines that nobody keeps: they tell the clock when a report begins, and when its period is over."""
YEAR_STAYS: Final = N_(
    "Năm {year} đã chốt: số liệu đã chốt giữ nguyên, chỉ hồ sơ còn mở theo thay đổi này."
)


def print_amendment(report: AmendReport, book: Book) -> None:
    """Print the preview of an amendment, which is also the account of it."""
    revision = report.revision
    document = document_words(revision.document) if revision.document else "…"
    data(
        _(
            "Kế hoạch {code}, bản {number} theo {document}, có hiệu lực từ {day}",
            code=revision.plan.code,
            number=revision.number,
            document=document,
            day=revision.effective_on,
        )
    )
    data()
    rows = change_rows(revision.plan.code, report.changes)
    others = [row_words(row, book) for row in rows if row.kind != "task"]
    if others:
        print_table(("", "", ""), others)
        data()
    print_rows(report, rows, book)
    _print_quotas(report, book)
    _print_shifts(report)
    _print_told(report, book)
    if report.closed_year is not None:
        data(_(YEAR_STAYS, year=report.closed_year))
    data(_("Mã xem trước: {hash}", hash=report.fingerprint))


def _print_shifts(report: AmendReport) -> None:
    """Print the deadlines that move, those of reports too; those of tasks stand with their rows."""
    if not report.shifts:
        if not any(effect.undated for effect in report.rows):
            data(_("Không thời hạn nào đổi ngày."))
        return
    series = {f"{SERIES} {code}" for code in _regimes(report)}
    of_rows = {code for it in report.rows if it.row not in series for code in it.all_cases}
    listed = [it for it in report.shifts if it.case not in of_rows and it.name not in CLOCK_ONLY]
    if listed:
        heads = (_("Hồ sơ"), _("Thời hạn"), _("Cũ"), _("Mới"), _("Ghi chú"))
        print_table(heads, [_shift_row(shift) for shift in listed])
        data()


def _regimes(report: AmendReport) -> tuple[str, ...]:
    """Return the codes of the report regimes that the plan has or had."""
    plan = report.revision.plan
    return tuple(item.code for item in (*plan.regimes, *plan.earlier_regimes))


def _print_quotas(report: AmendReport, book: Book) -> None:
    """Print how quotas stand before and after."""
    if not report.quotas:
        return
    heads = (_("Chỉ tiêu"), _("Cần"), _("Đã đạt"), _("Đã lên lịch"), _("Còn thiếu"), "")
    print_table(heads, [_quota_row(shift, book) for shift in report.quotas])
    data()


def _quota_row(shift: QuotaShift, book: Book) -> tuple[str, ...]:
    states = (shift.old, shift.new)
    name = f"{shift.code} – {book.unit(shift.unit)}" if shift.unit else shift.code
    figures = (
        _pair([getattr(state, field) if state else None for state in states])
        for field in ("need", "reached", "planned", "missing")
    )
    words = _pair([_(STANDINGS[Standing(state.standing)]) if state else None for state in states])
    return name, *figures, words


def _pair(values: Sequence[object]) -> str:
    """Return what was and what is; once where nothing differs."""
    old, new = ("…" if value is None else str(value) for value in values)
    return new if old == new else f"{old} -> {new}"


def _print_told(report: AmendReport, book: Book) -> None:
    if not report.told:
        data(_("Không ai phải nhận tin."))
        return
    rows = [
        (
            book.person(told.person),
            _named(told.cases),
            "" if book.reachable(told.person) else _("chưa có địa chỉ"),
        )
        for told in report.told
    ]
    print_table((_("Mỗi người một thư"), _("Về hồ sơ"), ""), rows)


def _named(cases: Sequence[str]) -> str:
    """Return the codes of cases; many are only counted."""
    few = ", ".join(cases[:MOST_NAMED])
    more = len(cases) - MOST_NAMED
    return _("{few} và {count} hồ sơ khác", few=few, count=more) if more > 0 else few


def _shift_row(shift: Shift) -> tuple[str, ...]:
    return (
        shift.case,
        _(shift.label),
        "" if shift.fresh else _day(shift.old_on),
        _new_day(shift),
        _note(shift),
    )


def _new_day(shift: Shift) -> str:
    if shift.state == "missed":
        return ""
    return _day(shift.new_on) + (_(" (tạm tính)") if shift.provisional else "")


def _day(text: str | None) -> str:
    return format_day(date.fromisoformat(text)) if text else _("chưa xác định")


def _note(shift: Shift) -> str:
    if shift.state == "missed":
        return _("giữ kết quả: quá hạn {late} ngày làm việc", late=shift.late)
    return _("lần {round}", round=shift.round) if shift.round > 1 else ""


def emit_amendment(report: AmendReport, book: Book, *, dry_run: bool) -> None:
    """Print an amendment for programs."""
    revision = report.revision
    emit_json(
        "plan-amend",
        {
            "plan": revision.plan.code,
            "revision": revision.number,
            "document": revision.document,
            "effective_on": revision.effective_on,
            "dry_run": dry_run,
            "already_in_force": not report.changes,
            "closed_year": report.closed_year,
            "preview": report.fingerprint,
            "changes": rows_json(change_rows(revision.plan.code, report.changes)),
            "rows": report.rows,
            "quotas": report.quotas,
            "deadlines": report.shifts,
            "told": [
                {"person": told.person, "cases": told.cases,
                 "reachable": book.reachable(told.person)}
                for told in report.told
            ],
        },
    )  # fmt: skip
