"""``dondoc person erase``: what is personal of somebody who has left goes for good."""

from typing import TYPE_CHECKING, Any

import click

from dondoc.cli.commands import command
from dondoc.cli.confirming import confirm, yes_option
from dondoc.cli.context import Session
from dondoc.cli.desk import acting, known_person
from dondoc.cli.output import data, emit_json, mark_dry_run, print_table, say
from dondoc.cli.people.options import request_of, written
from dondoc.language import _, format_day
from engine.errors import InvalidInput
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.parties.erasing import ErasedPerson


@command(
    "erase",
    help=N_(
        "Xóa dữ liệu cá nhân của người đã nghỉ; nhật ký vẫn xác minh được. Không lấy lại được."
    ),
    examples=(
        'dondoc person erase thu-ky --reason "theo yêu cầu" --document "3/ĐN, 1/7/2024" --dry-run',
        'dondoc nguoi xoa thu-ky --reason "theo yêu cầu" --document "3/ĐN, 1/7/2024" --yes',
    ),
)
@click.argument("code")
@yes_option
@written
def erase(
    session: Session,
    /,
    code: str,
    yes: bool,
    **given: Any,  # noqa: ANN401  (options shared by every change)
) -> None:
    """Erase the personal data of somebody who has left."""
    from dondoc.parties import erasing

    desk = acting(session)
    request = request_of(desk, desk.today, given)
    if request.document is None:
        raise InvalidInput(N_("ghi văn bản làm căn cứ xóa: --document 'số, ngày'"))
    with desk.views() as views:
        found = known_person(desk.book(views), code)
    if not request.dry_run:
        confirm(
            found, _("Xóa dữ liệu cá nhân của {code}, không lấy lại được.", code=found), yes=yes
        )
    erased = erasing.erase(desk.application, found, request)
    mark_dry_run(request.dry_run)
    if given["as_json"]:
        emit_json("erase", {**_erased_json(erased), "dry_run": request.dry_run})
    else:
        _print_erased(erased, dry_run=request.dry_run)


def _erased_json(erased: "ErasedPerson") -> dict[str, object]:
    return {
        "code": erased.person.code,
        "contacts": erased.contacts,
        "messages": erased.messages,
        "texts": erased.erased.texts,
        "plans": erased.erased.plans,
        "rewritten": erased.rewritten,
    }


def _print_erased(erased: "ErasedPerson", *, dry_run: bool) -> None:
    from dondoc.parties.erasing import ERASED_PARTS, KEPT_PARTS

    person = erased.person
    left_on = person.left_on
    data(
        _(
            "Xóa dữ liệu cá nhân của {code} (đã nghỉ từ {day})",
            code=person.code,
            day=format_day(left_on) if left_on else "",
        )
    )
    rows = (
        (_("địa chỉ"), erased.contacts),
        (_("thư"), erased.messages),
        (_("đoạn chữ trong nhật ký"), erased.erased.texts),
        (_("kế hoạch có địa chỉ"), erased.erased.plans),
    )
    print_table(("", ""), rows, indent="  ", right={1})
    for title, parts in ((_("Xóa:"), ERASED_PARTS), (_("Giữ lại:"), KEPT_PARTS)):
        data(title)
        for part in parts:
            data(f"  - {_(part)}")
    if not (erased.rewritten or dry_run):
        say(
            _(
                "Tệp cơ sở dữ liệu còn trang cũ chờ ghi đè; máy chủ hoặc lần ghi sau sẽ dùng lại chỗ đó"
            )
        )
