"""The steps of a remediation (*khắc phục*): one command each."""

from collections.abc import Mapping
from datetime import date

import click

from dondoc.cli.acknowledge import acknowledge
from dondoc.cli.attached_file import evidence_option, explained, explanation_option, read_evidence
from dondoc.cli.commands import command
from dondoc.cli.conclusion import by_option, within_option
from dondoc.cli.output import say
from dondoc.cli.remedies import one_remedy
from dondoc.cli.steps import Seen, Step, code_argument, with_step
from dondoc.language import _
from engine.case import Fact
from engine.errors import InvalidInput
from engine.words import N_

__all__ = [
    "accept",
    "acknowledge",
    "answer",
    "pass_on",
    "remediate",
    "return_",
    "set_deadline",
]

CODE = "BDG-KCN-24-04-KN1"


@command(
    "remediate",
    help=N_("Đơn vị báo cáo khắc phục, có minh chứng"),
    examples=(
        f'dondoc remediate {CODE} --evidence anh-bang-niem-yet.jpg --document "30/BC-QLMT"',
        f'dondoc khac-phuc {CODE} --explanation "đã niêm yết đủ 12 thủ tục"',
    ),
)
@code_argument
@evidence_option
@explanation_option
@with_step
def remediate(step: Step, code: str, evidence: tuple[str, ...], explanation: str) -> None:
    """Report what was done, with a file or an explanation."""
    files = [read_evidence(path) for path in evidence]
    facts = explained(explanation)

    def warn_twice(seen: Seen) -> Mapping[str, Fact]:
        _warn_of_known_files(seen, files)
        return {}

    step.send(code, "remediate", facts=facts, evidence=files, prepare=warn_twice)


def _warn_of_known_files(seen: Seen, files: list[tuple[str, bytes]]) -> None:
    """Say that a file already proves another recommendation; it may be right, so it is kept."""
    from hashlib import sha256

    used: dict[str, str] = {}
    for case in seen.views.cases(workflow="remediation"):
        kept = case.facts.get("evidence")
        for digest in kept if isinstance(kept, list | tuple) else ():
            used.setdefault(str(digest), case.code)
    for name, content in files:
        code = used.get(sha256(content).hexdigest())
        if code:
            say(_("[VÀNG] tệp {name} đã là minh chứng của {code}", name=name, code=code))


@command(
    "accept",
    help=N_("Khắc phục đạt"),
    examples=(f"dondoc accept {CODE}", f"dondoc dat {CODE} --on 2024-07-15 --reason 'đã kiểm tra'"),
)
@code_argument
@with_step
def accept(step: Step, code: str) -> None:
    """Accept a remediation."""
    step.send(code, "accept")


@command(
    "return",
    help=N_("Khắc phục chưa đạt, đặt hạn mới"),
    examples=(
        f'dondoc return {CODE} --within "10 ngày làm việc" --reason "ảnh không rõ"',
        f'dondoc chua-dat {CODE} --by 2024-08-01 --reason "thiếu 3 thủ tục"',
    ),
)
@code_argument
@within_option
@by_option
@with_step
def return_(step: Step, code: str, within: str | None, by: date | None) -> None:
    """Send a remediation back with a new deadline."""
    remedy = one_remedy(within, by)
    step.send(code, "return", dates=remedy.dates(), facts=remedy.facts())


@command(
    "pass-on",
    help=N_("Kiến nghị cấp có thẩm quyền"),
    examples=(
        f'dondoc pass-on {CODE} --document "90/BQL-VP" --reason "ngoài thẩm quyền"',
        f'dondoc chuyen-cap-tren {CODE} --document "90/BQL-VP, 1/7/2024"',
    ),
)
@code_argument
@with_step
def pass_on(step: Step, code: str) -> None:
    """Pass a recommendation on to the competent authority."""
    step.send(code, "pass-on")


@command(
    "answer",
    help=N_("Cấp có thẩm quyền đã trả lời"),
    examples=(
        f'dondoc answer {CODE} --document "1234/UBND-NC, 20/8/2024"',
        f'dondoc tra-loi {CODE} --document "1234/UBND-NC" --text "đồng ý bố trí kinh phí"',
    ),
)
@code_argument
@click.option("--text", default="", help=N_("Nội dung trả lời."))
@with_step
def answer(step: Step, code: str, text: str) -> None:
    """Record what the competent authority answered."""
    step.send(code, "answer", facts={"answer_text": text} if text.strip() else {})


@command(
    "set-deadline",
    help=N_("Đặt hạn cho việc chưa xác định thời hạn"),
    examples=(
        f'dondoc set-deadline {CODE} --within "15 ngày làm việc"',
        f"dondoc dat-han {CODE} --by 2024-09-30",
    ),
)
@code_argument
@within_option
@by_option
@with_step
def set_deadline(step: Step, code: str, within: str | None, by: date | None) -> None:
    """Give a date to a remediation that has none."""
    remedy = one_remedy(within, by)
    if not remedy.setting:
        raise InvalidInput(N_("thiếu thời hạn: ghi --within “15 ngày làm việc” hoặc --by NGÀY"))
    step.send(code, "set-deadline", dates=remedy.dates(), facts=remedy.facts())
