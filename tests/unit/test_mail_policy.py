"""Vietnamese headers come back from the wire exactly as they went."""

from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import parseaddr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notifiers.mail_policy import LINE_LIMIT, MAIL_POLICY, WORD_LIMIT, encoded_words

WORDS = (
    "Thông báo kết luận kiểm tra công tác cải cách hành chính tại Ủy ban nhân dân huyện Hoài Ân "
    "năm "
    "đơn vị được – quá hạn 03 ngày làm việc ngọt nghĩa [Đôn đốc] (hạn 31/5/2024): a b 100% ; , . ?"
)
SYLLABLES = WORDS.split()
SUBJECTS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=45).map(" ".join)
NAMES = st.lists(
    st.sampled_from(
        ("Nguyễn", "Thị", "Ánh", "Phòng", "Quản", "lý", "Đầu", "tư", "Ban", "Dr.", "(CA)")
    ),
    min_size=1,
    max_size=15,
).map(" ".join)


def headers_of(message: EmailMessage) -> tuple[bytes, dict[str, str]]:
    wire = message.as_bytes()
    return wire, dict(BytesHeaderParser().parsebytes(wire).items())


def decoded(raw: str) -> str:
    return str(make_header(decode_header(raw)))


def assert_lines_hold(wire: bytes) -> None:
    head = wire.split(b"\r\n\r\n", 1)[0]
    assert b"\n" not in head.replace(b"\r\n", b"")
    for line in head.split(b"\r\n"):
        assert len(line) <= LINE_LIMIT, line
        for word in line.split():
            if word.startswith(b"=?"):
                assert len(word) <= WORD_LIMIT


@settings(max_examples=2000, deadline=None)
@given(SUBJECTS)
def test_every_subject_comes_back(subject: str) -> None:
    message = EmailMessage(policy=MAIL_POLICY)
    message["Subject"] = subject
    wire, headers = headers_of(message)
    assert decoded(headers["Subject"]) == subject
    assert_lines_hold(wire)


@settings(max_examples=500, deadline=None)
@given(NAMES, NAMES)
def test_every_display_name_comes_back(first: str, second: str) -> None:
    message = EmailMessage(policy=MAIL_POLICY)
    message["To"] = [
        Address(display_name=first, addr_spec="a@example.vn"),
        Address(display_name=second, addr_spec="b@example.vn"),
    ]
    wire, headers = headers_of(message)
    assert_lines_hold(wire)
    raw = headers["To"]
    one, two = raw.split("a@example.vn>,", 1)
    for half, name in ((one + "a@example.vn>", first), (two, second)):
        unfolded = half.replace("\r\n", "").strip()
        phrase, address = parseaddr(unfolded)
        assert decoded(phrase) == name
        assert address in {"a@example.vn", "b@example.vn"}


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_words_are_cut_between_characters(text: str) -> None:
    words = list(encoded_words(text, 9))
    assert "".join(decoded(word) for word in words) == text
    assert all(len(word) <= WORD_LIMIT for word in words)


def test_a_reference_with_vietnamese_letters_comes_back() -> None:
    message = EmailMessage(policy=MAIL_POLICY)
    message["X-Dondoc-Ref"] = "BĐ-24-01"
    _, headers = headers_of(message)
    assert decoded(headers["X-Dondoc-Ref"]) == "BĐ-24-01"


def test_a_line_break_hidden_in_an_encoded_word_stays_hidden() -> None:
    message = EmailMessage(policy=MAIL_POLICY)
    message["Subject"] = "=?utf-8?q?a=0D=0ABcc:_x=40example.vn?="
    wire, headers = headers_of(message)
    assert set(headers) == {"Subject"}
    assert b"Bcc" not in wire


def test_plain_headers_stay_plain() -> None:
    message = EmailMessage(policy=MAIL_POLICY)
    message["Subject"] = "Nhac viec"
    message["To"] = Address("Phong A", addr_spec="a@example.vn")
    message["From"] = Address(addr_spec="b@example.vn")
    message["Message-ID"] = "<ob." + "0" * 90 + "@example.vn>"
    message["Auto-Submitted"] = "auto-generated"
    text = message.as_bytes().decode("ascii")
    assert "Subject: Nhac viec\r\n" in text
    assert "To: Phong A <a@example.vn>\r\n" in text
    assert "From: b@example.vn\r\n" in text
    assert f"Message-ID: <ob.{'0' * 90}@example.vn>\r\n" in text
    assert message.as_string().startswith("Subject: Nhac viec")


def test_a_header_cannot_be_smuggled_in() -> None:
    message = EmailMessage(policy=MAIL_POLICY)
    with pytest.raises(ValueError, match="linefeed"):
        message["Subject"] = "Nhắc việc\r\nBcc: x@example.vn"
