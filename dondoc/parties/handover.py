"""Handing over: everything open that hangs on one person goes to another, in one transaction."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dondoc.clock import office_day
from dondoc.open_work import deadline_lines, is_open, opened
from dondoc.parties.acts import Act, Register, require_right
from dondoc.parties.changes import PartyRefused
from dondoc.parties.register import Request, person_of
from dondoc.wiring import Application
from engine.amending import Amendment
from engine.case import Case
from engine.change_letters import Change, ChangeKind, ChangeLine
from engine.handing_over import (
    ADDRESSEE,
    INSIDER,
    NamedWork,
    facts_with,
    handed_roles,
    insiders_with,
    parts_of,
)
from engine.parties import Appointment, Person, Role
from engine.ports import UnitOfWork
from engine.readdressing import Readdressing
from engine.rights import SEES_SECRETS, may_see
from engine.stepping import Stepper
from engine.timers import Notice
from engine.visit_check import check_visits
from engine.words import N_

HAND_OVER: Final = "hand-over"
HANDED_OVER: Final = "handed-over"
PARTS: Final = {
    "lead": N_("Trưởng đoàn"),
    "secretary": N_("Thư ký đoàn"),
    "member": N_("Thành viên đoàn"),
    ADDRESSEE: N_("người phải trả lời vướng mắc"),
    INSIDER: N_("người được biết cuộc kiểm tra chưa công bố"),
}


@dataclass(frozen=True, slots=True)
class Handed:
    """What went from one person to another: cases by name, roles, and how many notices wait.

    ``follows`` are open cases that come with a role in a unit; ``all_seen`` is ``False`` where the
    actor may not see every case there could be.
    """

    old: Person
    new: Person
    work: tuple[NamedWork, ...]
    roles: tuple[Appointment, ...]
    follows: tuple[Case, ...]
    waiting: int
    all_seen: bool


def named_work(uow: UnitOfWork, person: str, request: Request) -> tuple[NamedWork, ...]:
    """Return the open cases that hang on a person by name and exist for the actor, by code."""
    found = (NamedWork(case, parts_of(case, person)) for case in uow.cases.naming(person))
    return tuple(
        item
        for item in found
        if item.parts and is_open(item.case) and may_see(request.actor, item.case)
    )


def sees_all(request: Request) -> bool:
    """Tell whether no case can be hidden from the actor."""
    return bool(request.actor.roles & SEES_SECRETS)


def hand_over(
    application: Application, old: str, new: str, request: Request, conflict_reason: str = ""
) -> Handed:
    """Hand everything open of one person that the actor may see over to another."""
    now = application.clock.now()
    act = Act(
        f"person:{old}",
        HAND_OVER,
        request.actor,
        request.occurred_on,
        now,
        request.document,
        request.reason,
    )
    require_right(application.store, act)
    with application.store.write() as uow:
        uow.cases.lock_visits()
        work = _HandOver(application, uow, act, request, conflict_reason)
        handed = work.run(person_of(uow, old), person_of(uow, new))
        if not request.dry_run:
            uow.commit()
    return handed


@dataclass
class _HandOver:
    """One hand-over inside its transaction."""

    application: Application
    uow: UnitOfWork
    act: Act
    request: Request
    conflict_reason: str

    def run(self, old: Person, new: Person) -> Handed:
        today = office_day(self.act.recorded_at)
        _check(old, new, today)
        day = self.request.occurred_on
        work = named_work(self.uow, old.code, self.request)
        roles = tuple(item for item in old.appointments if item.holds_on(day))
        follows = self._follows(roles)
        self._write_people(old, new, day)
        stepper = Stepper(
            self.uow,
            self.application.rulebook,
            self.application.identities,
            self.act.recorded_at,
        )
        for item in work:
            self._amend(stepper, item.case, old.code, new.code)
        check_visits(stepper, self.act.actor)
        waiting = self._readdress(stepper, old.code, new.code)
        self._tell(stepper, new.code, work, follows)
        return Handed(old, new, work, roles, follows, waiting, sees_all(self.request))

    def _follows(self, roles: tuple[Appointment, ...]) -> tuple[Case, ...]:
        """Return the open cases of the units in which the person heads or receives letters."""
        units = {item.unit for item in roles if item.role in {Role.HEAD, Role.FOCAL} and item.unit}
        cases = (case for unit in sorted(units) for case in opened(self.uow.cases.of_unit(unit)))
        return tuple(case for case in cases if may_see(self.request.actor, case))

    def _write_people(self, old: Person, new: Person, day: date) -> None:
        register = Register(self.uow, self.application.identities)
        before, after = handed_roles(old, new, day)
        register.put_person(before, self.act)
        register.put_person(after, replace(self.act, chain=f"person:{new.code}"))
        self.uow.audit.append(self.act.draft({"handed_to": (None, new.code)}))

    def _amend(self, stepper: Stepper, case: Case, old: str, new: str) -> None:
        facts = facts_with(case, old, new)
        if facts and self.conflict_reason:
            facts["conflict_text"] = self.conflict_reason
        amendment = Amendment(
            HANDED_OVER,
            self.act.actor,
            self.act.occurred_on,
            self.act.document,
            self.act.reason,
            facts=facts,
            insiders=insiders_with(case, old, new),
        )
        stepper.amend(case, amendment)

    def _readdress(self, stepper: Stepper, old: str, new: str) -> int:
        """Give what waits for the one to the other; what the actor may not see stays as it is."""

        def readers(case: Case, _notice: Notice) -> tuple[str, ...]:
            return (new,) if may_see(self.request.actor, case) else (old,)

        return len(Readdressing(stepper, HANDED_OVER).of_person(old, readers))

    def _tell(
        self,
        stepper: Stepper,
        new: str,
        work: tuple[NamedWork, ...],
        follows: tuple[Case, ...],
    ) -> None:
        bundle = f"{HAND_OVER}/{self.application.identities.new_id()}"
        parts = {item.case.id: item.parts for item in work}
        for found in (*(item.case for item in work), *follows):
            case = self.uow.cases.get(found.id) or found
            lines = (
                *(ChangeLine(PARTS[part]) for part in parts.pop(case.id, ())),
                *deadline_lines(self.uow.deadlines.of_case(case.id)),
            )
            change = Change(ChangeKind.HANDOVER, lines, self.act.document, self.act.reason)
            stepper.tell_changes(bundle, case, [new], change)


def _check(old: Person, new: Person, today: date) -> None:
    if old.code == new.code:
        raise PartyRefused(
            N_("{code}: người giao và người nhận là một; ghi mã của hai người khác nhau"),
            code=old.code,
        )
    if new.has_left(today):
        raise PartyRefused(
            N_("{code} đã nghỉ từ {day}, không nhận bàn giao được; chọn người khác"),
            code=new.code,
            day=new.left_on,
        )
