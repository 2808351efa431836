"""Wiring: the one place where services meet the store, the channels and the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from engine.case import Actor
from engine.case_service import CaseService
from engine.errors import StorageUnavailable
from engine.ports import Clock, Identities, Notifier, Office
from engine.reminder_service import ReminderService
from engine.rights import SEES_SECRETS
from engine.viewer import Viewer
from engine.window import SendingWindow
from engine.words import N_
from notifiers.eml_folder import EmlFolder
from notifiers.mime import MailIdentity
from notifiers.smtp import SmtpChannel, SmtpSettings
from store.sql_store import SqlStore, open_store
from store.views import Views

from dondoc.clock import office_day
from dondoc.composing import OfficeComposer
from dondoc.delivering import Delivery
from dondoc.identities import RandomIdentities
from dondoc.rulebook import StoredRulebook
from dondoc.settings import Settings


@dataclass
class Application:
    """The running program: services to change, views to read; each part is built when first used."""

    settings: Settings
    clock: Clock
    store: SqlStore
    identities: Identities
    rulebook: StoredRulebook

    @cached_property
    def cases(self) -> CaseService:
        """Return the service that changes cases."""
        return CaseService(self.store, self.rulebook, self.clock, self.identities)

    @cached_property
    def reminders(self) -> ReminderService:
        """Return the service of the clock."""
        return ReminderService(
            self.store,
            self.rulebook,
            OfficeComposer(self.identities, self.settings.language),
            self.clock,
            self.identities,
            SendingWindow(),
        )

    @cached_property
    def delivery(self) -> Delivery:
        """Return what sends the messages that wait."""
        notifiers = {"email": _mail_channel(self.settings)}
        return Delivery(self.store, notifiers, self.clock, SendingWindow(), self.rulebook.history)

    def office(self) -> Office:
        """Return the office; refuse when the database was played with another kind of clock."""
        with self.store.read() as uow:
            office = uow.settings.office()
        if office is None:
            raise StorageUnavailable(
                N_("cơ sở dữ liệu chưa được khởi tạo; chạy “dondoc init” trước")
            )
        return office

    def actor(self, person: str, on_behalf_of: str | None = None) -> Actor:
        """Return somebody with the roles and units of today; an unknown code has none."""
        today = office_day(self.clock.now())
        with self.store.read() as uow:
            known = uow.parties.person(person)
        roles = frozenset(role.value for role in known.roles_on(today)) if known else frozenset()
        units = known.units_on(today) if known else frozenset()
        return Actor(person, on_behalf_of, roles, units)

    @contextmanager
    def views(self, actor: Actor) -> Iterator[Views]:
        """Open the reads that an actor may make."""
        viewer = Viewer(actor.person, sees_secrets=bool(actor.roles & SEES_SECRETS))
        with self.store.read() as uow:
            yield Views(uow.connection, viewer)


def build(settings: Settings, clock: Clock) -> Application:
    """Wire the program for one call; nothing is opened yet."""
    return Application(
        settings, clock, open_store(settings.database_url), RandomIdentities(), StoredRulebook()
    )


def _mail_channel(settings: Settings) -> Notifier:
    identity = MailIdentity(
        address=settings.mail_from,
        display_name=settings.mail_from_name,
        domain=settings.mail_domain,
        reply_to=settings.mail_reply_to,
    )
    if not settings.smtp_host:
        return EmlFolder(settings.outbox_dir, identity)
    return SmtpChannel(
        SmtpSettings(
            host=settings.smtp_host,
            port=settings.smtp_port,
            security=settings.smtp_security,
            user=settings.smtp_user,
            password=settings.smtp_password,
            ca_file=settings.smtp_ca_file,
        ),
        identity,
    )
