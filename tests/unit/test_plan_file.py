"""A plan file becomes a plan, or every problem at its place."""

from datetime import date, time

import pytest

from engine.parties import Role
from workflows.plan_file import PlanFile, read_plan_file
from workflows.plan_tables import PRODUCTS, RULES, TABLES, describe_fields
from workflows.problems import errors_of, warnings_of

PLAN = """[plan]
code = "KH-24"
title = "Kế hoạch kiểm tra"
issuer = "Sở"
year = 2024
organiser = "VP"
window_first_on = 2024-06-03
window_last_on = 2024-06-28

[[units]]
code = "VP"
name = "Văn phòng"

[[people]]
code = "an"
name = "An"
email = "an@example.vn"
roles = [{ role = "focal", unit = "VP", from = 2024-01-01 }]

[rules.inspection.notice]
amount = 10

[[rounds]]
code = "KH-24-D1"
name = "Đợt 1"
lead = "an"
products = ["summary"]

[[visits]]
code = "KH-24-01"
round = "KH-24-D1"
unit = "VP"
on = 2024-06-20
at = 08:00:00

[outlines]
"toàn diện" = ["I. Kết quả", "II. Kiến nghị"]
"""


def read(text: str) -> PlanFile:
    return read_plan_file(text.encode())


def changed(old: str, new: str) -> PlanFile:
    assert old in PLAN
    return read(PLAN.replace(old, new, 1))


def places(source: PlanFile) -> list[tuple[str, int, str]]:
    return [(item.path, item.line, item.sentence()) for item in source.problems]


def only(source: PlanFile) -> tuple[str, int, str]:
    (place,) = places(source)
    return place


def test_a_sound_file_becomes_a_plan_with_its_defaults() -> None:
    source = read(PLAN)
    plan = source.plan
    assert source.problems == ()
    assert plan is not None
    assert (plan.code, plan.number, plan.issued_on, plan.expected_units) == (
        "KH-24",
        "",
        None,
        None,
    )
    assert len(plan.source_sha256) == 64
    (visit,) = plan.visits
    assert (visit.first_on, visit.last_on, visit.at) == (
        date(2024, 6, 20),
        date(2024, 6, 20),
        time(8),
    )
    assert (visit.subject, visit.kind, visit.form, visit.scope, visit.conclusion) == (
        "CCHC",
        "toàn diện",
        "trực tiếp",
        "toàn bộ",
        "separate",
    )
    assert plan.rules["inspection"][0].amount == 10
    assert plan.rules["inspection"][0].unit == "working_days"
    assert plan.people[0].appointments[0].role is Role.FOCAL
    assert plan.outlines == {"toàn diện": ("I. Kết quả", "II. Kiến nghị")}


def test_all_problems_are_told_at_once_by_line() -> None:
    text = (
        PLAN.replace("year = 2024", "year = 'hai ngàn'")
        .replace('round = "KH-24-D1"\n', "")
        .replace("2024-06-20", "2024-06-31")
        .replace("lead =", "leed =")
    )
    assert places(read(text)) == [
        ("plan.year", 5, "cần số nguyên dương, ví dụ 10; đang là “hai ngàn”"),
        ("rounds[1].leed", 26, "khóa lạ “leed”; có phải “lead”?"),
        ("visits[1]", 29, 'thiếu khóa “round” (mã đợt), ví dụ round = "BDG-KCN-24"'),
        ("visits[1].on", 32, "ngày “2024-06-31” không có trong lịch"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "path", "words"),
    [
        ("[[units]]", "[[unitz]]", "unitz", "có phải “units”?"),
        ("[outlines]", "[qwxyz]", "qwxyz", "các khóa dùng được: plan, units"),
        ("[rules.inspection.notice]", "[rules.inspekt.notice]", "rules.inspekt", "inspection"),
        ("[rules.inspection.notice]", "[rules.round.notise]", "rules.round.notise", "khóa lạ"),
        ("amount = 10", "amount = 0", "rules.inspection.notice.amount", "ngoài khoảng 1 đến"),
        ("amount = 10", "amount = true", "rules.inspection.notice.amount", "đang là true"),
        ("amount = 10", "unit = 'days'", "rules.inspection.notice.unit", "working_days, cal"),
        ("on = 2024-06-20", "on = 2024-06-20T08:00:00", "visits[1].on", "không kèm giờ"),
        ("on = 2024-06-20", "on = 'sớm'", "visits[1].on", "cần ngày, ví dụ 2024-06-06"),
        ("on = 2024-06-20", "on = '31/6/2024'", "visits[1].on", "không có trong lịch"),
        ("on = 2024-06-20", "on = 0202-06-20", "visits[1].on", "năm 202 nằm ngoài"),
        ("on = 2024-06-20", "from = 2024-06-20", "visits[1]", "phải đi cùng nhau"),
        ("on = 2024-06-20", "on = 2024-06-20\nto = 2024-06-21", "visits[1].on", "chỉ dùng on"),
        ("at = 08:00:00", "at = 'sáng'", "visits[1].at", "cần giờ"),
        ("at = 08:00:00", "at = '25:00'", "visits[1].at", "không có trong ngày"),
        ("at = 08:00:00", "tentative = 'có'", "visits[1].tentative", "true hoặc false"),
        ("at = 08:00:00", "conclusion = 'khác'", "visits[1].conclusion", "separate, common"),
        ("at = 08:00:00", 'subject = "a\\nb"', "visits[1].subject", "ký tự điều khiển"),
        ("at = 08:00:00", f"subject = '{'x' * 2001}'", "visits[1].subject", "tối đa 2000"),
        ("at = 08:00:00", f"subject = ['{'x' * 50}']", "visits[1].subject", "bảng hoặc danh sách"),
        ("at = 08:00:00", f"kind = '{'x' * 50}'", "visits[1].kind", "x…”"),
        ('code = "KH-24"', 'code = "KH 24"', "plan.code", "mã “KH 24” không hợp lệ"),
        ('title = "Kế hoạch kiểm tra"', 'title = " "', "plan.title", "không được để trống"),
        ("an@example.vn", "an@localhost", "people[1].email", "không phải địa chỉ e-mail"),
        ('"focal"', '"sếp"', "people[1].roles[1].role", "chọn một trong: head"),
        ("from = 2024-01-01", "from = 2024-02-01, to = 2024-01-01", "people[1].roles[1].to", "sớm"),
        ("roles = [{ role", "roles = [1, { role", "people[1].roles[1]", "phải là một bảng"),
        ('["summary"]', '"summary"', "rounds[1].products", "danh sách chữ"),
        ('["summary"]', '["sumary"]', "rounds[1].products", "chọn một trong"),
        ('["I. Kết quả", "II. Kiến nghị"]', "1", "outlines.toàn diện", "danh sách chữ"),
        ('name = "Văn phòng"', "level = 'phòng'", "units[1]", "cần name hoặc names"),
    ],
)  # fmt: skip
def test_each_wrong_value_is_named_at_its_key(old: str, new: str, path: str, words: str) -> None:
    where, line, sentence = only(changed(old, new))
    assert where == path
    assert words in sentence
    assert line > 0
    assert changed(old, new).plan is None


def test_tables_of_the_wrong_shape_are_refused() -> None:
    text = "units = 1\nplan = 2\nrules = 3\nrounds = [1]\nvisits = {}\n"
    found = {path: sentence for path, _, sentence in places(read(text))}
    assert found["units"] == "units phải là một dãy bảng; hãy viết [[units]] cho từng mục"
    assert found["plan"] == "plan phải là một bảng; hãy viết [plan]"
    assert "[rules.inspection.notice]" in found["rules"]
    assert "rounds[1] phải là một bảng" in found["rounds[1]"]
    assert "dãy bảng" in found["visits"]
    assert "[rules.round.team_decision]" in only_rule_shape()


def only_rule_shape() -> str:
    return only(changed("[outlines]", "[rules]\nround = 1\n[outlines]"))[2]


def test_missing_tables_are_named_with_what_they_are_for() -> None:
    sentences = [problem.sentence() for problem in read("[outlines]\n").problems]
    assert [sentence.partition(":")[0] for sentence in sentences] == [
        "thiếu bảng [plan]",
        "kế hoạch chưa có việc gì",
    ]


def test_days_and_hours_may_be_written_as_people_write_them() -> None:
    source = read(PLAN.replace("2024-06-20", "'20/6/2024'").replace("08:00:00", "'8h30'"))
    assert source.plan is not None
    assert source.plan.visits[0].first_on == date(2024, 6, 20)
    assert source.plan.visits[0].at == time(8, 30)


def test_a_visit_of_several_days_keeps_both_ends() -> None:
    source = changed("on = 2024-06-20", "from = 2024-06-20\nto = 2024-06-21")
    assert source.plan is not None
    assert source.plan.visits[0].last_on == date(2024, 6, 21)
    backwards = changed("on = 2024-06-20", "from = 2024-06-20\nto = 2024-06-19")
    assert "sớm hơn" in only(backwards)[2]
    endless = changed("on = 2024-06-20", "from = 2024-06-03\nto = 2025-06-03")
    assert only(endless)[2] == "cuộc kiểm tra dài 366 ngày; tối đa 60 ngày"


def test_a_visit_without_a_day_is_read() -> None:
    source = changed("on = 2024-06-20\n", "")
    assert source.plan is not None
    assert source.plan.visits[0].first_on is None


def test_names_by_date_replace_the_plain_name() -> None:
    names = "names = [{ name = 'Cũ', to = 2024-06-30 }, { name = 'Mới', from = 2024-07-01 }]"
    source = changed('name = "Văn phòng"', names)
    assert source.plan is not None
    unit = source.plan.units[0]
    assert unit.name_on(date(2024, 6, 30)) == "Cũ"
    assert unit.name_on(date(2024, 7, 1)) == "Mới"
    both = changed('name = "Văn phòng"', f"name = 'x'\n{names}")
    assert "chỉ một trong hai" in only(both)[2]


def test_names_that_hold_on_one_day_are_refused() -> None:
    names = "names = [{ name = 'Mới', from = 2024-07-01 }, { name = 'Cũ' }]"
    overlap = only(changed('name = "Văn phòng"', names))
    assert overlap[0] == "units[1].names"
    assert "hãy ghi to = 2024-06-30 cho tên cũ" in overlap[2]
    open_ended = only(changed('name = "Văn phòng"', "names = [{ name = 'A' }, { name = 'B' }]"))
    assert "to = …" in open_ended[2]


def test_two_recipients_are_a_warning_and_the_first_is_used() -> None:
    source = changed('lead = "an"', 'lead = "an"\nhand_in_to = ["Sở Nội vụ", "Đoàn"]')
    assert source.plan is not None
    assert source.plan.rounds[0].hand_in_to == "Sở Nội vụ"
    (warning,) = warnings_of(source.problems)
    assert warning.path == "rounds[1].hand_in_to"
    assert errors_of(source.problems) == ()


def test_many_unknown_keys_are_all_told_without_endless_guessing() -> None:
    text = PLAN + "\n[plan.x]\n" + "".join(f"[zz{n}]\n" for n in range(300))
    assert len(read(text).problems) == 301


def test_every_field_is_documented_in_vietnamese() -> None:
    reference = describe_fields()
    assert all(line.doc for line in reference)
    fields = {(line.table, line.name) for line in reference if line.name}
    for table in TABLES:
        assert {(table.header(), item.name) for item in table.fields} <= fields
    assert ("[[people]]", "roles[].role") in fields
    headers = {line.table for line in reference}
    assert {f"[rules.{flow}.{rule}]" for flow, rules in RULES.items() for rule in rules} <= headers
    products = next(line for line in reference if line.name == "products")
    assert products.choices == PRODUCTS
    assert products.example == '["summary"]'


def test_every_example_of_the_reference_can_be_read() -> None:
    for line in describe_fields():
        if line.name and line.table.startswith("[[visits") and "." not in line.name:
            text = f"[[visits]]\n{line.name} = {line.example}\n"
            own = [item for item in read(text).problems if item.path == f"visits[1].{line.name}"]
            assert not [item for item in own if "cần" in item.sentence()], line


def test_every_rule_that_a_plan_may_set_belongs_to_its_workflow() -> None:
    from workflows.inspection import INSPECTION
    from workflows.remediation import REMEDIATION
    from workflows.round import ROUND

    for workflow in (INSPECTION, REMEDIATION, ROUND):
        assert set(RULES[workflow.name]) <= {rule.name for rule in workflow.rules}
    assert set(PRODUCTS) <= set(RULES["round"])
