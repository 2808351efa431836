"""What an amended annex does to its cases, decided without writing anything."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from engine.case import Case
from engine.parties import Unit, UnitName
from engine.plan import Plan
from engine.planned_tasks import PlannedTask
from tests.integration.story_tasks import AFTER, PLAN, QUARTERS, SPREAD, UNITS
from workflows.tasks.amended_tasks import AmendedTasks, RowOutcome
from workflows.tasks.cases import SLOT, task_cases
from workflows.tasks.links import linked
from workflows.tasks.row_cases import TaskAmending
from workflows.tasks.rows import matched_rows

ON = date(2018, 6, 15)
ENDED = replace(UNITS[1], ended_on=date(2018, 6, 1), successors=("TH",))


def opened(*tasks: PlannedTask) -> list[Case]:
    return [*task_cases(replace(PLAN, tasks=tasks), map(str, count()).__next__)]


def outcomes(
    old: Sequence[PlannedTask],
    new: Sequence[PlannedTask],
    cases: Sequence[Case],
    units: Sequence[Unit] = (),
) -> dict[str, RowOutcome]:
    before, after = (
        replace(PLAN, tasks=tuple(tasks), units=tuple(units) or PLAN.units) for tasks in (old, new)
    )
    rows, fresh = matched_rows(before.tasks, after.tasks), (f"n{it}" for it in count())
    given = TaskAmending(before, after, rows, cases, units, ON, 2, {1: before}, fresh.__next__)
    return {it.row: it for it in linked(after, AmendedTasks(given).outcomes())}


def test_the_same_annex_changes_nothing() -> None:
    tasks = (QUARTERS, SPREAD, AFTER)
    found = outcomes(tasks, tasks, opened(*tasks))
    assert not any(it.changes or it.opened or it.left_out or it.woken for it in found.values())


def test_cases_opened_before_slots_were_noted_are_known_by_their_codes() -> None:
    tasks, turned = (QUARTERS, SPREAD), (replace(QUARTERS, time="Quý IV/2018"), SPREAD)
    bare = [
        replace(it, facts={n: v for n, v in it.facts.items() if n != SLOT}) for it in opened(*tasks)
    ]
    assert not any(it.changes for it in outcomes(tasks, tasks, bare).values())
    found = outcomes(tasks, turned, bare)
    assert [it.case.code for it in found["I.1"].changes if it.cancel] == ["CC-18-I.1-Q2"]
    kept = next(it for it in found["I.1"].changes if not it.cancel)
    assert kept.facts[SLOT] == ["VP", "2018-12-31"]
    assert not found["I.3"].changes


def test_a_case_that_nobody_knows_keeps_its_unit_and_waits_for_nothing() -> None:
    (case,) = opened(replace(QUARTERS, time="Quý II/2018"))
    strange = replace(case, code="X-1", unit="TH", facts={"row": "I.1"}, dates={})
    found = outcomes((QUARTERS,), (replace(QUARTERS, title="Kiểm tra công vụ mới"),), [strange])
    (change,) = (it for it in found["I.1"].changes if not it.cancel)
    assert (change.unit, change.dates) == ("VP", {})


def test_words_that_read_otherwise_today_leave_the_day_of_the_case() -> None:
    """The reader of phrases has learned since: the case says its day itself."""
    row = replace(QUARTERS, time="Quý III/2018")
    (case,) = opened(row)
    learned = replace(case, dates={**case.dates, "due_by": date(2018, 9, 15)},
                      facts={**case.facts, SLOT: ["VP", "2018-09-15"]})  # fmt: skip
    other = replace(PLAN.tasks[1], row="I.2")
    found = outcomes((row, other), (row,), [learned, *opened(other)])
    assert not found["I.1"].changes
    moved = outcomes((row,), (replace(row, time="Quý IV/2018"),), [learned])
    (change,) = moved["I.1"].changes
    assert change.dates["due_by"] == date(2018, 12, 31)


def test_nothing_is_opened_for_a_unit_that_has_ended() -> None:
    units = (UNITS[0], ENDED, UNITS[2])
    new = PlannedTask("I.9", "Việc mới", lead=("DKKD",), time="Quý IV/2018")
    (case,) = outcomes((), (new,), (), units)["I.9"].opened
    assert case.unit == "TH"  # who carries on its work
    group = replace(new, lead=("phòng chuyên môn",))
    both = outcomes((), (group,), (), units)["I.9"].opened
    assert [it.unit for it in both] == ["TH"]
    split = replace(ENDED, successors=("TH", "VP"))
    assert not outcomes((), (new,), (), (UNITS[0], split, UNITS[2]))["I.9"].opened


def test_units_of_the_office_count_as_well() -> None:
    office = (Unit("KT", (UnitName("Phòng Kinh tế"),)), *UNITS)
    new = PlannedTask("I.9", "Việc mới", lead=("KT",), time="Quý IV/2018")
    assert outcomes((), (new,), (), office)["I.9"].opened[0].unit == "KT"


def test_what_waited_for_work_cancelled_alone_goes_on_waiting() -> None:
    tasks = (QUARTERS, SPREAD)
    cases = [replace(it, state="cancelled") for it in opened(*tasks)]
    found = outcomes(tasks, (*tasks, AFTER), cases)["I.6"]
    assert not found.woken
    assert "waits_for" not in found.opened[0].facts


def test_a_group_that_gives_way_to_one_unit_leaves_it_the_first_case() -> None:
    plan: Plan = replace(PLAN, tasks=(SPREAD,))
    cases = [*task_cases(plan, map(str, count()).__next__)]
    found = outcomes((SPREAD,), (replace(SPREAD, lead=("VP",)),), cases)["I.3"]
    assert {it.case.unit: (it.unit, it.cancel) for it in found.changes} == {
        "DKKD": ("VP", False),
        "TH": (None, True),
    }
