"""Stories of units: Bình Dương and Đồng Nai before and after 01/7/2025, and what can go wrong."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.parties.carrying_out import move_cases
from dondoc.parties.succeeding import Wanted, carry_out_due, succeed
from dondoc.testing import PlayedOffice
from engine.audit import first_broken
from engine.case import Case, DocumentRef
from engine.errors import NotFound, RightMissing
from engine.parties import Role
from engine.succession import (
    SuccessionKind,
    SuccessionRefused,
    predecessors_of,
    successors_of,
    units_on,
)
from tests.integration.story_office import days, due, person
from tests.integration.story_units import (
    DAY,
    LOCAL,
    NAMES,
    PLAN,
    asked,
    before_july,
    ended,
    entries,
    merged,
    remedy,
    unit,
)

CASES = (
    remedy("BDG-KN1", "BDG", "2025-07-04"),
    remedy("BDG-KN2", "BDG", "2025-08-15"),
    remedy("BVT-KN1", "BVT", "2025-07-04"),
    remedy("HCM-KN1", "HCM", "2025-08-15"),
    remedy("BPC-KN1", "BPC", "2025-07-04"),
    remedy("DNI-KN1", "DNI", "2025-07-04"),
    remedy("X1-KN1", "X1", "2025-08-15"),
    remedy("X2-KN1", "X2", "2025-08-15"),
    remedy("HBT-KN1", "H-BTU", "2025-08-15"),
)


def of_july(office: PlayedOffice) -> None:
    """Record what becomes of provinces, of the district and of its communes."""
    merged(office, ("BDG", "BVT"), "HCM")
    merged(office, ("BPC",), "DNI")
    merged(office, ("X1", "X2", "X3"), "XM", name="Xã Bắc Tân Uyên", document=LOCAL)
    ended(office, "H-BTU")


def changes(office: PlayedOffice, someone: str) -> list[str]:
    """Return the change letters that reached somebody."""
    return [m.text for m in office.mail_to(someone) if m.key.startswith("changes/")]


def intact(office: PlayedOffice) -> bool:
    """Tell whether every chain of the log verifies."""
    with office.application.store.read() as uow:
        kept = uow.settings.office()
        assert kept is not None
        chains = [uow.audit.chain(name) for name in uow.audit.chains()]
    return all(first_broken(kept.id, chain) is None for chain in chains)


def test_open_work_follows_the_provinces_on_the_first_of_july(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    of_july(office)
    office.live_until("2025-06-30")
    assert office.case("BDG-KN1").unit == "BDG"  # until its last day nothing has changed
    assert changes(office, "dm-hcm") == []

    office.live_until("2025-07-01")
    units = {code: office.case(code).unit for code in (case.code for case in CASES)}
    assert units == {
        "BDG-KN1": "HCM",
        "BDG-KN2": "HCM",
        "BVT-KN1": "HCM",
        "HCM-KN1": "HCM",
        "BPC-KN1": "DNI",
        "DNI-KN1": "DNI",
        "X1-KN1": "XM",
        "X2-KN1": "XM",
        "HBT-KN1": "H-BTU",  # nobody was named: it stays, with a question
    }
    assert due(office, "BDG-KN1", "remedy") == "2025-07-04"  # dates do not move
    last = entries(office, "BDG-KN1")[-1]
    assert (last.action, last.occurred_on) == ("unit-succeeded", "2025-07-01")
    assert (last.person, last.on_behalf_of) == ("daemon", "operator")
    assert "202/2025/QH15" in last.document
    assert '"unit":["BDG","HCM"]' in last.changes
    assert intact(office)


def test_each_new_owner_gets_one_message(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    of_july(office)
    office.live_until("2025-07-02", hours=(8, 9))
    for owner in ("dm-hcm", "ct-hcm", "dm-dni", "dm-xm"):
        assert len(changes(office, owner)) == 1, owner
    letter = changes(office, "dm-hcm")[0]
    assert "theo văn bản số 202/2025/QH15 ngày 12/6/2025 của Quốc hội" in letter
    assert "Tỉnh Bình Dương → Thành phố Hồ Chí Minh" in letter
    assert all(f"({code})" in letter for code in ("BDG-KN1", "BDG-KN2", "BVT-KN1"))
    assert "HCM-KN1" not in letter  # that was theirs before
    assert changes(office, "dm-bdg") == []
    question = changes(office, "vu")[0]
    assert "Chưa rõ đơn vị nào tiếp nhận" in question
    assert "(HBT-KN1)" in question


def test_no_reminder_is_lost_or_doubled_on_the_way(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    of_july(office)
    office.live_until("2025-07-04")
    # Five working days before it was still the old province's, then the new one's: each rung once.
    assert days(office, "dm-bdg", "BDG-KN1") == ["2025-06-27"]
    assert days(office, "dm-hcm", "BDG-KN1") == ["2025-07-02", "2025-07-04"]
    assert days(office, "dm-bpc", "BPC-KN1") == ["2025-06-27"]
    assert days(office, "dm-dni", "BPC-KN1") == ["2025-07-02", "2025-07-04"]
    assert days(office, "dm-dni", "DNI-KN1") == ["2025-06-27", "2025-07-02", "2025-07-04"]


def test_a_daemon_that_slept_through_the_day_catches_up_once(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    of_july(office)
    office.live_until("2025-06-26")
    office.clock.move_to("2025-07-03T08:00")
    office.tick()
    office.tick()
    assert office.case("BDG-KN1").unit == "HCM"
    assert len(changes(office, "dm-hcm")) == 1
    assert days(office, "dm-hcm", "BDG-KN1") == ["2025-07-03"]
    assert days(office, "dm-bdg", "BDG-KN1") == []


def test_who_was_to_read_a_letter_that_did_not_go_out_reads_it_no_more(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    of_july(office)
    office.live_until("2025-06-26")
    office.clock.move_to("2025-06-27T08:00")
    with office.application.store.write() as uow:
        uow.outbox.pause_channel("email", "máy chủ thư hỏng", office.clock.now())
        uow.commit()
    office.tick()
    office.clock.move_to("2025-07-01T08:00")
    office.tick()  # the channel is tried again: what is sent now is of today
    assert days(office, "dm-bdg", "BDG-KN1") == []
    assert days(office, "dm-hcm", "BDG-KN1") == ["2025-07-01"]


def test_names_groups_and_who_is_above_follow_by_date(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    of_july(office)
    office.live_until("2025-07-01")
    assert unit(office, "BDG").name_on(date(2024, 3, 20)) == "Tỉnh Bình Dương"
    assert unit(office, "HCM").groups == ("các tỉnh", "ven biển")
    assert unit(office, "XM").groups == ("xã điểm",)
    assert unit(office, "XM").parent == "DNI"
    assert unit(office, "X1").parent == "H-BTU"  # what ended the same day is history
    assert unit(office, "X4").parent == "HCM"  # no district any more, and another province
    with office.application.store.read() as uow:
        units = {it.code: it for it in uow.parties.units()}
    assert len(units_on(units.values(), date(2025, 6, 30))) == len(NAMES)
    assert [it.code for it in units_on(units.values(), DAY)] == ["DNI", "HCM", "TW", "X4", "XM"]
    assert successors_of(units, "BDG", date(2025, 6, 30)) == ("BDG",)
    assert successors_of(units, "BDG", DAY) == ("HCM",)
    assert successors_of(units, "H-BTU", DAY) == ()
    assert [it.code for it in predecessors_of(units.values(), "HCM")] == ["BDG", "BVT"]


def test_who_dies_on_the_way_has_moved_nothing_and_begins_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = before_july(tmp_path, *CASES)
    of_july(office)
    office.clock.move_to("2025-07-01T08:00")
    told: list[str] = []

    def dying(_work: object, before: Case, _moved: object, _basis: object) -> None:
        told.append(before.code)
        if len(told) == 3:
            raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr("dondoc.parties.carrying_out.CarryingOut._tell", dying)
        with pytest.raises(MemoryError):
            office.tick()
    assert [office.case(code).unit for code in ("BDG-KN1", "BVT-KN1")] == ["BDG", "BVT"]
    office.tick()
    assert [office.case(code).unit for code in ("BDG-KN1", "BVT-KN1")] == ["HCM", "HCM"]
    moves = [it.action for it in entries(office, "BDG-KN1")]
    assert moves.count("unit-succeeded") == 1
    assert len(changes(office, "dm-hcm")) == 1


def test_closed_cases_keep_their_unit(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    office.send("BDG-KN1", "remediate", facts={"explanation_text": "xong"})
    office.send("BDG-KN1", "accept")
    of_july(office)
    office.live_until("2025-07-01")
    assert office.case("BDG-KN1").unit == "BDG"


def test_what_is_recorded_on_the_day_itself_is_carried_out_at_once(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES, at="2025-07-01T09:00")
    outcome = merged(office, ("BPC",), "DNI")
    assert outcome.due
    assert [(case.code, heir) for case, heir in outcome.moved] == [("BPC-KN1", "DNI")]
    assert office.case("BPC-KN1").unit == "DNI"
    assert entries(office, "BPC-KN1")[-1].person == "operator"


def test_a_split_moves_what_is_named_and_asks_about_the_rest(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES, at="2025-07-01T09:00")
    outcome = ended(office, "BDG", "HCM", "DNI", moves={"id-BDG-KN1": "DNI"})
    assert [(case.code, heir) for case, heir in outcome.moved] == [("BDG-KN1", "DNI")]
    assert [case.code for case in outcome.asked] == ["BDG-KN2"]
    assert office.case("BDG-KN2").unit == "BDG"
    office.tick()
    with office.application.store.write() as uow:
        uow.cases.add(remedy("BDG-KN3", "BDG", "2025-08-15"))
        uow.commit()
    office.live_until("2025-07-03")
    first, second = changes(office, "vu")  # about each once
    assert "(BDG-KN2)" in first
    assert "(BDG-KN2)" not in second
    assert "(BDG-KN3)" in second
    request = asked(office, office.today, DocumentRef("9/CV"))
    moved = move_cases(office.application, ["BDG-KN2"], "HCM", request)
    assert [case.code for case in moved] == ["BDG-KN2"]
    assert "unit_question" not in office.case("BDG-KN2").facts
    with pytest.raises(SuccessionRefused, match="không có gì để chuyển"):
        move_cases(office.application, ["BDG-KN2"], "HCM", request)
    with pytest.raises(SuccessionRefused, match="không có đơn vị BDG"):
        move_cases(office.application, ["BDG-KN1"], "BDG", request)
    with pytest.raises(NotFound):
        move_cases(office.application, ["không-có"], "HCM", request)


def test_successions_follow_each_other(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES, at="2025-06-16T08:00")
    merged(office, ("X1",), "X2", on=date(2025, 6, 20))
    merged(office, ("X2",), "X3", on=date(2025, 6, 23))
    merged(office, ("X3",), "H-BTU", on=date(2025, 6, 24))
    office.clock.move_to("2025-06-25T08:00")
    office.tick()
    assert office.case("X1-KN1").unit == "H-BTU"
    assert office.case("X1-KN1").facts["former_units"] == ("X1", "X2", "X3")
    assert [it.action for it in entries(office, "X1-KN1")].count("unit-succeeded") == 3
    assert len(changes(office, "dm-h-btu")) == 1 + len(changes(office, "dm-x3"))


def test_what_one_day_passes_on_twice_arrives_the_same_day(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    merged(office, ("X2",), "X3")
    merged(office, ("X3",), "X1")
    office.clock.move_to("2025-07-01T00:30")
    assert carry_out_due(office.application) == 2
    assert office.case("X2-KN1").unit == "X1"


def test_a_case_that_came_to_an_ended_unit_later_follows_the_next_day(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES[1:], at="2025-07-01T09:00")
    merged(office, ("BDG",), "HCM")
    office.tick()
    with office.application.store.write() as uow:
        uow.cases.add(CASES[0])
        uow.commit()
    office.tick()
    assert office.case("BDG-KN1").unit == "BDG"
    office.clock.move_to("2025-07-02T08:00")
    office.tick()
    assert office.case("BDG-KN1").unit == "HCM"


def test_an_end_without_its_record_is_followed_all_the_same(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    with office.application.store.write() as uow:
        uow.parties.put_unit(replace(unit(office, "BPC"), ended_on=DAY, successors=("DNI",)))
        uow.commit()
    office.live_until("2025-07-01")
    assert office.case("BPC-KN1").unit == "DNI"


def test_impossible_successions_are_refused(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES, at="2025-06-16T08:00")
    merged(office, ("X1",), "X2", on=date(2025, 6, 20))
    with pytest.raises(SuccessionRefused, match="đã kết thúc từ"):
        merged(office, ("X3",), "X1")
    with pytest.raises(SuccessionRefused, match="không thể kết thúc ngày"):
        merged(office, ("X2",), "X3", on=date(2025, 6, 18))
    with pytest.raises(SuccessionRefused, match="đã kết thúc từ"):
        merged(office, ("X2",), "X1", on=date(2025, 6, 23))
    with pytest.raises(SuccessionRefused, match="tự tiếp nhận"):
        merged(office, ("X3",), "X3")
    merged(office, ("X3",), "XM", name="Xã Mới")
    with pytest.raises(SuccessionRefused, match="chưa có vào ngày"):
        merged(office, ("BPC",), "XM", on=date(2025, 6, 25))
    with pytest.raises(SuccessionRefused, match="chỉ có từ"):
        ended(office, "XM")
    merged(office, ("X1",), "X3", on=date(2025, 6, 21))  # what lies ahead can be put right
    office.clock.move_to("2025-06-21T08:00")
    with pytest.raises(SuccessionRefused, match="đã kết thúc từ"):
        ended(office, "X1")
    with pytest.raises(NotFound):
        merged(office, ("BPC",), "ABC")


def test_only_who_keeps_the_records_may_change_units(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    request = asked(office, DAY)
    wanted = Wanted(SuccessionKind.MERGE, ("BPC",), ("DNI",), DAY)
    stranger = replace(request, actor=office.application.actor("dm-bpc"))
    with pytest.raises(RightMissing):
        succeed(office.application, wanted, stranger)
    before = unit(office, "BPC")
    succeed(office.application, wanted, replace(request, dry_run=True))
    assert unit(office, "BPC") == before


def test_a_hidden_case_moves_too_and_says_so_to_nobody_outside(tmp_path: Path) -> None:
    hidden = remedy("BDG-KIN", "BDG", "2025-07-04", secret=True)
    office = before_july(tmp_path, *CASES, hidden)
    outcome = merged(office, ("BDG", "BVT"), "HCM")
    assert "BDG-KIN" not in [case.code for case, _ in outcome.moved]
    office.live_until("2025-07-01")
    assert office.case("BDG-KIN").unit == "HCM"
    outside = [m for m in office.mail.sent if m.person != "bo"]
    assert not [m for m in outside if "BDG-KIN" in m.text]


def test_an_heir_without_people_is_named_beforehand(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    born = merged(office, ("X1",), "XN", name="Xã Không Người")
    assert born.alone == ("XN",)
    office.live_until("2025-07-01")
    assert "(X1-KN1)" in "".join(changes(office, "vu"))  # the organiser stands in


def test_the_organiser_itself_is_succeeded(tmp_path: Path) -> None:
    office = before_july(tmp_path, *CASES)
    merged(office, ("TW",), "DNI")
    with office.application.store.write() as uow:
        uow.parties.put_person(person("cv-moi", Role.OFFICER, "DNI"))
        uow.commit()
    office.live_until("2025-07-11")
    assert office.case("KH25-D1").unit == "DNI"
    assert PLAN.organiser == "TW"  # the plan says what it said
    # Five working days late: the officers of both, until the old ones leave.
    assert days(office, "cv-moi", "BPC-KN1") == days(office, "vu", "BPC-KN1") == ["2025-07-11"]
