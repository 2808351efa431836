"""The command that corrects: what it lists, what it prints, and every wrong way of typing it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dondoc.language import set_language
from tests.acceptance.small_office import (
    BINH_DUONG,
    SmallOffice,
    an_office,
    call,
    done,
    settle_in,
)

CODE, ROUND = "BDG-KCN-24-04", "BDG-KCN-24-D1"
POINT = f"{CODE}-KN1"
CSV = """text,field,severity,responsibility,deadline
Niêm yết chưa đủ 03 TTHC,3,trung bình,tập thể,15 ngày làm việc
Chưa mở sổ theo dõi,4,,,
"""
MISTYPED = ("--reason", "gõ nhầm")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the database of an office that has notified a unit: beginning takes longest."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("prepared")
        made = next(an_office(folder, patch, "2024-05-02T08:00"))
        done("plan", "load", BINH_DUONG)
        done("round", "establish-team", ROUND, "--document", "20/QĐ")
        done("agree-visit", CODE)
        done("notify", CODE, "--document", "45/TB")
        with closing(sqlite3.connect(made.database)) as connection:
            return connection.serialize()


@pytest.fixture
def office(
    prepared: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[SmallOffice, pytest.MonkeyPatch]]:
    settle_in(tmp_path, monkeypatch, "2024-05-02T08:00")
    made = SmallOffice(tmp_path)
    made.database.write_bytes(prepared)
    yield made, monkeypatch
    set_language("vi")


def facts(*words: str) -> Any:  # noqa: ANN401  (JSON)
    return json.loads(done(*words, "--json").stdout)


def concluded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lead the inspection to a conclusion with two recommendations."""
    Path("kien-nghi.csv").write_text(CSV, "utf-8")
    monkeypatch.setenv("DONDOC_CLOCK", "2024-06-07T16:00")
    done("inspect", CODE, "--reason", "đơn vị chưa báo cáo")
    monkeypatch.setenv("DONDOC_CLOCK", "2024-06-25T16:00")
    done("conclude", CODE, "--document", "50/TB", "--findings", "kien-nghi.csv")
    done("daemon", "run", "--once")


def test_the_list_names_every_value_with_the_number_of_its_entry(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    found = facts("correct", CODE)["values"]
    named = {(item["what"], item["alias"]): item for item in found}
    assert named["visit", "lich-kiem-tra"]["value"] == "07/06/2024"
    assert named["notify", "thong-bao"]["value"] == "02/05/2024"
    assert named["document", "van-ban"]["value"] == "45/TB"
    assert "ngày gửi thông báo lịch kiểm tra" in done("correct", CODE).stdout
    concluded(office[1])
    point = {item["what"]: item for item in facts("correct", POINT)["values"]}
    assert point["text"]["value"] == "Niêm yết chưa đủ 03 TTHC"
    assert point["deadline"]["value"] == "15 working_days"
    assert point["field"]["value"] == "3"


def test_a_correction_is_printed_tried_and_seen_in_the_log(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    done("daemon", "run", "--once")
    words = ("correct", CODE, "ngay-kiem-tra", "--from", "7/6", "--to", "10.6", *MISTYPED)
    before = office[0].dump()
    tried = done(*words, "--dry-run")
    assert "[CHƯA GHI]" in tried.stderr
    assert office[0].dump() == before
    real = done(*words)
    assert real.stdout == tried.stdout
    lines = real.stdout.splitlines()
    assert lines[0] == "Đính chính ngày kiểm tra: 07/06/2024 -> 10/06/2024"
    assert "21/06/2024 -> thứ Hai 24/06/2024" in real.stdout
    assert lines[-1].startswith("Gửi đính chính: ")
    number = next(it["corrected_by"] for it in facts("correct", CODE)["values"])[0]
    wrong = facts("audit", "show", str(number))["corrects"][0]
    assert facts("audit", "show", str(wrong))["corrected_by"] == [number]
    assert f"Đã đính chính bởi  #{number}" in done("audit", "show", str(wrong)).stdout
    assert f"Đính chính         #{wrong}" in done("audit", "show", str(number)).stdout or (
        f"#{wrong}" in done("audit", "show", str(number)).stdout
    )
    shown = done("case", "show", CODE).stdout
    assert f"mở hồ sơ (đã đính chính bởi #{number})" in shown
    assert f"đính chính #{wrong}" in shown
    assert "Nguyên vẹn" in done("audit", "verify").stdout


def test_json_says_what_was_and_is_and_who_is_told(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    told = facts("correct", CODE, "van-ban", "--from", "45/TB", "--to", "46/TB", *MISTYPED)
    assert (told["kind"], told["was"], told["is"]) == ("correction", "45/TB", "46/TB")
    assert (told["corrected_to"], told["kept"], told["dry_run"]) == ([], [], False)
    # The letter is composed with the step and waits for the daemon: it is written anew.
    assert "dm-moitruong" in told["rewritten_to"]
    assert (
        "soạn lại"
        in done("correct", CODE, "van-ban", "--from", "46/TB", "--to", "47/TB", *MISTYPED).stdout
    )


def test_points_of_a_conclusion_are_corrected_one_by_one(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    concluded(office[1])
    for what, old, new in (
        ("noi-dung", "03 TTHC", "05 TTHC"),
        ("linh-vuc", "3", "4"),
        ("muc-do", "trung bình", "nặng"),
        ("trach-nhiem", "tập thể", "cá nhân"),
        ("thoi-han", "15 ngày làm việc", "20 ngày làm việc"),
        ("don-vi", "QLMT", "QLXD"),
    ):
        done("correct", POINT, what, "--from", old, "--to", new, *MISTYPED)
    point = facts("case", "show", POINT)
    shown = done("case", "show", POINT).stdout
    assert "Niêm yết chưa đủ 05 TTHC" in shown
    assert "nặng" in shown
    assert point["case"]["unit"] == "QLXD"
    second = done("correct", f"{CODE}-KN2", "nham-ho-so", "--reason", "của phòng khác")
    assert "đã rút, ghi nhầm hồ sơ" in second.stdout
    assert facts("case", "show", f"{CODE}-KN2")["case"]["state"] == "withdrawn"
    assert "Nguyên vẹn" in done("audit", "verify").stdout


def test_an_entry_is_chosen_by_its_number(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    office[1].setenv("DONDOC_CLOCK", "2024-05-03T08:00")  # numbers follow the moment of recording
    values = facts("correct", CODE)["values"]
    number = next(it["entry"] for it in values if it["what"] == "notify")
    done(
        "correct",
        CODE,
        "notify",
        "--entry",
        f"#{number}",
        "--from",
        "2/5",
        "--to",
        "26/4",
        *MISTYPED,
    )
    other = facts("correct", ROUND)["values"][0]["entry"]
    words = ("correct", CODE, "notify", "--from", "26/4", "--to", "25/4", *MISTYPED)
    assert "không thuộc hồ sơ" in call(*words, "--entry", str(other)).stderr
    wrong = next(it["entry"] for it in values if it["what"] == "visit")
    assert "không có bản ghi nào" in call(*words, "--entry", str(wrong)).stderr


def test_the_words_are_english_when_asked(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    del office
    words = ("--lang", "en", "correct", CODE, "notify", "--from", "2/5", "--to", "26/4")
    first = done(*words, "--reason", "x").stdout.splitlines()[0]
    assert first.startswith("Correct day of “")


WRONG = (
    (2, "--from, --to, --reason", ("notify",)),
    (2, "--reason", ("notify", "--from", "2/5", "--to", "26/4")),
    (2, "--reason", ("nham-ho-so",)),
    (1, "gần giống", ("", "--from", "1", "--to", "2", *MISTYPED)),
    (1, "gần giống", ("ngày sinh", "--from", "1", "--to", "2", *MISTYPED)),
    (1, "đang ghi 02/05/2024", ("notify", "--from", "1/5", "--to", "26/4", *MISTYPED)),
    (2, "không đọc được ngày", ("notify", "--from", "hai", "--to", "26/4", *MISTYPED)),
    (1, "bản ghi", ("notify", "--from", "2/5", "--to", "26/4", "--entry", "9999", *MISTYPED)),
    (77, "không có quyền", ("notify", "--from", "2/5", "--to", "26/4", *MISTYPED)),
)


@pytest.mark.parametrize(("code", "words", "typed"), WRONG)
def test_what_is_typed_wrongly_is_refused_in_one_line(
    office: tuple[SmallOffice, pytest.MonkeyPatch], code: int, words: str, typed: tuple[str, ...]
) -> None:
    who = ("--as", "dm-moitruong") if code == 77 else ()
    case = CODE
    if "nham-ho-so" in typed:
        concluded(office[1])
        case = POINT
    result = call(*who, "correct", case, *typed)
    assert result.exit_code == code, result.stderr
    (line,) = [it for it in result.stderr.splitlines() if it.startswith("dondoc: ")]
    assert words in line


def test_the_office_settles_its_limit_on_record_and_lists_who_went_beyond(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    office[1].setenv("DONDOC_CLOCK", "2024-05-20T08:00")
    late = ("receive-report", CODE, "--on", "7/5/2024")
    assert "--reason" in call(*late).stderr
    done(*late, "--reason", "văn thư chuyển chậm")
    assert [it["action"] for it in facts("audit", "log", "--backdated")["entries"]] == [
        "receive-report"
    ]
    words = ("office", "set", "backdating-working-days", "30", "--document", "5/QĐ, 2/5/2024")
    tried = done(*words, "--dry-run")
    assert "5 -> 30" in tried.stdout
    assert "[CHƯA GHI]" in tried.stderr
    assert facts(*words)["before"] == "5"
    assert facts("office", "show")["settings"][0]["value"] == "30"
    assert "backdating_working_days  30" in done("co-quan", "xem").stdout
    assert facts("audit", "log", "--backdated")["entries"] == []
    assert "5/QĐ" in done("audit", "log", "--action", "settle").stdout


def test_a_reason_for_a_conflict_goes_with_a_correction(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    del office
    words = ("correct", CODE, "visit", "--from", "7/6", "--to", "10/6", *MISTYPED)
    found = facts(*words, "--conflict-reason", "Đoàn đã thống nhất")
    assert found["conflicts"] is not None
    assert "Đoàn đã thống nhất" in done("case", "show", CODE).stdout


def test_a_deadline_moved_behind_the_program_s_back_is_kept_and_said(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    office[0].execute(
        "UPDATE deadline SET due_on = '2024-06-28' WHERE name = 'conclusion' AND case_id = "
        "(SELECT id FROM case_ WHERE code = 'BDG-KCN-24-04')"
    )
    words = ("correct", CODE, "visit", "--from", "7/6", "--to", "10/6", *MISTYPED)
    assert "giữ nguyên 28/06/2024" in done(*words, "--dry-run").stdout
    assert facts(*words)["kept"] == [{"case": CODE, "deadline": "conclusion"}]


def test_nobody_is_told_when_nothing_was_sent(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    del office
    words = ("correct", "BDG-KCN-24-05", "visit", "--from", "7/6", "--to", "10/6", *MISTYPED)
    assert done(*words).stdout.splitlines()[-1] == (
        "Chưa ai nhận tin sai, không phải gửi đính chính"
    )


def test_a_number_set_by_a_letter_and_a_day_corrected_after_it_go_together(
    office: tuple[SmallOffice, pytest.MonkeyPatch],
) -> None:
    office[1].setenv("DONDOC_CLOCK", "2024-05-20T08:00")
    letter = ("--document", "45/BQL-VP, 20/5/2024", "--yes")
    done("plan", "set-rule", "BDG-KCN-24", "conclusion", "--amount", "7", *letter)
    before = {it["name"]: it for it in facts("case", "show", CODE)["case"]["deadlines"]}[
        "conclusion"
    ]
    assert (before["due_on"], before["original_due_on"]) == ("2024-06-18", "2024-06-21")
    words = ("correct", CODE, "visit", "--from", "7/6", "--to", "10/6", *MISTYPED)
    assert facts(*words)["kept"] == []
    after = {it["name"]: it for it in facts("case", "show", CODE)["case"]["deadlines"]}[
        "conclusion"
    ]
    assert (after["due_on"], after["original_due_on"]) == ("2024-06-19", "2024-06-24")
    assert "Nguyên vẹn" in done("audit", "verify").stdout
