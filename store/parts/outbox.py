"""Finished messages in the database."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from engine.ports import Leased, Settlement
from engine.timers import Message, Outcome
from store.mapping.messages import leased_of, message_columns
from store.rows import table
from store.statements import (
    among,
    ends_with,
    insert_missing,
    literally,
    lock_name,
    locked,
    row_of,
    rows_of,
    starts_with,
    upsert,
)

OUTBOX: Final = table("outbox")
OUTBOX_CASE: Final = table("outbox_case")
CHANNEL_PAUSE: Final = table("channel_pause")
_ON_THE_WAY: Final = literally(OUTBOX.c.state, "waiting", "leased")
_READY: Final = _ON_THE_WAY & or_(
    (OUTBOX.c.state == "waiting") & (OUTBOX.c.next_at <= bindparam("now")),
    (OUTBOX.c.state == "leased") & (OUTBOX.c.lease_until <= bindparam("now")),
)
_OF_CHANNEL: Final = OUTBOX.c.channel == bindparam("channel")
_ANY_READY: Final = select(exists().where(_OF_CHANNEL, _READY))
_LEASE: Final = (
    select(OUTBOX)
    .where(_OF_CHANNEL, _READY, ~exists().where(CHANNEL_PAUSE.c.channel == bindparam("channel")))
    .order_by(OUTBOX.c.created_at, OUTBOX.c.id)
    .limit(bindparam("most"))
)
_PAUSED: Final = select(CHANNEL_PAUSE.c.paused_at).where(
    CHANNEL_PAUSE.c.channel == bindparam("channel")
)
FINAL: Final = frozenset({"sent", "dead", "replaced", "dropped"})


class SqlOutbox:
    """Finished messages on their way."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def put(self, message: Message, case_ids: Iterable[str], now: datetime) -> bool:
        """Add a message that may go at once; ``False`` when its key exists already."""
        if not insert_missing(self._connection, OUTBOX, [message_columns(message, now)]):
            return False
        rows = [{"message_id": message.id, "case_id": each} for each in sorted(set(case_ids))]
        insert_missing(self._connection, OUTBOX_CASE, rows)
        return True

    def has_key(self, key: str) -> bool:
        """Tell whether a message of that key was ever put; whoever asks next waits for us."""
        lock_name(self._connection, "outbox", key)
        known = exists().where(OUTBOX.c.key == key)
        return bool(self._connection.execute(select(known)).scalar())

    def recall(self, key_prefix: str, now: datetime) -> tuple[str, ...]:
        """Mark the unsent messages whose key starts so as replaced; return their ids."""
        return self._replace([_unsent(now), starts_with(OUTBOX.c.key, key_prefix)], now)

    def recall_from(
        self, person: str, now: datetime, about: Iterable[str] | None = None
    ) -> tuple[str, ...]:
        """Mark a person's unsent messages (only those about some cases) as replaced.

        Their keys become free: what they said may be composed again, for others or the same person.
        """
        conditions = [_unsent(now), OUTBOX.c.person == person]
        if about is not None:
            concerned = select(OUTBOX_CASE.c.message_id).where(among(OUTBOX_CASE.c.case_id, about))
            conditions.append(OUTBOX.c.id.in_(concerned))
        return self._replace(conditions, now, key=OUTBOX.c.key + "#" + OUTBOX.c.id)

    def _replace(
        self,
        conditions: Iterable[ColumnElement[bool]],
        now: datetime,
        **further: ColumnElement[str],
    ) -> tuple[str, ...]:
        statement = (
            update(OUTBOX)
            .where(*conditions)
            .values(state="replaced", settled_at=now, next_at=None, lease_until=None, **further)
            .returning(OUTBOX.c.id)
        )
        return tuple(sorted(self._connection.execute(statement).scalars()))

    def people_with_unsent(
        self, key_prefix: str, except_suffix: str, now: datetime
    ) -> tuple[str, ...]:
        """Return the persons with unsent messages of that prefix whose key does not end so."""
        # Neither sorted nor made distinct there: for that, SQLite would walk through all that was sent.
        query = select(OUTBOX.c.person).where(
            _unsent(now),
            starts_with(OUTBOX.c.key, key_prefix),
            ~ends_with(OUTBOX.c.key, except_suffix),
        )
        return tuple(sorted({*self._connection.execute(query).scalars()}))

    def any_ready(self, channel: str, now: datetime) -> bool:
        """Tell whether a channel has a message whose time has come, or whose lease ran out."""
        asked = {"channel": channel, "now": now}
        return bool(self._connection.execute(_ANY_READY, asked).scalar())

    def lease(self, channel: str, now: datetime, until: datetime, limit: int) -> tuple[Leased, ...]:
        """Take messages whose time has come (or whose lease ran out), oldest first.

        A paused channel gives none.
        """
        query = locked(self._connection, _LEASE)
        taken = rows_of(self._connection, query, channel=channel, now=now, most=limit)
        if taken:
            self._connection.execute(
                update(OUTBOX)
                .where(among(OUTBOX.c.id, (row["id"] for row in taken)))
                .values(state="leased", lease_until=until, fence=OUTBOX.c.fence + 1)
            )
        return tuple(leased_of(row, until) for row in taken)

    def settle(
        self, leased: Leased, outcome: Outcome, settlement: Settlement, at: datetime
    ) -> bool:
        """Write the outcome; ``False`` when the fence has moved and nothing was written."""
        counted = (
            {
                "attempts": OUTBOX.c.attempts + 1,
                "first_attempt_at": func.coalesce(OUTBOX.c.first_attempt_at, at),
            }
            if settlement.counts
            else {}
        )
        statement = (
            update(OUTBOX)
            .where(
                OUTBOX.c.id == leased.message.id,
                OUTBOX.c.fence == leased.fence,
                OUTBOX.c.state == "leased",
            )
            .values(
                state=settlement.state,
                next_at=settlement.next_at or (at if settlement.state == "waiting" else None),
                lease_until=None,
                last_verdict=outcome.verdict.value,
                last_detail=_detail(outcome, settlement),
                provider_message_id=outcome.provider_message_id,
                settled_at=at if settlement.state in FINAL else None,
                **counted,
            )
        )
        return bool(self._connection.execute(statement).rowcount)

    def retry(self, message_id: str, now: datetime) -> bool:
        """Let a dead or unknown message go again, with fresh attempts; else ``False``."""
        statement = (
            update(OUTBOX)
            .where(OUTBOX.c.id == message_id, OUTBOX.c.state.in_(["dead", "unknown"]))
            .values(
                state="waiting", next_at=now, attempts=0, first_attempt_at=None, settled_at=None
            )
        )
        return bool(self._connection.execute(statement).rowcount)

    def drop_unsent(self, reason: str, now: datetime) -> None:
        """Give up every message that waits or is on its way, with a reason."""
        self._connection.execute(
            update(OUTBOX)
            .where(_ON_THE_WAY)
            .values(
                state="dropped",
                fence=OUTBOX.c.fence + 1,
                next_at=None,
                lease_until=None,
                last_detail=reason,
                settled_at=now,
            )
        )

    def pause_channel(self, channel: str, reason: str, now: datetime) -> None:
        """Stop a channel as a whole; its messages keep their attempts."""
        row = {"channel": channel, "reason": reason, "paused_at": now}
        upsert(self._connection, CHANNEL_PAUSE, [row])

    def resume_channel(self, channel: str) -> None:
        """Let a paused channel go on."""
        self._connection.execute(delete(CHANNEL_PAUSE).where(CHANNEL_PAUSE.c.channel == channel))

    def paused_channels(self) -> dict[str, str]:
        """Return the paused channels with their reasons."""
        query = select(CHANNEL_PAUSE).order_by(CHANNEL_PAUSE.c.channel)
        return {row["channel"]: row["reason"] for row in rows_of(self._connection, query)}

    def paused_since(self, channel: str) -> datetime | None:
        """Return since when a channel is paused, ``None`` when it is not."""
        row = row_of(self._connection, _PAUSED, channel=channel)
        return None if row is None else row["paused_at"]


def _unsent(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a message waits, or that whoever leased it has not come back."""
    abandoned = (OUTBOX.c.state == "leased") & (OUTBOX.c.lease_until <= now)
    return _ON_THE_WAY & ((OUTBOX.c.state == "waiting") | abandoned)


def _detail(outcome: Outcome, settlement: Settlement) -> str:
    """Return what a person should read about the last attempt: our reason, then the answer."""
    answer = f"{outcome.code} {outcome.detail}".strip()
    return "; ".join(part for part in (settlement.reason, answer) if part)
