"""Extensions as values: the later of two days, verdicts seen again, requests that are set free."""

from dataclasses import replace
from datetime import date

import pytest

from dondoc.cli.desk import Book
from dondoc.cli.plans.change_rows import change_rows, row_words
from engine.case import Actor, Case, Command, Fact
from engine.deadlines import Reckoning, RuleKind
from engine.extensions import (
    ABOUT,
    ABOUT_ROUND,
    DEADLINE_ENDED,
    EXTENDED,
    extended_to,
    freed,
    is_extended,
    judged_again,
    later_of,
)
from engine.obligations import Deadline, DeadlineState
from engine.plan import ExtensionPolicy, ExtensionReason
from engine.situation import Links, Situation
from tests.unit.core_walk import a_case, rules_of
from workflows.extendable import EXTENDABLE
from workflows.extending import still_awaited
from workflows.extension import EXTENSIONS
from workflows.extension_policy import DEFAULT, policy_of, reason_of, reason_words
from workflows.plan_changes import applied, changes_between
from workflows.plan_file import read_plan_file
from workflows.registry import DEFINITIONS, newest

HISTORY = rules_of("inspection").history
CALENDAR = HISTORY.as_known_on(date(2024, 6, 1))
RULE = next(rule for rule in newest("remediation").rules if rule.name == "remedy")


def a_deadline(**changes: object) -> Deadline:
    from engine.rules import rule_of

    blank = Deadline("c1", "remedy", 1, 0, rule_of(RULE, None), "unit", due_on=date(2024, 6, 21))
    return replace(blank, **changes)  # type: ignore[arg-type]  # fields by name


def reckoned(day: date) -> Reckoning:
    return Reckoning(day, day, day, None, day, day, day, CALENDAR.version, provisional=False)


def extended(number: int = 1) -> Case:
    return a_case(facts={EXTENDED: {"remedy": number}})


@pytest.mark.parametrize(
    ("plain", "given", "due", "kind"),
    [
        (date(2024, 6, 21), date(2024, 7, 5), date(2024, 7, 5), RuleKind.ON),
        (date(2024, 7, 9), date(2024, 7, 5), date(2024, 7, 9), RuleKind.WITHIN),
        (None, date(2024, 7, 5), date(2024, 7, 5), RuleKind.ON),
        (date(2024, 6, 21), None, date(2024, 6, 21), RuleKind.WITHIN),
        (None, None, None, RuleKind.WITHIN),
    ],
)
def test_the_later_of_two_days_holds(
    plain: date | None, given: date | None, due: date | None, kind: RuleKind
) -> None:
    asked: list[str] = []

    def on_given_day(item: Deadline) -> Reckoning | None:
        asked.append(item.rule.anchor)
        return reckoned(given) if given else None

    found, reckoning = later_of(
        extended(), a_deadline(), reckoned(plain) if plain else None, on_given_day
    )
    assert (reckoning.due_on if reckoning else None) == due
    assert found.rule.kind is kind
    assert asked == [extended_to("remedy")] == ["remedy_extended_to"]


@pytest.mark.parametrize("case", [a_case(), extended(2), a_case(facts={EXTENDED: "x"})])
def test_a_day_given_for_another_round_does_not_count(case: Case) -> None:
    assert not is_extended(case, a_deadline())
    found, reckoning = later_of(case, a_deadline(), None, lambda _item: reckoned(date(2025, 1, 2)))
    assert (found, reckoning) == (a_deadline(), None)


def test_a_verdict_is_seen_again_only_with_a_day_and_an_act() -> None:
    late = a_deadline(
        state=DeadlineState.MET, met_on=date(2024, 6, 25), on_time=False, late_working_days=2
    )
    assert judged_again(late, HISTORY) == late
    moved = judged_again(replace(late, due_on=date(2024, 6, 24)), HISTORY)
    assert (moved.on_time, moved.late_working_days) == (False, 1)
    moved = judged_again(replace(late, due_on=date(2024, 7, 5)), HISTORY)
    assert (moved.on_time, moved.late_working_days) == (True, None)
    for part in ({"met_on": None}, {"due_on": None}):
        assert judged_again(replace(late, **part), HISTORY) == replace(late, **part)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("changes", "over"),
    [
        ({"state": DeadlineState.MET, "on_time": True}, True),
        ({"state": DeadlineState.MET}, True),
        ({"state": DeadlineState.MET, "on_time": False}, False),
        ({"state": DeadlineState.WITHDRAWN}, True),
        ({"state": DeadlineState.MISSED}, True),
        ({}, False),
        ({"round": 2}, True),
        ({"name": "answer", "state": DeadlineState.WITHDRAWN}, False),
    ],
)
def test_a_request_is_told_when_its_deadline_is_over(
    changes: dict[str, object], over: bool
) -> None:
    parent = a_case(id="c1")
    about: dict[str, Fact] = {ABOUT: "remedy", ABOUT_ROUND: 1}
    child = a_case(id="c2", parent_id="c1", facts=about)
    others = (
        a_case(id="c3", parent_id="c1"),
        a_case(id="c4", parent_id="x", facts=about),
        a_case(id="c5", parent_id="c1", facts={ABOUT: "remedy"}),
    )
    told = freed(parent, (child, *others), [a_deadline(**changes)], ended=False)
    assert [tell.case_id for tell in told] == (["c2"] if over else [])
    ended = freed(parent, (child, *others), [], ended=True)
    assert [(tell.case_id, tell.event, tell.optional) for tell in ended] == [
        ("c2", DEADLINE_ENDED, True),
        ("c5", DEADLINE_ENDED, True),
    ]


def test_only_people_who_did_not_ask_can_answer() -> None:
    ways = [step for step in EXTENSIONS.transitions if step.target in {"approved", "refused"}]
    assert {step.event for step in ways} == {"approve", "refuse"}
    for step in ways:
        assert step.by == ("leadership",)
        assert step.not_by == ("asked_by", "asked_for")
    clocked = {step.event for step in EXTENSIONS.transitions if "daemon" in step.by}
    assert clocked == {"ask", "calendar-changed"}
    assert all(step.target is None for step in EXTENSIONS.transitions if "daemon" in step.by)
    assert not any(rule.closes_by for rule in EXTENSIONS.rules)


def test_every_extendable_deadline_is_awaited_where_it_may_be_extended() -> None:
    for workflow, states in EXTENDABLE.items():
        rules = {rule.name: rule for rule in newest(workflow).rules}
        for name, awaited in states.items():
            assert set(awaited) <= set(rules[name].reminding)
    assert set(EXTENDABLE) == {
        name
        for (name, _version), definition in DEFINITIONS.items()
        if "request-extension" in definition.events
    }


def test_reasons_have_keys_and_words_and_what_a_plan_left_out_is_usual() -> None:
    assert policy_of(None) is DEFAULT
    own = ExtensionPolicy(1, (ExtensionReason("bao-lu", "bão lũ"),))
    assert policy_of(own) is own
    found = reason_of(DEFAULT, " CHO-HUONG-DAN ")
    assert found is not None
    assert found.words == "chờ hướng dẫn của cấp trên"
    assert reason_of(own, "cho-huong-dan") is None
    assert reason_words(own, "cho-huong-dan") == "cho-huong-dan"
    assert reason_words(own, None) == ""


def moved(**changes: object) -> Situation:
    """Return the sight of a remediation that is told of an approval."""
    deadline = a_deadline(original_due_on=date(2024, 6, 21), **changes)
    facts: dict[str, Fact] = {"deadline": "remedy", ABOUT_ROUND: 1, "asked_on": "2024-06-18"}
    told = Command(
        "extend",
        Actor("daemon"),
        date(2024, 6, 26),
        dates={extended_to("remedy"): date(2024, 7, 5)},
        facts=facts,
    )
    case = a_case("remediation", facts={EXTENDED: {"answer": 1}})
    links = Links(deadlines=(deadline,))
    return Situation(case, told, links, CALENDAR, date(2024, 6, 26))


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True),
        ({"state": DeadlineState.MET, "on_time": False}, True),
        ({"state": DeadlineState.MET, "on_time": True}, False),
        ({"state": DeadlineState.WITHDRAWN}, False),
        ({"due_on": date(2024, 7, 5)}, False),
        ({"due_on": None}, False),
        ({"round": 2}, False),
        ({"name": "answer"}, False),
    ],
)
def test_a_later_day_is_given_only_while_it_means_something(
    changes: dict[str, object], holds: bool
) -> None:
    assert still_awaited.holds(moved(**changes)) is holds


def test_an_extension_counts_from_its_asking_and_keeps_others() -> None:
    step = next(item for item in newest("remediation").transitions if item.event == "extend")
    assert step.effect is not None
    effect = step.effect(moved())
    assert effect.extends == {"remedy": date(2024, 6, 18)}
    assert effect.facts[EXTENDED] == {"answer": 1, "remedy": 1}


PLAN = """
[plan]
code = "K"
title = "T"
issuer = "B"
year = 2024
organiser = "VP"
window_first_on = 2024-04-01
window_last_on = 2024-09-30
"""


@pytest.mark.parametrize(
    ("table", "policy"),
    [
        ("", None),
        ("[extensions]\nallowed = 3\n", ExtensionPolicy(3, DEFAULT.reasons)),
        (
            (
                '[extensions]\nanswered_by = "team_lead"\nanswer_within = 5\n'
                'reasons = [{ key = "bao-lu", words = "bão lũ", needs_note = true }]\n'
            ),
            ExtensionPolicy(2, (ExtensionReason("bao-lu", "bão lũ", True),), "team_lead", 5),
        ),
    ],
)
def test_a_plan_file_says_what_holds_for_extensions(
    table: str, policy: ExtensionPolicy | None
) -> None:
    draft = read_plan_file((PLAN + table).encode()).draft
    assert draft is not None
    assert draft.extensions == policy


def test_a_revised_plan_may_say_something_else_about_extensions() -> None:
    old = read_plan_file(PLAN.encode()).draft
    new = read_plan_file((PLAN + '[extensions]\nanswered_by = "organiser"\n').encode()).draft
    assert old is not None
    assert new is not None
    changes = changes_between(old, new)
    assert changes
    assert applied(old, changes).extensions == new.extensions
    row = next(row for row in change_rows("K", changes) if row.field == "extensions")
    _code, label, words = row_words(row, Book({}, {}, date(2024, 6, 1)))
    assert label == "gia hạn thời hạn"
    assert "lãnh đạo trả lời trong 2 ngày làm việc" in words
    assert words.endswith(f"; lý do: {', '.join(reason.key for reason in DEFAULT.reasons)}")
    assert "mỗi thời hạn 2 lần; cơ quan chủ trì, lãnh đạo trả lời" in words


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("[extensions]\nallowed = 0\n", "extensions.allowed"),
        ('[extensions]\nanswered_by = "unit"\n', "extensions.answered_by"),
        ('[extensions]\nreasons = [{ key = "a" }]\n', "extensions.reasons[1]"),
        (
            '[extensions]\nreasons = [{ key = "a", words = "x" }, { key = "A", words = "y" }]\n',
            "extensions.reasons",
        ),
        ("[extensions]\nalowed = 2\n", "extensions.alowed"),
    ],
)
def test_what_a_plan_file_says_wrong_about_extensions_is_named(table: str, words: str) -> None:
    problems = read_plan_file((PLAN + table).encode()).problems
    assert words in [problem.path for problem in problems]
