"""Cases in the database."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, delete, func, or_, select, update

from engine.case import Case
from engine.errors import Conflict
from engine.words import N_
from store.mapping.cases import SEPARATOR, case_columns, case_of
from store.rows import table
from store.statements import among, batches, insert_missing, lock_name, row_of, rows_of

CASE: Final = table("case_")
INSIDER: Final = table("case_insider")


def case_query() -> Select[Any]:
    """Return the query of cases, each with its insiders, in one statement."""
    insiders = (
        select(func.aggregate_strings(INSIDER.c.person, SEPARATOR))
        .where(INSIDER.c.case_id == CASE.c.id)
        .scalar_subquery()
    )
    return select(CASE, insiders.label("insiders"))


_BY_ID: Final = case_query().where(CASE.c.id == bindparam("this"))
_MANY: Final = case_query().where(CASE.c.id.in_(bindparam("ids", expanding=True)))
_BY_CODE: Final = case_query().where(CASE.c.code_folded == bindparam("this"))
_FAMILY: Final = (
    case_query()
    .where(or_(CASE.c.parent_id == bindparam("this"), CASE.c.round_id == bindparam("this")))
    .order_by(CASE.c.code)
)
# Bound by other names: those of the columns would also be written.
_SAVE: Final = update(CASE).where(
    CASE.c.id == bindparam("this"), CASE.c.version == bindparam("read")
)
_FORGET_INSIDERS: Final = delete(INSIDER).where(INSIDER.c.case_id == bindparam("this"))


class SqlCases:
    """Cases by id, code and family."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection
        self._insiders: dict[str, frozenset[str]] = {}

    def get(self, case_id: str) -> Case | None:
        """Return the case of that id."""
        return self._one(_BY_ID, case_id)

    def many(self, case_ids: Iterable[str]) -> dict[str, Case]:
        """Return the cases of these ids, by id; what does not exist is left out."""
        return {
            row["id"]: self._seen(case_of(row))
            for ids in batches(case_ids)
            for row in rows_of(self._connection, _MANY, ids=ids)
        }

    def by_code(self, code: str) -> Case | None:
        """Return the case of that code."""
        return self._one(_BY_CODE, code.casefold())

    def add(self, case: Case) -> None:
        """Add a new case; ``Conflict`` when its code exists."""
        if not insert_missing(self._connection, CASE, [case_columns(case)]):
            raise Conflict(
                N_("Mã hồ sơ {code} đã được dùng; hãy chọn mã khác"),
                code=case.code,
            )
        self._put_insiders(case)

    def save(self, case: Case) -> None:
        """Write a case whose stored version is the one before; else ``Conflict``."""
        columns = case_columns(case)
        keys = {"this": case.id, "read": case.version - 1}
        if not self._connection.execute(_SAVE, columns | keys).rowcount:
            raise Conflict(
                N_("Hồ sơ {code} vừa được người khác cập nhật; hãy xem lại rồi làm lại"),
                code=case.code,
            )
        if self._insiders.get(case.id) != case.insiders:
            self._connection.execute(_FORGET_INSIDERS, {"this": case.id})
            self._put_insiders(case)

    def lock(self, case_ids: Sequence[str]) -> None:
        """Lock rows until the end of the transaction; SQLite has only one writer anyway."""
        if self._connection.dialect.name == "postgresql":
            # In one order for everybody, so that nobody waits in a circle.
            self._connection.execute(
                select(CASE.c.id)
                .where(among(CASE.c.id, case_ids))
                .order_by(CASE.c.id)
                .with_for_update()
            )

    def children(self, case_id: str) -> tuple[Case, ...]:
        """Return the cases whose parent or round this is, by code."""
        rows = rows_of(self._connection, _FAMILY, this=case_id)
        return tuple(self._seen(case_of(row)) for row in rows)

    def of_plan(self, plan: str) -> tuple[Case, ...]:
        """Return all cases of a plan, by code."""
        return self._all(CASE.c.plan == plan)

    def of_unit(self, unit: str) -> tuple[Case, ...]:
        """Return all cases of a unit, by code."""
        return self._all(CASE.c.unit == unit)

    def in_states(self, workflow: str, states: Iterable[str]) -> tuple[Case, ...]:
        """Return the cases of a workflow that are in one of these states, by code."""
        return self._all((CASE.c.workflow == workflow) & among(CASE.c.state, states))

    def lock_visits(self) -> None:
        """Let one transaction at a time plan visits and teams."""
        lock_name(self._connection, "visits")

    def naming(self, person: str) -> tuple[Case, ...]:
        """Return the cases that name a person in their facts or among their insiders, by code."""
        inside = select(INSIDER.c.case_id).where(INSIDER.c.person == person)
        # Facts are JSON text; a fact that only looks like the code is for the caller to tell apart.
        named = CASE.c.facts.contains(f'"{person}"', autoescape=True)
        return self._all(named | CASE.c.id.in_(inside))

    def _one(self, query: Select[Any], this: str) -> Case | None:
        row = row_of(self._connection, query, this=this)
        return None if row is None else self._seen(case_of(row))

    def _all(self, condition: Any) -> tuple[Case, ...]:  # noqa: ANN401 (what Select.where takes)
        query = case_query().where(condition).order_by(CASE.c.code)
        return tuple(self._seen(case_of(row)) for row in rows_of(self._connection, query))

    def _seen(self, case: Case) -> Case:
        self._insiders[case.id] = case.insiders
        return case

    def _put_insiders(self, case: Case) -> None:
        rows = [{"case_id": case.id, "person": person} for person in sorted(case.insiders)]
        insert_missing(self._connection, INSIDER, rows)
        self._seen(case)
