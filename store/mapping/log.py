"""Audit entries and seals as rows, and back."""

from dataclasses import fields
from functools import lru_cache
from typing import Final

from sqlalchemy import RowMapping

from engine.audit import AuditEntry, Head, Seal
from store.codec import dumped, loaded
from store.mapping.cases import Columns, picked

_ENTRY: Final = tuple(field.name for field in fields(AuditEntry))


def entry_columns(entry: AuditEntry) -> Columns:
    """Return the row of an entry: the same texts and numbers."""
    return picked(entry, _ENTRY)


def entry_of(row: RowMapping) -> AuditEntry:
    """Return the entry of a row."""
    return AuditEntry(**{name: row[name] for name in _ENTRY})


def seal_columns(seal: Seal) -> Columns:
    """Return the row of a seal."""
    return picked(seal, ("number", "sealed_at", "previous_hash", "hash")) | {
        "heads": dumped(seal.heads)
    }


def seal_of(row: RowMapping) -> Seal:
    """Return the seal of a row."""
    return Seal(
        number=row["number"],
        sealed_at=row["sealed_at"],
        heads=_heads(row["heads"]),
        previous_hash=row["previous_hash"],
        hash=row["hash"],
    )


@lru_cache(maxsize=1024)
def _heads(content: str) -> tuple[Head, ...]:
    """Return the heads under a seal, read once: each new seal looks at all before it."""
    return loaded(tuple[Head, ...], content)
