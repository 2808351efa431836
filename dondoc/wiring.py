"""Wiring: the one place where services meet the store, the channels and the clock."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dondoc.clock import office_day
from dondoc.delivering import Delivery
from dondoc.identities import RandomIdentities
from dondoc.office_store import OfficeStore
from dondoc.rulebook import StoredRulebook
from dondoc.settings import Settings
from engine.calendar_history import CalendarHistory
from engine.case import DAEMON, Actor
from engine.case_service import CaseService
from engine.errors import InvalidInput, RightMissing, StorageUnavailable
from engine.ports import Clock, Identities, Notifier, Office
from engine.reminder_service import ReminderService
from engine.rights import SEES_SECRETS
from engine.viewer import Viewer
from engine.window import SendingWindow
from engine.words import N_
from engine.year_closing import YearService
from notifiers.eml_folder import EmlFolderChannel
from notifiers.mime import MailIdentity
from notifiers.smtp import SmtpChannel
from notifiers.smtp_line import Security, SmtpSettings
from store.database import BUSY_SECONDS
from store.sql_store import SqlStore
from store.views import Views

if TYPE_CHECKING:
    from dondoc.quotas.watch import QuotaWatch


@dataclass
class Application:
    """The running program: services to change, views to read; each part is built when first used."""

    settings: Settings
    clock: Clock
    store: SqlStore
    identities: Identities
    rulebook: StoredRulebook
    notifiers: Mapping[str, Notifier] | None = None

    @cached_property
    def cases(self) -> CaseService:
        """Return the service that changes cases."""
        return CaseService(self.store, self.rulebook, self.clock, self.identities)

    @cached_property
    def years(self) -> YearService:
        """Return the service that closes years."""
        return YearService(self.store, self.rulebook, self.clock, self.identities)

    @cached_property
    def reminders(self) -> ReminderService:
        """Return the service of the clock."""
        from dondoc.letters.composing import OfficeComposer

        return ReminderService(
            self.store,
            self.rulebook,
            OfficeComposer(self.identities, _identity(self.settings)),
            self.clock,
            self.identities,
            SendingWindow(),
        )

    @cached_property
    def delivery(self) -> Delivery:
        """Return what sends the messages that wait."""
        notifiers = self.notifiers or {"email": _mail_channel(self.settings)}
        return Delivery(self.store, notifiers, self.clock, SendingWindow(), self.rulebook)

    @cached_property
    def quotas(self) -> "QuotaWatch":
        """Return what looks at quotas once a day."""
        from dondoc.quotas.watch import QuotaWatch

        return QuotaWatch(
            self.store, self.rulebook, self.clock, self.identities, _identity(self.settings)
        )

    @property
    def history(self) -> CalendarHistory:
        """Return the working calendar with what the office was told of, as it stands now."""
        with self.store.read() as uow:
            return self.rulebook.history_in(uow)

    def office(self) -> Office:
        """Return the office; refuse a database that has none yet."""
        with self.store.read() as uow:
            office = uow.settings.office()
        if office is None:
            raise StorageUnavailable(
                N_("cơ sở dữ liệu chưa được khởi tạo; chạy “dondoc init” trước")
            )
        return office

    def actor(self, person: str, on_behalf_of: str | None = None) -> Actor:
        """Return somebody with the roles and units of today; an unknown code has none."""
        if DAEMON in {person, on_behalf_of}:
            raise InvalidInput(
                N_(
                    "“{code}” là tên riêng của dịch vụ, không ai đứng tên này; ghi mã của một người"
                ),
                code=DAEMON,
            )
        today = office_day(self.clock.now())
        with self.store.read() as uow:
            known = uow.parties.person(person)
        if known is not None and known.has_left(today):
            raise RightMissing(
                N_("{person} đã nghỉ từ {day}, không thao tác được nữa; ghi --as người đang làm"),
                person=person,
                day=known.left_on,
            )
        roles = frozenset(role.value for role in known.roles_on(today)) if known else frozenset()
        units = known.units_on(today) if known else frozenset()
        return Actor(person, on_behalf_of, roles, units)

    @contextmanager
    def views(self, actor: Actor) -> Iterator[Views]:
        """Open the reads that an actor may make."""
        viewer = Viewer(actor.person, sees_secrets=bool(actor.roles & SEES_SECRETS))
        with self.store.read() as uow:
            yield Views(uow, viewer)


def build(settings: Settings, clock: Clock, *, busy_seconds: float = BUSY_SECONDS) -> Application:
    """Wire the program for one call; nothing is opened yet."""
    store = OfficeStore(
        settings.database_url,
        manual_clock=bool(getattr(clock, "manual", False)),
        busy_seconds=busy_seconds,
    )
    return Application(settings, clock, store, RandomIdentities(), StoredRulebook())


def _identity(settings: Settings) -> MailIdentity:
    return MailIdentity(
        address=settings.mail_from,
        name=settings.mail_from_name,
        domain=settings.mail_domain,
        reply_to=settings.mail_reply_to,
    )


def _mail_channel(settings: Settings) -> Notifier:
    identity = _identity(settings)
    server = smtp_of(settings)
    if server is None:
        return EmlFolderChannel(settings.outbox_dir, identity)
    return SmtpChannel(server, identity)


def smtp_of(settings: Settings) -> SmtpSettings | None:
    """Return the mail server of the settings, ``None`` when mail goes to a folder."""
    if not settings.smtp_host:
        return None
    return SmtpSettings(
        host=settings.smtp_host,
        port=settings.smtp_port,
        security=Security(settings.smtp_security),
        username=settings.smtp_user,
        password=settings.smtp_password,
        ca_file=settings.smtp_ca_file,
    )
