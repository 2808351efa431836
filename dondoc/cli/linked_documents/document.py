"""``document``: documents and events that a plan waits for, and the rows that they wake."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from dondoc.cli.cases.opening import known_plan
from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Desk, acting, reading
from dondoc.cli.difficulties.step import checked_words
from dondoc.cli.linked_documents.choice import Typed, chosen_of
from dondoc.cli.linked_documents.report import LinkReport
from dondoc.cli.linked_documents.shown import (
    linked,
    linked_json,
    linked_lines,
    waiting_lines,
)
from dondoc.cli.options import (
    DOCUMENT,
    LONGEST,
    PAST_DAY,
    AnyFunction,
    dry_run_option,
    json_option,
)
from dondoc.cli.output import data, emit_json
from dondoc.cli.steps import compose_letters, in_words
from dondoc.linking import Linking, link, proposed, rows_of, waiting_cases
from dondoc.parties.acts import Act, allow_only
from engine.case import DocumentRef
from engine.errors import EventRefused, InvalidInput, RightMissing
from engine.linked_documents import Link, known_link, links_of
from engine.plan import Plan
from engine.rights import ORGANISES
from engine.words import N_
from workflows.task import TASK

if TYPE_CHECKING:
    from store.views import Views

PLAN: Final = "DNA-KCN-23"
CODE: Final = f"{PLAN}-VII.5"
_EXAMPLE: Final = '--issuer "Sở Nội vụ" --title "Kế hoạch bồi dưỡng"'


@group(
    "document",
    help=N_("Văn bản và sự kiện mà nhiệm vụ đang chờ: liên kết, chọn việc bắt đầu"),
    examples=(
        f'dondoc document link {PLAN} "9/KH-SNV, 20/2/2023" {_EXAMPLE} --dry-run',
        f"dondoc van-ban danh-sach {PLAN}",
    ),
)
def document() -> None:
    """Group the commands about linked documents."""


class Choice(TypedDict):
    """What the options say by which rows are chosen."""

    wake: tuple[str, ...]
    by: tuple[str, ...]
    ongoing: tuple[str, ...]
    dry_run: bool
    as_json: bool


def _choosing(function: AnyFunction) -> AnyFunction:
    """Give a command the options with which rows are chosen."""
    options = (
        json_option,
        dry_run_option,
        click.option(
            "--ongoing",
            multiple=True,
            metavar="CODE|all",
            help=N_("Việc từ nay làm thường xuyên, không có ngày kết thúc; ghi nhiều lần."),
        ),
        click.option(
            "--by",
            multiple=True,
            metavar="DAY|CODE=DAY",
            help=N_("Ngày hoàn thành của các việc được chọn, hoặc của một việc."),
        ),
        click.option(
            "--wake",
            multiple=True,
            metavar="CODE|all-proposed",
            help=N_("Việc bắt đầu; ghi nhiều lần. Không chọn thì không việc nào bắt đầu."),
        ),
    )
    made = function
    for option in options:
        made = option(made)
    return made


@document.command(
    "link",
    alias="lien-ket",
    help=N_("Liên kết văn bản với kế hoạch: đề xuất việc đang chờ, chỉ việc được chọn bắt đầu"),
    examples=(
        f'dondoc document link {PLAN} "9/KH-SNV, 20/2/2023" {_EXAMPLE}',
        f'dondoc van-ban lien-ket {PLAN} "9/KH-SNV, 20/2/2023" {_EXAMPLE} --wake {CODE} --by 30/6/2023',
    ),
)
@click.argument("plan")
@click.argument("paper", type=DOCUMENT, metavar="'NUMBER, DAY'")
@click.option("--issuer", default="", help=N_("Cơ quan ban hành."))
@click.option("--title", default="", help=N_("Trích yếu của văn bản."))
@_choosing
@pass_session
def link_(
    session: Session,
    /,
    plan: str,
    paper: DocumentRef,
    issuer: str,
    title: str,
    **how: Unpack[Choice],
) -> None:
    """Link a document to a plan and wake the rows chosen."""
    desk = acting(session)
    cited, issued_on = _cited(paper, issuer, desk.today)
    text = checked_words(title, "--title")
    if not text:
        raise InvalidInput(N_("thiếu trích yếu của văn bản; ghi --title “…”"))
    _run(desk, Linking(plan, text, issued_on, cited), **how)


def _cited(paper: DocumentRef, issuer: str, today: date) -> tuple[DocumentRef, date]:
    """Return a document with everything that identifies it, and its day."""
    named = " ".join((issuer or paper.issuer).split())
    if not named or paper.issued_on is None:
        raise InvalidInput(
            N_(
                "văn bản cần đủ số, ngày và cơ quan ban hành; ghi '1234/QĐ-UBND, 20/8/2018' --issuer “…”"
            )
        )
    if len(named) > LONGEST:
        raise InvalidInput(
            N_("{option} dài quá {most} ký tự; viết ngắn lại"), option="--issuer", most=LONGEST
        )
    if paper.issued_on > today:
        raise InvalidInput(
            N_("văn bản ngày {day} ở sau hôm nay {today}; ghi văn bản đã ban hành"),
            day=paper.issued_on,
            today=today,
        )
    return replace(paper, issuer=named), paper.issued_on


@document.command(
    "event",
    alias="su-kien",
    help=N_("Ghi một sự kiện đã xảy ra: đề xuất việc đang chờ sự kiện, chỉ việc được chọn bắt đầu"),
    examples=(
        'dondoc document event BDG-KHDT-18 --on 1/3/2018 --text "UBND tỉnh phê duyệt đề án"',
        'dondoc van-ban su-kien BDG-KHDT-18 --on 1/3/2018 --text "Bộ công bố" --wake BDG-KHDT-18-II.11',
    ),
)
@click.argument("plan")
@click.option("--on", "on", type=PAST_DAY, required=True, help=N_("Ngày xảy ra."))
@click.option("--text", default="", help=N_("Sự kiện gì."))
@_choosing
@pass_session
def event(session: Session, /, plan: str, on: date, text: str, **how: Unpack[Choice]) -> None:
    """Record an event and wake the rows chosen."""
    desk = acting(session)
    words = checked_words(text, "--text")
    if not words:
        raise InvalidInput(N_("sự kiện phải được nói rõ; ghi --text “…”"))
    _run(desk, Linking(plan, words, on), **how)


def _run(desk: Desk, linking: Linking, **how: Unpack[Choice]) -> None:
    with desk.views() as views:
        plan = known_plan(views, linking.plan)
        found = _known(views, plan, linking)
        waiting = {case.code: case for case in waiting_cases(views, plan.code)}
        offers = proposed(views, found)
    _check_right(desk, plan, found)
    codes = [item.row.code for item in offers]
    typed = Typed(plan.code, how["wake"], how["by"], how["ongoing"])
    chosen = chosen_of(typed, waiting.values(), codes, desk.today)
    whole = replace(found, chosen=chosen)
    try:
        made, decisions = link(desk.application, desk.actor, whole, dry_run=how["dry_run"])
    except (EventRefused, InvalidInput, RightMissing) as refusal:
        raise in_words(refusal, TASK.name) from None
    shown = LinkReport(desk, whole, offers, waiting)
    shown.show(made, decisions, dry_run=how["dry_run"], as_json=how["as_json"])
    if not how["dry_run"]:
        compose_letters(desk)


def _known(views: "Views", plan: Plan, linking: Linking) -> Linking:
    """Return a linking with the plan's own code, and with the earlier link of the same document."""
    earlier = known_link(_links(views, plan), linking.document) if linking.document else None
    return replace(linking, plan=plan.code, known=earlier)


def _links(views: "Views", plan: Plan) -> tuple[Link, ...]:
    from store.views import EntryFilter

    entries = views.entries(EntryFilter(chain=f"plan:{plan.code}"))
    return links_of(plan.code, (item.entry for item in entries))


def _check_right(desk: Desk, plan: Plan, linking: Linking) -> None:
    application = desk.application
    action = Link("", plan.code, linking.on, "", linking.document).action
    act = Act(f"plan:{plan.code}", action, desk.actor, linking.on, application.clock.now())
    allow_only(application.store, act, frozenset(role.value for role in ORGANISES))


@document.command(
    "list",
    alias="danh-sach",
    help=N_("Văn bản và sự kiện đã liên kết, việc đã bắt đầu theo, việc còn chờ"),
    examples=(f"dondoc document list {PLAN}", f"dondoc van-ban danh-sach {PLAN} --json"),
)
@click.argument("plan")
@json_option
@pass_session
def list_(session: Session, plan: str, as_json: bool) -> None:
    """List what was linked to a plan."""
    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        found = known_plan(views, plan)
        links = _links(views, found)
        texts = views.texts(item.text_ref for item in links)
        items = linked(links, texts, views.cases(plan=found.code, workflow=TASK.name))
        waiting = waiting_cases(views, found.code)
        rows = rows_of(views, waiting)
    questions = frozenset(case.code for case in waiting if "question_text_ref" in case.facts)
    if as_json:
        still = [{"code": row.code, "title": row.title, "awaited": row.awaited} for row in rows]
        content = {"plan": found.code, "links": [linked_json(item) for item in items]}
        emit_json("documents", {**content, "waiting": still})
        return
    for line in (*linked_lines(items, book), *waiting_lines(rows, questions)):
        data(line)
