"""CaseService: the door through which people change cases; each call is one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NoReturn

from engine.audit import AuditDraft
from engine.backdating import BACKDATING, check_backdating, is_late_entry
from engine.case import DAEMON, Actor, Case, Command
from engine.decisions import OPEN, Decision
from engine.errors import NotFound, RightMissing
from engine.office_policy import office_number
from engine.plan import Plan
from engine.ports import Clock, Identities, Store, UnitOfWork
from engine.rights import is_barred, may_see, may_send, senders
from engine.situation import Links
from engine.stepping import Rulebook, Stepper
from engine.visit_check import check_visits
from engine.words import N_

Order = tuple[str, Command]
"""The code of a case, and what is to happen to it."""


@dataclass(frozen=True, slots=True)
class CaseService:
    """Advances cases and brings new ones into being; every act leaves an audit entry."""

    store: Store
    rulebook: Rulebook
    clock: Clock
    identities: Identities

    def advance(
        self,
        code: str,
        command: Command,
        *,
        evidence: Sequence[tuple[str, bytes]] = (),
        dry_run: bool = False,
    ) -> tuple[Decision, ...]:
        """Send an event to the case of a code; return every decision it led to, in order.

        ``evidence`` are files by name that come with the command: kept in the same transaction,
        their hashes added to the case's fact ``evidence``. With ``dry_run`` everything is decided
        and nothing written. Raises ``NotFound``, ``RightMissing`` (each after recording the refusal),
        ``EventRefused``, ``InvalidInput``, ``Conflict``.
        """
        return self._act(((code, command),), evidence, dry_run=dry_run)

    def advance_together(
        self,
        orders: Sequence[Order],
        *,
        births: Sequence[Case] = (),
        note: Callable[[UnitOfWork], None] | None = None,
        dry_run: bool = False,
    ) -> tuple[Decision, ...]:
        """Send events to several cases as one act: all are taken or none.

        All come from one actor. ``births`` are new cases that come with the last order; ``note`` writes
        what belongs to no case. Raises as ``advance`` does, about the first order that is refused.
        """
        return self._act(orders, births=births, note=note, dry_run=dry_run)

    def _act(
        self,
        orders: Sequence[Order],
        evidence: Sequence[tuple[str, bytes]] = (),
        *,
        births: Sequence[Case] = (),
        note: Callable[[UnitOfWork], None] | None = None,
        dry_run: bool,
    ) -> tuple[Decision, ...]:
        at = orders[0] if orders else None
        try:
            with self.store.write() as uow:
                stepper = self._stepper(uow)
                for at in orders:
                    self._take(stepper, *at, evidence)
                for case in births:
                    stepper.open(case, orders[-1][1])
                if note is not None:
                    note(uow)
                for _, command in orders[:1]:
                    check_visits(stepper, command.actor)
                if not dry_run:
                    uow.commit()
                return tuple(stepper.taken)
        except NotFound:
            self._refused(at)
            raise
        except RightMissing as refusal:
            self._refused(at, refusal)
            raise

    def _take(
        self,
        stepper: Stepper,
        code: str,
        command: Command,
        evidence: Sequence[tuple[str, bytes]],
    ) -> None:
        case = self._visible(stepper.uow, code, command)
        links = stepper.links(case)
        self._check_right(stepper, case, command, links)
        self._check_backdating(stepper, command)
        stepper.advance(case, _with_evidence(stepper, case, command, evidence), links)

    def _refused(self, order: Order | None, refusal: RightMissing | None = None) -> None:
        """Record, after the transaction has ended, what was tried in vain."""
        if order is not None and refusal is not None:
            self._record_refusal(*order, refusal)
        elif order is not None:
            self.note_attempt(*order)

    def note_attempt(self, code: str, command: Command) -> None:
        """Record an event that was sent to a secret case by somebody for whom it does not exist.

        The entry is as hidden as the case. A code that nobody has takes the same way up to the look
        itself, so that a busy or full database answers alike for both.
        """
        with self.store.write() as uow:
            case = uow.cases.by_code(code.strip())
            if case is not None and not may_see(command.actor, case):
                chain = f"case:{case.id}"
                uow.audit.append(self._refusal_draft(chain, case.id, command, NotFound.code))
                uow.commit()

    def open(
        self, cases: Sequence[Case], command: Command, *, dry_run: bool = False
    ) -> tuple[Decision, ...]:
        """Bring new cases into being in one transaction, in the order given."""
        with self.store.write() as uow:
            stepper = self._stepper(uow)
            for case in cases:
                stepper.open(case, command)
            check_visits(stepper, command.actor)
            if not dry_run:
                uow.commit()
            return tuple(stepper.taken)

    def refuse(self, chain: str, command: Command, refusal: RightMissing) -> NoReturn:
        """Record that somebody had no right to what belongs to no case yet, and raise it."""
        with self.store.write() as uow:
            uow.audit.append(self._refusal_draft(chain, None, command, refusal.code))
            uow.commit()
        raise refusal

    def load_plan(
        self, plan: Plan, cases: Sequence[Case], command: Command, *, dry_run: bool = False
    ) -> tuple[Decision, ...]:
        """Register a plan with its units and people and open its cases, all or nothing.

        ``cases`` come rounds first, then inspections, then sub-inspections. A person already
        registered keeps what is registered.
        """
        with self.store.write() as uow:
            stepper = self._stepper(uow)
            now = stepper.now
            uow.cases.lock_visits()  # before anything is written: nobody waits in a circle
            uow.plans.add(plan, now)
            known_units = {unit.code for unit in uow.parties.units()}
            known_people = {person.code for person in uow.parties.people()}
            for unit in plan.units:
                if unit.code not in known_units:
                    uow.parties.put_unit(unit)
            for person in plan.people:
                if person.code not in known_people:
                    uow.parties.put_person(person)
            uow.audit.append(_plan_draft(plan, command, stepper))
            for case in cases:
                stepper.open(case, command)
            born = [decision.case for decision in stepper.taken]
            for case in born:
                if case.workflow == "round":
                    self._look(stepper, case, command)
            check_visits(stepper, command.actor, planned=True)
            if not dry_run:
                uow.commit()
            return tuple(stepper.taken)

    def _look(self, stepper: Stepper, case: Case, command: Command) -> None:
        """Let a round look at its visits once all of them exist."""
        daemon = Actor(DAEMON, on_behalf_of=command.actor.person)
        stepper.advance(case, Command("visits-changed", daemon, command.occurred_on))

    def _stepper(self, uow: UnitOfWork) -> Stepper:
        return Stepper(uow, self.rulebook, self.identities, self.clock.now())

    def _visible(self, uow: UnitOfWork, code: str, command: Command) -> Case:
        case = uow.cases.by_code(code)
        if case is None or not may_see(command.actor, case):
            # The same words whether it is hidden or does not exist: a difference would tell.
            raise NotFound(
                N_("không có hồ sơ {code}; xem danh sách bằng “dondoc case list”"), code=code
            )
        return case

    def _check_right(self, stepper: Stepper, case: Case, command: Command, links: Links) -> None:
        rules = self.rulebook.rules_for(stepper.uow, case)
        leaving = rules.definition.leaving(case.state, command.event)
        team = stepper.team(case, links)
        if leaving and all(is_barred(command.actor, case, way) for way in leaving):
            raise RightMissing(
                N_(
                    "{person} không được “{event}” đối với {code}: đã đứng ra xin hoặc được xin thay; "
                    "phải là người khác trả lời"
                ),
                person=command.actor.person,
                event=leaving[0].label,
                code=case.code,
            )
        if leaving and not any(may_send(command.actor, case, team, way) for way in leaving):
            raise RightMissing(
                N_("{person} không có quyền “{event}” đối với {code}; cần một trong: {allowed}"),
                person=command.actor.person,
                event=leaving[0].label,
                code=case.code,
                allowed=", ".join(senders(case, leaving[0])),
            )

    def _check_backdating(self, stepper: Stepper, command: Command) -> None:
        rules = self.rulebook.office_rules(stepper.uow)
        today = rules.day_of(stepper.now)
        if is_late_entry(command, today):
            most = office_number(stepper.uow.settings, BACKDATING)
            check_backdating(command, today, rules.history.as_known_on(today), most)

    def _record_refusal(self, code: str, command: Command, refusal: RightMissing) -> None:
        with self.store.write() as uow:
            case = uow.cases.by_code(code)
            if case is not None:
                chain = f"case:{case.id}"
                uow.audit.append(self._refusal_draft(chain, case.id, command, refusal.code))
                uow.commit()

    def _refusal_draft(
        self, chain: str, case_id: str | None, command: Command, reason: str
    ) -> AuditDraft:
        return AuditDraft(
            chain=chain,
            action=command.event,
            person=command.actor.person,
            on_behalf_of=command.actor.on_behalf_of,
            case_id=case_id,
            occurred_on=command.occurred_on,
            recorded_at=self.clock.now(),
            outcome=f"refused:{reason}",
        )


def _with_evidence(
    stepper: Stepper, case: Case, command: Command, files: Sequence[tuple[str, bytes]]
) -> Command:
    if not files:
        return command
    kept = case.facts.get("evidence")
    before = [*kept] if isinstance(kept, list | tuple) else []
    hashes = [stepper.uow.evidence.put(name, content, stepper.now) for name, content in files]
    facts = {**command.facts, "evidence": list(dict.fromkeys([*before, *hashes]))}
    return replace(command, facts=facts)


def _plan_draft(plan: Plan, command: Command, stepper: Stepper) -> AuditDraft:
    issued: date | None = plan.issued_on
    return AuditDraft(
        chain=f"plan:{plan.code}",
        action="load",
        person=command.actor.person,
        on_behalf_of=command.actor.on_behalf_of,
        occurred_on=command.occurred_on,
        recorded_at=stepper.now,
        document=command.document,
        changes={
            "number": (None, plan.number),
            "issued_on": (None, issued.isoformat() if issued else None),
            "sha256": (None, plan.source_sha256),
            "visits": (None, len(plan.visits)),
        },
    )


__all__ = ["OPEN", "CaseService"]
