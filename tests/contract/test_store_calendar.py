"""Announced days, and all open work at once, on both databases; two changes never both pass."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Barrier

import pytest

from dondoc.announcing import Announcing, Preview
from dondoc.testing import OPERATOR, PlayedOffice
from engine.audit import first_broken
from engine.calendar import AnnouncedDay, CalendarDocument, DayKind
from engine.errors import Conflict, DondocError
from engine.obligations import DeadlineState
from store import SqlStore, open_store
from tests.contract.store_values import NOW, OFFICE, a_case, a_deadline, a_draft, a_timer
from tests.integration.story_office import FIRST, ROUND
from tests.integration.test_story_announcements import SWAP_2024, spring_plan, unknowing

DAY = AnnouncedDay(
    date(2026, 1, 2),
    working=False,
    kind=DayKind.SWAPPED,
    reason="Nghỉ hoán đổi",
    documents=(CalendarDocument("k", "", "12729/VPCP-KGVX", "VPCP", date(2025, 12, 25)),),
    known_on=date(2025, 12, 25),
    paired_with=date(2026, 1, 10),
)


def test_announced_days_come_back_as_they_were_given(store: SqlStore) -> None:
    with store.write() as work:
        assert work.announcements.days() == ()
        work.announcements.add("a1", [DAY], NOW)
        assert work.announcements.days() == (DAY,)
        work.commit()
    later = replace(DAY, day=date(2026, 5, 4), kind=DayKind.LOCAL, paired_with=None)
    with store.write() as work:
        work.announcements.add("a2", [later], NOW.replace(hour=5))
        work.commit()
    with store.read() as work:
        assert work.announcements.days() == (DAY, later)


def test_the_data_file_and_the_calendar_followed_are_remembered(store: SqlStore) -> None:
    with store.write() as work:
        assert (work.announcements.data_file(), work.announcements.followed()) == (None, None)
        work.announcements.use_file("ab")
        work.announcements.follow("v1")
        work.announcements.follow("v2")
        work.commit()
    with store.read() as work:
        assert (work.announcements.data_file(), work.announcements.followed()) == ("ab", "v2")


def test_open_work_is_what_is_open_and_dated_with_the_relatives_of_its_cases(
    store: SqlStore,
) -> None:
    with store.write() as work:
        for case_id, round_id, parent_id in (
            ("r", None, None),
            ("p", None, None),
            ("x", None, None),
        ):
            work.cases.add(a_case(case_id, round_id=round_id, parent_id=parent_id))
        work.cases.add(a_case("c1", round_id="r", parent_id="p", insiders=frozenset({"an"})))
        work.deadlines.put(
            [
                a_deadline(),
                a_deadline(name="unset", due_on=None),
                a_deadline("x", state=DeadlineState.MET),
            ]
        )
        work.timers.reconcile("c1", [a_timer("k1"), a_timer("k2")], NOW)
        work.timers.reconcile("x", [a_timer("k3", "x")], NOW)
        work.timers.settle("k2", "fired", NOW)
        work.commit()
    with store.read() as work:
        assert [item.name for item in work.open_work.deadlines()] == ["conclusion"]
        assert set(work.open_work.cases()) == {"c1", "r", "p"}
        assert work.open_work.cases()["c1"].insiders == {"an"}
        assert work.open_work.timers() == (a_timer("k1"),)


def test_open_work_is_written_at_once_and_settled_timers_stay(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case())
        work.deadlines.put([a_deadline(), a_deadline(name="other")])
        timers = [a_timer("moves"), a_timer("goes"), a_timer("fired")]
        work.timers.reconcile("c1", timers, NOW)
        work.timers.settle("fired", "fired", NOW)
        work.commit()
    moment = datetime(2024, 7, 1, tzinfo=UTC)
    moved = a_deadline(due_on=date(2024, 6, 21), revision=1, excused=True)
    with store.write() as work:
        work.open_work.lock()
        work.open_work.put([a_case()], [moved], "v2")
        again = [a_timer("moves", fires_at=moment), a_timer("fired", fires_at=moment)]
        work.open_work.retime(["goes", "fired"], [a_timer("new")], again, NOW)
        work.commit()
    with store.read() as work:
        case = work.cases.get("c1")
        assert case is not None
        assert case.version == 2
        first, second = work.deadlines.of_case("c1")
        assert first == replace(moved, calendar_version="v2")
        assert second == a_deadline(name="other", calendar_version="v2")
        states = {
            row.timer.key: (row.state, row.timer.fires_at) for row in work.timers.of_case("c1")
        }
    assert states == {
        "moves": ("pending", moment),
        "goes": ("withdrawn", NOW),
        "fired": ("fired", NOW),
        "new": ("pending", NOW),
    }


def test_entries_of_many_chains_are_appended_at_once_and_hold(store: SqlStore) -> None:
    with store.write() as work:
        work.audit.append(a_draft(chain="case:a"))
        work.audit.append_all([a_draft(chain="case:a"), a_draft(chain="case:b")])
        work.audit.append_all([])
        work.audit.append(a_draft(chain="case:b"))
        work.commit()
    with store.read() as work:
        for chain in ("case:a", "case:b"):
            entries = work.audit.chain(chain)
            assert len(entries) == 2
            assert first_broken(OFFICE.id, entries) is None


def test_an_entry_that_somebody_else_wrote_first_makes_it_a_conflict(store: SqlStore) -> None:
    with store.write() as work:
        work.audit.append(a_draft(chain="case:a"))
        work.commit()
    with store.write() as work, pytest.raises(Conflict, match="vừa được người khác ghi thêm"):
        work.audit.append_all([a_draft(chain="case:b"), a_draft(chain="case:b")])


def _season(store: SqlStore) -> PlayedOffice:
    office = PlayedOffice.found(store, "2024-04-01T08:00")
    office.application.rulebook.history = unknowing(SWAP_2024.off, SWAP_2024.worked)
    office.load(spring_plan())
    office.send(ROUND, "establish-team", document="05/QĐ")
    office.tick()
    office.clock.move_to("2024-04-12T08:00")
    return office


def test_of_two_who_apply_at_once_one_is_told_so(postgres_address: str) -> None:
    store = open_store(postgres_address)
    store.prepare()
    office = _season(store)
    offices = [Announcing(office.application, office.application.actor(OPERATOR.code))] * 2
    previews = [each.preview(SWAP_2024) for each in offices]
    barrier = Barrier(2)

    def apply(number: int) -> Preview | DondocError:
        barrier.wait(timeout=30)
        try:
            return offices[number].apply(SWAP_2024, previews[number].hash)
        except DondocError as refusal:
            return refusal

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(apply, range(2)))
    assert sum(isinstance(answer, Preview) for answer in answers) == 1, answers
    with store.read() as uow:
        assert len(uow.announcements.days()) == 2
        assert [entry.action for entry in uow.audit.chain("calendar")] == ["add-swap"]
        chain = uow.audit.chain(f"case:{office.case(FIRST).id}")
    assert [entry.action for entry in chain].count("calendar-changed") == 1
    store.dispose()


def test_daemons_that_follow_at_once_follow_once(postgres_address: str) -> None:
    store = open_store(postgres_address)
    store.prepare()
    office = PlayedOffice.found(store, "2024-04-01T08:00")
    office.load(spring_plan())
    office.send(ROUND, "establish-team", document="05/QĐ")
    office.tick()
    office.clock.move_to("2024-04-12T08:00")
    barrier = Barrier(2)

    def follow(_number: int) -> int:
        barrier.wait(timeout=30)
        return office.application.reminders.follow_calendar()

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(follow, range(2))) == [0, 2]
    store.dispose()
