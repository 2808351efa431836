"""Obligations and cases as rows of sheets."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from dondoc.cli.boards.obligations import Obligation
from dondoc.cli.desk import Book
from dondoc.language import _
from dondoc.sheets.table import Cell, Column, Kind, Sheet
from dondoc.words.trade import owner_word
from engine.case import Case

DUE: Final = "due"
REVIEW: Final = "review"
PROGRESS: Final = "progress"


def obligation_columns(*left_out: str) -> tuple[Column, ...]:
    """Return the columns of a sheet of obligations, but for those left out."""
    columns = {
        DUE: Column(_("Hạn"), Kind.DAY),
        REVIEW: Column(_("Rà soát"), Kind.DAY),
        "code": Column(_("Mã")),
        "unit": Column(_("Đơn vị")),
        "what": Column(_("Việc")),
        "who": Column(_("Ai")),
        PROGRESS: Column(_("Tình trạng")),
    }
    return tuple(column for name, column in columns.items() if name not in left_out)


def obligation_cells(item: Obligation, book: Book, *left_out: str) -> tuple[Cell, ...]:
    """Return the row of an obligation, but for the columns left out."""
    names = ", ".join(book.person(code) for code in item.owners)
    cells = {
        DUE: item.deadline.due_on,
        REVIEW: item.deadline.review_on,
        "code": item.case.code,
        "unit": book.unit(item.case.unit),
        "what": item.what,
        "who": names or _(owner_word(item.deadline.owner, item.case.workflow)),
        PROGRESS: item.progress.words(),
    }
    return tuple(cell for name, cell in cells.items() if name not in left_out)


def secrecy_notes(cases: Iterable[Case]) -> tuple[str, ...]:
    """Return the warning that a sheet names what most people must not know, if it does."""
    if not any(case.secret for case in cases):
        return ()
    return (
        _(
            "CHƯA CÔNG BỐ: bảng này có cuộc kiểm tra đột xuất chưa công bố; chỉ Đoàn, người quyết định, "
            "lãnh đạo và kiểm toán được biết, không gửi cho người khác"
        ),
    )


def due_sheet(items: Sequence[Obligation], book: Book, last: date) -> Sheet:
    """Return the sheet of what falls due up to a day."""
    rows = tuple(obligation_cells(item, book) for item in items)
    title = _("Việc đến hạn đến hết {day}", day=last)
    notes = secrecy_notes(item.case for item in items)
    return Sheet(_("Đến hạn"), title, obligation_columns(), rows, notes)
