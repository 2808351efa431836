"""Stories of plans amended by a document, told on the plans that ship."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.testing import (
    PlayedOffice,
)
from engine.case import DocumentRef
from engine.errors import InvalidInput
from engine.obligations import DeadlineState
from tests.integration.amended_office import (
    ADDED,
    BINH_DINH,
    BINH_DUONG,
    FOURTH,
    HEAD,
    MOVED,
    NEW,
    ROUND,
    SIXTH,
    WINDOW,
    WITHDRAWN,
    amended,
    copied,
    prepared_in,
    revised,
    rule_set,
)
from tests.integration.story_office import PLAN, due, letters, rounds, shipped
from workflows.guards import names_of


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> PlayedOffice:
    return prepared_in(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def office(prepared: PlayedOffice, tmp_path: Path) -> PlayedOffice:
    return copied(prepared, tmp_path)


def test_a_visit_of_june_7_moves_to_june_12_and_carries_its_deadlines(office: PlayedOffice) -> None:
    rule_set(office, "BDG-KCN-24", "inspection.report", 5)
    office.tick()
    office.mail.sent.clear()
    assert due(office, FOURTH, "report") == "2024-05-31"
    report = amended(office, revised(BINH_DUONG, MOVED, WINDOW))
    assert due(office, FOURTH, "report") == "2024-06-05"
    assert due(office, FOURTH, "conclusion") == "2024-06-26"
    assert office.deadline(FOURTH, "conclusion").original_due_on == date(2024, 6, 21)
    assert due(office, ROUND, "visits") == "2024-06-12"
    assert office.case(FOURTH).facts["tentative"] is True  # the file still calls the day so
    office.tick()
    people = [message.person for message in office.mail.sent]
    assert sorted(people) == sorted({told.person for told in report.told})
    assert sorted(people) == ["dm-moitruong", "thu-ky", "truong-doan"]
    (to_unit,) = office.mail_to("dm-moitruong")
    assert "12/KH-BQL" in to_unit.text
    assert "thứ Sáu, 31/5/2024 → thứ Tư, 05/6/2024" in to_unit.text
    (calendar,) = to_unit.attachments
    assert b"SEQUENCE:1" in calendar.content


def test_a_day_not_yet_firm_is_called_so(tmp_path: Path) -> None:
    small = replace(
        PLAN, year=2027, window_first_on=date(2027, 1, 4), window_last_on=date(2027, 3, 31)
    )
    office = PlayedOffice.found(tmp_path, "2026-10-05T08:00")
    first = replace(PLAN.visits[0], first_on=date(2027, 1, 20))
    office.load(replace(small, visits=(first,)))
    later = replace(small, visits=(replace(first, first_on=date(2027, 2, 16)),), source_sha256="b")
    report = amended(office, later, document=DocumentRef("12/KH", "", date(2026, 10, 5)))
    notice = next(shift for shift in report.shifts if shift.name == "notice")
    assert (notice.new_on, notice.provisional) == ("2027-01-26", True)
    office.tick()
    assert "tạm tính, lịch nghỉ chưa công bố đủ" in office.mail_to("truong-doan")[0].text


def test_nothing_else_moves_with_it(office: PlayedOffice) -> None:
    before = {code: office.case(code) for code in (f"BDG-KCN-24-0{n}" for n in (1, 2, 3))}
    amended(office, revised(BINH_DUONG, MOVED))
    assert {code: office.case(code) for code in before} == before


def test_a_unit_withdrawn_ends_with_a_reason(office: PlayedOffice) -> None:
    plan = revised(BINH_DUONG, WITHDRAWN)
    with pytest.raises(InvalidInput, match="kết thúc kèm lý do"):
        amended(office, plan, "")
    amended(office, plan, "phòng sáp nhập")
    case = office.case(SIXTH)
    assert (case.state, case.dates["cancelled_on"]) == ("cancelled", date(2024, 5, 20))
    with office.application.store.read() as uow:
        entry = uow.audit.chain(f"case:{case.id}")[-1]
        assert uow.texts.get(entry.reason_ref) == "phòng sáp nhập"
        assert "12/KH-BQL" in entry.document
        open_ones = [d for d in uow.deadlines.of_case(case.id) if d.state is DeadlineState.OPEN]
    assert open_ones == []


def test_a_unit_added_is_opened_like_at_loading(office: PlayedOffice) -> None:
    amended(office, revised(BINH_DUONG, ADDED, WINDOW))
    case = office.case(NEW)
    assert (case.unit, case.state, case.round_id) == ("BQL", "planned", office.case(ROUND).id)
    assert due(office, NEW, "conclusion") == "2024-06-27"
    assert due(office, ROUND, "visits") == "2024-06-13"
    office.tick()
    assert "Bổ sung cuộc kiểm tra: thứ Năm, 13/6/2024" in office.mail_to("thu-ky")[0].text


def test_a_team_changed_by_the_plan_is_told_who_comes_and_goes(office: PlayedOffice) -> None:
    swap = ('    "tp-laodong",\n]', '    "kiem-toan",\n]')
    amended(office, revised(BINH_DUONG, swap))
    case = office.case(ROUND)
    assert "kiem-toan" in names_of(case.facts["members"])
    assert case.facts["team_changes"] == 1
    office.tick()
    assert sorted(m.person for m in office.mail.sent if m.key.startswith("changes/")) == [
        "kiem-toan",
        "tp-laodong",
    ]


def test_new_units_and_people_are_registered_and_old_ones_kept(office: PlayedOffice) -> None:
    swaps = (
        ('code = "QLMT"\nname = "Phòng Quản lý Môi Trường"', 'code = "QLMT"\nname = "Phòng khác"'),
        (
            "# --- Người -",
            '[[units]]\ncode = "QLX"\nname = "Phòng Quản lý Xe"\n\n# --- Người -',
        ),
        (
            "# --- Thời hạn:",
            """[[people]]
code = "dm-xe"
name = "Ngô Thị Xe"
roles = [{ role = "focal", unit = "QLX" }]

# --- Thời hạn:""",
        ),
    )
    report = amended(office, revised(BINH_DUONG, *swaps))
    assert [*report.changes.units.changed] == ["QLMT"]
    with office.application.store.read() as uow:
        assert uow.parties.unit("QLX") is not None
        assert uow.parties.person("dm-xe") is not None
        kept = uow.parties.unit("QLMT")
        assert kept is not None
        assert kept.names[0].name == "Phòng Quản lý Môi Trường"
        assert uow.audit.chain("unit:QLX")[-1].action == "register"
        assert "Ngô" not in "".join(entry.changes for entry in uow.audit.chain("person:dm-xe"))


def test_a_new_round_starts_with_its_own_visits(office: PlayedOffice) -> None:
    fresh = f"""[[rounds]]
code = "BDG-KCN-24-D2"
name = "Đoàn 2"
lead = "truong-ban"
products = ["general_conclusion"]

[[visits]]
code = "{NEW}"
round = "BDG-KCN-24-D2"
unit = "BQL"
on = 2024-06-13

# --- Đề cương"""
    amended(office, revised(BINH_DUONG, WINDOW, ("# --- Đề cương", fresh)))
    assert due(office, "BDG-KCN-24-D2", "visits") == "2024-06-13"


def test_a_notice_already_late_keeps_its_verdict(tmp_path: Path) -> None:
    office = shipped(tmp_path, BINH_DINH, "2024-03-20T08:00")
    office.send("BDI-24-D1", "establish-team", document="05/QĐ")
    code = "BDI-24-01"
    assert due(office, code, "notice") == "2024-04-22"
    office.clock.move_to("2024-04-25T08:00")
    on = 'unit = "SKHDT"\non = 2024-05-08'
    late = revised(BINH_DINH, (on, on.replace("2024-05-08", "2024-05-29")))
    document = DocumentRef("30/KH-UBND", "", date(2024, 4, 24))
    report = amended(office, late, document=document)
    first, second = rounds(office, code, "notice")
    assert (first.state, first.late_working_days) == (DeadlineState.MISSED, 2)
    assert (second.state, second.due_on) == (DeadlineState.OPEN, date(2024, 5, 15))
    kept = next(shift for shift in report.shifts if shift.state == "missed")
    assert (kept.case, kept.name, kept.late) == (code, "notice", 2)
    office.tick()
    assert letters(office, "change-of-date") == []  # in the one message about the plan
    changes = [message for message in office.mail.sent if message.key.startswith("changes/")]
    sent = [message for message in changes if "30/KH-UBND" in message.text]
    assert sorted(message.person for message in sent) == [told.person for told in report.told]
    assert len(sent) > 1
    digest = next(m for m in office.mail.sent if m.key.startswith("digest/"))
    assert "(điều chỉnh bởi 30/KH-UBND ngày 24/04/2024)" in digest.text


def test_the_end_of_the_window_moves_what_has_no_day_yet(office: PlayedOffice) -> None:
    bare = (HEAD + "on = 2024-06-07\nat = 08:00:00\n", HEAD)
    amended(office, revised(BINH_DUONG, bare))
    assert office.case(FOURTH).state == "postponed"
    fresh = (ADDED[0], ADDED[1].replace("on = 2024-06-13\nat = 08:00:00\n", ""))
    amended(office, revised(BINH_DUONG, bare, fresh))
    assert due(office, NEW, "schedule") == "2024-06-07"
    report = amended(office, revised(BINH_DUONG, bare, fresh, WINDOW))
    assert due(office, NEW, "schedule") == "2024-06-14"
    assert [shift.case for shift in report.shifts] == [NEW]
    office.tick()
    assert "thứ Sáu, 07/6/2024 → thứ Sáu, 14/6/2024" in office.mail_to("thu-ky")[-1].text
