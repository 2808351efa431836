"""``task``: the steps of a task: hand in its result, say how it stands, start what waits, set a day."""

from datetime import date

import click

from dondoc.cli.attached_file import evidence_option, explained, explanation_option, read_evidence
from dondoc.cli.commands import group
from dondoc.cli.options import DAY
from dondoc.cli.steps import Step, code_argument, with_step
from dondoc.cli.tasks.rereading import send_reread
from dondoc.cli.together import send_together
from engine.case import Fact
from engine.errors import InvalidInput
from engine.words import N_

CODE = "BDG-SKHDT-18-II.9-T03"
OTHER = "BDG-SKHDT-18-II.9-T04"
codes_argument = click.argument("codes", nargs=-1, required=True, metavar="CODE…")


@group(
    help=N_("Nhiệm vụ: nộp kết quả, cập nhật tình hình, bắt đầu việc đang chờ"),
    examples=(f"dondoc task submit {CODE} --evidence bao-cao.pdf", "dondoc nhiem-vu --help"),
)
def task() -> None:
    """Group the commands about tasks."""


@task.command(
    "submit",
    alias="nop",
    help=N_("Nộp kết quả nhiệm vụ, có minh chứng hoặc giải trình."),
    examples=(
        f'dondoc task submit {CODE} --evidence bao-cao.pdf --document "12/BC-VP, 1/3/2018"',
        f'dondoc nhiem-vu nop {CODE} --explanation "đã niêm yết đủ"',
    ),
)
@code_argument
@evidence_option
@explanation_option
@with_step
def submit(step: Step, code: str, evidence: tuple[str, ...], explanation: str) -> None:
    """Hand in the result of a task."""
    files = [read_evidence(path) for path in evidence]
    step.send(code, "submit", facts=explained(explanation), evidence=files)


@task.command(
    "review",
    alias="cap-nhat",
    help=N_("Cập nhật tình hình việc thường xuyên hoặc việc đang chờ; nhiều việc một lần được."),
    examples=(
        f'dondoc task review {CODE} --reason "đang làm, chưa vướng mắc"',
        f'dondoc nhiem-vu cap-nhat {CODE} {OTHER} --reason "tỉnh chưa ban hành kế hoạch"',
    ),
)
@codes_argument
@explanation_option
@with_step
def review(step: Step, codes: tuple[str, ...], explanation: str) -> None:
    """Say how ongoing or waiting work stands; of several tasks it is one act."""
    if len(codes) == 1:
        step.send(codes[0], "review", facts=explained(explanation))
    else:
        send_together(step, codes, "review", facts=explained(explanation))


@task.command(
    "wake",
    alias="bat-dau",
    help=N_("Bắt đầu việc đang chờ: sự kiện đã xảy ra hoặc văn bản đã có."),
    examples=(
        f'dondoc task wake {CODE} --document "1234/QĐ-UBND, 20/8/2018" --by 2018-09-30',
        f'dondoc nhiem-vu bat-dau {CODE} --reason "UBND tỉnh đã phê duyệt" --ongoing',
    ),
)
@code_argument
@click.option("--by", type=DAY, help=N_("Ngày hoàn thành, nếu văn bản đã nêu."))
@click.option(
    "--ongoing", is_flag=True, help=N_("Từ nay làm thường xuyên, không có ngày kết thúc.")
)
@with_step
def wake(step: Step, code: str, by: date | None, ongoing: bool) -> None:
    """Start what waits for an event or a document."""
    if by and ongoing:
        raise InvalidInput(N_("ghi một trong hai: --by NGÀY hoặc --ongoing"))
    facts: dict[str, Fact] = {"endless": True} if ongoing else {}
    step.send(code, "wake", dates={"due_by": by} if by else {}, facts=facts)


@task.command(
    "set-day",
    alias="dat-ngay",
    help=N_("Đặt ngày hoàn thành cho việc chưa có ngày."),
    examples=(
        f"dondoc task set-day {CODE} --by 2018-09-30",
        f'dondoc nhiem-vu dat-ngay {CODE} --by 30/9/2018 --document "45/SKHĐT-VP"',
    ),
)
@code_argument
@click.option("--by", type=DAY, required=True, help=N_("Ngày hoàn thành."))
@with_step
def set_day(step: Step, code: str, by: date) -> None:
    """Give a day to a task that has none."""
    step.send(code, "set-day", dates={"due_by": by})


@task.command(
    "read-as",
    alias="doc-la",
    help=N_("Trả lời câu hỏi về thời gian bằng cụm từ rõ hơn; bản in vẫn giữ nguyên."),
    examples=(
        f'dondoc task read-as {CODE} "Quý III"',
        f'dondoc nhiem-vu doc-la {CODE} {OTHER} "Quý II và Quý IV" --document "5/SKHĐT" --dry-run',
    ),
)
@codes_argument
@click.argument("words", metavar="PHRASE")
@with_step
def read_as(step: Step, codes: tuple[str, ...], words: str) -> None:
    """Read the time of tasks in clearer words."""
    send_reread(step, codes, words)
