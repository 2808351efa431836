"""``dondoc daemon``: run the service of reminders, or see how it stands."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import dry_run_option, json_option
from dondoc.cli.output import data, emit_json, format_moment, mark_dry_run, print_table, say
from dondoc.cli.silence import duration, say_when_held
from dondoc.language import _
from dondoc.settings_file import database_file
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.cli.desk import Desk
    from dondoc.daemon import Tick
    from dondoc.running.daemon_status import DaemonStatus
    from store.views import WorkDone

DONE: Final = {
    "fired": N_("mốc nhắc và sự kiện đến hạn"),
    "quotas": N_("thư về chỉ tiêu vừa soạn"),
    "letters": N_("thư theo bước vừa soạn"),
    "digests": N_("bản tin nhắc việc vừa gom"),
    "sent": N_("thư đã gửi"),
    "waiting": N_("thư chờ gửi lại"),
    "dead": N_("thư không gửi được, cần người xem"),
    "paused": N_("kênh vừa tạm dừng"),
}


@group(
    help=N_("Dịch vụ nhắc việc và gửi thư"),
    examples=("dondoc daemon run", "dondoc dich-vu tinh-trang"),
)
def daemon() -> None:
    """Group the commands about the daemon."""


@daemon.command(
    "run",
    alias="chay",
    help=N_("Chạy cho tới khi bị dừng; với --once thì làm một lượt rồi thôi."),
    examples=("dondoc daemon run", "dondoc dich-vu chay --once --json"),
)
@click.option("--once", is_flag=True, help=N_("Làm một lượt việc đến hạn rồi dừng."))
@json_option
@pass_session
def run(session: Session, once: bool, as_json: bool) -> None:
    """Run the daemon."""
    from dondoc.cli.desk import reading
    from dondoc.daemon import Daemon
    from dondoc.running.daemon_lock import only_daemon
    from dondoc.running.daemon_log import set_up_log

    desk = reading(session)
    worker = Daemon(desk.application)
    with only_daemon(database_file(session.settings)):
        if not once:
            set_up_log()
            say_when_held(session)
            say(_("dondoc: dịch vụ đang chạy; dừng bằng Ctrl+C hoặc SIGTERM"))
            worker.run()
            return
        before = _work_done(desk)
        tick = worker.tick()
    _report(session, visible_part(tick, before, _work_done(desk)), as_json=as_json)


def _work_done(desk: "Desk") -> "WorkDone":
    with desk.views() as views:
        return views.work_done()


def visible_part(tick: "Tick", before: "WorkDone", after: "WorkDone") -> "Tick":
    """Return a tick as it exists for who started it: the counts of the daemon know of every secret."""
    return replace(
        tick,
        fired=after.fired - before.fired,
        letters=after.letters - before.letters,
        digests=after.digests - before.digests,
        sent=after.sent - before.sent,
        waiting=after.waiting,
        dead=after.dead - before.dead,
    )


def _report(session: Session, tick: "Tick", *, as_json: bool) -> None:
    with session.application.store.read() as uow:
        paused = uow.outbox.paused_channels()
    if as_json:
        emit_json("tick", {"at": session.now(), **asdict(tick), "paused_channels": paused})
        return
    figures = asdict(tick)
    rows = [(_(words), figures[name]) for name, words in DONE.items() if figures[name]]
    data(_("Một lượt lúc {at}:", at=session.now()))
    print_table(("", ""), rows or [(_("không có việc đến hạn"), "")], right={1}, indent="  ")
    if tick.sealed:
        data("  " + _("đã đóng mốc xác nhận nhật ký của ngày"))
    if tick.waiting:
        say(_("{count} thư chưa đi, vẫn giữ; xem lý do: dondoc outbox list", count=tick.waiting))
    say_paused(paused)


def say_paused(paused: "dict[str, str]") -> None:
    """Say on stderr which channels are paused, why, and how they go on."""
    for channel, reason in paused.items():
        say(
            _(
                "dondoc: kênh {channel} đang tạm dừng ({reason}); thư vẫn giữ, tự thử lại sau 30 "
                "phút hoặc: dondoc outbox retry --channel {channel}",
                channel=channel,
                reason=reason or "?",
            )
        )


@daemon.command(
    "status",
    alias="tinh-trang",
    help=N_("Dịch vụ làm việc lần cuối khi nào, còn chờ những gì."),
    examples=("dondoc daemon status", "dondoc dich-vu tinh-trang --json"),
)
@json_option
@pass_session
def status(session: Session, as_json: bool) -> None:
    """Show how the daemon stands."""
    from dondoc.cli.desk import reading
    from dondoc.running.daemon_status import status_of

    desk = reading(session)
    found = status_of(desk.application, desk.actor)
    if as_json:
        _emit(found)
        return
    oldest = found.oldest_unsent_at
    beat = found.pulse.beat_at
    print_table(
        ("", ""),
        [
            (_("Làm việc lần cuối"), format_moment(beat) if beat else _("chưa lần nào")),
            (_("Im lặng"), duration(found.pulse.silence)),
            (_("Mốc nhắc chờ đến hạn"), found.pending_timers),
            (_("Nhắc việc chờ gom"), found.pending_notices),
            (_("Thư chờ gửi"), found.waiting),
            (_("Thư chờ gửi lâu nhất, từ"), format_moment(oldest) if oldest else "–"),
            (_("Thư cần người xem"), found.given_up),
            (_("Kênh tạm dừng"), ", ".join(found.paused) or "–"),
        ],
    )
    say_paused(dict(found.paused))


@daemon.command(
    "unit",
    alias="don-vi-systemd",
    help=N_(
        "In dịch vụ systemd (có canh treo), và sao lưu hằng tuần kèm khôi phục thử; --write ghi "
        "thành tệp."
    ),
    examples=(
        "dondoc daemon unit --user dondoc",
        "dondoc dich-vu don-vi-systemd --write /etc/systemd/system",
    ),
)
@click.option("--user", help=N_("Tài khoản chạy dịch vụ (mặc định: chủ của cơ sở dữ liệu)."))
@click.option("--write", "folder", type=click.Path(path_type=Path), help=N_("Ghi vào thư mục này."))
@dry_run_option
@json_option
@pass_session
def unit(
    session: Session, user: str | None, folder: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Print or write the units of systemd."""
    from dondoc.cli.running.daemon_unit import account, report, write_units
    from dondoc.running.service_units import owner_of, units

    found = units(session.settings, account(user) if user else owner_of(session.settings))
    written = write_units(found, folder, dry_run=dry_run) if folder else ()
    report(found, written, as_json=as_json)
    mark_dry_run(dry_run)


def _emit(found: "DaemonStatus") -> None:
    emit_json(
        "daemon-status",
        {
            "beat_at": found.pulse.beat_at,
            "silent_seconds": int(found.pulse.silence.total_seconds()),
            "alarming": found.alarming,
            "pending_timers": found.pending_timers,
            "pending_notices": found.pending_notices,
            "waiting_messages": found.waiting,
            "oldest_unsent_at": found.oldest_unsent_at,
            "given_up": found.given_up,
            "paused_channels": found.paused,
        },
    )
