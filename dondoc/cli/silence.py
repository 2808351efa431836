"""What every command says at its end: a restored office is held, or the daemon is silent too long."""

from contextlib import suppress

import click

from dondoc.cli.context import Session
from dondoc.cli.output import say
from dondoc.language import _
from engine.errors import DondocError

OF_THE_DAEMON = frozenset({"daemon", "init"})


def say_when_silent(session: Session, ctx: click.Context) -> None:
    """Say so on stderr, once, after a command that has opened the database."""
    if "application" not in vars(session):
        return
    with suppress(DondocError):  # whatever is wrong with the database was said by the command
        say_when_held(session)
    if ctx.invoked_subcommand in OF_THE_DAEMON:
        return
    from dondoc.cli.daemon import silence_text
    from dondoc.heartbeat import is_alarming, pulse_of

    with suppress(DondocError):  # the same
        pulse = pulse_of(session.application)
        if is_alarming(session.application, pulse):
            say(silence_text(pulse))


def say_when_held(session: Session) -> None:
    """Say on stderr that the office was restored and sends nothing yet, when that is so."""
    from dondoc.hold import held_since

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
