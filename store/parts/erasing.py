"""Erasing personal data of one person: addresses and words that are theirs alone, never the log."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, func, select, update

from engine.audit import canonical
from store.parts.audit import ENTRY
from store.parts.cases import CASE
from store.parts.outbox import OUTBOX
from store.parts.records import FREE_TEXT, SETTING
from store.rows import table
from store.statements import among, rows_of

PLAN: Final = table("plan")
PLAN_REVISION: Final = table("plan_revision")
ON_ITS_WAY: Final = ("waiting", "leased")
UNDECIDED: Final = ("unknown", "dead")
NAMES: Final = ("name_ref", "title_ref")


@dataclass(frozen=True, slots=True)
class Erased:
    """How much of what was erased."""

    messages: int
    texts: int
    plans: int


class SqlErasing:
    """Takes out what is kept of a person besides the register; the caller writes that and commits."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def on_its_way(self, person: str) -> int:
        """Return how many messages to a person still wait or are being sent."""
        query = select(func.count()).where(OUTBOX.c.person == person, _in(ON_ITS_WAY))
        return int(self._connection.execute(query).scalar_one())

    def erase(self, person: str, names: Iterable[str], salt_name: str) -> Erased:
        """Erase the person's messages, names in the log, the salt of addresses, addresses in plans.

        ``names`` are name and title as registered.
        """
        if self._connection.dialect.name == "sqlite":
            # What is taken out is overwritten with zeros, not only unlinked.
            self._connection.exec_driver_sql("PRAGMA secure_delete = ON")
        self._connection.execute(delete(SETTING).where(SETTING.c.name == salt_name))
        return Erased(
            messages=self._messages(person),
            texts=self._texts(person, {*names} - {""}),
            plans=self._plan_files(PLAN, person) + self._plan_files(PLAN_REVISION, person),
        )

    def _messages(self, person: str) -> int:
        """Leave of each message who got it, when and how it went, and nothing of what it said."""
        settled = OUTBOX.c.state.not_in(ON_ITS_WAY)
        query = select(OUTBOX.c.id, OUTBOX.c.message).where(OUTBOX.c.person == person, settled)
        rows = rows_of(self._connection, query)
        for row in rows:
            self._connection.execute(
                update(OUTBOX)
                .where(OUTBOX.c.id == row["id"])
                .values(message=_blank(row["message"]), last_detail="", provider_message_id="")
            )
        # Nobody can send these again: there is no address and nothing to say.
        self._connection.execute(
            update(OUTBOX)
            .where(OUTBOX.c.person == person, _in(UNDECIDED))
            .values(state="dropped", next_at=None)
        )
        return len(rows)

    def _refs(self, person: str) -> set[str]:
        """Return the texts that the person's own chain names: names, titles, reasons."""
        query = select(ENTRY.c.changes, ENTRY.c.reason_ref).where(
            ENTRY.c.chain == f"person:{person}"
        )
        found: set[str] = set()
        for row in rows_of(self._connection, query):
            found.add(row["reason_ref"])
            changes = json.loads(row["changes"])
            found |= {str(ref) for name in NAMES for ref in changes.get(name, ()) if ref}
        return found - {""}

    def _texts(self, person: str, names: set[str]) -> int:
        """Erase what the person's chain names, and the same words where nothing else names them."""
        own = self._refs(person)
        query = select(FREE_TEXT.c.text).where(among(FREE_TEXT.c.ref, own))
        words = {row["text"] for row in rows_of(self._connection, query)} | names
        alike = select(FREE_TEXT.c.ref).where(among(FREE_TEXT.c.text, words))
        unnamed = {
            row["ref"]
            for row in rows_of(self._connection, alike)
            if row["ref"] not in own and not self._named(row["ref"])
        }
        found = delete(FREE_TEXT).where(among(FREE_TEXT.c.ref, own | unnamed))
        return self._connection.execute(found).rowcount

    def _named(self, ref: str) -> bool:
        """Tell whether an entry or a case names a text."""
        entry = select(ENTRY.c.chain).where(
            ENTRY.c.changes.contains(ref) | (ENTRY.c.reason_ref == ref)
        )
        case = select(CASE.c.id).where(CASE.c.facts.contains(ref))
        return any(self._connection.execute(it.limit(1)).first() for it in (entry, case))

    def _plan_files(self, kept: Table, person: str) -> int:
        """Take the person's addresses out of stored plans; the name stays, as in the signed one."""
        named = kept.c.content.contains(f'"{person}"', autoescape=True)
        count = 0
        for row in rows_of(self._connection, select(kept).where(named)):
            content = json.loads(row["content"])
            if _without_addresses(content, person):
                keys = (column == row[column.name] for column in kept.primary_key.columns)
                self._connection.execute(
                    update(kept).where(*keys).values(content=canonical(content))
                )
                count += 1
        return count


def _in(states: Iterable[str]) -> Any:  # noqa: ANN401 (what Select.where takes)
    return among(OUTBOX.c.state, states)


def _blank(message: str) -> str:
    content = json.loads(message)
    empty = {"address": "", "display_name": "", "text": "", "html": "", "attachments": []}
    return canonical(content | empty)


def _without_addresses(plan: dict[str, Any], person: str) -> bool:
    """Take out the addresses of a person of a plan; ``False`` when there are none."""
    found = [it for it in plan.get("people", ()) if it["code"] == person and it["contacts"]]
    for item in found:
        item["contacts"] = []
    return bool(found)
