"""The sections of a report beside its figures: what stands outside, slips, urging letters, quotas."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import Final

from dondoc.cli.output import display_width, table_lines
from dondoc.cli.quotas.indicator_figures import percent_words
from dondoc.cli.quotas.indicator_shown import goal_words, verdict
from dondoc.cli.quotas.shown import COUNTED, QuotaPart, standing_words
from dondoc.cli.reports.tables import Tables, capital
from dondoc.cli.reports.words import FIGURES, INDICATORS, QUOTAS, SECTIONS, SLIPS
from dondoc.language import _, format_day
from dondoc.reports.lines import TWICE, SlipLine
from dondoc.reports.report import Frozen, Report
from dondoc.sheets.sheet import Cell
from engine.indicator_values import IndicatorState
from engine.plan import Plan

MOST: Final = 8
"""Lines of a section on the screen; the others open with --open."""
WHY, UNIT, SHORTEST = 20, 40, 14
"""Columns of a reason and of a unit; a step keeps at least so many as the last one."""
SLIP_ROOM: Final = 38
"""Columns for the code and the step of a slip together."""
COLUMNS: Final = 108


def section_lines(tables: Tables) -> Iterator[str]:
    """Yield everything that stands below the figures."""
    yield from _outside(tables.report)
    for section in (_slips, _urgings, _difficulties, _quotas, _indicators):
        yield from section(tables)


def clipped(text: str, most: int) -> str:
    """Return a text that is at most so long."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _outside(report: Report) -> Iterator[str]:
    """Yield what stands outside the boxes, and the figures that were frozen."""
    if report.older or report.scope.span.first_on:
        yield _("Đến hạn trước kỳ, còn quá hạn (ngoài bảng trên): {count}", count=len(report.older))
    stock = report.stock
    if stock.open or stock.ended:
        yield _("Tồn tại của các năm trước (ngoài bảng trên): còn {open}, đã xong {ended}",
                open=len(stock.open), ended=len(stock.ended))  # fmt: skip
    if report.frozen:
        yield from _frozen(report.frozen)


def _frozen(frozen: Frozen) -> Iterator[str]:
    closing = frozen.closing
    named = {"year": closing.year, "day": closing.closed_at, "sha": closing.sha256[:12]}
    if frozen.agrees:
        yield _("Số liệu năm {year} đã chốt lúc {day} (SHA-256 {sha}…): nhật ký vẫn khớp", **named)
        return
    yield _(
        "[VÀNG] Số liệu năm {year} đã chốt lúc {day} (SHA-256 {sha}…), nhật ký nay khác:", **named
    )
    for box, (kept, now) in frozen.differs.items():
        words = next(words for figure, (_alias, words) in FIGURES.items() if figure == box)
        yield "  " + _("{box}: đã chốt {kept}, nay tính {now}", box=_(words), kept=kept, now=now)


def _section(name: str, count: int, more: str = "") -> Iterator[str]:
    yield ""
    words = _(SECTIONS[name][1])
    yield _("{title}: {count}", title=capital(words), count=count) + more


def _and_more(name: str, count: int) -> Iterator[str]:
    if count > MOST:
        yield "  " + _("… và {count} dòng nữa: --open {name}", count=count - MOST,
                       name=SECTIONS[name][0])  # fmt: skip


def _slips(tables: Tables) -> Iterator[str]:
    lines = tables.report.slips
    if not lines:
        return
    often = len({line.case.code for line in lines if line.times >= TWICE})
    yield from _section(
        "slips", len(lines), _(", hồ sơ đổi từ hai lần trở lên: {often}", often=often)
    )
    yield from _slip_table(tables, lines[:MOST], indent="  ")
    yield from _and_more("slips", len(lines))


def _slip_table(tables: Tables, lines: Sequence[SlipLine], indent: str = "") -> list[str]:
    heads = (
        *(_("Mã"), _("Việc"), _("Từ"), _("Sang"), _("Ngày"), _("Quyết định"), _("Còn")),
        _("Văn bản, lý do"),
    )
    room = SLIP_ROOM - max((display_width(line.case.code) for line in lines), default=0)
    rows = [_slip(tables, line, max(room, SHORTEST)) for line in lines]
    return table_lines(heads, rows, right={4}, indent=indent)


def _slip(tables: Tables, line: SlipLine, room: int) -> tuple[str, ...]:
    slip = line.slip
    days = line.working_days
    return (
        line.case.code,
        clipped(_(line.label), room),
        format_day(slip.from_on),
        format_day(slip.to_on) if slip.to_on else "–",
        f"{days:+d}" if days is not None else "",
        format_day(slip.decided_on),
        "x" if line.in_force else "",
        clipped(tables.why(line) or tables.act(line), WHY),
    )


def _urgings(tables: Tables) -> Iterator[str]:
    lines = tables.report.urgings
    if not lines:
        return
    yield from _section("urgings", len(lines))
    by_unit: dict[str, list[str]] = {}
    for line in lines:
        unit = tables.book.unit(line.case.unit) or _("(không của riêng đơn vị nào)")
        number = line.document.number if line.document else ""
        words = {"number": line.number, "document": number, "day": line.dated_on}
        text = _("lần {number}: {document}, {day}", **words)
        by_unit.setdefault(unit, []).append(text)
    for unit, texts in list(by_unit.items())[:MOST]:
        yield f"  {clipped(unit, UNIT)}: {'; '.join(texts)}"
    yield from _and_more("urgings", len(by_unit))


def _difficulties(tables: Tables) -> Iterator[str]:
    found = tables.report.difficulties
    if not found:
        return
    yield from _section("difficulties", len(found))
    sheet = tables.difficulties("", "")
    rows = [(*map(cell_words, row[:2]), *map(cell_words, row[3:5]), clipped(cell_words(row[5]), UNIT))
            for row in sheet.rows[:MOST]]  # fmt: skip
    yield from table_lines(("",) * 5, rows, indent="  ")
    yield from _and_more("difficulties", len(found))


def _quotas(tables: Tables) -> Iterator[str]:
    parts = tables.quota_parts
    if not parts:
        return
    yield from _section("quotas", len(parts))
    yield from table_lines(("",) * 4, [_quota(part) for part in parts[:MOST]], indent="  ")
    yield from _and_more("quotas", len(parts))


def _quota(part: QuotaPart) -> tuple[str, ...]:
    head = (part.plan.code, part.quota.code, clipped(part.name, UNIT))
    if part.each:
        counts = (_(COUNTED[standing], count=count) for standing, count in part.counts.items())
        return (*head, ", ".join(counts))
    state = part.lines[0].state
    reached = f"{len(state.reached)}/{state.need}, " if state.need is not None else ""
    return (*head, reached + standing_words(state))


def _indicators(tables: Tables) -> Iterator[str]:
    found = tables.report.indicators
    if not found:
        return
    measured = sum(state.latest is not None for _plan, state in found)
    met = sum(state.met is True for _plan, state in found)
    counts = _(", đã đo {measured}, đạt {met}", measured=measured, met=met)
    yield from _section("indicators", len(found), counts)
    shown = [item for item in found if item[1].latest is not None]
    yield from table_lines(("",) * 6, map(_indicator, shown[:MOST]), indent="  ") if shown else ()
    if len(shown) > MOST or len(shown) < len(found):
        yield "  " + _("Tất cả: --open {name}", name=SECTIONS["indicators"][0])


def _indicator(item: tuple[Plan, IndicatorState]) -> tuple[str, ...]:
    plan, state = item
    goal, latest = state.indicator.goal, state.latest
    value = percent_words(latest.share, goal) if latest else ""
    name = clipped(state.indicator.name, UNIT)
    return (plan.code, state.indicator.code, name, goal_words(goal), value, verdict(state))


def opened_lines(tables: Tables, name: str) -> Iterator[str] | None:
    """Return every line of a section too wide for a plain table, ``None`` of any other."""
    if name == SLIPS:
        return iter(_slip_table(tables, tables.report.slips))
    if name == QUOTAS:
        return _quotas_behind(tables)
    if name == INDICATORS:
        return iter(table_lines(("",) * 6, map(_indicator, tables.report.indicators)))
    return None


def _quotas_behind(tables: Tables) -> Iterator[str]:
    """Yield each quota, or body that has to reach it, with the cases and units behind its figures."""
    for part in tables.quota_parts:
        yield from wrap(f"{part.plan.code} {part.quota.code}: {part.name}", COLUMNS)
        for line in part.lines:
            state, unit = line.state, tables.book.unit(line.unit)
            counts = f"{len(state.reached)}/{state.need}, " if state.need is not None else ""
            yield f"  {unit + ': ' if unit else ''}{counts}{standing_words(state)}"
            for words, codes in ((_("Đã tính"), state.reached), (_("Đã lên lịch"), state.planned)):
                if codes:
                    text = f"{words}: {', '.join(codes)}"
                    yield from wrap(
                        text, COLUMNS, initial_indent="    ", subsequent_indent="      "
                    )


def cell_words(cell: Cell) -> str:
    """Return a cell as it is printed."""
    if isinstance(cell, date):
        return format_day(cell)
    return "" if cell is None else str(cell)
