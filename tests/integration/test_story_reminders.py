"""Stories of reminders: who is urged on which working day, and when it stops."""

from datetime import date
from pathlib import Path

import pytest

from dondoc.testing import PlayedOffice
from engine.deadlines import OFFICE_ZONE
from engine.parties import Role
from engine.ports import Parcel
from engine.timers import NoticeState, Outcome, Verdict
from tests.integration.story_office import (
    FIRST,
    SECOND,
    days,
    digests,
    due,
    letters,
    opened,
    person,
)

REPORT = "Gửi báo cáo phục vụ kiểm tra"


def notified(folder: Path) -> PlayedOffice:
    office = opened(folder)
    office.send(FIRST, "notify", document="1/TB")
    return office


def test_a_late_unit_is_urged_step_by_step_on_working_days_until_it_reports(
    tmp_path: Path,
) -> None:
    office = notified(tmp_path)
    assert due(office, FIRST, "report") == "2024-05-30"
    office.live_until("2024-06-20", hours=(6, 8, 20))
    assert days(office, "dm-dautu", REPORT) == [
        "2024-05-23",
        "2024-05-28",
        "2024-05-30",
        "2024-05-31",
    ]
    assert days(office, "tp-dautu", REPORT) == ["2024-06-04"]
    assert days(office, "chuyen-vien", REPORT) == ["2024-06-06"]
    assert days(office, "lanh-dao", REPORT) == ["2024-06-13"]
    assert "Báo cáo người đứng đầu đơn vị" in digests(office, "tp-dautu", REPORT)[0].text
    assert "Đoàn kiểm tra" in digests(office, "dm-dautu", REPORT)[0].text


def test_a_report_ends_its_reminders(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.live_until("2024-05-31")
    office.send(FIRST, "receive-report")
    assert office.deadline(FIRST, "report").late_working_days == 1
    office.live_until("2024-06-20")
    assert days(office, "dm-dautu", REPORT)[-1] == "2024-05-31"
    assert days(office, "tp-dautu", REPORT) == days(office, "lanh-dao", REPORT) == []


def test_acknowledging_stops_the_early_rungs_only(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.live_until("2024-05-23")
    with office.application.store.write() as uow:
        key = office.deadline(FIRST, "report").key
        uow.notices.acknowledge("dm-dautu", key, office.clock.now())
        uow.commit()
    office.live_until("2024-06-04")
    assert days(office, "dm-dautu", REPORT) == ["2024-05-23", "2024-05-30", "2024-05-31"]
    assert days(office, "tp-dautu", REPORT) == ["2024-06-04"]


def test_an_acknowledgement_is_for_the_date_it_was_given_for(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.live_until("2024-05-23")
    with office.application.store.write() as uow:
        uow.notices.acknowledge(
            "dm-dautu", office.deadline(FIRST, "report").key, office.clock.now()
        )
        uow.commit()
    office.send(FIRST, "reschedule", reason="bận", dates={"visit_on": date(2024, 6, 20)})
    office.live_until("2024-06-11")
    assert due(office, FIRST, "report") == "2024-06-13"
    assert days(office, "dm-dautu", REPORT) == ["2024-05-23", "2024-06-06", "2024-06-11"]


@pytest.mark.parametrize("hour", [0, 7, 17])
def test_no_digest_leaves_outside_the_hours(tmp_path: Path, hour: int) -> None:
    office = notified(tmp_path)
    office.live_until("2024-06-14", hours=(hour,))
    assert [m for m in office.mail.sent if m.key.startswith("digest/")] == []
    office.clock.move_to("2024-06-17T07:30")
    office.tick()
    assert len(digests(office, "dm-dautu")) == 1


def test_one_digest_a_person_and_day_whatever_happens_on_it(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.send(SECOND, "notify", document="2/TB")
    office.live_until("2024-06-14", hours=(7, 8, 9, 16))
    keys = [m.key for m in office.mail.sent if m.key.startswith("digest/")]
    assert len(keys) == len(set(keys)) > 5
    sent_at = [m.created_at.astimezone(OFFICE_ZONE) for m in office.mail.sent if m.key in keys]
    assert all(moment.weekday() < 5 for moment in sent_at)
    assert all((7, 30) <= (moment.hour, moment.minute) < (16, 30) for moment in sent_at)


def test_nobody_hears_on_a_swapped_day_off_and_somebody_does_on_the_saturday_worked_for_it(
    tmp_path: Path,
) -> None:
    office = opened(tmp_path, "2024-04-15T08:00")
    office.send(FIRST, "reschedule", reason="x", dates={"visit_on": date(2024, 5, 10)})
    office.send(FIRST, "notify", document="1/TB")
    assert due(office, FIRST, "report") == "2024-05-04"  # a Saturday, worked for Monday 29/4
    office.live_until("2024-05-07")
    heard = {m.created_at.astimezone(OFFICE_ZONE).date() for m in office.mail.sent}
    assert date(2024, 5, 4) in heard
    assert not heard & {date(2024, 4, day) for day in (18, 29, 30)} | heard & {date(2024, 5, 1)}
    assert days(office, "dm-dautu", REPORT) == [
        "2024-04-24",
        "2024-05-02",
        "2024-05-04",
        "2024-05-06",
    ]


def test_an_announcement_moves_what_lies_ahead_and_its_rungs(tmp_path: Path) -> None:
    office = opened(tmp_path, "2024-04-01T08:00")
    office.send(FIRST, "reschedule", reason="x", dates={"visit_on": date(2024, 5, 9)})
    office.send(FIRST, "notify", document="1/TB")
    assert due(office, FIRST, "report") == "2024-05-02"  # nobody knows of the swap yet
    office.live_until("2024-04-12")  # the day of 2450/VPCP-KGVX
    assert due(office, FIRST, "report") == "2024-05-03"
    assert office.deadline(FIRST, "report").revision == 2  # the visit moved once before
    with office.application.store.read() as uow:
        entry = uow.audit.chain(f"case:{office.case(FIRST).id}")[-1]
    assert (entry.action, entry.person) == ("calendar-changed", "daemon")
    office.live_until("2024-05-04")
    assert days(office, "dm-dautu", REPORT) == [
        "2024-04-23",
        "2024-04-26",
        "2024-05-03",
        "2024-05-04",
    ]


# --- Outages -------------------------------------------------------------------------------------


def test_three_days_of_outage_end_in_one_digest_that_names_the_missed_days(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.live_until("2024-05-27")
    before = len(digests(office, "dm-dautu"))
    office.clock.move_to("2024-05-31T09:00")  # 28, 29 and 30 May nobody ran the daemon
    office.tick()
    (digest,) = digests(office, "dm-dautu")[before:]
    assert "28/5" in digest.text  # the rung of T-2
    assert "30/5" in digest.text  # the rung of the day itself
    assert "29/5" not in digest.text  # nothing was due on it
    for hour in (10, 11, 15):
        office.clock.move_to(f"2024-05-31T{hour}:00")
        again = PlayedOffice(office.application, office.clock, office.mail)  # started again
        again.tick()
    assert len(digests(office, "dm-dautu")) == before + 1
    office.live_until("2024-06-03")
    assert len(digests(office, "dm-dautu")) == before + 1


def test_an_outage_over_a_weekend_misses_nothing(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.live_until("2024-05-31")
    office.clock.move_to("2024-06-03T08:00")
    office.tick()
    office.clock.move_to("2024-06-04T08:00")
    office.tick()
    assert "lỡ" not in digests(office, "tp-dautu")[0].text


def test_a_daemon_that_fails_between_people_goes_on_where_it_stopped(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.send(SECOND, "notify", document="2/TB")
    office.live_until("2024-05-27")
    office.clock.move_to("2024-05-31T09:00")
    reminders = office.application.reminders
    reminders.fire_due()
    whole = type(reminders)._digest_of
    done: list[str] = []

    def dies_after_one(self: object, code: str, *rest: object) -> int:
        if done:
            raise KeyboardInterrupt
        done.append(code)
        return whole(reminders, code, *rest)  # type: ignore[arg-type]  # handed on as they came

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(reminders), "_digest_of", dies_after_one)
        with pytest.raises(KeyboardInterrupt):
            reminders.gather_digests()
    office.clock.move_to("2024-05-31T09:30")
    office.tick()
    sent = [m.person for m in office.mail.sent if m.key.endswith("2024-05-31")]
    assert len(sent) == len(set(sent)) > 1
    assert "28/5" in digests(office, "dm-dautu")[-1].text


# --- Trouble on the way --------------------------------------------------------------------------


def test_a_dead_mail_server_costs_nobody_more_than_one_digest(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.live_until("2024-05-24")
    office.mail.answer = lambda _: Outcome(Verdict.TRANSIENT, "smtp", "451")
    before = len(digests(office, "dm-dautu"))
    office.live_until("2024-05-30", hours=(8, 14))
    assert len(digests(office, "dm-dautu")) == before
    office.mail.answer = lambda m: Outcome(Verdict.OK, "smtp", provider_message_id=m.id)
    office.live_until("2024-05-31", hours=(8, 10, 14))
    (digest,) = digests(office, "dm-dautu")[before:]
    assert digest.key.endswith("/2024-05-31")  # today's words, not those of three days ago
    assert "quá hạn" in digest.text


def test_a_digest_of_yesterday_never_leaves_at_night_or_late(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.mail.answer = lambda _: Outcome(Verdict.TRANSIENT, "smtp", "451")
    office.live_until("2024-05-23", hours=(16,))
    office.mail.answer = lambda m: Outcome(Verdict.OK, "smtp", provider_message_id=m.id)
    office.live_until("2024-05-24", hours=(0, 6, 20))
    assert digests(office, "dm-dautu") == []
    office.live_until("2024-05-27", hours=(8,))
    assert [m.key.rsplit("/", 1)[1] for m in digests(office, "dm-dautu")] == ["2024-05-27"]


def parcels(office: PlayedOffice) -> list[Parcel]:
    actor = office.application.actor("kiem-toan")
    with office.application.views(actor) as views:
        return list(views.messages())


def test_somebody_without_an_address_is_listed_and_not_forgotten(tmp_path: Path) -> None:
    office = opened(tmp_path)
    with office.application.store.write() as uow:
        uow.parties.put_person(person("dm-dautu", Role.FOCAL, "QLDT", address=False))
        uow.commit()
    office.send(FIRST, "notify", document="1/TB")
    office.tick()
    assert "dm-dautu" not in letters(office, "notice-of-schedule")
    (listed,) = [p for p in parcels(office) if p.message.person == "dm-dautu"]
    assert (listed.state, listed.message.address) == ("dead", "")


def test_what_is_done_before_the_morning_closes_its_reminder(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.live_until("2024-05-22")
    office.clock.move_to("2024-05-23T07:00")
    office.application.reminders.fire_due()
    with office.application.store.read() as uow:
        waiting = uow.notices.people_waiting(office.today, letters=False)
    assert "dm-dautu" in waiting
    office.send(FIRST, "receive-report")
    office.clock.move_to("2024-05-23T08:00")
    office.tick()
    assert days(office, "dm-dautu", REPORT) == []
    with office.application.store.read() as uow:
        closed = uow.notices.of_case(office.case(FIRST).id)
    reasons = {n.closed_reason for n in closed if n.person == "dm-dautu" and n.request.offset == -5}
    assert reasons == {"done"}
    assert {n.state for n in closed if n.closed_reason} == {NoticeState.CLOSED}


def test_new_duties_start_today_for_whoever_holds_them(tmp_path: Path) -> None:
    office = notified(tmp_path)
    office.live_until("2024-05-24")
    with office.application.store.write() as uow:
        uow.parties.put_person(person("dm-dautu", Role.MEMBER, "VP"))
        uow.parties.put_person(person("dm-moi", Role.FOCAL, "QLDT"))
        uow.commit()
    office.live_until("2024-05-31")
    assert days(office, "dm-dautu", REPORT) == ["2024-05-23"]
    assert days(office, "dm-moi", REPORT) == ["2024-05-28", "2024-05-30", "2024-05-31"]
