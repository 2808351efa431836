"""From rows of an annex to pieces of work: times, codes, leads, who wakes whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from engine.case import Case
from engine.parties import Unit, UnitName
from engine.planned_tasks import PlannedTask
from tests.integration.story_tasks import AFTER, EXPLAIN, PLAN, SPREAD, TASKS, THIRD, UNITS
from workflows.phrases import Question, read_phrase
from workflows.tasks.cases import leads_of, occurrences_of, task_cases, task_facts

ROW = PlannedTask("I.1", "Việc", lead=("VP",))


def made(*tasks: PlannedTask, office: tuple[Unit, ...] = ()) -> dict[str, Case]:
    numbers: Iterator[str] = map(str, count(1))
    found = task_cases(replace(PLAN, tasks=tasks), numbers.__next__, office)
    return {case.code: case for case in found}


def suffixes(time: str) -> list[str]:
    return [item.suffix for item in occurrences_of(read_phrase(time, 2018))]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("Quý II và Quý IV/2018", ["Q2", "Q4"]),
        ("Quý III/2018", [""]),
        ("Tháng 6 và tháng 12/2018", ["T06", "T12"]),
        ("Ngày 15/6/2018 và ngày 15/12/2018", ["1506", "1512"]),
        ("6 tháng và cả năm 2018", ["6T", "N"]),
        ("Định kỳ 6 tháng, năm", ["6T", "N"]),
        ("Báo cáo quý, 6 tháng", ["Q1", "Q2", "Q3", "Q4"]),
        ("Ngày 15 tháng cuối quý, ngày 15/12", ["Q1", "Q2", "Q3", "Q4"]),
        ("Định kỳ ngày 01 hàng tháng", [f"T{month:02d}" for month in range(1, 13)]),
    ],
)
def test_each_time_of_a_row_has_a_name_of_its_own(time: str, expected: list[str]) -> None:
    assert suffixes(time) == expected


@pytest.mark.parametrize(
    "time", ["Hàng quý", "6 tháng và năm", "Hàng tuần", "Trước ngày 20/6 và 20/12"]
)
def test_no_two_times_share_a_name(time: str) -> None:
    found = suffixes(time)
    assert len(set(found)) == len(found)


def test_what_was_due_before_the_signing_becomes_one_question() -> None:
    monthly = replace(ROW, time="Định kỳ ngày 20 hàng tháng")
    late = replace(PLAN, issued_on=date(2018, 3, 20))
    numbers: Iterator[str] = map(str, count(1))
    cases = task_cases(replace(late, tasks=(monthly,)), numbers.__next__)
    found = {case.code: case for case in cases}
    asked = found.pop("CC-18-I.1-TK")
    assert (asked.state, dict(asked.dates)) == ("waiting", {"opened_on": date(2018, 3, 20)})
    assert asked.facts["question_text"] == (
        "hạn 20/01/2018, 20/02/2018 trước ngày ký 20/03/2018: bỏ qua, hay làm theo ngày nào?"
    )
    assert [*found] == [f"CC-18-I.1-T{month:02d}" for month in range(3, 13)]
    assert found["CC-18-I.1-T03"].dates["period_first_on"] == date(2018, 3, 21)


def test_a_row_all_before_the_signing_is_one_question_under_its_own_code() -> None:
    (case,) = made(replace(ROW, time="Tháng 12/2017")).values()
    assert (case.code, case.state) == ("CC-18-I.1", "waiting")


def test_a_plan_without_a_day_of_signing_keeps_every_day() -> None:
    unsigned = replace(PLAN, issued_on=None, tasks=(replace(ROW, time="Tháng 12/2017"),))
    (case,) = task_cases(unsigned, lambda: "x")
    assert (case.state, case.dates["due_by"]) == ("planned", date(2017, 12, 31))


def test_a_dated_row_behind_another_waits_and_keeps_its_day() -> None:
    found = made(ROW, replace(ROW, row="I.2", time="Quý IV/2018", after=("I.1",)))
    held = found["CC-18-I.2"]
    assert (held.state, held.dates["due_by"], held.facts["waits_for"]) == (
        "waiting",
        date(2018, 12, 31),
        1,
    )


def test_a_code_names_plan_row_unit_and_period() -> None:
    assert list(made(SPREAD)) == ["CC-18-I.3-DKKD", "CC-18-I.3-TH"]
    assert list(made(replace(SPREAD, lead=("TH",)))) == ["CC-18-I.3"]
    monthly = replace(SPREAD, time="Tháng 6 và tháng 12/2018")
    assert next(iter(made(monthly))) == "CC-18-I.3-DKKD-T06"


def test_the_last_day_before_a_day_is_kept_under_the_day_that_is_named() -> None:
    case = made(replace(ROW, time="Trước ngày 15/11/2018"))["CC-18-I.1"]
    assert case.dates["before_on"] == date(2018, 11, 15)
    assert case.dates["period_first_on"] == date(2018, 10, 15)
    assert "due_by" not in case.dates


def test_an_hour_stays_with_its_day() -> None:
    case = made(replace(ROW, time="trước 16 giờ ngày 15/11/2018"))["CC-18-I.1"]
    assert case.facts["at"] == "16:00"


@pytest.mark.parametrize(
    ("time", "state", "facts"),
    [
        ("Thường xuyên", "ongoing", {}),
        ("Khi có yêu cầu", "waiting", {"event_text": "có yêu cầu"}),
        ("Trong 5 ngày kể từ ngày có kết luận", "waiting",
         {"offset": {"amount": 5, "unit": "calendar_days"}}),
        ("vào dịp thích hợp xyz", "waiting", {"question_text": "không hiểu “vào dịp thích hợp xyz”"}),
        ("", "waiting", {"question_text": "để trống"}),
    ],
)  # fmt: skip
def test_what_has_no_day_waits_or_goes_on(time: str, state: str, facts: dict[str, object]) -> None:
    case = made(replace(ROW, time=time))["CC-18-I.1"]
    assert case.state == state
    assert {name: case.facts.get(name) for name in facts} == facts


def test_days_before_an_event_give_no_day_to_count_to() -> None:
    case = made(replace(ROW, time="Trước 5 ngày khi tổ chức hội nghị"))["CC-18-I.1"]
    assert case.state == "waiting"
    assert "offset" not in case.facts


def test_an_ongoing_row_with_a_day_besides_is_both() -> None:
    found = made(replace(ROW, time="Thường xuyên; báo cáo trước ngày 15/12/2018"))
    assert sorted(case.state for case in found.values()) == ["ongoing", "planned"]


def test_what_a_clerk_wrote_is_read_in_the_place_of_the_print() -> None:
    case = made(replace(ROW, time="Q3 ???", read_as="Quý III/2018"))["CC-18-I.1"]
    assert case.dates["due_by"] == date(2018, 9, 30)
    assert (case.facts["phrase_text"], case.facts["read_as_text"]) == ("Q3 ???", "Quý III/2018")


def test_a_group_is_found_without_regard_to_capitals_and_each_unit_once() -> None:
    task = replace(ROW, lead=("PHÒNG CHUYÊN MÔN", "th", "Sở lạ"))
    assert leads_of(task, UNITS) == (("DKKD", "TH"), ("Sở lạ",))


def test_units_that_only_the_office_knows_can_lead() -> None:
    elsewhere = (Unit("STC", (UnitName("Sở Tài chính"),), groups=("sở",)),)
    found = made(replace(ROW, lead=("sở",), time="Quý III/2018"), office=elsewhere)
    assert [case.unit for case in found.values()] == ["STC"]


def test_without_a_lead_the_organiser_has_it() -> None:
    assert [case.unit for case in made(replace(ROW, lead=())).values()] == ["VP"]


def test_rows_know_whom_they_wake_and_for_how_many_they_wait() -> None:
    found = made(SPREAD, AFTER, THIRD, EXPLAIN)
    first, second = found["CC-18-I.3-DKKD"], found["CC-18-I.3-TH"]
    after, explain = found["CC-18-I.6"], found["CC-18-I.7"]
    assert first.facts["wakes"] == second.facts["wakes"] == [after.id]
    assert after.facts["waits_for"] == 2
    assert found["CC-18-I.8"].facts["late_wakes"] == [explain.id]
    assert "question_text" not in after.facts
    assert "question_text" not in explain.facts


def test_several_rows_woken_by_one_are_all_named() -> None:
    more = replace(AFTER, row="I.66")
    found = made(SPREAD, AFTER, more)
    woken = [found["CC-18-I.6"].id, found["CC-18-I.66"].id]
    assert found["CC-18-I.3-TH"].facts["wakes"] == woken


def test_words_of_the_print_are_free_text_and_empty_ones_are_left_out() -> None:
    facts = task_facts(replace(ROW, product="Báo cáo", coordinating=("các phòng", "TTHC")))
    assert facts["product_text"] == "Báo cáo"
    assert facts["coordinating_text"] == "các phòng, TTHC"
    assert facts["review_working_days"] == 66
    assert "target_text" not in facts


def test_a_question_is_a_piece_of_work_that_waits() -> None:
    (only,) = occurrences_of(Question("không hiểu"))
    assert (only.state, only.facts) == ("waiting", {"question_text": "không hiểu"})


def test_codes_of_the_annex_are_all_different() -> None:
    codes = [
        case.code for case in task_cases(replace(PLAN, tasks=TASKS), map(str, count()).__next__)
    ]
    assert len(codes) == len(set(codes)) == 22
