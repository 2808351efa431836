"""Stories of inspections: from the plan file to the closed case, with all that can come between."""

from datetime import date, time
from pathlib import Path

import pytest
from icalendar import Calendar

from dondoc.testing import PlayedOffice
from engine.case import Case, Command, Fact
from engine.decisions import OPEN
from engine.errors import EventRefused, NotFound, RightMissing
from engine.obligations import DeadlineState
from engine.plan import PlannedVisit
from tests.integration.story_office import (
    FIRST,
    ROUND,
    SECOND,
    children,
    due,
    letters,
    opened,
    remediated,
    rounds,
    shipped,
    to_concluded,
    to_inspected,
)


def state(office: PlayedOffice, code: str) -> str:
    return office.case(code).state


# --- The plan of Bình Dương, from its file to its closing ----------------------------------------


def test_the_plan_of_binh_duong_runs_from_its_file_to_its_closing(tmp_path: Path) -> None:
    office = shipped(tmp_path, "binh-duong-bql-kcn-2024.toml", "2024-03-21T08:00")
    codes = [f"BDG-KCN-24-0{number}" for number in range(1, 8)]
    office.send("BDG-KCN-24-D1", "establish-team", document="05/QĐ-BQL")
    office.clock.move_to("2024-05-20T09:00")
    for code in codes:
        office.send(code, "agree-visit")
        office.send(code, "notify", document="45/TB-ĐKT")
    office.tick()
    assert len(letters(office, "visit-agreed")) == 7
    assert letters(office, "notice-of-schedule").count("dm-dautu") == 1
    office.clock.move_to("2024-06-07T17:00")
    for code in codes:
        office.send(code, "receive-report", on=date(2024, 5, 30), reason="nhập bù")
        office.send(code, "inspect", on=office.case(code).dates["visit_on"])
    assert (due(office, codes[0], "conclusion"), due(office, codes[3], "conclusion")) == (
        "2024-06-20",
        "2024-06-21",
    )
    assert state(office, "BDG-KCN-24-D1") == "ended"
    office.clock.move_to("2024-06-20T09:00")
    for code in codes:
        office.send(code, "conclude", document="60/TB-BQL")
    assert {state(office, code) for code in codes} == {"closed"}
    for number, product in enumerate(("consolidated_remediation_report", "general_conclusion")):
        office.send(
            "BDG-KCN-24-D1", "issue", document=f"7{number}/BC-VP", facts={"product": product}
        )
    assert state(office, "BDG-KCN-24-D1") == "closed"
    office.live_until("2024-06-24")
    sent = len(office.mail.sent)
    office.live_until("2024-07-20")
    assert len(office.mail.sent) == sent  # nobody is urged about what is done


# --- The visit moves -----------------------------------------------------------------------------


def test_a_moved_visit_moves_its_dates_and_each_person_hears_once(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    office.tick()
    office.clock.move_to("2024-06-04T09:00")
    office.send(FIRST, "reschedule", reason="bão", dates={"visit_on": date(2024, 6, 20)})
    office.tick()
    missed, fresh = rounds(office, FIRST, "report")
    assert (missed.state, missed.late_working_days) == (DeadlineState.MISSED, 3)
    assert fresh.due_on == date(2024, 6, 13)
    assert due(office, FIRST, "conclusion") == "2024-07-04"
    assert sorted(letters(office, "change-of-date")) == ["dm-dautu", "thu-ky", "truong-doan"]


def ics_of(office: PlayedOffice, someone: str, template: str) -> tuple[str, int, str]:
    letter = next(m for m in reversed(office.mail_to(someone)) if f"/{template}/" in m.key)
    (attached,) = [a for a in letter.attachments if a.media_type == "text/calendar"]
    event = Calendar.from_ical(attached.content.decode()).walk("VEVENT")[0]
    return str(event["UID"]), int(str(event["SEQUENCE"])), str(event.get("STATUS", ""))


def test_the_calendar_entry_of_the_visit_is_replaced_and_withdrawn(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    office.tick()
    uid, first, _ = ics_of(office, "dm-dautu", "notice-of-schedule")
    office.send(FIRST, "reschedule", reason="bão", dates={"visit_on": date(2024, 6, 20)})
    office.tick()
    same, second, _ = ics_of(office, "dm-dautu", "change-of-date")
    office.send(FIRST, "postpone", reason="lũ")
    office.tick()
    _, third, withdrawn = ics_of(office, "dm-dautu", "postponed")
    assert uid == same
    assert first < second < third
    assert withdrawn == "CANCELLED"


def test_a_postponed_visit_is_asked_about_after_ten_working_days_until_it_has_a_day(
    tmp_path: Path,
) -> None:
    office = opened(tmp_path, "2024-05-06T08:00")
    office.send(FIRST, "notify", document="1/TB")
    office.send(FIRST, "receive-report")
    office.send(FIRST, "postpone", reason="bão")
    assert office.deadline(FIRST, "new_date").review_on == date(2024, 5, 20)
    office.live_until("2024-06-04")
    asked = [m for m in office.mail_to("thu-ky") if "xác định ngày kiểm tra mới" in m.text.lower()]
    assert [m.key[-10:] for m in asked] == ["2024-05-20", "2024-06-03"]
    office.send(FIRST, "reschedule", reason="hết bão", dates={"visit_on": date(2024, 6, 27)})
    assert state(office, FIRST) == "report_received"  # it goes on from where it stood
    office.send(FIRST, "postpone", reason="lũ")
    assert office.deadline(FIRST, "new_date").round == 2
    office.send(FIRST, "cancel", reason="sáp nhập")
    assert state(office, FIRST) == "cancelled"


@pytest.mark.parametrize("before", ["planned", "notified"])
def test_a_rescheduled_visit_goes_on_from_where_it_stood(tmp_path: Path, before: str) -> None:
    office = opened(tmp_path)
    if before == "notified":
        office.send(FIRST, "notify", document="1/TB")
    office.send(FIRST, "postpone", reason="bão")
    office.send(FIRST, "reschedule", reason="hết bão", dates={"visit_on": date(2024, 6, 27)})
    assert state(office, FIRST) == before


def test_a_cancelled_visit_tells_those_who_knew_of_it(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "cancel", reason="trùng thanh tra")
    office.send(SECOND, "notify", document="1/TB")
    office.send(SECOND, "cancel", reason="trùng thanh tra")
    office.tick()
    told = letters(office, "cancelled")
    assert sorted(told) == ["dm-moitruong", "thu-ky", "thu-ky", "truong-doan", "truong-doan"]
    office.live_until("2024-07-10")
    assert not [m for m in office.mail.sent if m.key.startswith("digest/") and FIRST in m.text]


# --- The report ----------------------------------------------------------------------------------


def test_an_incomplete_report_is_asked_for_again_with_the_missing_sections(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    office.send(FIRST, "receive-report")
    with pytest.raises(EventRefused, match="mục còn thiếu"):
        office.send(FIRST, "request-supplement", facts={"missing": ["IX"]})
    office.send(
        FIRST,
        "request-supplement",
        facts={"missing": ["II.3"]},
        dates={"report_by": date(2024, 5, 17)},
    )
    office.tick()
    (letter,) = [m for m in office.mail_to("dm-dautu") if "/supplement-request/" in m.key]
    assert "II.3" in letter.text
    office.live_until("2024-05-20")
    office.send(FIRST, "receive-report")
    first, second = rounds(office, FIRST, "report")
    assert (first.on_time, second.on_time, second.late_working_days) == (True, False, 1)
    office.send(FIRST, "accept-report")
    assert office.case(FIRST).dates["report_accepted_on"] == date(2024, 5, 20)
    assert state(office, FIRST) == "report_received"


def test_an_inspection_without_the_report_needs_a_reason(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    office.clock.move_to("2024-06-06T17:00")
    with pytest.raises(Exception, match="còn thiếu: reason"):
        office.send(FIRST, "inspect")
    office.send(FIRST, "inspect", reason="đơn vị không gửi báo cáo")
    assert office.deadline(FIRST, "report").late_working_days == 5


# --- Conclusions ---------------------------------------------------------------------------------


def test_a_conclusion_without_findings_closes(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office)
    office.send(FIRST, "conclude", document="3/TB")
    office.tick()
    assert state(office, FIRST) == "closed"
    assert sorted(letters(office, "conclusion")) == ["dm-dautu", "thu-ky", "truong-doan"]


def test_a_late_conclusion_is_the_team_s_and_shortens_nobody_s_time(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office)
    office.clock.move_to("2024-06-26T09:00")
    office.send(
        FIRST,
        "conclude",
        document="3/TB",
        facts={"recommendations": [{"text": "Niêm yết TTHC", "remedy": {"amount": 15}}]},
    )
    conclusion = office.deadline(FIRST, "conclusion")
    assert (conclusion.owner, conclusion.late_working_days) == ("team", 4)
    assert due(office, f"{FIRST}-KN1", "remedy") == "2024-07-17"


def sub_visits(conclusion: str) -> tuple[PlannedVisit, ...]:
    return (
        PlannedVisit(FIRST, ROUND, "QLDT", date(2024, 6, 6), at=time(8)),
        PlannedVisit(
            f"{FIRST}-X1", ROUND, "QLMT", date(2024, 6, 6), parent=FIRST, conclusion=conclusion
        ),
    )


def test_a_common_conclusion_waits_for_the_sub_inspection_and_ends_it(tmp_path: Path) -> None:
    office = opened(tmp_path, "2024-05-02T08:00", *sub_visits("common"))
    to_inspected(office)
    with pytest.raises(EventRefused, match="trực thuộc kết luận chung chưa kiểm tra"):
        office.send(FIRST, "conclude", document="3/TB")
    sub = f"{FIRST}-X1"
    office.send(sub, "notify", document="2/TB", on=date(2024, 5, 20), reason="nhập bù")
    office.send(sub, "inspect", reason="cùng báo cáo với huyện")
    with pytest.raises(EventRefused, match="kết luận chung với đơn vị cấp trên"):
        office.send(sub, "conclude", document="4/TB")
    office.clock.move_to("2024-06-20T09:00")
    office.send(FIRST, "conclude", document="3/TB")
    assert state(office, sub) == "closed"
    assert office.deadline(sub, "conclusion").on_time is True


def test_a_sub_inspection_left_alone_by_its_parent_concludes_by_itself(tmp_path: Path) -> None:
    office = opened(tmp_path, "2024-05-02T08:00", *sub_visits("common"))
    sub = f"{FIRST}-X1"
    office.send(sub, "notify", document="2/TB")
    office.clock.move_to("2024-06-06T17:00")
    office.send(sub, "inspect", reason="không có báo cáo")
    office.send(FIRST, "cancel", reason="sáp nhập")
    office.send(sub, "conclude", document="4/TB")
    assert state(office, sub) == "closed"


def test_a_separate_conclusion_waits_for_nobody(tmp_path: Path) -> None:
    office = opened(tmp_path, "2024-05-02T08:00", *sub_visits("separate"))
    to_inspected(office)
    office.send(FIRST, "conclude", document="3/TB")
    assert (state(office, FIRST), state(office, f"{FIRST}-X1")) == ("closed", "planned")


# --- Unannounced ---------------------------------------------------------------------------------


def unannounced(office: PlayedOffice) -> Case:
    return Case(
        id=office.application.identities.new_id(),
        code="DX-K7QM",
        workflow="inspection",
        workflow_version=1,
        state="planned",
        version=1,
        plan="KH",
        unit="QLDT",
        secret=True,
        insiders=frozenset({"thu-ky", "truong-doan", "lanh-dao"}),
        dates={"visit_on": date(2024, 6, 6), "visit_end_on": date(2024, 6, 6)},
        facts={
            "unannounced": True,
            "at": "15:00",
            "conflict_text": "phản ánh của doanh nghiệp",
            "lead": "truong-doan",
            "secretary": "thu-ky",
        },
    )


def test_an_unannounced_inspection_is_secret_until_it_is_announced(tmp_path: Path) -> None:
    office = opened(tmp_path)
    command = Command(OPEN, office.application.actor("lanh-dao"), office.today)
    office.application.cases.open([unannounced(office)], command)
    for stranger in ("operator", "chuyen-vien", "dm-dautu", "nobody"):
        with pytest.raises(NotFound, match="không có hồ sơ DX-K7QM"):
            office.send("DX-K7QM", "notify", by=stranger, document="1/TB")
    with pytest.raises(EventRefused, match="dùng “announce”"):
        office.send("DX-K7QM", "notify", by="thu-ky", document="1/TB")
    office.live_until("2024-06-05")
    heard = {m.person for m in office.mail.sent if "DX-K7QM" in m.text + m.subject + m.key}
    assert heard <= {"thu-ky", "truong-doan", "lanh-dao"}
    assert "thu-ky" in heard
    office.clock.move_to("2024-06-06T07:00")
    office.send("DX-K7QM", "announce", by="truong-doan")
    office.tick()
    assert sorted(letters(office, "announcement")) == ["dm-dautu", "tp-dautu"]
    office.send("DX-K7QM", "inspect", by="truong-doan")
    assert due(office, "DX-K7QM", "conclusion") == "2024-06-20"  # the clock as ever
    with pytest.raises(EventRefused, match="chỉ cuộc kiểm tra đột xuất"):
        office.send(FIRST, "announce")


def test_a_secret_is_kept_from_the_audience_s_stand_ins_too(tmp_path: Path) -> None:
    office = opened(tmp_path)
    command = Command(OPEN, office.application.actor("lanh-dao"), office.today)
    born = unannounced(office)
    office.application.cases.open([born], command)
    office.live_until("2024-06-28")  # late: head, officer and leadership should be told
    heard = {m.person for m in office.mail.sent if "DX-K7QM" in m.text}
    assert heard == {"thu-ky", "truong-doan", "lanh-dao"}


# --- Phúc tra ------------------------------------------------------------------------------------


def test_an_inspection_ends_when_its_recommendations_say_so_and_never_by_hand(
    tmp_path: Path,
) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 15}, {"amount": 5})
    with pytest.raises(RightMissing):
        office.send(FIRST, "recommendation-ended")
    remediated(office, f"{FIRST}-KN1")
    assert state(office, FIRST) == "concluded"
    remediated(office, f"{FIRST}-KN2")
    assert (state(office, FIRST), due(office, FIRST, "reinspection_choice")) == (
        "remediated",
        "2024-06-21",
    )
    with pytest.raises(RightMissing):
        office.send(FIRST, "close")
    office.live_until("2024-06-21")
    assert state(office, FIRST) == "remediated"
    office.live_until("2024-06-22")
    assert state(office, FIRST) == "closed"
    assert office.deadline(FIRST, "reinspection_choice").late_working_days is None


def test_a_reinspection_returns_open_points_and_follows_ended_ones_with_a_new_case(
    tmp_path: Path,
) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 5}, {"amount": 5}, {"amount": 5})
    first, second, third = (f"{FIRST}-KN{number}" for number in (1, 2, 3))
    remediated(office, first)
    office.send(third, "pass-on", document="9/BC")
    office.send(FIRST, "order-reinspection", dates={"reinspection_on": date(2024, 6, 20)})
    with pytest.raises(EventRefused, match="đang có phúc tra chưa thực hiện"):
        office.send(FIRST, "order-reinspection", dates={"reinspection_on": date(2024, 6, 21)})
    office.clock.move_to("2024-06-20T15:00")
    for wrong, why in (("KH-99", "không thuộc hồ sơ này"), (third, "đã chuyển cấp có thẩm quyền")):
        with pytest.raises(EventRefused, match=why):
            office.send(FIRST, "reinspect", facts={"unresolved": [wrong]})
    office.send(
        FIRST,
        "reinspect",
        reason="chưa niêm yết",
        facts={"unresolved": [first, second], "remedy": {"amount": 10}},
    )
    assert state(office, FIRST) == "reinspected"
    assert (state(office, first), state(office, second)) == ("accepted", "returned")
    successor = office.case(f"{FIRST}-KN1-PT1")
    assert successor.facts["follows"] == first
    assert (due(office, successor.code, "remedy"), due(office, second, "remedy")) == (
        "2024-07-04",
        "2024-07-04",
    )
    assert office.deadline(FIRST, "reinspection").on_time is True
    office.live_until("2024-07-01")
    assert state(office, FIRST) == "reinspected"  # open points keep it open
    for code in (successor.code, second):
        remediated(office, code)
    assert state(office, FIRST) == "reinspected"  # the one passed on is still followed
    office.send(third, "answer", document="11/CV")
    assert state(office, FIRST) == "remediated"
    office.live_until("2024-07-10")
    assert state(office, FIRST) == "closed"


def test_a_second_reinspection_has_its_own_deadline_and_number(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 5})
    remediated(office, f"{FIRST}-KN1")
    for day in ("2024-06-17", "2024-06-19"):
        office.send(FIRST, "order-reinspection", dates={"reinspection_on": date.fromisoformat(day)})
        assert due(office, FIRST, "reinspection") == day
        assert office.deadline(FIRST, "reinspection_choice").state is DeadlineState.WITHDRAWN
        office.clock.move_to(f"{day}T15:00")
        office.send(FIRST, "reinspect")
    assert office.case(FIRST).facts["reinspections"] == 2
    assert len(rounds(office, FIRST, "reinspection")) == 2
    assert due(office, FIRST, "reinspection_choice") == "2024-06-26"
    office.live_until("2024-06-27")
    assert state(office, FIRST) == "closed"


def test_an_ended_point_found_unresolved_may_go_on_without_a_deadline_yet(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 5})
    point = f"{FIRST}-KN1"
    remediated(office, point)
    office.clock.move_to("2024-06-18T15:00")
    office.send(FIRST, "reinspect", reason="chưa niêm yết", facts={"unresolved": [point]})
    remedy = office.deadline(f"{point}-PT1", "remedy")
    assert (remedy.due_on, remedy.review_on) == (None, date(2024, 6, 25))
    assert state(office, FIRST) == "reinspected"
    remediated(office, f"{point}-PT1")
    assert state(office, FIRST) == "remediated"
    again: dict[str, Fact] = {"unresolved": [f"{point}-PT1"], "remedy": {"unit": "date"}}
    office.send(FIRST, "reinspect", facts=again, dates={"remedy_by": date(2024, 7, 31)})
    assert due(office, f"{point}-PT1-PT2", "remedy") == "2024-07-31"


def test_a_reinspection_without_an_order_leaves_another_choice(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 5})
    remediated(office, f"{FIRST}-KN1")
    office.clock.move_to("2024-06-18T15:00")
    office.send(FIRST, "reinspect")
    first, second = rounds(office, FIRST, "reinspection_choice")
    assert (first.on_time, second.due_on) == (True, date(2024, 6, 25))
    office.live_until("2024-06-26")
    assert state(office, FIRST) == "closed"


# --- Rights --------------------------------------------------------------------------------------


def test_who_has_no_right_is_refused_and_the_refusal_is_recorded(tmp_path: Path) -> None:
    office = opened(tmp_path)
    with pytest.raises(RightMissing, match="dm-dautu không có quyền"):
        office.send(FIRST, "notify", by="dm-dautu", document="1/TB")
    with office.application.store.read() as uow:
        entry = uow.audit.chain(f"case:{office.case(FIRST).id}")[-1]
    assert (entry.action, entry.person, entry.outcome) == (
        "notify",
        "dm-dautu",
        "refused:right-missing",
    )
    assert state(office, FIRST) == "planned"


def test_the_unit_reports_its_remediation_and_the_team_judges_it(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 5})
    point = f"{FIRST}-KN1"
    given = {"explanation_text": "Đã niêm yết"}
    with pytest.raises(RightMissing):
        office.send(point, "remediate", by="dm-moitruong", facts=given)
    office.send(point, "remediate", by="dm-dautu", facts=given)
    with pytest.raises(RightMissing):
        office.send(point, "accept", by="dm-dautu")
    office.send(point, "accept", by="truong-doan")
    assert state(office, point) == "accepted"


def test_a_dry_run_decides_everything_and_writes_nothing(tmp_path: Path) -> None:
    office = opened(tmp_path)
    actor = office.application.actor("operator")
    command = Command("cancel", actor, office.today, reason="thử")
    decisions = office.application.cases.advance(FIRST, command, dry_run=True)
    assert [d.case.state for d in decisions] == ["cancelled", "visiting"]
    assert state(office, FIRST) == "planned"
    office.application.cases.open([unannounced(office)], command, dry_run=True)
    assert len(children(office, ROUND, "inspection")) == 2
