"""The stage: a scratch store, a clock moved by hand, mail that goes nowhere, the daemon's own ticks."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from dondoc.clock import OFFICE_ZONE, office_day
from dondoc.daemon import Daemon
from dondoc.rulebook import StoredRulebook
from dondoc.settings import Settings
from dondoc.simulation.scenario import Announcement
from dondoc.testing import ManualClock, RecordingNotifier, SequentialIdentities
from dondoc.wiring import Application
from engine.calendar import (
    AnnouncedDay,
    CalendarDocument,
    CalendarHistory,
    DayKind,
    WorkingCalendar,
)
from engine.case import Actor, Command
from engine.decisions import OPEN
from engine.plan import Plan
from engine.ports import Office
from engine.reminder_service import GATHERED
from engine.viewer import EVERYTHING, Viewer
from engine.words import N_
from store.scratch import copy_visible, open_scratch
from store.sql_store import SqlStore
from store.views import Views
from workflows.calendars.vietnam import calendar_of_vietnam, shipped_data
from workflows.planned_cases import cases_of

PLAYER: Final = "mo-phong"
FIRST_ID: Final = 1 << 120
"""Ids from here on: an office's own are random ones of version 4, which cannot look so."""
MORNING, AFTERNOON, AFTERWARDS = time(7, 30), time(16), time(16, 5)
LAST: Final = datetime.max.replace(tzinfo=UTC)
UNSENT: Final = ("waiting", "leased")
SWAP: Final = N_("Nghỉ hoán đổi theo kịch bản")


@dataclass
class Stage:
    """A running program whose every part is real but its store, its clock and its mail."""

    application: Application
    clock: ManualClock
    actor: Actor = field(default_factory=lambda: Actor(PLAYER))
    changes: int = 0
    """How often cases changed: what was read of them at the same count is still true."""
    _idle: tuple[object, datetime] | None = None
    _rested_on: date | None = None

    @property
    def today(self) -> date:
        """Return the day of the simulation."""
        return office_day(self.clock.now())

    @cached_property
    def history(self) -> CalendarHistory:
        """Return the calendar with its announcements, those entered by the office among them."""
        with self.application.store.read() as uow:
            return self.application.rulebook.history_in(uow)

    @property
    def calendar(self) -> WorkingCalendar:
        """Return the calendar as known on the day of the simulation."""
        return self.history.as_known_on(self.today)

    def move_to(self, day: date, hour: time) -> bool:
        """Set the clock; ``False`` when that moment has passed."""
        moment = datetime.combine(day, hour, OFFICE_ZONE)
        if moment < self.clock.at:
            return False
        self.clock.move_to(moment)
        return True

    @property
    def mark(self) -> tuple[int, str]:
        """Return what stays the same as long as no case changes and nothing is announced."""
        return self.changes, self.calendar.version

    def tick(self) -> None:
        """Let the daemon do everything that is due now."""
        self._wake()
        done = Daemon(self.application).tick()
        self.changes += bool(done.followed or done.succeeded or done.fired)
        self._idle = None

    @contextmanager
    def views(self) -> Iterator[Views]:
        """Open reads of everything: what a viewer must not see was never brought here."""
        with self.application.store.read() as uow:
            yield Views(uow, EVERYTHING)

    def is_idle(self) -> bool:
        """Tell whether a tick now would change nothing but its own marks: heart-beat and seal.

        Nothing is due, nothing is to be said, nothing waits to be sent, nothing was announced, and
        no unit ends. What the database once answered holds until its next timer.
        """
        now, mark = self.clock.now(), self.mark
        if self._idle is None or self._idle[0] != mark:
            self._idle = (mark, self._next_moment(now))
        return now < self._idle[1]

    def _next_moment(self, now: datetime) -> datetime:
        """Return the moment at which a tick will find something to do: this one if it would now."""
        with self.application.store.read() as uow:
            waiting = (
                uow.announcements.followed() != self.calendar.version
                or uow.notices.people_waiting(date.max, letters=True)
                or uow.notices.people_waiting(date.max, letters=False)
                or Views(uow, EVERYTHING).messages(states=UNSENT, limit=1)
            )
            ends = (unit.ended_on for unit in uow.parties.units())
            moments = [
                uow.timers.next_pending() or LAST,
                *(_morning(day) for day in ends if day and day >= self.today),
                self.application.quotas.next_look() or LAST,
            ]
        return now if waiting else min(moments)

    def rest(self) -> None:
        """Let an idle morning pass: the day counts as one on which the daemon was there."""
        if self.calendar.is_working_day(self.today):  # on others none is gathered anyway
            self._rested_on = self.today

    def _wake(self) -> None:
        """Write the last day of rest, for whoever asks next when the daemon was there."""
        if self._rested_on is None:
            return
        with self.application.store.write() as uow:
            uow.settings.set(GATHERED, self._rested_on.isoformat())
            uow.commit()
        self._rested_on = None

    def anything_open(self) -> bool:
        """Tell whether any case still waits for something."""
        with self.views() as views:
            return bool(views.cases(open_only=True, limit=1))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time.min, OFFICE_ZONE)


@contextmanager
def plan_stage(
    plan: Plan, first: date, announcements: Iterable[Announcement] = ()
) -> Iterator[Stage]:
    """Give a stage on which a plan was just loaded, early on its first day."""
    with _scratch_store() as store:
        begins = datetime.combine(first, time(7), OFFICE_ZONE)
        stage = _stage(store, begins, announcements)
        _found(stage, plan)
        yield stage


@contextmanager
def office_stage(
    source: SqlStore, viewer: Viewer, now: datetime, announcements: Iterable[Announcement] = ()
) -> Iterator[Stage]:
    """Give a stage with a copy of what an office shows to a viewer, at this moment."""
    with _scratch_store() as store:
        copy_visible(source, store, viewer)
        yield _stage(store, now, announcements)


@contextmanager
def _scratch_store() -> Iterator[SqlStore]:
    with TemporaryDirectory(prefix="dondoc-") as folder:
        store = open_scratch(Path(folder))
        try:
            yield store
        finally:
            store.dispose()


def _stage(store: SqlStore, at: datetime, announcements: Iterable[Announcement]) -> Stage:
    clock = ManualClock(at.astimezone(OFFICE_ZONE))
    settings = Settings(database_url="", outbox_dir=Path())  # none of the office's: nothing leaves
    rulebook = StoredRulebook()
    rulebook.history = history_with(announcements)
    channels = {"email": RecordingNotifier()}
    identities = SequentialIdentities(FIRST_ID)
    return Stage(Application(settings, clock, store, identities, rulebook, channels), clock)


def _found(stage: Stage, plan: Plan) -> None:
    application, new_id = stage.application, stage.application.identities.new_id
    with application.store.write() as uow:
        uow.settings.set_office(Office(new_id(), plan.organiser, plan.issuer, manual_clock=True))
        uow.commit()
    command = Command(OPEN, stage.actor, stage.today)
    application.cases.load_plan(plan, cases_of(plan, new_id), command)


def history_with(announcements: Iterable[Announcement]) -> CalendarHistory:
    """Return the calendar in which these swaps became known as given, whatever is on record."""
    days = {item.day: item for each in announcements for item in _announced(each)}
    if not days:
        return calendar_of_vietnam()
    data = shipped_data()
    kept = tuple(item for item in data.announced if item.day not in days)
    return replace(data, announced=(*kept, *days.values())).history()


def _announced(item: Announcement) -> Iterator[AnnouncedDay]:
    cited = (
        (CalendarDocument("", "", item.document, issued_on=item.known_on),) if item.document else ()
    )
    worked = item.worked
    yield AnnouncedDay(item.off, False, DayKind.SWAPPED, SWAP, cited, item.known_on, worked)  # noqa: FBT003  (a day off)
    if worked is not None:
        yield AnnouncedDay(worked, True, DayKind.WORKED, SWAP, cited, item.known_on, item.off)  # noqa: FBT003  (a day of work)
