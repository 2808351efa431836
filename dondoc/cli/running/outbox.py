"""``dondoc outbox``: messages that wait, were sent, or could not be sent."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import dry_run_option, json_option
from dondoc.cli.output import data, emit_json, format_moment, mark_dry_run, print_table, say
from dondoc.cli.running.daemon import say_paused
from dondoc.cli.running.outbox_release import ALIAS as RELEASE_ALIAS
from dondoc.cli.running.outbox_release import release
from dondoc.language import _
from engine.errors import InvalidInput
from engine.ports import Parcel
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.cli.desk import Book

STATES: Final = {
    "waiting": N_("chờ gửi"),
    "leased": N_("đang gửi"),
    "sent": N_("đã gửi"),
    "unknown": N_("chưa rõ đã tới chưa"),
    "dead": N_("không gửi được"),
    "replaced": N_("đã thay bằng bản mới"),
    "dropped": N_("bỏ, không còn ích"),
}
WAITING_FOR: Final = {
    "channel-paused": N_("kênh đang tạm dừng"),
    "channel-down": N_("máy chủ thư không trả lời"),
    "put-back": N_("chưa tới lượt"),
}
TO_WATCH: Final = ("waiting", "leased", "unknown", "dead")
MOST: Final = 50
SHORT_ID: Final = 8
channel_option = click.option("--channel", default="", help=N_("Kênh, ví dụ email."))


@group(
    help=N_("Thư chờ gửi, đã gửi, không gửi được"),
    examples=("dondoc outbox list", "dondoc hop-thu gui-lai --all"),
)
def outbox() -> None:
    """Group the commands about messages."""


outbox.add_command(release)
outbox.aliases[RELEASE_ALIAS] = str(release.name)


@outbox.command(
    "list",
    alias="danh-sach",
    help=N_("Thư chờ gửi và thư cần người xem, kèm lý do; --all thêm thư đã xong."),
    examples=("dondoc outbox list", "dondoc hop-thu danh-sach --all --person chanh-vp"),
)
@channel_option
@click.option("--all", "every", is_flag=True, help=N_("Cả thư đã gửi, đã thay, đã bỏ."))
@click.option("--person", help=N_("Mã người nhận."))
@click.option("--limit", type=click.IntRange(1, 100_000), default=MOST, help=N_("Số thư mới nhất."))
@json_option
@pass_session
def list_(
    session: Session, channel: str, every: bool, person: str | None, limit: int, as_json: bool
) -> None:
    """List messages."""
    from dondoc.cli.desk import reading

    desk = reading(session)
    with desk.views() as views:
        found = views.messages(states=None if every else TO_WATCH, person=person, limit=limit)
        codes = {case.id: case.code for case in views.cases()}
        book = desk.book(views)
    parcels = [parcel for parcel in found if channel in {"", parcel.message.channel}]
    paused = _paused(session)
    if as_json:
        items = [parcel_json(parcel, codes) for parcel in parcels]
        emit_json("outbox", {"messages": items, "paused_channels": paused})
        return
    _print_parcels(parcels, book)
    say_paused(paused)


def _print_parcels(parcels: Sequence[Parcel], book: "Book") -> None:
    rows = [
        (
            parcel.message.id[:SHORT_ID],
            _(STATES[parcel.state]),
            parcel.message.channel,
            book.person(parcel.message.person),
            textwrap.shorten(parcel.message.subject, 60, placeholder="…"),
            parcel.attempts,
            format_moment(parcel.next_at) if parcel.next_at else "",
            reason_words(parcel),
        )
        for parcel in parcels
    ]
    heads = (
        _("Thư"), _("Tình trạng"), _("Kênh"), _("Người nhận"), _("Tiêu đề"), _("Lần"),
        _("Gửi lại lúc"), _("Lý do"),
    )  # fmt: skip
    print_table(heads, rows, right={5})


def _paused(session: Session) -> dict[str, str]:
    with session.application.store.read() as uow:
        return uow.outbox.paused_channels()


def reason_words(parcel: Parcel) -> str:
    """Return why a message is where it is: our reason in words, then the answer of the channel."""
    from notifiers.retry import REASON_WORDS, Reason

    if parcel.state in {"sent", "replaced"} or not parcel.last_detail:
        return ""
    known: Mapping[str, str] = {reason.value: words for reason, words in REASON_WORDS.items()}
    first, _sep, rest = parcel.last_detail.partition("; ")
    if first in WAITING_FOR:
        return _(WAITING_FOR[first]) + (f": {rest}" if rest else "")
    if first not in {reason.value for reason in Reason}:
        return parcel.last_detail
    return f"{_(known[first])}; {rest}" if rest else _(known[first])


def parcel_json(parcel: Parcel, codes: Mapping[str, str]) -> dict[str, object]:
    """Return a message as programs read it, without its words."""
    message = parcel.message
    return {
        "id": message.id,
        "key": message.key,
        "channel": message.channel,
        "person": message.person,
        "subject": message.subject,
        "state": parcel.state,
        "attempts": parcel.attempts,
        "created_at": message.created_at,
        "next_at": parcel.next_at,
        "settled_at": parcel.settled_at,
        "verdict": parcel.last_verdict,
        "reason": reason_words(parcel),
        "cases": [codes[case_id] for case_id in parcel.case_ids if case_id in codes],
    }


@outbox.command(
    "show",
    alias="xem",
    help=N_("Một thư theo đầu mã của nó: người nhận, lần gửi, lý do, nội dung."),
    examples=("dondoc outbox show 3f2a9c1b", "dondoc hop-thu xem 3f2a --json"),
)
@click.argument("reference")
@json_option
@pass_session
def show(session: Session, reference: str, as_json: bool) -> None:
    """Show one message."""
    from dondoc.cli.desk import reading

    desk = reading(session)
    with desk.views() as views:
        parcel = views.message(reference[:80])
        codes = {case.id: case.code for case in views.cases()}
        name = desk.book(views).person(parcel.message.person)
    facts = parcel_json(parcel, codes)
    message = parcel.message
    if as_json:
        files = [item.name for item in message.attachments]
        emit_json("message", facts | {"text": message.text, "attachments": files})
        return
    print_table(("", ""), _rows(parcel, name, ", ".join(map(str, codes_of(parcel, codes)))))
    data()
    for line in message.text.splitlines():
        data(line)


def codes_of(parcel: Parcel, codes: Mapping[str, str]) -> list[str]:
    """Return the codes of the cases a message speaks of."""
    return [codes[case_id] for case_id in parcel.case_ids if case_id in codes]


def _rows(parcel: Parcel, name: str, cases: str) -> list[tuple[str, object]]:
    message = parcel.message
    return [
        (_("Thư"), message.id),
        (_("Tình trạng"), _(STATES[parcel.state])),
        (_("Kênh"), message.channel),
        (_("Người nhận"), f"{name} ({message.person})"),
        (_("Địa chỉ"), message.address or "–"),
        (_("Tiêu đề"), message.subject),
        (_("Hồ sơ"), cases),
        (_("Soạn lúc"), message.created_at),
        (_("Số lần gửi"), parcel.attempts),
        (_("Gửi lại lúc"), parcel.next_at),
        (_("Xong lúc"), parcel.settled_at),
        (_("Lý do"), reason_words(parcel)),
        (_("Tệp kèm"), ", ".join(item.name for item in message.attachments)),
    ]


@outbox.command(
    "retry",
    alias="gui-lai",
    help=N_(
        "Cho thư không gửi được đi lại; --channel mở lại kênh đang tạm dừng; --all là mọi thư "
        "không gửi được (của kênh, nếu có)."
    ),
    examples=("dondoc outbox retry 3f2a9c1b", "dondoc hop-thu gui-lai --channel email --all"),
)
@click.argument("references", nargs=-1)
@channel_option
@click.option("--all", "every", is_flag=True, help=N_("Mọi thư không gửi được."))
@dry_run_option
@json_option
@pass_session
def retry(
    session: Session,
    references: tuple[str, ...],
    channel: str,
    every: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Let messages go again."""
    from dondoc import outbox_acts
    from dondoc.cli.desk import acting

    if not (references or channel or every):
        raise InvalidInput(N_("Chưa nói gửi lại gì; thêm mã thư, --channel KÊNH, hoặc --all"))
    desk = acting(session)
    parcels = outbox_acts.chosen(desk.application, desk.actor, references, channel, every=every)
    done = outbox_acts.retry(desk.application, desk.actor, parcels, channel, dry_run=dry_run)
    ids = [parcel.message.id for parcel in done.messages]
    if as_json:
        emit_json("outbox-retry", {"messages": ids, "resumed": done.resumed, "dry_run": dry_run})
    else:
        for parcel in done.messages:
            data(f"{parcel.message.id[:SHORT_ID]}  {parcel.message.subject}")
        if done.resumed:
            data(_("Kênh {channel} đã mở lại", channel=done.resumed))
        say(_("{count} thư sẽ đi ở lượt sau của dịch vụ", count=len(ids)))
    mark_dry_run(dry_run)
