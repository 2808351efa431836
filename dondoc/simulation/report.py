"""The figures of a simulation: what was due, late, said and to whom; where there is too little time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from dondoc.simulation.mails import (
    DayMail,
    Overload,
    PersonMail,
    mail_by_day,
    mail_by_person,
    overloads_of,
)
from dondoc.simulation.record import Duty, Record, definition_of
from engine.calendar import WorkingCalendar
from engine.deadlines import RuleKind
from engine.obligations import DeadlineState

STANDING: Final = (DeadlineState.OPEN, DeadlineState.MET, DeadlineState.MISSED)


@dataclass(frozen=True, slots=True)
class KindOfDeadline:
    """All deadlines of one kind: how many, how many without a number, kept, late and open."""

    workflow: str
    name: str
    label: str
    count: int
    unset: int
    on_time: int
    late: int
    most_late: int
    awaited: int
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True, slots=True)
class LateLine:
    """A deadline that was not kept, and from which day each level was told."""

    case: str
    name: str
    label: str
    due_on: date
    done_on: date | None
    working_days: int
    still_open: bool
    told: tuple[tuple[int, str, date], ...]


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A deadline that is still open at the end."""

    case: str
    name: str
    label: str
    next_on: date | None
    unset: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Two steps of a case between which there is no working day."""

    case: str
    before: str
    before_on: date
    after: str
    after_on: date


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is shown of a simulation."""

    first: date
    last: date
    cases: Mapping[str, tuple[int, int]]
    kinds: tuple[KindOfDeadline, ...]
    late: tuple[LateLine, ...]
    opened: tuple[OpenLine, ...]
    escalations: Mapping[int, int]
    reminders: int
    by_day: tuple[DayMail, ...]
    by_person: tuple[PersonMail, ...]
    overloads: tuple[Overload, ...]
    gaps: tuple[Gap, ...]
    busiest: tuple[date, int] | None
    due_by_week: Mapping[date, int]


def report_of(record: Record, bearable: int) -> Report:
    """Return the figures; more than ``bearable`` mails for one person on one day are an overload."""
    duties = [duty for duty in record.duties if duty.is_for_people]
    standing = [duty for duty in duties if duty.deadline.state in STANDING]
    due_days = _due_days(standing, record)
    return Report(
        first=record.first,
        last=record.last,
        cases=_cases(record),
        kinds=tuple(_kinds(standing, record)),
        late=tuple(_late(standing, record)),
        opened=tuple(_opened(standing)),
        escalations=_escalations(record),
        reminders=sum(len(item.people) for item in record.said),
        by_day=tuple(mail_by_day(record.mails)),
        by_person=tuple(mail_by_person(record)),
        overloads=tuple(overloads_of(record, bearable)),
        gaps=tuple(_gaps(standing, record.calendar)),
        busiest=_busiest(due_days),
        due_by_week=_weeks(due_days),
    )


def _cases(record: Record) -> dict[str, tuple[int, int]]:
    """Return for each workflow how many cases there are and how many have ended."""
    found: dict[str, tuple[int, int]] = {}
    for case in sorted(record.cases, key=lambda case: case.workflow):
        total, ended = found.get(case.workflow, (0, 0))
        final = definition_of(case).state(case.state).final
        found[case.workflow] = (total + 1, ended + final)
    return found


def _kinds(duties: Iterable[Duty], record: Record) -> Iterator[KindOfDeadline]:
    grouped: dict[tuple[str, str], list[Duty]] = defaultdict(list)
    for duty in duties:
        grouped[duty.case.workflow, duty.template.name].append(duty)
    for key in sorted(grouped, key=lambda key: (_place(grouped[key]), key)):
        yield _kind(grouped[key], record)


def _place(duties: Iterable[Duty]) -> date:
    """Return the first day of a kind, so that kinds stand in the order in which they come."""
    return min(d.deadline.next_on or d.deadline.met_on or date.max for d in duties)


def _kind(duties: list[Duty], record: Record) -> KindOfDeadline:
    late = [days for d in duties if (days := d.late_on(record.last, record.calendar)) is not None]
    dated = [d.deadline.due_on for d in duties if d.deadline.due_on is not None]
    first = duties[0]
    return KindOfDeadline(
        workflow=first.case.workflow,
        name=first.template.name,
        label=first.template.label,
        count=len(duties),
        unset=len(duties) - len(dated),
        on_time=sum(d.deadline.on_time is True for d in duties),
        late=len(late),
        most_late=max(late, default=0),
        awaited=sum(d.deadline.state is DeadlineState.OPEN for d in duties),
        first_on=min(dated, default=None),
        last_on=max(dated, default=None),
    )


def _late(duties: Iterable[Duty], record: Record) -> list[LateLine]:
    found = []
    for duty in duties:
        days, deadline = duty.late_on(record.last, record.calendar), duty.deadline
        if days is not None and deadline.due_on is not None:
            found.append(
                LateLine(
                    duty.case.code,
                    deadline.name,
                    deadline.label,
                    deadline.due_on,
                    deadline.met_on,
                    days,
                    deadline.state is DeadlineState.OPEN,
                    tuple(_told(duty, record)),
                )
            )
    return sorted(found, key=lambda line: (line.due_on, line.case, line.name))


def _told(duty: Duty, record: Record) -> Iterator[tuple[int, str, date]]:
    """Yield the rungs after the due day that were told: offset, audience, first day."""
    code, name, due_on = duty.case.code, duty.deadline.name, duty.deadline.due_on
    for item in record.said:
        about = item.case == code and item.deadline == name and item.offset > 0
        if about and due_on is not None and item.on > due_on:
            yield item.offset, item.audience, item.on


def _opened(duties: Iterable[Duty]) -> list[OpenLine]:
    found = [
        OpenLine(
            duty.case.code,
            duty.deadline.name,
            duty.deadline.label,
            duty.deadline.next_on,
            duty.deadline.due_on is None,
        )
        for duty in duties
        if duty.deadline.state is DeadlineState.OPEN
    ]
    return sorted(found, key=lambda line: (line.next_on or date.max, line.case, line.name))


def _escalations(record: Record) -> dict[int, int]:
    """Return how many persons were told at each rung after a due day."""
    count: Counter[int] = Counter()
    for item in record.said:
        if item.offset > 0:
            count[item.offset] += len(item.people)
    return dict(sorted(count.items()))


def _busiest(days: Mapping[date, int]) -> tuple[date, int] | None:
    """Return the day of the simulation on which most falls due, the first of several."""
    return min(days.items(), key=lambda item: (-item[1], item[0])) if days else None


def _due_days(duties: Iterable[Duty], record: Record) -> Counter[date]:
    return Counter(
        day
        for duty in duties
        if (day := duty.deadline.due_on) is not None and record.first <= day <= record.last
    )


def _weeks(days: Mapping[date, int]) -> dict[date, int]:
    """Return how much falls due in each week, named by its Monday."""
    weeks: Counter[date] = Counter()
    for day, count in days.items():
        weeks[day - timedelta(days=day.weekday())] += count
    return dict(sorted(weeks.items()))


def _gaps(duties: Sequence[Duty], calendar: WorkingCalendar) -> list[Gap]:
    cases: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for duty in duties:
        deadline = duty.deadline
        if deadline.due_on is None:
            continue
        cases[duty.case.code].append((deadline.due_on, deadline.label))
    found = [
        Gap(code, before, before_on, after, after_on)
        for code, steps in cases.items()
        for (before_on, before), (after_on, after) in pairwise(sorted(steps))
        if not working_days_inside(before_on, after_on, calendar)
    ]
    found.extend(_short_spans(duties, calendar))
    return sorted(found, key=lambda gap: (gap.before_on, gap.case, gap.after_on, gap.after))


def _short_spans(duties: Iterable[Duty], calendar: WorkingCalendar) -> Iterator[Gap]:
    """Yield the spans counted from a day of the case that hold no working day: a Tết, say."""
    for duty in duties:
        deadline = duty.deadline
        since, until = deadline.anchor_on, deadline.due_on
        within = deadline.rule.kind is RuleKind.WITHIN
        if within and since and until and not working_days_inside(since, until, calendar):
            yield Gap(duty.case.code, deadline.rule.anchor, since, deadline.label, until)


def working_days_inside(after: date, before: date, calendar: WorkingCalendar) -> int:
    """Count the working days strictly between two days."""
    return calendar.working_days_between(after, before - timedelta(days=1))
