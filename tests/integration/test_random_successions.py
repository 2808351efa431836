"""Whatever happens to units, every open case belongs to one that is there, or is asked about."""

import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.testing import PlayedOffice
from engine.succession import SuccessionRefused
from tests.integration.story_units import before_july, ended, entries, merged, remedy

# It plays the same code as the stories, many times over: tracing it would only take time.
pytestmark = pytest.mark.no_cover

UNITS = ("X1", "X2", "X3", "BPC", "DNI")
START = date(2025, 6, 16)
Act = tuple[int, int, str, tuple[str, ...]]
"""The day on which it is recorded, how many days ahead it lies, which unit, its heirs."""

acts = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.integers(0, 3),
        st.sampled_from(UNITS),
        st.lists(st.sampled_from(UNITS), max_size=2, unique=True).map(tuple),
    ),
    min_size=2,
    max_size=7,
)


def played(office: PlayedOffice, wanted: Sequence[Act]) -> None:
    for number in range(8):
        day = START + timedelta(days=number)
        office.clock.move_to(f"{day}T08:00")
        for _, ahead, unit, heirs in (act for act in wanted if act[0] == number):
            on = day + timedelta(days=ahead)
            try:
                if len(heirs) == 1:
                    merged(office, (unit,), heirs[0], on=on)
                else:
                    moves = {f"id-{unit}-1": heirs[0]} if heirs else {}
                    ended(office, unit, *heirs, on=on, moves=moves)
            except SuccessionRefused:
                continue
        office.tick()


@settings(max_examples=6)
@given(acts)
def test_no_open_case_is_lost_among_successions(wanted: list[Act]) -> None:
    cases = [remedy(f"{unit}-{n}", unit, "2025-09-15") for unit in UNITS for n in (1, 2)]
    with tempfile.TemporaryDirectory() as folder:
        office = before_july(Path(folder), *cases, at=f"{START}T07:30")
        played(office, wanted)
        with office.application.store.read() as uow:
            units = {unit.code: unit for unit in uow.parties.units()}
        for each in cases:
            case = office.case(each.code)
            assert case.unit is not None
            there = units[case.unit].exists_on(office.today)
            assert there is not bool(case.facts.get("unit_question"))
            moves = [it for it in entries(office, case.code) if it.action == "unit-succeeded"]
            assert len(moves) == len(case.facts.get("former_units", ()))  # type: ignore[arg-type]  # (a list of codes)
        office.application.store.dispose()
