"""One sheet as a page that a clerk prints as it is: A4 landscape, a title, a head that stays."""

from collections.abc import Iterable, Sequence
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING, Final, cast

from dondoc.language import _
from dondoc.sheets.cells import place_cell, place_text, shown_width
from dondoc.sheets.sheet import Cell, Column, Sheet

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Place
    from openpyxl.worksheet.worksheet import Worksheet

NARROWEST: Final = 6
WIDEST: Final = 50
CAPS: Final = range(WIDEST, 15, -1)
"""Characters of the widest columns, from much room to little; longer text is wrapped."""
PAPER: Final = 180
"""Characters of a line of A4 landscape whose print, fitted to the width, is still read with ease."""
ROOM: Final = 60
"""Characters of a line of the title and the notes, however narrow the table is."""
EMPTY: Final = 8
"""Units of a column of which nothing is said."""
FILTER_SIGN: Final = 3
"""Characters that the button of the filter covers in a heading."""
WIDER: Final = 1.15
"""Times New Roman 12 in units of a column's width, which are digits of Calibri 11."""
MARGIN: Final = 0.4
"""Inches around the printed table."""


def fill_page(page: "Worksheet", sheet: Sheet) -> None:
    """Write the title, the table and its notes, and say how it is printed."""
    from openpyxl.utils import get_column_letter

    widths = _widths(sheet)
    room = max(sum(widths), ROOM)
    title = wrap(sheet.title, room) or [""]
    head = len(title) + 2
    _fill_lines(page, title, 1, bold=True)
    for place, (column, width) in enumerate(zip(sheet.columns, widths, strict=True), start=1):
        place_text(_at(page, head, place), column.title, bold=True, boxed=True)
        page.column_dimensions[get_column_letter(place)].width = width * WIDER
    last = _fill_rows(page, sheet, head)
    notes = [line for note in sheet.notes for line in wrap(note, room)]
    _fill_lines(page, notes, last + 2, italic=True)
    page.freeze_panes = f"A{head + 1}"
    page.auto_filter.ref = f"A{head}:{get_column_letter(len(widths))}{last}"
    page.print_title_rows = f"{head}:{head}"
    # What runs over the last column is printed only where the printed area goes on.
    beyond = ceil((room - sum(widths)) * WIDER / EMPTY)
    end = last + (len(notes) + 1 if notes else 0)
    page.print_area = f"A1:{get_column_letter(len(widths) + beyond)}{end}"
    _print_setup(page)


def _fill_lines(
    page: "Worksheet", lines: Sequence[str], first: int, *, bold: bool = False, italic: bool = False
) -> None:
    for number, line in enumerate(lines, start=first):
        place_text(_at(page, number, 1), line, bold=bold, italic=italic)


def _fill_rows(page: "Worksheet", sheet: Sheet, head: int) -> int:
    """Write the rows and return the number of the last one; of no rows, that of the head."""
    for number, row in enumerate(sheet.rows, start=head + 1):
        for place, (cell, column) in enumerate(zip(row, sheet.columns, strict=True), start=1):
            place_cell(_at(page, number, place), cell, column.kind)
    return head + len(sheet.rows)


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
    paging = _("trang {page}/{pages}", page="&P", pages="&N")
    page.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), right=_HeaderFooterPart(paging)
    )
    margins = page.page_margins
    margins.left = margins.right = MARGIN


def _widths(sheet: Sheet) -> list[int]:
    """Return how many characters each column shows: what it holds, as long as the paper has room.

    What does not fit is taken from the widest columns; their text goes on in further lines.
    """
    wanted = [
        _width(column, (row[place] for row in sheet.rows))
        for place, column in enumerate(sheet.columns)
    ]
    most = next((cap for cap in CAPS if sum(min(each, cap) for each in wanted) <= PAPER), CAPS[-1])
    return [
        column.width or min(width, most)
        for column, width in zip(sheet.columns, wanted, strict=True)
    ]


def _width(column: Column, cells: Iterable[Cell]) -> int:
    """Return how many characters the widest line of a column has; headings may take two lines."""
    if column.width:
        return column.width
    words = max((len(word) for word in column.title.split()), default=0)
    head = max(words, (len(column.title) + 1) // 2) + FILTER_SIGN
    return max(head, NARROWEST, *(shown_width(cell) for cell in cells))
