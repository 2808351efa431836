"""What becomes of a row in words: numbers of cases, and codes where they are few."""

from datetime import date

import pytest

from dondoc.amending.report import Shift
from dondoc.amending.rows import RowEffect
from dondoc.cli.desk import Book
from dondoc.cli.plans.amend_rows_shown import effect_lines
from tests.integration.story_tasks import PEOPLE, UNITS

BOOK = Book({it.code: it for it in UNITS}, {it.code: it for it in PEOPLE}, date(2018, 6, 15))
MANY = ("A", "B", "C", "D")


def shift(case: str, old: str | None, new: str, state: str = "open") -> Shift:
    return Shift(case, "VP", "product", "x", "unit", 1, old, new, state, None,
                 fresh=False, provisional=False)  # fmt: skip


def lines(effect: RowEffect, *shifts: Shift) -> list[str]:
    return [*effect_lines(effect, shifts, BOOK)]


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (RowEffect("I.1", reopened=("A",)), "mở lại 1 việc (A)"),
        (RowEffect("I.1", cancelled=MANY), "hủy 4 việc"),
        (RowEffect("I.1", woken=("A", "B")), "2 việc (A, B) bắt đầu ngay: các nhiệm vụ được chờ đã xong"),
        (RowEffect("I.1", day_kept=("A",)),
         "1 việc (A) giữ hạn cũ: ngày mới đã qua khi văn bản có hiệu lực"),
        (RowEffect("I.1", opened=("A",)), "thêm 1 việc (A), chưa có ngày"),
        (RowEffect("I.1", given=(("A", "VP", "TH"), ("B", "VP", "TH"))),
         "2 việc (A, B) chuyển từ Văn phòng sang Phòng Tổng hợp"),
        (RowEffect("I.1", stated=(("A", "ongoing"),)), "1 việc thành “thường xuyên”"),
        (RowEffect("I.1", undated=(("A", date(2018, 7, 2)),)), "1 việc (A) không còn hạn 02/07/2018"),
        (RowEffect("I.1", asked=("A",)), "[VÀNG] 1 việc (A): chưa đọc được thời gian, phải hỏi lại"),
        (RowEffect("I.1", left_out=(("VP", date(2018, 3, 31)), ("TH", date(2018, 3, 31)))),
         "không mở kỳ đã qua khi văn bản có hiệu lực: 31/03/2018"),
    ],
)  # fmt: skip
def test_each_thing_has_its_line(effect: RowEffect, words: str) -> None:
    assert lines(effect) == [words]


def test_what_was_over_is_counted_where_something_ends_or_begins() -> None:
    assert lines(RowEffect("I.1", cancelled=("A",), ended=2)) == [
        "hủy 1 việc (A)",
        "2 việc đã kết thúc giữ nguyên",
    ]
    assert lines(RowEffect("I.1", changed=("A",), ended=2)) == []


def test_days_that_pass_from_one_to_another_stand_together() -> None:
    effect = RowEffect("I.1", changed=MANY)
    moved = [shift(code, "2018-07-02", "2018-10-01") for code in MANY]
    assert lines(effect, *moved) == ["4 việc dời hạn 02/07/2018 -> 01/10/2018"]
    assert lines(effect, shift("A", None, "2018-10-01")) == ["1 việc (A) được đặt hạn 01/10/2018"]
    missed = shift("A", "2018-04-02", "2018-04-02", "missed")
    assert lines(effect, missed) == ["1 việc (A) giữ kết quả quá hạn"]


def test_many_days_stand_in_one_line() -> None:
    days = [f"2018-0{month}-05" for month in (6, 7, 8, 9)]
    moved = [shift(code, None, day) for code, day in zip(MANY, days, strict=True)]
    (line,) = lines(RowEffect("I.1", changed=MANY), *moved)
    assert line == (
        "4 việc dời hạn: … -> 05/06/2018; … -> 05/07/2018; … -> 05/08/2018; … -> 05/09/2018"
    )
