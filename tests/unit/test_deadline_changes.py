"""What a step does to deadlines: met, moved, missed, withdrawn, asked again, opened once more."""

from dataclasses import replace
from datetime import date

import pytest

from engine.errors import EventRefused, InvalidInput
from engine.obligations import DeadlineState
from engine.plan import RuleSetting
from engine.situation import Links
from tests.unit.core_walk import Walk, a_case, inspection, remediation, rules_of

OPEN, MET, MISSED, WITHDRAWN = (
    DeadlineState.OPEN,
    DeadlineState.MET,
    DeadlineState.MISSED,
    DeadlineState.WITHDRAWN,
)


def states(walk: Walk, name: str) -> list[DeadlineState]:
    return [item.state for item in walk.rounds(name)]


def test_a_new_inspection_reckons_everything_that_hangs_on_its_visit() -> None:
    walk = inspection(visit="2024-06-06")
    due = {item.name: str(item.due_on) for item in walk.deadlines.values()}
    assert due == {
        "notice": "2024-05-23",
        "report": "2024-05-30",
        "visit": "2024-06-06",
        "conclusion": "2024-06-20",
    }
    assert all(item.revision == 0 for item in walk.deadlines.values())
    assert walk.deadline("report").hand_in_to == "Đoàn kiểm tra"


def test_an_act_on_its_last_day_is_on_time_and_one_on_the_next_is_late_by_one() -> None:
    punctual, late = inspection(), inspection()
    punctual.send("notify", "2024-05-23", document="1/TB")
    late.send("notify", "2024-05-24", document="1/TB")
    assert (punctual.deadline("notice").state, punctual.deadline("notice").on_time) == (MET, True)
    assert punctual.deadline("notice").late_working_days is None
    assert (late.deadline("notice").on_time, late.deadline("notice").late_working_days) == (
        False,
        1,
    )


def test_late_on_the_saturday_after_a_friday_is_late_by_no_working_day() -> None:
    walk = inspection(visit="2024-06-10")
    assert walk.due("report") == "2024-06-03"
    walk = inspection(visit="2024-06-07")
    assert walk.due("report") == "2024-05-31"  # a Friday
    walk.send("notify", "2024-05-20", document="1/TB")
    walk.send("receive-report", "2024-06-03", on="2024-06-01")
    met = walk.deadline("report")
    assert (met.on_time, met.late_working_days, met.met_on) == (False, 0, date(2024, 6, 1))


def test_a_moved_visit_moves_what_hangs_on_it_and_raises_the_revision_once() -> None:
    walk = inspection(visit="2024-06-06")
    walk.send("reschedule", "2024-05-02", reason="bận", dates={"visit_on": "2024-06-13"})
    assert (walk.due("notice"), walk.due("report")) == ("2024-05-30", "2024-06-06")
    assert (walk.due("visit"), walk.due("conclusion")) == ("2024-06-13", "2024-06-27")
    assert {item.revision for item in walk.deadlines.values()} == {1}
    assert walk.deadline("notice").original_due_on == date(2024, 5, 23)


def test_an_unrelated_step_changes_no_deadline() -> None:
    walk = inspection()
    walk.send("notify", "2024-05-20", document="1/TB")
    decision = walk.send("urge", "2024-05-21", document="2/CV")
    assert decision.deadlines == ()
    assert {walk.deadline(name).revision for name in ("report", "visit", "conclusion")} == {0}


def test_what_had_passed_before_the_visit_moved_keeps_its_verdict_in_a_closed_round() -> None:
    walk = inspection(visit="2024-06-06")
    walk.send("notify", "2024-05-20", document="1/TB")
    walk.send("reschedule", "2024-06-04", reason="bận", dates={"visit_on": "2024-06-20"})
    missed, fresh = walk.rounds("report")
    assert (missed.state, missed.due_on, missed.late_working_days) == (MISSED, date(2024, 5, 30), 3)
    assert missed.on_time is False
    assert (fresh.state, fresh.due_on, fresh.revision) == (OPEN, date(2024, 6, 13), 0)


def test_a_move_decided_before_the_due_day_and_recorded_after_it_leaves_nothing_missed() -> None:
    walk = inspection(visit="2024-06-06")
    walk.send("notify", "2024-05-20", document="1/TB")
    walk.send(
        "reschedule", "2024-06-04", on="2024-05-29", reason="bận", dates={"visit_on": "2024-06-20"}
    )
    assert states(walk, "report") == [OPEN]


def test_nobody_is_late_with_what_was_not_asked_for_yet() -> None:
    walk = inspection(visit="2024-06-06")  # the unit has no notice: its report is not asked for
    walk.send("reschedule", "2024-06-04", reason="bận", dates={"visit_on": "2024-07-04"})
    assert states(walk, "report") == [OPEN]
    assert states(walk, "notice") == [MISSED, OPEN]


def test_an_inspection_without_the_report_keeps_how_late_the_report_was() -> None:
    walk = inspection(visit="2024-06-06")
    walk.send("notify", "2024-05-20", document="1/TB")
    walk.send("inspect", "2024-06-06", reason="đơn vị không gửi")
    report = walk.deadline("report")
    assert (report.state, report.on_time, report.late_working_days) == (MISSED, False, 5)


def test_an_inspection_before_the_report_was_due_just_withdraws_it() -> None:
    walk = inspection(visit="2024-06-06")
    walk.send("notify", "2024-05-20", document="1/TB")
    walk.send("reschedule", "2024-05-21", reason="gấp", dates={"visit_on": "2024-05-22"})
    assert walk.due("report") == "2024-05-15"
    walk.send("postpone", "2024-05-15", on="2024-05-15", reason="hoãn")
    assert states(walk, "report")[-1] is WITHDRAWN


def test_postponed_and_rescheduled_deadlines_come_back_with_a_higher_revision() -> None:
    walk = inspection(visit="2024-06-06")
    walk.send("postpone", "2024-05-02", reason="bão")
    assert states(walk, "notice") == states(walk, "conclusion") == [WITHDRAWN]
    assert (walk.deadline("new_date").review_on, walk.due("new_date")) == (
        date(2024, 5, 15),
        None,
    )  # Saturday 4/5 is worked
    walk.send("reschedule", "2024-05-10", reason="hết bão", dates={"visit_on": "2024-06-27"})
    notice = walk.deadline("notice")
    assert (notice.state, notice.due_on, notice.round) == (OPEN, date(2024, 6, 13), 1)
    assert notice.revision == 1
    assert walk.deadline("new_date").state is MET


def test_a_second_postponement_asks_for_a_new_date_again() -> None:
    walk = inspection(visit="2024-06-06")
    walk.send("postpone", "2024-05-02", reason="bão")
    walk.send("reschedule", "2024-05-10", reason="hết bão", dates={"visit_on": "2024-06-27"})
    walk.send("postpone", "2024-05-20", reason="lũ")
    first, second = walk.rounds("new_date")
    assert (first.state, second.state) == (MET, OPEN)
    assert second.review_on == date(2024, 6, 3)


def test_an_unset_deadline_is_met_without_a_verdict() -> None:
    walk = inspection(visit="2024-06-06", tentative=True)
    assert walk.due("agree_visit") is None
    walk.send("agree-visit", "2024-05-02")
    agreed = walk.deadline("agree_visit")
    assert (agreed.state, agreed.on_time, agreed.late_working_days) == (MET, None, None)


def test_asking_about_an_unset_deadline_sets_the_next_day_of_asking() -> None:
    walk = inspection(visit="2024-06-06", tentative=True)
    assert walk.deadline("agree_visit").review_on == date(2024, 4, 15)
    decision = walk.send("ask", "2024-04-15", facts={"deadline": "agree_visit"})
    asked = walk.deadline("agree_visit")
    # The 18th (Giỗ Tổ), the swapped 29th, 30/4 and 1/5 are off; Saturday 4/5 is not reached.
    assert (asked.review_on, asked.revision) == (date(2024, 5, 3), 1)
    assert [(n.template, n.audience, n.deadline) for n in decision.notices] == [
        ("reminder", "organiser", "agree_visit")
    ]
    assert "deadline" not in walk.case.facts


@pytest.mark.parametrize("name", ["notice", "no-such-deadline", "new_date"])
def test_asking_about_what_has_a_date_or_is_not_open_says_nothing(name: str) -> None:
    assert inspection().send("ask", "2024-04-15", facts={"deadline": name}).notices == ()


def test_a_pause_stops_the_clock_and_resuming_adds_the_working_days_back() -> None:
    walk = inspection(visit="2024-06-06", pausable=["conclusion"])
    walk.send("notify", "2024-05-20", document="1/TB")
    walk.send("inspect", "2024-06-06", reason="không có báo cáo")
    assert walk.due("conclusion") == "2024-06-20"
    walk.send("pause", "2024-06-10", reason="chờ giám định", facts={"deadline": "conclusion"})
    assert walk.due("conclusion") is None
    assert walk.deadline("conclusion").review_on == date(2024, 6, 24)
    walk.send("resume", "2024-06-12", facts={"deadline": "conclusion"})
    assert walk.due("conclusion") == "2024-06-25"  # three working days were lost
    assert walk.deadline("conclusion").revision == 2
    walk.send("conclude", "2024-06-25", document="3/TB")
    assert walk.deadline("conclusion").on_time is True


def test_only_a_running_deadline_that_the_plan_lets_pause_can_be_paused() -> None:
    walk = inspection(visit="2024-06-06", pausable=["conclusion"])
    with pytest.raises(EventRefused, match="không cho tạm dừng"):
        walk.send("pause", reason="x", facts={"deadline": "notice"})
    with pytest.raises(EventRefused, match="không có thời hạn nào đang tạm dừng"):
        walk.send("resume", facts={"deadline": "conclusion"})
    walk.send("pause", reason="x", facts={"deadline": "conclusion"})
    with pytest.raises(EventRefused, match="đang tạm dừng"):
        walk.send("pause", reason="x", facts={"deadline": "conclusion"})


def test_what_is_overdue_is_too_late_to_pause() -> None:
    walk = inspection(visit="2024-06-06", pausable=["conclusion"])
    walk.send("notify", "2024-05-20", document="1/TB")
    walk.send("inspect", "2024-06-06", reason="không có báo cáo")
    with pytest.raises(EventRefused, match="đã quá hạn"):
        walk.send("pause", "2024-06-21", reason="x", facts={"deadline": "conclusion"})
    walk.send("pause", "2024-06-21", on="2024-06-20", reason="x", facts={"deadline": "conclusion"})
    assert states(walk, "conclusion") == [OPEN]


def test_an_unset_deadline_can_be_paused_and_stays_unset() -> None:
    walk = inspection(visit="2024-06-06", tentative=True, pausable=["agree_visit"])
    walk.send("pause", reason="x", facts={"deadline": "agree_visit"})
    with pytest.raises(InvalidInput):
        walk.send("resume", on="2024-03-01", facts={"deadline": "agree_visit"})
    walk.send("resume", "2024-04-03", facts={"deadline": "agree_visit"})
    assert walk.due("agree_visit") is None
    assert walk.deadline("agree_visit").pauses[0].to_on == date(2024, 4, 3)


def test_a_supplement_is_due_on_the_day_the_team_gives_or_asked_about() -> None:
    walk = inspection(visit="2024-06-20")
    walk.send("notify", "2024-05-20", document="1/TB")
    walk.send("receive-report", "2024-06-03")
    given = {"report_by": "2024-06-08"}  # a Saturday: the next working day
    walk.send("request-supplement", "2024-06-04", dates=given, facts={"missing": ["II.3"]})
    assert walk.due("report") == "2024-06-10"
    # What only the plan says stays: who owes it and where it goes.
    assert (walk.deadline("report").owner, walk.deadline("report").hand_in_to) == (
        "unit",
        "Đoàn kiểm tra",
    )
    walk.send("receive-report", "2024-06-11")
    walk.send("request-supplement", "2024-06-12", facts={"missing": ["II.4"]})
    first, second, third = walk.rounds("report")
    assert (first.on_time, second.on_time, second.late_working_days) == (True, False, 1)
    assert (third.due_on, third.review_on) == (None, date(2024, 6, 26))
    assert walk.case.facts["supplements"] == 2


@pytest.mark.parametrize(
    ("remedy", "by", "due"),
    [
        ({"amount": 15, "unit": "working_days"}, None, "2024-07-11"),
        ({"amount": 15, "unit": "calendar_days"}, None, "2024-07-05"),
        ({"amount": 1, "unit": "months"}, None, "2024-07-22"),  # 20/7 is a Saturday
        ({"unit": "date"}, "2024-09-30", "2024-09-30"),
        ({"unit": "date"}, None, None),
        ({}, None, None),
    ],
)
def test_a_remediation_has_the_deadline_of_its_own(
    remedy: dict[str, str | int], by: str | None, due: str | None
) -> None:
    dates = {"issued_on": date(2024, 6, 20)}
    if by:
        dates["remedy_by"] = date.fromisoformat(by)
    walk = remediation(dates=dates, facts={"settings": {"remedy": remedy}})
    assert walk.due("remedy") == due
    assert walk.deadline("remedy").next_on is not None


def test_each_round_of_a_remediation_has_its_own_deadline_and_history_keeps_them() -> None:
    own = {"remedy": {"amount": 5, "unit": "working_days"}}
    walk = remediation("2024-06-20", facts={"settings": own})
    walk.send("remediate", "2024-06-28", facts={"explanation_text_ref": "t"})
    walk.send(
        "return",
        "2024-07-01",
        reason="chưa đạt",
        facts={"remedy": {"unit": "date"}},
        dates={"remedy_by": "2024-07-15"},
    )
    walk.send("remediate", "2024-07-12", facts={"evidence": ["ab"]})
    first, second = walk.rounds("remedy")
    assert (first.due_on, first.on_time, first.late_working_days) == (date(2024, 6, 27), False, 1)
    assert (second.due_on, second.on_time) == (date(2024, 7, 15), True)
    # The second report is looked at too.
    assert states(walk, "review_report") == [MET, OPEN]
    assert "remedy" not in walk.case.facts


def test_returned_without_a_deadline_asks_the_team() -> None:
    walk = remediation("2024-06-20")
    walk.send("remediate", "2024-06-21", facts={"evidence": ["ab"]})
    walk.send("return", "2024-06-24", reason="chưa đạt")
    remedy = walk.deadline("remedy")
    assert (remedy.round, remedy.due_on, remedy.review_on) == (2, None, date(2024, 7, 1))
    decision = walk.send("ask", "2024-07-01", facts={"deadline": "remedy"})
    assert [notice.audience for notice in decision.notices] == ["team"]


def test_setting_a_deadline_closes_the_round_without_one() -> None:
    walk = remediation("2024-06-20")
    walk.send("set-deadline", "2024-06-24", facts={"remedy": {"amount": 10}})
    assert states(walk, "remedy") == [WITHDRAWN, OPEN]
    assert walk.due("remedy") == "2024-07-04"
    with pytest.raises(EventRefused, match="gia hạn"):
        walk.send("set-deadline", facts={"remedy": {"amount": 20}})


def test_a_settled_deadline_stays_settled_while_its_round_goes_on() -> None:
    products = ("summary", "proposal_of_measures")
    case = a_case("round", state="visiting", facts={"products": products})
    visit = a_case(id="v1", code="V1", state="inspected", dates={"visit_end_on": date(2024, 6, 7)})
    rules = rules_of("round", RuleSetting("summary", 20), RuleSetting("proposal_of_measures"))
    walk = Walk(case, rules, "2024-06-07", Links(children=(visit,))).begin()
    walk.send("all-visited", "2024-06-07")
    assert walk.due("summary") == "2024-07-05"
    walk.send("issue", "2024-07-05", document="9/BC", facts={"product": "summary"})
    walk.send("visits-changed", "2024-07-08")
    assert states(walk, "summary") == [MET]
    assert states(walk, "proposal_of_measures") == [OPEN]


# --- Announcements -------------------------------------------------------------------------------


def conclusion_over_new_year(*, announced: bool) -> Walk:
    """Return an inspection of 22/12/2025; the swap of 02/01/2026 was announced on 25/12."""
    rules = rules_of("inspection", RuleSetting("conclusion", 8))
    dates = {"visit_on": date(2025, 12, 22), "visit_end_on": date(2025, 12, 22)}
    case = a_case(state="inspected", dates={**dates, "inspected_on": date(2025, 12, 22)})
    return Walk(case, rules, "2025-12-26" if announced else "2025-12-22").begin()


def test_the_swap_announced_on_25_12_2025_is_unknown_before_and_counted_after() -> None:
    assert conclusion_over_new_year(announced=False).due("conclusion") == "2026-01-02"
    assert conclusion_over_new_year(announced=True).due("conclusion") == "2026-01-05"


def test_an_announcement_moves_what_lies_ahead_even_when_nobody_reckoned_again() -> None:
    walk = conclusion_over_new_year(announced=False)
    walk.send("conclude", "2026-01-05", document="1/TB")
    assert walk.deadline("conclusion").on_time is True


def test_a_step_after_an_announcement_keeps_the_date_and_the_calendar_it_has() -> None:
    walk = conclusion_over_new_year(announced=False)
    before = walk.deadline("conclusion")
    walk.send("urge", "2025-12-29", document="2/CV")
    assert walk.deadline("conclusion") == before


def test_following_the_calendar_moves_what_lies_ahead_and_renames_the_rest() -> None:
    walk = conclusion_over_new_year(announced=False)
    old = walk.deadline("conclusion").calendar_version
    walk.send("calendar-changed", "2025-12-26")
    moved = walk.deadline("conclusion")
    assert (moved.due_on, moved.revision) == (date(2026, 1, 5), 1)
    assert moved.calendar_version != old
    passed = conclusion_over_new_year(announced=False)
    passed.send("calendar-changed", "2026-01-06")  # nobody ran the daemon in time
    assert passed.deadline("conclusion").due_on == date(2026, 1, 2)
    assert passed.deadline("conclusion").revision == 0
    assert passed.deadline("conclusion").calendar_version == moved.calendar_version


def test_a_named_day_that_becomes_a_day_off_goes_on_to_the_next_working_day() -> None:
    dates = {"issued_on": date(2025, 12, 10), "remedy_by": date(2026, 1, 2)}
    own = {"settings": {"remedy": {"unit": "date"}}}
    walk = remediation("2025-12-10", dates=dates, facts=own)
    assert walk.due("remedy") == "2026-01-02"
    walk.send("remediate", "2026-01-05", facts={"evidence": ["ab"]})
    assert walk.deadline("remedy").on_time is True


def test_an_announcement_of_the_same_day_makes_nothing_late() -> None:
    rules = rules_of("inspection", RuleSetting("notice", 6))
    visit = {"visit_on": date(2026, 1, 5), "visit_end_on": date(2026, 1, 5)}
    walk = Walk(a_case(dates=visit), rules, "2025-12-01").begin()
    walk.links = replace(walk.links)
    assert walk.due("notice") == "2025-12-25"
    walk.send("notify", "2025-12-25", document="1/TB")
    assert walk.deadline("notice").on_time is True
