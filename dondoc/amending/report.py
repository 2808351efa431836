"""What amending a plan did or would do: facts for tables and programs, with one fingerprint."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from dondoc.amending.quotas import QuotaShift
from dondoc.amending.rows import RowEffect
from engine.audit import Change, digest
from engine.case import Fact
from engine.decisions import Decision
from engine.obligations import Deadline
from engine.plan import Plan, PlanRevision, RuleSetting
from engine.ports import UnitOfWork
from engine.stepping import Stepper
from store.codec import dumped
from workflows.plan_changes import PlanChanges
from workflows.plan_parts import Parts

REGIME = ("owner", "valid_from", "valid_to", "data_closing_day", "outer_day", "day", "month_offset")
"""What the log says of a report regime that changed: codes, days and numbers."""
PLAN_AMENDED = "plan-amended"
"""The entry in the log of a case whose facts or deadlines follow an amended plan."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A deadline of a case whose day or state changes, with what it was before.

    ``late`` counts the working days of one that stays missed (*quá hạn*), else it is ``None``;
    ``fresh`` is one of a case that is new, ``provisional`` one whose days off are not all announced.
    """

    case: str
    unit: str | None
    name: str
    label: str
    owner: str
    round: int
    old_on: str | None
    new_on: str | None
    state: str
    late: int | None
    fresh: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A person to whom one message goes, and the cases it speaks of."""

    person: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmendReport:
    """Everything that is printed of an amendment, the same before and after it is written.

    ``steps`` are case, action, state before and state after, in order; ``closed_year`` is the plan's
    year when its figures are frozen: they stay as they are.
    """

    revision: PlanRevision
    changes: PlanChanges
    steps: tuple[tuple[str, str, str, str], ...]
    shifts: tuple[Shift, ...]
    told: tuple[Told, ...]
    closed_year: int | None = None
    rows: tuple[RowEffect, ...] = ()
    quotas: tuple[QuotaShift, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Return twelve digits that differ as soon as anything would be done otherwise."""
        plan = self.revision.plan
        parts = (self.steps, self.shifts, self.told, self.rows)
        head = [plan.code, str(self.revision.number), self.revision.effective_on.isoformat()]
        if self.closed_year is not None:
            head.append(f"closed {self.closed_year}")
        return digest([*head, dumped(self.changes), *map(dumped, parts)])[:12]


def report_of(revision: PlanRevision, changes: PlanChanges, stepper: Stepper) -> AmendReport:
    """Return the report of everything that a transaction has written so far."""
    taken = stepper.taken
    return AmendReport(
        revision,
        changes,
        tuple((it.case.code, it.draft.action, it.before.state, it.case.state) for it in taken),
        tuple(shifts_of(taken)),
        _told(taken, stepper),
        closed_year(revision.plan, stepper.uow),
    )


def closed_year(plan: Plan, uow: UnitOfWork) -> int | None:
    """Return the year of a plan when its figures are frozen, else ``None``."""
    return plan.year if uow.closings.get(plan.code, plan.year) is not None else None


def shifts_of(taken: Iterable[Decision]) -> Iterator[Shift]:
    """Yield what became of each deadline from the first decision about it to the last."""
    whole: dict[tuple[str, str, int], Shift] = {}
    for decision in taken:
        for item in decision.deadlines:
            key = (decision.case.code, item.name, item.round)
            whole[key] = _shift(decision, item, whole.get(key))
    for (code, name, number), shift in whole.items():
        before = whole.get((code, name, number - 1))
        follows = shift if before is None else replace(shift, old_on=before.new_on)
        if shift.state == "missed" or (shift.state == "open" and follows.old_on != shift.new_on):
            yield follows


def _shift(decision: Decision, item: Deadline, known: Shift | None) -> Shift:
    changes, stem = decision.draft.changes, f"deadline.{item.name}.{item.round}"
    day = item.due_on.isoformat() if item.due_on else None
    was = changes.get(f"{stem}.due_on", (day, day))[0]
    return Shift(
        case=decision.case.code,
        unit=decision.case.unit,
        name=item.name,
        label=item.label,
        owner=item.owner,
        round=item.round,
        old_on=known.old_on if known else (was if isinstance(was, str) else None),
        new_on=day,
        state=item.state.value,
        late=item.late_working_days,
        fresh=known.fresh if known else decision.before.version == 0,
        provisional=item.provisional,
    )


def _told(taken: Iterable[Decision], stepper: Stepper) -> tuple[Told, ...]:
    cases = {item.case.id: item.case.code for item in taken}
    found: dict[str, set[str]] = {}
    for case_id, code in cases.items():
        for notice in stepper.uow.notices.of_case(case_id):
            if notice.bundle == stepper.bundle:
                found.setdefault(notice.person, set()).add(code)
    return tuple(Told(person, tuple(sorted(codes))) for person, codes in sorted(found.items()))


def amend_columns(old: Plan, new: Plan, changes: PlanChanges, number: int) -> dict[str, Change]:
    """Return what the log says of an amended plan: codes, days and numbers, never a name."""
    columns: dict[str, Change] = {
        "revision": (number - 1, number),
        "sha256": (old.source_sha256, new.source_sha256),
        **{name: (_said(was), _said(now)) for name, (was, now) in changes.head.items()
           if name != "title"},
        **{f"conflicts.{name}": (_said(was), _said(now)) for name, (was, now) in changes.conflicts.items()},
        **{f"rules.{key}": change for key, change in _rules(changes.rules).items()},
        **{f"regimes.{code}.{name}": (_said(getattr(old, name)), _said(getattr(new, name)))
           for code, (old, new) in changes.regimes.changed.items() for name in REGIME},
    }  # fmt: skip
    for kind, parts in _listed(changes).items():
        for what in ("added", "changed", "removed"):
            codes: Mapping[str, object] = getattr(parts, what)
            if codes:
                columns[f"{kind}.{what}"] = (None, sorted(codes))
    return {name: change for name, change in columns.items() if change[0] != change[1]}


def _listed(changes: PlanChanges) -> dict[str, Parts[Any]]:
    """Return the lists of a plan whose codes the log names."""
    plain = {
        name: getattr(changes, name)
        for name in ("visits", "rounds", "units", "people", "tasks", "regimes")
    }
    return {
        **plain,
        **{field.name: getattr(changes.aims, field.name) for field in fields(changes.aims)},
    }


def _rules(rules: Parts[RuleSetting]) -> dict[str, Change]:
    pairs: dict[str, tuple[RuleSetting | None, RuleSetting | None]] = {
        **{key: (None, new) for key, new in rules.added.items()},
        **rules.changed,
        **{key: (old, None) for key, old in rules.removed.items()},
    }
    return {key: (_rule(old), _rule(new)) for key, (old, new) in pairs.items()}


def _rule(setting: RuleSetting | None) -> Fact:
    if setting is None:
        return None
    return {"amount": setting.amount, "unit": setting.unit, "legal_basis": setting.legal_basis}


def _said(value: object) -> Fact:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int) else None
