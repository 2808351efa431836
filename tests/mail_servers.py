"""Mail servers on loopback for tests: what arrives is kept, what is wanted is refused."""

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from aiosmtpd import smtp
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from notifiers.mime import MailIdentity
from notifiers.smtp import SmtpChannel
from notifiers.smtp_line import Security, SmtpSettings

IDENTITY = MailIdentity("dondoc@example.vn", "Đôn đốc", "dondoc.example.vn")
PLAIN = SmtpSettings("127.0.0.1", security=Security.NONE, timeout_s=10.0)
PASSWORD = "mật khẩu S3cret"
Key = ec.EllipticCurvePrivateKey
Extension = x509.BasicConstraints | x509.SubjectAlternativeName


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


class MailOffice:
    """Servers and channels of one test, closed at its end."""

    def __init__(self) -> None:
        self.box = Mailbox()
        self._controllers: list[Controller] = []
        self._channels: list[SmtpChannel] = []

    def server(self, port: int | None = None, **options: Any) -> int:  # noqa: ANN401  (handed on to aiosmtpd)
        port = port or free_port()
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


def make_papers(folder: Path) -> Papers:
    """Make an authority and a certificate, good for today."""
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
