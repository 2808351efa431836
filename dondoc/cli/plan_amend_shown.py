"""How an amendment of a plan is shown: what changes, which deadlines move, who is told."""

from datetime import date
from typing import Final

from dondoc.cli.desk import Book
from dondoc.cli.output import data, emit_json, format_day, print_table
from dondoc.cli.plan_change_rows import change_rows, row_words, rows_json
from dondoc.language import _
from dondoc.plan_amend_report import AmendReport, Shift
from dondoc.plan_words import document_words
from engine.words import N_

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
    print_table(
        ("", "", ""),
        [row_words(row, book) for row in change_rows(revision.plan.code, report.changes)],
    )
    data()
    _print_shifts(report)
    _print_told(report, book)
    if report.closed_year is not None:
        data(_(YEAR_STAYS, year=report.closed_year))
    data(_("Mã xem trước: {hash}", hash=report.fingerprint))


def _print_shifts(report: AmendReport) -> None:
    if not report.shifts:
        data(_("Không thời hạn nào đổi ngày."))
        return
    heads = (_("Hồ sơ"), _("Thời hạn"), _("Cũ"), _("Mới"), _("Ghi chú"))
    print_table(heads, [_shift_row(shift) for shift in report.shifts])
    data()


def _print_told(report: AmendReport, book: Book) -> None:
    if not report.told:
        data(_("Không ai phải nhận tin."))
        return
    rows = [
        (
            book.person(told.person),
            ", ".join(told.cases),
            "" if book.reachable(told.person) else _("chưa có địa chỉ"),
        )
        for told in report.told
    ]
    print_table((_("Mỗi người một thư"), _("Về hồ sơ"), ""), rows)


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
            "deadlines": report.shifts,
            "told": [
                {"person": told.person, "cases": told.cases,
                 "reachable": book.reachable(told.person)}
                for told in report.told
            ],
        },
    )  # fmt: skip
