"""Stories of people who move: work handed over at once, who left stops receiving, the log still verifies."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.audit.check import Evidence, verify
from dondoc.parties.changes import PartyRefused, appointed, merged, reached_at, renamed
from dondoc.parties.erasing import erase
from dondoc.parties.handover import Handed, hand_over
from dondoc.parties.leaving import Left, leave
from dondoc.parties.register import Request, change_person, person_of
from dondoc.testing import PlayedOffice
from engine.case import Actor, Command, DocumentRef
from engine.errors import InvalidInput, NotFound, RightMissing
from engine.parties import Appointment, Contact, Person, Role
from engine.situation import team_of
from engine.timers import Notice, NoticeRequest
from tests.integration.story_office import FIRST, ROUND, days, digests, opened, person

DECISION = DocumentRef("21/QĐ-BQL", "Ban", date(2024, 5, 2))


def office_with(folder: Path, *more: Person) -> PlayedOffice:
    office = opened(folder)
    with office.application.store.write() as uow:
        for each in (person("nguoi-moi", Role.MEMBER, "VP"), *more):
            uow.parties.put_person(each)
        uow.commit()
    return office


def request(office: PlayedOffice, by: str = "operator", on: date | None = None) -> Request:
    actor = office.application.actor(by)
    return Request(actor, on or office.today, DECISION, "chuyển công tác")


def handed(office: PlayedOffice, old: str, new: str, by: str = "operator") -> Handed:
    return hand_over(office.application, old, new, request(office, by))


def left(
    office: PlayedOffice, code: str, *, on: date | None = None, leave_open: bool = False
) -> Left:
    return leave(office.application, code, request(office, on=on), leave_open=leave_open)


def someone(office: PlayedOffice, code: str) -> Person:
    with office.application.store.read() as uow:
        return person_of(uow, code)


def hidden_inspection(office: PlayedOffice) -> str:
    """Order an unannounced inspection that only its team and who ordered it know of."""
    case = replace(
        office.case(FIRST),
        id="kin",
        code="KH-ĐX",
        secret=True,
        round_id=None,
        insiders=frozenset({"thu-ky", "truong-doan"}),
        dates={"visit_on": date(2024, 5, 14), "visit_end_on": date(2024, 5, 14)},
        facts={"lead": "truong-doan", "secretary": "thu-ky", "unannounced": True, "at": "08:00"},
    )
    command = Command("open", office.application.actor("lanh-dao"), office.today)
    office.application.cases.open([case], command)
    return case.code


def verified(office: PlayedOffice) -> bool:
    """Tell whether chains and seals of the log verify."""
    with office.application.store.read() as uow:
        kept = uow.settings.office()
        assert kept is not None
        entries = [it for name in uow.audit.chains() for it in uow.audit.chain(name)]
        seals = uow.audit.seals()
    return verify(Evidence(kept.id, entries, seals, frozenset(), {})).intact


def test_everything_open_goes_to_another_in_one_act(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    done = handed(office, "thu-ky", "nguoi-moi")
    assert [(item.case.code, item.parts) for item in done.work] == [(ROUND, ("secretary",))]
    assert [(item.role, item.unit) for item in done.roles] == [(Role.MEMBER, "VP")]
    assert team_of(office.case(ROUND)).secretary == "nguoi-moi"
    assert someone(office, "thu-ky").roles_on(office.today) == frozenset()
    office.live_until("2024-05-17")
    assert digests(office, "thu-ky") == []
    assert days(office, "nguoi-moi", FIRST)
    with office.application.store.read() as uow:
        entry = uow.audit.chain(f"case:{office.case(ROUND).id}")
        own = uow.audit.chain("person:thu-ky")
    handing = next(it for it in entry if it.action == "handed-over")
    assert '"facts.secretary":["thu-ky","nguoi-moi"]' in handing.changes
    assert "21/QĐ-BQL" in handing.document
    assert '{"handed_to":[null,"nguoi-moi"]}' in [it.changes for it in own]


def test_the_new_owner_gets_one_letter_about_all_of_it(tmp_path: Path) -> None:
    office = office_with(tmp_path, person("nguoi-hai", Role.MEMBER, "VP"))
    office.tick()
    office.mail.sent.clear()
    handed(office, "dm-dautu", "nguoi-moi")
    handed(office, "thu-ky", "nguoi-hai")
    office.tick()
    letters = [m for m in office.mail.sent if m.key.startswith("changes/")]
    assert [m.person for m in letters] == ["nguoi-hai", "nguoi-moi"]  # and nobody else
    text = "\n".join(m.text for m in letters)
    assert "được bàn giao theo văn bản số 21/QĐ-BQL" in text
    assert "Thư ký đoàn" in text
    assert f"({FIRST})" in text


def test_what_waits_for_somebody_waits_for_the_other(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    office.live_until("2024-05-15", hours=(8,))
    office.clock.move_to("2024-05-16T00:10")
    office.tick()  # the rung of the day has fired, the window is not open yet
    waiting = handed(office, "thu-ky", "nguoi-moi").waiting
    office.clock.move_to("2024-05-16T08:00")
    office.tick()
    assert waiting == 1
    assert days(office, "nguoi-moi", FIRST) == ["2024-05-16"]
    assert days(office, "thu-ky", FIRST) == []


def test_who_leads_already_belongs_to_the_team_once(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    handed(office, "truong-doan", "thu-ky")
    team = team_of(office.case(ROUND))
    assert (team.lead, team.secretary, team.members) == ("thu-ky", None, ())


def test_refusals_of_a_hand_over(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    with pytest.raises(PartyRefused, match="là một"):
        handed(office, "thu-ky", "thu-ky")
    with pytest.raises(NotFound):
        handed(office, "thu-ky", "không-có")
    with pytest.raises(RightMissing):
        handed(office, "thu-ky", "nguoi-moi", by="dm-dautu")
    left(office, "nguoi-moi")
    with pytest.raises(PartyRefused, match="đã nghỉ"):
        handed(office, "thu-ky", "nguoi-moi")
    with pytest.raises(InvalidInput, match="--conflict-reason"):
        handed(office, "thu-ky", "dm-dautu")
    office_request = request(office)
    hand_over(office.application, "thu-ky", "dm-dautu", office_request, "không còn ai khác")
    facts = office.case(ROUND).facts
    assert facts["conflict_text_ref"]


def test_a_trial_hand_over_writes_nothing(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    before = office.case(ROUND)
    done = hand_over(
        office.application, "thu-ky", "nguoi-moi", replace(request(office), dry_run=True)
    )
    assert len(done.work) == 1
    assert office.case(ROUND) == before


def test_hidden_work_is_handed_over_by_who_sees_it_and_by_nobody_else(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    code = hidden_inspection(office)
    with office.application.store.write() as uow:
        letter = NoticeRequest("announcement", "team")
        uow.notices.add([Notice("n", "kin", "thu-ky", letter, office.today, key="kin/1")])
        uow.commit()
    outside = handed(office, "thu-ky", "nguoi-moi")
    assert code not in [item.case.code for item in outside.work]
    assert (outside.all_seen, outside.waiting) == (False, 0)
    assert "thu-ky" in office.case(code).insiders
    inside = handed(office, "thu-ky", "nguoi-moi", by="lanh-dao")
    assert [(item.case.code, item.parts) for item in inside.work] == [
        (code, ("secretary", "insider"))
    ]
    assert (inside.all_seen, inside.waiting) == (True, 1)
    assert office.case(code).insiders == {"nguoi-moi", "truong-doan"}


def test_who_leaves_with_hidden_work_is_stood_in_for_by_who_knows(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    code = hidden_inspection(office)
    handed(office, "thu-ky", "nguoi-moi")
    handed(office, "truong-doan", "nguoi-moi")
    left(office, "truong-doan")  # by somebody who may not see it: not refused, that would tell
    left(office, "thu-ky")
    office.live_until("2024-05-15", hours=(8, 9))
    assert days(office, "lanh-dao", code)
    assert days(office, "chuyen-vien", code) == []
    assert not [m for m in office.mail.sent if code in m.text and m.person != "lanh-dao"]


def test_leaving_stops_at_once_and_the_name_stays_in_the_log(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    office.live_until("2024-05-15", hours=(8,))
    office.clock.move_to("2024-05-16T00:10")
    office.tick()
    with pytest.raises(PartyRefused, match="còn đứng tên"):
        left(office, "thu-ky")
    done = left(office, "thu-ky", leave_open=True)
    assert done.readdressed == 1
    assert [item.case.code for item in done.work] == [ROUND]
    reached = len(office.mail_to("thu-ky"))
    office.live_until("2024-05-24")
    assert len(office.mail_to("thu-ky")) == reached
    assert days(office, "truong-doan", FIRST)  # the rest of the team goes on
    assert someone(office, "thu-ky").name == "thu-ky"
    with pytest.raises(RightMissing, match="đã nghỉ"):
        office.application.actor("thu-ky")
    with pytest.raises(PartyRefused, match="đã nghỉ"):
        left(office, "thu-ky")


def test_the_only_reader_of_a_unit_is_stood_in_for(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    left(office, "dm-dautu")
    office.tick()
    letters = [m.person for m in office.mail.sent if "/notice-of-schedule/" in m.key]
    assert "dm-dautu" not in letters
    assert "tp-dautu" in letters  # the head of the unit reads what its focal point would have


def test_a_message_that_has_not_gone_out_goes_to_who_stands_in(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    with office.application.store.write() as uow:
        uow.outbox.pause_channel("email", "máy chủ thư hỏng", office.clock.now())
        uow.commit()
    office.send(FIRST, "notify", document="1/TB")
    office.tick()
    left(office, "dm-dautu")
    office.clock.advance(hours=1)
    office.tick()
    assert office.mail_to("dm-dautu") == []
    assert [m for m in office.mail_to("tp-dautu") if "/notice-of-schedule/" in m.key]


def test_a_change_letter_of_who_left_goes_to_their_unit_or_team(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    handed(office, "tp-dautu", "dm-dautu")
    handed(office, "thu-ky", "nguoi-moi")
    left(office, "dm-dautu")
    left(office, "nguoi-moi", leave_open=True)
    office.tick()
    readers = {m.person for m in office.mail.sent if m.key.startswith("changes/")}
    assert readers == {"operator", "chuyen-vien", "truong-doan"}


def test_leaving_on_a_day_ahead_takes_effect_on_that_day(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    handed(office, "thu-ky", "nguoi-moi")
    done = left(office, "dm-dautu", on=date(2024, 5, 30))
    assert done.readdressed == 0
    office.send(FIRST, "notify", document="1/TB")
    office.live_until("2024-05-27", hours=(8, 9))
    office.clock.move_to("2024-05-28T07:59")
    with office.application.store.write() as uow:
        uow.outbox.pause_channel("email", "máy chủ thư hỏng", office.clock.now())
        uow.commit()
    office.clock.move_to("2024-05-28T08:00")
    office.tick()  # today's message is finished and cannot go
    office.clock.move_to("2024-05-30T08:00")
    office.tick()
    office.live_until("2024-06-06")
    assert days(office, "dm-dautu", FIRST) == ["2024-05-23"]
    assert "2024-05-30" in days(office, "tp-dautu", FIRST)


def test_who_left_may_come_back_and_a_file_brings_nobody_back() -> None:
    gone = replace(person("a", Role.FOCAL, "X"), left_on=date(2024, 5, 1))
    assert merged(gone, person("a", Role.HEAD, "Y"), date(2024, 6, 1)) == gone
    with pytest.raises(PartyRefused, match="đã nghỉ"):
        reached_at(gone, "email", "a@b.vn", date(2024, 6, 1))
    back = appointed(gone, Appointment(Role.HEAD, "Y", date(2024, 6, 1)))
    assert back.left_on is None
    assert appointed(gone, Appointment(Role.HEAD, "Y", None, date(2024, 4, 1))).left_on


def test_erasing_takes_the_addresses_and_leaves_the_log_whole(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    application = office.application
    wanted = request(office)
    other = Contact("email", "rieng.tu@example.vn")

    def moved(uow: object) -> Person:
        del uow
        return replace(
            someone(office, "dm-dautu"), name="Võ Ngọc Lan", title="Chuyên viên", contacts=(other,)
        )

    change_person(application, "dm-dautu", "contact", wanted, moved)
    office.send(FIRST, "notify", document="1/TB")
    office.tick()
    office.tick()
    assert office.mail_to("dm-dautu")
    with pytest.raises(PartyRefused, match="ghi nghỉ trước"):
        erase(application, "dm-dautu", wanted)
    left(office, "dm-dautu")
    done = erase(application, "dm-dautu", wanted)
    assert (done.contacts, done.erased.messages, done.erased.plans) == (1, 1, 1)
    assert done.rewritten
    application.store.dispose()
    for file in tmp_path.iterdir():
        kept = file.read_bytes()
        for word in ("rieng.tu@example.vn", "dm-dautu@example.vn", "Võ Ngọc Lan"):
            assert word.encode() not in kept, (file.name, word)
    assert verified(office)
    assert someone(office, "dm-dautu") == Person(
        "dm-dautu",
        "dm-dautu",
        someone(office, "dm-dautu").appointments,
        left_on=office.today,
    )
    with application.store.read() as uow:
        last = uow.audit.chain("person:dm-dautu")[-1]
        assert last.action == "erase"
        assert uow.texts.get(last.reason_ref) == "chuyển công tác"
    erase(application, "dm-dautu", wanted)  # twice is harmless
    assert verified(office)


def test_erasing_waits_for_open_work_and_for_mail_on_its_way(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    left(office, "thu-ky", leave_open=True)
    with pytest.raises(PartyRefused, match="còn đứng tên"):
        erase(office.application, "thu-ky", request(office))
    office.send(FIRST, "notify", document="1/TB")
    office.application.reminders.compose_letters()
    with office.application.store.write() as uow:
        uow.outbox.lease("email", office.clock.now(), office.clock.now().replace(year=2025), 9)
        uow.commit()
    left(office, "dm-dautu")
    with pytest.raises(PartyRefused, match="đang gửi"):
        erase(office.application, "dm-dautu", request(office))
    handed(office, "thu-ky", "nguoi-moi")
    trial = erase(office.application, "thu-ky", replace(request(office), dry_run=True))
    assert not trial.rewritten
    assert someone(office, "thu-ky").contacts


def test_nobody_without_the_right_erases(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    wanted = Request(Actor("dm-dautu"), office.today, DECISION, "x")
    with pytest.raises(RightMissing):
        erase(office.application, "thu-ky", wanted)
    with pytest.raises(RightMissing):
        leave(office.application, "thu-ky", wanted, leave_open=True)


def test_a_letter_prints_the_name_of_the_day_it_tells_of(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    with office.application.store.write() as uow:
        known = uow.parties.unit("QLDT")
        assert known is not None
        uow.parties.put_unit(renamed(known, "Phòng Đầu tư mới", "", date(2024, 5, 10)))
        uow.commit()
    office.clock.move_to("2024-05-13T09:00")
    office.send(FIRST, "notify", document="1/TB", on=date(2024, 5, 9))
    office.live_until("2024-05-23", hours=(9,))
    (letter,) = [m for m in office.mail_to("dm-dautu") if "/notice-of-schedule/" in m.key]
    assert "Phòng QLDT" in letter.text
    assert "Phòng Đầu tư mới" not in letter.text
    (digest,) = digests(office, "dm-dautu", FIRST)
    assert "Phòng Đầu tư mới" in digest.text


def test_what_was_written_before_the_last_day_waits_for_who_stands_in(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    left(office, "dm-dautu", on=date(2024, 5, 16))
    left(office, "truong-doan", on=date(2024, 5, 16), leave_open=True)
    office.clock.move_to("2024-05-15T23:50")
    office.send(FIRST, "notify", document="1/TB")
    office.clock.move_to("2024-05-16T00:10")
    office.application.reminders.fire_due()
    with office.application.store.write() as uow:
        late = NoticeRequest("reminder", "team", "report", -3)
        case = office.case(FIRST).id
        uow.notices.add([Notice("n", case, "truong-doan", late, office.today, key="k")])
        uow.commit()
    office.clock.move_to("2024-05-16T08:00")
    office.application.reminders.compose_letters()  # by somebody's command, before the daemon
    office.application.reminders.gather_digests()
    assert not [m for m in office.mail.sent if m.person in {"dm-dautu", "truong-doan"}]
    office.tick()
    office.live_until("2024-05-17")
    reached = {m.person for m in office.mail.sent}
    assert not reached & {"dm-dautu", "truong-doan"}
    assert days(office, "thu-ky", FIRST)
    assert [m for m in office.mail_to("tp-dautu") if m.key.startswith("letter/")]
