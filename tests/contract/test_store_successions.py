"""Successions and people who leave, carried out by two daemons at one database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from dondoc.succeeding import carry_out_due
from dondoc.testing import PlayedOffice
from store import open_store
from tests.integration.story_units import before_july, entries, merged, remedy, unit

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
