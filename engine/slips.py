"""Slips of dates (*đổi thời hạn*): each time the due day of a deadline moved, told from the log.

A correction is none: the day it replaces never was the right one. A postponement without a new day is
one slip, which the new day completes. A deadline that passed and then got a new day slipped as well,
although it goes on in a round of its own.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from engine.calendar import WorkingCalendar
from engine.case import DocumentRef
from engine.deadline_history import DEADLINE
from engine.happenings import CORRECT, Happening
from engine.obligations import DeadlineState

Key: TypeAlias = "tuple[str, int]"


@dataclass(frozen=True, slots=True)
class Slip:
    """One move of one deadline; ``to_on`` is ``None`` while there is no new day.

    ``round`` is the one in which the deadline went on. ``positions`` are the places in the case's log
    of the entries that made it, the last one decides. ``stands`` tells that no later move replaced it.
    """

    name: str
    round: int
    from_on: date
    to_on: date | None
    decided_on: date
    action: str
    document: DocumentRef | None
    positions: tuple[int, ...]
    stands: bool = True

    def working_days(self, calendar: WorkingCalendar) -> int | None:
        """Return by how many working days it moved, negative towards the front."""
        if self.to_on is None:
            return None
        if self.to_on < self.from_on:
            return -calendar.working_days_between(self.to_on, self.from_on)
        return calendar.working_days_between(self.from_on, self.to_on)


@dataclass(frozen=True, slots=True)
class _Said:
    """What one entry says of one round of a deadline; a day of ``None`` was taken away."""

    days: tuple[date | None, ...] = ()
    state: str = ""


@dataclass(slots=True)
class _Story:
    """The due days of a case's deadlines, and their slips, as its log is read."""

    postponing: AbstractSet[str]
    due: dict[Key, date] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=dict)
    slips: dict[Key, list[Slip]] = field(default_factory=dict)

    def read(self, item: Happening) -> None:
        """Take in one entry."""
        said = _said(item.recorded)
        for key in sorted(said):
            if said[key].state == DeadlineState.MISSED:
                self.missed[key[0]] = key[1]
            if item.action == CORRECT:
                self._correct(key, said[key])
            else:
                self._note(item, key, said)
            for day in said[key].days:
                if day is not None:
                    self.due[key] = day

    def _correct(self, key: Key, said: _Said) -> None:
        """Let the last slip lead to the day that was right all along."""
        known = self.slips.get(key, [])
        if known and said.days:
            known[-1] = replace(known[-1], to_on=said.days[-1])

    def _note(self, item: Happening, key: Key, said: Mapping[Key, _Said]) -> None:
        name, number = key
        before = (name, number - 1)
        old = self.due.get(key)
        if key not in self.due and self.missed.get(name) == number - 1:
            old = self.due.get(before)
            self.slips.setdefault(key, self.slips.pop(before, []))
        days = said[key].days
        if _postponed(item, key, said, self.postponing):
            days = (None,)
        if old is not None and days and days[-1] != old:
            slip = Slip(name, number, old, days[-1], item.occurred_on, item.action,
                        item.document, (item.position,))  # fmt: skip
            self._put(key, slip)

    def _put(self, key: Key, slip: Slip) -> None:
        """Add a slip: it completes one that had no day, else it takes the place of the one before."""
        known = self.slips.setdefault(key, [])
        if known and known[-1].to_on is None:
            first = known.pop()
            slip = replace(
                slip,
                from_on=first.from_on,
                document=slip.document or first.document,
                positions=(*first.positions, *slip.positions),
            )
        elif known:
            known[-1] = replace(known[-1], stands=False)
        known.append(slip)


def _postponed(item: Happening, key: Key, said: Mapping[Key, _Said], by: AbstractSet[str]) -> bool:
    """Tell whether an act took the day of a deadline away without giving another."""
    ended = said[key].state in {DeadlineState.WITHDRAWN, DeadlineState.MISSED}
    return item.action in by and ended and (key[0], key[1] + 1) not in said


def _said(recorded: Mapping[str, tuple[object, object]]) -> dict[Key, _Said]:
    found: dict[Key, _Said] = {}
    for name, (_, after) in recorded.items():
        if not name.startswith(DEADLINE):
            continue
        stem, _dot, column = name.removeprefix(DEADLINE).rpartition(".")
        deadline, _dot, number = stem.rpartition(".")
        key = (deadline, int(number))
        known = found.get(key, _Said())
        if column == "due_on":
            day = date.fromisoformat(after) if isinstance(after, str) else None
            known = replace(known, days=(day,))
        elif column == "state":
            known = replace(known, state=str(after))
        found[key] = known
    return found


def slips_of(
    items: Iterable[Happening], postponing: AbstractSet[str] = frozenset()
) -> tuple[Slip, ...]:
    """Return the slips of one case in the order in which they were decided.

    ``postponing`` are the actions that take a day away until a new one is given.
    """
    story = _Story(postponing)
    for item in items:
        story.read(item)
    found = (slip for slips in story.slips.values() for slip in slips)
    return tuple(sorted(found, key=lambda slip: (slip.decided_on, slip.positions, slip.name)))


def acts(slips: Iterable[Slip]) -> int:
    """Return how many times a date was moved: one act that moves several deadlines counts once."""
    return len({slip.positions[-1] for slip in slips})
