"""Ready exception reports over the log: what a reviewer asks for first."""

from collections.abc import Iterable

from dondoc.audit.reading import Line
from dondoc.clock import office_day
from dondoc.wiring import Application
from engine.backdating import BACKDATING
from engine.case import DAEMON
from engine.office_policy import office_number


def backdated_lines(application: Application, lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return what people entered later than the office's limit, by the calendar of the entry's day."""
    with application.store.read() as uow:
        most = office_number(uow.settings, BACKDATING)
    history = application.history
    found = []
    for line in lines:
        occurred_on, recorded_at = line.occurred_on, line.recorded_at
        if occurred_on is None or recorded_at is None or line.entry.person == DAEMON:
            continue
        day = office_day(recorded_at)
        if occurred_on < min(day, history.as_known_on(day).shift(day, -most)):
            found.append(line)
    return tuple(found)
