"""What a change of the calendar does to all open cases: planned as a whole, then shown, then written.

The plan is a value. It is shown before anything is written, named by the hash of what is shown, and
writing it is a few statements however many deadlines it moves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from engine.announced_deadlines import after_announcement
from engine.audit import AuditDraft, canonical
from engine.audit import Change as ChangeOfFact
from engine.calendar_lines import change_line, kind_of
from engine.calendar_shown import DateChange, DeadlineShown, Retimed
from engine.case import Actor, Case, DocumentRef, Fact
from engine.change_letters import Change, ChangeKind, ChangeLine
from engine.deadline_changes import CALENDAR_CHANGED
from engine.decisions import changes_between, deadline_columns
from engine.errors import CalendarNotCovered
from engine.ladder import timers_for
from engine.obligations import Deadline
from engine.rules import Rules
from engine.timers import NoticeRequest, Timer

CHAIN: Final = "calendar"
FOLLOW: Final = "follow-calendar"
PeopleOf = Callable[[Case, str], tuple[str, ...]]
"""Who of an audience may be told about a case."""


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case with its open dated deadlines and the timers that still wait for them.

    ``rules`` already know the new calendar.
    """

    case: Case
    rules: Rules
    deadlines: tuple[Deadline, ...]
    timers: tuple[Timer, ...]


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """One deadline before and after, and what becomes of its timers.

    ``withdrawn`` are keys of timers no longer wanted; ``added`` are new, ``moved`` were pending.
    """

    before: Deadline
    after: Deadline
    kind: DateChange | None
    retimed: tuple[Retimed, ...]
    withdrawn: tuple[str, ...] = ()
    added: tuple[Timer, ...] = ()
    moved: tuple[Timer, ...] = ()

    def shown(self) -> DeadlineShown:
        """Return what people see of it."""
        return DeadlineShown(
            self.before.name,
            self.before.label,
            self.before.round,
            self.kind,
            self.before.due_on,
            self.after.due_on,
            self.retimed,
        )


@dataclass(frozen=True, slots=True)
class CaseChange:
    """What a change of the calendar does to one case; ``people`` get a letter about ``lines``."""

    case: Case
    deadlines: tuple[DeadlineChange, ...]
    people: tuple[tuple[str, tuple[ChangeLine, ...]], ...]

    def draft(self, act: "CalendarAct") -> AuditDraft:
        """Return the entry of the case."""
        before = deadline_columns(item.before for item in self.deadlines)
        after = deadline_columns(item.after for item in self.deadlines)
        version: dict[str, Fact] = {"version": self.case.version}
        return AuditDraft(
            chain=f"case:{self.case.id}",
            action=CALENDAR_CHANGED,
            person=act.actor.person,
            on_behalf_of=act.actor.on_behalf_of,
            case_id=self.case.id,
            occurred_on=act.today,
            recorded_at=act.now,
            document=act.document,
            changes=changes_between(
                {**version, **before}, {"version": self.case.version + 1, **after}
            ),
        )

    def letters(self, act: "CalendarAct") -> Iterator[tuple[Change, tuple[str, ...]]]:
        """Yield each letter with who gets it; people who are told the same share one."""
        by_lines: dict[tuple[ChangeLine, ...], list[str]] = {}
        for person, lines in self.people:
            by_lines.setdefault(lines, []).append(person)
        for lines, people in by_lines.items():
            yield Change(ChangeKind.CALENDAR, lines, act.document), tuple(people)

    def content(self) -> dict[str, object]:
        """Return what the hash of the preview covers."""
        return {
            "code": self.case.code,
            "deadlines": [item.shown().content() for item in self.deadlines],
            "people": sorted(person for person, _ in self.people),
        }


@dataclass(frozen=True, slots=True)
class CalendarAct:
    """Who changes the calendar, when, and by which document."""

    actor: Actor
    today: date
    now: datetime
    document: DocumentRef | None = None

    def entry(self, action: str, changes: Mapping[str, ChangeOfFact]) -> AuditDraft:
        """Return the entry of the calendar itself: nothing in it tells of any case."""
        return AuditDraft(
            chain=CHAIN,
            action=action,
            person=self.actor.person,
            on_behalf_of=self.actor.on_behalf_of,
            occurred_on=self.today,
            recorded_at=self.now,
            document=self.document,
            changes=changes,
        )


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """Everything a change of the calendar does; ``days`` are those that are worked no more, or now."""

    version: str
    days: tuple[date, ...]
    cases: tuple[CaseChange, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Return who gets a letter, each once."""
        return tuple(sorted({person for item in self.cases for person, _ in item.people}))

    @property
    def deadlines(self) -> tuple[DeadlineChange, ...]:
        """Return the deadlines that are written."""
        return tuple(item for case in self.cases for item in case.deadlines)

    def counted(self, kind: DateChange) -> int:
        """Return to how many deadlines this happens."""
        return sum(item.kind is kind for item in self.deadlines)

    def seen_by(self, sees: Callable[[Case], bool]) -> "CalendarChange":
        """Return the change as it exists for somebody to whom some cases are hidden."""
        return replace(self, cases=tuple(item for item in self.cases if sees(item.case)))

    def fingerprint(self) -> str:
        """Return the hash of what is shown: of the days, and of each line about each case."""
        content = {
            "days": [day.isoformat() for day in self.days],
            "cases": [item.content() for item in self.cases],
        }
        return sha256(canonical(content).encode()).hexdigest()


def planned(
    opened: Iterable[OpenCase],
    version: str,
    days: Sequence[date],
    now: datetime,
    people_of: PeopleOf,
) -> CalendarChange:
    """Return what the calendar that the rules know does to these cases, in the order of their codes."""
    changes = (_case_change(item, now, people_of) for item in opened)
    found = sorted((item for item in changes if item), key=lambda item: item.case.code)
    return CalendarChange(version, tuple(days), tuple(found))


def _case_change(opened: OpenCase, now: datetime, people_of: PeopleOf) -> CaseChange | None:
    changes = tuple(_deadline_changes(opened, now))
    if not changes:
        return None
    lines: dict[str, list[ChangeLine]] = {}
    for item in changes:
        line = change_line(item.before, item.after, item.kind, opened.rules, now)
        for person in people_of(opened.case, item.after.owner) if line else ():
            lines.setdefault(person, []).extend([line] if line else [])
    told = tuple((person, tuple(found)) for person, found in sorted(lines.items()))
    return CaseChange(opened.case, changes, told)


def _deadline_changes(opened: OpenCase, now: datetime) -> Iterator[DeadlineChange]:
    waiting = _by_deadline(opened.timers)
    for deadline in opened.deadlines:
        try:
            change = _deadline_change(opened, deadline, waiting.get(deadline.name, ()), now)
        except CalendarNotCovered:
            continue  # what lies beyond the data stays as it is, and keeps nothing else waiting
        if change is not None:
            yield change


def _deadline_change(
    opened: OpenCase, old: Deadline, waiting: Sequence[Timer], now: datetime
) -> DeadlineChange | None:
    """Return what happens to a deadline and its timers; ``None`` where all stays as it is."""
    rules = opened.rules
    new = after_announcement(old, rules.history, rules.day_of(now))
    wanted = timers_for(opened.case, (new,), rules, now)
    known = {_tail(timer, old): timer for timer in waiting}
    if old.revision != new.revision:
        retimed = tuple(_retimed(wanted, new, known, rules))
        gone = tuple(timer.key for timer in waiting)
        return DeadlineChange(old, new, kind_of(old, new), retimed, gone, wanted)
    # A rung that has fired is not pending: it stays fired.
    moved = tuple(it for it in wanted if known.get(_tail(it, new), it) != it)
    if not moved and _firmness(new) == _firmness(old):
        return None
    retimed = tuple(_retimed(moved, new, known, rules))
    return DeadlineChange(old, new, kind_of(old, new), retimed, moved=moved)


def _firmness(deadline: Deadline) -> tuple[bool, bool]:
    return deadline.provisional, deadline.excused


def _by_deadline(timers: Iterable[Timer]) -> Mapping[str | None, list[Timer]]:
    found: dict[str | None, list[Timer]] = {}
    for timer in timers:
        found.setdefault(timer.act.deadline, []).append(timer)
    return found


def _tail(timer: Timer, deadline: Deadline) -> str:
    return timer.key.removeprefix(f"{deadline.key}/")


def _retimed(
    timers: Iterable[Timer], deadline: Deadline, known: Mapping[str, Timer], rules: Rules
) -> Iterator[Retimed]:
    for timer in timers:
        before = known.get(_tail(timer, deadline))
        old_on = rules.day_of(before.fires_at) if before else None
        new_on = rules.day_of(timer.fires_at)
        if isinstance(timer.act, NoticeRequest) and old_on != new_on:
            yield Retimed(timer.act.offset, timer.act.audience, old_on, new_on)
