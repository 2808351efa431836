"""What the checks of a plan tell about days, teams, communes and the text."""

from datetime import date
from pathlib import Path

import pytest

from engine.parties import Appointment, Contact, Person, Role, Unit, UnitName
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.plan_check import check_plan
from workflows.plan_file import read_plan_file
from workflows.problems import Problem, Severity, errors_of

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


ERROR, WARNING = Severity.ERROR, Severity.WARNING
VISIT_2 = 'code = "KH-02"\nround = "KH-D2"\nunit = "H2"\non = 2024-06-12\nat = 08:00:00'


def sentences(problems: tuple[Problem, ...]) -> list[str]:
    return [item.sentence() for item in problems]


def test_an_early_visit_learns_the_first_possible_day() -> None:
    (problem,) = check_changed(("on = 2024-06-12", "on = 2024-05-14"))
    assert problem.severity is ERROR
    assert problem.sentence().endswith("trước ngày ký 02/05/2024; sớm nhất có thể: 15/05/2024")


@pytest.mark.parametrize(("unit", "first"), [("calendar_days", "13/05/2024"), ("weeks", None)])
def test_notice_in_other_units_is_reckoned_too(unit: str, first: str | None) -> None:
    amount = "amount = 10" if first else "amount = 3"
    problems = check_changed(
        ("amount = 10\ntext", f"{amount}\nunit = '{unit}'\ntext"),
        ('text = "trước 10 ngày làm việc so với ngày kiểm tra"', ""),
        ("on = 2024-06-12", "on = 2024-05-10"),
    )
    (problem,) = problems
    assert "quá sớm" in problem.sentence()
    assert problem.sentence().endswith(first or "23/05/2024")


def test_months_of_notice_are_not_reckoned_here() -> None:
    problems = check_changed(
        ("amount = 10\ntext", "amount = 9\nunit = 'months'\ntext"),
        ('text = "trước 10 ngày làm việc so với ngày kiểm tra"', ""),
    )
    assert problems == ()


def test_a_visit_before_the_signing_is_kept_with_a_warning() -> None:
    problems = check_changed(
        ("\non = 2024-06-13", "\non = 2024-06-28"),
        ("issued_on = 2024-05-02", "issued_on = 2024-06-13"),
    )
    texts = sentences(problems)
    assert any("trước ngày ký 13/06/2024; giữ nguyên như in" in text for text in texts)
    assert any("khoảng kiểm tra bắt đầu 06/05/2024" in text for text in texts)


def test_notice_that_can_no_longer_be_given_in_time_is_a_warning() -> None:
    (problem, *_) = check(PLAN, today=date(2024, 6, 4))
    assert problem.severity is WARNING
    assert "hạn thông báo lịch 29/05/2024 đã qua" in problem.sentence()
    assert check(PLAN, today=date(2025, 1, 2)) == ()


def test_a_day_that_no_calendar_covers_is_refused_with_its_reason() -> None:
    problems = check_changed(
        ("window_last_on = 2024-06-28", "window_last_on = 2090-06-28"),
        ("on = 2024-06-12", "on = 2090-06-12"),
    )
    (problem,) = problems
    assert problem.path == "visits[2]"
    assert "12/06/2090" in problem.sentence()


def test_an_unannounced_inspection_does_not_belong_in_a_plan_file() -> None:
    (problem,) = check_changed((VISIT_2, VISIT_2 + '\nkind = "đột xuất"'))
    assert problem.path == "visits[2].kind"
    assert "ai cũng đọc được" in problem.sentence()


def test_a_reason_keeps_somebody_close_to_the_unit_on_the_team() -> None:
    changes = ('secretary = "dung"', 'secretary = "binh"')
    reason = ("at = 08:00:00", 'at = 08:00:00\nconflict_reason = "chỉ một người biết việc"')
    found = [item for item in check_changed(changes, reason) if item.path.startswith("visits[1]")]
    assert [item.path for item in found] == ["visits[1].conflict_reason"]
    assert "lý do: chỉ một người biết việc" in found[0].sentence()


def test_somebody_of_the_parent_unit_is_close_as_well() -> None:
    problems = check_changed(('secretary = "dung"', 'secretary = "binh"'))
    assert [item.path for item in problems] == ["visits[1]", "visits[3]"]


def test_one_person_on_two_teams_cannot_be_at_two_places() -> None:
    both = ('secretary = "mai"', 'secretary = "dung"')
    problems = check_changed(both)
    assert sentences(problems) == [
        "Dung cũng có tên trong đoàn của đợt khác",
        "Dung đã ở Huyện Một lúc 08:00 ngày 12/06/2024 (KH-01)",
    ]
    later = check_changed(both, (VISIT_2, VISIT_2.replace("08:00", "14:00")))
    assert sentences(later) == ["Dung cũng có tên trong đoàn của đợt khác"]
    unclear = check_changed(both, (VISIT_2, VISIT_2.replace("\nat = 08:00:00", "")))
    assert unclear[1].severity is WARNING


def test_a_team_is_at_a_district_and_at_its_communes() -> None:
    assert check_changed(("on = 2024-06-13\nat = 14:00:00", "on = 2024-06-13")) == ()
    assert check_changed(("at = 14:00:00", "at = 08:00:00")) == ()


def test_two_communes_at_one_hour_are_two_places() -> None:
    commune = '[[units]]\ncode = "X2"\nname = "Xã Hai"\nparent = "H1"\n'
    second = PLAN[PLAN.rindex("[[visits]]") :].replace("KH-01-X1", "KH-01-X2")
    second = commune + second.replace('unit = "X1"', 'unit = "X2"')
    (problem, *_) = errors_of(check(PLAN + second))
    assert "lúc 14:00 ngày 13/06/2024 (KH-01-X1)" in problem.sentence()
    assert errors_of(check(PLAN + second.replace("at = 14:00:00\n", ""))) == ()


def test_a_unit_is_not_visited_twice_about_one_thing_without_a_reason() -> None:
    again = (
        PLAN[PLAN.rindex("[[visits]]") :].replace("KH-01-X1", "KH-01-X2").replace("14:00", "16:00")
    )
    (problem,) = check(PLAN + again)
    assert (problem.severity, problem.path) == (ERROR, "visits[4].unit")
    assert (
        "Xã Một đã có cuộc kiểm tra cùng nội dung ngày 13/06/2024 (KH-01-X1)" in problem.sentence()
    )
    (explained,) = check(PLAN + again + 'conflict_reason = "hai thời kỳ"\n')
    assert explained.severity is WARNING
    assert check(PLAN + again + 'subject = "công vụ"\n') == ()
    assert check(PLAN + again + '[conflicts]\nsame_unit = "warn"\n')[0].severity is WARNING


def test_a_visit_without_a_code_is_no_riddle_for_the_other_checks() -> None:
    problems = check_changed(('code = "KH-02"\nround', "round"))
    assert [item.path for item in errors_of(problems)] == ["visits[2]"]


def test_a_plan_may_refuse_what_others_let_explain() -> None:
    close = ('secretary = "dung"', 'secretary = "binh"')
    reason = ("at = 08:00:00", 'at = 08:00:00\nconflict_reason = "chỉ một người biết việc"')
    strict = ("[[rounds]]", '[conflicts]\nown_unit = "refuse"\n\n[[rounds]]')
    found = [item for item in check_changed(close, reason, strict) if item.path == "visits[1]"]
    assert [item.severity for item in found] == [ERROR]


def test_a_round_without_visits_never_ends() -> None:
    problems = check_changed(
        ('round = "KH-D2"\nunit', 'round = "KH-D1"\nunit'), ("at = 08", "at = 10")
    )
    assert sentences(problems) == ["đợt không có cuộc kiểm tra nào nên không kết thúc"]


def test_a_circle_of_units_is_refused_once_for_each_of_them() -> None:
    problems = check_changed(
        ('name = "Huyện Hai"', 'name = "Huyện Hai"\nparent = "TINH"'),
        ('code = "TINH"', 'code = "TINH"\nparent = "H1"'),
    )
    found = [item for item in problems if "nằm dưới chính nó" in item.sentence()]
    assert [item.path for item in found] == ["units[2].parent", "units[4].parent"]


SUBS = '\n[[sub_inspections]]\nof = ["KH-01"]\nat_least = {}\nat_most = {}\n'


def test_the_number_of_communes_is_held_against_the_text() -> None:
    assert check(PLAN + SUBS.format(1, 2)) == ()
    (few,) = check(PLAN + SUBS.format(2, 3))
    assert few.sentence() == "“KH-01” có 1 đơn vị trực thuộc, văn bản nêu 2 đến 3"
    (order,) = check(PLAN + SUBS.format(3, 2))
    assert order.path == "sub_inspections[1].at_most"
    (unknown,) = check(PLAN + SUBS.format(1, 2).replace("KH-01", "KH-05"))
    assert unknown.severity is ERROR


def test_a_total_that_is_possible_with_communes_is_accepted() -> None:
    text = PLAN + SUBS.format(1, 2)
    assert check(text.replace("expected_units = 2", "expected_units = 4")) == ()
    (problem,) = check(text.replace("expected_units = 2", "expected_units = 5"))
    assert "tên 2; kể cả đơn vị trực thuộc là 3 đến 4" in problem.sentence()


def test_what_the_text_says_twice_is_put_forward() -> None:
    text = PLAN + (
        '\n[[statements]]\nabout = "Người ký"\nstated = ["A", "B"]\nsections = ["I", "II"]\n'
        '[[statements]]\nabout = "Tên"\nstated = ["Vãn"]\nreading = "giữ như in"\n'
        '[[statements]]\nabout = "Số"\nstated = ["7"]\n[[statements]]\nabout = "X"\n'
        'stated = ["a", "b"]\nreading = "dùng a"\n'
    )
    assert sentences(check(text)) == [
        "Người ký: văn bản nêu 2 cách: “A” / “B” (I, II); hãy hỏi lại",
        "Tên: bản in ghi “Vãn”; giữ như in",
        "Số: bản in ghi “7”; hãy hỏi lại",
        "X: văn bản nêu 2 cách: “a” / “b”; dùng a",
    ]


def test_units_and_people_of_the_office_need_not_be_repeated() -> None:
    text = PLAN.replace('[[units]]\ncode = "H2"\nname = "Huyện Hai"\n', "")
    source = read_plan_file(text.encode())
    office = Unit("H2", (UnitName("Huyện Hai"),))
    known = check_plan(source, CALENDAR, TODAY, office_units=[office], office_people=STAFF)
    assert known == ()
    focal = Person("x", "X", (Appointment(Role.FOCAL, "H2"),), (Contact("email", "x@example.vn"),))
    people = (*STAFF, focal)
    assert check_plan(source, CALENDAR, TODAY, office_units=[office], office_people=people) == ()


def test_checks_go_on_where_reading_failed() -> None:
    problems = check_changed(
        ('title = "Kế hoạch kiểm tra"', "title = 1"),
        ('unit = "H2"\non', 'unit = "H3"\non'),
        ("window_last_on = 2024-06-28", ""),
        ("window_first_on = 2024-05-06", ""),
        ('code = "KH-01-X1"\n', ""),
        ('name = "Chi"', 'nam = "Chi"'),
    )
    paths = {item.path for item in problems if item.severity is ERROR}
    assert paths == {
        "plan.title",
        "plan",
        "people[3].nam",
        "people[3]",
        "visits[3]",
        "visits[2].unit",
    }
    assert check_plan(read_plan_file(b""), CALENDAR, TODAY)[0].severity is ERROR
    assert check("[[visits]]\n")[0].path == ""


def test_a_long_list_of_names_ends_with_how_many_more_there_are() -> None:
    more = "".join(f'[[units]]\ncode = "U{n}"\nname = "U"\n' for n in range(9))
    visits = "".join(
        f'[[visits]]\ncode = "KH-1{n}"\nround = "KH-D1"\nunit = "U{n}"\non = 2024-06-2{n % 2}\n'
        f"at = {10 + n}:00:00\n"
        for n in range(9)
    )
    problems = check((PLAN + more + visits).replace("expected_units = 2", ""))
    (silent,) = [item for item in problems if item.path == "units"]
    assert silent.sentence().endswith("U7 … (+1)")
