"""Scenario files: everything they can say, and every mistake with its line."""

from datetime import date

import pytest

from dondoc.simulation.scenario import (
    Announcement,
    Findings,
    Late,
    Move,
    Postponement,
    Returned,
    Scenario,
    Whom,
)
from dondoc.simulation.scenario_file import Known, read_scenario
from dondoc.simulation.scenario_tables import TABLES, describe_scenario_fields
from engine.case import Case

KNOWN = Known({"KH-01", "KH-02", "KH-D1"}, {"QLDT"})
WHOLE = """
[season]
title = "Mùa thử"
ahead = 2
until = 2024-12-31
[[late]]
case = "KH-01"
step = "conclude"
working_days = 3
[[never]]
unit = "QLDT"
workflow = "inspection"
step = "report"
[[no_report]]
case = "kh-02"
[[move]]
case = "KH-01"
on = 2024-05-27
to = 2024-06-12
until = 2024-06-13
reason = "thiếu xe"
[[postpone]]
case = "KH-02"
on = 2024-05-20
to = 2024-07-01
decided_on = 2024-06-03
[[announcement]]
off = 2024-04-29
worked = 2024-05-04
known_on = 2024-04-12
document = "2450/VPCP-KGVX"
[[findings]]
count = 2
working_days = 15
[[return]]
case = "KH-01-KN1"
working_days = 5
[[outage]]
from = 2024-05-20
to = 2024-05-24
"""


def test_a_scenario_says_who_is_late_what_moves_and_what_is_announced() -> None:
    read = read_scenario(WHOLE.encode(), KNOWN)
    assert read.problems == ()
    assert read.scenario == Scenario(
        title="Mùa thử",
        ahead=2,
        until=date(2024, 12, 31),
        late=(
            Late(Whom(unit="QLDT", workflow="inspection"), "report", None),
            Late(Whom("kh-02"), "report", None),
            Late(Whom("KH-01"), "conclude", 3),
        ),
        moves=(Move("KH-01", date(2024, 5, 27), date(2024, 6, 12), date(2024, 6, 13)),),
        postponements=(
            Postponement("KH-02", date(2024, 5, 20), date(2024, 7, 1), date(2024, 6, 3)),
        ),
        announcements=(
            Announcement(date(2024, 4, 29), date(2024, 4, 12), date(2024, 5, 4), "2450/VPCP-KGVX"),
        ),
        findings=(Findings(Whom(), 2, 15),),
        returned=(Returned(Whom("KH-01-KN1"), 1, 5),),
        outages=((date(2024, 5, 20), date(2024, 5, 24)),),
    )
    assert not read.scenario.is_empty
    assert Scenario().is_empty


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[seasons]\n", 1, "khóa lạ “seasons”; có phải “season”"),
        ('[season]\ntitel = "x"\n', 2, "khóa lạ “titel”"),
        ("[season]\nahead = 0\n", 2, "nằm ngoài khoảng"),
        ("season = 3\n", 1, "phải là một bảng"),
        ('[[late]]\nstep = "conclude"\n', 1, "thiếu khóa “working_days”"),
        ('[[late]]\nstep = "conclud"\nworking_days = 1\n', 2, "có phải “conclude”"),
        ('[[never]]\nstep = "zzz"\n', 2, "không có bước “zzz”"),
        ('[[never]]\nstep = "report"\ncase = "KH-09"\n', 3, "không có hồ sơ “KH-09”"),
        ('[[never]]\nstep = "report"\ncase = "KH-09-KN1"\n', 3, "có phải “KH-0"),
        ('[[never]]\nstep = "report"\nunit = "QLDD"\n', 3, "có phải “QLDT”"),
        ('[[never]]\nstep = "report"\nworkflow = "visit"\n', 3, "chọn một trong"),
        ('[[move]]\ncase = "KH-01"\non = 2024-02-30\nto = 2024-03-01\n', 3, "không có trong lịch"),
        ("[[announcement]]\noff = 2024-05-04\nknown_on = 2024-04-12\n", 2, "thứ Bảy hoặc"),
        (
            "[[announcement]]\noff = 2024-04-29\nworked = 2024-05-06\nknown_on = 2024-04-12\n",
            3,
            "không phải thứ Bảy",
        ),
        ("[[outage]]\nfrom = 2024-05-20\nto = 2024-05-19\n", 3, "ở trước ngày đầu"),
        ("[[outage]\n", 1, "TOML"),
        ("", 0, "tệp trống"),
    ],
)
def test_every_mistake_is_told_with_its_line(text: str, line: int, words: str) -> None:
    read = read_scenario(text.encode(), KNOWN)
    assert read.scenario is None
    assert [(problem.line, words in problem.sentence()) for problem in read.problems] == [
        (line, True)
    ]


def test_all_mistakes_are_told_at_once() -> None:
    text = '[[never]]\nstep = "x1"\n[[never]]\ncase = "Y"\nstep = "report"\n[[move]]\nfoo = 1\n'
    lines = [problem.line for problem in read_scenario(text.encode(), KNOWN).problems]
    assert lines == [2, 4, 6, 6, 6, 7]


def a_case(code: str, unit: str | None = "QLDT", workflow: str = "inspection") -> Case:
    return Case("1", code, workflow, 1, "planned", 1, "KH", unit)


def test_the_code_of_an_inspection_means_its_recommendations_as_well() -> None:
    assert Whom("KH-01").means(a_case("kh-01"))
    assert Whom("KH-01").means(a_case("KH-01-KN1", workflow="remediation"))
    assert not Whom("KH-01").means(a_case("KH-01-X1"))
    assert not Whom("KH-01").means(a_case("KH-012"))


def test_unit_and_workflow_narrow_what_is_meant() -> None:
    assert Whom().means(a_case("KH-01", None))
    assert Whom(unit="qldt").means(a_case("KH-01"))
    assert not Whom(unit="QLDT").means(a_case("KH-01", None))
    assert not Whom(workflow="round").means(a_case("KH-01"))


def test_every_field_of_a_scenario_is_described() -> None:
    described = list(describe_scenario_fields())
    assert {line.table for line in described} == {table.header() for table in TABLES}
    assert all(line.doc for line in described)
