"""Deadlines of cases: what has an owner and a next date."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from engine.deadlines import DeadlineRule, Pause


class DeadlineState(StrEnum):
    """Where a deadline stands; whether it is late is derived, or stored as its verdict."""

    OPEN = "open"
    MET = "met"
    MISSED = "missed"  # it passed unmet and then its date moved: the verdict stays
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline of one case in one round, with the rule as it was used.

    ``due_on`` is ``None`` while no number is set (*chưa xác định thời hạn*); then ``review_on`` is the
    next day on which the owner is asked. ``revision`` rises only when the date moves.
    ``late_working_days`` is ``None`` until there is a verdict or when it was on time; late on a day
    off right after the due day is late by 0. ``excused`` (*không tính lỗi*): a change of the calendar
    alone would have made it late, so its old date holds.
    """

    case_id: str
    name: str
    round: int
    revision: int
    rule: DeadlineRule
    owner: str
    state: DeadlineState = DeadlineState.OPEN
    anchor_on: date | None = None
    nominal_on: date | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    target_on: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    original_due_on: date | None = None
    review_on: date | None = None
    calendar_version: str = ""
    provisional: bool = False
    pauses: tuple[Pause, ...] = ()
    met_on: date | None = None
    on_time: bool | None = None
    late_working_days: int | None = None
    hand_in_to: str = ""
    label: str = ""
    excused: bool = False

    @property
    def next_on(self) -> date | None:
        """Return the day on which something is expected: the due day, else the day of review."""
        return self.due_on or self.review_on

    @property
    def key(self) -> str:
        """Return the name of this deadline and revision, the stem of its timers' keys."""
        return f"{self.case_id}/{self.name}/{self.round}/{self.revision}"
