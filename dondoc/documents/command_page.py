"""The reference of the commands: names, second names, options and examples."""

from collections.abc import Iterator
from typing import Any

from dondoc.cli.commands import AliasedGroup, option_rows, usage_line
from dondoc.cli.main import cli, load
from dondoc.cli.registry import ENTRIES, SECTIONS, Entry
from dondoc.documents.markdown import code, head, page, table
from dondoc.language import _
from engine.words import N_

TITLE = N_("Lệnh")
ABOUT = N_(
    "Mỗi lệnh có tên tiếng Anh và tên tiếng Việt không dấu; gõ có dấu cũng được. Các tùy chọn chung"
    " viết ở đâu trên dòng lệnh cũng được. `dondoc LỆNH --help` in cùng nội dung như dưới đây."
)
HELP = {"--help", "-h"}


def command_page() -> str:
    """Return the page of all commands."""
    return page(_lines())


def _lines() -> Iterator[str]:
    yield from head(_(TITLE), _(ABOUT))
    yield f"## {_(N_('Tùy chọn chung'))}"
    yield ""
    yield from _options(cli, "dondoc")
    for section in SECTIONS:
        yield f"## {_(section)}"
        yield ""
        for entry in ENTRIES:
            if entry.section == section:
                yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    command = load(entry)
    yield from _command(command, f"dondoc {entry.name}", entry.alias, "###")
    if isinstance(command, AliasedGroup):
        for name, inner in sorted(command.commands.items()):
            alias = f"{entry.alias} {command.alias_of(name)}"
            yield from _command(inner, f"dondoc {entry.name} {name}", alias, "####")


def _command(command: Any, path: str, alias: str, level: str) -> Iterator[str]:  # noqa: ANN401  (click lives in dondoc.cli)
    context = command.context_class(command, info_name=path)
    yield f"{level} {path}"
    yield ""
    yield f"{_(command.help or '')} ({code(f'dondoc {alias}')})"
    yield ""
    if isinstance(command, AliasedGroup):
        return
    yield "```text"
    yield usage_line(command, context)
    yield ""
    yield from getattr(command, "examples", ())
    yield "```"
    yield ""
    yield from _options(command, path)


def _options(command: Any, path: str) -> list[str]:  # noqa: ANN401  (click lives in dondoc.cli)
    context = command.context_class(command, info_name=path)
    rows = [
        (code(typed), text)
        for typed, text in option_rows(command, context)
        if not HELP & {word.strip(",") for word in typed.split()}
    ]
    named = (_(N_("Tùy chọn")), _(N_("Ý nghĩa")))
    return table(named, rows) if rows else []
