"""The tasks of an amended plan: cancelled, changed, taken up again, opened, woken; and who is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dondoc.amending.report import PLAN_AMENDED
from dondoc.language import _
from dondoc.parties.acts import Act
from engine.amending import Amendment
from engine.case import DAEMON, Actor, Case, Command, Fact
from engine.change_letters import Change, ChangeKind, ChangeLine
from engine.decisions import OPEN, Decision
from engine.obligations import DeadlineState
from engine.plan import Plan, PlanRevision
from engine.readdressing import Readdressing
from engine.stepping import Stepper
from engine.timers import Notice
from engine.words import N_
from workflows.periodic_reports.amended_reports import ReportAmending, report_outcomes
from workflows.task import WITHOUT_DAY
from workflows.tasks.amended_task_case import DAYS, TaskChange
from workflows.tasks.amended_tasks import AmendedTasks, RowOutcome
from workflows.tasks.links import linked
from workflows.tasks.row_cases import TaskAmending
from workflows.tasks.rows import matched_rows

WAITS: Final = N_("nhiệm vụ chờ sự kiện, văn bản hoặc nhiệm vụ khác")
GOES_ON: Final = N_("nhiệm vụ thành thường xuyên")
TOLD: Final = ("text", "product_text", "target_text", "hand_in_to")
"""What a row says of the work itself: who has it is told when it changes."""


def task_outcomes(
    revisions: Sequence[PlanRevision], wanted: Plan, on: date, stepper: Stepper
) -> tuple[RowOutcome, ...]:
    """Return what becomes of the tasks and reports of a plan; nothing is written."""
    uow, old = stepper.uow, revisions[-1].plan
    if not (old.tasks or wanted.tasks or old.regimes or wanted.regimes):
        return ()
    cases = [case for case in uow.cases.of_plan(old.code) if not case.secret]
    number, new_id = revisions[-1].number + 1, stepper.identities.new_id
    reports = report_outcomes(
        ReportAmending(old, wanted, cases, on, number, new_id, uow.parties.units())
    )
    if not (old.tasks or wanted.tasks):
        return reports
    given = TaskAmending(
        old=old,
        new=wanted,
        rows=matched_rows(old.tasks, wanted.tasks),
        cases=cases,
        units=uow.parties.units(),
        on=on,
        number=number,
        earlier={item.number: item.plan for item in revisions},
        new_id=new_id,
    )
    return *linked(wanted, AmendedTasks(given).outcomes()), *reports


@dataclass(frozen=True, slots=True)
class TaskSteps:
    """Carries out inside one transaction what was decided about the tasks of a plan."""

    stepper: Stepper
    act: Act
    reason: str
    outcomes: Sequence[RowOutcome]

    def take(self) -> None:
        """Cancel, change and open; then let begin what waited for rows that have ended."""
        changes = [change for outcome in self.outcomes for change in outcome.changes]
        for change in changes:
            if change.cancel:
                self._cancel(change)
        for change in changes:
            if change and not change.cancel:
                self._change(change)
        for outcome in self.outcomes:
            for case in outcome.opened:
                self._open(case)
        for outcome in self.outcomes:
            for code in sorted(outcome.woken):
                daemon = Actor(DAEMON, on_behalf_of=self.act.actor.person)
                command = Command("row-ended", daemon, self.act.occurred_on, self.act.document)
                self.stepper.advance(self._case(code), command)

    def _case(self, code: str) -> Case:
        case = self.stepper.uow.cases.by_code(code)
        assert case is not None, code  # noqa: S101  (read or written in this transaction)
        return case

    def _cancel(self, change: TaskChange) -> None:
        command = self._command("cancel", change.facts)
        case = self.stepper.advance(self._case(change.case.code), command).case
        self._tell(case, ("unit",), ChangeLine(_("rút khỏi kế hoạch, không phải làm nữa")))

    def _command(self, event: str, facts: Mapping[str, Fact] | None = None) -> Command:
        act = self.act
        return Command(
            event, act.actor, act.occurred_on, act.document, self.reason, facts=facts or {}
        )

    def _change(self, change: TaskChange) -> None:
        before = self._case(change.case.code)
        act = self.act
        amendment = Amendment(PLAN_AMENDED, act.actor, act.occurred_on, act.document, self.reason,
                              change.dates, change.facts, change.unit, state=change.state)  # fmt: skip
        decision = self.stepper.amend(before, amendment)
        if change.unit:
            self._give(before, decision.case)
        elif lines := _lines(change, decision):
            self._tell(decision.case, ("unit",), *lines)

    def _give(self, before: Case, now: Case) -> None:
        """Give what waits to be said to the new unit, with what is the same unit's below; tell both."""
        moved = Readdressing(self.stepper, PLAN_AMENDED)
        moved.of_case(now, self._readers)
        line = ChangeLine(_("đơn vị chủ trì"), self._name(before.unit), self._name(now.unit))
        former = self._people(before, ("unit",))
        self._tell(now, ("unit", "unit_head"), line, besides=former)
        for child in self.stepper.uow.cases.children(now.id):
            rules = self.stepper.rulebook.rules_for(self.stepper.uow, child)
            if child.unit == before.unit and child.state in rules.definition.open_states:
                act = self.act
                amendment = Amendment(PLAN_AMENDED, act.actor, act.occurred_on, act.document,
                                      self.reason, unit=now.unit)  # fmt: skip
                moved.of_case(self.stepper.amend(child, amendment).case, self._readers)

    def _open(self, case: Case) -> None:
        opened = self.stepper.open(case, self._command(OPEN))
        line = ChangeLine(_("bổ sung vào kế hoạch"), new=_due(opened))
        self._tell(opened.case, ("unit",), line)

    def _readers(self, case: Case, notice: Notice) -> tuple[str, ...]:
        return self._people(case, (notice.request.audience,))

    def _people(self, case: Case, audiences: Sequence[str]) -> tuple[str, ...]:
        rules = self.stepper.rulebook.rules_for(self.stepper.uow, case)
        links = self.stepper.links(case)
        found = (self.stepper.people_of(case, each, rules, links) for each in audiences)
        return tuple(dict.fromkeys(code for people in found for code in people))

    def _name(self, code: str | None) -> str:
        unit = self.stepper.uow.parties.unit(code or "")
        return unit.name_on(self.act.occurred_on) if unit else (code or "")

    def _tell(
        self, case: Case, audiences: Sequence[str], *lines: ChangeLine, besides: Sequence[str] = ()
    ) -> None:
        people = tuple(dict.fromkeys((*self._people(case, audiences), *besides)))
        change = Change(ChangeKind.PLAN, lines, self.act.document, self.act.reason)
        self.stepper.tell_changes(self.stepper.bundle, case, people, change)


def _lines(change: TaskChange, decision: Decision) -> tuple[ChangeLine, ...]:
    """Return what is said of a change besides its new day."""
    if change.reopened:
        return (ChangeLine(_("trở lại kế hoạch"), new=_due(decision)),)
    lost = next((change.case.dates[name] for name in DAYS if name in change.case.dates), None)
    stays = lost is None or any(name in decision.case.dates for name in DAYS)
    note = "" if stays else _("không còn hạn {day}", day=lost)
    if change.state in WITHOUT_DAY:
        return (ChangeLine(_(WAITS if change.state == "waiting" else GOES_ON), note=note),)
    if any(name in change.facts for name in TOLD):
        return (ChangeLine(_("nội dung nhiệm vụ thay đổi")),)
    return ()


def _due(decision: Decision) -> str:
    """Return the day on which a result is due from now on, in ISO 8601."""
    days = (
        it.due_on
        for it in decision.deadlines
        if it.state is DeadlineState.OPEN and it.owner == "unit"
    )
    return next((day.isoformat() for day in days if day), "")
