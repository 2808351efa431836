"""Names of sheets as Excel allows them: short, without signs of its own, none twice."""

import re
from collections.abc import Iterable
from typing import Final

from dondoc.language import _
from dondoc.sheets.cleaning import cleaned

LONGEST: Final = 31
"""Characters of a sheet's name, counted in UTF-16."""
RESERVED: Final = frozenset({"history"})

_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\s]+")


def sheet_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return an allowed name for each wanted one; names that differ only in capitals get a number."""
    taken: set[str] = set(RESERVED)
    names = []
    for text in wanted:
        base = name = _shortened(_FORBIDDEN.sub(" ", cleaned(text)).strip("' ")) or _("Bảng")
        number = 1
        while name.casefold() in taken:
            number += 1
            name = _shortened(base, f" ({number})")
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _shortened(text: str, ending: str = "") -> str:
    room = (LONGEST - len(ending)) * 2
    return (
        text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore").rstrip("' ") + ending
    )
