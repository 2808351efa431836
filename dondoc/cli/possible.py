"""What can be done with a case now: the commands that its state and its facts leave open."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from dondoc.cli.desk import Family
from dondoc.cli.trade_words import commands_of
from engine.calendar import WorkingCalendar
from engine.case import Actor, Command
from engine.deadline_changes import is_paused
from engine.definition import Transition
from engine.situation import Links, Situation
from workflows.guards import items_of
from workflows.registry import DEFINITIONS

OF_THE_CASE: Final = frozenset(
    {
        "unannounced",
        "not-unannounced",
        "tentative",
        "not-tentative",
        "team-established",
        "concludes-alone",
        "subs-visited",
        "was-notified",
        "no-reinspection-ordered",
        "only-postponed-left",
        "without-date",
    }
)
"""Guards that look at the case alone; the others depend on what comes with the command."""


def _open_proposal(family: Family) -> bool:
    given = items_of(family.case.facts.get("proposals"))
    return any(not item.get("answered_on") for item in given)


def _anything_paused(family: Family) -> bool:
    return any(item.state == "open" and is_paused(item) for item in family.deadlines)


_MORE: Final[Mapping[str, Callable[[Family], bool]]] = {
    "answer-proposal": _open_proposal,
    "pause": lambda family: bool(family.case.facts.get("pausable")),
    "resume": _anything_paused,
    "accept-report": lambda family: "report_accepted_on" not in family.case.dates,
}


def possible_commands(family: Family, calendar: WorkingCalendar, today: date) -> tuple[str, ...]:
    """Return the commands that are worth trying; who may send them is another question."""
    case = family.case
    definition = DEFINITIONS[case.workflow, case.workflow_version]
    links = Links(family.parent, family.round, family.children, family.deadlines)
    found = []
    for event in definition.possible(case.state):
        situation = Situation(case, Command(event, Actor(""), today), links, calendar, today)
        ways = definition.leaving(case.state, event)
        worth = _MORE.get(event)
        if (worth is None or worth(family)) and any(_open(way, situation) for way in ways):
            found.append(event)
    return commands_of(found)


def _open(way: Transition, situation: Situation) -> bool:
    return all(g.holds(situation) for g in way.guards if g.name in OF_THE_CASE)
