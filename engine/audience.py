"""From an audience to people: who holds the role on that day, and who stands in when nobody does."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from engine.case import Case
from engine.parties import Person, Role, Team

HEADS: Final = {
    "unit": "unit_head",
    "team": "team_lead",
    "team_lead": "leadership",
    "organiser": "leadership",
    "unit_head": "unit_head",
    "leadership": "leadership",
}
STAND_INS: Final = {
    "unit": ("unit_head", "organiser"),
    "unit_head": ("unit", "organiser"),
    "parent_unit": ("organiser",),
    "team": ("organiser",),
    "team_lead": ("team", "organiser"),
    "organiser": ("leadership",),
    "leadership": ("organiser",),
}


def rung_audience(owner: str, rung: str) -> str:
    """Return the audience of a rung (``owner``, ``head``, ...) for a deadline of this owner."""
    if rung == "owner":
        return owner
    return HEADS.get(owner, "leadership") if rung == "head" else rung


def people_of(
    audience: str, case: Case, team: Team, people: Sequence[Person], day: date
) -> tuple[str, ...]:
    """Return the codes of an audience on a day, each once; when it is empty, of who stands in.

    A reminder for nobody would be a reminder lost, so the organiser's people are the last resort.
    """
    for name in (audience, *STAND_INS.get(audience, ()), "organiser", "leadership"):
        found = _members(name, case, team, people, day)
        if found:
            return found
    return ()


def _members(
    audience: str, case: Case, team: Team, people: Sequence[Person], day: date
) -> tuple[str, ...]:
    holds: dict[str, Callable[[Person], bool]] = {
        "unit": lambda person: _has(person, Role.FOCAL, case.unit, day),
        "unit_head": lambda person: _has(person, Role.HEAD, case.unit, day),
        "organiser": lambda person: Role.OFFICER in person.roles_on(day),
        "leadership": lambda person: Role.LEADERSHIP in person.roles_on(day),
    }
    if audience == "team":
        return tuple(code for code in (team.lead, team.secretary) if code)
    if audience == "team_lead":
        return (team.lead,) if team.lead else ()
    test = holds.get(audience)
    return tuple(sorted(p.code for p in people if test and test(p)))


def _has(person: Person, role: Role, unit: str | None, day: date) -> bool:
    return unit is not None and any(
        item.role is role and item.unit == unit and item.holds_on(day)
        for item in person.appointments
    )
