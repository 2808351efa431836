"""Lists as the commands show them: filters, order, and how a thing is named."""

from datetime import date

import pytest

from engine.case import DocumentRef
from engine.errors import InvalidInput, NotFound
from engine.obligations import DeadlineState
from engine.parties import Person, Unit, UnitName
from engine.viewer import EVERYTHING, Viewer
from store import SqlStore
from store.log_views import EntryFilter
from store.views import Views
from tests.contract.store_values import (
    NOW,
    a_case,
    a_deadline,
    a_draft,
    a_message,
    a_timer,
    later,
)

ANYBODY = Viewer("ai đó")


def test_cases_are_filtered_and_sorted_by_code(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case("b", state="closed"))
        work.cases.add(a_case("a"))
        work.cases.add(a_case("c", plan="Q", unit="V", workflow="round"))
        work.deadlines.put([a_deadline("a"), a_deadline("b", state=DeadlineState.MET)])
        views = Views(work, ANYBODY)
        assert [case.id for case in views.cases()] == ["a", "b", "c"]
        assert [case.id for case in views.cases(limit=2)] == ["a", "b"]
        assert [case.id for case in views.cases(plan="Q")] == ["c"]
        assert [case.id for case in views.cases(unit="V")] == ["c"]
        assert [case.id for case in views.cases(workflow="round")] == ["c"]
        assert [case.id for case in views.cases(states=["closed", "x"])] == ["b"]
        assert [case.id for case in views.cases(open_only=True)] == ["a"]
        assert views.case(" A ") == a_case("a")
        assert views.case_by_id("a") == a_case("a")


def test_deadlines_of_a_plan_come_in_whatever_state(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case("b", plan="P"))
        work.cases.add(a_case("a", plan="Q"))
        met = a_deadline("b", name="report", state=DeadlineState.MET)
        opened = a_deadline("b", name="notice")
        other = a_deadline("a", name="report", state=DeadlineState.WITHDRAWN)
        work.deadlines.put([met, opened, other])
        views = Views(work, ANYBODY)
        assert views.all_deadlines(plan="P") == (opened, met)
        assert views.all_deadlines() == (other, opened, met)


def test_an_empty_office_has_no_near_codes(store: SqlStore) -> None:
    with store.read() as work, pytest.raises(NotFound, match="dondoc case list"):
        Views(work, ANYBODY).case("X")


def test_obligations_come_by_their_next_day_and_unset_ones_by_their_review(
    store: SqlStore,
) -> None:
    with store.write() as work:
        work.cases.add(a_case("a", plan="P"))
        work.cases.add(a_case("b", unit="V"))
        unset = a_deadline("a", name="unset", due_on=None, review_on=date(2024, 6, 10))
        work.deadlines.put(
            [
                a_deadline("a", owner="unit"),
                a_deadline("b", due_on=date(2024, 6, 5)),
                a_deadline("b", name="done", state=DeadlineState.MET),
                unset,
            ]
        )
        views = Views(work, ANYBODY)

        def named(**wanted: object) -> list[tuple[str, str]]:
            found = views.obligations(**wanted)  # type: ignore[arg-type]  # filters by name
            return [(case.id, deadline.name) for case, deadline in found]

        everything = [("b", "conclusion"), ("a", "unset"), ("a", "conclusion")]
        assert named() == everything
        assert named(until=date(2024, 6, 10)) == everything[:2]
        assert named(owner="unit") == [("a", "conclusion")]
        assert named(unit="V") == [("b", "conclusion")]
        assert named(plan="P", include_unset=False) == [("a", "conclusion")]
        assert views.deadlines(a_case("a"))[1] == unset


def test_messages_come_newest_last_and_by_their_first_letters(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case())
        work.timers.reconcile("c1", [a_timer("t")], NOW)
        for number, person in enumerate(("an", "ba", "an")):
            message = a_message(f"m{number}", person=person, created_at=later(number))
            work.outbox.put(message, ["c1"] if number else [], NOW)
        work.outbox.recall("letter/m0", NOW)
        views = Views(work, ANYBODY)
        assert [each.message.id for each in views.messages()] == ["m0", "m1", "m2"]
        assert [each.message.id for each in views.messages(limit=2)] == ["m1", "m2"]
        assert [each.message.id for each in views.messages(a_case())] == ["m1", "m2"]
        assert [each.message.id for each in views.messages(person="ba")] == ["m1"]
        assert [each.message.id for each in views.messages(states=["replaced"])] == ["m0"]
        assert views.message("m1").case_ids == ("c1",)
        assert views.message("m0").case_ids == ()
        assert len(views.timers(a_case())) == 1
        with pytest.raises(InvalidInput, match="Có nhiều thư"):
            views.message("m")
        for nothing in ("x", "", "%"):
            with pytest.raises(NotFound):
                views.message(nothing)


def test_the_log_is_numbered_from_the_oldest_and_shown_newest_last(store: SqlStore) -> None:
    with store.write() as work:
        for number in range(4):
            work.audit.append(a_draft(f"unit:{number}", recorded_at=later(number)))
        views = Views(work, ANYBODY)
        assert [each.number for each in views.entries()] == [1, 2, 3, 4]
        assert [each.number for each in views.entries(limit=2)] == [3, 4]
        assert [each.number for each in views.entries(limit=2, offset=1)] == [2, 3]
        third = views.entry("3")
        assert third.entry.chain == "unit:2"
        assert views.entry(third.entry.hash) == third
        assert views.entry(third.entry.hash[:20].upper()) == third
        for nothing in ("0", "5", "", "xyz"):
            with pytest.raises(NotFound, match="Không có bản ghi"):
                views.entry(nothing)


def test_a_beginning_of_two_hashes_names_none(store: SqlStore) -> None:
    with store.write() as work:
        for number in range(40):
            work.audit.append(a_draft(f"unit:{number}"))
        views = Views(work, ANYBODY)
        first = [each.entry.hash[0] for each in views.entries()]
        letter = next(each for each in first if not each.isdecimal() and first.count(each) > 1)
        with pytest.raises(InvalidInput, match="Có nhiều bản ghi"):
            views.entry(letter)


def test_the_log_is_filtered_by_what_people_ask(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case())
        reason = work.texts.put("Đơn vị bận họp", "salt")
        work.audit.append(a_draft(document=DocumentRef("45/TB-ĐKT")))
        work.audit.append(a_draft("unit:PB-DN", person="ba", on_behalf_of="chi"))
        work.audit.append(a_draft("office", action="seal", recorded_at=later(9), changes={}))
        work.audit.append(a_draft("person:an", outcome="refused", reason_ref=reason, changes={}))
        views = Views(work, ANYBODY)

        def chains(**wanted: object) -> list[str]:
            found = views.entries(EntryFilter(**wanted))  # type: ignore[arg-type]  # filters by name
            return [each.entry.chain for each in found]

        assert chains(case_id="c1") == ["case:c1"]
        assert chains(chain="office") == ["office"]
        assert chains(person="chi") == ["unit:PB-DN"]
        assert chains(action="seal") == ["office"]
        assert chains(unit="PB-DN") == ["case:c1", "unit:PB-DN"]
        assert chains(since=later(1)) == ["office"]
        assert chains(until=later(9)) == ["case:c1", "person:an", "unit:PB-DN"]
        assert chains(outcome="refused") == ["person:an"]
        assert chains(text="bận họp") == ["person:an"]
        assert chains(text="45/TB") == ["case:c1"]
        assert chains(text="notified") == ["case:c1", "unit:PB-DN"]
        assert chains(text="%") == []


def test_plans_units_people_and_texts_are_open_to_all(store: SqlStore) -> None:
    with store.write() as work:
        work.parties.put_unit(Unit("U", (UnitName("Phòng U"),)))
        work.parties.put_person(Person("p", "Phạm P"))
        ref = work.texts.put("lý do", "salt")
        views = Views(work, ANYBODY)
        assert [unit.code for unit in views.units()] == ["U"]
        assert [person.code for person in views.people()] == ["p"]
        assert views.plans() == ()
        assert views.texts([ref, "", "gone"]) == {ref: "lý do", "gone": ""}


def test_counts_of_nothing_are_zero(store: SqlStore) -> None:
    with store.read() as work:
        counts = Views(work, EVERYTHING).counts()
    assert (counts.cases, counts.messages, counts.entries) == ({}, {}, 0)
    assert (counts.open_deadlines, counts.unset_deadlines, counts.pending_notices) == (0, 0, 0)
