"""Sub-inspections and totals: 2 to 3 communes a district, and a stated total that adds up."""

from engine.plan import PlannedVisit
from engine.words import N_
from workflows.plan_file import SubInspections
from workflows.plan_review import Review, shown_day
from workflows.plan_tables import COMMON


def check_sub_inspections(review: Review) -> None:
    """Check each sub-inspection against the inspection above it, and how many each of those has."""
    visits = {visit.code: visit for visit in review.plan.visits if visit.code}
    for path, visit in review.visits():
        if visit.parent is not None:
            if not review.unknown(f"{path}.parent", N_("cuộc kiểm tra"), visit.parent, visits):
                _check_below(review, path, visit, visits[visit.parent])
        elif visit.conclusion == COMMON:
            review.findings.error(
                f"{path}.conclusion", N_("common cần parent: kết luận chung với cuộc nào?")
            )
    for place, stated in enumerate(review.source.sub_inspections, start=1):
        _check_stated(review, f"sub_inspections[{place}]", stated)


def _check_below(review: Review, path: str, visit: PlannedVisit, above: PlannedVisit) -> None:
    findings = review.findings
    if above.parent is not None:
        findings.error(
            f"{path}.parent",
            N_("“{parent}” cũng là cuộc ở đơn vị trực thuộc; chỉ có một cấp"),
            parent=above.code,
        )
    if visit.round != above.round:
        findings.error(f"{path}.round", N_("phải cùng đợt với cuộc “{parent}”"), parent=above.code)
    unit = review.units.get(visit.unit)
    if unit is not None and unit.parent != above.unit:
        findings.warning(
            f"{path}.unit",
            N_("đơn vị “{unit}” không trực thuộc “{above}” của cuộc “{parent}”"),
            unit=visit.unit,
            above=above.unit,
            parent=above.code,
        )
    day, first_on = visit.first_on, above.first_on
    if day and first_on and not first_on <= day <= (above.last_on or first_on):
        findings.warning(
            path,
            N_("ngày {day} nằm ngoài các ngày của cuộc “{parent}”"),
            day=shown_day(day),
            parent=above.code,
        )


def _check_stated(review: Review, path: str, stated: SubInspections) -> None:
    codes = [visit.code for visit in review.plan.visits if visit.parent is None]
    parents = [visit.parent for visit in review.plan.visits if visit.parent is not None]
    if stated.at_most < stated.at_least:
        review.findings.error(f"{path}.at_most", N_("at_most nhỏ hơn at_least"))
        return
    for code in stated.of:
        count = parents.count(code)
        if review.unknown(f"{path}.of", N_("cuộc kiểm tra"), code, codes):
            continue
        if not stated.at_least <= count <= stated.at_most:
            review.findings.warning(
                path,
                N_("“{code}” có {count} đơn vị trực thuộc, văn bản nêu {low} đến {high}"),
                code=code,
                count=count,
                low=stated.at_least,
                high=stated.at_most,
            )


def check_totals(review: Review) -> None:
    """Warn when the stated total is neither the number named nor possible with sub-inspections."""
    expected = review.plan.expected_units
    named = len({visit.unit for visit in review.plan.visits if visit.parent is None})
    stated = review.source.sub_inspections
    low = named + sum(item.at_least * len(item.of) for item in stated)
    high = named + sum(item.at_most * len(item.of) for item in stated)
    if expected is None or expected == named or (stated and low <= expected <= high):
        return
    if stated:
        review.findings.warning(
            "plan.expected_units",
            N_("văn bản ghi tổng {expected} đơn vị, nhưng nêu tên {named}; kể cả đơn vị trực thuộc là"
               " {low} đến {high}; hãy hỏi lại"),
            expected=expected, named=named, low=low, high=high,
        )  # fmt: skip
    else:
        review.findings.warning(
            "plan.expected_units",
            N_("văn bản ghi tổng {expected} đơn vị, nhưng nêu tên {named}; hãy hỏi lại"),
            expected=expected,
            named=named,
        )
