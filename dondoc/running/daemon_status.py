"""How the daemon stands, as far as it exists for the viewer: pulse, waiting work, paused channels."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dondoc.running.heartbeat import Pulse, is_alarming, pulse_of
from dondoc.wiring import Application
from engine.case import Actor
from engine.ports import Parcel

UNSENT = ("waiting", "leased")


@dataclass(frozen=True, slots=True)
class DaemonStatus:
    """The daemon from outside."""

    pulse: Pulse
    alarming: bool
    pending_timers: int
    pending_notices: int
    waiting: int
    given_up: int
    oldest_unsent: Parcel | None
    paused: Mapping[str, str]

    @property
    def oldest_unsent_at(self) -> datetime | None:
        """Return when the oldest message that still waits was finished."""
        return self.oldest_unsent.message.created_at if self.oldest_unsent else None


def status_of(application: Application, actor: Actor) -> DaemonStatus:
    """Return how the daemon stands."""
    pulse = pulse_of(application)
    with application.views(actor) as views:
        counts = views.counts()
        unsent = views.messages(states=UNSENT)
    with application.store.read() as uow:
        paused = uow.outbox.paused_channels()
    return DaemonStatus(
        pulse=pulse,
        alarming=is_alarming(application, pulse),
        pending_timers=counts.pending_timers,
        pending_notices=counts.pending_notices,
        waiting=len(unsent),
        given_up=counts.messages.get("dead", 0) + counts.messages.get("unknown", 0),
        oldest_unsent=unsent[0] if unsent else None,
        paused=paused,
    )
