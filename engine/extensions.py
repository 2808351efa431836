"""Extensions (*gia hạn*): a later day that somebody gave to one round of one deadline of a case.

The day stands in the case's dates, the round it was given for in its facts, so that a further round
begins without it. It never shortens: where the plan's own rule gives a later day, because the date it
counts from has moved, that day holds. See decision 0018.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from engine.calendar_history import CalendarHistory
from engine.case import Case, Fact
from engine.deadlines import DeadlineRule, Reckoning, RuleKind, TimeUnit, judge
from engine.obligations import Deadline, DeadlineState
from engine.situation import Tell

EXTENDED: Final = "extended"
"""The fact of a case that names the extended deadlines: name to round."""
ABOUT: Final = "about_deadline"
"""The fact of a case that is about one deadline of its parent, beside the one that names its round."""
ABOUT_ROUND: Final = "about_round"
DEADLINE_ENDED: Final = "deadline-ended"


def extended_to(name: str) -> str:
    """Return the name of the case's date to which a deadline was extended."""
    return f"{name}_extended_to"


def is_extended(case: Case, deadline: Deadline) -> bool:
    """Tell whether this round of a deadline was given a later day."""
    given = case.facts.get(EXTENDED)
    return isinstance(given, Mapping) and given.get(deadline.name) == deadline.round


def later_of(
    case: Case,
    deadline: Deadline,
    plain: Reckoning | None,
    reckoned: Callable[[Deadline], Reckoning | None],
) -> tuple[Deadline, Reckoning | None]:
    """Return the deadline under its own rule or under the day it was given, whichever is later."""
    if not is_extended(case, deadline):
        return deadline, plain
    given = replace(deadline, rule=_on_given_day(deadline.rule))
    extended = reckoned(given)
    if extended is None or (plain is not None and plain.due_on >= extended.due_on):
        return deadline, plain
    return given, extended


def _on_given_day(rule: DeadlineRule) -> DeadlineRule:
    return replace(
        rule,
        kind=RuleKind.ON,
        anchor=extended_to(rule.name),
        amount=1,
        unit=TimeUnit.CALENDAR_DAYS,
    )


def judged_again(moved: Deadline, history: CalendarHistory) -> Deadline:
    """Return a met deadline with the verdict that follows from the day it was given since."""
    if moved.met_on is None or moved.due_on is None:
        return moved
    verdict = judge(moved.due_on, moved.met_on, history.as_known_on(moved.met_on))
    late = None if verdict.on_time else verdict.working_days_late
    return replace(moved, on_time=verdict.on_time, late_working_days=late)


def freed(
    case: Case, children: Iterable[Case], changed: Iterable[Deadline], *, ended: bool
) -> tuple[Tell, ...]:
    """Tell the children that are about a deadline which is over, or whose parent has ended.

    A deadline met late is not over for them: a request made in time can still make it on time.
    """
    items = tuple(changed)
    return tuple(
        Tell(child.id, DEADLINE_ENDED, optional=True)
        for child in children
        if child.parent_id == case.id
        and ABOUT in child.facts
        and (ended or any(_is_over(item, child.facts) for item in items))
    )


def _is_over(deadline: Deadline, about: Mapping[str, Fact]) -> bool:
    number = about.get(ABOUT_ROUND)
    if deadline.name != about.get(ABOUT) or not isinstance(number, int):
        return False
    if deadline.round != number:
        return deadline.round > number
    if deadline.state is DeadlineState.MET:
        return deadline.on_time is not False
    return deadline.state is not DeadlineState.OPEN
