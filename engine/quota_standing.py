"""How a quota stands: reached, planned, missing, the last day on which it can still be met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from engine.calendar import Roll, WorkingCalendar
from engine.quotas import Quota, Share

WARNING_WORKING_DAYS: Final = 40
"""So long before it becomes impossible a quota that is not covered by plans is warned about."""


class Standing(StrEnum):
    """Where a quota stands."""

    UNKNOWN = "unknown"  # the population was never counted
    REACHED = "reached"
    PLANNED = "planned"  # what is planned reaches it
    SHORT = "short"
    WARNED = "warned"  # short, and soon it will be too late
    UNANNOUNCED_ONLY = "unannounced_only"  # too late for a notice, not for a visit without one
    IMPOSSIBLE = "impossible"
    EXCEEDED = "exceeded"  # more than the range allows


@dataclass(frozen=True, slots=True)
class Counted:
    """An inspection as quotas see it: whom, when, whether it is done, and what kind it is.

    ``body`` is who inspects, empty for the organiser itself.
    """

    code: str
    unit: str
    on: date | None
    done: bool
    unannounced: bool = False
    form: str = ""
    subject: str = ""
    kind: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class QuotaState:
    """A quota on a day, with the cases behind each figure.

    ``last_notice_on`` is the last day for a notice of schedule that still meets it, ``last_visit_on``
    the last for a visit without one; both ``None`` where nothing is missing.
    """

    quota: Quota
    standing: Standing
    size: int | None
    need: int | None
    reached: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    missing: int = 0
    last_notice_on: date | None = None
    last_visit_on: date | None = None


def counts_for(quota: Quota, item: Counted) -> bool:
    """Tell whether an inspection counts: by body, announcement, form, subject and kind."""
    announced = "unannounced" if item.unannounced else "planned"
    wanted = (
        (quota.forms, item.form),
        (quota.subjects, item.subject),
        (quota.kinds, item.kind),
    )
    narrowed = all(not allowed or value in allowed for allowed, value in wanted)
    return item.body == quota.actor and announced in quota.counts and narrowed


def state_of(
    quota: Quota,
    size: int | None,
    members: Sequence[str] | None,
    inspections: Iterable[Counted],
    day: date,
    calendar: WorkingCalendar,
    notice_working_days: int = 0,
) -> QuotaState:
    """Return how a quota of units or inspections stands on ``day``.

    ``members`` narrows the population where its units are named. A unit counts once; what is done after
    the quota's day never counts (*trong năm* does not roll).
    """
    own = [item for item in inspections if item.body == quota.actor and _in_time(quota, item)]
    if members is not None:
        own = [item for item in own if item.unit in members]
    whole = len(own) if quota.of is Share.INSPECTIONS else size
    if quota.goal.is_share and not whole:
        return QuotaState(quota, Standing.UNKNOWN, whole, None)
    counting = [item for item in own if counts_for(quota, item)]
    key = _unit if quota.of is Share.UNITS else _code
    reached = tuple(sorted({key(item) for item in counting if item.done}))
    planned = tuple(sorted({key(i) for i in counting if _lies_ahead(i, day)} - set(reached)))
    need = quota.goal.least(whole or 0)
    missing = max(0, need - len(reached) - len(planned))
    found = QuotaState(quota, Standing.SHORT, whole, need, reached, planned, missing)
    return _judged(found, day, calendar, notice_working_days)


def _lies_ahead(item: Counted, day: date) -> bool:
    """Tell whether a visit is still to come: one whose day has passed without it is none."""
    return not item.done and item.on is not None and item.on >= day


def _unit(item: Counted) -> str:
    return item.unit


def _code(item: Counted) -> str:
    return item.code


def _in_time(quota: Quota, item: Counted) -> bool:
    return quota.by is None or item.on is None or item.on <= quota.by


def _judged(
    found: QuotaState, day: date, calendar: WorkingCalendar, notice_working_days: int
) -> QuotaState:
    quota, done = found.quota, len(found.reached)
    most = quota.goal.at_most
    if most is not None and done + len(found.planned) > most:
        return replace(found, standing=Standing.EXCEEDED)
    if done >= (found.need or 0):
        return replace(found, standing=Standing.REACHED)
    if not found.missing:
        return replace(found, standing=Standing.PLANNED)
    if quota.by is None:
        return found
    last_visit = calendar.roll(quota.by, Roll.PRECEDING)
    last_notice = calendar.shift(last_visit, -notice_working_days) if notice_working_days else None
    dated = replace(found, last_notice_on=last_notice, last_visit_on=last_visit)
    return replace(dated, standing=_short(dated, day, calendar))


def _short(found: QuotaState, day: date, calendar: WorkingCalendar) -> Standing:
    """Return how urgent it is that something is missing."""
    assert found.last_visit_on is not None  # noqa: S101  (the caller has just set it)
    announced = "planned" in found.quota.counts
    last = found.last_notice_on if announced and found.last_notice_on else found.last_visit_on
    if day <= last:
        left = calendar.working_days_between(day, last)
        return Standing.WARNED if left <= WARNING_WORKING_DAYS else Standing.SHORT
    if "unannounced" in found.quota.counts and day <= found.last_visit_on:
        return Standing.UNANNOUNCED_ONLY
    return Standing.IMPOSSIBLE
