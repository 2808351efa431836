"""Ports: what the core needs from outside; the store, the channels and the program fill them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from engine.case import Case
from engine.obligations import Deadline
from engine.parties import Person
from engine.record_ports import (
    Evidence,
    Office,
    Plans,
    Settings,
    Texts,
    YearClosing,
    YearClosings,
)
from engine.store_ports import (
    AuditLog,
    Cases,
    Deadlines,
    Leased,
    Notices,
    Outbox,
    Parcel,
    Parties,
    Settlement,
    Store,
    TimerRow,
    Timers,
    UnitOfWork,
)
from engine.timers import Message, Notice, Outcome

__all__ = [
    "AuditLog",
    "Cases",
    "Clock",
    "Composer",
    "Deadlines",
    "DigestItem",
    "Evidence",
    "Identities",
    "Leased",
    "Notices",
    "Notifier",
    "Office",
    "Outbox",
    "Parcel",
    "Parties",
    "Plans",
    "Settings",
    "Settlement",
    "Store",
    "Texts",
    "TimerRow",
    "Timers",
    "UnitOfWork",
    "YearClosing",
    "YearClosings",
]


class Clock(Protocol):
    """The time, from outside."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""


class Identities(Protocol):
    """Ids, tokens and random draws, from outside, so that a run can be repeated."""

    def new_id(self) -> str:
        """Return a fresh id of 32 hexadecimal digits."""

    def token(self, length: int) -> str:
        """Return a random token of capitals and digits without look-alikes (for codes of secret cases)."""


@dataclass(frozen=True, slots=True)
class DigestItem:
    """One deadline in somebody's digest, as the core knows it.

    ``offset`` is the highest rung among the notices gathered here; ``missed_on`` lists the days on
    which a rung was due before today (an outage); ``working_days_left`` is negative when late.
    ``other_due_on`` is the second possible day of a provisional deadline.
    """

    case: Case
    deadline: Deadline
    offset: int
    working_days_left: int | None
    missed_on: tuple[date, ...]
    other_due_on: date | None = None


class Composer(Protocol):
    """Turns what is to be said into finished words."""

    def digest(
        self,
        person: Person,
        address: str,
        items: Sequence[DigestItem],
        day: date,
        uow: UnitOfWork,
        now: datetime,
    ) -> Message:
        """Return one message for one person and day, with the key ``digest_prefix(...){day}``."""

    def letter(
        self,
        person: Person,
        address: str,
        notice: Notice,
        case: Case,
        uow: UnitOfWork,
        now: datetime,
    ) -> Message:
        """Return the letter of a transition, with the key ``letter/{notice key}/{person}``.

        ``uow`` serves to look up the names, plans and texts that the letter prints.
        """

    def changes(
        self,
        person: Person,
        address: str,
        bundle: str,
        items: Sequence[tuple[Notice, Case]],
        uow: UnitOfWork,
        now: datetime,
    ) -> Message:
        """Return one message about everything an act changed for a person.

        Its key is ``changes/{bundle}/{id of the first notice}``. Letters of steps among ``items``
        become lines with the calendar of their visit attached.
        """


class Notifier(Protocol):
    """A channel."""

    name: str

    def send(self, message: Message) -> Outcome:
        """Try once to deliver; every failure of the world is an outcome, not an exception."""

    def close(self) -> None:
        """Give back the connection."""
