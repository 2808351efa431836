"""What one call of the command works with: settings, clock, actor, and the application."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Self

import click

from dondoc.clock import FixedClock, SystemClock, clock_from_environment, office_day
from dondoc.settings import Settings, load_settings
from engine.case import Actor
from engine.errors import InvalidInput

if TYPE_CHECKING:  # loads the database
    from dondoc.wiring import Application


@dataclass
class Session:
    """One call: its flags and environment; everything else is built when first asked for."""

    flags: Mapping[str, str] = field(default_factory=dict)
    config: str | None = None
    on_behalf_of: str | None = None
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))

    @classmethod
    def of(cls, ctx: click.Context | None) -> Self:
        """Return the session of a running command."""
        found = ctx.find_object(cls) if ctx else None
        return found or cls()

    @cached_property
    def settings(self) -> Settings:
        """Return the settings from flags, environment and file."""
        return load_settings(self.flags, self.environ, config=self.config)

    @cached_property
    def clock(self) -> SystemClock | FixedClock:
        """Return the clock of this call."""
        return clock_from_environment(self.environ)

    @cached_property
    def application(self) -> "Application":
        """Return the wired program: services and views over the configured database."""
        from dondoc.wiring import build

        patience = self.environ.get("DONDOC_TEST_BUSY_SECONDS")  # so that tests need not wait
        if patience:
            return build(self.settings, self.clock, busy_seconds=float(patience))
        return build(self.settings, self.clock)

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """Return the office's day."""
        return office_day(self.now())

    def person(self) -> str:
        """Return the code of the person who acts; refuse when nobody is named."""
        if not self.settings.actor:
            raise InvalidInput(
                "Chưa biết ai thực hiện; thêm --as MÃ-NGƯỜI, hoặc đặt DONDOC_ACTOR, hoặc actor "
                "trong dondoc.toml"
            )
        return self.settings.actor

    def actor(self) -> Actor:
        """Return who acts, with the roles and units of today."""
        person = self.person()
        return self.application.actor(person, self.on_behalf_of)


pass_session = click.make_pass_decorator(Session, ensure=True)
