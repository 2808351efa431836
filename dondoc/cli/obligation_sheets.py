"""Obligations and cases as rows of sheets."""

from collections.abc import Sequence
from datetime import date

from dondoc.cli.desk import Book
from dondoc.cli.obligations import Obligation
from dondoc.cli.trade_words import owner_word
from dondoc.language import _
from dondoc.sheets.table import Cell, Column, Kind, Sheet


def obligation_columns() -> tuple[Column, ...]:
    """Return the columns of a sheet of obligations."""
    return (
        Column(_("Hạn"), Kind.DAY),
        Column(_("Rà soát"), Kind.DAY),
        Column(_("Mã")),
        Column(_("Đơn vị")),
        Column(_("Việc")),
        Column(_("Ai")),
        Column(_("Tình trạng")),
    )


def obligation_cells(item: Obligation, book: Book) -> tuple[Cell, ...]:
    """Return the row of an obligation."""
    names = ", ".join(book.person(code) for code in item.owners)
    owner = _(owner_word(item.deadline.owner, item.case.workflow))
    return (
        item.deadline.due_on,
        item.deadline.review_on,
        item.case.code,
        book.unit(item.case.unit),
        item.what,
        f"{owner}: {names}" if names else owner,
        item.progress.words(),
    )


def due_sheet(items: Sequence[Obligation], book: Book, last: date) -> Sheet:
    """Return the sheet of what falls due up to a day."""
    rows = tuple(obligation_cells(item, book) for item in items)
    title = _("Việc đến hạn đến hết {day}", day=last)
    return Sheet(_("Đến hạn"), title, obligation_columns(), rows)
