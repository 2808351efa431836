"""What a viewer may read: a secret case does not exist for others, whichever way they look."""

from collections.abc import Callable

import pytest

from engine.errors import NotFound
from engine.ports import Parcel
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
    a_notice,
    a_timer,
)

INSIDER = Viewer("an")
AUDITOR = Viewer("kiểm toán", sees_secrets=True)
STRANGER = Viewer("lạ")
FAMILY = ("s1", "s2", "s3", "s4")
"""A secret round, its inspection, that one's sub-inspection, and a remediation of the last."""
Look = Callable[[Views], object]


@pytest.fixture
def told(store: SqlStore) -> SqlStore:
    """Write one open case and a secret family, each with everything that can hang on a case."""
    with store.write() as work:
        work.cases.add(a_case("open1"))
        work.cases.add(
            a_case("s1", workflow="round", secret=True, insiders=frozenset({"an", "ba"}))
        )
        work.cases.add(a_case("s2", round_id="s1"))
        work.cases.add(a_case("s3", parent_id="s2"))
        work.cases.add(a_case("s4", parent_id="s3", workflow="remediation"))
        for case_id in ("open1", *FAMILY):
            work.deadlines.put([a_deadline(case_id)])
            work.timers.reconcile(case_id, [a_timer(f"t-{case_id}", case_id)], NOW)
            work.notices.add([a_notice(f"n-{case_id}", case_id)])
            work.outbox.put(a_message(f"m-{case_id}"), [case_id], NOW)
            work.audit.append(a_draft(f"case:{case_id}"))
        work.outbox.put(a_message("m-both"), ["open1", "s4"], NOW)
        work.outbox.put(a_message("m-none"), [], NOW)
        work.audit.append(a_draft("person:an", case_id="s3"))
        work.audit.append(a_draft("case:s2", case_id=None))
        work.audit.append(a_draft("office", action="init"))
        work.commit()
    return store


def seen(store: SqlStore, viewer: Viewer, look: Look) -> object:
    with store.read() as work:
        return look(Views(work, viewer))


def message_ids(parcels: tuple[Parcel, ...]) -> list[str]:
    return [parcel.message.id for parcel in parcels]


WAYS: dict[str, tuple[Look, object]] = {
    "cases": (lambda views: [case.id for case in views.cases()], ["open1"]),
    "cases of the plan": (lambda views: len(views.cases(plan="BDG-2024")), 1),
    "cases of the unit": (lambda views: len(views.cases(unit="PB-DN", open_only=True)), 1),
    "cases of the workflow": (lambda views: views.cases(workflow="remediation"), ()),
    "cases in the state": (lambda views: len(views.cases(states=["planned"])), 1),
    "case by id": (lambda views: [views.case_by_id(case_id) for case_id in FAMILY], [None] * 4),
    "children": (lambda views: views.children(a_case("s1")), ()),
    "deadlines": (lambda views: [views.deadlines(a_case(each)) for each in FAMILY], [()] * 4),
    "deadlines of the plan": (lambda views: len(views.all_deadlines(plan="BDG-2024")), 1),
    "timers": (lambda views: [views.timers(a_case(each)) for each in FAMILY], [()] * 4),
    "notices": (lambda views: [views.notices(a_case(each)) for each in FAMILY], [()] * 4),
    "obligations": (lambda views: [case.id for case, _ in views.obligations()], ["open1"]),
    "obligations of the unit": (lambda views: len(views.obligations(unit="PB-DN")), 1),
    "messages": (lambda views: message_ids(views.messages()), ["m-none", "m-open1"]),
    "messages of a case": (lambda views: views.messages(a_case("s4")), ()),
    "messages of a person": (lambda views: len(views.messages(person="an")), 2),
    "entries": (
        lambda views: [(each.number, each.entry.chain) for each in views.entries()],
        [(1, "case:open1"), (2, "office")],
    ),
    "entries of a case": (lambda views: views.entries(EntryFilter(case_id="s3")), ()),
    "entries of a chain": (lambda views: views.entries(EntryFilter(chain="case:s2")), ()),
    "entries of the unit": (lambda views: len(views.entries(EntryFilter(unit="PB-DN"))), 1),
    "entries of the plan": (lambda views: len(views.entries(EntryFilter(plan="BDG-2024"))), 1),
    "entries of a person": (lambda views: len(views.entries(EntryFilter(person="an"))), 2),
    "counted cases": (lambda views: views.counts().cases, {"inspection": {"planned": 1}}),
    "counted deadlines": (lambda views: views.counts().open_deadlines, 1),
    "counted notices": (lambda views: views.counts().pending_notices, 1),
    "counted messages": (lambda views: views.counts().messages, {"waiting": 2}),
    "counted entries": (lambda views: views.counts().entries, 2),
}


def test_for_a_stranger_the_secret_family_does_not_exist(told: SqlStore) -> None:
    found = {way: seen(told, STRANGER, look) for way, (look, _) in WAYS.items()}
    assert found == {way: expected for way, (_, expected) in WAYS.items()}


@pytest.mark.parametrize("viewer", [INSIDER, AUDITOR, EVERYTHING])
def test_for_insiders_and_the_auditor_it_does(told: SqlStore, viewer: Viewer) -> None:
    hidden = [way for way, (look, less) in WAYS.items() if seen(told, viewer, look) == less]
    assert hidden == []


@pytest.mark.parametrize("code", ["S1", "s2", "S3", "S4"])
def test_asking_by_code_answers_like_for_a_code_that_never_was(told: SqlStore, code: str) -> None:
    with pytest.raises(NotFound) as hidden:
        seen(told, STRANGER, lambda views: views.case(code))
    with pytest.raises(NotFound) as never:
        seen(told, STRANGER, lambda views: views.case("S9"))
    assert str(hidden.value).replace(code, "S9") == str(never.value)
    assert seen(told, INSIDER, lambda views: views.case(code)) is not None


def test_near_codes_are_only_those_that_exist_for_the_viewer(told: SqlStore) -> None:
    with pytest.raises(NotFound, match=r"gần giống: OPEN1$"):
        seen(told, STRANGER, lambda views: views.case("OPEN"))
    with pytest.raises(NotFound, match="gần giống: S"):
        seen(told, INSIDER, lambda views: views.case("S12"))


@pytest.mark.parametrize("message_id", ["m-s1", "m-s4", "m-both"])
def test_a_message_about_a_hidden_case_cannot_be_opened(told: SqlStore, message_id: str) -> None:
    with pytest.raises(NotFound):
        seen(told, STRANGER, lambda views: views.message(message_id))
    parcel = seen(told, INSIDER, lambda views: views.message(message_id))
    assert isinstance(parcel, Parcel)
    assert parcel.message.id == message_id


def test_an_entry_about_a_hidden_case_cannot_be_opened(told: SqlStore) -> None:
    with told.read() as work:
        every = Views(work, EVERYTHING).entries()
        mine = {each.entry.hash for each in Views(work, STRANGER).entries()}
        for each in every:
            if each.entry.hash in mine:
                continue
            with pytest.raises(NotFound):
                Views(work, STRANGER).entry(each.entry.hash)
        with pytest.raises(NotFound):
            Views(work, STRANGER).entry("3")


def test_an_announced_family_exists_for_everybody(told: SqlStore) -> None:
    with told.write() as work:
        work.cases.save(a_case("s1", workflow="round", version=2, insiders=frozenset({"an"})))
        work.commit()
    for look, expected in WAYS.values():
        assert seen(told, STRANGER, look) != expected


def test_who_is_insider_of_a_child_only_does_not_see_it(told: SqlStore) -> None:
    with told.write() as work:
        secret = a_case("s3", parent_id="s2", version=2, secret=True, insiders=frozenset({"lạ"}))
        work.cases.save(secret)
        work.commit()
    assert seen(told, STRANGER, lambda views: views.case_by_id("s3")) is None
