"""A plan is checked as a whole: what cannot work is refused, what is doubtful is shown."""

from datetime import date
from pathlib import Path

import pytest

from engine.parties import Appointment, Person, Role
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.plan_check import check_plan
from workflows.plan_file import read_plan_file
from workflows.problems import Problem, Severity, in_order

CALENDAR = calendar_of_vietnam().as_known_on(date(2024, 5, 1))
TODAY = date(2024, 5, 2)
PLAN = (Path(__file__).parent / "data" / "checked-plan.toml").read_text(encoding="utf-8")
STAFF = tuple(
    Person(code, code.title(), (Appointment(Role.MEMBER),), ()) for code in ("dung", "lan", "mai")
)


def check(text: str, today: date = TODAY) -> tuple[Problem, ...]:
    return check_plan(
        read_plan_file(text.encode()), CALENDAR, today, office_units=(), office_people=STAFF
    )


def check_changed(*changes: tuple[str, str]) -> tuple[Problem, ...]:
    text = PLAN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return check(text)


def test_a_sound_plan_has_no_problem() -> None:
    assert check(PLAN) == ()


ERROR, WARNING = Severity.ERROR, Severity.WARNING
VISIT_2 = 'code = "KH-02"\nround = "KH-D2"\nunit = "H2"\non = 2024-06-12\nat = 08:00:00'


@pytest.mark.parametrize(
    ("old", "new", "severity", "path", "words"),
    [
        # codes
        ('unit = "H2"\non', 'unit = "H3"\non', ERROR, "visits[2].unit", "“H3” không có"),
        ('unit = "H2"\non', 'unit = "QQQQ"\non', ERROR, "visits[2].unit", "trong tệp và danh mục"),
        ('round = "KH-D2"\nunit', 'round = "KH-D3"\nunit', ERROR, "visits[2].round", "có phải"),
        ('lead = "an"', 'lead = "ann"', ERROR, "rounds[1].lead", "có phải “an”?"),
        ('lead = "an"', 'lead = "an"\nmembers = ["xyz"]', ERROR, "rounds[1].members", "“xyz”"),
        ('organiser = "SO"', 'organiser = "SOO"', ERROR, "plan.organiser", "có phải “SO”?"),
        ('parent = "TINH"', 'parent = "TIN"', ERROR, "units[2].parent", "có phải “TINH”?"),
        ('unit = "SO" }]', 'unit = "SX" }]', ERROR, "people[1].roles[1].unit", "“SX”"),
        ('code = "KH-02"', 'code = "KH-01"', ERROR, "visits[2].code", "đã dùng ở visits[1] (dòng"),
        ('code = "KH-D2"', 'code = "KH-01"', ERROR, "visits[1].code", "đã dùng ở rounds[2]"),
        ('code = "H2"', 'code = "H1"', ERROR, "units[3].code", "đã dùng ở units[2]"),
        ('code = "chi"', 'code = "an"', ERROR, "people[3].code", "đã dùng ở people[1]"),
        ('code = "KH-02"', 'code = "BD-02"', ERROR, "visits[2].code", "phải bắt đầu bằng"),
        # days
        ("on = 2024-06-12", "on = 2024-06-15", ERROR, "visits[2]", "nhất: 14/06/2024, 17/06/2024"),
        ("on = 2024-06-12", "on = 2024-07-01", ERROR, "visits[2]", "nằm ngoài khoảng 06/05/2024"),
        ("on = 2024-06-12", "on = 2024-05-13", ERROR, "visits[2]", "quá sớm: hạn thông báo"),
        ("on = 2024-06-12", "on = 2034-06-12", ERROR, "visits[2]", "nằm ngoài khoảng"),
        ("on = 2024-06-12\n", "", WARNING, "visits[2]", "chưa có ngày kiểm tra"),
        ("2024-06-28", "2024-05-03", ERROR, "plan.window_last_on", "trước khi bắt đầu"),
        # places
        (VISIT_2, VISIT_2.replace("-D2", "-D1"), ERROR, "visits[2].at", "08:00 ngày 12/06/2024"),
        (VISIT_2, VISIT_2.replace("-D2", "-D1").replace("\nat = 08:00:00", ""), WARNING,
         "visits[2]", "hãy ghi giờ để tránh trùng"),
        # teams
        ('lead = "an"\n', "", WARNING, "rounds[1].lead", "chưa có trưởng đoàn"),
        ('secretary = "dung"\n', "", WARNING, "rounds[1].secretary", "chưa có thư ký"),
        ('secretary = "dung"', 'secretary = "binh"', ERROR, "visits[1]", "Bình (H1)"),
        ('organiser = "SO"', 'organiser = "H2"', ERROR, "visits[2].unit", "đơn vị chủ trì cũng"),
        ('email = "binh@example.vn"\n', "", WARNING, "units", "2 đơn vị chưa có"),
        ('email = "an@example.vn"\n', "", WARNING, "people", "chưa có chuyên viên"),
        # parts
        ('parent = "KH-01"', 'parent = "KH-09"', ERROR, "visits[3].parent", "“KH-09”"),
        ('parent = "KH-01"', 'parent = "KH-01-X1"', ERROR, "visits[3].parent", "chỉ có một cấp"),
        ('round = "KH-D1"\nunit = "X1"', 'round = "KH-D2"\nunit = "X1"', ERROR, "visits[3].round",
         "phải cùng đợt"),
        ('parent = "H1"', 'parent = "H2"', WARNING, "visits[3].unit", "không trực thuộc “H1”"),
        ("on = 2024-06-13", "on = 2024-06-14", WARNING, "visits[3]", "ngoài các ngày của cuộc"),
        (VISIT_2, VISIT_2 + '\nconclusion = "common"', ERROR, "visits[2].conclusion", "common cần"),
        ("expected_units = 2", "expected_units = 3", WARNING, "plan.expected_units", "tên 2; hãy"),
        # text
        ('number = "1/KH"\n', "", WARNING, "plan.number", "chưa có số"),
        ("issued_on = 2024-05-02\n", "", WARNING, "plan.issued_on", "chưa có ngày ban hành"),
        ("issued_on = 2024-05-02", "issued_on = 2024-05-03", WARNING, "plan.issued_on", "sau hôm"),
        ("year = 2024", "year = 2023", WARNING, "plan.year", "khác năm"),
        ("trước 10", "sau 10", WARNING, "rules.inspection.notice.text", "được hiểu là “trong"),
        ("trước 10", "trước 15", WARNING, "rules.inspection.notice.amount", "amount là 10"),
        ("amount = 10\n", "", WARNING, "rules.inspection.notice.amount", "chưa xác định"),
        ("amount = 10", 'amount = 10\nunit = "hours"', WARNING, "rules.inspection.notice.unit",
         "unit là hours"),
        ("[[rounds]]", "[rules.inspection.report]\namount = 10\n[[rounds]]", WARNING,
         "rules.inspection.report.amount", "trước hoặc cùng lúc"),
        ('name = "Huyện Hai"', 'name = "Huyện Hai"\nexample = true', WARNING, "plan", "có 1 mục"),
    ],
)  # fmt: skip
def test_each_problem_is_found_at_its_place(
    old: str, new: str, severity: Severity, path: str, words: str
) -> None:
    problems = check_changed((old, new))
    found = [item for item in problems if item.path == path and words in item.sentence()]
    assert [item.severity for item in found] == [severity], [p.sentence() for p in problems]
    assert found[0].line > 0
    assert problems == in_order(problems)
