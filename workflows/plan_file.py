"""A plan file becomes a plan, or all of its problems at once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from engine.plan import Plan
from engine.words import N_
from workflows import plan_build, plan_tables
from workflows.conflict_table import CONFLICTS, build_conflicts
from workflows.fields import Table
from workflows.party_build import build_people, build_units
from workflows.plan_prints import Prints, build_prints
from workflows.problems import Findings, Problem, errors_of, in_order
from workflows.quota_tables import build_aims
from workflows.records import Record, read_record, read_records, refuse_unknown_tables
from workflows.tasks.tables import build_regimes, build_tasks
from workflows.toml_file import read_toml

KNOWN: Final = (*(table.name for table in plan_tables.TABLES), plan_tables.RULES_TABLE)


@dataclass(frozen=True, slots=True)
class SubInspections:
    """How many sub-inspections each of some inspections has, as the text says."""

    of: tuple[str, ...]
    at_least: int
    at_most: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the text says in two ways, or prints in a way that may be a slip."""

    about: str
    stated: tuple[str, ...]
    sections: tuple[str, ...] = ()
    reading: str = ""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What was read: the plan as far as it goes, and every problem met on the way.

    ``draft`` lacks what could not be read, so that checks can still look at the rest; ``plan`` is
    there only when nothing is wrong. ``sub_inspections``, ``statements`` and ``prints`` serve the checks
    alone.
    """

    draft: Plan | None = None
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    sub_inspections: tuple[SubInspections, ...] = ()
    statements: tuple[Statement, ...] = ()
    prints: Prints = field(default_factory=Prints)
    signed_after: date | None = None
    examples: int = 0

    @property
    def plan(self) -> Plan | None:
        """The plan when it could be read without an error."""
        return None if errors_of(self.problems) else self.draft


def read_plan_file(content: bytes) -> PlanFile:
    """Read the bytes of a plan file; answers with problems, never with an exception."""
    source = read_toml(content)
    findings = source.findings
    if source.tables is None:
        return PlanFile(problems=in_order(findings.problems), lines=findings.lines)
    tables = _read_tables(source.tables, findings)
    return PlanFile(
        draft=_draft(tables, hashlib.sha256(content).hexdigest(), findings),
        problems=in_order(findings.problems),
        lines=findings.lines,
        sub_inspections=tuple(map(_sub_inspections, tables.many("sub_inspections"))),
        statements=tuple(map(_statement, tables.many("statements"))),
        prints=build_prints(tables.plan, tables.many("headings"), tables.many("tasks")),
        signed_after=tables.plan.day("signed_after"),
        examples=sum(
            record.flag("example") for name in _WITH_EXAMPLES for record in tables.many(name)
        ),
    )


_CONTENT: Final = ("visits", "tasks", "regimes", "quotas")
_WITH_EXAMPLES: Final = (
    "units",
    "people",
    "visits",
    "tasks",
    "populations",
    "quotas",
    "indicators",
)


@dataclass(frozen=True, slots=True)
class _Tables:
    """The records of a file by table."""

    plan: Record
    entries: Mapping[str, tuple[Record, ...]]
    outlines: Record
    extensions: Record
    conflicts: Record
    rules: Mapping[str, tuple[tuple[str, Record], ...]]

    def many(self, name: str) -> tuple[Record, ...]:
        return self.entries.get(name, ())


def _read_tables(raw: Mapping[str, object], findings: Findings) -> _Tables:
    refuse_unknown_tables(raw, KNOWN, "", findings)
    for table in plan_tables.TABLES:
        if table.required and table.name not in raw:
            findings.error("", N_("thiếu bảng {header}: {doc}"), header=table.header(),
                           doc=table.doc)  # fmt: skip
    if not any(raw.get(name) for name in _CONTENT):
        findings.error("", N_("kế hoạch chưa có việc gì: thêm ít nhất một bảng trong {tables}"),
                       tables=", ".join(f"[[{name}]]" for name in _CONTENT))  # fmt: skip
    many = [table for table in plan_tables.TABLES if table.many]
    return _Tables(
        _one(plan_tables.PLAN, raw, findings),
        {table.name: _many(table, raw, findings) for table in many},
        _one(plan_tables.OUTLINES, raw, findings),
        _one(plan_tables.EXTENSIONS, raw, findings),
        _one(CONFLICTS, raw, findings),
        _rules(raw.get(plan_tables.RULES_TABLE, {}), findings),
    )


def _one(table: Table, raw: Mapping[str, object], findings: Findings) -> Record:
    if table.name not in raw:
        return Record(table.name)
    return read_record(table, raw[table.name], table.name, findings)


def _many(table: Table, raw: Mapping[str, object], findings: Findings) -> tuple[Record, ...]:
    return read_records(table, raw.get(table.name, []), table.name, findings)


def _rules(raw: object, findings: Findings) -> Mapping[str, tuple[tuple[str, Record], ...]]:
    """Read ``[rules.<workflow>.<rule>]``: both names must be known."""
    if not isinstance(raw, Mapping):
        findings.error("rules", N_("rules phải là bảng, ví dụ [rules.inspection.notice]"))
        return {}
    read: dict[str, tuple[tuple[str, Record], ...]] = {}
    refuse_unknown_tables(raw, tuple(plan_tables.RULES), "rules", findings)
    for workflow, known in plan_tables.RULES.items():
        settings = raw.get(workflow, {})
        path = f"rules.{workflow}"
        if not isinstance(settings, Mapping):
            findings.error(path, N_("{name} phải là bảng, ví dụ [{name}.{rule}]"), name=path,
                           rule=next(iter(known)))  # fmt: skip
            continue
        refuse_unknown_tables(settings, tuple(known), path, findings)
        read[workflow] = tuple(
            (name, read_record(plan_tables.RULE, settings[name], f"{path}.{name}", findings))
            for name in known
            if name in settings
        )
    return read


def _draft(tables: _Tables, sha256: str, findings: Findings) -> Plan | None:
    """Build the plan; without its ``[plan]`` table there is nothing to check visits against."""
    if not tables.plan.values:
        return None
    return replace(
        plan_build.build_head(tables.plan, sha256),
        rules={
            workflow: tuple(plan_build.build_rule(name, item, findings) for name, item in settings)
            for workflow, settings in tables.rules.items()
        },
        rounds=tuple(plan_build.build_round(item, findings) for item in tables.many("rounds")),
        visits=tuple(plan_build.build_visit(item, findings) for item in tables.many("visits")),
        units=build_units(tables.many("units"), findings),
        people=build_people(tables.many("people"), findings),
        outlines={kind: tables.outlines.texts(kind) for kind in tables.outlines.values},
        extensions=plan_build.build_extensions(tables.extensions, findings),
        conflicts=build_conflicts(tables.conflicts),
        tasks=build_tasks(tables.many("tasks")),
        regimes=build_regimes(tables.many("regimes")),
        aims=build_aims(tables.entries, findings),
    )


def _sub_inspections(record: Record) -> SubInspections:
    return SubInspections(
        record.texts("of"),
        record.number("at_least") or 0,
        record.number("at_most") or 0,
        record.text("text"),
    )


def _statement(record: Record) -> Statement:
    return Statement(
        record.text("about"),
        record.texts("stated"),
        record.texts("sections"),
        record.text("reading"),
    )
