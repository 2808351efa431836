"""Timers in the database."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, select, update

from engine.ports import TimerRow
from engine.timers import Timer
from store.mapping.cases import timer_columns, timer_of, timer_row_of
from store.rows import table
from store.statements import among, literally, locked, rows_of, upsert

TIMER: Final = table("timer")
SETTLED: Final = (TIMER.c.state == "fired") | (TIMER.c.state == "skipped")
_PENDING: Final = literally(TIMER.c.state, "pending")
_OF_CASE: Final = (
    select(TIMER)
    .where(TIMER.c.case_id == bindparam("case_id"))
    .order_by(TIMER.c.fires_at, TIMER.c.key)
)
_DUE: Final = (
    select(TIMER)
    .where(_PENDING, TIMER.c.fires_at <= bindparam("now"))
    .order_by(TIMER.c.fires_at, TIMER.c.key)
    .limit(bindparam("most"))
)
_ANY_UNTIL: Final = select(exists().where(_PENDING, TIMER.c.fires_at <= bindparam("moment")))
_NEXT: Final = select(func.min(TIMER.c.fires_at)).where(_PENDING)
# Bound by other names: those of the columns would also be written.
_SETTLE: Final = update(TIMER).where(TIMER.c.key == bindparam("this"), _PENDING)


class SqlTimers:
    """Timers are rows; the database answers what is due."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def reconcile(self, case_id: str, timers: Iterable[Timer], now: datetime) -> None:
        """Make the pending timers of a case these; settled ones are never touched.

        A pending timer that moved is moved; one that was withdrawn and is wanted again waits again,
        for it has never acted.
        """
        stored = {row.timer.key: row for row in self.of_case(case_id)}
        wanted = {timer.key: timer for timer in timers}
        gone = [key for key, row in stored.items() if row.state == "pending" and key not in wanted]
        if gone:
            self._mark(among(TIMER.c.key, gone), "withdrawn", now)
        changed = [timer for key, timer in wanted.items() if _differs(stored.get(key), timer)]
        upsert(self._connection, TIMER, [timer_columns(timer) for timer in changed], SETTLED)

    def due(self, now: datetime, limit: int) -> tuple[Timer, ...]:
        """Return pending timers whose time has come, oldest first, locked for this transaction."""
        query = locked(self._connection, _DUE)
        rows = rows_of(self._connection, query, now=now, most=limit)
        return tuple(timer_of(row) for row in rows)

    def settle(self, key: str, state: str, now: datetime) -> None:
        """Mark a pending timer as fired or skipped."""
        settled = {"this": key, "state": state, "settled_at": now}
        self._connection.execute(_SETTLE, settled)

    def put_off(self, key: str, until: datetime) -> None:
        """Let a pending timer fire later."""
        self._connection.execute(
            update(TIMER).where(TIMER.c.key == key, _PENDING).values(fires_at=until)
        )

    def any_pending_until(self, moment: datetime) -> bool:
        """Tell whether a pending timer fires at or before ``moment``."""
        return bool(self._connection.execute(_ANY_UNTIL, {"moment": moment}).scalar())

    def next_pending(self) -> datetime | None:
        """Return when the next pending timer fires, ``None`` when there is none."""
        return self._connection.execute(_NEXT).scalar()

    def of_case(self, case_id: str) -> tuple[TimerRow, ...]:
        """Return all timers of a case, by moment."""
        rows = rows_of(self._connection, _OF_CASE, case_id=case_id)
        return tuple(timer_row_of(row) for row in rows)

    def _mark(self, which: ColumnElement[bool], state: str, now: datetime) -> None:
        self._connection.execute(
            update(TIMER).where(which, _PENDING).values(state=state, settled_at=now)
        )


def _differs(stored: TimerRow | None, timer: Timer) -> bool:
    if stored is None:
        return True
    waits_so = stored.state == "pending" and stored.timer == timer
    return stored.state in {"pending", "withdrawn"} and not waits_so
