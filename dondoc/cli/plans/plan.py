"""``dondoc plan``: check a plan file, load it, list and show the plans of the office."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import document_option, dry_run_option, json_option
from dondoc.cli.output import emit_json, format_day, mark_dry_run, print_table, say
from dondoc.cli.plans.amend import amend, preview_of, set_rule
from dondoc.cli.plans.schema import schema
from dondoc.cli.plans.show import history, plan_document, show
from dondoc.cli.plans.year import close, figures
from dondoc.cli.running.office_file import (
    FILE,
    counted,
    print_problems,
    problem_json,
    read_office_file,
)
from dondoc.language import _
from engine.case import DocumentRef
from engine.plan import Plan
from engine.words import N_
from workflows.problems import Problem

if TYPE_CHECKING:  # loads the database
    from dondoc.plan_loading import LoadedPlan


@group(
    help=N_("Kiểm tra và nạp tệp kế hoạch"),
    examples=(
        "dondoc plan check plans/binh-duong-bql-kcn-2024.toml",
        "dondoc ke-hoach nap plans/binh-duong-bql-kcn-2024.toml --dry-run",
    ),
)
def plan() -> None:
    """Group the commands about plans."""


for added in (show, history, amend, set_rule, close, figures, schema):
    plan.add_command(added)
plan.aliases |= {
    "xem": "show",
    "lich-su": "history",
    "dieu-chinh": "amend",
    "dat-thoi-han": "set-rule",
    "chot": "close",
    "so-lieu": "figures",
    "luoc-do": "schema",
}


@plan.command(
    "check",
    alias="kiem-tra",
    help=N_(
        "Liệt kê mọi lỗi và cảnh báo của tệp kế hoạch; không ghi gì. Có lỗi thì mã thoát là 1."
    ),
    examples=(
        "dondoc plan check plans/binh-duong-bql-kcn-2024.toml",
        "dondoc ke-hoach kiem-tra plans/binh-dinh-ubnd-2024.toml --json",
    ),
)
@click.argument("file", type=FILE)
@json_option
@pass_session
def check(session: Session, file: Path, as_json: bool) -> int:
    """Check a plan file."""
    from dondoc.plan_loading import check_file

    checked = check_file(read_office_file(file), session.application)
    code = checked.draft.code if checked.draft else ""
    if as_json:
        _emit_problems(file, code, checked.problems)
    else:
        print_problems(file, checked.problems)
        say(_verdict(file, checked.problems))
    return 0 if checked.plan else 1


def _emit_problems(file: Path, code: str, problems: tuple[Problem, ...]) -> None:
    found = [problem_json(problem) for problem in problems]
    emit_json("plan-check", {"file": str(file), "plan": code, **counted(problems),
                             "problems": found})  # fmt: skip


def _verdict(file: Path, problems: tuple[Problem, ...]) -> str:
    figures = counted(problems)
    if figures["errors"]:
        return _(
            "dondoc: {file} có {errors} lỗi, {warnings} cảnh báo; sửa hết lỗi rồi mới nạp được",
            file=str(file),
            **figures,
        )
    return _("{file} nạp được, có {warnings} cảnh báo", file=str(file), **figures)


@plan.command(
    "load",
    alias="nap",
    help=N_("Nạp kế hoạch: tất cả hoặc không gì cả; nạp lại cùng nội dung thì không đổi gì."),
    examples=(
        "dondoc plan load plans/binh-duong-bql-kcn-2024.toml --dry-run",
        "dondoc ke-hoach nap plans/binh-dinh-ubnd-2024.toml --document '57/QĐ-UBND, 4/1/2024'",
    ),
)
@click.argument("file", type=FILE)
@document_option
@dry_run_option
@json_option
@pass_session
def load(
    session: Session, file: Path, document: DocumentRef | None, dry_run: bool, as_json: bool
) -> int:
    """Load a plan file."""
    from dondoc import plan_loading
    from dondoc.cli.desk import acting
    from dondoc.cli.rounds.conflict_shown import all_conflicts_said, say_beyond

    content = read_office_file(file)
    desk = acting(session)
    checked = plan_loading.check_file(content, desk.application)
    if checked.plan is None:
        return _refuse(file, checked.problems, as_json=as_json)
    try:
        with all_conflicts_said():
            loaded = plan_loading.load(
                checked.plan, desk.application, desk.actor, document, dry_run=dry_run
            )
    except plan_loading.PlanRefused:
        preview_of(desk, file, checked, document, as_json=as_json)
        raise
    say_beyond(desk, loaded.decisions)
    if as_json:
        _emit_loaded(loaded, checked.problems, dry_run=dry_run)
    else:
        _print_loaded(file, loaded, checked.problems)
        mark_dry_run(dry_run and not loaded.already)
    return 0


def _refuse(file: Path, problems: tuple[Problem, ...], *, as_json: bool) -> int:
    if as_json:
        _emit_problems(file, "", problems)
    else:
        print_problems(file, problems)
    say(_verdict(file, problems))
    return 1


def _print_loaded(file: Path, loaded: "LoadedPlan", problems: tuple[Problem, ...]) -> None:
    from dondoc.cli.plans.shown import print_loaded

    if not loaded.already:
        print_problems(file, problems)
    print_loaded(loaded)


def _emit_loaded(loaded: "LoadedPlan", problems: tuple[Problem, ...], *, dry_run: bool) -> None:
    from dondoc.cli.plans.shown import loaded_deadlines

    dated = loaded_deadlines(loaded)
    emit_json(
        "plan-load",
        {
            "plan": loaded.plan.code,
            "already_loaded": loaded.already,
            "dry_run": dry_run,
            "units": [unit.code for unit in loaded.units],
            "people": [person.code for person in loaded.people],
            "cases": [
                {
                    "code": case.code,
                    "workflow": case.workflow,
                    "unit": case.unit,
                    "dates": case.dates,
                    "deadlines": {n: d.due_on for n, d in dated.get(case.code, {}).items()},
                }
                for case in loaded.cases
            ],
            "problems": [problem_json(problem) for problem in problems],
        },
    )


@plan.command(
    "list",
    alias="danh-sach",
    help=N_("Các kế hoạch đã nạp."),
    examples=("dondoc plan list", "dondoc ke-hoach danh-sach --json"),
)
@json_option
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """List the loaded plans."""
    from dondoc.cli.desk import reading

    with reading(session).views() as views:
        plans = views.plans()
        counts = {item.code: len(views.cases(plan=item.code)) for item in plans}
    if as_json:
        emit_json("plans", {"plans": [_plan_json(item, counts[item.code]) for item in plans]})
        return
    rows = [
        (
            item.code,
            item.title,
            plan_document(item),
            f"{format_day(item.window_first_on)}–{format_day(item.window_last_on)}",
            len(item.rounds),
            counts[item.code],
        )
        for item in plans
    ]
    heads = (
        _("Kế hoạch"), _("Tên"), _("Văn bản"), _("Thời gian"), _("Số đợt"), _("Số hồ sơ")
    )  # fmt: skip
    print_table(heads, rows, right={4, 5})


def _plan_json(item: Plan, cases: int) -> dict[str, object]:
    return {
        "code": item.code,
        "title": item.title,
        "number": item.number,
        "issuer": item.issuer,
        "issued_on": item.issued_on,
        "year": item.year,
        "window_first_on": item.window_first_on,
        "window_last_on": item.window_last_on,
        "organiser": item.organiser,
        "sha256": item.source_sha256,
        "rounds": len(item.rounds),
        "visits": len(item.visits),
        "cases": cases,
    }
