"""What was erased leaves the file too: its free pages and its journal are written anew."""

import sqlite3

from store.database import Database


def write_anew(database: Database) -> bool:
    """Rewrite a SQLite file without its free pages and empty its journal; tell whether that was done.

    Not while somebody else is at work on it, and not on PostgreSQL, which reuses space in its own time.
    """
    if not database.is_sqlite:
        return False
    connection = database.engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True
