"""A workbook as bytes: its sheets, and the same bytes for the same sheets on the same day."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dondoc.sheets.names import sheet_names
from dondoc.sheets.page import fill_page
from dondoc.sheets.sheet import Sheet

if TYPE_CHECKING:
    from openpyxl.packaging.core import DocumentProperties

AUTHOR: Final = "dondoc"
CORE: Final = "docProps/core.xml"
PACKED_AT: Final = (1980, 1, 1, 0, 0, 0)
"""The moment that every part of the archive bears: the oldest that its format knows."""


def workbook_bytes(sheets: Sequence[Sheet], on: date) -> bytes:
    """Return the workbook; ``on`` is the day that its properties give as that of its making."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet, name in zip(sheets, sheet_names(sheet.name for sheet in sheets), strict=True):
        fill_page(book.create_sheet(name), sheet)
    made = datetime.combine(on, time())
    book.properties.creator = AUTHOR
    book.properties.created = made
    stream = BytesIO()
    book.save(stream)
    book.properties.modified = made  # saving has set it by the clock of the machine
    return _repacked(stream, {CORE: _core(book.properties)})


def _core(properties: "DocumentProperties") -> bytes:
    from openpyxl.xml.functions import tostring

    text: str | bytes = tostring(properties.to_tree())
    return text.encode() if isinstance(text, str) else text


def _repacked(saved: BytesIO, replaced: dict[str, bytes]) -> bytes:
    """Return an archive of the same parts that bears no moment of the machine."""
    target = BytesIO()
    with ZipFile(saved) as source, ZipFile(target, "w") as archive:
        for info in source.infolist():
            part = ZipInfo(info.filename, PACKED_AT)
            part.compress_type = ZIP_DEFLATED
            archive.writestr(part, replaced.get(info.filename) or source.read(info))
    return target.getvalue()
