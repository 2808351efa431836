"""Every slip of the five documents, listed by hand, against the line of ``plan check`` that tells it.

``plan-slips.json`` says of each slip what it concerns and where the check names it, or why no line is
wanted: slips of spelling and layout change no duty, owner, day, unit or number. ``by`` tells a mechanism
that finds it in the data of the plan from a statement that whoever typed the plan wrote down.
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.plan_check import check_plan
from workflows.plan_file import read_plan_file
from workflows.problems import Problem

TESTS: Final = Path(__file__).parents[1]
PLANS: Final = TESTS.parent / "plans"
SLIPS: Final[dict[str, list[dict[str, Any]]]] = json.loads(
    (TESTS / "unit" / "data" / "plan-slips.json").read_text("utf-8")
)
CONCERNED: Final = {"duties", "owners", "dates", "units", "numbers"}
REASONS: Final = {
    "spelling",
    "layout",
    "the usual order, no slip",
    "wording of an aim, no duty",
}


def problems_of(name: str) -> tuple[Problem, ...]:
    calendar = calendar_of_vietnam().as_known_on(date(2024, 5, 1))
    return check_plan(read_plan_file((PLANS / name).read_bytes()), calendar, date(2024, 5, 2))


def tells(problem: Problem, slip: dict[str, Any]) -> bool:
    at = problem.path == slip["path"] or problem.path.startswith(f"{slip['path']}[")
    return at and slip["words"] in problem.sentence()


@pytest.mark.parametrize("name", list(SLIPS))
def test_every_slip_that_concerns_the_work_has_its_line(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    problems = problems_of(name)
    wanted = [slip for slip in SLIPS[name] if "left_out" not in slip]
    found = [slip for slip in wanted if any(tells(problem, slip) for problem in problems)]
    with capsys.disabled():
        by = Counter(slip["by"] for slip in found)
        left = Counter(slip["left_out"] for slip in SLIPS[name] if "left_out" in slip)
        line = f"{name}: {len(found)}/{len(wanted)} slips told ({by['mechanism']} by a check)"
        print(f"\n{line}, left out: {dict(left)}")  # noqa: T201  (whoever runs the tests sees it)
    assert [slip["where"] for slip in wanted if slip not in found] == []


def test_each_slip_is_of_a_kind_or_left_out_for_a_reason() -> None:
    slips = [slip for listed in SLIPS.values() for slip in listed]
    assert {slip["about"] for slip in slips if "about" in slip} == CONCERNED
    assert {slip["left_out"] for slip in slips if "left_out" in slip} == REASONS
    assert {name: len(listed) for name, listed in SLIPS.items()} == {
        "binh-duong-bql-kcn-2024.toml": 12,
        "dong-nai-ubnd-2023.toml": 10,
        "binh-duong-skhdt-2018.toml": 21,
        "binh-dinh-ubnd-2024.toml": 13,
        "dong-nai-bql-kcn-2023.toml": 24,
    }
