"""Tasks, regimes and aims of a plan file: read as printed, and everything wrong named at once."""

from datetime import date

import pytest

from engine.plan import Plan
from engine.quotas import Band, Goal, Share
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.plan_changes import applied, changes_between
from workflows.plan_check import check_plan
from workflows.plan_file import PlanFile, read_plan_file
from workflows.plan_refusals import Amendable, refusals
from workflows.problems import Problem, Severity

HEAD = """
[plan]
code = "CC-18"
title = "Kế hoạch"
number = "10/KH"
issuer = "Sở"
issued_on = 2017-12-28
year = 2018
window_first_on = 2018-01-15
window_last_on = 2018-12-31
organiser = "VP"
[[units]]
code = "VP"
name = "Văn phòng"
groups = ["phòng chuyên môn"]
level = "phòng"
[[people]]
code = "an"
name = "An"
email = "an@example.vn"
roles = [{ role = "officer", unit = "VP" }, { role = "leadership", unit = "VP" }]
"""
TASK = """
[[tasks]]
id = "I.1"
title = "Rà soát"
lead = ["VP"]
time = "Quý III/2018"
"""
FULL = """
[[tasks]]
id = "II.9"
section = "II"
title = "Số liệu tháng"
lead = ["VP"]
lead_text = "Văn phòng"
coordinating = ["các phòng"]
product = "Báo cáo"
target = "100 %"
time = "Định kì 01"
read_as = "Định kỳ ngày 01 hàng tháng"
review_months = 1
after = ["I.1"]
on_late = ["I.1"]
hand_in_to = ["Sở Nội vụ"]
legal_basis = "Phụ lục, II.9"
example = true
[[regimes]]
code = "CCHC"
name = "Báo cáo cải cách hành chính"
periods = ["Q1", "H1", "Q3", "Y"]
valid_from = 2016-01-01
valid_to = 2025-12-31
data_closing_day = 14
outer_day = 20
day = 16
owner = "VP"
hand_in_to = ["Sở Nội vụ"]
text = "trước ngày 20"
legal_basis = "581/BNV-CCHC"
"""
AIMS = """
[[populations]]
code = "so"
name = "Các sở"
on = 2018-01-01
units = ["VP"]
source = "danh sách"
example = true
[[quotas]]
code = "Q1"
population = "so"
at_least_percent = 40
counts = ["planned"]
forms = ["trực tiếp"]
subjects = ["CCHC"]
kinds = ["toàn diện"]
of = "inspections"
by = 2018-12-31
actor = "VP"
overrides = "Q2"
text = "ít nhất 40%"
legal_basis = "III.1"
[[quotas]]
code = "Q2"
each = "so"
at_least = 2
at_most = 3
[[indicators]]
code = "CT-01"
name = "Đúng hạn"
at_least_percent = 95
numerator = "hồ sơ đúng hạn"
denominator = "hồ sơ"
by = 2018-12-31
baseline = "93 %"
[[bands]]
of = "Q1"
from_percent = 40
points = "2"
"""
CALENDAR = calendar_of_vietnam().as_known_on(date(2018, 1, 15))


def read(text: str) -> Plan:
    source = read_plan_file((HEAD + text).encode())
    assert source.plan is not None, source.problems
    return source.plan


def found(text: str) -> list[tuple[Severity, str, str]]:
    source: PlanFile = read_plan_file((HEAD + text).encode())
    problems: tuple[Problem, ...] = check_plan(source, CALENDAR, date(2018, 1, 16))
    return [
        (item.severity, item.path, item.sentence())
        for item in problems
        if "đánh dấu ví dụ" not in item.text
    ]


def test_a_task_and_a_regime_are_read_as_printed() -> None:
    plan = read(TASK + FULL)
    plain, full = plan.tasks
    assert (plain.review_months, plain.phrase) == (3, "Quý III/2018")
    assert (full.row, full.section, full.lead_text) == ("II.9", "II", "Văn phòng")
    assert full.phrase == "Định kỳ ngày 01 hàng tháng"
    assert (full.after, full.on_late, full.example) == (("I.1",), ("I.1",), True)
    (regime,) = plan.regimes
    assert regime.periods == ("Q1", "H1", "Q3", "Y")
    assert (regime.data_closing_day, regime.outer_day, regime.day) == (14, 20, 16)
    assert regime.valid_to == date(2025, 12, 31)


def test_the_day_of_an_office_is_not_made_up() -> None:
    (regime,) = read(FULL.replace("\nday = 16", "")).regimes
    assert regime.day is None


def test_aims_are_read_as_printed() -> None:
    aims = read(TASK + AIMS).aims
    first, second = aims.quotas
    assert first.goal == Goal(at_least_percent=40)
    assert (first.of, first.counts, first.overrides) == (Share.INSPECTIONS, ("planned",), "Q2")
    assert (second.of, second.each) == (Share.UNITS, "so")
    assert second.counts == ("planned", "unannounced")
    assert aims.bands == (Band("Q1", 40, "2"),)
    assert aims.indicators[0].baseline == "93 %"
    assert aims.populations[0].on == date(2018, 1, 1)


def test_a_sound_file_has_no_problem() -> None:
    assert found(TASK + FULL + AIMS) == []


ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize(
    ("old", "new", "severity", "path", "words"),
    [
        ('lead = ["VP"]\nlead', 'lead = ["VPP"]\nlead', ERROR, "tasks[2].lead", "có phải “VP”?"),
        ('lead = ["VP"]\nlead', 'lead = ["phòng chuyen mon"]\nlead', None, "", ""),
        ('lead = ["VP"]\nlead', "lead", WARNING, "tasks[2].lead", "“VP” giữ việc"),
        ('id = "II.9"', 'id = "I.1"', ERROR, "tasks[2].id", "đã dùng ở tasks[1] (dòng"),
        ('after = ["I.1"]', 'after = ["I.2"]', ERROR, "tasks[2].after", "có phải “I.1”?"),
        ('on_late = ["I.1"]', 'on_late = ["X"]', ERROR, "tasks[2].on_late", "nhiệm vụ “X”"),
        ("Quý III/2018", "lúc nào đó", WARNING, "tasks[1].time", "không hiểu “lúc nào đó”"),
        ('units = ["VP"]', 'units = ["ZZ"]', ERROR, "populations[1].units", "“ZZ”"),
        ('units = ["VP"]', 'group = "sở"', WARNING, "populations[1]", "nhóm hoặc cấp “sở”"),
        ('units = ["VP"]', 'level = "phòng"', None, "", ""),
        ('units = ["VP"]', 'below = "ZZ"', ERROR, "populations[1].below", "“ZZ”"),
        ('units = ["VP"]', 'below = "VP"', WARNING, "populations[1]", "nhóm hoặc cấp “VP”"),
        ("at_least_percent = 95", "at_least = 95", ERROR, "indicators[1].code", "là phần trăm"),
        ('actor = "VP"', 'actor = "VB"', ERROR, "quotas[1].actor", "“VB” không có"),
        ('population = "so"', 'population = "xa"', ERROR, "quotas", "Q1: không có mã xa"),
        ('overrides = "Q2"', 'overrides = "Q9"', ERROR, "quotas", "Q1: không có mã Q9"),
        ('each = "so"', 'each = "xa"', ERROR, "quotas", "Q2: không có mã xa"),
        ('of = "Q1"', 'of = "Q7"', ERROR, "bands", "không có mã Q7"),
        ("percent = 40\ncounts", "percent = 140\ncounts", ERROR, "quotas[1].code", "không quá 100"),
        ("at_least = 2\nat_most = 3", "", ERROR, "quotas[2].code", "chưa nêu mức phải đạt"),
        ("at_least_percent = 95", "at_least_percent = 95\nexactly_percent = 95", ERROR,
         "indicators[1].code", "chỉ dùng một"),
        ('periods = ["Q1"', 'periods = ["Q5"', ERROR, "regimes[1].periods", "Q5"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_doubtful_is_named(
    old: str, new: str, severity: Severity | None, path: str, words: str
) -> None:
    text = TASK + FULL + AIMS
    assert old in text
    problems = found(text.replace(old, new, 1))
    if severity is None:
        assert problems == []
    else:
        ((how, where, said),) = problems
        assert (how, where) == (severity, path)
        assert words in said


def test_a_row_without_a_time_is_asked_about_unless_another_starts_it() -> None:
    bare = TASK.replace('time = "Quý III/2018"\n', "")
    ((how, where, said),) = found(bare)
    assert (how, where) == (WARNING, "tasks[1]")
    assert "không nêu thời gian" in said
    assert found(bare + FULL) == []  # II.9 starts it when late


@pytest.mark.parametrize(
    ("old", "new", "table"),
    [
        ("Quý III/2018", "Quý IV/2018", "tasks"),
        ('id = "I.1"\ntitle', 'id = "I.10"\ntitle', "tasks"),
        ("at_least = 2", "at_least = 1", "quotas"),
        ('source = "danh sách"', "", "populations"),
        ("93 %", "94 %", "indicators"),
        ('points = "2"', 'points = "3"', "bands"),
    ],
)
def test_no_changed_row_of_an_amended_plan_is_passed_over(old: str, new: str, table: str) -> None:
    text = TASK + FULL + AIMS
    before, after = read(text), read(text.replace(old, new, 1))
    changes = changes_between(before, after)
    assert bool(getattr(changes if table == "tasks" else changes.aims, table))
    assert not changes_between(applied(before, changes), after)
    assert refusals(Amendable(before, after, changes, {}, frozenset(), {})) == ()
    assert not changes_between(before, before)
