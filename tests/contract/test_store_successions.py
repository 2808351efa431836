"""Successions and people who leave, carried out by two daemons at one database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from dondoc.parties.erasing import erase
from dondoc.parties.handover import hand_over
from dondoc.parties.leaving import leave
from dondoc.parties.succeeding import carry_out_due
from dondoc.testing import PlayedOffice
from store import open_store
from tests.integration.story_units import (
    asked,
    before_july,
    entries,
    merged,
    remedy,
    someone,
    unit,
)

CODES = ("BDG-KN1", "BDG-KN2", "BVT-KN1")


def test_two_daemons_move_each_case_once(address: str) -> None:
    store = open_store(address)
    store.prepare()
    cases = [remedy(code, code[:3], "2025-08-15") for code in CODES]
    office = before_july(store, *cases, at="2025-06-30T08:00")
    merged(office, ("BDG", "BVT"), "HCM")
    office.clock.move_to("2025-07-01T08:00")
    other = PlayedOffice(
        replace(office.application, store=open_store(address)), office.clock, office.mail
    )
    with ThreadPoolExecutor(2) as pool:
        moved = list(pool.map(carry_out_due, (office.application, other.application)))
    assert sum(moved) == len(CODES)
    office.tick()
    other.tick()
    for code in CODES:
        assert office.case(code).unit == "HCM"
        assert [it.action for it in entries(office, code)].count("unit-succeeded") == 1
    letters = [m.person for m in office.mail.sent if m.key.startswith("changes/")]
    assert sorted(letters) == ["ct-hcm", "dm-hcm"]
    assert unit(office, "HCM").groups == ("các tỉnh", "ven biển")
    for opened in (store, other.application.store):
        opened.dispose()


def test_work_is_handed_over_and_its_former_owner_erased(address: str) -> None:
    store = open_store(address)
    store.prepare()
    office = before_july(store, remedy("BDG-KN1", "BDG", "2025-07-03"), at="2025-06-25T08:00")
    office.live_until("2025-06-26")
    request = asked(office, office.today)
    done = hand_over(office.application, "dm-bdg", "dm-bvt", request)
    assert [case.code for case in done.follows] == ["BDG-KN1"]
    leave(office.application, "dm-bdg", request, leave_open=False)
    office.live_until("2025-07-01")
    assert [m.key.split("/")[-1] for m in office.mail_to("dm-bdg")] == ["2025-06-26"]
    assert "digest/dm-bvt/email/2025-07-01" in [m.key for m in office.mail_to("dm-bvt")]
    erased = erase(office.application, "dm-bdg", asked(office, office.today))
    assert (erased.contacts, erased.messages) == (1, 1)
    assert erased.rewritten is store.database.is_sqlite
    assert someone(office, "dm-bdg").contacts == ()
    store.dispose()
