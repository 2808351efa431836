"""``dondoc person hand-over | leave``: people move, their work does not get lost."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session
from dondoc.cli.desk import acting, known_person
from dondoc.cli.options import DAY, on_option
from dondoc.cli.output import data, emit_json, mark_dry_run, print_table, say
from dondoc.cli.people.options import request_of, written
from dondoc.cli.people.role_words import role_words
from dondoc.cli.steps import compose_letters
from dondoc.cli.units.unit import span
from dondoc.language import _
from engine.parties import Appointment, Contact
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.parties.handover import Handed
    from dondoc.parties.leaving import Left
    from dondoc.parties.register import Request
    from engine.handing_over import NamedWork

UNSEEN = N_(
    "Cuộc kiểm tra chưa công bố mà người thực hiện không được biết, nếu có, không nằm trong danh "
    "sách này và giữ nguyên; người được biết bàn giao riêng"
)


@command(
    "hand-over",
    help=N_("Bàn giao mọi việc đang mở của một người cho người khác, trong một lần."),
    examples=(
        'dondoc person hand-over thu-ky ha --reason "chuyển công tác" --dry-run',
        'dondoc nguoi ban-giao thu-ky ha --on 20/5/2024 --reason "nghỉ thai sản" --document 15/QĐ',
    ),
)
@click.argument("old", metavar="FROM")
@click.argument("new", metavar="TO")
@on_option
@click.option(
    "--conflict-reason", default="", help=N_("Lý do vẫn giao dù người nhận vướng (cùng đơn vị…).")
)
@written
def hand_over(
    session: Session,
    /,
    old: str,
    new: str,
    occurred_on: date,
    conflict_reason: str,
    **given: Any,  # noqa: ANN401  (options shared by every change)
) -> None:
    """Hand all open work of one person over to another."""
    from dondoc.parties import handover

    desk = acting(session)
    request = request_of(desk, occurred_on, given)
    with desk.views() as views:
        book = desk.book(views)
        codes = known_person(book, old), known_person(book, new)
    handed = handover.hand_over(desk.application, *codes, request, conflict_reason.strip())
    mark_dry_run(request.dry_run)
    if given["as_json"]:
        emit_json("hand-over", {**_handed_json(handed), "dry_run": request.dry_run})
    else:
        _print_handed(handed, request)
    if not book.reachable(handed.new.code):
        say(_("[VÀNG] {code} chưa có địa chỉ thư: dondoc person contact {code}", code=codes[1]))
    if not request.dry_run:
        compose_letters(desk)


def _handed_json(handed: "Handed") -> dict[str, object]:
    return {
        "from": handed.old.code,
        "to": handed.new.code,
        "cases": _work_json(handed.work),
        "roles": handed.roles,
        "following_cases": [case.code for case in handed.follows],
        "readdressed": handed.waiting,
        "complete": handed.all_seen,
    }


def _work_json(work: "Sequence[NamedWork]") -> list[dict[str, object]]:
    return [{"code": item.case.code, "as": item.parts} for item in work]


def _print_handed(handed: "Handed", request: "Request") -> None:
    data(
        _(
            "Bàn giao: {old} ({old_code}) → {new} ({new_code}), từ {day}",
            old=handed.old.name,
            old_code=handed.old.code,
            new=handed.new.name,
            new_code=handed.new.code,
            day=request.occurred_on,
        )
    )
    _print_work(handed.work)
    _print_roles(handed.roles)
    if handed.follows:
        codes = [case.code for case in handed.follows]
        data(_("  Hồ sơ đi theo vai trò ({count}): {codes}", count=len(codes), codes=codes))
    data(_("  Tin đang chờ, chuyển cho người nhận: {count}", count=handed.waiting))
    if not (handed.work or handed.roles or handed.waiting):
        data(_("  Không có việc nào đang mở"))
    if not handed.all_seen:
        say(_(UNSEEN))


def _print_work(work: "Sequence[NamedWork]") -> None:
    from dondoc.parties.handover import PARTS

    rows = [(item.case.code, ", ".join(_(PARTS[part]) for part in item.parts)) for item in work]
    if rows:
        print_table((_("Hồ sơ"), _("Đứng tên")), rows, indent="  ")


def _print_roles(roles: Sequence[Appointment]) -> None:
    rows = [(role_words([item.role]), item.unit or "") for item in roles]
    if rows:
        print_table((_("Vai trò"), _("Đơn vị")), rows, indent="  ")


@command(
    "leave",
    help=N_("Một người nghỉ, chuyển đi: từ ngày đó không nhận tin nữa, tên còn trong nhật ký."),
    examples=(
        'dondoc person leave thu-ky --on 1/6/2024 --reason "nghỉ hưu" --document 21/QĐ',
        'dondoc nguoi nghi thu-ky --reason "chuyển công tác" --leave-open --dry-run',
    ),
)
@click.argument("code")
@click.option(
    "--on", "day", type=DAY, default="hom-nay", help=N_("Ngày đầu tiên không còn làm ở đây.")
)
@click.option("--leave-open", is_flag=True, help=N_("Vẫn cho nghỉ khi còn đứng tên hồ sơ đang mở."))
@written
def leave(
    session: Session,
    /,
    code: str,
    day: date,
    leave_open: bool,
    **given: Any,  # noqa: ANN401  (options shared by every change)
) -> None:
    """Let a person leave."""
    from dondoc.parties import leaving

    desk = acting(session)
    request = request_of(desk, day, given)
    with desk.views() as views:
        found = known_person(desk.book(views), code)
    left = leaving.leave(desk.application, found, request, leave_open=leave_open)
    mark_dry_run(request.dry_run)
    if given["as_json"]:
        emit_json("leave", {**_left_json(left), "dry_run": request.dry_run})
    else:
        _print_left(left, day)
    if not request.dry_run:
        compose_letters(desk)


def _left_json(left: "Left") -> dict[str, object]:
    return {
        "code": left.person.code,
        "left_on": left.person.left_on,
        "roles": left.roles,
        "contacts": left.contacts,
        "open_cases": _work_json(left.work),
        "readdressed": left.readdressed,
        "complete": left.all_seen,
    }


def _print_left(left: "Left", day: date) -> None:
    data(
        _(
            "{name} ({code}) nghỉ từ {day}; tên còn trong nhật ký và hồ sơ",
            name=left.person.name,
            code=left.person.code,
            day=day,
        )
    )
    _print_roles(left.roles)
    _print_contacts(left.contacts)
    data(_("  Tin đang chờ, chuyển cho người thay thế: {count}", count=left.readdressed))
    if left.work:
        data(_("  Vẫn đứng tên, người thay thế nhận nhắc việc:"))
        _print_work(left.work)
    if not left.all_seen:
        say(_(UNSEEN))


def _print_contacts(contacts: Sequence[Contact]) -> None:
    rows = [(it.channel, it.address, span(it.valid_from, it.valid_to)) for it in contacts]
    if rows:
        print_table((_("Kênh"), _("Địa chỉ thôi dùng"), _("Hiệu lực")), rows, indent="  ")
