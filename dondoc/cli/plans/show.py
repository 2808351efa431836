"""``plan show`` and ``plan history``: a plan as it is in force, as it was, and by which documents."""

from datetime import date
from typing import TYPE_CHECKING

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, plan_of
from dondoc.cli.options import DAY, json_option
from dondoc.cli.output import data, emit_json, format_day, print_table
from dondoc.cli.plans.change_rows import change_rows, row_words
from dondoc.language import _
from dondoc.words.extension_policy import policy_words
from dondoc.words.plans import document_words
from engine.errors import NotFound
from engine.plan import Plan, PlanRevision
from engine.words import N_
from workflows.plan_changes import changes_between

if TYPE_CHECKING:  # loads the database
    from dondoc.cli.desk import Desk
    from store.views import Views


@command(
    "show",
    help=N_("Một kế hoạch: thời hạn và căn cứ, các đợt, các cuộc với ngày phải làm."),
    examples=("dondoc plan show BDG-KCN-24", "dondoc ke-hoach xem BDG-KCN-24 --on 19/5/2024"),
)
@click.argument("code")
@click.option("--on", "on", type=DAY, help=N_("Như có hiệu lực vào ngày này."))
@json_option
@pass_session
def show(session: Session, code: str, on: date | None, as_json: bool) -> None:
    """Show one plan, as it is or as it was."""
    from dondoc.cli.desk import reading

    desk = reading(session)
    with desk.views() as views:
        found = _found(views, code)
        if on is not None:
            found = plan_on(views.plan_revisions(found.code), on)
        if as_json:
            emit_json("plan", {"plan": found, "cases": _case_deadlines(views, found.code)})
        else:
            _print_plan(desk, views, found)


def _case_deadlines(views: "Views", code: str) -> dict[str, object]:
    return {
        case.code: {"state": case.state, "due": {d.name: d.due_on for d in views.deadlines(case)}}
        for case in views.cases(plan=code)
    }


def _print_plan(desk: "Desk", views: "Views", found: Plan) -> None:
    from dondoc.cli.plans import shown as plan_shown
    from dondoc.cli.regimes.shown import report_sums
    from dondoc.cli.tasks.shown import task_sums

    # A plan prints the names of its own day.
    book = desk.book(views).on(found.issued_on or found.window_first_on)
    cases = {case.code: case for case in views.cases(plan=found.code, workflow="inspection")}
    dated = {
        code: plan_shown.visit_deadlines(views.deadlines(case)) for code, case in cases.items()
    }
    _print_head(found, book.unit(found.organiser))
    plan_shown.print_rules(found.rules)
    for line in task_sums(views.cases(plan=found.code, workflow="task")):
        data(line)
    for line in report_sums(found, views.cases(plan=found.code, workflow="periodic_report")):
        data(line)
    if found.extensions is not None:
        data(_("Gia hạn: {words}", words=policy_words(found.extensions)))
    data()
    names = {code: person.name for code, person in book.people.items()}
    plan_shown.print_rounds(found.rounds, names)
    data()
    unset = plan_shown.unset_rules(found)
    plan_shown.print_visits(
        plan_shown.visit_row(
            visit, cases.get(visit.code), dated.get(visit.code, {}), book.unit(visit.unit), unset
        )
        for visit in found.visits
    )
    for kind, sections in found.outlines.items():
        data()
        data(_("Đề cương báo cáo, kiểm tra {kind}:", kind=kind))
        for section in sections:
            data(f"  - {section}")


def _print_head(found: Plan, organiser: str) -> None:
    data(f"{found.code}: {found.title}")
    data(_("Văn bản: {document}, {issuer}", document=plan_document(found), issuer=found.issuer))
    if found.amendments:
        words = [document_words(item) for item in found.amendments]
        data(_("Điều chỉnh bởi: {documents}", documents=words))
    window = f"{format_day(found.window_first_on)}–{format_day(found.window_last_on)}"
    data(_("Chủ trì: {organiser}; thời gian: {window}", organiser=organiser, window=window))
    data(_("Tệp nguồn SHA-256: {sha256}", sha256=found.source_sha256))
    data()


@command(
    "history",
    help=N_("Kế hoạch đã được điều chỉnh bởi những văn bản nào, từ ngày nào, đổi những gì"),
    examples=("dondoc plan history BDG-KCN-24", "dondoc ke-hoach lich-su BDG-KCN-24 --json"),
)
@click.argument("code")
@json_option
@pass_session
def history(session: Session, code: str, as_json: bool) -> None:
    """Show what documents made of a plan."""
    from dondoc.cli.desk import reading

    desk = reading(session)
    with desk.views() as views:
        revisions = views.plan_revisions(_found(views, code).code)
        book = desk.book(views)
    if as_json:
        emit_json("plan-history", {"revisions": [_revision_json(item) for item in revisions]})
        return
    for before, item in zip((None, *revisions), revisions, strict=False):
        _print_revision(before, item, book)


def _print_revision(before: PlanRevision | None, item: PlanRevision, book: Book) -> None:
    facts = {"number": item.number, "at": item.recorded_at}
    if before is None:
        data(_("Bản {number}: {document}, nạp lúc {at}",
               document=plan_document(item.plan), **facts))  # fmt: skip
        return
    document = document_words(item.document) if item.document else "…"
    data(
        _(
            "Bản {number}: theo {document}, có hiệu lực từ {day}, ghi lúc {at}",
            document=document,
            day=item.effective_on,
            **facts,
        )
    )
    rows = change_rows(item.plan.code, changes_between(before.plan, item.plan))
    print_table(("", "", ""), [row_words(row, book) for row in rows], indent="  ")


def _revision_json(item: PlanRevision) -> dict[str, object]:
    return {
        "number": item.number,
        "document": item.document,
        "effective_on": item.effective_on,
        "recorded_at": item.recorded_at,
        "sha256": item.plan.source_sha256,
        "plan": item.plan,
    }


def _found(views: "Views", code: str) -> Plan:
    found = plan_of(views, code)
    if found is None:
        raise NotFound(N_("không có kế hoạch {code}; xem: dondoc plan list"), code=code[:80])
    return found


def plan_on(revisions: tuple[PlanRevision, ...], day: date) -> Plan:
    """Return a plan as it was in force on a day; before its first day, as it was first loaded."""
    known = [item for item in revisions if item.effective_on <= day]
    return (known[-1] if known else revisions[0]).plan


def plan_document(item: Plan) -> str:
    """Return number and day of the plan itself, as printed."""
    number = item.number or "…"
    day = format_day(item.issued_on) if item.issued_on else "…"
    return _("{number} ngày {day}", number=number, day=day)
