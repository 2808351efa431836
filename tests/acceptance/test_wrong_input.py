"""Wrong input of every family: one clear line, the documented exit code, nothing half written."""

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import store.database
from tests.acceptance.small_office import BINH_DUONG, SmallOffice, an_office, call, done, settle_in

REFUSED, USAGE, STORAGE, BUSY, NO_RIGHT = 1, 2, 74, 75, 77
MEGABYTE = 1_000_000


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallOffice]:
    yield from an_office(tmp_path, monkeypatch)


def answer(result: Result, code: int) -> str:
    """Return the one line that was said; nothing else, and no traceback."""
    assert result.exit_code == code, result.output
    lines = [line for line in result.stderr.splitlines() if line.startswith("dondoc:")]
    assert len(lines) == 1, result.stderr
    assert "Traceback" not in result.stderr
    return lines[0]


def test_a_malformed_plan_is_refused_with_all_its_problems(office: SmallOffice) -> None:
    plan = office.folder / "plan.toml"
    plan.write_text('[plan]\ncode = "A B"\nyear = "x"\n[[visits]]\nunit = "NO"\n', "utf-8")
    before = office.dump()
    for verb in ("check", "load"):
        result = call("plan", verb, plan)
        assert "lỗi" in answer(result, REFUSED)
        assert result.stdout.count("[LỖI]") > 3
        assert f"{plan}:2: plan.code:" in result.stdout
    assert office.dump() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tệp trống"),
        (b"\x7fELF\x00\x01\x02", "nhị phân"),
        (b"\xff\xfe\x00K", "UTF-8"),
        (b"[plan\n", "TOML"),
        (b'[plan]\ncode = "X"\nissued_on = 2024-02-31\n', "2024-02-31"),
    ],
    ids=["empty", "binary", "not UTF-8", "no TOML", "impossible date"],
)
def test_a_file_that_is_no_plan_is_refused(office: SmallOffice, content: bytes, words: str) -> None:
    plan = office.folder / "plan.toml"
    plan.write_bytes(content)
    before = office.dump()
    result = call("plan", "load", plan)
    answer(result, REFUSED)
    assert words in result.stdout
    assert office.dump() == before


def _fifty_megabytes(folder: Path) -> Path:
    path = folder / "huge.toml"
    with path.open("wb") as file:
        file.truncate(50 * MEGABYTE)
    return path


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.toml")
    return folder / "pipe.toml"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_fifty_megabytes, "dài 50,0 MB, tối đa 2 MB"),
        (lambda folder: folder, "là thư mục"),
        (lambda folder: folder / "none.toml", "không có tệp"),
        (_pipe, "không phải tệp thường"),
    ],
    ids=["50 MB", "a directory", "missing", "a pipe"],
)
@pytest.mark.parametrize("command", [("plan", "check"), ("plan", "load"), ("person", "load")])
def test_a_path_that_names_no_file_of_the_office_is_refused(
    office: SmallOffice, make: Callable[[Path], Path], words: str, command: tuple[str, str]
) -> None:
    before = office.dump()
    assert words in answer(call(*command, make(office.folder)), USAGE)
    assert office.dump() == before


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "show", "NO"),
        ("workflow", "show", "no"),
        ("workflow", "show", "inspection", "--plan", "NO"),
        ("unit", "show", "NO"),
        ("unit", "rename", "NO", "--name", "X"),
        ("unit", "add", "NEW", "--name", "X", "--parent", "NO"),
        ("person", "show", "NO"),
        ("person", "appoint", "NO", "--role", "head"),
        ("audit", "show", "999"),
        ("audit", "log", "--case", "NO"),
        ("outbox", "show", "feed"),
        ("outbox", "retry", "feed"),
    ],
    ids=" ".join,
)
def test_an_unknown_code_is_answered_with_where_to_look(
    office: SmallOffice, words: tuple[str, ...]
) -> None:
    before = office.dump()
    assert "không có" in answer(call(*words), REFUSED).lower()
    assert office.dump() == before


@pytest.mark.parametrize("day", ["31/2/2024", "2024-13-01", "mai", "0/0/0000"])
def test_an_impossible_date_is_refused(office: SmallOffice, day: str) -> None:
    before = office.dump()
    result = call("person", "appoint", "VP", "--role", "head", "--from", day)
    assert day in answer(result, USAGE)
    assert office.dump() == before


def test_an_event_out_of_order_says_what_is_possible(office: SmallOffice) -> None:
    done("plan", "load", BINH_DUONG)
    before = office.dump()
    line = answer(call("reinspect", "BDG-KCN-24-01", "--document", "1/BC"), REFUSED)
    assert line.endswith(
        "lúc này có thể: agree-visit, reschedule, postpone, cancel, difficulty report"
    )
    assert office.dump() == before


def test_a_database_locked_by_another_program_is_to_be_tried_again(office: SmallOffice) -> None:
    with closing(sqlite3.connect(office.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "đang bận" in answer(call("plan", "load", BINH_DUONG), BUSY)
        other.execute("ROLLBACK")
    assert call("plan", "list", "--json").stdout.count('"code"') == 0


def _with_pragma(monkeypatch: pytest.MonkeyPatch, pragma: str) -> None:
    set_up = store.database._set_up_sqlite

    def narrower(connection: Any, record: object) -> None:  # noqa: ANN401 (the driver's own)
        set_up(connection, record)
        connection.execute(pragma)

    monkeypatch.setattr(store.database, "_set_up_sqlite", narrower)


def test_a_full_database_keeps_nothing_of_a_plan(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(office.database)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    before = office.dump()
    with monkeypatch.context() as narrow:
        _with_pragma(narrow, f"PRAGMA max_page_count = {pages + 4}")
        assert "Hết chỗ" in answer(call("plan", "load", BINH_DUONG), STORAGE)
    assert office.dump() == before
    done("plan", "load", BINH_DUONG)


def test_a_disk_that_takes_no_more_bytes_is_told(office: SmallOffice) -> None:
    before = office.dump()
    size = office.database.stat().st_size
    # Measuring coverage would write a file of its own, and the limit is meant for the database.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    env["PYTHONPATH"] = str(BINH_DUONG.parents[1])

    def no_more_bytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    ended = subprocess.run(
        [sys.executable, "-m", "dondoc.cli.main", "plan", "load", str(BINH_DUONG)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=no_more_bytes,
        env=env,
        timeout=60,
    )
    said = [line for line in ended.stderr.splitlines() if line.startswith("dondoc:")]
    assert (ended.returncode, len(said)) == (STORAGE, 1), ended.stderr
    assert "Traceback" not in ended.stderr
    assert office.dump() == before


def test_a_database_that_may_only_be_read_is_read_and_not_written(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.dump()
    _with_pragma(monkeypatch, "PRAGMA query_only = ON")  # the mode bits of a file do not bind root
    assert "chỉ cho đọc" in answer(call("plan", "load", BINH_DUONG), STORAGE)
    done("plan", "list")
    assert office.dump() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="the mode bits of a file do not bind root")
def test_a_read_only_file_is_not_written(office: SmallOffice) -> None:
    before = office.dump()
    office.database.chmod(0o400)
    office.folder.chmod(0o500)
    answer(call("plan", "load", BINH_DUONG), STORAGE)
    office.folder.chmod(0o700)
    assert office.dump() == before


def test_a_database_of_a_newer_version_is_left_alone(office: SmallOffice) -> None:
    office.execute("UPDATE schema_version SET version_num = '9999'")
    before = office.dump()
    for words in (("plan", "list"), ("init",), ("daemon", "run", "--once"), ("audit", "verify")):
        line = answer(call(*words), STORAGE)
        assert "9999" in line
        assert "nâng cấp" in line
    assert office.dump() == before


def test_a_file_that_is_no_database_is_left_alone(office: SmallOffice) -> None:
    other = office.folder / "letter.doc"
    other.write_bytes(b"D\xd0\xcf\x11\xe0" * 500)
    for words in (("plan", "list"), ("init",)):
        assert "không phải cơ sở dữ liệu" in answer(call("--db", other, *words), STORAGE)
    assert other.read_bytes() == b"D\xd0\xcf\x11\xe0" * 500


def test_a_folder_or_nothing_in_the_place_of_a_database_is_told(office: SmallOffice) -> None:
    assert "Không mở được" in answer(call("--db", office.folder, "plan", "list"), STORAGE)
    missing = office.folder / "nothing.sqlite3"
    assert "dondoc init" in answer(call("--db", missing, "plan", "list"), STORAGE)
    assert not missing.exists()
    elsewhere = office.folder / "no" / "such" / "folder.sqlite3"
    assert "Không mở được" in answer(call("--db", elsewhere, "init"), STORAGE)


def test_real_and_played_records_are_never_mixed(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.dump()
    monkeypatch.delenv("DONDOC_CLOCK")
    for words in (("plan", "load", str(BINH_DUONG)), ("init",), ("daemon", "run", "--once")):
        assert "DONDOC_CLOCK" in answer(call(*words), REFUSED)
    real = office.folder / "real.sqlite3"
    assert call("--db", real, "init").exit_code == 0
    monkeypatch.setenv("DONDOC_CLOCK", "2024-04-01T08:00")
    line = answer(call("--db", real, "plan", "load", BINH_DUONG, "--as", "QTHT"), REFUSED)
    assert "bản thật" in line
    assert office.dump() == before


def test_a_mail_server_that_cannot_be_reached_loses_nothing(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("plan", "load", BINH_DUONG)
    monkeypatch.setenv("DONDOC_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("DONDOC_SMTP_PORT", "1")
    monkeypatch.setenv("DONDOC_SMTP_SECURITY", "none")
    monkeypatch.setenv("DONDOC_MAIL_FROM", "office@example.vn")
    monkeypatch.setenv("DONDOC_CLOCK", "2024-05-30T08:00")
    result = done("daemon", "run", "--once")
    assert "chưa đi, vẫn giữ" in result.stderr
    waiting = done("outbox", "list").stdout
    assert "chờ gửi" in waiting
    assert "không trả lời" in waiting
    assert "đã gửi" not in done("outbox", "list", "--all").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "load", str(BINH_DUONG)),
        ("unit", "add", "NEW", "--name", "X"),
        ("person", "add", "new", "--name", "X"),
        ("person", "contact", "VP", "--email", "else@example.vn"),
        ("audit", "seal"),
        ("outbox", "retry", "--channel", "email"),
    ],
    ids=" ".join,
)
def test_a_missing_right_is_refused_and_remembered(
    office: SmallOffice, words: tuple[str, ...]
) -> None:
    done("person", "add", "guest", "--name", "Khách", "--role", "member")
    assert "guest" in answer(call("--as", "guest", *words), NO_RIGHT)
    found = done("audit", "log", "--outcome", "refused:right-missing").stdout
    assert found.count("bị từ chối") == 1
    assert done("audit", "verify").stdout.startswith("Nguyên vẹn")


def test_nobody_acts_without_a_name_or_with_the_daemons(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.dump()
    assert "daemon" in answer(call("--as", "daemon", "plan", "load", BINH_DUONG), USAGE)
    assert "daemon" in answer(call("person", "add", "daemon", "--name", "X"), USAGE)
    monkeypatch.delenv("DONDOC_ACTOR")
    assert "--as" in answer(call("--config", "/dev/null", "plan", "load", BINH_DUONG), USAGE)
    assert office.dump() == before


def test_an_office_that_was_never_begun_asks_for_init(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle_in(tmp_path, monkeypatch, "2024-04-01T08:00")
    for words in (("plan", "list"), ("daemon", "run", "--once"), ("audit", "verify")):
        assert "dondoc init" in answer(call(*words), STORAGE)
    assert list(tmp_path.iterdir()) == []
