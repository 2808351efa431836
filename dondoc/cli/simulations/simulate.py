"""``dondoc simulate``: play a plan, or the office's own next days, before they happen."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import json_option
from dondoc.cli.output import emit_json, say
from dondoc.cli.running.office_file import (
    FILE,
    counted,
    print_problems,
    problem_json,
    read_office_file,
)
from dondoc.language import _
from engine.errors import InvalidInput
from engine.rights import SEES_SECRETS
from engine.viewer import Viewer
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.simulation.playing import Simulation
    from dondoc.simulation.scenario import Scenario
    from dondoc.simulation.scenario_file import Known
    from engine.plan import Plan
    from workflows.problems import Problem

LONGEST: Final = 730
MOST: Final = 1000


class Unsound(Exception):
    """A file given to the simulation has errors."""

    def __init__(self, file: Path, problems: tuple["Problem", ...]) -> None:
        """Keep what is wrong, to be shown at the end."""
        super().__init__(str(file))
        self.file = file
        self.problems = problems

    def show(self, *, as_json: bool) -> int:
        """Print every problem with its line; return the exit code."""
        figures = counted(self.problems)
        if as_json:
            found = [problem_json(problem) for problem in self.problems]
            emit_json("file-check", {"file": str(self.file), **figures, "problems": found})
        else:
            print_problems(self.file, self.problems)
        text = N_("dondoc: {file} có {errors} lỗi; sửa hết lỗi rồi mới mô phỏng được")
        say(_(text, file=str(self.file), errors=figures["errors"]))
        return 1


@command(
    "simulate",
    help=N_(
        "Chạy một kế hoạch, hoặc những ngày tới của cơ quan, trong thời gian ảo: thời hạn, thư, "
        "nhắc việc, báo cáo cấp trên, việc trễ, quá tải. Không ghi và không gửi gì."
    ),
    examples=(
        "dondoc simulate plans/binh-dinh-ubnd-2024.toml",
        "dondoc mo-phong plans/binh-dinh-ubnd-2024.toml --scenario kich-ban.toml --timeline",
        "dondoc simulate plans/dong-nai-bql-kcn-2023.toml --year --nobody",
        "dondoc simulate --from-now 90",
    ),
)
@click.argument("plan", type=FILE, required=False)
@click.option(
    "--scenario", type=FILE, help=N_("Tệp kịch bản: ai chậm, cuộc nào dời, lịch nghỉ đổi.")
)
@click.option(
    "--from-now",
    "days",
    type=click.IntRange(1, LONGEST),
    help=N_("Chạy tiếp bản sao dữ liệu của cơ quan bấy nhiêu ngày; mặc định không ai làm gì."),
)
@click.option("--on-time", is_flag=True, help=N_("Cùng --from-now: mọi người làm đúng hạn."))
@click.option(
    "--bearable",
    type=click.IntRange(1, MOST),
    default=5,
    show_default=True,
    help=N_("Số thư một người nhận trong một ngày còn coi là vừa."),
)
@click.option("--timeline", "shown", flag_value="timeline", help=N_("In từng việc theo ngày."))
@click.option("--by-day", "shown", flag_value="by-day", help=N_("In bảng thư theo ngày."))
@click.option("--by-person", "shown", flag_value="by-person", help=N_("In bảng thư theo người."))
@click.option(
    "--year",
    "shown",
    flag_value="year",
    help=N_("In cả năm của kế hoạch: nghĩa vụ, lượt nhắc, báo cáo, chỉ tiêu."),
)
@click.option("--nobody", is_flag=True, help=N_("Cùng tệp kế hoạch: cả năm không ai làm gì."))
@json_option
@pass_session
def simulate(
    session: Session,
    plan: Path | None,
    scenario: Path | None,
    days: int | None,
    on_time: bool,
    bearable: int,
    shown: str | None,
    nobody: bool,
    as_json: bool,
) -> int:
    """Play a plan, or the office's own work, and say what happens."""
    from dondoc.cli.simulations.shown import print_simulation
    from dondoc.cli.simulations.tables import simulation_json

    _check_wanted(plan, days, on_time=on_time, scenario=scenario)
    _check_shown(plan, scenario, shown, nobody=nobody)
    try:
        if plan is not None:
            title, played = _play_plan(plan, scenario, bearable, nobody=nobody)
        else:
            title, played = _play_office(session, days or 0, scenario, bearable, on_time=on_time)
    except Unsound as unsound:
        return unsound.show(as_json=as_json)
    if as_json:
        emit_json("simulation", simulation_json(played, timeline=shown == "timeline"))
    else:
        print_simulation(title, played, shown or "")
    return 0


def _check_wanted(
    plan: Path | None, days: int | None, *, on_time: bool, scenario: Path | None
) -> None:
    """Refuse a call that asks for nothing, or for two things at once."""
    if (plan is None) == (days is None):
        raise InvalidInput(
            N_(
                "cần một tệp kế hoạch, hoặc --from-now SỐ-NGÀY cho dữ liệu của cơ quan, không cả hai"
            )
        )
    if plan is not None and on_time:
        raise InvalidInput(
            N_("--on-time đi cùng --from-now; mô phỏng tệp kế hoạch thì vốn mọi người đúng hạn")
        )
    if days is not None and scenario is not None and not on_time:
        raise InvalidInput(
            N_("kịch bản nói ai làm khác đi, nên cùng --from-now phải thêm --on-time")
        )


def _check_shown(
    plan: Path | None, scenario: Path | None, shown: str | None, *, nobody: bool
) -> None:
    """Refuse what only a plan can show, and people who do nothing in their own way."""
    if plan is None and (shown == "year" or nobody):
        raise InvalidInput(
            N_("--year và --nobody đi cùng một tệp kế hoạch; với --from-now vốn không ai làm gì")
        )
    if nobody and scenario is not None:
        raise InvalidInput(N_("kịch bản nói ai làm khác đi, nên không đi cùng --nobody"))


def _play_plan(
    file: Path, scenario: Path | None, bearable: int, *, nobody: bool
) -> tuple[str, "Simulation"]:
    from dondoc.simulation.playing import codes_of_plan, simulate_plan
    from dondoc.simulation.scenario import Scenario

    plan, issued_on = _read_plan(file)
    wanted = None if nobody else Scenario()
    if scenario:
        wanted = _read_scenario(scenario, codes_of_plan(plan))
    return f"{plan.code}: {plan.title}", simulate_plan(plan, wanted, issued_on, bearable)


def _play_office(
    session: Session, days: int, scenario: Path | None, bearable: int, *, on_time: bool
) -> tuple[str, "Simulation"]:
    from dondoc.cli.desk import reading
    from dondoc.simulation.playing import codes_of_office, simulate_office
    from dondoc.simulation.scenario import Scenario

    desk = reading(session)
    application, actor = desk.application, desk.actor
    viewer = Viewer(actor.person, sees_secrets=bool(actor.roles & SEES_SECRETS))
    wanted = Scenario() if on_time else None
    if scenario:
        wanted = _read_scenario(scenario, codes_of_office(application.store, viewer))
        if wanted.visits:
            raise InvalidInput(
                N_("[[visit]] chỉ dùng khi mô phỏng một tệp kế hoạch; bỏ khỏi kịch bản")
            )
    played = simulate_office(application.store, viewer, session.now(), days, wanted, bearable)
    office = application.office()
    return f"{office.code}: {office.name}", played


def _read_plan(file: Path) -> tuple["Plan", date]:
    """Return a plan without errors and the day from which it is known."""
    from workflows.calendars.vietnam import calendar_of_vietnam
    from workflows.plan_check import check_plan
    from workflows.plan_file import read_plan_file
    from workflows.problems import errors_of

    source = read_plan_file(read_office_file(file))
    plan, issued_on = source.draft, source.signed_after or date.min
    if plan is not None:
        issued_on = plan.issued_on or source.signed_after or plan.window_first_on
    problems = check_plan(source, calendar_of_vietnam().current, issued_on)
    if plan is None or errors_of(problems):
        raise Unsound(file, errors_of(problems))
    return plan, issued_on


def _read_scenario(file: Path, known: "Known") -> "Scenario":
    from dondoc.simulation.scenario_file import read_scenario

    read = read_scenario(read_office_file(file), known)
    if read.scenario is None:
        raise Unsound(file, read.problems)
    return read.scenario
