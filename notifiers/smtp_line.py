"""One open connection to a mail server: connect, secure, log in, hand over messages, hang up."""

import re
import smtplib
import socket
import ssl
from base64 import b64encode
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from engine.errors import InvalidInput
from engine.timers import Verdict
from engine.words import N_
from notifiers.smtp_answers import Answer, Stage

OK: Final = 250
CLOSING: Final = 421
GO_AHEAD: Final = 354
MORE: Final = 334
LOGGED_IN: Final = 235


class Security(StrEnum):
    """How the connection is protected; there is no way to skip the check of the certificate."""

    NONE = "none"
    STARTTLS = "starttls"
    SSL = "ssl"


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """Where and how to hand over mail; the password never shows in a representation."""

    host: str
    port: int = 587
    security: Security = Security.STARTTLS
    username: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    timeout_s: float = 30.0
    messages_per_connection: int = 50

    def __post_init__(self) -> None:
        """Refuse to send a password that anybody on the way can read."""
        if not self.host:
            raise InvalidInput(N_("chưa khai tên máy chủ thư; hãy khai trong cấu hình thư điện tử"))
        if self.username and self.security is Security.NONE:
            raise InvalidInput(
                N_(
                    "máy chủ thư có tài khoản nhưng kết nối không mã hóa; "
                    "hãy đặt bảo mật là starttls hoặc ssl"
                )
            )


class Refused(Exception):
    """The server answered and the answer was no."""

    def __init__(self, answer: Answer) -> None:
        """Keep the answer."""
        super().__init__(answer.stage)
        self.answer = answer


class Unreachable(Exception):
    """There is no connection over which anything could be sent."""

    def __init__(self, verdict: Verdict, code: str, text: str) -> None:
        """Keep what it means for the channel, a stable code and a sentence."""
        super().__init__(code)
        self.verdict = verdict
        self.code = code
        self.text = text


class Lost(Exception):
    """The connection broke; ``after_dot`` when the whole message was out and may have arrived."""

    def __init__(self, *, after_dot: bool) -> None:
        """Keep whether the message may have arrived."""
        super().__init__(after_dot)
        self.after_dot = after_dot


def _trusted(settings: SmtpSettings) -> ssl.SSLContext:
    """Return a context that checks certificates, with the office's own authority if it has one."""
    context = ssl.create_default_context()
    if settings.ca_file is not None:
        try:
            context.load_verify_locations(cafile=str(settings.ca_file))
        except OSError as error:
            text = N_("không đọc được tệp chứng thư gốc (CA) của máy chủ thư; hãy xem lại cấu hình")
            raise Unreachable(Verdict.CONFIG, "ca-file", text) from error
    return context


def _unreachable(error: OSError) -> Unreachable:
    """Say why no connection came about."""
    temporary, lasting = Verdict.TRANSIENT, Verdict.CONFIG
    if isinstance(error, ssl.SSLCertVerificationError):
        text = N_("chứng thư của máy chủ thư không được tin cậy; hãy khai tệp CA của đơn vị")
        return Unreachable(lasting, "certificate", text)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Unreachable(lasting, "starttls", N_("máy chủ thư không hỗ trợ STARTTLS"))
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        text = N_("không lập được kết nối mã hóa với máy chủ thư; hãy xem lại cổng và kiểu bảo mật")
        return Unreachable(lasting, "tls", text)
    if isinstance(error, socket.gaierror):
        return Unreachable(temporary, "dns", N_("không tìm thấy tên máy chủ thư"))
    if isinstance(error, TimeoutError):
        return Unreachable(
            temporary, "timeout", N_("máy chủ thư không trả lời trong thời gian chờ")
        )
    return Unreachable(temporary, "connect", N_("không nối được máy chủ thư"))


def _encoded(text: str) -> str:
    """Return the base64 form of a credential, in UTF-8 (RFC 4616)."""
    return b64encode(text.encode()).decode()


class SmtpLine:
    """An open connection; it is not shared between threads."""

    def __init__(self, settings: SmtpSettings, own_name: str) -> None:
        """Connect, secure and log in, or raise ``Unreachable`` or ``Refused``."""
        self._settings = settings
        self._smtp = self._connected(own_name)
        self.messages = 0
        try:
            self._secured()
            self._logged_in()
        except BaseException:
            self._smtp.close()
            raise

    def _connected(self, own_name: str) -> smtplib.SMTP:
        """Open the socket and read the greeting."""
        made = self._settings
        try:
            if made.security is Security.SSL:
                return smtplib.SMTP_SSL(
                    made.host, made.port, own_name, timeout=made.timeout_s, context=_trusted(made)
                )
            return smtplib.SMTP(made.host, made.port, own_name, timeout=made.timeout_s)
        except smtplib.SMTPConnectError as error:
            raise Refused(_answer(Stage.CONNECT, error.smtp_code, error.smtp_error)) from error
        except OSError as error:
            raise _unreachable(error) from error
        except UnicodeError as error:
            text = N_("tên máy chủ thư không hợp lệ; hãy xem lại cấu hình")
            raise Unreachable(Verdict.CONFIG, "host", text) from error

    def _secured(self) -> None:
        """Greet, and switch to TLS where asked; there is no silent way back to plain text."""
        try:
            self._smtp.ehlo_or_helo_if_needed()
            if self._settings.security is Security.STARTTLS:
                self._smtp.starttls(context=_trusted(self._settings))
                self._smtp.ehlo_or_helo_if_needed()
        except smtplib.SMTPResponseException as error:
            raise Refused(_answer(Stage.CONNECT, error.smtp_code, error.smtp_error)) from error
        except OSError as error:
            raise _unreachable(error) from error

    def _logged_in(self) -> None:
        """Log in by PLAIN or LOGIN, once: servers lock an account that fails again and again."""
        made = self._settings
        if not made.username:
            return
        offered = self._smtp.esmtp_features.get("auth", "").upper().split()
        try:
            if "PLAIN" in offered:
                plain = _encoded(f"\0{made.username}\0{made.password}")
                code, text = self._smtp.docmd("AUTH", f"PLAIN {plain}")
            elif "LOGIN" in offered:
                code, text = self._login_step_by_step()
            else:
                words = N_("máy chủ thư không có cách đăng nhập PLAIN hoặc LOGIN")
                raise Unreachable(Verdict.CONFIG, "auth", words)
        except OSError as error:
            raise _unreachable(error) from error
        if code != LOGGED_IN:
            raise Refused(_answer(Stage.LOGIN, code, text))

    def _login_step_by_step(self) -> tuple[int, bytes]:
        """Answer the questions of AUTH LOGIN: the name, then the password."""
        code, text = self._smtp.docmd("AUTH", "LOGIN")
        for answer in (self._settings.username, self._settings.password):
            if code == MORE:
                code, text = self._smtp.docmd(_encoded(answer))
        return code, text

    def is_alive(self) -> bool:
        """Ask whether the server still listens: RSET is a NOOP that clears what was begun."""
        try:
            return self._smtp.rset()[0] == OK
        except OSError:
            return False

    @property
    def size_limit(self) -> int:
        """Return the largest message the server takes, 0 where it does not say."""
        said = self._smtp.esmtp_features.get("size", "")
        return int(said) if said.isdecimal() else 0

    def hand_over(self, sender: str, recipient: str, wire: bytes) -> str:
        """Send one message and return the server's words; raise ``Refused`` or ``Lost``."""
        options = (f"size={len(wire)}",) if self._smtp.has_extn("size") else ()
        self.messages += 1
        try:
            self._expect(Stage.SENDER, self._smtp.mail(sender, options), OK)
            self._expect(Stage.RECIPIENT, self._smtp.rcpt(recipient), OK)
            self._expect(Stage.DATA, self._smtp.docmd("DATA"), GO_AHEAD)
            self._smtp.send(re.sub(rb"(?m)^\.", b"..", wire) + b".\r\n")
        except OSError as error:
            raise Lost(after_dot=False) from error
        return self._last_word()

    def _last_word(self) -> str:
        """Read the answer to the final dot; without one nobody knows whether it arrived."""
        try:
            code, text = self._smtp.getreply()
        except OSError as error:
            raise Lost(after_dot=True) from error
        if code < 0:
            raise Lost(after_dot=True)
        self._expect(Stage.DATA, (code, text), OK)
        return text.decode("utf-8", "replace")

    def _expect(self, stage: Stage, reply: tuple[int, bytes], wanted: int) -> None:
        """Go on when the answer is of the wanted kind (251 is as good as 250)."""
        code, text = reply
        if code // 100 != wanted // 100:
            raise Refused(_answer(stage, code, text))

    def hang_up(self) -> None:
        """Say goodbye if the server still listens, and close in any case."""
        try:
            self._smtp.quit()
        except OSError:
            self._smtp.close()

    def drop(self) -> None:
        """Close without a word."""
        self._smtp.close()


def _answer(stage: Stage, code: int, text: bytes | str) -> Answer:
    """Return a reply as a value."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return Answer(stage, code, words)
