"""By which number a deadline goes when numbers were replaced, and the dates that follow from it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.deadlines import Reckoning
from engine.definition import RuleTemplate
from engine.obligations import Deadline
from engine.plan import RuleSetting
from engine.rules import rule_of


def is_paused(deadline: Deadline) -> bool:
    """Tell whether the clock of a deadline stands still."""
    return bool(deadline.pauses) and deadline.pauses[-1].to_on is None


def governed(
    deadline: Deadline,
    template: RuleTemplate,
    choices: Sequence[RuleSetting | None],
    day_counted: Callable[[Deadline], Reckoning | None],
) -> tuple[Deadline, Reckoning | None]:
    """Return a deadline with the rule that governs it, and its date by that rule.

    ``choices`` are the settings, newest first. A number that was set later governs nothing that
    would have been due before it was set: nobody is late by a letter not yet written.
    """
    fresh, reckoning = deadline, None
    for setting in choices:
        fresh = _under(deadline, template, setting)
        reckoning = day_counted(fresh)
        since = setting.since if setting else None
        if reckoning is None or since is None or reckoning.due_on >= since:
            break
    return fresh, reckoning


def _under(deadline: Deadline, template: RuleTemplate, setting: RuleSetting | None) -> Deadline:
    return replace(
        deadline,
        rule=rule_of(template, setting),
        owner=(setting.owner if setting else "") or template.owner,
        hand_in_to=", ".join(setting.recipients) if setting else "",
    )


def with_dates(deadline: Deadline, reckoning: Reckoning | None) -> Deadline:
    """Return a deadline with the dates of a reckoning; without one it has no date."""
    if reckoning is None:
        return replace(
            deadline,
            anchor_on=None,
            nominal_on=None,
            due_on=None,
            due_at=None,
            target_on=None,
            first_day=None,
            last_day=None,
            provisional=False,
            excused=False,
        )
    return replace(
        deadline,
        anchor_on=reckoning.anchor_on,
        nominal_on=reckoning.nominal_on,
        due_on=reckoning.due_on,
        due_at=reckoning.due_at,
        target_on=reckoning.target_on,
        first_day=reckoning.first_day,
        last_day=reckoning.last_day,
        calendar_version=reckoning.calendar_version,
        provisional=reckoning.provisional,
        excused=False,
    )
