"""Titles of cases in lists: what is to be done fits the line, and the period of a report stays."""

import pytest

from dondoc.cli.cases.titles import row_of, shortened, what_of
from dondoc.cli.output import display_width
from engine.case import Case, Fact
from engine.deadlines import DeadlineRule, RuleKind
from engine.obligations import Deadline

REPORT = "Báo cáo tổng hợp công tác cải cách hành chính, tháng 3/2018"


def a_case(workflow: str, **facts: Fact) -> Case:
    return Case("c1", "C1", workflow, 1, "planned", 1, "KH", "VP", facts=facts)


def a_deadline(name: str, label: str) -> Deadline:
    return Deadline(
        "c1", name, 1, 0, DeadlineRule(name, RuleKind.ON, "due_by"), "unit", label=label
    )


@pytest.mark.parametrize(
    ("workflow", "name", "title", "most", "said"),
    [
        ("task", "product", "Niêm yết thủ tục", 0, "Niêm yết thủ tục"),
        ("task", "review", "Niêm yết thủ tục", 20, "cập nhật: Niêm yết…"),
        ("task", "product", "", 0, "báo cáo kết quả"),
        ("inspection", "notice", "", 0, "báo cáo kết quả"),
        ("remediation", "remedy", "Niêm yết", 0, "báo cáo kết quả: Niêm yết"),
        ("periodic_report", "hand_in", REPORT, 42, "Báo cáo tổng hợp công tác c…, tháng 3/2018"),
        ("periodic_report", "outer_limit", REPORT, 0, f"hạn cấp trên: {REPORT}"),
        ("periodic_report", "hand_in", REPORT, 20, "Báo cáo tổng hợp cô…"),
        ("periodic_report", "hand_in", "", 8, "báo cáo…"),
    ],
)
def test_a_list_says_what_is_to_be_done(
    workflow: str, name: str, title: str, most: int, said: str
) -> None:
    found = what_of(a_case(workflow), a_deadline(name, "báo cáo kết quả"), title, most)
    assert found == said
    assert not most or display_width(found) <= most


def test_work_of_one_row_or_regime_is_known_as_such() -> None:
    assert row_of(a_case("task", row="II.3")) == "II.3"
    assert row_of(a_case("periodic_report", regime="CCHC")) == "CCHC"
    assert row_of(a_case("remediation", row="II.3")) == ""


def test_wide_and_composed_signs_count_as_they_are_shown() -> None:
    assert shortened("漢字漢字", 5) == "漢字…"
    assert shortened("Tiê\u0301n", 4) == "Tiến"
