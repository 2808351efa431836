"""Plans and what documents made of them, in the database."""

from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, bindparam, select

from engine.case import DocumentRef
from engine.errors import Conflict
from engine.plan import Plan, PlanRevision
from engine.words import N_
from store.codec import dumped, loaded
from store.rows import table
from store.statements import insert_missing, row_of, rows_of, upsert

PLAN: Final = table("plan")
REVISION: Final = table("plan_revision")
_CONTENT: Final = select(PLAN.c.content).where(PLAN.c.code == bindparam("code"))


class SqlPlans:
    """Loaded plans, each written whole; what is read is kept for the rest of the transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection
        self._read: dict[str, Plan] = {}

    def get(self, code: str) -> Plan | None:
        """Return the plan of that code as it is in force."""
        if code not in self._read:
            row = row_of(self._connection, _CONTENT, code=code)
            if row is None:
                return None
            self._read[code] = _plan_of(row["content"])
        return self._read[code]

    def add(self, plan: Plan, loaded_at: datetime) -> None:
        """Add a plan; ``Conflict`` when its code exists."""
        if not insert_missing(self._connection, PLAN, [_columns(plan, loaded_at)]):
            raise Conflict(
                N_("Kế hoạch {code} đã được nạp; hãy dùng mã khác nếu là kế hoạch khác"),
                code=plan.code,
            )

    def all(self) -> tuple[Plan, ...]:
        """Return all plans by code."""
        rows = rows_of(self._connection, select(PLAN.c.content).order_by(PLAN.c.code))
        return tuple(_plan_of(row["content"]) for row in rows)

    def revisions(self, code: str) -> tuple[PlanRevision, ...]:
        """Return what a plan was and is, in order; a plan never amended has been one thing only."""
        query = select(REVISION).where(REVISION.c.plan == code).order_by(REVISION.c.number)
        kept = tuple(_revision_of(row) for row in rows_of(self._connection, query))
        return kept or self._as_loaded(code)

    def amend(self, revision: PlanRevision) -> None:
        """Put a plan into force; ``Conflict`` when somebody else has amended it since it was read."""
        plan = revision.plan
        # As first loaded it is kept once there is something to tell it from.
        first = self._as_loaded(plan.code) if revision.number == FIRST_AMENDED else ()
        for item in (*first, revision):
            fresh = insert_missing(self._connection, REVISION, [_revision_columns(item)])
            if not fresh:
                raise Conflict(
                    N_("Kế hoạch {code} vừa được người khác điều chỉnh; xem lại rồi làm lại"),
                    code=plan.code,
                )
        upsert(self._connection, PLAN, [_columns(plan, revision.recorded_at)])
        self._read[plan.code] = plan

    def _as_loaded(self, code: str) -> tuple[PlanRevision, ...]:
        row = row_of(self._connection, select(PLAN).where(PLAN.c.code == code))
        if row is None:
            return ()
        plan, loaded_at = _plan_of(row["content"]), row["loaded_at"]
        return (PlanRevision(plan, 1, plan.issued_on or loaded_at.date(), loaded_at),)


FIRST_AMENDED: Final = 2


def _columns(plan: Plan, loaded_at: datetime) -> dict[str, Any]:
    return {
        "code": plan.code,
        "source_sha256": plan.source_sha256,
        "content": dumped(plan),
        "loaded_at": loaded_at,
    }


def _revision_columns(revision: PlanRevision) -> dict[str, Any]:
    document = revision.document
    return {
        "plan": revision.plan.code,
        "number": revision.number,
        "source_sha256": revision.plan.source_sha256,
        "content": dumped(revision.plan),
        "document": "" if document is None else dumped(document),
        "effective_on": revision.effective_on,
        "recorded_at": revision.recorded_at,
    }


def _revision_of(row: RowMapping) -> PlanRevision:
    return PlanRevision(
        plan=_plan_of(row["content"]),
        number=row["number"],
        effective_on=row["effective_on"],
        recorded_at=row["recorded_at"],
        document=loaded(DocumentRef, row["document"]) if row["document"] else None,
    )


@lru_cache(maxsize=32)
def _plan_of(content: str) -> Plan:
    """Return a plan from its text, read once: each line of a digest asks for its plan."""
    return loaded(Plan, content)
