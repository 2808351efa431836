"""Several programs on one database at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from engine.audit import first_broken
from engine.errors import StorageBusy
from store import SqlStore, open_store
from store.database import Database
from tests.contract.store_values import (
    NOW,
    OFFICE,
    TODAY,
    a_case,
    a_draft,
    a_message,
    a_notice,
    a_timer,
    later,
)


def test_two_daemons_never_get_the_same_timer(postgres_store: SqlStore) -> None:
    with postgres_store.write() as work:
        work.cases.add(a_case())
        work.timers.reconcile("c1", [a_timer("a"), a_timer("b")], NOW)
        work.notices.add([a_notice("n1"), a_notice("n2", due_on=TODAY + timedelta(days=1))])
        work.commit()
    with postgres_store.write() as first, postgres_store.write() as second:
        assert [timer.key for timer in first.timers.due(NOW, 1)] == ["a"]
        assert [timer.key for timer in second.timers.due(NOW, 9)] == ["b"]
        assert first.notices.pending("an", TODAY, letters=False) == (a_notice("n1"),)
        assert second.notices.pending("an", TODAY, letters=False) == ()


def test_two_daemons_never_lease_the_same_message(postgres_store: SqlStore) -> None:
    with postgres_store.write() as work:
        for number in range(3):
            created_at = NOW + timedelta(seconds=number)
            work.outbox.put(a_message(f"m{number}", created_at=created_at), [], NOW)
        work.commit()
    with postgres_store.write() as first, postgres_store.write() as second:
        assert [each.message.id for each in first.outbox.lease("email", NOW, later(10), 2)] == [
            "m0",
            "m1",
        ]
        assert [each.message.id for each in second.outbox.lease("email", NOW, later(10), 9)] == [
            "m2"
        ]


def test_a_locked_case_makes_the_next_writer_wait(postgres_store: SqlStore) -> None:
    with postgres_store.write() as work:
        work.cases.add(a_case())
        work.commit()
    with ThreadPoolExecutor(1) as pool:
        with postgres_store.write() as first:
            first.cases.lock(["c1"])
            read = pool.submit(_state_under_lock, postgres_store)
            first.cases.save(a_case(state="notified", version=2))
            first.commit()
        assert read.result(10) == "notified"


def _state_under_lock(store: SqlStore) -> str:
    with store.write() as work:
        work.cases.lock(["c1"])
        case = work.cases.get("c1")
        assert case is not None
        return case.state


def test_on_sqlite_the_second_writer_is_told_to_try_again(sqlite_address: str) -> None:
    store = open_store(sqlite_address, busy_seconds=0.05)
    store.prepare()
    with store.write(), pytest.raises(StorageBusy, match="đang bận quá lâu"), store.write():
        raise AssertionError
    with store.write() as writer, store.read() as reader:  # who only reads never waits
        writer.cases.add(a_case("c2"))
        assert reader.cases.get("c2") is None
    store.dispose()


def test_two_offices_share_a_pooled_connection_without_seeing_each_other(
    postgres_url: str,
) -> None:
    database = Database(f"{postgres_url}&schema=shared_a", pool_size=1, max_overflow=0)
    offices = {"a": SqlStore(database), "b": SqlStore(database.sibling("shared_b"))}
    for name, office in offices.items():
        office.prepare()
        with office.write() as work:
            work.settings.set("name", name)
            work.commit()
    for name in "abba":
        with offices[name].read() as work:
            assert work.settings.get("name") == name
        with offices[name].write() as work:  # undone: leaves nothing behind for the other
            work.settings.set("name", "spoiled")
    for name in "ab":
        with offices[name].write() as work:
            assert work.settings.get("name") == name
            work.commit()
            assert work.settings.get("name") == name  # a new transaction, the same office
    database.dispose()


def test_two_writers_of_one_chain_follow_each_other(postgres_store: SqlStore) -> None:
    def append(number: int) -> None:
        with postgres_store.write() as work:
            work.audit.append(a_draft("office", recorded_at=later(-number)))
            work.commit()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(append, range(12)))
    with postgres_store.read() as work:
        chain = work.audit.chain("office")
        assert len(chain) == 12
        assert first_broken(OFFICE.id, chain) is None


def test_the_second_daemon_that_asks_for_a_key_waits_for_the_first(
    postgres_store: SqlStore,
) -> None:
    def second() -> bool:
        with postgres_store.write() as work:
            return work.outbox.has_key("digest/an")

    with ThreadPoolExecutor(1) as pool, postgres_store.write() as first:
        assert not first.outbox.has_key("digest/an")
        answer = pool.submit(second)
        first.outbox.put(a_message("m1", key="digest/an"), [], NOW)
        first.commit()
        assert answer.result(10)
