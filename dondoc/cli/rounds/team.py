"""The team of a round: the lead, the secretary and the members that a decision names."""

from collections.abc import Mapping

from dondoc.cli.desk import Family, known_person
from dondoc.cli.rounds.conflict_shown import reason_facts
from dondoc.cli.rounds.team_options import team_facts, team_from
from dondoc.cli.steps import Seen, Step
from engine.case import Case, Fact
from engine.errors import InvalidInput
from engine.words import N_


def visits_of(family: Family) -> list[Case]:
    """Return the inspections of a round, without what hangs on them."""
    return [case for case in family.children if case.workflow == "inspection"]


def send_team(
    step: Step,
    code: str,
    event: str,
    named: tuple[str | None, str | None, tuple[str, ...]],
    conflict_reason: str,
) -> None:
    """Send a decision about the team: lead, secretary and members as named, the rest as before."""

    def prepare(seen: Seen) -> Mapping[str, Fact]:
        lead, secretary, members = named
        team = team_from(seen.book, seen.family.team, lead, secretary, members)
        for person in team.everyone():
            known_person(seen.book, person)
        if team.lead is None:
            raise InvalidInput(N_("đoàn chưa có Trưởng đoàn; ghi --lead MÃ"))
        facts = {**team_facts(team), **reason_facts(conflict_reason)}
        return {name: value for name, value in facts.items() if value is not None}

    step.send(code, event, prepare=prepare)
