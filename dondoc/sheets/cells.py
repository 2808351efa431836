"""Cells of a workbook: each value as what it is, and no text as a formula."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from dondoc.language import format_day
from dondoc.sheets.cleaning import LONGEST, cleaned, cut, starts_a_formula
from dondoc.sheets.sheet import Cell, Kind

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Place

FONT: Final = "Times New Roman"
SIZE: Final = 12
LINE: Final = "thin"
FIRST_DAY: Final = date(1900, 3, 1)
"""Days before it have no right number in Excel, which knows a 29/02/1900."""
MOST: Final = 10**15
"""Figures from here on lose digits in Excel; they are written as text."""
MOST_PLACES: Final = 6
"""Digits of a percentage that are shown: rounded, 89,996 % would be read as 90 %."""
DAY_FORMAT: Final = "dd/mm/yyyy"
DAY_WIDTH: Final = 10

_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def place_text(
    place: "Place", text: str, *, bold: bool = False, italic: bool = False, boxed: bool = False
) -> None:
    """Write text into a cell, as text whatever it begins with."""
    from openpyxl.styles import Alignment

    _style(place, bold=bold, italic=italic, boxed=boxed)
    clean = cleaned(text)
    # Excel reads _x003D_ as a sign it stands for, unless its first sign is itself written so.
    place.value = cut(_ESCAPE.sub("_x005F_", clean), LONGEST)
    place.data_type = "s"
    place.quotePrefix = starts_a_formula(clean)
    if boxed:
        place.alignment = Alignment(vertical="top", wrap_text=True)


def place_cell(place: "Place", value: Cell, kind: Kind) -> None:
    """Write a value into a cell of a table: days as days, figures as figures, the rest as text."""
    from openpyxl.styles import Alignment

    exact = _exact(value, kind)
    if isinstance(exact, str):
        place_text(place, exact, boxed=True)
        return
    _style(place, boxed=True)
    place.alignment = Alignment(vertical="top")
    if exact is None:
        return
    place.value = exact
    place.number_format = DAY_FORMAT if isinstance(exact, date) else _format(exact, kind)


def _exact(value: Cell, kind: Kind) -> Cell:
    """Return what Excel keeps unchanged: text for a figure or a day that it would falsify."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day if day >= FIRST_DAY else format_day(day)
    if not _is_kept(value):
        return str(value)
    return Decimal(str(value)) / 100 if kind is Kind.PERCENT else value


def _is_kept(value: float | Decimal) -> bool:
    """Tell whether Excel keeps a figure; it knows no infinite one."""
    if isinstance(value, Decimal) and not value.is_finite():
        return False
    return -MOST < value < MOST


def _format(value: Cell, kind: Kind) -> str:
    if not isinstance(value, int | float | Decimal) or kind is not Kind.PERCENT:
        return "General"
    places = max(0, -int(Decimal(str(value)).normalize().as_tuple().exponent) - 2)
    return f"0.{'0' * min(places, MOST_PLACES)}%" if places else "0%"


def _style(
    place: "Place", *, bold: bool = False, italic: bool = False, boxed: bool = False
) -> None:
    from openpyxl.styles import Border, Font, Side

    place.font = Font(name=FONT, size=SIZE, bold=bold, italic=italic)
    if boxed:
        side = Side(style=LINE)
        place.border = Border(left=side, right=side, top=side, bottom=side)


def shown_width(value: Cell) -> int:
    """Return how many characters of a line a value takes."""
    match value:
        case None:
            return 0
        case str():
            return max(map(len, cleaned(value).split("\n")))
        case date():
            return DAY_WIDTH
    return len(str(value))
