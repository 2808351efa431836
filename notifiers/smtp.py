"""The e-mail channel: messages over one reused connection, each with an outcome."""

from dataclasses import replace
from hashlib import sha256
from typing import Final

from engine.timers import Message, Outcome, Verdict
from engine.words import N_
from notifiers.mime import MailIdentity, UnusableAddress, UnusableContent, to_bytes
from notifiers.smtp_answers import Answer, Stage, judge, redacted
from notifiers.smtp_line import CLOSING, Lost, Refused, SmtpLine, SmtpSettings, Unreachable

PATIENCE_S: Final = 10.0  # somebody waits for the answer
POLICY_LIMIT: Final = 3  # so many people refused by policy: it is us, not them
CHANNEL_DOWN: Final = frozenset({"connect", "dns", "timeout", "tls", "certificate", "421"})


class SmtpChannel:
    """Hands finished messages to a mail server; opens when needed, one thread at a time.

    What goes wrong on the way is an outcome, never an exception.
    """

    name = "email"
    provider = "smtp"

    def __init__(self, settings: SmtpSettings, identity: MailIdentity) -> None:
        """Remember where to send and as whom; nothing is opened yet."""
        self._settings = settings
        self._identity = identity
        self._line: SmtpLine | None = None
        self._refused_by_policy: set[str] = set()

    def send(self, message: Message) -> Outcome:
        """Try once to hand over ``message``."""
        try:
            wire = to_bytes(message, self._identity)
        except UnusableAddress as error:
            return Outcome(Verdict.RECIPIENT, self.provider, error.code, str(error))
        except UnusableContent as error:
            return Outcome(Verdict.PAYLOAD, self.provider, error.code, str(error))
        try:
            return self._hand_over(self._ready_line(), message, wire)
        except Unreachable as error:
            return Outcome(error.verdict, self.provider, error.code, error.text)
        except Refused as error:
            return self._refusal(error.answer, message)
        except Lost as error:
            return self._loss(after_dot=error.after_dot)

    def close(self) -> None:
        """End the connection; the next message opens a new one."""
        line, self._line = self._line, None
        if line is not None:
            line.hang_up()

    def _ready_line(self) -> SmtpLine:
        """Return the open connection if it still answers, else a new one."""
        line = self._line
        if line is not None and line.messages >= self._settings.messages_per_connection:
            self.close()
        elif line is not None and not line.is_alive():
            self._drop()
        if self._line is None:
            self._line = SmtpLine(self._settings, self._identity.domain)
        return self._line

    def _drop(self) -> None:
        """Forget a connection that no longer works."""
        line, self._line = self._line, None
        if line is not None:
            line.drop()

    def _hand_over(self, line: SmtpLine, message: Message, wire: bytes) -> Outcome:
        """Send the bytes unless the server has said that they are too many."""
        if 0 < line.size_limit < len(wire):
            text = N_("thư lớn hơn giới hạn của máy chủ thư")
            return Outcome(Verdict.PAYLOAD, self.provider, "5.3.4", text)
        words = line.hand_over(self._identity.address, message.address, wire)
        self._refused_by_policy.clear()
        detail = redacted(words, self._secrets(message))
        return Outcome(Verdict.OK, self.provider, "250", detail, self._identity.message_id(message))

    def _refusal(self, answer: Answer, message: Message) -> Outcome:
        """Turn the server's no into an outcome."""
        if answer.code == CLOSING:
            self._drop()
        judgement = judge(answer)
        verdict = judgement.verdict
        if judgement.policy:
            self._refused_by_policy.add(sha256(message.address.encode()).hexdigest())
            if len(self._refused_by_policy) >= POLICY_LIMIT:
                verdict = Verdict.CONFIG
        detail = redacted(f"{answer.code} {answer.text}", self._secrets(message))
        code = "421" if answer.code == CLOSING else judgement.code
        if answer.stage is Stage.CONNECT and verdict is Verdict.TRANSIENT:
            code = "connect"
        return Outcome(verdict, self.provider, code, detail)

    def _loss(self, *, after_dot: bool) -> Outcome:
        """Turn a broken connection into an outcome."""
        self._drop()
        if after_dot:
            text = N_("mất kết nối sau khi đã gửi hết thư; không rõ máy chủ đã nhận chưa")
            return Outcome(Verdict.AMBIGUOUS, self.provider, "lost-after-data", text)
        return Outcome(
            Verdict.TRANSIENT, self.provider, "lost", N_("mất kết nối với máy chủ thư khi đang gửi")
        )

    def _secrets(self, message: Message) -> tuple[str, ...]:
        """Return what must not show in a detail."""
        local_part = message.address.partition("@")[0]
        return (local_part, self._settings.username, self._settings.password)


def knock(settings: SmtpSettings, own_name: str) -> Outcome:
    """Connect, secure and log in as for a message, and hang up without sending one."""
    quick = replace(settings, timeout_s=min(settings.timeout_s, PATIENCE_S))
    try:
        SmtpLine(quick, own_name).hang_up()
    except Unreachable as error:
        return Outcome(error.verdict, SmtpChannel.provider, error.code, error.text)
    except Refused as error:
        answer = error.answer
        words = redacted(f"{answer.code} {answer.text}", (settings.username, settings.password))
        return Outcome(judge(answer).verdict, SmtpChannel.provider, str(answer.code), words)
    return Outcome(Verdict.OK, SmtpChannel.provider, "220")


def channel_is_down(outcome: Outcome) -> bool:
    """Tell whether the next message would meet the same trouble, so that a batch may stop here."""
    return outcome.verdict is Verdict.CONFIG or outcome.code in CHANNEL_DOWN
