"""The day of a visit: agreed with the unit, or moved."""

from datetime import date

import click

from dondoc.cli.commands import command
from dondoc.cli.options import DAY
from dondoc.cli.rounds.conflict_shown import conflict_reason_option, reason_facts
from dondoc.cli.steps import HOUR, Step, code_argument, with_step
from engine.case import Fact
from engine.errors import InvalidInput
from engine.words import N_

CODE = "BDG-KCN-24-04"

until_option = click.option("--until", type=DAY, help=N_("Ngày cuối của cuộc kiểm tra nhiều ngày."))
at_option = click.option("--at", type=HOUR, help=N_("Giờ bắt đầu; không ghi thì giữ giờ cũ."))


def _visit(to: date | None, until: date | None) -> dict[str, date | None]:
    if until is not None and to is None:
        raise InvalidInput(N_("--until cần đi cùng --to: ghi cả ngày đầu và ngày cuối"))
    return {} if to is None else {"visit_on": to, "visit_end_on": until or to}


def _facts(at: str | None, conflict_reason: str) -> dict[str, Fact]:
    return {**({"at": at} if at else {}), **reason_facts(conflict_reason)}


@command(
    "agree-visit",
    help=N_("Thống nhất ngày giờ kiểm tra với đơn vị"),
    examples=(
        f"dondoc agree-visit {CODE} --on 2024-05-15",
        f"dondoc thong-nhat-lich {CODE} --to 2024-06-07 --at 14:00",
    ),
)
@code_argument
@click.option("--to", type=DAY, help=N_("Ngày đã thống nhất, nếu khác ngày dự kiến."))
@until_option
@at_option
@conflict_reason_option
@with_step
def agree_visit(
    step: Step,
    code: str,
    to: date | None,
    until: date | None,
    at: str | None,
    conflict_reason: str,
) -> None:
    """Fix the tentative visit, on its day or another."""
    step.send(code, "agree-visit", dates=_visit(to, until), facts=_facts(at, conflict_reason))


@command(
    "reschedule",
    help=N_("Đổi lịch sang ngày khác"),
    examples=(
        f'dondoc reschedule {CODE} --to 2024-06-12 --reason "đơn vị họp giao ban"',
        f'dondoc doi-lich {CODE} --to 12/6/2024 --until 13/6/2024 --at 08:00 --reason "thêm xã"',
    ),
)
@code_argument
@click.option("--to", type=DAY, required=True, help=N_("Ngày kiểm tra mới."))
@until_option
@at_option
@conflict_reason_option
@with_step
def reschedule(
    step: Step, code: str, to: date, until: date | None, at: str | None, conflict_reason: str
) -> None:
    """Move the visit and everything that hangs on it."""
    step.send(code, "reschedule", dates=_visit(to, until), facts=_facts(at, conflict_reason))
