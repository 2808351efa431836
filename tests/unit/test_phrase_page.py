"""The page of time phrases says of each example what the reader does with it."""

import re
from pathlib import Path

import pytest

from workflows.phrases import Question, read_phrase

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "time-phrases.md"
YEAR = 2023


def examples(heading: str, column: int) -> list[str]:
    section = PAGE.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line.split("|")[column] for line in section.splitlines() if line.startswith("| ")][1:]
    return [phrase for row in rows for phrase in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("phrase", examples("What is read", 2))
def test_an_example_is_read(phrase: str) -> None:
    assert not isinstance(read_phrase(phrase, YEAR), Question)


@pytest.mark.parametrize("phrase", examples("What is asked", 1))
def test_an_example_is_asked_about(phrase: str) -> None:
    assert isinstance(read_phrase(phrase, YEAR), Question)
