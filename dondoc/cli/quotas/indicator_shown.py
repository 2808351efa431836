"""How indicators are printed: goal, value, verdict, the series by date, points; and as JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from textwrap import wrap
from typing import Final

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.desk import Book
from dondoc.cli.output import data, format_day, format_moment, print_table
from dondoc.cli.quotas.indicator_figures import number_words, percent_words
from dondoc.indicator_acts import SHORT
from dondoc.language import _
from engine.bands import band_of
from engine.indicator_values import IndicatorState, IndicatorValue, in_force
from engine.plan import Plan
from engine.quotas import Goal
from engine.words import N_

NAME_COLUMNS: Final = 40
SOURCE_COLUMNS: Final = 34
HUNDRED: Final = 100
VERDICTS: Final = {
    (True, False): N_("[XANH] đạt"),
    (False, False): N_("[VÀNG] chưa đạt"),
    (None, False): N_("chưa đo"),
    (True, True): N_("[XANH] đạt"),
    (False, True): N_("[ĐỎ] không đạt"),
    (None, True): N_("[VÀNG] hết kỳ, chưa đo"),
}
"""By whether it is met, and whether its day has passed."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator of a plan with everything that was entered of it, replaced values included."""

    plan: Plan
    state: IndicatorState
    values: tuple[IndicatorValue, ...]

    @property
    def goal(self) -> Goal:
        """Return what has to be reached."""
        return self.state.indicator.goal

    @property
    def value(self) -> str:
        """Return the percentage that decides, empty before the first."""
        latest = self.state.latest
        return percent_words(latest.share, self.goal) if latest else ""


def goal_words(goal: Goal) -> str:
    """Return a goal in short: ``≥ 40 %``."""
    for sign, percent in (
        ("≥", goal.at_least_percent),
        (">", goal.more_than_percent),
        ("=", goal.exactly_percent),
    ):
        if percent is not None:
            return f"{sign} {percent} %"
    if goal.at_most is not None:
        return f"{goal.at_least or 0}–{goal.at_most}"
    return f"≥ {goal.at_least}" if goal.at_least is not None else f"≈ {goal.expected}"


def print_indicators(items: Iterable[Shown]) -> None:
    """Print one line for each indicator; long names go on below."""
    rows = [row for item in items for row in _rows(item)]
    heads = (_("Mã"), _("Chỉ tiêu"), _("Mức"), _("Giá trị"), _("Tính đến"), _("Kết quả"))
    print_table(heads, rows, right={3})


def _rows(item: Shown) -> Iterator[tuple[str, ...]]:
    state = item.state
    first, *others = wrap(state.indicator.name, NAME_COLUMNS) or [""]
    as_of = format_day(state.latest.as_of) if state.latest else ""
    yield (
        state.indicator.code, first, goal_words(item.goal), item.value, as_of, verdict(state),
    )  # fmt: skip
    for line in others:
        yield ("", line, "", "", "", "")


def verdict(state: IndicatorState) -> str:
    """Return whether an indicator is met, in words with their sign."""
    return _(VERDICTS[state.met, state.closed])


def print_indicator(item: Shown, book: Book, *, everything: bool) -> None:
    """Print one indicator with its series by date."""
    indicator = item.state.indicator
    data(f"{indicator.code}: {indicator.name}")
    if indicator.text:
        data("  " + _("Văn bản: “{text}” ({basis})", text=indicator.text,
                      basis=indicator.legal_basis or "-"))  # fmt: skip
    by = named_day(indicator.by) if indicator.by else "-"
    data("  " + _("Mức: {goal}; đến {by}", goal=goal_words(item.goal), by=by))
    if indicator.numerator or indicator.denominator:
        data("  " + _("Tử số: {numerator}; mẫu số: {denominator}",
                      numerator=indicator.numerator, denominator=indicator.denominator))  # fmt: skip
    if indicator.baseline:
        data("  " + _("Năm trước: {baseline}", baseline=indicator.baseline))
    data("  " + _judged(item))
    _print_points(item)
    _print_series(item, book, everything=everything)


def _judged(item: Shown) -> str:
    latest = item.state.latest
    if latest is None:
        return verdict(item.state)
    return f"{verdict(item.state)}: " + _(
        "{percent}, tính đến {day}", percent=item.value, day=named_day(latest.as_of)
    )


def _print_points(item: Shown) -> None:
    latest = item.state.latest
    found = (
        band_of(item.plan.aims.bands, item.state.indicator.code, latest.share) if latest else None
    )
    if found is None or latest is None:
        return
    data("  " + _("Điểm: {points}", points=found.reached.points if found.reached else "0"))
    if found.next:
        data("  " + _("Từ {percent} %: {points} điểm, còn thiếu {gap} %",
                      percent=found.next.from_percent, points=found.next.points,
                      gap=_gap(found.next.from_percent - latest.share)))  # fmt: skip


def _gap(share: Fraction) -> str:
    """Return the percentage that is missing, rounded up: with so much more the points are reached."""
    hundredths = -(-share.numerator * HUNDRED // share.denominator)
    return number_words(Decimal(hundredths).scaleb(-2))


def _print_series(item: Shown, book: Book, *, everything: bool) -> None:
    shown = item.values if everything else item.state.series
    if not shown:
        return
    kept = {value.id for value in in_force(item.values)}
    heads = (_("Mã"), _("Tính đến"), _("Giá trị"), _("Tử/mẫu"), _("Đơn vị"), _("Nguồn"))
    rows = [row for value in shown for row in _value_rows(value, item, book, kept)]
    print_table(heads, rows, right={2, 3}, indent="  ")


def _value_rows(
    value: IndicatorValue, item: Shown, book: Book, kept: set[str]
) -> Iterator[tuple[str, ...]]:
    marks = [f"({value.document})"] if value.document else []
    marks.append(f"– {value.entered_by}, {format_moment(value.recorded_at)}")
    if value.withdrawn:
        marks.append(_("[rút {id}: {reason}]", id=_short(value.replaces), reason=value.reason))
    elif value.replaces:
        marks.append(_("[thay {id}: {reason}]", id=_short(value.replaces), reason=value.reason))
    elif value.reason:
        marks.append(_("[lý do: {reason}]", reason=value.reason))
    if value.id not in kept and not value.withdrawn:
        marks.append(_("[không còn tính]"))
    first, *others = wrap(" ".join((value.source, *marks)), SOURCE_COLUMNS)
    yield (
        _short(value.id), format_day(value.as_of), percent_words(value.share, item.goal),
        _counted(value), book.unit(value.unit) if value.unit else "", first,
    )  # fmt: skip
    for line in others:
        yield ("", "", "", "", "", line)


def _short(reference: str | None) -> str:
    """Return the digits of an id that tell it from others: they differ at its end as at its start."""
    return (reference or "")[:SHORT]


def _counted(value: IndicatorValue) -> str:
    if value.numerator is None or value.denominator is None:
        return ""
    return f"{number_words(value.numerator)}/{number_words(value.denominator)}"


def indicator_json(item: Shown) -> dict[str, object]:
    """Return an indicator as JSON says it."""
    state = item.state
    latest = state.latest
    found = band_of(item.plan.aims.bands, state.indicator.code, latest.share) if latest else None
    return {
        "code": state.indicator.code,
        "name": state.indicator.name,
        "goal": goal_words(item.goal),
        "by": state.indicator.by,
        "baseline": state.indicator.baseline or None,
        "met": state.met,
        "closed": state.closed,
        "percent": str(latest.percent) if latest else None,
        "as_of": latest.as_of if latest else None,
        "points": found.reached.points if found and found.reached else None,
        "next_points_from_percent": found.next.from_percent if found and found.next else None,
        "values": [value_json(value) for value in state.series],
    }


def value_json(value: IndicatorValue) -> dict[str, object]:
    """Return one value as JSON says it; numbers as text, so that none is rounded."""
    return {
        "id": value.id,
        "indicator": value.indicator,
        "unit": value.unit,
        "as_of": value.as_of,
        "percent": str(value.percent),
        "numerator": None if value.numerator is None else str(value.numerator),
        "denominator": None if value.denominator is None else str(value.denominator),
        "source": value.source,
        "document": value.document or None,
        "entered_by": value.entered_by,
        "recorded_at": value.recorded_at,
        "replaces": value.replaces,
        "withdrawn": value.withdrawn,
        "reason": value.reason or None,
    }
