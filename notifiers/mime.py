"""A finished message as the bytes of a mail: the same bytes on every attempt."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from engine.errors import DondocError, InvalidInput
from engine.timers import Attachment, Message
from engine.words import N_
from notifiers.mail_policy import MAIL_POLICY

CALENDAR: Final = "text/calendar"
ADDRESS: Final = re.compile(
    r"(?=.{3,254}$)[\w!#$%&'*+/=?^`{|}~-]{1,64}(\.[\w!#$%&'*+/=?^`{|}~-]+)*"
    r"@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*",
    re.ASCII | re.IGNORECASE,
)
LETTERS_WITHOUT_PARTS: Final = str.maketrans({"đ": "d", "Đ": "D"})


class UnusableAddress(DondocError):
    """The address of a person cannot be an e-mail address."""

    code = "unusable-address"


class UnusableContent(DondocError):
    """A message cannot be written as a mail."""

    code = "unusable-content"


@dataclass(frozen=True, slots=True)
class MailIdentity:
    """Who our mail is from: one fixed address, where answers go, and the domain of our identifiers.

    ``address`` is the organiser of calendar entries too: both must agree.
    """

    address: str
    name: str
    domain: str
    reply_to: str = ""

    def __post_init__(self) -> None:
        """Refuse addresses that could never be written."""
        for address in filter(None, (self.address, self.reply_to, f"ob@{self.domain}")):
            if not ADDRESS.fullmatch(address):
                raise InvalidInput(
                    N_(
                        "“{value}” không phải địa chỉ thư điện tử; "
                        "hãy sửa phần thư điện tử của cấu hình"
                    ),
                    value=address,
                )

    def message_id(self, message: Message) -> str:
        """Return the ``Message-ID``, the same for every attempt of one message."""
        return f"<ob.{quote(message.id, safe='')}@{self.domain}>"


def one_line(text: str) -> str:
    """Return ``text`` composed (NFC), in one line, and never mistaken for an encoded word."""
    return " ".join(unicodedata.normalize("NFC", text).split()).replace("=?", "= ?")


def plain_name(text: str) -> str:
    """Return a file name that every mail program can read: ASCII letters, figures and ``.-_``."""
    parts = unicodedata.normalize("NFD", text.translate(LETTERS_WITHOUT_PARTS))
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return re.sub(r"[^A-Za-z0-9._-]+", "-", letters).strip("-.") or "tep"


def normalised(message: Message) -> Message:
    """Bring the words of a message into the form in which they are sent, once and at the door."""
    return replace(
        message,
        subject=one_line(message.subject),
        display_name=one_line(message.display_name),
        text=unicodedata.normalize("NFC", message.text),
        html=unicodedata.normalize("NFC", message.html),
    )


def _boundary(message: Message, part: str) -> str:
    """Return a boundary that depends on the message only; base64 bodies cannot contain it."""
    return "=_" + sha256(f"{part}/{message.id}".encode()).hexdigest()[:32]


def _write_headers(
    mail: EmailMessage, message: Message, identity: MailIdentity, extra: Mapping[str, str]
) -> None:
    """Put the headers in the order in which people look at them."""
    mail["From"] = Address(display_name=one_line(identity.name), addr_spec=identity.address)
    if identity.reply_to:
        mail["Reply-To"] = Address(addr_spec=identity.reply_to)
    mail["To"] = Address(display_name=message.display_name, addr_spec=message.address)
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = identity.message_id(message)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    if message.reference:
        mail["X-Dondoc-Ref"] = one_line(message.reference)
    for name, value in extra.items():
        mail[name] = value


def _add_calendar(mail: EmailMessage, calendar: Attachment) -> None:
    """Offer a calendar as one more form of the text, so that mail programs show its buttons."""
    mail.add_alternative(
        calendar.content.decode(),
        subtype="calendar",
        cte="base64",  # keeps the CRLF that calendars need
        params=dict(calendar.params),
    )


def _write_body(mail: EmailMessage, message: Message) -> None:
    """Put text, HTML and calendar as alternatives, then the attachments."""
    mail.set_content(message.text, cte="base64")
    calendars = [item for item in message.attachments if item.media_type == CALENDAR]
    if message.html or calendars:
        mail.make_alternative(boundary=_boundary(message, "alternative"))
    if message.html:
        mail.add_alternative(message.html, subtype="html", cte="base64")
    for calendar in calendars:
        _add_calendar(mail, calendar)
    if message.attachments:
        mail.make_mixed(boundary=_boundary(message, "mixed"))
    for item in message.attachments:
        media_type = "application/ics" if item.media_type == CALENDAR else item.media_type
        maintype, _, subtype = media_type.partition("/")
        mail.add_attachment(
            item.content, maintype=maintype, subtype=subtype, filename=plain_name(item.name)
        )


def to_bytes(
    message: Message, identity: MailIdentity, extra: Mapping[str, str] | None = None
) -> bytes:
    """Return the mail with CRLF line ends; equal values give equal bytes."""
    if not ADDRESS.fullmatch(message.address):
        raise UnusableAddress(
            N_("địa chỉ thư điện tử không hợp lệ; hãy sửa địa chỉ của người nhận")
        )
    ready = normalised(message)
    mail = EmailMessage(policy=MAIL_POLICY)
    try:
        _write_headers(mail, ready, identity, extra or {})
        _write_body(mail, ready)
        return mail.as_bytes()
    except UnicodeEncodeError as error:
        raise UnusableContent(
            N_("nội dung thư có ký tự không ghi được bằng Unicode; hãy lập lại thư")
        ) from error
