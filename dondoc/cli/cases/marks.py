"""The history of a case with its corrections marked: which entry replaces which."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dondoc.cli.cases.values import Event
from dondoc.language import _

if TYPE_CHECKING:  # loads the database
    from store.views import LogEntry


def marked(entries: "Sequence[LogEntry]", events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events, a correction naming what it replaces and a replaced one its correction."""
    from dondoc.audit.corrections import corrected_by, corrections_in

    corrects = corrections_in(entries)
    corrected = corrected_by(corrects)
    return tuple(
        replace(event, label=_marked(event, corrects.get(event.number, ()), corrected))
        for event in events
    )


def _marked(event: Event, corrects: Sequence[int], corrected: Mapping[int, tuple[int, ...]]) -> str:
    label = event.label
    if corrects:
        label = _("{label} #{numbers}", label=label, numbers=", #".join(map(str, corrects)))
    by = corrected.get(event.number)
    if by:
        numbers = ", #".join(map(str, by))
        label = _("{label} (đã đính chính bởi #{numbers})", label=label, numbers=numbers)
    return label
