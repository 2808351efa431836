"""The world around the program: its database, the mail that arrived, the time; and its processes."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dondoc.clock import OFFICE_ZONE
from dondoc.daemon import Daemon
from dondoc.rulebook import StoredRulebook
from dondoc.settings import Settings
from dondoc.testing import ManualClock, SequentialIdentities
from dondoc.wiring import Application
from engine.timers import Message, Outcome, Verdict
from notifiers.mime import MailIdentity, to_bytes
from store.database import Database
from store.sql_store import SqlStore
from tests.crashes.places import Place
from tests.crashes.power import Power

IDENTITY = MailIdentity("dondoc@example.vn", "Đôn đốc", "dondoc.example.vn")
IDS_OF_A_LIFE = 1_000_000


@dataclass(frozen=True)
class Arrived:
    """A mail as the server of the recipient saw it."""

    key: str
    message_id: str
    wire: str


@dataclass
class Sink:
    """A mail server: what it has taken stays there, whatever happens to the sender."""

    power: Power
    arrived: list[Arrived]
    answer: Callable[[Message], Verdict] = lambda _message: Verdict.OK
    name: str = "email"

    def send(self, message: Message) -> Outcome:
        """Take a message; the process may die before it is out and before it hears the answer."""
        self.power("before SEND")
        verdict = self.answer(message)
        if verdict is Verdict.OK:
            wire = hashlib.sha256(to_bytes(message, IDENTITY)).hexdigest()
            self.arrived.append(Arrived(message.key, IDENTITY.message_id(message), wire))
        self.power("after SEND")
        return Outcome(verdict, "sink")

    def close(self) -> None:
        """Nothing stays open."""


class World:
    """What outlives a process: the database, the time, and the mail that arrived.

    The engine is kept from life to life, for its compiled statements are slow to make; every
    connection is closed between two lives, and the store begins anew.
    """

    def __init__(self, place: Place) -> None:
        """Begin with whatever is at a place."""
        self.place = place
        self.clock = ManualClock()
        self.arrived: list[Arrived] = []
        self._power = Power()
        self._store = SqlStore(Database(place.url), probe=self._pass)

    def _pass(self, label: str) -> None:
        """Tell a point to the power of the process that runs now."""
        self._power(label)

    @contextmanager
    def process(self, life: int, power: Power | None = None) -> Iterator[Application]:
        """Run the program from its start; at its end, however it comes, nothing is left open."""
        self._power = power or Power()
        store = copy(self._store)
        store._checked = False
        ids = SequentialIdentities(life * IDS_OF_A_LIFE)
        settings = Settings(database_url="", outbox_dir=Path(), actor="operator")
        channels = {"email": Sink(self._power, self.arrived)}
        try:
            yield Application(settings, self.clock, store, ids, StoredRulebook(), channels)
        finally:
            store.dispose()

    def at(self, moment: datetime) -> None:
        """Let the time be this, unless it is later already."""
        self.clock.at = max(self.clock.at, moment)


def tick(application: Application) -> None:
    """Let the daemon do what is due."""
    Daemon(application).tick()


def moment(text: str) -> datetime:
    """Return the moment of the office written as ``05-20T08:00`` of 2024."""
    return datetime.fromisoformat(f"2024-{text}").replace(tzinfo=OFFICE_ZONE)
