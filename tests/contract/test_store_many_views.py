"""What lists read beside their rows: many cases at once, and how far reminding of the late ones went."""

from datetime import date

from engine.obligations import DeadlineState
from engine.timers import EventRequest
from engine.viewer import EVERYTHING, Viewer
from store import SqlStore
from store.views import Views
from tests.contract.store_values import NOW, a_case, a_deadline, a_timer

STRANGER = Viewer("lạ")
TODAY = date(2024, 6, 10)
LATE = date(2024, 6, 7)


def test_many_cases_come_by_id_and_secret_ones_for_insiders_alone(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case("a"))
        work.cases.add(a_case("s", secret=True, insiders=frozenset({"an", "ba"})))
        work.cases.add(a_case("t", parent_id="s"))
        wanted = ("a", "s", "t", "gone", "a")
        assert Views(work, STRANGER).many.cases(wanted) == {"a": a_case("a")}
        assert {*Views(work, Viewer("an")).many.cases(wanted)} == {"a", "s", "t"}
        assert Views(work, EVERYTHING).many.cases(()) == {}


def test_rungs_climbed_are_those_of_cases_that_are_late(store: SqlStore) -> None:
    with store.write() as work:
        for case_id in ("late", "near", "met", "secret"):
            work.cases.add(a_case(case_id, secret=case_id == "secret"))
            work.timers.reconcile(
                case_id,
                [a_timer(f"{case_id}/r/1/0/+1/unit", case_id), a_timer(f"{case_id}/w", case_id)],
                NOW,
            )
        event = a_timer("late/e", "late", act=EventRequest("overdue", "r"))
        work.timers.reconcile("late", [a_timer("late/r/1/0/+1/unit", "late"), event], NOW)
        fired = [f"{case_id}/r/1/0/+1/unit" for case_id in ("late", "near", "met", "secret")]
        for key in (*fired, "late/e"):
            work.timers.settle(key, "fired", NOW)
        work.deadlines.put(
            [
                a_deadline("late", due_on=LATE),
                a_deadline("secret", due_on=LATE),
                a_deadline("near", due_on=TODAY),
                a_deadline("met", due_on=LATE, state=DeadlineState.MET),
            ]
        )
        keys = [timer.key for timer in Views(work, STRANGER).many.reminders_sent(TODAY)]
        assert keys == ["late/r/1/0/+1/unit"]
        both = [timer.case_id for timer in Views(work, EVERYTHING).many.reminders_sent(TODAY)]
        assert sorted(both) == ["late", "secret"]
