"""What goes wrong in the world is one clear line, whichever database it is."""

import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from engine.errors import Conflict, DondocError, InvalidInput, StorageBusy, StorageUnavailable
from store import SqlStore, open_store
from store.database import Database
from store.failures import failure
from tests.contract.store_values import NOW, a_case, a_deadline


def refusal_of(address: str) -> DondocError:
    store = open_store(address)
    with pytest.raises(DondocError) as refused:
        store.prepare()
    store.dispose()
    assert "\n" not in str(refused.value)
    return refused.value


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"PK\x03\x04" * 2000)
    refused = refusal_of(str(path))
    assert isinstance(refused, StorageUnavailable)
    assert str(refused) == (
        f"Tệp {path} không phải cơ sở dữ liệu của dondoc; hãy chọn tệp khác bằng --db"
    )
    assert path.read_bytes() == b"PK\x03\x04" * 2000


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    refused = refusal_of(str(tmp_path / "none" / "office.db"))
    assert isinstance(refused, StorageUnavailable)
    assert "Không mở được cơ sở dữ liệu" in str(refused)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert "Không mở được" in str(refusal_of(str(tmp_path)))


def test_a_read_only_database_says_so(sqlite_address: str) -> None:
    store = open_store(sqlite_address)
    store.prepare()
    with store.write() as work:
        work.connection.execute(text("PRAGMA query_only = ON"))
        with pytest.raises(StorageUnavailable, match="chỉ cho đọc; hãy cấp quyền ghi"):
            work.settings.set("a", "b")
    store.dispose()


def test_a_full_disk_writes_nothing_and_says_so(sqlite_address: str) -> None:
    store = open_store(sqlite_address)
    store.prepare()
    with store.write() as work:
        work.connection.execute(text("PRAGMA max_page_count = 1"))
        with pytest.raises(StorageUnavailable, match="Hết chỗ chứa"):
            work.evidence.put("a", bytes(1_000_000), NOW)
    with store.read() as work:
        assert work.connection.execute(text("SELECT count(*) FROM evidence")).scalar() == 0
    store.dispose()


def test_a_damaged_database_says_so(sqlite_address: str) -> None:
    store = open_store(sqlite_address)
    store.prepare()
    with store.write() as work:
        for number in range(300):
            work.cases.add(a_case(f"c{number}"))
        work.commit()
    store.dispose()
    path = Path(sqlite_address)
    content = bytearray(path.read_bytes())
    content[4096 * 4 :] = b"\xaa" * (len(content) - 4096 * 4)
    path.write_bytes(content)
    store = open_store(sqlite_address)
    with pytest.raises(StorageUnavailable, match="bị hỏng"), store.read() as work:
        work.cases.of_plan("BDG-2024")
    store.dispose()


def test_no_server_is_one_line_without_the_password() -> None:
    address = "postgresql://user:secret@127.0.0.1:1/office?connect_timeout=2"
    refused = refusal_of(address)
    assert isinstance(refused, StorageUnavailable)
    assert str(refused).startswith("Không dùng được máy chủ PostgreSQL 127.0.0.1/office (")
    assert "secret" not in str(refused)


def test_a_database_that_does_not_exist_on_the_server(postgres_url: str) -> None:
    refused = refusal_of(postgres_url.replace("/postgres?", "/nowhere?"))
    assert isinstance(refused, StorageUnavailable)
    assert "nowhere" in str(refused)


def test_waiting_too_long_for_a_row_is_busy(
    postgres_store: SqlStore, postgres_address: str
) -> None:
    hasty = open_store(postgres_address, busy_seconds=0.1)
    with postgres_store.write() as work:
        work.cases.add(a_case())
        work.commit()
    with postgres_store.write() as first, hasty.write() as second:
        first.cases.lock(["c1"])
        with pytest.raises(StorageBusy, match="đang bận quá lâu"):
            second.cases.lock(["c1"])
    hasty.dispose()


def test_who_waits_in_a_circle_is_asked_to_run_again(postgres_url: str) -> None:
    store = open_store(f"{postgres_url}&schema=circle")
    store.prepare()
    with store.read() as work, pytest.raises(Conflict, match="hãy chạy lại lệnh"):
        work.connection.execute(
            text("DO $$ BEGIN RAISE EXCEPTION 'circle' USING ERRCODE = '40P01'; END $$")
        )
    store.dispose()


@pytest.mark.parametrize(
    "address",
    ["mysql://host/name", "sqlite://", "sqlite:///:memory:", "://", "postgresql://h:port/x"],
)
def test_an_unknown_kind_of_address_says_what_is_known(address: str) -> None:
    with pytest.raises(InvalidInput, match="Địa chỉ cơ sở dữ liệu không hợp lệ"):
        Database(address)


@pytest.mark.parametrize("schema", ["Office", "a-b", 'x"; DROP', "1a", ""])
def test_the_name_of_a_schema_is_plain(schema: str) -> None:
    with pytest.raises(InvalidInput, match="Tên lược đồ"):
        Database("postgresql://host/name").sibling(schema)


def test_without_the_driver_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_given: object, **_named: object) -> None:
        raise ModuleNotFoundError

    monkeypatch.setattr("store.database.create_engine", missing)
    with pytest.raises(StorageUnavailable, match=r"dondoc\[postgresql\]"):
        Database("postgresql://host/name")


def test_a_defect_stays_a_defect(store: SqlStore) -> None:
    with store.write() as work:
        work.deadlines.put([a_deadline("nobody")])
        with pytest.raises(IntegrityError):
            work.commit()
    assert failure(ValueError(), "x") is None
    assert failure(psycopg.ProgrammingError(), "x") is None
    assert failure(sqlite3.OperationalError("near SELEC"), "x") is None


def test_a_probe_hears_of_every_statement_and_commit(address: str) -> None:
    heard: list[str] = []
    store = open_store(address, probe=heard.append)
    store.prepare()
    with store.write() as work:
        heard.clear()
        work.settings.set("a", "b")
        work.settings.get("a")
        work.commit()
    assert heard == [
        "before INSERT INTO setting",
        "after INSERT INTO setting",
        "before SELECT setting",
        "after SELECT setting",
        "before COMMIT",
        "after COMMIT",
    ]
    store.dispose()


def test_who_dies_at_a_statement_leaves_nothing_behind(address: str) -> None:
    class Death(BaseException):
        """The end of the process."""

    doomed: list[str] = []

    def probe(label: str) -> None:
        if label in doomed:
            raise Death

    store = open_store(address, probe=probe)
    store.prepare()

    def work_and_die() -> None:
        with store.write() as work:
            work.settings.set("a", "b")
            work.settings.get("a")
            work.commit()

    for doomed[:] in (["after INSERT INTO setting"], ["before COMMIT"]):
        with pytest.raises(Death):
            work_and_die()
        doomed.clear()
        with store.read() as work:
            assert work.settings.get("a") is None
    doomed[:] = ["after COMMIT"]
    with pytest.raises(Death):
        work_and_die()
    with store.read() as work:
        assert work.settings.get("a") == "b"
    store.dispose()


def test_listeners_of_the_probe_are_only_there_when_asked_for(sqlite_address: str) -> None:
    database = Database(sqlite_address)
    SqlStore(database)
    assert not event.contains(database.engine, "before_cursor_execute", print)
