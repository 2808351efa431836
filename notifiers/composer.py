"""Words for people: one digest a day and the letters of the transitions, as finished messages.

Everything here is a function of its arguments: ids, keys and moments come from the caller.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from engine.timers import Attachment, Message, digest_prefix
from notifiers.dates import day_list, weekday_and_date
from notifiers.digest_lines import (
    ORDER,
    SECTIONS,
    DigestLine,
    LineState,
    in_order,
    subject_of,
    view_of,
)
from notifiers.ics import ZONE_NAME, Guest, Method, VisitEvent, calendar_attachment
from notifiers.letter_params import filled
from notifiers.mime import MailIdentity, one_line
from notifiers.rendering import blocks_of, render, render_part, shortened

LANGUAGE: Final = "vi"
CALENDAR_METHODS: Final = {
    "notice-of-schedule": Method.REQUEST,
    "visit-agreed": Method.REQUEST,
    "change-of-date": Method.REQUEST,
    "announcement": Method.REQUEST,
    "postponed": Method.CANCEL,
    "cancelled": Method.CANCEL,
}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets the message: the code of the person, the address of that day, the name to greet."""

    person: str
    address: str
    name: str
    channel: str = "email"


@dataclass(frozen=True, slots=True)
class Sender:
    """On whose behalf we write: the office that signs, its mail identity, its time zone."""

    office: str
    identity: MailIdentity
    zone: str = ZONE_NAME


@dataclass(frozen=True, slots=True)
class Stamp:
    """What makes a message this one: its id, when it was made, and until when it is of use."""

    id: str
    created_at: datetime
    useless_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is reminded of on one working day.

    ``missed_days`` are the days on which nothing was sent because the program was not running.
    """

    day: date
    lines: tuple[DigestLine, ...]
    missed_days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter before it has words: the template, its values (see ``letter_params``), its key.

    ``visit`` puts the visit into the receiver's calendar, or takes it out, where the letter is
    about its day.
    """

    template: str
    key: str
    reference: str
    params: Mapping[str, object] = field(default_factory=dict)
    visit: VisitEvent | None = None


def digest_key(recipient: Recipient, digest: Digest) -> str:
    """Return the key that makes a digest the only one of its person, channel and day."""
    prefix = digest_prefix(recipient.person, recipient.channel)
    return f"{prefix}{digest.day.isoformat()}"


def compose_digest(recipient: Recipient, digest: Digest, sender: Sender, stamp: Stamp) -> Message:
    """Return the one message of the day; a digest without lines is an error of the caller."""
    if not digest.lines:
        raise ValueError(digest)
    lines = in_order(digest.lines)
    values = _digest_values(recipient, digest, sender, lines)
    subject = shortened(subject_of(lines, digest.day))
    return printed(recipient, stamp, digest_key(recipient, digest), "digest", subject, values)


def printed(
    recipient: Recipient,
    stamp: Stamp,
    key: str,
    form: str,
    subject: str,
    values: Mapping[str, object],
) -> Message:
    """Return a message whose text and HTML are the two templates of a form, filled."""
    around = {**values, "subject_line": subject}
    return Message(
        id=stamp.id,
        key=key,
        channel=recipient.channel,
        person=recipient.person,
        address=recipient.address,
        display_name=recipient.name,
        subject=subject,
        text=render(f"{LANGUAGE}/{form}.txt.jinja", around),
        html=render(f"{LANGUAGE}/{form}.html.jinja", around),
        created_at=stamp.created_at,
        useless_after=stamp.useless_after,
    )


def _digest_values(
    recipient: Recipient, digest: Digest, sender: Sender, lines: tuple[DigestLine, ...]
) -> dict[str, object]:
    """Return what both forms of a digest are filled with."""
    zone = ZoneInfo(sender.zone)
    sections = [
        (SECTIONS[state], [view_of(line, zone) for line in lines if line.state is state])
        for state in ORDER
        if any(line.state is state for line in lines)
    ]
    missed = [view_of(line, zone) for line in lines if line.missed]
    return {
        "recipient": one_line(recipient.name),
        "office": one_line(sender.office),
        "day": weekday_and_date(digest.day),
        "count": len(lines),
        "sections": sections,
        "missed": missed,
        "missed_days": day_list(digest.missed_days),
        "asks": LineState.NOT_SET in {line.state for line in lines},
    }


def compose_letter(
    recipient: Recipient, letter: LetterDraft, sender: Sender, stamp: Stamp
) -> Message:
    """Return a letter as text and HTML from one source, with the calendar of its visit."""
    name = f"{LANGUAGE}/letters/{letter.template}.txt.jinja"
    values = filled(letter.template, letter.params, ZoneInfo(sender.zone))
    subject = shortened(render_part(name, "subject", values))
    around = {
        "recipient": one_line(recipient.name),
        "office": one_line(sender.office),
        "blocks": blocks_of(render_part(name, "body", values)),
        "case_code": values["case_code"],
        "ask_whom": values["ask_whom"],
    }
    message = printed(recipient, stamp, letter.key, "letter", subject, around)
    attachments = _calendar(recipient, letter, sender, stamp)
    return replace(message, attachments=attachments, reference=letter.reference)


def _calendar(
    recipient: Recipient, letter: LetterDraft, sender: Sender, stamp: Stamp
) -> tuple[Attachment, ...]:
    """Return the calendar entry that goes with a letter about the day of a visit."""
    method = CALENDAR_METHODS.get(letter.template)
    if method is None or letter.visit is None:
        return ()
    guest = Guest(recipient.address, recipient.name)
    return (calendar_attachment(letter.visit, method, sender.identity, guest, stamp.created_at),)
