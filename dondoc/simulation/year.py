"""The year of a plan in figures: what it obliged to, how it was kept, what was said, handed in, reached."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dondoc.quotas.reading import Material, QuotaLine, quota_lines
from dondoc.simulation.players import LOOKED_AFTER
from dondoc.simulation.record import Duty, Record, definition_of
from dondoc.simulation.stage import Stage
from engine.calendar import WorkingCalendar
from engine.case import Case
from engine.definition import RuleTemplate
from engine.indicator_values import IndicatorState, standing_of
from engine.obligations import Deadline, DeadlineState
from engine.plan import Plan
from engine.words import N_
from workflows.periodic_report import HAND_IN, OUTER_LIMIT
from workflows.periodic_report import NAME as REPORT


class Shape(StrEnum):
    """What an obligation hangs on; the value is the word for it."""

    DATED = N_("có ngày")
    REVIEWED = N_("thường xuyên, theo dõi định kỳ")
    WAITING = N_("chờ sự kiện, văn bản, trả lời")
    UNSET = N_("bước khác chưa có số")


AWAITED: Final = frozenset({("task", "wake"), ("task", "question")})
STANDING: Final = (DeadlineState.OPEN, DeadlineState.MET, DeadlineState.MISSED)


@dataclass(frozen=True, slots=True)
class ShapeLine:
    """All obligations of one shape: on the first day and in the whole time, and how they were kept.

    ``cases`` are the rows, visits and reports behind them; ``on_time`` are those done in time or, where
    no day was set, done at all.
    """

    shape: Shape
    at_first: int
    cases: int
    count: int
    on_time: int
    late: int
    awaited: int
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True, slots=True)
class RungLine:
    """How many people were reminded at one rung, by month; ``offset`` is ``None`` where no day is set."""

    offset: int | None
    total: int
    by_month: Mapping[date, int]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One period of a report regime: its end, the office's own day, the outer limit, the handing in."""

    case: str
    regime: str
    period: str
    ends_on: date | None
    own_on: date | None
    outer_on: date | None
    handed_in_on: date | None
    late_working_days: int | None


@dataclass(frozen=True, slots=True)
class Aims:
    """How quotas and indicators stand at the end, and how many regimes ask for reports."""

    quotas: tuple[QuotaLine, ...]
    indicators: tuple[IndicatorState, ...]
    regimes: int
    material: Material


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a plan on one screen; ``steps`` is how often somebody did something."""

    shapes: tuple[ShapeLine, ...]
    rungs: tuple[RungLine, ...]
    reports: tuple[ReportLine, ...]
    steps: int
    aims: Aims


def beginning_of(stage: Stage) -> tuple[tuple[Case, Deadline], ...]:
    """Return what is open on a stage: asked on the first day, before anybody has done anything."""
    with stage.views() as views:
        return views.obligations(until=date.max)


def aims_of(stage: Stage, plan: Plan, last: date) -> Aims:
    """Read how the aims of a plan stand at the end of its year, or on the last day before."""
    day = min(last, date(plan.year, 12, 31))
    with stage.views() as views:
        material = Material(
            plan=plan,
            units=views.units(),
            cases=views.cases(plan=plan.code),
            outside=views.outside(),
            day=day,
            calendar=stage.history.as_known_on(day),
            deadlines=views.obligations(plan=plan.code),
        )
        values = views.indicator_values(plan.code)
    return Aims(
        quotas=quota_lines(material),
        indicators=tuple(standing_of(item, values, day) for item in plan.aims.indicators),
        regimes=len(plan.regimes),
        material=material,
    )


def year_of(record: Record, beginning: Sequence[tuple[Case, Deadline]], aims: Aims) -> Year:
    """Return the year of a plan from what happened."""
    duties = [
        duty
        for duty in record.duties
        if duty.deadline.state in STANDING and _is_for_people(duty.template)
    ]
    return Year(
        shapes=tuple(_shapes(duties, beginning, record)),
        rungs=tuple(_rungs(record)),
        reports=tuple(_reports(record)),
        steps=len(record.steps),
        aims=aims,
    )


def shape_of(case: Case, deadline: Deadline) -> Shape:
    """Return what an obligation hangs on."""
    if deadline.due_on is not None:
        return Shape.DATED
    key = case.workflow, deadline.name
    if key in LOOKED_AFTER:
        return Shape.REVIEWED
    return Shape.WAITING if key in AWAITED else Shape.UNSET


def _shapes(
    duties: Iterable[Duty], beginning: Iterable[tuple[Case, Deadline]], record: Record
) -> Iterator[ShapeLine]:
    at_first = Counter(
        shape_of(case, deadline) for case, deadline in beginning if is_owed(case, deadline)
    )
    grouped: dict[Shape, list[Duty]] = defaultdict(list)
    for duty in duties:
        grouped[shape_of(duty.case, duty.deadline)].append(duty)
    for shape in Shape:
        yield _shape_line(shape, at_first[shape], grouped[shape], record)


def is_owed(case: Case, deadline: Deadline) -> bool:
    """Tell whether people have to do something; what the clock closes by itself is nobody's duty."""
    rules = definition_of(case).rules
    return _is_for_people(next(rule for rule in rules if rule.name == deadline.name))


def _is_for_people(template: RuleTemplate) -> bool:
    return template.rungs and not template.closes_by


def _shape_line(shape: Shape, at_first: int, duties: list[Duty], record: Record) -> ShapeLine:
    days = [duty.deadline.due_on for duty in duties if duty.deadline.due_on is not None]
    late = sum(_is_late(duty, record.last, record.calendar) for duty in duties)
    met = sum(duty.deadline.met_on is not None for duty in duties)
    return ShapeLine(
        shape=shape,
        at_first=at_first,
        cases=len({duty.case.id for duty in duties}),
        count=len(duties),
        on_time=sum(d.deadline.on_time is True for d in duties) if shape is Shape.DATED else met,
        late=late,
        awaited=sum(duty.deadline.state is DeadlineState.OPEN for duty in duties),
        first_on=min(days, default=None),
        last_on=max(days, default=None),
    )


def _is_late(duty: Duty, day: date, calendar: WorkingCalendar) -> bool:
    return duty.late_on(day, calendar) is not None


def _rungs(record: Record) -> Iterator[RungLine]:
    """Yield the rungs of the ladder that were used, what has no day first."""
    dated = {
        (duty.case.code, duty.deadline.name): duty.deadline.due_on is not None
        for duty in record.duties
    }
    months: dict[int | None, Counter[date]] = defaultdict(Counter)
    for item in record.said:
        offset = item.offset if dated[item.case, item.deadline] else None
        months[offset][item.on.replace(day=1)] += len(item.people)
    for offset in sorted(months, key=lambda it: (it is not None, it or 0)):
        count = months[offset]
        yield RungLine(offset, count.total(), dict(sorted(count.items())))


def _reports(record: Record) -> Iterator[ReportLine]:
    by_case: dict[str, dict[str, Duty]] = defaultdict(dict)
    for duty in record.duties:
        if duty.case.workflow == REPORT:
            by_case[duty.case.code][duty.deadline.name] = duty
    lines = (_report_line(duties, record) for duties in by_case.values())
    yield from sorted(lines, key=lambda it: (it.ends_on or it.handed_in_on or date.max, it.case))


def _report_line(duties: Mapping[str, Duty], record: Record) -> ReportLine:
    own, outer = duties.get(HAND_IN), duties.get(OUTER_LIMIT)
    case = next(iter(duties.values())).case
    late = [
        days
        for duty in (own, outer)
        if duty and (days := duty.late_on(record.last, record.calendar)) is not None
    ]
    return ReportLine(
        case=case.code,
        regime=str(case.facts.get("regime") or ""),
        period=str(case.facts.get("period") or ""),
        ends_on=case.dates.get("period_last_on"),
        own_on=own.deadline.due_on if own else None,
        outer_on=outer.deadline.due_on if outer else None,
        handed_in_on=case.dates.get("handed_in_on"),
        late_working_days=max(late, default=None),
    )
