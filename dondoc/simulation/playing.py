"""Playing: from a plan, or from an office as it stands, to a finished simulation."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from dondoc.clock import office_day
from dondoc.simulation.players import Players, Stuck
from dondoc.simulation.record import Record, read_record
from dondoc.simulation.report import Report, report_of
from dondoc.simulation.scenario import Scenario
from dondoc.simulation.scenario_file import Known
from dondoc.simulation.season import Season
from dondoc.simulation.stage import Stage, office_stage, plan_stage
from dondoc.testing import SequentialIdentities
from engine.obligations import DeadlineState
from engine.plan import Plan
from engine.viewer import Viewer
from store.sql_store import SqlStore
from workflows.planned_cases import cases_of

HORIZON: Final = timedelta(days=90)
"""So long after the end of its year a plan is followed when something is still open."""
BEARABLE: Final = 5
"""Mails for one person on one day that are not yet called too many."""


@dataclass(frozen=True, slots=True)
class Simulation:
    """A finished simulation: what happened, its figures, and what was tried in vain.

    ``is_whole`` tells a plan's season, played to its end, from the next days of an office.
    """

    scenario: Scenario
    record: Record
    report: Report
    stuck: tuple[Stuck, ...]
    bearable: int
    anyone_acts: bool
    is_whole: bool


def simulate_plan(
    plan: Plan, scenario: Scenario, issued_on: date, bearable: int = BEARABLE
) -> Simulation:
    """Play a plan from the day it was issued, or from its first due day where that lies before."""
    until = scenario.until or date(plan.year, 12, 31) + HORIZON
    with _early_enough(plan, scenario, issued_on) as stage:
        players = Players(stage, scenario)
        season = Season(stage, scenario, players)
        season.play(until)
        return _finished(season, bearable, is_whole=True)


def simulate_office(
    source: SqlStore,
    viewer: Viewer,
    now: datetime,
    days: int,
    scenario: Scenario | None = None,
    bearable: int = BEARABLE,
) -> Simulation:
    """Play a copy of what an office shows to a viewer for some days; without a scenario nobody acts."""
    announced = scenario.announcements if scenario else ()
    with office_stage(source, viewer, now, announced) as stage:
        players = Players(stage, scenario) if scenario else None
        season = Season(stage, scenario or Scenario(), players)
        season.play(office_day(now) + timedelta(days=days), to_the_end=True)
        return _finished(season, bearable, is_whole=False)


def codes_of_plan(plan: Plan) -> Known:
    """Return the codes that a scenario of a plan may name."""
    cases = cases_of(plan, SequentialIdentities().new_id)
    return Known({case.code for case in cases}, {case.unit for case in cases if case.unit})


def codes_of_office(source: SqlStore, viewer: Viewer) -> Known:
    """Return the codes that a scenario of an office may name: those that exist for the viewer."""
    from store.views import Views

    with source.read() as uow:
        cases = Views(uow, viewer).cases()
    return Known({case.code for case in cases}, {case.unit for case in cases if case.unit})


@contextmanager
def _early_enough(plan: Plan, scenario: Scenario, issued_on: date) -> Iterator[Stage]:
    with plan_stage(plan, issued_on, scenario.announcements) as stage:
        first = _first_due(stage) or issued_on
        if first >= issued_on:
            yield stage
            return
    with plan_stage(plan, first, scenario.announcements) as stage:
        yield stage


def _first_due(stage: Stage) -> date | None:
    with stage.views() as views:
        return min((d.due_on for _case, d in views.obligations() if d.due_on), default=None)


def _finished(season: Season, bearable: int, *, is_whole: bool) -> Simulation:
    record = read_record(season.stage, season.began_at, season.first, season.last)
    players = season.players
    return Simulation(
        season.scenario,
        record,
        report_of(record, bearable),
        tuple(_still_stuck(record, players)) if players else (),
        bearable,
        anyone_acts=players is not None,
        is_whole=is_whole,
    )


def _still_stuck(record: Record, players: Players) -> Iterator[Stuck]:
    """Yield what was tried in vain and is still waited for."""
    waited = {
        (duty.case.code, event)
        for duty in record.duties
        if duty.deadline.state is DeadlineState.OPEN
        for event in duty.template.met_by
    }
    planned = {"postpone", "reschedule"}
    for key, stuck in sorted(players.stuck.items()):
        if key in waited or stuck.event in planned:
            yield stuck
