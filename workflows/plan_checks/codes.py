"""Codes of a plan: each only once, beginning with the plan's, and naming something that exists."""

from typing import Final

from engine.parties import Unit
from engine.words import N_
from workflows.plan_review import Review
from workflows.references import refuse_repeats, refuse_unknown_units, with_paths

UNANNOUNCED: Final = "-DX-"
"""What the code of an unannounced inspection contains, and no code of a plan file may."""


def check_duplicates(review: Review) -> None:
    """Refuse a code that is used twice; rounds and visits are cases and share their codes."""
    plan = review.plan
    cases = [(path, item.code) for path, item in review.rounds()]
    cases += [(path, item.code) for path, item in review.visits()]
    findings = review.findings
    refuse_repeats(findings, [("plan", plan.code), *cases])
    refuse_repeats(findings, ((path, item.code) for path, item in with_paths("units", plan.units)))
    refuse_repeats(
        findings, ((path, item.code) for path, item in with_paths("people", plan.people))
    )
    for path, code in cases:
        if plan.code and code and not code.startswith(f"{plan.code}-"):
            review.findings.error(
                f"{path}.code",
                N_("mã “{code}” phải bắt đầu bằng mã kế hoạch “{plan}-”"),
                code=code,
                plan=plan.code,
            )
        if UNANNOUNCED in f"{code}-".upper():
            # Refused whether or not such a case exists: a clash with a secret one would tell.
            review.findings.error(
                f"{path}.code",
                N_("mã “{code}” thuộc dãy mã “{series}” dành cho kiểm tra đột xuất; dùng mã khác"),
                code=code,
                series=UNANNOUNCED,
            )


def check_references(review: Review) -> None:
    """Refuse codes of units, rounds and people that nothing has."""
    units = review.units.keys()
    review.unknown("plan.organiser", N_("đơn vị"), review.plan.organiser, units)
    for path, unit in with_paths("units", review.plan.units):
        if not review.unknown(f"{path}.parent", N_("đơn vị"), unit.parent, units):
            _refuse_circle(review, path, unit)
    refuse_unknown_units(review.findings, review.plan.people, units)
    rounds = {item.code for item in review.plan.rounds}
    for path, visit in review.visits():
        review.unknown(f"{path}.unit", N_("đơn vị"), visit.unit, units)
        review.unknown(f"{path}.round", N_("đợt"), visit.round, rounds)


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
