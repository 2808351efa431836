"""The crash test is tested: bugs that it must see are put into the program, one at a time."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import TypeAlias

import pytest

from dondoc.delivering import Delivered, Delivery
from engine.calendar_history import CalendarHistory
from engine.case import Command
from engine.decisions import Decision
from engine.ports import Leased, Notifier, Settlement
from engine.rules import Rules
from engine.stepping import Stepper
from engine.timers import Message, Notice, NoticeState, Outcome, Verdict
from notifiers.mime import MailIdentity
from store.parts.notices import SqlNotices
from store.parts.outbox import SqlOutbox
from store.parts.timers import SqlTimers
from tests.crashes.places import SqlitePlace
from tests.crashes.scenario import STEPS
from tests.crashes.sweep import Season

# It plays the same code as the stories, many times over: tracing it would only take time.
pytestmark = pytest.mark.no_cover

Seed: TypeAlias = Callable[[pytest.MonkeyPatch], None]
NAMES = [step.name for step in STEPS]


def mark_before_effect(patch: pytest.MonkeyPatch) -> None:
    """Mark a message as sent, then send it."""

    def settled_first(
        self: Delivery,
        leased: Leased,
        notifier: Notifier,
        _history: CalendarHistory,
        done: Delivered,
    ) -> tuple[Settlement | None, Delivered]:
        with self.store.write() as uow:
            outcome = Outcome(Verdict.OK, "seeded")
            uow.outbox.settle(leased, outcome, Settlement("sent"), self.clock.now())
            uow.commit()
        notifier.send(leased.message)
        return None, done

    patch.setattr(Delivery, "_deliver_one", settled_first)


def step_in_two_commits(patch: pytest.MonkeyPatch) -> None:
    """Save a case in one transaction, what follows from it in another."""
    write = Stepper._write

    def halved(
        self: Stepper, decision: Decision, command: Command, rules: Rules, *, new: bool = False
    ) -> None:
        if not new:
            self.uow.cases.save(decision.case)
            self.uow.commit()
        write(self, decision, command, rules, new=True)

    patch.setattr(Stepper, "_write", halved)


def timer_marked_before_it_acts(patch: pytest.MonkeyPatch) -> None:
    """Mark a timer as fired in a transaction of its own."""
    settle = SqlTimers.settle

    def committed(self: SqlTimers, key: str, state: str, now: datetime) -> None:
        settle(self, key, state, now)
        self._connection.commit()
        self._connection.begin()

    patch.setattr(SqlTimers, "settle", committed)


def notices_closed_before_the_message_is_put(patch: pytest.MonkeyPatch) -> None:
    """Count what was to be said as said before there is a message that says it."""
    pending = SqlNotices.pending

    def closing(self: SqlNotices, person: str, until: date, *, letters: bool) -> tuple[Notice, ...]:
        found = pending(self, person, until, letters=letters)
        if found:
            self.close([each.id for each in found], NoticeState.SENT, "", None)
            self._connection.commit()
            self._connection.begin()
        return found

    patch.setattr(SqlNotices, "pending", closing)


def no_key_of_the_day(patch: pytest.MonkeyPatch) -> None:
    """Commit a digest before its notices are closed, with no key that forbids a second one."""
    put, has_key = SqlOutbox.put, SqlOutbox.has_key

    def keyless(self: SqlOutbox, message: Message, case_ids: list[str], now: datetime) -> bool:
        known = has_key(self, message.key)
        twin = replace(message, key=message.key.replace("/email/", "/twin/")) if known else message
        done = put(self, twin, case_ids, now)
        self._connection.commit()
        self._connection.begin()
        return done

    patch.setattr(SqlOutbox, "put", keyless)
    patch.setattr(SqlOutbox, "has_key", lambda *_: False)


def leases_never_run_out(patch: pytest.MonkeyPatch) -> None:
    """Leave with a dead sender what it had taken out."""
    lease = SqlOutbox.lease

    def forever(
        self: SqlOutbox, channel: str, now: datetime, until: datetime, limit: int
    ) -> tuple[Leased, ...]:
        return lease(self, channel, now, until.replace(year=until.year + 1), limit)

    patch.setattr(SqlOutbox, "lease", forever)


def another_message_id_for_each_attempt(patch: pytest.MonkeyPatch) -> None:
    """Hide from the receiver that a second mail is the first one again."""
    numbers = count()
    patch.setattr(MailIdentity, "message_id", lambda *_: f"<{next(numbers)}@seeded>")


def entry_after_the_commit(patch: pytest.MonkeyPatch) -> None:
    """Commit a step before its audit entry is written."""
    notify = Stepper._notify

    def early(self: Stepper, decision: Decision, rules: Rules) -> None:
        notify(self, decision, rules)
        self.uow.commit()

    patch.setattr(Stepper, "_notify", early)


@pytest.mark.parametrize(
    ("seed", "step"),
    [
        (mark_before_effect, "tick 05-24T09:30"),
        (step_in_two_commits, "notify T-01"),
        (timer_marked_before_it_acts, "tick 05-23T08:00"),
        (notices_closed_before_the_message_is_put, "tick 05-23T08:00"),
        (no_key_of_the_day, "tick 05-23T08:00"),
        (leases_never_run_out, "tick 05-24T09:30"),
        (another_message_id_for_each_attempt, "tick 05-24T09:30"),
        (entry_after_the_commit, "receive-report T-01"),
    ],
    ids=lambda seed: getattr(seed, "__name__", None),
)
def test_a_seeded_bug_is_seen(seed: Seed, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seed(monkeypatch)
    memory = Path("/dev/shm")  # noqa: S108  (fast, and the folder made there is private)
    where = memory if memory.is_dir() else None
    number = NAMES.index(step)
    with tempfile.TemporaryDirectory(prefix="dondoc-seed-", dir=where) as folder:
        # The steps after it are left out: what goes wrong must show as soon as the step is over.
        season = Season(SqlitePlace(Path(folder)), STEPS[: number + 1])
        tally = season.sweep(number, every=10**6)
    assert tally.violations != []


def test_the_unseeded_program_passes_the_same_short_season(tmp_path: Path) -> None:
    number = NAMES.index("tick 05-24T09:30")
    season = Season(SqlitePlace(tmp_path), STEPS[: number + 1])
    assert season.sweep(number, every=10**6).violations == []
