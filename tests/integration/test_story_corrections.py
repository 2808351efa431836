"""Stories of wrong days: replaced by an entry that names them, reckoned again, told to whom it concerns."""

from datetime import date
from pathlib import Path

from dondoc.testing import PlayedOffice
from engine.happenings import CORRECT
from tests.integration.correcting_office import (
    correct,
    corrections,
    day,
    folds,
    log_of,
    notified,
)
from tests.integration.story_office import (
    FIRST,
    ROUND,
    SECOND,
    children,
    digests,
    due,
    opened,
    rounds,
    shipped,
    to_inspected,
)

POINT = f"{FIRST}-KN1"


def test_a_visit_typed_a_day_early_moves_what_hangs_on_it_and_each_hears_once(
    tmp_path: Path,
) -> None:
    office = notified(tmp_path)
    office.clock.move_to("2024-05-03T09:00")
    done = correct(office, FIRST, "ngay-kiem-tra", "6/6", "7/6")
    office.tick()
    assert due(office, FIRST, "conclusion") == "2024-06-21"
    assert due(office, FIRST, "visit") == "2024-06-07"
    assert due(office, ROUND, "visits") == "2024-06-13"
    assert done.told == {FIRST: ("dm-dautu", "thu-ky", "truong-doan")}
    for person in ("dm-dautu", "thu-ky", "truong-doan"):
        (letter,) = corrections(office, person)
        assert "thứ Năm, 06/6/2024 → thứ Sáu, 07/6/2024" in letter.text
        assert "gõ nhầm" in letter.text
    (letter,) = corrections(office, "dm-dautu")
    (calendar,) = letter.attachments
    assert b"SEQUENCE:1" in calendar.content
    assert b"20240607T080000" in calendar.content
    assert "conclusion" not in letter.text
    assert "ban hành thông báo kết luận" not in letter.text
    (team,) = corrections(office, "thu-ky")
    assert "20/6/2024 → thứ Sáu, 21/6/2024" in team.text
    office.tick()
    assert len(corrections(office, "thu-ky")) == 1


def test_a_visit_of_the_plan_of_binh_duong_is_corrected_with_its_round(tmp_path: Path) -> None:
    code, round_code = "BDG-KCN-24-01", "BDG-KCN-24-D1"
    office = shipped(tmp_path, "binh-duong-bql-kcn-2024.toml", "2024-05-02T08:00")
    assert (due(office, code, "conclusion"), day(office, code, "visit_on")) == (
        "2024-06-20",
        date(2024, 6, 6),
    )
    correct(office, code, "gio", "8h", "16h")  # others are visited on that morning
    correct(office, code, "ngay-kiem-tra", "6/6", "7/6")
    assert due(office, code, "conclusion") == "2024-06-21"
    assert office.deadline(code, "conclusion").original_due_on == date(2024, 6, 21)
    correct(office, code, "ngay-kiem-tra", "7/6", "10/6")
    assert day(office, round_code, "last_visit_on") == date(2024, 6, 10)
    assert all(folds(office, each) for each in (code, round_code))


def test_the_old_entry_stays_and_the_new_one_names_it(tmp_path: Path) -> None:
    office = notified(tmp_path)
    with office.application.store.read() as uow:
        before = uow.audit.chain(f"case:{office.case(FIRST).id}")
    correct(office, FIRST, "visit", "6/6", "7/6", document="9/TB")
    with office.application.store.read() as uow:
        after = uow.audit.chain(f"case:{office.case(FIRST).id}")
    assert after[:-1] == before
    entry = after[-1]
    assert entry.action == CORRECT
    assert f'"corrects.1":[null,"{before[0].hash}"]' in entry.changes
    assert '"corrects.1.dates.visit_on":["2024-06-06","2024-06-07"]' in entry.changes
    assert "9/TB" in entry.document
    assert entry.reason_ref
    assert "gõ nhầm" not in entry.changes
    assert folds(office, FIRST)
    assert log_of(office, FIRST)[0].corrected_by == (entry.position,)


def test_a_digest_shows_the_right_day_after_a_correction(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.live_until("2024-06-03")
    assert digests(office, "truong-doan", "06/6/2024")
    office.clock.move_to("2024-06-04T09:00")
    office.tick()
    office.mail.sent.clear()
    correct(office, FIRST, "visit", "6/6", "7/6")
    office.live_until("2024-06-05")
    last = [it.text for it in digests(office, "truong-doan", "tiến hành kiểm tra".capitalize())]
    assert last
    assert "07/6/2024" in last[-1]
    assert "06/6/2024" not in last[-1]


def late_conclusion(folder: Path, on: str) -> PlayedOffice:
    """Return an office whose first inspection was concluded, entered with a day."""
    office = opened(folder)
    to_inspected(office)
    office.clock.move_to("2024-06-26T09:00")
    office.send(
        FIRST,
        "conclude",
        document="3/TB",
        on=date.fromisoformat(on),
        reason="ghi bù",
        facts={"recommendations": [{"text": "Lập sổ", "remedy": {"amount": 15}}]},
    )
    office.tick()
    return office


def test_a_verdict_disappears_when_the_day_of_the_conclusion_was_wrong(tmp_path: Path) -> None:
    office = late_conclusion(tmp_path, "2024-06-24")
    (missed,) = rounds(office, FIRST, "conclusion")
    assert (missed.on_time, missed.late_working_days) == (False, 2)
    done = correct(office, FIRST, "ngay-ket-luan", "24/6", "20/6")
    (judged_now,) = rounds(office, FIRST, "conclusion")
    assert (judged_now.on_time, judged_now.late_working_days) == (True, None)
    assert judged_now.met_on == date(2024, 6, 20)
    assert due(office, POINT, "remedy") == "2024-07-11"
    assert office.deadline(POINT, "remedy").original_due_on == date(2024, 7, 11)
    assert set(done.told[FIRST]) >= {"dm-dautu", "truong-doan", "thu-ky"}
    office.tick()
    (letter,) = corrections(office, "dm-dautu")
    assert f"({POINT})" in letter.text  # its own deadline stood in the letter of the conclusion
    assert "15/7/2024 → thứ Năm, 11/7/2024" in letter.text
    (team,) = corrections(office, "thu-ky")
    assert "quá hạn 2 ngày làm việc → đúng hạn" in team.text
    assert all(folds(office, code) for code in (FIRST, POINT, ROUND))


def test_a_verdict_appears_when_the_act_was_later_than_entered(tmp_path: Path) -> None:
    office = late_conclusion(tmp_path, "2024-06-20")
    assert rounds(office, FIRST, "conclusion")[0].on_time
    correct(office, FIRST, "conclude", "20/6/2024", "2024-06-21")
    (late,) = rounds(office, FIRST, "conclusion")
    assert (late.on_time, late.late_working_days) == (False, 1)
    (point,) = children(office, FIRST, "remediation")
    assert point.dates["issued_on"] == date(2024, 6, 21)
    with office.application.store.read() as uow:
        changes = [it.changes for it in uow.audit.chain(f"case:{office.case(FIRST).id}")]
    assert '"deadline.conclusion.1.late":[null,1]' in changes[-1]


def test_a_visit_recorded_a_day_early_moves_the_conclusion_and_the_round(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office, SECOND, "2024-06-14")
    correct(office, SECOND, "ngay-kiem-tra", "14/6", "13/6")
    assert day(office, SECOND, "visit_end_on") == date(2024, 6, 13)
    assert due(office, SECOND, "conclusion") == "2024-06-27"
    assert rounds(office, SECOND, "visit")[0].on_time is True
    assert day(office, ROUND, "last_visit_on") == date(2024, 6, 13)
    assert due(office, ROUND, "summary") == "2024-07-11"


def test_a_report_that_was_missed_is_judged_by_the_real_day_of_the_visit(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    office.clock.move_to("2024-06-10T09:00")
    office.send(FIRST, "inspect", on=date(2024, 6, 6), reason="đơn vị chưa báo cáo")
    assert rounds(office, FIRST, "report")[0].late_working_days == 5
    correct(office, FIRST, "inspect", "6/6", "7/6")
    assert rounds(office, FIRST, "report")[0].late_working_days == 6
    assert rounds(office, FIRST, "visit")[0].late_working_days == 1


def test_a_correction_can_be_corrected_and_names_the_one_before(tmp_path: Path) -> None:
    office = notified(tmp_path)
    correct(office, FIRST, "visit", "6/6", "10/6")
    office.tick()
    with office.application.store.read() as uow:
        second = uow.audit.chain(f"case:{office.case(FIRST).id}")[-1]
    correct(office, FIRST, "visit", "10/6", "7/6", entry=second.position)
    office.tick()
    with office.application.store.read() as uow:
        last = uow.audit.chain(f"case:{office.case(FIRST).id}")[-1]
    assert f'"corrects.{second.position}":[null,"{second.hash}"]' in last.changes
    assert due(office, FIRST, "conclusion") == "2024-06-21"
    assert office.deadline(FIRST, "conclusion").original_due_on == date(2024, 6, 21)
    assert office.case(FIRST).facts["moves"] == 2
    assert [it.text.count("→") > 0 for it in corrections(office, "dm-dautu")] == [True, True]
    assert log_of(office, FIRST)[0].corrected_by == (second.position, last.position)
    assert folds(office, FIRST)


def test_a_closed_case_is_corrected_in_its_final_state(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office)
    office.clock.move_to("2024-06-24T09:00")
    office.send(FIRST, "conclude", document="3/TB", facts={"recommendations": []})
    assert office.case(FIRST).state == "closed"
    assert rounds(office, FIRST, "conclusion")[0].late_working_days == 2
    correct(office, FIRST, "conclude", "24/6", "20/6")
    assert office.case(FIRST).state == "closed"
    assert rounds(office, FIRST, "conclusion")[0].on_time is True
