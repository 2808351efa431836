"""Cases and their deadlines, on every database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from engine.case import Case
from engine.deadlines import DeadlineRule, Pause, RuleKind, TimeUnit
from engine.errors import Conflict
from engine.obligations import Deadline, DeadlineState
from store import SqlStore
from tests.contract.store_values import a_case, a_deadline


def test_a_case_comes_back_as_it_was_put_whatever_the_capitals_of_its_code(store: SqlStore) -> None:
    parent = a_case("p1")
    case = a_case(
        code="BDG-KCN-24-04",
        parent_id="p1",
        secret=True,
        insiders=frozenset({"an", "bình"}),
        facts={"nested": {"deep": ({"a": None}, True)}, "text": "Đồng Nai"},
    )
    with store.write() as work:
        work.cases.add(case)  # before its parent: references are checked at commit
        work.cases.add(parent)
        work.commit()
    with store.read() as work:
        assert work.cases.get("c1") == case
        assert work.cases.by_code("bdg-kcn-24-04") == case
        assert work.cases.get("none") is None
        assert work.cases.by_code("none") is None
        assert work.cases.children("p1") == (case,)
        assert work.cases.many(["c1", "none", "p1", "c1"]) == {"c1": case, "p1": parent}
        assert work.cases.many([]) == {}


def test_the_deadlines_of_several_cases_are_those_of_each(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case("c1"))
        work.cases.add(a_case("c2", code="C2"))
        work.deadlines.put([a_deadline(name="visit"), a_deadline(), a_deadline(round=2)])
        work.commit()
        each = {"c1": work.deadlines.of_case("c1")}
        assert len(each["c1"]) == 3
        assert work.deadlines.of_cases(["c2", "c1"]) == each


def test_leaving_without_commit_undoes_everything(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case())
    with store.read() as work:
        assert work.cases.get("c1") is None


def test_an_error_inside_undoes_everything_and_goes_on_its_way(store: SqlStore) -> None:
    def break_off() -> None:
        with store.write() as work:
            work.cases.add(a_case())
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    with store.read() as work:
        assert work.cases.get("c1") is None


def test_what_follows_a_commit_is_undone_by_itself(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case("c1"))
        work.commit()
        work.cases.add(a_case("c2"))
    with store.read() as work:
        assert work.cases.get("c1") is not None
        assert work.cases.get("c2") is None


def test_a_code_is_given_once(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case("c1", code="X-01"))
        with pytest.raises(Conflict, match=r"^Mã hồ sơ x-01 đã được dùng"):
            work.cases.add(a_case("c2", code="x-01"))


def test_of_two_writers_of_one_case_one_succeeds_and_one_is_refused(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case())
        work.commit()

    def advance(state: str) -> str:
        try:
            with store.write() as work:
                work.cases.save(a_case(state=state, version=2))
                work.commit()
        except Conflict as refused:
            return str(refused)
        return "done"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(advance, ["notified", "cancelled"]))
    assert answers == ["Hồ sơ C1 vừa được người khác cập nhật; hãy xem lại rồi làm lại", "done"]


def test_insiders_are_replaced_with_the_case(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case(secret=True, insiders=frozenset({"an", "ba"})))
        work.commit()
    changed = a_case(secret=True, version=2, insiders=frozenset({"ba", "chi"}))
    with store.write() as work:
        work.cases.get("c1")
        work.cases.save(changed)
        work.commit()
    with store.write() as work:
        assert work.cases.get("c1") == changed
        work.cases.save(replace(changed, version=3, insiders=frozenset()))
        assert work.cases.get("c1") == replace(changed, version=3, insiders=frozenset())


def test_families_are_sorted_by_code(store: SqlStore) -> None:
    def codes(cases: tuple[Case, ...]) -> list[str]:
        return [case.code for case in cases]

    with store.write() as work:
        work.cases.add(a_case("r", plan="P", unit=None))
        work.cases.add(a_case("b", plan="P", unit="U", round_id="r"))
        work.cases.add(a_case("a", plan="P", unit="U", parent_id="r"))
        work.cases.add(a_case("z", plan="Q", unit="V", parent_id="b"))
        work.cases.lock(["r", "a"])
        assert codes(work.cases.children("r")) == ["A", "B"]
        assert codes(work.cases.of_plan("P")) == ["A", "B", "R"]
        assert codes(work.cases.of_unit("U")) == ["A", "B"]


def test_a_deadline_comes_back_with_all_it_knows(store: SqlStore) -> None:
    full = Deadline(
        case_id="c1",
        name="remediation",
        round=2,
        revision=3,
        rule=DeadlineRule("remediation", RuleKind.WITHIN, "concluded_on", 36, TimeUnit.HOURS),
        owner="unit",
        state=DeadlineState.MET,
        anchor_on=date(2024, 6, 1),
        nominal_on=date(2024, 6, 2),
        due_on=date(2024, 6, 3),
        due_at=datetime(2024, 6, 3, 10, 30, 15, 7, tzinfo=UTC),
        target_on=date(2024, 6, 4),
        first_day=date(2024, 6, 5),
        last_day=date(2024, 6, 6),
        original_due_on=date(2024, 6, 7),
        review_on=date(2024, 6, 8),
        calendar_version="abc",
        provisional=True,
        pauses=(Pause(date(2024, 6, 1), date(2024, 6, 2)), Pause(date(2024, 6, 5))),
        met_on=date(2024, 6, 9),
        on_time=False,
        late_working_days=0,
        hand_in_to="Sở Nội vụ",
        label="Báo cáo khắc phục",
    )
    with store.write() as work:
        work.cases.add(a_case())
        work.deadlines.put([full, a_deadline(round=2), a_deadline()])
        work.deadlines.put([])
        work.commit()
    with store.read() as work:
        assert work.deadlines.of_case("c1") == (a_deadline(), a_deadline(round=2), full)


def test_a_deadline_is_overwritten_by_its_name_and_round(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case())
        work.deadlines.put([a_deadline(), a_deadline(name="report")])
        moved = a_deadline(revision=1, due_on=None, review_on=date(2024, 7, 1))
        work.deadlines.put([moved])
        assert work.deadlines.of_case("c1") == (moved, a_deadline(name="report"))
