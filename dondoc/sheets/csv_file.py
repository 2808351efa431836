"""CSV for the Excel of a clerk: UTF-8 with BOM, semicolons, decimal commas, days as dd/mm/yyyy."""

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from dondoc.language import format_day
from dondoc.sheets.cleaning import on_one_line
from dondoc.sheets.sheet import Cell, Kind, Sheet

BOM: Final = "\ufeff"
LONGEST_NAME: Final = 40


def csv_paths(sheets: Sequence[Sheet], path: Path) -> Mapping[Path, Sheet]:
    """Return which file holds which sheet: one sheet is ``path`` itself, several stand beside it.

    Each of several files is named after its sheet, none is ``path``: who opens one sees that it is
    one part. Sections in one file could not be filtered or sorted.
    """
    if len(sheets) == 1:
        return {path: sheets[0]}
    names: dict[str, Sheet] = {}
    for sheet in sheets:
        slug = base = _slug(sheet.name)
        number = 1
        while slug in names:
            number += 1
            slug = f"{base}-{number}"
        names[slug] = sheet
    return {
        path.with_name(f"{path.stem}-{slug}{path.suffix}"): sheet for slug, sheet in names.items()
    }


def csv_files(sheets: Sequence[Sheet], path: Path) -> Mapping[Path, bytes]:
    """Return the content of each file."""
    return {place: _content(sheet) for place, sheet in csv_paths(sheets, path).items()}


def _slug(name: str) -> str:
    """Return a name of small plain letters, digits and hyphens, for a part of a file's name."""
    bare = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d"))
    kept = "".join(char if char.isascii() and char.isalnum() else " " for char in _plain(bare))
    return "-".join(kept.split())[:LONGEST_NAME].strip("-") or "bang"


def _plain(text: str) -> str:
    return "".join(char for char in text if not unicodedata.combining(char))


def _content(sheet: Sheet) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(on_one_line(column.title) for column in sheet.columns)
    for row in sheet.rows:
        writer.writerow(
            _cell(cell, column.kind) for cell, column in zip(row, sheet.columns, strict=True)
        )
    return (BOM + stream.getvalue()).encode()


def _cell(cell: Cell, kind: Kind) -> str:
    match cell:
        case None:
            return ""
        case date():
            return format_day(cell)
        case str():
            return on_one_line(cell)
    return _number(cell) + ("%" if kind is Kind.PERCENT else "")


def _number(value: float | Decimal) -> str:
    """Return a number with a decimal comma and without an exponent."""
    exact = Decimal(str(value))
    shown = f"{exact:f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return shown.replace(".", ",")
