"""What a report is about: which plans, whose obligations, which days, as of which day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from engine.parties import Person, Role
from engine.plan import Plan
from engine.report_figures import Holder, Side, Span


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for.

    ``plan`` is the one that was named, ``plans`` are all that may be meant. ``only`` names the units
    to which the report is narrowed, ``None`` takes everybody. ``day`` is the one at whose end things
    are looked at.
    """

    plans: tuple[Plan, ...]
    plan: Plan | None
    span: Span
    day: date
    today: date
    label: str = ""
    unit: str | None = None
    head: str | None = None
    only: frozenset[str] | None = None

    @property
    def narrowed(self) -> bool:
        """Tell whether only some units are asked about."""
        return self.only is not None

    @property
    def whole_year_of(self) -> int | None:
        """Return the year of the one plan asked about as a whole, ``None`` of anything less."""
        if self.plan is None or self.narrowed:
            return None
        whole = Span(date(self.plan.year, 1, 1), date(self.plan.year, 12, 31))
        return self.plan.year if self.span in {Span(), whole} else None

    def year_of(self, plan: str | None) -> int:
        """Return the year before which left-over work of a plan is opening stock."""
        if self.span.first_on is not None:
            return self.span.first_on.year
        known = next((item for item in self.plans if item.code == plan), None)
        return known.year if known else self.today.year

    def takes(self, holder: Holder) -> bool:
        """Tell whether what somebody owes belongs into the report."""
        return self.only is None or (holder.side is Side.UNIT and holder.code in self.only)

    def takes_unit(self, unit: str | None) -> bool:
        """Tell whether what concerns a unit belongs into the report."""
        return self.only is None or unit in self.only


def heads_on(people: Iterable[Person], day: date) -> Mapping[str, tuple[str, ...]]:
    """Return who heads each unit on a day."""
    found: dict[str, list[str]] = {}
    for person in people:
        if person.has_left(day):
            continue
        for item in person.appointments:
            if item.role is Role.HEAD and item.unit is not None and item.holds_on(day):
                found.setdefault(item.unit, []).append(person.code)
    return {unit: tuple(sorted(set(codes))) for unit, codes in found.items()}


def headed_by(person: str, people: Iterable[Person], day: date) -> frozenset[str]:
    """Return the units that a person heads on a day."""
    heads = heads_on(people, day)
    return frozenset(unit for unit, codes in heads.items() if person in codes)
