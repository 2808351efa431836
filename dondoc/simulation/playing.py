"""Playing: from a plan, or from an office as it stands, to a finished simulation."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from dondoc.clock import office_day
from dondoc.simulation.players import Players, Stuck
from dondoc.simulation.record import Record, read_record
from dondoc.simulation.report import Report, report_of
from dondoc.simulation.scenario import Scenario, Visit
from dondoc.simulation.scenario_file import Known
from dondoc.simulation.season import Season
from dondoc.simulation.stage import Stage, office_stage, plan_stage
from dondoc.simulation.year import Year, aims_of, beginning_of, is_owed, year_of
from dondoc.testing import SequentialIdentities
from engine.obligations import DeadlineState
from engine.parties import Team
from engine.plan import Plan, PlannedRound, PlannedVisit
from engine.viewer import Viewer
from engine.words import N_
from store.sql_store import SqlStore
from workflows.planned_cases import cases_of

HORIZON: Final = timedelta(days=90)
"""So long after the end of its year a plan is followed when something is still open."""
UNATTENDED: Final = timedelta(days=31)
"""The same where nobody acts: until what was due last has climbed to the top."""
EARLIEST: Final = timedelta(days=31)
"""So long before a plan was issued its season begins at most; what was due earlier is late from then on."""
VISITED: Final = N_("Đợt kiểm tra của kịch bản")
BEARABLE: Final = 5
"""Mails for one person on one day that are not yet called too many."""


@dataclass(frozen=True, slots=True)
class Simulation:
    """A finished simulation: what happened, its figures, and what was tried in vain.

    ``is_whole`` tells a plan's season, played to its end, from the next days of an office; only a plan
    has a ``year``.
    """

    scenario: Scenario
    record: Record
    report: Report
    stuck: tuple[Stuck, ...]
    bearable: int
    anyone_acts: bool
    is_whole: bool
    year: Year | None = None


def simulate_plan(
    plan: Plan, scenario: Scenario | None, issued_on: date, bearable: int = BEARABLE
) -> Simulation:
    """Play a plan from the day it was issued, or from its first due day where that lies before.

    Without a scenario nobody acts.
    """
    with season_of(plan, scenario, issued_on, bearable) as (_stage, played):
        return played


@contextmanager
def season_of(
    plan: Plan, scenario: Scenario | None, issued_on: date, bearable: int = BEARABLE
) -> Iterator[tuple[Stage, Simulation]]:
    """Play a plan and give the finished simulation while its stage still stands."""
    wanted = scenario or Scenario()
    year_ends_on = date(plan.year, 12, 31)
    whole = with_visits(plan, wanted.visits)
    with _early_enough(whole, wanted, issued_on) as stage:
        players = Players(stage, wanted, year_ends_on) if scenario is not None else None
        season = Season(stage, wanted, players)
        beginning = beginning_of(stage)
        season.play(wanted.until or year_ends_on + (HORIZON if players else UNATTENDED))
        played = _finished(season, bearable, is_whole=True)
        aims = aims_of(stage, whole, season.last)
        yield stage, replace(played, year=year_of(played.record, beginning, aims))


def with_visits(plan: Plan, visits: Sequence[Visit]) -> Plan:
    """Return a plan with the visits of a scenario: in its first round, or in one of their own."""
    if not visits:
        return plan
    rounds = plan.rounds or (PlannedRound(f"{plan.code}-MP", VISITED, Team(), ()),)
    further = tuple(
        PlannedVisit(
            f"{plan.code}-MP{number:02d}",
            rounds[0].code,
            visit.unit,
            visit.on,
            visit.until,
            example=True,
            form=visit.form,
        )
        for number, visit in enumerate(visits, 1)
    )
    return replace(plan, rounds=rounds, visits=(*plan.visits, *further))


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
    return Known({case.code for case in cases}, {unit.code for unit in plan.units})


def codes_of_office(source: SqlStore, viewer: Viewer) -> Known:
    """Return the codes that a scenario of an office may name: those that exist for the viewer."""
    from store.views import Views

    with source.read() as uow:
        cases = Views(uow, viewer).cases()
    return Known({case.code for case in cases}, {case.unit for case in cases if case.unit})


@contextmanager
def _early_enough(plan: Plan, scenario: Scenario, issued_on: date) -> Iterator[Stage]:
    with plan_stage(plan, issued_on, scenario.announcements) as stage:
        first = max(_first_due(stage) or issued_on, issued_on - EARLIEST)
        if first >= issued_on:
            yield stage
            return
    with plan_stage(plan, first, scenario.announcements) as stage:
        yield stage


def _first_due(stage: Stage) -> date | None:
    """Return the first day on which somebody owes something."""
    owed = (deadline for case, deadline in beginning_of(stage) if is_owed(case, deadline))
    return min((deadline.due_on for deadline in owed if deadline.due_on), default=None)


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
