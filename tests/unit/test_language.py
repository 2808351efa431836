"""Texts for people: every one has its English, places match, parameters read well."""

import ast
import string
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

import pytest

from dondoc import language
from dondoc.language import _, english, set_language, translate_error
from engine.errors import DondocError, InvalidInput, NotFound

ROOT = Path(__file__).parents[2]
PACKAGES = ("dondoc", "engine", "notifiers", "store", "workflows")
MARKS = {"_", "N_"}


@pytest.fixture(autouse=True)
def vietnamese_before_and_after() -> Iterator[None]:
    set_language("vi")
    yield
    set_language("vi")


def trees() -> list[tuple[Path, ast.Module]]:
    files = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in files]


def error_names(parsed: list[tuple[Path, ast.Module]]) -> set[str]:
    """Return the names of DondocError and of all classes that descend from it."""
    bases: dict[str, set[str]] = {}
    for _path, tree in parsed:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {ast.unparse(base).split(".")[-1] for base in node.bases}
    names = {"DondocError"}
    while more := {name for name, parents in bases.items() if parents & names} - names:
        names |= more
    return names


def texts_in(tree: ast.Module, errors: set[str]) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of every literal that people may read."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = ast.unparse(node.func).split(".")[-1]
        first = node.args[0]
        literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
        if literal and (name in MARKS or name in errors):
            yield node.lineno, str(first.value)  # type: ignore[attr-defined]  # a constant, see above


def all_texts() -> list[tuple[str, str]]:
    parsed = trees()
    errors = error_names(parsed)
    return [
        (f"{path.relative_to(ROOT)}:{line}", text)
        for path, tree in parsed
        for line, text in texts_in(tree, errors)
    ]


def places(text: str) -> set[str]:
    return {name for _text, name, _spec, _kind in string.Formatter().parse(text) if name}


def test_every_text_has_its_english() -> None:
    missing = [f"{place}: {text}" for place, text in all_texts() if text not in english()]
    assert not missing, "\n" + "\n".join(missing)


def test_english_asks_for_the_same_parameters() -> None:
    differing = [text for text, other in english().items() if places(text) != places(other)]
    assert differing == []


def test_the_walk_finds_marked_texts_and_errors_of_errors() -> None:
    tree = ast.parse(
        "class TooLate(InvalidInput): ...\nraise TooLate('muộn', day=1)\nN_('bước')\nprint('x')"
    )
    errors = error_names([(Path("x.py"), tree), *trees()])
    assert [text for _line, text in texts_in(tree, errors)] == ["muộn", "bước"]


def test_the_language_is_chosen_once_and_unknown_ones_are_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        set_language("fr")
    assert language.current_language() == "vi"
    set_language("en")
    assert _("Ví dụ:") == "Examples:"


def test_an_error_speaks_the_chosen_language_with_days_as_people_write_them() -> None:
    error = InvalidInput(
        "{place}: {day} còn ở phía trước, hôm nay là {today}; ghi ngày đã thực hiện",
        place="--on",
        day=date(2024, 6, 6),
        today=datetime(2024, 5, 31, 18, 0, tzinfo=UTC),
    )
    assert "06/06/2024 còn ở phía trước, hôm nay là 01:00 01/06/2024" in translate_error(error)
    set_language("en")
    assert translate_error(error).startswith("--on: 06/06/2024 lies ahead")


def test_parameters_of_every_kind_read_well() -> None:
    class Light(StrEnum):
        RED = "Tùy chọn:"

    set_language("en")
    assert _("{a}|{b}|{c:03d}|{d}", a=Light.RED, b=None, c=7, d=("x", "Ví dụ:")) == (
        "Options:||007|x, Examples:"
    )


def test_problems_inside_an_error_stand_one_to_a_line() -> None:
    inner = (NotFound("Không có {what}", what="A"), NotFound("Không có {what}", what="B"))
    error = DondocError("Sai:{problems}", problems=inner)
    assert translate_error(error) == "Sai:\n  - Không có A\n  - Không có B"
