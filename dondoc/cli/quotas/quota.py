"""``quota``: how the quotas of a plan stand, and random draws of units that anybody can repeat."""

from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.cases.opening import known_plan
from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Desk, acting, reading
from dondoc.cli.options import dry_run_option, json_option
from dondoc.cli.output import data, emit_json, mark_dry_run, print_table
from dondoc.cli.quotas.indicator import counted_words, shown_indicators
from dondoc.cli.quotas.indicator_shown import indicator_json, print_indicators
from dondoc.cli.quotas.sheet import indicator_sheet, quota_sheet
from dondoc.cli.quotas.shown import line_json, part_json, parts_of, print_part
from dondoc.cli.sheet_options import Export, sheet_options
from dondoc.language import _
from dondoc.parties.acts import Act, require_right
from dondoc.quotas.reading import Material, quota_lines
from engine.errors import InvalidInput
from engine.plan import Plan
from engine.random_draw import drawn
from engine.words import N_

if TYPE_CHECKING:
    from store.views import Views

SEED_LENGTH: Final = 12


@group(
    help=N_("Chỉ tiêu kiểm tra: đã đạt, đã lên lịch, còn thiếu, ngày cuối còn kịp"),
    examples=("dondoc quota show DNI-24", "dondoc chi-tieu xem DNI-24 --json"),
)
def quota() -> None:
    """Group the commands about quotas."""


@quota.command(
    "show",
    alias="xem",
    help=N_("Từng chỉ tiêu của một kế hoạch, với các cuộc làm nên con số."),
    examples=("dondoc quota show DNI-24", "dondoc chi-tieu xem DNI-24 --detail"),
)
@click.argument("plan")
@click.option("--detail", is_flag=True, help=N_("Nêu từng đơn vị, từng cuộc đã tính."))
@sheet_options
@json_option
@pass_session
def show(session: Session, /, plan: str, detail: bool, export: Export, as_json: bool) -> None:
    """Show how quotas stand."""
    desk = reading(session)
    with desk.views() as views:
        found = known_plan(views, plan)
        book = desk.book(views)
        material = material_of(desk, views, found)
        indicators = shown_indicators(desk, views, found)
    lines = quota_lines(material)
    parts = parts_of(material, lines)
    if export.wanted:
        sheets = [quota_sheet(found.code, parts, book, desk.today)]
        if indicators:
            sheets.append(indicator_sheet(found.code, indicators, desk.today))
        export.write(sheets, desk.today)
    if as_json:
        emit_json("quotas", {
            "plan": found.code,
            "quotas": [line_json(line) for line in lines],
            "summaries": [part_json(part) for part in parts],
            "indicators": [indicator_json(item) for item in indicators],
        })  # fmt: skip
        return
    data(_("Chỉ tiêu của {plan} đến {day}", plan=found.code, day=named_day(desk.today)))
    if not parts:
        data(_("Kế hoạch này không nêu chỉ tiêu kiểm tra nào"))
    for part in parts:
        print_part(part, book, detail=detail)
    if indicators:
        data()
        data(counted_words(indicators))
        print_indicators(indicators)


def material_of(desk: Desk, views: "Views", plan: Plan) -> Material:
    """Return what the quotas of a plan are reckoned from today, as far as the viewer may see it."""
    return Material(
        plan=plan,
        units=views.units(),
        cases=views.cases(plan=plan.code),
        outside=views.outside(),
        day=desk.today,
        calendar=desk.calendar,
        deadlines=views.obligations(plan=plan.code),
    )


@quota.command(
    "draw",
    alias="chon",
    help=N_("Chọn ngẫu nhiên đơn vị của một tổng thể; mã chọn ngẫu nhiên vào nhật ký."),
    examples=(
        "dondoc quota draw DNI-24 --population so-nganh --count 3",
        "dondoc chi-tieu chon DNI-24 --population xa --count 2 --seed 2024-05-02-XA --dry-run",
    ),
)
@click.argument("plan")
@click.option("--population", required=True, help=N_("Mã tổng thể."))
@click.option("--count", type=click.IntRange(1, 10_000), required=True, help=N_("Chọn mấy đơn vị."))
@click.option("--seed", default="", help=N_("Mã chọn ngẫu nhiên; bỏ trống: máy tự sinh."))
@dry_run_option
@json_option
@pass_session
def draw(session: Session, /, plan: str, dry_run: bool, as_json: bool, **asked: Any) -> None:  # noqa: ANN401  (click's own)
    """Draw units at random."""
    desk = acting(session)
    with desk.views() as views:
        found = known_plan(views, plan)
        book = desk.book(views)
        pool = _pool(views, found, asked["population"])
    seed = asked["seed"].strip() or desk.application.identities.token(SEED_LENGTH)
    chosen = drawn(seed, pool, asked["count"])
    _record(desk, found, asked["population"], seed, pool, chosen, dry_run=dry_run)
    if as_json:
        emit_json("draw", {"plan": found.code, "population": asked["population"], "seed": seed,
                           "pool": list(pool), "drawn": list(chosen), "dry_run": dry_run})  # fmt: skip
    else:
        data(_("Mã chọn ngẫu nhiên: {seed}; chọn {count} trong {size} đơn vị chưa kiểm tra",
               seed=seed, count=len(chosen), size=len(pool)))  # fmt: skip
        print_table((_("Mã"), _("Đơn vị")), [(code, book.unit(code)) for code in chosen])
    mark_dry_run(dry_run)


def _pool(views: "Views", plan: Plan, name: str) -> tuple[str, ...]:
    """Return the members of a population that no visit of the plan is for yet."""
    population = plan.aims.population(name)
    members = population.members(views.units()) if population else None
    if members is None:
        known = ", ".join(item.code for item in plan.aims.populations) or "-"
        raise InvalidInput(
            N_("không có danh sách đơn vị của tổng thể “{name}”; kế hoạch có: {known}"),
            name=name[:60],
            known=known,
        )
    seen = {
        case.unit
        for case in views.cases(plan=plan.code, workflow="inspection")
        if case.state != "cancelled"
    }
    return tuple(code for code in members if code not in seen)


def _record(
    desk: Desk,
    plan: Plan,
    population: str,
    seed: str,
    pool: tuple[str, ...],
    chosen: tuple[str, ...],
    *,
    dry_run: bool,
) -> None:
    """Write the draw into the log of the plan: with it anybody can draw the same again."""
    application = desk.application
    act = Act(f"plan:{plan.code}", "draw", desk.actor, desk.today, application.clock.now())
    require_right(application.store, act)
    changes = {
        "population": (None, population),
        "seed": (None, seed),
        "pool": (None, list(pool)),
        "drawn": (None, list(chosen)),
    }
    with application.store.write() as uow:
        uow.audit.append(act.draft(changes))
        if not dry_run:
            uow.commit()
