"""Stores for the contract suite: every test runs on a SQLite file and on a PostgreSQL schema."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from dondoc.testing import empty_store
from store import SqlStore, open_store
from tests.contract.store_values import OFFICE

_NUMBERS = itertools.count(1)


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
    opened = open_store(address) if "://" in address else empty_store(Path(address))
    try:
        opened.prepare()
        with opened.write() as work:
            work.settings.set_office(OFFICE)
            work.commit()
        yield opened
    finally:
        opened.dispose()
