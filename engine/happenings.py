"""What happened to a case, read from its log: every entry as it stands after later corrections."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from engine.audit import CORRECTS, AuditEntry, Change
from engine.case import DocumentRef, Fact

CORRECT: Final = "correct"
DAY: Final = "occurred_on"
_GIVEN: Final = ("dates.", "facts.")
_DOCUMENT: Final = ("number", "issuer", "issued_on")


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of a case's log; ``position`` is its place in the chain.

    ``recorded`` is what the entry changed as it was written, ``recorded_on`` the day of the act it
    named; ``given``, ``occurred_on`` and ``document`` are as they stand corrected. ``given`` maps
    ``dates.NAME``, ``facts.NAME`` and ``unit`` to the value after. ``latest`` names the last entry
    that says what this one should have said: itself, or the newest correction.
    """

    position: int
    action: str
    person: str
    recorded_at: datetime
    recorded_on: date
    recorded: Mapping[str, Change]
    occurred_on: date
    document: DocumentRef | None
    given: Mapping[str, Fact]
    latest: tuple[int, str]
    corrected_by: tuple[int, ...] = ()
    mends: Mapping[str, Change] = field(default_factory=dict)

    def says(self, name: str) -> Fact:
        """Return what the entry says under a name of ``given``, ``occurred_on`` or ``document.``."""
        if name == DAY:
            return self.occurred_on.isoformat()
        if name.startswith("document."):
            return document_facts(self.document).get(name.removeprefix("document."))
        return self.given.get(name)


def document_facts(document: DocumentRef | None) -> dict[str, Fact]:
    """Return number, issuer and day of a document, as entries write them."""
    if document is None:
        return {}
    issued_on = document.issued_on
    return {
        "number": document.number,
        "issuer": document.issuer,
        "issued_on": issued_on.isoformat() if issued_on else "",
    }


def happenings(entries: Iterable[AuditEntry]) -> tuple[Happening, ...]:
    """Return what was done to a case in order; what was refused or failed did not happen."""
    found: dict[int, Happening] = {}
    roots: dict[int, int] = {}
    for entry in entries:
        if entry.outcome != "done":
            continue
        item = _happening(entry)
        for position, mends in _mended(item).items():
            root = roots.get(position, position)
            found[root] = _corrected(found[root], mends, item)
            roots[item.position] = root
        found[item.position] = item
    return tuple(found.values())


def correctors(items: Iterable[Happening], position: int, name: str) -> tuple[int, ...]:
    """Return the positions of the corrections that replaced one value of an entry, in order."""
    found: tuple[int, ...] = ()
    for item in items:
        for target in _mended(item):
            named = f"{CORRECTS}{target}.{name}" in item.mends
            if named and target in {position, *found}:
                found = (*found, item.position)
    return found


def _happening(entry: AuditEntry) -> Happening:
    changes = {name: (pair[0], pair[1]) for name, pair in json.loads(entry.changes).items()}
    mends = {name: pair for name, pair in changes.items() if name.startswith(CORRECTS)}
    plain = {name: pair for name, pair in changes.items() if name not in mends}
    recorded_at = datetime.fromisoformat(entry.recorded_at)
    day = date.fromisoformat(entry.occurred_on) if entry.occurred_on else recorded_at.date()
    return Happening(
        position=entry.position,
        action=entry.action,
        person=entry.person,
        recorded_at=recorded_at,
        recorded_on=day,
        recorded=plain,
        occurred_on=day,
        document=_document(entry.document),
        given=_given(plain, mends),
        latest=(entry.position, entry.hash),
        mends=mends,
    )


def _given(changes: Mapping[str, Change], mends: Mapping[str, Change]) -> dict[str, Fact]:
    """Return what an entry gave; a correction gives only what it does not say of another entry."""
    elsewhere = {name.split(".", 2)[2] for name in mends if name.count(".") > 1}
    return {
        name: after
        for name, (_, after) in changes.items()
        if (name == "unit" or name.startswith(_GIVEN))
        and name not in elsewhere
        and not (mends and name.startswith("dates."))
    }


def _document(text: str) -> DocumentRef | None:
    if not text:
        return None
    plain: dict[str, str] = json.loads(text)
    return DocumentRef(
        plain["number"],
        plain["issuer"],
        date.fromisoformat(plain["issued_on"]) if plain["issued_on"] else None,
        plain["evidence"] or None,
    )


def _mended(item: Happening) -> dict[int, dict[str, Change]]:
    """Return what an entry says of others: position to name to (wrong, right)."""
    found: dict[int, dict[str, Change]] = {}
    for name, change in item.mends.items():
        _, position, *rest = name.split(".", 2)
        named = found.setdefault(int(position), {})
        if rest:
            named[rest[0]] = change
    return found


def _corrected(item: Happening, mends: Mapping[str, Change], by: Happening) -> Happening:
    values = {name: after for name, (_, after) in mends.items()}
    day = values.pop(DAY, None)
    paper = {
        name: values.pop(f"document.{name}") for name in _DOCUMENT if f"document.{name}" in values
    }
    return replace(
        item,
        occurred_on=date.fromisoformat(str(day)) if day else item.occurred_on,
        document=redocumented(item.document, paper),
        given={**item.given, **values},
        latest=by.latest,
        corrected_by=(*item.corrected_by, by.position),
    )


def redocumented(document: DocumentRef | None, values: Mapping[str, Fact]) -> DocumentRef | None:
    """Return a document with number, issuer or day replaced."""
    if not values:
        return document
    merged = {**document_facts(document), **values}
    issued_on = str(merged.get("issued_on") or "")
    return DocumentRef(
        str(merged.get("number") or ""),
        str(merged.get("issuer") or ""),
        date.fromisoformat(issued_on) if issued_on else None,
        document.evidence_sha256 if document else None,
    )


def with_mends(items: Iterable[Happening], mistake: "Mistake") -> tuple[Happening, ...]:
    """Return the happenings with a further correction laid over them, which is not written yet."""
    return tuple(
        replace(_corrected(item, mends, item), corrected_by=item.corrected_by)
        if (mends := mistake.mends.get(item.position))
        else item
        for item in items
    )


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a log: position of the entry to name to (wrong, right)."""

    mends: Mapping[int, Mapping[str, Change]]

    def changes(self, items: Iterable[Happening]) -> dict[str, Change]:
        """Return how the correcting entry names what it replaces, and each wrong and right value."""
        written: dict[str, Change] = {}
        for item in items:
            if item.position in self.mends:
                position, hash_ = item.latest
                written[f"{CORRECTS}{position}"] = (None, hash_)
                for name, change in self.mends[item.position].items():
                    written[f"{CORRECTS}{position}.{name}"] = change
        return written
