"""Numbered series of a document: Roman and plain numerals, letters, and what is missing in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""Letters with which points of a document are numbered (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
_ROMAN: Final = re.compile(r"(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES: Final = (("XL", 40), ("L", 50), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
_SIGNS: Final = (
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_NUMBERED: Final = re.compile(r"(.*?)(\d{1,3})([a-zđ]?)", re.IGNORECASE)
_FEWEST: Final = 2
_MOST_MISSING: Final = 20


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers missing before the name ``before``."""

    before: str
    missing: tuple[str, ...]


def roman_number(text: str) -> int:
    """Return the value of a Roman numeral up to 89, 0 for anything else."""
    if not _ROMAN.fullmatch(text):
        return 0
    values = [dict(_VALUES).get(sign, 0) for sign in text]
    return sum(
        -value if value < max(values[place:], default=0) else value
        for place, value in enumerate(values)
    )


def as_roman(number: int) -> str:
    """Return a number in Roman numerals."""
    found = ""
    for value, sign in _SIGNS:
        while number >= value:
            found, number = found + sign, number - value
    return found


def series_of(names: Iterable[str]) -> list[list[tuple[int, str]]]:
    """Return names that differ in their last number alone, as numbers and names; one alone is no series."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        numbered = _NUMBERED.fullmatch(name)
        if numbered:
            found.setdefault(numbered[1], []).append((int(numbered[2]), name))
    return [items for items in found.values() if len({number for number, _ in items}) >= _FEWEST]


def gaps_of(series: Sequence[tuple[int, str]], *, roman: bool = False) -> list[Gap]:
    """Return what is missing before each name of a series, counted from 1."""
    found: list[Gap] = []
    last = 0
    for number, name in sorted(series, key=lambda item: item[0]):
        if number > last + 1:
            missing = range(last + 1, number)[:_MOST_MISSING]
            shown = tuple(as_roman(item) if roman else str(item) for item in missing)
            found.append(Gap(name, shown))
        last = number
    return found
