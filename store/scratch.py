"""A scratch database: thrown away when its work is done, filled with what exists for one viewer."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, event, select, true, update

from engine.viewer import Viewer
from store.database import Database
from store.parts.announcements import DATA_FILE
from store.parts.cases import CASE
from store.parts.outbox import OUTBOX, OUTBOX_CASE
from store.parts.records import EVIDENCE
from store.rows import METADATA, table
from store.sql_store import SqlStore
from store.visibility import Visibility

LEFT_OUT: Final = frozenset({"audit_entry", "audit_seal", "heartbeat"})
"""What no later step reads: the past as it is on record."""
BATCH: Final = 500
OFFICE: Final = table("office")
SETTING: Final = table("setting")


def open_scratch(folder: Path) -> SqlStore:
    """Return the store of a new, empty database in a folder; it need not survive a power cut."""
    database = Database(str(folder / "scratch.sqlite3"))
    event.listen(database.engine, "connect", _hurry)
    store = SqlStore(database)
    store.prepare()
    return store


def copy_visible(source: SqlStore, scratch: SqlStore, viewer: Viewer) -> None:
    """Copy what one moment of an office shows to a viewer; the copy is marked as played.

    What is hidden is not copied, so that nothing made of the copy can tell of it. The source is
    only read, in one transaction, on SQLite as on PostgreSQL.
    """
    source.check()
    visible, sent = Visibility(viewer), set[str]()
    with source.read() as reading, scratch.write() as writing:
        for known in METADATA.sorted_tables:
            if known.name in LEFT_OUT:
                continue
            for rows in _batches(reading.connection, known, visible):
                kept = [
                    row for row in rows if known is not OUTBOX_CASE or row["message_id"] in sent
                ]
                sent.update(row["id"] for row in kept if known is OUTBOX)
                if kept:
                    writing.connection.execute(known.insert(), kept)
        writing.connection.execute(update(OFFICE).values(manual_clock=True))
        writing.commit()


def _hurry(connection: Any, _record: object) -> None:  # noqa: ANN401 (the driver's own)
    connection.execute("PRAGMA synchronous = OFF")


def _batches(
    connection: Connection, known: Table, visible: Visibility
) -> Iterator[list[Mapping[str, Any]]]:
    """Yield the rows of a table that exist for a viewer, in the order of its key."""
    query = select(known).where(_shown(known, visible)).order_by(*known.primary_key.columns)
    found = connection.execute(query, execution_options={"yield_per": BATCH})
    for rows in found.mappings().partitions(BATCH):
        yield [dict(row) for row in rows]


def _shown(known: Table, visible: Visibility) -> ColumnElement[bool]:
    if known is CASE:
        return visible.of_case(CASE.c.id)
    if known is OUTBOX:
        return visible.of_message()
    if known is EVIDENCE:  # files of up to 25 MB each, of which only an imported calendar is read
        calendar = select(SETTING.c.value).where(SETTING.c.name == DATA_FILE)
        return EVIDENCE.c.sha256.in_(calendar)
    column = known.columns.get("case_id")
    return true() if column is None else visible.of_case(column)
