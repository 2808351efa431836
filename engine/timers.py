"""Timers, notices and messages: what is to be said, to whom, when, and how it went."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from engine.case import Fact


@dataclass(frozen=True, slots=True)
class NoticeRequest:
    """Something to be said about a case to everybody of an audience.

    ``template`` names the text: ``reminder`` (a rung of the ladder, gathered into digests) or the
    letter of a transition (``notice-of-schedule``, ``conclusion`` ...), sent at once.
    ``offset`` is the rung in working days from the due day: negative before, positive late.
    """

    template: str
    audience: str
    deadline: str | None = None
    offset: int = 0
    params: Mapping[str, Fact] = field(default_factory=dict)


DAILY: Final = "daily"
"""The parameter of a letter of which all of one day reach a person as one message."""


def daily_bundle(request: NoticeRequest, day: date) -> str:
    """Return the bundle of a day's letters of one kind, empty where each is a message of its own."""
    return f"{DAILY}/{request.template}/{day.isoformat()}" if request.params.get(DAILY) else ""


@dataclass(frozen=True, slots=True)
class EventRequest:
    """An event that the clock sends to a case; firing it is that transition."""

    event: str
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Timer:
    """Something that happens at a moment unless it is withdrawn; ``key`` makes it happen once.

    The key reads ``case/rule/round/revision/offset/audience``. After ``useless_after`` it is
    closed as skipped instead of fired.
    """

    key: str
    case_id: str
    fires_at: datetime
    useless_after: datetime | None
    act: NoticeRequest | EventRequest


class NoticeState(StrEnum):
    """Where a notice stands."""

    PENDING = "pending"
    SENT = "sent"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said about a case to one person on or after one day; nothing is rendered yet.

    Notices of one ``bundle`` go to a person as one message; an empty bundle is a message of its own.
    """

    id: str
    case_id: str
    person: str
    request: NoticeRequest
    due_on: date
    round: int = 1
    revision: int = 0
    key: str = ""
    closed_reason: str = ""
    state: NoticeState = NoticeState.PENDING
    bundle: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with a message; ``media_type`` like ``text/calendar``."""

    name: str
    media_type: str
    content: bytes
    params: Mapping[str, str] = field(default_factory=dict)


DIGEST: Final = "digest/"


def digest_prefix(person: str, channel: str) -> str:
    """Return how the keys of somebody's digests begin, before the day."""
    return f"{DIGEST}{person}/{channel}/"


@dataclass(frozen=True, slots=True)
class Message:
    """Finished words for one address on one channel; ``key`` is unique and never changes.

    Every attempt sends exactly this. ``html`` may be empty; ``reference`` is the code of the case,
    empty for a digest.
    """

    id: str
    key: str
    channel: str
    person: str
    address: str
    display_name: str
    subject: str
    text: str
    html: str
    created_at: datetime
    attachments: tuple[Attachment, ...] = ()
    reference: str = ""
    useless_after: datetime | None = None


class Verdict(StrEnum):
    """The outcome of one attempt to deliver, the same twelve for every channel."""

    OK = "ok"
    AMBIGUOUS = "ambiguous"
    TRANSIENT = "transient"
    RATE = "rate"
    QUOTA = "quota"
    NIGHT = "night"
    AUTH_REFRESH = "auth_refresh"
    CONFIG = "config"
    WINDOW = "window"
    RECIPIENT = "recipient"
    REUPLOAD = "reupload"
    PAYLOAD = "payload"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a channel answered to one attempt; ``detail`` holds no secret and no address."""

    verdict: Verdict
    provider: str
    code: str = ""
    detail: str = ""
    provider_message_id: str = ""
    retry_at: datetime | None = None
