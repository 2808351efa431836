"""What a check finds, and what every check works with."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

from dondoc.clock import office_day
from dondoc.settings import Settings
from dondoc.settings_file import database_file
from dondoc.wiring import Application
from engine.case import Actor
from engine.errors import DondocError
from engine.words import N_
from store.views import Views

BY_ROOT: Final = N_("chạy bằng root nên không kết luận được quyền của tài khoản dịch vụ; chạy lại "
                    "bằng tài khoản đó")  # fmt: skip


class Standing(StrEnum):
    """How a thing stands; what could not be looked at is never called good."""

    GOOD = "good"
    WRONG = "wrong"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: a stable name, how it stands, the words, and on ``WRONG`` the command that mends it."""

    name: str
    standing: Standing
    text: str
    params: tuple[tuple[str, object], ...] = ()
    remedy: str = ""
    error: DondocError | None = None


def good(name: str, text: str, /, **params: object) -> Finding:
    """Return what is as it must be."""
    return Finding(name, Standing.GOOD, text, tuple(params.items()))


def wrong(name: str, remedy: str, text: str, /, **params: object) -> Finding:
    """Return what is to be mended, with the command that does it."""
    return Finding(name, Standing.WRONG, text, tuple(params.items()), remedy)


def unknown(name: str, text: str, /, **params: object) -> Finding:
    """Return what could not be looked at, and why."""
    return Finding(name, Standing.UNKNOWN, text, tuple(params.items()))


@dataclass
class Patient:
    """What is looked at: the settings, the program, and who looks."""

    settings: Settings
    application: Application

    @cached_property
    def now(self) -> datetime:
        """Return the present moment."""
        return self.application.clock.now()

    @property
    def today(self) -> date:
        """Return the office's day."""
        return office_day(self.now)

    @property
    def manual(self) -> bool:
        """Tell whether the clock of this call is moved by hand."""
        return bool(getattr(self.application.clock, "manual", False))

    @property
    def file(self) -> Path | None:
        """Return the database file, ``None`` on a server."""
        return database_file(self.settings)

    @cached_property
    def actor(self) -> Actor:
        """Return who looks; nobody named sees what everybody may see."""
        person = self.settings.actor
        return self.application.actor(person) if person else Actor("")

    def views(self) -> AbstractContextManager[Views]:
        """Open the reads that the actor may make."""
        return self.application.views(self.actor)


Check: TypeAlias = Callable[[Patient], Iterator[Finding]]


def runs_as_root() -> bool:
    """Tell whether this process may do everything, so that trying proves nothing."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
