"""Text on its way into a file: composed, without what a file cannot hold, never a formula."""

import re
import unicodedata
from typing import Final

from dondoc.language import _

LONGEST: Final = 32_767
"""Characters of a cell in Excel, counted in UTF-16."""
STARTS: Final = frozenset("=+-@−")
QUOTES: Final = "\"'"

_BREAKS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """Return text as NFC, with plain line breaks, without what XML cannot hold, cut when too long."""
    text = _UNWRITABLE.sub("", _BREAKS.sub("\n", text))
    return cut(unicodedata.normalize("NFC", text))


def cut(text: str, most: int = LONGEST) -> str:
    """Return text of at most ``most`` characters of UTF-16; what is cut off is marked."""
    if len(text) * 2 <= most or _units(text) <= most:
        return text
    mark = _("… (bị cắt: ô Excel chứa tối đa 32.767 ký tự)")
    kept = text.encode("utf-16-le")[: (most - _units(mark)) * 2]
    return kept.decode("utf-16-le", errors="ignore") + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def starts_a_formula(text: str) -> bool:
    """Tell whether a program that opens the text as a cell could take it for a formula.

    Blank and invisible characters and quotes before the sign are passed over; full-width and
    small signs count as the plain ones.
    """
    for char in text:
        if char.isspace() or char in QUOTES or unicodedata.category(char) in {"Cf", "Mn"}:
            continue
        return unicodedata.normalize("NFKC", char)[:1] in STARTS
    return False


def on_one_line(text: str) -> str:
    """Return cleaned text for a cell of CSV: no line break, and no formula wherever it is split.

    An Excel that separates by commas splits the cell at them, so what follows one is looked at too.
    """
    parts = re.sub(r"[\t\n]+", " ", cleaned(text)).split(",")
    return ",".join(f"'{part}" if starts_a_formula(part) else part for part in parts)
