"""Stories of difficulties: put before somebody at once, asked about again, answered, closed by consent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.parties.handover import hand_over
from dondoc.parties.leaving import leave
from dondoc.parties.register import Request
from dondoc.simulation.playing import simulate_office
from dondoc.simulation.scenario import Scenario
from dondoc.testing import OPERATOR, PlayedOffice
from engine.case import Actor, Case, Command, DocumentRef, Fact
from engine.errors import EventRefused, InvalidInput, RightMissing
from engine.happenings import happenings
from engine.plan import RuleSetting
from engine.retelling import told
from engine.viewer import Viewer
from engine.year_closing import Wishes
from tests.integration.story_office import (
    FIRST,
    ROUND,
    children,
    days,
    digests,
    due,
    letters,
    opened,
    rounds,
)
from tests.integration.story_tasks import PLAN, QUARTERS, SPREAD, annex
from workflows.difficulties import DIFFICULTY, REPORT

TASK = "CC-18-I.1-Q2"
TROUBLE = f"{TASK}-VM1"
WORDS: Mapping[str, Fact] = {"text": "Chưa có hướng dẫn của Bộ", "proposal_text": "Xin ý kiến tỉnh"}


def reported(office: PlayedOffice, code: str = TASK, by: str = "dm-vp", **to: Fact) -> None:
    facts: Mapping[str, Fact] = {DIFFICULTY: {**WORDS, **(to or {"audience": "leadership"})}}
    office.send(code, REPORT, by=by, facts=facts)


def answered(office: PlayedOffice, by: str = "lanh-dao", code: str = TROUBLE) -> None:
    facts: Mapping[str, Fact] = {"answer_text": "Làm theo công văn 12"}
    office.send(code, "answer-difficulty", by=by, facts=facts)


def on_behalf(office: PlayedOffice, event: str, person: str) -> None:
    known = office.application.actor(OPERATOR.code, person)
    office.application.cases.advance(TROUBLE, Command(event, known, office.today))


def test_a_difficulty_goes_to_the_head_of_the_board_at_once(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office)
    office.tick()
    (letter,) = [m for m in office.mail_to("lanh-dao") if "/difficulty-raised/" in m.key]
    for words in (
        "Chưa có hướng dẫn của Bộ.",
        "Đề xuất: Xin ý kiến tỉnh.",
        "Kiểm tra công vụ",
        "dm-vp",
    ):
        assert words in letter.text
    born = office.case(TROUBLE)
    assert (born.state, born.unit, born.parent_id) == ("open", "VP", office.case(TASK).id)
    assert office.case(TASK).state == "under_way"  # the work itself goes on
    (kept,) = rounds(office, TROUBLE, "reply")
    assert (kept.due_on, kept.review_on) == (None, date(2018, 5, 9))


def test_an_unanswered_difficulty_is_asked_about_again_and_goes_higher(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office, person="dm-th")
    office.live_until("2018-05-23")
    assert days(office, "dm-th", "VM1") == ["2018-05-09", "2018-05-16", "2018-05-23"]
    assert days(office, OPERATOR.code, "VM1") == ["2018-05-16", "2018-05-23"]
    assert days(office, "lanh-dao", "VM1") == ["2018-05-23"]
    assert office.case(TROUBLE).state == "open"
    assert office.case(TROUBLE).facts["asks"] == 3
    assert "trả lời khó khăn, vướng mắc – Chưa có hướng dẫn" in digests(office, "dm-th")[0].text


def test_a_number_of_the_plan_makes_a_late_answer_late(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2018-05-02T08:00")
    rules = {DIFFICULTY: (RuleSetting("reply", 3, legal_basis="Quy chế làm việc"),)}
    office.load(replace(PLAN, tasks=(QUARTERS,), rules=rules))
    reported(office)
    assert due(office, TROUBLE, "reply") == "2018-05-07"
    office.live_until("2018-05-14")
    assert "2018-05-08" in days(office, "lanh-dao", TROUBLE)
    assert "2018-05-14" in days(office, OPERATOR.code, TROUBLE)  # five working days late
    answered(office)
    late = office.deadline(TROUBLE, "reply")
    assert (late.on_time, late.late_working_days) == (False, 5)


def test_the_answer_goes_at_once_to_the_reporter_and_to_whose_work_it_is(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", SPREAD)
    reported(office, code="CC-18-I.3-TH", by="dm-th")
    answered(office, code="CC-18-I.3-TH-VM1")
    reported(office, code="CC-18-I.3-TH", by=OPERATOR.code)
    answered(office, code="CC-18-I.3-TH-VM2")
    office.tick()
    assert letters(office, "difficulty-answered") == ["dm-th", "dm-th", OPERATOR.code]
    assert "Trả lời: Làm theo công văn 12." in office.mail_to("dm-th")[0].text


def test_only_the_reporter_says_that_it_is_solved(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office)
    with pytest.raises(RightMissing):
        answered(office, by="dm-vp")  # nobody answers what they asked
    with pytest.raises(EventRefused, match="không “đồng ý"):
        office.send(TROUBLE, "close-difficulty", by="dm-vp")
    answered(office)
    with pytest.raises(EventRefused, match="--on-behalf-of"):
        office.send(TROUBLE, "close-difficulty")
    with pytest.raises(RightMissing):
        office.send(TROUBLE, "close-difficulty", by="lanh-dao")
    on_behalf(office, "close-difficulty", "dm-vp")
    assert office.case(TROUBLE).state == "closed"
    assert rounds(office, TROUBLE, "consent")[0].met_on == office.today


def test_silence_after_the_answer_is_asked_about_and_closes_nothing(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office)
    answered(office)
    office.live_until("2018-05-16")
    assert days(office, "dm-vp", "VM1") == ["2018-05-09", "2018-05-16"]
    assert office.case(TROUBLE).state == "answered"
    office.send(TROUBLE, "close-difficulty", by="dm-vp")
    office.live_until("2018-05-23")
    assert len(days(office, "dm-vp", "VM1")) == 2


def test_an_answer_that_does_not_help_opens_it_again(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office)
    answered(office)
    office.clock.move_to("2018-05-10T08:00")
    with pytest.raises(InvalidInput, match="reason"):
        office.send(TROUBLE, "reopen-difficulty", by="dm-vp")
    office.send(TROUBLE, "reopen-difficulty", by="dm-vp", reason="công văn đã hết hiệu lực")
    office.tick()
    again = office.mail_to("lanh-dao")[-1]
    assert again.subject.startswith("Chưa giải quyết được")
    assert "công văn đã hết hiệu lực" in again.text
    first, second = rounds(office, TROUBLE, "reply")
    assert (first.met_on, second.review_on) == (date(2018, 5, 2), date(2018, 5, 17))
    answered(office)
    office.send(TROUBLE, "close-difficulty", by="dm-vp")
    assert office.case(TROUBLE).facts["reopened"] == 1


def test_a_difficulty_taken_back_is_asked_about_no_more(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office)
    office.send(TROUBLE, "withdraw-difficulty", by="dm-vp", reason="đã có hướng dẫn")
    office.live_until("2018-05-09")
    assert letters(office, "difficulty-withdrawn") == ["lanh-dao"]
    assert not days(office, "lanh-dao", "VM1")


def test_an_outside_body_is_followed_up_by_the_organiser(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office, body_text="Sở Nội vụ")
    office.tick()
    (letter,) = office.mail_to(OPERATOR.code)
    assert "gửi Sở Nội vụ" in letter.text
    assert "chuyển đến Sở Nội vụ, theo dõi và ghi câu trả lời" in letter.text
    assert "Sở Nội vụ" not in str(office.case(TROUBLE).facts)  # it can be erased
    office.send(TROUBLE, "answer-difficulty", document="99/SNV")
    assert office.case(TROUBLE).state == "answered"


@pytest.mark.parametrize("words", [{}, {"text": "", "audience": "leadership"}, {"text": "x"}])
def test_a_difficulty_without_words_or_addressee_is_refused(
    words: Mapping[str, Fact], tmp_path: Path
) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    with pytest.raises(InvalidInput):
        office.send(TASK, REPORT, by="dm-vp", facts={DIFFICULTY: words})
    with pytest.raises(InvalidInput):
        office.send(TASK, REPORT, by="dm-vp")


def test_who_takes_over_the_work_takes_over_the_question(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office, person="tp-th")
    request = Request(office.application.actor(OPERATOR.code), office.today, None, "điều động")
    handed = hand_over(office.application, "tp-th", "dm-th", request)
    assert [item.parts for item in handed.work] == [("addressee",)]
    assert office.case(TROUBLE).facts["addressed_to"] == "dm-th"
    office.live_until("2018-05-09")
    assert days(office, "dm-th", "VM1") == ["2018-05-09"]
    assert not days(office, "tp-th", "VM1")
    answered(office, by="dm-th")


def test_when_the_addressee_leaves_the_organiser_is_asked(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office, person="tp-th")
    request = Request(office.application.actor(OPERATOR.code), office.today, None, "nghỉ hưu")
    leave(office.application, "tp-th", request, leave_open=True)
    office.live_until("2018-05-09")
    assert days(office, OPERATOR.code, "VM1") == ["2018-05-09"]


def test_what_is_open_at_the_end_of_the_year_is_listed_and_goes_over(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-12-10T08:00", QUARTERS)
    office.tick()
    reported(office, code="CC-18-I.1-Q4")
    plan, actor = replace(PLAN, tasks=(QUARTERS,)), office.application.actor("lanh-dao")
    years = office.application.years
    assert "CC-18-I.1-Q4-VM1" in [item.case.code for item in years.survey(plan, 2018).open]
    years.close([plan], 2018, Wishes(carry_all=True), actor, DocumentRef("120/BC"))
    kept = office.case("CC-18-I.1-Q4-VM1")
    assert (kept.state, kept.facts["from_year"]) == ("open", 2018)
    answered(office, code=kept.code)


def test_the_day_of_an_answer_can_be_corrected(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office)
    office.clock.move_to("2018-05-08T08:00")
    answered(office)
    with office.application.store.read() as uow:
        story = told(
            office.case(TROUBLE),
            happenings(uow.audit.chain(f"case:{office.case(TROUBLE).id}")),
            office.application.rulebook.rules_for(uow, office.case(TROUBLE)),
        )
    assert story.case.dates == office.case(TROUBLE).dates  # its story can be told again
    assert story.deadlines["reply", 1].met_on == date(2018, 5, 8)


def unannounced(office: PlayedOffice) -> None:
    """Open a visit that only its insiders know of."""
    case = Case("u1", "KH-DX", "inspection", 1, "planned", 1, "KH", "QLDT", secret=True,
                insiders=frozenset({"truong-doan", "thu-ky"}),
                dates={"visit_on": date(2024, 5, 20)},
                facts={"unannounced": True, "lead": "truong-doan", "secretary": "thu-ky"})  # fmt: skip
    office.application.cases.open([case], Command("open", Actor(OPERATOR.code), office.today))


def test_a_difficulty_of_a_secret_visit_is_as_secret(tmp_path: Path) -> None:
    office = opened(tmp_path)
    unannounced(office)
    reported(office, "KH-DX", "thu-ky", audience="unit")
    reported(office, "KH-DX", "thu-ky")
    born = office.case("KH-DX-VM1")
    assert (born.secret, born.insiders) == (True, frozenset({"truong-doan", "thu-ky"}))
    office.live_until("2024-05-10")
    raised = letters(office, "difficulty-raised")
    assert sorted(raised) == ["lanh-dao", "thu-ky", "truong-doan"]  # the unit hears nothing
    with office.application.views(office.application.actor("chuyen-vien")) as views:
        assert not views.cases(workflow=DIFFICULTY)
        assert not [m for m in views.messages() if "KH-DX" in m.message.subject]
    assert not digests(office, "chuyen-vien", "KH-DX")


def test_announcing_the_visit_makes_its_difficulties_known(tmp_path: Path) -> None:
    office = opened(tmp_path)
    unannounced(office)
    reported(office, "KH-DX", "thu-ky")
    answered(office, code="KH-DX-VM1")
    office.send("KH-DX-VM1", "close-difficulty", by="thu-ky")
    reported(office, "KH-DX", "thu-ky")
    office.clock.move_to("2024-05-20T08:00")
    office.send("KH-DX", "announce", by="truong-doan")
    with office.application.views(office.application.actor("chuyen-vien")) as views:
        found = {case.code: case.state for case in views.cases(workflow=DIFFICULTY)}
    assert found == {"KH-DX-VM1": "closed", "KH-DX-VM2": "open"}


def test_a_team_reports_what_holds_it_up(tmp_path: Path) -> None:
    office = opened(tmp_path)
    reported(office, ROUND, "thu-ky", audience="leadership")
    reported(office, FIRST, "truong-doan", audience="unit_head")
    assert office.case(f"{FIRST}-VM1").facts["holds_up"] == "team"
    answered(office, code=f"{ROUND}-VM1")
    answered(office, by="tp-dautu", code=f"{FIRST}-VM1")
    office.tick()
    told_of = letters(office, "difficulty-answered")
    assert sorted(told_of) == ["thu-ky", "thu-ky", "truong-doan", "truong-doan"]
    office.send(f"{ROUND}-VM1", "close-difficulty", by="truong-doan")
    assert [c.state for c in children(office, ROUND, DIFFICULTY)] == ["answered", "closed"]


def test_a_simulation_answers_what_is_open_and_closes_nothing(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office)
    store, now = office.application.store, office.clock.now()
    seen = simulate_office(store, Viewer(OPERATOR.code), now, 20, Scenario())
    assert seen.stuck == ()
    kept = {case.code: case.state for case in seen.record.cases}
    assert kept[TROUBLE] == "answered"
    assert office.case(TROUBLE).state == "open"  # only in virtual time
