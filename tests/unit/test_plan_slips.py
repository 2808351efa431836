"""Slips that only the print tells: each mechanism finds its own, and leaves a sound plan alone."""

from datetime import date

import pytest

from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.plan_check import check_plan
from workflows.plan_checks.series import as_roman, gaps_of, roman_number, series_of
from workflows.plan_file import read_plan_file

CALENDAR = calendar_of_vietnam().as_known_on(date(2018, 1, 2))
HEAD = """
[plan]
code = "CC-18"
title = "Kế hoạch"
number = "2062/KH-SKHĐT"
issuer = "Sở"
issued_on = 2018-03-20
year = 2018
window_first_on = 2018-03-20
window_last_on = 2018-12-31
organiser = "VP"
{plan}
[[units]]
code = "VP"
name = "Văn phòng"
[[units]]
code = "TTR"
name = "Thanh tra"
[[people]]
code = "an"
name = "An"
email = "an@example.vn"
roles = [{{ role = "officer", unit = "VP" }}, {{ role = "leadership", unit = "VP" }}]
"""


def row(number: str, time: str = "Quý IV/2018", **more: str) -> str:
    fields = {"lead": '["VP"]', "coordinating": '["Các phòng"]', **more}
    text = "".join(f"{name} = {value}\n" for name, value in fields.items() if value)
    section = number.partition(".")[0]
    return f'[[tasks]]\nid = "{number}"\nsection = "{section}"\ntitle = "Việc"\ntime = "{time}"\n{text}'


def told(*rows: str, plan: str = "") -> list[tuple[str, str]]:
    source = read_plan_file((HEAD.format(plan=plan) + "".join(rows)).encode())
    found = check_plan(source, CALENDAR, date(2018, 4, 2))
    return [(item.path, item.sentence()) for item in found]


def test_a_sound_annex_is_left_alone() -> None:
    assert told(row("I.1"), row("I.2"), row("II.1"), row("III.2a"), row("III.2b")) == []


@pytest.mark.parametrize(
    ("rows", "path", "words"),
    [
        ((row("I.1"), row("I.2"), row("I.5")), "tasks[3].id", "không có 3, 4;"),
        ((row("I.2"), row("I.3")), "tasks[1].id", "“I.2”: không có 1;"),
        ((row("I.1"), row("IV.1")), "tasks[2].section", "không có II, III;"),
        ((row("I.1", printed_id='"-"'),), "tasks[1].printed_id", "không đánh số"),
        ((row("I.1", printed_id='"3"'),), "tasks[1].printed_id", "đánh số “3”"),
        (
            (row("I.1"), row("I.2", lead='["VP", "TTR"]')),
            "tasks[2].lead",
            "1 nhiệm vụ có nhiều đơn vị chủ trì trong một ô: I.2 (VP, TTR)",
        ),
        (
            (row("I.1"), row("I.2"), row("I.3", coordinating="")),
            "tasks[3].coordinating",
            "các dòng cùng phần đều có: I.3",
        ),
        ((row("I.1", "Tháng 11"),), "tasks[1].time", "“Tháng 11” không ghi năm (I.1)"),
        ((row("I.1", "2018"),), "tasks[1].time", "chỉ in năm: “2018” (I.1)"),
        ((row("I.1", "Theo lộ trình"),), "tasks[1].time", "không nói của ai: I.1"),
        ((row("I.1", "Tháng 01/2018"),), "tasks[1].time", "31/01/2018 (“Tháng 01/2018”) trước ngày ký"),
        ((row("I.1", "Hàng tháng"),), "tasks[1].time", "hạn 31/01/2018, 28/02/2018 (“Hàng tháng”)"),
        (
            (row("I.1", "", read_as='"Quý IV/2018"'),),
            "tasks[1].read_as",
            "đang đọc “Quý IV/2018” do người nhập ghi",
        ),
        (
            (row("I.1", coordinating='["Sở Thông tin – Truyền thông"]'),
             row("I.2", "Theo triển khai của Sở Thông tin và Truyền thông")),
            "tasks[2].time",
            "“Sở Thông tin – Truyền thông” / “Sở Thông tin và Truyền thông”",
        ),
    ],
)  # fmt: skip
def test_rows_tell_their_slips(rows: tuple[str, ...], path: str, words: str) -> None:
    found = told(*rows)
    assert [at for at, _ in found] == [path], found
    assert words in found[0][1]


def test_a_day_of_a_year_before_the_plan_is_asked_about_though_it_lies_after_the_signing() -> None:
    early = "issued_on = 2017-12-29\n"
    text = HEAD.replace("issued_on = 2018-03-20\n", early).format(plan="")
    source = read_plan_file((text + row("I.1", "Quý IV/2017")).encode())
    (found,) = (item.sentence() for item in check_plan(source, CALENDAR, date(2018, 4, 2)))
    assert "hạn 31/12/2017 (“Quý IV/2017”) trước năm 2018 của kế hoạch" in found


def test_without_a_day_of_signing_a_day_of_the_year_before_is_asked_about() -> None:
    text = HEAD.replace("issued_on = 2018-03-20\n", "").format(plan="")
    source = read_plan_file((text + row("I.1", "Quý IV/2017")).encode())
    found = [item.sentence() for item in check_plan(source, CALENDAR, date(2018, 4, 2))]
    assert any("ký ngày ?" in sentence for sentence in found), found


@pytest.mark.parametrize(
    ("plan", "path", "words"),
    [
        ('printed_numbers = ["2062/KH-SKHĐT"]', "", ""),
        ('printed_numbers = ["206/KH-SKHĐT"]', "plan.printed_numbers", "mất chữ số"),
        ('printed_numbers = ["2026/KH-SKHĐT"]', "plan.printed_numbers", "khác số"),
        ('printed_numbers = ["2062/KH-UBND"]', "plan.printed_numbers", "khác ký hiệu"),
        ('printed_numbers = ["**2062** /KH-SKHĐT"]', "plan.printed_numbers", "dấu lạ"),
        ('printed_days = ["ngày **20** tháng 3 năm 2018", "20/03/2018"]', "", ""),
        ('printed_days = ["ngày 20 tháng 3 năm 2017"]', "plan.printed_days", "đang dùng 20/03/2018"),
        ('printed_days = ["ngày tháng năm 2018"]', "plan.printed_days", "chưa đọc được"),
        ('cited = ["Nghị quyết số 76/NQ-CP ngày 15/7/2021", "Luật số 63/2020/QH14"]', "", ""),
        ('cited = ["76/NQ-CP ngày 15/7/2022"]', "plan.cited", "ban hành ngày 15/07/2021"),
        ('cited = ["Nghị định số 113/NĐ-CP"]', "plan.cited", "thiếu năm"),
        ('cited = ["Nghị định số 35/2022/NNĐ-CP"]', "plan.cited", "“NNĐ” không hợp"),
        ('cited = ["35/2022/NNĐ-CP"]', "plan.cited", "có lẽ là NĐ"),
        ('cited = ["Quyết định số 2173/KH-UBND"]', "plan.cited", "có lẽ là QĐ"),
        ('cited = ["Thông tư số 01/2020/TT-BNV ngày 05/3/2021"]', "plan.cited", "khác năm ban hành"),
        ('cited = ["5/QĐ-UBND ngày 01/3/2018", "5/QĐ-UBND ngày 02/3/2018"]', "plan.cited", "ghi ngày 01/"),
        ('cited = ["Quyết định ấy"]', "plan.cited", "chưa đọc được"),
    ],
)  # fmt: skip
def test_numbers_and_days_are_compared_with_the_print(plan: str, path: str, words: str) -> None:
    found = told(row("I.1"), plan=plan)
    assert [at for at, _ in found] == ([path] if path else []), found
    assert words in "".join(sentence for _, sentence in found)


def test_a_printed_day_is_compared_with_a_blank_one() -> None:
    text = HEAD.replace("issued_on = 2018-03-20\n", "").format(plan='printed_days = ["20/3/2018"]')
    source = read_plan_file((text + row("I.1")).encode())
    found = [item.sentence() for item in check_plan(source, CALENDAR, date(2018, 4, 2))]
    assert "ngày ban hành có chỗ in “20/3/2018”; đang dùng (bỏ trống)" in found


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (["I. MỤC ĐÍCH", "II. NỘI DUNG", "III. TỔ CHỨC"], ""),
        (["I. MỤC ĐÍCH", "III. TỔ CHỨC"], "trước “III” không có II"),
        (["I. MỤC ĐÍCH", "I. YÊU CẦU"], "số “I” in hai lần"),
        (["1. Thể chế", "2. Thể chế"], "cùng tên: “1. Thể chế”, “2. Thể chế”"),
        (["2.1. Thể chế", "2.3. Thủ tục"], "trước “2.3” không có 2.2"),
        (["a)", "b)", "c)", "d)", "e)"], "trước “e” không có đ"),
        (["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"], ""),
        (["Mở đầu", "# **1. Thể chế**"], ""),
        (["1. Thể chế", "999999999. Thủ tục"], "không có 2, 3, 4"),
    ],
)
def test_headings_are_read_in_their_order(printed: list[str], words: str) -> None:
    quoted = ", ".join(f'"{text}"' for text in printed)
    found = told(row("I.1"), f'[[headings]]\nunder = "Mục II"\nprinted = [{quoted}]\n')
    assert [at for at, _ in found] == (["headings[1].printed"] if words else []), found
    assert words in "".join(sentence for _, sentence in found)


def test_steps_without_a_number_of_days_are_told_in_one_line() -> None:
    rules = (
        '[rules.inspection.notice]\ntext = "trước 10 ngày làm việc"\namount = 10\n'
        '[rules.inspection.remediation]\ntext = "theo đề nghị"\n'
    )
    found = dict(told(row("I.1"), rules))
    assert "không nói trước mốc nào" in found["rules.inspection.notice.text"]
    unset = found["rules.inspection.remediation"]
    assert (
        unset == "1 bước văn bản không nêu số ngày, chưa xác định thời hạn: inspection.remediation"
    )


def test_roman_numerals_go_there_and_back() -> None:
    assert [roman_number(as_roman(number)) for number in range(1, 50)] == list(range(1, 50))
    assert [roman_number(text) for text in ("", "A", "IIII", "i", "Mục VI")] == [0] * 5


def test_a_series_needs_two_numbers_and_a_wild_one_is_cut_short() -> None:
    assert series_of(["M-III.3a", "M-III.3b", "M-II"]) == []
    (gap,) = gaps_of([(1, "1"), (999, "999")])
    assert (gap.before, len(gap.missing)) == ("999", 20)


@pytest.mark.parametrize("piece", [" ", "số ", "a", "1/", "NĐ-", "trước ", "# ", ". "])
def test_print_of_any_kind_is_checked_in_time(piece: str) -> None:
    long = (piece * 2000)[:1999] + "x"
    told(
        row("I.1"),
        f'[[headings]]\nprinted = ["{long}"]\n[rules.inspection.notice]\namount = 3\ntext = "{long}"\n',
        plan=f'cited = ["{long}"]\nprinted_numbers = ["{long}"]\nprinted_days = ["{long}"]',
    )
