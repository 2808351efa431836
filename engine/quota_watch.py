"""Watching quotas: what turned since the last look, and who has not been told of it yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, TypeAlias

from engine.quota_standing import Standing

TOLD_OF: Final = frozenset(
    {Standing.WARNED, Standing.UNANNOUNCED_ONLY, Standing.IMPOSSIBLE, Standing.EXCEEDED}
)
"""Standings that people hear of, each once."""

Place: TypeAlias = "tuple[str, str, str]"
"""Where a standing belongs: plan, quota, and the unit of a quota that each body has to reach."""


@dataclass(frozen=True, slots=True)
class Watched:
    """How a quota stood when it was last looked at, and since which day; reckoned from what all may see."""

    plan: str
    quota: str
    unit: str
    standing: Standing
    since: date

    @property
    def place(self) -> Place:
        """Return where it belongs."""
        return self.plan, self.quota, self.unit


@dataclass(frozen=True, slots=True)
class Told:
    """What a person has been told of a quota last: a standing, since which day."""

    plan: str
    quota: str
    unit: str
    person: str
    standing: Standing
    since: date


@dataclass(frozen=True, slots=True)
class Found:
    """How a quota stands on the day of a look; ``by`` is the quota's own day."""

    plan: str
    quota: str
    unit: str
    standing: Standing
    by: date | None

    @property
    def place(self) -> Place:
        """Return where it belongs."""
        return self.plan, self.quota, self.unit


class QuotaWatches(Protocol):
    """What is remembered of quotas between two looks."""

    def mark(self) -> str:
        """Return what changes when a plan is loaded or amended; empty while no plan has quotas."""

    def entries(self) -> int:
        """Return how many entries the audit log has: equal to before, nothing has happened since."""

    def lock(self) -> None:
        """Let one transaction at a time look; SQLite has but one writer anyway."""

    def watched(self) -> tuple[Watched, ...]:
        """Return how every quota stood at the last look, by plan, quota and unit."""

    def put(self, watched: Iterable[Watched]) -> None:
        """Insert or overwrite by plan, quota and unit."""

    def told(self) -> tuple[Told, ...]:
        """Return what everybody was told last, by plan, quota, unit and person."""

    def tell(self, told: Iterable[Told]) -> None:
        """Insert or overwrite by plan, quota, unit and person."""


def turned(
    known: Mapping[Place, Watched], found: Iterable[Found], day: date
) -> tuple[Watched, ...]:
    """Return the standings that differ from those of the last look.

    A quota first seen after its own day is history: nobody could do anything about it any more.
    """
    return tuple(
        Watched(item.plan, item.quota, item.unit, item.standing, day)
        for item in found
        if _differs(known.get(item.place), item, day)
    )


def _differs(before: Watched | None, item: Found, day: date) -> bool:
    if before is None:
        return item.by is None or day <= item.by
    return before.standing is not item.standing


def untold(
    watched: Sequence[Watched], told: Iterable[Told], people: Mapping[str, Sequence[str]]
) -> tuple[Told, ...]:
    """Return what is still to be said: each standing that people hear of, to everybody of its plan."""
    heard = set(told)
    wanted = (
        Told(item.plan, item.quota, item.unit, person, item.standing, item.since)
        for item in watched
        if item.standing in TOLD_OF
        for person in people.get(item.plan, ())
    )
    return tuple(item for item in wanted if item not in heard)
