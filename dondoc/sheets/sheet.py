"""A table as a value: columns, rows of plain cells, a title and notes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

Cell: TypeAlias = str | int | float | Decimal | date | None


class Kind(Enum):
    """How a column is shown; ``PERCENT`` counts hundredths: 97.5 stands for 97.5 %."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its translated title, its kind, its width in characters (0: by what it holds)."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: every row has as many cells as there are columns; notes are printed under it."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
