"""What a revised plan changes: part by part what is added, changed and taken out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Generic, TypeVar

from engine.case import DocumentRef
from engine.parties import Person, Unit
from engine.plan import Plan, PlannedRound, PlannedVisit, PlanRevision, RuleSetting
from workflows.plan_tables import RULES

Item = TypeVar("Item")

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
class Parts(Generic[Item]):
    """What becomes of the items of one kind, by their codes; ``changed`` holds old and new."""

    added: Mapping[str, Item]
    changed: Mapping[str, tuple[Item, Item]]
    removed: Mapping[str, Item]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """The difference between two states of a plan; the order of items in the file is none.

    Rules go by ``workflow.rule``, outlines by the kind of inspection, all else by its code.
    ``fixed`` are the tables that no document can amend, with the codes that differ.
    """

    head: Mapping[str, tuple[Any, Any]]
    rules: Parts[RuleSetting]
    rounds: Parts[PlannedRound]
    visits: Parts[PlannedVisit]
    units: Parts[Unit]
    people: Parts[Person]
    outlines: Parts[tuple[str, ...]]
    fixed: Mapping[str, tuple[str, ...]]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.head or self.fixed) or any(
            (self.rules, self.rounds, self.visits, self.units, self.people, self.outlines)
        )


def changes_between(old: Plan, new: Plan) -> PlanChanges:
    """Return what leads from one state of a plan to another."""
    return PlanChanges(
        head={
            name: (getattr(old, name), getattr(new, name))
            for name in HEAD
            if getattr(old, name) != getattr(new, name)
        },
        rules=_compared(_undated(old), _undated(new)),
        rounds=_compared(_by_code(old.rounds), _by_code(new.rounds)),
        visits=_compared(_by_code(old.visits), _by_code(new.visits)),
        units=_compared(_by_code(old.units), _by_code(new.units)),
        people=_compared(_by_code(old.people), _by_code(new.people)),
        outlines=_compared(old.outlines, new.outlines),
        fixed=_fixed(old, new),
    )


def _fixed(old: Plan, new: Plan) -> dict[str, tuple[str, ...]]:
    """Return what differs in tasks, regimes and aims: their cases and figures follow no amendment."""
    tables = {
        "tasks": ({task.row: task for task in plan.tasks} for plan in (old, new)),
        "regimes": (_by_code(plan.regimes) for plan in (old, new)),
        "populations": (_by_code(plan.aims.populations) for plan in (old, new)),
        "quotas": (_by_code(plan.aims.quotas) for plan in (old, new)),
        "indicators": (_by_code(plan.aims.indicators) for plan in (old, new)),
        "bands": ({f"{b.of} {b.from_percent}": b for b in plan.aims.bands} for plan in (old, new)),
    }
    found = {name: _differing(*both) for name, both in tables.items()}
    return {name: codes for name, codes in found.items() if codes}


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(code for code in {**old, **new} if old.get(code) != new.get(code))


def applied(plan: Plan, changes: PlanChanges) -> Plan:
    """Return a plan with changes made to it, apart from the days from which rules hold."""
    head = {name: new for name, (_, new) in changes.head.items()}
    return replace(
        plan,
        rules=_by_workflow(_changed(rules_by_name(plan), changes.rules)),
        rounds=tuple(_changed(_by_code(plan.rounds), changes.rounds).values()),
        visits=tuple(_changed(_by_code(plan.visits), changes.visits).values()),
        units=tuple(_changed(_by_code(plan.units), changes.units).values()),
        people=tuple(_changed(_by_code(plan.people), changes.people).values()),
        outlines=_changed(plan.outlines, changes.outlines),
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
    return replace(
        fresh,
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
    return replace(revised, rules=_by_workflow({**rules, **by_letter}))


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


def _by_code(items: Iterable[Any]) -> dict[str, Any]:
    return {item.code: item for item in items}


def _compared(old: Mapping[str, Item], new: Mapping[str, Item]) -> Parts[Item]:
    return Parts(
        added={code: item for code, item in new.items() if code not in old},
        changed={
            code: (old[code], item)
            for code, item in new.items()
            if code in old and old[code] != item
        },
        removed={code: item for code, item in old.items() if code not in new},
    )


def _changed(items: Mapping[str, Item], parts: Parts[Item]) -> dict[str, Item]:
    kept = {
        code: parts.changed[code][1] if code in parts.changed else item
        for code, item in items.items()
        if code not in parts.removed
    }
    return {**kept, **parts.added}


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
