"""Stories of changes outside the workflow: amended cases, and one message about all of an act."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from dondoc.testing import PlayedOffice
from engine.amending import Amendment
from engine.case import Command, DocumentRef
from engine.change_letters import Change, ChangeKind, ChangeLine
from engine.ports import UnitOfWork
from engine.stepping import Stepper
from tests.integration.story_office import FIRST, SECOND, due, opened, to_inspected

LETTER = DocumentRef("45/BQL-VP", "Ban", date(2024, 5, 20))


def stepper_of(office: PlayedOffice, uow: UnitOfWork) -> Stepper:
    application = office.application
    return Stepper(uow, application.rulebook, application.identities, office.clock.now())


def amended(
    office: PlayedOffice,
    code: str,
    action: str,
    dates: Mapping[str, date | None] | None = None,
    unit: str | None = None,
) -> None:
    actor = office.application.actor("operator")
    amendment = Amendment(action, actor, office.today, LETTER, "vì sao", dates or {}, unit=unit)
    with office.application.store.write() as uow:
        stepper_of(office, uow).amend(office.case(code), amendment)
        uow.commit()


def test_an_amended_day_moves_what_is_open_and_leaves_the_state(tmp_path: Path) -> None:
    office = opened(tmp_path)
    before = office.case(FIRST)
    amended(office, FIRST, "plan-amended", dates={"visit_on": date(2024, 6, 12)})
    after = office.case(FIRST)
    assert (after.state, after.version) == (before.state, before.version + 1)
    assert due(office, FIRST, "notice") == "2024-05-29"
    with office.application.store.read() as uow:
        entry = uow.audit.chain(f"case:{after.id}")[-1]
    assert entry.action == "plan-amended"
    assert "45/BQL-VP" in entry.document
    assert entry.reason_ref


def test_a_unit_can_change_hands_in_any_state(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "cancel", document="06/QĐ", reason="thôi")
    amended(office, FIRST, "unit-succeeded", unit="QLMT")
    assert (office.case(FIRST).unit, office.case(FIRST).state) == ("QLMT", "cancelled")


def test_one_message_says_everything_that_an_act_changed(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.tick()
    office.mail.sent.clear()
    with office.application.store.write() as uow:
        stepper = stepper_of(office, uow)
        stepper.bundle = "act-1"
        moved = Command(
            "reschedule",
            office.application.actor("operator"),
            office.today,
            reason="dời",
            dates={"visit_on": date(2024, 6, 12)},
        )
        stepper.advance(office.case(FIRST), moved)
        line = ChangeLine("báo cáo của đơn vị", "2024-05-30", "2024-06-05", "tính lại")
        change = Change(ChangeKind.PLAN, (line,), LETTER)
        for code in (FIRST, SECOND):
            stepper.tell_changes("act-1", office.case(code), ["thu-ky", "tp-dautu"], change)
        uow.commit()
    office.tick()
    by_person = {message.person: message for message in office.mail.sent}
    assert len(by_person) == len(office.mail.sent) == 3  # the team's lead heard of the step only
    secretary = by_person["thu-ky"]
    assert "Kế hoạch được điều chỉnh theo văn bản số 45/BQL-VP ngày 20/5/2024" in secretary.text
    assert "(KH-01)" in secretary.text
    assert "(KH-02)" in secretary.text
    assert "Thay đổi lịch kiểm tra" in secretary.text
    assert [item.media_type for item in secretary.attachments] == ["text/calendar"]
    assert by_person["tp-dautu"].attachments == ()
    office.tick()
    assert len(office.mail.sent) == 3


def test_a_secret_case_shares_no_message_whoever_writes_of_it(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.tick()
    office.mail.sent.clear()
    hidden = [
        replace(office.case(FIRST), id=f"kin-{name}", code=f"KH-{name}", version=1, secret=True,
                insiders=frozenset({"thu-ky"}))
        for name in "AB"
    ]  # fmt: skip
    with office.application.store.write() as uow:
        stepper = stepper_of(office, uow)
        change = Change(ChangeKind.PLAN, (ChangeLine("báo cáo", None, "2024-06-05"),), LETTER)
        for case in hidden:
            uow.cases.add(case)
        for case in (hidden[0], office.case(FIRST), hidden[1], office.case(SECOND)):
            stepper.tell_changes("act-1", case, ["thu-ky"], change)
            stepper.tell_changes("act-1", case, ["thu-ky"], change)
        uow.commit()
    office.tick()
    together = {office.case(FIRST).id, office.case(SECOND).id}
    assert told(office, "lanh-dao") == [{"kin-A"}, {"kin-B"}, together]
    assert told(office, "chuyen-vien") == [together]


def told(office: PlayedOffice, viewer: str) -> list[set[str]]:
    """Return the cases of each change letter that exists for somebody."""
    with office.application.views(office.application.actor(viewer)) as views:
        found = [it.case_ids for it in views.messages() if it.message.key.startswith("changes/")]
    return sorted(({*cases} for cases in found), key=lambda cases: (len(cases), *sorted(cases)))


def test_who_is_not_registered_is_written_to_by_nobody(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office, FIRST)
    office.tick()
    office.mail.sent.clear()
    with office.application.store.write() as uow:
        stepper = stepper_of(office, uow)
        change = Change(ChangeKind.HANDOVER, (ChangeLine("đoàn kiểm tra"),))
        assert stepper.tell_changes("b", office.case(FIRST), ["nobody"], change) == ("nobody",)
        uow.commit()
    office.tick()
    assert office.mail.sent == []
