"""``dondoc office``: what the office settled for itself."""

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import document_option, dry_run_option, json_option, reason_option
from dondoc.cli.output import data, emit_json, mark_dry_run, print_table
from dondoc.language import _
from engine.case import DocumentRef
from engine.words import N_


@group(
    help=N_("Quy định của cơ quan: số ngày ghi lùi và các mức tự đặt khác"),
    examples=("dondoc office show", "dondoc co-quan xem --json"),
)
def office() -> None:
    """Group the commands about the office's own settings."""


@office.command(
    "show",
    alias="xem",
    help=N_("Các quy định với giá trị đang dùng."),
    examples=("dondoc office show", "dondoc co-quan xem --json"),
)
@json_option
@pass_session
def show(session: Session, as_json: bool) -> None:
    """Show what is settled."""
    from dondoc.cli.desk import reading
    from dondoc.office_policies import settled, settled_json

    desk = reading(session)
    found = desk.application.office()
    items = settled(desk.application)
    if as_json:
        emit_json(
            "office", {"code": found.code, "name": found.name, "settings": settled_json(items)}
        )
        return
    data(f"{found.name} ({found.code})")
    rows = [
        (it.policy.name, it.value, it.policy.default, it.policy.allowed, _(it.policy.meaning))
        for it in items
    ]
    heads = (_("Quy định"), _("Đang dùng"), _("Mặc định"), _("Được chọn"), _("Ý nghĩa"))
    print_table(heads, rows, indent="  ")


@office.command(
    "set",
    alias="dat",
    help=N_("Đặt một quy định; giá trị cũ và mới vào nhật ký của cơ quan."),
    examples=(
        'dondoc office set backdating-working-days 3 --reason "họp giao ban 02/5"',
        'dondoc co-quan dat backdating-working-days 10 --document "15/QĐ-VP, 2/5/2024" --dry-run',
    ),
)
@click.argument("name")
@click.argument("value")
@document_option
@reason_option
@dry_run_option
@json_option
@pass_session
def set_(
    session: Session,
    name: str,
    value: str,
    document: DocumentRef | None,
    reason: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Settle something."""
    from dondoc.cli.desk import acting
    from dondoc.office_policies import SettleRequest, settle, settled_json

    desk = acting(session)
    request = SettleRequest(desk.actor, desk.today, document, reason, dry_run)
    item, before = settle(desk.application, name, value, request)
    mark_dry_run(dry_run)
    if as_json:
        (shown,) = settled_json([item])
        emit_json("office-set", {**shown, "before": before, "dry_run": dry_run})
        return
    data(f"{item.policy.name}: {before} -> {item.value} ({_(item.policy.meaning)})")
