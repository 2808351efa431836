"""The audit log in the database."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from engine.audit import (
    GENESIS,
    AuditDraft,
    AuditEntry,
    Head,
    Seal,
    chained,
    sealed,
)
from engine.errors import Conflict
from engine.words import N_
from store.mapping.log import entry_columns, entry_of, seal_columns, seal_of
from store.rows import table
from store.statements import among, insert_missing, lock_name, row_of, rows_of

ENTRY: Final = table("audit_entry")
SEAL: Final = table("audit_seal")
_HEAD: Final = (
    select(ENTRY.c.position, ENTRY.c.hash, ENTRY.c.recorded_at)
    .where(ENTRY.c.chain == bindparam("chain"))
    .order_by(ENTRY.c.position.desc())
    .limit(1)
)
_LAST_SEAL: Final = select(SEAL).order_by(SEAL.c.number.desc()).limit(1)
CHUNK: Final = 5_000
"""How many chains one statement names: SQLite takes 32,766 values."""


class SqlAuditLog:
    """Hash chains by subject; triggers keep every row as it was written."""

    def __init__(self, connection: Connection, office_id: Callable[[], str]) -> None:
        """Work in the transaction of a connection; ``office_id`` begins every hash."""
        self._connection = connection
        self._office_id = office_id
        self._heads: dict[str, tuple[int, str, str]] = {}

    def append(self, draft: AuditDraft) -> AuditEntry:
        """Put a draft behind the head of its chain.

        It is never recorded before the entry it follows: who waited for another writer, or whose
        clock stepped back, is recorded at that one's moment.
        """
        entry = self._chained(draft, *self._head(draft.chain))
        self._insert_entry(entry)
        self._heads[entry.chain] = (entry.position, entry.hash, entry.recorded_at)
        return entry

    def _chained(
        self, draft: AuditDraft, position: int, previous_hash: str, recorded_at: str
    ) -> AuditEntry:
        moment = draft.recorded_at.astimezone(UTC)
        if recorded_at:
            moment = max(moment, datetime.fromisoformat(recorded_at))
        dated = replace(draft, recorded_at=moment)
        return chained(self._office_id(), dated, position + 1, previous_hash)

    def append_all(self, drafts: Iterable[AuditDraft]) -> None:
        """Put each draft behind the head of its chain, all in one statement; no two are of one chain.

        The caller holds the rows of the subjects; whoever gets in all the same makes it a conflict.
        """
        given = list(drafts)
        heads = self._heads_of([draft.chain for draft in given])
        entries = []
        for draft in given:
            entry = self._chained(draft, *heads.get(draft.chain, (0, GENESIS, "")))
            self._heads[entry.chain] = (entry.position, entry.hash, entry.recorded_at)
            entries.append(entry_columns(entry))
        if not entries:
            return
        try:
            self._connection.execute(insert(ENTRY), entries)
        except IntegrityError:
            raise Conflict(N_("Nhật ký vừa được người khác ghi thêm; hãy chạy lại lệnh")) from None

    def chain(self, chain: str) -> tuple[AuditEntry, ...]:
        """Return the entries of a chain in order."""
        query = select(ENTRY).where(ENTRY.c.chain == chain).order_by(ENTRY.c.position)
        return tuple(entry_of(row) for row in rows_of(self._connection, query))

    def chains(self) -> tuple[str, ...]:
        """Return the names of all chains, sorted."""
        query = select(ENTRY.c.chain).distinct().order_by(ENTRY.c.chain)
        return tuple(self._connection.execute(query).scalars())

    def heads(self) -> tuple[Head, ...]:
        """Return the heads of all chains, sorted."""
        ends = (
            select(ENTRY.c.chain, func.max(ENTRY.c.position).label("length"))
            .group_by(ENTRY.c.chain)
            .subquery()
        )
        query = (
            select(ENTRY.c.chain, ENTRY.c.position, ENTRY.c.hash)
            .join(ends, (ends.c.chain == ENTRY.c.chain) & (ends.c.length == ENTRY.c.position))
            .order_by(ENTRY.c.chain)
        )
        return tuple(Head(*row) for row in self._connection.execute(query))

    def seals(self) -> tuple[Seal, ...]:
        """Return all seals in order."""
        query = select(SEAL).order_by(SEAL.c.number)
        return tuple(seal_of(row) for row in rows_of(self._connection, query))

    def last_seal(self) -> Seal | None:
        """Return the newest seal, ``None`` before the first."""
        row = row_of(self._connection, _LAST_SEAL)
        return None if row is None else seal_of(row)

    def seal(self, now: datetime) -> Seal:
        """Seal the chains that grew since the last seal, even when none did.

        The number of seals may not tell whether a hidden chain grew on a day without other entries.
        """
        lock_name(self._connection, "audit_seal")
        seals = self.seals()
        known = {head.chain: head.length for seal in seals for head in seal.heads}
        grown = [head for head in self.heads() if head.length > known.get(head.chain, 0)]
        previous_hash = seals[-1].hash if seals else GENESIS
        seal = sealed(self._office_id(), len(seals) + 1, now.astimezone(UTC), grown, previous_hash)
        if not insert_missing(self._connection, SEAL, [seal_columns(seal)]):
            raise Conflict(N_("Mốc xác nhận vừa được người khác ghi; hãy chạy lại"))
        return seal

    def _head(self, chain: str) -> tuple[int, str, str]:
        known = self._heads.get(chain)
        if known is not None:
            return known
        lock_name(self._connection, "audit", chain)
        row = row_of(self._connection, _HEAD, chain=chain)
        return (row["position"], row["hash"], row["recorded_at"]) if row else (0, GENESIS, "")

    def _heads_of(self, chains: Sequence[str]) -> dict[str, tuple[int, str, str]]:
        """Return the heads of these chains, as many in a statement as it may name."""
        heads: dict[str, tuple[int, str, str]] = {}
        for start in range(0, len(chains), CHUNK):
            named = among(ENTRY.c.chain, chains[start : start + CHUNK])
            last = (
                select(ENTRY.c.chain, func.max(ENTRY.c.position).label("position"))
                .where(named)
                .group_by(ENTRY.c.chain)
                .subquery()
            )
            query = select(ENTRY.c.chain, ENTRY.c.position, ENTRY.c.hash, ENTRY.c.recorded_at).join(
                last, (last.c.chain == ENTRY.c.chain) & (last.c.position == ENTRY.c.position)
            )
            heads |= {row[0]: (row[1], row[2], row[3]) for row in self._connection.execute(query)}
        return heads

    def _insert_entry(self, entry: AuditEntry) -> None:
        if not insert_missing(self._connection, ENTRY, [entry_columns(entry)]):
            raise Conflict(
                N_("Nhật ký {chain} vừa được người khác ghi thêm; hãy chạy lại lệnh"),
                chain=entry.chain,
            )
