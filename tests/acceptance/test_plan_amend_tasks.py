"""A revised annex on the command line: shown row by row, written as shown, read again; and wrong files."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dondoc.language import set_language
from tests.acceptance.small_office import SmallOffice, an_office, call, done
from tests.acceptance.task_office import QUOTAS, TASKS

DOCUMENT = ("--document", "77/KH, 15/3/2018")
NEW = """
[[tasks]]
id = "I.6"
title = "Sáng kiến"
lead = ["VP", "TH"]
time = "Tháng 02 và tháng 12/2018"
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallOffice]:
    for found in an_office(tmp_path, monkeypatch, "2018-01-16T08:00"):
        write(TASKS)
        done("plan", "load", "plan.toml")
        monkeypatch.setenv("DONDOC_CLOCK", "2018-03-20T08:00")
        yield found
    set_language("vi")


def write(text: str, *swaps: tuple[str, str]) -> None:
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new, 1)
    Path("plan.toml").write_text(text, encoding="utf-8")


def amend(*words: str) -> str:
    return done("plan", "amend", "plan.toml", *DOCUMENT, *words).stdout


def test_a_revised_annex_is_shown_row_by_row(office: SmallOffice) -> None:
    write(
        TASKS + NEW,
        ('time = "Quý II/2018"', 'time = "Quý III/2018"'),
        ('id = "I.2"', 'id = "II.1"'),
        ('lead = ["TH"]\ntime = "Trong 10', 'lead = ["VP"]\ntime = "Trong 10'),
        ('"vào dịp thích hợp"', '"Quý IV/2018"'),
    )
    before = office.dump()
    shown = amend("--dry-run")
    assert office.dump() == before
    rows = shown[: shown.index("Mỗi người")]
    assert rows.splitlines()[1:] == [
        "",
        "I.1   thời gian: Quý II/2018 -> Quý III/2018",
        "      1 việc (CC-18-I.1) dời hạn 02/07/2018 -> 01/10/2018",
        "II.1  đánh số lại: I.2 -> II.1",
        "I.3   chủ trì: Phòng Tổng hợp -> Văn phòng",
        "      1 việc (CC-18-I.3) chuyển từ Phòng Tổng hợp sang Văn phòng",
        "I.5   thời gian: vào dịp thích hợp -> Quý IV/2018",
        "      1 việc (CC-18-I.5) được đặt hạn 31/12/2018",
        "      1 việc thành “chưa đến kỳ”",
        "I.6   thêm vào kế hoạch: Sáng kiến",
        "      thêm 2 việc (CC-18-I.6-VP-T12, CC-18-I.6-TH-T12), hạn 31/12/2018",
        "      không mở kỳ đã qua khi văn bản có hiệu lực: 28/02/2018",
        "",
    ]
    assert max(map(len, shown.splitlines())) <= 110
    assert amend("--yes") == shown
    history = done("plan", "history", "CC-18").stdout
    assert [line.split() for line in history.splitlines() if "II.1" in line] == [
        ["II.1", "đánh", "số", "lại", "I.2", "->", "II.1"]
    ]
    assert "đã như vậy (bản 2)" in amend("--yes")


def test_what_goes_comes_to_nothing_and_is_named(office: SmallOffice) -> None:
    write(
        TASKS,
        ('lead = ["VP"]\nproduct = "Báo cáo"\n', 'product = "Tờ trình"\n'),
        ('time = "Quý II/2018"', 'time = "lúc nào đó"'),
        ('[[tasks]]\nid = "I.2"\ntitle = "Niêm yết thủ tục"\ntime = "Thường xuyên"\n', ""),
    )
    shown = amend("--dry-run")
    assert "I.1  chủ trì: Văn phòng -> …" in shown
    assert "[VÀNG] không còn nêu chủ trì: Văn phòng giữ việc cho đến khi đính chính" in shown
    assert "1 việc (CC-18-I.1) không còn hạn 02/07/2018" in shown
    assert "[VÀNG] 1 việc (CC-18-I.1): chưa đọc được thời gian, phải hỏi lại" in shown
    assert "hủy 1 việc (CC-18-I.2)" in shown
    assert "Không thời hạn nào đổi ngày" not in shown


def test_many_days_of_a_row_stand_in_one_line(office: SmallOffice) -> None:
    write(TASKS, ('time = "Thường xuyên"', 'time = "Định kỳ ngày 01 hàng tháng"'))
    assert "thêm 8 việc" not in (first := amend("--yes"))
    assert "không mở kỳ đã qua" in first
    write(TASKS, ('time = "Thường xuyên"', 'time = "Định kỳ ngày 05 hàng tháng"'))
    shown = amend("--dry-run")
    assert "dời hạn: 02/04/2018 -> 05/04/2018; 02/05/2018 -> 07/05/2018; " in shown
    assert "3 việc" not in shown


def test_programs_read_what_becomes_of_each_row(office: SmallOffice) -> None:
    write(TASKS, ('lead = ["TH"]\ntime', 'lead = ["VP"]\ntime'))
    found = json.loads(amend("--dry-run", "--json"))
    (row,) = found["rows"]
    assert (row["row"], row["given"]) == ("I.3", [["CC-18-I.3", "TH", "VP"]])
    assert found["changes"] == [
        {"kind": "task", "code": "I.3", "field": "lead", "old": ["TH"], "new": ["VP"]}
    ]


def test_wrong_files_are_refused_whole(office: SmallOffice) -> None:
    before = office.dump()
    for swap, words in (
        (('id = "I.2"', 'id = "I.1"'), "mã “I.1” đã dùng ở tasks[1]"),
        (
            ('lead = ["VP"]\nproduct', 'lead = ["VB"]\nproduct'),
            "“VB” không có trong tệp và danh mục",
        ),
        (('after = ["I.1"]', 'after = ["I.7"]'), "nhiệm vụ “I.7” không có"),
        (("year = 2018", "year = 2019"), "đó là một kế hoạch khác"),
    ):
        write(TASKS, swap)
        found = call("plan", "amend", "plan.toml", *DOCUMENT, "--yes")
        assert found.exit_code == 1
        assert words in found.stdout
        assert "chưa ghi gì" in found.stderr
    assert office.dump() == before


def test_quotas_say_how_they_stood_and_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _found in an_office(tmp_path, monkeypatch, "2024-02-01T08:00"):
        write(QUOTAS)
        done("plan", "load", "plan.toml")
        write(
            QUOTAS + '\n[conflicts]\nrow = "refuse"\n',
            ("at_least_percent = 60", "at_least_percent = 40"),
        )
        shown = done(
            "plan", "amend", "plan.toml", "--document", "2/KH, 1/2/2024", "--dry-run"
        ).stdout
        assert "mức phải đạt" in shown
        assert "≥ 60 % -> ≥ 40 %" in shown
        assert "từ ba cuộc liền nhau  chỉ nêu ra -> từ chối" in shown
        assert "Cần" in shown
        before = json.loads(done("quota", "show", "DNI-24", "--json").stdout)["quotas"]
        found = json.loads(
            done(
                "plan", "amend", "plan.toml", "--document", "2/KH, 1/2/2024", "--yes", "--json"
            ).stdout
        )
        after = json.loads(done("quota", "show", "DNI-24", "--json").stdout)["quotas"]
        (shift,) = found["quotas"]
        assert shift["old"]["need"] == before[0]["need"]
        assert (shift["new"]["need"], shift["new"]["missing"]) == (
            after[0]["need"],
            after[0]["missing"],
        )


INDICATOR = """
[[indicators]]
code = "CT-01"
name = "Hồ sơ đúng hạn"
at_least_percent = 95
by = 2018-12-31
"""


def test_values_of_an_indicator_are_judged_by_the_goal_in_force(office: SmallOffice) -> None:
    write(TASKS + INDICATOR)
    assert "CT-01  thêm vào kế hoạch  Hồ sơ đúng hạn" in amend("--yes")
    value = ("--as-of", "2018-03-15", "--percent", "96", "--source", "Một cửa")
    done("indicator", "record", "CC-18", "CT-01", *value)
    assert "[XANH] đạt" in done("indicator", "show", "CC-18").stdout
    write(TASKS + INDICATOR, ("at_least_percent = 95", "at_least_percent = 98"))
    assert "CT-01  mức phải đạt  ≥ 95 % -> ≥ 98 %" in amend("--yes")
    shown = done("indicator", "show", "CC-18").stdout
    assert "[VÀNG] chưa đạt" in shown
    assert "96 %" in shown
    write(TASKS)
    assert "CT-01  rút khỏi kế hoạch  Hồ sơ đúng hạn" in amend("--yes")
    assert "CT-01" not in done("indicator", "show", "CC-18").stdout
    assert done("plan", "history", "CC-18").stdout.count("CT-01") == 3
    write(TASKS + INDICATOR)
    amend("--yes")
    assert "96 %" in done("indicator", "show", "CC-18").stdout  # kept by its code
