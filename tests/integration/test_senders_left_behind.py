"""Senders that die or fall behind: what they had taken out is taken over, once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dondoc.delivering import Delivery
from dondoc.testing import PlayedOffice
from engine.ports import Parcel
from engine.timers import Message, Outcome, Verdict
from engine.viewer import EVERYTHING
from engine.window import SendingWindow
from store.views import Views
from tests.crashes.scenario import PLAN, ROUND


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PlayedOffice]:
    """Found an office in which two digests are due."""
    office = PlayedOffice.found(tmp_path, "2024-05-20T08:00")
    office.load(PLAN)
    office.send(ROUND, "establish-team", document="05/QĐ")
    yield office
    office.application.store.dispose()


def parcels(office: PlayedOffice) -> tuple[Parcel, ...]:
    with office.application.store.read() as uow:
        return Views(uow, EVERYTHING).messages()


def states(office: PlayedOffice) -> Counter[str]:
    return Counter(parcel.state for parcel in parcels(office))


def test_a_digest_that_missed_its_day_by_a_dead_sender_is_said_anew_the_next_day(
    office: PlayedOffice,
) -> None:
    reminders = office.application.reminders
    reminders.fire_due()
    assert reminders.gather_digests() == 2
    now = office.clock.now()
    with office.application.store.write() as uow:
        assert len(uow.outbox.lease("email", now, now + timedelta(minutes=10), 9)) == 2
        uow.commit()
    office.clock.move_to("2024-05-21T08:00")
    assert office.tick().sent == 2
    assert sorted(p.message.key for p in parcels(office) if p.state == "sent") == [
        "digest/thu-ky/email/2024-05-21",
        "digest/truong/email/2024-05-21",
    ]
    assert states(office) == {"replaced": 2, "sent": 2}


def test_a_sender_that_was_overtaken_changes_nothing(office: PlayedOffice) -> None:
    application = office.application

    class Slow:
        """Answers only after another daemon has taken the message over and sent it."""

        name = "email"

        def send(self, message: Message) -> Outcome:
            office.clock.advance(minutes=11)
            twin = replace(application, clock=office.clock)
            twin.delivery.deliver()
            return Outcome(Verdict.TRANSIENT, "slow", "451")

        def close(self) -> None:
            """Nothing stays open."""

    slow = Delivery(
        application.store,
        {"email": Slow()},
        office.clock,
        SendingWindow(),
        application.rulebook,
    )
    application.reminders.fire_due()
    application.reminders.gather_digests()
    done = slow.deliver()
    assert (done.sent, done.waiting) == (0, 0)
    assert states(office) == {"sent": 2}
    assert len(office.mail.sent) == 2
