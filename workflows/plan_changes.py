"""What a revised plan changes: part by part what is added, changed and taken out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

from engine.case import DocumentRef
from engine.parties import Person, Unit
from engine.plan import Plan, PlannedRound, PlannedVisit, PlanRevision, RuleSetting
from engine.planned_tasks import PlannedTask, ReportRegime
from workflows.aim_changes import AimChanges, aim_changes, with_aims
from workflows.periodic_reports.regime_changes import (
    in_force_from,
    undated,
    with_letters_kept,
)
from workflows.plan_parts import Parts, by_code, compared, with_parts
from workflows.plan_tables import RULES
from workflows.tasks.rows import matched_rows

HEAD: Final = (
    "title",
    "number",
    "issuer",
    "issued_on",
    "year",
    "organiser",
    "window_first_on",
    "window_last_on",
    "expected_units",
    "extensions",
)
"""The fields of the document itself."""


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """The difference between two states of a plan; the order of items in the file is none.

    Rules go by ``workflow.rule``, outlines by the kind of inspection, ``tasks`` by the number of their
    row (those that changed by the new one), all else by its code. ``conflicts`` are the answers and
    figures that differ, old and new.
    """

    head: Mapping[str, tuple[Any, Any]]
    rules: Parts[RuleSetting]
    rounds: Parts[PlannedRound]
    visits: Parts[PlannedVisit]
    units: Parts[Unit]
    people: Parts[Person]
    outlines: Parts[tuple[str, ...]]
    tasks: Parts[PlannedTask]
    aims: AimChanges
    conflicts: Mapping[str, tuple[Any, Any]]
    regimes: Parts[ReportRegime]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        parts = (self.rules, self.rounds, self.visits, self.units, self.people, self.outlines)
        return bool(self.head or self.conflicts or self.tasks or self.aims) or any(
            (*parts, self.regimes)
        )


def changes_between(old: Plan, new: Plan) -> PlanChanges:
    """Return what leads from one state of a plan to another."""
    return PlanChanges(
        head={
            name: (getattr(old, name), getattr(new, name))
            for name in HEAD
            if getattr(old, name) != getattr(new, name)
        },
        rules=compared(_undated(old), _undated(new)),
        rounds=compared(by_code(old.rounds), by_code(new.rounds)),
        visits=compared(by_code(old.visits), by_code(new.visits)),
        units=compared(by_code(old.units), by_code(new.units)),
        people=compared(by_code(old.people), by_code(new.people)),
        outlines=compared(old.outlines, new.outlines),
        tasks=task_changes(old.tasks, new.tasks),
        aims=aim_changes(old.aims, new.aims),
        conflicts={
            field.name: (was, now)
            for field in fields(old.conflicts)
            if (was := getattr(old.conflicts, field.name))
            != (now := getattr(new.conflicts, field.name))
        },
        regimes=compared(_regimes(old), _regimes(new)),
    )


def task_changes(old: Sequence[PlannedTask], new: Sequence[PlannedTask]) -> Parts[PlannedTask]:
    """Return what becomes of the rows of an annex; one that is only numbered anew is a changed one."""
    match = matched_rows(old, new)
    return Parts(
        added={task.row: task for task in match.added},
        changed={now.row: (was, now) for was, now in match.kept if was != now},
        removed={task.row: task for task in match.removed},
    )


def _with_tasks(
    tasks: Sequence[PlannedTask], changes: Parts[PlannedTask]
) -> tuple[PlannedTask, ...]:
    fresh = {was.row: now for was, now in changes.changed.values()}
    kept = (fresh.get(task.row, task) for task in tasks if task.row not in changes.removed)
    return (*kept, *changes.added.values())


def _regimes(plan: Plan) -> dict[str, ReportRegime]:
    return by_code(undated(regime) for regime in plan.regimes)


def applied(plan: Plan, changes: PlanChanges) -> Plan:
    """Return a plan with changes made to it, apart from the days from which rules hold."""
    head = {name: new for name, (_, new) in changes.head.items()}
    return replace(
        plan,
        rules=_by_workflow(with_parts(rules_by_name(plan), changes.rules)),
        rounds=tuple(with_parts(by_code(plan.rounds), changes.rounds).values()),
        visits=tuple(with_parts(by_code(plan.visits), changes.visits).values()),
        units=tuple(with_parts(by_code(plan.units), changes.units).values()),
        people=tuple(with_parts(by_code(plan.people), changes.people).values()),
        outlines=with_parts(plan.outlines, changes.outlines),
        tasks=_with_tasks(plan.tasks, changes.tasks),
        aims=with_aims(plan.aims, changes.aims),
        regimes=tuple(with_parts(_regimes(plan), changes.regimes).values()),
        conflicts=replace(
            plan.conflicts, **{name: new for name, (_, new) in changes.conflicts.items()}
        ),
        **head,
    )


def amended_plan(
    plan: Plan,
    changes: PlanChanges,
    effective_on: date,
    document: DocumentRef | None,
    source_sha256: str,
) -> Plan:
    """Return the plan as a document leaves it: rules that changed hold from its day on.

    ``document`` is what amends the plan itself; a letter that only sets a rule is the rule's basis.
    """
    fresh = applied(plan, changes)
    changed = {**changes.rules.added, **{k: new for k, (_, new) in changes.rules.changed.items()}}
    dated = {key: replace(setting, since=effective_on) for key, setting in changed.items()}
    rules = {**rules_by_name(fresh), **dated}
    regimes, earlier_regimes = in_force_from(plan, fresh.regimes, effective_on)
    return replace(
        fresh,
        regimes=regimes,
        earlier_regimes=earlier_regimes,
        rules=_by_workflow(rules),
        earlier_rules=_with_replaced(plan, changes.rules),
        amendments=(*plan.amendments, *([document] if document else [])),
        source_sha256=source_sha256,
    )


def with_letters(base: Plan, in_force: Plan, revised: Plan) -> Plan:
    """Return a revised file with the rules that letters set since the file before it.

    Where the revised file says of a rule what the file before it (``base``) said, the letter that
    came in between stays in force.
    """
    said, now = _undated(base), _undated(in_force)
    rules = {
        key: now[key] if key in now and said.get(key) == setting else setting
        for key, setting in _undated(revised).items()
    }
    by_letter = {
        key: setting for key, setting in now.items() if key not in said and key not in rules
    }
    return replace(
        revised,
        rules=_by_workflow({**rules, **by_letter}),
        regimes=with_letters_kept(base, in_force, revised),
    )


def base_of(revisions: tuple[PlanRevision, ...]) -> Plan:
    """Return the plan as the newest file left it, before letters set rules."""
    newest = revisions[-1].plan.source_sha256
    base = revisions[-1]
    for revision in reversed(revisions):
        if revision.plan.source_sha256 != newest:
            break
        base = revision
    return base.plan


def rules_by_name(plan: Plan) -> dict[str, RuleSetting]:
    """Return the rules of a plan by ``workflow.rule``."""
    return {
        f"{workflow}.{setting.name}": setting
        for workflow, settings in plan.rules.items()
        for setting in settings
    }


def _undated(plan: Plan) -> dict[str, RuleSetting]:
    return {key: replace(setting, since=None) for key, setting in rules_by_name(plan).items()}


def _by_workflow(rules: Mapping[str, RuleSetting]) -> dict[str, tuple[RuleSetting, ...]]:
    return {
        workflow: tuple(rules[key] for name in known if (key := f"{workflow}.{name}") in rules)
        for workflow, known in RULES.items()
    }


def _with_replaced(plan: Plan, rules: Parts[RuleSetting]) -> dict[str, tuple[RuleSetting, ...]]:
    """Return the settings that no longer hold, newest first; a rule that is new had no number."""
    before = rules_by_name(plan)
    earlier = {workflow: list(kept) for workflow, kept in plan.earlier_rules.items()}
    for key in (*rules.added, *rules.changed):
        workflow, name = key.split(".", 1)
        earlier.setdefault(workflow, []).insert(0, before.get(key, RuleSetting(name)))
    return {workflow: tuple(kept) for workflow, kept in earlier.items()}
