"""All plans that ship, played for their year: a screen for each, and a table of all at the end.

Run with ``python -m benchmarks.years``, or ``make years``. A scenario of the same name is played along.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from dondoc.cli.output import data, table_lines
from dondoc.cli.simulations.shown import print_simulation
from dondoc.simulation.playing import Simulation, codes_of_plan, simulate_plan
from dondoc.simulation.scenario import Scenario
from dondoc.simulation.scenario_file import read_scenario
from dondoc.simulation.year import Shape
from engine.plan import Plan
from engine.quota_standing import Standing
from workflows.plan_file import read_plan_file

PLANS: Final = Path(__file__).parents[1] / "plans"
NAMES: Final = (
    "binh-duong-bql-kcn-2024",
    "dong-nai-ubnd-2023",
    "binh-duong-skhdt-2018",
    "binh-dinh-ubnd-2024",
    "dong-nai-bql-kcn-2023",
)
HEADS: Final = (
    "Kế hoạch",
    "có ngày",
    "rà soát",
    "chờ",
    "trễ",
    "nhắc",
    "thư",
    "một người/ngày",
    "báo cáo",
    "chỉ tiêu đạt",
    "ngày",
    "giây",
)
MET: Final = frozenset({Standing.REACHED, Standing.PLANNED})


@dataclass(frozen=True, slots=True)
class Source:
    """A plan that ships, the day from which it is known, and what its scenario adds."""

    plan: Plan
    issued_on: date
    scenario: Scenario


def source_of(name: str) -> Source:
    """Read a plan that ships with the scenario of its name."""
    read = read_plan_file((PLANS / f"{name}.toml").read_bytes())
    plan = read.plan
    assert plan is not None, read.problems  # noqa: S101  (plans that ship are sound)
    issued_on = plan.issued_on or read.signed_after or plan.window_first_on
    file = PLANS / "scenarios" / f"{name}.toml"
    if not file.exists():
        return Source(plan, issued_on, Scenario())
    found = read_scenario(file.read_bytes(), codes_of_plan(plan))
    assert found.scenario is not None, found.problems  # noqa: S101  (the same)
    return Source(plan, issued_on, found.scenario)


def row_of(name: str, played: Simulation, seconds: float) -> tuple[object, ...]:
    """Return the line of a plan in the table of all."""
    year, report = played.year, played.report
    assert year is not None  # noqa: S101  (a plan was played)
    shapes = {line.shape: line.count for line in year.shapes}
    handed = sum(line.handed_in_on is not None for line in year.reports)
    missed = {it.state.quota.code for it in year.aims.quotas if it.state.standing not in MET}
    wanted = {it.state.quota.code for it in year.aims.quotas}
    return (
        name,
        shapes[Shape.DATED],
        shapes[Shape.REVIEWED],
        shapes[Shape.WAITING],
        len(report.late),
        sum(line.total for line in year.rungs),
        sum(person.total for person in report.by_person),
        max((person.most for person in report.by_person), default=0),
        f"{handed}/{len(year.reports)}",
        f"{len(wanted - missed)}/{len(wanted)}",
        (report.last - report.first).days + 1,
        f"{seconds:.1f}",
    )


def rows() -> Iterator[tuple[object, ...]]:
    """Play each plan, print its screen, and yield its line."""
    for name in NAMES:
        source, started = source_of(name), time.perf_counter()
        played = simulate_plan(source.plan, source.scenario, source.issued_on)
        seconds = time.perf_counter() - started
        print_simulation(f"{source.plan.code}: {source.plan.title}", played, "year")
        data()
        yield row_of(source.plan.code, played, seconds)


def main() -> int:
    """Print the five screens and the table."""
    found = [*rows()]
    for line in table_lines(HEADS, found, right=range(1, len(HEADS))):
        data(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
