"""What comes with a step: facts and dates that its workflow asks for and nobody else can supply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dondoc.simulation.scenario import Scenario
from engine.calendar import Roll, WorkingCalendar
from engine.case import Case, Fact
from engine.definition import RuleTemplate


@dataclass(frozen=True, slots=True)
class Given:
    """Dates and facts that come with a step."""

    dates: Mapping[str, date | None] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turn:
    """One step about to be made: the case, the deadline it is made for, the day and what is known.

    ``undated`` counts the visits that were given a day before this one because nobody had.
    """

    case: Case
    template: RuleTemplate
    today: date
    calendar: WorkingCalendar
    scenario: Scenario
    undated: int = 0


def given_for(event: str, turn: Turn) -> Given | None:
    """Return what comes with an event; ``None`` when the scenario keeps it from being possible."""
    supply = SUPPLIES.get(event)
    return supply(turn) if supply else Given()


def remedy_facts(working_days: int | None) -> dict[str, Fact]:
    """Return the time given for a remediation as commands carry it."""
    return {"amount": working_days, "unit": "working_days"}


def _reschedule(turn: Turn) -> Given | None:
    """Give a postponed visit the day of the scenario, one without any a day of the plan's window."""
    if turn.case.state == "postponed":
        put_off = turn.scenario.postponement_of(turn.case)
        day = put_off.to if put_off else None
    else:
        day = _in_window(turn)
    return Given({"visit_on": day}) if day else None


def _in_window(turn: Turn) -> date | None:
    """Return a working day counted back from the end of the window, one for each visit."""
    last = turn.case.dates.get("window_last_on")
    if last is None:
        return None
    return turn.calendar.shift(turn.calendar.roll(last, Roll.PRECEDING), -turn.undated)


def _conclude(turn: Turn) -> Given:
    found = turn.scenario.findings_of(turn.case)
    items: list[Fact] = [
        {"text": f"{number}", "remedy": remedy_facts(found.working_days if found else None)}
        for number in range(1, (found.count if found else 0) + 1)
    ]
    return Given(facts={"recommendations": items})


def _return(turn: Turn) -> Given:
    sent_back = turn.scenario.returned_of(turn.case)
    return Given(facts={"remedy": remedy_facts(sent_back.working_days if sent_back else None)})


def _issue(turn: Turn) -> Given:
    return Given(facts={"product": turn.template.name})


SUPPLIES: Final[Mapping[str, Callable[[Turn], Given | None]]] = {
    "reschedule": _reschedule,
    "conclude": _conclude,
    "return": _return,
    "issue": _issue,
}
"""Only what no definition says; an event that needs a document or a reason gets one anyway."""
