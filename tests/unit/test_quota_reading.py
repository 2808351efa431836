"""What quotas count of an office: inspections of its own and of others, recommendations ended in time."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dondoc.cli.tasks.shown import task_notes, task_sums
from dondoc.quotas.findings import beyond, findings_state
from dondoc.quotas.reading import Material, QuotaLine, counted, quota_lines
from engine.case import Case, Fact
from engine.deadlines import DeadlineRule, RuleKind
from engine.obligations import Deadline
from engine.outside import OutsideInspection
from engine.parties import Unit, UnitName
from engine.plan import RuleSetting
from engine.quota_standing import Standing
from engine.quotas import Aims, Goal, Population, Quota, Share
from tests.integration.story_tasks import PLAN
from workflows.calendars.vietnam import calendar_of_vietnam

UNITS = (
    Unit("STC", (UnitName("Sở Tài chính"),), groups=("sở",)),
    Unit("SYT", (UnitName("Sở Y tế"),), groups=("sở",)),
    Unit("STC-1", (UnitName("Chi cục 1"),), parent="STC"),
    Unit("STC-2", (UnitName("Chi cục 2"),), parent="STC"),
)
ALL_FINDINGS = Quota("KN", Goal(exactly_percent=100), of=Share.FINDINGS, by=date(2024, 12, 31))


def ended(code: str, state: str, on: date) -> Case:
    name = {"accepted": "accepted_on", "passed_on": "passed_on_on"}.get(state)
    return replace(case(code, "remediation", state), dates={name: on} if name else {})


def case(code: str, workflow: str, state: str, facts: dict[str, Fact] | None = None,
         **dates: date) -> Case:  # fmt: skip
    return Case(code, code, workflow, 1, state, 1, "KH", "STC", dates=dates, facts=facts or {})


def lines(aims: Aims, *cases: Case, day: date = date(2024, 6, 1),
          outside: tuple[OutsideInspection, ...] = ()) -> tuple[QuotaLine, ...]:  # fmt: skip
    rules = {"inspection": (RuleSetting("notice", 10),)}
    plan = replace(PLAN, aims=aims, rules=rules)
    calendar = calendar_of_vietnam().as_known_on(date(2024, 12, 31))
    return quota_lines(Material(plan, UNITS, cases, outside, day, calendar))


def test_what_is_done_counts_on_its_day_and_what_was_cancelled_never() -> None:
    done = case("A", "inspection", "concluded", {"form": "trực tiếp", "unannounced": True},
                inspected_on=date(2024, 5, 2), visit_on=date(2024, 5, 1))  # fmt: skip
    planned = case("B", "inspection", "planned", visit_on=date(2024, 7, 1))
    gone = case("C", "inspection", "cancelled", visit_on=date(2024, 7, 1))
    first, second = counted([done, planned, gone, case("T", "task", "done")], ())
    assert (first.on, first.done, first.unannounced, first.form) == (
        date(2024, 5, 2), True, True, "trực tiếp")  # fmt: skip
    assert (second.on, second.done) == (date(2024, 7, 1), False)


def test_each_unit_inspects_its_own_unless_another_quota_takes_its_place() -> None:
    aims = Aims(
        (Population("so", "", group="sở"), Population("stc", "", units=("STC",))),
        (
            Quota("Q1", Goal(at_least_percent=50), each="so", by=date(2024, 12, 31)),
            Quota("Q2", Goal(at_least_percent=100), each="stc", overrides="Q1"),
        ),
    )
    found = {(line.state.quota.code, line.unit): line.state for line in lines(aims)}
    assert set(found) == {("Q1", "SYT"), ("Q2", "STC")}
    assert found["Q1", "SYT"].standing is Standing.UNKNOWN  # nobody registered its units
    assert (found["Q2", "STC"].size, found["Q2", "STC"].need) == (2, 2)


def test_inspections_of_others_count_for_their_own_quota_only() -> None:
    seen = OutsideInspection(
        "O1",
        "STC-1",
        "CCHC",
        "STC",
        date(2024, 5, 2),
        date(2024, 5, 2),
        datetime(2024, 5, 3, tzinfo=UTC),
    )
    aims = Aims((Population("so", "", units=("STC",)),),
                (Quota("Q", Goal(at_least=1), each="so"), Quota("M", Goal(at_least=1))))  # fmt: skip
    theirs, ours = (line.state for line in lines(aims, outside=(seen,)))
    assert theirs.reached == ("STC-1",)
    assert ours.reached == ()
    withdrawn = replace(seen, withdrawn_at=datetime(2024, 5, 3, tzinfo=UTC))
    assert lines(aims, outside=(withdrawn,))[0].state.reached == ()


@pytest.mark.parametrize(
    ("states", "day", "standing", "missing"),
    [
        ((), date(2024, 6, 1), Standing.UNKNOWN, 0),
        (("assigned", "accepted"), date(2024, 6, 1), Standing.PLANNED, 0),
        (("accepted", "passed_on"), date(2024, 6, 1), Standing.REACHED, 0),
        (("assigned", "accepted"), date(2025, 1, 2), Standing.IMPOSSIBLE, 1),
        (("accepted", "late"), date(2025, 1, 2), Standing.IMPOSSIBLE, 1),
    ],
)
def test_recommendations_count_when_they_ended_within_the_year(
    states: tuple[str, ...], day: date, standing: Standing, missing: int
) -> None:
    """An end in the next year does not mend the figure of this one."""
    points = [
        ended(f"K{number}", "accepted", date(2025, 1, 2))
        if state == "late"
        else ended(f"K{number}", state, date(2024, 5, 2))
        for number, state in enumerate(states)
    ]
    old = case("K9", "remediation", "assigned", {"opening": True})
    (line,) = lines(Aims((), (ALL_FINDINGS,)), *points, old, day=day)
    assert (line.state.standing, line.state.missing) == (standing, missing)


def deadline(code: str, due_on: date, name: str = "remedy") -> Deadline:
    rule = DeadlineRule(name, RuleKind.WITHIN, "issued_on", None)
    return Deadline(code, name, 1, 0, rule, "unit", due_on=due_on)


def test_what_is_due_after_the_year_is_no_plan_to_end_it_within() -> None:
    """What was passed on counts from that day, whenever it is answered; a mistake never counts."""
    answered = replace(case("K1", "remediation", "answered"), dates={
        "passed_on_on": date(2024, 12, 20), "answered_on": date(2025, 2, 1)})  # fmt: skip
    late, early = case("K2", "remediation", "assigned"), case("K3", "remediation", "assigned")
    gone = case("K4", "remediation", "withdrawn")
    due = (
        (late, deadline("K2", date(2025, 1, 2))),
        (early, deadline("K3", date(2024, 12, 31))),
        (early, deadline("K3", date(2025, 2, 1), "review_report")),
        (gone, deadline("K4", date(2025, 2, 1))),
    )
    calendar = calendar_of_vietnam().as_known_on(date(2024, 12, 31))
    points = (answered, late, early, gone)
    for day, standing in (
        (date(2024, 6, 3), Standing.SHORT),
        (date(2024, 11, 5), Standing.WARNED),
        (date(2025, 1, 2), Standing.IMPOSSIBLE),
    ):
        state = findings_state(ALL_FINDINGS, points, due, day, calendar)
        assert (state.standing, state.size, state.reached) == (standing, 3, ("K1",))
    without_day = replace(ALL_FINDINGS, by=None)
    state = findings_state(without_day, (*points, ended("K5", "accepted", date(2026, 1, 2))), due,
                           date(2024, 6, 3), calendar)  # fmt: skip
    assert (state.standing, state.planned) == (Standing.PLANNED, ("K2", "K3"))
    assert list(beyond(without_day, due)) == []


def test_a_body_is_known_by_its_code_or_a_name_of_its_own() -> None:
    twin = Unit("X", (UnitName("Chi cục 1"),))
    seen = OutsideInspection("O1", "STC-1", "CCHC", "", date(2024, 5, 2), date(2024, 5, 2),
                             datetime(2024, 5, 3, tzinfo=UTC))  # fmt: skip
    for typed, code in (
        ("stc", "STC"),
        ("SỞ  tài chính", "STC"),
        ("Thanh tra", "Thanh tra"),
        ("Chi cục 1", "Chi cục 1"),  # two units bear this name
    ):
        (found,) = counted((), (replace(seen, body=typed),), (*UNITS, twin))
        assert found.body == code


def test_what_the_organiser_inspects_is_its_own_among_bodies() -> None:
    """The organiser's own inspections of its own units count for its own share, and for nobody else's."""
    own = replace(case("A", "inspection", "concluded", inspected_on=date(2024, 5, 2)), unit="VP-1")
    below = Unit("VP-1", (UnitName("Bộ phận 1"),), parent="VP")
    quotas = (Quota("Q", Goal(at_least=1), each="p"), Quota("M", Goal(at_least=1), actor="VP"))
    aims = Aims((Population("p", "", units=("VP", "STC")),), quotas)
    calendar = calendar_of_vietnam().as_known_on(date(2024, 12, 31))
    plan = replace(PLAN, aims=aims)
    assert plan.organiser == "VP"
    found = quota_lines(Material(plan, (*UNITS, below), (own,), (), date(2024, 6, 1), calendar))
    assert [line.state.reached for line in found] == [("VP-1",), (), ("VP-1",)]
    assert found[0].state.quota.actor == "VP"


def test_only_tasks_have_notes_and_sums() -> None:
    assert task_notes(case("A", "inspection", "planned"), str) == ()
    assert task_sums([case("A", "inspection", "planned")]) == ()
    task = case("T", "task", "planned", {"row": "1", "read_as_text_ref": "x"},
                due_by=date(2024, 5, 2))  # fmt: skip
    assert task_notes(task, lambda ref: "Quý II" if ref else "") == ("Đọc là: “Quý II”",)
    assert task_sums([task]) == ("1 việc của 1 nhiệm vụ: 1 có ngày, 0 thường xuyên, 0 chờ sự kiện",)
