"""``extension``: a later day for a deadline, asked for by whom owes it, answered by somebody else."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, family_of, reading
from dondoc.cli.extensions.shown import (
    HEADS,
    read_request,
    request_json,
    request_lines,
    request_row,
)
from dondoc.cli.extensions.standing import standing_json, standing_lines, standings_of
from dondoc.cli.extensions.step import RequestStep, meant_deadline
from dondoc.cli.narrowing import narrowed_cases, plan_option, unit_option
from dondoc.cli.options import (
    DAY,
    document_option,
    dry_run_option,
    json_option,
    on_option,
)
from dondoc.cli.output import data, emit_json, print_table
from dondoc.cli.steps import Seen, Step, code_argument, with_step
from dondoc.language import _
from engine.case import Case, Fact
from engine.errors import InvalidInput, NotFound
from engine.words import N_
from workflows.extending import EXTENSION, REQUEST, WAITING

if TYPE_CHECKING:
    from store.views import Views

CODE: Final = "BDG-KCN-24-04-KN1"
ASKED: Final = f"{CODE}-GH1"


@group(
    "extension",
    help=N_("Đề nghị gia hạn và trả lời"),
    examples=(
        f"dondoc extension ask {CODE} --to 2024-07-30 --reason cho-huong-dan",
        f"dondoc gia-han duyet {ASKED}",
    ),
)
def extension() -> None:
    """Group the commands about extensions."""


@extension.command(
    "ask",
    alias="xin",
    help=N_("Đề nghị gia hạn, trước khi hết hạn"),
    examples=(
        f"dondoc extension ask {CODE} --to 2024-07-30 --reason cho-huong-dan",
        f'dondoc gia-han xin {CODE} --to 30/7/2024 --reason khac --note "chờ máy" --dry-run',
    ),
)
@code_argument
@click.option("--to", type=DAY, required=True, help=N_("Ngày đề nghị gia hạn đến."))
@click.option(
    "--reason",
    required=True,
    help=N_("Lý do trong danh mục: cho-huong-dan, cho-kinh-phi … (hoặc của kế hoạch)."),
)
@click.option("--deadline", help=N_("Thời hạn nào, khi hồ sơ có nhiều thời hạn."))
@click.option("--note", default="", help=N_("Giải thích thêm; lý do “khac” phải có."))
@on_option
@document_option
@dry_run_option
@json_option
@pass_session
def ask(
    session: Session,
    /,
    code: str,
    to: date,
    reason: str,
    deadline: str | None,
    note: str,
    **shared: Any,  # noqa: ANN401  (the options that every step shares)
) -> None:
    """Ask for a later day."""
    step = RequestStep(session=session, reason=note, **shared)

    def prepare(seen: Seen) -> Mapping[str, Fact]:
        wanted = meant_deadline(seen, deadline)
        words: dict[str, Fact] = {"deadline": wanted.name, "reason": reason}
        return {"extension": words | ({"note_text": note.strip()} if note.strip() else {})}

    try:
        step.send(code, REQUEST, dates={"proposed_on": to}, prepare=prepare)
    except InvalidInput as refusal:
        raise _with_note(refusal) from None


def _with_note(refusal: InvalidInput) -> InvalidInput:
    """Return a refusal with the option of this command: what explains a late entry is its note."""
    if not {"day", "most", "earliest"} <= set(refusal.params):
        return refusal
    return InvalidInput(
        N_(
            "ngày đề nghị {day} lùi quá {most} ngày làm việc (không giải thích thì sớm nhất "
            "{earliest}); ghi thêm --note, hoặc xem mức này: dondoc office show"
        ),
        **refusal.params,
    )


def _answering(step: Step, code: str, event: str) -> None:
    """Send an event to a request; a code of another case is answered with its requests."""

    def prepare(seen: Seen) -> Mapping[str, Fact]:
        case = seen.family.case
        if case.workflow != EXTENSION:
            waiting = [
                child.code
                for child in seen.family.children
                if child.workflow == EXTENSION and child.state == WAITING
            ]
            raise NotFound(
                N_("{code} không phải đề nghị gia hạn; đang chờ trả lời của hồ sơ này: {waiting}"),
                code=case.code,
                waiting=waiting or "-",
            )
        return {}

    request = RequestStep(
        step.session, step.occurred_on, step.document, step.reason, step.dry_run, step.as_json
    )
    request.send(code, event, prepare=prepare)


@extension.command(
    "approve",
    alias="duyet",
    help=N_("Đồng ý gia hạn: thời hạn dời ngay, thời hạn ban đầu vẫn giữ"),
    examples=(
        f"dondoc extension approve {ASKED}",
        f'dondoc gia-han duyet {ASKED} --document "70/BQL-VP" --dry-run',
    ),
)
@code_argument
@with_step
def approve(step: Step, code: str) -> None:
    """Approve a request."""
    _answering(step, code, "approve")


@extension.command(
    "refuse",
    alias="tu-choi",
    help=N_("Không đồng ý gia hạn, có lý do"),
    examples=(
        f'dondoc extension refuse {ASKED} --reason "đã có hướng dẫn"',
        f'dondoc gia-han tu-choi {ASKED} --reason "đã gia hạn một lần" --document "71/BQL-VP"',
    ),
)
@code_argument
@with_step
def refuse(step: Step, code: str) -> None:
    """Refuse a request."""
    _answering(step, code, "refuse")


@extension.command(
    "withdraw",
    alias="rut",
    help=N_("Rút đề nghị chưa được trả lời"),
    examples=(
        f"dondoc extension withdraw {ASKED}",
        f'dondoc gia-han rut {ASKED} --reason "đã làm xong"',
    ),
)
@code_argument
@with_step
def withdraw(step: Step, code: str) -> None:
    """Withdraw a request."""
    _answering(step, code, "withdraw")


@extension.command(
    "list",
    alias="danh-sach",
    help=N_("Các đề nghị chờ trả lời; --all: cả đề nghị đã xong"),
    examples=("dondoc extension list", "dondoc gia-han danh-sach --all --unit QLMT --json"),
)
@plan_option
@unit_option
@click.option("--all", "everything", is_flag=True, help=N_("Cả đề nghị đã trả lời, đã rút."))
@json_option
@pass_session
def list_(
    session: Session, plan: str | None, unit: str | None, everything: bool, as_json: bool
) -> None:
    """List requests."""
    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        states = None if everything else (WAITING,)
        cases = narrowed_cases(views, book, EXTENSION, plan=plan, unit=unit, states=states)
        found = [read_request(views, book, case) for case in cases]
    if as_json:
        emit_json("extensions", {"requests": [request_json(item) for item in found]})
        return
    if not found:
        data(_("Không có đề nghị gia hạn nào như vậy"))
        return
    print_table([_(head) for head in HEADS], [request_row(item) for item in found])


@extension.command(
    "show",
    alias="xem",
    help=N_("Một đề nghị; với mã hồ sơ: từng thời hạn còn được xin mấy lần"),
    examples=(f"dondoc extension show {ASKED}", f"dondoc gia-han xem {CODE} --json"),
)
@code_argument
@json_option
@pass_session
def show(session: Session, code: str, as_json: bool) -> None:
    """Show one request, or what a case may still ask for."""
    desk = reading(session)
    with desk.views() as views:
        case = views.case(code)
        book = desk.book(views)
        item = read_request(views, book, case) if case.workflow == EXTENSION else None
        if item is None:
            _show_case(views, book, case, as_json=as_json)
            return
    if as_json:
        emit_json("extension", {"request": request_json(item)})
        return
    data(f"{item.request.code}  {item.unit_name} [{item.state_label}]")
    for line in request_lines(item):
        data(line)


def _show_case(views: "Views", book: Book, case: Case, *, as_json: bool) -> None:
    """Print how often each deadline of a case was and may still be extended, and the requests."""
    family = family_of(views, case)
    asked = [child for child in family.children if child.workflow == EXTENSION]
    found = [read_request(views, book, child) for child in asked]
    standings = standings_of(family)
    if as_json:
        items = [standing_json(item) for item in standings]
        requests = [request_json(item) for item in found]
        emit_json("extensions", {"code": case.code, "deadlines": items, "requests": requests})
        return
    for line in standing_lines(family, standings):
        data(line)
    if found:
        data()
        print_table([_(head) for head in HEADS], [request_row(item) for item in found])
