"""Ports of what an office keeps beside its cases: plans, texts, files, settings, closed years."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from engine.plan import Plan, PlanRevision
from engine.words import N_

YEAR_CLOSED: Final = N_(
    "năm {year} của kế hoạch {plan} đã chốt, không chốt lại; xem: dondoc plan figures {plan}"
)


@dataclass(frozen=True, slots=True)
class Office:
    """One office: one SQLite file or one PostgreSQL schema."""

    id: str
    code: str
    name: str
    zone: str = "Asia/Ho_Chi_Minh"
    language: str = "vi"
    manual_clock: bool = False


class Plans(Protocol):
    """Loaded plans, each as it is in force and as documents amended it."""

    def get(self, code: str) -> Plan | None:
        """Return the plan of that code as it is in force."""

    def add(self, plan: Plan, loaded_at: datetime) -> None:
        """Add a plan; ``Conflict`` when its code exists."""

    def all(self) -> tuple[Plan, ...]:
        """Return all plans by code."""

    def revisions(self, code: str) -> tuple[PlanRevision, ...]:
        """Return what a plan was and is, in order; the last one is in force."""

    def amend(self, revision: PlanRevision) -> None:
        """Put a plan into force; ``Conflict`` when somebody else has amended it since it was read."""


class Texts(Protocol):
    """Free text that can be erased: entries and facts hold only a reference, a salted hash."""

    def put(self, text: str, salt: str) -> str:
        """Keep a text and return its reference; an empty text has the empty reference."""

    def get(self, ref: str) -> str:
        """Return the text, or an empty string when it was erased."""


class Evidence(Protocol):
    """Files under their SHA-256, at most 25 MB each, inside the database."""

    def put(self, name: str, content: bytes, now: datetime) -> str:
        """Keep a file and return its hash; the same bytes are kept once."""

    def get(self, sha256: str) -> tuple[str, bytes] | None:
        """Return name and bytes."""


class Settings(Protocol):
    """The office and what is set for it in the database."""

    def office(self) -> Office | None:
        """Return the office, ``None`` before ``init``."""

    def set_office(self, office: Office) -> None:
        """Write the office once."""

    def get(self, name: str) -> str | None:
        """Return a setting."""

    def set(self, name: str, value: str) -> None:
        """Write a setting."""


@dataclass(frozen=True, slots=True)
class YearClosing:
    """The figures of a plan's year as they were frozen: one canonical JSON text and its SHA-256."""

    plan: str
    year: int
    figures: str
    sha256: str
    closed_at: datetime


class YearClosings(Protocol):
    """Years that were closed (*chốt số liệu năm*); the database itself keeps them as they are."""

    def get(self, plan: str, year: int) -> YearClosing | None:
        """Return the closing of a plan's year."""

    def add(self, closing: YearClosing) -> None:
        """Add a closing; ``Conflict`` when that year is closed already."""
