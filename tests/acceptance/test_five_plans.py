"""Every due date that the documents of the shipped plans imply, read by hand, against what the program says.

``plan-due-dates.json`` holds the readings: for each row of an annex, and each dated duty of the body, its
phrase, its kind, its due days as printed and as the calendar known on the day of loading moves them.
The dates of the other plans hang on visits and are counted from them.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from engine.case import Case
from engine.obligations import Deadline
from engine.plan import Plan
from engine.planned_tasks import PlannedTask
from tests.integration.story_office import shipped
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.phrases import Reading, read_phrase
from workflows.plan_file import read_plan_file
from workflows.planned_cases import cases_of
from workflows.tasks.cases import leads_of

TESTS: Final = Path(__file__).parents[1]
PLANS: Final = TESTS.parent / "plans"
READ_BY_HAND: Final[dict[str, Any]] = json.loads(
    (TESTS / "unit" / "data" / "plan-due-dates.json").read_text("utf-8")
)
DUTIES: Final = frozenset({"product", "product_before"})
WITHOUT_DAYS: Final = {"ongoing": {"ongoing"}, "event": {"waiting"}, "by_plan": {"waiting"}}


def plan_of(name: str) -> Plan:
    plan = read_plan_file((PLANS / name).read_bytes()).plan
    assert plan is not None
    return plan


def tasks_of(name: str) -> dict[str, PlannedTask]:
    return {task.row: task for task in plan_of(name).tasks}


def expected(name: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the row, its nominal days and its days after rolling, once for each lead unit."""
    plan, tasks = plan_of(name), tasks_of(name)
    for item in READ_BY_HAND[name]["rows"]:
        leads, _unknown = leads_of(tasks[item["row"]], plan.units)
        for unit in leads or (plan.organiser,):
            yield f"{item['row']} {unit}", item["due"], item["rolled"]


def nominal_day(case: Case) -> str | None:
    if "before_on" in case.dates:
        return (case.dates["before_on"] - timedelta(days=1)).isoformat()
    return case.dates["due_by"].isoformat() if "due_by" in case.dates else None


def by_row(cases: list[tuple[Case, str | None]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for case, day in cases:
        if day is not None:
            found[f"{case.facts['row']} {case.unit}"].append(day)
    return {row: sorted(days) for row, days in found.items()}


def numbered() -> Iterator[str]:
    return (f"{place:032x}" for place in range(10_000))


@pytest.mark.parametrize("name", list(READ_BY_HAND))
def test_every_row_keeps_its_phrase_and_is_read_as_its_kind(name: str) -> None:
    plan, tasks = plan_of(name), tasks_of(name)
    for item in READ_BY_HAND[name]["rows"]:
        task = tasks[item["row"]]
        reading = read_phrase(task.phrase, plan.year)
        assert isinstance(reading, Reading), item
        assert (reading.kind.value, [d.isoformat() for d in reading.nominal]) == (
            item["kind"],
            item["due"],
        ), item
        assert task.phrase == item.get("phrase", task.phrase)


@pytest.mark.parametrize("name", list(READ_BY_HAND))
def test_every_due_date_is_the_one_that_the_document_implies(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {row: (due, rolled) for row, due, rolled in expected(name)}
    office = shipped(tmp_path, name, f"{READ_BY_HAND[name]['loaded_on']}T08:00")
    with office.application.store.read() as uow:
        loaded = uow.cases.of_plan(plan_of(name).code)
        cases = [case for case in loaded if case.workflow == "task"]
        governed = {case.id: uow.deadlines.of_case(case.id) for case in cases}
    nominal = by_row([(case, nominal_day(case)) for case in cases])
    rolled = by_row([(case, due_day(governed[case.id])) for case in cases])
    assert {row: nominal.get(row, []) for row in given} == {r: due for r, (due, _) in given.items()}
    assert {row: rolled.get(row, []) for row in given} == {r: day for r, (_, day) in given.items()}
    rows = {row.split()[0] for row in given}
    with capsys.disabled():
        count = sum(len(due) for due, _ in given.values())
        moved = sum(a != b for due, days in given.values() for a, b in zip(due, days, strict=True))
        line = f"{name}: {count} due dates of {len(rows)} rows compared, {moved} moved off days off"
        print(f"\n{line}")  # noqa: T201  (whoever runs the tests sees how much was compared)


def due_day(deadlines: tuple[Deadline, ...]) -> str | None:
    found = [item.due_on for item in deadlines if item.name in DUTIES and item.due_on]
    return found[0].isoformat() if found else None


@pytest.mark.parametrize("name", list(READ_BY_HAND))
def test_what_has_no_day_gets_none(name: str) -> None:
    plan = plan_of(name)
    ids = numbered()
    states: dict[str, set[str]] = defaultdict(set)
    for case in cases_of(plan, lambda: next(ids)):
        undated = "due_by" not in case.dates and "before_on" not in case.dates
        if case.workflow == "task" and undated:
            states[str(case.facts["row"])].add(case.state)
    for item in READ_BY_HAND[name]["rows"]:
        if item["kind"] in WITHOUT_DAYS:
            assert states[item["row"]] == WITHOUT_DAYS[item["kind"]], item


def test_the_province_that_names_no_day_gets_no_day() -> None:
    ids = numbered()
    cases = cases_of(plan_of("dong-nai-ubnd-2023.toml"), lambda: next(ids))
    tasks = [case for case in cases if case.workflow == "task"]
    assert len({case.facts["row"] for case in tasks}) == 7
    assert not any("due_by" in case.dates or "before_on" in case.dates for case in tasks)


@pytest.mark.parametrize("name", ["dong-nai-ubnd-2023.toml", *READ_BY_HAND])
def test_every_case_of_a_plan_has_a_code_of_its_own(name: str) -> None:
    ids = numbered()
    codes = [case.code for case in cases_of(plan_of(name), lambda: next(ids))]
    assert len(codes) == len(set(codes)) > 0


def test_what_hangs_on_visits_is_counted_as_the_documents_count_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    calendar = calendar_of_vietnam().as_known_on(date(2024, 4, 15))
    office, province = plan_of("binh-duong-bql-kcn-2024.toml"), plan_of("binh-dinh-ubnd-2024.toml")
    ten, twenty = amount(office, "inspection", "conclusion"), amount(province, "round", "summary")
    ends = [visit.last_on or visit.first_on for visit in office.visits]
    due = [calendar.shift(end, ten).isoformat() for end in ends if end is not None]
    assert due == ["2024-06-20"] * 3 + ["2024-06-21"] * 4
    assert calendar.shift(province.window_last_on, twenty) == date(2024, 10, 28)
    with capsys.disabled():
        line = f"{len(due) + 1} due dates that hang on visits compared"
        print(f"\n{line}")  # noqa: T201  (as above)


def amount(plan: Plan, workflow: str, name: str) -> int:
    (found,) = (rule.amount for rule in plan.rules[workflow] if rule.name == name)
    assert found is not None
    return found
