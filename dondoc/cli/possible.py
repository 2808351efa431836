"""What can be done with a case now: the commands that its state and its facts leave open."""

from datetime import date

from dondoc.cli.desk import Family
from dondoc.words.trade import commands_of
from engine.calendar import WorkingCalendar
from engine.case import Actor, Command
from engine.decisions import OPEN
from engine.situation import Links, Situation
from workflows.registry import DEFINITIONS


def possible_commands(family: Family, calendar: WorkingCalendar, today: date) -> tuple[str, ...]:
    """Return the commands that are worth trying; who may send them is another question."""
    case = family.case
    definition = DEFINITIONS[case.workflow, case.workflow_version]
    links = Links(family.parent, family.round, family.children, family.deadlines)
    situation = Situation(case, Command(OPEN, Actor(""), today), links, calendar, today)
    return commands_of(definition.worth_trying(situation))
