"""What an answer of a mail server means: replies of RFC 5321 and 3463 as verdicts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.timers import Verdict

ENHANCED: Final = re.compile(r"\s*([245])\.(\d{1,3})\.(\d{1,3})\b")
MAILBOX_FULL: Final = frozenset({"4.2.2", "5.2.2", "552"})
DETAIL_LIMIT: Final = 200
TOO_MUCH: Final = 552  # RFC 1870: larger than allowed; elsewhere: mailbox full
FAILED: Final = 554


class Stage(StrEnum):
    """The command that was answered."""

    CONNECT = "connect"
    LOGIN = "login"
    SENDER = "sender"
    RECIPIENT = "recipient"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply: three figures, and the text with its enhanced code if the server sends one."""

    stage: Stage
    code: int
    text: str

    @property
    def enhanced(self) -> str:
        """Return ``5.1.1`` or nothing."""
        found = ENHANCED.match(self.text)
        return ".".join(found.groups()) if found else ""

    @property
    def is_lasting(self) -> bool:
        """Tell whether the server says that asking again will not help (5yz)."""
        return str(self.code).startswith("5")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the code it rests on.

    ``policy`` marks a refusal by policy or as spam: one such address is the address's trouble,
    several are ours.
    """

    verdict: Verdict
    code: str
    policy: bool = False


EXACT: Final = {
    "4.2.2": Verdict.RECIPIENT,  # mailbox full: asked again each day, see retry
    "5.2.2": Verdict.RECIPIENT,
    "5.1.7": Verdict.CONFIG,  # our own address is malformed
    "5.1.8": Verdict.CONFIG,  # our own domain does not exist for them
    "5.3.4": Verdict.PAYLOAD,  # too large
    "5.5.3": Verdict.TRANSIENT,  # too many recipients: the next one alone may pass
    "5.7.8": Verdict.CONFIG,  # credentials
    "5.7.9": Verdict.CONFIG,
    "5.7.11": Verdict.CONFIG,
}
AUTHENTICATION: Final = frozenset({530, 534, 535, 538})
OUR_MISTAKE: Final = frozenset({500, 501, 502, 503, 504, 555})
CLASSES: Final = {
    "1": Verdict.RECIPIENT,
    "2": Verdict.RECIPIENT,
    "4": Verdict.RECIPIENT,
    "5": Verdict.PAYLOAD,
    "6": Verdict.PAYLOAD,
}
BEFORE_ANY_MESSAGE: Final = frozenset({Stage.CONNECT, Stage.LOGIN})


def judge(answer: Answer) -> Judgement:
    """Say what an answer that is no acceptance means; the enhanced code counts first."""
    enhanced = answer.enhanced
    code = enhanced or str(answer.code)
    if enhanced.startswith("4.") and enhanced not in EXACT:
        return Judgement(Verdict.TRANSIENT, code)
    if answer.code in AUTHENTICATION or answer.stage in BEFORE_ANY_MESSAGE:
        return Judgement(Verdict.CONFIG if answer.is_lasting else Verdict.TRANSIENT, code)
    if enhanced in EXACT:
        return Judgement(EXACT[enhanced], code)
    if not answer.is_lasting:
        return Judgement(Verdict.TRANSIENT, code)
    return _lasting(answer, enhanced, code)


def _lasting(answer: Answer, enhanced: str, code: str) -> Judgement:
    """Judge a 5yz reply to a message, when the exact code says nothing."""
    subject = enhanced.split(".")[1] if enhanced else ""
    if answer.stage is Stage.SENDER and subject not in {"5", "6"}:
        return _about_the_sender(answer.code, code)
    if subject == "7" or (answer.code == FAILED and not enhanced):
        return Judgement(Verdict.RECIPIENT, code, policy=True)
    if subject in CLASSES:
        return Judgement(CLASSES[subject], code)
    refused_later = answer.stage is Stage.DATA and answer.code not in {550, 551, TOO_MUCH, 553}
    ours = answer.code in OUR_MISTAKE or refused_later
    return Judgement(Verdict.PAYLOAD if ours else Verdict.RECIPIENT, code)


def _about_the_sender(number: int, code: str) -> Judgement:
    """Judge a refusal of MAIL FROM: it speaks of us, so no address of a person is to blame."""
    if number == TOO_MUCH or number in OUR_MISTAKE:
        return Judgement(Verdict.PAYLOAD, code)
    return Judgement(Verdict.CONFIG, code)


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Return a server's words in one short line without addresses and secrets."""
    shown = re.sub(r"\S*@\S*", "…", " ".join(text.split()))
    for secret in filter(None, secrets):
        shown = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", "…", shown, flags=re.IGNORECASE)
    return "".join(sign for sign in shown if sign.isprintable())[:DETAIL_LIMIT]
