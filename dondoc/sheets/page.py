"""One sheet as a page that a clerk prints as it is: A4 landscape, a title, a head that stays."""

from collections.abc import Iterable
from textwrap import wrap
from typing import TYPE_CHECKING, Final, cast

from dondoc.language import _
from dondoc.sheets.cells import place_cell, place_text, shown_width
from dondoc.sheets.sheet import Cell, Column, Sheet

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Place
    from openpyxl.worksheet.worksheet import Worksheet

HEAD_ROW: Final = 3
NARROWEST: Final = 6
WIDEST: Final = 50
"""Characters of a column; longer text is wrapped."""
FILTER_SIGN: Final = 3
"""Characters that the button of the filter covers in a heading."""
WIDER: Final = 1.15
"""Times New Roman 12 in units of a column's width, which are digits of Calibri 11."""
MARGIN: Final = 0.4
"""Inches around the printed table."""


def fill_page(page: "Worksheet", sheet: Sheet) -> None:
    """Write the title, the table and its notes, and say how it is printed."""
    from openpyxl.utils import get_column_letter

    place_text(_at(page, 1, 1), sheet.title, bold=True)
    room = 0
    for place, column in enumerate(sheet.columns, start=1):
        place_text(_at(page, HEAD_ROW, place), column.title, bold=True, boxed=True)
        width = _width(column, (row[place - 1] for row in sheet.rows))
        page.column_dimensions[get_column_letter(place)].width = width * WIDER
        room += width
    last = _fill_rows(page, sheet)
    notes = (line for note in sheet.notes for line in wrap(note, max(room, WIDEST)))
    for number, note in enumerate(notes, start=last + 2):
        place_text(_at(page, number, 1), note, italic=True)
    page.freeze_panes = f"A{HEAD_ROW + 1}"
    page.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(sheet.columns))}{last}"
    _print_setup(page)


def _fill_rows(page: "Worksheet", sheet: Sheet) -> int:
    """Write the rows and return the number of the last one; of no rows, that of the head."""
    for number, row in enumerate(sheet.rows, start=HEAD_ROW + 1):
        for place, (cell, column) in enumerate(zip(row, sheet.columns, strict=True), start=1):
            place_cell(_at(page, number, place), cell, column.kind)
    return HEAD_ROW + len(sheet.rows)


def _at(page: "Worksheet", row: int, place: int) -> "Place":
    return cast("Place", page.cell(row, place))  # nothing is merged here


def _print_setup(page: "Worksheet") -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation = page.ORIENTATION_LANDSCAPE
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    paging = _("trang {page}/{pages}", page="&P", pages="&N")
    page.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), right=_HeaderFooterPart(paging)
    )
    margins = page.page_margins
    margins.left = margins.right = MARGIN


def _width(column: Column, cells: Iterable[Cell]) -> int:
    """Return how many characters of its widest line a column shows."""
    head = shown_width(column.title) + FILTER_SIGN
    widest = max((shown_width(cell) for cell in cells), default=0)
    return column.width or min(max(head, widest, NARROWEST), WIDEST)
