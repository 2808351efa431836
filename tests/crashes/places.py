"""Where an office lives while it is crashed: a database that can be kept and put back whole."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, TypeAlias

import psycopg
from psycopg import sql

ENDINGS = ("", "-wal")
Image: TypeAlias = Mapping[str, bytes]
"""What a power cut leaves of a SQLite database: its file and its journal, by the end of the name."""


class Place(Protocol):
    """A database with snapshots."""

    url: str

    def keep(self, name: str) -> None:
        """Keep what the database holds now under a name; nobody is connected."""

    def put_back(self, name: str) -> None:
        """Make the database what it was when it was kept."""


class SqlitePlace:
    """One file in a folder, of which an image can be taken at any moment."""

    def __init__(self, folder: Path) -> None:
        """Begin without a file."""
        self._file = folder / "office.sqlite3"
        self.url = str(self._file)
        self._kept: dict[str, Image] = {}
        self._handles: dict[str, int] = {}

    def keep(self, name: str) -> None:
        """Keep the image of now."""
        self._kept[name] = self.image()
        self.let_go()

    def put_back(self, name: str) -> None:
        """Write the image as it was."""
        self.restore(self._kept[name])

    def image(self) -> Image:
        """Return the bytes that a process killed now would leave, committed or not."""
        return {ending: self._bytes(ending) for ending in ENDINGS if self._beside(ending).exists()}

    def restore(self, image: Image) -> None:
        """Write an image; the shared memory of the dead is gone with them."""
        self.let_go()
        for ending in (*ENDINGS, "-shm"):
            self._beside(ending).unlink(missing_ok=True)
        for ending, content in image.items():
            self._beside(ending).write_bytes(content)

    def let_go(self) -> None:
        """Close the files; only when no process is left, for closing one ends all its locks."""
        for handle in self._handles.values():
            os.close(handle)
        self._handles.clear()

    def _bytes(self, ending: str) -> bytes:
        path = self._beside(ending)
        if ending not in self._handles:
            self._handles[ending] = os.open(path, os.O_RDONLY)
        return os.pread(self._handles[ending], path.stat().st_size, 0)

    def _beside(self, ending: str) -> Path:
        return self._file.with_name(self._file.name + ending)


class PostgresPlace:
    """One database of a server; snapshots are databases made from it as a template."""

    def __init__(self, server_url: str, name: str) -> None:
        """Make an empty database on a server."""
        self._server = server_url
        self._name = name
        self.url = server_url.replace("/postgres?", f"/{name}?")
        assert self.url != server_url, server_url
        self._make(name, "template1")

    def keep(self, name: str) -> None:
        """Copy the database."""
        self._make(f"{self._name}_{name}", self._name)

    def put_back(self, name: str) -> None:
        """Copy the copy."""
        self._make(self._name, f"{self._name}_{name}")

    def _make(self, name: str, template: str) -> None:
        new, old = sql.Identifier(name), sql.Identifier(template)
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(new))
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(new, old))
