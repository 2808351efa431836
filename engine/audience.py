"""From an audience to people: who holds the role on that day, and who stands in when nobody does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from engine.case import Case
from engine.parties import Person, Role, Team

HEADS: Final = {
    "unit": "unit_head",
    "team": "team_lead",
    "team_lead": "leadership",
    "organiser": "leadership",
    "unit_head": "unit_head",
    "leadership": "leadership",
    "addressee": "leadership",
    "asker": "organiser",
    "suppliers": "organiser",
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


ADDRESSED_TO: Final = "addressed_to"
"""The fact of a case that names the person it was put before."""
ADDRESSED_AS: Final = "addressed_as"
"""The fact of a case that names the audience it was put before, where that is no single person."""


SUPPLIERS: Final = "suppliers"
"""The fact of a case that names the units which supply what its own unit puts together."""


def rung_audience(owner: str, rung: str) -> str:
    """Return the audience of a rung (``owner``, ``head``, ...) for a deadline of this owner."""
    if rung == "owner":
        return owner
    return HEADS.get(owner, "leadership") if rung == "head" else rung


def askers_of(case: Case) -> tuple[str, ...]:
    """Return who asked for what a case is about, and on whose behalf."""
    named = (case.facts.get(name) for name in ("asked_by", "asked_for"))
    return tuple(dict.fromkeys(code for code in named if isinstance(code, str)))


def suppliers_of(case: Case) -> tuple[str, ...]:
    """Return the units that supply what the unit of a case puts together."""
    named = case.facts.get(SUPPLIERS)
    return tuple(map(str, named)) if isinstance(named, list | tuple) else ()


def addressee_of(case: Case) -> str:
    """Return the person before whom a case was put, empty where nobody was named."""
    named = case.facts.get(ADDRESSED_TO)
    return named if isinstance(named, str) else ""


def addressed_as(case: Case) -> str:
    """Return the audience before which a case was put, empty where it was a person or nobody."""
    named = case.facts.get(ADDRESSED_AS)
    return named if isinstance(named, str) else ""


@dataclass(frozen=True, slots=True)
class Circle:
    """The people around one case on one day: its unit, its team, and who organises the plan.

    ``heirs`` are the units that carry on the work of an organiser that has ended. Whoever has left
    belongs to no team any more, so others stand in. ``askers`` are who asked for what the case is
    about, and on whose behalf; ``addressee`` is the person, ``addressed_as`` the audience before whom
    it was put; ``suppliers`` are the units that supply what the unit puts together.
    """

    unit: str | None
    team: Team
    people: Sequence[Person]
    day: date
    organiser: str | None = None
    heirs: tuple[str, ...] = ()
    askers: tuple[str, ...] = ()
    addressee: str = ""
    addressed_as: str = ""
    suppliers: tuple[str, ...] = ()

    @classmethod
    def around(
        cls,
        case: Case,
        team: Team,
        people: Sequence[Person],
        day: date,
        organiser: str | None,
        heirs: tuple[str, ...],
    ) -> Self:
        """Return the people around a case, with whom it names itself."""
        named = (askers_of(case), addressee_of(case), addressed_as(case), suppliers_of(case))
        return cls(case.unit, team, people, day, organiser, heirs, *named)

    def people_of(self, audience: str) -> tuple[str, ...]:
        """Return the codes of an audience, each once; when it is empty, of who stands in.

        A reminder for nobody would be a reminder lost, so the organiser's people are the last
        resort.
        """
        named = self.addressed_as if audience == "addressee" and self.addressed_as else audience
        for name in (named, *STAND_INS.get(named, ()), "organiser", "leadership"):
            found = self._members(name)
            if found:
                return found
        return ()

    def _members(self, audience: str) -> tuple[str, ...]:
        team = self.team
        if audience == "team":
            return self._present(team.lead, team.secretary)
        if audience == "team_lead":
            return self._present(team.lead)
        if audience == "asker":
            return self._present(*self.askers)
        if audience == "addressee":
            return self._present(self.addressee)
        role, units = self._role(audience)
        return tuple(sorted(p.code for p in self.people if self._has(p, role, units)))

    def _present(self, *codes: str | None) -> tuple[str, ...]:
        left = {person.code for person in self.people if person.has_left(self.day)}
        return tuple(code for code in codes if code and code not in left)

    def _role(self, audience: str) -> tuple[Role | None, frozenset[str | None]]:
        """Return the role and the units in which it counts; office roles may be without a unit."""
        own, office = frozenset({self.unit}), frozenset({None, self.organiser, *self.heirs})
        roles: dict[str, tuple[Role, frozenset[str | None]]] = {
            "unit": (Role.FOCAL, own),
            "unit_head": (Role.HEAD, own),
            "suppliers": (Role.FOCAL, frozenset(self.suppliers)),
            "organiser": (Role.OFFICER, office),
            "leadership": (Role.LEADERSHIP, office),
        }
        return roles.get(audience, (None, own))

    def _has(self, person: Person, role: Role | None, units: frozenset[str | None]) -> bool:
        return any(
            item.role is role and item.unit in units and item.holds_on(self.day)
            for item in person.appointments
        )
