"""A day or a period of a phrase as printed, and the days of the calendar that it means."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from workflows.phrase_grammar.values import PhraseKind, Window

LAST_MONTH: Final = 12


@dataclass(frozen=True, slots=True)
class Span:
    """A day or a period as printed: its kind, its numbers, and the year where one is named.

    ``edge`` says which end of a period is meant: ``first``, ``middle`` or ``last``; empty is all of
    it. For ``half_year`` the number is of months from the year's beginning (6, 9, 12), negative for
    the second half. ``weekday`` is as people count it, from 2 (thứ Hai) to 8; ``worded`` is a day
    behind which further months may be listed.
    """

    kind: PhraseKind
    number: int = 0
    day: int = 0
    year: int | None = None
    at: time | None = None
    edge: str = ""
    worded: bool = False
    weekday: int = 0

    def window(self) -> Window:
        """Return first and last day; ``ValueError`` for a day that no calendar has."""
        assert self.year is not None  # noqa: S101  (who asks for days has set the year)
        window = _WINDOWS[self.kind](self, self.year)
        if self.edge in {"first", "middle"}:
            on = _EDGES[self.edge](self, window)
            return Window(on, on)
        return window


def _month_window(first: int, last: int, year: int) -> Window:
    return Window(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _half(span: Span, year: int) -> Window:
    if span.number < 0:
        return _month_window(LAST_MONTH + span.number + 1, LAST_MONTH, year)
    return _month_window(1, span.number, year)


def _day(span: Span, year: int) -> Window:
    on = date(year, span.number, span.day)
    if span.weekday and span.weekday != on.isoweekday() + 1:
        raise ValueError(span.weekday)
    return Window(on, on)


_WINDOWS: Final[dict[PhraseKind, Callable[[Span, int], Window]]] = {
    PhraseKind.FIXED_DATE: _day,
    PhraseKind.MONTH: lambda span, year: _month_window(span.number, span.number, year),
    PhraseKind.QUARTER: lambda span, year: _month_window(
        span.number * 3 - 2, span.number * 3, year
    ),
    PhraseKind.HALF_YEAR: _half,
    PhraseKind.YEAR: lambda _span, year: _month_window(1, LAST_MONTH, year),
}


def _first(_span: Span, window: Window) -> date:
    assert window.first_on is not None  # noqa: S101  (periods have both ends)
    return window.first_on


def _middle(span: Span, window: Window) -> date:
    """Return the 15th of a month, 30/6 of a year (Bộ luật Dân sự 2015 Điều 146)."""
    first = _first(span, window)
    return (
        first.replace(day=15) if span.kind is PhraseKind.MONTH else first.replace(month=6, day=30)
    )


_EDGES: Final = {"first": _first, "middle": _middle}
