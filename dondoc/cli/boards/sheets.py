"""The board as sheets: whole, nothing cut; a section without anything is left out."""

from collections.abc import Sequence

from dondoc.cli.boards.obligation_sheets import (
    DUE,
    PROGRESS,
    REVIEW,
    obligation_cells,
    obligation_columns,
    secrecy_notes,
)
from dondoc.cli.boards.shown import of_scope
from dondoc.cli.boards.values import Board
from dondoc.cli.desk import Book
from dondoc.cli.quotas.sheet import quota_columns, quota_rows
from dondoc.language import _
from dondoc.sheets.table import Cell, Column, Kind, Sheet
from dondoc.words.trade import owner_word


def board_sheets(board: Board, book: Book, counts: Sequence[tuple[Cell, ...]]) -> tuple[Sheet, ...]:
    """Return a sheet for each section that has anything, and the counts."""
    page = _Pages(board, book)
    sections = (
        page.overdue(), page.near(), page.waiting(), page.undated(), page.troubles(),
        page.asked(), page.quotas(), page.counts(counts),
    )  # fmt: skip
    return tuple(sheet for sheet in sections if sheet.rows) or (page.counts(counts),)


class _Pages:
    """One board on its way to sheets."""

    def __init__(self, board: Board, book: Book) -> None:
        self._board, self._book = board, book

    def overdue(self) -> Sheet:
        columns = (
            *obligation_columns(REVIEW, PROGRESS),
            Column(_("Trễ (ngày làm việc)"), Kind.NUMBER),
            Column(_("Ai chịu trách nhiệm")),
            Column(_("Đã nhắc đến")),
        )
        rows = []
        for item in self._board.overdue:
            reached = self._board.reached.get(item.deadline.key)
            said = _(owner_word(reached, item.case.workflow)) if reached else _("chưa nhắc")
            own = (item.progress.days, item.answer.words(self._book), said)
            rows.append((*obligation_cells(item, self._book, REVIEW, PROGRESS), *own))
        return self._sheet(_("Quá hạn"), columns, rows)

    def near(self) -> Sheet:
        items = (*self._board.today, *self._board.coming)
        rows = [obligation_cells(item, self._book, REVIEW) for item in items]
        return self._sheet(_("Sắp tới"), obligation_columns(REVIEW), rows)

    def waiting(self) -> Sheet:
        columns = (
            Column(_("Mã")), Column(_("Đơn vị")), Column(_("Việc")), Column(_("Chờ gì")),
            Column(_("Từ ngày"), Kind.DAY), Column(_("Số ngày làm việc"), Kind.NUMBER),
            Column(_("Rà soát"), Kind.DAY),
        )  # fmt: skip
        rows = [
            (
                wait.item.case.code, self._book.unit(wait.item.case.unit), wait.item.title,
                wait.awaited, wait.since, wait.days, wait.item.deadline.review_on,
            )
            for wait in self._board.waiting
        ]  # fmt: skip
        return self._sheet(_("Đang chờ"), columns, rows)

    def undated(self) -> Sheet:
        rows = [obligation_cells(item, self._book, DUE) for item in self._board.undated]
        return self._sheet(_("Chưa có ngày"), obligation_columns(DUE), rows)

    def troubles(self) -> Sheet:
        columns = (
            Column(_("Mã")), Column(_("Hồ sơ")), Column(_("Đơn vị")), Column(_("Vướng mắc")),
            Column(_("Gửi ai")), Column(_("Từ ngày"), Kind.DAY),
            Column(_("Số ngày làm việc"), Kind.NUMBER),
        )  # fmt: skip
        rows = [
            (
                item.case.code, item.about, self._book.unit(item.case.unit), item.text,
                item.addressee, item.since, item.days,
            )
            for item in self._board.troubles
        ]  # fmt: skip
        return self._sheet(_("Vướng mắc"), columns, rows)

    def asked(self) -> Sheet:
        columns = (
            Column(_("Mã")), Column(_("Hồ sơ")), Column(_("Đơn vị")), Column(_("Việc")),
            Column(_("Hạn hiện nay"), Kind.DAY), Column(_("Đề nghị đến"), Kind.DAY),
            Column(_("Ngày xin"), Kind.DAY),
        )  # fmt: skip
        rows = [
            (
                item.case.code, item.about, self._book.unit(item.case.unit), item.what,
                item.current_on, item.proposed_on, item.asked_on,
            )
            for item in self._board.asked
        ]  # fmt: skip
        return self._sheet(_("Gia hạn"), columns, rows)

    def quotas(self) -> Sheet:
        rows = [row for part in self._board.quotas for row in quota_rows(part, self._book)]
        return self._sheet(_("Chỉ tiêu"), quota_columns(), rows)

    def counts(self, counts: Sequence[tuple[Cell, ...]]) -> Sheet:
        columns = (
            Column(_("Kế hoạch")), Column(_("Quy trình")), Column(_("Trạng thái")),
            Column(_("Số hồ sơ"), Kind.NUMBER),
        )  # fmt: skip
        return self._sheet(_("Số hồ sơ"), columns, counts)

    def _sheet(
        self, name: str, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
    ) -> Sheet:
        title = _("{name} – tình hình ngày {day}", name=name, day=self._board.day)
        title += of_scope(self._board)
        return Sheet(name, title, columns, tuple(rows), secrecy_notes(self._board.cases))
