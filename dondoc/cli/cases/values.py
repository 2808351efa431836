"""The values of a case's screen: the same for people and for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dondoc.cli.progress import Light
from engine.case import Fact
from engine.obligations import DeadlineState


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A deadline with everything that explains it."""

    name: str
    label: str
    round: int
    owner: str
    owners: tuple[str, ...]
    original_due_on: date | None
    due_on: date | None
    target_on: date | None
    review_on: date | None
    anchor: str
    anchor_on: date | None
    why: str
    printed: str
    reading: str
    legal_basis: str
    progress: str
    progress_words: str
    light: Light
    met_on: date | None
    on_time: bool | None
    late_working_days: int | None
    provisional: bool
    calendar_version: str
    state: DeadlineState
    other_due_on: date | None = None
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """A case beside this one: a sub-inspection, a remediation, opening stock."""

    code: str
    unit: str | None
    unit_name: str
    state: str
    state_label: str
    text: str
    visit_on: date | None
    due_on: date | None
    from_year: int | None


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file that proves a remediation."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the unit asked for, and what it was answered."""

    number: int
    on: str
    text: str
    answered_on: str
    answer: str


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log about the case: when it happened, when it was written, by whom."""

    number: int
    action: str
    label: str
    person: str
    person_name: str
    on_behalf_of: str
    on_behalf_name: str
    occurred_on: str
    recorded_at: datetime
    outcome: str
    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything about one case."""

    code: str
    workflow: str
    workflow_label: str
    state: str
    state_label: str
    secret: bool
    plan: str | None
    unit: str | None
    unit_name: str
    parent: str | None
    round: str | None
    dates: Mapping[str, date]
    facts: Mapping[str, Fact]
    text: str
    next: DeadlineRow | None = None
    deadlines: tuple[DeadlineRow, ...] = ()
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    subs: tuple[Relative, ...] = ()
    remediations: tuple[Relative, ...] = ()
    extensions: tuple[Relative, ...] = ()
    difficulties: tuple[Relative, ...] = ()
    stock: tuple[Relative, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    urgings: int = 0
    urgings_of_unit: int = 0
    evidence: tuple[EvidenceFile, ...] = ()
    explanation: str = ""
    conflicts: tuple[str, ...] = ()
    conflict_reason: str = ""
    possible: tuple[str, ...] = ()
    history: tuple[Event, ...] = ()
    formerly: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
