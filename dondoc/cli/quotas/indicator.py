"""``indicator``: values of a plan's indicators by date, with their source; met or not."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.cases.opening import known_plan
from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, acting, known_unit, reading
from dondoc.cli.options import (
    PAST_DAY,
    Decorator,
    document_option,
    dry_run_option,
    json_option,
    reason_option,
)
from dondoc.cli.output import data, emit_json, mark_dry_run, say
from dondoc.cli.quotas.indicator_figures import COUNT, PERCENT, percent_words
from dondoc.cli.quotas.indicator_shown import (
    Shown,
    goal_words,
    indicator_json,
    print_indicator,
    print_indicators,
    value_json,
    verdict,
)
from dondoc.cli.quotas.sheet import indicator_sheet
from dondoc.cli.sheet_options import Export, sheet_options
from dondoc.language import _
from engine.case import DocumentRef
from engine.errors import NotFound
from engine.indicator_values import IndicatorValue, standing_of
from engine.plan import Plan
from engine.quotas import Indicator
from engine.words import N_

if TYPE_CHECKING:
    from dondoc.indicator_acts import Measured
    from dondoc.parties.register import Request
    from store.views import Views

EXAMPLE: Final = 'DNA-KCN-23 CT-11 --as-of 2023-06-30 --percent 94,7 --source "Trung tâm HCC"'


@group(
    "indicator",
    help=N_("Chỉ tiêu phần trăm: ghi giá trị theo ngày, xem đạt hay chưa"),
    examples=("dondoc indicator show DNA-KCN-23", f"dondoc chi-so ghi {EXAMPLE}"),
)
def indicator() -> None:
    """Group the commands about indicators."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed about a value; the options that entering and correcting share."""

    source: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    percent: Decimal | None
    document: DocumentRef | None
    reason: str
    dry_run: bool
    as_json: bool

    def request(self, desk: Desk) -> "Request":
        """Return who acts, today, on which basis."""
        from dondoc.parties.register import Request

        return Request(desk.actor, desk.today, self.document, self.reason.strip(), self.dry_run)

    @property
    def measured(self) -> bool:
        """Tell whether any number was typed."""
        return any(it is not None for it in (self.numerator, self.denominator, self.percent))


def _value_options(function: Any) -> Any:  # noqa: ANN401  (any command)
    """Add the options of a value."""
    options: tuple[Decorator[Any], ...] = (
        click.option("--numerator", type=COUNT, help=N_("Tử số.")),
        click.option("--denominator", type=COUNT, help=N_("Mẫu số.")),
        click.option("--percent", type=PERCENT, help=N_("Tỷ lệ, khi không có tử số và mẫu số.")),
        document_option,
        reason_option,
        dry_run_option,
        json_option,
        pass_session,
    )
    for option in reversed(options):
        function = option(function)
    return function


@indicator.command(
    "record",
    alias="ghi",
    help=N_("Ghi giá trị của một chỉ tiêu tính đến một ngày, với nguồn số liệu."),
    examples=(
        f"dondoc indicator record {EXAMPLE}",
        (
            "dondoc chi-so ghi DNA-KCN-23 CT-05 --as-of 30/6/2023 --numerator 52 --denominator 74 "
            '--source "Văn phòng" --dry-run'
        ),
    ),
)
@click.argument("plan")
@click.argument("code")
@click.option("--as-of", type=PAST_DAY, required=True, help=N_("Số liệu tính đến hết ngày nào."))
@click.option("--source", required=True, help=N_("Số liệu lấy từ đâu."))
@click.option("--unit", help=N_("Của riêng đơn vị này; bỏ trống: của cả kế hoạch."))
@_value_options
def record(session: Session, /, plan: str, code: str, as_of: date, unit: str | None,
           **typed: Any) -> None:  # noqa: ANN401  (fields of Given)  # fmt: skip
    """Enter a value."""
    from dondoc.indicator_acts import Measured
    from dondoc.indicator_acts import record as enter

    given, desk = Given(**typed), acting(session)
    with desk.views() as views:
        found = known_plan(views, plan)
        book = desk.book(views)
        known = known_indicator(found, code)
    told = Measured(
        found.code,
        known.code,
        as_of,
        (given.source or "").strip(),
        given.numerator,
        given.denominator,
        given.percent,
        known_unit(book, unit) if unit else None,
    )
    value = enter(desk.application, told, given.request(desk))
    _report(desk, known, value, given)


@indicator.command(
    "correct",
    alias="sua",
    help=N_(
        "Đính chính một giá trị theo mã của nó, hoặc giá trị mới nhất của chỉ tiêu; giá trị cũ vẫn còn."
    ),
    examples=(
        'dondoc indicator correct DNA-KCN-23 3f9c21aa --percent 95,2 --reason "cộng nhầm"',
        (
            "dondoc chi-so sua DNA-KCN-23 CT-05 --numerator 53 --denominator 74 "
            '--reason "sót một hồ sơ" --dry-run'
        ),
    ),
)
@click.argument("plan")
@click.argument("value_id", metavar="MÃ")
@click.option("--as-of", type=PAST_DAY, help=N_("Ngày đúng, khi ghi sai ngày."))
@click.option("--source", help=N_("Nguồn đúng, khi ghi sai nguồn."))
@_value_options
def correct(session: Session, /, plan: str, value_id: str, as_of: date | None,
            **typed: Any) -> None:  # noqa: ANN401  (fields of Given)  # fmt: skip
    """Put a right value in the place of a wrong one."""
    from dondoc.indicator_acts import correct as enter

    given, desk = Given(**typed), acting(session)
    found, old = _old(desk, plan, value_id)
    known = known_indicator(found, old.indicator)
    told = _corrected(old, as_of, given)
    _report(desk, known, enter(desk.application, old, told, given.request(desk)), given)


def _corrected(old: IndicatorValue, as_of: date | None, given: Given) -> "Measured":
    """Return the old value with what was typed in its place."""
    from dondoc.indicator_acts import Measured

    source = old.source if given.source is None else given.source.strip()
    kept = Measured(old.plan, old.indicator, as_of or old.as_of, source, unit=old.unit)
    if given.measured:
        return replace(
            kept,
            numerator=given.numerator,
            denominator=given.denominator,
            percent=given.percent,
        )
    percent = old.percent if old.numerator is None else None
    return replace(kept, numerator=old.numerator, denominator=old.denominator, percent=percent)


@indicator.command(
    "withdraw",
    alias="rut",
    help=N_("Rút một giá trị ghi nhầm, theo mã của nó hoặc của chỉ tiêu; bản ghi cũ vẫn còn."),
    examples=(
        'dondoc indicator withdraw DNA-KCN-23 3f9c21aa --reason "ghi nhầm chỉ tiêu"',
        'dondoc chi-so rut DNA-KCN-23 3f9c21aa --reason "số của năm trước" --dry-run',
    ),
)
@click.argument("plan")
@click.argument("value_id", metavar="MÃ")
@document_option
@reason_option
@dry_run_option
@json_option
@pass_session
def withdraw(session: Session, /, plan: str, value_id: str, **typed: Any) -> None:  # noqa: ANN401  (fields of Given)
    """Take a value back."""
    from dondoc.indicator_acts import withdraw as take_back

    given = Given(source=None, numerator=None, denominator=None, percent=None, **typed)
    desk = acting(session)
    found, old = _old(desk, plan, value_id)
    known = known_indicator(found, old.indicator)
    _report(desk, known, take_back(desk.application, old, given.request(desk)), given)


def _old(desk: Desk, plan: str, value_id: str) -> tuple[Plan, IndicatorValue]:
    from dondoc.indicator_acts import value_of

    with desk.views() as views:
        found = known_plan(views, plan)
        return found, value_of(views.indicator_values(found.code), value_id)


def _report(desk: Desk, known: Indicator, value: IndicatorValue, given: Given) -> None:
    """Print what was written, and how the indicator stands with it."""
    with desk.views() as views:
        values = views.indicator_values(value.plan)
    if value not in values:  # a trial run has not kept it
        values = (*values, value)
    state = standing_of(known, values, desk.today)
    if given.as_json:
        content = {**value_json(value), "met": state.met, "dry_run": given.dry_run}
        emit_json("indicator-value", {"plan": value.plan, **content})
    else:
        data(_line(known, value))
        data(f"{known.code}: {verdict(state)} ({goal_words(known.goal)})")
    if known.by is not None and value.as_of > known.by:
        say(_("[VÀNG] số liệu sau {by} không tính cho chỉ tiêu này", by=named_day(known.by)))
    mark_dry_run(given.dry_run)


def _line(known: Indicator, value: IndicatorValue) -> str:
    template = (
        N_("{id}  {code} tính đến {day}: đã rút {percent}")
        if value.withdrawn
        else N_("{id}  {code} tính đến {day}: {percent}, nguồn: {source}")
    )
    return _(
        template, id=value.id[:8], code=known.code, day=value.as_of, source=value.source,
        percent=percent_words(value.share, known.goal),
    )  # fmt: skip


@indicator.command(
    "show",
    alias="xem",
    help=N_("Các chỉ tiêu phần trăm của một kế hoạch; nêu mã thì xem từng giá trị theo ngày."),
    examples=("dondoc indicator show DNA-KCN-23", "dondoc chi-so xem DNA-KCN-23 CT-05 --all"),
)
@click.argument("plan")
@click.argument("code", required=False)
@click.option("--all", "everything", is_flag=True, help=N_("Kể cả giá trị đã đính chính, đã rút."))
@sheet_options
@json_option
@pass_session
def show(
    session: Session,
    /,
    plan: str,
    code: str | None,
    everything: bool,
    export: Export,
    as_json: bool,
) -> None:
    """Show how indicators stand."""
    desk = reading(session)
    with desk.views() as views:
        found = known_plan(views, plan)
        book = desk.book(views)
        items = shown_indicators(desk, views, found)
    if code:
        wanted = known_indicator(found, code).code
        items = tuple(item for item in items if item.state.indicator.code == wanted)
    if export.wanted:
        export.write((indicator_sheet(found.code, items, desk.today),), desk.today)
    if as_json:
        rows = [indicator_json(item) for item in items]
        emit_json("indicators", {"plan": found.code, "today": desk.today, "indicators": rows})
        return
    _print(found, items, desk, book, one=bool(code), everything=everything)


def shown_indicators(desk: Desk, views: "Views", plan: Plan) -> tuple[Shown, ...]:
    """Return all indicators of a plan as they stand today."""
    values = views.indicator_values(plan.code)
    return tuple(
        Shown(
            plan,
            standing_of(item, values, desk.today),
            tuple(value for value in values if value.indicator == item.code),
        )
        for item in plan.aims.indicators
    )


def _print(
    plan: Plan, items: tuple[Shown, ...], desk: Desk, book: Book, *, one: bool, everything: bool
) -> None:
    if one:
        print_indicator(items[0], book, everything=everything)
        return
    data(_("Chỉ tiêu phần trăm của {plan} đến {day}", plan=plan.code, day=named_day(desk.today)))
    if not items:
        data(_("Kế hoạch này không nêu chỉ tiêu phần trăm nào"))
        return
    data(counted_words(items))
    print_indicators(items)


def counted_words(items: tuple[Shown, ...]) -> str:
    """Return how many indicators are met, not met and not measured."""
    met = [item.state.met for item in items]
    return _(
        "{total} chỉ tiêu: {met} đạt, {missed} chưa đạt, {unknown} chưa đo",
        total=len(met), met=met.count(True), missed=met.count(False), unknown=met.count(None),
    )  # fmt: skip


def known_indicator(plan: Plan, code: str) -> Indicator:
    """Return an indicator of a plan; refuse another code with the nearest ones."""
    by_folded = {item.code.casefold(): item for item in plan.aims.indicators}
    found = by_folded.get(code.strip().casefold())
    if found is not None:
        return found
    if not by_folded:
        raise NotFound(N_("kế hoạch {plan} không nêu chỉ tiêu phần trăm nào"), plan=plan.code)
    near = get_close_matches(code.casefold(), by_folded, n=3, cutoff=0.4)
    raise NotFound(
        N_("kế hoạch {plan} không có chỉ tiêu mã {code}; gần giống: {near}"),
        plan=plan.code,
        code=code[:60],
        near=[by_folded[name].code for name in near] or "-",
    )
