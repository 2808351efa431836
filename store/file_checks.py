"""What a SQLite file says of itself, read without changing a byte of it."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote

from engine.errors import DondocError, StorageUnavailable
from store.database import VERSION_TABLE
from store.failures import CANNOT_OPEN, DAMAGED, NOT_A_DATABASE, failure

MAGIC: Final = b"SQLite format 3\x00"
MAGIC_MISSING: Final = "no SQLite header"
MOST: Final = 3
"""How many of the problems are told; the first ones say enough."""


@dataclass(frozen=True, slots=True)
class FileState:
    """A database file: its schema version, what is damaged, rows that refer to none, rows by table."""

    version: str
    damage: tuple[str, ...] = ()
    dangling: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)


def state_of(path: Path) -> FileState:
    """Return what a file says of itself; refuse one that is no database of ours."""
    with _opened(path) as connection:
        version = _version(connection, path)
        found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({MOST})")]
        if found != ["ok"]:
            return FileState(version, tuple(found))
        dangling = len(connection.execute("PRAGMA foreign_key_check").fetchall())
        return FileState(version, (), dangling, dict(_rows(connection)))


def quick_damage(path: Path) -> tuple[str, ...]:
    """Return what a quick look finds damaged: all pages, but not each index entry."""
    try:
        with _opened(path) as connection:
            found = [str(row[0]) for row in connection.execute(f"PRAGMA quick_check({MOST})")]
    except StorageUnavailable as refused:
        if refused.text in {DAMAGED, NOT_A_DATABASE}:
            return (str(refused.params.get("why", MAGIC_MISSING)),)
        raise
    return () if found == ["ok"] else tuple(found)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise StorageUnavailable(NOT_A_DATABASE, where=str(path))
        address = f"file:{quote(str(path))}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            yield connection
    except OSError as refused:
        raise StorageUnavailable(CANNOT_OPEN, where=str(path), why=refused.strerror) from refused
    except sqlite3.Error as error:
        raise _told(error, str(path)) from error


def _told(error: sqlite3.Error, where: str) -> DondocError:
    return failure(error, where) or StorageUnavailable(DAMAGED, where=where, why=str(error))


def _version(connection: sqlite3.Connection, path: Path) -> str:
    named = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
    if connection.execute(named, (VERSION_TABLE,)).fetchone() == (0,):
        raise StorageUnavailable(NOT_A_DATABASE, where=str(path))
    row = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608 (a constant)
    if row is None:
        raise StorageUnavailable(NOT_A_DATABASE, where=str(path))
    return str(row[0])


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (name,) in connection.execute(f"{tables} ORDER BY name").fetchall():
        counted = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 (a name of the catalogue)
        yield str(name), int(counted[0])
