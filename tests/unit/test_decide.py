"""A decision: where an event leads, what it writes, and the words with which it is refused."""

from datetime import date

import pytest

from engine.case import DocumentRef, Fact
from engine.decisions import changes_between, columns_of
from engine.errors import EventRefused, InvalidInput
from engine.plan import RuleSetting
from engine.rules import Rules, setting_facts, setting_from
from engine.situation import Birth, Links, team_of
from tests.unit.core_walk import PLAN_001, TEAM, Walk, a_case, inspection, morning, rules_of


def refusal(walk: Walk, event: str, document: str = "") -> str:
    with pytest.raises(EventRefused) as refused:
        walk.send(event, document=document)
    return str(refused.value)


def test_a_wrong_event_says_where_the_case_stands_and_what_is_possible() -> None:
    text = refusal(inspection(), "receive-report")
    assert "KT-01 đang ở trạng thái “dự kiến”, không “nhận báo cáo của đơn vị” được" in text
    assert text.endswith("lúc này có thể: notify, reschedule, postpone, cancel, report-difficulty")
    # Neither what only the daemon or another case sends, nor what the case itself forbids.
    assert "ask" not in text
    assert "calendar-changed" not in text


def test_an_unknown_event_is_named_as_it_was_typed() -> None:
    assert "không “fly” được" in refusal(inspection(), "fly")


def test_a_visit_that_has_passed_is_moved_before_its_notice_goes_out() -> None:
    walk = inspection(visit="2024-06-06")
    with pytest.raises(EventRefused, match="ngày kiểm tra đã qua"):
        walk.send("notify", "2024-06-07", document="1/TB")


def test_a_closed_case_says_that_nothing_is_left_to_do() -> None:
    walk = inspection()
    walk.send("cancel", reason="giải thể")
    assert refusal(walk, "notify", document="1") == (
        "KT-01 đã ở trạng thái “hủy”: hồ sơ không còn thao tác nào"
    )


def test_a_guard_that_does_not_hold_says_what_must() -> None:
    walk = inspection(visit=None)
    assert "vì chưa có ngày kiểm tra" in refusal(walk, "notify", document="1")
    walk.links = Links()
    assert "vì chưa có quyết định thành lập đoàn" in refusal(walk, "notify", document="1")


@pytest.mark.parametrize("before", ["planned", "notified", "report_received"])
def test_of_several_ways_the_nearest_one_says_why_not(before: str) -> None:
    # A postponed case goes back to where it stood: three ways, and only the day is wrong.
    dates = {"notified_on": date(2024, 5, 2)} if before != "planned" else {}
    case = a_case(state="postponed", dates=dates, facts={"postponed_from": before})
    walk = Walk(case, rules_of("inspection"), "2024-06-03").begin()
    with pytest.raises(EventRefused, match="rơi vào ngày nghỉ"):
        walk.send("reschedule", reason="x", dates={"visit_on": "2024-06-08"})
    walk.send("reschedule", reason="x", dates={"visit_on": "2024-06-10"})
    assert walk.case.state == before


def test_an_act_cannot_lie_in_the_future_nor_before_what_it_follows() -> None:
    walk = inspection(visit="2024-06-06")
    walk.send("notify", "2024-05-20", document="1")
    with pytest.raises(InvalidInput, match="ở sau hôm nay"):
        walk.send("receive-report", on="2024-05-21")
    walk.send("receive-report", "2024-05-28")
    with pytest.raises(EventRefused, match="trước mốc report_received_on"):
        walk.send("accept-report", on="2024-05-27")
    with pytest.raises(EventRefused, match="trước mốc visit_on"):
        walk.send("inspect", "2024-06-05")


def test_everything_that_is_missing_is_said_together() -> None:
    walk = inspection(visit=None)
    with pytest.raises(EventRefused, match="chưa có ngày"):
        walk.send("reschedule")
    case = a_case(state="concluded", dates={"concluded_on": date(2024, 6, 20)})
    concluded = Walk(case, rules_of("inspection"), "2024-06-24").begin()
    with pytest.raises(InvalidInput, match="còn thiếu: reinspection_on; ghi thêm"):
        concluded.send("order-reinspection")
    team = Walk(a_case("round", state="visiting"), rules_of("round"), "2024-06-24", Links()).begin()
    with pytest.raises(InvalidInput) as missing:
        team.send("change-team")
    assert missing.value.params["missing"] == "document, reason"
    assert missing.value.params["options"] == "--document --reason"


def test_a_decision_changes_version_state_dates_and_facts_and_records_them() -> None:
    walk = inspection()
    before = walk.case
    decision = walk.send("notify", "2024-05-20", on="2024-05-17", document="1/TB")
    after = decision.case
    assert (after.version, after.state) == (before.version + 1, "notified")
    assert after.dates["notified_on"] == date(2024, 5, 17)
    assert decision.before == before
    draft = decision.draft
    assert (draft.chain, draft.action, draft.person) == ("case:c1", "notify", "thu-ky")
    assert (draft.occurred_on, draft.recorded_at) == (date(2024, 5, 17), morning("2024-05-20"))
    assert draft.document == DocumentRef("1/TB")
    assert draft.changes["state"] == ("planned", "notified")
    assert draft.changes["dates.notified_on"] == (None, "2024-05-17")
    assert draft.changes["deadline.notice.1.state"] == ("open", "met")
    assert "unit" not in draft.changes


def test_letters_say_what_came_with_the_step() -> None:
    decision = inspection().send("notify", "2024-05-20", document="1/TB", reason="theo kế hoạch")
    unit, team = decision.notices
    assert (unit.template, unit.audience, team.audience) == ("notice-of-schedule", "unit", "team")
    assert unit.params == {
        "occurred_on": "2024-05-20",
        "reason": "theo kế hoạch",
        "old_on": "2024-06-06",
        "document_number": "1/TB",
    }


def test_a_move_is_told_to_the_unit_only_once_it_knows_of_the_visit() -> None:
    walk = inspection()
    moved = walk.send("reschedule", reason="bận", dates={"visit_on": "2024-06-13"})
    assert [notice.audience for notice in moved.notices] == ["team"]
    walk.send("notify", "2024-05-20", document="1/TB")
    moved = walk.send("reschedule", reason="bận", dates={"visit_on": "2024-06-20"})
    assert [notice.audience for notice in moved.notices] == ["unit", "team"]
    assert walk.case.facts["moves"] == 2


def test_steps_tell_the_round_when_there_is_one() -> None:
    walk = inspection()
    walk.case = a_case(round_id="r1", dates=walk.case.dates)
    (tell,) = walk.send("cancel", reason="x").tells
    assert (tell.case_id, tell.event, tell.optional) == ("r1", "visits-changed", True)
    assert inspection().send("cancel", reason="x").tells == ()


def test_a_date_given_as_none_and_a_fact_given_as_none_are_removed() -> None:
    walk = inspection()
    walk.send("postpone", reason="bão")
    assert "visit_on" not in walk.case.dates
    walk.send("reschedule", reason="x", dates={"visit_on": "2024-06-20", "visit_end_on": None})
    assert "visit_end_on" not in walk.case.dates
    assert "postponed_from" not in walk.case.facts


def test_a_birth_records_everything_and_a_case_not_yet_born_has_nothing() -> None:
    case = a_case(plan="P", secret=True, dates={"visit_on": date(2024, 6, 6)}, facts={"kind": "x"})
    assert columns_of(case) == {
        "code": "KT-01",
        "workflow": "inspection/1",
        "state": "planned",
        "version": 1,
        "plan": "P",
        "unit": "QLDT",
        "secret": True,
        "dates.visit_on": "2024-06-06",
        "facts.kind": "x",
    }
    assert columns_of(a_case(version=0)) == {}
    assert changes_between({"a": 1, "b": 2}, {"b": 2, "c": 3}) == {"a": (1, None), "c": (None, 3)}


def test_a_conclusion_bears_one_remediation_for_each_recommendation() -> None:
    case = a_case(state="inspected", dates={"inspected_on": date(2024, 6, 6)})
    walk = Walk(case, rules_of("inspection", *PLAN_001), "2024-06-20").begin()
    given: list[Fact] = [
        {"text_ref": "t1", "remedy": {"amount": 15}, "field": "TTHC"},
        {"text_ref": "t2", "unit": "VP", "remedy": {"unit": "date"}, "by": "2024-09-30"},
    ]
    first, second = walk.send("conclude", document="3/TB", facts={"recommendations": given}).births
    assert first == Birth(
        "KT-01-KN1",
        "remediation",
        "QLDT",
        {"issued_on": date(2024, 6, 20)},
        {"text_ref": "t1", "field": "TTHC", "settings": {"remedy": {"amount": 15}}},
    )
    assert (second.code, second.unit, second.dates["remedy_by"]) == (
        "KT-01-KN2",
        "VP",
        date(2024, 9, 30),
    )
    assert (walk.case.state, walk.case.facts) == ("concluded", {"recommendation_count": 2})
    # It is followed from the first day, although its recommendations are only being born.
    assert walk.deadline("remediation").review_on is not None


def test_a_conclusion_without_recommendations_closes() -> None:
    case = a_case(state="inspected", dates={"inspected_on": date(2024, 6, 6)})
    walk = Walk(case, rules_of("inspection"), "2024-06-20").begin()
    walk.send("conclude", document="3/TB", facts={"recommendations": "không có"})
    assert walk.case.state == "closed"
    assert walk.timers == ()


@pytest.mark.parametrize(
    ("missing", "outlined", "known"),
    [
        (["II.3"], True, True),
        (["II.3. Kiểm soát TTHC"], True, True),
        (["II.3", "IX"], True, False),
        ([], True, False),
        ("II.3", True, False),
        (["whatever"], False, True),
    ],
)
def test_missing_sections_are_those_of_the_outline(
    missing: str | list[str], *, outlined: bool, known: bool
) -> None:
    outlines = {"toàn diện": ("II.3. Kiểm soát TTHC", "II.4. Tổ chức")} if outlined else {}
    case = a_case(state="report_received", facts={"kind": "toàn diện"})
    walk = Walk(case, rules_of("inspection", outlines=outlines), "2024-06-03").begin()
    if not known:
        with pytest.raises(EventRefused, match="mục còn thiếu"):
            walk.send("request-supplement", facts={"missing": missing})
        return
    decision = walk.send("request-supplement", facts={"missing": missing})
    assert decision.notices[0].params["missing"] == missing


def test_proposals_are_numbered_and_answered_once() -> None:
    walk = inspection()
    walk.send("notify", "2024-05-20", document="1")
    walk.send("propose", facts={"proposal_text_ref": "t1"})
    walk.send("propose", "2024-05-21", facts={"proposal_text_ref": "t2"})
    walk.send("answer-proposal", "2024-05-22", facts={"proposal": 2, "answer_text_ref": "t3"})
    assert walk.case.facts["proposals"] == [
        {"no": 1, "on": "2024-05-20", "text_ref": "t1"},
        {
            "no": 2,
            "on": "2024-05-21",
            "text_ref": "t2",
            "answered_on": "2024-05-22",
            "answer_ref": "t3",
        },
    ]
    with pytest.raises(EventRefused, match="không có đề xuất số đó"):
        walk.send("answer-proposal", facts={"proposal": 2})


# --- Rules and teams -----------------------------------------------------------------------------


def test_a_case_s_own_number_is_completed_with_what_only_the_plan_says() -> None:
    planned = RuleSetting("report", 5, owner="unit", legal_basis="Mục V", recipients=("SNV",))
    rules: Rules = rules_of("inspection", planned)
    own = a_case(facts={"settings": {"report": {"amount": 3, "unit": "calendar_days"}}})
    assert rules.setting(own, "report") == RuleSetting(
        "report", 3, "calendar_days", owner="unit", legal_basis="Mục V", recipients=("SNV",)
    )
    assert rules.setting(a_case(), "report") == planned
    assert rules_of("inspection").setting(own, "report") == RuleSetting(
        "report", 3, "calendar_days"
    )
    assert rules.setting(a_case(facts={"settings": "?"}), "report") == planned


def test_a_setting_survives_the_facts() -> None:
    setting = RuleSetting("remedy", 15, "calendar_days", "unit", "15 ngày", "r", "Mục 1", True)
    assert setting_from("remedy", setting_facts(setting)) == setting
    assert setting_from("remedy", {"amount": "15"}) == RuleSetting("remedy")


def test_the_team_is_that_of_the_case_else_of_the_round_else_of_the_parent() -> None:
    crew = {"lead": "a", "secretary": "", "members": ["b"]}
    carrier = a_case(id="x", facts=crew)
    assert team_of(carrier).everyone() == ("a", "b")
    assert team_of(a_case(facts={"members": "b"})).everyone() == ()
    assert Links(parent=carrier).team.everyone() == ("a", "b")
    assert Links(parent=carrier, round=TEAM).team.everyone() == ()
    assert Links().team.everyone() == ()
