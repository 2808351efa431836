"""Two clerks link the same document on PostgreSQL at once: it is linked once, and no row wakes twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from dondoc.identities import RandomIdentities
from dondoc.linking import Chosen, Linking, link
from dondoc.rulebook import StoredRulebook
from dondoc.settings import Settings
from dondoc.testing import OPERATOR, PlayedOffice, RecordingNotifier
from dondoc.wiring import Application
from engine.case import DocumentRef
from engine.errors import Conflict, EventRefused
from engine.linked_documents import WOKEN_BY, links_of
from engine.planned_tasks import PlannedTask
from store.sql_store import open_store
from tests.integration.story_tasks import CODE, PLAN
from tests.integration.test_extensions_together import together

PAPER = DocumentRef("9/KH-SNV", "Sở Nội vụ", date(2018, 2, 20))
ROWS = tuple(
    PlannedTask(f"II.{n}", f"Việc {n}", lead=("DKKD",), time="Theo kế hoạch của Sở Nội vụ")
    for n in (1, 2, 3)
)
_NUMBERS = count(1)


@pytest.fixture
def programs(postgres_url: str) -> Iterator[tuple[PlayedOffice, tuple[Application, Application]]]:
    """Load an annex of three waiting rows, and open two programs beside it."""
    address = f"{postgres_url}&schema=links_{next(_NUMBERS)}"
    stores = [open_store(address) for _ in range(3)]
    stores[0].prepare()
    office = PlayedOffice.found(stores[0], "2018-02-26T08:00")
    office.load(replace(PLAN, tasks=ROWS))
    settings = Settings(database_url="", outbox_dir=Path(), actor=OPERATOR.code)
    mail = {"email": RecordingNotifier()}
    first, second = (
        Application(settings, office.clock, store, RandomIdentities(), StoredRulebook(), mail)
        for store in stores[1:]
    )
    yield office, (first, second)
    for store in stores:
        store.dispose()


Programs = tuple[PlayedOffice, tuple[Application, Application]]


def linked_at_once(
    programs: Programs, paper: DocumentRef, rows: tuple[tuple[str, ...], ...]
) -> None:
    """Let both programs link a document, each with its rows; one succeeds as a whole."""
    office, both = programs

    def linking(program: Application, codes: tuple[str, ...]) -> Callable[[], object]:
        chosen = [Chosen(office.case(code)) for code in codes]
        work = Linking(CODE, "Kế hoạch", date(2018, 2, 20), paper, chosen=chosen)
        return lambda: link(program, program.actor(OPERATOR.code), work, dry_run=False)

    found = together(*(linking(program, want) for program, want in zip(both, rows, strict=True)))
    refused = [item for item in found if isinstance(item, Exception)]
    assert len(refused) == 1
    assert isinstance(refused[0], Conflict | EventRefused)
    with office.application.store.read() as uow:
        links = links_of(CODE, uow.audit.chain(f"plan:{CODE}"))
    (made,) = (item for item in links if item.document == paper)
    won, lost = rows if not isinstance(found[0], Exception) else rows[::-1]
    for code in {*won, *lost}:
        case = office.case(code)
        expected = ("under_way", made.id) if code in won else ("waiting", None)
        assert (case.state, case.facts.get(WOKEN_BY)) == expected


def test_the_same_document_is_linked_once_and_each_act_is_whole_or_nothing(
    programs: Programs,
) -> None:
    office, _both = programs
    first, second, third = (f"{CODE}-II.{n}" for n in (1, 2, 3))
    linked_at_once(programs, PAPER, ((first,), (third,)))
    left = tuple(it for it in (first, second, third) if office.case(it).state == "waiting")
    linked_at_once(programs, replace(PAPER, number="10/KH-SNV"), (left, left[1:]))
