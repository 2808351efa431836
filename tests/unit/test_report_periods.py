"""Periods of reports: each owed once, its days in its last month, no day where the regime names none."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.calendar import Roll
from engine.case import Case
from engine.deadline_governing import governed
from engine.deadlines import reckon
from engine.obligations import Deadline
from engine.plan import Plan
from engine.planned_tasks import ReportRegime
from engine.rules import rule_of
from tests.integration.story_reports import CCHC, MONTHLY, plan_of
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.periodic_report import HAND_IN, PERIODIC_REPORT
from workflows.periodic_reports.cases import next_number, period_words, report_cases
from workflows.periodic_reports.periods import MONTHLY as MONTH
from workflows.periodic_reports.periods import SPANS, WEEKLY, Period, periods_of
from workflows.periodic_reports.regime_changes import in_force_from
from workflows.periodic_reports.regime_rules import earlier_settings_for, known_regime, settings_for

KINDS = (*SPANS, MONTH)
DAYS = st.one_of(st.none(), st.integers(1, 31))
CALENDAR = calendar_of_vietnam().as_known_on(date(2024, 1, 2))
YEARS = st.integers(2015, 2027)


def suffixes(regime: ReportRegime, year: int) -> list[str]:
    return [period.suffix for period in periods_of(regime, year)]


def test_the_year_of_581_has_four_reports_with_the_data_of_the_decree() -> None:
    found = {period.suffix: period for period in periods_of(CCHC, 2023)}
    assert [*found] == ["Q1", "H1", "Q3", "N"]
    windows = {
        name: (period.data_first_on.isoformat(), period.closes_on.isoformat())
        for name, period in found.items()
        if period.closes_on is not None
    }
    assert windows == {  # Nghị định 09/2019/NĐ-CP Điều 12
        "Q1": ("2022-12-15", "2023-03-14"),
        "H1": ("2022-12-15", "2023-06-14"),
        "Q3": ("2023-06-15", "2023-09-14"),
        "N": ("2022-12-15", "2023-12-14"),
    }
    assert found["N"].outer_on == date(2023, 12, 20)  # in December of its own year


def test_periods_are_called_by_their_names() -> None:
    regime = replace(MONTHLY, periods=("Q4", "H2", "M9", "Y", "M"))
    words = [period_words(period) for period in periods_of(regime, 2018)]
    assert words[0] == "tháng 1/2018"
    assert {"quý IV/2018", "6 tháng cuối năm 2018", "9 tháng năm 2018", "năm 2018"} <= {*words}
    weekly = replace(MONTHLY, periods=("W",), data_closing_day=6, outer_day=8)
    (first, *_rest) = periods_of(weekly, 2024)
    assert period_words(first) == "tuần 01/01/2024 – 07/01/2024"
    assert (first.closes_on, first.outer_on) == (date(2024, 1, 5), date(2024, 1, 7))
    assert first.data_first_on == date(2023, 12, 30)
    assert first.begin_on == date(2023, 12, 29)


@given(
    boundary=st.dates(date(2019, 12, 1), date(2022, 1, 31)),
    kinds=st.sets(st.sampled_from((*KINDS, WEEKLY)), min_size=1),
    year=st.integers(2020, 2021),
    days=st.tuples(DAYS, DAYS, DAYS),
)
def test_where_one_regime_follows_another_no_period_is_owed_twice_and_none_is_lost(
    boundary: date, kinds: set[str], year: int, days: tuple[int | None, ...]
) -> None:
    always = ReportRegime("A", "Báo cáo", tuple(kinds), "VP")
    before = replace(always, valid_to=boundary)
    after = replace(
        always, valid_from=boundary + timedelta(days=1),
        data_closing_day=days[0], outer_day=days[1], day=days[2],
    ) if WEEKLY not in kinds else replace(always, valid_from=boundary + timedelta(days=1))  # fmt: skip
    both = [*suffixes(before, year), *suffixes(after, year)]
    assert sorted(both) == sorted(suffixes(always, year))
    assert len(both) == len({*both})


@given(kinds=st.sets(st.sampled_from(KINDS), min_size=1), year=YEARS, closing=DAYS, outer=DAYS)
def test_no_day_is_made_up_and_each_lies_in_the_last_month(
    kinds: set[str], year: int, closing: int | None, outer: int | None
) -> None:
    regime = ReportRegime(
        "A", "Báo cáo", tuple(kinds), "VP", data_closing_day=closing, outer_day=outer
    )
    for period in periods_of(regime, year):
        assert period.last_on.year == year
        assert (period.closes_on is None) == (closing is None)
        assert (period.outer_on is None) == (outer is None)
        for day, number in ((period.closes_on, closing), (period.outer_on, outer)):
            if day is not None and number is not None:
                assert (day.year, day.month) == (year, period.last_on.month)
                assert day.day == min(number, period.last_on.day)
        assert period.begin_on < min(
            filter(None, (period.closes_on, period.outer_on, period.last_on))
        )
    plan = plan_of(regime, year=year)
    for case in report_cases(plan, lambda: "x"):
        (hand_in, *_others) = settings_for(plan, case)
        assert hand_in.amount is None


@given(
    kind=st.sampled_from((MONTH, WEEKLY)), years=st.tuples(YEARS, st.integers(0, 2)), closing=DAYS
)
def test_the_data_of_one_period_begin_where_those_of_the_last_end(
    kind: str, years: tuple[int, int], closing: int | None
) -> None:
    day = closing if kind == MONTH or closing is None else 2 + closing % 7
    regime = ReportRegime("A", "Báo cáo", (kind,), "VP", data_closing_day=day)
    first, more = years
    found = [
        period for year in range(first, first + more + 1) for period in periods_of(regime, year)
    ]
    for one, other in pairwise(found):
        assert other.first_on == one.last_on + timedelta(days=1)
        assert other.data_first_on == (one.closes_on or one.last_on) + timedelta(days=1)


def test_a_period_at_the_end_of_a_year_follows_into_the_next() -> None:
    december: Period = periods_of(MONTHLY, 2018)[-1]
    assert (december.last_month_on, december.following_on) == (date(2018, 12, 1), date(2019, 1, 1))


@pytest.mark.parametrize(
    ("codes", "number"),
    [((), 1), (("P-BC-A-YC01", "P-BC-A-YC07", "P-BC-A-N"), 8), (("P-BC-A-YC0x",), 1)],
)
def test_reports_on_demand_are_numbered_on(codes: tuple[str, ...], number: int) -> None:
    assert next_number(codes, "P-BC-A") == number


def test_a_regime_taken_out_of_a_plan_still_governs_its_reports() -> None:
    plan: Plan = plan_of(CCHC)
    (case, *_rest) = report_cases(plan, lambda: "x")
    emptied = replace(plan, regimes=(), earlier_regimes=(CCHC,))
    assert known_regime(emptied, "CCHC") is CCHC
    assert settings_for(emptied, case)[0].recipients == ("Sở Nội vụ",)
    assert settings_for(replace(emptied, earlier_regimes=()), case) == ()


LETTERS = st.lists(
    st.tuples(st.dates(date(2023, 1, 4), date(2023, 12, 31)), st.integers(15, 20)), max_size=4
)


@settings(max_examples=50)
@given(letters=LETTERS)
def test_each_period_goes_by_the_letter_that_came_before_its_day_or_by_none(
    letters: list[tuple[date, int]],
) -> None:
    plan, said = plan_of(CCHC), sorted(letters)
    for on, day in said:
        regimes, earlier = in_force_from(plan, [replace(plan.regimes[0], day=day)], on)
        plan = replace(plan, regimes=regimes, earlier_regimes=earlier)
    for case in report_cases(plan, lambda: "x"):
        due_on = _due_on(plan, case)
        month = case.dates["last_month_on"]
        wanted = None
        for on, day in said:  # what a clerk would say, letter after letter
            then = CALENDAR.roll(month.replace(day=day), Roll.FOLLOWING)
            wanted = then if then >= on else wanted
        assert due_on == wanted


def _due_on(plan: Plan, case: Case) -> date | None:
    template = next(rule for rule in PERIODIC_REPORT.rules if rule.name == HAND_IN)
    choices = (settings_for(plan, case)[0], *earlier_settings_for(plan, case))
    blank = Deadline("x", HAND_IN, 1, 0, rule_of(template, None), "unit")
    _deadline, reckoning = governed(
        blank, template, choices, lambda it: reckon(it.rule, case.dates[it.rule.anchor], CALENDAR)
    )
    return reckoning.due_on if reckoning else None
