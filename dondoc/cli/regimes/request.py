"""``regime request``: a report that somebody asked for, with the day that was stated."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from dondoc.cli.cases.opening import known_plan, require_organiser
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, acting
from dondoc.cli.options import (
    DAY,
    DOCUMENT,
    dry_run_option,
    json_option,
    on_option,
    reason_option,
)
from dondoc.cli.output import data, emit_json, mark_dry_run
from dondoc.cli.regimes.day import known_regime
from dondoc.cli.steps import Step, compose_letters
from dondoc.language import _
from engine.case import Case, DocumentRef
from engine.decisions import OPEN
from engine.errors import EventRefused, InvalidInput
from engine.plan import Plan
from engine.planned_tasks import ReportRegime
from engine.words import N_
from workflows.periodic_reports.cases import Request, next_number, requested_case, stem_of
from workflows.periodic_reports.periods import in_force

if TYPE_CHECKING:
    from engine.decisions import Decision

BEGIN = "begin"
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: under which regime, by whom, by which day, in which words."""

    plan: str
    regime: str
    by: date | None
    asker: str
    title: str


@command(
    "request",
    help=N_("Ghi một báo cáo được yêu cầu đột xuất, với ngày nộp mà văn bản yêu cầu nêu."),
    examples=(
        (
            "dondoc regime request DNA-KCN-23 CCHC-DX --by 2023-05-20 --asker 'UBND tỉnh' "
            "--document '1234/UBND-HCC, 10/5/2023'"
        ),
        (
            "dondoc che-do-bao-cao yeu-cau DNA-KCN-23 CCHC-DX --asker 'Sở Nội vụ' "
            "--title 'Báo cáo chỉ số hài lòng' --document '88/SNV-CCHC, 3/4/2023' --dry-run"
        ),
    ),
)
@click.argument("plan")
@click.argument("regime")
@click.option("--by", type=DAY, help=N_("Ngày phải nộp mà văn bản nêu; không nêu thì để trống."))
@click.option("--asker", required=True, help=N_("Nơi yêu cầu báo cáo."))
@click.option("--title", default="", help=N_("Tên báo cáo, khi khác tên của chế độ."))
@click.option(
    "--document",
    type=DOCUMENT,
    required=True,
    help=N_("Văn bản yêu cầu: số[, ngày[, nơi ban hành]]."),
)
@on_option
@reason_option
@dry_run_option
@json_option
@pass_session
def request(
    session: Session,
    /,
    occurred_on: date,
    document: DocumentRef,
    reason: str,
    dry_run: bool,
    as_json: bool,
    **asked: Any,  # noqa: ANN401  (the fields of Asked, by name)
) -> None:
    """Open a report on demand."""
    desk = acting(session)
    wanted = Asked(**asked)
    step = Step(session, occurred_on, document, reason, dry_run, as_json)
    opening = step.command(desk, OPEN, {}, {})
    with desk.views() as views:
        plan = known_plan(views, wanted.plan)
        regime = known_regime(plan, wanted.regime)
        require_organiser(desk, f"plan:{plan.code}", opening)
        _refuse(regime, wanted, occurred_on)
        codes = [case.code for case in views.cases(plan=plan.code, workflow="periodic_report")]
        book = desk.book(views)
    case = _case(desk, plan, regime, wanted, occurred_on, codes)
    decisions = desk.application.cases.open([case], opening, dry_run=dry_run)
    mark_dry_run(dry_run)
    _print(book, regime, decisions, wanted, as_json=as_json, dry_run=dry_run)
    if not dry_run:
        desk.application.cases.advance(case.code, step.command(desk, BEGIN, {}, {}))
        compose_letters(desk)


def _case(
    desk: Desk, plan: Plan, regime: ReportRegime, wanted: Asked, asked_on: date, codes: list[str]
) -> Case:
    number = next_number(codes, stem_of(plan, regime))
    made = Request(number, asked_on, wanted.by, wanted.asker.strip(), wanted.title.strip())
    return requested_case(plan, regime, made, desk.application.identities.new_id())


def _refuse(regime: ReportRegime, wanted: Asked, asked_on: date) -> None:
    """Refuse a request under a regime that is over, one due before it was made, one without an asker."""
    if not in_force(regime, asked_on):
        raise EventRefused(
            N_("chế độ {code} không áp dụng ngày {day}; chọn chế độ khác (dondoc regime show)"),
            code=regime.code,
            day=asked_on,
        )
    if wanted.by is not None and wanted.by < asked_on:
        raise InvalidInput(
            N_("--by {by} ở trước ngày được yêu cầu {day}; ghi --on là ngày nhận văn bản yêu cầu"),
            by=wanted.by,
            day=asked_on,
        )
    if not wanted.asker.strip() or max(len(wanted.asker), len(wanted.title)) > LONGEST:
        raise InvalidInput(
            N_("--asker và --title phải có chữ, mỗi mục nhiều nhất {most} ký tự"), most=LONGEST
        )


def _print(
    book: Book,
    regime: ReportRegime,
    decisions: "tuple[Decision, ...]",
    wanted: Asked,
    *,
    as_json: bool,
    dry_run: bool,
) -> None:
    (decision,) = decisions
    case = decision.case
    due = next((item for item in decision.deadlines if item.name == "hand_in"), None)
    due_on = due.due_on if due else None
    if as_json:
        emit_json(
            "report-request",
            {
                "code": case.code,
                "regime": regime.code,
                "asker": wanted.asker,
                "due_on": due_on,
                "dry_run": dry_run,
            },
        )
        return
    data(_("Đã mở {code}: {title}", code=case.code, title=wanted.title or regime.name))
    data("  " + _("Ai: {who}", who=book.unit(case.unit)))
    if due_on is None:
        data(
            "  "
            + _(
                "Hạn: chưa xác định thời hạn; khi có ngày: dondoc set-deadline {code} --by NGÀY",
                code=case.code,
            )
        )
    else:
        data("  " + _("Hạn: {day}", day=due_on))
