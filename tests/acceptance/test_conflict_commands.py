"""Conflicts as people type them: the option that explains, the schedule, what other bodies inspect."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dondoc.language import set_language
from tests.acceptance.small_office import BINH_DUONG, SmallOffice, an_office, call, done, settle_in

WHO = ("--as", "thu-ky")
ROUND, FOUR, FIVE = "BDG-KCN-24-D1", "BDG-KCN-24-04", "BDG-KCN-24-05"
ELSEWHERE = ("unit", "inspected-elsewhere", "qlmt", "--by", "Thanh tra tỉnh")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Found an office once, with the plan of Bình Dương loaded."""
    folder = tmp_path_factory.mktemp("template")
    whole = folder / "whole.sqlite3"
    with pytest.MonkeyPatch.context() as patch:
        for settled in an_office(folder, patch):
            done("plan", "load", BINH_DUONG)
            patch.setenv("DONDOC_CLOCK", "2024-05-06T08:00")
            done("daemon", "run", "--once")  # else every command says that nobody reminds
            settled.execute(f"VACUUM INTO '{whole}'")
    return whole


@pytest.fixture
def office(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SmallOffice]:
    settle_in(tmp_path, monkeypatch, "2024-05-06T08:00")
    made = SmallOffice(tmp_path)
    shutil.copy(template, made.database)
    yield made
    set_language("vi")


def asked(*words: str) -> Any:  # noqa: ANN401  (a document)
    return json.loads(done(*WHO, *words, "--json").stdout)


def refused(result: Result, code: int) -> str:
    assert result.exit_code == code, result.output
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("dondoc: ")]
    return line


@pytest.mark.parametrize(
    ("code", "says", "words"),
    [
        (1, "Đoàn đã có lịch lúc 08:00", ("agree-visit", FIVE, "--at", "08:00")),
        (1, "chọn giờ, ngày hoặc người khác",
         ("agree-visit", FIVE, "--at", "8h15", "--conflict-reason", "gấp")),
        (2, "--conflict-reason dài quá 2000", ("agree-visit", FIVE, "--conflict-reason", "x" * 2001)),
        (2, "BDG-KCN-24-06: Vũ Hồng Nhung thuộc",
         ("round", "establish-team", ROUND, "--member", "dm-laodong", "--document", "2/QĐ",
          "--reason", "thiếu người")),
        (2, "Phòng Quản lý Xây dựng có cuộc kiểm tra cùng nội dung ngày 06/06/2024 (BDG-KCN-24-03)",
         ("case", "add", "--unannounced", "--plan", "BDG-KCN-24", "--unit", "QLXD", "--on",
          "2024-08-15", "--ordered-by", "truong-ban", "--order", "7/QĐ", "--lead", "chanh-vp")),
        (1, "không có đơn vị mã QLX", (*ELSEWHERE[:2], "QLX", *ELSEWHERE[3:], "--from", "8/4/2024")),
        (2, "--to 01/04/2024 ở trước --from 08/04/2024",
         (*ELSEWHERE, "--from", "8/4/2024", "--to", "1/4/2024")),
        (2, "dài hơn một năm", (*ELSEWHERE, "--from", "8/4/2023", "--to", "8/4/2024")),
        (2, "--by phải có", (*ELSEWHERE[:4], "  ", "--from", "8/4/2024")),
        (2, "--subject phải có", (*ELSEWHERE, "--from", "8/4/2024", "--subject", "x" * 201)),
        (2, "cần lý do", ("unit", "elsewhere-withdraw", "abc")),
        (1, "không có đúng một cuộc", ("unit", "elsewhere-withdraw", "abc", "--reason", "x")),
        (1, "không có đơn vị mã NO", ("unit", "elsewhere", "NO")),
        (2, "không có đoàn riêng", ("round", "schedule", FOUR)),
        (1, "Không có hồ sơ NO", ("round", "schedule", "NO")),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_line_and_writes_nothing(
    office: SmallOffice, code: int, says: str, words: tuple[str, ...]
) -> None:
    before = office.dump()
    assert says in refused(call(*WHO, *words), code)
    assert office.dump() == before


def test_a_refusal_names_one_conflict_and_says_the_others(office: SmallOffice) -> None:
    words = ("agree-visit", FOUR, "--to", "2024-06-06", "--at", "9h30")
    result = call(*WHO, *words)
    assert "(BDG-KCN-24-02)" in refused(result, 1)
    assert "[VÀNG] Đoàn đã có lịch lúc 10:00" in result.stderr


def test_the_reason_is_kept_and_shown(office: SmallOffice) -> None:
    words = ("round", "establish-team", ROUND, "--member", "dm-laodong", "--document", "2/QĐ-BQL")
    why = ("--conflict-reason", "không còn ai biết việc")
    told = asked(*words, *why, "--dry-run")
    kinds = {(item["kind"], item["code"]) for item in told["conflicts"]}
    assert ("own_unit", "BDG-KCN-24-06") in kinds
    done(*WHO, *words, *why)
    shown = done(*WHO, "case", "show", "BDG-KCN-24-06").stdout
    assert "[VÀNG] Vũ Hồng Nhung thuộc đơn vị được kiểm tra" in shown
    assert "Lý do giữ lịch, giữ người: Mục IV.1" in shown  # the visit has its own from the plan
    assert "Lý do giữ lịch, giữ người: không còn ai biết việc" in done(
        *WHO, "case", "show", ROUND
    ).stdout  # fmt: skip
    log = done(*WHO, "audit", "log", "--case", ROUND).stdout
    assert "không còn ai biết việc" in log


def test_another_body_s_inspection_is_entered_counted_and_withdrawn(office: SmallOffice) -> None:
    days = ("--from", "8/4/2024", "--to", "10/4/2024", "--document", "31/QĐ-TTr")
    assert asked(*ELSEWHERE, *days, "--dry-run")["near"] == [FOUR]
    assert asked("unit", "elsewhere")["inspections"] == []
    result = done(*WHO, *ELSEWHERE, *days)
    assert "Thanh tra tỉnh kiểm tra CCHC, 08/04/2024–10/04/2024" in result.stdout
    assert f"[VÀNG] {FOUR} cùng đơn vị" in result.stderr
    assert "đã ghi" in refused(call(*WHO, *ELSEWHERE, *days), 1)
    move = ("reschedule", FOUR, "--to", "2024-06-12", "--reason", "họp")
    assert "Thanh tra tỉnh cũng kiểm tra" in refused(call(*WHO, *move), 2)
    (entry,) = asked("unit", "elsewhere", "QLMT")["inspections"]
    assert (entry["unit"], entry["by"], entry["document"]) == (
        "QLMT",
        "Thanh tra tỉnh",
        "31/QĐ-TTr",
    )
    away = ("unit", "elsewhere-withdraw", entry["id"][:8], "--reason", "ghi nhầm")
    assert refused(call("--as", "dm-vp", *away), 77).endswith("leadership, officer, operator")
    assert asked(*away, "--dry-run")["id"] == entry["id"]
    assert "Đã rút" in done(*WHO, *away).stdout
    assert "đã rút rồi" in refused(call(*WHO, *away), 1)
    assert "(đã rút)" in done(*WHO, "unit", "elsewhere", "--all").stdout
    assert "(không có)" in done(*WHO, "unit", "elsewhere").stdout
    done(*WHO, *move)
    entries = asked("audit", "log", "--action", "inspected-elsewhere")["entries"]
    assert (
        "Thanh tra" not in json.dumps(entries[0]["changes"], ensure_ascii=False)
        or "body_ref" in (entries[0]["changes"])
    )


def test_the_schedule_of_a_team_marks_who_stands_where(office: SmallOffice) -> None:
    shown = done("round", "schedule", ROUND).stdout
    lines = [line for line in shown.splitlines() if "BDG-KCN-24-07 " in line]
    assert lines[0].rstrip().endswith("* * * x x x x x x")
    assert "1 Trưng Vãn Phong (trưởng đoàn), 2 Trần Thanh Thủy (thư ký), 3 Lê Thị Hạnh" in shown
    assert shown.count("từ ba cuộc liền nhau ngày 06/06/2024") == 1
    assert done("calendar", "team").stdout == done("round", "schedule").stdout
    assert done("lich", "doan", "--from", "1/1/2025").stdout.startswith("Chưa có cuộc kiểm tra")
    done(*WHO, "postpone", FOUR, "--reason", "mưa lũ")
    found = asked("round", "schedule", ROUND)["teams"][0]
    assert (found["visits"][-1]["code"], found["visits"][-1]["from"]) == (FOUR, None)
    assert found["visits"][0]["marks"]["tp-dautu"] == "*"
    within = asked("round", "schedule", "--from", "2024-06-07", "--to", "2024-06-07")["teams"][0]
    assert [visit["code"][-2:] for visit in within["visits"]] == ["05", "06", "07"]


def test_an_unannounced_inspection_has_a_schedule_of_its_own(office: SmallOffice) -> None:
    where = ("--plan", "BDG-KCN-24", "--unit", "QLXD", "--on", "2024-06-06", "--at", "15:00")
    who = ("--ordered-by", "truong-ban", "--order", "7/QĐ", "--lead", "chanh-vp")
    about = ("--subject", "công vụ", "--secretary", "tp-xaydung", "--conflict-reason", "phản ánh")
    ordered = asked("case", "add", "--unannounced", *where, *who, *about)["case"]["code"]
    insider = ("--as", "chanh-vp", "round", "schedule")
    assert f"{ordered}  Phòng Quản lý Xây dựng" in done(*insider, ordered).stdout
    both = done(*insider).stdout
    assert f"\n\n{ordered}" in both
    assert "Không có hồ sơ" in refused(call("--as", "dm-vp", "round", "schedule", ordered), 1)
    assert ordered not in done("--as", "dm-vp", "round", "schedule").stdout
    shown = done("--as", "chanh-vp", "case", "show", ordered).stdout
    assert "Lý do giữ lịch, giữ người: phản ánh" in shown
    away = ("unit", "inspected-elsewhere", "QLXD", "--by", "Thanh tra", "--subject", "công vụ")
    first = ("--from", "2024-05-08")
    assert asked(*away, *first)["near"] == []  # thu-ky does not know of it
    later = ("--from", "2024-05-09", "--json")
    told = json.loads(done("--as", "chanh-vp", *away, *later).stdout)
    assert told["near"] == [ordered]


def test_a_schedule_shows_several_days_open_hours_clashes_and_days_off(office: SmallOffice) -> None:
    office.execute(
        "UPDATE case_ SET facts = json_remove(facts, '$.at') WHERE code = 'BDG-KCN-24-05'",
        "UPDATE case_ SET dates = json_set(dates, '$.visit_end_on', '2024-06-08') "
        "WHERE code = 'BDG-KCN-24-07'",
        "UPDATE case_ SET facts = json_set(facts, '$.at', '08:00') WHERE code = 'BDG-KCN-24-02'",
    )
    shown = done("round", "schedule", ROUND).stdout
    assert "thứ Sáu 07/06/2024 – thứ Bảy 08/06/2024" in shown
    assert "[ĐỎ] BDG-KCN-24-07: rơi vào ngày nghỉ" in shown
    assert "[ĐỎ] BDG-KCN-24-01: Đoàn đã có lịch lúc 08:00" in shown
    assert "! trùng giờ với cuộc khác" in shown
    assert "? cùng ngày với cuộc khác mà chưa rõ giờ" in shown


def test_a_plan_that_meets_another_one_says_where(office: SmallOffice) -> None:
    text = BINH_DUONG.read_text("utf-8").replace("BDG-KCN-24", "BDG-KCN-25")
    file = office.folder / "again.toml"
    file.write_text(text.replace("08/KH-BQL", "9/KH-BQL"), "utf-8")
    before = office.dump()
    told = call(*WHO, "plan", "load", file)
    assert (
        "đã có lịch lúc 08:00 ngày 06/06/2024 tại Phòng Quản lý Đầu tư (BDG-KCN-24-01)"
        in refused(told, 1)
    )
    assert office.dump() == before
    later = text.replace("2024-06-06", "2024-07-04").replace("2024-06-07", "2024-07-05")
    file.write_text(later, "utf-8")
    told = done(*WHO, "plan", "load", file, "--dry-run")
    assert (
        "[VÀNG] BDG-KCN-25-01: Phòng Quản lý Đầu tư có cuộc kiểm tra cùng nội dung" in told.stderr
    )


def test_everything_is_said_in_english_as_well(office: SmallOffice) -> None:
    told = call("--lang", "en", *WHO, "agree-visit", FIVE, "--at", "08:00")
    assert "the team is already to be at Phòng Quản lý Môi Trường at 08:00" in told.stderr
