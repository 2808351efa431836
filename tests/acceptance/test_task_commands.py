"""Tasks, quotas and time phrases on the command line: what is printed, and what is refused."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dondoc.language import set_language
from tests.acceptance.small_office import call, done, settle_in
from tests.acceptance.task_office import QUOTAS, TASKS


def founded(folder: Path, content: str, at: str) -> bytes:
    """Return the database of an office that has loaded a plan file."""
    with pytest.MonkeyPatch.context() as patch:
        settle_in(folder, patch, at)
        done("init", "--operator", "VP", "--operator-email", "vp@example.vn")
        (folder / "plan.toml").write_text(content, encoding="utf-8")
        done("plan", "load", "plan.toml")
    with closing(sqlite3.connect(folder / "office.sqlite3")) as connection:
        return connection.serialize()


@pytest.fixture(scope="module")
def with_tasks(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return founded(tmp_path_factory.mktemp("tasks"), TASKS, "2018-02-26T08:00")


@pytest.fixture(scope="module")
def with_quotas(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return founded(tmp_path_factory.mktemp("quotas"), QUOTAS, "2024-05-02T08:00")


@pytest.fixture
def office(with_tasks: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    settle_in(tmp_path, monkeypatch, "2018-02-26T08:00")
    path = tmp_path / "office.sqlite3"
    path.write_bytes(with_tasks)
    (tmp_path / "plan.toml").write_text(TASKS, encoding="utf-8")
    yield path
    set_language("vi")


@pytest.fixture
def counting(with_quotas: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    settle_in(tmp_path, monkeypatch, "2024-05-02T08:00")
    path = tmp_path / "office.sqlite3"
    path.write_bytes(with_quotas)
    yield path
    set_language("vi")


def run(*words: str) -> str:
    return done(*words).stdout


def answered(*words: str) -> Any:  # noqa: ANN401  (a document)
    return json.loads(run(*words, "--json"))


def refused(*words: str, code: int = 1) -> str:
    result: Result = call(*words)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("dondoc: ")
    return line


def content(office: Path) -> list[str]:
    """Return everything in a database."""
    with closing(sqlite3.connect(office)) as connection:
        return list(connection.iterdump())


def tried(office: Path, *words: str) -> str:
    """Try a step, see that nothing was written, take it, and see that it says the same."""
    before = content(office)
    trial = done(*words, "--dry-run")
    assert "[CHƯA GHI]" in trial.stderr
    assert content(office) == before
    assert run(*words) == trial.stdout
    return trial.stdout


def test_loading_says_how_many_pieces_of_work_there_are(office: Path) -> None:
    office.unlink()
    done("init", "--operator", "VP", "--operator-email", "vp@example.vn")
    loaded = run("plan", "load", "plan.toml")
    assert "5 việc của 5 nhiệm vụ: 1 có ngày, 1 thường xuyên, 2 chờ sự kiện" in loaded
    assert "[VÀNG] 1 việc chưa đọc được thời gian, phải hỏi lại" in loaded
    assert "Ngày kiểm tra" not in loaded
    assert "1 có ngày" in run("plan", "show", "CC-18")


def test_a_task_is_handed_in_with_proof_returned_and_accepted(office: Path) -> None:
    assert "thiếu minh chứng" in refused("task", "submit", "CC-18-I.1")
    (office.parent / "bao-cao.pdf").write_bytes(b"%PDF-1.4 bao cao")
    words = ("nhiem-vu", "nop", "CC-18-I.1", "--evidence", "bao-cao.pdf", "--as", "an")
    said = tried(office, *words)
    assert "chưa đến kỳ -> đã báo cáo" in said
    assert "hoàn thành đúng hạn (hạn 02/07/2018)" in said
    back = run("return", "CC-18-I.1", "--within", "5 ngày làm việc", "--reason", "thiếu bảng")
    assert "đã báo cáo -> đang thực hiện" in back
    assert "thứ Hai 05/03/2018" in back
    assert "Gửi thư “trả lại kết quả nhiệm vụ”: An" in back
    run("task", "submit", "CC-18-I.1", "--explanation", "đã bổ sung", "--as", "an")
    ended = run("accept", "CC-18-I.1")
    assert "đã báo cáo -> hoàn thành" in ended
    assert "CC-18-I.4" in ended  # the row that waited begins
    assert "Gửi thư “nhiệm vụ bắt đầu”: Cúc" in ended


def test_the_screen_of_a_task_says_what_is_printed_and_what_is_awaited(office: Path) -> None:
    screen = run("case", "show", "CC-18-I.1")
    for line in (
        "Thời gian, như in: “Quý II/2018”",
        "Sản phẩm: Báo cáo",
        "Phối hợp: các phòng",
        "Ai: đơn vị chủ trì: An",
        "Vì sao: ngày phải hoàn thành 30/06/2018",
    ):
        assert line in screen
    assert "Trưởng đoàn" not in screen
    assert "Chờ sự kiện: ngày Bộ công bố thủ tục" in run("case", "show", "CC-18-I.3")
    assert "Chờ 1 nhiệm vụ khác hoàn thành" in run("case", "show", "CC-18-I.4")
    asked = run("case", "show", "CC-18-I.5")
    assert "[VÀNG] Chưa đọc được thời gian, cần hỏi lại: không hiểu" in asked
    assert "Ai: cơ quan chủ trì" in asked
    assert office.exists()


def test_what_waits_is_woken_reviewed_or_given_a_day(office: Path) -> None:
    assert "phải nêu sự kiện hoặc văn bản" in refused("task", "wake", "CC-18-I.3")
    woken = tried(office, "nhiem-vu", "bat-dau", "CC-18-I.3", "--on", "20/2/2018",
                  "--document", "12/QĐ-BKHĐT, 20/2/2018")  # fmt: skip
    assert "thứ Ba 06/03/2018, trong thời hạn 10 ngày làm việc kể từ" in woken
    assert "phải nêu tình hình" in refused("task", "review", "CC-18-I.2")
    said = tried(
        office, "task", "review", "CC-18-I.2", "--explanation", "đã niêm yết", "--as", "an"
    )
    assert "Trạng thái: thường xuyên" in said
    dated = tried(office, "nhiem-vu", "dat-ngay", "CC-18-I.5", "--by", "30/9/2018")
    assert "thứ Hai 01/10/2018" in dated
    assert "nhiệm vụ đã có ngày" in refused("task", "set-day", "CC-18-I.5", "--by", "1/10/2018")
    named = run("task", "wake", "CC-18-I.4", "--reason", "không chờ nữa", "--by", "2018-04-02")
    assert "thứ Hai 02/04/2018" in named


def test_who_has_no_right_and_what_does_not_exist_is_refused_in_one_line(office: Path) -> None:
    line = refused("task", "submit", "CC-18-I.1", "--explanation", "x", "--as", "cuc", code=77)
    assert "cần một trong: cơ quan chủ trì, đơn vị chủ trì" in line
    assert "Không có hồ sơ CC-18-X" in refused("task", "review", "CC-18-X", "--reason", "x")
    refused("task", "set-day", "CC-18-I.5", code=2)
    refused("task", "set-day", "CC-18-I.5", "--by", "31/2/2018", code=2)
    assert office.exists()


def test_changed_tasks_are_not_passed_over(office: Path) -> None:
    changed = TASKS.replace("Quý II/2018", "Quý III/2018")
    (office.parent / "plan.toml").write_text(changed, encoding="utf-8")
    before = content(office)
    shown = call("plan", "load", "plan.toml")
    assert "thời gian: Quý II/2018 -> Quý III/2018" in shown.stdout
    assert "dondoc plan amend TỆP" in shown.stderr
    assert shown.exit_code == 1
    assert content(office) == before


def test_quotas_say_where_they_stand_and_since_when_it_is_late(counting: Path) -> None:
    shown = run("chi-tieu", "xem", "dni-24", "--detail")
    for line in (
        "Q1: ít nhất 60% sở",
        "[VÀNG] còn thiếu",
        "đơn vị: 0/2 (cần 2: ≥ 60 % của 2), đã lên lịch 1, còn thiếu 1",
        "Chậm nhất phải thông báo: thứ Ba 17/12/2024",
        "Chậm nhất phải kiểm tra: thứ Ba 31/12/2024",
        "Đã lên lịch: STC Sở Tài chính",
        "chưa tính được: chưa có danh sách hoặc tổng số",
        "2 cơ quan: 2 còn thiếu (≥ 1 của mỗi cơ quan)",
        "Sở Y tế       [VÀNG] còn thiếu      0/1",
        "cần 1: 1–3 của 2",
        "≈ 22",
    ):
        assert line in shown, line
    assert counting.exists()


def test_quotas_for_programs(counting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_CLOCK", "2024-12-20T08:00")
    rows = answered("quota", "show", "DNI-24")["quotas"]
    by_code = {(row["code"], row["unit"]): row for row in rows}
    assert by_code["Q1", None]["standing"] == "unannounced_only"
    assert by_code["Q1", None]["planned"] == []  # the day of its visit has passed without it
    assert by_code["Q2", None]["need"] is None
    assert by_code["Q3", "SYT"]["missing"] == 1
    assert by_code["Q7", None]["standing"] == "unknown"
    assert counting.exists()


def test_a_draw_is_recorded_and_can_be_repeated(counting: Path) -> None:
    words = ("quota", "draw", "DNI-24", "--population", "so", "--count", "1", "--seed", "2024-XA")
    said = tried(counting, *words)
    assert "Mã chọn ngẫu nhiên: 2024-XA; chọn 1 trong 1 đơn vị chưa kiểm tra" in said
    assert "SYT" in said
    drawn = answered("chi-tieu", "chon", "DNI-24", "--population", "so", "--count", "1")
    assert (drawn["pool"], drawn["drawn"]) == (["SYT"], ["SYT"])  # STC has its visit already
    assert len(drawn["seed"]) == 12
    entry = answered("audit", "log", "--action", "draw")["entries"][0]
    assert entry["changes"]["seed"]["after"] == "2024-XA"
    assert entry["changes"]["drawn"]["after"] == ["SYT"]


def test_wrong_questions_about_quotas(counting: Path) -> None:
    assert "không có kế hoạch XXX" in refused("quota", "show", "XXX")
    draw = ("quota", "draw", "DNI-24", "--count", "1", "--population")
    assert "kế hoạch có: so, xa" in refused(*draw, "xa", code=2)
    assert "kế hoạch có: so, xa" in refused(*draw, "khac", code=2)
    said = refused("quota", "draw", "DNI-24", "--population", "so", "--count", "5", code=2)
    assert "số phải từ 1 đến 1" in said
    refused(*draw, "so", "--as", "linh", code=77)
    refused("quota", "draw", "DNI-24", "--population", "so", "--count", "0", code=2)
    assert counting.exists()


def test_a_plan_without_quotas_says_so(office: Path) -> None:
    assert "không nêu chỉ tiêu kiểm tra nào" in run("quota", "show", "CC-18")
    assert office.exists()


@pytest.mark.parametrize(
    ("words", "year", "lines"),
    [
        ("Quý II và Quý IV/2018", "2018",
         ("Loại: quý (quarter)", "Theo chữ: Quý II và Quý IV/2018", "thứ Bảy 30/06/2018",
          "thứ Hai 02/07/2018", "Căn cứ: nêu rõ trong cụm từ")),
        ("Trong 10 ngày làm việc kể từ ngày có kết luận", "2018",
         ("Loại: chờ sự kiện (event)", "Sự kiện: ", "(sau 10 ngày làm việc)")),
        ("Theo kế hoạch của UBND tỉnh", "2018", ("Loại: theo văn bản khác", "Văn bản: ")),
        ("Thường xuyên; báo cáo trước ngày 15/12/2018", "2018", ("Kèm theo:", "thứ Sáu 14/12/2018")),
        ("vào dịp thích hợp", "2018", ("Cần hỏi lại: không hiểu “vào dịp thích hợp”",)),
        ("Quý I", "2095", ("ngoài lịch đã có", "suy ra từ kế hoạch")),
    ],
)  # fmt: skip
def test_a_phrase_explains_itself(words: str, year: str, lines: tuple[str, ...]) -> None:
    said = run("phrase", words, "--year", year)
    for line in lines:
        assert line in said, said


def test_phrases_for_programs(tmp_path: Path) -> None:
    read = answered("phrase", "Trước ngày 15/11", "--year", "2018")
    assert (read["kind"], read["asked"], read["before"]) == ("fixed_date", False, True)
    assert read["dates"][0]["due_on"] == "2018-11-14"
    assert read["year_inferred"] is True
    asked = answered("cum-tu", "lúc nào đó", "--year", "2018")
    assert asked["asked"] is True
    assert asked["why"].startswith("không hiểu")
    file = tmp_path / "cum-tu.txt"
    file.write_text("Quý I\n\n  Hàng tháng ngày 01\nlúc nào đó\n", encoding="utf-8")
    many = answered("phrase", "--file", str(file), "--year", "2018")
    assert (many["asked"], [row["asked"] for row in many["phrases"]]) == (1, [False, False, True])
    table = run("phrase", "--file", str(file), "--year", "2018")
    assert "3 cụm từ: đọc được 2, cần hỏi lại 1" in table
    assert "01/03/2018, …" in table


def test_wrong_questions_about_phrases(tmp_path: Path) -> None:
    assert "cần đúng một trong hai" in refused("phrase", "--year", "2018", code=2)
    assert "không có tệp" in refused("phrase", "--file", "x.txt", "--year", "2018", code=2)
    refused("phrase", "Quý I", code=2)
    refused("phrase", "Quý I", "--year", "1800", code=2)
    file = tmp_path / "dai.txt"
    file.write_text("Quý I\n" * 5001, encoding="utf-8")
    said = refused("phrase", "--file", str(file), "--year", "2018", code=2)
    assert "tối đa 5000" in said
