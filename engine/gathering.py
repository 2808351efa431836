"""Gathering: which pending reminders of a person are still true, and what their digest says."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from engine.announced_deadlines import other_due_on
from engine.calendar import WorkingCalendar
from engine.case import Actor, Case
from engine.obligations import Deadline, DeadlineState
from engine.parties import Person
from engine.ports import DigestItem, UnitOfWork
from engine.rights import may_see
from engine.rules import Rules
from engine.stepping import Rulebook
from engine.timers import Notice


def sees(person: Person, case: Case, day: date) -> bool:
    """Tell whether a case exists for a registered person on a day."""
    return may_see(Actor(person.code, roles=frozenset(person.roles_on(day))), case)


class Gathered:
    """Sorts the pending reminders of one person: what is still true is kept, the rest is closed."""

    def __init__(
        self,
        uow: UnitOfWork,
        person: Person,
        today: date,
        outage: tuple[date, ...],
        rulebook: Rulebook,
    ) -> None:
        """Begin with nothing; ``outage`` are the working days on which nobody gathered."""
        self.uow, self.person, self.today, self.outage = uow, person, today, outage
        self.rules: Rules = rulebook.office_rules(uow)
        self.calendar: WorkingCalendar = self.rules.history.as_known_on(today)
        self.seen = uow.notices.acknowledged(person.code)
        self.kept: list[str] = []
        self.closed: dict[str, list[str]] = {}

    def items(self, pending: Iterable[Notice]) -> list[DigestItem]:
        """Return one item a deadline, with the highest rung of its notices."""
        notices, items = list(pending), dict[tuple[str, str, int], DigestItem]()
        about = {notice.case_id for notice in notices}
        cases, deadlines = self.uow.cases.many(about), self.uow.deadlines.of_cases(about)
        for notice in notices:
            case = cases.get(notice.case_id)
            deadline = _deadline_of(notice, deadlines.get(notice.case_id, ()))
            reason = self._reason_to_close(notice, case, deadline)
            if reason or case is None or deadline is None:
                self.closed.setdefault(reason or "gone", []).append(notice.id)
                continue
            self.kept.append(notice.id)
            key = (case.id, deadline.name, deadline.round)
            items[key] = self._item(case, deadline, notice, items.get(key))
        return list(items.values())

    def _reason_to_close(self, notice: Notice, case: Case | None, deadline: Deadline | None) -> str:
        if case is None or deadline is None or not sees(self.person, case, self.today):
            return "hidden"
        if deadline.state is not DeadlineState.OPEN:
            return "done"
        if deadline.revision != notice.revision:
            return "moved"
        if notice.request.offset < 0 and deadline.key in self.seen:
            return "acknowledged"
        return ""

    def _item(
        self, case: Case, deadline: Deadline, notice: Notice, known: DigestItem | None
    ) -> DigestItem:
        missed = self._missed_on(notice, deadline)
        if known is not None:
            days = tuple(sorted({*known.missed_on, *missed}))
            return replace(known, offset=max(known.offset, notice.request.offset), missed_on=days)
        left = self._working_days_left(deadline)
        other_on = other_due_on(deadline, self.calendar)
        return DigestItem(case, deadline, notice.request.offset, left, missed, other_on)

    def _missed_on(self, notice: Notice, deadline: Deadline) -> tuple[date, ...]:
        """Return the days of the outage on which this audience should have heard of the deadline.

        A rung that had become untrue when the clock ran again was skipped: its day was missed too.
        """
        if not self.outage:
            return ()
        skipped = (
            self.rules.day_of(row.timer.fires_at)
            for row in self.uow.timers.of_case(notice.case_id)
            if row.state == "skipped"
            and row.timer.key.startswith(f"{deadline.key}/")
            and row.timer.key.endswith(f"/{notice.request.audience}")
        )
        return tuple(sorted({notice.due_on, *skipped} & {*self.outage}))

    def _working_days_left(self, deadline: Deadline) -> int | None:
        if deadline.due_on is None:
            return None
        if deadline.due_on >= self.today:
            return self.calendar.working_days_between(self.today, deadline.due_on)
        return -self.calendar.working_days_between(deadline.due_on, self.today)


def _deadline_of(notice: Notice, stored: Iterable[Deadline]) -> Deadline | None:
    name, number = notice.request.deadline, notice.round
    return next((d for d in stored if d.name == name and d.round == number), None)
