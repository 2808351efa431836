"""Announcements move open deadlines, and never judge the past."""

from datetime import date

from engine.calendar import YearStatus
from engine.deadline_in_force import reckon_in_force
from engine.deadlines import DeadlineRule, RuleKind, judge
from workflows.calendars.vietnam import calendar_of_vietnam

HISTORY = calendar_of_vietnam()


def due(kind: RuleKind, amount: int | None, anchor: date, since: date, day: date) -> date | None:
    rule = DeadlineRule("notice", kind, "visit", amount)
    found = reckon_in_force(rule, anchor, HISTORY, (since, day))
    return found.due_on if found else None


def test_a_letter_of_the_day_makes_nothing_late_that_was_sent_on_that_day() -> None:
    # Sáu ngày làm việc trước 05/01/2026: the swap announced on 25/12 would move 25/12 to 24/12.
    letter, visit, set_on = date(2025, 12, 25), date(2026, 1, 5), date(2025, 12, 1)
    before = RuleKind.AT_LEAST_BEFORE
    assert due(before, 6, visit, set_on, date(2025, 12, 24)) == letter
    assert due(before, 6, visit, set_on, letter) == letter
    assert due(before, 6, visit, set_on, date(2025, 12, 29)) == letter
    assert due(before, 6, visit, letter, letter) == date(2025, 12, 24)  # set when it was known
    assert judge(letter, letter, HISTORY.as_known_on(letter)).on_time


def test_a_deadline_still_ahead_moves_with_the_announcement() -> None:
    visited, set_on = date(2024, 4, 22), date(2024, 4, 1)
    assert due(RuleKind.WITHIN, 5, visited, set_on, date(2024, 4, 11)) == date(2024, 4, 29)
    assert due(RuleKind.WITHIN, 5, visited, set_on, date(2024, 4, 12)) == date(2024, 5, 2)
    notice = (RuleKind.AT_LEAST_BEFORE, 3, date(2024, 5, 3), set_on)
    assert due(*notice, date(2024, 4, 11)) == date(2024, 4, 26)
    assert due(*notice, date(2024, 4, 26)) == date(2024, 4, 25)


def test_a_deadline_that_has_passed_stays_where_it_was() -> None:
    within = (RuleKind.WITHIN, 5, date(2024, 3, 1), date(2024, 3, 1))
    assert due(*within, date(2026, 11, 20)) == date(2024, 3, 8)


def test_no_number_stays_no_date() -> None:
    day = date(2024, 3, 1)
    assert due(RuleKind.WITHIN, None, day, day, date(2026, 1, 1)) is None
    assert HISTORY.as_known_on(day).year_status(2024) is YearStatus.ANNOUNCED


def test_what_lies_ahead_of_every_announcement_follows_them_all() -> None:
    visited = date(2026, 11, 20)
    assert due(RuleKind.WITHIN, 5, visited, date(2026, 4, 1), date(2026, 4, 1)) == date(
        2026, 11, 27
    )
    assert due(RuleKind.WITHIN, 5, visited, date(2026, 4, 1), visited) == date(2026, 11, 30)
