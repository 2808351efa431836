"""Quotas and indicators as sheets: a row for each, or for each body that has to reach it."""

from collections.abc import Iterator, Sequence
from datetime import date

from dondoc.cli.desk import Book
from dondoc.cli.quotas.indicator_shown import Shown, goal_words, verdict
from dondoc.cli.quotas.shown import STANDINGS, QuotaPart
from dondoc.language import _
from dondoc.sheets.table import Cell, Column, Kind, Sheet
from engine.indicator_values import shown_percent


def quota_columns() -> tuple[Column, ...]:
    """Return the columns of a sheet of quotas."""
    return (
        Column(_("Kế hoạch")),
        Column(_("Mã")),
        Column(_("Chỉ tiêu")),
        Column(_("Cơ quan")),
        Column(_("Mức")),
        Column(_("Tình trạng")),
        Column(_("Tổng số"), Kind.NUMBER),
        Column(_("Cần"), Kind.NUMBER),
        Column(_("Đã đạt"), Kind.NUMBER),
        Column(_("Đã lên lịch"), Kind.NUMBER),
        Column(_("Còn thiếu"), Kind.NUMBER),
        Column(_("Thông báo chậm nhất"), Kind.DAY),
        Column(_("Kiểm tra chậm nhất"), Kind.DAY),
    )


def quota_rows(part: QuotaPart, book: Book) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a quota; what cannot be computed leaves its figures empty."""
    for line in part.lines:
        state = line.state
        known = state.need is not None
        yield (
            part.plan.code,
            part.quota.code,
            part.name,
            book.unit(line.unit),
            goal_words(part.quota.goal),
            _(STANDINGS[state.standing]),
            state.size,
            state.need,
            len(state.reached) if known else None,
            len(state.planned) if known else None,
            state.missing if known else None,
            state.last_notice_on,
            state.last_visit_on,
        )


def quota_sheet(code: str, parts: Sequence[QuotaPart], book: Book, day: date) -> Sheet:
    """Return the sheet of the quotas of a plan."""
    rows = tuple(row for part in parts for row in quota_rows(part, book))
    title = _("Chỉ tiêu của {plan} đến ngày {day}", plan=code, day=day)
    return Sheet(_("Chỉ tiêu"), title, quota_columns(), rows)


def indicator_sheet(code: str, items: Sequence[Shown], day: date) -> Sheet:
    """Return the sheet of the indicators of a plan; one that was never measured has no value."""
    columns = (
        Column(_("Mã")),
        Column(_("Chỉ tiêu")),
        Column(_("Mức")),
        Column(_("Giá trị"), Kind.PERCENT),
        Column(_("Tính đến"), Kind.DAY),
        Column(_("Kết quả")),
        Column(_("Nguồn")),
    )
    rows: list[tuple[Cell, ...]] = []
    for item in items:
        latest = item.state.latest
        known = (shown_percent(latest.share, item.goal), latest.as_of) if latest else (None, None)
        source = latest.source if latest else None
        head = (item.state.indicator.code, item.state.indicator.name, goal_words(item.goal))
        rows.append((*head, *known, verdict(item.state), source))
    title = _("Chỉ tiêu phần trăm của {plan} đến ngày {day}", plan=code, day=day)
    return Sheet(_("Chỉ tiêu phần trăm"), title, columns, tuple(rows))
