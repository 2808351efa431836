"""Quotas (*chỉ tiêu kiểm tra*) and indicators as a plan states them: of whom, how much, until when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from engine.parties import Unit

WHOLE = 100


class Share(StrEnum):
    """Of what a quota is a share."""

    UNITS = "units"  # a unit counts once, however often it is inspected
    INSPECTIONS = "inspections"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Goal:
    """What has to be reached: a percentage or a count, at least, more than, exactly, or a range.

    ``expected`` is a count that the text only states, to compare with.
    """

    at_least_percent: int | None = None
    more_than_percent: int | None = None
    exactly_percent: int | None = None
    at_least: int | None = None
    at_most: int | None = None
    expected: int | None = None

    def least(self, size: int) -> int:
        """Return the smallest number of ``size`` that reaches the goal, rounded up."""
        if self.more_than_percent is not None:
            return size * self.more_than_percent // WHOLE + 1
        percent = self.at_least_percent if self.exactly_percent is None else self.exactly_percent
        if percent is not None:
            return -(-size * percent // WHOLE)
        return self.at_least or self.expected or 0

    @property
    def is_share(self) -> bool:
        """Tell whether it is a percentage, for which the whole must be known."""
        shares = (self.at_least_percent, self.more_than_percent, self.exactly_percent)
        return any(share is not None for share in shares)


@dataclass(frozen=True, slots=True)
class Population:
    """Those of whom a quota is a share, as of a stated day: named units, a group, a level, or all below one.

    ``size`` is how many there are where not all are registered. Without any of these nobody knows
    which visits count: nothing can be computed, and the program says so.
    """

    code: str
    name: str
    on: date | None = None
    units: tuple[str, ...] = ()
    group: str = ""
    level: str = ""
    size: int | None = None
    source: str = ""
    example: bool = False
    below: str = ""

    def members(self, units: Iterable[Unit]) -> tuple[str, ...] | None:
        """Return the codes of the members on the stated day; ``None`` where only a number is known."""
        if self.units:
            return self.units
        if not (self.group or self.level or self.below):
            return None
        return tuple(
            unit.code
            for unit in units
            if self._holds(unit) and (self.on is None or unit.exists_on(self.on))
        )

    def _holds(self, unit: Unit) -> bool:
        named = {group.casefold() for group in unit.groups}
        by_group = not self.group or self.group.casefold() in named
        by_group = by_group and (not self.below or unit.parent == self.below)
        return by_group and (not self.level or self.level.casefold() == unit.level.casefold())

    def count(self, units: Iterable[Unit]) -> int | None:
        """Return how many there are as stated, else as listed; ``None`` where nobody said."""
        if self.size is not None:
            return self.size
        members = self.members(units)
        return None if members is None else len(members)


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of a population are to be inspected by a day.

    ``counts`` are of ``planned`` and ``unannounced``; ``forms``, ``subjects`` and ``kinds`` narrow what
    counts, empty is everything. ``actor`` is the body that has to reach it, empty for the organiser; with
    ``each`` every unit of that population has to reach it among its own units. ``overrides`` is the quota
    that this one takes the place of for its population.
    """

    code: str
    goal: Goal
    population: str = ""
    counts: tuple[str, ...] = ("planned", "unannounced")
    forms: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    of: Share = Share.UNITS
    by: date | None = None
    actor: str = ""
    each: str = ""
    overrides: str = ""
    text: str = ""
    legal_basis: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """A percentage that is followed by date with its source (*chỉ tiêu*)."""

    code: str
    name: str
    goal: Goal
    numerator: str = ""
    denominator: str = ""
    by: date | None = None
    baseline: str = ""
    text: str = ""
    legal_basis: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """Points for a share that is reached: from ``from_percent`` of quota or indicator ``of`` on."""

    of: str
    from_percent: int
    points: str


@dataclass(frozen=True, slots=True)
class Aims:
    """Everything that a plan wants to be reached."""

    populations: tuple[Population, ...] = ()
    quotas: tuple[Quota, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    bands: tuple[Band, ...] = field(default=())

    def population(self, code: str) -> Population | None:
        """Return a population by code."""
        return next((item for item in self.populations if item.code == code), None)
