"""How Alembic runs our migrations: on the connection it is given, in that one's transaction."""

from alembic import context

from store.database import VERSION_TABLE
from store.rows import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    version_table=VERSION_TABLE,
    compare_type=True,
)
context.run_migrations()
