"""The tables: made by migrations, equal to the models, refused when of another version."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from engine.errors import StorageUnavailable
from store import SqlStore, open_store
from store.database import SCHEMA_VERSION, VERSION_TABLE
from store.migration import config_for
from store.rows import METADATA


def test_migrations_make_what_the_models_say(store: SqlStore) -> None:
    with store.write() as work:
        context = MigrationContext.configure(
            work.connection, opts={"version_table": VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, METADATA) == []


def test_the_program_knows_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(config_for()).get_heads() == [SCHEMA_VERSION]


def test_preparing_twice_is_harmless(store: SqlStore) -> None:
    store.prepare()
    store.check()
    with store.read() as work:
        assert work.settings.office() is not None


def test_a_missing_database_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "mistyped.db"
    with pytest.raises(StorageUnavailable, match="chưa được khởi tạo; hãy chạy: dondoc init"):
        open_store(str(path)).read()
    assert not path.exists()


def test_an_empty_database_asks_for_init(address: str, tmp_path: Path) -> None:
    (tmp_path / "office.db").touch()
    store = open_store(address)
    with pytest.raises(StorageUnavailable, match="dondoc init"):
        store.write()
    store.dispose()


@pytest.mark.parametrize(
    ("version", "answer"),
    [
        ("9999", "ở phiên bản 9999, mới hơn phiên bản 0003 mà chương trình này biết"),
        ("0000", "ở phiên bản 0000, chương trình cần phiên bản 0003; hãy chạy: dondoc init"),
    ],
)
def test_another_version_is_refused_with_both_versions(
    store: SqlStore, address: str, version: str, answer: str
) -> None:
    with store.write() as work:
        work.connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '{version}'"))  # noqa: S608 (ours)
        work.commit()
    again = open_store(address)
    with pytest.raises(StorageUnavailable, match=answer):
        again.read()
    if version == "9999":
        with pytest.raises(StorageUnavailable, match=answer):
            again.prepare()
    again.dispose()


def test_the_file_belongs_to_its_owner_only(sqlite_address: str) -> None:
    store = open_store(f"sqlite:///{sqlite_address}")
    store.prepare()
    assert Path(sqlite_address).stat().st_mode & 0o777 == 0o600
    store.dispose()


@pytest.mark.usefixtures("careful_disk")
def test_sqlite_is_set_up_to_lose_nothing(sqlite_address: str) -> None:
    store = open_store(sqlite_address)
    store.prepare()
    with store.read() as work:
        asked = ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
        found = [work.connection.execute(text(f"PRAGMA {name}")).scalar() for name in asked]
    assert found == [1, "wal", 2, 5000]
    store.dispose()


def test_every_open_thing_is_found_by_an_index(sqlite_address: str) -> None:
    store = open_store(sqlite_address)
    store.prepare()
    queries = {
        "SELECT * FROM timer WHERE state = 'pending' AND fires_at <= 1": "ix_timer_pending",
        "SELECT * FROM deadline WHERE state = 'open' AND next_on <= 1": "ix_deadline_open",
        "SELECT * FROM notice WHERE state = 'pending' AND person = 'a'": "ix_notice_pending",
    }
    with store.read() as work:
        for query, index in queries.items():
            plan = work.connection.execute(text(f"EXPLAIN QUERY PLAN {query}")).all()
            assert index in str(plan)
    store.dispose()
