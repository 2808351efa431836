"""Indicators: met exactly or not, printed without reaching a goal they missed, by date and source."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.cli.quotas.indicator_figures import (
    number_words,
    parse_count,
    parse_percent,
    percent_words,
)
from dondoc.language import set_language
from engine.bands import band_of, still_needed
from engine.errors import InvalidInput
from engine.indicator_values import (
    IndicatorValue,
    kept_percent,
    meets,
    shown_percent,
    standing_of,
)
from engine.quotas import Band, Goal, Indicator

DUE = date(2023, 12, 31)
NINETY_FIVE = Indicator("CT", "Hồ sơ đúng hạn", Goal(at_least_percent=95), by=DUE)
AT = datetime(2023, 7, 10, 1, tzinfo=UTC)
GOALS = st.sampled_from(("at_least_percent", "more_than_percent", "exactly_percent"))


def value(
    number: str, as_of: date = date(2023, 6, 30), percent: str = "90", **more: object
) -> IndicatorValue:
    given_values: dict[str, object] = {
        "numerator": None, "denominator": None, "percent": Decimal(percent),
        "source": "Trung tâm HCC", "unit": None, "recorded_at": AT, **more,
    }  # fmt: skip
    return IndicatorValue(number, "KH", "CT", as_of, **given_values)  # type: ignore[arg-type]  # a test's shorthand


@pytest.mark.parametrize(
    ("goal", "percent", "met"),
    [
        (Goal(at_least_percent=95), "95", True),
        (Goal(at_least_percent=95), "94.999", False),
        (Goal(at_least_percent=95), "95.001", True),
        (Goal(more_than_percent=50), "50", False),
        (Goal(more_than_percent=50), "50.000001", True),
        (Goal(exactly_percent=100), "99.9999999", False),
        (Goal(exactly_percent=100), "100", True),
    ],
)
def test_a_goal_is_met_exactly_or_not_at_all(goal: Goal, percent: str, met: bool) -> None:
    assert meets(goal, Fraction(Decimal(percent))) is met


def test_a_third_is_compared_as_a_third() -> None:
    third = value("a", numerator=Decimal(1), denominator=Decimal(3), percent="33.333333")
    assert third.share == Fraction(100, 3)
    assert kept_percent(third.share) == Decimal("33.333333")
    assert meets(Goal(more_than_percent=33), third.share)
    nineteen = value("b", numerator=Decimal(19), denominator=Decimal(20))
    assert nineteen.share == 95


@pytest.mark.parametrize(
    ("share", "goal", "shown"),
    [
        ("94.96", Goal(at_least_percent=95), "94.96"),
        ("94.996", Goal(at_least_percent=95), "94.99"),
        ("95", Goal(at_least_percent=95), "95"),
        ("50.00001", Goal(more_than_percent=50), "50.00001"),
        ("66.66666", Goal(at_least_percent=60), "66.66"),
        ("99.999999999", Goal(exactly_percent=100), "99.99"),
    ],
)
def test_it_is_printed_on_the_right_side_of_its_goal(share: str, goal: Goal, shown: str) -> None:
    assert shown_percent(Fraction(Decimal(share)), goal) == Decimal(shown)


def test_beyond_all_digits_the_printed_number_gives_up() -> None:
    hair = Fraction(50) + Fraction(1, 10**40)
    assert shown_percent(hair, Goal(more_than_percent=50)) == 50


@given(st.integers(0, 10_000), st.integers(1, 10_000), GOALS, st.integers(0, 100))
def test_no_printed_figure_reaches_a_goal_that_was_missed(
    numerator: int, denominator: int, kind: str, percent: int
) -> None:
    goal, share = Goal(**{kind: percent}), Fraction(numerator, denominator) * 100
    shown = Fraction(shown_percent(share, goal))
    assert shown <= share
    assert meets(goal, shown) is meets(goal, share)
    assert 0 <= share - Fraction(kept_percent(share)) < Fraction(1, 10**6)


def test_the_latest_value_up_to_its_day_decides() -> None:
    values = (
        value("q1", date(2023, 3, 31), "96"),
        value("q2", date(2023, 6, 30), "94"),
        value("qlmt", date(2023, 7, 1), "99", unit="QLMT"),
        value("later", date(2024, 1, 5), "97"),
        replace(value("other"), indicator="CT-02"),
    )
    before = standing_of(NINETY_FIVE, values, date(2023, 3, 30))
    assert (before.met, before.latest, before.series) == (None, None, ())
    summer = standing_of(NINETY_FIVE, values, date(2023, 7, 10))
    assert (summer.met, summer.closed) == (False, False)
    assert [item.id for item in summer.series] == ["q1", "q2", "qlmt"]
    assert [item.id for item in summer.units] == ["qlmt"]
    over = standing_of(NINETY_FIVE, values, date(2024, 1, 10))
    assert over.latest is not None
    assert (over.met, over.closed, over.latest.id) == (False, True, "q2")
    assert standing_of(replace(NINETY_FIVE, by=None), values, date(2024, 1, 10)).met is True


def test_a_value_that_was_replaced_or_withdrawn_counts_no_more() -> None:
    wrong, right = value("a", percent="94"), value("b", percent="95", replaces="a")
    assert standing_of(NINETY_FIVE, (wrong, right), DUE).met is True
    back = value("c", percent="95", replaces="b", withdrawn=True)
    gone = standing_of(NINETY_FIVE, (wrong, right, back), DUE)
    assert (gone.met, gone.series) == (None, ())


def test_bands_tell_the_points_and_the_next_ones() -> None:
    bands = (Band("Q", 40, "2"), Band("Q", 20, "1"), Band("other", 1, "9"))
    assert band_of(bands, "nothing", Fraction(50)) is None
    low = band_of(bands, "Q", Fraction(1999, 100))
    assert low is not None
    assert (low.reached, low.next) == (None, bands[1])
    middle = band_of(bands, "Q", Fraction(20))
    assert middle is not None
    assert (middle.reached, middle.next) == (bands[1], bands[0])
    top = band_of(bands, "Q", Fraction(100))
    assert top is not None
    assert (top.reached, top.next) == (bands[0], None)
    assert still_needed(bands[0], 3, 19) == 5  # 40 % of 19 are 8, rounded up
    assert still_needed(bands[0], 9, 19) == 0


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 100))
def test_what_the_next_band_needs_is_just_enough(done: int, size: int, percent: int) -> None:
    more = still_needed(Band("Q", percent, "1"), done, size)
    assert (done + more) * 100 >= percent * size
    assert more == 0 or (done + more - 1) * 100 < percent * size


@pytest.mark.parametrize(
    ("text", "number"),
    [("95,5", "95.5"), ("95.5", "95.5"), (" 94.999 % ", "94.999"), ("100", "100"), ("0", "0"),
     ("95,50", "95.5")],
)  # fmt: skip
def test_a_percentage_is_typed_with_a_comma_or_a_point(text: str, number: str) -> None:
    assert parse_percent(text, "--percent") == Decimal(number)


@pytest.mark.parametrize("text", ["", "-1", "1e2", "nan", "9,5,1", "٩٥", "một", "5 5", "9" * 40])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="không đọc được số"):
        parse_percent(text, "--percent")


def test_more_than_all_is_no_percentage() -> None:
    with pytest.raises(InvalidInput, match="ngoài khoảng 0–100"):
        parse_percent("100,001", "--percent")


@pytest.mark.parametrize("text", ["1.234", "12,345", "1.234.567", "1,000"])
def test_what_may_be_a_thousand_or_a_fraction_is_asked_about(text: str) -> None:
    with pytest.raises(InvalidInput, match="hoặc số lẻ"):
        parse_count(text, "--numerator")


def test_counts_are_read_and_printed_as_people_write_them() -> None:
    assert parse_count("1234", "--numerator") == 1234
    assert parse_count("0,125", "--numerator") == Decimal("0.125")  # a zero begins no thousand
    assert number_words(Decimal("1234.50")) == "1234,5"
    assert number_words(Decimal("3E+2")) == "300"
    set_language("en")
    try:
        assert percent_words(Fraction(189, 2), Goal(at_least_percent=95)) == "94.5 %"
    finally:
        set_language("vi")
