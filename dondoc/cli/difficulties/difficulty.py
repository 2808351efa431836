"""``difficulty``: what holds work up, put before somebody at once and open until it is answered."""

from collections.abc import Mapping
from typing import Any, Final

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import reading
from dondoc.cli.difficulties.shown import HEADS, Look, Shown, difficulty_json, difficulty_row
from dondoc.cli.difficulties.step import DifficultyStep, addressed, checked_words, of_difficulty
from dondoc.cli.narrowing import narrowed_cases, plan_option, unit_option
from dondoc.cli.options import json_option
from dondoc.cli.output import data, emit_json, print_table
from dondoc.cli.steps import Seen, Step, code_argument, with_step
from dondoc.language import _
from engine.case import Fact
from engine.errors import InvalidInput
from engine.words import N_
from workflows.difficulties import DIFFICULTY, REPORT
from workflows.difficulty import ANSWERED, OPEN

CODE: Final = "BDG-SKHDT-18-II.9-T03"
ASKED: Final = f"{CODE}-VM1"
_PLACES: Final = {OPEN: 0, ANSWERED: 1}


@group(
    "difficulty",
    help=N_("Khó khăn, vướng mắc: báo, trả lời, theo dõi"),
    examples=(
        f'dondoc difficulty report {CODE} --to truong-ban --text "chưa có hướng dẫn"',
        "dondoc vuong-mac danh-sach",
    ),
)
def difficulty() -> None:
    """Group the commands about difficulties."""


@difficulty.command(
    "report",
    alias="bao",
    help=N_("Báo vướng mắc của một nhiệm vụ hoặc hồ sơ; người nhận được thư ngay"),
    examples=(
        f'dondoc difficulty report {CODE} --to truong-ban --text "chưa có hướng dẫn"',
        f'dondoc vuong-mac bao {CODE} --to-body "Sở Nội vụ" --text "thiếu biên chế" --dry-run',
    ),
)
@code_argument
@click.option(
    "--to",
    default="",
    metavar="PERSON|ROLE",
    help=N_("Mã người, hoặc: lanh-dao (truong-ban), dau-moi, nguoi-dung-dau, truong-doan, don-vi."),
)
@click.option(
    "--to-body", default="", help=N_("Cơ quan ngoài; đầu mối của cơ quan chủ trì theo dõi.")
)
@click.option("--text", default="", help=N_("Vướng mắc gì."))
@click.option("--proposal", default="", help=N_("Đề xuất cách giải quyết."))
@with_step
def report(step: Step, code: str, to: str, to_body: str, text: str, proposal: str) -> None:
    """Put a difficulty before somebody."""
    said = {
        "text": checked_words(text, "--text"),
        "proposal": checked_words(proposal, "--proposal"),
        "body": checked_words(to_body, "--to-body"),
    }
    if not said["text"]:
        raise InvalidInput(N_("vướng mắc phải được nói rõ; ghi --text “…”"))

    def prepare(seen: Seen) -> Mapping[str, Fact]:
        _refuse_difficulty(seen)
        words: dict[str, Fact] = {"text": said["text"], **addressed(seen, to, said["body"])}
        if said["proposal"]:
            words["proposal_text"] = said["proposal"]
        return {DIFFICULTY: words}

    _worded(step, said).send(code, REPORT, prepare=prepare)


def _refuse_difficulty(seen: Seen) -> None:
    """Refuse a difficulty of a difficulty, naming the case that both would be about."""
    parent = seen.family.parent
    if seen.family.case.workflow == DIFFICULTY and parent is not None:
        raise InvalidInput(
            N_("{code} đã là vướng mắc; báo trên hồ sơ gốc {parent}, hoặc hỏi lại bằng “reopen”"),
            code=seen.family.case.code,
            parent=parent.code,
        )


def _worded(step: Step, said: Mapping[str, str] | None = None) -> DifficultyStep:
    return DifficultyStep(
        step.session, step.occurred_on, step.document, step.reason, step.dry_run, step.as_json,
        said or {},
    )  # fmt: skip


@difficulty.command(
    "answer",
    alias="tra-loi",
    help=N_("Ghi câu trả lời; người báo và bên có việc được tin ngay"),
    examples=(
        f'dondoc difficulty answer {ASKED} --text "làm theo mẫu cũ"',
        f'dondoc vuong-mac tra-loi {ASKED} --document "12/BNV-CCHC, 5/3/2018, Bộ Nội vụ"',
    ),
)
@code_argument
@click.option("--text", default="", help=N_("Câu trả lời."))
@with_step
def answer(step: Step, code: str, text: str) -> None:
    """Answer a difficulty."""
    words = checked_words(text, "--text")
    facts: dict[str, Fact] = {"answer_text": words} if words else {}
    _worded(step, {"answer": words}).send(
        code, "answer-difficulty", facts=facts, prepare=of_difficulty
    )


def _plain(name: str, alias: str, event: str, text: str, reason: str) -> click.Command:
    """Make a command that only sends an event to a difficulty."""
    tail = f' --reason "{reason}"' if reason else ""

    @difficulty.command(
        name,
        alias=alias,
        help=text,
        examples=(
            f"dondoc difficulty {name} {ASKED}{tail}",
            f"dondoc vuong-mac {alias} {ASKED}{tail} --dry-run",
        ),
    )
    @code_argument
    @with_step
    def plain(step: Step, code: str) -> None:
        _worded(step).send(code, event, prepare=of_difficulty)

    made: click.Command = plain
    return made


close = _plain("close", "dong-y", "close-difficulty", N_("Bên báo đồng ý: đã giải quyết được"), "")
reopen = _plain(
    "reopen",
    "hoi-lai",
    "reopen-difficulty",
    N_("Câu trả lời chưa giải quyết được: hỏi lại"),
    "chưa có kinh phí",
)
withdraw = _plain(
    "withdraw", "rut", "withdraw-difficulty", N_("Rút vướng mắc, có lý do"), "đã có hướng dẫn"
)


@difficulty.command(
    "list",
    alias="danh-sach",
    help=N_("Các vướng mắc chưa khép lại, chưa trả lời đứng trước; --all: cả đã xong"),
    examples=("dondoc difficulty list", "dondoc vuong-mac danh-sach --all --unit QLMT --json"),
)
@plan_option
@unit_option
@click.option("--all", "everything", is_flag=True, help=N_("Cả vướng mắc đã giải quyết, đã rút."))
@json_option
@pass_session
def list_(
    session: Session, plan: str | None, unit: str | None, everything: bool, as_json: bool
) -> None:
    """List difficulties."""
    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        states = None if everything else (OPEN, ANSWERED)
        cases = narrowed_cases(views, book, DIFFICULTY, plan=plan, unit=unit, states=states)
        look = Look(desk, views, book)
        found = sorted((look.shown(case) for case in cases), key=_open_first)
    if as_json:
        emit_json("difficulties", {"difficulties": [difficulty_json(item) for item in found]})
        return
    if not found:
        data(_("Không có vướng mắc nào như vậy"))
        return
    print_table(
        [_(head) if head else "" for head in HEADS], [difficulty_row(it, book) for it in found]
    )


def _open_first(item: Shown) -> tuple[Any, ...]:
    return (
        _PLACES.get(item.known.state, len(_PLACES)),
        item.known.first_raised_on,
        item.known.code,
    )
