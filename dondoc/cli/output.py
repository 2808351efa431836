"""Output: aligned tables, signs of the lights, JSON; data on stdout, talk on stderr."""

import os
import re
import sys
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import partial
from types import MappingProxyType
from typing import Final

import click

from dondoc.language import _, format_day, format_moment

__all__ = [
    "SCHEMA",
    "data",
    "display_width",
    "emit_json",
    "format_day",
    "format_moment",
    "mark_dry_run",
    "pad",
    "print_table",
    "say",
    "table_lines",
    "use_color",
]

SCHEMA: Final = 1
SIGNS: Final = {"[ĐỎ]": "red", "[VÀNG]": "yellow", "[XANH]": "green", "[CHƯA GHI]": "magenta"}
SIGN: Final = re.compile("|".join(re.escape(sign) for sign in SIGNS))

CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # stored text commands no terminal

_switch: Final = {"color": True}  # --no-color turns it off for this process


def use_color(wanted: bool) -> None:
    """Allow or forbid colour for this process; NO_COLOR and a pipe forbid it anyway."""
    _switch["color"] = wanted


def _colored(err: bool) -> bool:
    stream = sys.stderr if err else sys.stdout
    return _switch["color"] and not os.environ.get("NO_COLOR") and stream.isatty()


def _write(text: str, *, err: bool, marks: Mapping[str, str] = MappingProxyType({})) -> None:
    text = CONTROL.sub("�", unicodedata.normalize("NFC", text))
    if _colored(err):
        text = SIGN.sub(lambda sign: click.style(sign[0], fg=SIGNS[sign[0]], bold=True), text)
        for mark, color in marks.items():
            text = re.sub(mark, partial(_painted, color), text)
        click.echo(text, err=err, color=True)
    else:
        click.echo(text, err=err, color=False)


def _painted(color: str, found: re.Match[str]) -> str:
    return click.style(found[0], fg=color, bold=True)


def data(text: str = "", *, marks: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write a line of the answer to stdout; signs such as [ĐỎ] get colour on a terminal.

    ``marks`` maps further patterns to colours, for a drawing with signs of its own.
    """
    _write(text, err=False, marks=marks)


def say(text: str) -> None:
    """Write a line of talk (what was done, hints, warnings) to stderr."""
    _write(text, err=True)


def mark_dry_run(dry_run: bool) -> None:
    """Say on stderr that nothing was written, when that is so; the output itself stays the same."""
    if dry_run:
        say(_("[CHƯA GHI] chạy thử, chưa có gì được ghi"))


def display_width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes; marks take none, wide signs two."""
    return sum(map(_char_width, unicodedata.normalize("NFC", text)))


def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return ``text`` filled with spaces to ``width`` columns, to its left when ``right``."""
    gap = " " * max(0, width - display_width(text))
    return gap + text if right else text + gap


def table_lines(
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    right: Collection[int] = (),
    indent: str = "",
) -> list[str]:
    """Return the lines of an aligned table; ``right`` names the columns aligned to the right."""
    cells = [list(headers)] if any(headers) else []
    cells += [[_cell(value) for value in row] for row in rows]
    widths = [max(map(display_width, column)) for column in zip(*cells, strict=True)]
    lines = []
    for row in cells:
        padded = (
            pad(text, width, right=place in right)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append((indent + "  ".join(padded)).rstrip())
    if any(headers):
        lines.insert(1, indent + "  ".join("-" * width for width in widths))
    return lines


def print_table(
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    right: Collection[int] = (),
    indent: str = "",
) -> None:
    """Write an aligned table to stdout; headers come translated, empty ones leave them out."""
    kept = list(rows)
    for line in table_lines(headers, kept, right=right, indent=indent):
        data(line)
    if headers and not kept:
        data(indent + _("(không có)"))


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return format_moment(value)
        case date():
            return format_day(value)
        case Enum():
            return _(str(value.value))
    return " ".join(unicodedata.normalize("NFC", str(value)).split("\n"))


def emit_json(kind: str, content: Mapping[str, object]) -> None:
    """Write one JSON document to stdout: ``schema``, ``kind`` and what ``content`` holds."""
    import json

    document = {"schema": SCHEMA, "kind": kind, **content}
    text = json.dumps(_plain(document), ensure_ascii=False, indent=2)
    click.echo(unicodedata.normalize("NFC", text), color=False)


def _plain(value: object) -> object:
    """Return what JSON can say: days as ISO, moments in UTC, values as mappings, sets sorted."""
    match value:
        case Enum():
            return value.value
        case None | str() | int() | float():
            return value
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case Mapping():
            return {str(_plain(key)): _plain(item) for key, item in value.items()}
        case set() | frozenset():
            return sorted((_plain(item) for item in value), key=str)
        case Iterable():
            return [_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return str(value)
