"""A plan as the program knows it: the signed document, its rules, rounds and visits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from engine.case import DocumentRef
from engine.conflict_policy import ConflictPolicy
from engine.parties import Person, Team, Unit
from engine.planned_tasks import PlannedTask, ReportRegime
from engine.quotas import Aims


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What a plan says about one deadline of a workflow.

    ``amount`` is ``None`` where the document names the step but no number (*chưa xác định thời hạn*).
    ``unit`` is a value of ``engine.deadlines.TimeUnit``; ``owner`` an audience (``team``, ``unit``,
    ``organiser``, ``leadership``) or empty for the workflow's own; ``text`` the words as printed,
    ``reading`` how they are understood, ``legal_basis`` the section of the plan. The first of
    ``recipients`` is where the product is handed in; more than one means that the text says it twice.
    ``copies`` are told as well. ``anchor`` names the date of the case to count from where that is
    not the workflow's own: what is returned is counted from its return. ``since`` is the day from
    which a number set later holds: what would be due before it goes by the setting before.
    """

    name: str
    amount: int | None = None
    unit: str = "working_days"
    owner: str = ""
    text: str = ""
    reading: str = ""
    legal_basis: str = ""
    pausable: bool = False
    recipients: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    anchor: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ExtensionReason:
    """A reason for which a deadline may be extended: its key, its words; some need a note besides."""

    key: str
    words: str
    needs_note: bool = False


@dataclass(frozen=True, slots=True)
class ExtensionPolicy:
    """What a plan says about extensions (*gia hạn*).

    ``allowed`` counts the approved ones of one deadline; ``answered_by`` is the audience that
    answers besides leadership, within ``answer_within`` working days.
    """

    allowed: int = 2
    reasons: tuple[ExtensionReason, ...] = ()
    answered_by: str = "leadership"
    answer_within: int = 2


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """The visits of one team (*đợt kiểm tra*) and what is due after the last of them.

    ``products`` are names of rules of the ``round`` workflow in the order in which they are made.
    """

    code: str
    name: str
    team: Team
    products: tuple[str, ...]
    established_by: str = ""
    hand_in_to: str = ""


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One inspection: a unit, a day (perhaps several), an hour, and what is looked at.

    ``parent`` is the code of the inspection whose sub-inspection this is.
    ``conclusion`` is ``separate`` or ``common`` (with the parent's).
    """

    code: str
    round: str
    unit: str
    first_on: date | None = None
    last_on: date | None = None
    at: time | None = None
    tentative: bool = False
    example: bool = False
    subject: str = "CCHC"
    kind: str = "toàn diện"
    form: str = "trực tiếp"
    scope: str = "toàn bộ"
    period_from: date | None = None
    period_to: date | None = None
    place: str = ""
    parent: str | None = None
    conclusion: str = "separate"
    conflict_reason: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with everything it carries; ``code`` names it unmistakably among all plans.

    ``rules`` maps workflow name to the settings of its deadlines; ``outlines`` maps a kind of
    inspection to the sections that the unit's report must have; ``source_sha256`` is the hash of the file.
    ``earlier_rules`` and ``earlier_regimes`` are the settings that were replaced, newest first;
    ``amendments`` the documents that amended the plan, in order.
    """

    code: str
    title: str
    number: str
    issuer: str
    issued_on: date | None
    year: int
    window_first_on: date
    window_last_on: date
    organiser: str
    rules: Mapping[str, tuple[RuleSetting, ...]]
    rounds: tuple[PlannedRound, ...]
    visits: tuple[PlannedVisit, ...]
    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    outlines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    expected_units: int | None = None
    source_sha256: str = ""
    conflicts: ConflictPolicy = field(default_factory=ConflictPolicy)
    earlier_rules: Mapping[str, tuple[RuleSetting, ...]] = field(default_factory=dict)
    amendments: tuple[DocumentRef, ...] = ()
    extensions: ExtensionPolicy | None = None
    tasks: tuple[PlannedTask, ...] = ()
    regimes: tuple[ReportRegime, ...] = ()
    aims: Aims = field(default_factory=Aims)
    earlier_regimes: tuple[ReportRegime, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRevision:
    """A plan as one document left it; number 1 is the plan as first loaded.

    ``effective_on`` is the day from which it is in force, ``document`` what amended it.
    """

    plan: Plan
    number: int
    effective_on: date
    recorded_at: datetime
    document: DocumentRef | None = None
