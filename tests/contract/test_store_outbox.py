"""Finished messages on their way, on every database."""

import pytest

from engine.ports import Leased, Settlement
from engine.timers import Outcome, Verdict
from engine.viewer import EVERYTHING
from store import SqlStore, SqlUnitOfWork
from store.views import Views
from tests.contract.store_values import NOW, a_case, a_message, later

SENT = Outcome(Verdict.OK, "smtp", provider_message_id="<1@x>")
GREYLISTED = Outcome(Verdict.TRANSIENT, "smtp", "451", "try later")


@pytest.fixture(autouse=True)
def _one_case(store: SqlStore) -> None:
    with store.write() as work:
        work.cases.add(a_case())
        work.commit()


def lease(work: SqlUnitOfWork, minutes: int = 0, limit: int = 9) -> tuple[Leased, ...]:
    return work.outbox.lease("email", later(minutes), later(minutes + 10), limit)


def test_a_key_is_put_once(store: SqlStore) -> None:
    with store.write() as work:
        assert work.outbox.put(a_message("m1", key="digest/an/email/2024-06-03"), ["c1", "c1"], NOW)
        assert not work.outbox.put(a_message("m2", key="digest/an/email/2024-06-03"), ["c1"], NOW)
        assert work.outbox.has_key("digest/an/email/2024-06-03")
        assert not work.outbox.has_key("digest/an/email/2024-06-0")
        assert [leased.message.id for leased in lease(work)] == ["m1"]


def test_what_is_leased_is_word_for_word_what_was_put(store: SqlStore) -> None:
    message = a_message("m1", reference="BDG-04", useless_after=later(600))
    with store.write() as work:
        work.outbox.put(message, [], NOW)
        work.commit()
        assert lease(work) == (Leased(message, 1, 0, None, later(10)),)


def test_an_older_unsent_digest_is_recalled(store: SqlStore) -> None:
    with store.write() as work:
        for number, key in enumerate(
            ("digest/an/email/1", "digest/an/email/2", "digest/ba/email/1")
        ):
            person = key.split("/")[1]
            work.outbox.put(a_message(f"m{number}", key=key, person=person), ["c1"], NOW)
        (taken, *_) = lease(work, limit=1)
        assert work.outbox.people_with_unsent("digest/", "/2", NOW) == ("ba",)
        assert work.outbox.recall("digest/an/email/", later(1)) == ("m1",)
        assert work.outbox.recall("DIGEST/ba", later(1)) == ()
        assert work.outbox.recall("digest/_a", later(1)) == ()
        assert taken.message.id == "m0"
        parcels = {parcel.message.id: parcel for parcel in Views(work, EVERYTHING).messages()}
        assert parcels["m1"].state == "replaced"
        assert parcels["m1"].settled_at == later(1)
        assert [each.message.id for each in lease(work, 1)] == ["m2"]


def test_a_digest_whose_sender_died_is_recalled_once_its_lease_ran_out(store: SqlStore) -> None:
    with store.write() as work:
        work.outbox.put(a_message("m1", key="digest/an/email/1"), [], NOW)
        (taken,) = lease(work)
        assert work.outbox.people_with_unsent("digest/", "/2", later(9)) == ()
        assert work.outbox.recall("digest/an/", later(9)) == ()
        assert work.outbox.people_with_unsent("digest/", "/2", later(10)) == ("an",)
        assert work.outbox.recall("digest/an/", later(10)) == ("m1",)
        assert not work.outbox.settle(taken, SENT, Settlement("sent"), later(11))


def test_leases_are_oldest_first_by_channel_and_only_so_many(store: SqlStore) -> None:
    with store.write() as work:
        work.outbox.put(a_message("m2", created_at=later(-1)), [], NOW)
        work.outbox.put(a_message("m1"), [], NOW)
        work.outbox.put(a_message("m3", channel="zalo"), [], NOW)
        assert [each.message.id for each in lease(work, limit=1)] == ["m2"]
        assert [each.message.id for each in lease(work)] == ["m1"]
        assert lease(work) == ()


def test_a_message_of_the_future_waits(store: SqlStore) -> None:
    with store.write() as work:
        work.outbox.put(a_message("m1"), [], later(5))
        assert not work.outbox.any_ready("email", later(4))
        assert lease(work, 4) == ()
        assert work.outbox.any_ready("email", later(5))
        assert not work.outbox.any_ready("zalo", later(5))
        assert len(lease(work, 5)) == 1
        assert not work.outbox.any_ready("email", later(5))
        assert work.outbox.any_ready("email", later(15))  # its lease ran out


def test_a_settled_message_is_sent_and_says_so(store: SqlStore) -> None:
    with store.write() as work:
        work.outbox.put(a_message("m1"), ["c1"], NOW)
        (leased,) = lease(work)
        assert work.outbox.settle(leased, SENT, Settlement("sent"), later(1))
        assert not work.outbox.settle(leased, SENT, Settlement("sent"), later(2))
        (parcel,) = Views(work, EVERYTHING).messages()
        assert (parcel.state, parcel.attempts, parcel.settled_at) == ("sent", 1, later(1))
        assert (parcel.last_verdict, parcel.case_ids) == ("ok", ("c1",))
        assert lease(work, 60) == ()


def test_a_message_tried_again_waits_for_its_time_and_counts_its_attempts(store: SqlStore) -> None:
    with store.write() as work:
        work.outbox.put(a_message("m1"), [], NOW)
        (first,) = lease(work)
        work.outbox.settle(first, GREYLISTED, Settlement("waiting", later(30)), later(1))
        assert lease(work, 29) == ()
        (second,) = lease(work, 30)
        assert (second.attempts, second.fence, second.first_attempt_at) == (1, 2, later(1))
        work.outbox.settle(second, GREYLISTED, Settlement("waiting", later(60)), later(31))
        (third,) = lease(work, 60)
        assert (third.attempts, third.first_attempt_at) == (2, later(1))
        gave_up = Settlement("dead", reason="too-often")
        work.outbox.settle(third, GREYLISTED, gave_up, later(61))
        (parcel,) = Views(work, EVERYTHING).messages()
        assert parcel.last_detail == "too-often; 451 try later"
        assert (parcel.state, parcel.next_at) == ("dead", None)


def test_a_lease_that_ran_out_goes_to_the_next_and_the_late_one_cannot_settle(
    store: SqlStore,
) -> None:
    with store.write() as work:
        work.outbox.put(a_message("m1"), [], NOW)
        (slow,) = lease(work)
        assert lease(work, 9) == ()
        (quick,) = lease(work, 10)
        assert quick.fence == slow.fence + 1
        assert not work.outbox.settle(slow, SENT, Settlement("sent"), later(11))
        assert work.outbox.settle(quick, SENT, Settlement("sent"), later(11))


def test_a_pause_keeps_the_attempts_and_a_paused_channel_leases_nothing(store: SqlStore) -> None:
    with store.write() as work:
        work.outbox.put(a_message("m1"), [], NOW)
        (leased,) = lease(work)
        work.outbox.settle(leased, GREYLISTED, Settlement("waiting", counts=False), later(1))
        work.outbox.pause_channel("email", "login refused", later(1))
        work.outbox.pause_channel("email", "login refused again", later(2))
        assert work.outbox.paused_channels() == {"email": "login refused again"}
        assert work.outbox.paused_since("email") == later(2)
        assert work.outbox.paused_since("zalo") is None
        assert lease(work, 5) == ()
        work.outbox.resume_channel("email")
        (again,) = lease(work, 5)
        assert (again.attempts, again.first_attempt_at) == (0, None)


def test_a_dead_message_can_be_sent_on_its_way_again(store: SqlStore) -> None:
    with store.write() as work:
        work.outbox.put(a_message("m1"), [], NOW)
        (leased,) = lease(work)
        assert not work.outbox.retry("m1", NOW)
        work.outbox.settle(leased, GREYLISTED, Settlement("dead"), later(1))
        assert work.outbox.retry("m1", later(2))
        assert not work.outbox.retry("m9", later(2))
        (again,) = lease(work, 2)
        assert (again.attempts, again.fence) == (0, 2)
