"""The daemon's sign of life, seen from outside: how old it is, and when silence is too long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from dondoc.beginning import BEGUN
from dondoc.clock import office_day
from dondoc.wiring import Application

KEY: Final = "heartbeat"
PATIENCE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pulse:
    """When the daemon was last at work (``None``: never) and since when it is silent."""

    beat_at: datetime | None
    silent_since: datetime | None
    now: datetime

    @property
    def silence(self) -> timedelta:
        """Return how long the daemon has been silent."""
        return self.now - self.silent_since if self.silent_since else timedelta()

    @property
    def too_old(self) -> bool:
        """Tell whether the silence is longer than a day; whether people work today is another."""
        return self.silence > PATIENCE


def pulse_of(application: Application) -> Pulse:
    """Read the last sign of life; an office without one waits for it since it began."""
    with application.store.read() as uow:
        beat, begun = uow.settings.get(KEY), uow.settings.get(BEGUN)
    since = beat or begun
    return Pulse(
        beat_at=datetime.fromisoformat(beat) if beat else None,
        silent_since=datetime.fromisoformat(since) if since else None,
        now=application.clock.now(),
    )


def is_alarming(application: Application, pulse: Pulse) -> bool:
    """Tell whether people should hear of the silence: too long, on a working day."""
    if not pulse.too_old:
        return False
    today = office_day(pulse.now)
    return application.history.as_known_on(today).is_working_day(today)
