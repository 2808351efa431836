"""One digest a day tells each person what, by when, on which basis, where to, and whom to ask."""

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.timers import Message
from notifiers.composer import Digest, Recipient, Sender, Stamp, compose_digest
from notifiers.digest_lines import DigestLine, LineState
from notifiers.mime import MailIdentity, to_bytes

TODAY = date(2026, 8, 21)
IDENTITY = MailIdentity("dondoc@example.vn", "Đôn đốc", "example.vn")
SENDER = Sender("Ban Quản lý các khu công nghiệp Bình Dương", IDENTITY)
AN = Recipient("an", "an@example.vn", "Nguyễn Văn An")
STAMP = Stamp("0001", datetime(2026, 8, 21, 0, 30, tzinfo=UTC))
COMING = DigestLine(
    case_code="BDG-KCN-24-04",
    unit_name="Phòng Quản lý Đầu tư",
    what="Gửi báo cáo phục vụ kiểm tra",
    deadline_name="gửi báo cáo của đơn vị",
    state=LineState.COMING,
    working_days=2,
    due_on=date(2026, 8, 25),
    basis="mục III.2 Kế hoạch 08/KH-BQL",
    hand_in_to="Văn phòng Ban",
    ask_whom="Trần Thị Bình",
)
TODAYS = replace(
    COMING, case_code="B-2", state=LineState.TODAY, working_days=0, due_on=TODAY, provisional=True
)
LATE = replace(
    COMING,
    case_code="B-3",
    state=LineState.OVERDUE,
    working_days=3,
    due_on=date(2026, 8, 18),
    original_due_on=date(2026, 8, 14),
    missed=True,
    level=1,
)
LATER = replace(LATE, case_code="B-4", working_days=10, due_on=date(2026, 8, 7), missed=False)
NOT_SET = replace(COMING, case_code="B-5", state=LineState.NOT_SET, due_on=None, basis="")
FAR = replace(COMING, case_code="B-6", working_days=5, due_on=date(2026, 8, 28))


def digest(*lines: DigestLine, missed_days: tuple[date, ...] = ()) -> Message:
    return compose_digest(AN, Digest(TODAY, lines, missed_days), SENDER, STAMP)


def test_a_digest_has_one_key_for_person_channel_and_day() -> None:
    message = digest(COMING)
    assert message.key == "digest/an/email/2026-08-21"
    assert (message.id, message.created_at) == ("0001", STAMP.created_at)
    assert (message.person, message.address, message.reference) == ("an", "an@example.vn", "")


def test_each_line_answers_all_questions_in_text_and_html() -> None:
    message = digest(COMING)
    for words in (
        "[VÀNG]",
        "Gửi báo cáo phục vụ kiểm tra – Phòng Quản lý Đầu tư",
        "(BDG-KCN-24-04)",
        "Việc cần làm: gửi báo cáo của đơn vị",
        "thứ Ba, 25/8/2026",
        "còn 02 ngày làm việc",
        "Căn cứ: mục III.2 Kế hoạch 08/KH-BQL",
        "Nơi nhận: Văn phòng Ban",
        "Liên hệ: Trần Thị Bình",
    ):
        assert words in message.text
        assert words in message.html


def test_the_most_urgent_comes_first() -> None:
    text = digest(NOT_SET, FAR, COMING, TODAYS, LATE, LATER).text
    codes = ["B-4", "B-3", "B-2", "BDG-KCN-24-04", "B-6", "B-5"]
    places = [text.index(f"({code})") for code in codes]
    assert places == sorted(places)
    headings = ["QUÁ HẠN (2)", "ĐẾN HẠN HÔM NAY (1)", "SẮP ĐẾN HẠN (2)", "CHƯA XÁC ĐỊNH THỜI HẠN"]
    assert [text.index(heading) for heading in headings] == sorted(
        text.index(heading) for heading in headings
    )


def test_the_light_is_a_word_and_what_is_special_is_said() -> None:
    text = digest(NOT_SET, FAR, TODAYS, LATE).text
    assert "[ĐỎ] " in text
    assert "[VÀNG] " in text
    assert "[XANH] " in text
    assert "quá hạn 03 ngày làm việc" in text
    assert "Lưu ý: Báo cáo người đứng đầu đơn vị" in text
    assert "thời hạn ban đầu: thứ Sáu, 14/8/2026; thời hạn điều chỉnh: thứ" in text
    assert "tạm tính, lịch nghỉ chưa được công bố" in text
    assert "Thời hạn: chưa xác định thời hạn – cần rà soát" in text
    assert "kính đề nghị rà soát và ấn định thời hạn" in text


def test_a_step_that_the_title_says_already_is_not_said_twice() -> None:
    same = replace(COMING, deadline_name="gửi báo cáo phục vụ kiểm tra")
    assert "Việc cần làm" not in digest(same).text
    assert "Việc cần làm" not in digest(same).html


def test_a_deadline_by_the_hour_shows_its_hour_in_vietnam() -> None:
    by_hour = replace(COMING, due_at=datetime(2026, 8, 25, 7, 30, tzinfo=UTC))
    assert "14 giờ 30, thứ Ba, 25/8/2026" in digest(by_hour).text


def test_after_an_outage_one_digest_says_what_was_missed() -> None:
    days = (date(2026, 8, 18), date(2026, 8, 19), date(2026, 8, 20))
    message = digest(LATE, COMING, missed_days=days)
    for body in (message.text, message.html):
        assert "trong các ngày làm việc 18/8, 19/8, 20/8/2026" in body
        assert "B-3: Gửi báo cáo phục vụ kiểm tra – Phòng Quản lý Đầu tư – quá hạn 03" in body
        assert "lẽ ra đã nhắc" in body
    assert "ĐÃ LỠ" not in digest(COMING).text
    assert "lẽ ra đã được nhắc" not in digest(COMING, missed_days=days).text


SUBJECTS = {
    "3 việc cần làm: 1 quá hạn, 1 đến hạn hôm nay, 1 sắp đến hạn – 21/8/2026": (
        LATE,
        TODAYS,
        COMING,
    ),
    "Gửi báo cáo phục vụ kiểm tra – Phòng Quản lý Đầu tư – còn 02 ngày làm việc (hạn 25/8/2026)": (
        COMING,
    ),
    "Quá hạn 03 ngày làm việc (hạn 18/8/2026): Gửi báo cáo phục vụ kiểm tra"
    " – Phòng Quản lý Đầu tư": (LATE,),
    "Gửi báo cáo phục vụ kiểm tra – Phòng Quản lý Đầu tư – chưa xác định thời hạn – cần rà soát": (
        NOT_SET,
    ),
}


@pytest.mark.parametrize(("subject", "lines"), SUBJECTS.items())
def test_the_subject_says_what_matters(subject: str, lines: tuple[DigestLine, ...]) -> None:
    assert digest(*lines).subject == f"[Đôn đốc] {subject}"


LINES = st.builds(
    DigestLine,
    case_code=st.just("B-1"),
    unit_name=st.sampled_from(["Phòng A", "Ủy ban nhân dân huyện Hoài Ân " * 6]),
    what=st.sampled_from(["Kiểm tra", "Báo cáo kết quả khắc phục sau kiểm tra " * 9, "<b>&"]),
    deadline_name=st.just("kết luận"),
    state=st.sampled_from(LineState),
    working_days=st.integers(0, 400),
    due_on=st.dates(date(2015, 1, 1), date(2027, 12, 31)),
    missed=st.booleans(),
    level=st.integers(0, 3),
)


@given(st.lists(LINES, min_size=1, max_size=6))
def test_no_digest_breaks_the_rules_of_subjects_and_html(lines: list[DigestLine]) -> None:
    message = digest(*lines)
    assert len(message.subject) <= 120
    assert "<b>&" not in message.html
    assert message.text == unicodedata.normalize("NFC", message.text)
    assert to_bytes(message, IDENTITY) == to_bytes(digest(*lines), IDENTITY)


def test_a_digest_without_lines_is_a_defect_of_the_caller() -> None:
    with pytest.raises(ValueError, match="lines"):
        digest()
