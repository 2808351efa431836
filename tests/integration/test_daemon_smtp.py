"""From the plan to the mailbox: the daemon sends over real mail servers on loopback."""

import socket
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd import smtp
from aiosmtpd.smtp import AuthResult, Envelope, Session

from dondoc.testing import PlayedOffice
from engine.ports import Parcel
from engine.viewer import EVERYTHING
from notifiers.smtp_line import Security, SmtpSettings
from store.views import Views
from tests.crashes.scenario import PLAN, ROUND, VISIT
from tests.mail_servers import (
    PASSWORD,
    PLAIN,
    Mailbox,
    MailOffice,
    Papers,
    free_port,
    knows_the_office,
    make_papers,
)

MONDAY = "2024-05-20T08:00"
IN_A_HURRY = replace(PLAIN, timeout_s=0.3)


@pytest.fixture
def mail() -> Iterator[MailOffice]:
    mail = MailOffice()
    yield mail
    mail.close()


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return make_papers(tmp_path_factory.mktemp("ca"))


Begin = Callable[..., PlayedOffice]


@pytest.fixture
def begin(tmp_path: Path, mail: MailOffice) -> Iterator[Begin]:
    """Found an office whose plan is loaded and whose mail goes to a port."""
    begun: list[PlayedOffice] = []

    def start(
        port: int, settings: SmtpSettings | None = None, at: str = "2024-05-24T08:00"
    ) -> PlayedOffice:
        office = PlayedOffice.found(tmp_path, at)
        begun.append(office)
        office.application.notifiers = {"email": mail.channel(port, settings)}
        office.load(PLAN)
        office.send(ROUND, "establish-team", document="05/QĐ")
        return office

    yield start
    for office in begun:
        office.application.store.dispose()


def parcels(office: PlayedOffice) -> tuple[Parcel, ...]:
    with office.application.store.read() as uow:
        return Views(uow, EVERYTHING).messages()


def states(office: PlayedOffice) -> Counter[str]:
    return Counter(parcel.state for parcel in parcels(office))


def mails(mail: MailOffice) -> list[EmailMessage]:
    return [message_from_bytes(each, policy=policy.default) for each in mail.box.arrived]


def body_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def attempts(office: PlayedOffice) -> list[int]:
    return [parcel.attempts for parcel in parcels(office)]


def paused(office: PlayedOffice) -> dict[str, str]:
    with office.application.store.read() as uow:
        return uow.outbox.paused_channels()


def test_reminders_and_letters_arrive_by_starttls_and_login_over_one_connection(
    begin: Begin, mail: MailOffice, papers: Papers
) -> None:
    port = mail.server(
        tls_context=papers.context,
        require_starttls=True,
        auth_required=True,
        authenticator=knows_the_office,
    )
    settings = replace(
        PLAIN,
        security=Security.STARTTLS,
        ca_file=papers.ca_file,
        username="dondoc",
        password=PASSWORD,
    )
    office = begin(port, settings)
    office.send(VISIT, "notify", document="06/TB")
    done = office.tick()
    assert (done.letters, done.digests, done.sent) == (3, 1, 4)
    arrived = mails(mail)
    assert {each["To"].addresses[0].addr_spec for each in arrived} == {
        "truong@example.vn",
        "thu-ky@example.vn",
        "dau-moi@example.vn",
    }
    assert sum("text/calendar" in str(each) for each in arrived) == 3
    assert len({each["Message-ID"] for each in arrived}) == 4
    assert len(mail.box.sessions) == 1
    assert states(office) == {"sent": 4}


def test_one_refused_recipient_is_listed_and_the_others_get_their_mail(
    begin: Begin, mail: MailOffice
) -> None:
    mail.box.on_recipient = lambda address: (
        "550 5.1.1 no such user" if address.startswith("thu-ky") else "250 OK"
    )
    office = begin(mail.server())
    office.send(VISIT, "notify", document="06/TB")
    done = office.tick()
    assert (done.sent, done.dead) == (3, 1)
    given_up = [parcel for parcel in parcels(office) if parcel.state == "dead"]
    assert {parcel.message.person for parcel in given_up} == {"thu-ky"}
    assert all("5.1.1" in parcel.last_detail for parcel in given_up)
    assert all("thu-ky" not in parcel.last_detail for parcel in given_up)
    mail.box.on_recipient = lambda _: "250 OK"
    with office.application.store.write() as uow:
        assert all(uow.outbox.retry(parcel.message.id, office.clock.now()) for parcel in given_up)
        uow.commit()
    assert office.tick().sent == 1
    assert states(office) == {"sent": 4}


def test_a_server_that_stalls_at_the_door_keeps_one_message_waiting_not_all_of_them(
    begin: Begin, mail: MailOffice
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        office = begin(int(silent.getsockname()[1]), IN_A_HURRY)
        office.send(VISIT, "notify", document="06/TB")
        done = office.tick()
    assert (done.sent, done.waiting) == (0, 1)
    assert states(office) == {"waiting": 4}
    assert attempts(office) == [0] * 4


@dataclass
class DyingBox(Mailbox):
    """Takes a message and hangs up instead of saying so, once."""

    dies_at: int = 2

    async def handle_DATA(  # noqa: N802  (named by aiosmtpd)
        self, server: smtp.SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        if len(self.arrived) == self.dies_at:
            assert server.transport is not None
            server.transport.close()
        return answer


def test_a_server_that_dies_after_taking_a_mail_gets_the_same_mail_once_more(
    begin: Begin, mail: MailOffice
) -> None:
    mail.box = DyingBox()
    office = begin(mail.server())
    office.send(VISIT, "notify", document="06/TB")
    done = office.tick()
    assert (done.sent, done.waiting) == (3, 1)
    office.clock.advance(minutes=4)
    assert office.tick().sent == 0
    office.clock.advance(minutes=1)
    assert office.tick().sent == 1
    counted = Counter(mail.box.arrived)
    assert sorted(counted.values()) == [1, 1, 1, 2]
    assert len({each["Message-ID"] for each in mails(mail)}) == 4


def test_after_three_days_without_a_server_each_gets_one_digest_with_the_words_of_today(
    begin: Begin, mail: MailOffice
) -> None:
    port = free_port()
    office = begin(port, at=MONDAY)
    office.live_until("2024-05-20", hours=(8, 9, 15))
    office.clock.move_to("2024-05-21T07:45")
    office.send(VISIT, "reschedule", dates={"visit_on": date(2024, 6, 4)}, reason="trùng lịch")
    office.live_until("2024-05-23", hours=(8, 9, 15))
    assert mails(mail) == []
    assert states(office)["dead"] == 0
    mail.server(port)
    office.live_until("2024-05-24", hours=(8, 9, 15))
    sent = [parcel for parcel in parcels(office) if parcel.state == "sent"]
    keys = sorted(p.message.key for p in sent if p.message.key.startswith("digest/"))
    assert keys == ["digest/thu-ky/email/2024-05-24", "digest/truong/email/2024-05-24"]
    letters = sorted(p.message.person for p in sent if p.message.key.startswith("letter/"))
    assert letters == ["thu-ky", "truong"]
    assert states(office) == {"sent": 4, "replaced": 8}
    texts = [body_of(each) for each in mails(mail)]
    digests = [text for text in texts if "tính đến" in text]
    assert (len(texts), len(digests)) == (4, 2)
    assert all("24/5/2024" in text and "20/5/2024" not in text for text in digests)


@dataclass
class Lock:
    """A login that fails until somebody mends it."""

    mended: bool = False
    tried: int = 0

    def __call__(
        self, server: smtp.SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        self.tried += 1
        return AuthResult(success=self.mended, handled=False)


def test_a_refused_login_pauses_the_channel_and_a_probe_after_half_an_hour_resumes_it(
    begin: Begin, mail: MailOffice, papers: Papers
) -> None:
    lock = Lock()
    port = mail.server(tls_context=papers.context, auth_required=True, authenticator=lock)
    settings = replace(
        PLAIN, security=Security.STARTTLS, ca_file=papers.ca_file, username="d", password="sai"
    )
    office = begin(port, settings)
    office.send(VISIT, "notify", document="06/TB")
    done = office.tick()
    assert (done.sent, done.paused, lock.tried) == (0, 1, 1)
    assert list(paused(office)) == ["email"]
    assert states(office) == {"waiting": 4}
    office.clock.advance(minutes=29)
    office.tick()
    assert lock.tried == 1
    office.clock.advance(minutes=1)
    office.tick()
    assert lock.tried == 2
    assert attempts(office) == [0] * 4
    lock.mended = True
    office.clock.advance(minutes=30)
    assert office.tick().sent == 4
    assert paused(office) == {}
    assert attempts(office) == [1] * 4
