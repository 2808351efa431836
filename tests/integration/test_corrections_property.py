"""Property: a day entered wrongly and corrected leaves what the right day at first would have left."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from dondoc.testing import ManualClock, PlayedOffice, RecordingNotifier, SequentialIdentities
from engine.case import Fact
from engine.errors import DondocError
from engine.obligations import DeadlineState
from store.sql_store import open_store
from tests.integration.correcting_office import correct, folds, judged
from tests.integration.story_office import FIRST, ROUND, SECOND, opened

# It plays the same code as the stories, many times over: tracing it would only take time.
pytestmark = pytest.mark.no_cover

POINT = f"{FIRST}-KN1"
START = date(2024, 5, 20)


@dataclass(frozen=True)
class Act:
    """A step, how many days after the one before it is recorded, and how many it lies back."""

    code: str
    event: str
    after: int
    back: int
    facts: tuple[tuple[str, Fact], ...] = ()
    dates: tuple[tuple[str, date], ...] = ()


GIVEN: list[Fact] = [{"text": "Lập sổ", "remedy": {"amount": 10}}]
HANDED_IN = (("explanation_text", "xong"),)


def _acts(draw: st.DrawFn) -> list[tuple[str, str, tuple[tuple[str, Fact], ...]]]:
    """Draw a way through an inspection, its round and one recommendation."""
    way: list[tuple[str, str, tuple[tuple[str, Fact], ...]]] = [(FIRST, "notify", ())]
    if draw(st.booleans()):
        way.append((FIRST, "reschedule", ()))
    if draw(st.booleans()):
        way.append((FIRST, "receive-report", ()))
        if draw(st.booleans()):
            way.append((FIRST, "request-supplement", (("missing", ["II.3"]),)))
            if draw(st.booleans()):
                way.append((FIRST, "receive-report", ()))
    way += [(FIRST, "inspect", ()), (FIRST, "conclude", (("recommendations", GIVEN),))]
    if draw(st.booleans()):
        way.append((SECOND, "postpone", ()))
    if draw(st.booleans()):
        way.append((POINT, "remediate", HANDED_IN))
        ends = draw(st.sampled_from(("accept", "return", "")))
        way += [(POINT, ends, ())] if ends else []
        if ends == "return" and draw(st.booleans()):
            way.append((POINT, "remediate", HANDED_IN))
    return way[: draw(st.integers(2, len(way)))]


@st.composite
def seasons(draw: st.DrawFn) -> tuple[list[Act], int, int]:
    """Draw acts, which of them is entered wrongly, and how many days back its wrong day lies."""
    acts = []
    for code, event, facts in _acts(draw):
        visit = date(2024, 6, draw(st.sampled_from((5, 6, 7, 11))))
        dates = (("visit_on", visit),) if event == "reschedule" else ()
        after, back = draw(st.integers(1, 9)), draw(st.integers(0, 6))
        acts.append(Act(code, event, after, back, facts, dates))
    return acts, draw(st.integers(0, len(acts) - 1)), draw(st.integers(0, 8))


@cache
def _template() -> tuple[PlayedOffice, bytes]:
    """Return an office that has begun, and its database."""
    with TemporaryDirectory() as folder:
        office = opened(Path(folder), "2024-05-02T08:00")
        with closing(sqlite3.connect(Path(folder) / "office.sqlite3")) as connection:
            return office, connection.serialize()


def _copied(folder: Path) -> PlayedOffice:
    """Return another office that has begun in the same way: beginning takes longest."""
    begun, content = _template()
    path = folder / "office.sqlite3"
    path.write_bytes(content)
    clock = ManualClock()
    application = replace(
        begun.application,
        store=open_store(str(path)),
        clock=clock,
        identities=SequentialIdentities(10_000),
    )
    return PlayedOffice(application, clock, RecordingNotifier())


def played(folder: Path, acts: list[Act], wrong: int | None, back: int) -> PlayedOffice:
    """Return an office after all acts; ``wrong`` is entered as so many days back."""
    office = _copied(folder)
    day = START
    for number, act in enumerate(acts):
        day += timedelta(days=act.after)
        office.clock.move_to(f"{day.isoformat()}T09:00")
        lies = back if number == wrong else act.back
        office.send(
            act.code,
            act.event,
            on=day - timedelta(days=lies),
            document=f"{number}/VB",
            reason="nhập bù",
            facts=dict(act.facts),
            dates=dict(act.dates),
        )
    return office


def standing(office: PlayedOffice) -> dict[str, list[tuple[object, ...]]]:
    """Return days and verdicts of every case; what was given up without a verdict says nothing."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for code in (FIRST, SECOND, ROUND, POINT):
        try:
            told = judged(office, code)
        except AssertionError:
            continue  # the recommendation was not born
        kept = (
            (name, *facts)
            for (name, _), facts in told.items()
            if facts[0] is not DeadlineState.WITHDRAWN
        )
        found[code] = sorted(kept, key=str)
        found[f"{code} days"] = sorted(office.case(code).dates.items(), key=str)
    return found


def _entered(folder: str, acts: list[Act], wrong: int | None, back: int) -> PlayedOffice | None:
    try:
        return played(Path(folder), acts, wrong, back)
    except DondocError:
        return None  # that way was not open: nothing to compare


@settings(
    max_examples=20,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(season=seasons())
def test_a_corrected_day_leaves_what_the_right_day_would_have_left(
    season: tuple[list[Act], int, int],
) -> None:
    acts, wrong, back = season
    assume(back != acts[wrong].back)
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        right = _entered(first, acts, None, 0)
        assume(right is not None)
        office = _entered(second, acts, wrong, back)
        assume(office is not None)
        assert right is not None
        assert office is not None
        act = acts[wrong]
        recorded = START + timedelta(days=sum(it.after for it in acts[: wrong + 1]))
        old, new = (recorded - timedelta(days=lies) for lies in (back, act.back))
        done = correct(office, act.code, act.event, f"{old:%d/%m/%Y}", f"{new:%d/%m/%Y}")
        assert done.kept == ()
        assert standing(office) == standing(right)
        assert all(folds(office, code.split()[0]) for code in standing(office))
