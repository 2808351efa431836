"""The ladder: which day, to whom, until when a rung is worth saying."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from engine.audience import rung_audience
from engine.ladder import timers_for
from engine.timers import EventRequest, NoticeRequest
from tests.unit.core_walk import HISTORY, Walk, a_case, inspection, morning, remediation, rules_of


def notified(visit: str = "2024-06-06", today: str = "2024-05-02") -> Walk:
    walk = inspection(visit=visit)
    walk.send("notify", today, document="1/TB")
    return walk


def test_the_seven_rungs_of_a_late_unit_lie_on_working_days_and_climb() -> None:
    assert notified().rungs("report") == [  # due on Thursday 30/5
        (-5, "2024-05-23", "unit"),
        (-2, "2024-05-28", "unit"),
        (0, "2024-05-30", "unit"),
        (1, "2024-05-31", "unit"),
        (3, "2024-06-04", "unit_head"),
        (5, "2024-06-06", "organiser"),
        (10, "2024-06-13", "leadership"),
    ]


def test_rungs_step_over_the_holidays_and_use_the_worked_saturday() -> None:
    walk = inspection("2024-04-15", visit="2024-05-10")
    walk.send("notify", "2024-04-16", document="1/TB")
    assert walk.due("report") == "2024-05-04"  # Saturday, worked for Monday 29/4
    days = {offset: day for offset, day, _ in walk.rungs("report")}
    assert days == {
        -5: "2024-04-24",
        -2: "2024-05-02",
        0: "2024-05-04",
        1: "2024-05-06",
        3: "2024-05-08",
        5: "2024-05-10",
        10: "2024-05-17",
    }
    calendar = HISTORY.as_known_on(date(2024, 4, 16))
    assert all(calendar.is_working_day(date.fromisoformat(day)) for day in days.values())


def test_the_rung_of_the_day_itself_comes_before_when_the_day_is_off() -> None:
    walk = inspection(visit=None)
    case = a_case(
        state="notified", dates={"visit_on": date(2024, 6, 7), "visit_end_on": date(2024, 6, 8)}
    )
    walk = Walk(case, walk.rules, "2024-05-02").begin()
    assert walk.due("visit") == "2024-06-08"  # the named day stays where the plan put it
    assert (0, "2024-06-07", "team") in walk.rungs("visit")


def test_keys_name_case_rule_round_revision_rung_and_audience() -> None:
    walk = notified()
    walk.send("reschedule", "2024-05-03", reason="bận", dates={"visit_on": "2024-06-13"})
    keys = [timer.key for timer in walk.timers if "/report/" in timer.key]
    assert keys[0] == "c1/report/1/1/-5/unit"
    assert keys[-1] == "c1/report/1/1/+10/leadership"
    assert len({timer.key for timer in walk.timers}) == len(walk.timers)


def test_early_rungs_are_useless_once_the_day_is_over_and_late_ones_never() -> None:
    ends_at = morning("2024-05-31") - timedelta(hours=8)
    walk = notified()
    report = {
        t.act.offset: t.useless_after
        for t in walk.timers
        if isinstance(t.act, NoticeRequest) and t.act.deadline == "report"
    }
    assert [report[offset] for offset in (-5, -2, 0)] == [ends_at] * 3
    assert [report[offset] for offset in (1, 3, 5, 10)] == [None] * 4


def test_a_deadline_that_opens_late_keeps_its_past_rungs() -> None:
    rungs = notified(today="2024-06-03").rungs("report")
    assert [offset for offset, day, _ in rungs if day <= "2024-06-03"] == [-5, -2, 0, 1]


def test_nobody_is_reminded_in_states_that_do_not_ask_yet() -> None:
    walk = inspection(visit="2024-06-06")
    assert walk.rungs("report") == []  # not notified
    assert walk.rungs("conclusion") == []  # not inspected
    assert walk.due("report") == "2024-05-30"


def test_what_is_done_or_postponed_wants_no_timer() -> None:
    walk = notified()
    walk.send("receive-report", "2024-05-20")
    assert walk.rungs("report") == []
    walk.send("postpone", "2024-05-21", reason="bão")
    assert {timer.key for timer in walk.timers} == {"c1/new_date/1/0/+0/ask"}


def test_an_unset_deadline_asks_on_its_day_of_review_at_midnight() -> None:
    walk = remediation("2024-06-20")
    (timer,) = walk.timers
    assert timer.act == EventRequest("ask", "remedy")
    assert timer.fires_at == morning("2024-06-27") - timedelta(hours=8)
    assert timer.useless_after is None


def test_a_deadline_with_neither_date_wants_no_timer() -> None:
    walk = remediation("2024-06-20")
    blank = replace(walk.deadline("remedy"), review_on=None)
    assert timers_for(walk.case, (blank,), walk.rules, morning("2024-06-20")) == ()
    unknown = replace(walk.deadline("remedy"), name="of-another-version")
    assert timers_for(walk.case, (unknown,), walk.rules, morning("2024-06-20")) == ()


def test_a_choice_that_lapses_is_closed_by_the_clock_on_the_day_after() -> None:
    dates = {"concluded_on": date(2024, 6, 20), "remediated_on": date(2024, 7, 8)}
    case = a_case(state="remediated", dates=dates)
    walk = Walk(case, rules_of("inspection"), "2024-07-08").begin()
    assert walk.due("reinspection_choice") == "2024-07-15"
    (timer,) = walk.timers
    assert (timer.act, timer.key) == (
        EventRequest("close", "reinspection_choice"),
        "c1/reinspection_choice/1/0/+0/close",
    )
    assert timer.fires_at == morning("2024-07-16") - timedelta(hours=8)
    walk.send("close", "2024-07-16", facts={"deadline": "reinspection_choice"})
    # Nobody was late: a choice not made is a choice.
    assert walk.deadline("reinspection_choice").state == "withdrawn"
    assert walk.timers == ()


@pytest.mark.parametrize(
    ("owner", "rung", "audience"),
    [
        ("unit", "owner", "unit"),
        ("unit", "head", "unit_head"),
        ("team", "head", "team_lead"),
        ("team_lead", "head", "leadership"),
        ("organiser", "head", "leadership"),
        ("parent_unit", "head", "leadership"),
        ("unit", "organiser", "organiser"),
        ("unit", "leadership", "leadership"),
    ],
)
def test_each_rung_has_its_audience(owner: str, rung: str, audience: str) -> None:
    assert rung_audience(owner, rung) == audience
