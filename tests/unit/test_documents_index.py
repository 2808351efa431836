"""The index of the documents names the four kinds, every page, and every decision."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
LINK = re.compile(r"\]\(([^)#\s]+)\)")
MEND = "add a line to the index, so that people find the page"


def linked(page: Path) -> set[Path]:
    return {(page.parent / link).resolve() for link in LINK.findall(page.read_text("utf-8"))}


def test_the_index_has_the_four_kinds() -> None:
    headings = re.findall(r"^## (\S+)", (DOCS / "README.md").read_text("utf-8"), re.MULTILINE)
    assert [heading.rstrip(":") for heading in headings] == [
        "Tutorials", "How-to", "Reference", "Explanation",
    ]  # fmt: skip


def test_every_page_is_found_from_the_index() -> None:
    decisions = DOCS / "explanation" / "decisions"
    pages = {path for path in DOCS.rglob("*") if path.suffix in {".md", ".json"}}
    pages -= {DOCS / "README.md", *decisions.glob("[0-9]*.md")}
    missing = pages - linked(DOCS / "README.md")
    assert sorted(str(path.relative_to(DOCS)) for path in missing) == [], MEND


def test_every_decision_is_listed_by_its_number_and_title() -> None:
    folder = DOCS / "explanation" / "decisions"
    index = (folder / "README.md").read_text("utf-8").replace("’", "'")
    numbers = []
    for path in sorted(folder.glob("[0-9]*.md")):
        number, title = path.read_text("utf-8").splitlines()[0].removeprefix("# ").split(". ", 1)
        numbers.append(number)
        line = f"| [{number}]({path.name}) | {title} |".replace("’", "'")
        assert line in index, path.name
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]
