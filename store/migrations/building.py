"""What migrations build tables with: types as they were, columns in rows, final tables."""

from typing import Any, Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

# Types written out: a migration does not follow the models.
TEXT: Final = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
MOMENT: Final = sa.DateTime(timezone=True)
DAY: Final = sa.Date()
INTEGER: Final = sa.Integer()
BOOLEAN: Final = sa.Boolean()
BYTES: Final = sa.LargeBinary()


def columns(kind: Any, *names: str, nullable: bool = False) -> list[sa.Column[Any]]:  # noqa: ANN401 (any column type)
    """Return columns of one type."""
    return [sa.Column(name, kind, nullable=nullable, autoincrement=False) for name in names]


def reference(column: str, target: str) -> sa.ForeignKeyConstraint:
    """Return a reference that is checked at commit, so that the order of writing is free."""
    return sa.ForeignKeyConstraint([column], [target], deferrable=True, initially="DEFERRED")


def refuse_changes(name: str, *key: str) -> None:
    """Let the database itself refuse to update, delete or replace rows of a table."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION {name}_is_final() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{name} is never changed'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {name}_final BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}_is_final()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {name}_no_{action.lower()} BEFORE {action} ON {name} "
            f"BEGIN SELECT RAISE(ABORT, '{name} is never changed'); END"
        )
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    taken = f"SELECT 1 FROM {name} WHERE {same}"  # noqa: S608 (names of ours)
    # REPLACE deletes without asking the trigger of deletes.
    op.execute(
        f"CREATE TRIGGER {name}_no_replace BEFORE INSERT ON {name} WHEN EXISTS ({taken}) "
        f"BEGIN SELECT RAISE(ABORT, '{name} is never changed'); END"
    )
