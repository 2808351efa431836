"""The daemon: the home of apscheduler. It only ticks; what is due is the database's answer."""

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from types import FrameType
from typing import Final

from apscheduler.events import EVENT_SCHEDULER_STARTED
from apscheduler.schedulers import SchedulerNotRunningError
from apscheduler.schedulers.blocking import BlockingScheduler

from dondoc.clock import SystemClock
from dondoc.parties.leaving import follow_leavers
from dondoc.parties.succeeding import carry_out_due
from dondoc.running.service_notify import ALIVE, READY, STOPPING, notify
from dondoc.wiring import Application

LOGGER: Final = logging.getLogger("dondoc.daemon")


@dataclass(frozen=True, slots=True)
class Tick:
    """What one tick did."""

    followed: int = 0
    succeeded: int = 0
    readdressed: int = 0
    fired: int = 0
    quotas: int = 0
    letters: int = 0
    digests: int = 0
    sent: int = 0
    waiting: int = 0
    dead: int = 0
    paused: int = 0
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One job of a tick: the slug of its action, and what runs it and adds what it did."""

    action: str
    run: Callable[[Tick], Tick]


@dataclass
class Daemon:
    """Runs the jobs of the clock, one after another, each in transactions of its own.

    They share one scheduler job and one thread: each works on what the one before left behind
    (timers, then letters and digests, then delivery), and SQLite has one writer anyway.
    """

    application: Application
    failures: int = 0
    _ready: bool = False
    _stopping: threading.Event = field(default_factory=threading.Event)

    def tick(self) -> Tick:
        """Do everything that is due now, once; the first failure is the caller's."""
        done = Tick()
        for part in self._parts():
            done = part.run(done)
        return self._beat(done)

    def run(self) -> None:
        """Tick until SIGTERM or SIGINT; what fails is logged and counted, the next tick comes."""
        self.application.office()
        scheduler = self.scheduler()

        def stop(_number: int, _frame: FrameType | None) -> None:
            self._stopping.set()
            notify(STOPPING)
            # Not here: shutting down waits for the running tick, and this may interrupt anything.
            threading.Thread(target=_shut_down, args=(scheduler,), name="dondoc-stop").start()

        def stop_if_asked(_event: object) -> None:
            if self._stopping.is_set():  # by a signal that came before there was anything to stop
                _shut_down(scheduler)

        scheduler.add_listener(stop_if_asked, EVENT_SCHEDULER_STARTED)
        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        scheduler.start()

    def scheduler(self) -> BlockingScheduler:
        """Return a scheduler with the one job; it keeps nothing, and never runs it twice at once."""
        scheduler = BlockingScheduler(timezone="UTC")
        scheduler.add_job(
            self._guarded_tick,
            "interval",
            seconds=self.application.settings.poll_seconds,
            id="tick",
            # The scheduler beats in the machine's time, also while the office's clock is played.
            next_run_time=SystemClock().now(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        return scheduler

    def _parts(self) -> Iterator[Part]:
        reminders, delivery = self.application.reminders, self.application.delivery
        yield Part("calendar", lambda done: replace(done, followed=reminders.follow_calendar()))
        yield Part("succeed", self._succeed)
        yield Part("leavers", self._follow_leavers)
        yield Part("fire", lambda done: replace(done, fired=reminders.fire_due()))
        quotas = self.application.quotas
        yield Part("quotas", lambda done: replace(done, quotas=quotas.look()))
        yield Part("letters", lambda done: replace(done, letters=reminders.compose_letters()))
        yield Part("digests", lambda done: replace(done, digests=reminders.gather_digests()))
        yield Part("deliver", lambda done: replace(done, **asdict(delivery.deliver())))
        yield Part("seal", lambda done: replace(done, sealed=reminders.seal()))

    def _succeed(self, done: Tick) -> Tick:
        """Let open work follow the units whose last day has passed."""
        return replace(done, succeeded=carry_out_due(self.application))

    def _follow_leavers(self, done: Tick) -> Tick:
        """Give what waits for people who have left to who stands in."""
        return replace(done, readdressed=follow_leavers(self.application))

    def _guarded_tick(self) -> None:
        """Run each part for itself: a timer that fails must not keep finished letters back."""
        done, failures = Tick(), self.failures
        for part in self._parts():
            done = self._guarded(part, done)
        if self.failures == failures:
            # Only a whole tick is a sign of life: a daemon that always fails must show as silent.
            self._guarded(Part("beat", self._beat), done)
        self._tell_manager(whole=self.failures == failures)
        LOGGER.info("tick", extra={"action": "tick", "done": done})

    def _tell_manager(self, *, whole: bool) -> None:
        """Tell systemd that the first tick is over, and of each whole one that the daemon lives."""
        if not self._ready:
            self._ready = notify(READY)
        if whole:
            notify(ALIVE)

    def _guarded(self, part: Part, done: Tick) -> Tick:
        try:
            return part.run(done)
        except Exception:
            # The one blind except: whatever a part meets, the daemon goes on and says so.
            self.failures += 1
            action = f"{part.action}-failed"
            LOGGER.exception("a part of the tick failed", extra={"action": action})
            return done

    def _beat(self, done: Tick) -> Tick:
        """Leave a heart-beat, so that every command can say when the daemon fell silent."""
        with self.application.store.write() as uow:
            uow.settings.set("heartbeat", self.application.clock.now().isoformat())
            uow.commit()
        return done


def _shut_down(scheduler: BlockingScheduler) -> None:
    """Let the running tick end, then the program; being asked twice is harmless."""
    with suppress(SchedulerNotRunningError):
        scheduler.shutdown()
