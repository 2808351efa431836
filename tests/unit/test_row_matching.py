"""Which waiting rows a document or event may wake: proposed with words, never decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.tasks.row_matching import ENOUGH, Ground, Notable, Proposal, WaitingRow, proposals

PLAN_OF_DEPARTMENT = WaitingRow("VII.5", "Tăng năng lực người làm CCHC", "kế hoạch của Sở Nội vụ")
GUIDANCE = WaitingRow("II.2", "Chuyển việc cho bưu chính", "có hướng dẫn của Bộ ngành TW")
APPROVAL = WaitingRow("III.2", "Sắp xếp bộ máy", "tiến độ phê duyệt Đề án Vị trí việc làm")
ROLL_OUT = WaitingRow("VI.3", "Hệ thống một cửa", "triển khai của Sở Thông tin - Truyền thông")
OFFICE = WaitingRow("II.1", "Thống kê TTHC nội bộ", "triển khai của VP UBND tỉnh")
PROVINCE = WaitingRow("I.1", "Tự kiểm tra văn bản QPPL", "kế hoạch của tỉnh, Sở Tư pháp")
EVENT = WaitingRow("II.11", "Quy chế một cửa", "UBND tỉnh phê duyệt đề án 1 cửa")
ROWS = (PLAN_OF_DEPARTMENT, GUIDANCE, APPROVAL, ROLL_OUT, OFFICE, PROVINCE, EVENT)


def found(text: str, number: str = "", issuer: str = "") -> list[str]:
    return [item.row.code for item in proposals(Notable(text, number, issuer), ROWS)]


def grounds(item: Proposal) -> dict[Ground, str]:
    return {match.ground: match.words for match in item.matches}


def test_issuer_kind_and_words_speak_for_a_row_and_say_so() -> None:
    notable = Notable("Kế hoạch bồi dưỡng nghiệp vụ CCHC", "9/KH-SNV", "Sở Nội vụ")
    (best,) = proposals(notable, ROWS)
    assert best.row is PLAN_OF_DEPARTMENT
    assert best.strong
    assert best.score == sum(match.points for match in best.matches)
    assert grounds(best) == {
        Ground.ISSUER: "Sở Nội vụ",
        Ground.KIND: "kế hoạch",
        Ground.AWAITED: "kế hoạch",
        Ground.TITLE: "CCHC",
    }


@pytest.mark.parametrize(
    ("text", "number", "issuer", "codes"),
    [
        ("triển khai số hóa", "99/STTTT-CNTT", "Sở Thông tin và Truyền thông", ["VI.3"]),
        ("TRIỂN KHAI số hoá", "99/STTTT", "STTTT", ["VI.3"]),
        ("Hướng dẫn bưu chính công ích", "33/BTTTT-BC", "Bộ Thông tin và Truyền thông", ["II.2"]),
        ("Phê duyệt Đề án vị trí việc làm", "15/QĐ-BNV", "Bộ Nội vụ", ["III.2", "II.2"]),
        ("Kế hoạch rà soát", "5/KH-UBND", "UBND tỉnh Bình Dương", ["I.1", "II.11", "II.1"]),
        ("Kế hoạch kiểm tra văn bản", "17/KH-STP", "Sở Tư pháp", ["I.1"]),
        ("Giấy mời họp", "12/GM-SNV", "Sở Nội vụ", ["VII.5"]),
        ("Giấy mời họp", "12/GM-STC", "Sở Tài chính", []),
        ("Giấy mời họp", "12", "", []),
    ],
)
def test_rows_are_proposed_by_who_issued_what(
    text: str, number: str, issuer: str, codes: list[str]
) -> None:
    assert found(text, number, issuer) == codes


def test_an_event_is_matched_by_its_words_alone() -> None:
    assert found("UBND tỉnh đã phê duyệt đề án một cửa")[0] == "II.11"
    assert found("trời mưa to") == []


def test_the_office_of_a_body_is_not_the_body() -> None:
    (office,) = proposals(Notable("x y", "1/KH-UBND", "UBND tỉnh"), (OFFICE,))
    (body,) = proposals(Notable("x y", "1/KH-UBND", "UBND tỉnh"), (EVENT,))
    assert office.matches[0].points < body.matches[0].points


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("1234/QĐ-UBND", "qd"),
        ("05/2023/TT-VPCP", "tt"),
        ("30a/2008/NQ-CP", "nq"),
        ("177-KH/TU", "kh"),
        ("33/BTTTT-BC", "cv"),
        ("9/UBND", "cv"),
        ("12", ""),
        ("", ""),
    ],
)
def test_the_sign_of_a_number_names_its_kind(number: str, kind: str) -> None:
    assert Notable("", number).kind == kind


@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=60))
def test_whatever_is_typed_proposes_rows_with_reasons_or_none(
    text: str, number: str, issuer: str
) -> None:
    for item in proposals(Notable(text, number, issuer), ROWS):
        assert item.score >= ENOUGH
        assert all(match.words for match in item.matches)
