"""``report`` as a clerk calls it: every figure opens into exactly what it counts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.small_office import BINH_DUONG, SmallOffice, an_office, call, done, settle_in

PLAN = "BDG-KCN-24"
CONCLUSION = 'text\n"Chưa niêm yết thủ tục"\n"Chưa cập nhật quy trình"\n'
FIGURES = (
    "dated", "done_on_time", "done_late", "open_in_time", "open_late", "fallen_due", "late",
    "done_without_date", "open_without_date",
)  # fmt: skip


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let an office live until July: a visit concluded, one moved twice, one urged, others late."""
    folder = tmp_path_factory.mktemp("report")
    with pytest.MonkeyPatch.context() as patch:
        for _office in an_office(folder, patch, at="2024-04-10T08:00"):
            done("plan", "load", BINH_DUONG)
            done("--as", "thu-ky", "round", "establish-team", f"{PLAN}-D1", "--document", "20/QĐ")
            done("--as", "thu-ky", "agree-visit", f"{PLAN}-01", "--to", "2024-06-06")
            done("postpone", f"{PLAN}-04", "--reason", "bão", "--document", "5/TB")
            settle_in(folder, patch, "2024-05-20T08:00")
            done("reschedule", f"{PLAN}-04", "--to", "2024-06-20", "--reason", "hết bão")
            done("reschedule", f"{PLAN}-04", "--to", "2024-06-21", "--reason", "=1+1")
            done("notify", f"{PLAN}-01", "--document", "46/TB")
            settle_in(folder, patch, "2024-06-24T08:00")
            done("inspect", f"{PLAN}-01", "--on", "2024-06-06", "--reason", "nhập bù")
            Path("findings.csv").write_text(CONCLUSION, encoding="utf-8")
            done("conclude", f"{PLAN}-01", "--findings", "findings.csv", "--document", "60/TB")
            done("set-deadline", f"{PLAN}-01-KN1", "--by", "2024-07-05")
            settle_in(folder, patch, "2024-07-15T08:00")
            done("urge", f"{PLAN}-01-KN1", "--document", "101/CV, 10/7/2024")
            done("remediate", f"{PLAN}-01-KN1", "--explanation", "xong", "--on", "2024-07-12")
            yield folder


@pytest.fixture
def office(lived: Path, monkeypatch: pytest.MonkeyPatch) -> SmallOffice:
    settle_in(lived, monkeypatch, "2024-07-15T08:00")
    return SmallOffice(lived)


def said(*words: str) -> Any:  # noqa: ANN401  (whatever the command says)
    """Return what the report says as JSON."""
    return json.loads(done("report", *words, "--json").stdout)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("by", ["unit", "head", "step", "plan"])
def test_every_figure_of_every_row_is_the_length_of_the_list_it_opens(by: str) -> None:
    whole = said(PLAN, "--by", by)
    known = {item["id"]: item for item in whole["items"]}
    assert whole["total"]["dated"]["count"] > 10
    for figure in FIGURES:
        total = whole["total"][figure]
        assert total["count"] == len(total["of"])
        assert sorted(id_ for row in whole["rows"] for id_ in row[figure]["of"]) == sorted(
            total["of"]
        )
        assert set(total["of"]) <= set(known)
        opened = said(PLAN, "--by", by, "--open", figure)
        assert [item["id"] for item in opened["items"]] == total["of"]
    for row in whole["rows"]:
        opened = said(PLAN, "--by", by, "--open", "dated", "--row", row["key"])
        assert (opened["count"], opened["row"]) == (row["dated"]["count"], row["key"])
        assert [item["id"] for item in opened["items"]] == row["dated"]["of"]
    late = [known[id_]["late_working_days"] for id_ in whole["total"]["late"]["of"]]
    assert whole["total"]["late_working_days"] == sum(late)


@pytest.mark.usefixtures("office")
def test_one_screen_says_what_a_leader_asks() -> None:
    shown = done("bao-cao", PLAN, "--period", "quý 2").stdout
    lines = shown.splitlines()
    assert lines[1].startswith(f"Kế hoạch: {PLAN}, 08/KH-BQL, 20/03/2024")
    assert lines[2] == "Kỳ báo cáo: Quý II năm 2024 (01/04/2024 – 30/06/2024)"
    assert lines[3] == "Số liệu đến hết ngày 30/06/2024, theo ngày thực hiện"
    assert lines[4].startswith("Phạm vi: các hồ sơ mà")
    assert any(line.startswith("Cộng ") for line in lines)
    assert "Đến hạn trước kỳ, còn quá hạn (ngoài bảng trên): 0" in lines
    assert "hồ sơ đổi từ hai lần trở lên: 2" in shown
    assert "bão; hết bão" in shown
    assert max(map(len, lines)) <= 110
    july = done("report", PLAN, "--period", "2024-07").stdout
    assert "Phòng Quản lý Đầu tư: lần 1: 101/CV, 10/07/2024" in july
    (unit,) = [row for row in said(PLAN, "--period", "2024-07")["rows"] if row["key"] == "QLDT"]
    assert (unit["done_late"]["count"], unit["on_time_percent"]) == (1, 0.0)


@pytest.mark.usefixtures("office")
def test_rows_bear_names_of_whatever_they_are_by() -> None:
    steps = done("report", PLAN, "--by", "viec").stdout
    assert "  inspection/conclusion" in steps
    assert max(map(len, steps.splitlines())) <= 110
    heads = done("report", PLAN, "--by", "head").stdout
    assert "chanh-vp" in heads
    assert "Lê Thị Hạnh" in heads
    assert "Đoàn (Trưng Vãn" in heads
    plans = done("report", "--by", "ke-hoach").stdout
    assert "08/KH-BQL (2024)" in plans
    assert "unit|head|step|plan" in done("report", "--help").stdout
    offered = done("completion", "words", "--current=du", "--", "report", "--open").stdout
    assert "dung-han" in offered
    assert "qua-han" not in offered
    english = done("--lang", "en", "report", PLAN).stdout
    assert english.startswith("REPORT ON PROGRESS")
    assert call("--lang", "vi", "report").exit_code == 0


@pytest.mark.usefixtures("office")
def test_opened_figures_and_sections_print_every_line() -> None:
    late = done("report", PLAN, "--open", "qua-han").stdout
    assert f"{PLAN}-01-KN1" in late
    assert "12/07/2024" in late
    slips = said(PLAN, "--open", "doi-han")["slips"]
    shown = done("report", PLAN, "--open", "slips").stdout
    assert shown.count("\n") >= len(slips) + 8
    assert [line["times"] for line in slips if line["code"] == f"{PLAN}-04"] == [2, 2, 2, 2]
    held = [line for line in slips if line["code"] == f"{PLAN}-04" and line["in_force"]]
    assert {line["to_on"] for line in held} == {"2024-06-21", "2024-07-05"}
    (urging,) = said(PLAN, "--open", "don-doc")["urgings"]
    assert (urging["unit"], urging["number"]) == ("QLDT", 1)
    assert urging["document"] == {"number": "101/CV", "issuer": None, "issued_on": "2024-07-10"}
    waiting = done("report", PLAN, "--open", "con-han").stdout
    assert "chưa đến kỳ" in waiting
    older = done("report", PLAN, "--period", "Q3", "--open", "tre-tu-truoc").stdout
    assert f"{PLAN}-02" in older
    for name in ("stock", "difficulties", "quotas", "indicators"):
        assert ": 0\n" in done("report", PLAN, "--open", name).stdout
        assert said(PLAN, "--open", name)["figure"] == name


@pytest.mark.usefixtures("office")
def test_a_report_is_narrowed_to_a_unit_or_to_what_somebody_heads() -> None:
    unit = said("--unit", "qldt", "--by", "step")
    assert {item["holder"]["code"] for item in unit["items"]} == {"QLDT"}
    head = said("--head", "tp-dautu", "--by", "step")
    assert head["units"] == ["QLDT"]
    assert head["rows"] == unit["rows"]
    assert (
        "Người đứng đầu: Phạm Quốc Bảo (Phòng Quản lý Đầu tư)"
        in done("report", "--head", "tp-dautu").stdout
    )
    assert "Đơn vị: Phòng Quản lý Đầu tư" in done("report", "--unit", "QLDT").stdout
    assert said("--unit", "QLDT", "--open", "doi-han")["slips"] == []


@pytest.mark.usefixtures("office")
def test_a_report_leaves_as_sheets_without_a_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    target = tmp_path / "bao-cao.xlsx"
    first = done("report", PLAN, "--xlsx", target, "--csv", tmp_path / "bao-cao.csv")
    assert "Cộng" in first.stdout
    book = load_workbook(target)
    assert book.sheetnames == [
        "Tổng hợp", "Theo đơn vị", "Chi tiết", "Đổi thời hạn", "Công văn đôn đốc",
    ]  # fmt: skip
    reasons = [cell.value for row in book["Đổi thời hạn"].iter_rows() for cell in row]
    assert "=1+1" in reasons  # as text, see below
    kinds = {cell.data_type for row in book["Đổi thời hạn"].iter_rows() for cell in row}
    assert "f" not in kinds
    names = sorted(path.name for path in tmp_path.glob("*.csv"))
    assert names == [
        "bao-cao-chi-tiet.csv", "bao-cao-cong-van-don-doc.csv", "bao-cao-doi-thoi-han.csv",
        "bao-cao-theo-don-vi.csv", "bao-cao-tong-hop.csv",
    ]  # fmt: skip
    assert "'=1+1" in (tmp_path / "bao-cao-doi-thoi-han.csv").read_text(encoding="utf-8-sig")
    again = call("report", PLAN, "--xlsx", target)
    assert (again.exit_code, again.stdout) == (74, "")
    done("report", PLAN, "--open", "slips", "--xlsx", target, "--force")
    assert load_workbook(target).sheetnames == ["Đổi thời hạn"]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("XX",), 1, "không có kế hoạch XX"),
        ((PLAN, "--unit", "QLX"), 1, "gần giống: QLXD"),
        (("--head", "thu-ky"), 2, "không đứng đầu đơn vị nào ngày 15/07/2024"),
        (("--period", "quý 5"), 2, "6 tháng đầu năm"),
        (("--unit", "VP", "--head", "chanh-vp"), 2, "không dùng cả hai"),
        (("--open", "dung-han", "--row", "XX"), 1, "các dòng: QLDT"),
        (("--row", "VP"), 2, "cùng --open"),
        (("--open", "doi-han", "--row", "VP"), 2, "cùng --open"),
        (("--open", "mau-do"), 2, "dung-han (done_on_time)"),
        (("--by", "mau"), 2, "don-vi (unit)"),
        (("--xlsx", "a.pdf"), 2, ".xlsx"),
        (("--csv", "/proc/none/a.csv"), 74, "không"),
    ],
)
def test_what_is_wrong_gets_one_line(words: tuple[str, ...], code: int, says: str) -> None:
    wrong = call("report", *words)
    assert (wrong.exit_code, wrong.stdout) == (code, "")
    assert says in wrong.stderr
    assert len(wrong.stderr.strip().splitlines()) <= 2
