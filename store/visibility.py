"""What does not exist for a viewer: secret cases, and everything that hangs on them."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Subquery, literal, or_, select, true

from engine.timers import DIGEST, Message
from engine.viewer import Viewer
from store.parts.audit import ENTRY
from store.parts.cases import CASE, INSIDER
from store.parts.outbox import OUTBOX, OUTBOX_CASE
from store.statements import starts_with

_CASE_CHAIN: Final = "case:"


class Visibility:
    """Conditions for queries: true of what exists for the viewer."""

    def __init__(self, viewer: Viewer) -> None:
        """Decide once whether anything must be hidden."""
        self._hidden = None if viewer.sees_secrets else _hidden(viewer.person)
        self._person = viewer.person

    def of_case(self, case_id: ColumnElement[str]) -> ColumnElement[bool]:
        """Return the condition that the case of this id exists for the viewer."""
        return true() if self._hidden is None else case_id.not_in(self._ids())

    def of_entry(self) -> ColumnElement[bool]:
        """Return the condition for log entries: by their case and by the name of their chain."""
        if self._hidden is None:
            return true()
        chains: Select[Any] = select(literal(_CASE_CHAIN).concat(self._hidden.c.id))
        return ENTRY.c.case_id.not_in(self._ids()) & ENTRY.c.chain.not_in(chains)

    def of_message(self) -> ColumnElement[bool]:
        """Return the condition for messages: a letter about a hidden case does not exist.

        A digest exists when one of its cases does: were it missing in the outbox, or two of them
        sent, that would tell. Its words are for its reader alone, see ``Views.messages``.
        """
        if self._hidden is None:
            return true()
        about = select(OUTBOX_CASE.c.message_id)
        hidden = about.where(OUTBOX_CASE.c.case_id.in_(self._ids()))
        shown = about.where(OUTBOX_CASE.c.case_id.not_in(self._ids()))
        digest = starts_with(OUTBOX.c.key, DIGEST) & OUTBOX.c.id.in_(shown)
        return OUTBOX.c.id.not_in(hidden) | digest

    def reads(self, message: Message) -> bool:
        """Tell whether the words of a message are for this viewer: a digest is personal."""
        own = message.person == self._person
        return self._hidden is None or own or not message.key.startswith(DIGEST)

    def _ids(self) -> Select[Any]:
        assert self._hidden is not None  # noqa: S101 (asked for only after the question)
        return select(self._hidden.c.id)


def _hidden(person: str) -> Subquery:
    """Return the ids of the secret cases of others and of all cases below them, however deep."""
    known = select(INSIDER.c.case_id).where(INSIDER.c.person == person)
    secret = select(CASE.c.id).where(CASE.c.secret, CASE.c.id.not_in(known))
    above = secret.cte("hidden", recursive=True)
    below = select(CASE.c.id).where(
        or_(CASE.c.parent_id == above.c.id, CASE.c.round_id == above.c.id)
    )
    return select(above.union(below).c.id).subquery()
