"""Stories of rounds and remediations: what hangs on the last visit, and on each recommendation."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.testing import PlayedOffice
from engine.case import Case, Command
from engine.decisions import OPEN
from engine.errors import EventRefused, InvalidInput, RightMissing
from engine.obligations import DeadlineState
from tests.integration.story_office import (
    FIRST,
    PLAN,
    ROUND,
    SECOND,
    days,
    due,
    letters,
    opened,
    remediated,
    rounds,
    shipped,
    to_concluded,
    to_inspected,
)

POINT = f"{FIRST}-KN1"


def state(office: PlayedOffice, code: str) -> str:
    return office.case(code).state


# --- Remediations --------------------------------------------------------------------------------


def test_a_returned_remediation_goes_on_with_a_new_deadline_and_a_full_history(
    tmp_path: Path,
) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 5})
    with pytest.raises(EventRefused, match="thiếu minh chứng"):
        office.send(POINT, "remediate")
    evidence = [("anh.jpg", b"\xff\xd8")]
    actor = office.application.actor("dm-dautu")
    office.application.cases.advance(
        POINT, Command("remediate", actor, office.today), evidence=evidence
    )
    assert len(office.case(POINT).facts["evidence"]) == 1  # type: ignore[arg-type]  # a list of hashes
    with pytest.raises(InvalidInput, match="còn thiếu: reason"):
        office.send(POINT, "return")
    office.send(POINT, "return", reason="chưa đạt", facts={"remedy": {"amount": 10}})
    office.tick()
    assert letters(office, "remediation-returned") == ["dm-dautu"]
    office.live_until("2024-07-01")
    assert days(office, "dm-dautu", POINT)[-1] == "2024-07-01"
    office.send(POINT, "remediate", facts={"explanation_text": "Đã sửa"})
    office.send(POINT, "accept")
    found = rounds(office, POINT, "remedy")
    assert [(d.round, str(d.due_on), d.on_time, d.late_working_days) for d in found] == [
        (1, "2024-06-21", True, None),
        (2, "2024-06-28", False, 1),
    ]
    assert office.case(POINT).facts["reports"] == 2
    assert state(office, FIRST) == "remediated"


def test_a_remediation_without_a_number_asks_the_team_until_it_has_one(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {})
    office.live_until("2024-07-01")
    assert days(office, "thu-ky", POINT) == ["2024-06-21", "2024-06-28"]
    assert days(office, "dm-dautu", POINT) == []
    office.send(
        POINT,
        "set-deadline",
        facts={"remedy": {"unit": "date"}},
        dates={"remedy_by": date(2024, 7, 15)},
    )
    assert due(office, POINT, "remedy") == "2024-07-15"
    office.live_until("2024-07-15")
    assert days(office, "dm-dautu", POINT) == ["2024-07-08", "2024-07-11", "2024-07-15"]


def test_what_is_passed_on_is_followed_until_it_is_answered(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 5})
    office.send(POINT, "pass-on", by="dm-dautu", document="9/BC")
    assert office.deadline(POINT, "remedy").on_time is True
    office.live_until("2024-07-15")
    assert days(office, "chuyen-vien", POINT) == ["2024-07-12"]
    assert state(office, FIRST) == "concluded"
    with pytest.raises(EventRefused, match="trước mốc passed_on_on"):
        office.send(POINT, "answer", on=date(2024, 6, 10), document="77/CV", reason="bù")
    office.send(POINT, "answer", document="77/CV")
    assert (state(office, POINT), state(office, FIRST)) == ("answered", "remediated")


def test_a_reported_remediation_is_the_team_s_to_look_at(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 5})
    office.send(POINT, "remediate", facts={"explanation_text": "Đã làm"})
    office.live_until("2024-06-21")
    assert days(office, "thu-ky", POINT) == ["2024-06-21"]
    assert days(office, "dm-dautu", POINT) == []


def test_a_finding_of_an_earlier_year_has_no_parent_to_tell(tmp_path: Path) -> None:
    office = opened(tmp_path)
    old = Case(
        id=office.application.identities.new_id(),
        code="TON-2023-01",
        workflow="remediation",
        workflow_version=1,
        state="assigned",
        version=1,
        plan=None,
        unit="QLDT",
        dates={"issued_on": date(2023, 10, 2)},
        facts={"text": "Niêm yết thiếu", "opening_stock": True},
    )
    command = Command(OPEN, office.application.actor("operator"), office.today)
    office.application.cases.open([old], command)
    # It has no team: who organises is asked.
    office.live_until("2024-05-10")
    assert days(office, "operator", "TON-2023-01") == ["2024-05-08"]
    remediated(office, "TON-2023-01")
    assert state(office, "TON-2023-01") == "accepted"
    with office.application.store.read() as uow:
        entries = uow.audit.chain(f"case:{old.id}")
    assert [entry.action for entry in entries][-1] == "accept"
    assert "Niêm yết" not in "".join(entry.changes for entry in entries)


# --- Rounds --------------------------------------------------------------------------------------


def visited(office: PlayedOffice, code: str, day: str) -> None:
    """Record a visit without its steps before: notified now, inspected on its day."""
    office.clock.move_to(f"{day}T17:00")
    if state(office, code) == "planned":
        office.send(code, "notify", document="1/TB")
    office.send(code, "inspect", reason="không cần báo cáo")


def test_the_round_ends_with_its_last_visit_and_its_summary_counts_from_there(
    tmp_path: Path,
) -> None:
    office = opened(tmp_path)
    visited(office, FIRST, "2024-06-06")
    assert state(office, ROUND) == "visiting"
    visited(office, SECOND, "2024-06-13")
    assert (state(office, ROUND), due(office, ROUND, "summary")) == ("ended", "2024-07-11")
    office.tick()
    assert sorted(letters(office, "round-ended")) == ["thu-ky", "truong-doan"]
    office.live_until("2024-07-12")
    assert days(office, "thu-ky", "Báo cáo tổng hợp")[-3:] == [
        "2024-07-09",
        "2024-07-11",
        "2024-07-12",
    ]
    with pytest.raises(EventRefused, match="không chờ sản phẩm đó"):
        office.send(ROUND, "issue", document="9/BC", facts={"product": "general_conclusion"})
    office.send(ROUND, "issue", document="9/BC", facts={"product": "summary"})
    assert state(office, ROUND) == "closed"
    assert office.deadline(ROUND, "summary").late_working_days == 1


def test_the_summary_moves_with_the_last_visit(tmp_path: Path) -> None:
    office = opened(tmp_path)
    assert due(office, ROUND, "summary") == "2024-07-11"
    office.send(SECOND, "reschedule", reason="bão", dates={"visit_on": date(2024, 6, 27)})
    assert due(office, ROUND, "summary") == "2024-07-25"
    office.send(SECOND, "cancel", reason="sáp nhập")
    assert due(office, ROUND, "summary") == "2024-07-04"
    assert office.case(ROUND).dates["last_visit_on"] == date(2024, 6, 6)


def test_visits_recorded_in_any_order_end_the_round_on_the_last_day(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    visited(office, SECOND, "2024-06-13")
    office.send(FIRST, "inspect", on=date(2024, 6, 6), reason="ghi muộn")
    assert office.case(ROUND).dates["ended_on"] == date(2024, 6, 13)
    assert due(office, ROUND, "summary") == "2024-07-11"


def test_a_postponed_visit_asks_whether_to_end_or_to_wait_each_working_day(
    tmp_path: Path,
) -> None:
    office = opened(tmp_path)
    office.send(SECOND, "postpone", reason="bão")
    visited(office, FIRST, "2024-06-06")
    office.live_until("2024-06-11", hours=(8,))
    assert days(office, "truong-doan", "Kết thúc đợt kiểm tra hay chờ") == [
        "2024-06-07",
        "2024-06-10",
        "2024-06-11",
    ]
    office.send(ROUND, "end-round", by="truong-doan")
    assert (state(office, ROUND), due(office, ROUND, "summary")) == ("ended", "2024-07-04")
    office.send(SECOND, "reschedule", reason="hết bão", dates={"visit_on": date(2024, 6, 20)})
    assert due(office, ROUND, "summary") == "2024-07-18"  # the later visit is the last one now


def test_waiting_goes_on_when_the_postponed_visit_gets_a_day(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(SECOND, "postpone", reason="bão")
    visited(office, FIRST, "2024-06-06")
    office.send(SECOND, "reschedule", reason="hết bão", dates={"visit_on": date(2024, 6, 20)})
    assert office.deadline(ROUND, "end_or_wait").state is DeadlineState.WITHDRAWN
    assert due(office, ROUND, "visits") == "2024-06-20"
    with pytest.raises(EventRefused, match="không phải đang hoãn"):
        office.send(ROUND, "end-round")
    visited(office, SECOND, "2024-06-20")
    assert state(office, ROUND) == "ended"


def test_a_round_without_products_closes_with_its_last_visit(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    office.load(replace(PLAN, rounds=(replace(PLAN.rounds[0], products=()),)))
    office.send(ROUND, "establish-team", document="05/QĐ")
    office.send(FIRST, "cancel", reason="x")
    assert state(office, ROUND) == "visiting"
    office.send(SECOND, "cancel", reason="x")
    assert state(office, ROUND) == "closed"


def test_a_team_set_up_after_everything_still_ends_its_round(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    office.load(PLAN)
    with pytest.raises(EventRefused, match="chưa có quyết định thành lập đoàn"):
        office.send(FIRST, "notify", document="1/TB")
    office.send(FIRST, "cancel", reason="x")
    office.send(SECOND, "cancel", reason="x")
    assert state(office, ROUND) == "forming"
    office.send(ROUND, "establish-team", document="05/QĐ")
    assert state(office, ROUND) == "ended"


def test_a_round_without_any_visit_yet_does_not_end(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    office.load(replace(PLAN, visits=()))
    office.send(ROUND, "establish-team", document="05/QĐ")
    assert state(office, ROUND) == "visiting"
    assert office.deadline(ROUND, "visits").next_on is not None


def test_the_look_of_a_round_is_not_a_command_of_people(tmp_path: Path) -> None:
    office = opened(tmp_path)
    with pytest.raises(RightMissing):
        office.send(ROUND, "visits-changed")
    with office.application.store.read() as uow:
        first_look = uow.audit.chain(f"case:{office.case(ROUND).id}")[1]
    assert (first_look.action, first_look.person, first_look.on_behalf_of) == (
        "visits-changed",
        "daemon",
        "operator",
    )


def test_a_changed_team_is_told_from_then_on(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(
        ROUND,
        "change-team",
        document="06/QĐ",
        reason="chuyển công tác",
        facts={"lead": "lanh-dao", "secretary": "chuyen-vien"},
    )
    office.send(FIRST, "notify", document="1/TB")
    office.tick()
    assert sorted(letters(office, "notice-of-schedule")) == ["chuyen-vien", "dm-dautu", "lanh-dao"]
    assert office.case(ROUND).facts["team_changes"] == 1


def test_a_team_decided_too_late_is_the_organiser_s_lateness(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    office.load(PLAN)
    assert office.deadline(ROUND, "team_decision").review_on == date(2024, 5, 8)
    office.live_until("2024-05-08")
    assert days(office, "chuyen-vien", "thành lập đoàn") == ["2024-05-08"]
    office.send(ROUND, "establish-team", document="05/QĐ")
    assert office.deadline(ROUND, "team_decision").state is DeadlineState.MET


def test_the_first_round_of_binh_dinh_sums_up_twenty_working_days_after_its_last_visit(
    tmp_path: Path,
) -> None:
    office = shipped(tmp_path, "binh-dinh-ubnd-2024.toml", "2024-04-01T08:00")
    assert office.case("BDI-24-D1").dates["last_visit_on"] == date(2024, 9, 30)
    office.send("BDI-24-D1", "establish-team", document="12/QĐ-SNV")
    assert due(office, "BDI-24-D1", "summary") == "2024-10-28"


def test_cases_that_tell_each_other_in_a_circle_are_a_defect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = opened(tmp_path)
    monkeypatch.setattr("engine.stepping._DEPTH_LIMIT", 1)
    office.send(FIRST, "notify", document="1/TB")  # tells nobody
    with pytest.raises(RuntimeError, match="without end"):
        office.send(FIRST, "cancel", reason="x")  # tells the round, which tells itself
    assert state(office, FIRST) == "notified"


def test_a_paused_conclusion_waits_and_goes_on(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office)
    office.clock.move_to("2024-06-10T09:00")
    office.send(FIRST, "pause", reason="chờ giám định", facts={"deadline": "conclusion"})
    office.live_until("2024-06-24")
    assert days(office, "thu-ky", "Ban hành thông báo kết luận") == ["2024-06-24"]
    office.send(FIRST, "resume", facts={"deadline": "conclusion"})
    assert due(office, FIRST, "conclusion") == "2024-07-05"
