"""``case add-opening-stock``: findings of earlier years, followed outside this year's figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.cases.findings_file import read_findings
from dondoc.cli.cases.opening import known_plan, require_organiser
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, acting, known_unit
from dondoc.cli.options import (
    PAST_DAY,
    document_option,
    dry_run_option,
    json_option,
    reason_option,
)
from dondoc.cli.output import data, emit_json, mark_dry_run
from dondoc.cli.steps import Step, compose_letters
from dondoc.language import _
from engine.case import Case, DocumentRef, Fact
from engine.decisions import OPEN
from engine.errors import InvalidInput
from engine.words import N_
from workflows.remediation import REMEDIATION

if TYPE_CHECKING:
    from store.views import Views

TOKEN: Final = 4


@command(
    "add-opening-stock",
    help=N_("Nhập tồn tại của các năm trước để theo dõi tiếp"),
    examples=(
        (
            "dondoc case add-opening-stock --unit QLMT --from-year 2023 --findings ton-tai.csv "
            '--issued-on 2023-07-20 --document "61/TB-BQL"'
        ),
        "dondoc cuoc them-ton-tai --unit QLMT --from-year 2022 --findings ton-tai.toml --dry-run",
    ),
)  # fmt: skip
@click.option("--unit", required=True, help=N_("Mã đơn vị."))
@click.option(
    "--from-year", type=click.IntRange(2000, 2100), required=True, help=N_("Năm phát hiện.")
)
@click.option(
    "--findings", metavar="FILE", required=True, help=N_("Tệp tồn tại, như của conclude.")
)
@click.option("--plan", help=N_("Mã kế hoạch theo dõi tiếp."))
@click.option("--issued-on", type=PAST_DAY, help=N_("Ngày kết luận cũ; hạn tính từ ngày này."))
@document_option
@reason_option
@dry_run_option
@json_option
@pass_session
def add_stock(
    session: Session,
    /,
    document: DocumentRef | None,
    reason: str,
    dry_run: bool,
    as_json: bool,
    **asked: Any,  # noqa: ANN401  (the fields of Stock, by name)
) -> None:
    """Enter findings of earlier years as cases to follow."""
    desk = acting(session)
    step = Step(session, desk.today, document, reason, dry_run, as_json)
    wanted = step.command(desk, OPEN, {}, {})
    stock = Stock(**asked)
    if stock.issued_on is None and document is not None:
        stock = replace(stock, issued_on=document.issued_on)
    with desk.views() as views:
        book = desk.book(views)
        stock = replace(stock, unit=known_unit(book, stock.unit))
        require_organiser(desk, f"unit:{stock.unit}", wanted)
        plan = known_plan(views, stock.plan).code if stock.plan else None
        first = _next_number(views, stock.unit, stock.from_year)
    items = stock.items(tuple(book.units), desk.today)
    born = [_born(desk, replace(stock, plan=plan), *each) for each in enumerate(items, first)]
    desk.application.cases.open(born, wanted, dry_run=dry_run)
    mark_dry_run(dry_run)
    _print_stock(book, born, items, as_json=as_json, dry_run=dry_run)
    if not dry_run:
        compose_letters(desk)


@dataclass(frozen=True, slots=True)
class Stock:
    """Findings of one earlier year in one unit."""

    unit: str
    from_year: int
    findings: str
    plan: str | None
    issued_on: date | None

    def items(self, units: tuple[str, ...], today: date) -> tuple[Mapping[str, Fact], ...]:
        """Return the findings; a period needs the day it counts from."""
        earliest = self.issued_on or date.min
        found = read_findings(self.findings, units=units, today=today, not_before=earliest)
        counted = any("remedy" in item and "by" not in item for item in found)
        if counted and self.issued_on is None:
            raise InvalidInput(
                N_("hạn tính theo số ngày cần ngày kết luận cũ: ghi --issued-on NGÀY")
            )
        return found


def _next_number(views: "Views", unit: str, year: int) -> int:
    stem = f"TD-{year}-{unit}-"
    codes = (case.code for case in views.cases(workflow="remediation"))
    tails = (code.removeprefix(stem) for code in codes if code.startswith(stem))
    return 1 + max((int(tail) for tail in tails if tail.isdecimal()), default=0)


def _born(desk: Desk, stock: Stock, number: int, item: Mapping[str, Fact]) -> Case:
    facts = {name: value for name, value in item.items() if name not in {"unit", "remedy", "by"}}
    if "remedy" in item:
        facts["settings"] = {"remedy": item["remedy"]}
    owner = item.get("unit")
    return Case(
        id=desk.application.identities.new_id(),
        code=f"TD-{stock.from_year}-{stock.unit}-{number:02d}",
        workflow=REMEDIATION.name,
        workflow_version=REMEDIATION.version,
        state=REMEDIATION.initial,
        version=1,
        plan=stock.plan,
        unit=owner if isinstance(owner, str) else stock.unit,
        dates=_dates(stock, item.get("by")),
        facts={**facts, "opening": True, "from_year": stock.from_year},
    )


def _dates(stock: Stock, by: Fact) -> dict[str, date]:
    dates = {"issued_on": stock.issued_on} if stock.issued_on else {}
    if isinstance(by, str):
        dates["remedy_by"] = date.fromisoformat(by)
    return dates


def _print_stock(
    book: Book,
    born: Sequence[Case],
    items: Sequence[Mapping[str, Fact]],
    *,
    as_json: bool,
    dry_run: bool,
) -> None:
    if as_json:
        emit_json("opening-stock", {"cases": [case.code for case in born], "dry_run": dry_run})
        return
    data(_("Đã nhập {count} tồn tại để theo dõi", count=len(born)))
    for case, item in zip(born, items, strict=True):
        data(f"  {case.code}  {book.unit(case.unit)}: {item['text']}")
