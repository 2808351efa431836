"""What a time phrase of a plan means: windows, days, recurrences, events, other plans, or a question."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class NotSure(ValueError):
    """The words look like a time and yet are not read; the text says why."""


class PhraseKind(StrEnum):
    """The kinds of time phrase; a compound has the kind of its first part."""

    FIXED_DATE = "fixed_date"
    DATE_RANGE = "date_range"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    EVENT = "event"
    BY_PLAN = "by_plan"


class Sureness(StrEnum):
    """How firmly a reading stands on the words.

    ``stated``: everything is in the words. ``inferred``: the year is the plan's, or the day of a period
    is its last one, which the words do not say.
    """

    STATED = "stated"
    INFERRED = "inferred"


class Frequency(StrEnum):
    """How often something recurs."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class Window:
    """Days from the first to the last, both included; an open side is ``None``."""

    first_on: date | None
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """What comes again: how often, on which day (of the month, or ISO weekday), named periods.

    ``day`` is ``None`` where the words give a period but no day. ``month_of_period`` is the month of a
    quarter or year in which the day lies (1 is the first; 0 is not said); ``following`` tells that the
    day lies in the period after.
    """

    frequencies: tuple[Frequency, ...]
    day: int | None = None
    month_of_period: int = 0
    following: bool = False
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of units before or after an event; ``amount`` is ``None`` where none is named.

    ``unit`` is ``working_day``, ``calendar_day``, ``week``, ``month``, ``year``, ``hour`` or
    ``immediate``.
    """

    direction: str
    amount: int | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase as it is understood.

    ``nominal`` are the days on which something is due, before any roll; with ``before`` the words name
    the day after, which is already late. ``words`` are the words that carry the reading, with “…” between
    a period and the day in it that is its limit. ``reference``
    names the document that sets the time, ``event`` what has to happen. ``look_back`` marks a period of
    facts, which is no due date.
    """

    kind: PhraseKind
    windows: tuple[Window, ...] = ()
    nominal: tuple[date, ...] = ()
    at: time | None = None
    before: bool = False
    rule: Recurrence | None = None
    event: str = ""
    offset: Offset | None = None
    reference: str = ""
    look_back: bool = False
    year_inferred: bool = False
    secondary: tuple["Reading", ...] = ()
    words: tuple[str, ...] = ()
    sure: Sureness = Sureness.STATED


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be asked: why the words are not read, and which words those are."""

    why: str
    words: tuple[str, ...] = ()
