"""One transaction over all parts; leaving without ``commit`` undoes everything."""

from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Self, TypeAlias

from sqlalchemy import Connection

from engine.calendar_ports import Announcements, OpenWork
from engine.errors import StorageUnavailable
from engine.indicator_values import IndicatorValues
from engine.outside import OutsideInspections
from engine.ports import (
    AuditLog,
    Cases,
    Deadlines,
    Evidence,
    Notices,
    Outbox,
    Parties,
    Plans,
    Settings,
    Texts,
    Timers,
    YearClosings,
)
from engine.quota_watch import QuotaWatches
from store.database import Database
from store.failures import NOT_READY
from store.parts.announcements import SqlAnnouncements
from store.parts.audit import SqlAuditLog
from store.parts.cases import SqlCases
from store.parts.closings import SqlYearClosings
from store.parts.deadlines import SqlDeadlines
from store.parts.indicators import SqlIndicatorValues
from store.parts.notices import SqlNotices
from store.parts.open_work import SqlOpenWork
from store.parts.outbox import SqlOutbox
from store.parts.outside import SqlOutsideInspections
from store.parts.parties import SqlParties
from store.parts.plans import SqlPlans
from store.parts.quota_watches import SqlQuotaWatches
from store.parts.records import SqlEvidence, SqlHeartbeats, SqlSettings, SqlTexts
from store.parts.timers import SqlTimers

Probe: TypeAlias = Callable[[str], None]
"""Is told a label before and after every statement and every commit, for tests of crashes."""


class SqlUnitOfWork:
    """A transaction with its parts; they exist inside ``with`` only."""

    cases: Cases
    deadlines: Deadlines
    timers: Timers
    notices: Notices
    outbox: Outbox
    audit: AuditLog
    parties: Parties
    outside: OutsideInspections
    plans: Plans
    texts: Texts
    evidence: Evidence
    settings: Settings
    announcements: Announcements
    open_work: OpenWork
    closings: YearClosings
    indicators: IndicatorValues
    quota_watches: QuotaWatches
    heartbeats: SqlHeartbeats
    connection: Connection

    def __init__(self, database: Database, *, write: bool, probe: Probe | None = None) -> None:
        """Remember where to work; nothing is opened before ``with``."""
        self._database = database
        self._write = write
        self._probe = probe
        self._exit = ExitStack()
        self._office_id: str | None = None

    def __enter__(self) -> Self:
        """Begin the transaction; a writer takes its turn at once."""
        with ExitStack() as opening:
            connection = opening.enter_context(self._database.connect(write=self._write))
            connection.begin()
            self._exit = opening.pop_all()
        self._equip(connection)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Undo what was not committed and give the connection back."""
        self._exit.__exit__(kind, error, trace)

    def commit(self) -> None:
        """Make everything written so far durable; what follows is a new transaction."""
        self._tell("before COMMIT")
        self.connection.commit()
        self._tell("after COMMIT")
        self._equip(self.connection)

    def _equip(self, connection: Connection) -> None:
        """Make the parts anew, for what they remember holds for one transaction only."""
        self.connection = connection
        self.cases = SqlCases(connection)
        self.deadlines = SqlDeadlines(connection)
        self.timers = SqlTimers(connection)
        self.notices = SqlNotices(connection)
        self.outbox = SqlOutbox(connection)
        self.audit = SqlAuditLog(connection, self._office)
        self.parties = SqlParties(connection)
        self.outside = SqlOutsideInspections(connection)
        self.plans = SqlPlans(connection)
        self.texts = SqlTexts(connection)
        self.evidence = SqlEvidence(connection)
        self.settings = SqlSettings(connection)
        self.announcements = SqlAnnouncements(connection)
        self.open_work = SqlOpenWork(connection)
        self.closings = SqlYearClosings(connection)
        self.quota_watches = SqlQuotaWatches(connection)
        self.indicators = SqlIndicatorValues(connection)
        self.heartbeats = SqlHeartbeats(connection)

    def _office(self) -> str:
        """Return the id of the office, which is written once and never changes."""
        if self._office_id is None:
            office = self.settings.office()
            if office is None:
                raise StorageUnavailable(NOT_READY, where=self._database.where)
            self._office_id = office.id
        return self._office_id

    def _tell(self, label: str) -> None:
        if self._probe is not None:
            self._probe(label)
