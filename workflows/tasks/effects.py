"""What the steps of a task change besides its state."""

from collections.abc import Mapping
from datetime import date

from engine.case import Fact
from engine.rules import SETTINGS_FACT
from engine.situation import Effect, Situation, Tell
from workflows.guards import names_of, number_of


def submit(situation: Situation) -> Effect:
    """Count how often a result was handed in."""
    reports = number_of(situation.case.facts.get("reports"))
    return Effect(facts={"reports": reports + 1})


def send_back(situation: Situation) -> Effect:
    """Send a result back; a new day or number of days comes with the command, else the old one stays."""
    command, returns = situation.command, number_of(situation.case.facts.get("returns"))
    given, remedy = command.dates.get("remedy_by"), command.facts.get("remedy")
    facts: dict[str, Fact] = {"returns": returns + 1, "remedy": None}
    dates: dict[str, date | None] = {"remedy_by": None}
    if given is not None:
        dates |= {"due_by": given, "before_on": None}
    elif isinstance(remedy, Mapping):
        dates |= {"due_by": None, "before_on": None}
        facts |= _with_number(situation, {**remedy, "anchor": "returned_on"})
    return Effect(dates=dates, facts=facts)


def _with_number(situation: Situation, number: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return the settings of a case in which its result is due within a number of days."""
    kept = situation.case.facts.get(SETTINGS_FACT)
    known = kept if isinstance(kept, Mapping) else {}
    return {SETTINGS_FACT: {**known, "product_after": number}}


def end(situation: Situation) -> Effect:
    """Tell the rows that wait for this one."""
    waiting = names_of(situation.case.facts.get("wakes"))
    return Effect(tells=tuple(Tell(case_id, "row-ended", optional=True) for case_id in waiting))


def overdue(situation: Situation) -> Effect:
    """Start the rows that being late starts."""
    started = names_of(situation.case.facts.get("late_wakes"))
    return Effect(tells=tuple(Tell(case_id, "wake", optional=True) for case_id in started))


def count_down(situation: Situation) -> Effect:
    """Wait for one row less."""
    left = number_of(situation.case.facts.get("waits_for")) - 1
    return Effect(facts={"waits_for": left})


def wake(situation: Situation) -> Effect:
    """Start what waited; a number of days of its phrase now has a day to count from."""
    offset: Fact = situation.case.facts.get("offset")
    number = _with_number(situation, offset) if isinstance(offset, Mapping) else {}
    facts: dict[str, Fact] = {"waits_for": None, "endless": None, **number}
    return Effect(dates={"woken_on": situation.command.occurred_on}, facts=facts)


def read_again(situation: Situation) -> Effect:
    """Take the clearer words; rows that wait for this one wait for all of its times."""
    more = number_of(situation.command.facts.get("times")) - 1
    waiting = names_of(situation.case.facts.get("wakes")) if more > 0 else ()
    return Effect(
        facts={"question_text_ref": None, "read_into": None, "times": None},
        tells=tuple(Tell(it, "row-split", facts={"more": more}, optional=True) for it in waiting),
    )


def split(situation: Situation) -> Effect:
    """Wait for the further times of a row that is waited for."""
    left = number_of(situation.case.facts.get("waits_for"))
    more = number_of(situation.command.facts.get("more"))
    return Effect(facts={"waits_for": left + more, "more": None})
