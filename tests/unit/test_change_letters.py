"""Change letters as words: the opening of each kind, days with their weekday, remarks, subjects."""

from datetime import UTC, date, datetime

import pytest

from engine.case import Case, DocumentRef
from engine.change_letters import (
    Change,
    ChangeKind,
    ChangeLine,
    change_notices,
    lines_of,
)
from engine.timers import Message, Notice, NoticeRequest
from notifiers.change_letter import (
    OPENINGS,
    ChangeDraft,
    ChangeEntry,
    compose_changes,
    line_words,
)
from notifiers.composer import Recipient, Sender, Stamp
from notifiers.mime import MailIdentity

SENDER = Sender("Ban Quản lý", MailIdentity("dondoc@example.vn", "Đôn đốc", "example.vn"))
STAMP = Stamp("1", datetime(2024, 4, 12, 2, tzinfo=UTC))
READER = Recipient("a", "a@example.vn", "Nguyễn An")
MOVED = ChangeLine("thông báo kết luận", "2024-05-06", "2024-05-07")


def letter(
    kind: ChangeKind, *entries: ChangeEntry, document: str = "", reason: str = ""
) -> Message:
    draft = ChangeDraft(kind, "changes/x/1", entries, document, reason)
    return compose_changes(READER, draft, SENDER, STAMP)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (MOVED, "Thông báo kết luận: thứ Hai, 06/5/2024 → thứ Ba, 07/5/2024"),
        (ChangeLine("báo cáo", None, "2024-05-07"), "Báo cáo: thứ Ba, 07/5/2024"),
        (ChangeLine("báo cáo", "2024-05-07"), "Báo cáo: thứ Ba, 07/5/2024 → chưa xác định"),
        (ChangeLine("đơn vị", "Phòng A", "Phòng B"), "Đơn vị: Phòng A → Phòng B"),
        (ChangeLine("hủy cuộc kiểm tra", note="hoãn"), "Hủy cuộc kiểm tra (hoãn)"),
    ],
)
def test_a_line_says_what_and_from_which_day_to_which(line: ChangeLine, words: str) -> None:
    assert line_words(line) == words


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_opens_in_its_own_words(kind: ChangeKind) -> None:
    message = letter(kind, ChangeEntry("KH-01", "Phòng A", (MOVED,)), document="số 2450")
    opening = OPENINGS[kind][1].format(basis=" theo văn bản số 2450")
    assert opening in message.text
    assert opening in message.html
    assert message.subject == f"{OPENINGS[kind][0]} – KH-01 – Phòng A"
    assert message.reference == "KH-01"


def test_several_cases_are_counted_in_the_subject() -> None:
    entries = (ChangeEntry("KH-01", "Phòng A", (MOVED,)), ChangeEntry("KH-02", "B", (MOVED,)))
    message = letter(ChangeKind.CALENDAR, *entries, document="số 2450", reason="Nghỉ bù")
    assert message.subject == "Lịch nghỉ thay đổi theo văn bản số 2450: 02 hồ sơ"
    assert message.reference == ""
    assert "Phòng A (KH-01)\n- Thông báo kết luận: thứ Hai" in message.text
    assert "Lý do: Nghỉ bù" in message.text


def test_names_cannot_break_out_of_their_line() -> None:
    message = letter(
        ChangeKind.PLAN, ChangeEntry("KH-01", "Phòng\nBcc: x@example.vn <b>", (MOVED,))
    )
    assert "\nBcc" not in message.text
    assert "<b>" not in message.html


def test_a_change_is_read_back_from_its_notice() -> None:
    document = DocumentRef("2450/VPCP-KGVX", "VPCP", date(2024, 4, 12))
    change = Change(ChangeKind.CALENDAR, (MOVED,), document, "nghỉ bù")
    case = Case("1", "KH-01", "inspection", 1, "planned", 1, "KH", "A")
    ids = iter("12")
    notices = change_notices("b", case, ["a", "b"], change, date(2024, 4, 12), lambda: next(ids))
    assert [(n.person, n.bundle, n.key) for n in notices] == [
        ("a", "b", "b/1"),
        ("b", "b", "b/2"),
    ]
    assert lines_of(notices[0]) == (MOVED,)
    assert notices[0].request.params["document_on"] == "2024-04-12"
    odd = Notice("1", "1", "a", NoticeRequest("changes", "", params={"lines": "?"}), STAMP_DAY)
    assert lines_of(odd) == ()


STAMP_DAY = date(2024, 4, 12)
