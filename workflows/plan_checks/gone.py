"""Units that have ended and people who have left, named by a plan: loaded as signed, with a warning."""

from collections.abc import Iterable
from dataclasses import replace

from engine.parties import Person, Unit
from engine.words import N_
from workflows.plan_review import Review, shown_day


def known_units(office: Iterable[Unit], planned: Iterable[Unit]) -> dict[str, Unit]:
    """Return the units of office and plan by code; what became of one only the office knows."""
    known = {unit.code: unit for unit in office if unit.code}
    for unit in planned:
        if unit.code:
            before = known.get(unit.code, unit)
            ended = (before.ended_on, before.successors)
            known[unit.code] = replace(unit, ended_on=ended[0], successors=ended[1])
    return known


def known_people(office: Iterable[Person], planned: Iterable[Person]) -> dict[str, Person]:
    """Return the people of office and plan by code; that one has left only the office knows."""
    known = {person.code: person for person in office if person.code}
    for person in planned:
        if person.code:
            before = known.get(person.code, person)
            known[person.code] = replace(person, left_on=before.left_on)
    return known


def check_units_there(review: Review) -> None:
    """Warn of visits to units that have ended by then: the day after loading they follow the heirs."""
    for path, visit in review.visits():
        unit = review.units.get(visit.unit)
        day = visit.first_on or review.plan.window_first_on
        if unit is not None and unit.ended_on is not None and unit.ended_on <= day:
            review.findings.warning(
                f"{path}.unit",
                N_("đơn vị “{code}” kết thúc từ {day}; đơn vị kế tiếp: {heirs}"),
                code=unit.code,
                day=shown_day(unit.ended_on),
                heirs=", ".join(unit.successors) or "?",
            )


def check_people_there(review: Review) -> None:
    """Warn of people in teams who have left: others would stand in for them."""
    for path, planned in review.rounds():
        for code in planned.team.everyone():
            person = review.people.get(code)
            if person is not None and person.left_on is not None:
                review.findings.warning(
                    path,
                    N_("“{code}” đã nghỉ từ {day}; thay người trong đoàn"),
                    code=code,
                    day=shown_day(person.left_on),
                )
