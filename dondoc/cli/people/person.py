"""``dondoc person``: people with roles and addresses by date."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import DAY, dry_run_option, json_option
from dondoc.cli.output import data, emit_json, print_table
from dondoc.cli.people.erase import erase
from dondoc.cli.people.moves import hand_over, leave
from dondoc.cli.people.options import written
from dondoc.cli.people.role_words import role_words, standing_words
from dondoc.cli.running.office_file import FILE
from dondoc.cli.units import register_shown
from dondoc.cli.units.unit import span
from dondoc.language import _
from dondoc.settings_values import ADDRESS
from engine.case import DocumentRef
from engine.errors import InvalidInput, NotFound
from engine.parties import Appointment, Contact, Person, Role
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from engine.ports import UnitOfWork

ROLES: Final = tuple(role.value for role in Role)
role_option = click.option(
    "--role", type=click.Choice(ROLES), help=N_("Vai trò: head, focal, officer, leadership…")
)
unit_option = click.option("--unit", help=N_("Mã đơn vị; bỏ trống là vai trò của cả cơ quan."))


@group(
    help=N_("Người, vai trò và địa chỉ theo thời gian"),
    examples=("dondoc person list", "dondoc nguoi dia-chi chanh-vp --email chanhvp@example.vn"),
)
def person() -> None:
    """Group the commands about people."""


for moving in (hand_over, leave, erase):
    person.add_command(moving)
person.aliases |= {"ban-giao": "hand-over", "nghi": "leave", "xoa": "erase"}


@person.command(
    "list",
    alias="danh-sach",
    help=N_("Những người trong danh mục với vai trò hôm nay."),
    examples=("dondoc person list", "dondoc nguoi danh-sach --unit QLMT --json"),
)
@unit_option
@json_option
@pass_session
def list_(session: Session, unit: str | None, as_json: bool) -> None:
    """List the people."""
    from dondoc.cli.desk import reading

    desk = reading(session)
    with desk.views() as views:
        people = [it for it in views.people() if unit is None or unit in it.units_on(desk.today)]
        book = desk.book(views)
    if as_json:
        emit_json("people", {"people": people})
        return
    rows = [
        (
            item.code,
            item.name,
            item.title,
            standing_words(item, desk.today),
            ", ".join(sorted(item.units_on(desk.today))),
            _("có") if book.reachable(item.code) else _("chưa có"),
        )
        for item in people
    ]
    heads = (_("Mã"), _("Họ tên"), _("Chức danh"), _("Vai trò"), _("Đơn vị"), _("Địa chỉ thư"))
    print_table(heads, rows)


@person.command(
    "show",
    alias="xem",
    help=N_("Một người: vai trò và địa chỉ, cả những gì đã hết hiệu lực."),
    examples=("dondoc person show chanh-vp", "dondoc nguoi xem chanh-vp --json"),
)
@click.argument("code")
@json_option
@pass_session
def show(session: Session, code: str, as_json: bool) -> None:
    """Show one person."""
    from dondoc.cli.desk import reading
    from dondoc.parties.register import NO_PERSON

    desk = reading(session)
    with desk.views() as views:
        found = next((it for it in views.people() if it.code.casefold() == code.casefold()), None)
    if found is None:
        raise NotFound(NO_PERSON, code=code[:80])
    if as_json:
        emit_json("person", {"person": found})
        return
    data(f"{found.code}: {found.name}" + (f", {found.title}" if found.title else ""))
    if found.left_on is not None:
        data(_("  Nghỉ từ {day}", day=found.left_on))
    held = [
        (role_words([it.role]), it.unit or "", span(it.valid_from, it.valid_to))
        for it in found.appointments
    ]
    print_table((_("Vai trò"), _("Đơn vị"), _("Hiệu lực")), held, indent="  ")
    reached = [(it.channel, it.address, span(it.valid_from, it.valid_to)) for it in found.contacts]
    print_table((_("Kênh"), _("Địa chỉ"), _("Hiệu lực")), reached, indent="  ")


def checked_email(address: str) -> str:
    """Return an address that can be one."""
    text = address.strip()
    if text and not ADDRESS.fullmatch(text):
        raise InvalidInput(
            N_("{option}: “{value}” không phải địa chỉ thư; viết như kiemtra@example.vn"),
            option="--email",
            value=text[:80],
        )
    return text


def _change(
    session: Session,
    code: str,
    action: str,
    change: "Callable[[UnitOfWork], Person]",
    given: dict[str, Any],
) -> None:
    """Change one person and print what differs; ``given`` holds the options of `written`."""
    from dondoc.cli.desk import acting
    from dondoc.parties.register import Request, change_person

    desk = acting(session)
    document: DocumentRef | None = given["document"]
    dry_run = bool(given["dry_run"])
    request = Request(desk.actor, desk.today, document, str(given["reason"]), dry_run)
    changes = change_person(desk.application, code, action, request, change)
    register_shown.report(
        f"person-{action}", changes, dry_run=dry_run, as_json=bool(given["as_json"])
    )


@person.command(
    "add",
    alias="them",
    help=N_("Thêm một người, có thể kèm một vai trò và địa chỉ."),
    examples=(
        'dondoc person add bao --name "Phạm Quốc Bảo" --role head --unit QLDT',
        'dondoc nguoi them ha --name "Lý Thu Hà" --email ha@example.vn --dry-run',
    ),
)
@click.argument("code")
@click.option("--name", required=True, help=N_("Họ tên."))
@click.option("--title", default="", help=N_("Chức danh."))
@role_option
@unit_option
@click.option("--email", default="", help=N_("Địa chỉ thư điện tử."))
@click.option("--from", "first", type=DAY, help=N_("Vai trò từ ngày này."))
@written
def add(
    session: Session,
    /,
    code: str,
    name: str,
    title: str,
    role: str | None,
    unit: str | None,
    email: str,
    first: date | None,
    **given: Any,  # noqa: ANN401  (options shared by every change)
) -> None:
    """Add a person."""
    from dondoc.parties.register import new_person

    address = checked_email(email)
    fresh = Person(
        register_shown.checked_code(code, "CODE"),
        register_shown.checked_name(name, "--name"),
        (Appointment(Role(role), unit, first),) if role else (),
        (Contact("email", address),) if address else (),
        title.strip(),
    )
    _change(session, code, "register", lambda uow: new_person(uow, fresh), given)


@person.command(
    "appoint",
    alias="giao",
    help=N_("Giao một vai trò từ ngày (--from) đến ngày (--to)."),
    examples=(
        "dondoc person appoint bao --role head --unit QLDT --from 1/6/2024",
        'dondoc nguoi giao ha --role officer --document "15/QĐ-BQL" --dry-run',
    ),
)
@click.argument("code")
@click.option("--role", type=click.Choice(ROLES), required=True, help=N_("Vai trò được giao."))
@unit_option
@click.option("--from", "first", type=DAY, default="hom-nay", help=N_("Từ ngày."))
@click.option("--to", "last", type=DAY, help=N_("Đến hết ngày."))
@written
def appoint(
    session: Session,
    /,
    code: str,
    role: str,
    unit: str | None,
    first: date,
    last: date | None,
    **given: Any,  # noqa: ANN401  (options shared by every change)
) -> None:
    """Give a person a role."""
    from dondoc.parties.changes import appointed
    from dondoc.parties.register import person_of

    wanted = Appointment(Role(role), unit, first, last)
    _change(session, code, "appoint", lambda uow: appointed(person_of(uow, code), wanted), given)


@person.command(
    "end",
    alias="thoi",
    help=N_("Kết thúc một vai trò; không ghi --role thì mọi vai trò và địa chỉ đều thôi dùng."),
    examples=(
        "dondoc person end bao --role head --unit QLDT --to 31/5/2024",
        'dondoc nguoi thoi bao --reason "chuyển công tác" --dry-run',
    ),
)
@click.argument("code")
@role_option
@unit_option
@click.option("--to", "last", type=DAY, default="hom-nay", help=N_("Ngày cuối còn vai trò."))
@written
def end(
    session: Session,
    /,
    code: str,
    role: str | None,
    unit: str | None,
    last: date,
    **given: Any,  # noqa: ANN401  (options shared by every change)
) -> None:
    """End a role, or all of them."""
    from dondoc.parties.changes import ended
    from dondoc.parties.register import person_of

    wanted = Role(role) if role else None
    _change(
        session, code, "end", lambda uow: ended(person_of(uow, code), wanted, unit, last), given
    )


@person.command(
    "contact",
    alias="dia-chi",
    help=N_("Đổi địa chỉ từ một ngày; nhật ký chỉ giữ mã băm của địa chỉ. Để trống là thôi dùng."),
    examples=(
        "dondoc person contact bao --email bao@example.vn",
        'dondoc nguoi dia-chi bao --email "" --from 1/6/2024',
    ),
)
@click.argument("code")
@click.option("--email", required=True, help=N_("Địa chỉ thư điện tử; trống là thôi dùng."))
@click.option("--from", "first", type=DAY, default="hom-nay", help=N_("Dùng từ ngày."))
@written
def contact(
    session: Session,
    /,
    code: str,
    email: str,
    first: date,
    **given: Any,  # noqa: ANN401  (options shared by every change)
) -> None:
    """Change a person's address."""
    from dondoc.parties.changes import reached_at
    from dondoc.parties.register import person_of

    wanted = ("email", checked_email(email), first)
    _change(session, code, "contact", lambda uow: reached_at(person_of(uow, code), *wanted), given)


@person.command(
    "load",
    alias="nap",
    help=N_("Nạp đơn vị và người từ tệp TOML hoặc CSV; --dry-run cho xem trước từng thay đổi."),
    examples=("dondoc person load nguoi.csv --dry-run", "dondoc nguoi nap danh-muc.toml"),
)
@click.argument("file", type=FILE)
@dry_run_option
@json_option
@pass_session
def load(session: Session, file: Path, dry_run: bool, as_json: bool) -> int:
    """Load units and people."""
    return register_shown.load_file(session, file, dry_run=dry_run, as_json=as_json)
