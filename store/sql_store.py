"""The store: opens units of work on one database."""

from typing import Any

from sqlalchemy import Connection, event

from store.database import BUSY_SECONDS, Database
from store.unit_of_work import Probe, SqlUnitOfWork

_MOST_WORDS = 3


class SqlStore:
    """Units of work on a SQLite file or a PostgreSQL schema."""

    def __init__(self, database: Database, probe: Probe | None = None) -> None:
        """Take a database; it is checked when the first unit of work is opened.

        ``probe`` is told a label before and after every statement and every commit.
        """
        self.database = database
        self._probe = probe
        self._checked = False
        if probe is not None:
            _tell_statements(database, probe)

    def write(self) -> SqlUnitOfWork:
        """Begin a transaction that may write."""
        return self._open(write=True)

    def read(self) -> SqlUnitOfWork:
        """Begin a transaction that only reads."""
        return self._open(write=False)

    def prepare(self) -> None:
        """Create or upgrade the tables."""
        self.database.prepare()
        self._checked = True

    def check(self) -> None:
        """Refuse a database that is missing, older or newer than this program."""
        self.database.check()
        self._checked = True

    def dispose(self) -> None:
        """Close all connections."""
        self.database.dispose()

    def _open(self, *, write: bool) -> SqlUnitOfWork:
        if not self._checked:
            self.check()
        return SqlUnitOfWork(self.database, write=write, probe=self._probe)


def open_store(
    url: str, *, probe: Probe | None = None, busy_seconds: float = BUSY_SECONDS
) -> SqlStore:
    """Return the store of an address: a path, ``sqlite:///path`` or ``postgresql://...``."""
    return SqlStore(Database(url, busy_seconds=busy_seconds), probe)


def _tell_statements(database: Database, probe: Probe) -> None:
    def before(
        _connection: Connection,
        _cursor: object,
        statement: str,
        *_rest: Any,  # noqa: ANN401 (parameters of all kinds)
    ) -> None:
        probe(f"before {_label(statement)}")

    def after(
        _connection: Connection,
        _cursor: object,
        statement: str,
        *_rest: Any,  # noqa: ANN401 (the same)
    ) -> None:
        probe(f"after {_label(statement)}")

    event.listen(database.engine, "before_cursor_execute", before)
    event.listen(database.engine, "after_cursor_execute", after)


def _label(statement: str) -> str:
    """Return verb and table of a statement: ``INSERT INTO timer``, ``SELECT outbox``."""
    words = statement.split()
    if words[0] == "SELECT" and "FROM" in words:
        return f"SELECT {statement.rpartition('FROM ')[2].split()[0]}"
    return " ".join(words[:_MOST_WORDS] if words[0] in {"INSERT", "DELETE"} else words[:2])
