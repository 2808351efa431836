"""Which of several numbers governs a deadline: the newest under which it was not over already."""

from dataclasses import replace
from datetime import date

from engine.deadline_governing import governed
from engine.deadlines import Reckoning, RuleKind, reckon
from engine.definition import RuleTemplate
from engine.obligations import Deadline
from engine.plan import RuleSetting
from engine.rules import rule_of
from workflows.calendars.vietnam import calendar_of_vietnam

DAY = date(2024, 5, 20)
CALENDAR = calendar_of_vietnam().as_known_on(DAY)
REPORT = RuleTemplate(
    "report", "báo cáo", RuleKind.AT_LEAST_BEFORE, "visit_on", "unit", ("notified",), ()
)
BLANK = Deadline("c", "report", 1, 0, rule_of(REPORT, None), "unit")
UNSET = RuleSetting("report")
LETTER = RuleSetting("report", 5, owner="organiser", recipients=("Đoàn", "Ban"), since=DAY)


def of_a_visit_on(visit_on: date, *choices: RuleSetting | None) -> Deadline:
    """Return the deadline as it is governed for a visit; its day stands in ``due_on``."""

    def counted(deadline: Deadline) -> Reckoning | None:
        return reckon(deadline.rule, visit_on, CALENDAR)

    fresh, reckoning = governed(BLANK, REPORT, choices, counted)
    return replace(fresh, due_on=reckoning.due_on if reckoning else None)


def test_a_letter_governs_what_is_due_on_its_day_or_later() -> None:
    found = of_a_visit_on(date(2024, 5, 27), LETTER, UNSET)
    assert (found.due_on, found.rule.amount) == (DAY, 5)
    assert (found.owner, found.hand_in_to) == ("organiser", "Đoàn, Ban")


def test_what_would_have_been_due_before_the_letter_goes_by_the_number_before() -> None:
    found = of_a_visit_on(date(2024, 5, 24), LETTER, UNSET)
    assert (found.due_on, found.rule.amount, found.owner) == (None, None, "unit")
    two = RuleSetting("report", 2)
    assert of_a_visit_on(date(2024, 5, 24), LETTER, two).due_on == date(2024, 5, 22)


def test_letters_are_gone_through_from_the_newest() -> None:
    newest = RuleSetting("report", 3, since=date(2024, 5, 27))
    assert of_a_visit_on(date(2024, 5, 30), newest, LETTER, UNSET).rule.amount == 3
    assert of_a_visit_on(date(2024, 5, 29), newest, LETTER, UNSET).rule.amount == 5


def test_without_another_number_the_only_one_governs() -> None:
    assert of_a_visit_on(date(2024, 5, 24), LETTER).due_on == date(2024, 5, 17)
    assert of_a_visit_on(date(2024, 5, 24), None).owner == "unit"
