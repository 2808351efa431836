"""Units and times of a changed row set side by side with the cases there are."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from engine.case import Case
from workflows.task import TASK
from workflows.tasks.cases import SLOT, Occurrence

OPEN_STATES: Final = frozenset(state.name for state in TASK.states if not state.final)
LEFT: Final = "left"
"""The fact of a case that an amended plan wanted no more: number of the revision, and state before."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Had:
    """A case of a row with unit and time for which the plan wanted it so far."""

    case: Case
    time: Occurrence
    slot: tuple[str, str]

    @property
    def unfinished(self) -> bool:
        """Tell whether there is work left."""
        return self.case.state in OPEN_STATES


@dataclass(frozen=True, slots=True)
class Times:
    """What becomes of the cases of one unit: with a new time, without one; and times without a case."""

    kept: tuple[tuple[Had, Occurrence], ...]
    gone: tuple[Had, ...]
    fresh: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Leads:
    """What becomes of the units of a row: who follows whom, who leaves, who joins."""

    follows: Mapping[str, str]
    left: tuple[str, ...]
    joined: tuple[str, ...]


def slot_of(case: Case) -> tuple[str, str] | None:
    """Return for which unit and which time the plan wants a case; ``None`` where it was not noted."""
    slot = case.facts.get(SLOT)
    if isinstance(slot, list | tuple) and len(slot) == 2:  # noqa: PLR2004  (unit and time)
        return str(slot[0]), str(slot[1])
    return None


def left_by(case: Case) -> int:
    """Return the number of the revision that wanted a case no more."""
    left = case.facts.get(LEFT)
    return int(str(left[0])) if isinstance(left, list | tuple) else 0


def was_open(case: Case) -> bool:
    """Tell whether a case was open when the plan wanted it no more."""
    left = case.facts.get(LEFT)
    return isinstance(left, list | tuple) and left[1] in OPEN_STATES


def paired_leads(old: Iterable[str], new: Iterable[str]) -> Leads:
    """Return who follows whom: units that stay keep theirs; where none stays, the first follows the first.

    In a group that others leave and join nobody inherits: the work of each unit is its own.
    """
    before, after = list(dict.fromkeys(old)), list(dict.fromkeys(new))
    stay = {unit: unit for unit in after if unit in before}
    follows = stay or dict(zip(before, after, strict=False))
    left = tuple(unit for unit in before if unit not in follows)
    joined = tuple(unit for unit in after if unit not in follows.values())
    return Leads(follows, left, joined)


def paired_times(
    had: Sequence[Had], times: Sequence[Occurrence], on: date, known: Container[str]
) -> Times:
    """Return which case is for which time from now on.

    The same day, else the same part of the year; what is left over in order, open cases before days
    that are past by ``on``. What has ended takes another day only where the number of times is the same.
    ``known`` are keys of times whose cases an earlier document ended: they come back to their own.
    """
    pairs: list[tuple[Had, Occurrence]] = []
    before, after = sorted(had, key=lambda it: it.time.on or date.min), list(times)
    _take(pairs, before, after, lambda it: it.key)
    _take(pairs, before, after, lambda it: it.period or it.key)
    after = [time for time in after if time.key not in known]
    if len(before) != len(after):
        ahead = [time for time in after if time.on is None or time.on >= on]
        rest = list(zip([it for it in before if it.unfinished], ahead, strict=False))
    else:
        rest = list(zip(before, after, strict=True))
    matched = [*pairs, *rest]
    cases = {it.case.id for it, _ in matched}
    keys = {time.key for _, time in matched}
    return Times(
        tuple(matched),
        tuple(it for it in had if it.case.id not in cases),
        tuple(time for time in times if time.key not in keys),
    )


def _take(
    pairs: list[tuple[Had, Occurrence]],
    before: list[Had],
    after: list[Occurrence],
    sign: Callable[[Occurrence], str],
) -> None:
    """Move what a sign identifies on both sides over to the pairs."""
    for item, time in list(_signed(before, after, sign)):
        pairs.append((item, time))
        before.remove(item)
        after.remove(time)


def _signed(
    before: Iterable[Had], after: Iterable[Occurrence], sign: Callable[[Occurrence], str]
) -> Iterator[tuple[Had, Occurrence]]:
    known: dict[str, Occurrence] = {}
    for time in after:
        known.setdefault(sign(time), time)
    for item in before:
        if (mark := sign(item.time)) in known:
            yield item, known.pop(mark)
