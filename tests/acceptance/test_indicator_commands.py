"""Indicators, bands and the year's end on the command line: what is printed, and what is refused."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from dondoc.language import set_language
from tests.acceptance.small_office import call, done, settle_in
from tests.acceptance.task_office import QUOTAS, TASKS

AT: Final = "2023-07-10T08:00"
AIMS: Final = """
[[indicators]]
code = "CT-01"
name = "Hồ sơ giải quyết đúng hạn, tính cả hồ sơ tiếp nhận trực tuyến"
at_least_percent = 95
numerator = "hồ sơ đúng hạn"
denominator = "hồ sơ đã giải quyết"
by = 2023-12-31
baseline = "93 %"
text = "đạt tối thiểu 95%"
legal_basis = "Mục II.2"
[[indicators]]
code = "CT-02"
name = "Trước hạn"
more_than_percent = 50
by = 2023-12-31
[[bands]]
of = "CT-01"
from_percent = 90
points = "0,5"
[[bands]]
of = "CT-01"
from_percent = 100
points = "1"
[[bands]]
of = "Q1"
from_percent = 50
points = "1"
"""
PLAN: Final = QUOTAS.replace("2024", "2023").replace("DNI-24", "DNI-23") + AIMS
VALUE: Final = ("--as-of", "7/7/2023", "--source", "Trung tâm HCC")


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("indicators")
    with pytest.MonkeyPatch.context() as patch:
        settle_in(folder, patch, AT)
        done("init", "--operator", "VP", "--operator-email", "vp@example.vn")
        (folder / "plan.toml").write_text(PLAN, encoding="utf-8")
        done("plan", "load", "plan.toml")
    with closing(sqlite3.connect(folder / "office.sqlite3")) as connection:
        return connection.serialize()


@pytest.fixture
def office(founded: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    settle_in(tmp_path, monkeypatch, AT)
    path = tmp_path / "office.sqlite3"
    path.write_bytes(founded)
    yield path
    set_language("vi")


def record(code: str, *words: str) -> dict[str, Any]:
    """Enter a value and return what the program says of it."""
    found: dict[str, Any] = answered("indicator", "record", "DNI-23", code, *VALUE, *words)
    return found


def answered(*words: str) -> Any:  # noqa: ANN401  (a document)
    return json.loads(done(*words, "--json").stdout)


def refused(*words: str, code: int = 1) -> str:
    result = call(*words)
    assert result.exit_code == code, result.output
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("dondoc: ")
    return line


def rows(office: Path) -> int:
    with closing(sqlite3.connect(office)) as connection:
        return int(connection.execute("SELECT count(*) FROM indicator_value").fetchone()[0])


def test_before_anything_is_measured_the_table_says_so(office: Path) -> None:
    shown = done("chi-so", "xem", "dni-23").stdout
    assert "2 chỉ tiêu: 0 đạt, 0 chưa đạt, 2 chưa đo" in shown
    assert max(map(len, shown.splitlines())) <= 100
    assert done("indicator", "show", "DNI-23", "ct-02").stdout.endswith("chưa đo\n")
    assert rows(office) == 0


def test_a_value_is_entered_and_judged_exactly(office: Path) -> None:
    low = record("CT-01", "--percent", "94,996")
    assert (low["met"], low["percent"], low["entered_by"]) == (False, "94.996", "VP")
    shown = done("indicator", "show", "DNI-23").stdout
    assert "94,99 %  07/07/2023  [VÀNG] chưa đạt" in shown
    assert "95" not in shown.partition("94,99")[2].splitlines()[0]
    half = record("CT-02", "--numerator", "60", "--denominator", "120")
    assert half["met"] is False  # more than half it has to be
    more = answered("indicator", "correct", "DNI-23", half["id"][:12], "--numerator", "61",
                    "--denominator", "120", "--reason", "sót một hồ sơ")  # fmt: skip
    assert (more["met"], more["replaces"]) == (True, half["id"])
    assert rows(office) == 3


def test_the_series_shows_who_entered_what_from_where(office: Path) -> None:
    first = done("indicator", "record", "DNI-23", "CT-01", "--as-of", "2023-06-30", "--numerator",
                 "93", "--denominator", "100", "--source", "Sở", "--document", "12/BC, 5/7/2023")  # fmt: skip
    assert "CT-01 tính đến 30/06/2023: 93 %, nguồn: Sở" in first.stdout
    record("CT-01", "--numerator", "99,5", "--denominator", "100", "--unit", "stc")
    shown = " ".join(done("indicator", "show", "DNI-23", "CT-01").stdout.split())
    for words in (
        "Văn bản: “đạt tối thiểu 95%” (Mục II.2)",
        "Mức: ≥ 95 %; đến Chủ nhật 31/12/2023",
        "Năm trước: 93 %",
        "[VÀNG] chưa đạt: 93 %, tính đến thứ Sáu 30/06/2023",
        "Điểm: 0,5",
        "Từ 100 %: 1 điểm, còn thiếu 7 %",
        "93/100 Sở (12/BC) – VP, 08:00",
        "99,5/100 Sở Tài chính",
    ):
        assert words in shown, words
    found = answered("indicator", "show", "DNI-23", "CT-01")["indicators"][0]
    assert (found["met"], found["points"], found["next_points_from_percent"]) == (False, "0,5", 100)
    assert [value["unit"] for value in found["values"]] == [None, "STC"]
    assert rows(office) == 2


def test_a_withdrawn_value_stays_readable_and_counts_no_more(office: Path) -> None:
    kept = record("CT-01", "--percent", "96")
    said = done("indicator", "withdraw", "DNI-23", kept["id"][:8], "--reason", "ghi nhầm chỉ tiêu")
    assert "đã rút 96 %" in said.stdout
    assert "chưa đo (≥ 95 %)" in said.stdout
    assert "96 %" not in done("indicator", "show", "DNI-23", "CT-01").stdout
    everything = " ".join(done("chi-so", "xem", "DNI-23", "CT-01", "--all").stdout.split())
    assert "[không còn tính]" in everything
    assert f"[rút {kept['id'][:8]}: ghi nhầm chỉ tiêu]" in everything
    entries = answered("audit", "log", "--limit", "2")["entries"]
    assert [entry["action"] for entry in entries] == ["record-indicator", "withdraw-indicator"]
    assert "Trung tâm HCC" not in json.dumps(entries[0]["changes"]["percent"], ensure_ascii=False)
    again = refused("chi-so", "rut", "DNI-23", kept["id"][:8], "--reason", "x")
    assert "đã được đính chính hoặc đã rút" in again
    assert record("CT-01", "--percent", "97")["met"] is True
    assert rows(office) == 3


def test_a_trial_says_the_same_and_writes_nothing(office: Path) -> None:
    tried = call("indicator", "record", "DNI-23", "CT-01", *VALUE, "--percent", "96", "--dry-run")
    assert "[XANH] đạt (≥ 95 %)" in tried.stdout
    assert "[CHƯA GHI]" in tried.stderr
    assert rows(office) == 0


@pytest.mark.parametrize(
    ("words", "answer", "code"),
    [
        (("CT-1", *VALUE, "--percent", "5"), "gần giống: CT-01", 1),
        (("X", *VALUE, "--percent", "5"), "gần giống: -", 1),
        (("CT-01", *VALUE), "ghi --numerator TỬ-SỐ và --denominator", 2),
        (("CT-01", *VALUE, "--numerator", "5"), "ghi --numerator TỬ-SỐ và --denominator", 2),
        (("CT-01", *VALUE, "--numerator", "5", "--percent", "5"), "hoặc chỉ --percent", 2),
        (("CT-01", *VALUE, "--numerator", "5", "--denominator", "0"), "mẫu số bằng 0", 2),
        (("CT-01", *VALUE, "--numerator", "5", "--denominator", "4"), "lớn hơn mẫu số 4", 2),
        (("CT-01", *VALUE, "--percent", "100,1"), "ngoài khoảng 0–100", 2),
        (("CT-01", *VALUE, "--percent", "chín"), "không đọc được số", 2),
        (("CT-01", "--as-of", "11/7/2023", "--source", "x", "--percent", "5"), "phía trước", 2),
        (("CT-01", "--as-of", "1/2/2023", "--source", "x", "--percent", "5"), "ghi muộn quá", 2),
        (("CT-01", "--as-of", "7/7/2023", "--source", " ", "--percent", "5"), "--source phải có", 2),
        (("CT-01", *VALUE, "--percent", "5", "--unit", "SYTE"), "gần giống: SYT", 1),
        (("CT-01", *VALUE, "--percent", "5", "--as", "linh"), "không có quyền", 77),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_one_line(
    office: Path, words: tuple[str, ...], answer: str, code: int
) -> None:
    assert answer in refused("indicator", "record", "DNI-23", *words, code=code)
    assert rows(office) == 0


def test_what_is_more_than_all_or_old_wants_an_explanation(office: Path) -> None:
    over = ("--numerator", "110", "--denominator", "100")
    assert record("CT-01", *over, "--reason", "hồ sơ kỳ trước")["percent"] == "110"
    old = ("--as-of", "31/3/2023", "--source", "x", "--percent", "95")
    document = ("--document", "9/BC, 14/4/2023")
    assert answered("indicator", "record", "DNI-23", "CT-01", *old, *document)["met"] is True
    assert rows(office) == 2


def test_one_day_has_one_value(office: Path) -> None:
    kept = record("CT-01", "--percent", "96")
    words = ("indicator", "record", "DNI-23", "CT-01", *VALUE, "--percent", "97")
    assert f"dondoc indicator correct DNI-23 {kept['id'][:8]}" in refused(*words)
    assert "cần lý do" in refused("indicator", "correct", "DNI-23", kept["id"], code=2)
    assert "không có đúng một giá trị" in refused("indicator", "correct", "DNI-23", "zz",
                                                  "--reason", "x")  # fmt: skip
    moved = answered("indicator", "correct", "DNI-23", "ct-01", "--as-of", "6/7/2023",
                     "--source", "Sở", "--reason", "ghi sai ngày")  # fmt: skip
    assert (moved["as_of"], moved["source"], moved["percent"]) == ("2023-07-06", "Sở", "96")
    assert rows(office) == 2


def test_what_is_measured_after_its_day_does_not_count(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONDOC_CLOCK", "2024-01-10T08:00")
    words = ("--as-of", "8/1/2024", "--source", "x", "--percent", "99")
    said = done("indicator", "record", "DNI-23", "CT-01", *words)
    assert "số liệu sau Chủ nhật 31/12/2023 không tính" in said.stderr
    assert "[VÀNG] hết kỳ, chưa đo" in said.stdout
    assert rows(office) == 1


def test_a_plan_without_indicators_says_so(office: Path) -> None:
    (office.parent / "tasks.toml").write_text(TASKS, encoding="utf-8")
    done("plan", "load", "tasks.toml")
    assert "không nêu chỉ tiêu phần trăm nào" in done("indicator", "show", "CC-18").stdout
    assert "không nêu chỉ tiêu phần trăm nào" in refused("indicator", "show", "CC-18", "CT-01")


def test_quotas_tell_points_indicators_and_both_days_of_the_year(office: Path) -> None:
    shown = done("quota", "show", "DNI-23").stdout
    for words in (
        "Điểm: 0",
        "Từ 50 %: 1 điểm, cần thêm 1 đơn vị",
        "chưa tính được: chưa có kiến nghị nào",
        "Số liệu tính đến hết Chủ nhật 31/12/2023",
        "thì sau thứ Ba 02/01/2024 mới là quá hạn",
        "2 chỉ tiêu: 0 đạt, 0 chưa đạt, 2 chưa đo",
    ):
        assert words in shown, words
    told = answered("quota", "show", "DNI-23")
    summary = {item["code"]: item for item in told["summaries"]}
    assert summary["Q1"]["next_points_from_percent"] == 50
    assert (summary["Q3"]["bodies"], summary["Q3"]["standings"]) == (2, {"short": 2})
    assert [item["code"] for item in told["indicators"]] == ["CT-01", "CT-02"]
    assert office.exists()


def test_a_recommendation_due_after_the_years_figure_is_said_at_once(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both days are told where the last one is a day off; what is asked for later mends nothing."""
    (office.parent / "findings.csv").write_text(
        "text,deadline\nChưa niêm yết,2023-12-31\nThiếu sổ,2024-01-15\nTrễ hẹn,2023-08-01\n",
        encoding="utf-8",
    )
    done("round", "establish-team", "DNI-23-D1", "--document", "1/QĐ", "--reason", "x")
    notify = (
        "notify",
        "DNI-23-01",
        "--document",
        "1/TB",
        "--on",
        "1/6/2023",
        "--reason",
        "nhập bù",
    )
    done(*notify)
    for event in ("receive-report", "inspect"):
        done(event, "DNI-23-01", "--on", "6/6/2023", "--reason", "nhập bù")
    conclude = ("conclude", "DNI-23-01", "--findings", "findings.csv", "--document", "3/TB")
    for options in (("--dry-run",), ()):
        said = done(*conclude, *options).stderr
        assert "[VÀNG] chỉ tiêu Q4: DNI-23-01-KN1: hạn 31/12/2023 là ngày nghỉ" in said
        assert "quá hạn sau 02/01/2024, nhưng số liệu năm chốt 31/12/2023" in said
        assert "DNI-23-01-KN2: hạn thứ Hai 15/01/2024, sau 31/12/2023" in said
        assert "KN3" not in said
    shown = done("quota", "show", "DNI-23").stdout
    assert "kiến nghị: 0/3 (cần 3: = 100 % của 3), đã lên lịch 1, còn thiếu 2" in shown
    assert "[VÀNG] 2 kiến nghị có hạn sau ngày chốt số liệu 31/12/2023:" in shown
    after = {item["code"]: item for item in answered("quota", "show", "DNI-23")["summaries"]}
    assert [item["code"] for item in after["Q4"]["due_after"]] == ["DNI-23-01-KN1", "DNI-23-01-KN2"]
    wrong = ("--from", "2023-12-31", "--to", "2024-03-01", "--reason", "đánh máy nhầm")
    corrected = done("correct", "DNI-23-01-KN1", "deadline", *wrong)
    assert "DNI-23-01-KN1: hạn thứ Sáu 01/03/2024, sau 31/12/2023" in corrected.stderr
    ask = ("--to", "2024-02-05", "--reason", "cho-kinh-phi", "--on-behalf-of", "linh")
    done("extension", "ask", "DNI-23-01-KN3", *ask)
    approved = done("extension", "approve", "DNI-23-01-KN3-GH1", "--as", "an")
    assert "DNI-23-01-KN3: hạn thứ Hai 05/02/2024, sau 31/12/2023" in approved.stderr
    monkeypatch.setenv("DONDOC_CLOCK", "2023-07-12T08:00")
    done("remediate", "DNI-23-01-KN3", "--explanation", "đang làm")
    back = done("return", "DNI-23-01-KN3", "--by", "2024-02-01", "--reason", "chưa đủ")
    assert "DNI-23-01-KN3: hạn thứ Năm 01/02/2024, sau 31/12/2023" in back.stderr


def test_english_says_the_same(office: Path) -> None:
    shown = done("--lang", "en", "indicator", "show", "DNI-23").stdout
    assert "2 indicators: 0 met, 0 not met, 2 not measured" in shown
    assert office.exists()
