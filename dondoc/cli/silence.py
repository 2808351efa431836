"""What every command says at its end: a restored office is held, or the daemon is silent too long."""

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import click

from dondoc.cli.context import Session
from dondoc.cli.output import say
from dondoc.language import _
from engine.errors import DondocError

if TYPE_CHECKING:  # loads the database
    from dondoc.running.heartbeat import Pulse

OF_THE_DAEMON = frozenset({"daemon", "init"})
MINUTES_OF_AN_HOUR: Final = 60
HOURS_OF_A_DAY: Final = 24


def say_when_silent(session: Session, ctx: click.Context) -> None:
    """Say so on stderr, once, after a command that has opened the database."""
    if "application" not in vars(session):
        return
    with suppress(DondocError):  # whatever is wrong with the database was said by the command
        say_when_held(session)
    if ctx.invoked_subcommand in OF_THE_DAEMON:
        return
    from dondoc.running.heartbeat import is_alarming, pulse_of

    with suppress(DondocError):  # the same
        pulse = pulse_of(session.application)
        if is_alarming(session.application, pulse):
            say(silence_text(pulse))


def say_when_held(session: Session) -> None:
    """Say on stderr that the office was restored and sends nothing yet, when that is so."""
    from dondoc.copies.hold import held_since

    with session.application.store.read() as uow:
        since = held_since(uow.settings)
    if since is not None:
        say(
            _(
                "dondoc: bản khôi phục từ {since} đang GIỮ THƯ, soạn nhưng không gửi; cho gửi: "
                "dondoc outbox release --reason LÝ-DO",
                since=since,
            )
        )


def duration(span: timedelta) -> str:
    """Return a span as people say it: days and hours, or hours and minutes."""
    minutes = max(int(span.total_seconds()) // 60, 0)
    hours, minutes = divmod(minutes, MINUTES_OF_AN_HOUR)
    if hours >= HOURS_OF_A_DAY:
        days, hours = divmod(hours, HOURS_OF_A_DAY)
        return _("{days} ngày {hours} giờ", days=days, hours=hours)
    return _("{hours} giờ {minutes} phút", hours=hours, minutes=minutes)


def silence_text(pulse: "Pulse") -> str:
    """Return the line with which every command says that the daemon is silent."""
    if pulse.beat_at is None:
        return _(
            "dondoc: dịch vụ nhắc việc chưa chạy lần nào; chạy: dondoc daemon run",
        )
    return _(
        "dondoc: dịch vụ nhắc việc im lặng {silence}, từ {since}; chạy: dondoc daemon run",
        silence=duration(pulse.silence),
        since=pulse.beat_at,
    )
