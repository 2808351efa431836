"""The few statements that both databases share, and how they are run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    func,
    literal_column,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

MOST_NAMED: Final = 5_000
"""How many values one statement names: SQLite takes 32,766."""


def rows_of(connection: Connection, query: Select[Any], **bound: object) -> Sequence[RowMapping]:
    """Return all rows of a query.

    One that is built once and given its values as ``bound`` costs a third of one built each time.
    """
    return connection.execute(query, bound).mappings().all()


def row_of(connection: Connection, query: Select[Any], **bound: object) -> RowMapping | None:
    """Return the first row of a query."""
    return connection.execute(query, bound).mappings().first()


def insert_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert rows, leave those alone whose key exists; tell of a single one whether it was new."""
    if not rows:
        return 0
    counting = _inserting(connection.dialect.name, table)
    # One row is not sent as a batch: PostgreSQL does not count what a batch skips.
    return connection.execute(counting, rows[0] if len(rows) == 1 else list(rows)).rowcount


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    unless: ColumnElement[bool] | None = None,
) -> None:
    """Insert rows or overwrite those of the same primary key, unless the stored one is such."""
    if not rows:
        return
    statement = _upserting(connection.dialect.name, table, tuple(rows[0]), unless)
    connection.execute(statement, list(rows))


def lock_name(connection: Connection, *parts: str) -> None:
    """Let one transaction at a time pass with this name; SQLite has but one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("SELECT pg_advisory_xact_lock(hashtext(current_schema()), hashtext(:name))"),
            {"name": "/".join(parts)},
        )


def locked(connection: Connection, query: Select[Any]) -> Select[Any]:
    """Lock the rows of a writer's query, passing over those that somebody else holds."""
    writes = connection.get_execution_options().get("dondoc_write", False)
    return query.with_for_update(skip_locked=True) if writes else query


def among(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column has one of these values."""
    return column.in_(sorted(values))


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """Yield values in order, each once, as many together as one statement may name."""
    wanted = sorted({*values})
    for start in range(0, len(wanted), MOST_NAMED):
        yield wanted[start : start + MOST_NAMED]


def literally(column: ColumnElement[str], *values: str) -> ColumnElement[bool]:
    """Return the condition that a column has one of some values of the program, written out.

    SQLite takes a partial index only where it reads the index's own condition, not a value bound later.
    """
    written: list[ColumnElement[str]] = [literal_column(f"'{value}'") for value in values]
    return column == written[0] if len(written) == 1 else column.in_(written)


def starts_with(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Return the condition that a text begins so, capitals and signs taken as they are."""
    return func.substr(column, 1, len(prefix)) == prefix


def ends_with(column: ColumnElement[str], suffix: str) -> ColumnElement[bool]:
    """Return the condition that a text ends so."""
    start = func.length(column) - len(suffix) + 1
    return (func.length(column) >= len(suffix)) & (func.substr(column, start) == suffix)


Insert: TypeAlias = sqlite.Insert | postgresql.Insert


@cache
def _inserting(dialect: str, table: Table) -> Insert:
    statement = _insert(dialect, table).on_conflict_do_nothing()
    return statement.execution_options(preserve_rowcount=True)


@cache
def _upserting(
    dialect: str, table: Table, names: tuple[str, ...], unless: ColumnElement[bool] | None
) -> Insert:
    key = [column.name for column in table.primary_key.columns]
    insert = _insert(dialect, table)
    new = {name: insert.excluded[name] for name in names if name not in key}
    where = None if unless is None else ~unless
    return insert.on_conflict_do_update(index_elements=key, set_=new, where=where)


def _insert(dialect: str, table: Table) -> Insert:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
