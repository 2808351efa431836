"""The commands ``calendar`` and ``deadline`` as people type them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def dondoc(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dondoc.cli.main", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environ},
    )


def printed(*words: str) -> str:
    answer = dondoc(*words)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def as_json(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(*words, "--json"))
    assert found["schema"] == 1
    return found


def test_a_year_is_drawn_as_twelve_months_with_days_off_and_worked_saturdays() -> None:
    shown = printed("calendar", "show", "2026")
    assert shown.count("T2  T3  T4  T5  T6  T7  CN") == 12
    assert " 10+" in shown
    assert " 22+" in shown
    assert " 24*" in shown
    assert "12729/VPCP-KGVX ngày 25/12/2025" in shown
    assert "Năm 2026: đã công bố" in shown
    assert "\x1b" not in shown


def test_days_not_announced_carry_a_sign_of_their_own() -> None:
    shown = printed("lich", "xem", "2028")
    assert " 24? 25? 26? 27? 28?" in shown
    assert "Năm 2028: chưa công bố" in shown
    assert " 16? 17? 18?" in printed("calendar", "show", "2026", "--known-on", "2025-09-01")


def test_months_stand_in_straight_columns() -> None:
    lines = printed("calendar", "show", "2026").splitlines()
    weeks = [line for line in lines if re.fullmatch(r"[ \d*+?.]+", line) and line.strip()]
    assert len(weeks) > 60 // 3
    for line in weeks:
        for column in (28, 29, 58, 59):
            assert line[column : column + 1] in {"", " "}


def test_a_day_says_why_and_since_when() -> None:
    shown = printed("calendar", "day", "2026-01-02")
    for said in ("thứ Sáu 02/01/2026: nghỉ", "12729/VPCP-KGVX", "25/12/2025", "10/01/2026"):
        assert said in shown
    before = printed("calendar", "day", "2/1/2026", "--known-on", "20/12/2025")
    assert "thứ Sáu 02/01/2026: làm việc" in before
    found = as_json("calendar", "day", "2028-01-25")
    assert (found["working"], found["provisional"]) == (False, True)
    assert "[VÀNG]" in printed("calendar", "day", "2028-01-25")


def test_the_check_finds_the_two_known_differences() -> None:
    found = as_json("calendar", "check")
    assert found["sound"]
    assert [item["day"] for item in found["differences"]] == ["2026-01-02", "2026-01-10"]
    assert "Lịch dùng được" in printed("calendar", "check")


def test_a_deadline_names_its_day() -> None:
    shown = printed("deadline", "10 working days", "--after", "2024-06-06")
    assert shown.splitlines()[0] == "Hạn: hết thứ Năm 20/06/2024"
    shown = printed("thoi-han", "trong thời hạn 30 ngày", "--after", "02/08/2024")
    for said in ("hết thứ Tư 04/09/2024", "Chủ nhật 01/09/2024", "Nên xong: thứ Sáu 30/08/2024"):
        assert said in shown


def test_a_deadline_is_explained_day_by_day_with_documents() -> None:
    shown = printed("deadline", "trước 10 ngày làm việc", "--before", "2024-05-08", "--explain")
    numbered = [line for line in shown.splitlines() if re.match(r" ?\d+  ", line)]
    assert len(numbered) == 10
    assert "2450/VPCP-KGVX ngày 12/04/2024" in shown
    assert "Nghỉ hằng tuần" in shown


def test_a_deadline_as_json_holds_its_calendar_and_every_day() -> None:
    found = as_json("deadline", "5 working days", "--after", "2025-12-31", "--explain")
    assert (found["due_on"], found["provisional"]) == ("2026-01-09", False)
    assert found["calendar_version"].startswith("2026-10-02+")
    assert [day["number"] for day in found["days"] if day["number"]] == [1, 2, 3, 4, 5]
    earlier = as_json(
        "deadline", "5 working days", "--after", "2025-12-31", "--known-on", "2025-12-20"
    )
    assert earlier["due_on"] == "2026-01-08"


def test_hours_name_a_moment() -> None:
    found = as_json("deadline", "24 giờ", "--after", "2024-06-07T14:00")
    assert found["due_at"] == "2024-06-08T07:00:00Z"
    assert "14:00 08/06/2024" in printed("deadline", "24 giờ", "--after", "7/6/2024 14:00")


def test_a_deadline_in_a_year_not_announced_says_so() -> None:
    shown = printed("deadline", "10 ngày làm việc", "--after", "2027-01-28")
    assert "[VÀNG] Dự kiến" in shown
    bridge = ("--after", "2026-11-19", "--known-on", "2025-10-01")
    assert "Ngày dễ bị hoán đổi" not in printed("deadline", "5 ngày làm việc", *bridge)
    april = ("--after", "2024-04-25", "--known-on", "2023-10-01")
    assert "thứ Hai 29/04/2024" in printed("deadline", "5 ngày làm việc", *april)


def test_after_is_read_as_within_and_says_so() -> None:
    shown = printed("deadline", "sau 10 ngày làm việc", "--after", "2024-06-06")
    assert "Cách đọc: Chữ 'sau' được đọc là 'trong thời hạn'" in shown
    english = printed("--lang", "en", "deadline", "10 days", "--before", "2024-09-12")
    assert "Due: end of Friday 30/08/2024" in english


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("deadline", "vài ngày", "--after", "2024-06-06"), 2, "Không đọc được thời hạn"),
        (("deadline", "10 ngày"), 2, "Cần đúng một mốc"),
        (("deadline", "1 ngày", "--after", "1/1/2024", "--before", "1/2/2024"), 2, "đúng một mốc"),
        (("deadline", "1 ngày", "--after", "30/2/2024"), 2, "--after"),
        (("deadline", "1 giờ", "--after", "1/2/2024 25:00"), 2, "không đọc được giờ '25:00'"),
        (("deadline", "1 giờ", "--after", "1/2/2024"), 2, "chưa có giờ bắt đầu"),
        (("deadline", "trước 1 ngày", "--after", "1/2/2024"), 2, "--before"),
        (("deadline", "0 ngày", "--after", "1/2/2024"), 2, "từ 1 đến"),
        (("deadline", "5 ngày", "--after", "31/1/2028"), 1, "31/01/2028"),
        (("calendar", "show", "2030"), 1, "bổ sung lịch năm 2030"),
        (("calendar", "show", "2013"), 1, "01/12/2014"),
        (("calendar", "show", "soon"), 2, "YEAR"),
        (("calendar", "day", "2028-02-05"), 1, "05/02/2028"),
    ],
)
def test_wrong_input_gets_one_clear_line(words: tuple[str, ...], code: int, said: str) -> None:
    answer = dondoc(*words)
    assert (answer.returncode, answer.stdout) == (code, "")
    assert said in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["calendar", "show", "2026"],
        ["calendar", "day", "2026-01-02"],
        ["deadline", "10 working days", "--after", "2024-06-06", "--explain"],
    ],
)
def test_read_only_commands_stay_light(words: list[str]) -> None:
    script = (
        "import sys\n"
        "from dondoc.cli.main import cli\n"
        f"try:\n    cli.main({words!r}, prog_name='dondoc')\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "heavy = {'holidays', 'pendulum', 'sqlmodel', 'sqlalchemy', 'transitions'}\n"
        "heavy |= {'sqlite3'} - {'sqlite3' if 'coverage' in sys.modules else ''}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run(
        [sys.executable, "-c", script], check=True, cwd=ROOT, capture_output=True, text=True
    )
