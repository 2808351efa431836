"""The database: how it is opened, created, upgraded and refused."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from engine.errors import InvalidInput, StorageUnavailable
from engine.words import N_
from store.failures import CANNOT_OPEN, NOT_READY, translate_failures
from store.sqlite_dialect import COMPILED, DRIVER

SCHEMA_VERSION: Final = "0003"
"""The revision of ``migrations/versions`` that this program reads and writes."""
VERSION_TABLE: Final = "schema_version"
BUSY_SECONDS: Final = 5.0
_SCHEMA_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}")


class Database:
    """A SQLite file, or one schema of a PostgreSQL database; connections are pooled."""

    def __init__(
        self,
        url: str,
        *,
        busy_seconds: float = BUSY_SECONDS,
        read_only: bool = False,
        **engine_options: Any,  # noqa: ANN401 (whatever create_engine takes)
    ) -> None:
        """Read the address; nothing is opened yet. ``url`` may be the plain path of a file.

        With ``read_only`` not a byte of a SQLite file changes, its journal mode included.
        """
        address = _address(url)
        self.schema = _schema(address)
        address = address.difference_update_query(["schema"])
        self.is_sqlite = address.get_backend_name() == "sqlite"
        self.path = Path(address.database or "") if self.is_sqlite else None
        self.where = _where(address, self.schema)
        if self.is_sqlite and read_only:
            self.engine = _reading_engine(address, busy_seconds)
        else:
            self.engine = _engine(address, busy_seconds, engine_options)
        translate_failures(self.engine, self.where)

    def sibling(self, schema: str) -> "Database":
        """Return another schema of the same PostgreSQL database; both share one pool."""
        other = object.__new__(Database)
        other.__dict__.update(self.__dict__, schema=_valid_schema(schema))
        return other

    @contextmanager
    def connect(self, *, write: bool) -> Iterator[Connection]:
        """Give a connection whose every transaction begins as a writer's or as a reader's."""
        self._file_is_there()
        options: dict[str, Any] = {"dondoc_write": write, "dondoc_schema": self.schema}
        if not self.is_sqlite and not write:
            # A page of several queries must show one moment.
            options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self.engine.connect().execution_options(**options) as connection:
            yield connection

    def prepare(self) -> None:
        """Create the tables, or upgrade those of an older version; harmless when repeated."""
        from store.migration import upgrade

        if self.path is not None:
            _make_file(self.path, self.where)
        with self.connect(write=True) as connection, connection.begin():
            if self.schema is not None:
                connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{self.schema}"'))
            found = _version(connection)
            self._refuse_newer(found)
            if found != SCHEMA_VERSION:
                upgrade(connection)

    def version(self) -> str | None:
        """Return the schema version, ``None`` where there is no database of ours yet."""
        if self.path is not None and not self.path.exists():
            return None
        with self.connect(write=False) as connection:
            return _version(connection)

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables of the file or schema, sorted; none is made by asking."""
        with self.connect(write=False) as connection:
            return tuple(sorted(inspect(connection).get_table_names(self.schema)))

    def check(self) -> None:
        """Refuse a database that is missing, older or newer than this program."""
        self._file_is_there()
        found = self.version()
        if found is None:
            raise StorageUnavailable(NOT_READY, where=self.where)
        self._refuse_newer(found)
        if found != SCHEMA_VERSION:
            raise StorageUnavailable(
                N_(
                    "Cơ sở dữ liệu {where} ở phiên bản {found}, chương trình cần phiên bản {known}"
                    "; hãy chạy: dondoc init, lệnh này tự sao lưu trước"
                ),
                where=self.where,
                found=found,
                known=SCHEMA_VERSION,
            )

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _file_is_there(self) -> None:
        # Connecting would create an empty file where somebody mistyped a path.
        if self.path is not None and not self.path.exists():
            raise StorageUnavailable(NOT_READY, where=self.where)

    def _refuse_newer(self, found: str | None) -> None:
        if found is not None and found > SCHEMA_VERSION:
            raise StorageUnavailable(
                N_(
                    "Cơ sở dữ liệu {where} ở phiên bản {found}, mới hơn phiên bản {known} mà "
                    "chương trình này biết; hãy nâng cấp dondoc"
                ),
                where=self.where,
                found=found,
                known=SCHEMA_VERSION,
            )


def _address(url: str) -> URL:
    if "://" not in url:
        return URL.create("sqlite", database=url)
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # the second: a port that is no number
        address = URL.create("unknown")
    if address.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        return address.set(drivername="postgresql+psycopg")
    if address.drivername == "sqlite" and address.database not in {None, "", ":memory:"}:
        return address
    raise InvalidInput(
        N_(
            "Địa chỉ cơ sở dữ liệu không hợp lệ: phải là đường dẫn tệp, sqlite:///tệp "
            "hoặc postgresql://máy/tên"
        )
    )


def _schema(address: URL) -> str | None:
    named = address.query.get("schema")
    return _valid_schema(named) if isinstance(named, str) else None


def _valid_schema(name: str) -> str:
    if not _SCHEMA_NAME.fullmatch(name):
        raise InvalidInput(
            N_("Tên lược đồ {name} không hợp lệ: chỉ gồm chữ thường a-z, số và dấu _"), name=name
        )
    return name


def _where(address: URL, schema: str | None) -> str:
    """Return what people may read of the address: neither user nor password."""
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    host = address.host or address.query.get("host") or "localhost"
    return f"{host}/{address.database}" + (f" ({schema})" if schema else "")


def _engine(address: URL, busy_seconds: float, options: dict[str, Any]) -> Engine:
    if address.get_backend_name() == "sqlite":
        engine = _sqlite_engine(address, busy_seconds, options)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    waits = {"options": f"-c lock_timeout={int(busy_seconds * 1000)}"}
    try:
        engine = create_engine(address, connect_args=waits, pool_pre_ping=True, **options)
    except ModuleNotFoundError as missing:
        raise StorageUnavailable(
            N_("Thiếu thư viện cho PostgreSQL; hãy cài: pip install 'dondoc[postgresql]'")
        ) from missing
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _reading_engine(address: URL, busy_seconds: float) -> Engine:
    file = f"file:{quote(str(address.database))}"
    address = address.set(database=file, query={"mode": "ro", "uri": "true"})
    engine = _sqlite_engine(address, busy_seconds, {})
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "connect", _leave_transactions_to_us)
    return engine


def _sqlite_engine(address: URL, busy_seconds: float, options: dict[str, Any]) -> Engine:
    waits = {"timeout": busy_seconds}
    engine = create_engine(address.set(drivername=DRIVER), connect_args=waits, **options)
    return engine.execution_options(compiled_cache=COMPILED)


def _leave_transactions_to_us(connection: Any, _record: object) -> None:  # noqa: ANN401 (the driver's own)
    connection.isolation_level = None  # the driver must not begin by itself: see _begin_sqlite


def _set_up_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 (the driver's own)
    _leave_transactions_to_us(connection, _record)
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("dondoc_write", False)
    # A writer takes the lock at once: one that first reads could not be made to wait, only refused.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    schema = connection.get_execution_options().get("dondoc_schema")
    if schema is not None:
        # LOCAL ends with the transaction: the next user of the pooled connection starts anew.
        connection.exec_driver_sql(f'SET LOCAL search_path TO "{schema}"')


def _make_file(path: Path, where: str) -> None:
    """Create the file readable by its owner only; the journal files inherit that."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as refused:
        raise StorageUnavailable(CANNOT_OPEN, where=where, why=refused.strerror) from refused


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 (a constant)
    return None if found is None else str(found)
