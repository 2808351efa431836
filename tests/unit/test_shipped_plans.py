"""The plans that ship: no error, and exactly the doubts that their texts leave."""

from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest

from engine.plan import Plan
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.plan_check import check_plan
from workflows.plan_file import read_plan_file
from workflows.problems import errors_of, warnings_of

PLANS = Path(__file__).parents[2] / "plans"
BDG = "binh-duong-bql-kcn-2024.toml"
BDI = "binh-dinh-ubnd-2024.toml"
DNA = "dong-nai-ubnd-2023.toml"
BDK = "binh-duong-skhdt-2018.toml"
DNK = "dong-nai-bql-kcn-2023.toml"
SHIPPED = (BDG, BDI, DNA, BDK, DNK)
CALENDAR = calendar_of_vietnam().as_known_on(date(2024, 4, 15))
TODAY = date(2026, 11, 20)


def plan_of(name: str) -> Plan:
    plan = read_plan_file((PLANS / name).read_bytes()).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("today", [date(2018, 1, 2), date(2024, 6, 6), TODAY])
def test_a_shipped_plan_has_no_error_on_any_day(name: str, today: date) -> None:
    source = read_plan_file((PLANS / name).read_bytes())
    assert errors_of(check_plan(source, CALENDAR, today)) == ()


def warned(name: str) -> list[str]:
    source = read_plan_file((PLANS / name).read_bytes())
    return [item.path for item in warnings_of(check_plan(source, CALENDAR, TODAY))]


def test_binh_duong_warns_of_its_conclusion_its_teams_and_its_print() -> None:
    assert warned(BDG) == [
        "plan",
        "plan.printed_numbers",
        "plan.cited",
        "rules.inspection.agree_visit",
        "rules.inspection.conclusion.text",
        *(f"visits[{number}].conflict_reason" for number in (1, 2)),
        "visits[3].at",  # three visits of an hour each, one after the other
        *(f"visits[{number}].conflict_reason" for number in (3, 4, 5)),
        "visits[6].at",
        "visits[6].conflict_reason",
        "visits[7].unit",
        "visits[7].conflict_reason",
        *(f"statements[{number}]" for number in range(1, 7)),
    ]


def test_four_visits_in_a_row_are_told_once() -> None:
    content = (PLANS / BDG).read_bytes()
    packed = content.replace(b"at = 14:00:00", b"at = 11:00:00")
    assert packed != content
    told = check_plan(read_plan_file(packed), CALENDAR, TODAY)
    rows = [item.path for item in told if "liền nhau" in item.sentence()]
    assert rows == ["visits[3].at", "visits[6].at"]


def test_binh_dinh_warns_of_blanks_totals_and_double_statements() -> None:
    assert warned(BDI) == [
        "plan",
        "plan.issued_on",
        "plan.number",
        "plan.expected_units",
        "rules.inspection.agree_visit",
        "rules.inspection.notice.text",  # ten working days before what?
        "rules.inspection.report.recipients",
        "rules.inspection.remediation.recipients",
        *(f"statements[{number}]" for number in range(1, 6)),
        "headings[2].printed",
    ]


def test_dong_nai_warns_of_what_its_text_leaves_to_other_documents() -> None:
    assert warned(DNA) == [
        "plan",
        "plan.printed_numbers",
        "rules.inspection.notice",
        "rules.round.summary.recipients",
        "rounds[1].hand_in_to",
        "tasks[2]",  # no time at all: watching by cameras, results of seven departments
        "tasks[3].time",
        "tasks[5]",
        "tasks[7].lead",
        *(f"statements[{number}]" for number in range(1, 9)),
    ]


def test_the_office_of_2018_warns_of_its_annex() -> None:
    assert warned(BDK) == [
        "plan",
        "plan.printed_numbers",
        "plan.cited",
        "tasks[6].time",  # months without a year
        "tasks[17].time",  # a year alone
        "tasks[18].coordinating",
        "tasks[20].time",  # due in the year before
        "tasks[23].printed_id",
        "tasks[27].lead",  # several in one cell
        "tasks[32].id",  # number 3 is missing
        "tasks[33].time",  # whose plan?
        "regimes[1].day",
        "regimes[2].day",
        *(f"statements[{number}]" for number in range(1, 8)),
        "headings[1].printed",
        "headings[2].printed",
    ]


def test_the_zones_of_dong_nai_warn_of_rows_that_nobody_leads() -> None:
    assert warned(DNK) == [
        "plan",
        "plan.window_first_on",  # January has begun when it is signed
        *("plan.printed_numbers", "plan.printed_numbers", "plan.cited", "plan.cited"),
        "tasks[17].lead",
        "tasks[21].coordinating",
        "tasks[21].lead",
        "tasks[21].read_as",
        "tasks[22].printed_id",
        "tasks[24].printed_id",
        "tasks[27].time",
        "tasks[41].lead",
        "tasks[41].time",  # two names of one department
        "tasks[50].time",
        "tasks[57]",
        "regimes[1].day",
        *(f"statements[{number}]" for number in range(1, 10)),
        "headings[1].printed",
        "headings[2].printed",
    ]


def test_the_annexes_have_the_printed_rows() -> None:
    annexes = {
        name: [task for task in plan_of(name).tasks if task.legal_basis.startswith("Phụ lục")]
        for name in (BDK, DNK)
    }
    assert {name: len(rows) for name, rows in annexes.items()} == {BDK: 38, DNK: 54}
    assert [task.row for task in annexes[BDK] if task.after] == ["II.11"]
    assert [task.row for task in annexes[DNK] if not task.lead] == ["II.3.3b", "VI.1"]


def test_quotas_and_indicators_are_those_of_the_texts() -> None:
    aims = {name: plan_of(name).aims for name in (DNA, BDK, DNK)}
    assert [(quota.goal.at_least_percent, quota.overrides) for quota in aims[DNA].quotas] == [
        (40, ""),
        (50, ""),
        (20, ""),
        (60, ""),
        (50, "Q4"),
    ]
    assert all(population.example for aim in aims.values() for population in aim.populations)
    assert {name: len(aim.indicators) for name, aim in aims.items()} == {DNA: 0, BDK: 5, DNK: 29}


def test_no_day_is_made_up_for_a_report_whose_text_names_none() -> None:
    regimes = [regime for name in (DNA, BDK, DNK) for regime in plan_of(name).regimes]
    assert len(regimes) == 6
    assert all(regime.day is None for regime in regimes)
    (cchc,) = (regime for regime in plan_of(DNK).regimes if regime.periods)
    assert (cchc.periods, cchc.outer_day) == (("Q1", "H1", "Q3", "Y"), 20)


def test_the_seven_divisions_are_visited_in_the_printed_order() -> None:
    plan = plan_of(BDG)
    assert [visit.code for visit in plan.visits] == [f"BDG-KCN-24-0{n}" for n in range(1, 8)]
    assert [visit.unit for visit in plan.visits] == [
        "QLDT",
        "QLQH",
        "QLXD",
        "QLMT",
        "QLDN",
        "QLLD",
        "VP",
    ]
    assert all(visit.tentative and not visit.example for visit in plan.visits)
    assert (plan.visits[6].first_on, plan.visits[6].at) == (date(2024, 6, 7), time(14))
    assert [visit.at for visit in plan.visits[:3]] == [time(8), time(9), time(10)]
    (only,) = plan.rounds
    assert only.code == "BDG-KCN-24-D1"
    assert only.products == ("consolidated_remediation_report", "general_conclusion")


def test_only_the_conclusion_of_binh_duong_has_a_number() -> None:
    plan = plan_of(BDG)
    numbered = {
        rule.name: (rule.amount, rule.unit, rule.owner)
        for rules in plan.rules.values()
        for rule in rules
        if rule.amount is not None
    }
    assert numbered == {"conclusion": (10, "working_days", "organiser")}


def test_the_numbers_of_binh_dinh_are_those_of_its_text() -> None:
    plan = plan_of(BDI)
    assert {
        f"{workflow}.{rule.name}": rule.amount
        for workflow, rules in plan.rules.items()
        for rule in rules
        if rule.amount is not None
    } == {
        "inspection.notice": 10,
        "inspection.report": 5,
        "inspection.conclusion": 10,
        "round.summary": 20,
    }
    assert plan.number == ""
    assert plan.issued_on is None


def test_twelve_units_are_visited_and_two_or_three_communes_in_each_district() -> None:
    plan = plan_of(BDI)
    above = [visit for visit in plan.visits if visit.parent is None]
    below = Counter(visit.parent for visit in plan.visits if visit.parent is not None)
    assert [visit.code for visit in above] == [f"BDI-24-{n:02}" for n in range(1, 13)]
    assert set(below) == {f"BDI-24-{n:02}" for n in range(7, 13)}
    assert set(below.values()) == {2, 3}
    assert {visit.round for visit in above[:10]} == {"BDI-24-D1"}
    assert {visit.round for visit in above[10:]} == {"BDI-24-D2"}
    assert {visit.kind for visit in plan.visits if visit.round == "BDI-24-D2"} == {"chuyên đề"}


def test_what_the_text_of_binh_dinh_does_not_say_is_marked_as_example() -> None:
    plan = plan_of(BDI)
    assert all(visit.example for visit in plan.visits)
    communes = {visit.unit for visit in plan.visits if visit.parent is not None}
    assert {unit.code for unit in plan.units if unit.example} == communes


@pytest.mark.parametrize("name", SHIPPED)
def test_everybody_in_a_shipped_plan_is_an_example_with_an_example_address(name: str) -> None:
    plan = plan_of(name)
    assert all(person.example for person in plan.people)
    addresses = [contact.address for person in plan.people for contact in person.contacts]
    assert len(set(addresses)) == len(plan.people)
    assert all(address.endswith("@example.vn") for address in addresses)
