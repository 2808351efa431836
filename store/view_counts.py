"""How much there is, as far as it exists for a viewer."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, func, select

from engine.obligations import DeadlineState
from engine.timers import NoticeState
from store.parts.audit import ENTRY
from store.parts.cases import CASE
from store.parts.deadlines import DEADLINE
from store.parts.notices import NOTICE
from store.parts.outbox import OUTBOX
from store.parts.timers import TIMER
from store.statements import starts_with
from store.visibility import Visibility


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures for the board; ``cases`` by workflow and state, ``messages`` by state."""

    cases: Mapping[str, Mapping[str, int]]
    open_deadlines: int
    unset_deadlines: int
    pending_notices: int
    pending_timers: int
    messages: Mapping[str, int]
    entries: int


def counted(connection: Connection, visible: Visibility) -> Counts:
    """Count what exists for the viewer."""
    opened = (
        DEADLINE.c.state == DeadlineState.OPEN.value,
        visible.of_case(DEADLINE.c.case_id),
    )
    pending = (NOTICE.c.state == NoticeState.PENDING.value, visible.of_case(NOTICE.c.case_id))
    timers = (TIMER.c.state == "pending", visible.of_case(TIMER.c.case_id))
    return Counts(
        cases=_cases(connection, visible),
        open_deadlines=_count(connection, DEADLINE, *opened),
        unset_deadlines=_count(connection, DEADLINE, *opened, DEADLINE.c.due_on.is_(None)),
        pending_notices=_count(connection, NOTICE, *pending),
        pending_timers=_count(connection, TIMER, *timers),
        messages=_messages(connection, visible),
        entries=_count(connection, ENTRY, visible.of_entry()),
    )


@dataclass(frozen=True, slots=True)
class WorkDone:
    """Running totals of what the daemon did, so that two looks tell what came between them."""

    fired: int
    letters: int
    digests: int
    sent: int
    waiting: int
    dead: int


def work_done(connection: Connection, visible: Visibility) -> WorkDone:
    """Count the daemon's work that exists for the viewer; ``waiting`` is not a total but a state."""
    fired = (TIMER.c.state.in_(["fired", "skipped"]), visible.of_case(TIMER.c.case_id))
    states = _messages(connection, visible)
    return WorkDone(
        fired=_count(connection, TIMER, *fired),
        letters=_count(
            connection, OUTBOX, starts_with(OUTBOX.c.key, "letter/"), visible.of_message()
        ),
        digests=_count(
            connection, OUTBOX, starts_with(OUTBOX.c.key, "digest/"), visible.of_message()
        ),
        sent=states.get("sent", 0),
        waiting=states.get("waiting", 0),
        dead=states.get("dead", 0) + states.get("dropped", 0),
    )


def _count(connection: Connection, of: Table, *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(of).where(*conditions)
    return int(connection.execute(query).scalar_one())


def _cases(connection: Connection, visible: Visibility) -> dict[str, dict[str, int]]:
    query = (
        select(CASE.c.workflow, CASE.c.state, func.count())
        .where(visible.of_case(CASE.c.id))
        .group_by(CASE.c.workflow, CASE.c.state)
        .order_by(CASE.c.workflow, CASE.c.state)
    )
    found: dict[str, dict[str, int]] = {}
    for workflow, state, number in connection.execute(query):
        found.setdefault(workflow, {})[state] = number
    return found


def _messages(connection: Connection, visible: Visibility) -> dict[str, int]:
    query = (
        select(OUTBOX.c.state, func.count().label("number"))
        .where(visible.of_message())
        .group_by(OUTBOX.c.state)
        .order_by(OUTBOX.c.state)
    )
    return {row.state: row.number for row in connection.execute(query)}
