"""Every letter is whole: filled with exactly what it declares, and with the least it needs."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from engine.errors import InvalidInput
from engine.timers import Message
from notifiers.composer import (
    CALENDAR_METHODS,
    LetterDraft,
    Recipient,
    Sender,
    Stamp,
    compose_letter,
)
from notifiers.ics import VisitEvent
from notifiers.letter_params import LETTERS, Kind, LetterIncomplete, filled
from notifiers.mime import MailIdentity, to_bytes
from notifiers.rendering import Block, blocks_of, shortened, visit_in_short

IDENTITY = MailIdentity("dondoc@example.vn", "Đôn đốc", "example.vn")
SENDER = Sender("Ban Quản lý các khu công nghiệp Bình Dương", IDENTITY)
UNIT = Recipient("an", "an@example.vn", "Phòng Quản lý Đầu tư")
STAMP = Stamp("0001", datetime(2024, 5, 20, 1, tzinfo=UTC))
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NAMES = (
    "notice-of-schedule visit-agreed report-receipt supplement-request conclusion change-of-date "
    "postponed cancelled announcement visit-clash remediation-assigned remediation-returned "
    "task-woken task-returned periodic-report-returned periodic-report-requested "
    "remediation-accepted passed-on reinspection-ordered reinspected round-ended urging-letter "
    "extension-asked extension-approved extension-refused "
    "difficulty-raised difficulty-answered difficulty-withdrawn"
)
VISIT = VisitEvent("c-1", 2, "Kiểm tra CCHC", date(2024, 6, 6), at=time(8))


def sample(name: str, kind: Kind) -> object:
    values: dict[Kind, object] = {
        Kind.TEXT: f"giá trị <{name}> & nữa",
        Kind.NUMBER: 3,
        Kind.FLAG: True,
        Kind.DAY: "2024-06-06" if name.endswith("_on") else date(2024, 6, 6),
        Kind.HOUR: "08:00",
        Kind.MOMENT: "2024-05-20T01:05:00+00:00",
        Kind.ITEMS: ["điểm thứ nhất", "điểm thứ hai"],
    }
    return values[kind]


def letter(template: str, names: Iterable[str], **more: object) -> Message:
    kinds = LETTERS[template].all
    params = {name: sample(name, kinds[name]) for name in names} | more
    return written(template, params)


def written(template: str, params: dict[str, object], visit: VisitEvent | None = None) -> Message:
    draft = LetterDraft(template, f"letter/n1/{UNIT.person}", "BDG-KCN-24-04", params, visit)
    return compose_letter(UNIT, draft, SENDER, STAMP)


def assert_whole(message: Message) -> None:
    for text in (message.subject, message.text, message.html):
        assert text == unicodedata.normalize("NFC", text)
        assert not re.search(r"\{[{%#]|[%#}]\}|None|Undefined|\bTrue\b|\bFalse\b", text), text
    assert len(message.subject) <= 120
    for paragraph in message.text.splitlines():
        assert not re.search(r"\S {2,}| [,.;:]|[^.]\.\.(?!\.)|\(\)|,,|[,;:]\.", paragraph), (
            paragraph
        )
    assert "giá trị <" not in message.html
    assert "\n\n\n" not in message.text
    to_bytes(message, IDENTITY)


@pytest.mark.parametrize("template", NAMES.split())
def test_a_letter_is_whole_with_everything_it_declares(template: str) -> None:
    message = letter(template, LETTERS[template].all)
    assert_whole(message)
    source = (
        files("notifiers").joinpath(f"texts/vi/letters/{template}.txt.jinja").read_text("utf-8")
    )
    unused = [name for name in LETTERS[template].needed if not re.search(rf"\b{name}\b", source)]
    assert unused in ([], ["case_code"])
    assert "giá trị <case_code> & nữa" in message.text


@pytest.mark.parametrize("template", NAMES.split())
def test_a_letter_is_whole_with_the_least_it_needs(template: str) -> None:
    assert_whole(letter(template, LETTERS[template].needed))


@pytest.mark.parametrize("template", NAMES.split())
def test_a_letter_is_whole_whichever_single_value_is_missing(template: str) -> None:
    params = LETTERS[template]
    for left_out in set(params.all) - set(params.needed):
        assert_whole(letter(template, [name for name in params.all if name != left_out]))


@pytest.mark.parametrize("template", NAMES.split())
def test_a_letter_that_lacks_a_value_does_not_go(template: str) -> None:
    for left_out in LETTERS[template].needed:
        names = [name for name in LETTERS[template].needed if name != left_out]
        with pytest.raises(LetterIncomplete, match=left_out):
            letter(template, names)


def test_the_letters_are_those_of_the_workflows_and_each_has_one_file() -> None:
    folder = files("notifiers").joinpath("texts/vi/letters")
    stems = {path.name.removesuffix(".txt.jinja") for path in folder.iterdir()}
    assert stems == set(LETTERS) == set(NAMES.split())


def test_a_letter_greets_says_its_document_and_signs() -> None:
    message = written(
        "notice-of-schedule",
        {
            "case_code": "BDG-KCN-24-04",
            "unit_name": "Phòng Quản lý Đầu tư",
            "visit_on": date(2024, 6, 6),
            "visit_at": time(8),
            "subject": "CCHC",
            "document_number": "45/TB-ĐKT",
            "document_on": "2024-05-20",
            "document_issuer": "Đoàn kiểm tra",
            "report_due_on": "2024-05-30",
            "hand_in_to": "Văn phòng Ban",
            "unknown": object(),
        },
    )
    assert message.subject == (
        "Thông báo lịch kiểm tra – 8 giờ 00, ngày 06/6/2024 – Phòng Quản lý Đầu tư"
    )
    assert message.text.startswith("Kính gửi: Phòng Quản lý Đầu tư\n")
    assert "số 45/TB-ĐKT ngày 20/5/2024 của Đoàn kiểm tra" in message.text
    assert "8 giờ 00, thứ Năm, ngày 06 tháng 6 năm 2024" in message.text
    assert "chậm nhất thứ Năm, 30/5/2024, nơi nhận: Văn phòng Ban" in message.text
    assert "Ban Quản lý các khu công nghiệp Bình Dương" in message.text
    assert message.key == "letter/n1/an"
    assert message.reference == "BDG-KCN-24-04"


def test_a_receipt_shows_the_hour_in_vietnam_and_that_it_is_no_approval() -> None:
    message = letter(
        "report-receipt", LETTERS["report-receipt"].needed, late_days=0, due_on="2024-05-20"
    )
    assert "8 giờ 05, ngày 20 tháng 5 năm 2024" in message.text
    assert "đúng hạn" in message.text
    assert "chưa phải là ý kiến về nội dung" in message.text


def test_what_has_no_number_of_days_is_said_to_be_open() -> None:
    message = letter("remediation-assigned", LETTERS["remediation-assigned"].needed)
    assert "chưa xác định" in message.text


def test_letters_about_the_day_of_a_visit_carry_its_calendar() -> None:
    for template in LETTERS:
        kinds = LETTERS[template].all
        params = {name: sample(name, kinds[name]) for name in LETTERS[template].needed}
        attachments = written(template, params, VISIT).attachments
        assert bool(attachments) == (template in CALENDAR_METHODS)
        assert written(template, params).attachments == ()
        for attachment in attachments:
            assert attachment.params["method"] == CALENDAR_METHODS[template].value
            assert b"mailto:dondoc@example.vn" in attachment.content


def test_values_are_read_as_days_hours_and_moments_or_refused() -> None:
    given: dict[str, object] = {"case_code": "K", "unit_name": "A", "visit_on": "6/6/2024"}
    with pytest.raises(InvalidInput, match="visit_on"):
        filled("visit-agreed", given, ZONE)
    naive = {"case_code": "K", "unit_name": "A", "received_at": "2024-05-20T01:05:00"}
    with pytest.raises(InvalidInput, match="received_at"):
        filled("report-receipt", naive, ZONE)
    with pytest.raises(LetterIncomplete, match="không có mẫu"):
        filled("love-letter", {}, ZONE)
    single = filled("supplement-request", {**given, "missing_sections": "Phần II"}, ZONE)
    assert single["missing_sections"] == ("Phần II",)


def test_a_document_is_cited_by_what_is_known_of_it() -> None:
    base: dict[str, object] = {"case_code": "K", "unit_name": "A"}
    cite = [
        filled("cancelled", base | more, ZONE)["document"]
        for more in (
            {},
            {"document_on": date(2024, 5, 20)},
            {"document_number": "45/TB"},
            {"document_number": "45/TB", "document_issuer": "Sở Nội vụ"},
        )
    ]
    assert cite == ["", "", "số 45/TB", "số 45/TB của Sở Nội vụ"]


def test_paragraphs_and_lists_are_read_from_one_source() -> None:
    source = "\nđoạn một\ntiếp theo..\n\n\n- mục một?.\n  còn nữa\n- mục hai\n\nđoạn cuối...\n"
    assert blocks_of(source) == (
        Block(paragraph="Đoạn một tiếp theo."),
        Block(items=("mục một? còn nữa", "mục hai")),
        Block(paragraph="Đoạn cuối..."),
    )


def test_long_subjects_are_cut_between_words() -> None:
    assert shortened("một hai ba", 10) == "một hai ba"
    assert shortened("một hai ba", 9) == "một hai…"
    assert shortened("một hai – ba", 11) == "một hai…"
    assert len(shortened("x" * 300)) == 120


def test_a_visit_of_several_days_is_short_in_a_subject() -> None:
    words = visit_in_short(date(2024, 6, 6), date(2024, 6, 7), time(8))
    assert words == "8 giờ 00, ngày 06/6/2024 - 07/6/2024"
