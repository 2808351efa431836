"""The home of Jinja: texts for people are files under ``texts/``, filled here and nowhere else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from notifiers.dates import (
    counted,
    date_in_words,
    day_list,
    hour_in_words,
    short_date,
    span_of_days,
    weekday_and_date,
)

ITEM: Final = "- "
SUBJECT_LIMIT: Final = 120


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one line) or a list (``items``) of a letter."""

    paragraph: str = ""
    items: tuple[str, ...] = ()


def visit_in_words(first_on: date, last_on: date | None = None, at: time | None = None) -> str:
    """Return when a visit is, in full: ``8 giờ 00, thứ Năm, ngày 06 tháng 6 năm 2024``."""
    span = span_of_days(first_on, last_on)
    return f"{hour_in_words(at)}, {span}" if at is not None else span


def visit_in_short(first_on: date, last_on: date | None = None, at: time | None = None) -> str:
    """Return when a visit is, for a subject: ``8 giờ 00, ngày 06/6/2024``."""
    days = f"ngày {short_date(first_on)}"
    if last_on is not None and last_on > first_on:
        days = f"ngày {short_date(first_on)} - {short_date(last_on)}"
    return f"{hour_in_words(at)}, {days}" if at is not None else days


def moment_in_words(moment: datetime) -> str:
    """Return ``10 giờ 05, ngày 20 tháng 5 năm 2024`` of a moment in the zone it carries."""
    return f"{hour_in_words(moment.time())}, {date_in_words(moment.date())}"


@cache
def environment() -> Environment:
    """Return the one environment: missing values are errors, values in HTML are escaped."""
    made = Environment(
        loader=PackageLoader("notifiers", "texts"),
        autoescape=select_autoescape(("html.jinja",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        in_words=date_in_words,
        short=short_date,
        weekday=weekday_and_date,
        hour=hour_in_words,
        moment=moment_in_words,
        counted=counted,
        days=day_list,
    )
    made.globals.update(visit_in_words=visit_in_words, visit_in_short=visit_in_short)
    return made


def render(name: str, values: Mapping[str, object]) -> str:
    """Fill a whole file."""
    return environment().get_template(name).render(values)


def render_part(name: str, part: str, values: Mapping[str, object]) -> str:
    """Fill one named block of a file."""
    template = environment().get_template(name)
    return "".join(template.blocks[part](template.new_context(dict(values))))


def blocks_of(source: str) -> tuple[Block, ...]:
    """Read paragraphs and lists: blank lines part them, ``- `` begins an item."""
    return tuple(
        _block(chunk.strip().splitlines())
        for chunk in re.split(r"\n\s*\n", source)
        if chunk.strip()
    )


def _block(lines: list[str]) -> Block:
    """Return one paragraph or list."""
    if not lines[0].startswith(ITEM):
        line = _sentence(" ".join(lines))
        return Block(paragraph=line[:1].upper() + line[1:])
    items: list[str] = []
    for line in lines:
        if line.startswith(ITEM):
            items.append(line.removeprefix(ITEM))
        else:
            items[-1] = f"{items[-1]} {line}"
    return Block(items=tuple(_sentence(item) for item in items))


def _sentence(text: str) -> str:
    """Return one line in which the full stop of a value is not doubled by that of the sentence."""
    line = " ".join(text.split())
    return re.sub(r"(?<=[?!…])\.(?!\.)", "", re.sub(r"(?<!\.)\.\.(?!\.)", ".", line))


def shortened(text: str, limit: int = SUBJECT_LIMIT) -> str:
    """Return ``text`` in one line of at most ``limit`` characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    kept = line[: limit - 1]
    at_a_word = kept.rsplit(" ", 1)[0] if line[limit - 1] != " " else kept
    return at_a_word.rstrip(" –-:,;(") + "…"
