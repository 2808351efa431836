"""``case add-opening-stock``: findings of earlier years, followed outside this year's figures."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from dondoc.cli.case_opening import known_plan, require_organiser
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, acting, known_unit
from dondoc.cli.findings_file import read_findings
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
    unit: str,
    from_year: int,
    findings: str,
    plan: str | None,
    issued_on: date | None,
    document: DocumentRef | None,
    reason: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Enter findings of earlier years as cases to follow."""
    desk = acting(session)
    step = Step(session, desk.today, document, reason, dry_run, as_json)
    wanted = step.command(desk, OPEN, {}, {})
    issued = issued_on or (document.issued_on if document else None)
    with desk.views() as views:
        book = desk.book(views)
        code = known_unit(book, unit)
        require_organiser(desk, f"unit:{code}", wanted)
        plan_code = known_plan(views, plan).code if plan else None
        first = _next_number(views, code, from_year)
    items = read_findings(
        findings, units=tuple(book.units), today=desk.today, not_before=issued or date.min
    )
    born = [
        _stock_case(desk, plan_code, code, (from_year, first + place), item, issued)
        for place, item in enumerate(items)
    ]
    desk.application.cases.open(born, wanted, dry_run=dry_run)
    mark_dry_run(dry_run)
    _print_stock(book, born, items, as_json=as_json, dry_run=dry_run)
    if not dry_run:
        compose_letters(desk)


def _next_number(views: "Views", unit: str, year: int) -> int:
    stem = f"TD-{year}-{unit}-"
    codes = (case.code for case in views.cases(workflow="remediation"))
    tails = (code.removeprefix(stem) for code in codes if code.startswith(stem))
    return 1 + max((int(tail) for tail in tails if tail.isdecimal()), default=0)


def _stock_case(
    desk: Desk,
    plan: str | None,
    unit: str,
    numbered: tuple[int, int],
    item: Mapping[str, Fact],
    issued: date | None,
) -> Case:
    year, number = numbered
    facts = {name: value for name, value in item.items() if name not in {"unit", "remedy", "by"}}
    remedy, by = item.get("remedy"), item.get("by")
    if isinstance(remedy, Mapping):
        facts["settings"] = {"remedy": remedy}
        if issued is None and not isinstance(by, str):
            raise InvalidInput(
                N_("hạn tính theo số ngày cần ngày kết luận cũ: ghi --issued-on NGÀY")
            )
    dates = {"issued_on": issued} if issued else {}
    if isinstance(by, str):
        dates["remedy_by"] = date.fromisoformat(by)
    owner = item.get("unit")
    return Case(
        id=desk.application.identities.new_id(),
        code=f"TD-{year}-{unit}-{number:02d}",
        workflow=REMEDIATION.name,
        workflow_version=REMEDIATION.version,
        state=REMEDIATION.initial,
        version=1,
        plan=plan,
        unit=owner if isinstance(owner, str) else unit,
        dates=dates,
        facts={**facts, "opening": True, "from_year": year},
    )


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
