"""What stands below the figures of a report: difficulties, quotas, indicators, frozen figures."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.acceptance.small_office import BINH_DUONG, PLANS, an_office, done, settle_in
from tests.acceptance.task_office import QUOTAS

ANNEX, TASK = "DNA-KCN-23", "DNA-KCN-23-VII.1"
INDICATORS = """
[[indicators]]
code = "CT-1"
name = "Hồ sơ giải quyết đúng hạn"
at_least_percent = 95
[[indicators]]
code = "CT-2"
name = "Hồ sơ trực tuyến"
at_least_percent = 50
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for _office in an_office(tmp_path, monkeypatch, "2024-02-01T08:00"):
        (tmp_path / "plan.toml").write_text(QUOTAS + INDICATORS, encoding="utf-8")
        done("plan", "load", tmp_path / "plan.toml")
        yield tmp_path


def test_quotas_and_indicators_stand_below_and_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle_in(folder, monkeypatch, "2024-06-28T08:00")
    value = (
        "--as-of",
        "2024-06-28",
        "--numerator",
        "95",
        "--denominator",
        "100",
        "--source",
        "HCC",
    )
    done("indicator", "record", "DNI-24", "CT-1", *value)
    shown = done("report", "DNI-24").stdout
    assert "Chỉ tiêu kiểm tra: 7" in shown
    assert "Chỉ tiêu phần trăm: 2, đã đo 1, đạt 1" in shown
    assert "CT-1  Hồ sơ giải quyết đúng hạn  ≥ 95 %  95 %  [XANH] đạt" in shown
    assert "Tất cả: --open chi-so" in shown
    assert "CT-2" in done("report", "DNI-24", "--open", "chi-so").stdout
    opened = done("report", "DNI-24", "--open", "chi-tieu").stdout
    assert "DNI-24 Q1: ít nhất 60% sở" in opened
    assert "Sở Tài chính: " in opened
    plain = json.loads(done("report", "DNI-24", "--json").stdout)
    assert [it["met"] for it in plain["indicators"]] == [True, None]
    assert {it["code"] for it in plain["quotas"]} == {f"Q{number}" for number in range(1, 8)}
    # Earlier, nothing was measured: a report of the past knows no later value.
    may = json.loads(done("report", "DNI-24", "--period", "2024-05", "--json").stdout)
    assert [it["met"] for it in may["indicators"]] == [None, None]
    done("report", "DNI-24", "--xlsx", "all.xlsx")
    assert load_workbook("all.xlsx").sheetnames[-2:] == ["Chỉ tiêu kiểm tra", "Chỉ tiêu phần trăm"]
    narrowed = done("report", "DNI-24", "--unit", "STC").stdout
    assert "Chỉ tiêu" not in narrowed  # a unit has no quota of its own in a report


def test_a_quota_names_the_visits_behind_its_figure(folder: Path) -> None:
    del folder
    opened = done("report", "DNI-24", "--open", "quotas").stdout
    assert "    Đã lên lịch: STC" in opened


def test_open_difficulties_are_listed_until_they_are_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _office in an_office(tmp_path, monkeypatch, "2023-02-20T08:00"):
        done("plan", "load", PLANS / "dong-nai-bql-kcn-2023.toml")
        settle_in(tmp_path, monkeypatch, "2023-05-22T08:00")
        told = ("--to", "truong-ban", "--text", "chưa có kinh phí")
        done("difficulty", "report", TASK, *told)
        shown = done("report", ANNEX).stdout
        assert "Khó khăn, vướng mắc chưa giải quyết: 1" in shown
        assert f"{TASK}-VM1  {TASK}  22/05/2023  chưa trả lời  chưa có kinh phí" in shown
        (found,) = json.loads(done("report", "--json").stdout)["difficulties"]
        assert (found["code"], found["about"], found["unit"]) == (f"{TASK}-VM1", TASK, "VP")
        assert TASK in done("report", "--open", "vuong-mac").stdout
        april = done("report", "--period", "2023-04").stdout
        assert "vướng mắc" not in april


def test_many_units_without_a_date_are_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _office in an_office(tmp_path, monkeypatch, "2022-12-30T08:00"):
        done("plan", "load", PLANS / "dong-nai-ubnd-2023.toml")
        shown = done("report").stdout.splitlines()
        (quiet,) = [line for line in shown if line.startswith("…")]
        assert "dòng chỉ có việc" in quiet
        plain = json.loads(done("report", "--json").stdout)
        assert len(plain["rows"]) > 20
        total = plain["total"]["open_without_date"]["count"]
        assert total == sum(row["open_without_date"]["count"] for row in plain["rows"])


def test_a_closed_year_shows_its_hash_and_whether_the_log_agrees(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle_in(folder, monkeypatch, "2024-12-31T09:00")
    done("plan", "close", "DNI-24", "--carry-over", "all", "--document", "1/BC", "--yes")
    shown = done("report", "DNI-24", "--period", "2024").stdout
    frozen = json.loads(done("plan", "figures", "DNI-24", "--json").stdout)["plans"][0]["sha256"]
    assert f"(SHA-256 {frozen[:12]}…): nhật ký vẫn khớp" in shown
    assert json.loads(done("report", "DNI-24", "--json").stdout)["frozen"]["agrees"] is True
    assert "SHA-256" not in done("report", "DNI-24", "--period", "Q4").stdout
    settle_in(folder, monkeypatch, "2025-01-06T09:00")
    done("cancel", "DNI-24-01", "--on", "2024-12-31", "--reason", "nhập bù", "--document", "2/QĐ")
    changed = done("report", "DNI-24").stdout
    assert "[VÀNG] Số liệu năm 2024 đã chốt" in changed
    assert "  chưa xác định thời hạn: đã chốt 1, nay tính 2" in changed
    later = done("report", "DNI-24", "--period", "2025").stdout
    assert "Tồn tại của các năm trước (ngoài bảng trên): còn 1, đã xong 1" in later
    assert "DNI-24-01" in done("report", "--period", "2025", "--open", "ton-nam-truoc").stdout


def test_a_quarter_before_a_merger_names_the_unit_that_owed_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _office in an_office(tmp_path, monkeypatch, "2024-04-10T08:00"):
        done("plan", "load", BINH_DUONG)
        done("--as", "thu-ky", "round", "establish-team", "BDG-KCN-24-D1", "--document", "20/QĐ")
        done("--as", "thu-ky", "agree-visit", "BDG-KCN-24-03", "--to", "2024-06-11")
        done("notify", "BDG-KCN-24-03", "--document", "1/TB")
        settle_in(tmp_path, monkeypatch, "2024-07-10T08:00")
        done("unit", "merge", "QLXD", "--into", "QLQH", "--on", "2024-07-10", "--document", "1/QĐ")

        def units(period: str) -> set[str]:
            rows = json.loads(done("report", "--period", period, "--json").stdout)["rows"]
            return {row["key"] for row in rows}

        assert "QLXD" in units("Q2")
        assert "QLQH" not in units("Q2")
        assert "QLQH" in units("Q3")
        assert "QLXD" not in units("Q3")
