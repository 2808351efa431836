"""Stories of announcements: entered by hand into an office whose calendar did not know them."""

import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from dondoc.announcing import Announcing, DaysOff, NewerFile, Preview, Swap
from dondoc.audit.check import verify
from dondoc.audit.reading import evidence_of
from dondoc.clock import OFFICE_ZONE
from dondoc.testing import OPERATOR, PlayedOffice
from engine.announced_deadlines import other_due_on
from engine.calendar import CalendarHistory, YearStatus
from engine.calendar_shown import DateChange
from engine.case import DocumentRef, Fact
from engine.errors import Conflict
from engine.parties import Role, Unit, UnitName
from engine.plan import Plan, PlannedVisit
from engine.timers import Message
from tests.integration.story_office import (
    FIRST,
    PLAN,
    ROUND,
    SECOND,
    digests,
    due,
    person,
    to_inspected,
)
from workflows.calendars.announcing import AnnouncementRefused, Source
from workflows.calendars.data import VIETNAM
from workflows.calendars.vietnam import shipped_data

THIRD = "KH-03"
SWAP_2024 = Swap(
    date(2024, 4, 29),
    date(2024, 5, 4),
    Source(DocumentRef("2450/VPCP-KGVX", "", date(2024, 4, 12)), date(2024, 4, 12)),
)
SWAP_2026 = Swap(
    date(2026, 1, 2),
    date(2026, 1, 10),
    Source(DocumentRef("12729/VPCP-KGVX", "", date(2025, 12, 25)), date(2025, 12, 25)),
)


def unknowing(*days: date) -> CalendarHistory:
    """Return the calendar that ships, as if nobody had told it of some days."""
    data = shipped_data()
    return replace(
        data, announced=tuple(item for item in data.announced if item.day not in days)
    ).history()


def a_visit(code: str, unit: str, day: date) -> PlannedVisit:
    return PlannedVisit(code, ROUND, unit, day, at=time(8), kind="toàn diện")


def a_plan(*visits: PlannedVisit, year: int = 2024) -> Plan:
    """Return the plan of the stories with other visits, a further unit and its focal point."""
    return replace(
        PLAN,
        year=year,
        window_first_on=date(year, 1, 2),
        window_last_on=date(year + 1, 6, 30),
        visits=visits,
        units=(*PLAN.units, Unit("QLXD", (UnitName("Phòng QLXD"),))),
        people=(*PLAN.people, person("dm-xaydung", Role.FOCAL, "QLXD")),
    )


def an_office(
    folder: Path, at: str, swap: Swap, *visits: PlannedVisit, year: int = 2024
) -> PlayedOffice:
    """Return an office in its season whose calendar does not know of a swap."""
    office = PlayedOffice.found(folder, at)
    office.application.rulebook.history = unknowing(swap.off, swap.worked)
    office.load(a_plan(*visits, year=year))
    office.send(ROUND, "establish-team", document="05/QĐ")
    office.tick()
    return office


SPRING = (
    a_visit(FIRST, "QLDT", date(2024, 5, 9)),
    a_visit(SECOND, "QLMT", date(2024, 5, 3)),
    a_visit(THIRD, "QLXD", date(2024, 6, 13)),
)


def spring_plan() -> Plan:
    return a_plan(*SPRING)


def spring(folder: Path, at: str = "2024-04-01T08:00") -> PlayedOffice:
    """Return the season of April 2024: one visit gains a day, one loses one, one is far away."""
    office = an_office(folder, at, SWAP_2024, *SPRING)
    office.send(FIRST, "notify", document="1/TB")
    return office


def announcing(office: PlayedOffice) -> Announcing:
    return Announcing(office.application, office.application.actor(OPERATOR.code))


def lines_of(preview: Preview) -> list[tuple[str, str, str, str, str]]:
    """Return the dates of a preview: case, deadline, what happens, old and new day."""
    return [
        (case.case.code, it.name, str(it.kind), f"{it.old_on}", f"{it.new_on}")
        for case in preview.change.cases
        for it in (item.shown() for item in case.deadlines)
        if it.kind
    ]


def change_letters(office: PlayedOffice) -> list[Message]:
    return [message for message in office.mail.sent if message.key.startswith("changes/")]


def assert_done_as_shown(office: PlayedOffice, preview: Preview) -> None:
    """Compare every line of a preview with what is stored."""
    pending = _pending(office)
    for case in preview.change.cases:
        for item in (change.shown() for change in case.deadlines):
            stored = office.deadline(case.case.code, item.name)
            assert stored.due_on == item.new_on
            assert stored.excused is (item.kind is DateChange.KEPT)
            for timer in item.retimed:
                tail = f"{timer.offset:+d}/{timer.audience}"
                assert pending[f"{stored.key}/{tail}"] == timer.new_on
    everything = verify(evidence_of(office.application, office.application.actor("kiem-toan")))
    assert everything.intact, everything.findings


def _pending(office: PlayedOffice) -> dict[str, date]:
    with office.application.store.read() as uow:
        timers = uow.open_work.timers()
    return {timer.key: timer.fires_at.astimezone(OFFICE_ZONE).date() for timer in timers}


def everything_of(office: PlayedOffice) -> dict[str, object]:
    """Return all dates and timers, to see that nothing else moves."""
    with office.application.store.read() as uow:
        deadlines = uow.open_work.deadlines()
    dates: dict[str, object] = {f"{d.case_id}/{d.name}/{d.round}": d.due_on for d in deadlines}
    return dates | dict(_pending(office))


# --- The swap of 12/4/2024 -----------------------------------------------------------------------


def test_the_swap_of_12_4_2024_does_exactly_what_its_preview_says(tmp_path: Path) -> None:
    office = spring(tmp_path)
    office.live_until("2024-04-12")
    before = everything_of(office)
    preview = announcing(office).preview(SWAP_2024)
    assert lines_of(preview) == [
        (FIRST, "report", "moved", "2024-05-02", "2024-05-03"),
        (SECOND, "conclusion", "moved", "2024-05-17", "2024-05-16"),
        (SECOND, "notice", "moved", "2024-04-16", "2024-04-15"),
        (SECOND, "report", "moved", "2024-04-24", "2024-04-23"),
    ]
    assert preview.change.people == ("dm-dautu", "dm-moitruong", "thu-ky", "truong-doan")
    assert everything_of(office) == before  # a preview writes nothing
    applied = announcing(office).apply(SWAP_2024, preview.hash)
    assert (applied.hash, lines_of(applied)) == (preview.hash, lines_of(preview))
    assert_done_as_shown(office, preview)
    moved = {key for key, value in everything_of(office).items() if before.get(key) != value}
    shown = {
        f"{case.case.id}/{item.name}"
        for case in preview.change.cases
        for item in (change.shown() for change in case.deadlines)
    }
    assert {"/".join(key.split("/")[:2]) for key in moved} == shown


def test_a_change_is_told_in_one_letter_to_each_concerned_and_none_to_others(
    tmp_path: Path,
) -> None:
    office = spring(tmp_path)
    office.live_until("2024-04-12")
    preview = announcing(office).preview(SWAP_2024)
    announcing(office).apply(SWAP_2024, preview.hash)
    office.tick()
    office.live_until("2024-04-13", hours=(8, 10))
    letters = change_letters(office)
    assert sorted(letter.person for letter in letters) == list(preview.change.people)
    [unit] = [letter for letter in letters if letter.person == "dm-dautu"]
    assert "theo văn bản số 2450/VPCP-KGVX ngày 12/4/2024" in unit.text
    assert "thứ Năm, 02/5/2024 → thứ Sáu, 03/5/2024" in unit.text
    [lead] = [letter for letter in letters if letter.person == "truong-doan"]
    assert SECOND in lead.text
    assert FIRST not in lead.text


def test_the_log_keeps_the_announcement_once_and_an_entry_for_each_case(tmp_path: Path) -> None:
    office = spring(tmp_path)
    office.live_until("2024-04-12")
    preview = announcing(office).preview(SWAP_2024)
    announcing(office).apply(SWAP_2024, preview.hash)
    with office.application.store.read() as uow:
        chain = uow.audit.chain("calendar")
        own = {code: uow.audit.chain(f"case:{office.case(code).id}")[-1] for code in (FIRST, THIRD)}
    assert [entry.action for entry in chain] == ["add-swap"]
    assert preview.hash in chain[0].changes
    assert "2450/VPCP-KGVX" in chain[0].document
    assert (own[FIRST].action, own[FIRST].person) == ("calendar-changed", OPERATOR.code)
    assert own[THIRD].action == "open"  # nothing of it moved
    assert FIRST not in chain[0].changes


def test_what_changed_after_the_preview_refuses_it_and_nothing_is_written(tmp_path: Path) -> None:
    office = spring(tmp_path)
    office.live_until("2024-04-12")
    preview = announcing(office).preview(SWAP_2024)
    office.send(SECOND, "notify", document="2/TB")
    before = everything_of(office)
    with pytest.raises(Conflict, match="đã khác so với bản xem trước"):
        announcing(office).apply(SWAP_2024, preview.hash)
    assert everything_of(office) == before
    with office.application.store.read() as uow:
        assert uow.announcements.days() == ()
        assert uow.audit.chain("calendar") == ()


def test_a_letter_entered_late_makes_nobody_late_and_says_so(tmp_path: Path) -> None:
    office = spring(tmp_path)
    office.live_until("2024-04-16")
    preview = announcing(office).preview(SWAP_2024)
    kept = (SECOND, "notice", "kept", "2024-04-16", "2024-04-16")
    assert kept in lines_of(preview)  # 15/4 by the new calendar, and it is the 16th
    announcing(office).apply(SWAP_2024, preview.hash)
    assert_done_as_shown(office, preview)
    office.send(SECOND, "notify", document="2/TB")
    notice = office.deadline(SECOND, "notice")
    assert (notice.on_time, notice.late_working_days, notice.excused) == (True, None, True)
    office.tick()
    [letter] = [letter for letter in change_letters(office) if letter.person == "truong-doan"]
    assert "giữ hạn cũ; theo lịch mới là 15/04/2024, đã qua, không tính lỗi" in letter.text


def test_a_day_off_entered_after_it_carries_what_had_not_passed_on(tmp_path: Path) -> None:
    visits = (a_visit(FIRST, "QLDT", date(2024, 5, 7)),)
    office = an_office(tmp_path, "2024-04-01T08:00", SWAP_2024, *visits)
    office.send(FIRST, "notify", document="1/TB")
    assert due(office, FIRST, "report") == "2024-04-26"
    office.send(FIRST, "reschedule", reason="x", dates={"visit_on": date(2024, 5, 8)})
    assert due(office, FIRST, "report") == "2024-04-29"
    office.live_until("2024-05-02")
    preview = announcing(office).preview(SWAP_2024)
    assert (FIRST, "report", "moved", "2024-04-29", "2024-05-02") in lines_of(preview)
    announcing(office).apply(SWAP_2024, preview.hash)
    assert_done_as_shown(office, preview)
    office.send(FIRST, "receive-report")
    assert office.deadline(FIRST, "report").on_time is True


def test_what_had_passed_before_the_letter_keeps_its_day_and_its_lateness(tmp_path: Path) -> None:
    visits = (a_visit(FIRST, "QLDT", date(2024, 4, 15)),)
    office = an_office(tmp_path, "2024-03-20T08:00", SWAP_2024, *visits)
    office.send(FIRST, "notify", document="1/TB")
    office.live_until("2024-04-12")
    assert due(office, FIRST, "report") == "2024-04-08"
    preview = announcing(office).preview(SWAP_2024)
    assert (FIRST, "report") not in [line[:2] for line in lines_of(preview)]
    announcing(office).apply(SWAP_2024, preview.hash)
    office.send(FIRST, "receive-report")
    assert office.deadline(FIRST, "report").late_working_days == 4


# --- The swap of 25/12/2025 ----------------------------------------------------------------------


def winter(folder: Path) -> PlayedOffice:
    """Return the season around New Year 2026: one visit done on 22/12, others in January."""
    visits = (
        a_visit(FIRST, "QLDT", date(2025, 12, 22)),
        a_visit(SECOND, "QLMT", date(2026, 1, 9)),
        a_visit(THIRD, "QLXD", date(2026, 2, 5)),
    )
    office = an_office(folder, "2025-11-20T08:00", SWAP_2026, *visits, year=2025)
    to_inspected(office, FIRST, "2025-12-22")
    return office


def test_the_swap_of_25_12_2025_does_exactly_what_its_preview_says(tmp_path: Path) -> None:
    office = winter(tmp_path)
    office.live_until("2025-12-25")
    preview = announcing(office).preview(SWAP_2026)
    assert lines_of(preview) == [
        (FIRST, "conclusion", "moved", "2026-01-06", "2026-01-07"),
        (SECOND, "conclusion", "moved", "2026-01-23", "2026-01-22"),
        (SECOND, "notice", "kept", "2025-12-25", "2025-12-25"),
        (SECOND, "report", "moved", "2026-01-02", "2025-12-31"),
    ]
    announcing(office).apply(SWAP_2026, preview.hash)
    assert_done_as_shown(office, preview)
    office.send(SECOND, "notify", document="9/TB")
    assert office.deadline(SECOND, "notice").on_time is True
    office.tick()
    assert sorted(m.person for m in change_letters(office)) == list(preview.change.people)


def test_nobody_hears_on_the_day_that_became_a_day_off_and_nothing_is_lost(tmp_path: Path) -> None:
    office = winter(tmp_path)
    office.live_until("2025-12-25")
    office.send(SECOND, "notify", document="9/TB")
    preview = announcing(office).preview(SWAP_2026)
    announcing(office).apply(SWAP_2026, preview.hash)
    visit = [
        (timer.offset, timer.old_on, timer.new_on)
        for case in preview.change.cases
        for item in (change.shown() for change in case.deadlines)
        for timer in item.retimed
        if (case.case.code, item.name, item.kind) == (SECOND, "visit", None)
    ]
    # The date stays; the rung that lay on the day off comes a working day earlier.
    assert (-5, date(2026, 1, 2), date(2025, 12, 31)) in visit
    office.live_until("2026-01-12")
    heard = {m.created_at.astimezone(OFFICE_ZONE).date() for m in office.mail.sent}
    assert date(2026, 1, 2) not in heard
    assert date(2026, 1, 10) in heard  # a Saturday, worked
    about = [m.key[-10:] for m in digests(office, "truong-doan", SECOND)]
    assert "2025-12-31" in about
    assert "2026-01-02" not in about


# --- Provisional deadlines, and newer data files --------------------------------------------------


def autumn(folder: Path) -> PlayedOffice:
    """Return an office with a remediation that runs over Tết 2027, in September 2026."""
    office = PlayedOffice.found(folder, "2026-09-01T08:00")
    plan = replace(PLAN, year=2026, window_last_on=date(2026, 12, 31))
    office.load(replace(plan, visits=(a_visit(FIRST, "QLDT", date(2026, 9, 16)),)))
    office.send(ROUND, "establish-team", document="05/QĐ")
    to_inspected(office, FIRST, "2026-09-16")
    given: list[Fact] = [{"text": "Khắc phục", "remedy": {"amount": 100}}]
    office.send(FIRST, "conclude", document="3/TB", facts={"recommendations": given})
    office.tick()
    return office


REMEDY = f"{FIRST}-KN1"


def reminder_days(office: PlayedOffice, code: str, name: str) -> dict[int, date]:
    """Return the days of the early reminders of a deadline, by rung."""
    stem = office.deadline(code, name).key
    tails = {key.removeprefix(f"{stem}/"): day for key, day in _pending(office).items()}
    owned = {tail.split("/")[0]: day for tail, day in tails.items() if tail.endswith("/unit")}
    return {int(offset): day for offset, day in owned.items() if int(offset) <= 0}


def a_newer_file() -> bytes:
    """Return the shipped data in which all of 2027 is announced by 16/10/2026."""
    content = json.loads(VIETNAM.read_text(encoding="utf-8"))
    content["years"]["2027"]["announced_on"] = "2026-10-16"
    return json.dumps(content).encode()


def test_a_provisional_deadline_is_reminded_by_the_earlier_of_two_days_until_it_is_firm(
    tmp_path: Path,
) -> None:
    office = autumn(tmp_path)
    remedy = office.deadline(REMEDY, "remedy")
    calendar = office.application.history.as_known_on(office.today)
    assert (remedy.due_on, remedy.provisional) == (date(2027, 2, 12), True)
    assert other_due_on(remedy, calendar) == date(2027, 2, 5)  # if Tết brought no day off
    early = {-5: date(2027, 1, 28), -2: date(2027, 2, 2), 0: date(2027, 2, 3)}
    assert reminder_days(office, REMEDY, "remedy") == early
    office.live_until("2026-10-02")  # 10065/VPCP-KGVX announces the days that were expected
    remedy = office.deadline(REMEDY, "remedy")
    calendar = office.application.history.as_known_on(office.today)
    assert (remedy.due_on, remedy.provisional) == (date(2027, 2, 12), True)
    assert other_due_on(remedy, calendar) is None
    late = {-5: date(2027, 1, 29), -2: date(2027, 2, 3), 0: date(2027, 2, 12)}
    assert reminder_days(office, REMEDY, "remedy") == late


def test_a_newer_file_makes_deadlines_firm_in_the_same_way(tmp_path: Path) -> None:
    office = autumn(tmp_path)
    office.live_until("2026-10-20")
    file = NewerFile("vietnam.json", a_newer_file(), DocumentRef("9999/TB-BNV"))
    preview = announcing(office).preview(file)
    assert (REMEDY, "remedy", "firm", "2027-02-12", "2027-02-12") in lines_of(preview)
    announcing(office).apply(file, preview.hash)
    assert_done_as_shown(office, preview)
    assert office.deadline(REMEDY, "remedy").provisional is False
    office.tick()
    [letter] = [m for m in change_letters(office) if m.person == "dm-dautu"]
    assert "thứ Sáu, 12/02/2027 (hạn chính thức, không còn tạm tính)" in letter.text
    with pytest.raises(AnnouncementRefused, match="không có gì mới"):
        announcing(office).preview(file)


def test_tet_entered_by_hand_takes_the_place_of_what_was_expected(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2026-09-20T08:00")
    source = Source(DocumentRef("1/VPCP-KGVX", "", date(2026, 9, 18)), date(2026, 9, 18))
    chosen = tuple(date(2027, 2, day) for day in (5, 8, 9, 10, 11))
    tet = DaysOff(chosen, "Nghỉ Tết Nguyên đán", source)
    announcing(office).apply(tet, announcing(office).preview(tet).hash)
    calendar = office.application.history.as_known_on(office.today)
    assert calendar.is_working_day(date(2027, 2, 4))
    assert not any(calendar.is_working_day(day) for day in chosen)
    assert not any(calendar.fact(day).provisional for day in chosen)
    assert calendar.year_status(2027) is YearStatus.PARTLY


# --- The daemon, and several at once -------------------------------------------------------------


def test_the_daemon_follows_in_the_same_way_and_each_gets_one_letter(tmp_path: Path) -> None:
    by_hand, by_daemon = spring(tmp_path), spring_that_ships(tmp_path / "other")
    by_hand.live_until("2024-04-11")
    by_daemon.live_until("2024-04-11")
    for office in (by_hand, by_daemon):
        office.clock.move_to("2024-04-12T08:00")
    preview = announcing(by_hand).preview(SWAP_2024)
    announcing(by_hand).apply(SWAP_2024, preview.hash)
    assert by_daemon.application.reminders.follow_calendar() == len(preview.change.cases)
    assert by_daemon.application.reminders.follow_calendar() == 0
    assert everything_of(by_daemon) == everything_of(by_hand)
    by_daemon.tick()
    assert tuple(sorted(m.person for m in change_letters(by_daemon))) == preview.change.people
    [first, *_rest] = change_letters(by_daemon)
    assert "theo văn bản số 2450/VPCP-KGVX" in first.text


def spring_that_ships(folder: Path) -> PlayedOffice:
    """Return the same season in an office whose calendar knows of the swap when it is decided."""
    folder.mkdir()
    nothing = replace(SWAP_2024, off=date(2016, 1, 1), worked=date(2016, 1, 1))
    office = an_office(folder, "2024-04-01T08:00", nothing, *SPRING)
    office.send(FIRST, "notify", document="1/TB")
    return office


def test_the_preview_of_who_may_not_see_a_case_tells_nothing_of_it(tmp_path: Path) -> None:
    office = spring(tmp_path)
    secret = replace(office.case(SECOND), secret=True, insiders=frozenset({"truong-doan"}))
    with office.application.store.write() as uow:
        uow.cases.save(replace(secret, version=secret.version + 1))
        uow.commit()
    office.clock.move_to("2024-04-12T08:00")
    preview = announcing(office).preview(SWAP_2024)
    assert {case.case.code for case in preview.change.cases} == {FIRST}
    assert preview.change.people == ("dm-dautu",)
    announcing(office).apply(SWAP_2024, preview.hash)  # the whole of it is applied
    assert due(office, SECOND, "report") == "2024-04-23"
    office.tick()
    told = {message.person for message in change_letters(office)}
    assert {"dm-dautu", "truong-doan"} <= told
    assert "dm-moitruong" not in told
