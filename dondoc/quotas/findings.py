"""The share of recommendations that were ended within the year: what comes later mends nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.calendar import Roll, WorkingCalendar
from engine.case import Case
from engine.obligations import Deadline, DeadlineState
from engine.plan import Plan
from engine.quota_standing import WARNING_WORKING_DAYS, QuotaState, Standing
from engine.quotas import Quota, Share

WORKFLOW: Final = "remediation"
REMEDY: Final = "remedy"
ENDED: Final = {"accepted": "accepted_on", "answered": "passed_on_on", "passed_on": "passed_on_on"}
"""States in which a recommendation is remedied or with the competent authority, and since when."""
GONE: Final = "withdrawn"


@dataclass(frozen=True, slots=True)
class Beyond:
    """A recommendation whose deadline lies past the day of a quota; ``nominal_on`` is as it was set."""

    quota: str
    code: str
    by: date
    due_on: date
    nominal_on: date


def findings_state(
    quota: Quota,
    cases: Iterable[Case],
    deadlines: Sequence[tuple[Case, Deadline]],
    day: date,
    calendar: WorkingCalendar,
) -> QuotaState:
    """Reckon the share of recommendations that were ended by the quota's day.

    ``planned`` are those open ones whose deadline, where they have one, lies within it.
    """
    points = [case for case in cases if _counts(case)]
    if not points:
        return QuotaState(quota, Standing.UNKNOWN, 0, None)
    late = {item.code for item in beyond(quota, deadlines)}
    ended = tuple(sorted(case.code for case in points if ended_by(case, quota.by)))
    still_open = {case.code for case in points if case.state not in ENDED}
    planned = tuple(sorted(still_open - late)) if not _over(quota, day) else ()
    need = quota.goal.least(len(points))
    missing = max(0, need - len(ended) - len(planned))
    reachable = len(ended) + (0 if _over(quota, day) else len(still_open)) >= need
    standing = _standing(quota, missing, day, calendar, reachable=reachable)
    if len(ended) >= need:
        standing = Standing.REACHED
    return QuotaState(quota, standing, len(points), need, ended, planned, missing)


def _standing(
    quota: Quota, missing: int, day: date, calendar: WorkingCalendar, *, reachable: bool
) -> Standing:
    if not reachable:
        return Standing.IMPOSSIBLE
    if not missing:
        return Standing.PLANNED
    if quota.by is None:
        return Standing.SHORT
    last = calendar.roll(quota.by, Roll.PRECEDING)
    soon = day > last or calendar.working_days_between(day, last) <= WARNING_WORKING_DAYS
    return Standing.WARNED if soon else Standing.SHORT


def beyond(quota: Quota, deadlines: Iterable[tuple[Case, Deadline]]) -> Iterator[Beyond]:
    """Return the open recommendations that are due only after the quota's day.

    One whose day is the quota's own, and a day off, is among them: it is late only after the next
    working day, but the year's figure is closed by then.
    """
    for case, deadline in deadlines:
        due_on = deadline.due_on
        asked = deadline.state is DeadlineState.OPEN and deadline.name == REMEDY and _counts(case)
        if asked and due_on is not None and quota.by is not None and due_on > quota.by:
            yield Beyond(quota.code, case.code, quota.by, due_on, deadline.nominal_on or due_on)


def beyond_of(plan: Plan, deadlines: Sequence[tuple[Case, Deadline]]) -> tuple[Beyond, ...]:
    """Return what lies past the day of any quota of recommendations of a plan."""
    quotas = (quota for quota in plan.aims.quotas if quota.of is Share.FINDINGS)
    return tuple(item for quota in quotas for item in beyond(quota, deadlines))


def ended_by(case: Case, by: date | None) -> bool:
    """Tell whether a recommendation was ended on or before a day."""
    name = ENDED.get(case.state)
    on = case.dates.get(name) if name else None
    return on is not None and (by is None or on <= by)


def _counts(case: Case) -> bool:
    """Tell whether a case is a recommendation of the plan's own year, not taken back as a mistake."""
    return case.workflow == WORKFLOW and not case.facts.get("opening") and case.state != GONE


def _over(quota: Quota, day: date) -> bool:
    return quota.by is not None and day > quota.by
