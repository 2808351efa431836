"""ReminderService: what the clock does. It fires timers, composes letters and gathers digests."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from engine.audit import AuditDraft
from engine.calendar import WorkingCalendar, days_between
from engine.calendar_changes import FOLLOW
from engine.calendar_following import CalendarFollower, following
from engine.case import DAEMON, Actor, Case, Command
from engine.errors import DondocError, EventRefused
from engine.gathering import Gathered
from engine.letters import Letters
from engine.obligations import Deadline
from engine.parties import Person
from engine.ports import Clock, Composer, Identities, Store, UnitOfWork
from engine.rules import Rules
from engine.stepping import Rulebook, Stepper
from engine.timers import EventRequest, NoticeState, Timer, digest_prefix
from engine.window import SendingWindow

BATCH: Final = 50
PUT_OFF: Final = timedelta(hours=6)
TROUBLE: Final = (DondocError, ArithmeticError, AssertionError, LookupError, TypeError, ValueError)
"""What one case can have wrong with it: a day beyond the calendar, facts nobody can work with."""
GATHERED: Final = "gathered_on"
CHANNEL: Final = "email"


@dataclass(frozen=True, slots=True)
class ReminderService:
    """One pass of each job; the caller (a daemon, a test) decides how often.

    Nothing here keeps state between calls: what is due is the database's answer.
    """

    store: Store
    rulebook: Rulebook
    composer: Composer
    clock: Clock
    identities: Identities
    window: SendingWindow

    def follow_calendar(self) -> int:
        """Reckon all open deadlines again when an announcement became known; return how many cases.

        One transaction, one log entry a case, one letter a person. What has passed keeps its date.
        """
        with self.store.read() as uow:
            if uow.announcements.followed() == self._known(uow).version:
                return 0
        with self.store.write() as uow:
            uow.open_work.lock()
            known, followed = self._known(uow), uow.announcements.followed()
            if followed == known.version:
                return 0  # another daemon was faster
            stepper, history = self._stepper(uow), self.rulebook.office_rules(uow).history
            follower = CalendarFollower(stepper, history)
            change = follower.plan()
            act = following(history, follower.today, stepper.now)
            follower.write(change, act, f"calendar/{known.version}")
            if followed is not None:
                uow.audit.append(act.entry(FOLLOW, {"version": (followed, known.version)}))
            uow.commit()
        return len(change.cases)

    def _known(self, uow: UnitOfWork) -> WorkingCalendar:
        rules = self.rulebook.office_rules(uow)
        return rules.history.as_known_on(rules.day_of(self.clock.now()))

    def fire_due(self) -> int:
        """Fire every timer that is due, in batches of one transaction each; return how many.

        A fired event may set timers that are due at once, so the last look finds none. A timer that
        cannot be fired is put off with an entry in the log: it is not lost, and others go on.
        """
        fired = 0
        while self._anything_due() and (count := self._fire_batch()):
            fired += count
        return fired

    def _anything_due(self) -> bool:
        """Ask as a reader: an idle pass keeps no writer waiting."""
        with self.store.read() as uow:
            return uow.timers.any_pending_until(self.clock.now())

    def _fire_batch(self) -> int:
        try:
            return self._fire_some(BATCH)
        except TROUBLE:
            return self._fire_singly()

    def _fire_some(self, most: int) -> int:
        with self.store.write() as uow:
            stepper = self._stepper(uow)
            due = uow.timers.due(stepper.now, most)
            for timer in due:
                self._fire(stepper, timer)
            uow.commit()
            return len(due)

    def _fire_singly(self) -> int:
        count = 0
        for _ in range(BATCH):
            try:
                fired = self._fire_some(1)
            except TROUBLE as trouble:
                fired = self._put_off_first(trouble)
            count += fired
            if not fired:
                break
        return count

    def _put_off_first(self, trouble: Exception) -> int:
        with self.store.write() as uow:
            now = self.clock.now()
            due = uow.timers.due(now, 1)
            for timer in due:
                uow.timers.put_off(timer.key, now + PUT_OFF)
                uow.audit.append(_put_off_draft(timer, trouble, now))
            uow.commit()
            return len(due)

    def compose_letters(self) -> int:
        """Turn the letters that wait into messages, one person a transaction; return how many."""
        with self.store.read() as uow:
            today = self.rulebook.office_rules(uow).day_of(self.clock.now())
            waiting = uow.notices.people_waiting(today, letters=True)
        return sum(self._letters_of(person, today) for person in waiting)

    def gather_digests(self) -> int:
        """Gather each person's reminders into the one message of the day; return how many messages.

        Only in the sending window, and only when no timer of today is still to fire.
        """
        now = self.clock.now()
        with self.store.read() as uow:
            rules = self.rulebook.office_rules(uow)
            today = rules.day_of(now)
            if not self.window.is_open(now, rules.zone, rules.history.as_known_on(today)):
                return 0
            if uow.timers.any_pending_until(now):
                return 0
            outage = self._outage(uow, rules, today)
            stale = uow.outbox.people_with_unsent("digest/", f"/{today.isoformat()}", now)
            waiting = uow.notices.people_waiting(today, letters=False)
        people = sorted({*stale, *waiting})
        count = sum(self._digest_of(person, today, outage) for person in people)
        self._mark_gathered(today)
        return count

    def seal(self) -> bool:
        """Put a seal over the heads of all chains that grew, one a day of the office."""
        now = self.clock.now()
        with self.store.read() as uow:
            if self._sealed_today(uow, now):
                return False
        with self.store.write() as uow:
            uow.audit.seal(now)
            uow.commit()
        return True

    def _sealed_today(self, uow: UnitOfWork, now: datetime) -> bool:
        last = uow.audit.last_seal()
        rules = self.rulebook.office_rules(uow)
        return last is not None and rules.day_of(
            datetime.fromisoformat(last.sealed_at)
        ) >= rules.day_of(now)

    def _outage(self, uow: UnitOfWork, rules: Rules, today: date) -> tuple[date, ...]:
        """Return the working days since digests were last gathered on which nobody gathered any."""
        last = uow.settings.get(GATHERED)
        if last is None:
            return ()
        calendar = rules.history.as_known_on(today)
        days = days_between(date.fromisoformat(last), today)
        return tuple(day for day in list(days)[1:-1] if calendar.is_working_day(day))

    def _mark_gathered(self, today: date) -> None:
        with self.store.write() as uow:
            if uow.settings.get(GATHERED) != today.isoformat():
                uow.settings.set(GATHERED, today.isoformat())
                uow.commit()

    def _stepper(self, uow: UnitOfWork) -> Stepper:
        return Stepper(uow, self.rulebook, self.identities, self.clock.now())

    def _fire(self, stepper: Stepper, timer: Timer) -> None:
        uow, now = stepper.uow, stepper.now
        case = uow.cases.get(timer.case_id)
        useless = timer.useless_after is not None and now >= timer.useless_after
        if case is None or useless:
            uow.timers.settle(timer.key, "skipped", now)
            return
        # Settled first: the step may reconcile the timers of this case, and a fired one stays fired.
        uow.timers.settle(timer.key, "fired", now)
        if isinstance(timer.act, EventRequest):
            self._send_event(stepper, case, timer.act)
            return
        rules = self.rulebook.rules_for(uow, case)
        links = stepper.addressing(case)
        deadline = _latest(links.deadlines, timer.act.deadline)
        stepper.give(case, timer.act, deadline, rules, links, timer)

    def _send_event(self, stepper: Stepper, case: Case, act: EventRequest) -> None:
        rules = self.rulebook.rules_for(stepper.uow, case)
        day = rules.day_of(stepper.now)
        command = Command(act.event, Actor(DAEMON), day, facts={"deadline": act.deadline})
        try:
            stepper.advance(case, command)
        except EventRefused:
            # The case went another way since the timer was set; the timer is spent all the same.
            return

    def _letters_of(self, code: str, today: date) -> int:
        with self.store.write() as uow:
            person = uow.parties.person(code)
            if person is not None and person.has_left(today):
                return 0  # these wait until they are given to who stands in
            address = address_of(person, today) if person else ""
            letters = Letters(uow, self.composer, person, address, today, self.clock.now())
            count = letters.write(uow.notices.pending(code, today, letters=True))
            uow.commit()
            return count

    def _digest_of(self, code: str, today: date, outage: tuple[date, ...]) -> int:
        with self.store.write() as uow:
            now = self.clock.now()
            prefix = digest_prefix(code, CHANNEL)
            if uow.outbox.has_key(prefix + today.isoformat()):
                return 0
            uow.notices.reopen(uow.outbox.recall(prefix, now))
            count = self._gather(uow, code, today, outage, now)
            uow.commit()
            return count

    def _gather(
        self, uow: UnitOfWork, code: str, today: date, outage: tuple[date, ...], now: datetime
    ) -> int:
        person = uow.parties.person(code)
        if person is not None and person.has_left(today):
            return 0
        pending = uow.notices.pending(code, today, letters=False)
        if person is None:
            uow.notices.close([n.id for n in pending], NoticeState.CLOSED, "left", None)
            return 0
        gathered = Gathered(uow, person, today, outage, self.rulebook)
        items = gathered.items(pending)
        for reason, ids in gathered.closed.items():
            uow.notices.close(ids, NoticeState.CLOSED, reason, None)
        if not items:
            return 0
        message = self.composer.digest(person, address_of(person, today), items, today, uow, now)
        if not uow.outbox.put(message, sorted({item.case.id for item in items}), now):
            return 0
        uow.notices.close(gathered.kept, NoticeState.SENT, "", message.id)
        return 1


def _put_off_draft(timer: Timer, trouble: Exception, now: datetime) -> AuditDraft:
    code = trouble.code if isinstance(trouble, DondocError) else type(trouble).__name__
    return AuditDraft(
        chain=f"case:{timer.case_id}",
        action="put-off",
        person=DAEMON,
        case_id=timer.case_id,
        recorded_at=now,
        outcome=f"failed:{code}",
    )


def address_of(person: Person, day: date) -> str:
    """Return the e-mail address in use on a day, or an empty one: the outbox lists what has none."""
    found = (c.address for c in person.contacts if c.channel == CHANNEL and c.holds_on(day))
    return next(found, "")


def _latest(deadlines: Iterable[Deadline], name: str | None) -> Deadline | None:
    found = [deadline for deadline in deadlines if deadline.name == name]
    return max(found, key=lambda deadline: deadline.round, default=None)


__all__ = ["CHANNEL", "ReminderService", "Timer", "address_of"]
