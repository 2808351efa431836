"""Days and documents as people type them."""

import unicodedata
from datetime import date

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.cli.options import DAY, DOCUMENT, PAST_DAY, parse_day, parse_document, place_of
from engine.case import DocumentRef
from engine.errors import InvalidInput

TODAY = date(2024, 5, 20)


@pytest.fixture(autouse=True)
def a_day_in_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_CLOCK", "2024-05-20T08:00")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("06/06/2024", date(2024, 6, 6)),
        (" 6/6/2024 ", date(2024, 6, 6)),
        ("6-6-2024", date(2024, 6, 6)),
        ("2024-06-06", date(2024, 6, 6)),
        ("hom-nay", TODAY),
        ("Hom-Qua", date(2024, 5, 19)),
        ("yesterday", date(2024, 5, 19)),
    ],
)
def test_a_day_is_read_in_every_usual_form(typed: str, day: date) -> None:
    assert DAY.convert(typed, None, None) == day


@given(st.dates())
def test_every_day_is_read_back_from_both_forms(day: date) -> None:
    for text in (day.isoformat(), f"{day.day}/{day.month}/{day.year:04d}"):
        assert parse_day(text, today=TODAY, place="--on") == day


@pytest.mark.parametrize("typed", ["31/02/2024", "30/13/2024", "2024-02-30", "0/1/2024"])
def test_a_day_that_no_calendar_has_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match=f"--on: không có ngày '{typed}' trong lịch"):
        parse_day(typed, today=TODAY, place="--on")


@pytest.mark.parametrize("typed", ["", "mai", "6/6", "6/6/24", "2024/06/06", "x" * 500])
def test_a_day_that_cannot_be_read_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(InvalidInput, match=r"không đọc được ngày.*20/5/2024") as refused:
        parse_day(typed, today=TODAY, place="--on")
    assert len(str(refused.value)) < 250


def test_what_happened_cannot_have_happened_tomorrow() -> None:
    option = click.Option(["-o", "--on"])
    assert PAST_DAY.convert("20/5/2024", option, None) == TODAY
    with pytest.raises(InvalidInput, match=r"--on.*2024-05-21 còn ở phía trước"):
        PAST_DAY.convert("21/5/2024", option, None)


def test_values_that_are_ready_pass_through() -> None:
    document = DocumentRef("1/QĐ")
    assert DAY.convert(TODAY, None, None) is TODAY
    assert DOCUMENT.convert(document, None, None) is document


@pytest.mark.parametrize(
    ("typed", "document"),
    [
        ("45/TB-ĐKT", DocumentRef("45/TB-ĐKT")),
        ("45/TB-ĐKT, 20/5/2024", DocumentRef("45/TB-ĐKT", issued_on=TODAY)),
        (
            "45/TB-ĐKT, 20/5/2024, Sở Nội vụ, Bình Định",
            DocumentRef("45/TB-ĐKT", "Sở Nội vụ, Bình Định", TODAY),
        ),
        ("45/TB-ĐKT,,Sở Nội vụ", DocumentRef("45/TB-ĐKT", "Sở Nội vụ")),
        (unicodedata.normalize("NFD", "45/TB-ĐÔN"), DocumentRef("45/TB-ĐÔN")),
    ],
)
def test_a_document_is_number_day_and_issuer(typed: str, document: DocumentRef) -> None:
    assert DOCUMENT.convert(typed, None, None) == document


@pytest.mark.parametrize("typed", ["", "   ", ", 20/5/2024", "4" * 101, "45\n/TB", "45\x00"])
def test_a_document_without_a_readable_number_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="--document: số văn bản phải có từ 1 đến 100 ký tự"):
        parse_document(typed, today=TODAY, place="--document")


def test_an_impossible_day_of_a_document_names_the_option() -> None:
    with pytest.raises(InvalidInput, match="--document: không có ngày '31/2/2024'"):
        parse_document("45/TB, 31/2/2024", today=TODAY, place="--document")


def test_an_argument_is_named_as_help_names_it() -> None:
    assert place_of(click.Argument(["code"])) == "CODE"
    assert place_of(None) == "?"
