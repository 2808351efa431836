"""The few forms of Markdown that generated pages use."""

from collections.abc import Iterable, Sequence

from dondoc.language import _
from engine.words import N_

GENERATED = N_("Trang này do chương trình sinh ra; sửa trong mã nguồn rồi chạy: {command}")
COMMAND = "`python -m dondoc.documents --write docs/reference`"


def head(title: str, about: str) -> list[str]:
    """Return the title of a page, what it is about, and that it is generated."""
    return [f"# {title}", "", about, "", f"*{_(GENERATED, command=COMMAND)}*", ""]


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table; a bar inside a cell is escaped."""
    lines = [_row(headers), _row(["---"] * len(headers))]
    return [*lines, *(_row(row) for row in rows), ""]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def code(text: str) -> str:
    """Return a word as it is typed; nothing stays nothing."""
    return f"`{text}`" if text else ""


def page(lines: Iterable[str]) -> str:
    """Return the text of a page."""
    return "\n".join(lines).rstrip() + "\n"
