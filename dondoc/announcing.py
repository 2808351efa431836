"""What an office is told about its working days: previewed, then applied exactly as previewed."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final

from dondoc.clock import office_day
from dondoc.parties.acts import Act, require_right
from dondoc.wiring import Application
from engine.audit import Change, canonical, digest
from engine.calendar import AnnouncedDay, CalendarHistory
from engine.calendar_changes import CHAIN, CalendarAct, CalendarChange
from engine.calendar_following import CalendarFollower
from engine.case import Actor, DocumentRef
from engine.errors import Conflict
from engine.ports import UnitOfWork
from engine.rights import may_see
from engine.stepping import Stepper
from engine.words import N_
from workflows.calendars.announcing import Source, days_off, swap
from workflows.calendars.newer import newer_data

ADD_SWAP: Final = "add-swap"
ADD_OFF: Final = "add-off"
IMPORT: Final = "import-calendar"


@dataclass(frozen=True, slots=True)
class News:
    """What is announced, once checked: days of the office's own, or a data file.

    ``learned`` is everything that becomes known by it.
    """

    action: str
    document: DocumentRef | None
    known_on: date
    learned: tuple[AnnouncedDay, ...]
    history: CalendarHistory
    file: tuple[str, bytes] | None = None

    def content(self) -> str:
        """Return what the hash of a preview says of the announcement itself."""
        days = [[item.day.isoformat(), item.kind.value] for item in self.learned]
        number = self.document.number if self.document else ""
        return canonical([self.action, number, self.known_on.isoformat(), days])


@dataclass(frozen=True, slots=True)
class Preview:
    """An announcement with what it does, as far as the cases exist for who looks."""

    news: News
    change: CalendarChange
    hash: str
    """The name of the preview: the same announcement doing the same has the same."""


Telling = Callable[["Announcing", UnitOfWork], News]
"""Checks an announcement against the calendar of a unit of work."""


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let the collector rest: all of an office's timers at once are no garbage, and cost a quarter."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass(frozen=True, slots=True)
class Announcing:
    """Previews and applies announcements for one actor."""

    application: Application
    actor: Actor

    @property
    def today(self) -> date:
        """Return the office's day."""
        return office_day(self.application.clock.now())

    def preview(self, telling: Telling) -> Preview:
        """Return what an announcement would do; nothing is written."""
        with _without_collecting(), self.application.store.read() as uow:
            news = telling(self, uow)
            return self._seen(news, self._follower(uow, news).plan())

    def apply(self, telling: Telling, previewed: str) -> Preview:
        """Write an announcement and all it does in one transaction.

        It is planned again in that transaction; ``Conflict`` when it is not what was previewed.
        """
        with _without_collecting(), self.application.store.write() as uow:
            uow.open_work.lock()
            news = telling(self, uow)
            follower = self._follower(uow, news)
            change = follower.plan()
            preview = self._seen(news, change)
            if preview.hash != previewed:
                raise Conflict(
                    N_(
                        "các hồ sơ đã khác so với bản xem trước {previewed}…, chưa ghi gì; hãy xem "
                        "trước lại rồi áp dụng"
                    ),
                    previewed=previewed[:12],
                )
            self._write(uow, follower, news, change, preview.hash)
            uow.commit()
            return preview

    def require_right(self, action: str) -> None:
        """Refuse, after recording it, an actor who does not keep the office's records."""
        now = self.application.clock.now()
        require_right(self.application.store, Act(CHAIN, action, self.actor, self.today, now))

    def _seen(self, news: News, change: CalendarChange) -> Preview:
        seen = change.seen_by(lambda case: may_see(self.actor, case))
        return Preview(news, seen, digest([news.content(), seen.fingerprint()]))

    def _follower(self, uow: UnitOfWork, news: News) -> CalendarFollower:
        application = self.application
        now = application.clock.now()
        stepper = Stepper(uow, application.rulebook, application.identities, now)
        return CalendarFollower(stepper, news.history)

    def _write(
        self,
        uow: UnitOfWork,
        follower: CalendarFollower,
        news: News,
        change: CalendarChange,
        shown: str,
    ) -> None:
        now, new_id = follower.stepper.now, self.application.identities.new_id
        act = CalendarAct(self.actor, self.today, now, news.document)
        announcement = new_id()
        changes: dict[str, Change] = {
            "known_on": (None, news.known_on.isoformat()),
            "days": (None, [[item.day.isoformat(), item.kind.value] for item in news.learned]),
            "version": (uow.announcements.followed(), change.version),
            "preview": (None, shown),
        }
        if news.file is None:
            uow.announcements.add(announcement, news.learned, now)
        else:
            sha256 = uow.evidence.put(*news.file, now)
            uow.announcements.use_file(sha256)
            changes["file"] = (None, sha256)
        follower.write(change, act, f"{CHAIN}/{announcement}")
        uow.audit.append(act.entry(news.action, changes))


@dataclass(frozen=True, slots=True)
class Swap:
    """A weekday off for a worked Saturday."""

    off: date
    worked: date
    source: Source

    def __call__(self, office: Announcing, uow: UnitOfWork) -> News:
        """Check the pair against the calendar of the office."""
        history = office.application.rulebook.history_in(uow)
        calendar = history.as_known_on(office.today)
        days = swap(self.off, self.worked, self.source, calendar, office.today)
        return _news(ADD_SWAP, self.source, days, history)


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Extra days off with their reason."""

    days: tuple[date, ...]
    reason: str
    source: Source

    def __call__(self, office: Announcing, uow: UnitOfWork) -> News:
        """Check the days against the calendar of the office."""
        history = office.application.rulebook.history_in(uow)
        calendar = history.as_known_on(office.today)
        days = days_off(self.days, self.reason, self.source, calendar, office.today)
        return _news(ADD_OFF, self.source, days, history)


def _news(
    action: str, source: Source, days: tuple[AnnouncedDay, ...], history: CalendarHistory
) -> News:
    return News(action, source.document, source.known_on, days, history.with_days(days))


@dataclass(frozen=True, slots=True)
class NewerFile:
    """A data file that knows more than the calendar in use."""

    name: str
    content: bytes
    document: DocumentRef | None = None

    def __call__(self, office: Announcing, uow: UnitOfWork) -> News:
        """Check the file against the calendar of the office."""
        rulebook, announced = office.application.rulebook, uow.announcements
        present = rulebook.calendars.base(rulebook.history, announced.data_file(), uow)
        found = newer_data(self.name, self.content, present).history()
        known = {item.day for item in present.announced}
        learned = tuple(item for item in found.announced if item.day not in known)
        added = announced.days()
        history = found.with_days(added) if added else found
        document, known_on = _newest(learned, office.today)
        return News(
            IMPORT,
            self.document or document,
            known_on,
            learned,
            history,
            (self.name, self.content),
        )


def _newest(learned: tuple[AnnouncedDay, ...], today: date) -> tuple[DocumentRef | None, date]:
    """Return the newest document among new days, and the day it became known."""
    known = [item for item in learned if item.known_on is not None and item.known_on <= today]
    newest = max(known, key=lambda item: item.known_on or date.min, default=None)
    if newest is None:
        return None, today
    cited = next((document for document in newest.documents if document.number), None)
    document = DocumentRef(cited.number, cited.issuer, cited.issued_on) if cited else None
    return document, newest.known_on or today
