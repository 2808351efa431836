"""A report on the screen and on A4: head lines, rows of figures, sections, and opened figures."""

from collections.abc import Iterator, Sequence
from textwrap import shorten, wrap
from typing import Final

from dondoc.cli.output import data, display_width, pad, print_table, table_lines
from dondoc.cli.reports.sections import UNIT, cell_words, clipped, opened_lines, section_lines
from dondoc.cli.reports.tables import SHOWN, WITHOUT, Tables, ordered, percent
from dondoc.cli.running.audit_shown import grouped
from dondoc.language import _, current_language, format_day
from dondoc.reports.report import Report
from dondoc.sheets.sheet import Kind, Sheet
from engine.obligations import DeadlineState
from engine.plan import Plan
from engine.report_figures import Figure, Item, Row
from engine.words import N_
from engine.year_figures import Box

HOLDER, WORK = 26, 34
"""Columns of who owes something, and of what."""
COLUMNS, FIGURES_WIDE, NARROW = 110, 74, 18
"""Columns of a page and of the figures; a name with less room than ``NARROW`` stands above its key."""
MOST_QUIET: Final = 6
"""So many rows without a single date are still shown one by one."""
HEADS: Final = (
    N_("Có hạn"), N_("đúng hạn"), N_("quá hạn"), N_("trong hạn"), N_("quá hạn"), N_("Tỷ lệ"),
    N_("Ngày trễ"), N_("xong"), N_("còn"),
)  # fmt: skip
GROUPS: Final = ((1, 2, N_("Hoàn thành")), (3, 4, N_("Chưa hoàn thành")), (7, 8, N_("Không hạn")))
"""Which heads stand under a common one: first, last, words."""


def print_report(tables: Tables, viewer: str) -> None:
    """Print a whole report."""
    for line in (*head_lines(tables, viewer), "", *figure_lines(tables)):
        data(line)
    for line in section_lines(tables):
        data(line)


def head_lines(tables: Tables, viewer: str) -> Iterator[str]:
    """Yield what the report is about: plan, period, day, whose eyes."""
    scope, book = tables.report.scope, tables.book
    yield _("BÁO CÁO TÌNH HÌNH THỰC HIỆN")
    if scope.plan:
        yield _("Kế hoạch: {plan}", plan=_plan(scope.plan))
    else:
        codes = ", ".join(plan.code for plan in scope.plans) or "–"
        yield _("Kế hoạch: tất cả ({codes})", codes=codes)
    yield _("Kỳ báo cáo: {label}", label=scope.label)
    if scope.head:
        units = ", ".join(book.unit(code) for code in sorted(scope.only or ()))
        yield _("Người đứng đầu: {person} ({units})", person=book.person(scope.head), units=units)
    if scope.unit:
        yield _("Đơn vị: {unit}", unit=book.unit(scope.unit))
    yield _("Số liệu đến hết ngày {day}, theo ngày thực hiện", day=scope.day)
    who = book.person(viewer) if viewer else _("người không nêu tên")
    yield _("Phạm vi: các hồ sơ mà {who} được biết", who=who)


def _plan(plan: Plan) -> str:
    signed = format_day(plan.issued_on) if plan.issued_on else ""
    named = ", ".join(part for part in (plan.code, plan.number, signed) if part)
    return f"{named} – {shorten(plan.title, 60, placeholder='…')}"


def figure_lines(tables: Tables) -> Iterator[str]:
    """Yield the rows of figures under their two lines of heads; long names go on below."""
    report = tables.report
    shown, quiet = _parted(report.rows)
    rows = [(row.key, tables.names.of(row), _figures(row)) for row in shown]
    if quiet:
        rest = Row("…", tuple(item for row in quiet for item in row.items))
        words = _("{count} dòng chỉ có việc chưa xác định thời hạn", count=len(quiet))
        rows.append((rest.key, words, _figures(rest)))
    body, titles = _named_rows(rows)
    blanks = [""] * (len(titles) - 1)
    body.append((_("Cộng"), *blanks, *_figures(report.total)))
    heads = (*titles, *map(_, HEADS))
    lines = table_lines(heads, body, right=set(range(len(titles), len(heads))))
    yield _grouped(lines[1], len(titles))
    yield from lines[:-1]
    yield lines[1]
    yield lines[-1]


def _parted(rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """Return the rows shown one by one, and those shown as one: many that have nothing with a date."""
    quiet = [row for row in rows if _is_quiet(row)]
    if len(quiet) <= MOST_QUIET:
        return rows, ()
    return [row for row in rows if not _is_quiet(row)], quiet


def _is_quiet(row: Row) -> bool:
    return row.count(Figure.OPEN_WITHOUT_DATE) == len(row.items)


def _named_rows(
    rows: Sequence[tuple[str, str, tuple[str, ...]]],
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Return rows with key and name side by side, or, where that leaves no room, one above the other."""
    widest = max((display_width(key) for key, _name, _cells in rows), default=0)
    room = COLUMNS - FIGURES_WIDE - widest - 4
    if room >= NARROW:
        wrapped = [(key, wrap(name, room) or [""], cells) for key, name, cells in rows]
        body = [
            (key if place == 0 else "", part, *(cells if place == 0 else [""] * len(cells)))
            for key, parts, cells in wrapped
            for place, part in enumerate(parts)
        ]
        return body, (_("Mã"), "")
    lines = [([*wrap(name, room + widest + 2), f"  {key}"], cells) for key, name, cells in rows]
    stacked = [
        (part, *(cells if place == 0 else [""] * len(cells)))
        for parts, cells in lines
        for place, part in enumerate(parts)
    ]
    return stacked, ("",)


def _grouped(rule: str, before: int) -> str:
    """Return the line of common heads over the columns that a rule of dashes shows.

    ``before`` is how many columns stand before the figures.
    """
    columns: list[tuple[int, int]] = []
    place = 0
    for dashes in rule.split("  "):
        columns.append((place, place + len(dashes)))
        place += len(dashes) + 2
    line = ""
    for first, last, words in GROUPS:
        begin, end = columns[first + before][0], columns[last + before][1]
        word = clipped(_(words), end - begin)
        line = pad(line, begin) + pad("", (end - begin - display_width(word)) // 2) + word
    return line


def _figures(row: Row) -> tuple[str, ...]:
    counts = [str(row.count(figure)) for figure in (*SHOWN, *WITHOUT)]
    return (
        *counts[: len(SHOWN)],
        rate_words(row),
        grouped(row.late_working_days),
        *counts[len(SHOWN) :],
    )


def rate_words(row: Row) -> str:
    """Return the share done on time, ``–`` where nothing has fallen due."""
    share = percent(row.on_time_rate)
    if share is None:
        return "–"
    text = f"{share:f}"
    return (text.replace(".", ",") if current_language() == "vi" else text) + " %"


def print_items(tables: Tables, items: Sequence[Item]) -> None:
    """Print the obligations behind a figure."""
    heads = (_("Mã"), _("Ai chịu trách nhiệm"), _("Việc"), _("Hạn"), _("Xong"), _("Ngày trễ"))
    print_table(heads, [_item(tables, item) for item in ordered(items)], right={5})


def _item(tables: Tables, item: Item) -> tuple[str, ...]:
    deadline = item.deadline
    late = item.box in {"done_late", "open_late"}
    label = _(deadline.label)
    again = _(" (lần {number})", number=deadline.round) if deadline.round > 1 else ""
    return (
        item.case.code,
        clipped(tables.holder(item.holder), HOLDER),
        clipped(label, WORK - len(again)) + again,
        format_day(deadline.due_on) if deadline.due_on else "–",
        _done(tables.report, item),
        str(item.late_working_days) if late else "",
    )


def _done(report: Report, item: Item) -> str:
    """Return when it was done, or why it is in time after its day, or late although it moved."""
    deadline = item.deadline
    if deadline.met_on:
        return format_day(deadline.met_on)
    if deadline.state is DeadlineState.MISSED:
        return _("đã đổi hạn")
    passed = deadline.due_on is not None and deadline.due_on < report.scope.day
    return _("chưa đến kỳ") if passed and item.box is Box.OPEN_IN_TIME else ""


def print_section(tables: Tables, name: str, sheet: Sheet) -> None:
    """Print a section that was opened, every row of it, long words cut."""
    lines = opened_lines(tables, name)
    if lines is not None and sheet.rows:
        for line in lines:
            data(line)
        return
    kinds = [column.kind for column in sheet.columns]
    right = {place for place, kind in enumerate(kinds) if kind in {Kind.NUMBER, Kind.PERCENT}}
    rows = [[clipped(cell_words(cell), UNIT) for cell in row] for row in sheet.rows]
    print_table([column.title for column in sheet.columns], rows, right=right)
