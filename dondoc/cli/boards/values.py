"""The board as values: what is late, near, waiting, without a day, and what stands in the way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dondoc.cli.boards.obligations import WITHOUT_DATE, Obligation
from dondoc.cli.cases.titles import row_of
from dondoc.cli.quotas.shown import QuotaPart
from engine.case import Case
from engine.timers import NoticeRequest, Timer

AHEAD: Final = timedelta(days=14)
LONGEST: Final = 5
"""How many of the longest overdue stand at the top."""
NEAR: Final = frozenset({"soon", "running"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits: for what, in words, since which day, for how many working days."""

    item: Obligation
    awaited: str
    since: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A difficulty that waits for an answer: about which case, before whom, since when."""

    case: Case
    about: str
    text: str
    addressee: str
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a later day that waits for its answer."""

    case: Case
    about: str
    what: str
    current_on: date
    proposed_on: date
    asked_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the board says on one day.

    ``reached`` is how far reminding went, by deadline; ``scope`` of what it tells, empty for all.
    """

    day: date
    overdue: Sequence[Obligation]
    today: Sequence[Obligation]
    coming: Sequence[Obligation]
    without_date: Sequence[Obligation]
    waiting: Sequence[Waiting]
    troubles: Sequence[Trouble]
    asked: Sequence[Asked]
    quotas: Sequence[QuotaPart]
    cases: Sequence[Case]
    reached: Mapping[str, str]
    scope: str = ""

    @property
    def longest(self) -> Sequence[Obligation]:
        """Return the longest overdue, of a task that is late several times the first.

        Where there are no more rows than these, the section of all says the same: then none.
        """
        rows = by_row(self.overdue)
        return [items[0] for items in rows[:LONGEST]] if len(rows) > LONGEST else []

    @property
    def undated(self) -> Sequence[Obligation]:
        """Return what has no day and is not told in another section."""
        told = {item.item.case.id for item in self.waiting}
        told |= {item.case.id for item in self.troubles} | {item.case.id for item in self.asked}
        return [item for item in self.without_date if item.case.id not in told]


def parted(found: Iterable[Obligation], today: date) -> dict[str, list[Obligation]]:
    """Return the obligations by section; what is far away or not yet its time is left out."""
    parts: dict[str, list[Obligation]] = {
        "overdue": [], "today": [], "coming": [], "without_date": [],
    }  # fmt: skip
    for item in found:
        code, due_on = item.progress.code, item.deadline.due_on
        if code in {"overdue", "today"}:
            parts[code].append(item)
        elif code in WITHOUT_DATE:
            parts["without_date"].append(item)
        elif code in NEAR and due_on is not None and due_on <= today + AHEAD:
            parts["coming"].append(item)
    parts["overdue"].sort(key=lambda item: -(item.progress.days or 0))
    return parts


def by_row(items: Iterable[Obligation]) -> list[list[Obligation]]:
    """Return the obligations in order, the times of one row of a plan together, unit by unit."""
    return _together(items, lambda item: (_row_or_self(item), item.case.unit))


def by_work(items: Iterable[Obligation]) -> list[list[Obligation]]:
    """Return the obligations in order, the same work of many units together.

    Of tasks that is one row of a plan, of other cases one step with one day of review.
    """
    return _together(items, _work)


def _work(item: Obligation) -> tuple[object, ...]:
    row, deadline = row_of(item.case), item.deadline
    if row:
        return item.case.plan, row, deadline.name
    same = (item.case.plan, item.case.workflow, deadline.name, deadline.review_on)
    return (*same, deadline.owner, item.owners, item.title)


def _row_or_self(item: Obligation) -> tuple[object, ...]:
    row = row_of(item.case)
    return (item.case.plan, row) if row else (item.deadline.key,)


def _together(
    items: Iterable[Obligation], key: Callable[[Obligation], tuple[object, ...]]
) -> list[list[Obligation]]:
    groups: dict[tuple[object, ...], list[Obligation]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())


def reached_by(sent: Iterable[Timer]) -> dict[str, str]:
    """Return the audience of the highest rung climbed, by the key of the deadline."""
    highest: dict[str, tuple[int, str]] = {}
    for timer in sent:
        if isinstance(timer.act, NoticeRequest):
            stem = timer.key.rsplit("/", 2)[0]
            rung = (timer.act.offset, timer.act.audience)
            highest[stem] = max(highest.get(stem, rung), rung)
    return {stem: audience for stem, (_offset, audience) in highest.items()}
