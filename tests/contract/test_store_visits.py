"""What planners of visits ask of the store: visits to come, turns, what other bodies inspect."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from engine.outside import OutsideInspection
from store import SqlStore
from tests.contract.store_values import NOW, a_case, later

OUTSIDE = OutsideInspection(
    "o1", "QLDT", "CCHC", "Thanh tra tỉnh", date(2024, 4, 8), date(2024, 4, 10), NOW, "31/QĐ"
)


def test_cases_are_found_by_workflow_and_state(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case("c2", code="KT-02"))
        work.cases.add(a_case("c1", code="KT-01"))
        work.cases.add(a_case("c3", code="KT-03", state="inspected"))
        work.cases.add(a_case("c4", code="KT-04", workflow="remediation"))
        found = work.cases.in_states("inspection", ("planned", "notified"))
    assert [case.code for case in found] == ["KT-01", "KT-02"]


def test_an_inspection_by_another_body_stays_when_it_is_withdrawn(store: SqlStore) -> None:
    with store.write() as work:
        work.outside.add(OUTSIDE)
        work.commit()
    with store.write() as work:
        assert work.outside.all() == (OUTSIDE,)
        work.outside.withdraw("o1", later(5))
        work.commit()
    with store.read() as work:
        (kept,) = work.outside.all()
    assert (kept.withdrawn_at, kept.body) == (later(5), "Thanh tra tỉnh")


def test_planners_of_one_office_take_turns(postgres_store: SqlStore) -> None:
    with ThreadPoolExecutor(1) as pool:
        with postgres_store.write() as first:
            first.cases.lock_visits()
            first.cases.lock_visits()  # nobody waits for themselves
            waiting = pool.submit(_plan, postgres_store)
            assert not waiting.done()
            first.cases.add(a_case(code="KT-01"))
            first.commit()
        assert waiting.result() == ["KT-01"]


def _plan(store: SqlStore) -> list[str]:
    with store.write() as second:
        second.cases.lock_visits()
        return [case.code for case in second.cases.in_states("inspection", ["planned"])]
