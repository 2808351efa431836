"""Rows of a plan that wait for each other: each circle is said once, whatever hangs on it."""

from hypothesis import given
from hypothesis import strategies as st

from tests.acceptance.task_office import TASKS
from tests.unit.test_plan_check import check
from workflows.plan_checks.circles import circles_of
from workflows.problems import Severity


def test_a_circle_in_the_file_is_refused_where_it_begins() -> None:
    circled = TASKS.replace('time = "Quý II/2018"', 'time = "Quý II/2018"\nafter = ["I.4"]')
    (found,) = [it for it in check(circled) if "thành vòng" in it.text]
    assert found.severity is Severity.ERROR
    assert found.params["circle"] == "I.1 → I.4 → I.1"
    assert found.path == "tasks[1].after"
    assert not [it for it in check(TASKS) if "thành vòng" in it.text]


def test_a_row_that_waits_for_itself_is_a_circle() -> None:
    assert list(circles_of({"1": ("1",), "2": ("1",)})) == [("1",)]


def test_each_circle_is_said_once_and_what_waits_for_it_is_not_one() -> None:
    waits = {"0": ("2",), "1": ("2",), "2": ("3", "9"), "3": ("1",), "4": ("5",), "5": ("4", "2")}
    assert list(circles_of(waits)) == [("1", "2", "3"), ("4", "5")]


def test_a_long_circle_is_shortened_in_the_message() -> None:
    rows = "".join(
        f'[[tasks]]\nid = "X.{n}"\ntitle = "t{n}"\nlead = ["VP"]\nafter = ["X.{(n + 1) % 40}"]\n'
        for n in range(40)
    )
    (found,) = [it for it in check(TASKS + rows) if "thành vòng" in it.text]
    assert str(found.params["circle"]).count("→") == 8


ROWS = st.integers(0, 7).map(str)


@given(st.dictionaries(ROWS, st.lists(ROWS, max_size=3).map(tuple), max_size=8))
def test_every_circle_found_is_one_and_none_is_missed(waits: dict[str, tuple[str, ...]]) -> None:
    found = list(circles_of(waits))
    for circle in found:
        assert all(
            after in waits[row] for row, after in zip(circle, (*circle[1:], circle[0]), strict=True)
        )
    rest, before = dict(waits), -1
    while len(rest) != before:  # take out what can begin, until nothing more can
        before = len(rest)
        rest = {row: after for row, after in rest.items() if any(name in rest for name in after)}
    assert bool(rest) == bool(found)
