"""What every check of a plan looks at: the plan, the calendar, and who and what is known."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from engine.parties import Person, Unit
from engine.plan import Plan, PlannedRound, PlannedVisit
from workflows.plan_file import PlanFile
from workflows.problems import Findings
from workflows.references import refuse_unknown, with_paths

LISTED: Final = 8


class DaysOff(Protocol):
    """What the checks ask of a working calendar."""

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on ``day``."""
        ...

    def shift(self, day: date, count: int) -> date:
        """Return the working day ``count`` working days away from ``day``."""
        ...


@dataclass(frozen=True, slots=True)
class Review:
    """One check of one plan; problems go to ``findings``."""

    source: PlanFile
    plan: Plan
    calendar: DaysOff
    today: date
    units: Mapping[str, Unit]
    people: Mapping[str, Person]
    findings: Findings

    @property
    def signed_on(self) -> date | None:
        """The day of signing, else the first day on which the plan can have been signed."""
        return self.plan.issued_on or self.source.signed_after

    def visits(self) -> Iterator[tuple[str, PlannedVisit]]:
        """Yield each visit with its path."""
        return with_paths("visits", self.plan.visits)

    def rounds(self) -> Iterator[tuple[str, PlannedRound]]:
        """Yield each round with its path."""
        return with_paths("rounds", self.plan.rounds)

    def unknown(self, path: str, kind: str, code: str | None, known: Collection[str]) -> bool:
        """Note a code that nothing has."""
        return refuse_unknown(self.findings, path, kind, code, known)

    def unit_name(self, code: str, day: date) -> str:
        """Return the name of a unit on a day, its code when it is unknown."""
        unit = self.units.get(code)
        return code if unit is None else unit.name_on(day)

    def person_name(self, code: str) -> str:
        """Return the name of a person, the code when nobody has it."""
        person = self.people.get(code)
        return code if person is None else person.name


def shown_day(day: date) -> str:
    """Return a day as tables show it."""
    return f"{day:%d/%m/%Y}"


def listed(names: Iterable[str]) -> str:
    """Return names for one line; a long list says how many more there are."""
    every = list(names)
    shown = ", ".join(every[:LISTED])
    return shown if len(every) <= LISTED else f"{shown} … (+{len(every) - LISTED})"
