"""What becomes of the cases of a plan when it is amended: which moves, which changes in facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from engine.case import Case, Fact
from engine.plan import Plan, PlannedRound, PlannedVisit
from workflows.inspection_steps import BEFORE_VISIT
from workflows.planned_cases import round_facts, visit_dates, visit_facts

Value = TypeVar("Value")

MOVABLE: Final = (*BEFORE_VISIT, "announced", "postponed")
"""States of an inspection in which the visit is still to come."""
VISIT_DATES: Final = ("visit_on", "visit_end_on")
VISIT_FACTS: Final = ("at", "place")
TEAM: Final = ("lead", "secretary", "members")
TEAM_OPEN: Final = ("visiting", "ended")
"""States of a round in which its team is at work: a decision changes it."""


@dataclass(frozen=True, slots=True)
class CaseChange:
    """What an amended plan changes about one case.

    ``event`` is the step that says so (``reschedule``, ``postpone``, ``change-team``) with
    ``step_dates`` and ``step_facts``; ``dates`` and ``facts`` are what no step says; ``None`` removes.
    """

    code: str
    event: str = ""
    step_dates: Mapping[str, date | None] = field(default_factory=dict)
    step_facts: Mapping[str, Fact] = field(default_factory=dict)
    dates: Mapping[str, date | None] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.event or self.dates or self.facts)


def visit_change(plans: tuple[Plan, Plan], visits: tuple[PlannedVisit, PlannedVisit],
                 case: Case) -> CaseChange:  # fmt: skip
    """Return what the new state of a plan changes about an inspection, seen from the old state.

    What the case already is, because a step came before the document, changes no more.
    """
    (old, new), (before, after) = plans, visits
    dates = news(visit_dates(old, before), visit_dates(new, after), case.dates)
    facts = news(visit_facts(old, before), visit_facts(new, after), case.facts)
    moved: dict[str, date | None] = {n: dates.pop(n) for n in VISIT_DATES if n in dates}
    whereabouts: dict[str, Fact] = {name: facts.pop(name) for name in VISIT_FACTS if name in facts}
    if not moved and not whereabouts:
        return CaseChange(case.code, dates=dates, facts=with_texts_gone(facts))
    facts.pop("tentative", None)
    if after.first_on is None:
        return CaseChange(case.code, "postpone", {}, whereabouts, dates, with_texts_gone(facts))
    if moved:
        planned = visit_dates(new, after)
        moved = {name: planned.get(name) for name in VISIT_DATES}
    step_facts: dict[str, Fact] = {**whereabouts, "tentative": after.tentative or None}
    return CaseChange(case.code, "reschedule", moved, step_facts, dates, with_texts_gone(facts))


def round_change(before: PlannedRound, after: PlannedRound, case: Case) -> CaseChange:
    """Return what the new state of a plan changes about a round."""
    facts = news(round_facts(before), round_facts(after), case.facts)
    team: dict[str, Fact] = {name: facts.pop(name) for name in TEAM if name in facts}
    if team and case.state in TEAM_OPEN:
        return CaseChange(case.code, "change-team", step_facts=team, facts=facts)
    return CaseChange(case.code, facts={**facts, **team})


def news(
    old: Mapping[str, Value], new: Mapping[str, Value], current: Mapping[str, Value]
) -> dict[str, Value | None]:
    """Return what is new between two states of a plan, without what the case is already.

    What the case keeps as a reference to a text cannot be compared: there the plans decide.
    """
    names = dict.fromkeys((*old, *new))
    return {
        name: new.get(name)
        for name in names
        if _plain(old.get(name)) != _plain(new.get(name))
        and (f"{name}_ref" in current or _plain(new.get(name)) != _plain(current.get(name)))
    }


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def with_texts_gone(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return facts in which a free text taken out takes its reference along."""
    gone = {f"{name}_ref": None for name in facts if name.endswith("_text") and not facts[name]}
    return {**{name: value for name, value in facts.items() if f"{name}_ref" not in gone}, **gone}
