"""A plan amended by a document: what changes is written with every case it touches, in one act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from dondoc.amending.quotas import figures_of, quota_shifts
from dondoc.amending.report import AmendReport, closed_year, report_of
from dondoc.amending.rows import days_gone, row_effects
from dondoc.amending.steps import AmendSteps
from dondoc.amending.tasks import task_outcomes
from dondoc.clock import office_day
from dondoc.parties.acts import Act, require_right
from dondoc.wiring import Application
from dondoc.words.plans import document_words
from engine.case import Actor, Case, DocumentRef
from engine.errors import Conflict, DondocError, InvalidInput, NotFound
from engine.plan import Plan, PlanRevision
from engine.ports import UnitOfWork
from engine.stepping import Stepper
from engine.visit_check import check_visits
from engine.words import N_
from workflows.plan_changes import (
    PlanChanges,
    amended_plan,
    base_of,
    changes_between,
    with_letters,
)
from workflows.plan_refusals import Amendable, refusals
from workflows.problems import Problem
from workflows.tasks.amended_tasks import RowOutcome


class PlanNotAmendable(DondocError):
    """A revised plan asks for what no document can amend; ``problems`` are all of it."""

    code = "plan-not-amendable"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Say how many problems there are; each has its own sentence."""
        super().__init__(
            N_("có {count} điều không điều chỉnh được; sửa tệp rồi làm lại, chưa ghi gì"),
            count=len(problems),
        )
        self.problems = problems


Revise: TypeAlias = Callable[[tuple[PlanRevision, ...]], Plan]
"""From what a plan was and is to what it should be."""


def by_file(plan: Plan) -> Revise:
    """Return what a revised file asks for; letters of which it says nothing new stay in force."""

    def revise(revisions: tuple[PlanRevision, ...]) -> Plan:
        in_force = revisions[-1].plan
        if plan.source_sha256 == in_force.source_sha256:
            return in_force
        return with_letters(base_of(revisions), in_force, plan)

    return revise


@dataclass(frozen=True, slots=True)
class AmendOrder:
    """What is asked for: how a plan becomes what it should be, by which document, from which day.

    ``revise`` is asked with all revisions inside the transaction, so that nobody's change is lost.
    ``action`` is ``amend`` for a revised file and ``set-rule`` for a letter that gives a number.
    ``preview`` is the fingerprint of what was shown; ``lines`` the lines of the file.
    """

    code: str
    revise: Revise
    actor: Actor
    document: DocumentRef
    effective_on: date
    reason: str = ""
    action: str = "amend"
    preview: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)


def amend(order: AmendOrder, application: Application, *, dry_run: bool) -> AmendReport:
    """Bring a plan into the state ordered and everything of it along; all of it or nothing.

    Raises ``PlanNotAmendable``, ``NotFound``, ``RightMissing``, ``InvalidInput``; ``Conflict`` when
    what would be done is not what was previewed.
    """
    application.office()
    now = application.clock.now()
    today = office_day(now)
    act = Act(f"plan:{order.code}", order.action, order.actor, order.effective_on, now,
              order.document, order.reason)  # fmt: skip
    require_right(application.store, act)
    _check_day(order, today)
    with application.store.write() as uow:
        stepper = Stepper(uow, application.rulebook, application.identities, now)
        stepper.bundle = application.identities.new_id()
        report = _amended(order, act, stepper)
        _check_preview(order, report)
        if not dry_run and report.changes:
            uow.commit()
        return report


def _check_day(order: AmendOrder, today: date) -> None:
    if order.effective_on > today:
        raise InvalidInput(
            N_("{document} có hiệu lực từ {day}, hôm nay mới {today}; điều chỉnh từ ngày đó"),
            document=document_words(order.document),
            day=order.effective_on,
            today=today,
        )


def _check_preview(order: AmendOrder, report: AmendReport) -> None:
    if order.preview and report.fingerprint != order.preview.strip().lower():
        raise Conflict(
            N_(
                "những gì sẽ đổi không còn như bản xem trước {preview} (nay là {now}); "
                "xem lại rồi làm lại, chưa ghi gì"
            ),
            preview=order.preview[:64],
            now=report.fingerprint,
        )


def _amended(order: AmendOrder, act: Act, stepper: Stepper) -> AmendReport:
    revisions = stepper.uow.plans.revisions(order.code)
    if not revisions:
        raise NotFound(
            N_("chưa nạp kế hoạch {code}; nạp lần đầu bằng “dondoc plan load”"),
            code=order.code,
        )
    in_force = revisions[-1].plan
    wanted = order.revise(revisions)
    changes = changes_between(in_force, wanted)
    if not changes:
        return report_of(revisions[-1], changes, stepper)
    tasks = task_outcomes(revisions, wanted, order.effective_on, stepper)
    _check(in_force, wanted, changes, order, stepper.uow, tasks)
    document = order.document if order.action == "amend" else None
    plan = amended_plan(in_force, changes, order.effective_on, document, wanted.source_sha256)
    number = revisions[-1].number + 1
    revision = PlanRevision(plan, number, order.effective_on, stepper.now, order.document)
    before = figures_of(in_force, order.actor, stepper)
    stepper.uow.plans.amend(revision)
    AmendSteps(stepper, act, in_force, plan, changes).take(tasks)
    check_visits(stepper, order.actor, planned=True)
    quotas = quota_shifts(before, figures_of(plan, order.actor, stepper))
    rows = row_effects(tasks, days_gone(stepper.taken))
    return replace(report_of(revision, changes, stepper), rows=rows, quotas=quotas)


def _check(
    in_force: Plan,
    wanted: Plan,
    changes: PlanChanges,
    order: AmendOrder,
    uow: UnitOfWork,
    tasks: tuple[RowOutcome, ...],
) -> None:
    cases = open_to_all(uow, in_force.code)
    codes = [*changes.visits.added, *changes.rounds.added]
    elsewhere = frozenset(code for code in codes if uow.cases.by_code(code) is not None)
    year = closed_year(in_force, uow)
    found = refusals(
        Amendable(in_force, wanted, changes, cases, elsewhere, order.lines, year, tasks)
    )
    if found:
        raise PlanNotAmendable(found)


def open_to_all(uow: UnitOfWork, plan: str) -> dict[str, Case]:
    """Return the cases of a plan by code, without those that are still secret."""
    return {case.code: case for case in uow.cases.of_plan(plan) if not case.secret}
