"""What a tick costs on which nothing is due: in a small office, and in one with years of past reminders.

Run with ``python -m benchmarks.idle_tick``. The ratio should stay near one: what is past is not read.
"""

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import insert

from dondoc.daemon import Daemon
from dondoc.testing import PlayedOffice
from engine.case import Case
from store.rows import table

SIZES: Final = (1_000, 100_000)
TICKS: Final = 20
PAST: Final = datetime(2024, 4, 1, tzinfo=UTC)
WORDS: Final = "x" * 4_000
"""As long as a digest with its HTML."""


def past(size: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield rows of reminders that were all said long ago, by table."""
    for number in range(size):
        timer = {"key": f"k{number}", "case_id": "c1", "fires_at": PAST, "useless_after": None}
        yield "timer", timer | {"kind": "notice", "act": "{}", "state": "fired", "settled_at": PAST}
        notice = {"id": f"n{number}", "key": f"k{number}", "case_id": "c1", "person": "an"}
        notice |= {"letter": False, "bundle": "", "request": "{}", "due_on": PAST.date()}
        yield "notice", notice | {"round": 1, "revision": 0, "state": "sent", "closed_reason": ""}
        if number % 2:
            mail = {"id": f"m{number}", "key": f"digest/an/email/{number}", "channel": "email"}
            mail |= {"person": "an", "created_at": PAST, "message": WORDS, "state": "sent"}
            mail |= {"fence": 1, "attempts": 1, "last_verdict": "ok", "last_detail": ""}
            yield "outbox", mail | {"provider_message_id": "", "settled_at": PAST}


def tick_ms(folder: Path, size: int) -> float:
    """Return the processor time of an idle tick in milliseconds."""
    office = PlayedOffice.found(folder, "2024-05-02T08:00")
    store = office.application.store
    rows: dict[str, list[dict[str, Any]]] = {}
    for name, row in past(size):
        rows.setdefault(name, []).append(row)
    with store.write() as uow:
        uow.cases.add(Case("c1", "C1", "inspection", 1, "closed", 1, None, None))
        for name, found in rows.items():
            uow.connection.execute(insert(table(name)), found)
        uow.commit()
    daemon = Daemon(office.application)
    daemon.tick()
    began = time.process_time()
    for _ in range(TICKS):
        daemon.tick()
    spent = time.process_time() - began
    store.dispose()
    return spent / TICKS * 1000


def main() -> int:
    """Print both and their ratio."""
    found = []
    for size in SIZES:
        with TemporaryDirectory(prefix="dondoc-") as folder:
            found.append(tick_ms(Path(folder), size))
        print(f"idle tick beside {size:,} past reminders: {found[-1]:.1f} ms of one core")
    print(f"ratio 1 : {found[-1] / found[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
