"""The deadlines of cases as a viewer may read them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from engine.obligations import Deadline, DeadlineState
from store.mapping.cases import deadline_of
from store.parts.cases import CASE
from store.parts.deadlines import DEADLINE
from store.statements import literally, rows_of
from store.visibility import Visibility

OPEN: ColumnElement[bool] = literally(DEADLINE.c.state, DeadlineState.OPEN.value)


class DeadlineViews:
    """Reads of deadlines."""

    def __init__(self, connection: Connection, visible: Visibility) -> None:
        """Read in the transaction of a connection what exists for a viewer."""
        self._connection = connection
        self._visible = visible

    def of_case(self, case_id: str) -> tuple[Deadline, ...]:
        """Return all deadlines of a case, by name and round."""
        query = select(DEADLINE).where(DEADLINE.c.case_id == case_id, self._shown())
        return self._all(query.order_by(DEADLINE.c.name, DEADLINE.c.round))

    def of_plan(self, plan: str | None) -> tuple[Deadline, ...]:
        """Return the deadlines of all cases, or of a plan's, by case, name and round."""
        query = select(DEADLINE).where(self._shown())
        if plan is not None:
            query = query.where(
                DEADLINE.c.case_id.in_(select(CASE.c.id).where(CASE.c.plan == plan))
            )
        return self._all(query.order_by(DEADLINE.c.case_id, DEADLINE.c.name, DEADLINE.c.round))

    def owed(
        self, until: date | None, owner: str | None, *, include_unset: bool
    ) -> list[ColumnElement[bool]]:
        """Return the conditions for open deadlines up to a day, of an audience, without a day too."""
        conditions = [OPEN, self._shown()]
        if until is not None:
            conditions.append(DEADLINE.c.next_on <= until)
        if owner is not None:
            conditions.append(DEADLINE.c.owner == owner)
        if not include_unset:
            conditions.append(DEADLINE.c.due_on.is_not(None))
        return conditions

    def by_next_day(self, conditions: Sequence[ColumnElement[bool]]) -> tuple[Deadline, ...]:
        """Return the deadlines for which all conditions hold, the next day first."""
        query = (
            select(DEADLINE)
            .join(CASE, CASE.c.id == DEADLINE.c.case_id)
            .where(*conditions)
            .order_by(DEADLINE.c.next_on.nulls_last(), CASE.c.code, DEADLINE.c.name)
        )
        return self._all(query)

    def _shown(self) -> ColumnElement[bool]:
        return self._visible.of_case(DEADLINE.c.case_id)

    def _all(self, query: Select[Any]) -> tuple[Deadline, ...]:
        return tuple(deadline_of(row) for row in rows_of(self._connection, query))
