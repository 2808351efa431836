"""Where the rules of a case come from: the workflows, the plan it belongs to, the calendar."""

from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from engine.calendar_history import CalendarHistory
from engine.case import Case
from engine.machine import CompiledMachine
from engine.plan import Plan
from engine.ports import UnitOfWork
from engine.rules import Rules
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.registry import DEFINITIONS, newest


@dataclass
class StoredRulebook:
    """Compiled machines and plans, each kept after its first use: both never change once loaded."""

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Ho_Chi_Minh"))
    _machines: dict[tuple[str, int], CompiledMachine] = field(default_factory=dict)
    _plans: dict[str, Plan] = field(default_factory=dict)

    @cached_property
    def history(self) -> CalendarHistory:
        """Return the working calendar of Vietnam with its history, checked when read."""
        return calendar_of_vietnam()

    def machine(self, workflow: str, version: int) -> CompiledMachine:
        """Return the compiled machine of a workflow version."""
        key = (workflow, version)
        if key not in self._machines:
            self._machines[key] = CompiledMachine(DEFINITIONS[key])
        return self._machines[key]

    def rules_for(self, uow: UnitOfWork, case: Case) -> Rules:
        """Return the rules a case lives under."""
        plan = self._plan(uow, case.plan)
        settings = plan.rules.get(case.workflow, ()) if plan else ()
        return Rules(
            machine=self.machine(case.workflow, case.workflow_version),
            settings={setting.name: setting for setting in settings},
            history=self.history,
            zone=self.zone,
            outlines=plan.outlines if plan else {},
            organiser=plan.organiser if plan else None,
        )

    def office_rules(self, uow: UnitOfWork) -> Rules:
        """Return zone and calendar; the workflow among them is of no matter."""
        del uow
        definition = newest("inspection")
        machine = self.machine(definition.name, definition.version)
        return Rules(machine, {}, self.history, self.zone)

    def initial_state(self, workflow: str) -> tuple[str, int]:
        """Return the initial state and the newest version of a workflow."""
        definition = newest(workflow)
        return definition.initial, definition.version

    def _plan(self, uow: UnitOfWork, code: str | None) -> Plan | None:
        if code is None:
            return None
        if code not in self._plans:
            plan = uow.plans.get(code)
            if plan is None:
                return None
            self._plans[code] = plan
        return self._plans[code]
