"""``dondoc outbox release``: let a restored office send, after showing what it would send."""

import sys
from textwrap import shorten
from typing import TYPE_CHECKING, Final

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import dry_run_option, json_option
from dondoc.cli.output import data, emit_json, mark_dry_run, print_table, say
from dondoc.language import _
from engine.errors import EventRefused, InvalidInput
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.cli.desk import Desk
    from dondoc.copies.releasing import Choice, Unsent


@command(
    "release",
    help=N_(
        "Cho bản khôi phục gửi thư trở lại. Thư mà bản gốc có thể đã gửi sau lúc sao lưu được liệt "
        "kê, rồi bỏ (--drop) hoặc gửi (--send); không bao giờ tự gửi."
    ),
    examples=(
        'dondoc outbox release --reason "máy cũ hỏng ổ đĩa ngày 3/6" --drop',
        'dondoc hop-thu cho-gui --reason "chuyển máy, bản gốc đã tắt trước khi sao lưu" --send',
    ),
)
@click.option("--reason", required=True, help=N_("Lý do, được ghi vào nhật ký."))
@click.option("--drop", is_flag=True, help=N_("Bỏ những thư đang chờ: bản gốc đã gửi."))
@click.option("--send", is_flag=True, help=N_("Gửi những thư đang chờ: bản gốc chưa gửi."))
@dry_run_option
@json_option
@pass_session
def release(
    session: Session, reason: str, drop: bool, send: bool, dry_run: bool, as_json: bool
) -> None:
    """Release a restored office."""
    from dondoc.cli.desk import acting
    from dondoc.copies import releasing

    if drop and send:
        raise InvalidInput(N_("--drop và --send không đi cùng nhau; chọn một"))
    if not reason.strip():
        raise InvalidInput(N_("--reason: hãy ghi lý do"))
    desk = acting(session)
    unsent = releasing.unsent_of(desk.application, desk.actor)
    if not as_json:
        _print_unsent(desk, unsent)
    choice = _choice(unsent, drop=drop, send=send)
    releasing.release(desk.application, desk.actor, reason.strip(), choice, dry_run=dry_run)
    _report(unsent, choice, dry_run=dry_run, as_json=as_json)


ALIAS: Final = "cho-gui"


def _choice(unsent: "Unsent", *, drop: bool, send: bool) -> "Choice":
    from dondoc.copies.releasing import CHOOSE, Choice

    if drop or send or not unsent:
        return Choice.DROP if drop else Choice.SEND
    if _may_ask():
        words = {"bo": Choice.DROP, "gui": Choice.SEND}
        typed = click.prompt(_("Bỏ hay gửi?"), type=click.Choice(list(words)), err=True)
        return words[str(typed)]
    counts = {"messages": len(unsent.messages), "notices": unsent.notices}
    raise EventRefused(CHOOSE, **counts)


def _may_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _print_unsent(desk: "Desk", unsent: "Unsent") -> None:
    with desk.views() as views:
        book = desk.book(views)
    rows = [
        (
            item.message.created_at,
            book.person(item.message.person),
            shorten(item.message.subject, 50, placeholder="…"),
        )
        for item in unsent.messages
    ]
    print_table((_("Soạn lúc"), _("Người nhận"), _("Tiêu đề")), rows)
    if unsent.notices:
        data(_("{count} nhắc việc chưa gom thành thư", count=unsent.notices))


def _report(unsent: "Unsent", choice: "Choice", *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        messages = [item.message.id for item in unsent.messages]
        facts = {"messages": messages, "notices": unsent.notices, "unsent": choice}
        emit_json("outbox-release", facts | {"dry_run": dry_run})
    elif not unsent:
        data(_("Không có thư nào chờ; từ nay gửi thư bình thường"))
    elif choice.value == "drop":
        data(_("Đã bỏ những thư trên; từ nay gửi thư bình thường"))
    else:
        data(_("Những thư trên đi ở lượt sau của dịch vụ; từ nay gửi thư bình thường"))
    say(_("dondoc: dừng dịch vụ của bản gốc, nếu nó còn chạy"))
    mark_dry_run(dry_run)
