"""What follows from an attempt to deliver: sent, again later, given up, or the channel rests."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from engine.timers import Outcome, Verdict
from engine.words import N_
from notifiers.smtp_answers import MAILBOX_FULL

FIRST_WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 60, 180))
LATER_WAIT: Final = timedelta(hours=6)
PATIENCE: Final = timedelta(hours=48)  # reminders age: longer than RFC 5321 asks is no help
FULL_WAIT: Final = timedelta(days=1)
FULL_ATTEMPTS: Final = 5
RATE_WAIT: Final = timedelta(seconds=60)
ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
QUOTA_OPENS: Final = time(0, 5)
NIGHT_ENDS: Final = time(6, 5)


class Reason(StrEnum):
    """Why a message is given up; each is listed among the dead letters."""

    EXHAUSTED = "exhausted"
    USELESS = "useless"
    RECIPIENT = "recipient"
    MAILBOX_FULL = "mailbox-full"
    PAYLOAD = "payload"
    WINDOW = "window"

    @property
    def words(self) -> str:
        """Return the reason as people read it."""
        return REASON_WORDS[self]


REASON_WORDS: Final = {
    Reason.EXHAUSTED: N_("đã thử nhiều lần trong 48 giờ mà không gửi được"),
    Reason.USELESS: N_("đã quá thời điểm thư còn có ích"),
    Reason.RECIPIENT: N_("địa chỉ người nhận không dùng được"),
    Reason.MAILBOX_FULL: N_("hộp thư của người nhận đầy trong nhiều ngày"),
    Reason.PAYLOAD: N_("máy chủ không nhận nội dung thư này"),
    Reason.WINDOW: N_("kênh này hiện không gửi được cho người nhận"),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """The message is out of our hands."""


@dataclass(frozen=True, slots=True)
class RetryAt:
    """Try again at ``at``."""

    at: datetime


@dataclass(frozen=True, slots=True)
class GiveUp:
    """No further attempt; ``mark_address`` when the address itself is to blame."""

    reason: Reason
    mark_address: bool = False


@dataclass(frozen=True, slots=True)
class PauseChannel:
    """The channel is broken for everyone: the message keeps its attempts and waits for a person."""


NextStep: TypeAlias = Sent | RetryAt | GiveUp | PauseChannel
LASTING: Final = {
    Verdict.RECIPIENT: GiveUp(Reason.RECIPIENT, mark_address=True),
    Verdict.PAYLOAD: GiveUp(Reason.PAYLOAD),
    Verdict.WINDOW: GiveUp(Reason.WINDOW),
}
ONCE_MORE: Final[dict[Verdict, NextStep]] = {
    Verdict.AUTH_REFRESH: PauseChannel(),
    Verdict.REUPLOAD: GiveUp(Reason.PAYLOAD),
}


def next_step(
    outcome: Outcome,
    attempts: int,
    first_attempt_at: datetime,
    now: datetime,
    useless_after: datetime | None,
) -> NextStep:
    """Decide after an attempt; ``attempts`` counts this one, but none that ended in ``CONFIG``."""
    verdict = outcome.verdict
    if verdict is Verdict.OK:
        return Sent()
    if verdict is Verdict.CONFIG:
        return PauseChannel()
    if outcome.code in MAILBOX_FULL and verdict is Verdict.RECIPIENT:
        if attempts >= FULL_ATTEMPTS:
            return GiveUp(Reason.MAILBOX_FULL)
        return _still_useful(now + FULL_WAIT, useless_after)
    if verdict in LASTING:
        return LASTING[verdict]
    if verdict in ONCE_MORE:
        return RetryAt(now) if attempts <= 1 else ONCE_MORE[verdict]
    if now - first_attempt_at >= PATIENCE:
        return GiveUp(Reason.EXHAUSTED)
    return _still_useful(_next_attempt(outcome, attempts, now), useless_after)


def _next_attempt(outcome: Outcome, attempts: int, now: datetime) -> datetime:
    """Return the moment of the next attempt, never before the provider allows one."""
    waits: dict[Verdict, datetime] = {
        Verdict.RATE: now + RATE_WAIT,
        Verdict.QUOTA: _next_time(now, QUOTA_OPENS),
        Verdict.NIGHT: _next_time(now, NIGHT_ENDS),
    }
    step = attempts - 1
    usual = FIRST_WAITS[step] if step < len(FIRST_WAITS) else LATER_WAIT
    at = waits.get(outcome.verdict, now + usual)
    return max(at, outcome.retry_at) if outcome.retry_at else at


def _next_time(now: datetime, hour: time) -> datetime:
    """Return the next moment at which the clocks of Vietnam show ``hour``."""
    local = now.astimezone(ZONE)
    today = datetime.combine(local.date(), hour, ZONE)
    moment = today if today > local else today + timedelta(days=1)
    return moment.astimezone(now.tzinfo)


def _still_useful(at: datetime, useless_after: datetime | None) -> NextStep:
    """Return the attempt, or give up when the message would then be of no use."""
    if useless_after is not None and at > useless_after:
        return GiveUp(Reason.USELESS)
    return RetryAt(at)


def is_useless(useless_after: datetime | None, now: datetime) -> bool:
    """Tell before an attempt whether the message has lost its use and is dropped with a reason."""
    return useless_after is not None and now > useless_after
