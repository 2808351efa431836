"""Ports of the store: what one transaction can read and write, part by part."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from engine.audit import AuditDraft, AuditEntry, Head, Seal
from engine.calendar_ports import Announcements, OpenWork
from engine.case import Case
from engine.indicator_values import IndicatorValues
from engine.obligations import Deadline
from engine.outside import OutsideInspections
from engine.parties import Person, Unit
from engine.quota_watch import QuotaWatches
from engine.record_ports import (
    Evidence,
    Plans,
    Settings,
    Texts,
    YearClosings,
)
from engine.timers import Message, Notice, NoticeState, Outcome, Timer


class Cases(Protocol):
    """Cases by id, code and family; ``save`` is refused when the version is not the one read."""

    def get(self, case_id: str) -> Case | None:
        """Return the case of that id."""

    def many(self, case_ids: Iterable[str]) -> Mapping[str, Case]:
        """Return the cases of these ids, by id; what does not exist is left out."""

    def by_code(self, code: str) -> Case | None:
        """Return the case of that code (compared without regard to capitals)."""

    def add(self, case: Case) -> None:
        """Add a new case; ``Conflict`` when its code exists."""

    def save(self, case: Case) -> None:
        """Write a case whose stored version is ``case.version - 1``; else ``Conflict``."""

    def lock(self, case_ids: Sequence[str]) -> None:
        """Lock rows until the end of the transaction, in a fixed order; a no-op on SQLite."""

    def children(self, case_id: str) -> tuple[Case, ...]:
        """Return the cases whose parent or round this is, by code."""

    def of_plan(self, plan: str) -> tuple[Case, ...]:
        """Return all cases of a plan, by code."""

    def of_unit(self, unit: str) -> tuple[Case, ...]:
        """Return all cases of a unit, by code."""

    def in_states(self, workflow: str, states: Iterable[str]) -> tuple[Case, ...]:
        """Return the cases of a workflow that are in one of these states, by code."""

    def lock_visits(self) -> None:
        """Let one transaction at a time plan visits and teams; SQLite has but one writer anyway."""

    def naming(self, person: str) -> tuple[Case, ...]:
        """Return the cases that name a person in their facts or among their insiders, by code."""


class Deadlines(Protocol):
    """The deadlines of cases, all rounds."""

    def of_case(self, case_id: str) -> tuple[Deadline, ...]:
        """Return every deadline of a case, by name and round."""

    def of_cases(self, case_ids: Iterable[str]) -> Mapping[str, tuple[Deadline, ...]]:
        """Return the same of several cases, by id; of a case without any, none."""

    def put(self, deadlines: Iterable[Deadline]) -> None:
        """Insert or overwrite by (case, name, round)."""


@dataclass(frozen=True, slots=True)
class TimerRow:
    """A stored timer: ``state`` is pending, fired, withdrawn or skipped."""

    timer: Timer
    state: str
    settled_at: datetime | None = None


class Timers(Protocol):
    """Timers are rows; the database answers what is due."""

    def reconcile(self, case_id: str, timers: Iterable[Timer], now: datetime) -> None:
        """Add missing keys, withdraw pending ones that are gone, never touch settled ones."""

    def due(self, now: datetime, limit: int) -> tuple[Timer, ...]:
        """Return pending timers with ``fires_at <= now``, oldest first, locked (``SKIP LOCKED``)."""

    def settle(self, key: str, state: str, now: datetime) -> None:
        """Mark a pending timer as fired or skipped."""

    def put_off(self, key: str, until: datetime) -> None:
        """Let a pending timer fire later."""

    def any_pending_until(self, moment: datetime) -> bool:
        """Tell whether a pending timer fires at or before ``moment``."""

    def next_pending(self) -> datetime | None:
        """Return when the next pending timer fires, ``None`` when there is none."""

    def of_case(self, case_id: str) -> tuple[TimerRow, ...]:
        """Return all timers of a case, by moment."""


class Notices(Protocol):
    """What is to be said to whom."""

    def add(self, notices: Iterable[Notice]) -> None:
        """Add notices; one whose (key, person) exists is left alone."""

    def people_waiting(self, until: date, *, letters: bool) -> tuple[str, ...]:
        """Return the persons with pending letters (or reminders) due on or before ``until``, sorted."""

    def pending(self, person: str, until: date, *, letters: bool) -> tuple[Notice, ...]:
        """Return the pending letters (or reminders) of a person, locked, oldest first.

        A notice is a reminder when its template is ``reminder``; everything else is a letter.
        """

    def close(
        self, ids: Iterable[str], state: NoticeState, reason: str, message_id: str | None
    ) -> None:
        """Settle notices: sent with a message, or closed with a reason."""

    def reopen(self, message_ids: Iterable[str]) -> None:
        """Let the notices that were put into these messages wait again."""

    def of_case(self, case_id: str) -> tuple[Notice, ...]:
        """Return the notices about a case, oldest first."""

    def acknowledge(self, person: str, deadline_key: str, at: datetime) -> None:
        """Record that a person has seen a deadline in its revision; doing it twice is harmless."""

    def acknowledged(self, person: str) -> frozenset[str]:
        """Return the deadline keys that a person has acknowledged."""


@dataclass(frozen=True, slots=True)
class Leased:
    """A message taken out for sending until ``until``; ``fence`` proves that it is still ours."""

    message: Message
    fence: int
    attempts: int
    first_attempt_at: datetime | None
    until: datetime


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message as the outbox knows it.

    ``state`` is ``waiting``, ``leased``, ``sent``, ``unknown`` (may have been delivered), ``dead``
    (given up, listed for a person), ``replaced`` or ``dropped`` (useless by now).
    """

    message: Message
    state: str
    attempts: int
    next_at: datetime | None
    last_verdict: str = ""
    last_detail: str = ""
    settled_at: datetime | None = None
    case_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settlement:
    """What becomes of a leased message: its new ``state``, when it is tried again, and whether it counts."""

    state: str
    next_at: datetime | None = None
    counts: bool = True
    reason: str = ""


class Outbox(Protocol):
    """Finished messages on their way."""

    def put(self, message: Message, case_ids: Iterable[str], now: datetime) -> bool:
        """Add a message that may go at once; ``False`` when its key exists already."""

    def has_key(self, key: str) -> bool:
        """Tell whether a message of that key was ever put."""

    def recall(self, key_prefix: str, now: datetime) -> tuple[str, ...]:
        """Mark the unsent messages whose key starts so as replaced; return their ids.

        Unsent is what waits, and what was leased and not settled before its lease ran out.
        """

    def recall_from(
        self, person: str, now: datetime, about: Iterable[str] | None = None
    ) -> tuple[str, ...]:
        """Mark a person's unsent messages (only those about some cases, by id) as replaced.

        Returns their ids; what is on its way just now is not among them.
        """

    def people_with_unsent(
        self, key_prefix: str, except_suffix: str, now: datetime
    ) -> tuple[str, ...]:
        """Return the persons with unsent messages of that prefix whose key does not end so."""

    def any_ready(self, channel: str, now: datetime) -> bool:
        """Tell whether a channel has a message whose time has come, or whose lease ran out."""

    def lease(self, channel: str, now: datetime, until: datetime, limit: int) -> tuple[Leased, ...]:
        """Take waiting messages (or ones whose lease ran out) whose time has come, oldest first."""

    def settle(
        self, leased: Leased, outcome: Outcome, settlement: Settlement, at: datetime
    ) -> bool:
        """Write the outcome; ``False`` when the fence has moved and nothing was written."""

    def retry(self, message_id: str, now: datetime) -> bool:
        """Let a dead or unknown message go again; ``False`` when there is none such."""

    def drop_unsent(self, reason: str, now: datetime) -> None:
        """Give up every message that waits or is on its way, with a reason."""

    def pause_channel(self, channel: str, reason: str, now: datetime) -> None:
        """Stop a channel as a whole; its messages keep their attempts."""

    def resume_channel(self, channel: str) -> None:
        """Let a paused channel go on."""

    def paused_since(self, channel: str) -> datetime | None:
        """Return since when a channel is paused, ``None`` when it is not."""

    def paused_channels(self) -> dict[str, str]:
        """Return the paused channels with their reasons."""


class AuditLog(Protocol):
    """Hash chains by subject; nothing is ever changed or deleted."""

    def append(self, draft: AuditDraft) -> AuditEntry:
        """Put a draft behind the head of its chain."""

    def append_all(self, drafts: Iterable[AuditDraft]) -> None:
        """Put each draft behind the head of its chain at once; no two are of one chain."""

    def chain(self, chain: str) -> tuple[AuditEntry, ...]:
        """Return the entries of a chain in order."""

    def chains(self) -> tuple[str, ...]:
        """Return the names of all chains, sorted."""

    def heads(self) -> tuple[Head, ...]:
        """Return the heads of all chains, sorted."""

    def seals(self) -> tuple[Seal, ...]:
        """Return all seals in order."""

    def last_seal(self) -> Seal | None:
        """Return the newest seal, ``None`` before the first."""

    def seal(self, now: datetime) -> Seal:
        """Seal the chains that grew since the last seal, even when none did: that may be a secret."""


class Parties(Protocol):
    """Units and people as they are registered."""

    def units(self) -> tuple[Unit, ...]:
        """Return all units by code."""

    def people(self) -> tuple[Person, ...]:
        """Return all people by code."""

    def unit(self, code: str) -> Unit | None:
        """Return one unit."""

    def person(self, code: str) -> Person | None:
        """Return one person."""

    def put_unit(self, unit: Unit) -> None:
        """Insert or overwrite a unit."""

    def put_person(self, person: Person) -> None:
        """Insert or overwrite a person with appointments and contacts."""


class UnitOfWork(AbstractContextManager["UnitOfWork"], Protocol):
    """One transaction; leaving without ``commit`` undoes everything."""

    cases: Cases
    deadlines: Deadlines
    timers: Timers
    notices: Notices
    outbox: Outbox
    audit: AuditLog
    parties: Parties
    outside: OutsideInspections
    plans: Plans
    texts: Texts
    evidence: Evidence
    settings: Settings
    announcements: Announcements
    open_work: OpenWork
    closings: YearClosings
    indicators: IndicatorValues
    quota_watches: QuotaWatches

    def commit(self) -> None:
        """Make everything written so far durable."""


class Store(Protocol):
    """Opens units of work."""

    def write(self) -> UnitOfWork:
        """Begin a transaction that may write."""

    def read(self) -> UnitOfWork:
        """Begin a transaction that only reads."""
