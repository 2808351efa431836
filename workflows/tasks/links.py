"""Rows that wait for rows, and rows that lateness starts: whom each case wakes after an amendment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from engine.case import Case, Fact
from engine.plan import Plan
from workflows.guards import names_of
from workflows.tasks.amended_task_case import TaskChange
from workflows.tasks.amended_tasks import RowOutcome
from workflows.tasks.pairing import OPEN_STATES

Links = Mapping[str, Fact]


def linked(plan: Plan, outcomes: Sequence[RowOutcome]) -> tuple[RowOutcome, ...]:
    """Return the outcomes with every case knowing whom it wakes now, and for how many it waits."""
    live = {it.row: it.live for it in outcomes}
    reopened = {it.case.id for of in outcomes for it in of.changes if it.reopened}
    goes_on = {
        it.id for cases in live.values() for it in cases if it.state in OPEN_STATES
    } | reopened
    before = _sources(case for it in outcomes for case in _known(it))
    fresh: dict[str, dict[str, Fact]] = {}
    for task in plan.tasks:
        sources = [case for row in task.after for case in live.get(row, ())]
        wakes = _ids(live, (it.row for it in plan.tasks if task.row in it.after))
        late = _ids(live, task.on_late)
        for case in live.get(task.row, ()):
            fresh[case.id] = {"wakes": wakes, "late_wakes": late}
            if before.get(case.id, set()) != {it.id for it in sources}:
                waiting = sum(it.id in goes_on for it in sources)
                fresh[case.id]["waits_for"] = waiting or None
    done = {task.row for task in plan.tasks if _all_done(task.after, live, goes_on)}
    return tuple(_relinked(it, fresh, goes_on, all_done=it.row in done) for it in outcomes)


def _relinked(
    outcome: RowOutcome, fresh: Mapping[str, Links], goes_on: set[str], *, all_done: bool
) -> RowOutcome:
    changes = {it.case.id: it for it in outcome.changes}
    opened = {case.id for case in outcome.opened}
    woken = set()
    for case in (it for it in outcome.live if it.id in goes_on):
        change = changes.get(case.id, TaskChange(case, outcome.row))
        links = fresh.get(case.id, {})
        if all_done and "waits_for" in links and (change.state or case.state) == "waiting":
            woken.add(case.code)
        facts = _news(case, links)
        if facts and case.id not in opened:
            changes[case.id] = replace(change, facts={**change.facts, **facts})
    fresh_cases = tuple(_with(case, fresh.get(case.id, {})) for case in outcome.opened)
    return replace(
        outcome, changes=tuple(changes.values()), opened=fresh_cases, woken=frozenset(woken)
    )


def _with(case: Case, links: Links) -> Case:
    given = {name: value for name, value in links.items() if value}
    return replace(case, facts={**case.facts, **given})


def _news(case: Case, links: Links) -> dict[str, Fact]:
    """Return the links that differ; their order says nothing."""
    found: dict[str, Fact] = {}
    for name, value in links.items():
        known = case.facts.get(name)
        if isinstance(value, list) or isinstance(known, list | tuple):
            if set(names_of(known)) != set(names_of(value)):
                found[name] = value or None
        elif known != value:
            found[name] = value
    return found


def _known(outcome: RowOutcome) -> Iterable[Case]:
    return (*(it.case for it in outcome.changes), *outcome.live)


def _sources(cases: Iterable[Case]) -> dict[str, set[str]]:
    """Return by case the ids of those that wake it so far."""
    found: dict[str, set[str]] = {}
    for case in cases:
        for woken in names_of(case.facts.get("wakes")):
            found.setdefault(woken, set()).add(case.id)
    return found


def _ids(live: Mapping[str, Sequence[Case]], rows: Iterable[str]) -> list[Fact]:
    return [case.id for row in rows for case in live.get(row, ())]


def _all_done(after: Iterable[str], live: Mapping[str, Sequence[Case]], goes_on: set[str]) -> bool:
    """Tell whether all rows that are waited for have ended, at least one of them by being done."""
    sources = [case for row in after for case in live.get(row, ())]
    return any(it.state == "done" for it in sources) and not any(it.id in goes_on for it in sources)
