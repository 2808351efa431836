"""Leaving: a person stops receiving at once, and what waited for them goes to who stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from dondoc.clock import office_day
from dondoc.parties.acts import Act, Register, require_right
from dondoc.parties.changes import PartyRefused
from dondoc.parties.handover import named_work, sees_all
from dondoc.parties.register import Request, person_of
from dondoc.wiring import Application
from engine.audience import Circle
from engine.case import Case
from engine.handing_over import NamedWork, departed
from engine.parties import Appointment, Contact, Person
from engine.ports import UnitOfWork
from engine.readdressing import Readdressing
from engine.rights import may_see
from engine.stepping import Stepper
from engine.timers import Notice
from engine.words import N_

LEAVE: Final = "leave"
LEFT: Final = "left"
NO_SUFFIX: Final = "//"
"""Ends no key of a message."""


@dataclass(frozen=True, slots=True)
class Left:
    """What leaving ended, what stays open by name, and how many notices went to others.

    All of it as far as it exists for the actor.
    """

    person: Person
    roles: tuple[Appointment, ...]
    contacts: tuple[Contact, ...]
    work: tuple[NamedWork, ...]
    readdressed: int
    all_seen: bool


def leave(application: Application, code: str, request: Request, *, leave_open: bool) -> Left:
    """Let a person leave from a day on, which may lie ahead."""
    now = application.clock.now()
    today, day = office_day(now), request.occurred_on
    act = Act(
        f"person:{code}",
        LEAVE,
        request.actor,
        min(day, today),
        now,
        request.document,
        request.reason,
    )
    require_right(application.store, act)
    with application.store.write() as uow:
        person = person_of(uow, code)
        _check_present(person, today)
        work = named_work(uow, code, request)
        if work and not leave_open:
            _refuse(person, work)
        after = departed(person, day)
        Register(uow, application.identities).put_person(after, act)
        moved = _readdress(application, uow, code) if day <= today else ()
        if not request.dry_run:
            uow.commit()
    roles = tuple(item for item in person.appointments if item not in after.appointments)
    contacts = tuple(item for item in person.contacts if item not in after.contacts)
    seen = sum(may_see(request.actor, case) for case in moved)
    return Left(after, roles, contacts, work, seen, sees_all(request))


def follow_leavers(application: Application) -> int:
    """Give what waits for people who have left to who stands in; return how many people that was.

    For who left on a day ahead when that day comes, and for what the clock wrote meanwhile.
    """
    gone = _waiting_leavers(application)
    for code in gone:
        with application.store.write() as uow:
            _readdress(application, uow, code)
            uow.commit()
    return len(gone)


def _waiting_leavers(application: Application) -> tuple[str, ...]:
    now = application.clock.now()
    today = office_day(now)
    with application.store.read() as uow:
        waiting = {
            *uow.notices.people_waiting(date.max, letters=True),
            *uow.notices.people_waiting(date.max, letters=False),
            *uow.outbox.people_with_unsent("", NO_SUFFIX, now),
        }
        people = uow.parties.people() if waiting else ()
    return tuple(it.code for it in people if it.code in waiting and it.has_left(today))


def _readdress(application: Application, uow: UnitOfWork, code: str) -> tuple[Case, ...]:
    now = application.clock.now()
    stepper = Stepper(uow, application.rulebook, application.identities, now)
    return Readdressing(stepper, LEFT).of_person(code, StandIns(stepper, code))


@dataclass(frozen=True, slots=True)
class StandIns:
    """Who reads a notice in the place of somebody who has left."""

    stepper: Stepper
    left: str

    def __call__(self, case: Case, notice: Notice) -> tuple[str, ...]:
        """Return the people of the notice's audience today who may see the case."""
        rules = self.stepper.rulebook.rules_for(self.stepper.uow, case)
        links = self.stepper.links(case)
        circle = self.stepper.circle(case, rules, links)
        audience = notice.request.audience or self._audience(circle)
        people = self.stepper.people_of(case, audience, rules, links)
        return tuple(code for code in people if code != self.left)

    def _audience(self, circle: Circle) -> str:
        """Return for whom a letter without an audience stood: the team if its reader was of it."""
        return "team" if self.left in circle.team.everyone() else "unit"


def _check_present(person: Person, today: date) -> None:
    if person.has_left(today):
        raise PartyRefused(
            N_("{code} đã nghỉ từ {day}; xem: dondoc person show {code}"),
            code=person.code,
            day=person.left_on,
        )


def _refuse(person: Person, work: Iterable[NamedWork]) -> None:
    raise PartyRefused(
        N_(
            "{code} còn đứng tên {cases}; bàn giao trước: dondoc person hand-over {code} "
            "NGƯỜI-NHẬN, hoặc ghi --leave-open để người thay thế nhận nhắc việc"
        ),
        code=person.code,
        cases=[item.case.code for item in work],
    )
