"""Units or people from a CSV text: one header row with the names of the fields, one row for each.

Lists are parted by ``|``; a table inside a cell is ``role=head; unit=VP``.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from engine.words import N_
from workflows.fields import Field, Kind, Table
from workflows.plan_tables import PEOPLE, UNITS
from workflows.problems import Findings
from workflows.records import refuse_unknown_tables

NEXT: Final = "|"
YES: Final = frozenset({"true", "1", "x", "có", "yes"})
NO: Final = frozenset({"false", "0", "không", "no"})


def read_csv(text: str, findings: Findings) -> Mapping[str, object] | None:
    """Return the rows as the tables that a TOML file would hold; fills in the lines of the rows."""
    try:
        rows = list(_rows(text))
    except csv.Error:
        findings.error("", N_("tệp CSV sai cú pháp: dấu nháy kép không khép hoặc ô quá dài"))
        return None
    header = [name.casefold() for name in _without_blank_end(rows[0][1])] if rows else []
    table = _table_of(header, findings)
    if table is None:
        return None
    lines = {f"{table.name}[{place}]": line for place, (line, _) in enumerate(rows[1:], 1)}
    findings.lines = lines
    return {
        table.name: [
            _raw(table, header, cells, f"{table.name}[{place}]", findings)
            for place, (_, cells) in enumerate(rows[1:], 1)
        ]
    }


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank, each with the line on which it begins."""
    first = text.lstrip().partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _without_blank_end(cells: list[str]) -> list[str]:
    """Return the cells up to the last one with something in it; Excel fills rows up with blanks."""
    used = [place for place, cell in enumerate(cells, 1) if cell.strip()]
    return [cell.strip() for cell in cells[: max(used, default=0)]]


def _table_of(header: list[str], findings: Findings) -> Table | None:
    """Return the table whose fields the header names; what only people have decides."""
    names = {table: {item.name for item in table.fields} for table in (UNITS, PEOPLE)}
    table = PEOPLE if set(header) & (names[PEOPLE] - names[UNITS]) else UNITS
    findings.lines = {"": 1}
    known = sorted(names[table])
    if "code" not in header:
        findings.error("", N_("dòng đầu phải là tên cột; thiếu cột code; các cột: {known}"),
                       known=", ".join(known))  # fmt: skip
        return None
    refuse_unknown_tables(dict.fromkeys(header), known, "", findings)
    for name in dict.fromkeys(name for name in header if header.count(name) > 1):
        findings.error("", N_("cột “{name}” có hai lần"), name=name)
    return None if findings.problems else table


def _raw(
    table: Table, header: list[str], cells: list[str], path: str, findings: Findings
) -> Mapping[str, object]:
    """Return a row as a raw table: empty cells are keys that were not given."""
    cells = _without_blank_end(cells)
    if len(cells) > len(header):
        findings.error(path, N_("dòng có {count} ô, nhiều hơn {limit} cột"), count=len(cells),
                       limit=len(header))  # fmt: skip
    raw: dict[str, object] = {}
    for name, cell in zip(header, cells, strict=False):
        declared = table.field(name)
        if cell and declared is not None:
            raw[name] = _cell(declared, cell)
    return raw


def _cell(declared: Field, cell: str) -> object:
    """Return what the cell would be in TOML; what cannot be one stays a text for the reader."""
    if declared.kind is Kind.FLAG:
        word = cell.casefold()
        return True if word in YES else False if word in NO else cell
    if declared.kind is Kind.ENTRIES:
        return [_entry(part) for part in cell.split(NEXT)]
    if declared.kind in {Kind.TEXTS, Kind.CODES}:
        return [part.strip() for part in cell.split(NEXT)]
    return cell


def _entry(part: str) -> object:
    """Return ``role=head; unit=VP`` as a table."""
    pairs = [pair.partition("=") for pair in part.split(";")]
    if not all(equals for _, equals, _ in pairs):
        return part
    return {name.strip(): value.strip() for name, _, value in pairs}
