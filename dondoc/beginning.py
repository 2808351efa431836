"""The first steps of an office: its name, and the person who keeps it."""

from dataclasses import dataclass
from typing import Final

from dondoc.clock import office_day
from dondoc.office_store import check_clock
from dondoc.parties.acts import Act, Register
from dondoc.wiring import Application
from engine.case import Actor
from engine.parties import Appointment, Contact, Person, Role
from engine.ports import Office

BEGUN: Final = "begun_at"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new office is told about itself."""

    office_code: str
    office_name: str
    operator: str
    operator_name: str
    operator_email: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of it: the office, and whether it is new."""

    office: Office
    new: bool


def office_of(application: Application) -> Office | None:
    """Return the office of a prepared database, ``None`` when it is to begin."""
    check_clock(application.store, manual=is_manual(application))
    with application.store.read() as uow:
        return uow.settings.office()


def begin_office(application: Application, wanted: Beginning) -> Begun:
    """Write office and operator in one transaction, unless there is an office already."""
    known = office_of(application)
    if known is not None:
        return Begun(known, new=False)
    now = application.clock.now()
    office = Office(
        id=application.identities.new_id(),
        code=wanted.office_code,
        name=wanted.office_name,
        language=application.settings.language,
        manual_clock=is_manual(application),
    )
    actor = Actor(wanted.operator)
    with application.store.write() as uow:
        uow.settings.set_office(office)
        uow.settings.set(BEGUN, now.isoformat())
        began = Act("office", "init", actor, office_day(now), now)
        uow.audit.append(began.draft({"code": (None, office.code)}))
        act = Act(f"person:{wanted.operator}", "register", actor, office_day(now), now)
        Register(uow, application.identities).put_person(_operator(wanted), act)
        uow.commit()
    return Begun(office, new=True)


def is_manual(application: Application) -> bool:
    """Tell whether the clock of this program is moved by hand."""
    return bool(getattr(application.clock, "manual", False))


def _operator(wanted: Beginning) -> Person:
    contacts = (Contact("email", wanted.operator_email),) if wanted.operator_email else ()
    return Person(
        code=wanted.operator,
        name=wanted.operator_name,
        appointments=(Appointment(Role.OFFICER), Appointment(Role.OPERATOR)),
        contacts=contacts,
    )
