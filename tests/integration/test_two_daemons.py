"""Several daemons and several people at one PostgreSQL: each thing happens once."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from threading import Barrier, Lock

import pytest

from dondoc.clock import office_day
from dondoc.daemon import Daemon
from dondoc.identities import RandomIdentities
from dondoc.rulebook import StoredRulebook
from dondoc.settings import Settings
from dondoc.testing import ManualClock, PlayedOffice
from dondoc.wiring import Application
from engine.case import Command, DocumentRef
from engine.errors import Conflict, DondocError, EventRefused
from engine.timers import Message, Outcome, Verdict
from store.sql_store import SqlStore, open_store
from tests.crashes.scenario import PLAN, ROUND, VISIT

DAEMONS = 2
_NUMBERS = count(1)


@dataclass
class SharedMail:
    """A channel of several daemons."""

    name: str = "email"
    sent: list[Message] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def send(self, message: Message) -> Outcome:
        with self._lock:
            self.sent.append(message)
        return Outcome(Verdict.OK, "shared")

    def close(self) -> None:
        """Nothing stays open."""


@dataclass
class Server:
    """One office on PostgreSQL, and programs that each have connections of their own."""

    address: str
    clock: ManualClock = field(default_factory=ManualClock)
    mail: SharedMail = field(default_factory=SharedMail)
    stores: list[SqlStore] = field(default_factory=list)

    def program(self) -> Application:
        store = open_store(self.address)
        self.stores.append(store)
        settings = Settings(database_url="", outbox_dir=Path(), actor="operator")
        return Application(
            settings,
            self.clock,
            store,
            RandomIdentities(),
            StoredRulebook(),
            {"email": self.mail},
        )

    def close(self) -> None:
        for store in self.stores:
            store.dispose()


@pytest.fixture
def server(postgres_url: str) -> Iterator[Server]:
    server = Server(f"{postgres_url}&schema=daemons_{next(_NUMBERS)}")
    store = open_store(server.address)
    server.stores.append(store)
    store.prepare()
    office = PlayedOffice.found(store, "2024-05-20T08:00")
    office.load(PLAN)
    office.send(ROUND, "establish-team", document="05/QĐ")
    server.clock.move_to("2024-05-20T08:00")
    yield server
    server.close()


def together(*acts: Callable[[], object]) -> list[object]:
    """Run acts in threads that begin at the same moment; a refusal is an answer."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        barrier.wait(timeout=30)
        try:
            return act()
        except DondocError as refusal:
            return refusal

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_daemons_that_tick_together_fire_and_send_everything_once(server: Server) -> None:
    daemons = [Daemon(server.program()) for _ in range(DAEMONS)]
    for day in (20, 21, 22, 23, 24, 27, 28, 29, 30):
        for hour in (8, 9):
            server.clock.move_to(f"2024-05-{day}T{hour:02}:00")
            answers = together(*(daemon.tick for daemon in daemons))
            assert [each for each in answers if isinstance(each, DondocError)] == []
    keys = Counter(message.key for message in server.mail.sent)
    assert keys
    assert set(keys.values()) == {1}
    alone = alone_until(server)
    assert {key for key in keys if key.startswith("digest/")} == alone


def alone_until(server: Server) -> set[str]:
    """Return the digests of the same days when one daemon ticks alone."""
    store = open_store(f"{server.address}_alone")
    server.stores.append(store)
    store.prepare()
    office = PlayedOffice.found(store, "2024-05-20T08:00")
    office.load(PLAN)
    office.send(ROUND, "establish-team", document="05/QĐ")
    office.live_until("2024-05-30", hours=(8, 9))
    return {message.key for message in office.mail.sent if message.key.startswith("digest/")}


def test_each_timer_fires_once_under_many_daemons(server: Server) -> None:
    daemons = [Daemon(server.program()) for _ in range(4)]
    server.clock.move_to("2024-05-30T00:10")
    fired = together(*(daemon.application.reminders.fire_due for daemon in daemons))
    assert all(isinstance(each, int) for each in fired)
    with server.stores[0].read() as uow:
        cases = uow.cases.of_plan(PLAN.code)
        rows = [row for case in cases for row in uow.timers.of_case(case.id)]
        notices = [n for case in cases for n in uow.notices.of_case(case.id)]
    settled = [row for row in rows if row.state in {"fired", "skipped"}]
    assert sum(each for each in fired if isinstance(each, int)) == len(settled) > 0
    assert len({(notice.key, notice.person) for notice in notices}) == len(notices)


def _notify(application: Application, on: date) -> Callable[[], object]:
    actor = application.actor("operator")
    command = Command("notify", actor, on, document=DocumentRef("06/TB"))
    return lambda: application.cases.advance(VISIT, command)


def test_of_two_people_who_advance_a_case_at_once_one_is_told_so(server: Server) -> None:
    today = office_day(server.clock.now())
    answers = together(*(_notify(server.program(), today) for _ in range(2)))
    refused = [each for each in answers if isinstance(each, DondocError)]
    assert len(refused) == 1, answers
    assert isinstance(refused[0], Conflict | EventRefused)
    with server.stores[0].read() as uow:
        case = uow.cases.by_code(VISIT)
        assert case is not None
        assert case.state == "notified"
        assert [e.action for e in uow.audit.chain(f"case:{case.id}")].count("notify") == 1


def test_a_person_and_a_daemon_at_the_same_case_leave_it_whole(server: Server) -> None:
    server.clock.move_to("2024-05-23T08:00")
    today = office_day(server.clock.now())
    daemon, person = Daemon(server.program()), server.program()
    ticked, advanced = together(daemon.tick, _notify(person, today))
    assert not isinstance(ticked, DondocError) or isinstance(ticked, Conflict)
    assert not isinstance(advanced, DondocError) or isinstance(advanced, Conflict)
    # Whoever was turned away comes again: a person by hand, the daemon with its next tick.
    if isinstance(advanced, Conflict):
        _notify(person, today)()
    daemon.tick()
    with server.stores[0].read() as uow:
        assert not uow.timers.any_pending_until(server.clock.now())
        case = uow.cases.by_code(VISIT)
        assert case is not None
        assert case.state == "notified"
    assert max(Counter(message.key for message in server.mail.sent).values()) == 1
