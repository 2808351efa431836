"""``regime set-day``: a letter sets the office's own day of a regime, from its day on."""

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.cases.opening import known_plan
from dondoc.cli.commands import command
from dondoc.cli.confirming import yes_option
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import acting
from dondoc.cli.options import DOCUMENT, dry_run_option, json_option, reason_option
from dondoc.cli.plans.amend import (
    How,
    carry_out,
    effective_day,
    from_option,
    preview_option,
    reason_of,
)
from dondoc.words.plans import document_words
from engine.case import DocumentRef
from engine.errors import EventRefused, InvalidInput, NotFound
from engine.plan import Plan
from engine.planned_tasks import ReportRegime
from engine.words import N_
from workflows.periodic_reports.periods import WEEKLY
from workflows.periodic_reports.regime_changes import with_own_day
from workflows.plan_checks.regimes import LAST_OF_MONTH, WEEKDAYS, is_beyond

if TYPE_CHECKING:
    from dondoc.amending.amending import Revise

BEYOND: Final = N_(
    "--day {day} ở sau hạn {outer} của cấp trên ({basis}); chọn ngày sớm hơn, hoặc sửa outer_day bằng "
    "dondoc plan amend nếu cấp trên đã đổi hạn"
)
BEYOND_NEXT_MONTH: Final = N_(
    "--day {day} tháng sau ở sau hạn {outer} của cấp trên ({basis}); bỏ --next-month, hoặc sửa outer_day "
    "bằng dondoc plan amend nếu cấp trên đã đổi hạn"
)


@command(
    "set-day",
    help=N_("Đặt ngày báo cáo của cơ quan theo một văn bản, từ ngày văn bản trở đi."),
    examples=(
        (
            "dondoc regime set-day DNA-KCN-23 CCHC --day 16 "
            "--document '45/KCNĐN-VP, 10/5/2023' --dry-run"
        ),
        (
            "dondoc che-do-bao-cao dat-ngay BDG-KHDT-18 VHCS --day 1 --next-month "
            "--document '5/SKHĐT-VP, 8/1/2018' --yes"
        ),
    ),
)
@click.argument("plan")
@click.argument("regime")
@click.option("--day", type=int, required=True, help=N_("Ngày trong tháng; báo cáo tuần: thứ 2–8."))
@click.option("--next-month", is_flag=True, help=N_("Ngày ở tháng (tuần) sau kỳ báo cáo."))
@click.option(
    "--document", type=DOCUMENT, required=True, help=N_("Văn bản: số[, ngày[, nơi ban hành]].")
)
@from_option
@reason_option
@preview_option
@yes_option
@dry_run_option
@json_option
@pass_session
def set_day(
    session: Session, /, plan: str, regime: str, day: int, next_month: bool,
    document: DocumentRef, **how: Any,  # noqa: ANN401  (the fields of How, by name)
) -> int:  # fmt: skip
    """Set the own day of a regime by a letter."""
    from dondoc.amending.amending import AmendOrder

    asked = How(**how)
    desk = acting(session)
    with desk.views() as views:
        found = known_plan(views, plan)
    chosen = known_regime(found, regime)
    refuse_day(chosen, day, int(next_month))
    order = AmendOrder(
        found.code, by_letter(chosen.code, day, int(next_month), document), desk.actor, document,
        effective_day(desk, document, asked), reason_of(asked), "set-rule", asked.preview,
    )  # fmt: skip
    return carry_out(desk, order, asked)


def known_regime(plan: Plan, code: str) -> ReportRegime:
    """Return a regime of a plan by code; refuse another with those there are."""
    wanted = code.strip().casefold()
    found = next((item for item in plan.regimes if item.code.casefold() == wanted), None)
    if found is not None:
        return found
    known = [item.code for item in plan.regimes]
    raise NotFound(
        N_("kế hoạch {plan} không có chế độ báo cáo “{code}”; hiện có: {known}"),
        plan=plan.code,
        code=code[:60],
        known=get_close_matches(code.upper(), known, n=3, cutoff=0.6) or known or "-",
    )


def refuse_day(regime: ReportRegime, day: int, month_offset: int) -> None:
    """Refuse a day that no month has, one beyond the limit from above, and one before the numbers close."""
    first, last = WEEKDAYS if WEEKLY in regime.periods else (1, LAST_OF_MONTH)
    if not regime.periods:
        raise EventRefused(
            N_(
                "chế độ {code} chỉ báo cáo theo yêu cầu, không có kỳ; mở bằng dondoc regime request"
            ),
            code=regime.code,
        )
    if not first <= day <= last:
        raise InvalidInput(
            N_("--day {day} không có; ghi một ngày từ {first} đến {last}"),
            day=day,
            first=first,
            last=last,
        )
    if is_beyond(regime, day, month_offset):
        raise InvalidInput(
            BEYOND_NEXT_MONTH if month_offset else BEYOND,
            day=day,
            outer=regime.outer_day,
            basis=regime.legal_basis or "-",
        )
    closing = regime.data_closing_day
    if closing is not None and not month_offset and day <= closing:
        raise InvalidInput(
            N_(
                "--day {day} không sau ngày chốt số liệu {closing}: phải cách ít nhất 1 ngày làm việc "
                "(Nghị định 09/2019/NĐ-CP Điều 8); chọn từ ngày {earliest}"
            ),
            day=day,
            closing=closing,
            earliest=closing + 1,
        )


def by_letter(code: str, day: int, month_offset: int, document: DocumentRef) -> "Revise":
    """Return what a letter asks for: one own day, everything else as it is in force."""
    basis = document_words(document)
    return lambda revisions: with_own_day(revisions[-1].plan, code, day, month_offset, basis)
