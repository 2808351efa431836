"""How a case and its deadlines stood at the end of a day, told from its log.

What happened after that day is taken back, newest first, by the value that each entry names as the one
before. What happened up to that day stays, even when it was entered later: the day of the act counts,
not the moment of recording. A correction stays too, for it says what was true all along.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from engine.case import Case, Fact
from engine.happenings import CORRECT, Happening
from engine.obligations import Deadline, DeadlineState

DATES: Final = "dates."
FACTS: Final = "facts."
DEADLINE: Final = "deadline."


def taken_back(
    items: Iterable[Happening], day: date, founded_at: datetime | None
) -> dict[str, Fact]:
    """Return the values before all that happened after ``day``, by the names of the log.

    What was entered when the plan was loaded (``founded_at``) is as old as the plan.
    """
    values: dict[str, Fact] = {}
    kept: set[str] = set()
    for item in reversed(tuple(items)):
        happened = item.occurred_on <= day or item.action == CORRECT
        if happened or item.recorded_at == founded_at:
            kept |= item.recorded.keys()
        else:
            values |= {name: old for name, (old, _) in item.recorded.items() if name not in kept}
    return values


def case_before(case: Case, values: Mapping[str, Fact]) -> Case | None:
    """Return a case with the values that it had; ``None`` where there was no such case."""
    if "code" in values:
        return None
    dates = {
        name.removeprefix(DATES): old for name, old in values.items() if name.startswith(DATES)
    }
    facts = {
        name.removeprefix(FACTS): old for name, old in values.items() if name.startswith(FACTS)
    }
    unit = values.get("unit", case.unit)
    return replace(
        case,
        state=str(values.get("state", case.state)),
        unit=str(unit) if unit else None,
        secret=bool(values.get("secret", case.secret)),
        dates={
            name: day
            for name in (*case.dates, *dates)
            if (day := _day(dates[name]) if name in dates else case.dates[name])
        },
        facts={name: it for name, it in {**case.facts, **facts}.items() if it is not None},
    )


def _day(text: Fact) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None


def deadline_before(deadline: Deadline, values: Mapping[str, Fact]) -> Deadline | None:
    """Return a deadline with the values that it had; ``None`` where there was no such deadline."""
    stem = f"{DEADLINE}{deadline.name}.{deadline.round}"
    own = {
        name: values[f"{stem}.{name}"]
        for name in ("due_on", "state", "late", "excused")
        if f"{stem}.{name}" in values
    }
    if not own:
        return deadline
    if own.get("state", "") is None:
        return None
    state = DeadlineState(str(own.get("state", deadline.state)))
    due_on = _day(own["due_on"]) if "due_on" in own else deadline.due_on
    late = own.get("late", deadline.late_working_days)
    return replace(
        deadline,
        state=state,
        due_on=due_on,
        met_on=deadline.met_on if state is DeadlineState.MET else None,
        late_working_days=late if isinstance(late, int) else None,
        on_time=_on_time(state, due_on, late),
        excused=bool(own.get("excused", deadline.excused)),
    )


def _on_time(state: DeadlineState, due_on: date | None, late: Fact) -> bool | None:
    if state is DeadlineState.MISSED:
        return False
    return late is None if state is DeadlineState.MET and due_on is not None else None
