"""Rows of a revised annex: which became which, whatever their numbers."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.planned_tasks import PlannedTask
from workflows.tasks.rows import matched_rows, same_row

FIRST = PlannedTask("I.1", "Kiểm tra công vụ", lead=("VP",), time="Quý II/2018")
SECOND = PlannedTask("I.2", "Đăng ký sáng kiến cải cách", lead=("TH",), time="Quý III/2018")
THIRD = PlannedTask("I.3", "Niêm yết thủ tục", lead=("DKKD",), time="Thường xuyên")
ROWS = (FIRST, SECOND, THIRD)


def pairs(old: tuple[PlannedTask, ...], new: tuple[PlannedTask, ...]) -> list[tuple[str, str]]:
    return [(was.row, now.row) for was, now in matched_rows(old, new).kept]


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"time": "Quý IV/2018", "lead": ("TH",)}, True),  # the title stays
        ({"title": "Kiểm tra công vụ và kỷ luật"}, True),  # more than two fifths of the words
        ({"title": "Mua máy tính"}, True),  # lead and time stay
        ({"title": "Mua máy tính", "time": "Quý IV/2018"}, False),
        ({"title": "Mua máy tính", "lead": ("TH",)}, False),
        ({"title": "KIỂM TRA  CÔNG VỤ", "time": "x", "lead": ()}, True),
    ],
)
def test_a_number_with_other_words_is_another_row(changed: dict[str, Any], *, same: bool) -> None:
    now = replace(FIRST, **changed)
    assert same_row(FIRST, now) is same
    match = matched_rows((FIRST,), (now,))
    assert bool(match.kept) is same
    assert bool(match.added) is bool(match.removed) is not same


def test_a_row_put_in_front_moves_all_numbers() -> None:
    new = PlannedTask("I.1", "Sắp xếp phòng", lead=("VP",), time="Quý IV/2018")
    turned = tuple(replace(task, row=f"I.{place}") for place, task in enumerate(ROWS, start=2))
    assert pairs(ROWS, (new, *turned)) == [("I.1", "I.2"), ("I.2", "I.3"), ("I.3", "I.4")]
    assert matched_rows(ROWS, (new, *turned)).added == (new,)


def test_a_row_numbered_anew_may_change_besides() -> None:
    moved = replace(FIRST, row="II.1", time="Quý IV/2018")
    assert pairs((FIRST,), (moved,)) == [("I.1", "II.1")]
    given_away = replace(FIRST, row="II.1", time="Quý IV/2018", lead=("TH",))
    assert pairs((FIRST,), (given_away,)) == [("I.1", "II.1")]
    assert pairs((FIRST,), (replace(FIRST, row="II.1", title="Kiểm tra khác"),)) == []


def test_a_title_that_two_rows_share_identifies_neither() -> None:
    twin = replace(FIRST, row="I.9")
    assert pairs((FIRST, twin), (replace(FIRST, row="I.5"), replace(twin, row="I.6"))) == []
    late = replace(twin, time="Quý IV/2018")
    swapped = (replace(late, row="I.5"), replace(FIRST, row="I.6"))
    assert pairs((FIRST, late), swapped) == [("I.9", "I.5"), ("I.1", "I.6")]


TITLES = st.sampled_from(["Kiểm tra", "Sáng kiến", "Niêm yết", "Tập huấn"])
ANNEXES = st.lists(
    st.builds(
        PlannedTask,
        row=st.sampled_from([f"I.{number}" for number in range(1, 7)]),
        title=TITLES,
        lead=st.sampled_from([("VP",), ("TH",)]),
        time=st.sampled_from(["Quý II", "Quý III"]),
    ),
    unique_by=lambda task: task.row,
).map(tuple)


@given(ANNEXES, ANNEXES)
def test_every_row_is_told_of_once(
    old: tuple[PlannedTask, ...], new: tuple[PlannedTask, ...]
) -> None:
    match = matched_rows(old, new)
    before = [was for was, _ in match.kept] + [*match.removed]
    after = [now for _, now in match.kept] + [*match.added]
    assert sorted(before, key=repr) == sorted(old, key=repr)
    assert sorted(after, key=repr) == sorted(new, key=repr)
    unchanged = matched_rows(old, old)
    assert all(was == now for was, now in unchanged.kept)
    assert not unchanged.added
