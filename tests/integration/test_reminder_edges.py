"""What the clock does with people who are gone, cases that went another way, and refused rights."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dondoc.testing import PlayedOffice
from engine.case import Command
from engine.errors import EventRefused, NotFound, RightMissing
from engine.situation import Tell
from engine.stepping import Stepper
from engine.timers import EventRequest, NoticeRequest, NoticeState, Timer
from tests.integration.story_office import FIRST, PLAN, ROUND, SECOND, days, opened, to_concluded
from workflows.planned_cases import cases_of

UNKNOWN = {"lead": "khong-ai-biet", "secretary": "khong-ai-biet"}


def team_of_strangers(folder: Path) -> PlayedOffice:
    office = opened(folder)
    office.send(ROUND, "change-team", document="06/QĐ", reason="x", facts=UNKNOWN)
    return office


def closed_reasons(office: PlayedOffice, code: str, someone: str) -> set[str]:
    with office.application.store.read() as uow:
        notices = uow.notices.of_case(office.case(code).id)
    found = [n for n in notices if n.person == someone and n.state is not NoticeState.PENDING]
    return {notice.closed_reason for notice in found}


def test_letters_and_reminders_for_nobody_known_are_closed_with_the_reason(tmp_path: Path) -> None:
    office = team_of_strangers(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    office.tick()
    assert closed_reasons(office, FIRST, "khong-ai-biet") == {"hidden"}
    office.live_until("2024-05-24", hours=(8,))  # the notice of the second visit is late
    assert closed_reasons(office, SECOND, "khong-ai-biet") == {"left"}


def with_timer(office: PlayedOffice, code: str, act: EventRequest | NoticeRequest) -> Timer:
    case = office.case(code)
    timer = Timer(f"{case.id}/odd/1/0/+0/x", case.id, office.clock.now(), None, act)
    with office.application.store.write() as uow:
        kept = [row.timer for row in uow.timers.of_case(case.id)]
        uow.timers.reconcile(case.id, [*kept, timer], office.clock.now())
        uow.commit()
    return timer


def test_an_event_that_came_too_late_is_spent_and_changes_nothing(tmp_path: Path) -> None:
    office = opened(tmp_path)
    timer = with_timer(office, FIRST, EventRequest("close", "reinspection_choice"))
    before = office.case(FIRST)
    office.tick()
    assert office.case(FIRST) == before
    with office.application.store.read() as uow:
        (row,) = [r for r in uow.timers.of_case(before.id) if r.timer.key == timer.key]
    assert row.state == "fired"


def test_a_reminder_of_a_deadline_that_is_gone_is_closed(tmp_path: Path) -> None:
    office = opened(tmp_path)
    with_timer(office, FIRST, NoticeRequest("reminder", "unit", "no-such-deadline"))
    office.tick()
    assert closed_reasons(office, FIRST, "dm-dautu") == {"hidden"}
    assert days(office, "dm-dautu") == []


def test_a_move_between_midnight_and_morning_closes_the_old_reminder(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    office.live_until("2024-05-22")
    office.clock.move_to("2024-05-23T06:00")
    office.tick()
    office.send(FIRST, "reschedule", reason="bão", dates={"visit_on": date(2024, 6, 20)})
    office.clock.move_to("2024-05-23T08:00")
    office.tick()
    assert "moved" in closed_reasons(office, FIRST, "dm-dautu")
    assert days(office, "dm-dautu") == []


def test_a_timer_set_while_others_fire_still_fires_in_the_same_tick(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {})
    office.clock.move_to("2024-09-16T08:00")  # nobody ran the daemon all summer
    office.tick()
    with office.application.store.read() as uow:
        assert not uow.timers.any_pending_until(office.clock.now())
    assert days(office, "thu-ky", f"{FIRST}-KN1") == ["2024-09-16"]


def test_the_log_is_sealed_once_a_day(tmp_path: Path) -> None:
    office = opened(tmp_path)
    reminders = office.application.reminders
    assert reminders.seal()
    assert not reminders.seal()
    office.clock.move_to("2024-05-03T08:00")
    assert reminders.seal()  # on every day: the number of seals must not tell of a secret


def test_a_refusal_that_belongs_to_no_case_is_recorded_too(tmp_path: Path) -> None:
    office = opened(tmp_path)
    cases = office.application.cases
    command = Command("load", office.application.actor("dm-dautu"), office.today)
    with pytest.raises(RightMissing):
        cases.refuse("plan:KH", command, RightMissing("không có quyền"))
    with office.application.store.read() as uow:
        entry = uow.audit.chain("plan:KH")[-1]
    assert (entry.action, entry.person, entry.outcome) == (
        "load",
        "dm-dautu",
        "refused:right-missing",
    )


def test_a_code_that_does_not_exist_is_not_found(tmp_path: Path) -> None:
    office = opened(tmp_path)
    command = Command("notify", office.application.actor("operator"), office.today)
    with pytest.raises(NotFound, match="không có hồ sơ KT-99"):
        office.application.cases.advance("KT-99", command)
    mine = replace(command, event="cancel", reason="x")
    office.application.cases.advance(FIRST.lower(), mine)  # capitals are no matter
    assert office.case(FIRST).state == "cancelled"


def test_evidence_gathers_over_the_rounds_and_is_kept_once(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 5})
    actor = office.application.actor("dm-dautu")
    command = Command("remediate", actor, office.today)
    advance = office.application.cases.advance
    advance(f"{FIRST}-KN1", command, evidence=[("a.jpg", b"one"), ("b.jpg", b"one")])
    office.send(f"{FIRST}-KN1", "return", reason="chưa đạt")
    advance(f"{FIRST}-KN1", command, evidence=[("c.jpg", b"two")])
    kept = office.case(f"{FIRST}-KN1").facts["evidence"]
    assert isinstance(kept, list | tuple)
    assert len(kept) == 2


def test_a_second_plan_keeps_the_units_and_people_that_are_registered(tmp_path: Path) -> None:
    office = opened(tmp_path)
    renamed = tuple(replace(person, name="Khác") for person in PLAN.people)
    office.load(replace(PLAN, code="KH2", people=renamed, rounds=(), visits=()))
    with office.application.store.read() as uow:
        assert {person.name for person in uow.parties.people()} & {"Khác"} == set()
        assert [plan.code for plan in uow.plans.all()] == ["KH", "KH2"]


def test_an_announcement_that_moves_nothing_only_names_its_calendar(tmp_path: Path) -> None:
    office = opened(tmp_path, "2024-04-11T08:00")
    assert office.application.reminders.follow_calendar() == 0
    office.clock.move_to("2024-04-12T08:00")
    assert office.application.reminders.follow_calendar() == 0  # the visits are in June
    with office.application.store.read() as uow:
        versions = {deadline.calendar_version[:10] for deadline in uow.open_work.deadlines()}
        assert [entry.action for entry in uow.audit.chain("calendar")] == ["follow-calendar"]
        assert uow.audit.chain(f"case:{office.case(FIRST).id}")[-1].action == "open"
    assert versions == {"2024-04-12"}


def test_a_told_case_that_is_gone_is_passed_over_and_one_that_must_hear_refuses_aloud(
    tmp_path: Path,
) -> None:
    office = opened(tmp_path)
    application = office.application
    command = Command("cancel", application.actor("operator"), office.today)
    with application.store.write() as uow:
        stepper = Stepper(uow, application.rulebook, application.identities, office.clock.now())
        stepper._tell(Tell("no-such-case", "fly"), command)
        stepper._tell(Tell(office.case(FIRST).id, "fly", optional=True), command)
        with pytest.raises(EventRefused):
            stepper._tell(Tell(office.case(FIRST).id, "fly"), command)
        assert stepper.taken == []


def test_new_reminders_wait_for_tomorrow_when_the_digest_of_today_is_out(tmp_path: Path) -> None:
    office = opened(tmp_path)
    with_timer(office, SECOND, NoticeRequest("reminder", "team", "visit"))
    office.tick()
    assert days(office, "thu-ky") == ["2024-05-02"]
    office.clock.move_to("2024-05-02T10:00")
    with_timer(office, FIRST, NoticeRequest("reminder", "team", "visit"))
    office.tick()
    assert days(office, "thu-ky") == ["2024-05-02"]
    office.live_until("2024-05-03")
    assert days(office, "thu-ky", FIRST) == ["2024-05-03"]


def test_a_timer_that_cannot_be_fired_is_put_off_and_holds_up_nobody(tmp_path: Path) -> None:
    office = opened(tmp_path)
    broken = with_timer(office, FIRST, EventRequest("reschedule"))  # it has neither day nor reason
    with_timer(office, SECOND, NoticeRequest("reminder", "team", "visit"))
    office.tick()
    assert days(office, "thu-ky", SECOND) == ["2024-05-02"]
    case = office.case(FIRST)
    with office.application.store.read() as uow:
        (row,) = [r for r in uow.timers.of_case(case.id) if r.timer.key == broken.key]
        entry = uow.audit.chain(f"case:{case.id}")[-1]
    assert (row.state, row.timer.fires_at - broken.fires_at) == ("pending", timedelta(hours=6))
    assert (entry.action, entry.outcome) == ("put-off", "failed:invalid-input")


def test_no_digest_is_gathered_while_a_rung_of_today_has_not_fired(tmp_path: Path) -> None:
    office = opened(tmp_path)
    with_timer(office, SECOND, NoticeRequest("reminder", "team", "visit"))
    reminders = office.application.reminders
    assert reminders.gather_digests() == 0
    assert reminders.fire_due() == 1
    assert reminders.gather_digests() == 2  # lead and secretary


def test_a_dry_run_of_loading_a_plan_shows_everything_and_keeps_nothing(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    application = office.application
    command = Command("open", application.actor("operator"), office.today)
    cases = cases_of(PLAN, application.identities.new_id)
    decisions = application.cases.load_plan(PLAN, cases, command, dry_run=True)
    assert len(decisions) == 4
    with application.store.read() as uow:
        assert (uow.plans.all(), uow.cases.of_plan("KH")) == ((), ())
