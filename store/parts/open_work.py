"""All open dated deadlines of an office at once: a change of the calendar is a few statements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, Update, bindparam, or_, select, update

from engine.case import Case
from engine.obligations import Deadline, DeadlineState
from engine.timers import Timer
from store.mapping.cases import case_of, deadline_of, picked, timer_columns, timer_of
from store.parts.audit import CHUNK
from store.parts.cases import CASE, case_query
from store.parts.deadlines import DEADLINE
from store.parts.timers import TIMER
from store.statements import among, insert_missing, lock_name, rows_of

_KEY: Final = ("case_id", "name", "round")
_MOMENTS: Final = ("fires_at", "useless_after")
_TIMER: Final = ("key", "case_id", "fires_at", "useless_after", "kind", "act")
_MOVED: Final = (
    "revision",
    "nominal_on",
    "due_on",
    "target_on",
    "first_day",
    "last_day",
    "original_due_on",
    "next_on",
    "provisional",
    "excused",
)
_DATED: Final = (DEADLINE.c.state == DeadlineState.OPEN.value) & DEADLINE.c.due_on.is_not(None)


class SqlOpenWork:
    """The open dated deadlines with their cases and timers."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def lock(self) -> None:
        """Let one change of the calendar pass at a time, and lock all its cases in a fixed order."""
        lock_name(self._connection, "calendar")
        if self._connection.dialect.name == "postgresql":
            locked = select(CASE.c.id).where(CASE.c.id.in_(_own())).order_by(CASE.c.id)
            self._connection.execute(locked.with_for_update())

    def deadlines(self) -> tuple[Deadline, ...]:
        """Return the open deadlines that have a date, by case, name and round."""
        query = select(DEADLINE).where(_DATED).order_by(*(DEADLINE.c[name] for name in _KEY))
        return tuple(deadline_of(row) for row in rows_of(self._connection, query))

    def cases(self) -> Mapping[str, Case]:
        """Return by id the cases of these deadlines with their rounds and parents."""
        wanted = [
            CASE.c.id.in_(_own()),
            *(CASE.c.id.in_(_relatives(column)) for column in (CASE.c.round_id, CASE.c.parent_id)),
        ]
        rows = rows_of(self._connection, case_query().where(or_(*wanted)))
        return {row["id"]: case_of(row) for row in rows}

    def timers(self) -> tuple[Timer, ...]:
        """Return the pending timers of these cases."""
        pending = (TIMER.c.state == "pending") & TIMER.c.case_id.in_(_own())
        query = select(*(TIMER.c[name] for name in _TIMER)).where(pending)
        return tuple(
            timer_of(row) for row in rows_of(self._connection, query.order_by(TIMER.c.key))
        )

    def put(self, cases: Iterable[Case], deadlines: Iterable[Deadline], version: str) -> None:
        """Write changed deadlines, count their cases as changed, and name the calendar of all."""
        for ids in _chunks([case.id for case in cases]):
            counted = update(CASE).where(among(CASE.c.id, ids))
            self._connection.execute(counted.values(version=CASE.c.version + 1))
        rows = [_row(item) for item in deadlines]
        if rows:
            self._connection.execute(_moving(), rows)
        others = update(DEADLINE).where(_DATED, DEADLINE.c.calendar_version != version)
        self._connection.execute(others.values(calendar_version=version))

    def retime(
        self,
        withdrawn: Iterable[str],
        added: Iterable[Timer],
        moved: Iterable[Timer],
        now: datetime,
    ) -> None:
        """Withdraw pending timers by key, add new ones, give pending ones another moment."""
        for keys in _chunks(withdrawn):
            gone = update(TIMER).where(among(TIMER.c.key, keys), TIMER.c.state == "pending")
            self._connection.execute(gone.values(state="withdrawn", settled_at=now))
        insert_missing(self._connection, TIMER, [timer_columns(timer) for timer in added])
        rows = [
            {"this": it.key, "fires_at": it.fires_at, "useless_after": it.useless_after}
            for it in moved
        ]
        if rows:
            pending = (TIMER.c.key == bindparam("this")) & (TIMER.c.state == "pending")
            moved_to = update(TIMER).where(pending)
            moments = moved_to.values({name: bindparam(name) for name in _MOMENTS})
            self._connection.execute(moments, rows)


def _own() -> Select[Any]:
    return select(DEADLINE.c.case_id).where(_DATED)


def _relatives(column: ColumnElement[str | None]) -> Select[Any]:
    return select(column).where(CASE.c.id.in_(_own()), column.is_not(None))


def _moving() -> Update:
    keys = [DEADLINE.c[name] == bindparam(f"this_{name}") for name in _KEY]
    return update(DEADLINE).where(*keys).values({name: bindparam(name) for name in _MOVED})


def _row(deadline: Deadline) -> dict[str, Any]:
    keys = {f"this_{name}": getattr(deadline, name) for name in _KEY}
    return picked(deadline, _MOVED) | keys


def _chunks(values: Iterable[str]) -> Iterator[Sequence[str]]:
    found = sorted(values)
    for start in range(0, len(found), CHUNK):
        yield found[start : start + CHUNK]
