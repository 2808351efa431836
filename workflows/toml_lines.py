"""Where each table and key of a TOML text stands; tomllib reads values but forgets the lines."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

# Strings and comments come first, so that nothing inside them is taken for structure. A string
# that is never closed runs to the end: each character is looked at once, however hostile the file.
TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+"
    r"|(?P<mark>[\[\]{}\n])"
    r"|(?<![\w.:+-])(?P<day>\d{4}-\d{2}-\d{2})(?![\w.:+-])",
    re.DOTALL,
)
KEY: Final = r"""(?:"(?:\\.|[^"\\\n])*+"|'[^'\n]*+'|[A-Za-z0-9_-]+)"""
DOTTED: Final = rf"{KEY}(?:[ \t]*\.[ \t]*{KEY})*"
STATEMENT: Final = re.compile(rf"(?P<bracket>\[{{0,2}})[ \t]*(?P<key>{DOTTED})")
DEEPEST: Final = 8
OPENING: Final = "[{"
CLOSING: Final = "]}"


def quote_impossible_days(text: str) -> str:
    """Put days that no calendar has (30/02) between quotes, so that the reader can name them all.

    tomllib would stop at the first of them; every line keeps its number.
    """
    return TOKEN.sub(_quoted_if_impossible, text)


def _quoted_if_impossible(found: re.Match[str]) -> str:
    day = found["day"]
    if day is None:
        return found[0]
    try:
        date.fromisoformat(day)
    except ValueError:
        return f'"{day}"'
    return day


def scan_lines(text: str) -> dict[str, int]:
    """Return the line of every table, entry of an array of tables and key of a valid TOML text.

    Paths are written as people say them: ``visits[3].unit`` is the key of the third entry.
    """
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    here = ""
    for number, statement in _statements(text):
        names = _split_key(statement["key"])
        if len(names) > DEEPEST:
            continue  # no file of ours nests like that, and long paths make long work
        if statement["bracket"]:
            here = _enter(names, counts, entry=statement["bracket"] == "[[")
            for place in _around(here):
                lines.setdefault(place, number)
        else:
            lines.setdefault(_join(here, *names), number)
    return lines


def _statements(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the beginning of each header or key with the number of its line."""
    number, begin, depth = 1, 0, 0
    started = number
    for found in TOKEN.finditer(text + "\n"):
        mark = found["mark"]
        if mark == "\n" and depth == 0:
            if statement := STATEMENT.match(text[begin : found.start()].strip()):
                yield started, statement
            begin, started = found.end(), number + 1
        elif mark is not None and mark in OPENING:
            depth += 1
        elif mark is not None and mark in CLOSING:
            depth -= 1
        elif found[0].startswith("#") and depth == 0 and not text[begin : found.start()].strip():
            begin = found.end()
        number += found[0].count("\n")


def _enter(names: tuple[str, ...], counts: dict[str, int], *, entry: bool) -> str:
    """Return the path of the table that a header opens; an array of tables gets its next entry."""
    path = ""
    for name in names[:-1]:
        path = _join(path, name)
        path = f"{path}[{counts[path]}]" if path in counts else path
    path = _join(path, names[-1])
    if not entry:
        return path
    counts[path] = counts.get(path, 0) + 1
    return f"{path}[{counts[path]}]"


def _around(path: str) -> Iterator[str]:
    """Yield ``path`` and the tables around it: ``[rules.round]`` also opens ``rules``."""
    while path:
        yield path
        if path.endswith("]"):
            yield path[: path.rindex("[")]
        path = path.rpartition(".")[0]


def _split_key(dotted: str) -> tuple[str, ...]:
    """Return the names of a dotted key; tomllib itself knows what quoted ones mean."""
    if '"' not in dotted and "'" not in dotted:
        return tuple(name.strip() for name in dotted.split("."))
    parsed: object = tomllib.loads(f"{dotted} = 0")
    names: list[str] = []
    while isinstance(parsed, Mapping):
        name = next(iter(parsed))
        names.append(name)
        parsed = parsed[name]
    return tuple(names)


def _join(path: str, *names: str) -> str:
    return ".".join((path, *names)) if path else ".".join(names)
