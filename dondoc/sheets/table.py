"""Tables that leave the house: what a sheet is, and the two forms in which it is written.

Both forms neutralise what a program could take for a formula, and both appear whole under their
name or not at all; a file that exists is refused unless ``overwrite``.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from dondoc.sheets.csv_file import csv_files, csv_paths
from dondoc.sheets.placing import place_files, require_places
from dondoc.sheets.sheet import Cell, Column, Kind, Sheet
from dondoc.sheets.workbook import workbook_bytes

__all__ = [
    "Cell",
    "Column",
    "Kind",
    "Sheet",
    "csv_paths",
    "require_places",
    "write_csv",
    "write_workbook",
]

NO_DAY: Final = date(1980, 1, 1)


def write_csv(sheets: Sequence[Sheet], path: Path, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write CSV and return the files: ``path`` of one sheet, one file beside it for each of several.

    ``StorageUnavailable`` when a file exists, or a folder cannot be written.
    """
    return place_files(csv_files(sheets, path), overwrite=overwrite)


def write_workbook(
    sheets: Sequence[Sheet], path: Path, *, on: date = NO_DAY, overwrite: bool = False
) -> tuple[Path, ...]:
    """Write a workbook with a page for each sheet and return its file, as ``write_csv`` does.

    ``on`` is the day its properties name: the same sheets on the same day are the same bytes.
    """
    return place_files({path: workbook_bytes(sheets, on)}, overwrite=overwrite)
