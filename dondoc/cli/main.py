"""The command ``dondoc``: global options, commands loaded when called, one-line refusals."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any, Final, NoReturn

import click

from dondoc.cli.commands import AliasedGroup, Command, write_lines
from dondoc.cli.context import Session
from dondoc.cli.output import table_lines, use_color
from dondoc.cli.refusals import BROKEN_PIPE, USAGE, end
from dondoc.cli.registry import ENTRIES, SECTIONS, Entry
from dondoc.cli.silence import say_when_silent
from dondoc.language import LANGUAGES, _, set_language
from dondoc.settings import peek_language
from engine.words import N_

BY_NAME: Final = {entry.name: entry for entry in ENTRIES}
WITH_VALUE: Final = ("--db", "--config", "--as", "--on-behalf-of", "--lang")
SWITCHES: Final = ("--no-color",)


def hoist(args: Sequence[str]) -> list[str]:
    """Return ``args`` with the global options first, wherever they were typed before ``--``."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in WITH_VALUE:
            front += [word, *_one(words)]
        elif word in SWITCHES or word.partition("=")[0] in WITH_VALUE:
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def _one(words: Iterator[str]) -> list[str]:
    word = next(words, None)
    return [] if word is None else [word]


def _typed(args: Sequence[str], option: str) -> str | None:
    """Return the value typed for a global option, before anything is parsed."""
    for place, word in enumerate(args):
        if word == option and place + 1 < len(args):
            return args[place + 1]
        if word.startswith(option + "="):
            return word.partition("=")[2]
    return None


class Root(AliasedGroup):
    """The group of all commands; it imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the registry."""
        del ctx
        return [entry.name for entry in ENTRIES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        found = super().get_command(ctx, cmd_name)
        return found or self._load(cmd_name)

    def _load(self, typed: str) -> click.Command | None:
        entry = BY_NAME.get(self.proper_name(typed))
        return load(entry) if entry else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Choose the language first, so that help and refusals already speak it."""
        args = hoist(args)
        wanted = _typed(args, "--lang") or peek_language(os.environ, _typed(args, "--config"))
        set_language(wanted if wanted in LANGUAGES else "vi")
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write all commands by section, without importing one."""
        del ctx
        rows = [(entry.name, entry.alias, _(entry.help)) for entry in ENTRIES]
        lines = table_lines(("", "", ""), rows, indent="  ")
        for section in SECTIONS:
            chosen = zip(ENTRIES, lines, strict=True)
            write_lines(
                formatter,
                _(section) + ":",
                [line for entry, line in chosen if entry.section == section],
            )

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002, FBT002  (click's own; always our way to end)
        **extra: Any,  # noqa: ANN401  (click's own)
    ) -> Any:  # noqa: ANN401  (click's own)
        """Run a call to its end; every failure is one line and an exit code."""
        result: object = None
        try:
            result = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
            code = result if isinstance(result, int) else 0
        except BaseException as error:  # noqa: BLE001  (the outermost edge: `end` tells each kind)
            code = end(error)
        sys.exit(_closed(code))


def _closed(code: int) -> int:
    """Point a broken stdout elsewhere, so that the interpreter can end quietly."""
    if code == BROKEN_PIPE:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def load(entry: Entry) -> click.Command:
    """Return the command of an entry; one whose module is not there yet says so when called."""
    module, _sep, attribute = entry.target.partition(":")
    try:
        found = getattr(import_module(module), attribute, None)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        found = None
    return found if isinstance(found, click.Command) else _missing(entry)


def _missing(entry: Entry) -> click.Command:
    def refuse() -> NoReturn:
        raise click.UsageError(_("Lệnh '{name}' chưa có trong bản này", name=entry.name))

    return Command(
        entry.name,
        callback=refuse,
        help=entry.help,
        params=[click.Argument(["words"], nargs=-1, expose_value=False)],
    )


@click.group(
    cls=Root,
    help=N_("dondoc đôn đốc các cuộc kiểm tra, từ kế hoạch đã ký đến kiến nghị cuối cùng."),
    examples=("dondoc plan check plans/binh-duong-bql-kcn-2024.toml", "dondoc due"),
)
@click.option("--db", help=N_("Tệp SQLite hoặc địa chỉ PostgreSQL."))
@click.option("--config", help=N_("Tệp cấu hình (mặc định ./dondoc.toml)."))
@click.option("--as", "actor", help=N_("Mã người thực hiện (hoặc DONDOC_ACTOR)."))
@click.option("--on-behalf-of", help=N_("Nhập thay: mã người được nhập thay."))
@click.option("--lang", type=click.Choice(LANGUAGES), help=N_("Ngôn ngữ của kết quả."))
@click.option("--no-color", is_flag=True, help=N_("Không dùng màu."))
@click.version_option(
    package_name="dondoc", message="%(prog)s %(version)s", help=N_("In phiên bản.")
)
@click.pass_context
def cli(
    ctx: click.Context,
    db: str | None,
    config: str | None,
    actor: str | None,
    on_behalf_of: str | None,
    lang: str | None,
    no_color: bool,
) -> None:
    """Keep what was typed before the command; nothing is opened yet."""
    typed = {"database_url": db, "actor": actor, "language": lang}
    flags = {name: value for name, value in typed.items() if value is not None}
    use_color(not no_color)
    ctx.obj = Session(flags=flags, config=config, on_behalf_of=on_behalf_of)
    ctx.call_on_close(partial(say_when_silent, ctx.obj, ctx))


cli.aliases.update({entry.alias: entry.name for entry in ENTRIES})


def run() -> NoReturn:
    """Start the command from a shell."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a text file
    cli.main(prog_name="dondoc")
    sys.exit(USAGE)  # never reached: main ends the process


if __name__ == "__main__":
    run()
