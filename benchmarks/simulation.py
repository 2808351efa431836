"""How fast years are played: days of virtual time in a second, statements a day and a mail, for all plans.

Run with ``python -m benchmarks.simulation``. The ratios are of one run on one machine.
"""

import sys
import time
from typing import Final

from sqlalchemy import event
from sqlalchemy.engine import Engine

from benchmarks.years import NAMES, source_of
from dondoc.simulation.playing import simulate_plan

DAY_S: Final = 86_400


class Counted:
    """Counts the statements of every database of this process."""

    def __init__(self) -> None:
        """Begin to listen."""
        self.statements = 0
        event.listen(Engine, "before_cursor_execute", self._count)

    def _count(self, *_statement: object) -> None:
        self.statements += 1


def line_of(name: str, counted: Counted) -> str:
    """Play one plan and say what it took."""
    source, before = source_of(name), counted.statements
    started, worked = time.perf_counter(), time.process_time()
    report = simulate_plan(source.plan, source.scenario, source.issued_on).report
    seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    days = (report.last - report.first).days + 1
    mails = sum(day.letters + day.digests for day in report.by_day)
    statements = counted.statements - before
    return (
        f"{name}: {days} days, {mails} mails in {seconds:.1f} s ({cpu:.1f} s of one core): "
        f"{cpu / days * 1000:.1f} ms a day, {cpu / mails * 1000:.1f} ms a mail; "
        f"{statements / days:.0f} statements a day, {statements / mails:.0f} a mail; "
        f"1 : {days * DAY_S / seconds:,.0f}"
    )


def main() -> int:
    """Play each plan once and print what it took."""
    counted = Counted()
    for name in NAMES:
        print(line_of(name, counted))
    return 0


if __name__ == "__main__":
    sys.exit(main())
