"""Report regimes on the command line: shown, set by a letter, asked for, handed in, and refused."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from dondoc.language import set_language
from tests.acceptance.small_office import call, done, settle_in

AT: Final = "2023-03-15T08:00"
PLAN: Final = """
[plan]
code = "CC-23"
title = "Kế hoạch cải cách hành chính"
number = "10/KH"
issuer = "Ban"
issued_on = 2023-01-16
year = 2023
window_first_on = 2023-01-16
window_last_on = 2023-12-31
organiser = "VP"
[[units]]
code = "VP"
name = "Văn phòng"
[[people]]
code = "an"
name = "An"
email = "an@example.vn"
roles = [{ role = "focal", unit = "VP" }]
[[regimes]]
code = "CCHC"
name = "Báo cáo CCHC"
periods = ["Q1", "H1"]
owner = "VP"
valid_from = 2021-01-01
valid_to = 2023-12-31
data_closing_day = 14
outer_day = 20
hand_in_to = ["Sở Nội vụ"]
text = "định kỳ quý I, 6 tháng"
legal_basis = "581/BNV-CCHC"
row = "B.1"
[[regimes]]
code = "TUAN"
name = "Báo cáo tuần"
periods = ["W"]
owner = "VP"
day = 6
valid_from = 2023-12-01
[[regimes]]
code = "THANG"
name = "Báo cáo tháng"
periods = ["M"]
owner = "VP"
day = 1
month_offset = 1
valid_to = 2023-01-31
[[regimes]]
code = "DX"
name = "Báo cáo đột xuất"
owner = "VP"
valid_to = 2023-06-30
[[regimes]]
code = "KHAC"
name = "Báo cáo khác"
periods = ["Q4"]
owner = "VP"
[[tasks]]
id = "B.1"
title = "Báo cáo CCHC quý I"
lead = ["VP"]
time = "Quý I/2023"
[[tasks]]
id = "B.2"
title = "Việc khác"
lead = ["VP"]
time = "Quý I/2023"
"""
Q1: Final = "CC-23-BC-CCHC-Q1"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("regimes")
    with pytest.MonkeyPatch.context() as patch:
        settle_in(folder, patch, AT)
        done("init", "--operator", "VP", "--operator-email", "vp@example.vn")
        (folder / "plan.toml").write_text(PLAN, encoding="utf-8")
        assert "15 báo cáo" not in done("plan", "load", "plan.toml").stderr
        done("daemon", "run", "--once")
    with closing(sqlite3.connect(folder / "office.sqlite3")) as connection:
        return connection.serialize()


@pytest.fixture(autouse=True)
def office(loaded: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    settle_in(tmp_path, monkeypatch, AT)
    path = tmp_path / "office.sqlite3"
    path.write_bytes(loaded)
    yield path
    set_language("vi")


def run(*words: str) -> str:
    return done(*words).stdout


def answered(*words: str) -> Any:  # noqa: ANN401  (a document)
    return json.loads(run(*words, "--json"))


def refused(*words: str, code: int = 1) -> str:
    result = call(*words)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    (line,) = result.stderr.strip().splitlines()
    return str(line)


def test_a_plan_shows_its_regimes_with_every_day_and_what_is_not_set() -> None:
    shown = run("regime", "show", "cc-23")
    lines = shown.splitlines()
    assert lines[0] == "Chế độ báo cáo của CC-23 đến thứ Tư 15/03/2023"
    assert "  Áp dụng 01/01/2021 – 31/12/2023" in lines
    assert "  Trong tháng cuối kỳ: chốt số liệu ngày 14, hạn của cấp trên ngày 20" in lines
    assert "[VÀNG] Ngày của cơ quan: chưa xác định thời hạn" in shown
    (row,) = [line for line in lines if Q1 in line]
    assert row.split()[:4] == ["[VÀNG]", "→", "quý", "I"]
    assert "chưa xác định  20/03/2023" in row
    assert row.endswith("sắp đến hạn, còn 3 ngày làm việc")
    assert "  Ngày của cơ quan: thứ 6" in lines
    assert "  Ngày của cơ quan: ngày 1 tháng sau kỳ" in lines
    assert "tuần đến 03/12/2023" in shown
    assert "  Áp dụng đến 31/01/2023" in lines
    (late,) = [line for line in lines if "CC-23-BC-THANG-T01" in line]
    assert "tháng 1" in late
    assert "quá hạn" in late
    assert "Chưa có báo cáo nào; khi được yêu cầu" in shown
    assert "  Không nêu thời gian áp dụng" in lines
    (bare,) = [line for line in lines if "CC-23-BC-KHAC-Q4" in line]
    assert bare.endswith("chưa đến kỳ")
    assert max(len(line) for line in lines) <= 110


def test_programs_read_the_same(office: Path) -> None:
    answer = answered("regime", "show", "CC-23")
    assert (answer["kind"], answer["plan"]) == ("regimes", "CC-23")
    cchc = answer["regimes"][0]
    assert (cchc["day"], cchc["outer_day"], cchc["next"]) == (None, 20, Q1)
    report = cchc["reports"][0]
    assert report["outer_limit"] == {
        "nominal_on": "2023-03-20", "due_on": "2023-03-20", "review_on": None, "state": "open",
        "on_time": None, "late_working_days": None,
    }  # fmt: skip
    assert report["hand_in"]["due_on"] is None
    assert report["hand_in"]["review_on"] is not None
    assert report["data_first_on"] == "2022-12-15"
    assert cchc["reports"][1]["hand_in"] is None  # not yet asked about
    assert office.exists()


def test_a_plan_without_regimes_says_so(tmp_path: Path) -> None:
    bare = PLAN[: PLAN.index("[[regimes]]")].replace("CC-23", "CC-24")
    bare += '[[tasks]]\nid = "1"\ntitle = "Việc"\nlead = ["VP"]\ntime = "Quý III"\n'
    (tmp_path / "bare.toml").write_text(bare, encoding="utf-8")
    done("plan", "load", "bare.toml")
    assert "không nêu chế độ báo cáo nào" in run("regime", "show", "CC-24")
    assert "chế độ báo cáo" not in run("plan", "show", "CC-24")
    assert "chưa có ngày báo cáo của cơ quan: CCHC, KHAC" in run("plan", "show", "CC-23")
    owned = '[[regimes]]\ncode = "A"\nname = "B"\nowner = "VP"\nperiods = ["Y"]\nday = 10\n'
    (tmp_path / "owned.toml").write_text(bare.replace("CC-24", "CC-25") + owned, encoding="utf-8")
    loading = done("plan", "load", "owned.toml").stdout
    assert "1 báo cáo của 1 chế độ báo cáo" in loading
    assert "chưa có ngày báo cáo" not in loading


def test_a_report_is_handed_in_with_the_day_of_receipt() -> None:
    result = done(
        "regime", "hand-in", Q1, "--document", "12/BC, 13/3/2023", "--on", "2023-03-14"
    )  # fmt: skip
    assert "đã chốt số liệu -> đã báo cáo" in result.stdout
    assert "Văn bản ký 13/03/2023; tính theo ngày nhận 14/03/2023" in result.stderr
    assert "nhận 14/03/2023: hoàn thành đúng hạn" in run("regime", "show", "CC-23")
    screen = run("case", "show", Q1)
    assert "Kỳ 01/01/2023 – 31/03/2023; số liệu từ 15/12/2022 đến hết 14/03/2023" in screen
    assert "Văn bản ký 13/03/2023; tính theo ngày nhận 14/03/2023" in screen
    assert "Cùng báo cáo với nhiệm vụ B.1: nộp một lần" in screen
    assert "CC-23-B.1" in result.stdout
    assert "[hoàn thành]" in run("case", "show", "CC-23-B.1")
    assert "[đang thực hiện]" in run("case", "show", "CC-23-B.2")
    assert "Trưởng đoàn" not in screen
    done("return", Q1, "--by", "2023-03-25", "--reason", "thiếu phụ lục")
    assert "trả lại, yêu cầu bổ sung" in run("regime", "show", "CC-23")
    assert "thứ Bảy 25/03/2023 là ngày nghỉ, chậm nhất thứ Hai 27/03/2023" in run(
        "case", "show", Q1
    )
    done("cancel", Q1, "--reason", "nhập nhầm kế hoạch")
    assert "hủy" in run("regime", "show", "CC-23")


def test_a_letter_sets_the_day_and_shows_what_moves() -> None:
    words = ("regime", "set-day", "CC-23", "cchc", "--document", "45/VP, 10/3/2023")
    preview = done(*words, "--day", "16", "--dry-run")
    assert "[CHƯA GHI]" in preview.output
    assert "ngày báo cáo của cơ quan  … -> 16" in preview.stdout
    assert "16/03/2023" in preview.stdout
    assert "chưa xác định thời hạn" in run("regime", "show", "CC-23")
    written = done(*words, "--day", "16", "--yes")
    assert "Đã ghi bản 2 của kế hoạch CC-23" in written.stderr
    assert "Ngày của cơ quan: ngày 16, từ 10/03/2023" in run("regime", "show", "CC-23")
    why = run("case", "show", Q1)
    assert "ngày 16 của tháng 03/2023 (45/VP ngày 10/03/2023; 581/BNV-CCHC)" in why
    assert "đã như vậy" not in written.stdout
    again = run("regime", "set-day", "CC-23", "CCHC", "--day", "17", "--document",
                "50/VP, 15/3/2023", "--yes", "--json")  # fmt: skip
    assert json.loads(again)["deadlines"][0]["new_on"] is not None
    assert run("audit", "log", "--json")


def test_a_weekly_day_is_a_day_of_the_week() -> None:
    run("regime", "set-day", "CC-23", "TUAN", "--day", "5", "--document", "9/VP, 1/3/2023", "--yes")
    assert "Ngày của cơ quan: thứ 5, từ 01/03/2023" in run("regime", "show", "CC-23")
    deadlines = answered("case", "show", "CC-23-BC-TUAN-W49")["case"]["deadlines"]
    (why,) = [item["why"] for item in deadlines if item["name"] == "hand_in"]
    assert why.startswith("thứ 5 của tuần từ 27/11/2023")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("CC-23", "CCHC", "--day", "25"), "ở sau hạn 20 của cấp trên (581/BNV-CCHC)"),
        (("CC-23", "CCHC", "--day", "1", "--next-month"), "bỏ --next-month"),
        (("CC-23", "CCHC", "--day", "14"), "chọn từ ngày 15"),
        (("CC-23", "CCHC", "--day", "0"), "từ 1 đến 31"),
        (("CC-23", "TUAN", "--day", "1"), "từ 2 đến 8"),
        (("CC-23", "DX", "--day", "16"), "chỉ báo cáo theo yêu cầu"),
        (("CC-23", "CCHX", "--day", "16"), "không có chế độ báo cáo “CCHX”; hiện có: CCHC"),
        (("CC-99", "CCHC", "--day", "16"), "không có kế hoạch CC-99"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_the_way_out(
    words: tuple[str, ...], said: str
) -> None:
    code = 1 if words[1] in {"DX", "CCHX"} or words[0] == "CC-99" else 2
    assert said in refused("regime", "set-day", *words, "--document", "45/VP, 10/3/2023", code=code)


def test_a_report_on_demand_begins_at_once_with_its_day_or_without() -> None:
    words = ("regime", "request", "CC-23", "DX", "--asker", "UBND tỉnh", "--document", "12/UBND")
    tried = done(*words, "--by", "2023-03-25", "--dry-run")
    assert "[CHƯA GHI]" in tried.output
    assert "CC-23-BC-DX-YC01" not in run("regime", "show", "CC-23")
    made = done(*words, "--by", "2023-03-25", "--title", "Báo cáo nhanh").stdout
    assert "Đã mở CC-23-BC-DX-YC01: Báo cáo nhanh" in made
    assert "Hạn: 27/03/2023" in made  # 25/3 is a Saturday
    screen = run("case", "show", "CC-23-BC-DX-YC01")
    assert "Theo yêu cầu của UBND tỉnh" in screen
    assert "[đang tổng hợp]" in screen
    assert "báo cáo theo yêu cầu" in run("outbox", "list", "--all").lower()
    second = answered(*words)
    assert (second["code"], second["due_on"]) == ("CC-23-BC-DX-YC02", None)
    third = run(*words)
    assert "dondoc set-deadline CC-23-BC-DX-YC03 --by NGÀY" in third
    shown = run("regime", "show", "CC-23")
    assert "theo yêu cầu" in shown
    done("set-deadline", "CC-23-BC-DX-YC02", "--by", "2023-03-31")
    assert "31/03/2023" in run("regime", "show", "CC-23")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("DX", "--asker", "  "), "phải có chữ"),
        (("DX", "--asker", "UBND", "--title", "x" * 301), "nhiều nhất 300"),
        (("DX", "--asker", "UBND", "--by", "2023-03-01"), "ở trước ngày được yêu cầu"),
        (("THANG", "--asker", "UBND"), "không áp dụng ngày 15/03/2023"),
        (("CCHC", "--asker", "UBND", "--by", "2023-02-30"), "không có ngày"),
    ],
)
def test_a_request_that_cannot_be_is_refused(words: tuple[str, ...], said: str) -> None:
    code = 1 if "THANG" in words else 2
    line = refused("regime", "request", "CC-23", *words, "--document", "12/UBND", code=code)
    assert said in line


def test_who_only_reports_opens_no_request_and_sets_no_day() -> None:
    request = ("regime", "request", "CC-23", "DX", "--asker", "UBND", "--document", "12/UBND")
    assert "không có quyền mở hồ sơ" in refused("--as", "an", *request, code=77)
    day = ("regime", "set-day", "CC-23", "CCHC", "--day", "16", "--document", "45/VP", "--yes")
    assert "không có quyền" in refused("--as", "an", *day, code=77)
    assert "đã báo cáo" in run("--as", "an", "regime", "hand-in", Q1, "--document", "1/BC")


def test_a_wrong_day_of_receipt_and_a_wrong_stated_day_are_corrected() -> None:
    run(
        "regime",
        "set-day",
        "CC-23",
        "CCHC",
        "--day",
        "15",
        "--document",
        "45/VP, 1/3/2023",
        "--yes",
    )
    done("regime", "hand-in", Q1, "--document", "12/BC", "--on", "2023-03-15")
    assert "hoàn thành đúng hạn" in run("regime", "show", "CC-23")
    wrong = ("--from", "2023-03-15", "--to", "2023-03-14", "--reason", "nhập nhầm")
    assert "nộp báo cáo" in done("correct", Q1, "hand-in", *wrong).stdout
    assert "nhận 14/03/2023: hoàn thành đúng hạn" in run("regime", "show", "CC-23")
    request = ("regime", "request", "CC-23", "DX", "--asker", "UBND", "--document", "12/UBND")
    done(*request, "--by", "2023-03-24")
    stated = ("--from", "2023-03-24", "--to", "2023-03-29", "--reason", "đọc nhầm văn bản")
    assert "29/03/2023" in done("correct", "CC-23-BC-DX-YC01", "ngay-yeu-cau", *stated).stdout
    assert "29/03/2023" in run("regime", "show", "CC-23")


def test_a_revised_file_shows_what_moves_for_each_report(tmp_path: Path) -> None:
    revised = PLAN.replace("outer_day = 20", "outer_day = 25").replace('"Q1", "H1"]', '"Q1", "M9"]')
    (tmp_path / "revised.toml").write_text(revised, encoding="utf-8")
    words = ("plan", "amend", "revised.toml", "--document", "9/KH, 10/3/2023", "--dry-run")
    shown = run(*words)
    assert "20 -> 25" in shown
    assert "thêm 1 việc (CC-23-BC-CCHC-M9)" in shown
    assert "hủy 1 việc (CC-23-BC-CCHC-H1)" in shown
    (row,) = [line for line in shown.splitlines() if Q1 in line and "20/03/2023" in line]
    assert "27/03/2023" in row  # 25/3 is a Saturday
    assert "bắt đầu tổng hợp báo cáo" not in shown
