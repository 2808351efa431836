"""What people type for one deadline: read surely, or refused with what can be read."""

import unicodedata

import pytest

from engine.deadlines import RuleKind, TimeUnit
from engine.errors import InvalidInput
from workflows.deadline_words import READ_AS_WITHIN, read_deadline

BEFORE, WITHIN = RuleKind.AT_LEAST_BEFORE, RuleKind.WITHIN


@pytest.mark.parametrize(
    ("text", "amount", "unit", "kind"),
    [
        ("10 working days", 10, TimeUnit.WORKING_DAYS, None),
        ("1 working day", 1, TimeUnit.WORKING_DAYS, None),
        ("30 days", 30, TimeUnit.CALENDAR_DAYS, None),
        ("1 month", 1, TimeUnit.MONTHS, None),
        ("2 weeks", 2, TimeUnit.WEEKS, None),
        ("1 năm", 1, TimeUnit.YEARS, None),
        ("24 hours", 24, TimeUnit.HOURS, None),
        ("24 giờ", 24, TimeUnit.HOURS, None),
        ("24 gio", 24, TimeUnit.HOURS, None),
        ("trước 10 ngày làm việc", 10, TimeUnit.WORKING_DAYS, BEFORE),
        ("truoc 10 ngay lam viec", 10, TimeUnit.WORKING_DAYS, BEFORE),
        ("Trước ít nhất 05 ngày làm việc", 5, TimeUnit.WORKING_DAYS, BEFORE),
        ("ít nhất 10 ngày làm việc trước ngày kiểm tra", 10, TimeUnit.WORKING_DAYS, BEFORE),
        ("at least 3 days before the visit", 3, TimeUnit.CALENDAR_DAYS, BEFORE),
        ("trong thời hạn 15 ngày", 15, TimeUnit.CALENDAR_DAYS, WITHIN),
        ("TRONG THỜI HẠN 15 NGÀY.", 15, TimeUnit.CALENDAR_DAYS, WITHIN),
        ("trong  vòng 06 tháng", 6, TimeUnit.MONTHS, WITHIN),
        ("within 10 working days", 10, TimeUnit.WORKING_DAYS, WITHIN),
        ("chậm nhất 5 ngày làm việc kể từ", 5, TimeUnit.WORKING_DAYS, WITHIN),
        ("chậm nhất 5 ngày làm việc", 5, TimeUnit.WORKING_DAYS, None),
        ("chậm nhất là 5 ngày làm việc trước ngày họp", 5, TimeUnit.WORKING_DAYS, BEFORE),
        ("10 ngày làm việc, kể từ ngày kết thúc kiểm tra", 10, TimeUnit.WORKING_DAYS, WITHIN),
        ("20 ngày làm việc sau ngày kiểm tra", 20, TimeUnit.WORKING_DAYS, WITHIN),
        ("mười (10) ngày làm việc", 10, TimeUnit.WORKING_DAYS, None),
        ("10 (mười) ngày làm việc", 10, TimeUnit.WORKING_DAYS, None),
        ("mười lăm ngày", 15, TimeUnit.CALENDAR_DAYS, None),
        ("hai mươi mốt ngày", 21, TimeUnit.CALENDAR_DAYS, None),
        ("sáu ngày làm việc", 6, TimeUnit.WORKING_DAYS, None),
        ("năm năm", 5, TimeUnit.YEARS, None),
        ("mười năm", 10, TimeUnit.YEARS, None),
        ("năm ngày", 5, TimeUnit.CALENDAR_DAYS, None),
        ("0010 ngày", 10, TimeUnit.CALENDAR_DAYS, None),
    ],
)
def test_a_deadline_is_read_as_it_is_meant(
    text: str, amount: int, unit: TimeUnit, kind: RuleKind | None
) -> None:
    for form in (text, unicodedata.normalize("NFD", text), text.upper(), f"  {text} "):
        found = read_deadline(form)
        assert (found.amount, found.unit, found.kind) == (amount, unit, kind)
        assert found.reading == ""


def test_after_ten_working_days_is_read_as_within_and_says_so() -> None:
    found = read_deadline("sau 10 ngày làm việc")
    assert (found.kind, found.reading) == (WITHIN, READ_AS_WITHIN)
    assert found.rule(WITHIN).reading == READ_AS_WITHIN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10",
        "ngày",
        "10 ngày 5 giờ",
        "10 ngày kể từ 06/6/2024",
        "-5 ngày",
        "1,5 tháng",
        "2.5 days",
        "mười (12) ngày làm việc",
        "12 (mười) ngày",
        "sáng (10) ngày",
        "trước 10 ngày làm việc kể từ ngày nhận",
        "trong thời hạn 10 ngày trước ngày kiểm tra",
        "ít nhất 10 ngày làm việc",
        "ít nhất 10 ngày kể từ ngày nhận",
        "khoảng 10 ngày",
        "10 ngày làm việc nữa",
        "10 ngày làm",
        "quý III",
        "sau ngày làm việc",
        "sau ngay lam viec",
        "1234567 ngày",
        "10 ngày\x00",
        "10 " * 400,
        "10 ngày kể từ" + " ngày" * 100,
        "๑๐ ngày trước ngày x; y",
    ],
)
def test_what_is_not_surely_understood_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="Không đọc được thời hạn"):
        read_deadline(text)


def test_words_that_deny_the_direction_are_refused() -> None:
    with pytest.raises(InvalidInput, match="--before"):
        read_deadline("trước 10 ngày làm việc").rule(WITHIN)


def test_a_number_without_direction_goes_either_way() -> None:
    spoken = read_deadline("10 working days")
    assert spoken.rule(WITHIN).kind is WITHIN
    assert spoken.rule(BEFORE).kind is BEFORE


def test_zero_days_is_no_deadline() -> None:
    with pytest.raises(InvalidInput, match="từ 1 đến"):
        read_deadline("0 ngày").rule(WITHIN)
