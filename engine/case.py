"""Cases, commands and actors: the values that every workflow speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

Fact: TypeAlias = "str | int | bool | Sequence[Fact] | Mapping[str, Fact] | None"

DAEMON: Final = "daemon"


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document as people cite it; number, issuer and day together, none of them a key alone."""

    number: str
    issuer: str = ""
    issued_on: date | None = None
    evidence_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, on whose behalf (*nhập thay*), with which roles and in which units on that day."""

    person: str
    on_behalf_of: str | None = None
    roles: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that moves through a workflow: an inspection, a remediation, a round.

    ``dates`` holds the dates of the office that deadlines hang on, ``facts`` everything else that
    guards, letters and lists need; both are written whole. ``version`` counts the changes.
    ``insiders`` are the persons who may see the case while it is ``secret``. Free text never stands
    in ``facts``: a fact whose name ends in ``_ref`` names a text of the erasable store of texts.
    """

    id: str
    code: str
    workflow: str
    workflow_version: int
    state: str
    version: int
    plan: str | None
    unit: str | None
    parent_id: str | None = None
    round_id: str | None = None
    secret: bool = False
    insiders: frozenset[str] = frozenset()
    dates: Mapping[str, date] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Command:
    """What an actor wants to happen to a case: an event, the day it happened and what came with it.

    ``occurred_on`` is the day of the act (*ngày thực hiện*); the moment of recording is the clock's.
    ``dates`` and ``facts`` are merged into those of the case when the event is accepted.
    """

    event: str
    actor: Actor
    occurred_on: date
    document: DocumentRef | None = None
    reason: str = ""
    dates: Mapping[str, date | None] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
