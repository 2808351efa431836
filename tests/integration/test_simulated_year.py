"""The year of a small plan on one page: what each part of it tells, and where it comes from."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from dondoc.cli.simulations.year import HEIGHT, year_json, year_lines
from dondoc.simulation.playing import Simulation, simulate_plan
from dondoc.simulation.scenario import Findings, Late, Scenario, Visit, Whom
from dondoc.simulation.year import ReportLine, Shape, Year
from engine.planned_tasks import PlannedTask, ReportRegime
from engine.quotas import Aims, Goal, Indicator, Population, Quota, Share
from tests.integration.story_office import PLAN, VISITS

ISSUED: Final = date(2024, 5, 2)
END: Final = date(2024, 12, 31)
TASKS: Final = (
    PlannedTask("1", "Rà soát thủ tục", lead=("QLDT",), time="Tháng 6/2024"),
    PlannedTask("2", "Kiểm soát thủ tục", lead=("QLMT",), time="Thường xuyên"),
    PlannedTask("3", "Sửa quy trình", lead=("QLDT",), time="Sau khi có quy định mới"),
)
REGIME: Final = ReportRegime(
    "CCHC", "Báo cáo CCHC", ("H1", "Q3", "Y"), "QLDT", outer_day=20, day=15
)
AIMS: Final = Aims(
    populations=(
        Population("P1", "Đơn vị được kiểm tra", units=("QLDT", "QLMT")),
        Population("P2", "Đơn vị tự kiểm tra", units=("QLDT", "QLMT")),
    ),
    quotas=(
        Quota("Q1", Goal(at_least_percent=100), "P1", by=END),
        Quota("Q2", Goal(at_least_percent=50), each="P2", by=END),
        Quota("Q3", Goal(exactly_percent=100), of=Share.FINDINGS, by=END, text="khắc phục " * 9),
    ),
    indicators=(Indicator("CT1", "Hồ sơ đúng hạn", Goal(at_least_percent=95), by=END),),
)
WHOLE: Final = replace(PLAN, tasks=TASKS, regimes=(REGIME,), aims=AIMS, visits=VISITS[:1])


def year_of(played: Simulation) -> Year:
    assert played.year is not None
    return played.year


@pytest.fixture(scope="module")
def busy() -> Simulation:
    """Return the year in which all work on time, with one further visit and a recommendation each."""
    scenario = Scenario(
        visits=(Visit("QLMT", date(2024, 6, 4)),), findings=(Findings(Whom(), 1, 10),)
    )
    return simulate_plan(WHOLE, scenario, ISSUED)


@pytest.fixture(scope="module")
def idle() -> Simulation:
    """Return the year in which nobody does anything."""
    return simulate_plan(WHOLE, None, ISSUED)


def test_obligations_are_counted_by_what_they_hang_on(busy: Simulation) -> None:
    shapes = {line.shape: line for line in year_of(busy).shapes}
    assert {shape: shapes[shape].cases for shape in (Shape.REVIEWED, Shape.WAITING)} == {
        Shape.REVIEWED: 1,
        Shape.WAITING: 1,
    }
    assert (
        shapes[Shape.REVIEWED].count == 3
    )  # asked about in August and November, reported at the end
    assert shapes[Shape.DATED].on_time == shapes[Shape.DATED].count
    assert sum(line.late + line.awaited for line in shapes.values()) == 0


def test_a_duty_without_end_is_reported_on_the_last_working_day_of_the_year(
    busy: Simulation,
) -> None:
    reported = [it.on for it in busy.record.steps if (it.case, it.event) == ("KH-2", "submit")]
    assert reported == [date(2024, 12, 31)]
    assert busy.report.cases["task"] == (3, 3)


def test_reports_of_a_regime_are_handed_in_by_the_own_day(busy: Simulation) -> None:
    lines = {line.period: line for line in year_of(busy).reports}
    assert [*lines] == ["H1", "Q3", "Y"]
    half_year: ReportLine = lines["H1"]
    assert half_year.ends_on == date(2024, 6, 30)
    assert half_year.own_on is not None
    assert half_year.handed_in_on is not None
    assert half_year.handed_in_on <= half_year.own_on <= half_year.outer_on  # type: ignore[operator]  # set above
    assert half_year.late_working_days is None


def test_the_visits_of_a_scenario_reach_a_quota(busy: Simulation) -> None:
    standing = {line.state.quota.code: line.state for line in year_of(busy).aims.quotas}
    assert standing["Q1"].reached == ("QLDT", "QLMT")
    assert len(standing["Q3"].reached) == 2


def test_reminders_are_counted_by_rung_and_month(busy: Simulation, idle: Simulation) -> None:
    assert {line.offset for line in year_of(busy).rungs} == {None, -5, -2, 0}
    assert {line.offset for line in year_of(idle).rungs} == {None, -5, -2, 0, 1, 3, 5, 10}
    for played in (busy, idle):
        rungs = year_of(played).rungs
        assert all(sum(line.by_month.values()) == line.total for line in rungs)
        assert sum(line.total for line in rungs) == played.report.reminders


@pytest.mark.parametrize("name", ["busy", "idle"])
def test_the_page_tells_all_of_it_and_fits(name: str, request: pytest.FixtureRequest) -> None:
    played: Simulation = request.getfixturevalue(name)
    lines = year_lines(played)
    assert len(lines) <= HEIGHT
    text = "\n".join(lines)
    handed = 3 if name == "busy" else 0
    for words in (
        f"BÁO CÁO ĐỊNH KỲ: 1 chế độ, 3 kỳ, đã nộp {handed}, trễ {3 - handed}",
        "17/06/2024" if name == "idle" else "hạn riêng",
        "Q2 Đơn vị tự kiểm tra: 2 nơi, ",
        "  Q3 khắc phục khắc phục khắc phục khắ…: ",
        "CHỈ TIÊU KẾT QUẢ: 1, đã đo 0, đạt 0",
        "rà soát",
    ):
        assert words in text, words
    told = year_json(played)
    assert told is not None
    assert told["regimes"] == 1
    assert told["indicators"] == [{"code": "CT1", "met": None}]


def test_a_page_with_much_to_tell_shows_less_of_each_list(idle: Simulation) -> None:
    full = replace(idle.report, late=idle.report.late * 20)
    year = replace(year_of(idle), reports=year_of(idle).reports * 20)
    lines = year_lines(replace(idle, report=full, year=year))
    assert len(lines) <= HEIGHT
    assert sum(line.endswith(" dòng nữa") for line in lines) >= 2


def test_a_plan_without_rounds_gets_one_for_the_visits_of_a_scenario() -> None:
    bare = replace(PLAN, rounds=(), visits=(), tasks=(), rules={})
    scenario = Scenario(visits=(Visit("QLDT", date(2024, 6, 4)),), until=date(2024, 6, 6))
    seen = simulate_plan(bare, scenario, ISSUED)
    assert {case.code: case.workflow for case in seen.record.cases} == {
        "KH-MP": "round",
        "KH-MP01": "inspection",
    }


def test_a_season_begins_at_most_a_month_before_its_plan_was_issued() -> None:
    late = Scenario(until=date(2024, 9, 3), late=(Late(Whom(), "notice", 1),))
    seen = simulate_plan(PLAN, late, date(2024, 9, 2))
    assert seen.report.first == date(2024, 8, 2)
    assert seen.report.late
