"""From the bytes of a plan file to a loaded plan: checked as a whole, all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dondoc.clock import office_day
from dondoc.parties.acts import Act, require_right
from dondoc.wiring import Application
from engine.calendar import CalendarHistory
from engine.case import Actor, Case, Command, DocumentRef
from engine.decisions import OPEN, Decision
from engine.errors import DondocError, StorageUnavailable
from engine.parties import Person, Unit
from engine.plan import Plan, PlanRevision
from engine.words import N_
from workflows.plan_changes import base_of, changes_between, with_letters
from workflows.plan_check import check_plan
from workflows.plan_file import read_plan_file
from workflows.planned_cases import cases_of
from workflows.problems import Problem, errors_of


class PlanRefused(DondocError):
    """A plan file has errors, or differs from the plan already loaded under its code."""

    code = "plan-refused"


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """A plan file after all checks; ``plan`` is there when nothing keeps it from being loaded."""

    draft: Plan | None
    problems: tuple[Problem, ...]
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def plan(self) -> Plan | None:
        """The plan when it may be loaded."""
        return None if errors_of(self.problems) else self.draft


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """What loading did: the new units, people and cases with their first deadlines."""

    plan: Plan
    already: bool
    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def cases(self) -> tuple[Case, ...]:
        """The cases that came into being, as they are after all steps."""
        return tuple({item.case.id: item.case for item in self.decisions}.values())


def check_file(content: bytes, application: Application) -> CheckedPlan:
    """Check a plan file against the calendar of today and the units and people of the office."""
    source = read_plan_file(content)
    today = office_day(application.clock.now())
    calendar = _history(application).as_known_on(today)
    units, people = _registered(application)
    problems = check_plan(source, calendar, today, office_units=units, office_people=people)
    return CheckedPlan(source.draft, problems, source.lines)


def _history(application: Application) -> CalendarHistory:
    try:
        return application.history
    except StorageUnavailable:
        return application.rulebook.history  # a plan can be checked before there is an office


def _registered(application: Application) -> tuple[tuple[Unit, ...], tuple[Person, ...]]:
    try:
        with application.store.read() as uow:
            return uow.parties.units(), uow.parties.people()
    except StorageUnavailable:
        return (), ()  # a plan can be checked before there is an office


def load(
    plan: Plan,
    application: Application,
    actor: Actor,
    document: DocumentRef | None,
    *,
    dry_run: bool,
) -> LoadedPlan:
    """Load a checked plan; the same content again is harmless, other content is refused."""
    application.office()
    now = application.clock.now()
    today = office_day(now)
    act = Act(f"plan:{plan.code}", "load", actor, today, now, document)
    require_right(application.store, act)
    registered = _registered(application)
    units, people = ({it.code for it in items} for items in registered)
    with application.store.read() as uow:
        revisions = uow.plans.revisions(plan.code)
    if revisions:
        return _again(plan, revisions)
    command = Command(OPEN, actor, today, document=document)
    decisions = application.cases.load_plan(
        plan,
        cases_of(plan, application.identities.new_id, registered[0]),
        command,
        dry_run=dry_run,
    )
    return LoadedPlan(
        plan,
        already=False,
        units=tuple(unit for unit in plan.units if unit.code not in units),
        people=tuple(person for person in plan.people if person.code not in people),
        decisions=decisions,
    )


def _again(plan: Plan, revisions: tuple[PlanRevision, ...]) -> LoadedPlan:
    known = revisions[-1].plan
    same = known.source_sha256 == plan.source_sha256
    if same or not changes_between(known, with_letters(base_of(revisions), known, plan)):
        return LoadedPlan(known, already=True)
    raise PlanRefused(
        N_(
            "kế hoạch {code} đã nạp với nội dung khác ({known}… không phải {new}…); điều chỉnh "
            "bằng: dondoc plan amend TỆP --document “số, ngày”"
        ),
        code=plan.code,
        known=known.source_sha256[:12],
        new=plan.source_sha256[:12],
    )
