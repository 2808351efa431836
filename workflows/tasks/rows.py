"""Rows of two states of an annex set side by side: the same, changed, numbered anew, added, taken out."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from engine.planned_tasks import PlannedTask
from workflows.phrase_grammar.tokens import folded

ALIKE: Final = 0.4
"""Two titles that share so much of their words are one title in other words."""

Sign = Callable[[PlannedTask], Hashable]


@dataclass(frozen=True, slots=True)
class RowMatch:
    """Pairs of the row before and the row after; what has no partner came or went."""

    kept: tuple[tuple[PlannedTask, PlannedTask], ...]
    added: tuple[PlannedTask, ...]
    removed: tuple[PlannedTask, ...]


def matched_rows(old: Sequence[PlannedTask], new: Sequence[PlannedTask]) -> RowMatch:
    """Return which row became which: by number and title, then by title, then by number alone.

    A title shared by two rows identifies neither. A number whose row has other words in title, lead
    and time is another row.
    """
    pairs: list[tuple[PlannedTask, PlannedTask]] = []
    before, after = list(old), list(new)
    for sign in (_numbered, _whole, _led, _timed, _titled, _number):
        for was, now in list(_pairs(before, after, sign)):
            if sign is not _number or same_row(was, now):
                pairs.append((was, now))
                before.remove(was)
                after.remove(now)
    order = {task.row: place for place, task in enumerate(new)}
    kept = tuple(sorted(pairs, key=lambda pair: order[pair[1].row]))
    return RowMatch(kept, tuple(after), tuple(before))


def same_row(was: PlannedTask, now: PlannedTask) -> bool:
    """Tell whether two rows of one number are one row: in its title, or in its lead and its time."""
    if _alike(was.title, now.title):
        return True
    return was.row == now.row and was.lead == now.lead and was.phrase == now.phrase


def same_title(was: PlannedTask, now: PlannedTask) -> bool:
    """Tell whether two rows say the same, whatever their numbers."""
    return _words(was.title) == _words(now.title)


def _pairs(
    old: Iterable[PlannedTask], new: Iterable[PlannedTask], sign: Sign
) -> Iterator[tuple[PlannedTask, PlannedTask]]:
    """Yield the rows that a sign identifies on both sides."""
    before, after = _unique(old, sign), _unique(new, sign)
    for mark, task in before.items():
        if mark in after:
            yield task, after[mark]


def _unique(tasks: Iterable[PlannedTask], sign: Sign) -> dict[Hashable, PlannedTask]:
    listed = list(tasks)
    times = Counter(sign(task) for task in listed)
    return {mark: task for task in listed if times[mark := sign(task)] == 1}


def _words(text: str) -> str:
    return " ".join(folded(text).split())


def _alike(one: str, other: str) -> bool:
    first, second = set(_words(one).split()), set(_words(other).split())
    shared = first & second
    return first == second or len(shared) >= ALIKE * len(first | second)


def _numbered(task: PlannedTask) -> Hashable:
    return task.row, _words(task.title)


def _whole(task: PlannedTask) -> Hashable:
    return _words(task.title), task.lead, task.phrase


def _led(task: PlannedTask) -> Hashable:
    return _words(task.title), task.lead


def _timed(task: PlannedTask) -> Hashable:
    return _words(task.title), task.phrase


def _titled(task: PlannedTask) -> Hashable:
    return _words(task.title)


def _number(task: PlannedTask) -> Hashable:
    return task.row
