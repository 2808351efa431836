"""``plan amend`` and ``plan set-rule``: a document changes a plan; shown first, then just that."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.cases.opening import known_plan
from dondoc.cli.commands import command
from dondoc.cli.confirming import confirm, yes_option
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Desk, acting
from dondoc.cli.options import (
    DAY,
    DOCUMENT,
    document_option,
    dry_run_option,
    json_option,
    reason_option,
)
from dondoc.cli.output import data, emit_json, mark_dry_run, say
from dondoc.cli.running.office_file import FILE, print_problems, problem_json, read_office_file
from dondoc.language import _
from dondoc.words.plans import document_words
from engine.case import DocumentRef
from engine.errors import InvalidInput
from engine.plan import Plan, RuleSetting
from engine.words import N_
from workflows.plan_changes import rules_by_name
from workflows.plan_tables import RULES, TIME_UNITS

if TYPE_CHECKING:  # loads the database
    from dondoc.amending.amending import AmendOrder, Revise
    from dondoc.plan_loading import CheckedPlan

LONGEST_REASON: Final = 2000
COUNTED_UNITS: Final = tuple(unit for unit in TIME_UNITS if unit != "hours")
"""Units of the deadlines of cases, which hang on days."""
preview_option = click.option(
    "--preview", default="", help=N_("Mã xem trước: từ chối nếu những gì sẽ đổi đã khác đi.")
)
from_option = click.option(
    "--from", "from_on", type=DAY, help=N_("Ngày có hiệu lực; không ghi là ngày của văn bản.")
)


@dataclass(frozen=True, slots=True)
class How:
    """How an amendment is made: asked or not, tried or done, in which form shown."""

    reason: str
    from_on: date | None
    preview: str
    yes: bool
    dry_run: bool
    as_json: bool


@command(
    "amend",
    help=N_("Điều chỉnh kế hoạch theo văn bản: xem trước mọi thay đổi, rồi ghi đúng như vậy"),
    examples=(
        "dondoc plan amend KH-2024-dc.toml --document '12/KH-BQL, 20/5/2024' --dry-run",
        (
            "dondoc ke-hoach dieu-chinh KH-2024-dc.toml --document '12/KH-BQL, 20/5/2024' "
            "--reason 'tránh mùa thi' --yes"
        ),
    ),
)
@click.argument("file", type=FILE)
@document_option
@from_option
@reason_option
@preview_option
@yes_option
@dry_run_option
@json_option
@pass_session
def amend(
    session: Session, /, file: Path, document: DocumentRef | None, **how: Any  # noqa: ANN401  (the fields of How, by name)
) -> int:  # fmt: skip
    """Amend a plan by a revised file."""
    from dondoc.amending.amending import AmendOrder, PlanNotAmendable, by_file
    from dondoc.plan_loading import check_file

    asked = How(**how)
    if document is None:
        raise InvalidInput(
            N_("chưa ghi văn bản điều chỉnh; thêm --document '12/KH-BQL, 20/5/2024'")
        )
    content = read_office_file(file)
    desk = acting(session)
    checked = check_file(content, desk.application)
    if checked.plan is None:
        return _refused(file, checked.problems, asked)
    order = AmendOrder(
        checked.plan.code, by_file(checked.plan), desk.actor, document, effective_day(desk, document, asked),
        reason_of(asked), preview=asked.preview, lines=checked.lines,
    )  # fmt: skip
    try:
        return carry_out(desk, order, asked)
    except PlanNotAmendable as refusal:
        return _refused(file, refusal.problems, asked)


def _refused(file: Path, problems: Any, asked: How) -> int:  # noqa: ANN401  (problems of a file)
    if asked.as_json:
        found = [problem_json(problem) for problem in problems]
        emit_json("plan-check", {"file": str(file), "problems": found})
    else:
        print_problems(file, problems)
    say(_("dondoc: {file} chưa điều chỉnh được; sửa tệp rồi làm lại, chưa ghi gì", file=str(file)))
    return 1


def effective_day(desk: Desk, document: DocumentRef, asked: How) -> date:
    """Return the day from which a document holds: the one given, else its own, else today."""
    return asked.from_on or document.issued_on or desk.today


def reason_of(asked: How) -> str:
    """Return the reason given; refuse one that is too long."""
    if len(asked.reason) > LONGEST_REASON:
        raise InvalidInput(N_("--reason dài quá {most} ký tự; viết ngắn lại"), most=LONGEST_REASON)
    return asked.reason.strip()


@command(
    "set-rule",
    help=N_("Đặt số ngày cho một thời hạn của kế hoạch theo một văn bản, từ ngày văn bản trở đi"),
    examples=(
        (
            "dondoc plan set-rule BDG-KCN-24 report --amount 5 "
            "--document '45/BQL-VP, 20/5/2024' --dry-run"
        ),
        (
            "dondoc ke-hoach dat-thoi-han BDG-KCN-24 notice --amount 10 "
            "--document '45/BQL-VP, 20/5/2024' --yes"
        ),
    ),
)
@click.argument("code")
@click.argument("rule")
@click.option(
    "--amount", type=click.IntRange(1, 9999), required=True, help=N_("Số ngày, tuần, tháng.")
)
@click.option(
    "--unit", type=click.Choice(COUNTED_UNITS), default=TIME_UNITS[0], help=N_("Đơn vị tính.")
)
@click.option(
    "--document", type=DOCUMENT, required=True, help=N_("Văn bản: số[, ngày[, nơi ban hành]].")
)
@click.option("--workflow", type=click.Choice(tuple(RULES)), help=N_("Quy trình có thời hạn đó."))
@from_option
@reason_option
@preview_option
@yes_option
@dry_run_option
@json_option
@pass_session
def set_rule(
    session: Session, /, code: str, rule: str, amount: int, unit: str,
    document: DocumentRef, workflow: str | None, **how: Any,  # noqa: ANN401  (the fields of How, by name)
) -> int:  # fmt: skip
    """Set the number of a deadline of a plan by a letter."""
    from dondoc.amending.amending import AmendOrder

    asked = How(**how)
    desk = acting(session)
    with desk.views() as views:
        plan = known_plan(views, code)
    order = AmendOrder(
        plan.code, by_letter(known_rule(rule, workflow), (amount, unit), document), desk.actor, document,
        effective_day(desk, document, asked), reason_of(asked), "set-rule", asked.preview,
    )  # fmt: skip
    return carry_out(desk, order, asked)


def known_rule(name: str, workflow: str | None) -> str:
    """Return a rule as ``workflow.rule``; refuse one that no plan can set, with the nearest."""
    wanted = name.strip().lower().replace("-", "_")
    workflows = [workflow] if workflow else [*RULES]
    found = [f"{each}.{wanted}" for each in workflows if wanted in RULES[each]]
    if found:
        return found[0]
    known = [rule for each in workflows for rule in RULES[each]]
    near = get_close_matches(wanted, known, n=3, cutoff=0.6)
    raise InvalidInput(
        N_("không có thời hạn “{name}”; chọn một trong: {known}"),
        name=name[:60],
        known=near or known,
    )


def by_letter(key: str, number: tuple[int, str], document: DocumentRef) -> "Revise":
    """Return what a letter asks for: one number, everything else as it is in force."""
    return lambda revisions: with_rule(revisions[-1].plan, key, number, document)


def with_rule(plan: Plan, key: str, number: tuple[int, str], document: DocumentRef) -> Plan:
    """Return a plan with the number of a rule set by a letter, which becomes its basis."""
    workflow, name = key.split(".", 1)
    now = rules_by_name(plan).get(key, RuleSetting(name))
    replaced = [item for item in plan.earlier_rules.get(workflow, ()) if item.name == name]
    printed = (replaced[-1] if replaced else now).legal_basis
    basis = "; ".join(part for part in (document_words(document), printed) if part)
    fresh = replace(now, amount=number[0], unit=number[1], legal_basis=basis)
    others = [item for item in plan.rules.get(workflow, ()) if item.name != name]
    rules: Mapping[str, tuple[RuleSetting, ...]] = {**plan.rules, workflow: (*others, fresh)}
    return replace(plan, rules=rules)


def carry_out(desk: Desk, order: "AmendOrder", asked: How) -> int:
    """Show what an amendment does, ask, and do just that."""
    from dondoc.amending import amending as plan_amending
    from dondoc.cli.steps import compose_letters

    if asked.dry_run or not asked.yes:
        preview = plan_amending.amend(order, desk.application, dry_run=True)
        _show(desk, preview, asked, dry_run=True)
        if asked.dry_run or not preview.changes:
            return 0
        confirm(order.code, _("Ghi những thay đổi trên?"), yes=False)
        order = replace(order, preview=preview.fingerprint)
    done = plan_amending.amend(order, desk.application, dry_run=False)
    if asked.yes:
        _show(desk, done, asked, dry_run=False)
    if done.changes:
        number = done.revision.number
        say(_("Đã ghi bản {number} của kế hoạch {code}", number=number, code=order.code))
        compose_letters(desk)
    return 0


def _show(desk: Desk, report: Any, asked: How, *, dry_run: bool) -> None:  # noqa: ANN401  (AmendReport, loaded late)
    from dondoc.cli.plans.amend_shown import emit_amendment, print_amendment

    with desk.views() as views:
        book = desk.book(views)
    if asked.as_json:
        emit_amendment(report, book, dry_run=dry_run)
    elif not report.changes:
        code, number = report.revision.plan.code, report.revision.number
        data(_("Kế hoạch {code} đã như vậy (bản {number}); không ghi gì", code=code, number=number))
    else:
        print_amendment(report, book)
    mark_dry_run(dry_run and bool(report.changes))


def preview_of(
    desk: Desk, file: Path, checked: "CheckedPlan", document: DocumentRef | None, *, as_json: bool
) -> None:
    """Show what a file loaded a second time would change, without doing any of it."""
    from dondoc.amending.amending import AmendOrder, PlanNotAmendable, amend, by_file

    assert checked.plan is not None  # noqa: S101  (only a sound file is compared)
    cited = document or DocumentRef("…")
    asked = How("…", None, "", yes=False, dry_run=True, as_json=as_json)
    order = AmendOrder(
        checked.plan.code, by_file(checked.plan), desk.actor, cited, effective_day(desk, cited, asked), "…",
                       lines=checked.lines)  # fmt: skip
    try:
        report = amend(order, desk.application, dry_run=True)
    except PlanNotAmendable as refusal:
        _refused(file, refusal.problems, asked)
        return
    _show(desk, report, asked, dry_run=True)
