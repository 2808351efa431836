"""Acknowledging: somebody has seen a deadline, so its early reminders to them may stop."""

from dataclasses import dataclass

from engine.audit import AuditDraft
from engine.case import Actor, Case
from engine.errors import EventRefused, NotFound, RightMissing
from engine.obligations import Deadline, DeadlineState
from engine.ports import Clock, Identities, Store, UnitOfWork
from engine.rights import may_see, relations
from engine.stepping import Rulebook, Stepper
from engine.words import N_


@dataclass(frozen=True, slots=True)
class AcknowledgeService:
    """Records that the owner of a deadline knows of it; what is late is reminded of all the same."""

    store: Store
    rulebook: Rulebook
    clock: Clock
    identities: Identities

    def acknowledge(
        self, code: str, actor: Actor, name: str | None = None, *, dry_run: bool = False
    ) -> tuple[Deadline, ...]:
        """Acknowledge the open deadlines of a case (or the one of a name) for a person.

        The person is the one acted for, else the actor. Raises ``NotFound``, ``EventRefused`` when
        nothing is open, and ``RightMissing`` (after recording it) for somebody who stands outside.
        """
        try:
            with self.store.write() as uow:
                case = uow.cases.by_code(code)
                if case is None or not may_see(actor, case):
                    raise NotFound(
                        N_("không có hồ sơ {code}; xem danh sách bằng “dondoc case list”"),
                        code=code,
                    )
                found = self._seen(uow, case, actor, name)
                if not dry_run:
                    uow.commit()
                return found
        except RightMissing as refusal:
            self._record_refusal(code, actor, refusal)
            raise

    def _seen(
        self, uow: UnitOfWork, case: Case, actor: Actor, name: str | None
    ) -> tuple[Deadline, ...]:
        person = actor.on_behalf_of or actor.person
        stepper = Stepper(uow, self.rulebook, self.identities, self.clock.now())
        opened = tuple(
            item
            for item in uow.deadlines.of_case(case.id)
            if item.state is DeadlineState.OPEN and name in {None, item.name}
        )
        own = self._owned(stepper, case, person, opened)
        related = relations(actor, case, stepper.team(case, stepper.links(case)))
        if not related and not own:
            raise RightMissing(
                N_("{person} không liên quan đến {code}; chỉ người được nhắc mới xác nhận"),
                person=person,
                code=case.code,
            )
        if not opened:
            raise EventRefused(
                N_("{code} không có thời hạn nào đang mở để xác nhận; xem “dondoc case show”"),
                code=case.code,
            )
        seen = own or opened
        for item in seen:
            uow.notices.acknowledge(person, item.key, stepper.now)
        uow.audit.append(self._draft(stepper, case, actor, seen))
        return seen

    def _owned(
        self, stepper: Stepper, case: Case, person: str, opened: tuple[Deadline, ...]
    ) -> tuple[Deadline, ...]:
        """Return the deadlines that are this person's own."""
        rules = self.rulebook.rules_for(stepper.uow, case)
        circle = stepper.circle(case, rules, stepper.links(case))
        return tuple(item for item in opened if person in circle.people_of(item.owner))

    def _draft(
        self, stepper: Stepper, case: Case, actor: Actor, seen: tuple[Deadline, ...]
    ) -> AuditDraft:
        """Write on a chain of its own: the entries of a case fold to what the case is, no more.

        Not on the person's chain either: where the case is secret the entry is hidden, and a chain
        that is hidden in part would show others a gap.
        """
        person = actor.on_behalf_of or actor.person
        return AuditDraft(
            chain=f"acknowledged:{case.id}:{person}",
            action="acknowledge",
            person=actor.person,
            on_behalf_of=actor.on_behalf_of,
            case_id=case.id,
            occurred_on=self.rulebook.office_rules(stepper.uow).day_of(stepper.now),
            recorded_at=stepper.now,
            changes={f"acknowledged.{item.name}": (None, item.key) for item in seen},
        )

    def _record_refusal(self, code: str, actor: Actor, refusal: RightMissing) -> None:
        with self.store.write() as uow:
            case = uow.cases.by_code(code)
            if case is not None:
                uow.audit.append(
                    AuditDraft(
                        chain=f"case:{case.id}",
                        action="acknowledge",
                        person=actor.person,
                        on_behalf_of=actor.on_behalf_of,
                        case_id=case.id,
                        recorded_at=self.clock.now(),
                        outcome=f"refused:{refusal.code}",
                    )
                )
                uow.commit()
