"""Reads about many cases at once: one statement for all of them, however many there are."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import Connection, select

from engine.case import Case
from engine.obligations import DeadlineState
from engine.timers import Timer
from store.mapping.cases import case_of, timer_of
from store.parts.cases import CASE, case_query
from store.parts.deadlines import DEADLINE
from store.parts.timers import TIMER
from store.statements import among, rows_of
from store.visibility import Visibility

LATE: Final = (DEADLINE.c.state == DeadlineState.OPEN.value) & DEADLINE.c.due_on.is_not(None)


class ManyViews:
    """What lists read beside their rows, as far as it exists for the viewer."""

    def __init__(self, connection: Connection, visible: Visibility) -> None:
        """Read in the transaction of a connection, with the eyes of a viewer."""
        self._connection = connection
        self._visible = visible

    def cases(self, ids: Iterable[str]) -> dict[str, Case]:
        """Return the cases of these ids by id; those that do not exist are left out."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        query = case_query().where(among(CASE.c.id, wanted), self._visible.of_case(CASE.c.id))
        return {row["id"]: case_of(row) for row in rows_of(self._connection, query)}

    def reminders_sent(self, before: date) -> tuple[Timer, ...]:
        """Return the rungs that were climbed in cases with an open deadline due before a day."""
        late = select(DEADLINE.c.case_id).where(LATE, DEADLINE.c.due_on < before)
        query = select(TIMER).where(
            TIMER.c.state == "fired",
            TIMER.c.kind == "notice",
            TIMER.c.case_id.in_(late),
            self._visible.of_case(TIMER.c.case_id),
        )
        return tuple(map(timer_of, rows_of(self._connection, query.order_by(TIMER.c.fires_at))))
