"""An office's database copied whole, while it is in use, into one SQLite file that needs no server."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Table, inspect, select, text

from engine.errors import StorageUnavailable
from engine.words import N_
from store.database import VERSION_TABLE, Database
from store.failures import CANNOT_OPEN, failure
from store.migration import upgrade
from store.rows import METADATA
from store.sql_store import SqlStore

BATCH: Final = 500
FEW: Final = 4
"""Rows read at once of files, which may have 25 MB each."""
JOURNALS: Final = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: how many rows each table had in the one transaction that was read."""

    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return the number of rows of all tables."""
        return sum(self.rows.values())


def copy_office(source: SqlStore, target_path: Path | str) -> Copied:
    """Copy everything that one moment shows into a new SQLite file, readable by its owner only.

    The source may be in use, of an older schema, and on PostgreSQL; writers are not made to wait.
    A target that exists is refused; one that could not be finished is removed.
    """
    path = Path(target_path)
    new_file(path)
    try:
        if source.database.is_sqlite:
            return _copy_pages(source.database, path)
        return _copy_to_file(source.database, path)
    except BaseException:
        remove_file(path)
        raise


def copy_rows(source: Database, target: Database) -> Copied:
    """Copy the rows of all tables into empty ones of the same schema version, in one transaction."""
    with (
        source.connect(write=False) as reader,
        target.connect(write=True) as writer,
        reader.begin(),
        writer.begin(),
    ):
        rows = {name: _copy_table(reader, writer, name) for name in _common(reader, writer)}
    return Copied(rows | {VERSION_TABLE: 1})


def counted(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has, as the transaction of a connection sees it."""
    names = sorted(inspect(connection).get_table_names())
    return {name: _count(connection, name) for name in names}


def new_file(path: Path) -> None:
    """Create an empty file readable by its owner only; one that exists is refused."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as taken:
        raise StorageUnavailable(
            N_("Tệp {where} đã có; bản sao chỉ ghi vào tệp mới, hãy chọn tên khác"), where=str(path)
        ) from taken
    except OSError as refused:
        raise StorageUnavailable(CANNOT_OPEN, where=str(path), why=refused.strerror) from refused


def finish_file(path: Path) -> None:
    """Bring everything of a closed database into its one file, without a journal beside it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def remove_file(path: Path) -> None:
    """Remove a database file with its journals, as far as they are there."""
    for suffix in ("", *JOURNALS):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _copy_pages(source: Database, path: Path) -> Copied:
    """Copy a SQLite file page by page, in the read transaction that also counts its rows."""
    with source.connect(write=False) as connection, connection.begin():
        rows = counted(connection)
        try:
            with closing(sqlite3.connect(path)) as target:
                _raw(connection).backup(target)
                target.execute("PRAGMA journal_mode = DELETE")  # one file, without a journal
        except sqlite3.Error as error:
            raise failure(error, str(path)) or error from error
    return Copied(rows)


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 (what the address says)
    return raw


def _copy_to_file(source: Database, path: Path) -> Copied:
    """Copy the rows of a server into a new file, at the schema version of the source."""
    with source.connect(write=False) as connection:
        version = _version(connection)
    target = Database(str(path))
    try:
        with target.connect(write=True) as connection, connection.begin():
            upgrade(connection, version)
        copied = copy_rows(source, target)
    finally:
        target.dispose()
    finish_file(path)
    return copied


def _version(connection: Connection) -> str:
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 (a constant)
    return str(found.scalar_one())


def _common(reader: Connection, writer: Connection) -> list[str]:
    """Return the tables of both, each after those it refers to."""
    there = set(inspect(reader).get_table_names()) & set(inspect(writer).get_table_names())
    return [known.name for known in METADATA.sorted_tables if known.name in there]


def _copy_table(reader: Connection, writer: Connection, name: str) -> int:
    table = METADATA.tables[name]
    columns = [table.c[each] for each in _columns(reader, table)]
    # In the order of the key: an office copied twice gives the same rows in the same order.
    query = select(*columns).order_by(*table.primary_key.columns)
    copied, size = 0, FEW if name == "evidence" else BATCH
    found = reader.execute(query, execution_options={"yield_per": size})
    for batch in found.mappings().partitions(size):
        writer.execute(table.insert(), [dict(row) for row in batch])
        copied += len(batch)
    return copied


def _columns(reader: Connection, table: Table) -> list[str]:
    """Return the columns that the source has: an older schema lacks some."""
    there = {column["name"] for column in inspect(reader).get_columns(table.name)}
    return [column.name for column in table.columns if column.name in there]


def _count(connection: Connection, name: str) -> int:
    quoted = connection.dialect.identifier_preparer.quote(name)
    return int(connection.execute(text(f"SELECT count(*) FROM {quoted}")).scalar_one())  # noqa: S608 (a name of the catalogue)
