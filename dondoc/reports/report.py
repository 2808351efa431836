"""A report: rows of figures and the lines beside them, each with the cases it is made of."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from dondoc.quotas.reading import Material, QuotaLine, quota_lines
from dondoc.reports.gathering import CHAIN, Gathered, gather, told_by
from dondoc.reports.lines import (
    URGE,
    SlipLine,
    Stock,
    UrgingLine,
    open_difficulties,
    parted,
    slip_lines,
    urging_lines,
)
from dondoc.reports.scope import Scope, heads_on
from engine.calendar import CalendarHistory, WorkingCalendar
from engine.case import Case
from engine.errors import YearClosed
from engine.happenings import Happening
from engine.indicator_values import IndicatorState, standing_of
from engine.obligations import Deadline, DeadlineState
from engine.plan import Plan
from engine.ports import YearClosing
from engine.report_figures import Counting, Item, Row, Side, rows_by
from engine.situation import team_of
from engine.words import N_
from engine.year_figures import Box, Record, boxes_of, is_stock_of

if TYPE_CHECKING:  # loads the database
    from store.views import Views

NOBODY: Final = "-"
Key = Callable[[Item], "tuple[int, str]"]


@dataclass(frozen=True, slots=True)
class Frozen:
    """The figures of a closed year, and the same reckoned again from the log, where they differ."""

    closing: YearClosing
    differs: Mapping[str, tuple[int, int]]

    @property
    def agrees(self) -> bool:
        """Tell whether the log still says what was frozen."""
        return not self.differs


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says.

    ``older`` was due before its days and is still owed, late. ``leads`` names who leads each team.
    """

    scope: Scope
    by: str
    rows: tuple[Row, ...]
    total: Row
    older: tuple[Item, ...]
    stock: Stock
    slips: tuple[SlipLine, ...]
    urgings: tuple[UrgingLine, ...]
    difficulties: tuple[tuple[Case, Case | None], ...]
    quotas: tuple[tuple[Material, tuple[QuotaLine, ...]], ...]
    indicators: tuple[tuple[Plan, IndicatorState], ...]
    frozen: Frozen | None
    texts: Mapping[str, str]
    leads: Mapping[str, str]

    def row(self, key: str) -> Row | None:
        """Return the row of a key, compared without regard to capitals."""
        wanted = key.strip().casefold()
        return next((row for row in self.rows if row.key.casefold() == wanted), None)


def report_of(views: "Views", scope: Scope, by: str, history: CalendarHistory) -> Report:
    """Read and reckon a report, as far as the viewer may see it."""
    made = _Making(views, scope, history.as_known_on(scope.day))
    items = made.items
    return Report(
        scope=scope,
        by=by,
        rows=rows_by(items, _keys(by, heads_on(views.people(), scope.day))),
        total=Row("", items),
        older=made.older,
        stock=made.parted[1],
        slips=made.slips,
        urgings=made.urgings,
        difficulties=made.difficulties,
        quotas=tuple(_quotas(made)),
        indicators=tuple(_indicators(made)),
        frozen=_frozen(views, made.gathered, scope),
        texts=made.texts,
        leads=made.leads,
    )


@dataclass(frozen=True)
class _Making:
    """A report on its way: what was read, each part reckoned when it is asked for."""

    views: "Views"
    scope: Scope
    calendar: WorkingCalendar

    @cached_property
    def gathered(self) -> Gathered:
        """Return everything that was read."""
        plan = self.scope.plan
        return gather(self.views, plan.code if plan else None, self.scope.plans)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Return the cases as they stood at the end of the day."""
        past = self.scope.day < self.scope.today
        return self.gathered.records(self.scope.day if past else None)

    @cached_property
    def parted(self) -> tuple[tuple[Record, ...], Stock]:
        """Return the cases of the year, and those of earlier years."""
        return parted(self.records, self.scope)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what is counted in the boxes."""
        return self._taken(self._counting.items(self.parted[0], self.gathered.holder))

    @property
    def older(self) -> tuple[Item, ...]:
        """Return what was due before and is still owed, late."""
        return self._taken(self._counting.older(self.parted[0], self.gathered.holder))

    @property
    def _counting(self) -> Counting:
        return Counting(self.scope.span, self.scope.day, self.calendar)

    def _taken(self, items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(item for item in items if self.scope.takes(item.holder))

    @cached_property
    def slips(self) -> tuple[SlipLine, ...]:
        """Return the slips of dates."""
        return slip_lines(self.gathered, self.records, self.scope, self.calendar)

    @cached_property
    def urgings(self) -> tuple[UrgingLine, ...]:
        """Return the urging letters."""
        return urging_lines(_urged(self.views, self.gathered), self.scope)

    @cached_property
    def difficulties(self) -> tuple[tuple[Case, Case | None], ...]:
        """Return the difficulties not ended, with what they hold up."""
        return open_difficulties(self.records, self.gathered.cases, self.scope)

    @property
    def texts(self) -> Mapping[str, str]:
        """Return the texts to which the lines refer."""
        refs = {ref for line in self.slips for ref in line.reason_refs}
        refs |= {line.reason_ref for line in self.urgings}
        refs |= {str(case.facts.get("text_ref") or "") for case, _about in self.difficulties}
        return self.views.texts(refs - {""})

    @property
    def leads(self) -> Mapping[str, str]:
        """Return who leads each team, by the code of its round or case."""
        return {case.code: team_of(case).lead or "" for case in self.gathered.cases.values()}

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Return the plans whose quotas and indicators are told: none where only units are asked about."""
        return () if self.scope.narrowed else self.scope.plans


def _keys(by: str, heads: Mapping[str, tuple[str, ...]]) -> Key:
    """Return under which key an item is counted; units come before teams."""

    def of_unit(item: Item) -> tuple[int, str]:
        return (int(item.holder.side is Side.TEAM), item.holder.code or NOBODY)

    def of_head(item: Item) -> tuple[int, str]:
        if item.holder.side is Side.TEAM:
            return of_unit(item)
        return (0, "+".join(heads.get(item.holder.code, ())) or NOBODY)

    def of_step(item: Item) -> tuple[int, str]:
        return (0, f"{item.case.workflow}/{item.deadline.name}")

    def of_plan(item: Item) -> tuple[int, str]:
        return (0, item.case.plan or NOBODY)

    return {"unit": of_unit, "head": of_head, "step": of_step, "plan": of_plan}[by]


def _urged(views: "Views", gathered: Gathered) -> Iterator[tuple[Case, Happening, str]]:
    """Yield every urging letter that exists for the viewer: they count through all plans."""
    from store.views import EntryFilter

    found = views.entries(EntryFilter(action=URGE, outcome="done"))
    cases = views.many.cases(line.entry.case_id for line in found)
    for case in cases.values():
        told = gathered.told(case)
        if not told.items:
            told = told_by(line.entry for line in views.entries(EntryFilter(chain=CHAIN + case.id)))
        for item in told.items:
            if item.action == URGE:
                yield case, item, told.reasons.get(item.position, "")


def _quotas(made: _Making) -> Iterator[tuple[Material, tuple[QuotaLine, ...]]]:
    for plan in made.plans:
        if plan.aims.quotas:
            own = [record for record in made.records if record.case.plan == plan.code]
            material = Material(
                plan,
                made.views.units(),
                tuple(record.case for record in own),
                made.views.outside(),
                made.scope.day,
                made.calendar,
                tuple((record.case, item) for record in own for item in _open(record)),
            )
            yield material, quota_lines(material)


def _open(record: Record) -> Iterator[Deadline]:
    return (item for item in record.deadlines if item.state is DeadlineState.OPEN)


def _indicators(made: _Making) -> Iterator[tuple[Plan, IndicatorState]]:
    for plan in made.plans:
        if plan.aims.indicators:
            values = made.views.indicator_values(plan.code)
            for indicator in plan.aims.indicators:
                yield plan, standing_of(indicator, values, made.scope.day)


def _frozen(views: "Views", gathered: Gathered, scope: Scope) -> Frozen | None:
    """Return the frozen figures of the year asked about, compared with what the log says of that day."""
    year, plan = scope.whole_year_of, scope.plan
    closing = views.closing(plan.code, year) if plan and year is not None else None
    if plan is None or year is None or closing is None:
        return None
    if sha256(closing.figures.encode()).hexdigest() != closing.sha256:
        raise YearClosed(
            N_("số liệu {year} của {plan} không khớp mã băm {sha}…; chạy: dondoc audit verify"),
            year=year,
            plan=plan.code,
            sha=closing.sha256[:12],
        )
    kept = json.loads(closing.figures)
    day = date.fromisoformat(kept["as_of"])
    records = [record for record in gathered.records(day) if not record.case.secret]
    own = [record for record in records if not is_stock_of(record.case, year)]
    now = boxes_of(own, day)
    pairs = {box.value: (int(kept["boxes"][box]), now[box]) for box in Box}
    return Frozen(closing, {box: (a, b) for box, (a, b) in pairs.items() if a != b})
