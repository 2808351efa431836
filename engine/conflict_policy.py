"""What a plan says about visits that stand in each other's way: refused, a reason asked, or shown."""

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What is done about a conflict; a refusal cannot be overridden by a reason."""

    REFUSE = "refuse"
    REASON = "reason"
    WARN = "warn"


class ConflictKind(StrEnum):
    """What stands in the way of a visit; each value is the name of its setting in a policy."""

    TEAM = "team"  # one team at two places at an hour
    MEMBER = "member"  # somebody of the team at two places at an hour
    NO_HOUR = "no_hour"  # the same day, and nobody has fixed the hour of one of the two
    SAME_UNIT = "same_unit"  # the same unit on the same subject within some months
    OWN_UNIT = "own_unit"  # somebody of the team belongs to the unit or to the one above it
    OWN_UNIT_LEAD = "own_unit_lead"  # the lead of the team does
    ORGANISER = "organiser"  # the organiser itself is inspected
    TRAVEL = "travel"  # hardly time to get from one place to the other
    ROW = "row"  # three or more visits right after one another


@dataclass(frozen=True, slots=True)
class ConflictPolicy:
    """The answer to each kind of conflict, and the figures by which they are found.

    A visit begins at its hour and lasts ``visit_minutes``; between places ``travel_minutes`` are
    needed. These answers hold where a plan says nothing: nobody is at two places, and whatever else
    the domain asks to explain (fact 9) is explained.
    """

    team: Answer = Answer.REFUSE
    member: Answer = Answer.REFUSE
    no_hour: Answer = Answer.REASON
    same_unit: Answer = Answer.REASON
    own_unit: Answer = Answer.REASON
    own_unit_lead: Answer = Answer.REASON
    organiser: Answer = Answer.REASON
    travel: Answer = Answer.WARN
    row: Answer = Answer.WARN
    same_unit_months: int = 6
    visit_minutes: int = 60
    travel_minutes: int = 30

    def answer(self, kind: ConflictKind) -> Answer:
        """Return what is done about a kind of conflict."""
        found: Answer = getattr(self, kind.value)
        return found
