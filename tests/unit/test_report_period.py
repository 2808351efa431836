"""The period of a report in the words of an office."""

from datetime import date

import pytest

from dondoc.cli.reports.period import period_of, read_period
from engine.errors import InvalidInput
from engine.report_figures import Span


def span(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "expected", "label"),
    [
        ("Q3", span("2024-07-01", "2024-09-30"), "Quý III năm 2024 (01/07/2024 – 30/09/2024)"),
        ("quy-3", span("2024-07-01", "2024-09-30"), "Quý III năm 2024 (01/07/2024 – 30/09/2024)"),
        ("quý 1/2023", span("2023-01-01", "2023-03-31"), "Quý I năm 2023 (01/01/2023 – 31/03/2023)"),
        ("Q4/2023", span("2023-10-01", "2023-12-31"), "Quý IV năm 2023 (01/10/2023 – 31/12/2023)"),
        ("H1", span("2024-01-01", "2024-06-30"), "6 tháng đầu năm 2024 (01/01/2024 – 30/06/2024)"),
        ("6-thang-dau-nam", span("2024-01-01", "2024-06-30"),
         "6 tháng đầu năm 2024 (01/01/2024 – 30/06/2024)"),
        ("h2-2023", span("2023-07-01", "2023-12-31"),
         "6 tháng cuối năm 2023 (01/07/2023 – 31/12/2023)"),
        ("M9", span("2024-01-01", "2024-09-30"), "9 tháng đầu năm 2024 (01/01/2024 – 30/09/2024)"),
        ("2024-02", span("2024-02-01", "2024-02-29"), "Tháng 2 năm 2024 (01/02/2024 – 29/02/2024)"),
        ("t7", span("2024-07-01", "2024-07-31"), "Tháng 7 năm 2024 (01/07/2024 – 31/07/2024)"),
        ("sáu tháng cuối năm", span("2024-07-01", "2024-12-31"),
         "6 tháng cuối năm 2024 (01/07/2024 – 31/12/2024)"),
        ("2023", span("2023-01-01", "2023-12-31"), "Năm 2023 (01/01/2023 – 31/12/2023)"),
        ("quý II-III", span("2024-04-01", "2024-09-30"), "01/04/2024 – 30/09/2024"),
        ("quý 2 và quý 3", span("2024-04-01", "2024-09-30"), "01/04/2024 – 30/09/2024"),
        ("từ tháng 2 đến tháng 4", span("2024-02-01", "2024-04-30"), "01/02/2024 – 30/04/2024"),
    ],
)  # fmt: skip
def test_a_period_is_read_as_it_is_spoken(text: str, expected: Span, label: str) -> None:
    found = period_of(text, None, None, 2024)
    assert (found.span, found.label) == (expected, label)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("quý 5", "không hiểu"),
        ("2024-13", "không hiểu"),
        ("", "để trống"),
        ("thường xuyên", "không phải một khoảng ngày"),
        ("trước ngày 30/6/2024", "không phải một khoảng ngày"),
        ("quý 1 và quý 3", "liền nhau"),
        ("đến hết quý II", "không phải một khoảng ngày"),
        ("cuối quý II", "không phải một khoảng ngày"),
        ("đến ngày 30/6/2024", "không phải một khoảng ngày"),
        ("30/6/2024", "không phải một khoảng ngày"),
        ("từ quý III", "không có ngày kết thúc"),
    ],
)
def test_what_is_no_period_is_refused_with_examples(text: str, why: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_period(text, 2024)
    assert why in str(refused.value)
    assert "6 tháng đầu năm" in str(refused.value)


def test_two_days_bound_a_period_and_one_leaves_it_open() -> None:
    first, last = date(2024, 4, 2), date(2024, 5, 15)
    assert period_of(None, first, last, 2024).label == "02/04/2024 – 15/05/2024"
    assert period_of(None, first, None, 2024).label == "từ 02/04/2024"
    assert period_of(None, None, last, 2024).label == "đến hết 15/05/2024"
    assert period_of(None, None, None, 2024).span == Span()
    over = period_of(None, date(2023, 10, 1), date(2024, 3, 31), 2024)
    assert over.label == "01/10/2023 – 31/03/2024"
    with pytest.raises(InvalidInput, match="đổi lại"):
        period_of(None, last, first, 2024)
    with pytest.raises(InvalidInput, match="không dùng cả hai"):
        period_of("Q1", first, None, 2024)
