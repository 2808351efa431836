"""What every command says at its end when the daemon has been silent too long on a working day."""

from contextlib import suppress

import click

from dondoc.cli.context import Session
from dondoc.cli.output import say
from engine.errors import DondocError

OF_THE_DAEMON = frozenset({"daemon", "init"})


def say_when_silent(session: Session, ctx: click.Context) -> None:
    """Say so on stderr, once, after a command that has opened the database."""
    opened = "application" in vars(session)
    if not opened or ctx.invoked_subcommand in OF_THE_DAEMON:
        return
    from dondoc.cli.daemon import silence_text
    from dondoc.heartbeat import is_alarming, pulse_of

    with suppress(DondocError):  # whatever is wrong with the database was said by the command
        pulse = pulse_of(session.application)
        if is_alarming(session.application, pulse):
            say(silence_text(pulse))
