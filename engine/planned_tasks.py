"""Tasks (*nhiệm vụ*) and report regimes as a plan carries them, in the words of its print."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A row of the annex, or a duty in the body of a plan.

    ``row`` is the number as printed, unique in the plan. ``lead`` are codes of units or names of groups;
    a group spreads to each of its units; without a lead the task is the organiser's until corrected.
    ``time`` is the time phrase as printed, ``read_as`` a clerk's clearer words for it. What has no date
    is looked at again every ``review_months``. ``after`` are rows whose end wakes this one, ``on_late``
    rows that start when this one is late.
    """

    row: str
    title: str
    section: str = ""
    lead: tuple[str, ...] = ()
    lead_text: str = ""
    coordinating: tuple[str, ...] = ()
    product: str = ""
    target: str = ""
    time: str = ""
    read_as: str = ""
    review_months: int = 3
    after: tuple[str, ...] = ()
    on_late: tuple[str, ...] = ()
    hand_in_to: tuple[str, ...] = ()
    legal_basis: str = ""
    example: bool = False

    @property
    def phrase(self) -> str:
        """Return the words that are read."""
        return self.read_as or self.time


@dataclass(frozen=True, slots=True)
class ReportRegime:
    """Periodic reports of one kind while a rule is in force (581/BNV-CCHC, Nghị định 09/2019/NĐ-CP).

    ``periods`` are of Q1 Q2 Q3 Q4 H1 H2 M9 Y M W; none means on demand. Data close on the day
    ``data_closing_day`` of the period's last month; ``outer_day`` of that month is the limit from above;
    ``day`` is the office's own day, ``None`` until it is set: no day is ever made up. It lies in the
    period's last month, or ``month_offset`` months after it; of a week it is 2 (Monday) to 7 (Saturday).
    ``suppliers`` are codes of units or names of groups whose numbers the report needs.
    ``row`` is the row of the annex that asks for the same report: handing it in ends that row too.
    ``since`` is the day from which an own day set later holds: what would be due before it goes by the
    regime before.
    """

    code: str
    name: str
    periods: tuple[str, ...]
    owner: str
    valid_from: date | None = None
    valid_to: date | None = None
    data_closing_day: int | None = None
    outer_day: int | None = None
    day: int | None = None
    month_offset: int = 0
    hand_in_to: tuple[str, ...] = ()
    text: str = ""
    legal_basis: str = ""
    row: str = ""
    since: date | None = None
    suppliers: tuple[str, ...] = ()
