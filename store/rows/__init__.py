"""The tables; importing this package registers all of them."""

from sqlalchemy import MetaData, Table, Text
from sqlalchemy.dialects import postgresql
from sqlmodel import AutoString, SQLModel

from store.rows import audit, cases, changes, outbox, parties, reports

__all__ = ["METADATA", "MODULES", "table"]

MODULES = (audit, cases, changes, outbox, parties, reports)
METADATA: MetaData = SQLModel.metadata


def _compare_texts_by_code_point(metadata: MetaData) -> None:
    """Give every text column one order on both databases: that of SQLite, whatever the locale."""
    texts = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
    for known in metadata.tables.values():
        for column in known.columns:
            if isinstance(column.type, AutoString):
                column.type = texts


_compare_texts_by_code_point(METADATA)


def table(name: str) -> Table:
    """Return a table by name."""
    return METADATA.tables[name]
