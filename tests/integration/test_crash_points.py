"""Whenever the process dies, it is started again and the season comes to the same end."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.crashes.places import PostgresPlace, SqlitePlace
from tests.crashes.scenario import STEPS
from tests.crashes.sweep import Cuts, NotReached, Season, Tally

# It plays the same code as the stories, many times over: tracing it would only take time.
pytestmark = pytest.mark.no_cover

TO_THE_END = 4
EVERY_SECOND_DEATH = 4
EVERY_CUT = {"sqlite": 331, "postgresql": 449}
FEWEST_CUTS = {"sqlite": 15, "postgresql": 10}
Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def season() -> Iterator[Season]:
    """Play without crashes once; in memory where there is such a folder, for nothing outlives it."""
    memory = Path("/dev/shm")  # noqa: S108  (fast, and the folder made there is private)
    where = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="dondoc-crash-", dir=where) as folder:
        yield Season(SqlitePlace(Path(folder)))


@contextmanager
def _timed(record: Record) -> Iterator[Record]:
    """Give a record to a test that also learns how long the test took."""
    began = time.monotonic()
    yield record
    record("giây", time.monotonic() - began)


@pytest.mark.parametrize("number", range(len(STEPS)), ids=[step.name for step in STEPS])
def test_a_death_at_any_point_loses_nothing_and_says_nothing_twice(
    season: Season, number: int, record_property: Record
) -> None:
    with _timed(record_property) as record:
        tally = season.sweep(number, TO_THE_END)
    record("điểm dừng đã thử", tally.points)
    record("trạng thái khác nhau", tally.states)
    record("thư đến hai lần", tally.duplicates)
    assert tally.violations == []
    assert tally.points > 0


@pytest.mark.parametrize("number", [3, 7, 14], ids=lambda number: STEPS[number].name)
def test_a_second_death_while_recovering_changes_nothing(
    season: Season, number: int, record_property: Record
) -> None:
    with _timed(record_property) as record:
        tally = season.sweep_twice(number, EVERY_SECOND_DEATH)
    record("chết hai lần", tally.points)
    assert tally.violations == []
    assert tally.points > 1


def _cut_everywhere(cuts: Cuts, every: int) -> Tally:
    """Die by an error at each ``every``-th point, in each step beginning at another one."""
    tally = Tally()
    for number in range(len(STEPS)):
        point = 1 + (number * every // 3) % every
        while True:
            try:
                tally += cuts.cut(number, point)
            except NotReached:
                break
            point += every
    return tally


def test_a_process_that_is_unwound_rolls_back_what_it_had_begun(
    season: Season, record_property: Record
) -> None:
    with _timed(record_property) as record:
        tally = _cut_everywhere(season, EVERY_CUT["sqlite"])
    record("chết vì lỗi", tally.points)
    assert tally.violations == []
    assert tally.points >= FEWEST_CUTS["sqlite"]


def test_postgresql_comes_to_the_same_end_from_a_sample_of_points(
    postgres_url: str, record_property: Record
) -> None:
    cuts = Cuts(PostgresPlace(postgres_url, "crashes"))
    with _timed(record_property) as record:
        tally = _cut_everywhere(cuts, EVERY_CUT["postgresql"])
    record("chết trên PostgreSQL", tally.points)
    assert tally.violations == []
    assert tally.points >= FEWEST_CUTS["postgresql"]
