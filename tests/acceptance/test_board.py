"""The board and lists of work: what is late, who answers, what waits, what has no day; and as files."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from dondoc.cli.boards.reading import Asking, read_board
from dondoc.cli.desk import Desk
from dondoc.cli.output import display_width
from dondoc.language import set_language
from dondoc.testing import OPERATOR, PlayedOffice
from engine.case import Fact
from engine.plan import Plan
from engine.planned_tasks import PlannedTask
from store import open_store
from tests.acceptance.small_office import call, settle_in
from tests.acceptance.task_office import QUOTAS
from tests.integration.story_office import FIRST, SECOND, opened, to_concluded
from tests.integration.story_tasks import (
    AFTER,
    EVENT,
    MONTHLY,
    ONGOING,
    PLAN,
    QUARTERS,
    SPREAD,
    UNREAD,
)
from workflows.difficulties import DIFFICULTY, REPORT
from workflows.extending import REQUEST
from workflows.plan_file import read_plan_file

LONG = "Báo cáo rất dài về việc tiếp nhận và giải quyết hồ sơ của từng phòng trong từng tháng"
BY_ALL = PlannedTask("I.10", LONG, lead=("phòng chuyên môn",), time="Quý I/2018")
OFTEN = PlannedTask("I.11", "Tuyên truyền", lead=("phòng chuyên môn",), time="Thường xuyên")
TOLD = PlannedTask(
    "I.12", "Làm theo tỉnh", lead=("phòng chuyên môn",), time="Theo kế hoạch của tỉnh"
)
MARCH = PlannedTask("I.13", "Thống kê tháng 3", lead=("VP", "TH"), time="Tháng 3/2018")
APRIL = tuple(
    PlannedTask(f"I.{row}", f"Việc tháng tư {row}", lead=("VP",), time="Tháng 4/2018")
    for row in range(14, 20)
)
TASKS = (
    *APRIL,
    QUARTERS,
    MONTHLY,
    SPREAD,
    ONGOING,
    EVENT,
    AFTER,
    UNREAD,
    BY_ALL,
    OFTEN,
    TOLD,
    MARCH,
)
INDICATORS = """
[[indicators]]
code = "CT-01"
name = "Hồ sơ đúng hạn"
at_least_percent = 90
by = 2024-12-31
[[indicators]]
code = "CT-02"
name = "Trả kết quả trước hạn"
more_than_percent = 50
by = 2024-12-31
"""
FORMULA = "=cmd|'/c calc'!A0"


class Office:
    """A folder with one database, and the command."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._monkeypatch = folder, monkeypatch

    def on(self, day: str) -> None:
        self._monkeypatch.setenv("DONDOC_CLOCK", f"{day}T09:00")

    def call(self, *words: str) -> Result:
        return call("--as", OPERATOR.code, *words)

    def run(self, *words: str) -> str:
        result = self.call(*words)
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *words: str) -> Any:  # noqa: ANN401  (a document)
        return json.loads(self.run(*words, "--json"))

    def files(self) -> list[str]:
        """Return what stands in the folder beside the database."""
        return sorted(path.name for path in self.folder.glob("*") if "sqlite3" not in path.name)

    def refused(self, *words: str) -> tuple[int, str]:
        before = self.files()
        result = self.call(*words)
        assert self.files() == before
        assert result.stdout == ""
        line = result.stderr.splitlines()[-1]
        return result.exit_code, line


def table(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make an office of tasks in August: some late, reminded of, some waiting, one held up."""
    folder = tmp_path_factory.mktemp("annex")
    office = PlayedOffice.found(folder, "2018-02-26T08:00")
    office.load(replace(PLAN, tasks=TASKS))
    office.tick()
    for day in ("2018-05-02", "2018-07-03", "2018-08-08", "2018-08-20"):
        office.clock.move_to(f"{day}T08:00")
        office.tick()
    facts: dict[str, Fact] = {DIFFICULTY: {"text": FORMULA, "audience": "leadership"}}
    office.send("CC-18-I.1-Q2", REPORT, by="dm-vp", facts=facts)
    facts = {DIFFICULTY: {"text": "Thiếu máy", "body_text": "Sở Thông tin", "person": ""}}
    office.send("CC-18-I.1-Q2", REPORT, by="dm-vp", facts=facts)
    office.application.store.dispose()
    return (folder / "office.sqlite3").read_bytes()


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make an office of visits: one postponed, one recommendation whose extension is asked for."""
    folder = tmp_path_factory.mktemp("season")
    office = opened(folder)
    office.send(SECOND, "postpone", reason="chuyển trụ sở")
    to_concluded(office, {"amount": 5})
    known = read_plan_file((QUOTAS + INDICATORS).encode()).plan
    assert known is not None
    office.load(known)
    office.clock.move_to("2024-06-18T09:00")
    asked: dict[str, Fact] = {"extension": {"deadline": "remedy", "reason": "cho-huong-dan"}}
    office.send(
        f"{FIRST}-KN1",
        REQUEST,
        by="dm-dautu",
        facts=asked,
        dates={"proposed_on": date(2024, 7, 5)},
    )
    office.application.store.dispose()
    return (folder / "office.sqlite3").read_bytes()


def _office(content: bytes, folder: Path, patch: pytest.MonkeyPatch, day: str) -> Office:
    settle_in(folder, patch, f"{day}T09:00")
    (folder / "office.sqlite3").write_bytes(content)
    return Office(folder, patch)


@pytest.fixture
def tasks(annex: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    yield _office(annex, tmp_path, monkeypatch, "2018-08-20")
    set_language("vi")


@pytest.fixture
def visits(season: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    yield _office(season, tmp_path, monkeypatch, "2024-06-20")
    set_language("vi")


def section(text: str, title: str) -> list[str]:
    """Return the lines under a title of the board, without the title."""
    parts = text.split("\n\n")
    (found,) = [part.splitlines() for part in parts if part.startswith(title)]
    return found[1:]


def test_the_longest_late_stand_first_then_who_answers_and_who_was_reminded(tasks: Office) -> None:
    text = tasks.run("board")
    assert text.startswith("Tình hình thứ Hai 20/08/2018\n\n5 việc đỏ lâu nhất\n")
    late = [line.split() for line in section(text, "5 việc đỏ lâu nhất")[2:]]
    assert [words[1:3] for words in late] == [
        ["134", "CC-18-I.2-T02"], ["97", "CC-18-I.10-DKKD"], ["97", "CC-18-I.10-TH"],
        ["97", "CC-18-I.13-TH"], ["97", "CC-18-I.13-VP"],
    ]  # fmt: skip
    lines = section(text, "Quá hạn: 18 (trễ tính bằng ngày làm việc)")
    assert "  Văn phòng: 15 việc – dm-vp (thay, chưa có người đứng đầu đơn vị)" in lines
    assert "  Phòng Tổng hợp: 2 việc – tp-th (người đứng đầu đơn vị)" in lines
    (months,) = [line for line in lines if "CC-18-I.2-T02 (+6)" in line]
    assert months.split() == [
        "[ĐỎ]", "134", "01/02/2018", "CC-18-I.2-T02", "(+6)", "Số", "liệu", "tháng", "lãnh", "đạo",
    ]  # fmt: skip
    assert "        … và 4 việc nữa; xem: dondoc board --all" in lines
    assert "Báo cáo rất dài về việc tiếp nhận và giải…" in text
    assert max(map(display_width, text.splitlines())) <= 125


def test_all_of_it_is_listed_when_all_is_asked_for(tasks: Office) -> None:
    text = tasks.run("board", "--all")
    assert all(f"CC-18-I.2-T0{month} " in text for month in range(2, 9))
    assert "(+" not in text
    assert {"CC-18-I.12-DKKD", "CC-18-I.12-TH"} <= set(text.split())


def test_what_waits_says_for_what_and_since_when(tasks: Office) -> None:
    lines = section(tasks.run("board"), "Đang chờ: 6")
    assert lines[:2] == [
        "  CC-18-I.12-DKKD (+1)  Phòng ĐKKD, Phòng Tổng hợp: Làm theo tỉnh",
        "      chờ văn bản: kế hoạch của tỉnh; từ 15/01/2018, 147 ngày làm việc",
    ]
    assert "      chờ sự kiện: ngày Bộ công bố thủ tục; từ 15/01/2018, 147 ngày làm việc" in lines
    assert "      chờ 2 nhiệm vụ khác hoàn thành; từ 15/01/2018, 147 ngày làm việc" in lines
    assert any("chờ trả lời về thời gian: không hiểu “vào dịp" in line for line in lines)
    board = tasks.json("board")
    assert {item["code"] for item in board["waiting"]} <= {
        it["code"] for it in board["without_date"]
    }
    (event,) = [item for item in board["waiting"] if item["code"] == "CC-18-I.5"]
    assert (event["since"], event["days"], event["title"]) == (
        "2018-01-15",
        147,
        "Trình bộ thủ tục",
    )


def test_what_has_no_day_says_when_it_is_reviewed_the_units_of_a_row_together(
    tasks: Office,
) -> None:
    lines = section(tasks.run("board"), "Chưa có ngày, phải rà soát: 3")
    assert [line.split() for line in lines[2:]] == [
        ["04/10/2018", "CC-18-I.11-DKKD", "(+1)", "cập", "nhật:", "Tuyên", "truyền", "Phòng", "ĐKKD,",
         "Phòng", "Tổng", "hợp"],
        ["04/10/2018", "CC-18-I.4", "cập", "nhật:", "Niêm", "yết", "thủ", "tục", "Văn", "phòng"],
    ]  # fmt: skip


def test_difficulties_stand_on_the_board_until_they_are_answered(tasks: Office) -> None:
    tasks.on("2018-08-24")
    lines = section(tasks.run("board"), "Khó khăn, vướng mắc chưa trả lời: 2")
    assert lines == [
        f"  CC-18-I.1-Q2-VM1: {FORMULA}",
        "      gửi lãnh đạo; từ 20/08/2018, 4 ngày làm việc",
        "  CC-18-I.1-Q2-VM2: Thiếu máy",
        "      gửi Sở Thông tin; từ 20/08/2018, 4 ngày làm việc",
    ]
    assert [item["about"] for item in tasks.json("board")["difficulties"]] == ["CC-18-I.1-Q2"] * 2
    tasks.run("difficulty", "answer", "CC-18-I.1-Q2-VM2", "--text", "đã cấp")
    tasks.run("difficulty", "report", "CC-18-I.4", "--text", "Chưa có mẫu", "--to", "tp-th")
    expected = ["  CC-18-I.4-VM1: Chưa có mẫu", "      gửi tp-th; từ 24/08/2018"]
    for words in ((), ("--head", "dm-vp")):  # who stands in for the head of the unit held up
        text = tasks.run("board", *words)
        assert section(text, "Khó khăn, vướng mắc chưa trả lời: 2")[2:] == expected


def test_one_head_sees_what_they_answer_for(tasks: Office) -> None:
    text = tasks.run("board", "--head", "TP-TH")
    assert text.startswith("Tình hình thứ Hai 20/08/2018 – việc tp-th phải trả lời\n")
    assert "Quá hạn: 2" in text
    assert "việc đỏ lâu nhất" not in text  # there are no more than five: the section has them all
    assert "CC-18-I.10-TH" in text
    assert "Văn phòng" not in text
    board = tasks.json("bang", "--head", "tp-th")
    assert {item["unit"] for item in board["overdue"] + board["without_date"]} == {"TH"}
    assert {tuple(item["answering"]) for item in board["overdue"]} == {("tp-th",)}
    assert not any(item["acting"] for item in board["overdue"])
    assert {item["reached"] for item in board["overdue"]} == {"leadership"}
    code, said = tasks.refused("board", "--head", "tp-tt")
    assert (code, "gần giống: ['tp-th'" in said or "gần giống: tp-th" in said) == (1, True)


def test_a_head_with_nothing_has_an_empty_board(tasks: Office) -> None:
    text = tasks.run("board", "--head", OPERATOR.code, "--plan", "cc-18")
    for title in ("Quá hạn: 0", "Đang chờ: 0", "Chưa có ngày, phải rà soát: 0"):
        assert section(text, title) == []


def test_what_waits_since_a_day_that_is_still_ahead_has_waited_no_day(tasks: Office) -> None:
    tasks.on("2018-01-10")
    lines = section(tasks.run("board"), "Đang chờ: 6")
    assert "      chờ sự kiện: ngày Bộ công bố thủ tục; từ 15/01/2018" in lines


def test_one_unit_is_all_there_is_to_see_of_it(tasks: Office) -> None:
    board = tasks.json("board", "--unit", "dkkd")
    found = {
        item["unit"] for name in ("overdue", "waiting", "without_date") for item in board[name]
    }
    assert found == {"DKKD"}
    assert board["on"] == "2018-08-20"
    assert board["difficulties"] == board["quotas"] == []
    text = tasks.run("board", "--unit", "dkkd", "--plan", "cc-18", "--xlsx", "dkkd.xlsx")
    assert text.startswith("Tình hình thứ Hai 20/08/2018 – kế hoạch CC-18, Phòng ĐKKD\n")
    page = openpyxl.load_workbook(tasks.folder / "dkkd.xlsx").worksheets[0]
    assert page["A1"].value == ("Quá hạn – tình hình ngày 20/08/2018 – kế hoạch CC-18, Phòng ĐKKD")


def test_lists_of_work_show_what_a_task_is_about(tasks: Office) -> None:
    due = tasks.run("due")
    assert "Báo cáo rất dài về việc tiếp nhận v…" in due
    assert "báo cáo kết quả thực hiện nhiệm vụ" not in due
    listed = tasks.run("case", "list", "--unit", "TH")
    assert all(title in listed for title in ("Tổng hợp sáng kiến", "Việc lạ", "Tuyên truyền"))
    for text in (due, listed):
        assert max(map(display_width, text.splitlines())) <= 130
    assert {item["title"] for item in tasks.json("due", "--unit", "TH")["obligations"]} == {
        LONG,
        "Việc lạ",
        "Thống kê tháng 3",
    }
    assert tasks.json("case", "list", "--state", "ongoing")["cases"][0]["title"] == "Tuyên truyền"


def test_the_board_leaves_the_house_whole_and_without_a_formula(tasks: Office) -> None:
    result = tasks.call("board", "--xlsx", "bang.xlsx", "--csv", "bang.csv")
    assert result.exit_code == 0, result.output
    assert "Đã ghi bang.xlsx (" in result.stderr
    assert "Đã ghi bang-qua-han.csv (18 dòng)" in result.stderr
    book = openpyxl.load_workbook(tasks.folder / "bang.xlsx")
    assert book.sheetnames == ["Quá hạn", "Đang chờ", "Chưa có ngày", "Vướng mắc", "Số hồ sơ"]
    page = book["Vướng mắc"]
    assert (page["A1"].value, page["D4"].value, page["D4"].data_type) == (
        "Vướng mắc – tình hình ngày 20/08/2018", FORMULA, "s",
    )  # fmt: skip
    late = table(tasks.folder / "bang-qua-han.csv")
    assert late[0][-3:] == ["Trễ (ngày làm việc)", "Ai chịu trách nhiệm", "Đã nhắc đến"]
    assert len(late) == 19
    assert late[1][-3:] == ["134", "dm-vp (thay, chưa có người đứng đầu đơn vị)", "lãnh đạo"]
    assert table(tasks.folder / "bang-vuong-mac.csv")[1][3] == f"'{FORMULA}"
    before = (tasks.folder / "bang.xlsx").read_bytes()
    tasks.run("board", "--xlsx", "bang.xlsx", "--force")
    assert (tasks.folder / "bang.xlsx").read_bytes() == before


def test_due_and_the_list_of_cases_are_files_too(tasks: Office) -> None:
    tasks.run("due", "--all", "--csv", "han.csv", "--json")
    tasks.run("case", "list", "--csv", "ho-so.csv")
    due, cases = table(tasks.folder / "han.csv"), table(tasks.folder / "ho-so.csv")
    assert due[0] == ["Hạn", "Rà soát", "Mã", "Đơn vị", "Việc", "Ai", "Tình trạng"]
    assert due[1][:5] == ["01/02/2018", "", "CC-18-I.2-T02", "Văn phòng", "Số liệu tháng"]
    assert len(cases) == 1 + len(tasks.json("case", "list")["cases"])
    assert {row[3] for row in cases} >= {"Nội dung", "Việc lạ", f"'{FORMULA}"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--plan", "CC-19"), 1, "không có kế hoạch CC-19; đã nạp: CC-18"),
        (("--unit", "TTH"), 1, "không có đơn vị mã TTH; gần giống: TH"),
        (
            ("--csv", "bang.txt"),
            2,
            "--csv: tên tệp phải kết thúc bằng .csv; ví dụ: --csv bao-cao.csv",
        ),
        (("--xlsx", "bang.csv"), 2, "--xlsx: tên tệp phải kết thúc bằng .xlsx"),
        (("--csv", ".csv"), 2, "--csv: tên tệp phải kết thúc bằng .csv"),
        (("--xlsx", "co.xlsx"), 74, "co.xlsx đã có; chọn tên khác, hoặc thêm --force để ghi đè"),
        (("--csv", "han.csv", "--xlsx", "co.xlsx"), 74, "co.xlsx đã có"),
        (("--csv", "khong/han.csv"), 74, "không dùng được thư mục khong"),
        (("--xlsx", f"{'a' * 300}.xlsx"), 74, "không ghi được"),
        (("--xlsx", "thu-muc.xlsx", "--force"), 74, "không ghi được thu-muc.xlsx"),
    ],
)
def test_what_cannot_be_shown_or_written_is_refused_before_anything_is_printed(
    tasks: Office, words: tuple[str, ...], code: int, said: str
) -> None:
    (tasks.folder / "co.xlsx").write_text("cũ")
    (tasks.folder / "thu-muc.xlsx").mkdir()
    for command in (("board",), ("due",), ("case", "list")):
        found, line = tasks.refused(*command, *words)
        assert (found, said in line) == (code, True), line
    assert (tasks.folder / "co.xlsx").read_text() == "cũ"


def test_postponed_visits_wait_and_requests_stand_with_both_days(visits: Office) -> None:
    text = visits.run("board")
    assert section(text, "Đang chờ: 1") == [
        f"  {SECOND}  Phòng QLMT",
        "      chờ xác định lại lịch kiểm tra; từ 02/05/2024, 36 ngày làm việc",
    ]
    (line,) = section(text, "Đề nghị gia hạn chờ trả lời: 1")
    assert line.startswith(f"  {FIRST}-KN1-GH1: ")
    assert "từ 21/06/2024 đến 05/07/2024; xin ngày 18/06/2024, 2 ngày làm việc" in line
    (asked,) = visits.json("board")["extensions"]
    assert (asked["about"], asked["proposed_on"]) == (f"{FIRST}-KN1", "2024-07-05")
    visits.run("board", "--csv", "bang.csv")
    assert table(visits.folder / "bang-gia-han.csv")[1][4:] == [
        "21/06/2024",
        "05/07/2024",
        "18/06/2024",
    ]


def test_quotas_in_danger_stand_on_the_board_in_one_line_each(visits: Office) -> None:
    visits.on("2024-12-24")
    lines = section(visits.run("board", "--plan", "dni-24"), "Chỉ tiêu có nguy cơ: ")
    (first,) = [line for line in lines if "ít nhất 60% sở" in line]
    assert first.startswith(
        "  [ĐỎ] không kịp thông báo, chỉ còn kiểm tra đột xuất: DNI-24 ít nhất 60%"
    )
    board = visits.json("board")
    assert {item["plan"] for item in board["quotas"]} == {"DNI-24"}
    assert visits.json("board", "--unit", "STC")["quotas"] == []
    visits.run("board", "--csv", "bang.csv")
    assert {row[0] for row in table(visits.folder / "bang-chi-tieu.csv")[1:]} == {"DNI-24"}
    visits.run("quota", "show", "DNI-24", "--csv", "chi-tieu.csv")
    rows = table(visits.folder / "chi-tieu-chi-tieu.csv")
    shown = visits.json("quota", "show", "DNI-24")["quotas"]
    assert [row[1] for row in rows[1:]] == [item["code"] for item in shown]
    unknown = rows[2]
    assert unknown[5:11] == ["chưa tính được: chưa có danh sách hoặc tổng số", "", "", "", "", ""]
    visits.on("2025-01-06")
    assert "Chỉ tiêu có nguy cơ" not in visits.run("board")  # a year that is over is reported


def test_indicators_are_a_sheet_and_no_share_is_rounded_up_to_its_goal(visits: Office) -> None:
    measured = ("--as-of", "2024-06-19", "--numerator", "89996", "--denominator", "100000")
    visits.run("indicator", "record", "DNI-24", "CT-01", *measured, "--source", "Trung tâm")
    visits.run("quota", "show", "DNI-24", "--csv", "chi-tieu.csv", "--xlsx", "chi-tieu.xlsx")
    rows = table(visits.folder / "chi-tieu-chi-tieu-phan-tram.csv")
    assert rows[1][:2] == ["CT-01", "Hồ sơ đúng hạn"]
    assert rows[1][3:5] == ["89,99%", "19/06/2024"]
    assert rows[1][6] == "Trung tâm"
    assert rows[2][3:5] == ["", ""]
    book = openpyxl.load_workbook(visits.folder / "chi-tieu.xlsx")
    assert book.sheetnames == ["Chỉ tiêu", "Chỉ tiêu phần trăm"]
    cell = book["Chỉ tiêu phần trăm"]["D4"]
    assert (cell.value, cell.number_format) == (0.8999, "0.00%")
    visits.run("indicator", "show", "DNI-24", "CT-01", "--csv", "mot.csv")
    assert table(visits.folder / "mot.csv") == rows[:2]


def test_a_file_that_names_what_is_unannounced_says_so_and_outsiders_get_none_of_it(
    visits: Office,
) -> None:
    visits.run(
        "--as", "lanh-dao", "case", "add", "--unannounced", "--plan", "KH", "--unit", "QLMT", "--on",
        "2024-06-24", "--at", "15:00", "--lead", "truong-doan", "--secretary", "thu-ky",
        "--ordered-by", "lanh-dao", "--order", "9/QĐ, 20/6/2024", "--reason", "phản ánh",
        "--conflict-reason", "phản ánh",
    )  # fmt: skip
    words = ("due", "--plan", "KH", "--csv", "han.csv", "--xlsx", "han.xlsx", "--force")
    insider = visits.call("--as", "truong-doan", *words)
    assert "CHƯA CÔNG BỐ: bảng này có cuộc kiểm tra đột xuất chưa công bố" in insider.stderr
    page = openpyxl.load_workbook(visits.folder / "han.xlsx").worksheets[0]
    notes = [str(cell.value) for cell in page["A"] if "CHƯA CÔNG BỐ" in str(cell.value)]
    assert len(notes) == 1
    assert "KH-DX-" in (visits.folder / "han.csv").read_text(encoding="utf-8-sig")
    outsider = visits.call("--as", "dm-dautu", *words)
    assert "CHƯA CÔNG BỐ" not in outsider.stderr
    assert "KH-DX-" not in (visits.folder / "han.csv").read_text(encoding="utf-8-sig")


def statements_of(folder: Path, *plans: Plan) -> int:
    """Return how many statements the board of an office costs."""
    heard: list[str] = []
    store = open_store(str(folder / "db.sqlite3"), probe=heard.append)
    store.prepare()
    office = PlayedOffice.found(store, "2018-03-20T08:00")
    for plan in plans:
        office.load(plan)
    office.clock.move_to("2018-08-20T08:00")
    office.tick()
    application = office.application
    desk = Desk(application, application.actor(OPERATOR.code), office.today)
    heard.clear()
    with desk.views() as views:
        board = read_board(desk, views, desk.book(views), Asking(None, None, None))
    assert len(board.overdue) >= len(plans)
    store.dispose()
    return sum(1 for label in heard if label.startswith("before "))


def test_the_board_costs_the_same_statements_however_many_rows_it_has(tmp_path: Path) -> None:
    for name in ("few", "many"):
        (tmp_path / name).mkdir()
    few = replace(PLAN, tasks=(QUARTERS, EVENT, ONGOING))
    many = replace(PLAN, tasks=TASKS)
    assert statements_of(tmp_path / "few", few) == statements_of(tmp_path / "many", many) <= 20
