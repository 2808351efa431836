"""A workflow definition is sound when it exists; otherwise all its problems are said together."""

from dataclasses import replace

import pytest

from engine.deadlines import RuleKind
from engine.definition import Guard, Letter, RuleTemplate, State, Transition, WorkflowDefinition
from engine.errors import DefinitionUnsound, EventRefused, NotFound
from engine.machine import CompiledMachine
from tests.unit.core_walk import Walk, a_case, rules_of
from workflows.registry import DEFINITIONS, newest

NEVER = Guard("never", "không bao giờ", lambda _: False)
OPEN, DONE = State("open", "mở"), State("done", "xong", final=True)
FINISH = Transition("finish", "xong", ("open",), "done")
RULE = RuleTemplate("work", "việc", RuleKind.WITHIN, "began_on", "unit", ("open",), ("finish",))


def defined(
    states: tuple[State, ...] = (OPEN, DONE),
    transitions: tuple[Transition, ...] = (FINISH,),
    rules: tuple[RuleTemplate, ...] = (RULE,),
    initial: str = "open",
) -> WorkflowDefinition:
    return WorkflowDefinition("task", "việc", 1, initial, states, transitions, rules)


def test_a_small_workflow_is_sound() -> None:
    task = defined()
    assert (task.open_states, task.events) == (("open",), ("finish",))
    assert task.state("done").final
    assert task.event_label("finish") == "xong"
    assert (task.possible("open"), task.possible("done")) == (("finish",), ())


SECOND = replace(FINISH, label="khác")


@pytest.mark.parametrize(
    ("problem", "changes"),
    [
        ("state done twice", {"states": (OPEN, DONE, DONE)}),
        ("unknown initial state start", {"initial": "start"}),
        ("finish: unknown state gone", {"transitions": (replace(FINISH, target="gone"),)}),
        (
            "finish: unknown state past",
            {"transitions": (replace(FINISH, sources=("open", "past")),)},
        ),
        ("finish: unknown relation boss", {"transitions": (replace(FINISH, by=("boss",)),)}),
        ("finish: unknown need stamp", {"transitions": (replace(FINISH, needs=("stamp",)),)}),
        (
            "finish: unknown audience public",
            {"transitions": (replace(FINISH, letters=(Letter("t", "public"),)),)},
        ),
        (
            "finish: unknown event fly",
            {"transitions": (replace(FINISH, tells=(("self", "fly"),)),)},
        ),
        ("state lost cannot be reached", {"states": (OPEN, DONE, State("lost", "l", final=True))}),
        (
            "final state done has a way out",
            {"transitions": (FINISH, Transition("again", "lại", ("done",), "open"))},
        ),
        (
            "state open has no way out",
            {"transitions": (FINISH, Transition("stay", "ở", ("open",), None))[1:]},
        ),
        ("finish has two meanings in open", {"transitions": (FINISH, SECOND)}),
        ("deadline work twice", {"rules": (RULE, RULE)}),
        ("work: unknown state gone", {"rules": (replace(RULE, awaited_in=("open", "gone")),)}),
        ("work: unknown event fly", {"rules": (replace(RULE, met_by=("fly",)),)}),
        ("work: unknown event lapse", {"rules": (replace(RULE, closes_by="lapse"),)}),
        ("work: unknown audience public", {"rules": (replace(RULE, owner="public"),)}),
        ("work: unknown audience nobody", {"rules": (replace(RULE, asked="nobody"),)}),
        (
            "work: review_working_days must be at least 1",
            {"rules": (replace(RULE, review_working_days=0),)},
        ),
        ("nothing is awaited in open", {"rules": (replace(RULE, awaited_in=("done",)),)}),
    ],
)
def test_each_problem_is_found(problem: str, changes: dict[str, tuple[State, ...]]) -> None:
    with pytest.raises(DefinitionUnsound) as unsound:
        defined(**changes)  # type: ignore[arg-type]  # one parameter at a time, each of its own type
    assert problem in str(unsound.value.params["problems"]).split("; ")


def test_all_problems_are_said_together() -> None:
    with pytest.raises(DefinitionUnsound) as unsound:
        defined(
            transitions=(replace(FINISH, by=("boss",), needs=("stamp",)),),
            rules=(replace(RULE, owner="public", met_by=("fly",)),),
        )
    assert str(unsound.value.params["problems"]) == (
        "finish: unknown relation boss; finish: unknown need stamp; "
        "work: unknown event fly; work: unknown audience public"
    )
    assert str(unsound.value).startswith("Quy trình task chưa hợp lệ: finish: unknown relation")


def test_guards_tell_the_meanings_of_one_event_apart() -> None:
    task = defined(transitions=(replace(FINISH, guards=(NEVER,)), SECOND))
    walk = Walk(a_case(workflow="inspection", state="open"), rules_of("inspection"), "2024-06-03")
    walk.rules = replace(walk.rules, machine=CompiledMachine(task))
    assert walk.send("finish").case.state == "done"
    stuck = defined(transitions=(replace(FINISH, guards=(NEVER,)),))
    walk = Walk(
        a_case(state="open"), replace(walk.rules, machine=CompiledMachine(stuck)), "2024-06-03"
    )
    with pytest.raises(EventRefused, match="chưa thực hiện được “xong” vì không bao giờ"):
        walk.send("finish")


def test_the_registry_knows_the_newest_version_and_names_what_there_is() -> None:
    known = ["inspection", "remediation", "round", "extension", "task", "difficulty"]
    known += ["periodic_report"]
    assert [name for name, _ in DEFINITIONS] == known
    assert newest("round").version == 1
    with pytest.raises(NotFound, match=f"hiện có: {', '.join(sorted(known))}"):
        newest("complaint")


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=lambda item: item.name)
def test_every_told_event_exists_where_it_is_told(definition: WorkflowDefinition) -> None:
    receivers = {"parent": "inspection", "round": "round", "self": definition.name}
    for step in definition.transitions:
        for relative, event in step.tells:
            assert event in newest(receivers[relative]).events
