"""Inspections of our units by other bodies: entered as facts, withdrawn by a correcting entry."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OutsideInspection:
    """An inspection of one of the units by another body, as somebody entered it."""

    id: str
    unit: str
    subject: str
    body: str
    first_on: date
    last_on: date
    entered_at: datetime
    document: str = ""
    withdrawn_at: datetime | None = None


class OutsideInspections(Protocol):
    """What other bodies inspect; nothing is overwritten or deleted."""

    def add(self, inspection: OutsideInspection) -> None:
        """Keep a new one."""

    def all(self) -> tuple[OutsideInspection, ...]:
        """Return all, withdrawn ones included, by first day, unit and id."""

    def withdraw(self, inspection_id: str, at: datetime) -> None:
        """Mark one as entered by mistake."""
