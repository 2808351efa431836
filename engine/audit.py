"""The audit log: entries in hash chains by subject, seals over all heads, and their verification."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, TypeAlias

from engine.case import DocumentRef, Fact

GENESIS: Final = "0" * 64
CORRECTS: Final = "corrects."
"""How names begin under which an entry says of another entry what it should have said."""
Change: TypeAlias = "tuple[Fact, Fact]"


@dataclass(frozen=True, slots=True)
class AuditDraft:
    """What happened, before it has a place in its chain.

    ``chain`` names the subject (``case:ID``, ``plan:CODE``, ``unit:CODE``, ``person:CODE``, ``office``).
    ``changes`` maps a name to its value before and after; it holds codes and dates, never a name,
    an address or free text: ``reason_ref`` names a text that can be erased.
    """

    chain: str
    action: str
    person: str
    recorded_at: datetime
    on_behalf_of: str | None = None
    case_id: str | None = None
    occurred_on: date | None = None
    outcome: str = "done"
    document: DocumentRef | None = None
    reason_ref: str = ""
    changes: Mapping[str, Change] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An entry as it is stored: every column is text or a number, and all of it is under the hash."""

    chain: str
    position: int
    action: str
    person: str
    on_behalf_of: str
    case_id: str
    occurred_on: str
    recorded_at: str
    outcome: str
    document: str
    reason_ref: str
    changes: str
    previous_hash: str
    hash: str

    def columns(self) -> tuple[str, ...]:
        """Return what the hash covers, in its fixed order."""
        return (
            self.chain,
            str(self.position),
            self.action,
            self.person,
            self.on_behalf_of,
            self.case_id,
            self.occurred_on,
            self.recorded_at,
            self.outcome,
            self.document,
            self.reason_ref,
            self.changes,
            self.previous_hash,
        )


def canonical(value: object) -> str:
    """Return the one JSON text of a value: sorted keys, no blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(parts: Iterable[str]) -> str:
    """Return the SHA-256 of the parts, each preceded by its length in bytes, so none can be shifted."""
    hasher = hashlib.sha256()
    for part in parts:
        raw = part.encode()
        hasher.update(f"{len(raw)}:".encode())
        hasher.update(raw)
    return hasher.hexdigest()


def chained(office_id: str, draft: AuditDraft, position: int, previous_hash: str) -> AuditEntry:
    """Give a draft its place behind the head of its chain."""
    document = draft.document
    columns = (
        draft.chain,
        position,
        draft.action,
        draft.person,
        draft.on_behalf_of or "",
        draft.case_id or "",
        draft.occurred_on.isoformat() if draft.occurred_on else "",
        draft.recorded_at.isoformat(timespec="microseconds"),
        draft.outcome,
        "" if document is None else canonical(_document(document)),
        draft.reason_ref,
        canonical({name: list(change) for name, change in draft.changes.items()}),
        previous_hash,
    )
    return AuditEntry(*columns, hash=digest([office_id, *(str(column) for column in columns)]))


def _document(document: DocumentRef) -> dict[str, str]:
    return {
        "number": document.number,
        "issuer": document.issuer,
        "issued_on": document.issued_on.isoformat() if document.issued_on else "",
        "evidence": document.evidence_sha256 or "",
    }


def first_broken(office_id: str, entries: Iterable[AuditEntry]) -> AuditEntry | None:
    """Return the first entry of one chain (in order of position) that does not fit, or ``None``."""
    previous_hash, recorded_at = GENESIS, ""
    for position, entry in enumerate(entries, start=1):
        fits = (
            entry.position == position
            and entry.previous_hash == previous_hash
            and entry.recorded_at >= recorded_at
            and entry.hash == digest([office_id, *entry.columns()])
        )
        if not fits:
            return entry
        previous_hash, recorded_at = entry.hash, entry.recorded_at
    return None


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: how long it is and the hash of its last entry."""

    chain: str
    length: int
    hash: str


@dataclass(frozen=True, slots=True)
class Seal:
    """A checkpoint (*mốc xác nhận*) over the heads of all chains that grew since the one before."""

    number: int
    sealed_at: str
    heads: tuple[Head, ...]
    previous_hash: str
    hash: str


def sealed(
    office_id: str, number: int, sealed_at: datetime, heads: Iterable[Head], previous_hash: str
) -> Seal:
    """Return the next seal over ``heads``, sorted by chain."""
    ordered = tuple(sorted(heads, key=lambda head: head.chain))
    moment = sealed_at.isoformat(timespec="microseconds")
    return Seal(
        number,
        moment,
        ordered,
        previous_hash,
        _seal_hash(office_id, number, moment, ordered, previous_hash),
    )


def seal_fits(office_id: str, seal: Seal) -> bool:
    """Tell whether the hash of a seal is that of what it says."""
    return seal.hash == _seal_hash(
        office_id, seal.number, seal.sealed_at, seal.heads, seal.previous_hash
    )


def _seal_hash(
    office_id: str, number: int, sealed_at: str, heads: tuple[Head, ...], previous_hash: str
) -> str:
    lines = (part for head in heads for part in (head.chain, str(head.length), head.hash))
    return digest([office_id, str(number), sealed_at, previous_hash, *lines])


def fold(entries: Iterable[AuditEntry]) -> dict[str, Fact]:
    """Return what the entries of one case say it is now: the last value after of every name."""
    folded: dict[str, Fact] = {}
    for entry in entries:
        for name, (_, after) in json.loads(entry.changes).items():
            if not name.startswith(CORRECTS):
                folded[name] = after
    return {name: value for name, value in folded.items() if value is not None}
