"""Units by date and their successions, as values."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.case import Case
from engine.parties import Unit, UnitName
from engine.succession import (
    Succession,
    SuccessionKind,
    SuccessionRefused,
    check_succession,
    distribution,
    successors_of,
    units_on,
)

FIRST = date(2025, 6, 20)
CODES = ("A", "B", "C", "D", "E")


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def a_case(number: int, unit: str, parent: str | None = None) -> Case:
    return Case(f"c{number}", f"C{number}", "remediation", 1, "open", 1, None, unit, parent)


def merging(unit: str, heirs: tuple[str, ...], number: int, **moves: str) -> Succession:
    kind = SuccessionKind.MERGE if len(heirs) == 1 else SuccessionKind.SPLIT
    return Succession("act", kind, unit, day(number), heirs, "vp", moves)


def known(*codes: str) -> dict[str, Unit]:
    return {code: Unit(code, (UnitName(f"Đơn vị {code}"),)) for code in codes}


def test_a_name_holds_on_its_days_and_the_last_one_afterwards() -> None:
    old = UnitName("Sở Thông tin", valid_to=date(2025, 2, 28))
    new = UnitName("Sở Khoa học", valid_from=date(2025, 3, 1), valid_to=date(2025, 6, 30))
    unit = Unit("S", (old, new), ended_on=date(2025, 7, 1))
    assert unit.name_on(date(2024, 3, 20)) == "Sở Thông tin"
    assert unit.name_on(date(2025, 5, 5)) == unit.name_on(date(2026, 1, 1)) == "Sở Khoa học"
    assert unit.names_before(date(2025, 5, 5)) == ("Sở Thông tin",)
    assert unit.names_before(date(2024, 3, 20)) == ()
    assert Unit("N", (replace(new, valid_to=None),)).name_on(date(2024, 1, 1)) == "Sở Khoa học"


def test_a_unit_exists_from_its_first_name_to_the_day_before_its_end() -> None:
    born = Unit("N", (UnitName("Mới", valid_from=day(3)),), ended_on=day(5))
    assert [born.exists_on(day(n)) for n in range(2, 6)] == [False, True, True, False]
    assert units_on((born, *known("A").values()), day(5)) == tuple(known("A").values())


def test_a_case_goes_where_it_or_its_parent_was_named_for() -> None:
    split = merging("A", ("B", "C"), 1, c1="B", c2="C")
    cases = [a_case(1, "A"), a_case(2, "A"), a_case(3, "A", "c2"), a_case(4, "A")]
    found = distribution(split, cases)
    assert [(case.id, heir) for case, heir in found.moved] == [
        ("c1", "B"),
        ("c2", "C"),
        ("c3", "C"),
    ]
    assert [case.id for case in found.asked] == ["c4"]


def test_several_heirs_are_followed_each_once_and_a_circle_ends() -> None:
    units = known(*CODES)
    units["A"] = replace(units["A"], ended_on=day(1), successors=("B", "C"))
    units["B"] = replace(units["B"], ended_on=day(2), successors=("D", "E"))
    units["C"] = replace(units["C"], ended_on=day(2), successors=("D",))
    assert successors_of(units, "A", day(0)) == ("A",)
    assert successors_of(units, "A", day(1)) == ("B", "C")
    assert successors_of(units, "A", day(2)) == ("D", "E")
    units["D"] = replace(units["D"], ended_on=day(3), successors=("A",))  # as no check would allow
    assert successors_of(units, "A", day(3)) == ("E",)
    assert successors_of(units, "không có", day(3)) == ("không có",)


attempts = st.lists(
    st.tuples(
        st.sampled_from(CODES),
        st.lists(st.sampled_from(CODES), max_size=2, unique=True).map(tuple),
        st.integers(0, 6),
        st.integers(0, 6),
    ),
    max_size=12,
)


@given(attempts)
def test_whatever_is_allowed_leads_to_units_that_are_there(
    tried: list[tuple[str, tuple[str, ...], int, int]],
) -> None:
    units = known(*CODES)
    for code, heirs, on, today in sorted(tried, key=lambda it: it[3]):
        try:
            check_succession(units, merging(code, heirs, on), day(today))
        except SuccessionRefused:
            continue
        units[code] = replace(units[code], ended_on=day(on), successors=heirs)
    for code, number in product(CODES, range(8)):
        there = successors_of(units, code, day(number))
        assert all(units[heir].exists_on(day(number)) for heir in there)
        # Nobody takes over after having ended: each heir is there on the day itself, or passes on.
        gone = units[code].ended_on
        if gone is not None:
            assert all(units[heir].ended_on is None or units[heir].ended_on >= gone  # type: ignore[operator]  # (the line before says that there is a day)
                       for heir in units[code].successors)  # fmt: skip


@pytest.mark.parametrize("number", [0, 1])
def test_what_is_over_cannot_end_again(number: int) -> None:
    units = known("A", "B")
    units["A"] = replace(units["A"], ended_on=day(number), successors=("B",))
    with pytest.raises(SuccessionRefused):
        check_succession(units, merging("A", ("B",), 5), day(1))
