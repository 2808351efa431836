"""Where the rules of a case come from: the workflows, the plan it belongs to, the calendar."""

from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from dondoc.office_calendar import OfficeCalendars
from engine.calendar_history import CalendarHistory
from engine.case import Case
from engine.conflict_policy import ConflictPolicy
from engine.machine import CompiledMachine
from engine.plan import Plan, RuleSetting
from engine.ports import UnitOfWork
from engine.rules import Rules
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.periodic_reports.regime_rules import earlier_settings_for, settings_for
from workflows.registry import DEFINITIONS, newest


@dataclass
class StoredRulebook:
    """Machines and calendar are kept after their first use; a plan is read anew in each transaction.

    Another process may have amended it: what is in force is what the database says.
    """

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Ho_Chi_Minh"))
    calendars: OfficeCalendars = field(default_factory=OfficeCalendars)
    _machines: dict[tuple[str, int], CompiledMachine] = field(default_factory=dict)

    @cached_property
    def history(self) -> CalendarHistory:
        """Return the calendar that ships, checked when read, without what the office was told of."""
        return calendar_of_vietnam()

    def history_in(self, uow: UnitOfWork) -> CalendarHistory:
        """Return the calendar of an office: its data file if that knows more, and its announcements."""
        return self.calendars.of(self.history, uow)

    def machine(self, workflow: str, version: int) -> CompiledMachine:
        """Return the compiled machine of a workflow version."""
        key = (workflow, version)
        if key not in self._machines:
            self._machines[key] = CompiledMachine(DEFINITIONS[key])
        return self._machines[key]

    def rules_for(self, uow: UnitOfWork, case: Case) -> Rules:
        """Return the rules a case lives under."""
        plan = uow.plans.get(case.plan) if case.plan else None
        settings = (*plan.rules.get(case.workflow, ()), *settings_for(plan, case)) if plan else ()
        return Rules(
            machine=self.machine(case.workflow, case.workflow_version),
            settings={setting.name: setting for setting in settings},
            history=self.history_in(uow),
            zone=self.zone,
            outlines=plan.outlines if plan else {},
            organiser=plan.organiser if plan else None,
            conflicts=plan.conflicts if plan else ConflictPolicy(),
            earlier=_earlier(plan, case) if plan else {},
            extensions=plan.extensions if plan else None,
        )

    def office_rules(self, uow: UnitOfWork) -> Rules:
        """Return zone and calendar; the workflow among them is of no matter."""
        definition = newest("inspection")
        machine = self.machine(definition.name, definition.version)
        return Rules(machine, {}, self.history_in(uow), self.zone)

    def initial_state(self, workflow: str) -> tuple[str, int]:
        """Return the initial state and the newest version of a workflow."""
        definition = newest(workflow)
        return definition.initial, definition.version


def _earlier(plan: Plan, case: Case) -> dict[str, tuple[RuleSetting, ...]]:
    """Return the settings that were replaced, by rule, newest first."""
    earlier: dict[str, tuple[RuleSetting, ...]] = {}
    replaced = (*plan.earlier_rules.get(case.workflow, ()), *earlier_settings_for(plan, case))
    for setting in replaced:
        earlier[setting.name] = (*earlier.get(setting.name, ()), setting)
    return earlier
