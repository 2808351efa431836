"""Commands and groups of dondoc: two names each, examples first, texts translated when shown."""

import unicodedata
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, Final

import click

from dondoc.language import _

CONTEXT: Final = {"help_option_names": ["-h", "--help"]}


def plain_name(typed: str) -> str:
    """Return a command name as it is stored: lower case, no diacritics, hyphens for spaces."""
    bare = unicodedata.normalize("NFD", typed.strip().lower().replace("đ", "d"))
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    return "-".join(kept.replace("_", " ").split())


class Command(click.Command):
    """A command whose help shows its examples first, in the chosen language."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **attrs: Any) -> None:  # noqa: ANN401  (click's own)
        """Take ``examples``, lines that can be typed as they stand, beside what click takes."""
        attrs.setdefault("context_settings", CONTEXT)
        super().__init__(*args, **attrs)
        self.examples = tuple(examples)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples, then what the command does, then usage and options."""
        write_head(self, self.examples, formatter)
        usage(self, ctx, formatter)
        write_options(self, ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help for lists of commands."""
        del limit
        return _(self.help or "").split("\n")[0]


class AliasedGroup(click.Group):
    """A group whose commands answer to a second name, with or without diacritics."""

    command_class = Command

    def __init__(self, *args: Any, examples: Sequence[str] = (), **attrs: Any) -> None:  # noqa: ANN401  (click's own)
        """Take ``examples`` beside what click takes."""
        attrs.setdefault("context_settings", CONTEXT)
        super().__init__(*args, **attrs)
        self.examples = tuple(examples)
        self.aliases: dict[str, str] = {}

    def command(self, *args: Any, alias: str = "", **kwargs: Any) -> Callable[..., Any]:  # type: ignore[override]  # noqa: ANN401  (click's overloads know no alias)
        """Add a command to the group; ``alias`` is its Vietnamese name."""
        decorate = super().command(*args, **kwargs)

        def add(function: Callable[..., Any]) -> click.Command:
            made: click.Command = decorate(function)
            if alias:
                self.aliases[alias] = str(made.name)
            return made

        return add

    def alias_of(self, name: str) -> str:
        """Return the second name of a command, or nothing."""
        return next((alias for alias, target in self.aliases.items() if target == name), "")

    def proper_name(self, typed: str) -> str:
        """Return the English name for whatever name was typed."""
        name = plain_name(typed)
        return self.aliases.get(name, name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name or second name."""
        return super().get_command(ctx, self.proper_name(cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command to run; answer a wrong name with the nearest one."""
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing and not args[0].startswith("-"):
            raise click.UsageError(self._unknown(ctx, args[0]), ctx)
        name, command, rest = super().resolve_command(ctx, args)
        return name and self.proper_name(name), command, rest

    def _unknown(self, ctx: click.Context, typed: str) -> str:
        names = [*self.list_commands(ctx), *self.aliases]
        nearest = get_close_matches(plain_name(typed), names, n=2, cutoff=0.5)
        if nearest:
            return _(
                "Không có lệnh '{name}'; gần nhất: {nearest}", name=typed[:80], nearest=nearest
            )
        return _("Không có lệnh '{name}'", name=typed[:80])

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples, what the group is about, its commands, then usage and options."""
        write_head(self, self.examples, formatter)
        usage(self, ctx, formatter)
        self.format_commands(ctx, formatter)
        write_options(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with both names."""
        from dondoc.cli.output import table_lines

        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command and not command.hidden:
                rows.append((name, self.alias_of(name), command.get_short_help_str()))
        write_lines(formatter, _("Các lệnh:"), table_lines(("", "", ""), rows, indent="  "))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help for lists of commands."""
        del limit
        return _(self.help or "").split("\n")[0]


def write_lines(formatter: click.HelpFormatter, title: str, lines: Sequence[str]) -> None:
    """Write a titled block of ready lines, if there are any."""
    if lines:
        formatter.write("\n".join((title, *lines, "", "")))


def write_head(
    command: click.Command, examples: Sequence[str], formatter: click.HelpFormatter
) -> None:
    """Write the examples, then what the command does."""
    write_lines(formatter, _("Ví dụ:"), [f"  {example}" for example in examples])
    if command.help:
        formatter.write(_(command.help) + "\n\n")


def usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write how the command is typed."""
    formatter.write(usage_line(command, ctx) + "\n\n")


def usage_line(command: click.Command, ctx: click.Context) -> str:
    """Return how the command is typed, on one line."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    return _("Cách gọi: {line}", line=f"{ctx.command_path} {pieces}".strip())


def write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    """Write the options with their texts in the chosen language."""
    from dondoc.cli.output import table_lines

    rows = option_rows(command, ctx)
    write_lines(formatter, _("Tùy chọn:"), table_lines(("", ""), rows, indent="  "))


def option_rows(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """Return each option as it is typed, with its text in the chosen language."""
    rows = []
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record:
            text = getattr(param, "help", None) or ""
            rows.append((record[0], _option_text(record[1], text)))
    return rows


def _option_text(shown: str, text: str) -> str:
    if shown.startswith("Show this message"):
        return _("Xem hướng dẫn này.")
    return shown.replace(text, _(text)) if text else shown


def command(
    name: str | None = None,
    **attrs: Any,  # noqa: ANN401  (click's own)
) -> Callable[[Callable[..., Any]], Command]:
    """Make a top-level command of a function; takes ``help``, ``examples`` and what click takes."""
    return click.command(name, cls=Command, **attrs)


def group(
    name: str | None = None,
    **attrs: Any,  # noqa: ANN401  (click's own)
) -> Callable[[Callable[..., Any]], AliasedGroup]:
    """Make a group of a function; takes ``help``, ``examples`` and what click takes."""
    return click.group(name, cls=AliasedGroup, **attrs)
