"""Timers, notices and acknowledgements, on every database."""

from dataclasses import replace
from datetime import date

import pytest

from engine.timers import EventRequest, Notice, NoticeRequest, NoticeState, Timer
from store import SqlStore, SqlUnitOfWork
from tests.contract.store_values import (
    NOW,
    TODAY,
    a_case,
    a_message,
    a_notice,
    a_timer,
    later,
)


@pytest.fixture(autouse=True)
def _one_case(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case())
        work.commit()


def states(work: SqlUnitOfWork) -> dict[str, str]:
    return {row.timer.key: row.state for row in work.timers.of_case("c1")}


def test_timers_come_back_as_they_were_set(store: SqlStore) -> None:
    rung = a_timer("c1/conclusion/1/0/-3/team", useless_after=later(60))
    event = Timer("c1/e", "c1", later(5), None, EventRequest("ask_again", "conclusion"))
    with store.write() as work:
        work.timers.reconcile("c1", [event, rung], NOW)
        work.commit()
    with store.read() as work:
        assert [row.timer for row in work.timers.of_case("c1")] == [rung, event]


def test_reconciling_adds_what_is_missing_and_withdraws_what_is_gone(store: SqlStore) -> None:
    with store.write() as work:
        work.timers.reconcile("c1", [a_timer("a"), a_timer("b")], NOW)
        work.timers.reconcile("c1", [a_timer("b"), a_timer("c")], later(1))
        assert states(work) == {"a": "withdrawn", "b": "pending", "c": "pending"}
        (gone,) = (row for row in work.timers.of_case("c1") if row.timer.key == "a")
        assert gone.settled_at == later(1)


def test_reconciling_leaves_the_timers_of_other_cases_alone(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case("c2"))
        work.timers.reconcile("c1", [a_timer("a")], NOW)
        work.timers.reconcile("c2", [], NOW)
        assert states(work) == {"a": "pending"}


def test_reconciling_never_touches_settled_timers(store: SqlStore) -> None:
    with store.write() as work:
        work.timers.reconcile("c1", [a_timer("a"), a_timer("b")], NOW)
        work.timers.settle("a", "fired", NOW)
        work.timers.settle("b", "skipped", NOW)
        work.timers.reconcile("c1", [a_timer("a", fires_at=later(9))], later(1))
        assert states(work) == {"a": "fired", "b": "skipped"}
        work.timers.settle("a", "skipped", later(2))
        assert states(work)["a"] == "fired"


def test_a_moved_timer_moves_and_a_withdrawn_one_can_be_wanted_again(store: SqlStore) -> None:
    with store.write() as work:
        work.timers.reconcile("c1", [a_timer("a"), a_timer("b")], NOW)
        work.timers.reconcile("c1", [a_timer("a", fires_at=later(60))], NOW)
        work.timers.reconcile("c1", [a_timer("a", fires_at=later(60)), a_timer("b")], NOW)
        assert states(work) == {"a": "pending", "b": "pending"}
        assert [timer.key for timer in work.timers.due(NOW, 9)] == ["b"]


def test_due_timers_come_oldest_first_and_only_so_many(store: SqlStore) -> None:
    with store.write() as work:
        times = {"c": 0, "b": -5, "a": -5, "future": 1}
        timers = [a_timer(key, fires_at=later(minutes)) for key, minutes in times.items()]
        work.timers.reconcile("c1", timers, NOW)
        assert [timer.key for timer in work.timers.due(NOW, 9)] == ["a", "b", "c"]
        assert [timer.key for timer in work.timers.due(NOW, 2)] == ["a", "b"]
        work.timers.settle("a", "fired", NOW)
        assert [timer.key for timer in work.timers.due(NOW, 2)] == ["b", "c"]


def test_one_can_ask_whether_anything_is_pending(store: SqlStore) -> None:
    with store.write() as work:
        work.timers.reconcile("c1", [a_timer("a")], NOW)
        assert work.timers.any_pending_until(NOW)
        assert not work.timers.any_pending_until(later(-1))
        work.timers.settle("a", "fired", NOW)
        assert not work.timers.any_pending_until(NOW)


def test_one_can_ask_when_the_next_timer_fires(store: SqlStore) -> None:
    with store.write() as work:
        assert work.timers.next_pending() is None
        times = {"a": 5, "b": 3, "c": 9}
        timers = [a_timer(key, fires_at=later(minutes)) for key, minutes in times.items()]
        work.timers.reconcile("c1", timers, NOW)
        assert work.timers.next_pending() == later(3)
        work.timers.settle("b", "fired", NOW)
        assert work.timers.next_pending() == later(5)


def test_a_notice_is_said_once_to_each_person(store: SqlStore) -> None:
    first = a_notice("n1", key="k")
    with store.write() as work:
        work.notices.add([first, a_notice("n2", key="k"), a_notice("n3", key="k", person="ba")])
        work.notices.add([a_notice("n4", key="k")])
        work.notices.add([])
        assert work.notices.of_case("c1") == (first, a_notice("n3", key="k", person="ba"))


def test_letters_and_reminders_wait_apart(store: SqlStore) -> None:
    letter = a_notice("l1", person="ba", request=NoticeRequest("conclusion", "unit"))
    tomorrow = a_notice("t1", due_on=date(2024, 6, 4))
    with store.write() as work:
        work.notices.add([letter, tomorrow, a_notice("r1"), a_notice("r2", person="chi")])
        assert work.notices.people_waiting(TODAY, letters=False) == ("an", "chi")
        assert work.notices.people_waiting(TODAY, letters=True) == ("ba",)
        assert work.notices.pending("an", TODAY, letters=False) == (a_notice("r1"),)
        assert work.notices.pending("an", date(2024, 6, 4), letters=False) == (
            a_notice("r1"),
            tomorrow,
        )
        assert work.notices.pending("ba", TODAY, letters=True) == (letter,)
        assert work.notices.pending("ba", TODAY, letters=False) == ()


def test_closed_notices_keep_their_reason_and_sent_ones_can_be_recalled(store: SqlStore) -> None:
    with store.write() as work:
        work.notices.add([a_notice("n1"), a_notice("n2"), a_notice("n3")])
        work.outbox.put(a_message("m1"), ["c1"], NOW)
        work.notices.close(["n1", "n3"], NoticeState.SENT, "", "m1")
        work.notices.close(["n2"], NoticeState.CLOSED, "done", None)
        work.notices.close([], NoticeState.CLOSED, "nobody", None)
        assert found(work) == {"n1": ("sent", ""), "n2": ("closed", "done"), "n3": ("sent", "")}
        work.notices.reopen(["m1", "m2"])
        work.notices.reopen([])
        assert found(work) == {
            "n1": ("pending", ""),
            "n2": ("closed", "done"),
            "n3": ("pending", ""),
        }


def found(work: SqlUnitOfWork) -> dict[str, tuple[str, str]]:
    notices: tuple[Notice, ...] = work.notices.of_case("c1")
    return {notice.id: (notice.state.value, notice.closed_reason) for notice in notices}


def test_seeing_a_deadline_twice_is_seeing_it_once(store: SqlStore) -> None:
    with store.write() as work:
        work.notices.acknowledge("an", "c1/conclusion/1/0", NOW)
        work.notices.acknowledge("an", "c1/conclusion/1/0", later(1))
        work.notices.acknowledge("ba", "c1/report/1/0", NOW)
        assert work.notices.acknowledged("an") == {"c1/conclusion/1/0"}
        assert work.notices.acknowledged("chi") == frozenset()


def test_a_notice_knows_its_round_and_revision(store: SqlStore) -> None:
    notice = replace(a_notice("n1"), round=2, revision=4)
    with store.write() as work:
        work.notices.add([notice])
        assert work.notices.of_case("c1") == (notice,)
