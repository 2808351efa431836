"""Which entries of a log correct which: numbers as a viewer counts them."""

import json
from collections.abc import Iterable, Mapping

from engine.audit import CORRECTS
from store.views import EntryFilter, LogEntry, Views


def corrections_in(entries: Iterable[LogEntry]) -> Mapping[int, tuple[int, ...]]:
    """Return the number of each correcting entry with the numbers of those it replaces."""
    items = tuple(entries)
    numbers = {(item.entry.chain, item.entry.position): item.number for item in items}
    found: dict[int, tuple[int, ...]] = {}
    for item in items:
        positions = [
            int(name.removeprefix(CORRECTS))
            for name in _names(item)
            if name.startswith(CORRECTS) and name.count(".") == 1
        ]
        named = [numbers.get((item.entry.chain, position)) for position in positions]
        known = tuple(number for number in named if number is not None)
        if known:
            found[item.number] = known
    return found


def _names(item: LogEntry) -> Iterable[str]:
    """Return the names of what an entry changed; none where somebody wrote over it."""
    try:
        found: object = json.loads(item.entry.changes or "{}")
    except ValueError:
        return ()
    return found if isinstance(found, dict) else ()


def corrected_by(found: Mapping[int, tuple[int, ...]]) -> Mapping[int, tuple[int, ...]]:
    """Return the number of each replaced entry with the numbers of those that replace it."""
    turned: dict[int, tuple[int, ...]] = {}
    for number, replaced in found.items():
        for each in replaced:
            turned[each] = (*turned.get(each, ()), number)
    return turned


def corrections_around(views: Views, item: LogEntry) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the numbers that an entry replaces, and of those that replace it."""
    found = corrections_in(views.entries(EntryFilter(chain=item.entry.chain)))
    return found.get(item.number, ()), corrected_by(found).get(item.number, ())
