"""The daemon: the home of apscheduler. It only ticks; what is due is the database's answer."""

import logging
import signal
import threading
from dataclasses import dataclass, field
from datetime import timedelta
from types import FrameType
from typing import Final

from apscheduler.schedulers.blocking import BlockingScheduler

from dondoc.wiring import Application
from engine.errors import DondocError

LOGGER: Final = logging.getLogger("dondoc.daemon")


@dataclass(frozen=True, slots=True)
class Tick:
    """What one tick did."""

    fired: int = 0
    letters: int = 0
    digests: int = 0
    sent: int = 0
    waiting: int = 0
    dead: int = 0
    paused: int = 0
    sealed: bool = False


@dataclass
class Daemon:
    """Runs the jobs of the clock, one after another, each in transactions of its own."""

    application: Application
    failures: int = 0
    _stopping: threading.Event = field(default_factory=threading.Event)

    def tick(self) -> Tick:
        """Do everything that is due now, once."""
        reminders = self.application.reminders
        reminders.follow_calendar()
        fired = reminders.fire_due()
        letters = reminders.compose_letters()
        digests = reminders.gather_digests()
        delivered = self.application.delivery.deliver()
        sealed = reminders.seal()
        self._beat()
        return Tick(
            fired,
            letters,
            digests,
            delivered.sent,
            delivered.waiting,
            delivered.dead,
            delivered.paused,
            sealed,
        )

    def run(self) -> None:
        """Tick until SIGTERM or SIGINT; a failed tick is logged and counted, the next one comes."""
        self.application.office()
        scheduler = BlockingScheduler(timezone="UTC")
        scheduler.add_job(
            self._guarded_tick,
            "interval",
            seconds=self.application.settings.poll_seconds,
            next_run_time=self.application.clock.now() + timedelta(0),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

        def stop(_number: int, _frame: FrameType | None) -> None:
            # The running tick ends first: shutdown waits for the executor.
            threading.Thread(target=scheduler.shutdown, name="dondoc-stop").start()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        scheduler.start()

    def _guarded_tick(self) -> None:
        try:
            done = self.tick()
        except DondocError as error:
            self._count(error)
        except Exception as error:  # noqa: BLE001  (the one blind except: a tick may fail, the daemon may not)
            self._count(error)
        else:
            LOGGER.info("tick", extra={"action": "tick", "done": done})

    def _count(self, error: Exception) -> None:
        self.failures += 1
        LOGGER.error("tick failed: %s", error, exc_info=error, extra={"action": "tick-failed"})

    def _beat(self) -> None:
        """Leave a heart-beat, so that every command can say when the daemon fell silent."""
        with self.application.store.write() as uow:
            uow.settings.set("heartbeat", self.application.clock.now().isoformat())
            uow.commit()
