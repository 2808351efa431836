"""From a planned task to its cases: one for each lead unit and each time the phrase names."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from engine.case import Case, Fact
from engine.parties import Unit
from engine.plan import Plan
from engine.planned_tasks import PlannedTask
from workflows.phrase_grammar.tokens import folded
from workflows.phrases import Frequency, Offset, PhraseKind, Question, Reading, read_phrase
from workflows.task import TASK

LEAD_TIME: Final = timedelta(days=30)
"""A period is begun at least so long before its day, so that the early reminders find it begun."""
WORKING_DAYS_A_MONTH: Final = 22
_NEXT: Final = timedelta(days=1)
_EARLY: Final = "TK"
"""Suffix of what was due before the signing (*trước ngày ký*)."""
SLOT: Final = "slot"
"""The fact that says for whom and for which time the plan wants the case: unit, and key of the time."""
_UNITS: Final = {
    "working_day": "working_days",
    "calendar_day": "calendar_days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "hour": "hours",
}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time at which a task is due, or the state in which it waits for one.

    ``on`` is the day as the phrase names it, ``period`` its part of the year (``T03``, ``Q2``); ``key``
    tells the times of one task apart whatever their number, and is empty for the one without a day.
    """

    suffix: str
    state: str
    dates: Mapping[str, date] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    on: date | None = None
    period: str = ""
    key: str = ""


def occurrences_of(reading: Reading | Question) -> tuple[Occurrence, ...]:
    """Return the times of a phrase; what is asked about waits, and says what is asked."""
    if isinstance(reading, Question):
        return (Occurrence("", "waiting", facts={"question_text": reading.why}),)
    dated = [part for part in (reading, *reading.secondary) if part.nominal]
    found = list(_once(item for part in dated for item in _dated(part)))
    if not reading.nominal:
        found.insert(0, _undated(reading))
    return tuple(_told_apart(found))


def _once(items: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Leave out a day that the phrase names twice: ``Quý III (30/9/2024)``."""
    seen: set[tuple[date | None, date | None]] = set()
    for item in items:
        day = item.dates.get("due_by"), item.dates.get("before_on")
        if day not in seen:
            seen.add(day)
            yield item


def times_of(plan: Plan, task: PlannedTask) -> tuple[Occurrence, ...]:
    """Return the times of a task; without words it waits for the rows that start it, if there are any."""
    if not task.phrase and started_by_another(plan, task):
        return (Occurrence("", "waiting"),)
    found = occurrences_of(read_phrase(task.phrase, plan.year))
    if plan.issued_on is not None:
        found = tuple(_since(plan.issued_on, found))
    return tuple(_held_back(item) for item in found) if task.after else found


def _since(signed_on: date, found: tuple[Occurrence, ...]) -> Iterator[Occurrence]:
    """Begin nothing before the signing; days before it become one question (domain fact 12)."""
    early: list[date] = []
    for item in found:
        if item.on is not None and item.on < signed_on:
            early.append(item.on)
        else:
            first = item.dates.get("period_first_on")
            begun = {"period_first_on": max(first, signed_on + _NEXT)} if first else {}
            yield replace(item, dates={**item.dates, **begun})
    if early:
        days = ", ".join(f"{day:%d/%m/%Y}" for day in early)
        why = f"hạn {days} trước ngày ký {signed_on:%d/%m/%Y}: bỏ qua, hay làm theo ngày nào?"
        alone = not any(item.on is None or item.on >= signed_on for item in found)
        yield Occurrence(
            "" if alone else _EARLY, "waiting", facts={"question_text": why}, key=_EARLY
        )


def _held_back(item: Occurrence) -> Occurrence:
    """Let a time wait for the rows before it; its day stays and is warned of."""
    return replace(item, state="waiting") if item.state == "planned" else item


def started_by_another(plan: Plan, task: PlannedTask) -> bool:
    """Tell whether other rows start this one: when they end, or when they are late."""
    return bool(task.after) or any(task.row in other.on_late for other in plan.tasks)


def _dated(reading: Reading) -> Iterator[Occurrence]:
    for window, nominal in zip(reading.windows, reading.nominal, strict=True):
        named = nominal + timedelta(days=1) if reading.before else nominal
        first = min(window.first_on or nominal, nominal - LEAD_TIME)
        dates = {"period_first_on": first, "before_on" if reading.before else "due_by": named}
        facts: dict[str, Fact] = {"at": reading.at.strftime("%H:%M")} if reading.at else {}
        suffix = _suffix(reading, nominal)
        yield Occurrence(suffix, "planned", dates, facts, nominal, suffix)


def _suffix(reading: Reading, nominal: date) -> str:
    frequencies = reading.rule.frequencies if reading.rule else ()
    if reading.kind is PhraseKind.FIXED_DATE or frequencies == (Frequency.WEEKLY,):
        return f"{nominal:%d%m}"
    if reading.kind is PhraseKind.MONTH or Frequency.MONTHLY in frequencies:
        return f"T{nominal.month:02d}"
    quarters = reading.kind is PhraseKind.QUARTER or Frequency.QUARTERLY in frequencies
    halves = reading.kind is PhraseKind.HALF_YEAR or Frequency.HALF_YEARLY in frequencies
    if halves and nominal.month in {6, 9} and not quarters:
        return f"{nominal.month}T"
    if nominal.month == 12:  # noqa: PLR2004  (December ends the year)
        return "Q4" if quarters else "N"
    return f"Q{(nominal.month + 2) // 3}" if nominal.month % 3 == 0 else f"{nominal:%d%m}"


def _told_apart(found: list[Occurrence]) -> Iterator[Occurrence]:
    """Leave out the suffix of a single occurrence; number those that would share one."""
    names = [item.suffix for item in found]
    days = [item.on for item in found]
    for place, item in enumerate(found, start=1):
        shared = names.count(item.suffix) > 1 or not item.suffix
        suffix = "" if len(found) == 1 else (f"{place:02d}" if shared else item.suffix)
        again = days[: place - 1].count(item.on)
        key = item.on.isoformat() + (f"/{again + 1}" if again else "") if item.on else ""
        yield replace(item, suffix=suffix, key=key)


def _undated(reading: Reading) -> Occurrence:
    facts: dict[str, Fact] = {
        "event_text": reading.event or None,
        "reference_text": reading.reference or None,
        "offset": _offset(reading.offset),
    }
    waits = reading.kind in {PhraseKind.EVENT, PhraseKind.BY_PLAN} or reading.look_back
    return Occurrence("", "waiting" if waits else "ongoing", facts=_given(facts))


def _offset(offset: Offset | None) -> Fact:
    """Return the number of days after an event as a setting; before one it gives no end to count."""
    if offset is None or offset.direction != "after" or not offset.amount:
        return None
    return {"amount": offset.amount, "unit": _UNITS.get(offset.unit or "", "calendar_days")}


def leads_of(task: PlannedTask, units: Iterable[Unit]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the lead units, groups spread, and the names that nobody bears."""
    known = tuple(units)
    codes = {unit.code.casefold(): unit.code for unit in known}
    found: list[str] = []
    unknown: list[str] = []
    for name in task.lead:
        members = [u.code for u in known if folded(name) in {folded(item) for item in u.groups}]
        code = codes.get(name.casefold())
        if code is None and not members:
            unknown.append(name)
        found.extend([code] if code else members)
    return tuple(dict.fromkeys(found)), tuple(unknown)


def task_cases(
    plan: Plan, new_id: Callable[[], str], office_units: Iterable[Unit] = ()
) -> tuple[Case, ...]:
    """Return the new cases of a plan's tasks, each knowing whom it wakes and for how many it waits.

    ``office_units`` are those that the office knows already: a plan may name them without repeating them.
    """
    units = {unit.code: unit for unit in (*office_units, *plan.units)}
    made = {task.row: tuple(_cases(plan, task, units.values(), new_id)) for task in plan.tasks}
    found: dict[str, Case] = {case.id: case for cases in made.values() for case in cases}
    for task in plan.tasks:
        own = made[task.row]
        sources = [case for row in task.after for case in made.get(row, ())]
        started = [case.id for row in task.on_late for case in made.get(row, ())]
        for case in own:
            found[case.id] = _with(
                found[case.id], late_wakes=started, waits_for=len(sources) or None
            )
        for source in sources:
            found[source.id] = _with(found[source.id], wakes=[case.id for case in own])
    return tuple(found.values())


def _with(case: Case, **facts: Fact) -> Case:
    """Return a case with more facts; lists are added to those there are."""
    merged = dict(case.facts)
    for name, value in facts.items():
        kept = merged.get(name)
        before = kept if isinstance(kept, list) else []
        added = [*before, *value] or None if isinstance(value, list) else value
        if added is not None:
            merged[name] = added
    return replace(case, facts=merged)


def _cases(
    plan: Plan, task: PlannedTask, units: Iterable[Unit], new_id: Callable[[], str]
) -> Iterator[Case]:
    leads, _unknown = leads_of(task, units)
    times = times_of(plan, task)
    for unit in leads or (plan.organiser,):
        for time in times:
            code = code_of(plan, task, unit if len(leads) > 1 else "", time)
            yield task_case(plan, task, unit, time, Named(new_id(), code))


@dataclass(frozen=True, slots=True)
class Named:
    """Id and code of a case that is to be."""

    id: str
    code: str


def code_of(plan: Plan, task: PlannedTask, unit: str, time: Occurrence) -> str:
    """Return the code of a case; the unit stands in it where a row has several."""
    return "-".join(part for part in (plan.code, task.row, unit, time.suffix) if part)


def task_case(
    plan: Plan, task: PlannedTask, unit: str, time: Occurrence, named: Named, on: date | None = None
) -> Case:
    """Return a new case of a task for one unit and one time, opened by the plan or by what amends it."""
    opened_on = on or plan.issued_on
    opened = {"opened_on": opened_on} if opened_on else {}
    return Case(
        id=named.id,
        code=named.code,
        workflow=TASK.name,
        workflow_version=TASK.version,
        state=time.state,
        version=1,
        plan=plan.code,
        unit=unit,
        dates={**opened, **time.dates},
        facts={**task_facts(task), **time.facts, SLOT: [unit, time.key]},
    )


def task_facts(task: PlannedTask) -> dict[str, Fact]:
    """Return the facts with which a case of a task begins; the words of the print can be erased."""
    return _given(
        {
            "row": task.row,
            "section": task.section or None,
            "text": task.title,
            "product_text": task.product or None,
            "target_text": task.target or None,
            "phrase_text": task.time or None,
            "read_as_text": task.read_as or None,
            "coordinating_text": ", ".join(task.coordinating) or None,
            "lead_text": task.lead_text or None,
            "hand_in_to": ", ".join(task.hand_in_to) or None,
            "review_working_days": task.review_months * WORKING_DAYS_A_MONTH,
            "legal_basis": task.legal_basis or None,
            "example": task.example or None,
        }
    )


def _given(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    return {name: value for name, value in facts.items() if value is not None}
