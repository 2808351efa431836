"""``case add --unannounced``: an inspection that does not exist for others until it is announced."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.cases.opening import known_plan, require_organiser
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, Family, acting, known_person, known_unit
from dondoc.cli.options import (
    DAY,
    DOCUMENT,
    dry_run_option,
    json_option,
    reason_option,
)
from dondoc.cli.rounds.conflict_shown import (
    all_conflicts_said,
    conflict_reason_option,
    reason_facts,
)
from dondoc.cli.rounds.team_options import (
    lead_option,
    member_option,
    secretary_option,
    team_facts,
    team_from,
)
from dondoc.cli.steps import HOUR, Step
from engine.case import Case, DocumentRef, Fact
from engine.decisions import OPEN
from engine.errors import InvalidInput
from engine.parties import Team
from engine.plan import Plan
from engine.situation import team_of
from engine.words import N_
from workflows.inspection import INSPECTION
from workflows.plan_checks.codes import UNANNOUNCED

if TYPE_CHECKING:
    from store.views import Views

TOKEN: Final = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is ordered: where, when, by whom, with which team."""

    plan: str
    unit: str
    on: date
    until: date | None
    at: str | None
    ordered_by: str
    order: DocumentRef
    team_from: str | None
    lead: str | None
    secretary: str | None
    members: tuple[str, ...]
    subject: str
    scope: str
    conflict_reason: str


@command(
    "add",
    help=N_("Mở cuộc kiểm tra đột xuất, giữ kín tới khi công bố"),
    examples=(
        (
            "dondoc case add --unannounced --plan BDG-KCN-24 --unit QLXD --on 2024-08-15 "
            '--subject "công vụ" --ordered-by truong-ban --order "77/QĐ-BQL" --lead chanh-vp '
            "--secretary thu-ky"
        ),
        (
            "dondoc cuoc them --unannounced --plan BDG-KCN-24 --unit QLXD --on 15/8/2024 --at 08:00 "
            '--ordered-by truong-ban --order "77/QĐ-BQL" --team-from BDG-KCN-24-D1 '
            '--conflict-reason "phản ánh của doanh nghiệp"'
        ),
    ),
)  # fmt: skip
@click.option("--unannounced", is_flag=True, help=N_("Kiểm tra đột xuất (bắt buộc ghi)."))
@click.option("--plan", required=True, help=N_("Mã kế hoạch."))
@click.option("--unit", required=True, help=N_("Mã đơn vị được kiểm tra."))
@click.option("--on", type=DAY, required=True, help=N_("Ngày kiểm tra; có thể ở phía trước."))
@click.option("--until", type=DAY, help=N_("Ngày cuối của cuộc kiểm tra nhiều ngày."))
@click.option("--at", type=HOUR, help=N_("Giờ bắt đầu."))
@click.option("--ordered-by", required=True, help=N_("Mã người quyết định."))
@click.option(
    "--order", type=DOCUMENT, required=True, help=N_("Văn bản: số[, ngày[, nơi ban hành]].")
)
@click.option("--team-from", help=N_("Lấy đoàn của đợt này."))
@lead_option
@secretary_option
@member_option
@conflict_reason_option
@click.option("--subject", default="CCHC", help=N_("Nội dung kiểm tra."))
@click.option("--scope", default="toàn bộ", help=N_("Phạm vi: toàn bộ hoặc một phần."))
@reason_option
@dry_run_option
@json_option
@pass_session
def add_unannounced(
    session: Session,
    /,
    unannounced: bool,
    reason: str,
    dry_run: bool,
    as_json: bool,
    **asked: Any,  # noqa: ANN401  (the fields of Wanted, by name)
) -> None:
    """Open an unannounced inspection."""
    if not unannounced:
        raise InvalidInput(
            N_("ghi --unannounced: ở đây chỉ thêm cuộc đột xuất, cuộc khác nằm trong tệp kế hoạch")
        )
    wanted = Wanted(**asked)
    desk = acting(session)
    step = Step(session, desk.today, wanted.order, reason, dry_run, as_json)
    command_ = step.command(desk, OPEN, {}, {})
    with desk.views() as views:
        book = desk.book(views)
        plan = known_plan(views, wanted.plan)
        require_organiser(desk, f"plan:{plan.code}", command_)
        born = _unannounced(desk, plan, _team(views, book, wanted), _checked(book, wanted))
        family = Family(born, None, None, (), (), plan)
    with all_conflicts_said():
        decisions = desk.application.cases.open([born], command_, dry_run=dry_run)
    step.show(desk, book, family, command_, decisions)


def _checked(book: Book, wanted: Wanted) -> Wanted:
    return replace(
        wanted,
        unit=known_unit(book, wanted.unit),
        ordered_by=known_person(book, wanted.ordered_by),
    )


def _team(views: "Views", book: Book, wanted: Wanted) -> Team:
    before = team_of(views.case(wanted.team_from)) if wanted.team_from else Team()
    team = team_from(book, before, wanted.lead, wanted.secretary, wanted.members)
    if team.lead is None:
        raise InvalidInput(N_("đoàn chưa có Trưởng đoàn; ghi --lead MÃ hoặc --team-from MÃ-ĐỢT"))
    return team


def _unannounced(desk: Desk, plan: Plan, team: Team, wanted: Wanted) -> Case:
    """Return the case: nobody outside its insiders learns that it exists."""
    last = wanted.until or wanted.on
    _check_days(desk, wanted.on, last)
    return Case(
        id=desk.application.identities.new_id(),
        code=f"{plan.code}{UNANNOUNCED}{desk.application.identities.token(TOKEN)}",
        workflow=INSPECTION.name,
        workflow_version=INSPECTION.version,
        state=INSPECTION.initial,
        version=1,
        plan=plan.code,
        unit=wanted.unit,
        secret=True,
        insiders=frozenset({*team.everyone(), wanted.ordered_by}),
        dates={
            "visit_on": wanted.on,
            "visit_end_on": last,
            "team_decided_on": wanted.order.issued_on or desk.today,
        },
        facts=_facts(plan, team, wanted),
    )


def _check_days(desk: Desk, first: date, last: date) -> None:
    for day in (first, last):
        if last < first or not desk.calendar.is_working_day(day):
            raise InvalidInput(
                N_("ngày kiểm tra {day} là ngày nghỉ hoặc sai thứ tự; chọn ngày làm việc khác"),
                day=day,
            )


def _facts(plan: Plan, team: Team, wanted: Wanted) -> dict[str, Fact]:
    pausable = [rule.name for rule in plan.rules.get(INSPECTION.name, ()) if rule.pausable]
    facts: dict[str, Fact] = {
        "unannounced": True,
        "ordered_by": wanted.ordered_by,
        "order_number": wanted.order.number,
        "subject": wanted.subject,
        "kind": "đột xuất",
        "form": "trực tiếp",
        "scope": wanted.scope,
        "conclusion": "separate",
        "at": wanted.at,
        "pausable": pausable or None,
        **team_facts(team),
        **reason_facts(wanted.conflict_reason),
    }
    return {name: value for name, value in facts.items() if value is not None}
