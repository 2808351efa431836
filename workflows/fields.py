"""Tables and fields of the office's files, declared once, for reader and reference."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.words import N_


class Kind(StrEnum):
    """What a field may hold; the value is the word of the reference."""

    TEXT = N_("chữ")
    CODE = N_("mã")
    EMAIL = N_("địa chỉ e-mail")
    NUMBER = N_("số nguyên dương")
    DAY = N_("ngày")
    HOUR = N_("giờ")
    FLAG = N_("true hoặc false")
    TEXTS = N_("danh sách chữ")
    CODES = N_("danh sách mã")
    ENTRIES = N_("danh sách bảng con")


EXAMPLES: Final = {
    Kind.TEXT: '"Văn phòng"',
    Kind.CODE: '"BDG-KCN-24"',
    Kind.EMAIL: '"vanphong@example.vn"',
    Kind.NUMBER: "10",
    Kind.DAY: "2024-06-06",
    Kind.HOUR: "08:00:00",
    Kind.FLAG: "true",
    Kind.TEXTS: '["Sở Nội vụ", "Văn phòng"]',
    Kind.CODES: '["SNV", "VP-UBND"]',
    Kind.ENTRIES: '[{ role = "head", unit = "VP" }]',
}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a table: its name, what it may hold and what it means.

    ``choices`` limits a text, or each text of a list, to some words. ``entries`` describes the
    tables inside a list of tables.
    """

    name: str
    kind: Kind
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()
    entries: "Table | None" = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file, ``[name]``, or many of them, ``[[name]]``.

    ``name`` may hold a ``*``: any key stands there. A table with ``free`` set takes any key, all of
    that one field's kind.
    """

    name: str
    doc: str
    fields: tuple[Field, ...]
    many: bool = False
    required: bool = False
    free: bool = False

    def field(self, name: str) -> Field | None:
        """Return the field of that name, or the one that stands for any name."""
        if self.free:
            return self.fields[0]
        return next((item for item in self.fields if item.name == name), None)

    def header(self) -> str:
        """Return how the table begins in the file."""
        return f"[[{self.name}]]" if self.many else f"[{self.name}]"


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """A line of the reference; every text in it is the key of a translation."""

    table: str
    name: str
    kind: str
    required: bool
    doc: str
    example: str
    choices: tuple[str, ...] = ()


def describe(table: Table) -> Iterator[FieldDoc]:
    """Yield the reference of a table: itself first (``name`` empty), then each field."""
    yield FieldDoc(table.header(), "", "", table.required, table.doc, "")
    for item in table.fields:
        yield _field_doc(table.header(), item, item.name)
        if item.entries is not None:
            for inner in item.entries.fields:
                yield _field_doc(table.header(), inner, f"{item.name}[].{inner.name}")


def _field_doc(header: str, item: Field, name: str) -> FieldDoc:
    example = f'"{item.choices[0]}"' if item.choices else EXAMPLES[item.kind]
    if item.choices and item.kind in {Kind.TEXTS, Kind.CODES}:
        example = f"[{example}]"
    return FieldDoc(header, name, item.kind, item.required, item.doc, example, item.choices)
