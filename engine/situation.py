"""What a decision may look at: the case, the command, its relatives and the calendar of the day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engine.calendar import WorkingCalendar
from engine.case import Case, Command, Fact
from engine.obligations import Deadline
from engine.parties import Team
from engine.plan import ExtensionPolicy, RuleSetting
from engine.timers import NoticeRequest


@dataclass(frozen=True, slots=True)
class Links:
    """The relatives of a case as they are in this transaction, and its deadlines so far."""

    parent: Case | None = None
    round: Case | None = None
    children: tuple[Case, ...] = ()
    deadlines: tuple[Deadline, ...] = ()

    @property
    def team(self) -> Team:
        """Return the team of the round; without a round, that of the parent's facts."""
        return team_of(self.round) if self.round else team_of(self.parent)


def team_of(case: Case | None) -> Team:
    """Return the team that a case (a round, or an unannounced inspection) carries in its facts."""
    facts: Mapping[str, Fact] = case.facts if case else {}
    members = facts.get("members") or ()
    return Team(
        lead=_text(facts.get("lead")),
        secretary=_text(facts.get("secretary")),
        members=tuple(str(code) for code in members) if isinstance(members, list | tuple) else (),
    )


def _text(value: Fact) -> str | None:
    return value if isinstance(value, str) and value else None


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that a guard or an effect may look at, and nothing else.

    ``case`` is as it was before the event; ``today`` is the day of recording in the office's zone.
    """

    case: Case
    command: Command
    links: Links
    calendar: WorkingCalendar
    today: date
    outlines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    extensions: ExtensionPolicy | None = None

    def date(self, name: str) -> date | None:
        """Return a date of the command, else of the case."""
        if name in self.command.dates:
            return self.command.dates[name]
        return self.case.dates.get(name)

    def fact(self, name: str) -> Fact:
        """Return a fact of the command, else of the case."""
        return self.command.facts.get(name, self.case.facts.get(name))


@dataclass(frozen=True, slots=True)
class Tell:
    """An event for another case in the same transaction; an optional one may be impossible there."""

    case_id: str
    event: str
    dates: Mapping[str, date | None] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    reason: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Birth:
    """A case that comes into being with a decision; its id is given by the service.

    ``notices`` are what is said of it at once.
    """

    code: str
    workflow: str
    unit: str | None
    dates: Mapping[str, date]
    facts: Mapping[str, Fact]
    notices: tuple[NoticeRequest, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What an accepted event changes besides the state; all of it is data.

    ``rounds`` opens a new round of a deadline, with a setting of its own or (``None``) the plan's.
    ``extends`` names deadlines that get a later day, with the day from which this counts: the day
    on which it was asked for. ``secret`` set to ``False`` lifts the secrecy. A date given as ``None``
    is removed.
    """

    dates: Mapping[str, date | None] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    rounds: Mapping[str, RuleSetting | None] = field(default_factory=dict)
    extends: Mapping[str, date] = field(default_factory=dict)
    births: tuple[Birth, ...] = ()
    tells: tuple[Tell, ...] = ()
    notices: tuple[NoticeRequest, ...] = ()
    secret: bool | None = None
