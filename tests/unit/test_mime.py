"""A message becomes the same well-formed mail each time."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from engine.errors import InvalidInput
from engine.timers import Attachment, Message
from notifiers.mime import MailIdentity, UnusableAddress, UnusableContent, plain_name, to_bytes

IDENTITY = MailIdentity(
    address="dondoc@example.vn",
    name="Ban Quản lý các khu công nghiệp Bình Dương",
    domain="dondoc.example.vn",
    reply_to="thuky@example.vn",
)
ICS = Attachment(
    "lịch kiểm tra.ics",
    "text/calendar",
    b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    {"method": "REQUEST"},
)
MESSAGE = Message(
    id="0b5e",
    key="letter/0b5e",
    channel="email",
    person="an",
    address="an@example.vn",
    display_name="Nguyễn Văn An",
    subject="Thông báo lịch kiểm tra – 8 giờ 00, ngày 06/6/2024 – Phòng Quản lý Đầu tư",
    text="Kính gửi: Phòng Quản lý Đầu tư\n\n.dòng bắt đầu bằng dấu chấm\n",
    html="<html lang='vi'><p>Kính gửi</p></html>",
    created_at=datetime(2024, 5, 20, 1, 30, tzinfo=UTC),
    attachments=(ICS, Attachment("12_TB-ĐKT.docx", "application/msword", b"\x00docx")),
    reference="BDG-KCN-24-04",
)


def parsed(wire: bytes) -> EmailMessage:
    return message_from_bytes(wire, policy=policy.default)


def test_a_mail_has_text_html_calendar_and_attachments() -> None:
    mail = parsed(to_bytes(MESSAGE, IDENTITY))
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
        "application/msword",
    ]
    leaves = [part for part in mail.walk() if not part.is_multipart()]
    assert {part["Content-Transfer-Encoding"] for part in leaves} == {"base64"}
    calendar = leaves[2]
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_content_charset() == "utf-8"
    assert calendar["Content-Disposition"] is None
    assert calendar.get_payload(decode=True) == ICS.content
    assert [part.get_filename() for part in mail.iter_attachments()] == [
        "lich-kiem-tra.ics",
        "12_TB-DKT.docx",
    ]
    body = mail.get_body(("plain",))
    assert body is not None
    assert ".dòng bắt đầu" in body.get_content()


def test_the_headers_say_who_what_and_that_no_person_wrote_it() -> None:
    mail = parsed(to_bytes(MESSAGE, IDENTITY))
    assert mail["Message-ID"] == "<ob.0b5e@dondoc.example.vn>"
    assert mail["Date"].datetime == MESSAGE.created_at
    assert mail["Reply-To"] == "thuky@example.vn"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert mail["X-Dondoc-Ref"] == "BDG-KCN-24-04"
    assert mail["Subject"] == MESSAGE.subject


def test_every_attempt_sends_the_same_bytes_with_crlf_only() -> None:
    wire = to_bytes(MESSAGE, IDENTITY)
    assert wire == to_bytes(MESSAGE, IDENTITY)
    assert b"\n" not in wire.replace(b"\r\n", b"")
    assert b"\r" not in wire.replace(b"\r\n", b"")
    assert all(len(line) <= 998 for line in wire.split(b"\r\n"))
    assert wire.isascii()
    other = to_bytes(replace(MESSAGE, id="0b5f"), IDENTITY)
    assert parsed(other).get_boundary() != parsed(wire).get_boundary()


def test_decomposed_words_are_composed_at_the_door() -> None:
    loose = replace(
        MESSAGE,
        subject=unicodedata.normalize("NFD", MESSAGE.subject),
        text=unicodedata.normalize("NFD", MESSAGE.text),
        display_name=unicodedata.normalize("NFD", MESSAGE.display_name),
    )
    assert to_bytes(loose, IDENTITY) == to_bytes(MESSAGE, IDENTITY)


def test_a_short_message_is_plain_text_only() -> None:
    identity = replace(IDENTITY, reply_to="")
    short = replace(MESSAGE, html="", attachments=(), reference="", subject="Dòng\r\nBcc: =?x")
    mail = parsed(to_bytes(short, identity, {"X-Unsent": "1"}))
    assert mail.get_content_type() == "text/plain"
    assert mail["Subject"] == "Dòng Bcc: = ?x"
    assert mail["X-Unsent"] == "1"
    assert mail["Bcc"] is mail["Reply-To"] is mail["X-Dondoc-Ref"] is None


def test_text_and_html_alone_are_alternatives() -> None:
    mail = parsed(to_bytes(replace(MESSAGE, attachments=()), IDENTITY))
    assert mail.get_content_type() == "multipart/alternative"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "an",
        "an@",
        "@x.vn",
        "an@x..vn",
        "a b@x.vn",
        "ân@x.vn",
        "a@x.vn\r\nBcc: b",
        "a@x.vn,b@x.vn",
    ],
)
def test_an_impossible_address_is_said_so(address: str) -> None:
    with pytest.raises(UnusableAddress):
        to_bytes(replace(MESSAGE, address=address), IDENTITY)


def test_text_that_unicode_cannot_write_is_said_so() -> None:
    with pytest.raises(UnusableContent):
        to_bytes(replace(MESSAGE, subject="\ud800 lạ"), IDENTITY)
    with pytest.raises(UnusableContent):
        to_bytes(replace(MESSAGE, text="\ud800 lạ"), IDENTITY)


def test_an_identity_needs_addresses_that_can_be_written() -> None:
    with pytest.raises(InvalidInput, match="không phải địa chỉ"):
        replace(IDENTITY, address="Ban Quản lý")
    with pytest.raises(InvalidInput):
        replace(IDENTITY, domain="miền")


def test_file_names_become_plain() -> None:
    assert plain_name("Đề cương (bản 2).docx") == "De-cuong-ban-2-.docx"
    assert plain_name("…") == "tep"
