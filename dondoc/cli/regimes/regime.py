"""``regime``: the report regimes of a plan, the office's own day, reports on demand, handing in."""

import click

from dondoc.cli.attached_file import evidence_option, read_evidence
from dondoc.cli.cases.opening import known_plan
from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import reading
from dondoc.cli.options import json_option
from dondoc.cli.output import emit_json, say
from dondoc.cli.regimes.day import set_day
from dondoc.cli.regimes.request import request
from dondoc.cli.steps import Step, code_argument, with_step
from dondoc.language import _
from engine.words import N_

CODE = "DNA-KCN-23-BC-CCHC-Q1"


@group(
    help=N_("Chế độ báo cáo: các kỳ, ngày của cơ quan, hạn của cấp trên, nộp báo cáo"),
    examples=("dondoc regime show DNA-KCN-23", "dondoc che-do-bao-cao xem DNA-KCN-23 --json"),
)
def regime() -> None:
    """Group the commands about report regimes."""


regime.add_command(set_day)
regime.add_command(request)
regime.aliases |= {"dat-ngay": "set-day", "yeu-cau": "request"}


@regime.command(
    "show",
    alias="xem",
    help=N_("Từng chế độ của một kế hoạch: các kỳ, ngày nộp, hạn của cấp trên, đã nộp hay chưa."),
    examples=("dondoc regime show DNA-KCN-23", "dondoc che-do-bao-cao xem DNA-KCN-23 --json"),
)
@click.argument("plan")
@json_option
@pass_session
def show(session: Session, plan: str, as_json: bool) -> None:
    """Show the regimes of a plan."""
    from dondoc.cli.regimes.shown import line_json, print_regimes, regime_lines

    desk = reading(session)
    with desk.views() as views:
        found = known_plan(views, plan)
        book = desk.book(views)
        cases = views.cases(plan=found.code, workflow="periodic_report")
        lines = regime_lines(found, cases, views.all_deadlines(plan=found.code))
    if as_json:
        rows = [line_json(line, desk) for line in lines]
        emit_json("regimes", {"plan": found.code, "regimes": rows})
        return
    print_regimes(found, lines, book, desk)


@regime.command(
    "hand-in",
    alias="nop",
    help=N_("Nộp báo cáo; --on là ngày nơi nhận nhận được, đúng hạn hay không tính theo ngày này."),
    examples=(
        f'dondoc regime hand-in {CODE} --document "12/BC-BQL, 15/3/2023" --on 2023-03-16',
        f'dondoc che-do-bao-cao nop {CODE} --document "12/BC-BQL" --evidence bao-cao.pdf',
    ),
)
@code_argument
@evidence_option
@with_step
def hand_in(step: Step, code: str, evidence: tuple[str, ...]) -> None:
    """Hand in a report."""
    files = [read_evidence(path) for path in evidence]
    step.send(code, "hand-in", evidence=files)
    signed = step.document.issued_on if step.document else None
    if signed is not None and signed != step.occurred_on:
        say(
            _(
                "Văn bản ký {signed}; tính theo ngày nhận {received}. Nhận ngày khác thì ghi --on",
                signed=signed,
                received=step.occurred_on,
            )
        )
