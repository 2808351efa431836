"""The steps of an inspection, from the agreed visit to the phúc tra: one command each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from dondoc.cli.cases.visits import agree_visit, reschedule
from dondoc.cli.commands import Command, command
from dondoc.cli.conclusion import conclude, order_reinspection, reinspect
from dondoc.cli.options import DAY
from dondoc.cli.steps import Seen, Step, code_argument, with_step
from engine.case import Fact
from engine.words import N_

__all__ = [
    "accept_report",
    "agree_visit",
    "announce",
    "answer_proposal",
    "cancel",
    "conclude",
    "inspect",
    "notify",
    "order_reinspection",
    "pause",
    "postpone",
    "propose",
    "receive_report",
    "reinspect",
    "request_supplement",
    "reschedule",
    "resume",
    "urge",
]

CODE = "BDG-KCN-24-04"

text_option = click.option("--text", required=True, help=N_("Nội dung."))


def _plain(name: str, text: str, *examples: str) -> Command:
    """Make the command of an event that needs nothing but the shared options."""

    def send(step: Step, code: str) -> None:
        step.send(code, name)

    send.__doc__ = f"Send the event {name}."
    return command(name, help=text, examples=examples)(code_argument(with_step(send)))


notify = _plain(
    "notify",
    N_("Đã thông báo lịch kiểm tra"),
    f'dondoc notify {CODE} --on 2024-05-20 --document "45/TB-ĐKT"',
    f'dondoc thong-bao {CODE} --on hom-qua --document "45/TB-ĐKT, 19/5/2024" --dry-run',
)
receive_report = _plain(
    "receive-report",
    N_("Đã nhận báo cáo của đơn vị"),
    f'dondoc receive-report {CODE} --on 2024-05-30 --document "12/BC-QLMT"',
    f"dondoc nhan-bao-cao {CODE} --on hom-nay",
)
accept_report = _plain(
    "accept-report",
    N_("Chấp nhận báo cáo"),
    f"dondoc accept-report {CODE} --on 2024-05-31",
    f"dondoc chap-nhan-bao-cao {CODE}",
)
inspect = _plain(
    "inspect",
    N_("Đã kiểm tra tại đơn vị"),
    f"dondoc inspect {CODE} --on 2024-06-07",
    f'dondoc kiem-tra {CODE} --on 2024-06-07 --reason "đơn vị chưa gửi báo cáo"',
)
announce = _plain(
    "announce",
    N_("Công bố cuộc kiểm tra đột xuất"),
    "dondoc announce BDG-KCN-24-DX-7K2M --on hom-nay",
    'dondoc cong-bo BDG-KCN-24-DX-7K2M --document "77/QĐ-BQL"',
)
postpone = _plain(
    "postpone",
    N_("Hoãn, chưa có ngày mới"),
    f'dondoc postpone {CODE} --reason "Trưởng phòng đi công tác đột xuất"',
    f'dondoc hoan {CODE} --on hom-qua --reason "mưa lũ"',
)
cancel = _plain(
    "cancel",
    N_("Hủy cuộc kiểm tra"),
    f'dondoc cancel {CODE} --reason "đơn vị đã sáp nhập" --document "60/QĐ-BQL"',
    f'dondoc huy {CODE} --reason "trùng với đoàn thanh tra tỉnh"',
)


@command(
    "request-supplement",
    help=N_("Yêu cầu bổ sung báo cáo còn thiếu mục"),
    examples=(
        f"dondoc request-supplement {CODE} --missing II.3 --missing III.1 --by 2024-06-04",
        f"dondoc yeu-cau-bo-sung {CODE} --missing II.5",
    ),
)
@code_argument
@click.option(
    "--missing",
    multiple=True,
    required=True,
    help=N_("Mục còn thiếu theo đề cương; ghi nhiều lần."),
)
@click.option("--by", type=DAY, help=N_("Ngày phải gửi lại; không ghi là chưa xác định."))
@with_step
def request_supplement(step: Step, code: str, missing: tuple[str, ...], by: date | None) -> None:
    """Send the report back for the sections it lacks."""
    # Without a day the one of an earlier request must not live on.
    step.send(code, "request-supplement", dates={"report_by": by}, facts={"missing": list(missing)})


@command(
    "urge",
    help=N_("Ghi nhận công văn đôn đốc"),
    examples=(
        f'dondoc urge {CODE} --document "101/BQL-VP, 25/6/2024"',
        f'dondoc don-doc {CODE} --document "115/BQL-VP" --reason "quá hạn lần 2"',
    ),
)
@code_argument
@with_step
def urge(step: Step, code: str) -> None:
    """Register an urging letter, counted for the case and for its unit."""
    step.send(code, "urge", prepare=_urging)


def _urging(seen: Seen) -> Mapping[str, Fact]:
    """Give the letter its number among all that the unit was sent."""
    cases = seen.views.cases(unit=seen.family.case.unit)
    sent = (case.facts.get("urgings") for case in cases)
    return {"urging_of_unit": 1 + sum(count for count in sent if isinstance(count, int))}


@command(
    "propose",
    help=N_("Ghi nhận đề xuất của đơn vị"),
    examples=(
        f'dondoc propose {CODE} --text "bổ sung 02 máy quét cho bộ phận một cửa"',
        f'dondoc de-xuat {CODE} --text "tập huấn phần mềm" --document "15/BC-QLMT"',
    ),
)
@code_argument
@text_option
@with_step
def propose(step: Step, code: str, text: str) -> None:
    """Keep what the unit asks for until it is answered."""
    step.send(code, "propose", facts={"proposal_text": text})


@command(
    "answer-proposal",
    help=N_("Trả lời đề xuất của đơn vị"),
    examples=(
        f'dondoc answer-proposal {CODE} 1 --text "cấp trong quý III" --document "88/BQL-VP"',
        f'dondoc tra-loi-de-xuat {CODE} 2 --text "chưa bố trí được kinh phí"',
    ),
)
@code_argument
@click.argument("number", type=click.IntRange(1, 9999))
@text_option
@with_step
def answer_proposal(step: Step, code: str, number: int, text: str) -> None:
    """Write the answer beside the proposal of that number."""
    step.send(code, "answer-proposal", facts={"proposal": number, "answer_text": text})


def _clock(name: str, text: str, *examples: str) -> Command:
    """Make the command that stops or restarts the clock of one deadline."""

    def send(step: Step, code: str, deadline: str) -> None:
        step.send(code, name, facts={"deadline": deadline.strip().lower().replace("-", "_")})

    send.__doc__ = f"Send the event {name} for one deadline."
    argument: Any = click.argument("deadline")
    made = code_argument(argument(with_step(send)))
    return command(name, help=text, examples=examples)(made)


pause = _clock(
    "pause",
    N_("Tạm dừng tính thời hạn"),
    f'dondoc pause {CODE} conclusion --reason "chờ ý kiến của Sở Tài chính"',
    f'dondoc tam-dung {CODE} conclusion --on hom-qua --reason "giám định hồ sơ"',
)
resume = _clock(
    "resume",
    N_("Tiếp tục tính thời hạn"),
    f"dondoc resume {CODE} conclusion --on 2024-06-20",
    f"dondoc tiep-tuc {CODE} conclusion",
)
