"""For tests, ours and those of users: an office played in virtual time, with mail that is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Self

from dondoc.clock import OFFICE_ZONE, office_day
from dondoc.daemon import Daemon, Tick
from dondoc.identities import ALPHABET
from dondoc.rulebook import StoredRulebook
from dondoc.settings import Settings
from dondoc.wiring import Application
from engine.case import Case, Command, DocumentRef, Fact
from engine.decisions import OPEN, Decision
from engine.obligations import Deadline
from engine.parties import Appointment, Contact, Person, Role
from engine.plan import Plan
from engine.ports import Office
from engine.timers import Message, Outcome, Verdict
from store.sql_store import SqlStore, open_store
from workflows.planned_cases import cases_of


@dataclass
class ManualClock:
    """A clock that stands still until it is moved."""

    at: datetime = datetime(2024, 1, 2, 8, tzinfo=OFFICE_ZONE)
    manual: ClassVar[bool] = True

    def now(self) -> datetime:
        """Return the moment it shows, in UTC."""
        return self.at.astimezone(UTC)

    def move_to(self, moment: datetime | str) -> None:
        """Show another moment; a text without offset is the office's time."""
        found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        self.at = found if found.tzinfo else found.replace(tzinfo=OFFICE_ZONE)

    def advance(self, **by: float) -> None:
        """Move forward, say ``advance(hours=2)``."""
        self.at += timedelta(**by)


@dataclass
class SequentialIdentities:
    """Ids and tokens in order, so that a run can be repeated."""

    given: int = 0

    def new_id(self) -> str:
        """Return the next number as 32 hexadecimal digits."""
        self.given += 1
        return f"{self.given:032x}"

    def token(self, length: int) -> str:
        """Return the next number written in the alphabet of tokens."""
        self.given += 1
        rest, letters = self.given, ""
        for _ in range(length):
            rest, place = divmod(rest, len(ALPHABET))
            letters = ALPHABET[place] + letters
        return letters


@cache
def _empty_file() -> bytes:
    """Return the bytes of a prepared database: each process makes its tables once."""
    with TemporaryDirectory(prefix="dondoc-empty-") as folder:
        path = Path(folder) / "empty.sqlite3"
        store = open_store(str(path))
        store.prepare()
        store.dispose()
        return path.read_bytes()


def empty_store(path: Path) -> SqlStore:
    """Return the store of a new file with all tables and no row; a file that exists is kept."""
    store = open_store(str(path))
    if path.exists():
        store.prepare()
    else:
        path.write_bytes(_empty_file())
    return store


def _delivered(message: Message) -> Outcome:
    return Outcome(Verdict.OK, "recording", provider_message_id=message.id)


@dataclass
class RecordingNotifier:
    """A channel that keeps what it was given; ``answer`` decides how each attempt ends."""

    answer: Callable[[Message], Outcome] = _delivered
    sent: list[Message] = field(default_factory=list)
    attempts: list[Message] = field(default_factory=list)
    name: str = "recording"

    def send(self, message: Message) -> Outcome:
        """Remember the attempt, and the message when it was accepted."""
        self.attempts.append(message)
        outcome = self.answer(message)
        if outcome.verdict is Verdict.OK:
            self.sent.append(message)
        return outcome

    def close(self) -> None:
        """Nothing stays open."""


OPERATOR = Person(
    "operator",
    "Người vận hành",
    (Appointment(Role.OFFICER), Appointment(Role.OPERATOR)),
    (Contact("email", "operator@example.vn"),),
)


@dataclass
class PlayedOffice:
    """A whole office on one database, with a clock moved by hand and mail that is kept."""

    application: Application
    clock: ManualClock
    mail: RecordingNotifier

    @classmethod
    def found(
        cls,
        store: SqlStore | Path,
        at: str,
        answer: Callable[[Message], Outcome] = _delivered,
    ) -> Self:
        """Found an office at a moment, in a prepared store or a new database in a folder."""
        if isinstance(store, Path):
            store = empty_store(store / "office.sqlite3")
        clock, mail, identities = ManualClock(), RecordingNotifier(answer), SequentialIdentities()
        clock.move_to(at)
        settings = Settings(database_url="", outbox_dir=Path(), actor=OPERATOR.code)
        channels = {"email": mail}
        application = Application(settings, clock, store, identities, StoredRulebook(), channels)
        office = Office(identities.new_id(), "VP", "Văn phòng", manual_clock=True)
        with store.write() as uow:
            uow.settings.set_office(office)
            uow.parties.put_person(OPERATOR)
            uow.commit()
        return cls(application, clock, mail)

    @property
    def today(self) -> date:
        """Return the office's day."""
        return office_day(self.clock.now())

    def load(self, plan: Plan) -> tuple[Decision, ...]:
        """Load a plan with its cases."""
        cases = cases_of(plan, self.application.identities.new_id)
        command = Command(OPEN, self.application.actor(OPERATOR.code), self.today)
        return self.application.cases.load_plan(plan, cases, command)

    def send(  # noqa: PLR0913  (a story names only what matters of all that can come with a step)
        self,
        code: str,
        event: str,
        *,
        on: date | None = None,
        by: str = OPERATOR.code,
        document: str = "",
        reason: str = "",
        dates: Mapping[str, date | None] | None = None,
        facts: Mapping[str, Fact] | None = None,
    ) -> tuple[Decision, ...]:
        """Send an event to a case, by default today and by the operator."""
        command = Command(
            event,
            self.application.actor(by),
            on or self.today,
            document=DocumentRef(document) if document else None,
            reason=reason,
            dates=dates or {},
            facts=facts or {},
        )
        return self.application.cases.advance(code, command)

    def tick(self) -> Tick:
        """Let the daemon do everything that is due now."""
        return Daemon(self.application).tick()

    def live_until(self, last: str | date, hours: tuple[int, ...] = (8,)) -> None:
        """Go through the days up to and including ``last``, with a tick at each of the hours."""
        end = date.fromisoformat(last) if isinstance(last, str) else last
        day = self.today
        while day <= end:
            for hour in hours:
                moment = datetime.combine(day, time(hour), OFFICE_ZONE)
                if moment >= self.clock.at:
                    self.clock.move_to(moment)
                    self.tick()
            day += timedelta(days=1)

    def case(self, code: str) -> Case:
        """Return a case as it is stored."""
        with self.application.store.read() as uow:
            found = uow.cases.by_code(code)
        assert found is not None, code  # noqa: S101  (a tool for tests)
        return found

    def deadline(self, code: str, name: str) -> Deadline:
        """Return the newest round of a deadline."""
        case = self.case(code)
        with self.application.store.read() as uow:
            rounds = [d for d in uow.deadlines.of_case(case.id) if d.name == name]
        return max(rounds, key=lambda deadline: deadline.round)

    def mail_to(self, person: str) -> list[Message]:
        """Return the mail that reached a person, in order."""
        return [message for message in self.mail.sent if message.person == person]
