"""The tables of a report, as sheets: rows of figures, and what each figure or section opens into."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Final

from dondoc.cli.desk import Book
from dondoc.cli.quotas.indicator_shown import goal_words, verdict
from dondoc.cli.quotas.sheet import quota_columns, quota_rows
from dondoc.cli.quotas.shown import QuotaPart, parts_of
from dondoc.cli.reports.words import (
    DIFFICULTIES,
    FIGURES,
    INDICATORS,
    OLDER,
    QUOTAS,
    SECTIONS,
    SLIPS,
    STOCK,
    URGINGS,
    WAY_WORDS,
    RowNames,
)
from dondoc.cli.step_report import event_label, state_label
from dondoc.language import _
from dondoc.reports.lines import SlipLine, UrgingLine
from dondoc.reports.report import Report
from dondoc.sheets.sheet import Cell, Column, Kind, Sheet
from engine.case import Case, DocumentRef
from engine.report_figures import Figure, Holder, Item, Row

__all__ = ["Tables", "percent"]

SHOWN: Final = (
    Figure.DATED,
    Figure.DONE_ON_TIME,
    Figure.DONE_LATE,
    Figure.OPEN_IN_TIME,
    Figure.OPEN_LATE,
)
WITHOUT: Final = (Figure.DONE_WITHOUT_DATE, Figure.OPEN_WITHOUT_DATE)


def percent(share: Fraction | None) -> Decimal | None:
    """Return a share as a percentage with one digit, cut: it never shows 100 before all is done."""
    if share is None:
        return None
    whole = Decimal(share.numerator * 1000 // share.denominator) / 10
    return whole.quantize(Decimal("0.1"), rounding=ROUND_FLOOR)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one report with the names of units and people."""

    report: Report
    book: Book

    @property
    def names(self) -> RowNames:
        """Return what the rows are called."""
        return RowNames(self.report, self.book)

    def summary(self, name: str, title: str, notes: tuple[str, ...]) -> Sheet:
        """Return every figure of the whole report on a line of its own, what stands outside last."""
        report, total = self.report, self.report.total
        lines: list[tuple[Cell, ...]] = [
            (capital(_(FIGURES[figure][1])), total.count(figure)) for figure in (*SHOWN, *WITHOUT)
        ]
        lines.append((_("Tỷ lệ đúng hạn, %"), percent(total.on_time_rate)))
        lines.append((_("Quá hạn, ngày làm việc"), total.late_working_days))
        beside: Mapping[str, Sequence[object]] = {
            OLDER: report.older,
            STOCK: report.stock.open,
            SLIPS: report.slips,
            URGINGS: report.urgings,
            DIFFICULTIES: report.difficulties,
        }
        lines += [(capital(_(SECTIONS[it][1])), len(found)) for it, found in beside.items()]
        columns = (Column(_("Nội dung"), width=50), Column(_("Số lượng"), Kind.NUMBER))
        return Sheet(name, title, columns, tuple(lines), notes)

    def figures(self, name: str, title: str) -> Sheet:
        """Return the rows of figures, the total last."""
        titles = (_(FIGURES[figure][1]) for figure in SHOWN)
        columns = (
            Column(_("Mã")),
            Column(_(WAY_WORDS[self.report.by])),
            *(Column(capital(text), Kind.NUMBER) for text in titles),
            Column(_("Tỷ lệ đúng hạn"), Kind.PERCENT),
            Column(_("Quá hạn, ngày làm việc"), Kind.NUMBER),
            *(Column(capital(_(FIGURES[figure][1])), Kind.NUMBER) for figure in WITHOUT),
        )
        rows = [(row.key, self.names.of(row), *figures_of(row)) for row in self.report.rows]
        rows.append((_("Cộng"), "", *figures_of(self.report.total)))
        return Sheet(name, title, columns, tuple(rows))

    def items(self, name: str, title: str, items: Iterable[Item]) -> Sheet:
        """Return a row for each obligation."""
        columns = (
            Column(_("Mã")), Column(_("Kế hoạch")), Column(_("Ai chịu trách nhiệm")),
            Column(_("Việc")), Column(_("Lần"), Kind.NUMBER),
            Column(_("Thời hạn ban đầu"), Kind.DAY), Column(_("Thời hạn"), Kind.DAY),
            Column(_("Hoàn thành"), Kind.DAY),
            Column(_("Quá hạn, ngày làm việc"), Kind.NUMBER), Column(_("Tình trạng")),
        )  # fmt: skip
        return Sheet(name, title, columns, tuple(self._item(item) for item in ordered(items)))

    def older(self, name: str, title: str) -> Sheet:
        """Return a row for each obligation due before the period and still owed, late."""
        return self.items(name, title, self.report.older)

    def _item(self, item: Item) -> tuple[Cell, ...]:
        deadline = item.deadline
        return (
            item.case.code,
            item.case.plan,
            self.holder(item.holder),
            _(deadline.label),
            deadline.round,
            deadline.original_due_on,
            deadline.due_on,
            deadline.met_on,
            item.late_working_days if item.box in {"done_late", "open_late"} else None,
            _(FIGURES[Figure(item.box.value)][1]),
        )

    def holder(self, holder: Holder) -> str:
        """Return who owes something."""
        return self.names.holder(holder)

    def opened(self, name: str, row: Row) -> Sheet:
        """Return what a figure of a row, or a section, opens into."""
        sections: Mapping[str, Callable[[str, str], Sheet]] = {
            OLDER: self.older,
            STOCK: self.stock,
            SLIPS: self.slips,
            URGINGS: self.urgings,
            DIFFICULTIES: self.difficulties,
            QUOTAS: self.quotas,
            INDICATORS: self.indicators,
        }
        if name in sections:
            words = capital(_(SECTIONS[name][1]))
            return sections[name](words, words)
        figure = Figure(name)
        words = capital(_(FIGURES[figure][1]))
        return self.items(words, words, row.behind(figure))

    def stock(self, name: str, title: str) -> Sheet:
        """Return the work of earlier years, what is open first."""
        columns = tuple(map(Column, (_("Mã"), _("Kế hoạch"), _("Đơn vị"), _("Trạng thái"))))
        stock = self.report.stock
        rows = ((case.code, case.plan, self.book.unit(case.unit), _(state_label(case)))
                for case in (*stock.open, *stock.ended))  # fmt: skip
        return Sheet(name, title, columns, tuple(rows))

    def slips(self, name: str, title: str) -> Sheet:
        """Return a row for each move of a date; cases that slipped twice or more come first."""
        columns = (
            Column(_("Mã")), Column(_("Số lần của hồ sơ"), Kind.NUMBER),
            Column(_("Ai chịu trách nhiệm")), Column(_("Việc")), Column(_("Từ ngày"), Kind.DAY),
            Column(_("Sang ngày"), Kind.DAY), Column(_("Số ngày làm việc"), Kind.NUMBER),
            Column(_("Quyết định ngày"), Kind.DAY), Column(_("Hình thức")),
            Column(_("Văn bản, lý do")), Column(_("Còn hiệu lực")),
        )  # fmt: skip
        return Sheet(name, title, columns, tuple(map(self._slip, self.report.slips)))

    def _slip(self, line: SlipLine) -> tuple[Cell, ...]:
        slip = line.slip
        return (
            line.case.code,
            line.times,
            self.holder(line.holder),
            _(line.label),
            slip.from_on,
            slip.to_on or _("chưa có ngày mới"),
            line.working_days,
            slip.decided_on,
            self.act(line),
            self.why(line),
            _("có") if line.in_force else "",
        )

    def act(self, line: SlipLine) -> str:
        """Return the step that made a move."""
        return _(event_label(line.case, line.slip.action))

    def why(self, line: SlipLine) -> str:
        """Return the document and the reasons of a move; a text that was erased is left out."""
        reasons = [self.report.texts.get(ref, "") for ref in line.reason_refs]
        parts = [part for part in (cited(line.slip.document), *reasons) if part]
        return "; ".join(dict.fromkeys(parts))

    def urgings(self, name: str, title: str) -> Sheet:
        """Return a row for each urging letter, by unit and number."""
        columns = (
            Column(_("Đơn vị")), Column(_("Lần"), Kind.NUMBER), Column(_("Văn bản")),
            Column(_("Ngày"), Kind.DAY), Column(_("Hồ sơ")), Column(_("Lý do")),
        )  # fmt: skip
        return Sheet(name, title, columns, tuple(map(self._urging, self.report.urgings)))

    def _urging(self, line: UrgingLine) -> tuple[Cell, ...]:
        reason = self.report.texts.get(line.reason_ref, "")
        unit = self.book.unit(line.case.unit) or _("(không của riêng đơn vị nào)")
        number = line.document.number if line.document else ""
        return (unit, line.number, number, line.dated_on, line.case.code, reason)

    def difficulties(self, name: str, title: str) -> Sheet:
        """Return a row for each difficulty that has not ended."""
        columns = (
            Column(_("Mã")), Column(_("Vướng ở")), Column(_("Đơn vị")),
            Column(_("Từ ngày"), Kind.DAY), Column(_("Trạng thái")), Column(_("Nội dung")),
        )  # fmt: skip
        rows = (self._difficulty(case, about) for case, about in self.report.difficulties)
        return Sheet(name, title, columns, tuple(rows))

    def _difficulty(self, case: Case, about: Case | None) -> tuple[Cell, ...]:
        text = self.report.texts.get(str(case.facts.get("text_ref") or ""), "")
        since = case.dates["first_raised_on"]
        unit = self.book.unit(case.unit)
        return (case.code, about.code if about else "", unit, since, _(state_label(case)), text)

    @property
    def quota_parts(self) -> tuple[QuotaPart, ...]:
        """Return the quotas of all plans, one part each."""
        found = self.report.quotas
        return tuple(part for material, lines in found for part in parts_of(material, lines))

    def quotas(self, name: str, title: str) -> Sheet:
        """Return a row for each quota, or body that has to reach it, with what is behind its figures."""
        columns = (*quota_columns(), Column(_("Đã tính"), width=40), Column(_("Lịch"), width=40))
        rows = tuple(
            (*row, ", ".join(line.state.reached), ", ".join(line.state.planned))
            for part in self.quota_parts
            for row, line in zip(quota_rows(part, self.book), part.lines, strict=True)
        )
        return Sheet(name, title, columns, rows)

    def indicators(self, name: str, title: str) -> Sheet:
        """Return a row for each indicator with the value that decides and its source."""
        columns = (
            Column(_("Kế hoạch")), Column(_("Mã")), Column(_("Chỉ tiêu")), Column(_("Mức")),
            Column(_("Giá trị"), Kind.PERCENT), Column(_("Tính đến"), Kind.DAY),
            Column(_("Kết quả")), Column(_("Nguồn")),
        )  # fmt: skip
        rows = (
            (
                plan.code,
                state.indicator.code,
                state.indicator.name,
                goal_words(state.indicator.goal),
                state.latest.percent if state.latest else None,
                state.latest.as_of if state.latest else None,
                verdict(state),
                state.latest.source if state.latest else "",
            )
            for plan, state in self.report.indicators
        )
        return Sheet(name, title, columns, tuple(rows))


def figures_of(row: Row) -> tuple[Cell, ...]:
    """Return the figures of a row in the order of the columns."""
    return (
        *(row.count(figure) for figure in SHOWN),
        percent(row.on_time_rate),
        row.late_working_days,
        *(row.count(figure) for figure in WITHOUT),
    )


def ordered(items: Iterable[Item]) -> Sequence[Item]:
    """Return obligations by due day, those without one last, then by code."""
    return sorted(items, key=_place)


def _place(item: Item) -> tuple[bool, object, str, str, int]:
    deadline = item.deadline
    day = deadline.due_on or deadline.met_on
    return (day is None, day, item.case.code, deadline.name, deadline.round)


def capital(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]


def cited(document: DocumentRef | None) -> str:
    """Return a document as people cite it."""
    if document is None:
        return ""
    day = document.issued_on
    return _("{number}, {day}", number=document.number, day=day) if day else document.number
