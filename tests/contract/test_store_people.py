"""What the store finds, takes back and erases of a person, on every database."""

from dataclasses import replace
from datetime import date

from engine.audit import AuditDraft
from engine.parties import Contact, Person, Unit, UnitName
from engine.plan import Plan
from engine.ports import Settlement
from engine.timers import NoticeState, Outcome, Verdict
from engine.viewer import EVERYTHING
from store import SqlStore
from store.free_pages import write_anew
from store.parts.erasing import SqlErasing
from store.views import Views
from tests.contract.store_values import NOW, a_case, a_message, a_notice, later

AN = Person("an", "Nguyễn Văn An", contacts=(Contact("email", "an@x.vn"),), title="Chuyên viên")
BINH = replace(AN, code="binh", contacts=(Contact("email", "binh@x.vn"),))
PLAN = Plan(
    "P", "Kế hoạch", "1", "Ban", None, 2024, date(2024, 1, 2), date(2024, 12, 31), "VP",
    {}, (), (), people=(AN, BINH),
)  # fmt: skip


def test_a_unit_and_a_person_keep_what_became_of_them(store: SqlStore) -> None:
    unit = Unit("A", (UnitName("A"),), ended_on=date(2025, 7, 1), successors=("B", "C"))
    with store.write() as work:
        work.parties.put_unit(unit)
        work.parties.put_person(replace(AN, left_on=date(2024, 6, 3)))
        work.commit()
        assert work.parties.unit("A") == unit
        assert work.parties.person("an") == replace(AN, left_on=date(2024, 6, 3))


def test_cases_that_name_a_person_are_found(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case("c1", facts={"lead": "an"}))
        work.cases.add(a_case("c2", facts={"members": ("anh", "an")}))
        work.cases.add(a_case("c3", facts={"lead": "an_"}))
        work.cases.add(a_case("c4", facts={}, secret=True, insiders=frozenset({"an"})))
        work.commit()
        assert [case.id for case in work.cases.naming("an")] == ["c1", "c2", "c4"]
        assert [case.id for case in work.cases.naming("an_")] == ["c3"]
        assert work.cases.naming("a%") == ()


def test_unsent_messages_are_taken_back_and_may_be_said_again(store: SqlStore) -> None:
    with store.write() as work:
        for case in ("c1", "c2"):
            work.cases.add(a_case(case))
        work.outbox.put(a_message("m1", key="letter/1", person="an"), ["c1"], NOW)
        work.outbox.put(a_message("m2", key="letter/2", person="an"), ["c2"], NOW)
        work.outbox.put(a_message("m3", key="letter/3", person="binh"), ["c1"], NOW)
        work.notices.add([a_notice("n1", person="an")])
        work.notices.close(["n1"], NoticeState.SENT, "", "m1")
        work.commit()
        assert work.outbox.recall_from("an", later(1), ["c1"]) == ("m1",)
        work.notices.reopen(["m1"])
        assert not work.outbox.has_key("letter/1")
        assert work.outbox.put(a_message("m4", key="letter/1", person="an"), ["c1"], NOW)
        assert work.outbox.recall_from("an", later(2)) == ("m2", "m4")
        assert work.outbox.recall_from("an", later(3)) == ()
        states = {it.message.id: it.state for it in Views(work, EVERYTHING).messages()}
        assert states == {"m1": "replaced", "m2": "replaced", "m3": "waiting", "m4": "replaced"}


def test_erasing_leaves_who_when_and_how_and_nothing_else(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case("c1"))
        work.plans.add(PLAN, NOW)
        work.settings.set("contact-salt/an", "s")
        for number, state in enumerate(("sent", "dead")):
            message = a_message(f"m{number}", key=f"letter/{number}", person="an")
            work.outbox.put(replace(message, address="an@x.vn", text="Kính gửi An"), ["c1"], NOW)
            (taken,) = work.outbox.lease("email", NOW, later(5), 9)
            outcome = Outcome(Verdict.OK, "smtp", "250", "an@x.vn ok", "<1@x>")
            work.outbox.settle(taken, outcome, Settlement(state), NOW)
        work.outbox.put(a_message("m9", key="letter/9", person="binh"), ["c1"], NOW)
        own, other, orphan, shared = (
            work.texts.put(AN.name, salt) for salt in ("1", "2", "3", "4")
        )
        reason = work.texts.put("nghỉ hưu", "5")
        for chain, changes, ref in (
            ("person:an", {"name_ref": (None, own), "roles": (None, "x")}, reason),
            ("person:binh", {"name_ref": (None, other)}, ""),
            ("office", {}, shared),
        ):
            draft = AuditDraft(chain, "register", "vp", NOW, reason_ref=ref, changes=changes)
            work.audit.append(draft)
        work.commit()
        parts = SqlErasing(work.connection)
        assert parts.on_its_way("an") == 0
        assert parts.on_its_way("binh") == 1
        erased = parts.erase("an", (AN.name, AN.title), "contact-salt/an")
        work.commit()
        assert (erased.messages, erased.texts, erased.plans) == (2, 3, 1)
        assert [work.texts.get(it) for it in (own, orphan, reason)] == ["", "", ""]
        assert [work.texts.get(it) for it in (other, shared)] == [AN.name, AN.name]
        assert work.settings.get("contact-salt/an") is None
        kept = work.plans.get("P")
        assert kept is not None
        assert kept.people == (replace(AN, contacts=()), BINH)
        parcels = {it.message.id: it for it in Views(work, EVERYTHING).messages(person="an")}
        assert {it.state for it in parcels.values()} == {"sent", "dropped"}
        for parcel in parcels.values():
            message = parcel.message
            assert (message.address, message.text, message.html) == ("", "", "")
            assert parcel.last_detail == ""
        assert not work.outbox.retry("m1", NOW)
        assert parts.erase("an", (AN.name, AN.title), "contact-salt/an").plans == 0


def test_a_file_is_written_anew_unless_somebody_is_at_work(store: SqlStore) -> None:
    is_sqlite = store.database.is_sqlite
    assert write_anew(store.database) is is_sqlite
    if is_sqlite:
        with store.write() as work:
            work.settings.set("a", "b")
            quick = type(store.database)(str(store.database.path), busy_seconds=0.01)
            assert not write_anew(quick)
            quick.dispose()
