"""Codes of a plan: each only once, beginning with the plan's, and naming something that exists."""

from collections.abc import Iterable

from engine.parties import Person, Unit
from engine.words import N_
from workflows.plan_review import Review, with_paths
from workflows.problems import line_of


def check_duplicates(review: Review) -> None:
    """Refuse a code that is used twice; rounds and visits are cases and share their codes."""
    plan = review.plan
    cases = [*review.rounds(), *review.visits()]
    _refuse_repeats(review, [("plan", plan.code), *((path, item.code) for path, item in cases)])
    _refuse_repeats(review, ((path, item.code) for path, item in with_paths("units", plan.units)))
    _refuse_repeats(review, ((path, item.code) for path, item in with_paths("people", plan.people)))
    for path, item in cases:
        if plan.code and item.code and not item.code.startswith(f"{plan.code}-"):
            review.findings.error(
                f"{path}.code",
                N_("mã “{code}” phải bắt đầu bằng mã kế hoạch “{plan}-”"),
                code=item.code,
                plan=plan.code,
            )


def _refuse_repeats(review: Review, coded: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for path, code in coded:
        if code and code in seen:
            review.findings.error(
                f"{path}.code",
                N_("mã “{code}” đã dùng ở {earlier} (dòng {line})"),
                code=code,
                earlier=seen[code],
                line=line_of(seen[code], review.source.lines),
            )
        seen.setdefault(code, path)


def check_references(review: Review) -> None:
    """Refuse codes of units, rounds and people that nothing has."""
    units = review.units.keys()
    review.unknown("plan.organiser", N_("đơn vị"), review.plan.organiser, units)
    for path, unit in with_paths("units", review.plan.units):
        if not review.unknown(f"{path}.parent", N_("đơn vị"), unit.parent, units):
            _refuse_circle(review, path, unit)
    for path, person in with_paths("people", review.plan.people):
        _check_person(review, path, person)
    rounds = {item.code for item in review.plan.rounds}
    for path, visit in review.visits():
        review.unknown(f"{path}.unit", N_("đơn vị"), visit.unit, units)
        review.unknown(f"{path}.round", N_("đợt"), visit.round, rounds)


def _check_person(review: Review, path: str, person: Person) -> None:
    for place, appointment in enumerate(person.appointments, start=1):
        review.unknown(f"{path}.roles[{place}].unit", N_("đơn vị"), appointment.unit, review.units)


def _refuse_circle(review: Review, path: str, unit: Unit) -> None:
    """Refuse a unit that is above itself."""
    seen: set[str] = set()
    above = unit.parent
    while above and above not in seen:
        if above == unit.code:
            review.findings.error(
                f"{path}.parent", N_("đơn vị “{code}” nằm dưới chính nó"), code=unit.code
            )
            return
        seen.add(above)
        parent = review.units.get(above)
        above = None if parent is None else parent.parent
