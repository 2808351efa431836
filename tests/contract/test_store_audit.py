"""The audit log, on every database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.audit import GENESIS, first_broken, seal_fits
from engine.case import DocumentRef
from engine.errors import Conflict, StorageUnavailable
from store import SqlStore, open_store
from tests.contract.store_values import NOW, OFFICE, a_draft, later

PROTECTED = ("audit_entry", "audit_seal")


def test_entries_follow_each_other_in_chains_of_their_own(store: SqlStore) -> None:
    document = DocumentRef("45/TB-ĐKT", "Đoàn kiểm tra", date(2024, 5, 20))
    with store.write() as work:
        first = work.audit.append(a_draft(document=document, occurred_on=date(2024, 5, 20)))
        second = work.audit.append(a_draft(recorded_at=later(1)))
        work.audit.append(a_draft("office", action="init"))
        work.commit()
        third = work.audit.append(a_draft(recorded_at=later(2)))
        work.commit()
    with store.read() as work:
        chain = work.audit.chain("case:c1")
        assert chain == (first, second, third)
        assert [entry.position for entry in chain] == [1, 2, 3]
        assert first.previous_hash == GENESIS
        assert first_broken(OFFICE.id, chain) is None
        assert work.audit.chains() == ("case:c1", "office")
        assert [(head.chain, head.length) for head in work.audit.heads()] == [
            ("case:c1", 3),
            ("office", 1),
        ]


def test_an_entry_is_never_recorded_before_the_one_it_follows(store: SqlStore) -> None:
    with store.write() as work:
        work.audit.append(a_draft(recorded_at=later(5)))
        work.commit()
    with store.write() as work:
        early = work.audit.append(a_draft(recorded_at=NOW))
        assert early.recorded_at == later(5).isoformat(timespec="microseconds")
        assert first_broken(OFFICE.id, work.audit.chain("case:c1")) is None


def test_an_undone_entry_leaves_no_gap(store: SqlStore) -> None:
    with store.write() as work:
        work.audit.append(a_draft())
    with store.write() as work:
        assert work.audit.append(a_draft()).position == 1


def test_two_writers_of_one_chain_get_two_places(store: SqlStore) -> None:
    def append(number: int) -> int:
        with store.write() as work:
            position = work.audit.append(a_draft("office", recorded_at=later(number))).position
            work.commit()
            return position

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(append, range(4))) == [1, 2, 3, 4]
    with store.read() as work:
        assert first_broken(OFFICE.id, work.audit.chain("office")) is None


def test_a_place_taken_by_somebody_else_is_a_conflict(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.write() as work:
        work.audit.append(a_draft())
        # As if the unique key had stopped us: locks keep it from happening in earnest.
        monkeypatch.setattr("store.parts.audit.insert_missing", lambda *_: 0)
        with pytest.raises(Conflict, match="vừa được người khác ghi thêm"):
            work.audit.append(a_draft())
        with pytest.raises(Conflict, match="Mốc xác nhận vừa được người khác ghi"):
            work.audit.seal(NOW)


def test_a_seal_covers_the_chains_that_grew(store: SqlStore) -> None:
    with store.write() as work:
        work.audit.append(a_draft())
        work.audit.append(a_draft("office"))
        first = work.audit.seal(NOW)
        second = work.audit.seal(later(1))
        work.audit.append(a_draft("office"))
        third = work.audit.seal(later(2))
        work.commit()
    with store.read() as work:
        seals = work.audit.seals()
    assert seals == (first, second, third)
    assert [[head.chain for head in seal.heads] for seal in seals] == [
        ["case:c1", "office"],
        [],
        ["office"],
    ]
    assert seals[1].previous_hash == seals[0].hash
    assert all(seal_fits(OFFICE.id, seal) for seal in seals)


def test_before_init_there_is_no_log(address: str) -> None:
    store = open_store(address)
    store.prepare()
    with store.write() as work, pytest.raises(StorageUnavailable, match="dondoc init"):
        work.audit.append(a_draft())
    store.dispose()


@pytest.mark.parametrize("table", PROTECTED)
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {table} SET hash = 'x'",
        "DELETE FROM {table}",
        "UPDATE {table} SET hash = 'x' WHERE hash = 'nothing'",
    ],
)
def test_the_database_refuses_to_change_the_log(store: SqlStore, table: str, change: str) -> None:
    with store.write() as work:
        work.audit.append(a_draft())
        work.audit.seal(NOW)
        work.commit()
    statement = text(change.format(table=table))
    if store.database.is_sqlite and "nothing" in change:
        return  # SQLite asks its triggers row by row, and there is no row
    with store.write() as work, pytest.raises(DBAPIError, match="is never changed"):
        work.connection.execute(statement)
    with store.read() as work:
        assert len(work.audit.chain("case:c1")) == 1
        assert len(work.audit.seals()) == 1


@pytest.mark.parametrize("table", PROTECTED)
def test_replacing_and_truncating_are_refused_as_well(store: SqlStore, table: str) -> None:
    with store.write() as work:
        work.audit.append(a_draft())
        work.audit.seal(NOW)
        work.commit()
    sly = f"REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608 (a name of ours)
    statement = text(sly if store.database.is_sqlite else f"TRUNCATE {table}")
    with store.write() as work, pytest.raises(DBAPIError, match="is never changed"):
        work.connection.execute(statement)


def test_the_triggers_are_there(store: SqlStore) -> None:
    asked = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        if store.database.is_sqlite
        else "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace ORDER BY 1"
    )
    kinds = ("no_delete", "no_replace", "no_update") if store.database.is_sqlite else ("final",)
    with store.read() as work:
        names = list(work.connection.execute(text(asked)).scalars())
    kept = (*PROTECTED, "indicator_value", "year_closing")
    assert names == [f"{table}_{kind}" for table in kept for kind in kinds]
