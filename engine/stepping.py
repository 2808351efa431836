"""One transaction of steps: a decision, the cases it bears, the cases it tells, all written together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from engine.amending import Amendment, amend
from engine.audience import Circle
from engine.case import DAEMON, Actor, Case, Command
from engine.change_letters import Change, change_notices
from engine.conflicts import arranges
from engine.decisions import OPEN, Decision, begin, decide
from engine.errors import EventRefused
from engine.free_text import with_refs
from engine.obligations import Deadline
from engine.parties import Person, Team, Unit
from engine.ports import Identities, UnitOfWork
from engine.revealing import revealed
from engine.rights import may_see
from engine.rules import Rules
from engine.situation import Birth, Links, Tell, team_of
from engine.succession import successors_of
from engine.timers import Notice, NoticeRequest, Timer, daily_bundle

_DEPTH_LIMIT = 20
"""Remediation, inspection, parent, round, the round itself: more is a circle."""


class Rulebook(Protocol):
    """Where the rules of a case come from: its workflow version, its plan, the calendar."""

    def rules_for(self, uow: UnitOfWork, case: Case) -> Rules:
        """Return the rules a case lives under."""

    def office_rules(self, uow: UnitOfWork) -> Rules:
        """Return the office's zone and calendar, whatever the workflow."""

    def initial_state(self, workflow: str) -> tuple[str, int]:
        """Return the initial state and the newest version of a workflow."""


@dataclass(slots=True)
class Stepper:
    """Applies decisions inside one unit of work; the caller commits.

    ``taken`` collects the decisions as they were written. Letters of steps taken while ``bundle`` is
    set go out as one message to each person, with the change letters of that name.
    """

    uow: UnitOfWork
    rulebook: Rulebook
    identities: Identities
    now: datetime
    taken: list[Decision] = field(default_factory=list)
    bundle: str = ""
    _people: tuple[Person, ...] | None = None
    _organisers: dict[str, Unit | None] = field(default_factory=dict)
    _depth: int = 0

    def advance(self, case: Case, command: Command, links: Links | None = None) -> Decision:
        """Decide an event for a case and write everything that follows from it.

        ``links`` are its relatives where they have just been read in this transaction.
        """
        rules = self.rulebook.rules_for(self.uow, case)
        prepared = self._without_free_text(command)
        decision = decide(case, prepared, rules, links or self.links(case), self.now)
        self._write(decision, prepared, rules)
        return decision

    def amend(self, case: Case, amendment: Amendment) -> Decision:
        """Change a case otherwise than by a step of its workflow and write what follows from it."""
        rules = self.rulebook.rules_for(self.uow, case)
        prepared = replace(amendment, facts=with_refs(amendment.facts, self._put_text))
        decision = amend(case, prepared, rules, self.links(case), self.now)
        self._write(decision, prepared.command, rules)
        return decision

    def put(self, decision: Decision, amendment: Amendment) -> None:
        """Write a decision about an amendment that was taken elsewhere."""
        rules = self.rulebook.rules_for(self.uow, decision.case)
        self._write(decision, amendment.command, rules)

    def open(self, case: Case, command: Command, said: tuple[NoticeRequest, ...] = ()) -> Decision:
        """Bring a complete new case into being and write it, with what is said of it at once."""
        rules = self.rulebook.rules_for(self.uow, case)
        born = replace(case, facts=with_refs(case.facts, self._put_text))
        decision = begin(born, command, rules, self._above(born), self.now, said)
        self._take_turn(decision)
        self.uow.cases.add(decision.case)
        self._write(decision, command, rules, new=True)
        return decision

    def links(self, case: Case) -> Links:
        """Read the relatives and deadlines of a case."""
        children = self.uow.cases.children(case.id)
        return replace(self.addressing(case), children=children)

    def addressing(self, case: Case) -> Links:
        """Read what decides who is told about a case: those above it, and its deadlines."""
        return replace(self._above(case), deadlines=self.uow.deadlines.of_case(case.id))

    def _above(self, case: Case) -> Links:
        cases = self.uow.cases
        parent = cases.get(case.parent_id) if case.parent_id else None
        same = case.round_id == case.parent_id
        above = parent if same else cases.get(case.round_id) if case.round_id else None
        return Links(parent=parent, round=above)

    def team(self, case: Case, links: Links) -> Team:
        """Return the team at work on a case."""
        own = team_of(case)
        return own if own.everyone() else links.team

    def people(self) -> tuple[Person, ...]:
        """Return the registered people, read once in this transaction."""
        if self._people is None:
            self._people = self.uow.parties.people()
        return self._people

    def _put_text(self, text: str) -> str:
        return self.uow.texts.put(text, self.identities.new_id()) if text else ""

    def _without_free_text(self, command: Command) -> Command:
        return replace(command, facts=with_refs(command.facts, self._put_text))

    def _write(
        self, decision: Decision, command: Command, rules: Rules, *, new: bool = False
    ) -> None:
        uow = self.uow
        if not new:
            self._take_turn(decision)
            uow.cases.save(decision.case)
        uow.deadlines.put(decision.deadlines)
        uow.timers.reconcile(decision.case.id, decision.timers, self.now)
        self._notify(decision, rules)
        uow.audit.append(replace(decision.draft, reason_ref=self._put_text(command.reason)))
        self.taken.append(decision)
        for birth in decision.births:
            self._bear(decision.case, birth, command)
        for child, amendment in revealed(decision, uow.cases.children):
            self.amend(child, amendment)
        for tell in decision.tells:
            self._tell(tell, command)

    def _notify(self, decision: Decision, rules: Rules) -> None:
        if decision.notices:
            links = self.addressing(decision.case)
            deadlines = {item.name: item for item in links.deadlines}
            for request in decision.notices:
                deadline = deadlines.get(request.deadline or "")
                self.give(decision.case, request, deadline, rules, links)

    def give(
        self,
        case: Case,
        request: NoticeRequest,
        deadline: Deadline | None,
        rules: Rules,
        links: Links,
        timer: Timer | None = None,
    ) -> tuple[str, ...]:
        """Write one notice for everybody of an audience of today who may see the case; return who.

        It is due on the day its timer was set for, so that an outage shows.
        """
        day = rules.day_of(self.now)
        allowed = self.people_of(case, request.audience, rules, links)
        stem = deadline.key if deadline else f"{case.id}/{case.version}"
        self.uow.notices.add(
            Notice(
                id=self.identities.new_id(),
                case_id=case.id,
                person=code,
                request=request,
                due_on=rules.day_of(timer.fires_at) if timer else day,
                round=deadline.round if deadline else 1,
                revision=deadline.revision if deadline else 0,
                key=timer.key if timer else f"{stem}/{request.template}",
                bundle="" if timer else self.bundle or daily_bundle(request, day),
            )
            for code in allowed
        )
        return allowed

    def people_of(self, case: Case, audience: str, rules: Rules, links: Links) -> tuple[str, ...]:
        """Return the people of an audience of today who may see the case; of a secret one somebody.

        Those who know of it stand in, else leadership: the reminder would be lost.
        """
        circle = self.circle(case, rules, links)
        allowed = self._who_may_see(case, circle.people_of(audience), circle.day)
        if allowed or not case.secret:
            return allowed
        knowing = tuple(
            person.code
            for person in self.people()
            if person.code in case.insiders and not person.has_left(circle.day)
        )
        return knowing or self._who_may_see(case, circle.people_of("leadership"), circle.day)

    def circle(self, case: Case, rules: Rules, links: Links) -> Circle:
        """Return the people around a case today."""
        day, team = rules.day_of(self.now), self.team(case, links)
        heirs = self._heirs_of(rules.organiser, day)
        return Circle.around(case, team, self.people(), day, rules.organiser, heirs)

    def _heirs_of(self, organiser: str | None, day: date) -> tuple[str, ...]:
        """Return who carries on the work of an organiser that has ended, read once a transaction."""
        if organiser is not None and organiser not in self._organisers:
            self._organisers[organiser] = self.uow.parties.unit(organiser)
        unit = self._organisers.get(organiser or "")
        if unit is None or unit.exists_on(day):
            return ()
        units = {each.code: each for each in self.uow.parties.units()}
        return tuple(code for code in successors_of(units, unit.code, day) if code != unit.code)

    def tell_changes(
        self, bundle: str, case: Case, people: Sequence[str], change: Change
    ) -> tuple[str, ...]:
        """Write what an act changed about a case for those who may see it; return who they are."""
        day = self.rulebook.office_rules(self.uow).day_of(self.now)
        allowed = self._who_may_see(case, people, day)
        new_id = self.identities.new_id
        self.uow.notices.add(change_notices(bundle, case, allowed, change, day, new_id))
        return allowed

    def write_to(self, case: Case, people: Sequence[str], request: NoticeRequest, key: str) -> None:
        """Write a letter about a case to those of some people who may see it."""
        day = self.rulebook.office_rules(self.uow).day_of(self.now)
        new_id = self.identities.new_id
        self.uow.notices.add(
            Notice(new_id(), case.id, code, request, day, key=key)
            for code in self._who_may_see(case, people, day)
        )

    def _take_turn(self, decision: Decision) -> None:
        """Wait, before visits or teams change, until whoever else plans them has ended."""
        if arranges(decision.before, decision.case):
            self.uow.cases.lock_visits()

    def _who_may_see(self, case: Case, codes: Sequence[str], today: date) -> tuple[str, ...]:
        if not case.secret:
            return tuple(codes)
        by_code: Mapping[str, Person] = {person.code: person for person in self.people()}
        return tuple(
            code
            for code in codes
            if code in by_code
            and may_see(Actor(code, roles=frozenset(by_code[code].roles_on(today))), case)
        )

    def _bear(self, parent: Case, birth: Birth, command: Command) -> None:
        state, version = self.rulebook.initial_state(birth.workflow)
        case = Case(
            id=self.identities.new_id(),
            code=birth.code,
            workflow=birth.workflow,
            workflow_version=version,
            state=state,
            version=1,
            plan=parent.plan,
            unit=birth.unit,
            parent_id=parent.id,
            round_id=parent.round_id,
            secret=parent.secret,
            insiders=parent.insiders,
            dates=birth.dates,
            facts=birth.facts,
        )
        born = Command(OPEN, command.actor, command.occurred_on, document=command.document)
        self.open(case, born, birth.notices)

    def _tell(self, tell: Tell, cause: Command) -> None:
        # Locked before its relatives are read: two children that end together must see each other.
        self.uow.cases.lock([tell.case_id])
        case = self.uow.cases.get(tell.case_id)
        if case is None:
            return
        command = Command(
            tell.event,
            Actor(DAEMON, on_behalf_of=cause.actor.person),
            cause.occurred_on,
            document=cause.document,
            reason=tell.reason,
            dates=tell.dates,
            facts=tell.facts,
        )
        if self._depth == _DEPTH_LIMIT:
            raise RuntimeError("cases tell each other without end")
        self._depth += 1
        try:
            self.advance(case, command)
        except EventRefused:
            if not tell.optional:
                raise
        finally:
            self._depth -= 1
