"""Backups that prove themselves, restores that send nothing until released, upgrades with a backup."""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from dondoc.cli.running import outbox_release
from dondoc.copies.copy_proof import prove
from dondoc.language import set_language
from store.database import SCHEMA_VERSION, Database
from store.migration import upgrade
from tests.acceptance.small_office import (
    BINH_DUONG,
    SmallOffice,
    an_office,
    call,
    done,
    settle_in,
)

REFUSED, USAGE, STORAGE, NO_RIGHT = 1, 2, 74, 77


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make the folder of an office with a plan and a sealed log, once."""
    with pytest.MonkeyPatch.context() as patch:
        for found in an_office(tmp_path_factory.mktemp("founded"), patch):
            done("plan", "load", BINH_DUONG)
            done("audit", "seal")
            found.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            yield found.folder


@pytest.fixture
def working(
    founded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SmallOffice]:
    """Return a copy of that office."""
    shutil.copytree(founded, tmp_path, dirs_exist_ok=True)
    settle_in(tmp_path, monkeypatch, "2024-04-01T08:00")
    yield SmallOffice(tmp_path)
    set_language("vi")


def backed_up(office: SmallOffice) -> Path:
    done("backup", "copy.sqlite3")
    return office.folder / "copy.sqlite3"


def answer(result: Result, code: int) -> str:
    """Return the one line that was said."""
    assert result.exit_code == code, result.output
    lines = [line for line in result.stderr.splitlines() if line.startswith("dondoc:")]
    assert len(lines) == 1, result.stderr
    return lines[0]


def failed(result: Result) -> list[str]:
    """Return the lines of checks that failed."""
    assert result.exit_code == REFUSED, result.output
    return [line.strip() for line in result.stdout.splitlines() if "✘" in line]


def rewrite(path: Path, *statements: str) -> None:
    """Change a copy behind the program's back."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


class TestABackup:
    def test_it_says_what_was_proved_and_opens_without_the_program(
        self, working: SmallOffice
    ) -> None:
        told = json.loads(done("backup", "--json").stdout)
        assert told["kind"] == "backup"
        assert told["proven"]
        assert [check["name"] for check in told["checks"]] == [
            "opened", "integrity", "references", "version", "rows", "office", "log",
        ]  # fmt: skip
        path = Path(told["path"])
        assert path == working.folder / "backups" / "dondoc-CQ-20240401-080000.sqlite3"
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
        assert names_in(path.parent) == {path.name}
        assert told["size"] == path.stat().st_size
        with closing(sqlite3.connect(path)) as copy:
            assert copy.execute("SELECT count(*) FROM case_").fetchone() == (8,)
            seals = copy.execute("SELECT hash FROM audit_seal").fetchall()
        assert told["root"] == seals[-1][0]

    def test_it_is_remembered_and_logged(self, working: SmallOffice) -> None:
        told = json.loads(done("backup", "--json").stdout)
        logged = json.loads(done("audit", "log", "--action", "backup", "--json").stdout)
        (entry,) = logged["entries"]
        assert told["sha256"] in json.dumps(entry["changes"])
        assert told["root"] in json.dumps(entry["changes"])
        done("audit", "verify")

    def test_counts_are_told_to_those_only_who_may_know_of_every_case(
        self, working: SmallOffice
    ) -> None:
        told = json.loads(done("backup", "--json").stdout)
        assert told["rows"] is None
        assert told["entries"] is None
        done("person", "appoint", "VP", "--role", "leadership")
        shown = done("sao-lưu", "--dry-run").stdout
        assert "Bản ghi nhật ký" in shown
        assert "Số dòng" in shown

    def test_a_dry_run_proves_and_leaves_nothing(self, working: SmallOffice) -> None:
        before = working.dump()
        result = done("backup", "copy.sqlite3", "--dry-run")
        assert "✔ tệp nguyên vẹn" in result.stdout
        assert "[CHƯA GHI]" in result.stderr
        assert working.dump() == before
        assert "copy.sqlite3" not in names_in(working.folder)

    def test_older_ones_go_once_the_new_one_has_proved_itself(self, working: SmallOffice) -> None:
        folder = working.folder / "backups"
        for _time in range(3):
            done("backup")
        (folder / "mine.sqlite3").write_bytes(b"")
        (folder / "dondoc-ELSE-20200101-000000.sqlite3").write_bytes(b"")
        before = names_in(folder)
        done("backup", "--keep", "2", "--dry-run")
        assert names_in(folder) == before
        told = json.loads(done("backup", "--keep", "2", "--json").stdout)
        assert len(told["removed"]) == 2
        assert names_in(folder) == {
            "dondoc-CQ-20240401-080000-3.sqlite3",
            "dondoc-CQ-20240401-080000-4.sqlite3",
            "dondoc-ELSE-20200101-000000.sqlite3",
            "mine.sqlite3",
        }
        assert "Đã xóa bản cũ" in done("backup", "--keep", "1").stdout

    def test_a_folder_is_given_a_file_named_by_office_and_moment(
        self, working: SmallOffice
    ) -> None:
        (working.folder / "usb").mkdir()
        done("backup", "usb")
        assert names_in(working.folder / "usb") == {"dondoc-CQ-20240401-080000.sqlite3"}

    def test_two_of_one_second_get_two_names(self, working: SmallOffice) -> None:
        done("backup")
        done("backup")
        assert names_in(working.folder / "backups") == {
            "dondoc-CQ-20240401-080000.sqlite3",
            "dondoc-CQ-20240401-080000-2.sqlite3",
        }

    def test_no_file_is_written_over_and_no_folder_made_up(self, working: SmallOffice) -> None:
        (working.folder / "mine").write_bytes(b"mine")
        assert "không ghi đè" in answer(call("backup", "mine"), STORAGE)
        assert (working.folder / "mine").read_bytes() == b"mine"
        line = answer(call("backup", "nowhere/copy.sqlite3"), STORAGE)
        assert "không dùng được thư mục" in line
        (working.folder / "backups").write_bytes(b"")
        assert "không dùng được thư mục" in answer(call("backup"), STORAGE)

    def test_an_office_whose_log_was_changed_keeps_a_copy_that_counts_as_none(
        self, working: SmallOffice
    ) -> None:
        working.execute(
            "DROP TRIGGER audit_entry_no_update",
            "UPDATE audit_entry SET person = 'x' WHERE position = 1",
        )
        result = call("backup", "copy.sqlite3")
        assert failed(result) == [
            "✘ nhật ký không khớp mã băm; xem từng chỗ bằng: dondoc audit verify"
        ]
        assert "không tính là bản sao lưu" in result.stderr
        assert "copy.sqlite3.unproven" in names_in(working.folder)
        assert "copy.sqlite3" not in names_in(working.folder)
        assert "chưa có bản sao lưu" in answer(call("restore", "--trial"), REFUSED)

    def test_who_keeps_no_records_makes_no_backup(self, working: SmallOffice) -> None:
        done("person", "add", "an", "--name", "An", "--role", "auditor")
        answer(call("--as", "an", "backup"), NO_RIGHT)
        assert "backups" not in names_in(working.folder)
        answer(call("--as", "an", "restore", "--trial"), NO_RIGHT)


class TestARestore:
    def test_it_goes_to_a_new_file_and_every_command_says_that_mail_is_held(
        self, working: SmallOffice
    ) -> None:
        copy = backed_up(working)
        result = done("restore", copy, "--to", "new.sqlite3")
        assert "GIỮ THƯ" in result.stdout
        assert (working.folder / "new.sqlite3").stat().st_mode & 0o777 == 0o600
        assert "new.sqlite3-wal" not in names_in(working.folder)
        for words in (("board",), ("daemon", "run", "--once"), ("backup", "--dry-run")):
            assert "đang GIỮ THƯ" in done("--db", "new.sqlite3", *words).stderr
            assert "GIỮ THƯ" not in done(*words).stderr
        assert done("--db", "new.sqlite3", "case", "list").stdout == done("case", "list").stdout
        done("--db", "new.sqlite3", "audit", "verify")

    def test_nothing_but_the_backup_is_needed(self, working: SmallOffice) -> None:
        copy = backed_up(working)
        for path in working.folder.glob("office.sqlite3*"):
            path.unlink()
        told = json.loads(done("restore", copy, "--to", "new.sqlite3", "--json").stdout)
        assert (told["proven"], told["held"]) == (True, True)
        assert told["to"] == str(working.folder / "new.sqlite3")
        done("--db", "new.sqlite3", "board")

    def test_a_dry_run_proves_and_writes_no_file(self, working: SmallOffice) -> None:
        copy = backed_up(working)
        before = names_in(working.folder)
        done("restore", copy, "--to", "new.sqlite3", "--dry-run")
        assert names_in(working.folder) == before

    def test_who_is_nobody_in_the_backup_restores_nothing(self, working: SmallOffice) -> None:
        copy = backed_up(working)
        answer(call("--as", "ai-do", "restore", copy, "--to", "new.sqlite3"), NO_RIGHT)
        assert "new.sqlite3" not in names_in(working.folder)

    @pytest.mark.parametrize(
        ("words", "code", "told"),
        [
            (("copy.sqlite3",), USAGE, "Khôi phục đi đâu"),
            (("copy.sqlite3", "--to", "x", "--trial"), USAGE, "Khôi phục đi đâu"),
            (("--to", "new.sqlite3"), USAGE, "Khôi phục tệp nào"),
            (("none.sqlite3", "--to", "new.sqlite3"), USAGE, "không có tệp"),
            ((".", "--to", "new.sqlite3"), USAGE, "là thư mục"),
            (("pipe", "--to", "new.sqlite3"), USAGE, "không phải tệp thường"),
            (("copy.sqlite3", "--to", "office.sqlite3"), STORAGE, "đã có"),
            (("copy.sqlite3", "--to", "nowhere/new.sqlite3"), STORAGE, "không dùng được thư mục"),
            (("copy.sqlite3", "--to", "mysql://x/y"), USAGE, "không dùng được cơ sở dữ liệu"),
            (("copy.sqlite3", "--to", "postgresql://a:b@c/d"), USAGE, "PGPASSWORD"),
            (("open.sqlite3", "--to", "new.sqlite3"), USAGE, "đang dùng"),
            (("secret.sqlite3", "--to", "new.sqlite3"), STORAGE, "không chép được"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
    )
    def test_what_cannot_be_is_refused_in_one_line(
        self, working: SmallOffice, words: tuple[str, ...], code: int, told: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        copy = backed_up(working)
        os.mkfifo(working.folder / "pipe")
        (working.folder / "open.sqlite3").write_bytes(copy.read_bytes())
        (working.folder / "open.sqlite3-wal").write_bytes(b"newest part")
        _unreadable(monkeypatch, copy.with_name("secret.sqlite3"))
        before = names_in(working.folder)
        assert told in answer(call("restore", *words), code)
        assert names_in(working.folder) == before


class TestTheRelease:
    @pytest.fixture
    def held(self, working: SmallOffice, monkeypatch: pytest.MonkeyPatch) -> SmallOffice:
        """Return a restored office two months later, when reminders fall due."""
        done("restore", backed_up(working), "--to", "new.sqlite3")
        monkeypatch.setenv("DONDOC_DATABASE_URL", "new.sqlite3")
        monkeypatch.setenv("DONDOC_CLOCK", "2024-06-03T08:00")
        done("daemon", "run", "--once")
        return working

    def outbox(self) -> dict[str, str]:
        told = json.loads(done("outbox", "list", "--all", "--json").stdout)
        return {item["person"]: item["state"] for item in told["messages"]}

    def test_what_waits_is_shown_and_never_sent_unasked(self, held: SmallOffice) -> None:
        before = self.outbox()
        assert set(before.values()) == {"waiting"}
        result = call("outbox", "release", "--reason", "máy cũ hỏng")
        assert result.exit_code == REFUSED
        assert result.stdout.count("08:00 03/06/2024") == len(before)
        assert f"có thể đã gửi {len(before)} thư" in result.stderr
        assert "--drop (bỏ) hoặc --send (gửi)" in result.stderr
        assert self.outbox() == before

    @pytest.mark.parametrize(
        ("choice", "state", "mails"), [("--drop", "dropped", 0), ("--send", "sent", 4)]
    )
    def test_it_is_dropped_or_sent_as_somebody_says(
        self, held: SmallOffice, choice: str, state: str, mails: int
    ) -> None:
        preview = done("outbox", "release", "--reason", "x", choice, "--dry-run")
        assert set(self.outbox().values()) == {"waiting"}
        result = done("hop-thu", "cho-gui", "--reason", "x", choice)
        assert result.stdout == preview.stdout
        assert "dừng dịch vụ của bản gốc" in result.stderr
        done("daemon", "run", "--once")
        assert set(self.outbox().values()) == {state}
        assert len(list((held.folder / "outbox").glob("*.eml"))) == mails
        assert "GIỮ THƯ" not in done("board").stderr

    def test_on_a_terminal_it_asks(
        self, held: SmallOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(outbox_release, "_may_ask", lambda: True)
        words = ("outbox", "release", "--reason", "x", "--json")
        told = call(*words, stdin="bo\n")
        assert told.exit_code == 0
        assert json.loads(told.stdout)["unsent"] == "drop"

    def test_where_nothing_waits_it_is_simply_released(
        self, held: SmallOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DONDOC_DATABASE_URL", "quiet.sqlite3")
        monkeypatch.setenv("DONDOC_CLOCK", "2024-04-01T08:00")
        done("restore", "copy.sqlite3", "--to", "quiet.sqlite3")
        done("daemon", "run", "--once")
        text = done("outbox", "release", "--reason", "x").stdout
        assert "Không có thư nào chờ" in text

    @pytest.mark.parametrize(
        ("words", "code", "told"),
        [
            (("--reason", "x", "--drop", "--send"), USAGE, "không đi cùng nhau"),
            (("--reason", "  ", "--drop"), USAGE, "hãy ghi lý do"),
            (("--drop",), USAGE, "--reason"),
            (("--reason", "x", "--drop", "--db", "office.sqlite3"), REFUSED, "không bị giữ thư"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, held: SmallOffice, words: tuple[str, ...], code: int, told: str
    ) -> None:
        result = call("outbox", "release", *words)
        assert result.exit_code == code
        assert told in result.stderr

    def test_reminders_not_yet_gathered_are_counted_and_dropped(
        self, held: SmallOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DONDOC_DATABASE_URL", "early.sqlite3")
        monkeypatch.setenv("DONDOC_CLOCK", "2024-06-03T05:00")
        done("restore", "copy.sqlite3", "--to", "early.sqlite3")
        done("daemon", "run", "--once")
        text = done("outbox", "release", "--reason", "x", "--drop").stdout
        assert "nhắc việc chưa gom thành thư" in text
        monkeypatch.setenv("DONDOC_CLOCK", "2024-06-03T08:00")
        done("daemon", "run", "--once")
        assert self.outbox() == {}


def test_a_copy_with_fewer_rows_than_were_read_is_not_proven(working: SmallOffice) -> None:
    copy = backed_up(working)
    proof = prove(copy, dict(prove(copy).rows) | {"person": 1, "unit": 0})
    (check,) = [check for check in proof.checks if not check.holds]
    assert check.name == "rows"
    assert check.params["tables"] == ["person", "unit"]


def _unreadable(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Make a file that cannot be copied, whoever asks (root reads everything)."""
    path.write_bytes(b"")
    copying = shutil.copyfile

    def refuse(source: Path, target: Path) -> None:
        if Path(source).name == path.name:
            raise PermissionError(13, os.strerror(13))
        copying(source, target)

    monkeypatch.setattr("dondoc.copies.restoring.shutil.copyfile", refuse)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(4096 * 3, len(content), 4096):
        content[place : place + 64] = b"\xff" * 64
    path.write_bytes(bytes(content))


def _dangling(path: Path) -> None:
    rewrite(path, "INSERT INTO case_insider VALUES ('no-such-case', 'an')")


def _newer(path: Path) -> None:
    rewrite(path, "UPDATE schema_version SET version_num = '9999'")


def _unfounded(path: Path) -> None:
    rewrite(path, "DELETE FROM office")


def _forged(path: Path) -> None:
    rewrite(
        path,
        "DROP TRIGGER audit_entry_no_update",
        "UPDATE audit_entry SET person = 'x' WHERE position = 1",
    )


def _case_changed(path: Path) -> None:
    rewrite(path, "UPDATE case_ SET state = 'concluded' WHERE code = 'BDG-KCN-24-01'")


def _shortened(path: Path) -> None:
    rewrite(
        path,
        "DROP TRIGGER audit_entry_no_delete",
        "DELETE FROM audit_entry WHERE chain = 'office'",
    )


def _without_version(path: Path) -> None:
    rewrite(path, "DROP TABLE schema_version")


def _no_database(path: Path) -> None:
    path.write_bytes(b"Kinh gui " * 100)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_cut, "bị hỏng"),
        (_overwritten, "bị hỏng"),
        (_dangling, "1 dòng tham chiếu tới dòng không có"),
        (_newer, "phiên bản 9999 mới hơn phiên bản"),
        (_unfounded, "chưa có cơ quan nào"),
        (_forged, "nhật ký không khớp"),
        (_case_changed, "nhật ký không khớp"),
        (_shortened, "nhật ký không khớp"),
        (_without_version, "không phải cơ sở dữ liệu của dondoc"),
        (_no_database, "không phải cơ sở dữ liệu của dondoc"),
        (lambda path: path.write_bytes(b""), "không phải cơ sở dữ liệu của dondoc"),
    ],
    ids=[
        "cut in half", "pages overwritten", "dangling reference", "newer", "no office",
        "forged entry", "case unlike its log", "entries missing", "another database",
        "no database", "empty",
    ],
)  # fmt: skip
def test_a_damaged_backup_is_refused_with_what_is_wrong(
    working: SmallOffice, damage: object, told: str
) -> None:
    copy = backed_up(working)
    assert callable(damage)
    damage(copy)
    before = names_in(working.folder)
    result = call("restore", copy, "--to", "new.sqlite3")
    (line,) = failed(result)
    assert told in line
    assert "Traceback" not in result.stderr
    assert names_in(working.folder) == before


class TestATrial:
    def test_it_tries_the_last_backup_and_leaves_its_day_only(self, working: SmallOffice) -> None:
        done("backup")
        before = names_in(working.folder)
        assert "Khôi phục thử đạt" in done("khôi-phục", "--trial").stdout
        assert names_in(working.folder) == before
        entries = json.loads(done("audit", "log", "--action", "restore-trial", "--json").stdout)
        assert [entry["outcome"] for entry in entries["entries"]] == ["done"]

    def test_a_failed_trial_is_remembered_too(self, working: SmallOffice) -> None:
        copy = backed_up(working)
        _overwritten(copy)
        assert failed(call("restore", copy, "--trial"))
        entries = json.loads(done("audit", "log", "--action", "restore-trial", "--json").stdout)
        assert [entry["outcome"] for entry in entries["entries"]] == ["refused:unproven"]

    def test_a_dry_run_remembers_nothing(self, working: SmallOffice) -> None:
        copy = backed_up(working)
        before = working.dump()
        done("restore", copy, "--trial", "--dry-run")
        assert working.dump() == before

    def test_the_backup_of_another_office_is_no_proof_for_this_one(
        self, working: SmallOffice
    ) -> None:
        done("--db", "other.sqlite3", "init", "--office-code", "KHAC", "--operator", "VP")
        done("--db", "other.sqlite3", "backup", "other-copy.sqlite3")
        (line,) = failed(call("restore", "other-copy.sqlite3", "--trial"))
        assert line == "✘ bản sao lưu là của cơ quan KHAC, không phải CQ"


NAMES = '[{"name": "Phòng Đầu tư", "short_name": "", "valid_from": null, "valid_to": null}]'
OLD = (
    "INSERT INTO office VALUES (1, 'office-1', 'BQL', 'Ban Quản lý', 'Asia/Ho_Chi_Minh', 'vi', 1)",
    "INSERT INTO setting VALUES ('begun_at', '2024-01-02T01:00:00+00:00')",
    f"INSERT INTO unit (code, names, groups, level, example) VALUES ('QLDT', '{NAMES}', '[]', '', 0)",  # noqa: S608 (ours)
    "INSERT INTO person (code, name, title, example) VALUES ('VP', 'Chuyên viên', '', 0)",
    "INSERT INTO appointment (person, position, role) VALUES ('VP', 0, 'officer')",
)


def an_old_database(path: Path, version: str = "0001") -> None:
    """Make a database as an earlier release left it, by default the first."""
    path.touch(mode=0o600)
    database = Database(str(path))
    with database.connect(write=True) as connection, connection.begin():
        upgrade(connection, version)
        for statement in OLD:
            connection.exec_driver_sql(statement)
    database.dispose()


class TestAnUpgrade:
    @pytest.fixture
    def old(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallOffice:
        settle_in(tmp_path, monkeypatch, "2024-04-01T08:00")
        an_old_database(tmp_path / "office.sqlite3")
        return SmallOffice(tmp_path)

    def test_it_starts_from_every_earlier_version(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settle_in(tmp_path, monkeypatch, "2024-04-01T08:00")
        an_old_database(tmp_path / "office.sqlite3", "0002")
        assert f"từ phiên bản 0002 lên {SCHEMA_VERSION}" in done("init").stdout
        done("audit", "verify")
        assert "QLDT" in done("unit", "list").stdout

    def test_other_commands_wait_for_it(self, old: SmallOffice) -> None:
        before = old.dump()
        assert "chạy: dondoc init" in answer(call("board"), STORAGE)
        assert old.dump() == before

    def test_it_comes_after_a_proven_backup_of_the_old_database(self, old: SmallOffice) -> None:
        before = old.dump()
        result = done("init")
        assert f"từ phiên bản 0001 lên {SCHEMA_VERSION}" in result.stdout
        (backup,) = (old.folder / "backups").iterdir()
        assert backup.name == "dondoc-truoc-nang-cap-0001-20240401-080000.sqlite3"
        assert str(backup) in result.stdout
        with closing(sqlite3.connect(backup)) as connection:
            assert list(connection.iterdump()) == before
        done("audit", "verify")
        assert "QLDT" in done("unit", "list").stdout
        done("plan", "load", BINH_DUONG)

    def test_a_dry_run_says_so_and_changes_nothing(self, old: SmallOffice) -> None:
        before = old.dump()
        assert "Sẽ sao lưu rồi nâng cấp" in done("init", "--dry-run").stdout
        assert old.dump() == before
        assert "backups" not in names_in(old.folder)

    def test_json_names_the_backup(self, old: SmallOffice) -> None:
        told = json.loads(done("init", "--json").stdout)
        assert told["upgraded_from"] == "0001"
        assert Path(told["backup"]).is_file()

    def test_without_a_proof_nothing_is_upgraded(self, old: SmallOffice) -> None:
        old.execute("INSERT INTO case_insider VALUES ('no-such-case', 'an')")
        before = old.dump()
        assert "chưa nâng cấp" in answer(call("init"), STORAGE)
        assert old.dump() == before

    def test_an_old_backup_is_upgraded_in_the_restored_copy(
        self, old: SmallOffice, tmp_path: Path
    ) -> None:
        done("init")
        (backup,) = (old.folder / "backups").iterdir()
        content = backup.read_bytes()
        result = done("restore", backup, "--to", "new.sqlite3")
        assert "✔ nâng cấp từ phiên bản 0001" in result.stdout
        assert backup.read_bytes() == content
        done("--db", "new.sqlite3", "board")
