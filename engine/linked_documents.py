"""Documents and events linked to a plan: entries of its log, from which rows that waited were woken."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from engine.audit import AuditDraft, AuditEntry
from engine.case import Actor, DocumentRef
from engine.happenings import redocumented

LINK_DOCUMENT: Final = "link-document"
RECORD_EVENT: Final = "record-event"
WOKEN_BY: Final = "woken_by"
"""The fact of a case that names the link from which it was woken."""


@dataclass(frozen=True, slots=True)
class Link:
    """A document, or an event without one, that was linked to a plan.

    ``text_ref`` names its title or words, which can be erased; ``on`` is the day of the document or the
    event.
    """

    id: str
    plan: str
    on: date
    text_ref: str
    document: DocumentRef | None = None

    @property
    def action(self) -> str:
        """Return the word of its entry in the log."""
        return LINK_DOCUMENT if self.document else RECORD_EVENT

    def draft(self, actor: Actor, now: datetime) -> AuditDraft:
        """Return its entry in the log of the plan."""
        return AuditDraft(
            chain=f"plan:{self.plan}",
            action=self.action,
            person=actor.person,
            on_behalf_of=actor.on_behalf_of,
            occurred_on=self.on,
            recorded_at=now,
            document=self.document,
            changes={"link": (None, self.id), "text_ref": (None, self.text_ref)},
        )


def links_of(plan: str, entries: Iterable[AuditEntry]) -> tuple[Link, ...]:
    """Return what was linked to a plan, in order, from the entries of its log."""
    return tuple(
        _link(plan, entry)
        for entry in entries
        if entry.action in {LINK_DOCUMENT, RECORD_EVENT} and entry.outcome == "done"
    )


def _link(plan: str, entry: AuditEntry) -> Link:
    changes = {name: pair[1] for name, pair in json.loads(entry.changes).items()}
    document = redocumented(None, json.loads(entry.document)) if entry.document else None
    return Link(
        id=str(changes["link"]),
        plan=plan,
        on=date.fromisoformat(entry.occurred_on),
        text_ref=str(changes["text_ref"]),
        document=document,
    )


def known_link(links: Iterable[Link], document: DocumentRef) -> Link | None:
    """Return the link of the same document: number, issuer and day together are its key (fact 13)."""
    wanted = _key(document)
    return next((it for it in links if it.document and _key(it.document) == wanted), None)


def _key(document: DocumentRef) -> tuple[str, str, date | None]:
    return _plain(document.number), _plain(document.issuer), document.issued_on


def _plain(text: str) -> str:
    """Return a text as it is compared: composed, without regard to capitals and blanks."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())
