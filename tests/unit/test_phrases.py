"""Time phrases: those of five real plans and many others are read right, or asked about."""

import json
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.phrases import PhraseKind, Question, Reading, Sureness, read_phrase

CASES = json.loads((Path(__file__).parent / "data" / "time-phrases.json").read_text("utf-8"))
READ = [case for case in CASES if not case.get("asked")]
ASKED = [case for case in CASES if case.get("asked")]
WORDS = [
    "quý", "tháng", "năm", "ngày", "hàng", "định", "kỳ", "trước", "sau", "đến", "hết", "từ",
    "6", "2024", "31/12", "I", "IV", "theo", "khi", "và", ",", "(", ")", "/", "-", "thường",
    "xuyên", "đột", "xuất", "làm", "việc", "kể", "báo", "cáo", "10", "giai", "đoạn", "cuối",
    "đầu",
]  # fmt: skip


def read(phrase: str, year: int = 2024) -> Reading:
    found = read_phrase(phrase, year)
    assert isinstance(found, Reading), found
    return found


def facts(reading: Reading) -> dict[str, object]:
    offset = reading.offset
    return {
        "kind": reading.kind.value,
        "due": [day.isoformat() for day in reading.nominal],
        "secondary": [part.kind.value for part in reading.secondary],
        "offset": [offset.direction, offset.amount, offset.unit] if offset else None,
        "look_back": reading.look_back,
    }


def expected_of(case: dict[str, Any]) -> dict[str, object]:
    return {key: value for key, value in case.items() if key not in {"phrase", "year"}}


def test_a_phrase_is_read_as_people_read_it() -> None:
    found = [(case, read_phrase(case["phrase"], case["year"])) for case in READ]
    wrong = [
        (case, reading)
        for case, reading in found
        if not isinstance(reading, Reading) or facts(reading) != expected_of(case)
    ]
    assert wrong == []


def test_what_is_not_clear_is_asked() -> None:
    found = [(case["phrase"], read_phrase(case["phrase"], case["year"])) for case in ASKED]
    assert [item for item in found if not isinstance(item[1], Question) or not item[1].why] == []


def test_each_phrase_is_kept_once() -> None:
    again = Counter((case["phrase"], case["year"]) for case in CASES)
    assert [item for item, count in again.items() if count > 1] == []


def printed_as(phrase: str) -> tuple[str, ...]:
    """Return a phrase as other machines and people print it."""
    return (
        unicodedata.normalize("NFD", phrase),
        phrase.lower(),
        phrase.upper().replace("H0", "h0") if "h0" not in phrase else phrase,
        f"  {phrase.replace(' ', '   ')} . ",
        f"- {phrase};",
        phrase.replace("-", "–"),
    )


@pytest.mark.no_cover
def test_print_does_not_matter() -> None:
    wrong: list[tuple[str, object]] = []
    for case in READ:
        phrase, year = str(case["phrase"]), case["year"]
        expected = facts(read(phrase, year))
        for printed in printed_as(phrase):
            found = read_phrase(printed, year)
            if not isinstance(found, Reading) or facts(found) != expected:
                wrong.append((printed, found))
    assert wrong == []


@pytest.mark.parametrize("quarter", ["I", "II", "III", "IV"])
@pytest.mark.parametrize("before", ["", "Trong ", "hoàn thành trong ", "đến hết ", "Chậm nhất "])
@pytest.mark.parametrize("after", ["/{y}", " năm {y}", "-{y}", " {y}", "/ {y}", ""])
def test_quarters_in_all_dresses(quarter: str, before: str, after: str) -> None:
    number = ["I", "II", "III", "IV"].index(quarter) + 1
    last = [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31)][number - 1]
    tail = after.format(y=2023)
    for written in (f"quý {quarter}", f"Quý{quarter}", f"QUÝ {number}", f"quí {quarter}"):
        reading = read(f"{before}{written}{tail}", 2023)
        assert reading.nominal == (last,), written
        assert reading.kind is PhraseKind.QUARTER
        assert reading.year_inferred == (not after)
        assert reading.sure is (Sureness.STATED if after else Sureness.INFERRED)


@given(st.dates(date(2016, 1, 1), date(2030, 12, 31)))
def test_a_day_in_any_form_is_that_day(day: date) -> None:
    for written in (
        f"{day.day}/{day.month}/{day.year}",
        f"ngày {day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"chậm nhất {day:%d-%m-%Y}",
        day.isoformat(),
        f"8 giờ 30, ngày {day:%d/%m/%Y}",
    ):
        assert read(written, day.year).nominal == (day,), written
    before = read(f"trước ngày {day:%d/%m/%Y}", day.year)
    assert (before.nominal[0].toordinal(), before.before) == (day.toordinal() - 1, True)


@given(st.sampled_from(READ), st.integers(1, 8))
def test_another_year_moves_what_names_none(case: dict[str, Any], years: int) -> None:
    first = read_phrase(case["phrase"], 2020)
    later = read_phrase(case["phrase"], 2020 + years)
    if not isinstance(first, Reading) or not first.year_inferred or not first.nominal:
        return
    if "20" in case["phrase"] or "tuần" in case["phrase"]:
        return  # it names a year somewhere, or has 52 or 53 days
    assert isinstance(later, Reading)
    assert [day.year - 2020 for day in later.nominal] == [
        day.year - 2020 + years for day in first.nominal
    ]


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_nothing_makes_it_fail_and_every_date_lies_in_its_window(text: str) -> None:
    found = read_phrase(text, 2024)
    if isinstance(found, Question):
        assert found.why
        return
    assert found.words
    for window, day in zip(found.windows, found.nominal, strict=False):
        if not found.before and window.last_on is not None and found.rule is None:
            assert (window.first_on or day) <= day <= window.last_on


@pytest.mark.parametrize(
    "piece", ["quý I, ", "(", "hàng ", "theo kế hoạch và ", "1/", "aquy", "tháng"]
)
def test_hostile_words_are_asked_about(piece: str) -> None:
    """How long it takes is shown by ``benchmarks.phrases``; beyond 400 letters nothing is read at all."""
    assert isinstance(read_phrase(piece * 60, 2024), Question)
    assert isinstance(read_phrase(piece * 4000, 2024), Question)
