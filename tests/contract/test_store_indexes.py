"""What is asked at every tick walks through what still waits, not through all that ever was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from dondoc.testing import empty_store
from store import SqlStore, SqlUnitOfWork
from tests.contract.store_values import NOW, TODAY, later

Question = Callable[[SqlUnitOfWork], object]

QUESTIONS: dict[str, Question] = {
    "any timer": lambda work: work.timers.any_pending_until(NOW),
    "next timer": lambda work: work.timers.next_pending(),
    "timers due": lambda work: work.timers.due(NOW, 50),
    "letters": lambda work: work.notices.people_waiting(TODAY, letters=True),
    "reminders": lambda work: work.notices.people_waiting(TODAY, letters=False),
    "pending": lambda work: work.notices.pending("an", TODAY, letters=False),
    "unsent": lambda work: work.outbox.people_with_unsent("digest/", "/1", NOW),
    "recall": lambda work: work.outbox.recall("digest/an/", NOW),
    "any ready": lambda work: work.outbox.any_ready("email", NOW),
    "lease": lambda work: work.outbox.lease("email", NOW, later(10), 20),
    "drop": lambda work: work.outbox.drop_unsent("", NOW),
}
OF_WHAT_WAITS = ("ix_timer_pending", "ix_notice_pending", "ix_outbox_open")


@pytest.fixture
def small(sqlite_address: str) -> SqlStore:
    return empty_store(Path(sqlite_address))


@pytest.mark.parametrize("name", [*QUESTIONS])
def test_a_tick_reads_the_index_of_what_waits(small: SqlStore, name: str) -> None:
    heard: list[tuple[str, object]] = []

    def hear(
        _connection: Connection, _cursor: object, statement: str, values: object, *_rest: object
    ) -> None:
        heard.append((statement, values))

    with small.write() as work:
        event.listen(small.database.engine, "before_cursor_execute", hear)
        QUESTIONS[name](work)
        event.remove(small.database.engine, "before_cursor_execute", hear)
        (asked,) = heard
        plan = [
            str(row[3])
            for row in work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[0]}", asked[1])  # type: ignore[arg-type]  # the driver's own
        ]
    walks = [line for line in plan if line.startswith(("SCAN", "SEARCH")) and " ix_" in line]
    assert [line for line in walks if any(index in line for index in OF_WHAT_WAITS)] == walks
    assert walks, plan
    small.dispose()
