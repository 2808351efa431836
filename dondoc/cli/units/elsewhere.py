"""``unit inspected-elsewhere``, ``elsewhere``, ``elsewhere-withdraw``: what other bodies inspect."""

from datetime import date
from typing import TYPE_CHECKING

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, acting, known_unit, reading
from dondoc.cli.options import (
    DAY,
    document_option,
    dry_run_option,
    json_option,
    reason_option,
)
from dondoc.cli.output import data, emit_json, format_day, mark_dry_run, print_table, say
from dondoc.language import _
from engine.case import DocumentRef
from engine.conflict_policy import ConflictKind
from engine.outside import OutsideInspection
from engine.words import N_

if TYPE_CHECKING:
    from store.views import Views

SHORT = 8


@command(
    "inspected-elsewhere",
    help=N_("Ghi cuộc kiểm tra đơn vị do cơ quan khác tiến hành, để tránh chồng chéo."),
    examples=(
        'dondoc unit inspected-elsewhere QLMT --by "Thanh tra tỉnh" --from 2024-04-08',
        (
            'dondoc don-vi noi-khac-kiem-tra QLMT --by "Sở Nội vụ" --subject CCHC --from 8/4/2024 '
            '--to 10/4/2024 --document "31/QĐ-SNV" --dry-run'
        ),
    ),
)
@click.argument("unit")
@click.option("--by", "body", required=True, help=N_("Cơ quan kiểm tra."))
@click.option("--subject", default="CCHC", help=N_("Nội dung kiểm tra."))
@click.option("--from", "first", type=DAY, required=True, help=N_("Ngày đầu."))
@click.option("--to", "last", type=DAY, help=N_("Ngày cuối; không ghi là trong một ngày."))
@document_option
@reason_option
@dry_run_option
@json_option
@pass_session
def inspected_elsewhere(
    session: Session,
    unit: str,
    body: str,
    subject: str,
    first: date,
    last: date | None,
    document: DocumentRef | None,
    reason: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Enter an inspection by another body."""
    from dondoc.outside_acts import Elsewhere, enter
    from dondoc.parties.register import Request

    desk = acting(session)
    with desk.views() as views:
        book = desk.book(views)
        told = Elsewhere(
            known_unit(book, unit), body.strip(), subject.strip(), first, last or first
        )
    request = Request(desk.actor, desk.today, document, reason.strip(), dry_run)
    entered = enter(desk.application, told, request)
    mark_dry_run(dry_run)
    near = _planned_near(desk, entered)
    if as_json:
        emit_json("inspected-elsewhere", {**_json(entered), "near": near, "dry_run": dry_run})
        return
    data(_line(entered, book))
    for code in near:
        say(
            _(
                "[VÀNG] {code} cùng đơn vị, cùng nội dung và gần ngày; dời hoặc thống nhất lịch sẽ "
                "hỏi lý do",
                code=code,
            )
        )


def _planned_near(desk: Desk, entered: OutsideInspection) -> list[str]:
    """Return the visits to come that the entry now stands in the way of, as far as they may be seen."""
    from dataclasses import replace

    from dondoc.cli.rounds.conflict_views import visit_book

    with desk.views() as views:
        known = visit_book(views, desk.book(views))
        book = replace(known, around=replace(known.around, outside=(entered,)))
        return [
            case.code
            for case in views.cases(workflow="inspection", unit=entered.unit)
            for found in book.conflicts(case)
            if found.kind is ConflictKind.SAME_UNIT and found.other == entered.id
        ]


@command(
    "elsewhere",
    help=N_("Các cuộc kiểm tra đơn vị do cơ quan khác tiến hành."),
    examples=("dondoc unit elsewhere", "dondoc don-vi noi-khac QLMT --all --json"),
)
@click.argument("unit", required=False)
@click.option("--all", "everything", is_flag=True, help=N_("Kể cả cuộc đã rút."))
@json_option
@pass_session
def elsewhere(session: Session, unit: str | None, everything: bool, as_json: bool) -> None:
    """List the inspections by other bodies."""
    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        found = _wanted(views, book, unit, everything=everything)
    if as_json:
        emit_json("elsewhere", {"inspections": [_json(item) for item in found]})
        return
    rows = [
        (item.id[:SHORT], book.unit(item.unit), _days(item), item.subject, item.body, _note(item))
        for item in found
    ]
    heads = (
        _("Mã"),
        _("Đơn vị"),
        _("Ngày"),
        _("Nội dung kiểm tra"),
        _("Cơ quan kiểm tra"),
        _("Văn bản"),
    )
    print_table(heads, rows)


def _wanted(
    views: "Views", book: Book, unit: str | None, *, everything: bool
) -> tuple[OutsideInspection, ...]:
    code = known_unit(book, unit) if unit else None
    return tuple(
        item
        for item in views.outside()
        if code in {None, item.unit} and (everything or item.withdrawn_at is None)
    )


@command(
    "elsewhere-withdraw",
    help=N_("Rút một cuộc đã ghi nhầm; bản ghi cũ vẫn còn."),
    examples=(
        'dondoc unit elsewhere-withdraw 3f9c21aa --reason "ghi nhầm đơn vị"',
        'dondoc don-vi rut-noi-khac 3f9c21aa --reason "cuộc đã hủy" --dry-run',
    ),
)
@click.argument("reference")
@document_option
@reason_option
@dry_run_option
@json_option
@pass_session
def elsewhere_withdraw(
    session: Session,
    reference: str,
    document: DocumentRef | None,
    reason: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Withdraw an entry."""
    from dondoc.outside_acts import withdraw
    from dondoc.parties.register import Request

    desk = acting(session)
    request = Request(desk.actor, desk.today, document, reason.strip(), dry_run)
    found = withdraw(desk.application, reference, request)
    mark_dry_run(dry_run)
    if as_json:
        emit_json("elsewhere-withdraw", {**_json(found), "dry_run": dry_run})
        return
    with desk.views() as views:
        data(_("Đã rút: {line}", line=_line(found, desk.book(views))))


def _days(item: OutsideInspection) -> str:
    first, last = format_day(item.first_on), format_day(item.last_on)
    return first if first == last else f"{first}–{last}"


def _note(item: OutsideInspection) -> str:
    return item.document + (_(" (đã rút)") if item.withdrawn_at else "")


def _line(item: OutsideInspection, book: Book) -> str:
    return _(
        "{id}  {unit}: {body} kiểm tra {subject}, {days}",
        id=item.id[:SHORT],
        unit=book.unit(item.unit),
        body=item.body,
        subject=item.subject,
        days=_days(item),
    )


def _json(item: OutsideInspection) -> dict[str, object]:
    return {
        "id": item.id,
        "unit": item.unit,
        "by": item.body,
        "subject": item.subject,
        "from": item.first_on,
        "to": item.last_on,
        "document": item.document,
        "withdrawn_at": item.withdrawn_at,
    }
