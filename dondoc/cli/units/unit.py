"""``dondoc unit``: units with their names by date; the code never changes."""

from datetime import date
from pathlib import Path

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import (
    DAY,
    document_option,
    dry_run_option,
    json_option,
    reason_option,
)
from dondoc.cli.output import data, emit_json, format_day, print_table
from dondoc.cli.people.role_words import role_words
from dondoc.cli.running.office_file import FILE
from dondoc.cli.units import register_shown
from dondoc.cli.units.changes import dissolve, merge, move, questions, split
from dondoc.cli.units.elsewhere import elsewhere, elsewhere_withdraw, inspected_elsewhere
from dondoc.language import _
from engine.case import DocumentRef
from engine.errors import NotFound
from engine.parties import Unit, UnitName
from engine.succession import predecessors_of
from engine.words import N_


@group(
    help=N_("Đơn vị và tên gọi theo thời gian"),
    examples=("dondoc unit list", "dondoc don-vi nap don-vi.toml --dry-run"),
)
def unit() -> None:
    """Group the commands about units."""


for changing in (merge, split, dissolve, move, questions):
    unit.add_command(changing)
for outside in (inspected_elsewhere, elsewhere, elsewhere_withdraw):
    unit.add_command(outside)
unit.aliases |= {
    "noi-khac-kiem-tra": "inspected-elsewhere",
    "noi-khac": "elsewhere",
    "rut-noi-khac": "elsewhere-withdraw",
}
unit.aliases |= {
    "sap-nhap": "merge",
    "chia-tach": "split",
    "giai-the": "dissolve",
    "chuyen-viec": "move",
    "cho-tiep-nhan": "questions",
}


@unit.command(
    "list",
    alias="danh-sach",
    help=N_("Các đơn vị với tên đang có hiệu lực."),
    examples=("dondoc unit list", "dondoc don-vi danh-sach --json"),
)
@json_option
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """List the units."""
    from dondoc.cli.desk import reading

    desk = reading(session)
    with desk.views() as views:
        units = views.units()
    if as_json:
        emit_json("units", {"units": units})
        return
    rows = [
        (
            item.code,
            named_on(item, desk.today),
            item.parent or "",
            item.level,
            ", ".join(item.groups),
            became_words(item),
        )
        for item in units
    ]
    heads = (_("Mã"), _("Tên"), _("Cấp trên"), _("Cấp"), _("Nhóm"), _("Kết thúc"))
    print_table(heads, rows)


def named_on(unit: Unit, day: date) -> str:
    """Return the name of a day, with the names before it."""
    before = unit.names_before(day)
    return unit.name_on(day) + (_(" (trước đây: {names})", names=before) if before else "")


def became_words(unit: Unit) -> str:
    """Return when a unit ends and who carries on, empty for one without an end."""
    if unit.ended_on is None:
        return ""
    heirs = ", ".join(unit.successors) or "?"
    return f"{format_day(unit.ended_on)} → {heirs}"


@unit.command(
    "show",
    alias="xem",
    help=N_("Một đơn vị: tên theo thời gian, người giữ vai trò, hồ sơ đang mở."),
    examples=("dondoc unit show QLMT", "dondoc don-vi xem QLMT --json"),
)
@click.argument("code")
@json_option
@pass_session
def show(session: Session, code: str, as_json: bool) -> None:
    """Show one unit."""
    from dondoc.cli.desk import reading
    from dondoc.parties.register import NO_UNIT

    desk = reading(session)
    with desk.views() as views:
        found = next((it for it in views.units() if it.code.casefold() == code.casefold()), None)
        if found is None:
            raise NotFound(NO_UNIT, code=code[:80])
        cases = [case.code for case in views.cases(unit=found.code, open_only=True)]
        people = [it for it in views.people() if found.code in it.units_on(desk.today)]
        earlier = [it.code for it in predecessors_of(views.units(), found.code)]
    if as_json:
        codes = [person.code for person in people]
        emit_json("unit", {"unit": found, "people": codes, "open_cases": cases})
        return
    data(f"{found.code}: {named_on(found, desk.today)}")
    if found.ended_on is not None:
        data(_("  Kết thúc và đơn vị kế tiếp: {words}", words=became_words(found)))
    if earlier:
        data(_("  Kế tiếp của: {units}", units=earlier))
    rows = [(it.name, it.short_name, span(it.valid_from, it.valid_to)) for it in found.names]
    print_table((_("Tên"), _("Viết tắt"), _("Hiệu lực")), rows, indent="  ")
    data(_("  Cấp trên: {parent}", parent=found.parent or "–"))
    held = [(it.code, it.name, role_words(it.roles_on(desk.today))) for it in people]
    print_table((_("Người"), _("Họ tên"), _("Vai trò")), held, indent="  ")
    data(_("  Hồ sơ đang mở: {cases}", cases=cases or "–"))


def span(first: date | None, last: date | None) -> str:
    """Return the days on which something holds; open ends stay open."""
    if first is None and last is None:
        return ""
    return f"{format_day(first) if first else '…'}–{format_day(last) if last else '…'}"


@unit.command(
    "add",
    alias="them",
    help=N_("Thêm một đơn vị."),
    examples=(
        'dondoc unit add QLMT --name "Phòng Quản lý Môi trường" --parent BQL',
        'dondoc don-vi them BQL --name "Ban Quản lý các KCN" --level tỉnh --dry-run',
    ),
)
@click.argument("code")
@click.option("--name", required=True, help=N_("Tên đầy đủ."))
@click.option("--short-name", default="", help=N_("Tên viết tắt."))
@click.option("--parent", help=N_("Mã đơn vị cấp trên."))
@click.option("--level", default="", help=N_("Cấp: tỉnh, sở, huyện, xã…"))
@click.option("--group", "groups", multiple=True, help=N_("Nhóm; ghi được nhiều lần."))
@click.option("--from", "first", type=DAY, help=N_("Tên có hiệu lực từ ngày này."))
@document_option
@reason_option
@dry_run_option
@json_option
@pass_session
def add(
    session: Session,
    code: str,
    name: str,
    short_name: str,
    parent: str | None,
    level: str,
    groups: tuple[str, ...],
    first: date | None,
    document: DocumentRef | None,
    reason: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add a unit."""
    from dondoc.cli.desk import acting
    from dondoc.parties.register import Request, change_unit, new_unit

    named = UnitName(register_shown.checked_name(name, "--name"), short_name.strip(), first)
    fresh = Unit(register_shown.checked_code(code, "CODE"), (named,), parent, groups, level)
    desk = acting(session)
    request = Request(desk.actor, desk.today, document, reason, dry_run)
    changes = change_unit(
        desk.application, fresh.code, "register", request, lambda uow: new_unit(uow, fresh)
    )
    register_shown.report("unit-add", changes, dry_run=dry_run, as_json=as_json)


@unit.command(
    "rename",
    alias="doi-ten",
    help=N_("Đổi tên từ một ngày; tên cũ còn trong văn bản của ngày trước đó, mã không đổi."),
    examples=(
        'dondoc unit rename STTTT --name "Sở Khoa học và Công nghệ" --from 1/3/2025',
        'dondoc don-vi doi-ten QLMT --name "Phòng Môi trường" --document "12/QĐ-BQL" --dry-run',
    ),
)
@click.argument("code")
@click.option("--name", required=True, help=N_("Tên mới."))
@click.option("--short-name", default="", help=N_("Tên viết tắt mới."))
@click.option(
    "--from", "--on", "first", type=DAY, default="hom-nay", help=N_("Ngày tên mới có hiệu lực.")
)
@document_option
@reason_option
@dry_run_option
@json_option
@pass_session
def rename(
    session: Session,
    code: str,
    name: str,
    short_name: str,
    first: date,
    document: DocumentRef | None,
    reason: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Rename a unit."""
    from dondoc.cli.desk import acting
    from dondoc.parties.changes import renamed
    from dondoc.parties.register import Request, change_unit, unit_of

    new = register_shown.checked_name(name, "--name")
    desk = acting(session)
    request = Request(desk.actor, desk.today, document, reason, dry_run)
    changes = change_unit(
        desk.application,
        code,
        "rename",
        request,
        lambda uow: renamed(unit_of(uow, code), new, short_name.strip(), first),
    )
    register_shown.report("unit-rename", changes, dry_run=dry_run, as_json=as_json)


@unit.command(
    "load",
    alias="nap",
    help=N_("Nạp đơn vị và người từ tệp TOML hoặc CSV; --dry-run cho xem trước từng thay đổi."),
    examples=("dondoc unit load don-vi.toml --dry-run", "dondoc don-vi nap danh-muc.csv"),
)
@click.argument("file", type=FILE)
@dry_run_option
@json_option
@pass_session
def load(session: Session, file: Path, dry_run: bool, as_json: bool) -> int:
    """Load units and people."""
    return register_shown.load_file(session, file, dry_run=dry_run, as_json=as_json)
