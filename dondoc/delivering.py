"""Delivery: messages leave the outbox by their channel, and each attempt is written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from dondoc.clock import OFFICE_ZONE
from dondoc.copies.hold import held_since
from engine.calendar_history import CalendarHistory
from engine.ports import Clock, Leased, Notifier, Outbox, Settlement, Store
from engine.reminder_service import address_of
from engine.stepping import Rulebook
from engine.timers import DIGEST, Message, Outcome, Verdict
from engine.window import SendingWindow
from engine.words import N_
from notifiers.retry import GiveUp, PauseChannel, Reason, RetryAt, Sent, is_useless, next_step
from notifiers.smtp import channel_is_down

LEASE: Final = timedelta(minutes=10)
BATCH: Final = 20
PROBE_AFTER: Final = timedelta(minutes=30)
DOWN_FOR: Final = timedelta(minutes=5)
"""How long a server that does not answer is left alone; nobody has to be called for that."""
ONE_SENDING: Final = timedelta(minutes=2)
"""What must be left of a lease, so that a server that stalls cannot outlast it."""
PAUSED: Final = "channel-paused"
DOWN: Final = "channel-down"
PUT_BACK: Final = "put-back"
NO_ADDRESS: Final = N_("người nhận chưa có địa chỉ; thêm bằng “dondoc person contact”")


@dataclass(frozen=True, slots=True)
class Delivered:
    """How a pass went: messages sent, put off, given up, and channels now paused."""

    sent: int = 0
    waiting: int = 0
    dead: int = 0
    paused: int = 0

    def plus(self, settlement: Settlement, *, paused: bool) -> "Delivered":
        """Return the count with one more message."""
        return Delivered(
            self.sent + (settlement.state == "sent"),
            self.waiting + (settlement.state == "waiting"),
            self.dead + (settlement.state in {"dead", "dropped"}),
            self.paused + paused,
        )


@dataclass(frozen=True, slots=True)
class Delivery:
    """Sends what waits; no transaction is open while the network is."""

    store: Store
    notifiers: Mapping[str, Notifier]
    clock: Clock
    window: SendingWindow
    rulebook: Rulebook

    def deliver(self) -> Delivered:
        """Send every message whose time has come, channel by channel; a held office sends none."""
        done = Delivered()
        for channel in self._ready():
            notifier = self.notifiers[channel]
            try:
                done = self._deliver_channel(channel, notifier, done)
            finally:
                notifier.close()
        return done

    def _ready(self) -> tuple[str, ...]:
        """Return the channels with something to send now; asked as a reader, for most passes find none."""
        now = self.clock.now()
        with self.store.read() as uow:
            if held_since(uow.settings) is not None:
                return ()
            return tuple(name for name in self.notifiers if _may_go(uow.outbox, name, now))

    def _deliver_channel(self, channel: str, notifier: Notifier, done: Delivered) -> Delivered:
        self._probe_if_rested(channel)
        while True:
            batch, history = self._lease(channel)
            for place, leased in enumerate(batch):
                if self.clock.now() > leased.until - ONE_SENDING:
                    self._put_back(batch[place:], PUT_BACK, self.clock.now())
                    break
                stop, done = self._deliver_one(leased, notifier, history, done)
                if stop is not None:
                    # Nobody else would fare better: the rest keeps its attempts and waits as long.
                    self._put_back(batch[place + 1 :], stop.reason, stop.next_at)
                    return done
            else:
                if len(batch) < BATCH:
                    return done

    def _lease(self, channel: str) -> tuple[tuple[Leased, ...], CalendarHistory]:
        """Take a batch, with the calendar by which its digests may go."""
        now = self.clock.now()
        with self.store.write() as uow:
            batch = uow.outbox.lease(channel, now, now + LEASE, BATCH)
            history = self.rulebook.office_rules(uow).history
            uow.commit()
        return batch, history

    def _put_back(self, batch: Sequence[Leased], reason: str, at: datetime | None) -> None:
        """Let what was taken out and not tried wait again, instead of until its lease runs out."""
        if not batch:
            return
        untried = Outcome(Verdict.TRANSIENT, "dondoc", reason)
        with self.store.write() as uow:
            for leased in batch:
                settlement = Settlement("waiting", at, counts=False)
                uow.outbox.settle(leased, untried, settlement, self.clock.now())
            uow.commit()

    def _deliver_one(
        self, leased: Leased, notifier: Notifier, history: CalendarHistory, done: Delivered
    ) -> tuple[Settlement | None, Delivered]:
        """Try one message; return what ends the pass if its channel is out of order, and the count."""
        outcome, settlement = self._attempt(leased, notifier, history)
        paused = settlement.reason == PAUSED
        with self.store.write() as uow:
            now = self.clock.now()
            ours = uow.outbox.settle(leased, outcome, settlement, now)
            if paused:
                uow.outbox.pause_channel(leased.message.channel, outcome.detail, now)
            uow.commit()
        # When the fence has moved, another daemon has the message and counts it.
        counted = done.plus(settlement, paused=paused) if ours else done
        return (settlement if settlement.reason in {PAUSED, DOWN} else None), counted

    def _attempt(
        self, leased: Leased, notifier: Notifier, history: CalendarHistory
    ) -> tuple[Outcome, Settlement]:
        now = self.clock.now()
        message = self._addressed(leased.message, now)
        if not message.address:
            unsent = Outcome(Verdict.RECIPIENT, "dondoc", "no-address", NO_ADDRESS)
            return unsent, Settlement("dead", reason=Reason.RECIPIENT)
        if is_useless(message.useless_after, now):
            return Outcome(Verdict.OK, "dondoc", "useless"), Settlement("dropped", counts=False)
        if held := self._held_until(message.key, now, history):
            resting = Outcome(Verdict.NIGHT, "dondoc", "outside-window")
            return resting, Settlement("waiting", held, counts=False)
        outcome = notifier.send(message)
        return outcome, _settlement(leased, outcome, self.clock.now())

    def _addressed(self, message: Message, now: datetime) -> Message:
        """Give a message that was finished without an address the one its person has by now."""
        if message.address:
            return message
        with self.store.read() as uow:
            person = uow.parties.person(message.person)
        found = address_of(person, now.astimezone(OFFICE_ZONE).date()) if person else ""
        return replace(message, address=found)

    def _held_until(self, key: str, now: datetime, history: CalendarHistory) -> datetime | None:
        """Return when a digest may go: not at night, and never one of another day.

        A digest left from an earlier day waits to be gathered anew with today's words.
        """
        if not key.startswith(DIGEST):
            return None
        day = now.astimezone(OFFICE_ZONE).date()
        calendar = history.as_known_on(day)
        fresh = key.endswith(f"/{day.isoformat()}")
        if fresh and self.window.is_open(now, OFFICE_ZONE, calendar):
            return None
        return self.window.next_opening(now, OFFICE_ZONE, calendar)

    def _probe_if_rested(self, channel: str) -> None:
        """Let a paused channel try again after a rest: one message tells whether it works."""
        with self.store.read() as uow:
            if uow.outbox.paused_since(channel) is None:
                return
        with self.store.write() as uow:
            since = uow.outbox.paused_since(channel)
            if since is not None and _rested(since, self.clock.now()):
                uow.outbox.resume_channel(channel)
                uow.commit()


def _may_go(outbox: Outbox, channel: str, now: datetime) -> bool:
    """Tell whether a channel has something to send, or has rested long enough to be tried again."""
    since = outbox.paused_since(channel)
    return outbox.any_ready(channel, now) if since is None else _rested(since, now)


def _rested(since: datetime, now: datetime) -> bool:
    return now - since >= PROBE_AFTER


def _settlement(leased: Leased, outcome: Outcome, now: datetime) -> Settlement:
    if outcome.verdict is Verdict.TRANSIENT and channel_is_down(outcome):
        return Settlement("waiting", now + DOWN_FOR, counts=False, reason=DOWN)
    first = leased.first_attempt_at or now
    step = next_step(outcome, leased.attempts + 1, first, now, leased.message.useless_after)
    if isinstance(step, Sent):
        return Settlement("sent")
    if isinstance(step, RetryAt):
        return Settlement("waiting", step.at)
    if isinstance(step, PauseChannel):
        return Settlement("waiting", now, counts=False, reason=PAUSED)
    assert isinstance(step, GiveUp)  # noqa: S101  (the last of the four steps)
    state = "dropped" if step.reason is Reason.USELESS else "dead"
    return Settlement(state, reason=step.reason)
