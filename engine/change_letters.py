"""Change letters: one message to a person about everything that one act changed for them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from engine.case import Case, DocumentRef, Fact
from engine.timers import Notice, NoticeRequest

CHANGES: Final = "changes"
"""The template of a notice that is a line of a change letter."""


class ChangeKind(StrEnum):
    """What an act was, for the opening words of the letter."""

    CALENDAR = "calendar"
    PLAN = "plan"
    CORRECTION = "correction"
    HANDOVER = "handover"
    SUCCESSION = "succession"
    YEAR = "year"
    STARTED = "started"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing of a case: ``what`` in words, before and after as days (ISO 8601) or words.

    Without ``old`` and ``new`` the line says only what there is to do now; ``note`` is a remark.
    """

    what: str
    old: str | None = None
    new: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What an act changed about one case, with the document and the reason of the act.

    With ``calendar`` the letter brings the calendar of the visit as it is now.
    """

    kind: ChangeKind
    lines: tuple[ChangeLine, ...]
    document: DocumentRef | None = None
    reason: str = ""
    calendar: bool = False

    def request(self) -> NoticeRequest:
        """Return what is to be said; a person stands in the notice, so there is no audience."""
        return _request(self)


@lru_cache(maxsize=1024)
def _request(change: Change) -> NoticeRequest:
    """Return the request of a change; one act says the same about many cases."""
    params: dict[str, Fact] = {
        "kind": change.kind.value,
        "lines": [_plain(line) for line in change.lines],
        "reason": change.reason,
    }
    if change.calendar:
        params["calendar"] = True
    if change.document is not None:
        issued_on = change.document.issued_on
        params["document_number"] = change.document.number
        params["document_issuer"] = change.document.issuer
        params["document_on"] = issued_on.isoformat() if issued_on else None
    return NoticeRequest(CHANGES, "", params=params)


def _plain(line: ChangeLine) -> dict[str, Fact]:
    return {"what": line.what, "old": line.old, "new": line.new, "note": line.note}


def lines_of(notice: Notice) -> tuple[ChangeLine, ...]:
    """Return the lines that a notice of a change carries."""
    lines = notice.request.params.get("lines")
    if not isinstance(lines, Sequence) or isinstance(lines, str):
        return ()
    return tuple(_line(item) for item in lines if isinstance(item, Mapping))


def _line(plain: Mapping[str, Fact]) -> ChangeLine:
    old, new = plain.get("old"), plain.get("new")
    return ChangeLine(
        str(plain.get("what") or ""),
        str(old) if old is not None else None,
        str(new) if new is not None else None,
        str(plain.get("note") or ""),
    )


def change_notices(
    bundle: str,
    case: Case,
    people: Iterable[str],
    change: Change,
    day: date,
    new_id: Callable[[], str],
) -> list[Notice]:
    """Return a notice for each person; all of one ``bundle`` reach a person as one message.

    Those of a secret case are a message of their own, see ``engine.letters``. ``bundle`` names
    the act and is new with each: a notice that comes after its bundle was composed goes as a
    message of its own. The caller has left out to whom the case is hidden.
    """
    request = change.request()
    return [
        Notice(
            id=given,
            case_id=case.id,
            person=person,
            request=request,
            due_on=day,
            key=f"{bundle}/{given}",
            bundle=bundle,
        )
        for person, given in ((person, new_id()) for person in people)
    ]
