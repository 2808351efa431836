"""The commands of the office: beginning, plans, register, log, messages, the daemon."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dondoc.cli.silence import duration
from dondoc.running.daemon_lock import only_daemon
from engine.errors import StorageUnavailable
from tests.acceptance.small_office import (
    BINH_DINH,
    BINH_DUONG,
    SmallOffice,
    an_office,
    call,
    done,
    settle_in,
)

PEOPLE = """
[[units]]
code = "QLX"
name = "Phòng Quản lý Xe"

[[people]]
code = "xe"
name = "Ngô Thị Xe"
email = "xe@example.vn"
roles = [{ role = "head", unit = "QLX" }]
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallOffice]:
    yield from an_office(tmp_path, monkeypatch)


def facts(*words: str | Path) -> Any:  # noqa: ANN401 (JSON)
    return json.loads(done(*words, "--json").stdout)


def test_init_registers_the_operator_and_is_harmless_when_repeated(office: SmallOffice) -> None:
    before = office.dump()
    again = done("init", "--operator", "ELSE")
    assert "Đã khởi tạo từ trước" in again.stdout
    assert office.dump() == before
    person = facts("person", "show", "vp")["person"]
    assert [item["role"] for item in person["appointments"]] == ["officer", "operator"]
    assert office.database.stat().st_mode & 0o077 == 0


def test_init_writes_settings_where_it_says_and_never_over_others(office: SmallOffice) -> None:
    config = office.folder / "dondoc.toml"
    assert 'actor = "VP"' in config.read_text("utf-8")
    assert config.stat().st_mode & 0o077 == 0
    config.write_text('actor = "VP"\n', "utf-8")
    assert "giữ nguyên" in done("init", "--write-config").stderr
    assert config.read_text("utf-8") == 'actor = "VP"\n'


def test_init_without_words_uses_the_users_own_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle_in(tmp_path, monkeypatch, "2024-04-01T08:00")
    monkeypatch.delenv("DONDOC_DATABASE_URL")
    tried = facts("init", "--dry-run")
    assert list(tmp_path.iterdir()) == []
    made = facts("init")
    assert tried == made | {"config": tried["config"]}
    assert Path(made["database"]).parent == tmp_path / "data" / "dondoc"
    assert Path(made["config"]).is_file()


@pytest.mark.parametrize(
    "words",
    [
        ("--operator", "có dấu"),
        ("--office-code", ""),
        ("--operator-email", "nobody"),
        ("--office-name", "  "),
    ],
    ids=" ".join,
)
def test_init_refuses_answers_that_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    settle_in(tmp_path, monkeypatch, "2024-04-01T08:00")
    assert call("init", *words).exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("plan", [BINH_DUONG, BINH_DINH], ids=["003", "000"])
def test_a_plan_is_tried_loaded_once_and_harmless_when_repeated(
    office: SmallOffice, plan: Path
) -> None:
    assert facts("plan", "check", plan)["errors"] == 0
    before = office.dump()
    tried = done("plan", "load", plan, "--dry-run")
    assert "[CHƯA GHI]" in tried.stderr
    assert office.dump() == before
    loaded = done("plan", "load", plan)
    assert loaded.stdout == tried.stdout
    after = office.dump()
    assert "đã nạp từ trước" in done("plan", "load", plan).stdout
    assert facts("plan", "load", plan)["already_loaded"] is True
    assert office.dump() == after


def test_a_plan_with_other_content_is_refused_with_the_way_out(office: SmallOffice) -> None:
    done("plan", "load", BINH_DUONG)
    other = office.folder / "other.toml"
    text = BINH_DUONG.read_text("utf-8")
    other.write_text(text + "\n# sửa\n", "utf-8")
    before = office.dump()
    assert "cùng nội dung" in done("plan", "load", other).stdout  # a remark is no content
    other.write_text(text.replace("expected_units = 7", "expected_units = 8"), "utf-8")
    refused = call("plan", "load", other)
    assert refused.exit_code == 1
    assert "dondoc plan amend" in refused.stderr
    assert "tổng số đơn vị văn bản nêu  7 -> 8" in refused.stdout
    assert office.dump() == before


def test_a_plan_is_shown_with_basis_reading_and_the_days_by_which(office: SmallOffice) -> None:
    listed = facts("plan", "load", BINH_DINH)
    assert listed["plan"] == "BDI-24"
    shown = done("plan", "show", "bdi-24").stdout
    assert "Mục" in shown
    assert "trước ngày kiểm tra ít nhất 10 ngày làm việc" in shown
    row = next(line for line in shown.splitlines() if line.startswith("BDI-24-01 "))
    assert all(day in row for day in ("08/05/2024", "22/04/2024", "29/04/2024", "22/05/2024"))
    assert facts("plan", "show", "BDI-24")["cases"]["BDI-24-01"]["due"]["notice"] == "2024-04-22"
    assert "BDI-24" in done("plan", "list").stdout
    assert facts("plan", "list")["plans"][0]["visits"] == 26
    assert "10 ngày" in done("workflow", "show", "inspection", "--plan", "BDI-24").stdout


def test_workflows_are_listed_shown_and_drawn(office: SmallOffice) -> None:
    assert {item["name"] for item in facts("workflow", "list")["workflows"]} == {
        "inspection",
        "remediation",
        "round",
        "extension",
        "task",
        "difficulty",
        "periodic_report",
    }
    assert "inspection" in done("workflow", "list").stdout
    assert facts("workflow", "show", "round")["initial"] == "forming"
    assert done("workflow", "show", "round", "--mermaid").stdout.startswith("stateDiagram-v2")
    assert "reference" in done("workflow", "diagram", "--write", "docs", "--dry-run").stdout
    assert not (office.folder / "docs").exists()
    done("workflow", "diagram", "--write", "docs")
    assert len(list((office.folder / "docs" / "reference" / "workflows").iterdir())) == 7
    (office.folder / "file").touch()
    assert call("workflow", "diagram", "--write", "file").exit_code == 74


def test_units_are_added_renamed_and_shown_by_date(office: SmallOffice) -> None:
    tried = done("unit", "add", "QLX", "--name", "Phòng Xe", "--dry-run")
    assert "[CHƯA GHI]" in tried.stderr
    assert facts("unit", "list")["units"] == []
    done("unit", "add", "QLX", "--name", "Phòng Xe", "--group", "phòng")
    assert call("unit", "add", "QLX", "--name", "Phòng Xe").exit_code == 1
    done("unit", "rename", "QLX", "--name", "Phòng Ô tô", "--from", "1/5/2024", "--reason", "gộp")
    assert "Phòng Xe" in done("unit", "list").stdout
    assert "Phòng Ô tô" in done("unit", "show", "qlx").stdout
    assert facts("unit", "show", "QLX")["unit"]["code"] == "QLX"
    assert call("unit", "add", "có dấu", "--name", "X").exit_code == 2
    assert call("unit", "add", "OK", "--name", "\x00").exit_code == 2


def test_people_are_kept_by_date_and_the_log_never_names_them(office: SmallOffice) -> None:
    done("person", "add", "bao", "--name", "Phạm Quốc Bảo", "--email", "bao@example.vn")
    assert call("person", "add", "bao", "--name", "X").exit_code == 1
    assert call("person", "add", "x", "--name", "X", "--email", "nobody").exit_code == 2
    done(
        "person", "appoint", "bao", "--role", "head", "--to", "31/12/2024", "--reason", "điều động"
    )
    done("person", "contact", "bao", "--email", "quocbao@example.vn")
    assert "quocbao@example.vn" in done("person", "show", "bao").stdout
    done("person", "end", "bao", "--to", "30/4/2024")
    assert "bao" in done("person", "list").stdout
    assert facts("person", "list", "--unit", "QLX")["people"] == []
    log = json.dumps(facts("audit", "log"), ensure_ascii=False)
    for secret in ("Phạm", "Bảo", "bao@", "quocbao"):
        assert secret not in log
    actions = [entry["action"] for entry in facts("audit", "log")["entries"]]
    assert actions.count("contact") == 1
    assert done("audit", "verify").stdout.startswith("Nguyên vẹn")


def test_the_register_is_loaded_from_a_file_after_a_preview(office: SmallOffice) -> None:
    file = office.folder / "people.toml"
    file.write_text(PEOPLE, "utf-8")
    before = office.dump()
    tried = done("person", "load", file, "--dry-run")
    assert "thêm: người xe" in tried.stdout
    assert office.dump() == before
    assert done("unit", "load", file).stdout == tried.stdout
    after = office.dump()
    assert "không có gì thay đổi" in done("person", "load", file).stdout
    assert office.dump() == after
    file.write_text(PEOPLE.replace("xe@", "oto@").replace("QLX", "QLY"), "utf-8")
    changes = {item["code"]: item for item in facts("person", "load", file)["changes"]}
    assert changes["xe"]["kind"] == "changed"
    file.write_text(PEOPLE.replace('role = "head"', 'role = "king"'), "utf-8")
    assert call("person", "load", file).exit_code == 1
    assert call("person", "load", file, "--json").exit_code == 1


def test_the_log_is_filtered_shown_and_exported_with_its_hash(office: SmallOffice) -> None:
    done("plan", "load", BINH_DUONG, "--document", "08/KH-BQL, 20/3/2024")
    done("unit", "rename", "QLMT", "--name", "Phòng Môi trường", "--reason", "quyết định mới")
    assert "Không" not in done("audit", "log", "--case", "BDG-KCN-24-04").stdout
    assert len(facts("audit", "log", "--action", "open")["entries"]) == 8
    assert len(facts("audit", "log", "--who", "VP", "--unit", "QLMT")["entries"]) == 2
    assert facts("audit", "log", "--to", "31/3/2024")["entries"] == []
    assert "lý do: quyết định mới" in done("audit", "log", "--limit", "1").stdout
    exported = done("audit", "log", "--csv", "--action", "rename")
    rows = list(csv.DictReader(io.StringIO(exported.stdout)))
    assert {row["reason"] for row in rows} == {"quyết định mới"}
    assert "SHA-256" in exported.stderr
    number = facts("audit", "log", "--action", "rename")["entries"][0]
    assert "Phòng Môi trường" in done("audit", "show", str(number["number"])).stdout
    assert facts("audit", "show", number["hash"][:20])["hash"] == number["hash"]


def test_the_log_is_verified_sealed_and_a_change_behind_its_back_is_named(
    office: SmallOffice,
) -> None:
    done("plan", "load", BINH_DUONG)
    assert "khớp 0/0" in done("audit", "verify").stdout
    tried = done("audit", "seal", "--dry-run").stdout
    lines = done("audit", "seal").stdout.splitlines()
    assert tried.splitlines()[:2] == lines[:2]
    checkpoint = office.folder / "moc.txt"
    checkpoint.write_text("\n".join(lines), "utf-8")
    assert facts("audit", "seal")["size"] == "2"
    assert "khớp 2/2" in done("audit", "verify", "--checkpoint", checkpoint).stdout
    office.execute("UPDATE case_ SET state = 'closed' WHERE code = 'BDG-KCN-24-04'")
    bad = call("audit", "verify")
    assert bad.exit_code == 1
    assert "BDG-KCN-24-04 khác với nhật ký của nó ở: state" in bad.stdout
    office.execute(
        "DROP TRIGGER audit_entry_no_update",
        "UPDATE audit_entry SET person = 'ELSE', recorded_at = '?', changes = '?', document = '?' "
        "WHERE action = 'init'",
    )
    assert "#" in done("audit", "log").stdout
    number = next(it for it in facts("audit", "log")["entries"] if it["action"] == "init")["number"]
    assert "ELSE" in done("audit", "show", str(number)).stdout
    worse = json.loads(call("audit", "verify", "--json").stdout)
    assert worse["findings"][0]["chain"] == "office"
    assert len(worse["findings"]) == 2
    assert "và" not in call("audit", "verify").stdout.splitlines()[1]
    checkpoint.write_text("\n".join([lines[0], "9", lines[2]]), "utf-8")
    assert call("audit", "verify", "--checkpoint", checkpoint).exit_code == 1
    checkpoint.write_text("one line", "utf-8")
    assert call("audit", "verify", "--checkpoint", checkpoint).exit_code == 2


def test_a_tick_reports_what_it_did_and_messages_can_be_read(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("plan", "load", BINH_DUONG)
    monkeypatch.setenv("DONDOC_CLOCK", "2024-05-30T08:00")
    assert "dịch vụ nhắc việc chưa chạy" in done("plan", "list").stderr
    tick = done("daemon", "run", "--once")
    assert "thư đã gửi" in tick.stdout
    assert done("plan", "list").stderr == ""
    listed = facts("outbox", "list", "--all")["messages"]
    assert {item["state"] for item in listed} == {"sent"}
    shown = done("outbox", "show", listed[0]["id"][:12]).stdout
    assert listed[0]["subject"] in shown
    assert facts("outbox", "show", listed[0]["id"])["text"]
    assert facts("daemon", "run", "--once")["sent"] == 0
    status = facts("daemon", "status")
    assert (status["silent_seconds"], status["alarming"]) == (0, False)
    assert status["pending_timers"] > 0
    assert "Kênh tạm dừng" in done("daemon", "status").stdout
    monkeypatch.setenv("DONDOC_CLOCK", "2024-06-03T08:00")
    assert "im lặng 4 ngày" in done("plan", "list").stderr
    monkeypatch.setenv("DONDOC_CLOCK", "2024-06-02T08:00")  # a Sunday
    assert done("plan", "list").stderr == ""


def test_a_message_without_an_address_goes_once_there_is_one(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("plan", "load", BINH_DUONG)
    done("person", "contact", "VP", "--email", "")
    monkeypatch.setenv("DONDOC_CLOCK", "2024-05-30T08:00")
    done("daemon", "run", "--once")
    dead = facts("outbox", "list")["messages"]
    assert [item["person"] for item in dead] == ["VP"]
    assert "chưa có địa chỉ" in done("outbox", "list").stdout
    done("person", "contact", "VP", "--email", "vp@example.vn")
    assert "[CHƯA GHI]" in done("outbox", "retry", "--all", "--dry-run").stderr
    assert facts("outbox", "retry", dead[0]["id"])["messages"] == [dead[0]["id"]]
    assert call("outbox", "retry", "--all").exit_code == 1
    assert facts("daemon", "run", "--once")["sent"] == 1
    assert facts("outbox", "list")["messages"] == []


def test_a_paused_channel_is_told_and_opened_again(office: SmallOffice) -> None:
    office.execute(
        "INSERT INTO channel_pause (channel, reason, paused_at) "
        "VALUES ('email', 'login refused', '2024-04-01 00:55:00')"
    )
    assert "login refused" in done("outbox", "list").stderr
    assert "login refused" in done("daemon", "status").stderr
    assert "Kênh email đã mở lại" in done("outbox", "retry", "--channel", "email").stdout
    assert done("outbox", "list").stderr == ""


def test_a_second_daemon_is_turned_away_and_the_first_ends_when_asked(office: SmallOffice) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "dondoc.cli.main", "daemon", "run"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(BINH_DUONG.parents[1])},
    )
    assert running.stderr is not None
    with running:
        said = [next(running.stderr)]
        while "action=tick" not in said[-1]:
            said.append(next(running.stderr))
        second = call("daemon", "run", "--once")
        running.send_signal(signal.SIGTERM)
        rest = running.stderr.read()
    assert second.exit_code == 75
    assert "đang chạy" in second.stderr
    assert running.returncode == 0, rest
    done("daemon", "run", "--once")


def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable), only_daemon(tmp_path / "no" / "folder.sqlite3"):
        raise AssertionError
    with only_daemon(None), only_daemon(None):
        pass


def test_a_silence_is_told_in_hours_and_days() -> None:
    from datetime import timedelta

    assert duration(timedelta(minutes=125)) == "2 giờ 5 phút"
    assert duration(timedelta(hours=50)) == "2 ngày 2 giờ"
    assert duration(timedelta(seconds=-5)) == "0 giờ 0 phút"
