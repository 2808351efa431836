"""What a command of the trade works at: the program, who acts, the day, and who is who."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from dondoc.cli.context import Session
from engine.audience import Circle
from engine.calendar import WorkingCalendar
from engine.case import Actor, Case
from engine.errors import NotFound
from engine.obligations import Deadline
from engine.parties import Person, Team, Unit
from engine.plan import Plan
from engine.rights import may_see
from engine.situation import team_of
from engine.succession import successors_of
from engine.words import N_

if TYPE_CHECKING:  # the database is loaded when a command runs, not when its help is shown
    from dondoc.wiring import Application
    from store.views import Views


@dataclass(frozen=True)
class Book:
    """Units and people by code, with the names they bear on a day."""

    units: Mapping[str, Unit]
    people: Mapping[str, Person]
    day: date

    def unit(self, code: str | None) -> str:
        """Return the name of a unit, or its code when it is not registered."""
        known = self.units.get(code or "")
        return known.name_on(self.day) if known else (code or "")

    def on(self, day: date) -> "Book":
        """Return the same book with the names of another day: that of a document."""
        return Book(self.units, self.people, day)

    def formerly(self, code: str | None, others: Sequence[str], day: date) -> tuple[str, ...]:
        """Return the names under which a unit or those before it were known from ``day`` on."""
        now = self.unit(code)
        known = [self.units[it] for it in (*others, code or "") if it in self.units]
        names = [name for it in known for name in (it.name_on(day), *it.names_before(self.day))]
        return tuple(dict.fromkeys(name for name in names if name != now))

    def person(self, code: str | None) -> str:
        """Return the name of a person, or the code when nobody of that code is registered."""
        known = self.people.get(code or "")
        return known.name if known else (code or "")

    def reachable(self, code: str) -> bool:
        """Tell whether a person has an e-mail address on the day."""
        known = self.people.get(code)
        return known is not None and any(
            contact.channel == "email" and contact.holds_on(self.day) for contact in known.contacts
        )

    def may_see(self, code: str, case: Case) -> bool:
        """Tell whether a case exists for a person."""
        known = self.people.get(code)
        roles = frozenset(known.roles_on(self.day)) if known else frozenset()
        return may_see(Actor(code, roles=roles), case)


@dataclass(frozen=True)
class Family:
    """A case with its relatives and deadlines, as they exist for the viewer."""

    case: Case
    round: Case | None
    parent: Case | None
    children: tuple[Case, ...]
    deadlines: tuple[Deadline, ...]
    plan: Plan | None

    @property
    def team(self) -> Team:
        """Return the team at work on the case: its own, else that of its round or parent."""
        carriers = (self.case, self.round, self.parent)
        teams = (team_of(carrier) for carrier in carriers if carrier is not None)
        return next((team for team in teams if team.everyone()), Team())


def circle_of(case: Case, team: Team, plan: Plan | None, book: Book) -> Circle:
    """Return the people around a case."""
    organiser = plan.organiser if plan else None
    heirs = successors_of(book.units, organiser, book.day) if organiser else ()
    people = tuple(book.people.values())
    return Circle.around(case, team, people, book.day, organiser, heirs)


def family_of(views: "Views", case: Case) -> Family:
    """Read the relatives and deadlines of a case."""
    return Family(
        case=case,
        round=views.case_by_id(case.round_id) if case.round_id else None,
        parent=views.case_by_id(case.parent_id) if case.parent_id else None,
        children=views.children(case),
        deadlines=views.deadlines(case),
        plan=plan_of(views, case.plan),
    )


def plan_of(views: "Views", code: str | None) -> Plan | None:
    """Return a plan by code, compared without regard to capitals."""
    folded = (code or "").casefold()
    return next((plan for plan in views.plans() if plan.code.casefold() == folded), None)


@dataclass
class Desk:
    """The program with the eyes and the hands of one actor, on one day."""

    application: "Application"
    actor: Actor
    today: date

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """Return the working calendar as known today."""
        return self.application.history.as_known_on(self.today)

    def views(self) -> AbstractContextManager["Views"]:
        """Open the reads that the actor may make."""
        return self.application.views(self.actor)

    def book(self, views: "Views") -> Book:
        """Read who is who."""
        units = {unit.code: unit for unit in views.units()}
        return Book(units, {person.code: person for person in views.people()}, self.today)


def reading(session: Session) -> Desk:
    """Return the desk of somebody who reads; nobody named sees what everybody may see."""
    application = session.application
    application.office()
    person = session.settings.actor
    actor = application.actor(person, session.on_behalf_of) if person else Actor("")
    return Desk(application, actor, session.today())


def acting(session: Session) -> Desk:
    """Return the desk of somebody who changes things; refuse when nobody is named."""
    actor = session.actor()
    application = session.application
    application.office()
    desk = Desk(application, actor, session.today())
    if actor.on_behalf_of is not None:
        with desk.views() as views:
            known_person(desk.book(views), actor.on_behalf_of)
    return desk


def known_person(book: Book, code: str) -> str:
    """Return the code of a registered person; refuse another with the nearest ones."""
    return _known(code, book.people, N_("không có người mã {code}; gần giống: {near}"))


def known_unit(book: Book, code: str) -> str:
    """Return the code of a registered unit; refuse another with the nearest ones."""
    return _known(code, book.units, N_("không có đơn vị mã {code}; gần giống: {near}"))


def _known(code: str, known: Iterable[str], text: str) -> str:
    by_folded = {name.casefold(): name for name in known}
    found = by_folded.get(code.strip().casefold())
    if found is not None:
        return found
    from difflib import get_close_matches

    near = get_close_matches(code.casefold(), by_folded, n=3, cutoff=0.4)
    raise NotFound(text, code=code[:60], near=[by_folded[name] for name in near] or "-")
