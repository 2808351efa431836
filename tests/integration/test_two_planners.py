"""Two people plan at the same moment, each at a connection of their own: one member, one place."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from itertools import count
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import pytest

from dondoc.testing import PlayedOffice
from dondoc.wiring import Application
from engine.case import Case, Command
from engine.errors import DondocError, EventRefused
from engine.parties import Team
from engine.plan import PlannedRound, PlannedVisit
from store.parts.cases import SqlCases
from store.sql_store import SqlStore, open_store
from tests.integration.story_office import PLAN

FIRST, SECOND = "KH-01", "KH-02"
PLANNED = replace(
    PLAN,
    rounds=(
        PlannedRound("KH-D1", "Đoàn 1", Team("truong-doan", None, ("thu-ky",)), ()),
        PlannedRound("KH-D2", "Đoàn 2", Team("lanh-dao", None, ("thu-ky",)), ()),
    ),
    visits=(
        PlannedVisit(FIRST, "KH-D1", "QLDT", date(2024, 6, 6), at=time(8)),
        PlannedVisit(SECOND, "KH-D2", "QLMT", date(2024, 6, 7), at=time(8)),
    ),
)
_NUMBERS = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "office.sqlite3")
    return f"{request.getfixturevalue('postgres_url')}&schema=planners_{next(_NUMBERS)}"


@pytest.fixture
def office(address: str) -> Iterator[PlayedOffice]:
    store: SqlStore = open_store(address)
    store.prepare()
    played = PlayedOffice.found(store, "2024-05-02T08:00")
    played.load(PLANNED)
    yield played
    store.dispose()


def outcomes(office: PlayedOffice, address: str) -> list[str]:
    """Move both visits to one hour at the same moment; return how each ended, sorted."""
    stores = [open_store(address), open_store(address)]
    programs = [replace(office.application, store=store) for store in stores]
    with ThreadPoolExecutor(2) as pool:
        ended = [*pool.map(_moved, programs, (FIRST, SECOND))]
    for store in stores:
        store.dispose()
    return sorted(ended)


def _moved(program: Application, code: str) -> str:
    to = {"visit_on": date(2024, 6, 12), "visit_end_on": date(2024, 6, 12)}
    command = Command(
        "reschedule", program.actor("operator"), date(2024, 5, 2), reason="họp", dates=to
    )
    try:
        program.cases.advance(code, command)
    except EventRefused as refusal:
        return f"refused: {refusal}"
    except DondocError as error:  # a busy database, or a case that somebody else changed
        return f"failed: {error}"
    return "moved"


def together_at_the_look(patch: pytest.MonkeyPatch) -> None:
    """Let whoever is about to look at the other visits wait for the other one, but not for long."""
    barrier, look = Barrier(2), SqlCases.in_states

    def waiting(cases: SqlCases, workflow: str, states: tuple[str, ...]) -> tuple[Case, ...]:
        with suppress(BrokenBarrierError):  # the other one waits at the lock, as it must
            barrier.wait(0.4)
        return look(cases, workflow, states)

    patch.setattr(SqlCases, "in_states", waiting)


def test_of_two_who_plan_one_member_at_once_exactly_one_passes(
    office: PlayedOffice, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    together_at_the_look(monkeypatch)
    passed, refused = outcomes(office, address)
    assert passed == "moved"
    assert refused.startswith("refused: ")
    assert "thu-ky đã có lịch lúc 08:00 ngày 2024-06-12" in refused
    days = {office.case(code).dates["visit_on"] for code in (FIRST, SECOND)}
    assert len(days) == 2


def test_without_taking_turns_both_would_pass(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{postgres_url}&schema=planners_{next(_NUMBERS)}"
    store = open_store(address)
    store.prepare()
    played = PlayedOffice.found(store, "2024-05-02T08:00")
    played.load(PLANNED)
    together_at_the_look(monkeypatch)
    monkeypatch.setattr(SqlCases, "lock_visits", lambda _cases: None)
    assert outcomes(played, address) == ["moved", "moved"]
    store.dispose()
