"""Changing the register of units and people: previewed, or written with its audit entries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from dondoc.clock import office_day
from dondoc.parties.acts import Act, Register, require_right
from dondoc.parties.changes import PartyRefused, merged
from dondoc.wiring import Application
from engine.case import Actor, DocumentRef
from engine.errors import NotFound
from engine.parties import Person, Unit
from engine.ports import UnitOfWork
from engine.words import N_
from workflows.people_changes import Change, difference
from workflows.people_file import PeopleFile

NO_UNIT = N_("không có đơn vị {code}; xem: dondoc unit list")
NO_PERSON = N_("không có người {code}; xem: dondoc person list")


@dataclass(frozen=True, slots=True)
class Request:
    """Who changes the register, when it took effect, on which basis, and whether it is a trial."""

    actor: Actor
    occurred_on: date
    document: DocumentRef | None = None
    reason: str = ""
    dry_run: bool = False


def change_unit(
    application: Application,
    code: str,
    action: str,
    request: Request,
    change: Callable[[UnitOfWork], Unit],
) -> tuple[Change, ...]:
    """Write what ``change`` makes of the register's unit; return what differs."""
    act = _act(application, f"unit:{code}", action, request)
    require_right(application.store, act)
    with application.store.write() as uow:
        unit = change(uow)
        _known_unit(uow, unit.parent)
        changes = difference(uow.parties.units(), (), PeopleFile(units=(unit,)))
        Register(uow, application.identities).put_unit(unit, act)
        if not request.dry_run:
            uow.commit()
    return changes


def change_person(
    application: Application,
    code: str,
    action: str,
    request: Request,
    change: Callable[[UnitOfWork], Person],
) -> tuple[Change, ...]:
    """Write what ``change`` makes of the register's person; return what differs."""
    act = _act(application, f"person:{code}", action, request)
    require_right(application.store, act)
    with application.store.write() as uow:
        person = change(uow)
        for held in person.appointments:
            _known_unit(uow, held.unit)
        changes = difference((), uow.parties.people(), PeopleFile(people=(person,)))
        Register(uow, application.identities).put_person(person, act)
        if not request.dry_run:
            uow.commit()
    return changes


def load_register(
    application: Application, loaded: PeopleFile, request: Request
) -> tuple[Change, ...]:
    """Write all units and people of a file, or nothing; return what differs."""
    require_right(application.store, _act(application, "office", "load-register", request))
    with application.store.write() as uow:
        known = {person.code: person for person in uow.parties.people()}
        today = office_day(application.clock.now())
        people = tuple(merged(known.get(it.code), it, today) for it in loaded.people)
        units = {unit.code: unit for unit in uow.parties.units()}
        ended = tuple(_still_ended(units.get(it.code), it) for it in loaded.units)
        whole = replace(loaded, units=ended, people=people)
        changes = difference(units.values(), known.values(), whole)
        register = Register(uow, application.identities)
        for unit in whole.units:
            act = _act(application, f"unit:{unit.code}", "load", request)
            register.put_unit(unit, act)
        for person in whole.people:
            act = _act(application, f"person:{person.code}", "load", request)
            register.put_person(person, act)
        if not request.dry_run:
            uow.commit()
    return changes


def _still_ended(known: Unit | None, loaded: Unit) -> Unit:
    """Return a loaded unit with what became of it: a file says nothing about that."""
    if known is None:
        return loaded
    return replace(loaded, ended_on=known.ended_on, successors=known.successors)


def new_unit(uow: UnitOfWork, unit: Unit) -> Unit:
    """Return a unit whose code nobody has; else refuse."""
    if uow.parties.unit(unit.code) is not None:
        raise PartyRefused(
            N_("đơn vị {code} đã có; đổi tên bằng: dondoc unit rename {code}"), code=unit.code
        )
    return unit


def new_person(uow: UnitOfWork, person: Person) -> Person:
    """Return a person whose code nobody has; else refuse."""
    if uow.parties.person(person.code) is not None:
        raise PartyRefused(
            N_("người {code} đã có; giao vai trò bằng: dondoc person appoint {code}"),
            code=person.code,
        )
    return person


def unit_of(uow: UnitOfWork, code: str) -> Unit:
    """Return a registered unit."""
    found = uow.parties.unit(code)
    if found is None:
        raise NotFound(NO_UNIT, code=code)
    return found


def person_of(uow: UnitOfWork, code: str) -> Person:
    """Return a registered person."""
    found = uow.parties.person(code)
    if found is None:
        raise NotFound(NO_PERSON, code=code)
    return found


def _known_unit(uow: UnitOfWork, code: str | None) -> None:
    if code is not None:
        unit_of(uow, code)


def _act(application: Application, chain: str, action: str, request: Request) -> Act:
    return Act(
        chain,
        action,
        request.actor,
        request.occurred_on,
        application.clock.now(),
        request.document,
        request.reason,
    )


def changed(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that change something."""
    return tuple(change for change in changes if change.fields)
