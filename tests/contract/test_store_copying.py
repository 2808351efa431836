"""A whole office in one file: copied from both databases while it is in use, equal row by row."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from engine.errors import StorageUnavailable
from engine.parties import Contact, Person, Unit, UnitName
from store import SqlStore, open_store
from store.copying import copy_office, copy_rows, counted
from store.database import SCHEMA_VERSION, Database
from store.migration import upgrade
from store.rows import METADATA
from tests.contract.store_values import (
    NOW,
    OFFICE,
    a_case,
    a_deadline,
    a_draft,
    a_message,
    a_notice,
    a_timer,
)


def content(path: Path | str) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, read without our program."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table.name: sorted(connection.execute(f"SELECT * FROM {table.name}"), key=repr)  # noqa: S608 (ours)
            for table in METADATA.sorted_tables
        }


def furnish(store: SqlStore) -> None:
    """Write rows of several kinds."""
    with store.write() as work:
        work.parties.put_unit(Unit("QLDT", (UnitName("Phòng Đầu tư"),)))
        work.parties.put_person(Person("an", "An", contacts=(Contact("email", "an@x.vn"),)))
        work.settings.set("name", "Ban Quản lý")
        work.evidence.put("ảnh.jpg", b"\xff\xd8\x00", NOW)
        work.heartbeats.beat("daemon", NOW)
        work.cases.add(a_case("child", parent_id="parent"))
        work.cases.add(a_case("parent"))
        work.deadlines.put([a_deadline("child")])
        work.timers.reconcile("child", [a_timer("t1", "child")], NOW)
        work.notices.add([a_notice("n1", "child")])
        work.outbox.put(a_message("m1"), ["child"], NOW)
        work.audit.append(a_draft())
        work.audit.seal(NOW)
        work.commit()


def test_a_copy_has_every_row_and_is_an_office_of_its_own(store: SqlStore, tmp_path: Path) -> None:
    furnish(store)
    copied = copy_office(store, tmp_path / "copy.sqlite3")
    with store.read() as work:
        assert copied.rows == counted(work.connection)
    assert copied.rows["setting"] == 1
    assert copied.total == sum(copied.rows.values())
    copy = open_store(str(tmp_path / "copy.sqlite3"))
    with copy.read() as work, store.read() as original:
        assert counted(work.connection) == copied.rows
        assert work.settings.office() == OFFICE
        assert work.parties.person("an") == original.parties.person("an")
        assert work.audit.heads() == original.audit.heads()
        assert work.audit.seals() == original.audit.seals()
        assert work.heartbeats.all() == original.heartbeats.all()
    copy.dispose()


def test_a_copy_is_one_file_for_its_owner_only(store: SqlStore, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    copy_office(store, folder / "copy.sqlite3")
    assert [path.name for path in folder.iterdir()] == ["copy.sqlite3"]
    assert (folder / "copy.sqlite3").stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(folder / "copy.sqlite3")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        version = connection.execute("SELECT version_num FROM schema_version").fetchone()
    assert version == (SCHEMA_VERSION,)


def test_what_is_written_meanwhile_waits_for_the_next_copy(store: SqlStore, tmp_path: Path) -> None:
    with store.write() as writer:
        writer.settings.set("name", "not yet")
        copied = copy_office(store, tmp_path / "copy.sqlite3")
        writer.commit()
    assert copied.rows["setting"] == 0
    assert content(tmp_path / "copy.sqlite3")["setting"] == []


def test_the_log_of_a_copy_is_as_final_as_the_original(store: SqlStore, tmp_path: Path) -> None:
    furnish(store)
    copy_office(store, tmp_path / "copy.sqlite3")
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as connection:
        for statement in ("UPDATE audit_entry SET person = 'x'", "DELETE FROM audit_entry"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                connection.execute(statement)


def test_a_file_that_exists_is_never_written_over(store: SqlStore, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite3"
    target.write_bytes(b"something of mine")
    with pytest.raises(StorageUnavailable, match="đã có"):
        copy_office(store, target)
    assert target.read_bytes() == b"something of mine"
    with pytest.raises(StorageUnavailable, match="Không mở được"):
        copy_office(store, tmp_path / "no folder" / "copy.sqlite3")


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StorageUnavailable):
        copy_office(open_store(str(broken)), tmp_path / "copy.sqlite3")
    assert not (tmp_path / "copy.sqlite3").exists()


def test_rows_go_from_a_file_into_the_empty_tables_of_either_database(
    address: str, sqlite_address: str, tmp_path: Path
) -> None:
    source = open_store(str(tmp_path / "source.sqlite3"))
    source.prepare()
    with source.write() as work:
        work.settings.set_office(OFFICE)
        work.commit()
    furnish(source)
    target = Database(address)
    target.prepare()
    copied = copy_rows(source.database, target)
    with source.read() as work:
        assert copied.rows == counted(work.connection)
    back = copy_office(SqlStore(target), tmp_path / "back.sqlite3")
    assert back == copied
    assert content(tmp_path / "back.sqlite3") == content(tmp_path / "source.sqlite3")
    source.dispose()
    target.dispose()


def test_an_office_of_an_older_schema_is_copied_as_it_is(address: str, tmp_path: Path) -> None:
    (tmp_path / "office.db").touch()
    older = Database(address)
    with older.connect(write=True) as connection, connection.begin():
        if older.schema:
            connection.execute(text(f"CREATE SCHEMA {older.schema}"))
        upgrade(connection, "0001")
        connection.execute(text("INSERT INTO setting VALUES ('name', 'then')"))
    copied = copy_office(SqlStore(older), tmp_path / "copy.sqlite3")
    older.dispose()
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as file:
        assert file.execute("SELECT version_num FROM schema_version").fetchone() == ("0001",)
        assert file.execute("SELECT value FROM setting").fetchall() == [("then",)]
    assert copied.rows["setting"] == 1
    assert "year_closing" not in copied.rows


def test_copies_taken_while_somebody_writes_each_show_one_moment(
    store: SqlStore, tmp_path: Path
) -> None:
    """A setting and a log entry are written together: no copy has one without the other."""
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with store.write() as work:
                work.settings.set(f"n{number}", "x")
                work.audit.append(a_draft("office"))
                work.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [copy_office(store, tmp_path / f"{turn}.sqlite3") for turn in range(3)]
    finally:
        stop.set()
        writer.join()
    for turn, copied in enumerate(copies):
        rows = content(tmp_path / f"{turn}.sqlite3")
        assert len(rows["setting"]) == len(rows["audit_entry"]) == copied.rows["setting"]
    counts = [copied.rows["setting"] for copied in copies]
    assert counts == sorted(counts)
    assert counts[-1] > 0
