"""Worked examples of the counting law, each with the date that a person found by hand."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from engine.calendar import WorkingCalendar
from engine.counted_days import explain
from engine.deadlines import (
    OFFICE_ZONE,
    DeadlineRule,
    RuleKind,
    TimeUnit,
    judge,
    reckon,
)
from workflows.calendars.vietnam import calendar_of_vietnam

OWN = Path(__file__).parent / "data" / "counted-cases.json"
SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "deadline-cases.json"
CASES = json.loads(OWN.read_text(encoding="utf-8"))

UNITS = {
    "working_day": TimeUnit.WORKING_DAYS,
    "calendar_day": TimeUnit.CALENDAR_DAYS,
    "week": TimeUnit.WEEKS,
    "month": TimeUnit.MONTHS,
    "year": TimeUnit.YEARS,
    "hour": TimeUnit.HOURS,
}
COUNTED = {
    "forward": RuleKind.WITHIN,
    "backward": RuleKind.AT_LEAST_BEFORE,
    "not_before": RuleKind.NOT_BEFORE,
}
PERIODS = {
    "period_end": RuleKind.PERIOD_END,
    "window_first": RuleKind.WINDOW_START,
    "window_last": RuleKind.WINDOW_END,
}


def calendar_for(case: dict[str, Any]) -> WorkingCalendar:
    history = calendar_of_vietnam()
    as_of = case.get("calendar_as_of", case.get("as_of"))
    return history.as_known_on(date.fromisoformat(as_of)) if as_of else history.current


def months_in(period: str) -> int:
    if period.startswith("Q"):
        return 3
    return 1 if "-" in period else 12


def rule_of(case: dict[str, Any]) -> tuple[DeadlineRule, date | datetime]:
    moment = datetime.fromisoformat(case["anchor"])
    anchor: date | datetime = moment.date()
    if "T" in case["anchor"]:
        anchor = moment.replace(tzinfo=OFFICE_ZONE)
    direction = case["direction"]
    if direction in COUNTED:
        unit = UNITS[case["unit"]]
        return DeadlineRule(case["id"], COUNTED[direction], "day", case["n"], unit), anchor
    if direction in PERIODS:
        length = months_in(case["period"])
        rule = DeadlineRule(case["id"], PERIODS[direction], "first day", length, TimeUnit.MONTHS)
        return rule, anchor
    nominal = date.fromisoformat(case["nominal"])
    if direction == "named_point":
        return DeadlineRule(case["id"], RuleKind.ON, "day"), nominal
    assert direction in {"recurring_monthly_day", "report_due"}
    month = TimeUnit.MONTHS
    return DeadlineRule(case["id"], RuleKind.DAY_OF_MONTH, "month", nominal.day, month), anchor


def shared_cases() -> list[dict[str, Any]]:
    if not SHARED.exists():
        return []
    found: list[dict[str, Any]] = json.loads(SHARED.read_text(encoding="utf-8"))["cases"]
    return found


@pytest.mark.parametrize(
    "case", [*CASES["cases"], *shared_cases()], ids=lambda case: str(case["id"])
)
def test_a_deadline_falls_on_the_day_that_was_counted_by_hand(case: dict[str, Any]) -> None:
    rule, anchor = rule_of(case)
    found = reckon(rule, anchor, calendar_for(case))
    assert found is not None
    assert found.due_on.isoformat() == case["expected"]
    if "nominal" in case:
        assert found.nominal_on.isoformat() == case["nominal"]
    if "target" in case:
        assert found.target_on.isoformat() == case["target"]
    if "expected_moment" in case:
        assert found.due_at == datetime.fromisoformat(case["expected_moment"])
    provisional = case.get("provisional", case.get("calendar_status") == "provisional")
    assert found.provisional is provisional


@pytest.mark.parametrize(
    "case", [case for case in shared_cases() if "counted_days" in case], ids=lambda case: case["id"]
)
def test_every_day_counted_is_the_one_counted_by_hand(case: dict[str, Any]) -> None:
    rule, anchor = rule_of(case)
    days = explain(rule, anchor, calendar_for(case))
    assert [day.day.isoformat() for day in days if day.counted] == case["counted_days"]
    assert [day.number for day in days if day.counted] == list(range(1, case["n"] + 1))


@pytest.mark.parametrize(
    "case",
    [case for case in CASES["cases"] if "first_counted" in case],
    ids=lambda case: case["id"],
)
def test_the_first_and_last_day_counted_are_known(case: dict[str, Any]) -> None:
    rule, anchor = rule_of(case)
    counted = [day.day for day in explain(rule, anchor, calendar_for(case)) if day.counted]
    assert counted[0].isoformat() == case["first_counted"]
    assert counted[-1].isoformat() == case["last_counted"]


@pytest.mark.parametrize("case", CASES["counts"], ids=lambda case: str(case["id"]))
def test_lateness_is_counted_in_working_days(case: dict[str, Any]) -> None:
    due_on, done_on = date.fromisoformat(case["after"]), date.fromisoformat(case["through"])
    verdict = judge(due_on, done_on, calendar_of_vietnam().current)
    assert (verdict.on_time, verdict.working_days_late) == (False, case["expected"])
