"""Notices and acknowledgements in the database."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from engine.timers import Notice, NoticeState
from store.codec import dumped
from store.mapping.cases import notice_columns, notice_of
from store.rows import table
from store.statements import among, insert_missing, literally, locked, rows_of

NOTICE: Final = table("notice")
ACKNOWLEDGEMENT: Final = table("acknowledgement")
_PENDING: Final = literally(NOTICE.c.state, NoticeState.PENDING.value)
_WAITING: Final = (_PENDING, NOTICE.c.due_on <= bindparam("until"))
# One statement for each kind: PostgreSQL takes no value after IS.
_PEOPLE: Final = {
    letters: select(NOTICE.c.person)
    .distinct()
    .where(*_WAITING, NOTICE.c.letter.is_(letters))
    .order_by(NOTICE.c.person)
    for letters in (True, False)
}
_OF_PERSON: Final = {
    letters: select(NOTICE)
    .where(*_WAITING, NOTICE.c.person == bindparam("person"), NOTICE.c.letter.is_(letters))
    .order_by(NOTICE.c.due_on, NOTICE.c.key, NOTICE.c.id)
    for letters in (True, False)
}
_SEEN: Final = select(ACKNOWLEDGEMENT.c.deadline_key).where(
    ACKNOWLEDGEMENT.c.person == bindparam("person")
)


class SqlNotices:
    """What is to be said to whom."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def add(self, notices: Iterable[Notice]) -> None:
        """Add notices; one whose (key, person) exists is left alone."""
        found = list(notices)
        # People who are told the same share a request: it is put into words once.
        requests = {id(item.request): item.request for item in found}
        texts = {key: dumped(request) for key, request in requests.items()}
        rows = [notice_columns(item, texts[id(item.request)]) for item in found]
        insert_missing(self._connection, NOTICE, rows)

    def people_waiting(self, until: date, *, letters: bool) -> tuple[str, ...]:
        """Return the persons with pending letters (or reminders) due by then, sorted."""
        return tuple(self._connection.execute(_PEOPLE[letters], {"until": until}).scalars())

    def pending(self, person: str, until: date, *, letters: bool) -> tuple[Notice, ...]:
        """Return the pending letters (or reminders) of a person, locked, oldest first."""
        query = locked(self._connection, _OF_PERSON[letters])
        rows = rows_of(self._connection, query, person=person, until=until)
        return tuple(notice_of(row) for row in rows)

    def close(
        self, ids: Iterable[str], state: NoticeState, reason: str, message_id: str | None
    ) -> None:
        """Settle notices: sent with a message, or closed with a reason."""
        self._connection.execute(
            update(NOTICE)
            .where(among(NOTICE.c.id, ids))
            .values(state=state.value, closed_reason=reason, message_id=message_id)
        )

    def reopen(self, message_ids: Iterable[str]) -> None:
        """Let the notices that were put into these messages wait again."""
        recalled = sorted(message_ids)
        if recalled:
            self._connection.execute(
                update(NOTICE)
                .where(NOTICE.c.message_id.in_(recalled), NOTICE.c.state == NoticeState.SENT.value)
                .values(state=NoticeState.PENDING.value, closed_reason="", message_id=None)
            )

    def of_case(self, case_id: str) -> tuple[Notice, ...]:
        """Return the notices about a case, oldest first."""
        query = (
            select(NOTICE)
            .where(NOTICE.c.case_id == case_id)
            .order_by(NOTICE.c.due_on, NOTICE.c.key, NOTICE.c.person)
        )
        return tuple(notice_of(row) for row in rows_of(self._connection, query))

    def acknowledge(self, person: str, deadline_key: str, at: datetime) -> None:
        """Record that a person has seen a deadline in its revision; twice is harmless."""
        seen = {"person": person, "deadline_key": deadline_key, "acknowledged_at": at}
        insert_missing(self._connection, ACKNOWLEDGEMENT, [seen])

    def acknowledged(self, person: str) -> frozenset[str]:
        """Return the deadline keys that a person has acknowledged."""
        return frozenset(self._connection.execute(_SEEN, {"person": person}).scalars())
