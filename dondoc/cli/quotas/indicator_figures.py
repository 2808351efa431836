"""Figures as a clerk types them, with a decimal comma, and percentages as the office prints them."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

import click

from dondoc.cli.options import LONGEST, place_of
from dondoc.language import current_language
from engine.errors import InvalidInput
from engine.indicator_values import shown_percent
from engine.quotas import Goal
from engine.words import N_

FIGURE: Final = re.compile(r"([0-9]{1,15})(?:[.,]([0-9]{1,9}))?", re.ASCII)
GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+", re.ASCII)
"""What may be a thousand written with a separator, or a number with three decimals."""


class Figure(click.ParamType[Decimal]):
    """A number that is not negative: 312, 95,5 or 95.5."""

    name = "figure"

    def __init__(self, metavar: str, reader: Callable[[str, str], Decimal]) -> None:
        """Read with ``reader``, told the text and the name of the option."""
        self.metavar, self.reader = metavar, reader

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what help shows in the place of the value."""
        del param, ctx
        return self.metavar

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """Return the number that ``value`` writes."""
        del ctx
        return value if isinstance(value, Decimal) else self.reader(str(value), place_of(param))


def parse_count(text: str, place: str) -> Decimal:
    """Return a count; what may be a thousand or a fraction is asked about, never guessed."""
    text = text.strip()
    if GROUPED.fullmatch(text):
        raise InvalidInput(
            N_(
                "{place}: “{value}” có thể là {whole} hoặc số lẻ; viết liền {whole}, hoặc bỏ số 0 cuối"
            ),
            place=place,
            value=text,
            whole=re.sub("[.,]", "", text),
        )
    return _parsed(text, place)


def parse_percent(text: str, place: str) -> Decimal:
    """Return a percentage from 0 to 100; a sign of percent may follow."""
    found = _parsed(text.strip().removesuffix("%").rstrip(), place)
    if found > 100:  # noqa: PLR2004  (the whole)
        raise InvalidInput(
            N_(
                "{place}: {value} % ngoài khoảng 0–100; vượt 100 % thật thì ghi --numerator và "
                "--denominator"
            ),
            place=place,
            value=text[:LONGEST].rstrip(" %"),
        )
    return found


def _parsed(text: str, place: str) -> Decimal:
    found = FIGURE.fullmatch(text)
    if found is None:
        raise InvalidInput(
            N_("{place}: không đọc được số “{value}”; viết như 312, 95,5 hoặc 95.5"),
            place=place,
            value=text[:LONGEST],
        )
    whole, fraction = found.groups()
    return Decimal(f"{whole}.{fraction or 0}").normalize() + 0


COUNT: Final = Figure("SỐ", parse_count)
PERCENT: Final = Figure("PHẦN-TRĂM", parse_percent)


def number_words(number: Decimal) -> str:
    """Return a number as it is printed: 95,5."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") if current_language() == "vi" else text


def percent_words(share: Fraction, goal: Goal) -> str:
    """Return a percentage with its sign, cut so that it never seems to reach a goal it missed."""
    return f"{number_words(shown_percent(share, goal))} %"
