"""The few statements that both databases share, and how they are run."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, func, text
from sqlalchemy.dialects import postgresql, sqlite


def rows_of(connection: Connection, query: Select[Any]) -> Sequence[RowMapping]:
    """Return all rows of a query."""
    return connection.execute(query).mappings().all()


def row_of(connection: Connection, query: Select[Any]) -> RowMapping | None:
    """Return the first row of a query."""
    return connection.execute(query).mappings().first()


def insert_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert rows, leave those alone whose key exists; tell of a single one whether it was new."""
    if not rows:
        return 0
    statement = _insert(connection, table).on_conflict_do_nothing()
    counting = statement.execution_options(preserve_rowcount=True)
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
    key = [column.name for column in table.primary_key.columns]
    insert = _insert(connection, table)
    new = {name: insert.excluded[name] for name in rows[0] if name not in key}
    where = None if unless is None else ~unless
    statement = insert.on_conflict_do_update(index_elements=key, set_=new, where=where)
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


def starts_with(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Return the condition that a text begins so, capitals and signs taken as they are."""
    return func.substr(column, 1, len(prefix)) == prefix


def ends_with(column: ColumnElement[str], suffix: str) -> ColumnElement[bool]:
    """Return the condition that a text ends so."""
    start = func.length(column) - len(suffix) + 1
    return (func.length(column) >= len(suffix)) & (func.substr(column, start) == suffix)


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return (
        postgresql.insert(table)
        if connection.dialect.name == "postgresql"
        else sqlite.insert(table)
    )
