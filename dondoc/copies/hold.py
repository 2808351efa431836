"""Whether an office is held: restored from a backup, and not yet allowed to send."""

from datetime import datetime
from typing import Final

from engine.ports import Settings

HELD: Final = "held"


def held_since(settings: Settings) -> datetime | None:
    """Return when the office was restored and held, ``None`` when it may send."""
    text = settings.get(HELD)
    return datetime.fromisoformat(text) if text else None
