"""README and docs: every example is executed, every link leads somewhere, references are current."""

import re
import tomllib
from pathlib import Path

import pytest

from dondoc.documents import written_pages
from dondoc.documents.__main__ import main as write_documents
from dondoc.settings import KEYS
from tests.acceptance.document_pages import (
    ROOT,
    Fence,
    anchors,
    fences,
    links,
    matches,
    pages,
    played,
)
from workflows.plan_file import read_plan_file

PAGES = pages()
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
RUNNING = {"console", "python"}


def _fences(page: Path, language: str) -> list[Fence]:
    found = fences(page.read_text(encoding="utf-8"))
    return [fence for fence in found if fence.language == language]


def _with(*languages: str) -> list[Path]:
    return [page for page in PAGES if any(_fences(page, language) for language in languages)]


@pytest.mark.parametrize("page", _with("console", "python"), ids=lambda page: page.name)
def test_every_command_of_a_page_says_what_the_page_promises(page: Path, tmp_path: Path) -> None:
    for _fence, example, actual in played(page, tmp_path / "page"):  # its Python runs on the way
        promised = "\n".join(example.expected)
        assert matches(example.expected, actual), (
            f"{page.name}:{example.line + 1}: $ {example.command}\n"
            f"--- the page promises\n{promised}\n--- it said\n{actual}\n"
            f"mend with: python -m tests.acceptance.document_pages {page.relative_to(ROOT)}"
        )


@pytest.mark.parametrize("page", _with("toml"), ids=lambda page: page.name)
def test_every_toml_example_is_what_it_says(page: Path) -> None:
    for fence in _fences(page, "toml"):
        found = tomllib.loads(fence.text)
        if "plan" in found and "visits" in found:
            read = read_plan_file(fence.text.encode())
            assert read.plan is not None, f"{page.name}:{fence.first}: {read.problems}"
        elif fence.file == "dondoc.toml":
            assert set(found) <= set(KEYS), f"{page.name}:{fence.first}"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_of_a_page_leads_to_a_file_and_a_heading(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in links(text):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{page.name}: {link}"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{page.name}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_pages_show_no_command_that_is_never_run(page: Path) -> None:
    """A line with a prompt outside of a console block would be an example nobody checks."""
    for fence in fences(page.read_text(encoding="utf-8")):
        if fence.language not in RUNNING:
            assert not re.search(r"^\$ ", fence.text, re.MULTILINE), f"{page.name}:{fence.first}"


def test_every_kind_of_json_is_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "json.md").read_text(encoding="utf-8")
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "dondoc").rglob("*.py"))
    printed = set(re.findall(r'(?:emit_json|register_shown\.report)\(\s*"([a-z-]+)"', sources))
    assert sorted(kind for kind in printed if f"`{kind}`" not in page) == []


def test_the_generated_pages_are_those_of_this_program() -> None:
    folder = ROOT / "docs" / "reference"
    stale = [
        name
        for name, text in written_pages().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "mend with: python -m dondoc.documents --write docs/reference"


def test_the_generated_pages_are_written_where_they_are_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write_documents(["--write", str(tmp_path / "reference")]) == 0
    assert {path.name for path in (tmp_path / "reference").iterdir()} == set(written_pages())
    assert write_documents([]) == 2
    assert "--write" in capsys.readouterr().err


def test_every_story_that_the_situations_name_is_told() -> None:
    page = (ROOT / "docs/explanation/situations.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    told = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named
    assert named - told == set()
