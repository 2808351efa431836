"""Stories of extensions: asked in time, answered by somebody else, never by the clock."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dondoc.letters.extension_values import asked_words, letter_values
from dondoc.rulebook import StoredRulebook
from dondoc.settings import Settings
from dondoc.testing import ManualClock, PlayedOffice, RecordingNotifier, SequentialIdentities
from dondoc.wiring import Application
from engine.case import Actor, Case, Command, DocumentRef, Fact
from engine.errors import EventRefused, InvalidInput, NotFound, RightMissing
from engine.obligations import DeadlineState
from engine.parties import Appointment, Contact, Person, Role
from engine.plan import ExtensionPolicy, ExtensionReason
from store.sql_store import open_store
from tests.integration.story_office import (
    FIRST,
    PLAN,
    ROUND,
    SECOND,
    children,
    days,
    digests,
    due,
    letters,
    opened,
    rounds,
    to_concluded,
    to_inspected,
)
from workflows.extension_policy import DEFAULT

DAY = date(2024, 5, 2)
POINT = f"{FIRST}-KN1"
ASKED = f"{POINT}-GH1"
UNIT, HEAD, LEADER, OFFICER = "dm-dautu", "tp-dautu", "lanh-dao", "chuyen-vien"


def ask(
    office: PlayedOffice,
    code: str = POINT,
    to: date = date(2024, 7, 5),
    *,
    by: str = UNIT,
    behalf: str | None = None,
    deadline: str = "remedy",
    reason: str = "cho-huong-dan",
    note: str = "",
    on: date | None = None,
    document: str = "",
) -> None:
    """Ask for an extension, by default the unit for the remediation of its recommendation."""
    known = office.application.actor(by)
    words: dict[str, Fact] = {"deadline": deadline, "reason": reason}
    facts: Mapping[str, Fact] = {"extension": words | ({"note_text": note} if note else {})}
    command = Command(
        "request-extension",
        Actor(known.person, behalf, known.roles, known.units),
        on or office.today,
        document=DocumentRef(document) if document else None,
        dates={"proposed_on": to},
        facts=facts,
    )
    office.application.cases.advance(code, command)


def answer(
    office: PlayedOffice, event: str, by: str = LEADER, reason: str = "", code: str = ASKED
) -> None:
    office.send(code, event, by=by, reason=reason)


@cache
def prepared() -> bytes:
    """Return the database of an office with one recommendation, due on 21/06/2024."""
    with tempfile.TemporaryDirectory() as folder:
        office = opened(Path(folder))
        to_concluded(office, {"amount": 5})
        office.tick()
        office.application.store.dispose()
        return (Path(folder) / "office.sqlite3").read_bytes()


def concluded(folder: Path) -> PlayedOffice:
    """Return that office, opened again in a folder of its own: preparing it once saves minutes."""
    path = folder / "office.sqlite3"
    path.write_bytes(prepared())
    clock, mail = ManualClock(), RecordingNotifier()
    clock.move_to("2024-06-14T09:00")
    application = Application(
        Settings(database_url="", outbox_dir=Path(), actor="operator"),
        clock,
        open_store(str(path)),
        SequentialIdentities(given=100_000),
        StoredRulebook(),
        {"email": mail},
    )
    return PlayedOffice(application, clock, mail)


def state(office: PlayedOffice, code: str = ASKED) -> str:
    return office.case(code).state


def body(office: PlayedOffice, template: str, person: str) -> str:
    found = [m for m in office.mail_to(person) if f"/{template}/" in m.key]
    assert len(found) == 1
    return found[0].text


# --- Asked and approved --------------------------------------------------------------------------


def test_the_approver_reads_three_lines_and_the_deadline_moves_with_the_approval(
    tmp_path: Path,
) -> None:
    office = concluded(tmp_path)
    assert due(office, POINT, "remedy") == "2024-06-21"
    ask(office, note="chờ văn bản của Sở")
    office.tick()
    assert letters(office, "extension-asked") == [LEADER]
    letter = body(office, "extension-asked", LEADER)
    assert "- Thời hạn ban đầu: thứ Sáu, 21/6/2024; đề nghị đến: thứ Sáu, 05/7/2024" in letter
    assert "- Lần gia hạn thứ 1, tối đa 2 lần." in letter
    assert "- Lý do: chờ hướng dẫn của cấp trên – chờ văn bản của Sở." in letter
    assert "dondoc gia-han duyet KH-01-KN1-GH1" in letter
    assert due(office, POINT, "remedy") == "2024-06-21"  # asking alone moves nothing
    answer(office, "approve")
    moved = office.deadline(POINT, "remedy")
    assert (moved.due_on, moved.original_due_on, moved.revision, moved.round) == (
        date(2024, 7, 5),
        date(2024, 6, 21),
        1,
        1,
    )
    office.tick()
    assert sorted(letters(office, "extension-approved")) == [UNIT]
    told = body(office, "extension-approved", UNIT)
    assert "Thời hạn điều chỉnh: thứ Sáu, 05/7/2024 (trước đó: thứ Sáu, 21/6/2024)" in told
    assert "Thời hạn ban đầu: thứ Sáu, 21/6/2024" in told


def test_the_reminders_of_the_old_day_are_withdrawn_and_those_of_the_new_one_come(
    tmp_path: Path,
) -> None:
    office = concluded(tmp_path)
    ask(office)
    answer(office, "approve")
    office.live_until("2024-07-08")
    assert days(office, UNIT, POINT)[-4:] == [
        "2024-06-28",
        "2024-07-03",
        "2024-07-05",
        "2024-07-08",
    ]
    text = digests(office, UNIT, POINT)[-1].text
    assert "thời hạn ban đầu: thứ Sáu, 21/6/2024; thời hạn điều chỉnh: thứ Sáu, 05/7/2024" in text
    assert "chưa được trả lời" not in text


def test_handed_in_between_the_two_days_is_on_time_with_the_first_day_kept(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    ask(office)
    answer(office, "approve")
    office.clock.move_to("2024-07-04T10:00")
    office.send(POINT, "remediate", by=UNIT, facts={"explanation_text": "Đã làm"})
    done = office.deadline(POINT, "remedy")
    assert (done.state, done.on_time, done.original_due_on) == (
        DeadlineState.MET,
        True,
        date(2024, 6, 21),
    )


def test_a_further_round_begins_without_the_day_that_was_given(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    ask(office)
    answer(office, "approve")
    office.clock.move_to("2024-06-25T10:00")
    office.send(POINT, "remediate", facts={"explanation_text": "Đã làm"})
    office.send(POINT, "return", reason="chưa đạt", facts={"remedy": {"amount": 2}})
    assert due(office, POINT, "remedy") == "2024-06-27"
    ask(office, to=date(2024, 7, 1))  # and it is the first request of this round
    assert office.case(f"{POINT}-GH2").facts["number"] == 1


# --- Refused, withdrawn, unanswered --------------------------------------------------------------


def test_a_refused_request_changes_nothing_and_says_why(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    ask(office)
    before = office.deadline(POINT, "remedy")
    with pytest.raises(InvalidInput, match="còn thiếu: reason"):
        answer(office, "refuse")
    answer(office, "refuse", reason="đã có hướng dẫn từ tháng 5")
    office.tick()
    assert office.deadline(POINT, "remedy") == before
    assert letters(office, "extension-refused") == [UNIT]
    told = body(office, "extension-refused", UNIT)
    assert "Lý do không đồng ý: đã có hướng dẫn từ tháng 5." in told
    assert "Thời hạn giữ nguyên: thứ Sáu, 21/6/2024." in told
    office.live_until("2024-07-20")
    assert not digests(office, LEADER, "đề nghị gia hạn")  # answered: nobody is asked any more


def test_what_was_withdrawn_is_answered_by_nobody(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    ask(office)
    office.send(ASKED, "withdraw", by=UNIT)
    office.live_until("2024-07-05")
    assert (state(office), due(office, POINT, "remedy")) == ("withdrawn", "2024-06-21")
    assert not digests(office, LEADER, ASKED)
    with pytest.raises(EventRefused, match="không còn thao tác nào"):
        answer(office, "approve")


def test_two_working_days_without_an_answer_remind_and_a_year_approves_nothing(
    tmp_path: Path,
) -> None:
    office = concluded(tmp_path)
    ask(office)
    office.live_until("2024-07-05")
    for month in ("2024-08", "2024-10", "2024-12", "2025-02", "2025-04", "2025-06"):
        office.clock.move_to(f"{month}-18T08:00")
        office.tick()
    assert state(office) == "asked"
    assert due(office, POINT, "remedy") == "2024-06-21"
    assert days(office, LEADER, f"({ASKED})")[:3] == ["2024-06-18", "2024-06-19", "2024-06-21"]
    assert days(office, OFFICER, f"({ASKED})") == ["2024-06-25"]  # reported to the organiser
    assert days(office, LEADER, f"({ASKED})")[3:] == ["2024-07-02"]
    with office.application.store.read() as uow:
        entries = uow.audit.chain(f"case:{office.case(ASKED).id}")
    assert {entry.action for entry in entries} <= {"open", "calendar-changed"}
    assert office.deadline(ASKED, "answer").state is DeadlineState.OPEN


def test_nothing_that_the_clock_sends_answers(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    ask(office)
    daemon = Actor("daemon")
    for event in ("approve", "refuse"):
        with pytest.raises(RightMissing):
            office.application.cases.advance(
                ASKED, Command(event, daemon, office.today, reason="x")
            )
    with office.application.store.read() as uow:
        acts = [row.timer.act for row in uow.timers.of_case(office.case(ASKED).id)]
    assert acts
    assert all(getattr(act, "template", "") == "reminder" for act in acts)


def test_while_a_request_waits_the_reminders_go_on_and_say_so(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    ask(office)
    office.live_until("2024-06-24")
    assert days(office, UNIT, POINT)[-2:] == ["2024-06-21", "2024-06-24"]
    late = digests(office, UNIT, POINT)[-1].text
    assert "quá hạn 01 ngày làm việc" in late
    assert "đang có đề nghị gia hạn KH-01-KN1-GH1 đến 05/07/2024, chưa được trả lời" in late
    mine = digests(office, LEADER, ASKED)[-1].text
    assert "KH-01-KN1 báo cáo kết quả khắc phục" in mine
    assert "21/06/2024 -> 05/07/2024" in mine


# --- Answered after the day ----------------------------------------------------------------------


def test_what_was_asked_in_time_is_late_only_if_refused(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    ask(office)
    office.clock.move_to("2024-06-26T09:00")
    answer(office, "approve")
    found = rounds(office, POINT, "remedy")
    assert [(d.state, d.due_on, d.on_time) for d in found] == [
        (DeadlineState.OPEN, date(2024, 7, 5), None)
    ]


def test_what_was_handed_in_late_while_a_request_waited_is_on_time_once_it_is_approved(
    tmp_path: Path,
) -> None:
    office = concluded(tmp_path)
    ask(office)
    office.clock.move_to("2024-06-25T09:00")
    office.send(POINT, "remediate", by=UNIT, facts={"explanation_text": "Đã làm"})
    assert office.deadline(POINT, "remedy").late_working_days == 2
    assert state(office) == "asked"
    office.clock.move_to("2024-06-26T09:00")
    answer(office, "approve")
    done = office.deadline(POINT, "remedy")
    assert (done.state, done.on_time, done.late_working_days) == (DeadlineState.MET, True, None)
    assert done.original_due_on == date(2024, 6, 21)


def test_a_request_entered_after_the_day_needs_the_organiser_and_its_paper(
    tmp_path: Path,
) -> None:
    office = concluded(tmp_path)
    office.clock.move_to("2024-06-25T09:00")
    sent = date(2024, 6, 20)
    with pytest.raises(EventRefused, match="đã hết ngày"):
        ask(office)
    with pytest.raises(EventRefused, match="kèm văn bản đề nghị"):
        ask(office, on=sent)  # nobody saves their own deadline by writing an earlier day
    with pytest.raises(EventRefused, match="kèm văn bản đề nghị"):
        ask(office, by=OFFICER, behalf=UNIT, on=sent)
    ask(office, by=OFFICER, behalf=UNIT, on=sent, document="15/CV-QLDT")
    answer(office, "approve")
    assert due(office, POINT, "remedy") == "2024-07-05"
    assert len(rounds(office, POINT, "remedy")) == 1


def test_what_was_handed_in_late_stays_late_when_the_request_is_refused(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    ask(office)
    office.clock.move_to("2024-06-25T09:00")
    office.send(POINT, "remediate", by=UNIT, facts={"explanation_text": "Đã làm"})
    answer(office, "refuse", reason="không chính đáng")
    assert office.deadline(POINT, "remedy").late_working_days == 2


@pytest.mark.parametrize("last", ["remediate", "accept", "return"])
def test_a_request_lapses_when_what_it_asks_for_is_over(tmp_path: Path, last: str) -> None:
    office = concluded(tmp_path)
    ask(office)
    office.clock.move_to("2024-06-20T09:00" if last == "remediate" else "2024-06-25T09:00")
    office.send(POINT, "remediate", by=UNIT, facts={"explanation_text": "Đã làm"})
    if last != "remediate":
        assert state(office) == "asked"
        office.send(POINT, last, reason="x", facts={"remedy": {"amount": 5}})
    assert state(office) == "lapsed"
    with pytest.raises(EventRefused):
        answer(office, "approve")


def test_a_request_that_the_present_day_has_overtaken_cannot_be_approved(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    ask(office, FIRST, date(2024, 6, 3), deadline="report")
    office.send(FIRST, "reschedule", reason="bão", dates={"visit_on": date(2024, 6, 27)})
    assert due(office, FIRST, "report") == "2024-06-20"
    with pytest.raises(EventRefused, match="không sớm hơn ngày đề nghị"):
        answer(office, "approve", code=f"{FIRST}-GH1")
    assert state(office, f"{FIRST}-GH1") == "asked"  # nothing half written
    answer(office, "refuse", reason="đã dời lịch", code=f"{FIRST}-GH1")


# --- Moved anchors -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visit", "report"),
    [
        (date(2024, 6, 5), "2024-06-03"),  # the rule alone would say 29/5: what was given stays
        (
            date(2024, 6, 27),
            "2024-06-20",
        ),  # the rule alone gives more: nobody loses by an extension
    ],
)
def test_a_given_day_stays_unless_the_rule_itself_gives_a_later_one(
    tmp_path: Path, visit: date, report: str
) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    ask(office, FIRST, date(2024, 6, 3), deadline="report")
    answer(office, "approve", code=f"{FIRST}-GH1")
    assert due(office, FIRST, "report") == "2024-06-03"
    office.send(FIRST, "reschedule", reason="bão", dates={"visit_on": visit})
    assert due(office, FIRST, "report") == report
    assert office.deadline(FIRST, "report").original_due_on == date(2024, 5, 30)


def test_a_postponed_visit_makes_nobody_late_by_an_old_extension(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    ask(office, FIRST, date(2024, 6, 3), deadline="report")
    answer(office, "approve", code=f"{FIRST}-GH1")
    office.send(FIRST, "postpone", reason="bão")
    office.clock.move_to("2024-07-01T09:00")
    office.send(FIRST, "reschedule", reason="hết bão", dates={"visit_on": date(2024, 7, 25)})
    assert due(office, FIRST, "report") == "2024-07-18"


# --- How often -----------------------------------------------------------------------------------


def test_a_deadline_is_extended_as_often_as_the_plan_allows(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    for number, to in ((1, date(2024, 7, 5)), (2, date(2024, 7, 12))):
        ask(office, to=to)
        with pytest.raises(EventRefused, match=f"{POINT}-GH{number} chờ trả lời"):
            ask(office, to=to)
        answer(office, "approve", code=f"{POINT}-GH{number}")
    with pytest.raises(EventRefused, match="đã gia hạn 2 lần, tối đa 2 lần"):
        ask(office, to=date(2024, 7, 19))
    moved = office.deadline(POINT, "remedy")
    assert (moved.due_on, moved.original_due_on) == (date(2024, 7, 12), date(2024, 6, 21))
    assert len(children(office, POINT, "extension")) == 2


def test_what_was_refused_or_withdrawn_is_not_counted(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    for number, event in enumerate(("refuse", "withdraw", "refuse"), start=1):
        ask(office)
        answer(office, event, reason="x", code=f"{POINT}-GH{number}")
    ask(office)
    assert office.case(f"{POINT}-GH4").facts["number"] == 1


def policed(folder: Path, policy: ExtensionPolicy) -> PlayedOffice:
    office = PlayedOffice.found(folder, "2024-05-02T08:00")
    office.load(replace(PLAN, extensions=policy))
    office.send(ROUND, "establish-team", document="05/QĐ")
    to_concluded(office, {"amount": 5})
    return office


def test_a_plan_says_how_often_for_which_reasons_who_answers_and_when(tmp_path: Path) -> None:
    reasons = (ExtensionReason("bao-lu", "bão lũ"),)
    office = policed(tmp_path, ExtensionPolicy(1, reasons, "organiser", 3))
    with pytest.raises(InvalidInput, match="chọn một trong: bao-lu"):
        ask(office)
    ask(office, reason="bao-lu")
    office.tick()
    assert letters(office, "extension-asked") == [OFFICER, "operator"]
    assert "- Lý do: bão lũ." in body(office, "extension-asked", OFFICER)
    assert due(office, ASKED, "answer") == "2024-06-19"
    with pytest.raises(RightMissing):
        answer(office, "approve", by="truong-doan")
    answer(office, "approve", by=OFFICER)
    with pytest.raises(EventRefused, match="đã gia hạn 1 lần, tối đa 1 lần"):
        ask(office, reason="bao-lu", to=date(2024, 7, 12))


# --- Who ----------------------------------------------------------------------------------------


def second_leader(office: PlayedOffice) -> str:
    person = Person(
        "pho-ban",
        "Phó ban",
        (Appointment(Role.LEADERSHIP, "VP"), Appointment(Role.HEAD, "QLDT")),
        (Contact("email", "pho@example.vn"),),
    )
    with office.application.store.write() as uow:
        uow.parties.put_person(person)
        uow.commit()
    return person.code


@pytest.mark.parametrize(
    ("asker", "behalf"), [("pho-ban", None), (OFFICER, "pho-ban"), ("pho-ban", UNIT)]
)
@pytest.mark.parametrize("event", ["approve", "refuse"])
def test_nobody_answers_their_own_request_and_the_attempt_is_on_record(
    tmp_path: Path, asker: str, behalf: str | None, event: str
) -> None:
    office = concluded(tmp_path)
    second_leader(office)
    ask(office, by=asker, behalf=behalf)
    with pytest.raises(RightMissing, match="phải là người khác trả lời"):
        answer(office, event, by="pho-ban", reason="x")
    assert (state(office), due(office, POINT, "remedy")) == ("asked", "2024-06-21")
    with office.application.store.read() as uow:
        entries = uow.audit.chain(f"case:{office.case(ASKED).id}")
    assert [(e.action, e.person, e.outcome) for e in entries][-1] == (
        event,
        "pho-ban",
        "refused:right-missing",
    )
    answer(office, event, by=LEADER, reason="x")  # somebody else may


def test_nobody_answers_on_behalf_of_who_asked(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    ask(office, by=OFFICER, behalf=UNIT)
    leader = office.application.actor(LEADER)
    for behalf in (OFFICER, UNIT):
        actor = Actor(leader.person, behalf, leader.roles, leader.units)
        with pytest.raises(RightMissing, match="phải là người khác"):
            office.application.cases.advance(ASKED, Command("approve", actor, office.today))
    office.tick()
    answer(office, "approve")
    office.tick()
    assert sorted(letters(office, "extension-approved")) == [OFFICER, UNIT]  # each one letter


@pytest.mark.parametrize("by", [UNIT, HEAD, "truong-doan", OFFICER, "kiem-toan"])
def test_only_leadership_answers_where_the_plan_names_nobody_else(tmp_path: Path, by: str) -> None:
    office = concluded(tmp_path)
    ask(office)
    with pytest.raises(RightMissing):
        answer(office, "approve", by=by)


def test_they_ask_who_owe_it_and_the_organiser_for_them(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    with pytest.raises(RightMissing):
        ask(office, by="truong-doan")  # a unit's deadline is not the team's to ask for
    with pytest.raises(RightMissing):
        ask(office, by="dm-moitruong")
    with pytest.raises(InvalidInput, match="--on-behalf-of"):
        ask(office, by=OFFICER)
    ask(office, by=HEAD)
    assert office.case(ASKED).facts["asked_by"] == HEAD


def test_a_team_asks_for_its_conclusion_and_a_round_for_its_summary(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office)
    with pytest.raises(RightMissing):
        ask(office, FIRST, date(2024, 7, 1), by=UNIT, deadline="conclusion")
    ask(office, FIRST, date(2024, 7, 1), by="thu-ky", deadline="conclusion")
    answer(office, "approve", code=f"{FIRST}-GH1")
    assert due(office, FIRST, "conclusion") == "2024-07-01"
    office.tick()
    assert letters(office, "extension-approved") == ["thu-ky", "truong-doan"]
    office.send(SECOND, "cancel", reason="x")
    assert due(office, ROUND, "summary") == "2024-07-04"
    ask(office, ROUND, date(2024, 7, 15), by="truong-doan", deadline="summary")
    answer(office, "approve", code=f"{ROUND}-GH1")
    assert due(office, ROUND, "summary") == "2024-07-15"


def test_after_an_unannounced_visit_the_team_of_its_own_order_answers(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    office.load(replace(PLAN, extensions=ExtensionPolicy(2, DEFAULT.reasons, "team_lead")))
    born = Case(
        id=office.application.identities.new_id(),
        code="DX-1",
        workflow="inspection",
        workflow_version=1,
        state="planned",
        version=1,
        plan="KH",
        unit="QLDT",
        dates={"visit_on": date(2024, 5, 2), "visit_end_on": date(2024, 5, 2)},
        facts={"unannounced": True, "lead": "truong-doan", "secretary": "thu-ky"},
    )
    command = Command("open", office.application.actor(LEADER), office.today)
    office.application.cases.open([born], command)
    office.send("DX-1", "announce", by="thu-ky")
    office.send("DX-1", "inspect", by="thu-ky")
    point: list[Fact] = [{"text": "Kiến nghị", "remedy": {"amount": 5}}]
    office.send("DX-1", "conclude", by="thu-ky", document="3/TB", facts={"recommendations": point})
    assert due(office, "DX-1-KN1", "remedy") == "2024-05-08"
    ask(office, "DX-1-KN1", date(2024, 5, 16))
    office.tick()
    assert letters(office, "extension-asked") == ["truong-doan"]
    with pytest.raises(RightMissing, match="leadership, team_lead"):
        answer(office, "approve", by="thu-ky", code="DX-1-KN1-GH1")
    lead = office.application.actor("truong-doan")
    paper = DocumentRef("7/TB", "Đoàn", DAY)
    office.application.cases.advance(
        "DX-1-KN1-GH1", Command("approve", lead, office.today, document=paper)
    )
    office.tick()
    told = body(office, "extension-approved", UNIT)
    assert "theo văn bản số 7/TB ngày 02/5/2024 của Đoàn" in told
    assert due(office, "DX-1-KN1", "remedy") == "2024-05-16"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (
            {"deadline": "report"},
            "không phải thời hạn đang chạy của KH-01-KN1; ghi --deadline: remedy",
        ),
        ({"to": None}, "thiếu ngày đề nghị"),
        ({"facts": {}}, "không phải thời hạn đang chạy"),
    ],
)
def test_a_request_without_its_parts_is_refused(
    tmp_path: Path, wrong: dict[str, Any], words: str
) -> None:
    office = concluded(tmp_path)
    named = {"deadline": wrong.get("deadline", "remedy"), "reason": "khac", "note_text": "vì bão"}
    facts: Mapping[str, Fact] = wrong.get("facts", {"extension": named})
    dates = {"proposed_on": wrong.get("to", date(2024, 7, 5))}
    with pytest.raises(InvalidInput, match=words):
        office.send(POINT, "request-extension", by=UNIT, facts=facts, dates=dates)


def test_a_letter_about_something_else_knows_no_request(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    with office.application.store.read() as uow:
        assert letter_values(office.case(FIRST), {}, uow) == {}
        assert letter_values(office.case(FIRST), {"extension_code": "XYZ"}, uow) == {}
        assert asked_words(office.case(FIRST), uow) == ""


# --- Secrecy -------------------------------------------------------------------------------------


def test_a_request_is_as_secret_as_its_parent(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office)
    hidden = replace(
        office.case(FIRST), version=3, secret=True, insiders=frozenset({"truong-doan", "thu-ky"})
    )
    with office.application.store.write() as uow:
        uow.cases.save(replace(hidden, version=office.case(FIRST).version + 1))
        uow.commit()
    with pytest.raises(NotFound):
        ask(office, FIRST, date(2024, 7, 1), by=UNIT, deadline="conclusion")
    ask(office, FIRST, date(2024, 7, 1), by="thu-ky", deadline="conclusion")
    asked = office.case(f"{FIRST}-GH1")
    assert (asked.secret, asked.insiders) == (True, hidden.insiders)
    with pytest.raises(NotFound):
        office.send(asked.code, "withdraw", by=OFFICER)
    with office.application.views(office.application.actor(OFFICER)) as views:
        assert asked.code not in [case.code for case in views.cases(workflow="extension")]
        assert asked.code not in [case.code for case, _deadline in views.obligations()]
    office.live_until("2024-06-24")
    assert {m.person for m in office.mail.sent if asked.code in m.text} <= {
        LEADER,
        "thu-ky",
        "truong-doan",
    }
