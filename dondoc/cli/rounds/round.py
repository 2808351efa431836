"""``round``: the visits of one team, its decision and its products."""

from typing import TYPE_CHECKING

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Desk, Family, family_of, reading
from dondoc.cli.narrowing import plan_option
from dondoc.cli.options import json_option
from dondoc.cli.output import data, emit_json, format_day, print_table
from dondoc.cli.progress import progress_of
from dondoc.cli.rounds.conflict_shown import conflict_reason_option
from dondoc.cli.rounds.schedule import schedule
from dondoc.cli.rounds.team import send_team, visits_of
from dondoc.cli.rounds.team_options import lead_option, member_option, secretary_option
from dondoc.cli.step_report import is_reminding, next_of, state_label
from dondoc.cli.step_words import deadline_json, next_words
from dondoc.cli.steps import Step, code_argument, with_step
from dondoc.language import _
from dondoc.words.trade import PRODUCTS
from engine.errors import InvalidInput
from engine.words import N_

if TYPE_CHECKING:
    from store.views import Views

CODE = "BDG-KCN-24-D1"


@group(
    "round",
    help=N_("Đợt kiểm tra của một đoàn"),
    examples=("dondoc round list", f"dondoc dot xem {CODE}"),
)
def round_() -> None:
    """Group the commands about rounds."""


round_.add_command(schedule)
round_.aliases["lich"] = str(schedule.name)


@round_.command(
    "list",
    alias="danh-sach",
    help=N_("Các đợt kiểm tra và việc tiếp theo của từng đợt"),
    examples=("dondoc round list", "dondoc dot danh-sach --plan BDI-24 --json"),
)
@plan_option
@json_option
@pass_session
def list_(session: Session, plan: str | None, as_json: bool) -> None:
    """List the rounds."""
    desk = reading(session)
    with desk.views() as views:
        found = [
            family_of(views, case)
            for case in views.cases(workflow="round")
            if plan is None or (case.plan or "").casefold() == plan.casefold()
        ]
    rows = [_row(family) for family in found]
    if as_json:
        emit_json("rounds", {"rounds": [_round_json(family) for family in found]})
        return
    if not rows:
        data(_("Chưa có đợt kiểm tra nào"))
        return
    print_table((_("Mã"), _("Đợt"), _("Trạng thái"), _("Cuộc"), _("Tiếp theo")), rows)


def _row(family: Family) -> tuple[str, ...]:
    case = family.case
    upcoming = next_of(case, family.deadlines)
    return (
        case.code,
        str(case.facts.get("name") or ""),
        _(state_label(case)),
        str(len(visits_of(family))),
        next_words(upcoming) if upcoming else "",
    )


def _round_json(family: Family) -> dict[str, object]:
    case, team = family.case, family.team
    upcoming = next_of(case, family.deadlines)
    return {
        "code": case.code,
        "plan": case.plan,
        "name": case.facts.get("name"),
        "state": case.state,
        "state_label": _(state_label(case)),
        "team": {"lead": team.lead, "secretary": team.secretary, "members": team.members},
        "products": case.facts.get("products") or [],
        "visits": [
            {"code": visit.code, "unit": visit.unit, "state": visit.state, "dates": visit.dates}
            for visit in visits_of(family)
        ],
        "next": deadline_json(upcoming) if upcoming else None,
        "deadlines": [deadline_json(item) for item in family.deadlines],
    }


@round_.command(
    "show",
    alias="xem",
    help=N_("Một đợt: đoàn, các cuộc, sản phẩm phải làm và thời hạn"),
    examples=(f"dondoc round show {CODE}", f"dondoc dot xem {CODE} --json"),
)
@code_argument
@json_option
@pass_session
def show(session: Session, code: str, as_json: bool) -> None:
    """Show one round."""
    desk = reading(session)
    with desk.views() as views:
        family = _round_of(views, code)
        book = desk.book(views)
    if as_json:
        emit_json("round", _round_json(family))
        return
    case, team = family.case, family.team
    data(f"{case.code}  {case.facts.get('name') or ''}".rstrip())
    data(_("Trạng thái: {state}", state=state_label(case)))
    data(_("Trưởng đoàn: {name}", name=book.person(team.lead) or "…"))
    data(_("Thư ký: {name}", name=book.person(team.secretary) or "…"))
    data(_("Thành viên: {names}", names=[book.person(item) for item in team.members] or "…"))
    data()
    visits = [
        (item.code, book.unit(item.unit), item.dates.get("visit_on"), _(state_label(item)))
        for item in visits_of(family)
    ]
    print_table((_("Mã"), _("Đơn vị"), _("Ngày kiểm tra"), _("Trạng thái")), visits)
    data()
    print_table((_("Việc"), _("Hạn"), _("Tình trạng")), _deadline_rows(desk, family))


def _round_of(views: "Views", code: str) -> Family:
    case = views.case(code)
    if case.workflow != "round":
        raise InvalidInput(
            N_("{code} không phải đợt kiểm tra; xem các đợt bằng “dondoc round list”"),
            code=case.code,
        )
    return family_of(views, case)


def _deadline_rows(desk: Desk, family: Family) -> list[tuple[str, str, str]]:
    return [
        (
            _(item.label),
            format_day(item.due_on) if item.due_on else _("chưa xác định thời hạn"),
            progress_of(
                item, desk.today, desk.calendar, reminding=is_reminding(family.case, item)
            ).words(),
        )
        for item in family.deadlines
        if item.state != "withdrawn"
    ]


@round_.command(
    "establish-team",
    alias="thanh-lap-doan",
    help=N_("Quyết định thành lập đoàn; không ghi người thì lấy như kế hoạch"),
    examples=(
        f'dondoc round establish-team {CODE} --on 2024-05-06 --document "20/QĐ-BQL"',
        f'dondoc dot thanh-lap-doan {CODE} --lead chanh-vp --document "20/QĐ-BQL"',
    ),
)
@code_argument
@lead_option
@secretary_option
@member_option
@conflict_reason_option
@with_step
def establish_team(
    step: Step,
    code: str,
    lead: str | None,
    secretary: str | None,
    members: tuple[str, ...],
    conflict_reason: str,
) -> None:
    """Record the decision that sets up the team."""
    send_team(step, code, "establish-team", (lead, secretary, members), conflict_reason)


@round_.command(
    "change-team",
    alias="kien-toan-doan",
    help=N_("Quyết định kiện toàn đoàn; ai không ghi thì giữ nguyên"),
    examples=(
        f'dondoc round change-team {CODE} --lead chanh-vp --document "33/QĐ-BQL" --reason "ốm"',
        f'dondoc dot kien-toan-doan {CODE} --member tp-dautu --document "33/QĐ-BQL" --reason "ốm"',
    ),
)
@code_argument
@lead_option
@secretary_option
@member_option
@conflict_reason_option
@with_step
def change_team(
    step: Step,
    code: str,
    lead: str | None,
    secretary: str | None,
    members: tuple[str, ...],
    conflict_reason: str,
) -> None:
    """Record the decision that changes the team."""
    send_team(step, code, "change-team", (lead, secretary, members), conflict_reason)


@round_.command(
    "end",
    alias="ket-thuc",
    help=N_("Kết thúc đợt kiểm tra, không chờ cuộc đang hoãn"),
    examples=(
        f"dondoc round end {CODE}",
        f'dondoc dot ket-thuc {CODE} --on hom-qua --reason "không chờ cuộc đang hoãn"',
    ),
)
@code_argument
@with_step
def end(step: Step, code: str) -> None:
    """End a round."""
    step.send(code, "end-round")


@round_.command(
    "issue",
    alias="ban-hanh",
    help=N_("Đã ban hành một sản phẩm của đợt"),
    examples=(
        'dondoc round issue BDI-24-D1 summary --on 2024-10-01 --document "210/BC-SNV"',
        f'dondoc dot ban-hanh {CODE} general-conclusion --document "95/TB-BQL"',
    ),
)
@code_argument
@click.argument("product", type=click.Choice([name.replace("_", "-") for name in PRODUCTS]))
@with_step
def issue(step: Step, code: str, product: str) -> None:
    """Record that a product of the round was issued."""
    step.send(code, "issue", facts={"product": product.replace("-", "_")})
