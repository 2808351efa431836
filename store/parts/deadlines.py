"""Deadlines in the database."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, bindparam, select

from engine.obligations import Deadline
from store.mapping.cases import deadline_columns, deadline_of
from store.rows import table
from store.statements import batches, rows_of, upsert

DEADLINE: Final = table("deadline")
_OF_CASE: Final = (
    select(DEADLINE)
    .where(DEADLINE.c.case_id == bindparam("case_id"))
    .order_by(DEADLINE.c.name, DEADLINE.c.round)
)
_OF_CASES: Final = (
    select(DEADLINE)
    .where(DEADLINE.c.case_id.in_(bindparam("ids", expanding=True)))
    .order_by(DEADLINE.c.name, DEADLINE.c.round)
)


class SqlDeadlines:
    """The deadlines of cases, all rounds."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def of_case(self, case_id: str) -> tuple[Deadline, ...]:
        """Return every deadline of a case, by name and round."""
        rows = rows_of(self._connection, _OF_CASE, case_id=case_id)
        return tuple(deadline_of(row) for row in rows)

    def of_cases(self, case_ids: Iterable[str]) -> dict[str, tuple[Deadline, ...]]:
        """Return the same of several cases, by id; of a case without any, none."""
        found: dict[str, list[Deadline]] = {}
        for ids in batches(case_ids):
            for row in rows_of(self._connection, _OF_CASES, ids=ids):
                found.setdefault(row["case_id"], []).append(deadline_of(row))
        return {case_id: tuple(deadlines) for case_id, deadlines in found.items()}

    def put(self, deadlines: Iterable[Deadline]) -> None:
        """Insert or overwrite by (case, name, round)."""
        upsert(self._connection, DEADLINE, [deadline_columns(item) for item in deadlines])
