"""What a revised plan changes, row by row, as values and in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from dondoc.amending.report import AmendReport, Shift, Told
from dondoc.cli.desk import Book
from dondoc.cli.plans.amend_shown import print_amendment
from dondoc.cli.plans.change_rows import change_rows, row_words, rows_json
from dondoc.words.plans import document_words, number_words
from engine.case import DocumentRef
from engine.conflict_policy import Answer
from engine.parties import Person, Team, Unit, UnitName
from engine.plan import Plan, PlannedRound, PlanRevision, RuleSetting
from engine.planned_tasks import PlannedTask
from engine.quotas import Aims, Band, Goal, Quota
from tests.integration.story_office import FIRST, PEOPLE, PLAN, ROUND
from workflows.plan_changes import changes_between

BOOK = Book({it.code: it for it in PLAN.units}, {it.code: it for it in PEOPLE}, date(2024, 5, 20))
VISIT = PLAN.visits[0]


def words(new: Plan, old: Plan = PLAN) -> list[tuple[str, str, str]]:
    rows = change_rows(PLAN.code, changes_between(old, new))
    return [row_words(row, BOOK) for row in rows]


def visits(**fields: Any) -> Plan:  # noqa: ANN401  (fields of a visit by name)
    changed = replace(VISIT, **fields)
    return replace(PLAN, visits=(changed, PLAN.visits[1]))


def test_the_document_itself_goes_by_the_code_of_the_plan() -> None:
    assert words(replace(PLAN, title="Kế hoạch mới", issued_on=None, expected_units=2)) == [
        ("KH", "tên kế hoạch", "Kế hoạch kiểm tra -> Kế hoạch mới"),
        ("KH", "ngày ban hành", "20/03/2024 -> …"),
        ("KH", "tổng số đơn vị văn bản nêu", "… -> 2"),
    ]


def test_a_visit_is_told_field_by_field() -> None:
    assert words(visits(first_on=date(2024, 6, 12), at=time(14), tentative=True, place="Hội trường")) == [
        (FIRST, "ngày kiểm tra", "06/06/2024 -> 12/06/2024"),
        (FIRST, "giờ bắt đầu", "08:00 -> 14:00"),
        (FIRST, "lịch dự kiến", "không -> có"),
        (FIRST, "địa điểm", "… -> Hội trường"),
    ]  # fmt: skip
    assert words(visits(last_on=date(2024, 6, 7)))[0][1] == "ngày cuối của cuộc kiểm tra"
    one_day = replace(PLAN, visits=(replace(VISIT, last_on=VISIT.first_on), PLAN.visits[1]))
    moved = visits(first_on=date(2024, 6, 12), last_on=date(2024, 6, 12))
    assert len(words(moved, one_day)) == 1


def test_what_comes_and_goes_is_told_whole() -> None:
    gone = replace(PLAN, visits=PLAN.visits[1:])
    assert words(gone) == [(FIRST, "rút khỏi kế hoạch", "Phòng QLDT, 06/06/2024 08:00")]
    bare = replace(PLAN, visits=(replace(VISIT, first_on=None, at=None), PLAN.visits[1]))
    assert words(bare, gone) == [(FIRST, "thêm vào kế hoạch", "Phòng QLDT, …")]
    fresh = PlannedRound("KH-D2", "Đoàn 2", Team("lanh-dao"), ())
    assert words(replace(PLAN, rounds=(*PLAN.rounds, fresh)))[0][2] == "Đoàn 2"


def test_a_team_is_told_by_its_people_and_lists_by_their_length() -> None:
    after = replace(PLAN.rounds[0], team=Team("lanh-dao"), products=())
    assert words(replace(PLAN, rounds=(after,))) == [
        (ROUND, "thành phần đoàn", "truong-doan, thu-ky -> lanh-dao"),
        (ROUND, "sản phẩm", "1 mục -> 0 mục"),
    ]
    assert words(replace(PLAN, outlines={"toàn diện": ("I",)})) == [
        ("toàn diện", "đề cương báo cáo", "3 mục -> 1 mục")
    ]


def test_registers_keep_what_they_have() -> None:
    unit = Unit("QLDT", (UnitName("Phòng khác"),))
    new = replace(
        PLAN, units=(unit, *PLAN.units[1:]), people=(*PEOPLE, Person("moi", "Ngô Thị Mới"))
    )
    assert words(new) == [
        ("QLDT", "tệp ghi khác danh mục; danh mục giữ nguyên", ""),
        ("moi", "thêm vào kế hoạch", "Ngô Thị Mới"),
    ]
    assert words(replace(PLAN, units=PLAN.units[1:]))[0][2] == "Phòng QLDT"


def test_a_rule_is_told_in_words_with_its_basis() -> None:
    letter = RuleSetting("report", 7, legal_basis="45/BQL-VP")
    others = PLAN.rules["inspection"][::2]
    new = replace(PLAN, rules={**PLAN.rules, "inspection": (*others, letter)})
    ((kind, label, said),) = words(new)
    assert (kind, label) == ("thời hạn", "gửi báo cáo phục vụ kiểm tra")
    assert said.endswith("-> trước ngày kiểm tra ít nhất 7 ngày làm việc (45/BQL-VP)")
    without = replace(PLAN, rules={**PLAN.rules, "inspection": others})
    assert words(without)[0][2].endswith("-> không còn trong kế hoạch")
    assert words(PLAN, without)[0][2].startswith("kế hoạch chưa nêu -> ")


def test_programs_get_the_values() -> None:
    rows = change_rows("KH", changes_between(PLAN, visits(at=time(14))))
    assert rows_json(rows) == [
        {"kind": "visit", "code": FIRST, "field": "at", "old": time(8), "new": time(14)}
    ]


def test_a_plan_is_cited_with_the_documents_that_amended_it() -> None:
    assert number_words(PLAN) == "08/KH, Ban"
    assert number_words(replace(PLAN, number="")) == "Kế hoạch kiểm tra"
    amended = replace(PLAN, amendments=(DocumentRef("12/KH", "", date(2024, 5, 20)),))
    assert number_words(amended) == "08/KH, Ban (điều chỉnh bởi 12/KH ngày 20/05/2024)"
    assert document_words(DocumentRef("12/KH")) == "12/KH"


def test_the_account_of_an_amendment_is_short_where_nothing_follows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    changes = changes_between(PLAN, visits(at=time(14)))
    revision = PlanRevision(PLAN, 2, date(2024, 5, 20), datetime(2024, 5, 20, 1, tzinfo=UTC))
    print_amendment(AmendReport(revision, changes, (), (), ()), BOOK)
    said = capsys.readouterr().out
    assert "Không thời hạn nào đổi ngày." in said
    assert "Không ai phải nhận tin." in said


def test_what_keeps_its_verdict_and_who_has_no_address_are_pointed_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    late = Shift(FIRST, "QLDT", "notice", "gửi thông báo", "team", 1, "2024-04-22", "2024-04-22",
                 "missed", 2, fresh=False, provisional=False)  # fmt: skip
    again = replace(late, round=2, state="open", new_on="2024-05-15", late=None, provisional=True)
    changes = changes_between(PLAN, visits(at=time(14)))
    revision = PlanRevision(PLAN, 2, date(2024, 5, 20), datetime(2024, 5, 20, 1, tzinfo=UTC))
    told = (Told("ai-do", (FIRST,)),)
    print_amendment(AmendReport(revision, changes, (), (late, again), told), BOOK)
    said = capsys.readouterr().out
    assert "giữ kết quả: quá hạn 2 ngày làm việc" in said
    assert "22/04/2024  15/05/2024 (tạm tính)  lần 2" in said
    assert "chưa có địa chỉ" in said


def test_tasks_and_aims_are_told_in_the_words_of_the_plan() -> None:
    task = PlannedTask("I.1", "Kiểm tra", lead=("QLDT",), time="Quý II")
    aims = Aims(
        quotas=(Quota("Q1", Goal(at_least_percent=40), text="ít nhất 40 %"),),
        bands=(Band("Q1", 40, "2"),),
    )
    old = replace(PLAN, tasks=(task,), aims=aims)
    other = Quota("Q2", Goal(at_least=3), counts=("planned",))
    changed = replace(aims.quotas[0], goal=Goal(at_least=5), counts=("planned",))
    new = replace(
        PLAN,
        tasks=(replace(task, row="I.2", lead=("QLMT", "cả phòng"), after=("I.9",)),),
        aims=Aims(quotas=(changed, other)),
        conflicts=replace(PLAN.conflicts, travel=Answer.REFUSE, travel_minutes=45),
    )
    assert words(new, old) == [
        ("I.2", "đánh số lại", "I.1 -> I.2"),
        ("I.2", "chủ trì", "Phòng QLDT -> Phòng QLMT, cả phòng"),
        ("I.2", "bắt đầu sau nhiệm vụ", "… -> I.9"),
        ("Q1", "mức phải đạt", "≥ 40 % -> ≥ 5"),
        ("Q1", "cuộc được tính", "có thông báo, đột xuất -> có thông báo"),
        ("Q2", "thêm vào kế hoạch", "Q2"),
        ("Q1 40", "rút khỏi kế hoạch", "2"),
        ("trùng lịch", "không đủ giờ đi lại", "chỉ nêu ra -> từ chối"),
        ("trùng lịch", "số phút đi lại", "30 -> 45"),
    ]
