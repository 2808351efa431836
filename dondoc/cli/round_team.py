"""The team of a round: who is named, who stands too close, who is already somewhere else."""

from collections.abc import Mapping

from dondoc.cli.desk import Family, known_person
from dondoc.cli.output import say
from dondoc.cli.steps import Seen, Step
from dondoc.cli.team_options import Closeness, team_facts, team_from, too_close_to
from dondoc.cli.visit_clashes import awaited_hours, clashes, hour_of
from dondoc.language import _
from engine.case import Case, Fact
from engine.errors import EventRefused, InvalidInput
from engine.parties import Team
from engine.words import N_


def visits_of(family: Family) -> list[Case]:
    """Return the inspections of a round, without what hangs on them."""
    return [case for case in family.children if case.workflow == "inspection"]


def send_team(
    step: Step, code: str, event: str, named: tuple[str | None, str | None, tuple[str, ...]]
) -> None:
    """Send a decision about the team: lead, secretary and members as named, the rest as before."""

    def prepare(seen: Seen) -> Mapping[str, Fact]:
        before = seen.family.team
        lead, secretary, members = named
        team = team_from(seen.book, before, lead, secretary, members)
        for person in team.everyone():
            known_person(seen.book, person)
        if team.lead is None:
            raise InvalidInput(N_("đoàn chưa có Trưởng đoàn; ghi --lead MÃ"))
        _nobody_twice(seen, team)
        facts = {**team_facts(team)}
        if _closeness_shown(seen, team, before, given=bool(step.reason.strip())):
            facts["conflict_text"] = step.reason.strip() or None
        return {name: value for name, value in facts.items() if value is not None}

    step.send(code, event, prepare=prepare)


def _closeness_shown(seen: Seen, team: Team, before: Team, *, given: bool) -> bool:
    """Show who is too close to an inspected unit; a new one needs a reason, which is kept."""
    found = [
        (item, case)
        for case in visits_of(seen.family)
        for item in too_close_to(team, case.unit, case.code, seen.book)
    ]
    if not found:
        return False
    for item, _case in found:
        say(_("[VÀNG] thuộc đơn vị được kiểm tra hoặc cấp trên: {who}", who=item.words(seen.book)))
    explained = [_explained(item, case, before) for item, case in found]
    if not given and not all(explained):
        raise InvalidInput(
            N_("trong đoàn có người thuộc đơn vị được kiểm tra; thay người hoặc ghi --reason"),
        )
    return True


def _explained(item: Closeness, case: Case, before: Team) -> bool:
    """Tell whether the plan gave its reason for this person at this visit."""
    return bool(case.facts.get("conflict_text_ref")) and item.person in before.everyone()


def _nobody_twice(seen: Seen, team: Team) -> None:
    """Refuse a team with somebody who is elsewhere at the hour of one of its visits."""
    elsewhere = awaited_hours(seen.views)
    for case in visits_of(seen.family):
        wanted = hour_of(case, team)
        others = [item for item in elsewhere if item.case.round_id != case.round_id]
        for other, people in clashes(wanted, others) if wanted else ():
            raise EventRefused(
                N_("{who} đã có lịch lúc {at} tại {unit} ({other}), trùng giờ với {code}"),
                who=[seen.book.person(person) for person in people],
                at=case.facts.get("at"),
                unit=seen.book.unit(other.unit),
                other=other.code,
                code=case.code,
            )
