"""The steps of an amended plan: what was withdrawn, moved, added and reckoned by other numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dondoc.amending.report import PLAN_AMENDED, amend_columns, shifts_of
from dondoc.amending.tasks import TaskSteps
from dondoc.language import _
from dondoc.parties.acts import Act, Register
from dondoc.words.plans import document_words
from engine.amending import Amendment, amend
from engine.calendar_lines import PROVISIONAL
from engine.case import DAEMON, Actor, Case, Command, Fact
from engine.change_letters import Change, ChangeKind, ChangeLine
from engine.decisions import OPEN
from engine.errors import InvalidInput
from engine.obligations import DeadlineState
from engine.plan import Plan
from engine.stepping import Stepper
from engine.words import N_
from workflows.amended_cases import MOVABLE, CaseChange, round_change, visit_change
from workflows.plan_changes import PlanChanges
from workflows.plan_refusals import OVER
from workflows.plan_tables import RULES
from workflows.planned_cases import round_case, visit_case
from workflows.tasks.amended_tasks import RowOutcome


@dataclass(frozen=True, slots=True)
class AmendSteps:
    """Carries the changes of a plan out inside one transaction, after the plan itself was written.

    Secret cases are left alone: they follow with their next step, or when they are announced.
    """

    stepper: Stepper
    act: Act
    old: Plan
    new: Plan
    changes: PlanChanges

    def take(self, tasks: Sequence[RowOutcome] = ()) -> None:
        """Write everything: registers and log, then withdrawn, moved, added, tasks, and the rest."""
        self._register()
        self._log()
        self._withdraw()
        self._add_rounds()
        self._change_rounds()
        self._move_visits()
        touched = self._add_visits()
        told = TaskSteps(self.stepper, self.act, self._reason, tasks)
        told.take()
        self._follow_rules()
        for code in touched:
            self._look(code)
        self._tell_shifts()

    @property
    def _reason(self) -> str:
        document = self.act.document
        words = document_words(document) if document else self.new.number
        return self.act.reason or _("điều chỉnh kế hoạch theo {document}", document=words)

    def _case(self, code: str) -> Case:
        case = self.stepper.uow.cases.by_code(code)
        assert case is not None, code  # noqa: S101  (refused before anything was written)
        return case

    def _command(
        self, event: str, dates: Mapping[str, date | None], facts: Mapping[str, Fact]
    ) -> Command:
        act = self.act
        return Command(event, act.actor, act.occurred_on, act.document, self._reason, dates, facts)

    def _register(self) -> None:
        register = Register(self.stepper.uow, self.stepper.identities)
        units = {unit.code for unit in self.stepper.uow.parties.units()}
        people = {person.code for person in self.stepper.uow.parties.people()}
        for unit in self.new.units:
            if unit.code not in units:
                act = replace(self.act, chain=f"unit:{unit.code}", action="register")
                register.put_unit(unit, act)
        for person in self.new.people:
            if person.code not in people:
                act = replace(self.act, chain=f"person:{person.code}", action="register")
                register.put_person(person, act)

    def _log(self) -> None:
        uow, act = self.stepper.uow, self.act
        ref = uow.texts.put(act.reason, self.stepper.identities.new_id()) if act.reason else ""
        number = uow.plans.revisions(self.new.code)[-1].number
        columns = amend_columns(self.old, self.new, self.changes, number)
        uow.audit.append(act.draft(columns, reason_ref=ref))

    def _withdraw(self) -> None:
        waiting = [code for code in self.changes.visits.removed
                   if self._case(code).state in MOVABLE]  # fmt: skip
        if waiting and not self.act.reason.strip():
            raise InvalidInput(
                N_("rút {codes}: cuộc bị rút kết thúc kèm lý do; ghi thêm --reason"), codes=waiting
            )
        for code in waiting:
            self.stepper.advance(self._case(code), self._command("cancel", {}, {}))

    def _add_rounds(self) -> None:
        for planned in self.changes.rounds.added.values():
            case = round_case(self.new, planned, self.stepper.identities.new_id())
            self.stepper.open(case, self._command(OPEN, {}, {}))

    def _change_rounds(self) -> None:
        for code, (before, after) in self.changes.rounds.changed.items():
            case = self._case(code)
            team = set(self.stepper.team(case, self.stepper.links(case)).everyone())
            self._apply(case, round_change(before, after, case))
            now = self._case(code)
            fresh = set(self.stepper.team(now, self.stepper.links(now)).everyone())
            people = sorted(team ^ fresh)
            self._tell(now, people, ChangeLine(_("thành phần đoàn kiểm tra thay đổi")))

    def _move_visits(self) -> None:
        before = {visit.code: visit for visit in self.old.visits}
        for visit in self.new.visits:
            if visit.code in before:
                case = self._case(visit.code)
                visits = (before[visit.code], visit)
                self._apply(case, visit_change((self.old, self.new), visits, case))

    def _apply(self, case: Case, change: CaseChange) -> None:
        if not change or case.state in OVER:
            return
        if change.event:
            command = self._command(change.event, change.step_dates, change.step_facts)
            self.stepper.advance(case, command)
        if change.dates or change.facts:
            self.stepper.amend(self._case(case.code), self._amendment(change.dates, change.facts))

    def _amendment(
        self, dates: Mapping[str, date | None] | None = None,
        facts: Mapping[str, Fact] | None = None,
    ) -> Amendment:  # fmt: skip
        act = self.act
        return Amendment(PLAN_AMENDED, act.actor, act.occurred_on, act.document, self._reason,
                         dates or {}, facts or {})  # fmt: skip

    def _add_visits(self) -> tuple[str, ...]:
        """Open the new visits, those above before those below; return the rounds to look again."""
        added = sorted(self.changes.visits.added.values(), key=lambda item: item.parent is not None)
        for visit in added:
            of_round = self._case(visit.round)
            parent = self._case(visit.parent) if visit.parent else None
            new_id = self.stepper.identities.new_id()
            case = visit_case(self.new, visit, of_round, parent, new_id)
            opened = self.stepper.open(case, self._command(OPEN, {}, {})).case
            day = visit.first_on.isoformat() if visit.first_on else ""
            self._tell_audience(opened, "team", ChangeLine(_("bổ sung cuộc kiểm tra"), new=day))
        return tuple(dict.fromkeys(visit.round for visit in added))

    def _look(self, code: str) -> None:
        daemon = Actor(DAEMON, on_behalf_of=self.act.actor.person)
        self.stepper.advance(
            self._case(code), Command("visits-changed", daemon, self.act.occurred_on)
        )

    def _follow_rules(self) -> None:
        """Reckon what is open by the numbers now in force, where a plan sets any."""
        stepper, regimes = self.stepper, bool(self.changes.regimes)
        for case in stepper.uow.cases.of_plan(self.new.code):
            if case.secret or not (regimes or case.workflow in RULES):
                continue
            rules, links = stepper.rulebook.rules_for(stepper.uow, case), stepper.links(case)
            if case.state not in rules.definition.open_states:
                continue
            amendment = self._amendment()
            if not amend(case, amendment, rules, links, stepper.now).deadlines:
                continue
            stepper.amend(case, amendment)

    def _tell_shifts(self) -> None:
        """Tell those whose time has come by when things are due now."""
        for shift in tuple(shifts_of(self.stepper.taken)):
            case = self._case(shift.case)
            rules = self.stepper.rulebook.rules_for(self.stepper.uow, case)
            template = next(it for it in rules.definition.rules if it.name == shift.name)
            asked_for = case.state in template.reminding and template.rungs
            if asked_for and shift.state == DeadlineState.OPEN.value and not shift.fresh:
                days = (shift.old_on or "", shift.new_on or "")
                note = _(PROVISIONAL) if shift.provisional else ""
                line = ChangeLine(_(shift.label), *days, note=note)
                self._tell_audience(case, shift.owner, line)

    def _tell_audience(self, case: Case, audience: str, line: ChangeLine) -> None:
        rules = self.stepper.rulebook.rules_for(self.stepper.uow, case)
        links = self.stepper.links(case)
        self._tell(case, self.stepper.people_of(case, audience, rules, links), line)

    def _tell(self, case: Case, people: tuple[str, ...] | list[str], line: ChangeLine) -> None:
        if people:
            change = Change(ChangeKind.PLAN, (line,), self.act.document, self.act.reason)
            self.stepper.tell_changes(self.stepper.bundle, case, people, change)
