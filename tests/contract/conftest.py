"""Stores for the contract suite: every test runs on a SQLite file and on a PostgreSQL schema."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from dondoc.testing import empty_store
from store import SqlStore, open_store
from tests.contract.store_values import OFFICE

_NUMBERS = itertools.count(1)
_MIGRATION: list[str] = []
"""What the migrations send to an empty schema of PostgreSQL, as they sent it the first time."""


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    return str(tmp_path / "office.db")


@pytest.fixture
def postgres_address(postgres_url: str) -> str:
    return f"{postgres_url}&schema=office_{next(_NUMBERS)}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    fixture = "sqlite_address" if request.param == "sqlite" else "postgres_address"
    found: str = request.getfixturevalue(fixture)
    return found


@pytest.fixture
def store(address: str) -> Iterator[SqlStore]:
    yield from _founded(address)


@pytest.fixture
def postgres_store(postgres_address: str) -> Iterator[SqlStore]:
    yield from _founded(postgres_address)


def _prepare(opened: SqlStore) -> None:
    """Migrate the first schema of PostgreSQL; give every other the same statements in one go."""
    schema = opened.database.schema
    if schema is not None and _MIGRATION:
        script = ";".join(
            (f'CREATE SCHEMA "{schema}"; SET LOCAL search_path TO "{schema}"', *_MIGRATION)
        )
        with opened.database.connect(write=True) as connection, connection.begin():
            connection.exec_driver_sql(script, execution_options={"no_parameters": True})
    elif schema is not None:
        with _heard(opened.database.engine, _MIGRATION):
            opened.prepare()
    opened.prepare()  # finds the work done, as every later start does


@contextmanager
def _heard(engine: Engine, statements: list[str]) -> Iterator[None]:
    """Keep what a migration writes; it has no parameters."""

    def hear(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.lstrip().startswith(("SELECT", "SET", "CREATE SCHEMA")):
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def _founded(address: str) -> Iterator[SqlStore]:
    opened = open_store(address) if "://" in address else empty_store(Path(address))
    try:
        _prepare(opened)
        with opened.write() as work:
            work.settings.set_office(OFFICE)
            work.commit()
        yield opened
    finally:
        opened.dispose()
