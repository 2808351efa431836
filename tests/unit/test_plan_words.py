"""Every text about plan files and people files has its English words, with the same places."""

import ast
from pathlib import Path
from string import Formatter

from dondoc.locale_en.plan_problems import TEXTS as PROBLEMS
from dondoc.locale_en.plan_reference import TEXTS as REFERENCE

ROOT = Path(__file__).parents[2] / "workflows"
OURS = ("field", "people_", "party_", "plan_", "records", "references", "toml_")
TEXTS = PROBLEMS | REFERENCE


def marked_texts() -> set[str]:
    return {
        str(ast.literal_eval(node.args[0]))
        for path in ROOT.rglob("*.py")
        if path.name.startswith(OURS) or path.parent.name == "plan_checks"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"
    }


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_no_english_words_are_left_over() -> None:
    """That every marked text has its English is asked of the whole program in test_language."""
    assert set(TEXTS) - marked_texts() == set()


def test_both_languages_name_the_same_places() -> None:
    assert [text for text, english in TEXTS.items() if places(text) != places(english)] == []
