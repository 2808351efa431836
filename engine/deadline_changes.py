"""What a step does to the deadlines of its case: met, moved, missed, opened, withdrawn, asked again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from engine.announced_deadlines import after_announcement
from engine.calendar import WorkingCalendar
from engine.case import Case
from engine.deadline_governing import governed, is_paused, with_dates
from engine.deadline_in_force import reckon_in_force
from engine.deadlines import Pause, Reckoning, judge, reckon
from engine.definition import RuleTemplate
from engine.extensions import judged_again, later_of
from engine.obligations import Deadline, DeadlineState
from engine.rules import Rules, rule_of
from engine.situation import Effect, Situation

ASK: Final = "ask"
CALENDAR_CHANGED: Final = "calendar-changed"
PAUSE: Final = "pause"
RESUME: Final = "resume"
REVIEW_FACT: Final = "review_working_days"
"""The fact in which a case keeps its own cycle of review."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One deadline template seen at one step of one case; ``case`` is as it will be."""

    template: RuleTemplate
    case: Case
    situation: Situation
    effect: Effect
    rules: Rules

    @property
    def calendar(self) -> WorkingCalendar:
        return self.situation.calendar

    @property
    def today(self) -> date:
        return self.situation.today

    @property
    def awaited(self) -> bool:
        template = self.template
        return self.case.state in template.awaited_in and self.wanted

    @property
    def reminding(self) -> bool:
        return self.case.state in self.template.reminding

    @property
    def wanted(self) -> bool:
        when = self.template.when
        return when is None or when.holds(replace(self.situation, case=self.case))

    @property
    def met(self) -> bool:
        met_if = self.template.met_if
        return self.situation.command.event in self.template.met_by and (
            met_if is None or met_if.holds(self.situation)
        )

    def day_counted(self, deadline: Deadline) -> Reckoning | None:
        """Return the date of a deadline by its rule, ``None`` while its anchor is open."""
        anchor = self.case.dates.get(deadline.rule.anchor)
        if anchor is None or is_paused(deadline):
            return None
        return reckon(deadline.rule, anchor, self.calendar, deadline.pauses, self.rules.zone)

    @property
    def extended_from(self) -> date | None:
        """Return the day from which an extension given in this step counts, if it gives one."""
        return self.effect.extends.get(self.template.name)

    @property
    def named(self) -> bool:
        """Tell whether the command names this deadline (``ask``, ``pause`` and ``resume`` do)."""
        return self.situation.command.facts.get("deadline") == self.template.name


def deadlines_after(
    case: Case,
    situation: Situation,
    effect: Effect,
    rules: Rules,
    templates: Sequence[RuleTemplate] | None = None,
) -> tuple[Deadline, ...]:
    """Return the deadlines that a step opens or changes; those it leaves alone are not among them.

    ``case`` is as it will be after the step. The verdict of an act follows from the calendar known
    on its day; a deadline that passed before its date moves keeps its verdict in a closed round.
    ``templates`` stand in the place of the workflow's where a past step is told again.
    """
    changed: list[Deadline] = []
    for template in rules.definition.rules if templates is None else templates:
        step = _Step(template, case, situation, effect, rules)
        latest = _latest(situation.links.deadlines, template.name)
        changed.extend(item for item in _after(step, latest) if item != latest)
    return tuple(changed)


def _latest(deadlines: tuple[Deadline, ...], name: str) -> Deadline | None:
    rounds = [deadline for deadline in deadlines if deadline.name == name]
    return max(rounds, key=lambda deadline: deadline.round, default=None)


def _after(step: _Step, latest: Deadline | None) -> Iterator[Deadline]:
    if step.template.name in step.effect.rounds:
        yield from _next_round(step, latest)
    elif latest is None:
        opened = _opened(step, 1) if step.awaited else None
        if opened is not None and (opened.due_on or step.reminding):
            yield opened
    elif latest.state is DeadlineState.OPEN:
        yield from _open_after(step, latest)
    elif latest.state is DeadlineState.MET and step.extended_from:
        yield judged_again(_moved(step, latest), step.rules.history)
    elif latest.state is DeadlineState.WITHDRAWN and step.awaited:
        yield _moved(step, replace(latest, state=DeadlineState.OPEN), forced=True)
    elif step.awaited:
        yield _opened(step, latest.round + 1)


def _next_round(step: _Step, latest: Deadline | None) -> Iterator[Deadline]:
    if latest is not None and latest.state is DeadlineState.OPEN:
        yield _given_up(step, latest)
    yield _opened(step, latest.round + 1 if latest else 1)


def _open_after(step: _Step, deadline: Deadline) -> Iterator[Deadline]:
    event = step.situation.command.event
    if step.met:
        yield _judged(step, deadline)
        if step.awaited:
            yield _opened(step, deadline.round + 1)
    elif not step.awaited:
        yield _given_up(step, deadline)
    elif event == ASK and step.named:
        yield replace(deadline, review_on=_review_on(step), revision=deadline.revision + 1)
    elif event == CALENDAR_CHANGED:
        yield after_announcement(deadline, step.rules.history, step.today)
    else:
        yield from _kept_or_moved(step, deadline, _paused(step, deadline))


def _given_up(step: _Step, deadline: Deadline) -> Deadline:
    """Close what is awaited no more; one that passed unmet keeps its verdict, unless it just lapses."""
    if _passed(step, deadline) and not step.template.closes_by:
        return _missed(step, deadline)
    return replace(deadline, state=DeadlineState.WITHDRAWN)


def _passed(step: _Step, deadline: Deadline) -> bool:
    """Tell whether a deadline was late before the act, in a state in which it was asked for."""
    asked_for = step.situation.case.state in step.template.reminding
    done_on = step.extended_from or step.situation.command.occurred_on
    return asked_for and deadline.due_on is not None and deadline.due_on < done_on


def _paused(step: _Step, deadline: Deadline) -> Deadline:
    command = step.situation.command
    if command.event == PAUSE and step.named:
        return replace(deadline, pauses=(*deadline.pauses, Pause(command.occurred_on, None)))
    if command.event == RESUME and step.named and deadline.pauses:
        ended = replace(deadline.pauses[-1], to_on=command.occurred_on)
        return replace(deadline, pauses=(*deadline.pauses[:-1], ended))
    return deadline


def _kept_or_moved(step: _Step, deadline: Deadline, fresh: Deadline) -> Iterator[Deadline]:
    """Move a deadline when its date, its rule or its pauses changed; another calendar is no reason."""
    moved = _moved(step, fresh)
    if deadline.due_on is not None and _basis(moved) == _basis(deadline):
        return
    if moved.due_on == deadline.due_on or not _passed(step, deadline):
        yield moved
        return
    yield _missed(step, deadline)
    yield _opened(step, deadline.round + 1)


def _basis(deadline: Deadline) -> tuple[object, ...]:
    return (
        deadline.rule,
        deadline.owner,
        deadline.hand_in_to,
        deadline.anchor_on,
        deadline.pauses,
    )


def _missed(step: _Step, deadline: Deadline) -> Deadline:
    assert deadline.due_on is not None  # noqa: S101  (the caller has just compared it)
    done_on = step.situation.command.occurred_on
    verdict = judge(deadline.due_on, done_on, step.rules.history.as_known_on(done_on))
    return replace(
        deadline,
        state=DeadlineState.MISSED,
        on_time=False,
        late_working_days=verdict.working_days_late,
    )


def _opened(step: _Step, number: int) -> Deadline:
    blank = Deadline(
        case_id=step.case.id,
        name=step.template.name,
        round=number,
        revision=0,
        rule=rule_of(step.template, None),
        owner=step.template.owner,
        label=step.template.label,
    )
    opened = _moved(step, blank, forced=True)
    return replace(opened, revision=0, original_due_on=opened.due_on)


def _moved(step: _Step, deadline: Deadline, *, forced: bool = False) -> Deadline:
    """Return the deadline as reckoned now; the revision rises only when its date moves."""
    choices = step.rules.choices(step.case, step.template.name)
    plain, counted = governed(deadline, step.template, choices, step.day_counted)
    fresh, reckoning = later_of(step.case, plain, counted, step.day_counted)
    moved = with_dates(fresh, reckoning)
    if not forced and (moved.due_on, moved.due_at) == (deadline.due_on, deadline.due_at):
        # The date stays, so the calendar it was reckoned with stays too: upgrades never move the past.
        return replace(
            deadline,
            rule=fresh.rule,
            owner=fresh.owner,
            hand_in_to=fresh.hand_in_to,
            pauses=fresh.pauses,
        )
    review = None if reckoning is not None else (deadline.review_on or _review_on(step))
    return replace(
        moved,
        review_on=review,
        revision=deadline.revision + 1,
        original_due_on=deadline.original_due_on or moved.due_on,
    )


def _review_on(step: _Step) -> date:
    own = step.case.facts.get(REVIEW_FACT) if step.template.reviewed_by_case else None
    days = own if isinstance(own, int) else step.template.review_working_days
    return step.calendar.shift(step.today, days)


def _judged(step: _Step, deadline: Deadline) -> Deadline:
    """Close a deadline as met, judged by the calendar known on the day of the act."""
    done_on = step.situation.command.occurred_on
    met = replace(deadline, state=DeadlineState.MET, met_on=done_on)
    if deadline.due_on is None or deadline.anchor_on is None:
        return met
    due_on = _due_as_known_on(step, deadline, deadline.anchor_on) or deadline.due_on
    known = step.rules.history.as_known_on(done_on)
    verdict = judge(due_on, done_on, known)
    return replace(
        met,
        on_time=verdict.on_time,
        late_working_days=None if verdict.on_time else verdict.working_days_late,
    )


def _due_as_known_on(step: _Step, deadline: Deadline, anchor_on: date) -> date | None:
    """Return the due day in force on the day of the act: no announcement makes the past late."""
    if deadline.excused:
        return deadline.due_on
    day = step.situation.command.occurred_on
    since = date.fromisoformat(deadline.calendar_version.split("+")[0])
    reckoning = reckon_in_force(
        deadline.rule, anchor_on, step.rules.history, (since, day), deadline.pauses
    )
    return reckoning.due_on if reckoning else None
