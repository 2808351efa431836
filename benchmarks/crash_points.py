"""Kill a small season at every point and print how many were tried: ``make crash``.

With ``--to-the-end`` each different state is played to the end of the season, not every fourth.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.crashes.places import SqlitePlace
from tests.crashes.scenario import STEPS
from tests.crashes.sweep import Season, Tally


def main() -> int:
    """Sweep every step; return 1 when something was lost, stuck or said in two ways."""
    every = 1 if "--to-the-end" in sys.argv[1:] else 4
    began = time.monotonic()
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="dondoc-crash-") as folder:
        season = Season(SqlitePlace(Path(folder)))
        for number, step in enumerate(STEPS):
            swept = season.sweep(number, every)
            tally += swept
            print(f"{step.name:35} {swept.points:5} điểm {swept.states:4} trạng thái", flush=True)
    print(
        f"điểm dừng đã thử: {tally.points}; trạng thái khác nhau: {tally.states}; "
        f"thư đến hai lần (cùng Message-ID): {tally.duplicates}; "
        f"vi phạm: {len(tally.violations)}; {time.monotonic() - began:.0f} giây"
    )
    print("\n".join(tally.violations))
    return bool(tally.violations)


if __name__ == "__main__":
    sys.exit(main())
