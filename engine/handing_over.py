"""Handing over: which cases hang on a person by name, and what they are when somebody else has them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from engine.audience import ADDRESSED_TO, addressee_of
from engine.case import Case, Fact
from engine.parties import Appointment, Person, Team
from engine.situation import team_of

ONE_DAY = timedelta(days=1)
INSIDER = "insider"
ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True)
class NamedWork:
    """An open case that hangs on a person by name, and as what: lead, addressee, insider ..."""

    case: Case
    parts: tuple[str, ...]


def parts_of(case: Case, person: str) -> tuple[str, ...]:
    """Return as what a case names a person."""
    team = team_of(case)
    named = {
        "lead": team.lead == person,
        "secretary": team.secretary == person,
        "member": person in team.members,
        ADDRESSEE: addressee_of(case) == person,
        INSIDER: case.secret and person in case.insiders,
    }
    return tuple(part for part, holds in named.items() if holds)


def team_with(team: Team, old: str, new: str) -> Team:
    """Return a team in which one person stands where another stood, nobody in two places.

    Who already belongs to the team moves up: a secretary who becomes lead is secretary no more.
    """
    lead = new if team.lead == old else team.lead
    secretary = new if team.secretary == old else team.secretary
    secretary = None if secretary == lead else secretary
    members = tuple(new if code == old else code for code in team.members)
    others = (code for code in members if code not in {lead, secretary})
    return Team(lead, secretary, tuple(dict.fromkeys(others)))


def facts_with(case: Case, old: str, new: str) -> dict[str, Fact]:
    """Return the facts of a case that change when a person takes the place of another."""
    addressed: dict[str, Fact] = {ADDRESSED_TO: new} if addressee_of(case) == old else {}
    team = team_of(case)
    if old not in team.everyone():
        return addressed
    after = team_with(team, old, new)
    members: list[Fact] = list(after.members)
    return {**addressed, "lead": after.lead, "secretary": after.secretary, "members": members}


def insiders_with(case: Case, old: str, new: str) -> frozenset[str] | None:
    """Return who knows of a secret case afterwards, ``None`` when that stays as it is."""
    if not case.secret or old not in case.insiders:
        return None
    return (case.insiders - {old}) | {new}


def handed_roles(old: Person, new: Person, day: date) -> tuple[Person, Person]:
    """Return both persons after the roles held on a day went from one to the other."""
    held = [item for item in old.appointments if item.holds_on(day)]
    fresh = [item for item in held if not _holds(new, item, day)]
    taken = tuple(replace(item, valid_from=day) for item in fresh)
    return _without_roles(old, day), replace(new, appointments=(*new.appointments, *taken))


def departed(person: Person, day: date) -> Person:
    """Return a person who is here no longer from a day on: roles and addresses end the day before."""
    last = day - ONE_DAY
    contacts = tuple(
        replace(item, valid_to=min(item.valid_to or last, last))
        for item in person.contacts
        if item.valid_from is None or item.valid_from < day
    )
    return replace(_without_roles(person, day, later=True), contacts=contacts, left_on=day)


def _without_roles(person: Person, day: date, *, later: bool = False) -> Person:
    """Return a person whose roles of a day ended the day before; ``later`` ones are given up too."""
    kept = (
        replace(item, valid_to=day - ONE_DAY) if item.holds_on(day) else item
        for item in person.appointments
        if not (item.holds_on(day) and item.valid_from == day)
        and not (later and item.valid_from is not None and item.valid_from > day)
    )
    return replace(person, appointments=tuple(kept))


def _holds(person: Person, wanted: Appointment, day: date) -> bool:
    return any(
        (item.role, item.unit) == (wanted.role, wanted.unit) and item.holds_on(day)
        for item in person.appointments
    )
