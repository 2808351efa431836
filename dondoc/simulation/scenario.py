"""A scenario: who is late by how much, what moves, when a holiday decision arrives."""

from dataclasses import dataclass
from datetime import date

from engine.case import Case
from engine.definition import RuleTemplate


@dataclass(frozen=True, slots=True)
class Whom:
    """Which cases are meant; what is empty does not matter.

    The code of an inspection means its recommendations as well.
    """

    case: str = ""
    unit: str = ""
    workflow: str = ""

    def means(self, case: Case) -> bool:
        """Tell whether a case is meant."""
        code = case.code.casefold()
        stem = self.case.casefold()
        return (
            (not stem or code == stem or code.startswith(f"{stem}-kn"))
            and self.unit.casefold() in {"", (case.unit or "").casefold()}
            and self.workflow in {"", case.workflow}
        )


@dataclass(frozen=True, slots=True)
class Late:
    """A step that is done so many working days after its day; ``None`` is never."""

    whom: Whom
    step: str
    working_days: int | None

    def means(self, case: Case, template: RuleTemplate) -> bool:
        """Tell whether a deadline of a case is meant, by its own name or by what meets it."""
        return self.whom.means(case) and self.step in {template.name, *template.met_by}


@dataclass(frozen=True, slots=True)
class Move:
    """A visit that gets another day on ``on``."""

    case: str
    on: date
    to: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Postponement:
    """A visit that loses its day on ``on``; without ``to`` it never gets a new one."""

    case: str
    on: date
    to: date | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """A day off that is worked for on another day, and the day on which that became known."""

    off: date
    known_on: date
    worked: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """How many recommendations a conclusion has, and their number of working days."""

    whom: Whom
    count: int
    working_days: int | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """How often a report of remediation is sent back, each time with so many working days."""

    whom: Whom
    times: int = 1
    working_days: int | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A further visit of the plan's first round; known from the beginning."""

    unit: str
    on: date
    until: date | None = None
    form: str = "trực tiếp"


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything that does not go as planned; an empty one means that everyone is on time."""

    title: str = ""
    ahead: int = 0
    until: date | None = None
    late: tuple[Late, ...] = ()
    moves: tuple[Move, ...] = ()
    postponements: tuple[Postponement, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    findings: tuple[Findings, ...] = ()
    returned: tuple[Returned, ...] = ()
    outages: tuple[tuple[date, date], ...] = ()
    visits: tuple[Visit, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether everyone is on time and nothing moves."""
        return self == Scenario()

    def lateness(self, case: Case, template: RuleTemplate) -> Late | None:
        """Return what is said about a deadline of a case; the first of several counts."""
        return next((item for item in self.late if item.means(case, template)), None)

    def findings_of(self, case: Case) -> Findings | None:
        """Return what an inspection finds, ``None`` for nothing."""
        return next((item for item in self.findings if item.whom.means(case)), None)

    def returned_of(self, case: Case) -> Returned | None:
        """Return whether the reports of a remediation are sent back."""
        return next((item for item in self.returned if item.whom.means(case)), None)

    def postponement_of(self, case: Case) -> Postponement | None:
        """Return how a visit was put off."""
        code = case.code.casefold()
        return next((item for item in self.postponements if item.case.casefold() == code), None)

    def is_down(self, day: date) -> bool:
        """Tell whether the daemon does not run on a day."""
        return any(first <= day <= last for first, last in self.outages)
