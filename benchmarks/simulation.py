"""How fast a season is played: days of virtual time in a second of real time, for plans that ship.

Run with ``python -m benchmarks.simulation``. The ratio is of one run on one machine.
"""

import sys
import time
from pathlib import Path
from typing import Final

from dondoc.simulation.playing import Simulation, simulate_plan
from dondoc.simulation.scenario import Scenario
from workflows.plan_file import read_plan_file

PLANS: Final = Path(__file__).parents[1] / "plans"
NAMES: Final = ("binh-duong-bql-kcn-2024", "binh-dinh-ubnd-2024")
DAY_S: Final = 86_400


def played(name: str) -> Simulation:
    """Play a plan with everyone on time."""
    source = read_plan_file((PLANS / f"{name}.toml").read_bytes())
    plan = source.plan
    assert plan is not None, source.problems  # noqa: S101  (plans that ship are sound)
    issued_on = plan.issued_on or source.signed_after or plan.window_first_on
    return simulate_plan(plan, Scenario(), issued_on)


def main() -> int:
    """Play each plan once and print what it took."""
    for name in NAMES:
        started, worked = time.perf_counter(), time.process_time()
        report = played(name).report
        seconds, cpu = time.perf_counter() - started, time.process_time() - worked
        days = (report.last - report.first).days + 1
        mails = sum(day.letters + day.digests for day in report.by_day)
        print(
            f"{name}: {days} days, {mails} mails in {seconds:.1f} s ({cpu:.1f} s of one core): "
            f"{days / seconds:.0f} virtual days a second, 1 : {days * DAY_S / seconds:,.0f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
