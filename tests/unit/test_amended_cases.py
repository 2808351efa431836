"""What an amended plan changes about one case, and what no document can amend."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from engine.case import Case, Fact
from engine.parties import Team
from engine.plan import Plan, PlannedRound, PlannedVisit, RuleSetting
from tests.integration.story_office import FIRST, PLAN, ROUND, SECOND
from workflows.amended_cases import CaseChange, round_change, visit_change
from workflows.plan_changes import changes_between
from workflows.plan_refusals import Amendable, refusals
from workflows.planned_cases import cases_of, round_facts

VISIT = replace(PLAN.visits[0], place="Hội trường", conflict_reason="ít người")


def planned(plan: Plan) -> dict[str, Case]:
    return {case.code: case for case in cases_of(plan, iter(map(str, range(99))).__next__)}


def changed(
    before: PlannedVisit, after: PlannedVisit, case: Case | None = None, new: Plan = PLAN
) -> CaseChange:
    old = replace(PLAN, visits=(before,))
    own = case or planned(old)[before.code]
    return visit_change((old, new), (before, after), own)


def test_a_new_day_is_a_reschedule_with_the_whole_visit() -> None:
    change = changed(VISIT, replace(VISIT, first_on=date(2024, 6, 12)))
    assert change.event == "reschedule"
    assert change.step_dates == {
        "visit_on": date(2024, 6, 12),
        "visit_end_on": date(2024, 6, 12),
    }
    assert (change.dates, change.facts) == ({}, {})


def test_an_hour_or_a_place_moves_the_visit_and_leaves_its_day() -> None:
    change = changed(VISIT, replace(VISIT, at=time(14), place=""))
    assert (change.event, change.step_dates) == ("reschedule", {})
    assert change.step_facts == {"at": "14:00", "place": None, "tentative": None}


def test_a_day_taken_out_postpones() -> None:
    change = changed(VISIT, replace(VISIT, first_on=None))
    assert change.event == "postpone"


def test_a_moved_visit_stays_tentative_where_the_plan_says_so() -> None:
    change = changed(VISIT, replace(VISIT, first_on=date(2024, 6, 12), tentative=True))
    assert change.step_facts == {"tentative": True}


def test_what_a_step_did_before_the_document_changes_no_more() -> None:
    case = planned(replace(PLAN, visits=(VISIT,)))[FIRST]
    day = date(2024, 6, 12)
    there = replace(case, dates={**case.dates, "visit_on": day, "visit_end_on": day})
    assert not changed(VISIT, replace(VISIT, first_on=day), there)


def test_other_facts_are_no_step() -> None:
    after = replace(VISIT, subject="công vụ", period_from=date(2023, 1, 1), conflict_reason="")
    change = changed(VISIT, after)
    assert change.event == ""
    assert change.dates == {"period_from": date(2023, 1, 1)}
    assert change.facts == {"subject": "công vụ", "conflict_text_ref": None}
    assert changed(VISIT, replace(VISIT, conflict_reason="khác")).facts == {"conflict_text": "khác"}


def test_a_rule_that_may_pause_now_reaches_the_case() -> None:
    rules = {"inspection": (RuleSetting("report", 5, pausable=True),)}
    change = changed(VISIT, VISIT, new=replace(PLAN, rules=rules))
    assert change.facts == {"pausable": ["report"]}


def round_case(state: str, facts: Mapping[str, Fact]) -> Case:
    return replace(planned(PLAN)[ROUND], state=state, facts=facts)


def test_a_team_changes_by_a_decision_once_it_is_set_up() -> None:
    before = PLAN.rounds[0]
    after = replace(before, team=Team("truong-doan", "lanh-dao"), name="Đoàn một")
    at_work = round_change(before, after, round_case("visiting", round_facts(before)))
    assert (at_work.event, at_work.step_facts) == ("change-team", {"secretary": "lanh-dao"})
    assert at_work.facts == {"name": "Đoàn một"}
    forming = round_change(before, after, round_case("forming", round_facts(before)))
    assert (forming.event, forming.facts) == ("", {"name": "Đoàn một", "secretary": "lanh-dao"})
    assert not round_change(before, before, round_case("visiting", round_facts(before)))


def found(
    new: Plan,
    states: Mapping[str, str] | None = None,
    old: Plan = PLAN,
    elsewhere: frozenset[str] = frozenset(),
) -> list[tuple[str, str]]:
    cases = planned(old)
    for code, state in (states or {}).items():
        cases[code] = replace(cases[code], state=state)
    changes = changes_between(old, new)
    problems = refusals(Amendable(old, new, changes, cases, elsewhere, {}))
    return [(problem.path, problem.sentence()) for problem in problems]


def moved_first(**fields: Any) -> Plan:  # noqa: ANN401  (fields of a visit by name)
    first = replace(PLAN.visits[0], **fields)
    return replace(PLAN, visits=(first, PLAN.visits[1]))


def test_another_organiser_or_year_is_another_plan() -> None:
    problems = found(replace(PLAN, organiser="QLDT", year=2025))
    assert [path for path, _ in problems] == ["plan.organiser", "plan.year"]
    assert "một kế hoạch khác" in problems[0][1]


def test_a_visit_that_took_place_is_not_moved_nor_withdrawn() -> None:
    later = date(2024, 6, 12)
    ((path, sentence),) = found(moved_first(first_on=later), {FIRST: "inspected"})
    assert (path, "đã kiểm tra, không dời" in sentence) == ("visits[1]", True)
    gone = replace(PLAN, visits=PLAN.visits[1:])
    ((path, sentence),) = found(gone, {FIRST: "concluded"})
    assert (path, "không rút được" in sentence) == ("visits", True)
    assert found(gone, {FIRST: "notified"}) == []
    assert found(gone, {FIRST: "cancelled"}) == []


def test_a_visit_that_is_over_stays_as_it_is() -> None:
    later = date(2024, 6, 12)
    assert "đã hủy" in found(moved_first(first_on=later), {FIRST: "cancelled"})[0][1]
    assert "đã kết thúc" in found(moved_first(subject="công vụ"), {FIRST: "closed"})[0][1]
    # The window of the plan is no matter of what is over.
    assert found(replace(PLAN, window_last_on=later), {FIRST: "cancelled"}) == []


def test_a_unit_replaced_is_a_visit_withdrawn_and_another_added() -> None:
    ((_, sentence),) = found(moved_first(unit="VP"))
    assert "đổi đơn vị từ QLDT sang VP" in sentence
    followed = planned(PLAN)
    followed[FIRST] = replace(followed[FIRST], unit="VP")
    new = moved_first(unit="VP")
    given = Amendable(PLAN, new, changes_between(PLAN, new), followed, frozenset(), {})
    assert refusals(given) == ()  # the case went to its successor before
    ((_, sentence),) = found(moved_first(parent=SECOND))
    assert "chuyển từ - sang KH-02" in sentence


def test_rounds_stay_and_what_has_ended_takes_nothing_more() -> None:
    assert "giữ đợt lại" in found(replace(PLAN, rounds=()))[0][1]
    renamed = replace(PLAN, rounds=(replace(PLAN.rounds[0], name="Khác"),))
    assert found(renamed) == []
    assert "không điều chỉnh được" in found(renamed, {ROUND: "closed"})[0][1]
    added = replace(PLAN, visits=(*PLAN.visits, replace(VISIT, code="KH-03")))
    assert found(added) == []
    assert "đã kết thúc, hãy thêm vào một đợt mới" in found(added, {ROUND: "ended"})[0][1]


def test_a_new_visit_needs_a_code_of_its_own_and_a_parent_that_goes_on() -> None:
    below = replace(PLAN, visits=(*PLAN.visits, replace(VISIT, code="KH-03", parent=FIRST)))
    assert found(below, {FIRST: "inspected"}) == []
    assert "đã kết luận hoặc đã hủy" in found(below, {FIRST: "concluded"})[0][1]
    assert "đã dùng cho hồ sơ khác" in found(below, elsewhere=frozenset({"KH-03"}))[0][1]


def test_a_new_round_brings_its_own_visits() -> None:
    fresh = PlannedRound("KH-D2", "Đoàn 2", Team("lanh-dao"), ())
    visit = replace(VISIT, code="KH-03", round="KH-D2")
    new = replace(PLAN, rounds=(*PLAN.rounds, fresh), visits=(*PLAN.visits, visit))
    assert found(new) == []
