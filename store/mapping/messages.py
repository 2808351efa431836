"""Messages as rows of the outbox, and back."""

from datetime import datetime

from sqlalchemy import RowMapping

from engine.ports import Leased, Parcel
from engine.timers import Message
from store.codec import dumped, loaded
from store.mapping.cases import Columns, picked


def message_columns(message: Message, now: datetime) -> Columns:
    """Return the row of a message that may go at once."""
    return picked(message, ("id", "key", "channel", "person", "created_at", "useless_after")) | {
        "message": dumped(message),
        "state": "waiting",
        "fence": 0,
        "attempts": 0,
        "next_at": now,
        "last_verdict": "",
        "last_detail": "",
        "provider_message_id": "",
    }


def message_of(row: RowMapping) -> Message:
    """Return the finished message, word for word as it was put."""
    return loaded(Message, row["message"])


def leased_of(row: RowMapping, until: datetime) -> Leased:
    """Return a message that is taken out, from its row as it was before: the fence moves by one."""
    return Leased(
        message=message_of(row),
        fence=row["fence"] + 1,
        attempts=row["attempts"],
        first_attempt_at=row["first_attempt_at"],
        until=until,
    )


def parcel_of(row: RowMapping, case_ids: tuple[str, ...]) -> Parcel:
    """Return a message as the outbox knows it."""
    return Parcel(
        message=message_of(row),
        state=row["state"],
        attempts=row["attempts"],
        next_at=row["next_at"],
        last_verdict=row["last_verdict"],
        last_detail=row["last_detail"],
        settled_at=row["settled_at"],
        case_ids=case_ids,
    )
