"""How many statements the hot paths cost: an advance, a firing, a digest, a delivery."""

from dataclasses import replace

import pytest

from engine.ports import Settlement
from engine.timers import NoticeState, Outcome, Verdict
from store import SqlStore, SqlUnitOfWork, open_store
from tests.contract.store_values import (
    NOW,
    OFFICE,
    TODAY,
    a_case,
    a_deadline,
    a_draft,
    a_message,
    a_notice,
    a_timer,
    later,
)


class Counting:
    """A store that counts its statements, without those that begin and end transactions."""

    def __init__(self, address: str) -> None:
        self.heard: list[str] = []
        self.store: SqlStore = open_store(address, probe=self._hear)

    def _hear(self, label: str) -> None:
        kind, _, statement = label.partition(" ")
        if kind == "before" and not statement.startswith(("BEGIN", "SET LOCAL", "COMMIT")):
            self.heard.append(statement)

    def statements(self) -> int:
        """Return how many there were since the last time."""
        number = len(self.heard)
        self.heard.clear()
        return number


@pytest.fixture
def counting(address: str) -> Counting:
    made = Counting(address)
    made.store.prepare()
    with made.store.write() as work:
        work.settings.set_office(OFFICE)
        work.cases.add(a_case())
        work.deadlines.put([a_deadline()])
        work.timers.reconcile("c1", [a_timer(f"old{number}") for number in range(5)], NOW)
        work.audit.append(a_draft())
        work.commit()
    made.statements()
    return made


def advance(work: SqlUnitOfWork) -> None:
    case = work.cases.by_code("C1")
    assert case is not None
    work.deadlines.of_case("c1")
    work.cases.save(replace(case, state="notified", version=2))
    work.deadlines.put([a_deadline(), a_deadline(name="report")])
    work.timers.reconcile("c1", [a_timer(f"new{number}") for number in range(9)], NOW)
    work.notices.add([a_notice("n1"), a_notice("n2")])
    work.audit.append(a_draft())
    work.commit()


def test_an_advance_costs_eleven_statements(counting: Counting) -> None:
    with counting.store.write() as work:
        advance(work)
    # Read case and deadlines; write case and deadlines; read, withdraw and add timers; add notices;
    # read the head of the chain and the office, add the entry. PostgreSQL locks the chain besides.
    assert counting.statements() == 11 + (not counting.store.database.is_sqlite)
    counting.store.dispose()


def test_firing_costs_two_statements_and_one_for_each_timer(counting: Counting) -> None:
    with counting.store.write() as work:
        for timer in work.timers.due(NOW, 100):
            work.timers.settle(timer.key, "fired", NOW)
        work.notices.add([a_notice("n1"), a_notice("n2")])
        work.commit()
    assert counting.statements() == 7
    counting.store.dispose()


def test_a_digest_costs_four_statements_besides_what_it_reads(counting: Counting) -> None:
    with counting.store.write() as work:
        work.notices.add([a_notice("n1"), a_notice("n2")])
        work.commit()
    counting.statements()
    with counting.store.write() as work:
        ids = [notice.id for notice in work.notices.pending("an", TODAY, letters=False)]
        work.outbox.put(a_message("m1"), ["c1"], NOW)
        work.notices.close(ids, NoticeState.SENT, "", "m1")
        work.commit()
    assert counting.statements() == 4
    counting.store.dispose()


def test_delivering_costs_two_statements_for_a_batch_and_one_for_each(counting: Counting) -> None:
    with counting.store.write() as work:
        for number in range(3):
            work.outbox.put(a_message(f"m{number}"), ["c1"], NOW)
        work.commit()
    counting.statements()
    with counting.store.write() as work:
        batch = work.outbox.lease("email", NOW, later(10), 10)
        assert counting.statements() == 2
        for leased in batch:
            work.outbox.settle(leased, Outcome(Verdict.OK, "smtp"), Settlement("sent"), NOW)
        assert counting.statements() == 3
        work.commit()
    counting.store.dispose()
