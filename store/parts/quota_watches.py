"""What is remembered of quotas between two looks, in the database."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Final

from sqlalchemy import Connection, func, select

from engine.quota_standing import Standing
from engine.quota_watch import Told, Watched
from store.parts.audit import ENTRY
from store.parts.plans import PLAN, REVISION
from store.rows import table
from store.statements import lock_name, rows_of, upsert

WATCH: Final = table("quota_watch")
TOLD: Final = table("quota_told")
QUOTAS: Final = '"quotas":[{'
"""How the content of a plan says that it has quotas."""


class SqlQuotaWatches:
    """How quotas stood, and who was told of it."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def mark(self) -> str:
        """Return what changes when a plan is loaded or amended; empty while no plan has quotas."""
        with_quotas = PLAN.c.content.contains(QUOTAS, autoescape=True)
        plans = self._connection.execute(
            select(func.count()).select_from(PLAN).where(with_quotas)
        ).scalar_one()
        if not plans:
            return ""
        amended = self._connection.execute(select(func.count()).select_from(REVISION)).scalar_one()
        return f"{plans}/{amended}"

    def entries(self) -> int:
        """Return how many entries the audit log has: equal to before, nothing has happened since."""
        query = select(func.count()).select_from(ENTRY)
        return int(self._connection.execute(query).scalar_one())

    def lock(self) -> None:
        """Let one transaction at a time look; SQLite has but one writer anyway."""
        lock_name(self._connection, "quota_watch")

    def watched(self) -> tuple[Watched, ...]:
        """Return how every quota stood at the last look, by plan, quota and unit."""
        query = select(WATCH).order_by(*WATCH.primary_key.columns)
        return tuple(
            Watched(**{**row, "standing": Standing(row["standing"])})
            for row in rows_of(self._connection, query)
        )

    def put(self, watched: Iterable[Watched]) -> None:
        """Insert or overwrite by plan, quota and unit."""
        upsert(self._connection, WATCH, [asdict(item) for item in watched])

    def told(self) -> tuple[Told, ...]:
        """Return what everybody was told last, by plan, quota, unit and person."""
        query = select(TOLD).order_by(*TOLD.primary_key.columns)
        return tuple(
            Told(**{**row, "standing": Standing(row["standing"])})
            for row in rows_of(self._connection, query)
        )

    def tell(self, told: Iterable[Told]) -> None:
        """Insert or overwrite by plan, quota, unit and person."""
        upsert(self._connection, TOLD, [asdict(item) for item in told])
