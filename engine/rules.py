"""The rules a case lives under: its compiled workflow, the plan's numbers, the calendar, the zone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from engine.calendar import CalendarHistory
from engine.case import Case, Fact
from engine.conflict_policy import ConflictPolicy
from engine.deadlines import DeadlineRule, RuleKind, TimeUnit
from engine.definition import RuleTemplate, WorkflowDefinition
from engine.machine import CompiledMachine
from engine.plan import ExtensionPolicy, RuleSetting

SETTINGS_FACT: Final = "settings"
ON_DATE: Final = "date"


@dataclass(frozen=True, slots=True)
class Rules:
    """What ``decide`` needs besides the case; values only, so that a decision can be repeated."""

    machine: CompiledMachine
    settings: Mapping[str, RuleSetting]
    history: CalendarHistory
    zone: ZoneInfo
    outlines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organiser: str | None = None
    conflicts: ConflictPolicy = field(default_factory=ConflictPolicy)
    earlier: Mapping[str, tuple[RuleSetting, ...]] = field(default_factory=dict)
    extensions: ExtensionPolicy | None = None

    @property
    def definition(self) -> WorkflowDefinition:
        """Return the workflow definition."""
        return self.machine.definition

    def day_of(self, moment: datetime) -> date:
        """Return the day of the office at a moment."""
        return moment.astimezone(self.zone).date()

    def midnight(self, day: date) -> datetime:
        """Return the moment at which a day of the office begins, in UTC."""
        return _midnight(day, self.zone)

    def setting(self, case: Case, name: str) -> RuleSetting | None:
        """Return the number given for a deadline: the case's own, else the plan's."""
        own, planned = case.facts.get(SETTINGS_FACT), self.settings.get(name)
        if not (isinstance(own, Mapping) and isinstance(given := own.get(name), Mapping)):
            return planned
        setting = setting_from(name, given)
        return _completed(setting, planned) if planned else setting

    def choices(self, case: Case, name: str) -> tuple[RuleSetting | None, ...]:
        """Return the number given for a deadline, then those it replaced, newest first.

        The first that may govern does: one that was set later governs nothing due before its day.
        """
        newest = self.setting(case, name)
        replaced = newest is not None and newest.since is not None
        return (newest, *self.earlier.get(name, ())) if replaced else (newest,)


@lru_cache(maxsize=4096)
def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(ZoneInfo("UTC"))


def setting_from(name: str, given: Mapping[str, Fact]) -> RuleSetting:
    """Read back a setting that stands in the facts of a case."""
    amount = given.get("amount")
    return RuleSetting(
        name=name,
        amount=amount if isinstance(amount, int) else None,
        unit=str(given.get("unit") or TimeUnit.WORKING_DAYS),
        owner=str(given.get("owner") or ""),
        text=str(given.get("text") or ""),
        reading=str(given.get("reading") or ""),
        legal_basis=str(given.get("legal_basis") or ""),
        pausable=bool(given.get("pausable")),
        anchor=str(given.get("anchor") or ""),
    )


def _completed(own: RuleSetting, planned: RuleSetting) -> RuleSetting:
    """Return a number set for one case with what only the plan says: who owes it, where it goes, why."""
    return replace(
        own,
        owner=own.owner or planned.owner,
        legal_basis=own.legal_basis or planned.legal_basis,
        recipients=planned.recipients,
    )


def setting_facts(setting: RuleSetting) -> dict[str, Fact]:
    """Return a setting as it is kept in the facts of a case."""
    return {
        "amount": setting.amount,
        "unit": setting.unit,
        "owner": setting.owner,
        "text": setting.text,
        "reading": setting.reading,
        "legal_basis": setting.legal_basis,
        "pausable": setting.pausable,
        "anchor": setting.anchor,
    }


def rule_of(template: RuleTemplate, setting: RuleSetting | None) -> DeadlineRule:
    """Return the deadline rule that a template becomes with the number given for it.

    A setting with the unit ``date`` means a date set case by case, kept in the case's dates under
    the name of the rule and ``_by``.
    """
    if setting is not None and setting.unit == ON_DATE:
        return DeadlineRule(
            name=template.name,
            kind=RuleKind.ON,
            anchor=f"{template.name}_by",
            amount=1,
            unit=TimeUnit.CALENDAR_DAYS,
            roll=template.roll,
            reading=setting.reading,
            legal_basis=setting.legal_basis,
        )
    return DeadlineRule(
        name=template.name,
        kind=template.kind,
        anchor=(setting.anchor if setting is not None else "") or template.anchor,
        amount=setting.amount if setting is not None else template.amount,
        unit=TimeUnit(setting.unit) if setting is not None else template.unit,
        roll=template.roll,
        reading=setting.reading if setting is not None else "",
        legal_basis=setting.legal_basis if setting is not None else "",
    )
