"""``report``: the figures of plans, units and heads in a period, every one of which opens."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.cases.opening import known_plan
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, known_person, known_unit, reading
from dondoc.cli.options import DAY, json_option
from dondoc.cli.output import data, emit_json, say
from dondoc.cli.reports.as_json import item_json, report_json, scope_json, sections_json
from dondoc.cli.reports.period import period_of
from dondoc.cli.reports.shown import head_lines, print_items, print_report, print_section
from dondoc.cli.reports.tables import Tables, ordered
from dondoc.cli.reports.words import OLDER, OPENS, SECTIONS, WAY_WORDS, WAYS, Named
from dondoc.cli.sheet_options import Export, sheet_options
from dondoc.language import _
from dondoc.reports.report import Report, report_of
from dondoc.reports.scope import Scope, headed_by, heads_on
from dondoc.sheets.sheet import Sheet
from engine.errors import InvalidInput, NotFound
from engine.plan import Plan
from engine.report_figures import Figure, Item, Row
from engine.words import N_

if TYPE_CHECKING:
    from store.views import Views

MOST_KEYS: Final = 12


@command(
    "report",
    help=N_(
        "Báo cáo theo kế hoạch, đơn vị, người đứng đầu, kỳ: bốn ô tiến độ, tỷ lệ đúng hạn, đổi "
        "thời hạn, đôn đốc, chỉ tiêu; mỗi con số mở ra được"
    ),
    examples=(
        "dondoc report BDG-KCN-24 --period Q2",
        "dondoc bao-cao BDG-KCN-24 --open qua-han --row QLXD",
    ),
)
@click.argument("plan", required=False)
@click.option("--unit", help=N_("Chỉ việc của đơn vị này."))
@click.option("--head", metavar="PERSON", help=N_("Chỉ việc của các đơn vị mà người này đứng đầu."))
@click.option(
    "--period", metavar="PERIOD", help=N_("Kỳ: Q3, 'quý 3', '6 tháng đầu năm', 2024-07, 2024.")
)
@click.option("--from", "first_on", type=DAY, help=N_("Hoặc: từ ngày."))
@click.option("--to", "last_on", type=DAY, help=N_("Hoặc: đến hết ngày."))
@click.option(
    "--by",
    type=Named(WAYS, "unit|head|step|plan"),
    default="unit",
    help=N_("Mỗi dòng là một: unit (đơn vị), head (người đứng đầu), step (việc), plan."),
)
@click.option(
    "--open",
    "opened",
    type=Named(OPENS, "FIGURE"),
    help=N_("Mở một con số: dung-han, qua-han, con-han, tre-han, doi-han, don-doc, ..."),
)
@click.option("--row", metavar="KEY", help=N_("Cùng --open: chỉ dòng có mã này."))
@sheet_options
@json_option
@pass_session
def report(session: Session, /, as_json: bool, export: Export, **asked: Any) -> None:  # noqa: ANN401  (of Asked)
    """Print a report, or what one of its figures counts."""
    desk = reading(session)
    wish = Asked(**asked)
    with desk.views() as views:
        book = desk.book(views)
        scope = wish.scope(desk, views, book)
        found = report_of(views, scope, wish.by, desk.application.history)
    tables = Tables(found, Book(book.units, book.people, scope.day))
    row = wish.chosen(found)
    if export.wanted:
        export.write(sheets_of(tables, wish.opened, row, desk.actor.person), scope.day)
    if wish.opened:
        _print_opened(tables, wish.opened, row, desk.actor.person, as_json=as_json)
    elif as_json:
        emit_json("report", report_json(tables))
    else:
        print_report(tables, desk.actor.person)
        say(_("mở một con số: thêm --open dung-han, qua-han, con-han, tre-han …, và --row MÃ"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed."""

    plan: str | None
    unit: str | None
    head: str | None
    period: str | None
    first_on: date | None
    last_on: date | None
    by: str
    opened: str | None
    row: str | None

    def scope(self, desk: Desk, views: "Views", book: Book) -> Scope:
        """Return what the report is about; refuse what nobody knows."""
        if self.unit and self.head:
            raise InvalidInput(N_("dùng --unit hoặc --head, không dùng cả hai"))
        plan = known_plan(views, self.plan) if self.plan else None
        year = plan.year if plan else desk.today.year
        period = period_of(self.period, self.first_on, self.last_on, year)
        day = period.span.as_of(desk.today)
        unit = known_unit(book, self.unit) if self.unit else None
        head = known_person(book, self.head) if self.head else None
        only = frozenset({unit}) if unit else _headed(book, head, day) if head else None
        plans: tuple[Plan, ...] = (plan,) if plan else views.plans()
        return Scope(plans, plan, period.span, day, desk.today, period.label, unit, head, only)

    def chosen(self, found: Report) -> Row:
        """Return the row that is opened: the named one, else the total."""
        if self.row is None:
            return found.total
        if self.opened is None or self.opened in SECTIONS:
            raise InvalidInput(N_("--row chỉ dùng cùng --open của một con số trong bảng"))
        row = found.row(self.row)
        if row is None:
            keys = [item.key for item in found.rows[:MOST_KEYS]]
            raise NotFound(
                N_("báo cáo này không có dòng {key}; các dòng: {known}"),
                key=self.row[:60],
                known=keys or "-",
            )
        return row


def _headed(book: Book, head: str, day: date) -> frozenset[str]:
    """Return the units that somebody heads on a day; refuse who heads none."""
    people = book.people.values()
    units = headed_by(head, people, day)
    if not units:
        heads = sorted({code for codes in heads_on(people, day).values() for code in codes})
        raise InvalidInput(
            N_("{person} không đứng đầu đơn vị nào ngày {day}; người đứng đầu: {known}"),
            person=head,
            day=day,
            known=heads[:MOST_KEYS] or "-",
        )
    return units


def sheets_of(tables: Tables, opened: str | None, row: Row, viewer: str) -> tuple[Sheet, ...]:
    """Return the sheets of a report, or the one of an opened figure, with its head lines as notes."""
    notes = tuple(head_lines(tables, viewer))[1:]
    if opened:
        return (replace(tables.opened(opened, row), notes=notes),)
    found = tables.report
    title = _("Báo cáo tình hình thực hiện: {plan}, {label}, đến hết {day}",
              plan=found.scope.plan.code if found.scope.plan else _("tất cả kế hoạch"),
              label=found.scope.label, day=found.scope.day)  # fmt: skip
    by = _("Theo {way}", way=_(WAY_WORDS[found.by]).lower())
    sheets = [
        tables.summary(_("Tổng hợp"), title, notes),
        tables.figures(by, title),
        tables.items(_("Chi tiết"), _("Từng việc đã tính"), found.total.items),
    ]
    for name in SECTIONS:
        sheet = tables.opened(name, found.total)
        if sheet.rows:
            sheets.append(sheet)
    return tuple(sheets)


def _print_opened(tables: Tables, opened: str, row: Row, viewer: str, *, as_json: bool) -> None:
    sheet = tables.opened(opened, row)
    if as_json:
        emit_json("report-open", {**scope_json(tables.report), "figure": opened,
                                  "row": row.key or None, **_opened_json(tables, opened, row)})  # fmt: skip
        return
    for line in head_lines(tables, viewer):
        data(line)
    name = f" – {tables.names.of(row)}" if row.key else ""
    data()
    data(_("{title}: {count}", title=sheet.title + name, count=len(sheet.rows)))
    if opened in SECTIONS and opened != OLDER:
        print_section(tables, opened, sheet)
    else:
        print_items(tables, _items(tables, opened, row))


def _items(tables: Tables, opened: str, row: Row) -> tuple[Item, ...]:
    return tables.report.older if opened == OLDER else row.behind(Figure(opened))


def _opened_json(tables: Tables, opened: str, row: Row) -> dict[str, object]:
    if opened in SECTIONS and opened != OLDER:
        return {opened: sections_json(tables)[opened]}
    items = ordered(_items(tables, opened, row))
    return {"count": len(items), "items": [item_json(item) for item in items]}
