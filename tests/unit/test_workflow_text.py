"""Workflows in words: what the screen and the reference pages say of them."""

from pathlib import Path

import pytest

from dondoc import workflow_text
from dondoc.cli.workflow import pages
from engine.definition import WorkflowDefinition
from engine.plan import RuleSetting
from workflows.registry import DEFINITIONS, newest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("path", sorted(pages(DOCS)), ids=lambda path: path.stem)
def test_the_pages_in_docs_are_those_that_are_generated(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages(DOCS)[path], (
        "run: dondoc workflow diagram --write docs/"
    )


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=lambda item: item.name)
def test_every_state_stands_in_the_diagram_and_every_final_one_ends_it(
    definition: WorkflowDefinition,
) -> None:
    drawn = workflow_text.mermaid(definition)
    assert drawn.startswith("stateDiagram-v2\n")
    for state in definition.states:
        assert f'"{state.label}" as {state.name}' in drawn
        assert (f"{state.name} --> [*]" in drawn) == state.final


def test_a_deadline_is_shown_with_the_number_and_the_basis_of_a_plan() -> None:
    notice = RuleSetting("notice", 10, owner="organiser", legal_basis="Mục III.2.a")
    rows = {row[1]: row for row in workflow_text.deadline_rows(newest("inspection"), [notice])}
    assert rows["notice"][2] == "trước ngày kiểm tra ít nhất 10 ngày làm việc"
    assert rows["notice"][3] == "cơ quan chủ trì"
    assert rows["notice"][5] == "Mục III.2.a"
    assert "chưa xác định thời hạn" in rows["report"][2]


def test_the_ladder_is_told_in_working_days() -> None:
    rows = list(workflow_text.ladder_rows(newest("round")))
    assert rows[0] == ("trước hạn 5 ngày làm việc", "người thực hiện")
    assert rows[2] == ("đúng ngày đến hạn", "người thực hiện")
    assert rows[-1] == ("quá hạn 10 ngày làm việc", "lãnh đạo")
