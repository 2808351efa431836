"""The difference of two states of a plan: whole, made to the letter, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from engine.case import DocumentRef
from engine.conflict_policy import Answer, ConflictPolicy
from engine.parties import Team, Unit, UnitName
from engine.plan import Plan, PlannedRound, PlannedVisit, PlanRevision, RuleSetting
from engine.planned_tasks import PlannedTask
from engine.quotas import Aims, Band, Goal, Indicator, Population, Quota
from tests.integration.story_office import FIRST, PEOPLE, PLAN, ROUND
from workflows.plan_changes import (
    amended_plan,
    applied,
    base_of,
    changes_between,
    rules_by_name,
    with_letters,
)
from workflows.plan_tables import RULES

LETTER = DocumentRef("45/BQL-VP", "", date(2024, 5, 20))
DAYS = st.dates(date(2024, 4, 1), date(2024, 9, 30))
VISITS = st.builds(
    PlannedVisit,
    code=st.sampled_from([f"KH-0{number}" for number in range(1, 7)]),
    round=st.just(ROUND),
    unit=st.sampled_from(["QLDT", "QLMT"]),
    first_on=st.none() | DAYS,
    at=st.sampled_from([None, time(8), time(14)]),
    place=st.sampled_from(["", "Hội trường"]),
)
NUMBERS = st.none() | st.integers(1, 30)
RULE_SETS = st.fixed_dictionaries(
    {
        workflow: st.dictionaries(st.sampled_from([*known]), NUMBERS).map(
            lambda numbers: tuple(RuleSetting(name, numbers[name]) for name in sorted(numbers))
        )
        for workflow, known in RULES.items()
    }
)
ROUNDS = st.lists(st.sampled_from([person.code for person in PEOPLE]), unique=True).map(
    lambda codes: (PlannedRound(ROUND, "Đoàn 1", Team("truong-doan", None, tuple(codes)), ()),)
)
UNITS = st.sets(st.sampled_from(["A", "B", "C"])).map(
    lambda codes: tuple(Unit(code, (UnitName(code),)) for code in sorted(codes))
)
ROWS = st.sampled_from([f"I.{number}" for number in range(1, 5)])
TASKS = st.lists(
    st.builds(
        PlannedTask,
        row=ROWS,
        title=st.sampled_from(["Kiểm tra", "Sáng kiến"]),
        time=st.sampled_from(["Quý II", "Quý III"]),
    ),
    unique_by=lambda task: task.row,
).map(tuple)
CODES = st.sampled_from(["Q1", "Q2"])
AIMS = st.builds(
    lambda quotas, indicators, points: Aims(
        quotas=tuple(Quota(code, Goal(at_least=number)) for code, number in quotas.items()),
        indicators=tuple(Indicator(code, code, Goal(at_least=1)) for code in indicators),
        populations=tuple(Population(code, code) for code in indicators),
        bands=tuple(Band("Q1", percent, "1") for percent in points),
    ),
    st.dictionaries(CODES, st.integers(1, 3)),
    st.sets(CODES).map(sorted),
    st.sets(st.integers(1, 3)).map(sorted),
)
PLANS = st.builds(
    lambda visits, **parts: replace(PLAN, visits=tuple(visits), **parts),
    visits=st.lists(VISITS, unique_by=lambda visit: visit.code),
    rules=RULE_SETS,
    rounds=ROUNDS,
    units=UNITS,
    title=st.sampled_from(["Kế hoạch", "Kế hoạch điều chỉnh"]),
    tasks=TASKS,
    aims=AIMS,
    conflicts=st.builds(ConflictPolicy, travel=st.sampled_from(Answer)),
    outlines=st.dictionaries(st.sampled_from(["toàn diện", "chuyên đề"]), st.just(("I", "II"))),
)


def shape(plan: Plan) -> object:
    """Return a plan without the order of its items, which says nothing."""
    return (
        plan.title,
        {visit.code: visit for visit in plan.visits},
        {item.code: item for item in plan.rounds},
        {unit.code: unit for unit in plan.units},
        rules_by_name(plan),
        plan.outlines,
        {task.row: task for task in plan.tasks},
        {code: item for part in AIM_PARTS for code, item in _by_repr(part, plan).items()},
        plan.conflicts,
    )


AIM_PARTS = ("populations", "quotas", "indicators", "bands")


def _by_repr(part: str, plan: Plan) -> dict[str, object]:
    return {repr(item): item for item in getattr(plan.aims, part)}


@given(PLANS, PLANS)
def test_the_difference_made_to_a_plan_gives_the_other(old: Plan, new: Plan) -> None:
    assert shape(applied(old, changes_between(old, new))) == shape(new)


@given(PLANS, PLANS)
def test_an_amended_plan_differs_from_what_was_wanted_in_nothing(old: Plan, new: Plan) -> None:
    assert not changes_between(new, new)
    changes = changes_between(old, new)
    amended = amended_plan(old, changes, date(2024, 5, 20), LETTER, "f" * 64)
    assert not changes_between(amended, new)
    assert bool(changes) == (shape(old) != shape(new))
    assert (amended.amendments, amended.source_sha256) == ((LETTER,), "f" * 64)


@given(PLANS, PLANS)
def test_a_rule_that_changed_holds_from_the_day_of_its_document(old: Plan, new: Plan) -> None:
    changes = changes_between(old, new)
    amended = amended_plan(old, changes, date(2024, 5, 20), None, "")
    fresh = {*changes.rules.added, *changes.rules.changed}
    for key, setting in rules_by_name(amended).items():
        assert setting.since == (date(2024, 5, 20) if key in fresh else None)
    for key in fresh:
        workflow, name = key.split(".")
        before = rules_by_name(old).get(key, RuleSetting(name))
        replaced = [it for it in amended.earlier_rules[workflow] if it.name == name]
        assert replaced == [before]
    assert amended.amendments == ()


def with_rule(plan: Plan, amount: int | None, basis: str = "") -> Plan:
    rules = {**plan.rules, "inspection": (RuleSetting("report", amount, legal_basis=basis),)}
    return replace(plan, rules=rules)


def test_a_letter_stays_in_force_where_the_revised_file_says_nothing_new() -> None:
    base = with_rule(PLAN, None)
    in_force = with_rule(PLAN, 5, "45/BQL-VP")
    silent = replace(base, title="Điều chỉnh")
    kept = changes_between(in_force, with_letters(base, in_force, silent))
    assert [*kept.head] == ["title"]
    assert not kept.rules
    loud = with_letters(base, in_force, with_rule(PLAN, 7))
    assert rules_by_name(loud)["inspection.report"].amount == 7


def test_a_letter_about_a_step_that_no_file_names_stays_in_force() -> None:
    base = replace(PLAN, rules={})
    in_force = with_rule(base, 5)
    assert rules_by_name(with_letters(base, in_force, base)) == rules_by_name(in_force)


def test_letters_that_follow_each_other_are_kept_newest_first() -> None:
    def set_to(plan: Plan, amount: int, day: int) -> Plan:
        changes = changes_between(plan, with_rule(plan, amount))
        return amended_plan(plan, changes, date(2024, 5, day), None, "")

    twice = set_to(set_to(with_rule(PLAN, None), 5, 20), 7, 27)
    assert [it.amount for it in twice.earlier_rules["inspection"]] == [5, None]
    assert [it.since for it in twice.earlier_rules["inspection"]] == [date(2024, 5, 20), None]


def test_the_newest_file_is_found_behind_the_letters_after_it() -> None:
    now = datetime(2024, 5, 20, tzinfo=UTC)
    second = replace(PLAN, source_sha256="b", title="Điều chỉnh")
    plans = [replace(PLAN, source_sha256="a"), second, with_rule(second, 5), with_rule(second, 7)]
    kept = [
        PlanRevision(plan, number, now.date(), now) for number, plan in enumerate(plans, start=1)
    ]
    assert base_of(tuple(kept)) == second
    assert base_of(tuple(kept[:1])) == plans[0]


def test_the_order_of_a_file_is_no_change() -> None:
    turned = replace(PLAN, visits=PLAN.visits[::-1], units=PLAN.units[::-1])
    assert not changes_between(PLAN, turned)
    moved = replace(PLAN.visits[0], first_on=date(2024, 6, 12))
    changes = changes_between(PLAN, replace(turned, visits=(PLAN.visits[1], moved)))
    assert [*changes.visits.changed] == [FIRST]
