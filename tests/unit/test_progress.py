"""Progress: the trade's words for where a deadline stands, and why it falls on its day."""

from dataclasses import replace
from datetime import date

import pytest

from dondoc.cli.progress import Light, progress_of, reason_of
from engine.deadlines import DeadlineRule, Pause, RuleKind, TimeUnit
from engine.obligations import Deadline, DeadlineState
from workflows.calendars.vietnam import calendar_of_vietnam

CALENDAR = calendar_of_vietnam().current
WITHIN_TEN = DeadlineRule(
    "conclusion", RuleKind.WITHIN, "visit_end_on", 10, legal_basis="Mục V.1.c"
)
DUE = Deadline(
    "c",
    "conclusion",
    1,
    0,
    WITHIN_TEN,
    "team",
    anchor_on=date(2024, 6, 7),
    due_on=date(2024, 6, 21),
)


@pytest.mark.parametrize(
    ("today", "code", "words", "light"),
    [
        ("2024-06-10", "running", "trong hạn, còn 9 ngày làm việc", Light.GREEN),
        ("2024-06-14", "soon", "sắp đến hạn, còn 5 ngày làm việc", Light.YELLOW),
        ("2024-06-21", "today", "đến hạn hôm nay", Light.YELLOW),
        ("2024-06-22", "overdue", "quá hạn 0 ngày làm việc", Light.RED),
        ("2024-06-25", "overdue", "quá hạn 2 ngày làm việc", Light.RED),
    ],
)
def test_an_open_deadline_is_told_in_working_days(
    today: str, code: str, words: str, light: Light
) -> None:
    found = progress_of(DUE, date.fromisoformat(today), CALENDAR)
    assert (found.code, found.words(), found.light) == (code, words, light)


def test_before_its_time_it_is_not_late() -> None:
    found = progress_of(DUE, date(2024, 7, 1), CALENDAR, reminding=False)
    assert (found.code, found.light) == ("not-yet", Light.NONE)


def test_what_was_done_keeps_its_verdict() -> None:
    met = replace(DUE, state=DeadlineState.MET, met_on=date(2024, 6, 25))
    late = progress_of(replace(met, on_time=False, late_working_days=2), date.max, CALENDAR)
    assert late.words() == "hoàn thành quá hạn 2 ngày làm việc"
    assert progress_of(replace(met, on_time=True), date.max, CALENDAR).code == "done"
    assert progress_of(replace(met, on_time=None), date.max, CALENDAR).words() == "đã hoàn thành"
    missed = replace(DUE, state=DeadlineState.MISSED, late_working_days=3)
    assert progress_of(missed, date.max, CALENDAR).words().startswith("quá hạn 3 ngày làm việc")
    gone = replace(DUE, state=DeadlineState.WITHDRAWN)
    assert progress_of(gone, date.max, CALENDAR).words() == "không còn áp dụng"


def test_without_a_date_it_says_what_it_waits_for() -> None:
    today = date(2024, 6, 10)
    waiting = replace(DUE, due_on=None, anchor_on=None)
    assert progress_of(waiting, today, CALENDAR).words() == "chờ sự kiện"
    unset = replace(waiting, rule=replace(WITHIN_TEN, amount=None), review_on=date(2024, 6, 12))
    assert progress_of(unset, today, CALENDAR).words() == "chưa xác định thời hạn"
    assert progress_of(unset, today, CALENDAR).light is Light.NONE
    assert progress_of(unset, date(2024, 6, 12), CALENDAR).light is Light.YELLOW
    paused = replace(waiting, pauses=(Pause(date(2024, 6, 8)),))
    assert progress_of(paused, today, CALENDAR).words() == "tạm dừng tính hạn"


def test_the_reason_names_rule_day_and_basis() -> None:
    assert reason_of(DUE) == (
        "trong thời hạn 10 ngày làm việc kể từ ngày kết thúc kiểm tra 07/06/2024 (Mục V.1.c)"
    )
    before = DeadlineRule("notice", RuleKind.AT_LEAST_BEFORE, "visit_on", 5, TimeUnit.CALENDAR_DAYS)
    assert reason_of(replace(DUE, rule=before)) == "trước ngày kiểm tra 07/06/2024 ít nhất 5 ngày"
    assert reason_of(replace(DUE, rule=replace(before, amount=None))) == "văn bản không nêu số ngày"
    on = DeadlineRule("remedy", RuleKind.ON, "remedy_by")
    assert reason_of(replace(DUE, rule=on, anchor_on=None)) == "ngày đã ấn định"
