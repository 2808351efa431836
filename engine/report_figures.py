"""The figures of a report: which obligations belong to a period, in which box, whose they are.

An obligation belongs to the period in which it is due; done without a date, to the one in which it was
done; open without a date, to every period at whose end it stands. Each figure of a row is the number
of its items, so whoever opens a figure sees exactly what was counted.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from engine.calendar import WorkingCalendar
from engine.case import Case
from engine.obligations import Deadline, DeadlineState
from engine.parties import in_force
from engine.year_figures import Box, Record


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a report, both included; an open side is ``None``."""

    first_on: date | None = None
    last_on: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return in_force(self.first_on, self.last_on, day)

    def as_of(self, today: date) -> date:
        """Return the day at whose end things are looked at: the last one, or today before it."""
        return today if self.last_on is None else min(self.last_on, today)


class Side(StrEnum):
    """Who owes something: a unit, or a team on its round."""

    UNIT = "unit"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who owes something, by code: of a unit, or of the round (or case) whose team it is."""

    side: Side
    code: str


@dataclass(frozen=True, slots=True)
class Item:
    """One obligation as it was counted; ``late_working_days`` is 0 for what is not late."""

    case: Case
    deadline: Deadline
    box: Box
    holder: Holder
    late_working_days: int = 0


class Figure(StrEnum):
    """The figures of a row, each with what it counts."""

    DATED = "dated"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    OPEN_IN_TIME = "open_in_time"
    OPEN_LATE = "open_late"
    FALLEN_DUE = "fallen_due"
    LATE = "late"
    DONE_WITHOUT_DATE = "done_without_date"
    OPEN_WITHOUT_DATE = "open_without_date"


COUNTED: Final[Mapping[Figure, frozenset[Box]]] = {
    Figure.DATED: frozenset(
        {Box.DONE_ON_TIME, Box.DONE_LATE, Box.OPEN_IN_TIME, Box.OPEN_LATE},
    ),
    Figure.DONE_ON_TIME: frozenset({Box.DONE_ON_TIME}),
    Figure.DONE_LATE: frozenset({Box.DONE_LATE}),
    Figure.OPEN_IN_TIME: frozenset({Box.OPEN_IN_TIME}),
    Figure.OPEN_LATE: frozenset({Box.OPEN_LATE}),
    Figure.FALLEN_DUE: frozenset({Box.DONE_ON_TIME, Box.DONE_LATE, Box.OPEN_LATE}),
    Figure.LATE: frozenset({Box.DONE_LATE, Box.OPEN_LATE}),
    Figure.DONE_WITHOUT_DATE: frozenset({Box.DONE_WITHOUT_DATE}),
    Figure.OPEN_WITHOUT_DATE: frozenset({Box.OPEN_WITHOUT_DATE}),
}
"""The boxes of which each figure is the sum."""


@dataclass(frozen=True, slots=True)
class Row:
    """The items under one key; every figure is the number of those it opens into."""

    key: str
    items: tuple[Item, ...]

    def behind(self, figure: Figure) -> tuple[Item, ...]:
        """Return the items that a figure counts."""
        return tuple(item for item in self.items if item.box in COUNTED[figure])

    def count(self, figure: Figure) -> int:
        """Return a figure."""
        return len(self.behind(figure))

    @property
    def on_time_rate(self) -> Fraction | None:
        """Return done on time of all whose day has come, exact; ``None`` where none has."""
        whole = self.count(Figure.FALLEN_DUE)
        return Fraction(self.count(Figure.DONE_ON_TIME), whole) if whole else None

    @property
    def late_working_days(self) -> int:
        """Return the working days late of all that is late, together."""
        return sum(item.late_working_days for item in self.behind(Figure.LATE))


def rows_by(items: Iterable[Item], key: Callable[[Item], tuple[int, str]]) -> tuple[Row, ...]:
    """Return a row for each key: its place among the rows, then its name."""
    groups: dict[tuple[int, str], list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return tuple(Row(name, tuple(groups[place, name])) for place, name in sorted(groups))


@dataclass(frozen=True, slots=True)
class Counting:
    """What items are counted by: the span, the day, the calendar known that day."""

    span: Span
    day: date
    calendar: WorkingCalendar

    def items(
        self, records: Iterable[Record], holder: Callable[[Case, Deadline], Holder]
    ) -> tuple[Item, ...]:
        """Return the items that belong to the span."""
        return tuple(
            self._item(record, deadline, box, holder)
            for record, deadline, box in self._boxed(records)
            if self._belongs(deadline, box)
        )

    def older(
        self, records: Iterable[Record], holder: Callable[[Case, Deadline], Holder]
    ) -> tuple[Item, ...]:
        """Return what was due before the span and is still owed, late: it is in no box of the span."""
        first = self.span.first_on
        return tuple(
            self._item(record, deadline, box, holder)
            for record, deadline, box in self._boxed(records)
            if box is Box.OPEN_LATE
            and deadline.state is DeadlineState.OPEN
            and deadline.due_on is not None
            and first is not None
            and deadline.due_on < first
        )

    def _boxed(self, records: Iterable[Record]) -> Iterable[tuple[Record, Deadline, Box]]:
        for record in records:
            for deadline in record.deadlines:
                box = record.box(deadline, self.day)
                if box is not None:
                    yield record, deadline, box

    def _belongs(self, deadline: Deadline, box: Box) -> bool:
        if deadline.due_on is not None:
            return self.span.holds(deadline.due_on)
        if box is Box.DONE_WITHOUT_DATE and deadline.met_on is not None:
            return self.span.holds(deadline.met_on)
        return True

    def _item(
        self,
        record: Record,
        deadline: Deadline,
        box: Box,
        holder: Callable[[Case, Deadline], Holder],
    ) -> Item:
        late = self._late(deadline) if box in COUNTED[Figure.LATE] else 0
        return Item(record.case, deadline, box, holder(record.case, deadline), late)

    def _late(self, deadline: Deadline) -> int:
        """Return how late something is: by its verdict, or so far."""
        if deadline.late_working_days is not None:
            return deadline.late_working_days
        return self.calendar.working_days_between(deadline.due_on or self.day, self.day)
