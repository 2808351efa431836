"""A plan amended on the command line: shown, asked about, written, and read again."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dondoc.cli import confirming
from dondoc.language import set_language
from tests.acceptance.small_office import BINH_DUONG, SmallOffice, an_office, call, done, settle_in

DOCUMENT = ("--document", "12/KH-BQL, 20/5/2024")
LETTER = ("--document", "45/BQL-VP, 20/5/2024")
CODE = "BDG-KCN-24"
SET_RULE = ("plan", "set-rule", CODE, "report", "--amount", "5", *LETTER)
HEAD = 'code = "BDG-KCN-24-04"\nround = "BDG-KCN-24-D1"\nunit = "QLMT"\n'
SIXTH = '[[visits]]\ncode = "BDG-KCN-24-06"'


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one database with the plan, copied for each test."""
    folder = tmp_path_factory.mktemp("loaded")
    with pytest.MonkeyPatch.context() as patch:
        for found in an_office(folder, patch, "2024-05-02T08:00"):
            done("plan", "load", BINH_DUONG)
            return found.database
    raise AssertionError  # an office has just been founded


@pytest.fixture
def office(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallOffice]:
    found = SmallOffice(tmp_path)
    with closing(sqlite3.connect(loaded)) as base, closing(sqlite3.connect(found.database)) as copy:
        base.backup(copy)
    settle_in(tmp_path, monkeypatch, "2024-05-22T08:00")
    yield found
    set_language("vi")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the plan with one visit moved and one withdrawn."""
    text = BINH_DUONG.read_text(encoding="utf-8")
    text = text.replace(f"{HEAD}on = 2024-06-07", f"{HEAD}on = 2024-06-12")
    text = text.replace("window_last_on = 2024-06-07", "window_last_on = 2024-06-12")
    start = text.index(SIXTH)
    end = text.index("[[visits]]", start + 1)
    path = tmp_path / "revised.toml"
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    return path


def facts(*words: str | Path) -> Any:  # noqa: ANN401  (JSON)
    return json.loads(done(*words, "--json").stdout)


def test_loading_a_revised_file_shows_what_it_would_change(office: SmallOffice, file: Path) -> None:
    before = office.dump()
    found = call("plan", "load", file)
    assert found.exit_code == 1
    assert "BDG-KCN-24-04  ngày kiểm tra" in found.stdout
    assert "07/06/2024 -> 12/06/2024" in found.stdout
    assert "[CHƯA GHI]" in found.stderr
    assert "dondoc plan amend TỆP" in found.stderr
    assert office.dump() == before


def test_an_amendment_is_shown_and_written_as_shown(office: SmallOffice, file: Path) -> None:
    before = office.dump()
    words = ("plan", "amend", file, *DOCUMENT, "--reason", "phòng sáp nhập")
    tried = done(*words, "--dry-run")
    assert "[CHƯA GHI]" in tried.stderr
    asked = call(*words)
    assert asked.exit_code == 2
    assert asked.stdout == tried.stdout
    assert "--yes" in asked.stderr
    assert office.dump() == before
    mark = tried.stdout.strip().rsplit(" ", 1)[1]
    written = done(*words, "--yes", "--preview", mark)
    assert written.stdout == tried.stdout
    assert "Đã ghi bản 2 của kế hoạch BDG-KCN-24" in written.stderr
    again = done("plan", "dieu-chinh", file, *DOCUMENT, "--yes")
    assert "đã như vậy (bản 2); không ghi gì" in again.stdout
    assert "đã nạp từ trước với cùng nội dung" in done("plan", "load", file).stdout


def test_what_differs_from_the_preview_is_not_written(office: SmallOffice, file: Path) -> None:
    before = office.dump()
    words = ("plan", "amend", file, *DOCUMENT, "--reason", "x", "--yes", "--preview", "abc")
    found = call(*words)
    assert found.exit_code in {1, 75}
    assert "không còn như bản xem trước abc" in found.stderr
    assert office.dump() == before


def test_on_a_terminal_the_code_is_asked_for(
    office: SmallOffice, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def typed(code: str, question: str, *, yes: bool) -> None:
        asked.append(f"{code}: {question} {yes}")

    monkeypatch.setattr(confirming, "confirm", typed)
    monkeypatch.setattr("dondoc.cli.plans.amend.confirm", typed)
    found = done("plan", "amend", file, *DOCUMENT, "--reason", "phòng sáp nhập")
    assert asked == ["BDG-KCN-24: Ghi những thay đổi trên? False"]
    assert found.stdout.count("Mã xem trước") == 1
    assert facts("case", "show", "BDG-KCN-24-06")["case"]["state"] == "cancelled"


def test_a_letter_sets_a_rule_and_programs_can_read_it(office: SmallOffice) -> None:
    tried = facts(*SET_RULE, "--dry-run")
    assert tried["dry_run"]
    assert tried["changes"][0]["code"] == "inspection.report"
    assert {item["new_on"] for item in tried["deadlines"]} == {"2024-05-30", "2024-05-31"}
    written = facts(*SET_RULE, "--yes")
    assert written["preview"] == tried["preview"]
    assert written["document"]["number"] == "45/BQL-VP"
    again = facts(*SET_RULE, "--yes")
    assert again["already_in_force"]
    shown = done("plan", "show", CODE)
    assert "45/BQL-VP ngày 20/05/2024; Mục V.3.b" in shown.stdout
    before = done("plan", "show", CODE, "--on", "19/5/2024")
    assert "45/BQL-VP" not in before.stdout
    assert "08/KH-BQL" in done("plan", "show", CODE, "--on", "1/1/2024").stdout


def test_a_rule_is_named_as_the_plan_names_it(office: SmallOffice) -> None:
    found = call("plan", "set-rule", CODE, "bao-cao", "--amount", "5", *LETTER)
    assert found.exit_code == 2
    assert "không có thời hạn “bao-cao”; chọn một trong: agree_visit" in found.stderr
    known = call("plan", "set-rule", CODE, "reports", "--amount", "5", *LETTER)
    assert "chọn một trong: report" in known.stderr
    nobody = call("plan", "set-rule", "KHONG", "report", "--amount", "5", *LETTER)
    assert (nobody.exit_code, "không có kế hoạch KHONG" in nobody.stderr) == (1, True)
    later = call(*SET_RULE, "--from", "1/6/2024", "--yes")
    assert "có hiệu lực từ 01/06/2024" in later.stderr
    named = facts(*SET_RULE, "--workflow", "inspection", "--from", "21/5/2024", "--dry-run")
    assert named["effective_on"] == "2024-05-21"


def test_the_history_tells_every_document(office: SmallOffice, file: Path) -> None:
    done(*SET_RULE, "--yes")
    done("plan", "amend", file, *DOCUMENT, "--reason", "phòng sáp nhập", "--yes")
    told = done("plan", "history", CODE).stdout
    assert "Bản 1: 08/KH-BQL ngày 20/03/2024, nạp lúc 08:00 02/05/2024" in told
    assert "Bản 2: theo 45/BQL-VP ngày 20/05/2024" in told
    assert "BDG-KCN-24-06  rút khỏi kế hoạch" in told
    numbers = [item["number"] for item in facts("ke-hoach", "lich-su", CODE)["revisions"]]
    assert numbers == [1, 2, 3]
    assert "Điều chỉnh bởi: 12/KH-BQL ngày 20/05/2024" in done("plan", "show", CODE).stdout
    assert "Nguyên vẹn" in done("audit", "verify").stdout
    assert "điều chỉnh kế hoạch" in done("audit", "log", "--action", "amend").stdout


def test_wrong_files_are_refused_with_all_that_is_wrong(
    office: SmallOffice, file: Path, tmp_path: Path
) -> None:
    before = office.dump()
    assert "--document" in call("plan", "amend", file).stderr
    broken = tmp_path / "broken.toml"
    broken.write_text('[plan]\ncode = "BDG-KCN-24"\n', encoding="utf-8")
    found = call("plan", "amend", broken, *DOCUMENT)
    assert (found.exit_code, found.stdout.count("[LỖI]") > 1) == (1, True)
    other = tmp_path / "other.toml"
    text = file.read_text(encoding="utf-8").replace('unit = "QLDN"\non', 'unit = "QLDT"\non')
    other.write_text(text.replace("year = 2024", "year = 2025"), encoding="utf-8")
    for words in (("amend", other, *DOCUMENT, "--yes"), ("load", other)):
        refused = call("plan", *words)
        assert refused.exit_code == 1
        assert f"{other}:" in refused.stdout
        assert "đổi đơn vị từ QLDN sang QLDT" in refused.stdout
        assert "đó là một kế hoạch khác" in refused.stdout
    machine = json.loads(call("plan", "amend", other, *DOCUMENT, "--json").stdout)
    assert len(machine["problems"]) == 2
    long = call("plan", "amend", file, *DOCUMENT, "--reason", "x" * 2001)
    assert "--reason dài quá 2000 ký tự" in long.stderr
    assert office.dump() == before
