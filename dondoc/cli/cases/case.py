"""``case``: lists, one screen about one case, and cases that no plan file names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.cases.lines import screen_lines
from dondoc.cli.cases.listing import case_sheet, listed, listed_json, print_listed
from dondoc.cli.cases.opening import known_plan
from dondoc.cli.cases.opening_stock import add_stock
from dondoc.cli.cases.screen import Material, references_of, screen_of
from dondoc.cli.cases.titles import titles_of
from dondoc.cli.cases.unannounced import add_unannounced
from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, Family, family_of, known_unit, reading
from dondoc.cli.narrowing import plan_option, unit_option
from dondoc.cli.options import json_option
from dondoc.cli.output import data, emit_json, print_table
from dondoc.cli.rounds.conflict_views import visit_book
from dondoc.cli.sheet_options import Export, sheet_options
from dondoc.cli.step_report import next_of, state_label
from dondoc.cli.steps import code_argument
from dondoc.language import _
from engine.case import Case
from engine.conflicts import AWAITED, Conflict
from engine.obligations import Deadline
from engine.words import N_
from workflows.guards import names_of, number_of
from workflows.registry import DEFINITIONS

if TYPE_CHECKING:
    from store.views import Views

WORKFLOWS: Final = tuple(dict.fromkeys(name for name, _version in DEFINITIONS))
LATEST: Final = 8


@group(
    "case",
    help=N_("Xem một cuộc kiểm tra hoặc một việc khắc phục"),
    examples=("dondoc case show BDG-KCN-24-04", "dondoc cuoc danh-sach --open"),
)
def case() -> None:
    """Group the commands about cases."""


case.add_command(add_unannounced)
case.add_command(add_stock)
case.aliases |= {"them": "add", "them-ton-tai": "add-opening-stock"}


@case.command(
    "list",
    alias="danh-sach",
    help=N_("Danh sách hồ sơ với trạng thái và việc tiếp theo"),
    examples=(
        "dondoc case list --plan BDG-KCN-24 --open",
        "dondoc cuoc danh-sach --unit QLMT --workflow remediation --json",
    ),
)
@plan_option
@unit_option
@click.option("--state", multiple=True, help=N_("Chỉ ở trạng thái này; ghi nhiều lần."))
@click.option("--workflow", type=click.Choice(WORKFLOWS), help=N_("Chỉ của quy trình này."))
@click.option("--open", "open_only", is_flag=True, help=N_("Chỉ hồ sơ chưa kết thúc."))
@sheet_options
@json_option
@pass_session
def list_(session: Session, /, export: Export, as_json: bool, **filters: Any) -> None:  # noqa: ANN401  (the options that Filters names)
    """List cases."""
    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        found = Filters(**filters).cases(views, book)
        deadlines = deadlines_by_case(views)
        titles = titles_of(views, found)
    shown = [
        listed(desk, item, next_of(item, deadlines.get(item.id, ())), titles.get(item.id, ""))
        for item in found
    ]
    if export.wanted:
        export.write((case_sheet(shown, book),), desk.today)
    if as_json:
        emit_json("cases", {"cases": [listed_json(item) for item in shown]})
        return
    if not shown:
        data(_("Không có hồ sơ nào như vậy"))
        return
    print_listed(shown, book)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which cases are asked for."""

    plan: str | None
    unit: str | None
    state: tuple[str, ...]
    workflow: str | None
    open_only: bool

    def cases(self, views: "Views", book: Book) -> tuple[Case, ...]:
        """Return the cases that exist for the viewer and pass."""
        return views.cases(
            plan=known_plan(views, self.plan).code if self.plan else None,
            unit=known_unit(book, self.unit) if self.unit else None,
            workflow=self.workflow,
            states=self.state or None,
            open_only=self.open_only,
        )


def deadlines_by_case(views: "Views") -> dict[str, list[Deadline]]:
    """Return the open deadlines of all cases, in one look."""
    found: dict[str, list[Deadline]] = {}
    for item, deadline in views.obligations():
        found.setdefault(item.id, []).append(deadline)
    return found


@case.command(
    "show",
    alias="xem",
    help=N_("Một màn hình: đang ở đâu, việc gì tiếp theo và vì sao, ai liên quan, nhật ký"),
    examples=("dondoc case show BDG-KCN-24-04", "dondoc cuoc xem bdg-kcn-24-04-kn1 --json"),
)
@code_argument
@json_option
@pass_session
def show(session: Session, code: str, as_json: bool) -> None:
    """Show one case."""
    desk = reading(session)
    with desk.views() as views:
        material = material_of(desk, views, family_of(views, views.case(code)))
    screen = screen_of(material)
    if as_json:
        emit_json("case", {"case": screen})
        return
    for line in screen_lines(screen, material.book):
        data(line)


def material_of(desk: Desk, views: "Views", family: Family) -> Material:
    """Read everything that the screen of a case needs."""
    from store.views import EntryFilter

    shown = family.case
    below = [item for item in family.children if item.parent_id == shown.id]
    stock = stock_of(views, shown.unit) if shown.workflow == "inspection" else ()
    entries = views.entries(EntryFilter(case_id=shown.id), limit=LATEST)
    relatives = (*below, *stock)
    above = (family.round,) if family.round else ()
    refs = references_of((shown, *above, *relatives), entries)
    book = desk.book(views)
    of_unit = views.cases(unit=shown.unit) if shown.unit else ()
    return Material(
        family=family,
        book=book,
        calendar=desk.calendar,
        below={item.id: views.deadlines(item) for item in relatives},
        stock=stock,
        texts=views.texts(refs),
        files=views.evidence_names(names_of(shown.facts.get("evidence"))),
        entries=entries,
        urgings_of_unit=sum(number_of(item.facts.get("urgings")) for item in of_unit),
        conflicts=_conflicts(views, book, shown),
    )


def _conflicts(views: "Views", book: Book, case: Case) -> tuple[Conflict, ...]:
    awaited = case.workflow == "inspection" and case.state in AWAITED
    return visit_book(views, book).conflicts(case) if awaited else ()


def stock_of(views: "Views", unit: str | None) -> tuple[Case, ...]:
    """Return the findings of earlier years that a unit still carries (domain fact 17)."""
    if unit is None:
        return ()
    return tuple(
        item
        for item in views.cases(unit=unit, workflow="remediation", open_only=True)
        if item.facts.get("opening")
    )


@case.command(
    "stock",
    alias="ton-tai",
    help=N_("Tồn tại các năm trước còn phải theo dõi, theo đơn vị"),
    examples=("dondoc case stock --unit QLMT", "dondoc cuoc ton-tai --json"),
)
@unit_option
@json_option
@pass_session
def stock(session: Session, unit: str | None, as_json: bool) -> None:
    """List the opening stock."""
    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        units = [known_unit(book, unit)] if unit else sorted(book.units)
        found = [item for code in units for item in stock_of(views, code)]
        texts = views.texts(references_of(found, ()))
    rows = [
        {
            "code": item.code,
            "unit": item.unit,
            "unit_name": book.unit(item.unit),
            "from_year": item.facts.get("from_year"),
            "state": item.state,
            "state_label": _(state_label(item)),
            "text": texts.get(str(item.facts.get("text_ref") or ""), ""),
        }
        for item in found
    ]
    if as_json:
        emit_json("opening-stock", {"findings": rows})
        return
    if not rows:
        data(_("Không có tồn tại năm trước nào đang theo dõi"))
        return
    headers = (_("Mã"), _("Đơn vị"), _("Năm"), _("Trạng thái"), _("Nội dung"))
    names = ("code", "unit_name", "from_year", "state_label", "text")
    print_table(headers, [[row[name] for name in names] for row in rows])
