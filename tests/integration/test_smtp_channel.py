"""Mail goes through real SMTP servers on loopback: plain, encrypted, choosy, moody."""

import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd import smtp
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from engine.errors import InvalidInput
from engine.timers import Message, Verdict
from notifiers.mime import MailIdentity
from notifiers.smtp import SmtpChannel, channel_is_down
from notifiers.smtp_line import Security, SmtpSettings

NOW = datetime(2024, 5, 20, 1, tzinfo=UTC)
IDENTITY = MailIdentity("dondoc@example.vn", "Đôn đốc", "dondoc.example.vn")
PLAIN = SmtpSettings("127.0.0.1", security=Security.NONE, timeout_s=10.0)
Key = ec.EllipticCurvePrivateKey
Extension = x509.BasicConstraints | x509.SubjectAlternativeName
SUBJECT = "[Đôn đốc] Gửi báo cáo phục vụ kiểm tra – Phòng Quản lý Đầu tư – còn 02 ngày làm việc"
PASSWORD = "mật khẩu S3cret"


def message(number: int = 1, address: str = "an.nguyen@example.vn") -> Message:
    return Message(
        id=f"m{number}",
        key=f"digest/an/email/{number}",
        channel="email",
        person="an",
        address=address,
        display_name="Nguyễn Văn An",
        subject=SUBJECT,
        text="Kính gửi\n.\n..dấu chấm đầu dòng\n",
        html="",
        created_at=NOW,
    )


@dataclass
class Mailbox:
    """A handler that keeps what arrives and can be told to refuse."""

    arrived: list[bytes] = field(default_factory=list)
    sessions: set[int] = field(default_factory=set)
    on_recipient: Callable[[str], str] = field(default=lambda _: "250 OK")
    on_sender: str = "250 OK"
    on_data: str = "250 2.0.0 queued as 1 for an.nguyen"

    async def handle_MAIL(  # noqa: N802  (named by aiosmtpd)
        self,
        server: smtp.SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        self.sessions.add(id(session))
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.on_sender

    async def handle_RCPT(  # noqa: N802  (the same)
        self,
        server: smtp.SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        answer = self.on_recipient(address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802  (the same)
        self, server: smtp.SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.on_data.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.arrived.append(envelope.content)
        return self.on_data


def free_port() -> int:
    """Bind a port and let it go; aiosmtpd cannot choose one itself."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Office:
    """Servers and channels of one test, closed at its end."""

    def __init__(self) -> None:
        self.box = Mailbox()
        self._controllers: list[Controller] = []
        self._channels: list[SmtpChannel] = []

    def server(self, **options: Any) -> int:  # noqa: ANN401  (handed on to aiosmtpd)
        port = free_port()
        controller = Controller(self.box, hostname="127.0.0.1", port=port, **options)
        controller.start()
        self._controllers.append(controller)
        return port

    def restart(self, port: int) -> None:
        self._controllers.pop().stop()
        controller = Controller(self.box, hostname="127.0.0.1", port=port)
        controller.start()
        self._controllers.append(controller)

    def channel(self, port: int, settings: SmtpSettings | None = None) -> SmtpChannel:
        chosen = replace(settings or PLAIN, port=port)
        channel = SmtpChannel(chosen, IDENTITY)
        self._channels.append(channel)
        return channel

    def close(self) -> None:
        for channel in self._channels:
            channel.close()
        for controller in self._controllers:
            controller.stop()


@pytest.fixture
def office() -> Iterator[Office]:
    office = Office()
    yield office
    office.close()


@dataclass(frozen=True)
class Papers:
    """A private authority and a certificate of 127.0.0.1."""

    ca_file: Path
    context: ssl.SSLContext


def _certificate(
    name: str, issuer: x509.Certificate | None, keys: tuple[Key, Key], extension: Extension
) -> x509.Certificate:
    own, signing = keys
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
    )
    return builder.sign(signing, hashes.SHA256())


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    folder = tmp_path_factory.mktemp("ca")
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = _certificate(
        "CA tỉnh", None, (ca_key, ca_key), x509.BasicConstraints(ca=True, path_length=0)
    )
    names = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    leaf = _certificate("127.0.0.1", ca, (key, ca_key), names)
    pem = serialization.Encoding.PEM
    (folder / "ca.pem").write_bytes(ca.public_bytes(pem))
    (folder / "leaf.pem").write_bytes(leaf.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "leaf.pem", folder / "key.pem")
    return Papers(folder / "ca.pem", context)


def knows_the_office(
    server: smtp.SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
) -> AuthResult:
    assert isinstance(data, LoginPassword)
    known = (b"dondoc", PASSWORD.encode())
    return AuthResult(success=(data.login, data.password) == known, handled=False)


def test_a_mail_arrives_with_its_subject_and_dots_unharmed(office: Office) -> None:
    outcome = office.channel(office.server()).send(message())
    assert outcome.verdict is Verdict.OK
    assert outcome.provider_message_id == "<ob.m1@dondoc.example.vn>"
    assert outcome.detail == "2.0.0 queued as 1 for …"
    mail = message_from_bytes(office.box.arrived[0], policy=policy.default)
    assert mail["Subject"] == SUBJECT
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == ["Kính gửi", ".", "..dấu chấm đầu dòng"]


def test_one_connection_carries_many_messages_until_its_fill(office: Office) -> None:
    channel = office.channel(office.server(), replace(PLAIN, messages_per_connection=3))
    outcomes = [channel.send(message(number)) for number in range(7)]
    assert {outcome.verdict for outcome in outcomes} == {Verdict.OK}
    assert len(office.box.arrived) == 7
    assert len(office.box.sessions) == 3


def test_a_restarted_server_is_found_again_without_loss(office: Office) -> None:
    port = office.server()
    channel = office.channel(port)
    assert channel.send(message(1)).verdict is Verdict.OK
    office.restart(port)
    assert channel.send(message(2)).verdict is Verdict.OK
    assert len(office.box.arrived) == 2


def test_starttls_with_login_and_the_office_s_own_authority(office: Office, papers: Papers) -> None:
    port = office.server(
        tls_context=papers.context,
        require_starttls=True,
        auth_required=True,
        authenticator=knows_the_office,
    )
    settings = replace(PLAIN, security=Security.STARTTLS, ca_file=papers.ca_file)
    known = replace(settings, username="dondoc", password=PASSWORD)
    assert office.channel(port, known).send(message()).verdict is Verdict.OK
    wrong = office.channel(port, replace(known, password="S3cret sai")).send(message())
    assert wrong.verdict is Verdict.CONFIG
    assert wrong.code == "5.7.8"
    nobody = office.channel(port, settings).send(message())
    assert (nobody.verdict, nobody.code) == (Verdict.CONFIG, "5.7.0")
    assert channel_is_down(wrong)
    for outcome in (wrong, nobody):
        assert "S3cret" not in outcome.detail
        assert "an.nguyen" not in outcome.detail


def test_login_step_by_step_where_the_server_wants_it(office: Office, papers: Papers) -> None:
    port = office.server(
        tls_context=papers.context,
        authenticator=knows_the_office,
        auth_exclude_mechanism=["PLAIN"],
    )
    settings = replace(PLAIN, security=Security.STARTTLS, ca_file=papers.ca_file)
    good = replace(settings, username="dondoc", password=PASSWORD)
    assert office.channel(port, good).send(message()).verdict is Verdict.OK
    for bad in (replace(good, password="sai"), replace(good, username="ai đó")):
        assert office.channel(port, bad).send(message()).verdict is Verdict.CONFIG


@pytest.mark.parametrize("spoken", ["PLAIN", "LOGIN"])
def test_a_server_that_dies_at_the_login_is_asked_again_later(
    office: Office, papers: Papers, spoken: str
) -> None:
    def dies(
        server: smtp.SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        assert server.transport is not None
        server.transport.close()
        return AuthResult(success=False, handled=True)

    port = office.server(
        tls_context=papers.context,
        authenticator=dies,
        auth_exclude_mechanism=["LOGIN" if spoken == "PLAIN" else "PLAIN"],
    )
    settings = replace(PLAIN, security=Security.STARTTLS, ca_file=papers.ca_file)
    outcome = office.channel(port, replace(settings, username="a", password="b")).send(message())
    assert (outcome.verdict, outcome.code) == (Verdict.TRANSIENT, "connect")


def test_no_login_that_we_speak_is_a_matter_of_configuration(
    office: Office, papers: Papers
) -> None:
    port = office.server(
        tls_context=papers.context,
        authenticator=knows_the_office,
        auth_exclude_mechanism=["PLAIN", "LOGIN"],
    )
    settings = replace(PLAIN, security=Security.STARTTLS, ca_file=papers.ca_file)
    outcome = office.channel(port, replace(settings, username="a", password="b")).send(message())
    assert (outcome.verdict, outcome.code) == (Verdict.CONFIG, "auth")


def test_implicit_tls(office: Office, papers: Papers) -> None:
    port = office.server(ssl_context=papers.context, server_hostname="127.0.0.1")
    channel = office.channel(port, replace(PLAIN, security=Security.SSL, ca_file=papers.ca_file))
    assert channel.send(message()).verdict is Verdict.OK


def test_an_unknown_certificate_stops_the_channel(office: Office, papers: Papers) -> None:
    port = office.server(tls_context=papers.context)
    outcome = office.channel(port, replace(PLAIN, security=Security.STARTTLS)).send(message())
    assert (outcome.verdict, outcome.code) == (Verdict.CONFIG, "certificate")
    assert office.box.arrived == []


def test_a_server_without_starttls_never_gets_the_mail_in_clear(office: Office) -> None:
    port = office.server()
    outcome = office.channel(port, replace(PLAIN, security=Security.STARTTLS)).send(message())
    assert (outcome.verdict, outcome.code) == (Verdict.CONFIG, "starttls")
    assert office.channel(port, replace(PLAIN, security=Security.SSL)).send(message()).code == "tls"
    assert office.box.arrived == []


def test_a_missing_authority_file_is_a_matter_of_configuration(
    office: Office, tmp_path: Path
) -> None:
    port = office.server()
    for security in (Security.SSL, Security.STARTTLS):
        settings = replace(PLAIN, security=security, ca_file=tmp_path / "none.pem")
        outcome = office.channel(port, settings).send(message())
        assert outcome.verdict is Verdict.CONFIG
        assert outcome.code in {"ca-file", "starttls"}


def test_a_refused_person_does_not_stop_the_next_one(office: Office) -> None:
    answers = {
        "gone@example.vn": "550 5.1.1 <gone@example.vn>: gone is unknown",
        "full@example.vn": "452 4.2.2 mailbox full",
        "busy@example.vn": "452 4.3.1 no storage",
    }
    office.box.on_recipient = lambda address: answers.get(address, "250 OK")
    channel = office.channel(office.server())
    verdicts = {}
    for number, address in enumerate([*answers, "an@example.vn"]):
        outcome = channel.send(message(number, address))
        verdicts[address.partition("@")[0]] = outcome.verdict
        assert address.partition("@")[0] not in outcome.detail
    assert verdicts == {
        "gone": Verdict.RECIPIENT,
        "full": Verdict.RECIPIENT,
        "busy": Verdict.TRANSIENT,
        "an": Verdict.OK,
    }
    assert len(office.box.sessions) == 1


def test_a_greylisted_message_passes_on_its_second_attempt(office: Office) -> None:
    answers = iter(["450 4.7.1 greylisted, come back later", "250 OK"])
    office.box.on_recipient = lambda _: next(answers)
    channel = office.channel(office.server())
    assert channel.send(message()).verdict is Verdict.TRANSIENT
    assert channel.send(message()).verdict is Verdict.OK


def test_three_people_refused_by_policy_mean_that_we_are_the_trouble(office: Office) -> None:
    office.box.on_recipient = lambda _: "550 5.7.1 blocked by policy"
    channel = office.channel(office.server())
    people = ["a@example.vn", "a@example.vn", "b@example.vn", "c@example.vn"]
    verdicts = [channel.send(message(1, address)).verdict for address in people]
    assert verdicts == [Verdict.RECIPIENT] * 3 + [Verdict.CONFIG]


def test_our_sender_address_refused_blames_nobody_else(office: Office) -> None:
    office.box.on_sender = "550 5.7.1 not your address"
    assert office.channel(office.server()).send(message()).verdict is Verdict.CONFIG


def test_a_message_refused_after_its_text_is_judged_by_the_code(office: Office) -> None:
    office.box.on_data = "554 5.6.0 cannot read this"
    assert office.channel(office.server()).send(message()).verdict is Verdict.PAYLOAD


def test_a_message_over_the_size_limit_is_not_even_begun(office: Office) -> None:
    outcome = office.channel(office.server(data_size_limit=100)).send(message())
    assert (outcome.verdict, outcome.code) == (Verdict.PAYLOAD, "5.3.4")
    assert office.box.sessions == set()


def test_what_cannot_be_written_is_an_outcome_without_a_connection(office: Office) -> None:
    channel = office.channel(free_port())
    assert channel.send(message(1, "không phải địa chỉ")).verdict is Verdict.RECIPIENT
    broken = Message("m", "k", "email", "an", "a@b.vn", "", "\ud800", "", "", NOW)
    assert channel.send(broken).verdict is Verdict.PAYLOAD


def test_settings_refuse_a_password_in_clear_and_a_missing_host() -> None:
    with pytest.raises(InvalidInput, match="không mã hóa"):
        SmtpSettings("mail", username="a", security=Security.NONE)
    with pytest.raises(InvalidInput, match="chưa khai"):
        SmtpSettings("")
    assert "S3cret" not in repr(SmtpSettings("mail", username="a", password="S3cret"))
