"""Two daemons at one PostgreSQL look at the quotas together: each person is written to once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from dondoc.testing import PlayedOffice
from engine.quotas import Aims, Goal, Population, Quota
from store import open_store
from tests.integration.story_office import PLAN
from tests.integration.test_story_quota_watch import YEAR_END, everybody_told, turns

QUOTA = Quota("Q1", Goal(at_least=1), "phong", by=YEAR_END)
AIMS = Aims((Population("phong", "Các phòng", units=("QLDT", "QLMT")),), (QUOTA,))


def test_two_daemons_tell_of_a_quota_once(postgres_address: str) -> None:
    store = open_store(postgres_address)
    store.prepare()
    office = PlayedOffice.found(store, "2024-11-15T08:00")
    office.load(replace(PLAN, aims=AIMS, visits=()))
    other = PlayedOffice(
        replace(office.application, store=open_store(postgres_address)), office.clock, office.mail
    )
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(PlayedOffice.tick, (office, other)))
    assert sorted(tick.quotas for tick in told) == [0, 3]
    office.clock.move_to("2024-11-18T08:00")
    other.tick()
    office.tick()
    assert everybody_told(office) == ["chuyen-vien", "lanh-dao", "operator"]
    assert len(turns(office)) == 1
    for opened in (store, other.application.store):
        opened.dispose()
