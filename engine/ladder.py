"""The ladder: from the open deadlines of a case to the timers that remind, ask and close."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from engine.announced_deadlines import reminded_by
from engine.audience import rung_audience
from engine.calendar import Roll, WorkingCalendar
from engine.case import Case
from engine.deadline_changes import ASK
from engine.definition import RuleTemplate, Rung
from engine.obligations import Deadline, DeadlineState
from engine.rules import Rules
from engine.timers import EventRequest, NoticeRequest, Timer

REMINDER: Final = "reminder"


@dataclass(frozen=True, slots=True)
class _Awaited:
    """One open deadline with its template and what is needed to find the days of its rungs.

    ``alone`` says that no other deadline, for which this one stands in, is due as early.
    """

    case: Case
    deadline: Deadline
    template: RuleTemplate
    rules: Rules
    calendar: WorkingCalendar
    alone: bool = True

    def timer(
        self, day: date, useless_from: date | None, tail: str, act: NoticeRequest | EventRequest
    ) -> Timer:
        return Timer(
            key=f"{self.deadline.key}/{tail}",
            case_id=self.case.id,
            fires_at=self.rules.midnight(day),
            useless_after=self.rules.midnight(useless_from) if useless_from else None,
            act=act,
        )


def timers_for(
    case: Case, deadlines: tuple[Deadline, ...], rules: Rules, now: datetime
) -> tuple[Timer, ...]:
    """Return every timer that the open deadlines of a case want, past rungs included.

    A rung whose day has passed fires at the next tick, so none is lost while nobody ran the daemon.
    The store leaves alone what has fired and withdraws what is no longer wanted.
    """
    calendar = rules.history.as_known_on(rules.day_of(now))
    templates = {template.name: template for template in rules.definition.rules}
    days = {d.name: d.due_on for d in deadlines if d.state is DeadlineState.OPEN and d.due_on}
    wanted: list[Timer] = []
    for deadline in deadlines:
        template = templates.get(deadline.name)
        if template is None or deadline.state is not DeadlineState.OPEN:
            continue
        if case.state in template.reminding:
            alone = _is_alone(deadline, days.get(template.stands_in_for))
            wanted.extend(_timers(_Awaited(case, deadline, template, rules, calendar, alone)))
    return tuple(wanted)


def _is_alone(deadline: Deadline, other_on: date | None) -> bool:
    """Tell whether nothing else reminds in time: what it stands in for has no day, or a later one."""
    return other_on is None or deadline.due_on is None or deadline.due_on < other_on


def _timers(awaited: _Awaited) -> Iterator[Timer]:
    deadline, template = awaited.deadline, awaited.template
    if deadline.due_on is None:
        if deadline.review_on is not None:
            act = EventRequest(ASK, deadline.name)
            yield awaited.timer(deadline.review_on, None, "+0/ask", act)
        return
    for rung in awaited.rules.definition.ladder if template.rungs and awaited.alone else ():
        yield _rung_timer(awaited, rung, deadline.due_on)
    for event in filter(None, (template.closes_by, template.after_due)):
        after = deadline.due_on + timedelta(days=1)
        act = EventRequest(event, deadline.name)
        yield awaited.timer(after, None, f"+0/{event}", act)


def _rung_timer(awaited: _Awaited, rung: Rung, due_on: date) -> Timer:
    audience = rung_audience(awaited.deadline.owner, rung.audience)
    # Early rungs say "there is still time": once the day is over they would be untrue.
    early = rung.offset <= 0
    useless_from = due_on + timedelta(days=1) if early else None
    known_on = reminded_by(awaited.deadline, awaited.calendar) if early else None
    return awaited.timer(
        _rung_day(awaited.calendar, known_on or due_on, rung.offset),
        useless_from,
        f"{rung.offset:+d}/{audience}",
        NoticeRequest(REMINDER, audience, awaited.deadline.name, rung.offset),
    )


def _rung_day(calendar: WorkingCalendar, due_on: date, offset: int) -> date:
    if offset == 0:
        return calendar.roll(due_on, Roll.PRECEDING)
    return calendar.shift(due_on, offset)
