"""Alembic, set up in code: it works alike from a checkout and from an installed wheel."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

SCRIPTS: Final = Path(__file__).parent / "migrations"


def config_for(connection: Connection | None = None) -> Config:
    """Return the settings of Alembic; migrations run inside the connection's own transaction."""
    config = Config()
    # Alembic reads the path with configparser, where a percent sign is special.
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the tables to a revision, usually the newest; all of it happens, or nothing."""
    if connection.dialect.name == "postgresql":
        # Two that prepare at once: the second waits and finds the work done.
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('dondoc migration'))"))
    command.upgrade(config_for(connection), revision)
