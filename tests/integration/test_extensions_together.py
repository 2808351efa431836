"""Two people at one request on PostgreSQL: one is asked for, one answer is given."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from threading import Barrier

import pytest

from dondoc.identities import RandomIdentities
from dondoc.rulebook import StoredRulebook
from dondoc.settings import Settings
from dondoc.testing import PlayedOffice, RecordingNotifier
from dondoc.wiring import Application
from engine.case import Command, Fact
from engine.errors import Conflict, DondocError, EventRefused
from engine.parties import Role
from store.sql_store import open_store
from tests.integration.story_office import PLAN, ROUND, person, to_concluded

POINT = "KH-01-KN1"
LEADERS = ("lanh-dao", "pho-ban")
_NUMBERS = count(1)


@pytest.fixture
def programs(postgres_url: str) -> Iterator[tuple[PlayedOffice, tuple[Application, Application]]]:
    """Conclude an inspection with one recommendation, and open two programs beside it."""
    address = f"{postgres_url}&schema=together_{next(_NUMBERS)}"
    stores = [open_store(address) for _ in range(3)]
    stores[0].prepare()
    office = PlayedOffice.found(stores[0], "2024-05-02T08:00")
    office.load(replace(PLAN, people=(*PLAN.people, person("pho-ban", Role.LEADERSHIP, "VP"))))
    office.send(ROUND, "establish-team", document="05/QĐ")
    to_concluded(office, {"amount": 5})
    settings = Settings(database_url="", outbox_dir=Path(), actor="operator")
    mail = {"email": RecordingNotifier()}
    first, second = (
        Application(settings, office.clock, store, RandomIdentities(), StoredRulebook(), mail)
        for store in stores[1:]
    )
    yield office, (first, second)
    for store in stores:
        store.dispose()


def together(*acts: Callable[[], object]) -> list[object]:
    """Run acts that begin at the same moment; a refusal is an answer."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        barrier.wait(timeout=30)
        try:
            return act()
        except DondocError as refusal:
            return refusal

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_of_two_who_ask_and_two_who_answer_at_once_one_does(
    programs: tuple[PlayedOffice, tuple[Application, Application]],
) -> None:
    office, both = programs
    words: dict[str, Fact] = {"deadline": "remedy", "reason": "cho-kinh-phi"}

    def asking(program: Application, who: str) -> Callable[[], object]:
        command = Command(
            "request-extension",
            program.actor(who),
            office.today,
            dates={"proposed_on": date(2024, 7, 5)},
            facts={"extension": words},
        )
        return lambda: program.cases.advance(POINT, command)

    def answering(program: Application, who: str, event: str) -> Callable[[], object]:
        command = Command(event, program.actor(who), office.today, reason="x")
        return lambda: program.cases.advance(f"{POINT}-GH1", command)

    asked = together(*map(asking, both, ("dm-dautu", "tp-dautu")))
    refused = [each for each in asked if isinstance(each, DondocError)]
    assert [isinstance(each, Conflict | EventRefused) for each in refused] == [True]
    with office.application.store.read() as uow:
        children = uow.cases.children(office.case(POINT).id)
    assert [case.code for case in children] == [f"{POINT}-GH1"]
    answers = together(*map(answering, both, LEADERS, ("approve", "refuse")))
    refused = [each for each in answers if isinstance(each, DondocError)]
    assert [isinstance(each, Conflict | EventRefused) for each in refused] == [True]
    approved = office.case(f"{POINT}-GH1").state == "approved"
    moved = office.deadline(POINT, "remedy").due_on == date(2024, 7, 5)
    assert approved == moved
