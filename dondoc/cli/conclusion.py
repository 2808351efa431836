"""The conclusion with its recommendations, and the looks that follow it (*phúc tra*)."""

from collections.abc import Mapping
from datetime import date

import click

from dondoc.cli.cases.findings_file import read_findings
from dondoc.cli.commands import command
from dondoc.cli.options import DAY
from dondoc.cli.remedies import one_remedy
from dondoc.cli.steps import Seen, Step, code_argument, with_step
from engine.case import Fact
from engine.errors import InvalidInput
from engine.words import N_

CODE = "BDG-KCN-24-04"

within_option = click.option(
    "--within", help=N_("Thời hạn theo số ngày: “15 ngày làm việc”, “30 ngày”.")
)
by_option = click.option("--by", type=DAY, help=N_("Thời hạn là một ngày."))


@command(
    "conclude",
    help=N_("Đã ban hành thông báo kết luận"),
    examples=(
        f'dondoc conclude {CODE} --on 2024-06-18 --document "50/TB-BQL" --findings kien-nghi.csv',
        f'dondoc ket-luan {CODE} --document "50/TB-BQL" --no-findings',
    ),
)
@code_argument
@click.option(
    "--findings",
    metavar="FILE",
    help=N_(
        "Tệp kiến nghị (TOML, CSV hoặc JSON): text, unit, field, severity, responsibility, "
        "deadline."
    ),
)
@click.option(
    "--no-findings", is_flag=True, help=N_("Kết luận không có kiến nghị: hồ sơ kết thúc.")
)
@with_step
def conclude(step: Step, code: str, findings: str | None, no_findings: bool) -> None:
    """Record the conclusion and give each recommendation its own case."""
    if bool(findings) == no_findings:
        raise InvalidInput(
            N_(
                "cần đúng một trong hai: --findings TỆP (có kiến nghị) hoặc --no-findings (không có)"
            )
        )

    def read(seen: Seen) -> Mapping[str, Fact]:
        if findings is None:
            return {}
        given = read_findings(
            findings,
            units=tuple(seen.book.units),
            today=seen.desk.today,
            not_before=step.occurred_on,
        )
        return {"recommendations": given}

    step.send(code, "conclude", prepare=read)


@command(
    "order-reinspection",
    help=N_("Mở phúc tra các nội dung chưa đạt"),
    examples=(
        f'dondoc order-reinspection {CODE} --day 2024-09-10 --document "70/QĐ-BQL"',
        f"dondoc mo-phuc-tra {CODE} --day 10/9/2024",
    ),
)
@code_argument
@click.option("--day", type=DAY, required=True, help=N_("Ngày sẽ phúc tra."))
@with_step
def order_reinspection(step: Step, code: str, day: date) -> None:
    """Fix the day of a further look at unresolved points."""
    step.send(code, "order-reinspection", dates={"reinspection_on": day})


@command(
    "reinspect",
    help=N_("Đã phúc tra"),
    examples=(
        f'dondoc reinspect {CODE} --document "80/BB-ĐKT" --unresolved {CODE}-KN2 --within "15 ngày"',
        f"dondoc phuc-tra {CODE} --on hom-qua",
    ),
)
@code_argument
@click.option(
    "--unresolved",
    multiple=True,
    metavar="KN",
    help=N_("Mã kiến nghị còn chưa đạt; ghi nhiều lần."),
)
@within_option
@by_option
@with_step
def reinspect(
    step: Step, code: str, unresolved: tuple[str, ...], within: str | None, by: date | None
) -> None:
    """Record the outcome of a re-inspection; what is unresolved goes on with a new deadline."""
    remedy = one_remedy(within, by)

    def resolve(seen: Seen) -> Mapping[str, Fact]:
        return {"unresolved": [_recommendation(seen, typed) for typed in unresolved]}

    step.send(code, "reinspect", dates=remedy.dates(), facts=remedy.facts(), prepare=resolve)


def _recommendation(seen: Seen, typed: str) -> str:
    """Return the whole code of a recommendation of this case: KN2 is enough."""
    case = seen.family.case
    codes = [child.code for child in seen.family.children if child.workflow == "remediation"]
    known = {code.casefold(): code for code in codes}
    known |= {code.removeprefix(f"{case.code}-").casefold(): code for code in codes}
    found = known.get(typed.strip().casefold())
    if found is None:
        raise InvalidInput(
            N_("{code} không có kiến nghị {typed}; các mã: {codes}"),
            code=case.code,
            typed=typed[:60],
            codes=codes or "-",
        )
    return found
