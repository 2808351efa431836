"""What the checks of a plan tell about report regimes: owners, validity, days that no month has."""

from datetime import date

import pytest

from tests.acceptance.test_regime_commands import PLAN
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.plan_check import check_plan
from workflows.plan_file import read_plan_file
from workflows.problems import Severity

CALENDAR = calendar_of_vietnam().as_known_on(date(2023, 1, 1))
AGAIN = """[[regimes]]
code = "CCHC-2"
name = "Báo cáo CCHC"
periods = ["H1", "Y"]
owner = "VP"
day = 16
"""


def said_of(old: str, new: str) -> list[tuple[str, str, str]]:
    """Return what is said besides that the shared regime CCHC has no day of its own."""
    assert old in PLAN
    text = PLAN.replace(old, new, 1)
    problems = check_plan(read_plan_file(text.encode()), CALENDAR, date(2023, 1, 18))
    return [
        ("error" if item.severity is Severity.ERROR else "warning", item.path, item.sentence())
        for item in problems
        if item.path.startswith("regimes")
        if "chưa có ngày báo cáo của cơ quan" not in item.sentence()
    ]


def test_a_sound_regime_without_a_day_is_only_asked_about() -> None:
    assert said_of("outer_day = 20\n", "outer_day = 20\n") == []
    problems = check_plan(read_plan_file(PLAN.encode()), CALENDAR, date(2023, 1, 18))
    asked = [item for item in problems if item.path.startswith("regimes")]
    assert [item.path for item in asked] == ["regimes[1].day", "regimes[5].day"]
    assert {item.severity for item in asked} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("old", "new", "severity", "path", "words"),
    [
        (
            'row = "B.1"', 'row = "Z.1"', "error", "regimes[1].row",
            "nhiệm vụ “Z.1”",
        ),
        ('row = "B.1"', 'suppliers = ["VP", "VPP"]', "error", "regimes[1].suppliers",
         "đơn vị, nhóm “VPP”"),
        ('owner = "VP"\nvalid_from = 2021', 'owner = "VPP"\nvalid_from = 2021', "error",
         "regimes[1].owner", "đơn vị “VPP”"),
        ('code = "DX"', 'code = "CCHC"', "error", "regimes[4].code", "đã dùng ở regimes[1]"),
        ("valid_to = 2023-12-31", "valid_to = 2020-12-31", "error", "regimes[1].valid_to",
         "ở trước ngày đầu 01/01/2021"),
        ("outer_day = 20", "outer_day = 32", "error", "regimes[1].outer_day", "từ 1 đến 31"),
        ("day = 6\n", "day = 9\n", "error", "regimes[2].day", "từ 2 đến 8"),
        ('periods = ["W"]', 'periods = ["W", "M"]', "error", "regimes[2].periods", "tách hai chế độ"),
        ("month_offset = 1", "month_offset = 2", "error", "regimes[3].month_offset", "chỉ nhận 0"),
        ("outer_day = 20\n", "outer_day = 20\nday = 21\n", "warning", "regimes[1].day",
         "sau hạn 20 của cấp trên"),
        ("outer_day = 20\n", "outer_day = 20\nday = 5\nmonth_offset = 1\n", "warning",
         "regimes[1].day", "sau hạn 20 của cấp trên"),
        ("outer_day = 20\n", "outer_day = 20\nday = 14\n", "warning", "regimes[1].day",
         "ít nhất 1 ngày làm việc"),
        ("outer_day = 20\n", "outer_day = 10\n", "warning", "regimes[1].outer_day",
         "không sau ngày chốt số liệu 14"),
        ("outer_day = 20\n", "outer_day = 31\n", "warning", "regimes[1].outer_day",
         "6/2023 không có ngày 31, lấy ngày cuối tháng"),
        ("valid_from = 2021-01-01", "valid_from = 2023-12-30", "warning", "regimes[1].periods",
         "không kỳ nào kết thúc trong năm 2023"),
        ('[[regimes]]\ncode = "DX"', f'{AGAIN}[[regimes]]\ncode = "DX"', "warning",
         "regimes[4].periods", "cùng đòi một báo cáo cho các kỳ H1"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_doubtful_is_named(
    old: str, new: str, severity: str, path: str, words: str
) -> None:
    ((how, where, said),) = said_of(old, new)
    assert (how, where) == (severity, path)
    assert words in said


def test_february_has_no_thirty_first_and_every_short_month_is_named() -> None:
    monthly = "month_offset = 1\nvalid_to = 2023-01-31"
    ((how, _where, said),) = said_of(f"day = 1\n{monthly}", "day = 31")
    assert how == "warning"
    assert "2/2023, 4/2023, 6/2023, 9/2023, 11/2023 không có ngày 31" in said
