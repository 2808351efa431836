"""SQLite as SQLAlchemy sees it: what one engine has compiled serves every other of this process."""

from typing import Any, Final

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

DRIVER: Final = "sqlite+dondoc"
COMPILED: Final[LRUCache[Any, Any]] = LRUCache(2000)
"""Statements by their shape: a process has some hundreds of them, however many files it opens."""


class SharedSqliteDialect(SQLiteDialect_pysqlite):
    """The dialect of the driver, equal to any other of its kind.

    The key of a compiled statement names its dialect, and all engines of a process have the same
    library, the same options and therefore the same SQL.
    """

    supports_statement_cache = True  # a subclass must say so again

    def __eq__(self, other: object) -> bool:
        """Tell that another engine writes the same SQL."""
        return isinstance(other, SharedSqliteDialect)

    def __hash__(self) -> int:
        """Return the same number for all of them."""
        return hash(SharedSqliteDialect)


registry.register("sqlite.dondoc", __name__, SharedSqliteDialect.__name__)
