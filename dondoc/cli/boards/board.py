"""``board``: how everything stands today: late and who answers, near, waiting, without a day."""

from collections import Counter
from collections.abc import Iterable, Sequence

import click

from dondoc.cli.boards.as_json import board_json
from dondoc.cli.boards.reading import Asking, read_board
from dondoc.cli.boards.sheets import board_sheets
from dondoc.cli.boards.shown import board_lines
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import reading
from dondoc.cli.narrowing import plan_option, unit_option
from dondoc.cli.options import json_option
from dondoc.cli.output import data, emit_json, print_table
from dondoc.cli.sheet_options import Export, sheet_options
from dondoc.cli.step_report import state_label
from dondoc.language import _
from engine.case import Case
from engine.words import N_
from workflows.registry import DEFINITIONS


@command(
    "board",
    help=N_(
        "Bảng tình hình: việc quá hạn và ai chịu trách nhiệm, việc sắp tới, việc đang chờ, việc chưa "
        "có ngày, vướng mắc, gia hạn, chỉ tiêu có nguy cơ"
    ),
    examples=("dondoc board", "dondoc bang --plan BDI-24 --xlsx bang-tinh-hinh.xlsx"),
)
@plan_option
@unit_option
@click.option("--head", metavar="PERSON", help=N_("Chỉ việc mà người này phải trả lời."))
@click.option("--all", "everything", is_flag=True, help=N_("Liệt kê hết, không rút gọn."))
@sheet_options
@json_option
@pass_session
def board(
    session: Session,
    /,
    plan: str | None,
    unit: str | None,
    head: str | None,
    everything: bool,
    export: Export,
    as_json: bool,
) -> None:
    """Print the board."""
    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        found = read_board(desk, views, book, Asking(plan, unit, head))
    counts = counted(found.cases)
    if export.wanted:
        export.write(board_sheets(found, book, count_rows(counts)), desk.today)
    if as_json:
        emit_json("board", board_json(found) | {"counts": [_count_json(*it) for it in counts]})
        return
    for line in board_lines(found, book, everything=everything):
        data(line)
    data()
    headers = (_("Kế hoạch"), _("Quy trình"), _("Trạng thái"), _("Số hồ sơ"))
    print_table(headers, count_rows(counts), right={3})


Key = tuple[str, str, str, str]


def counted(cases: Iterable[Case]) -> list[tuple[Key, int]]:
    """Return how many cases stand where: by plan, workflow and state, in the order of the states."""
    counts = Counter(
        (case.plan or "", case.workflow, case.state, _(state_label(case))) for case in cases
    )
    return sorted(counts.items(), key=lambda item: (item[0][0], item[0][1], _place(item[0])))


def _place(key: Key) -> int:
    states = [
        state.name
        for (name, _version), definition in DEFINITIONS.items()
        if name == key[1]
        for state in definition.states
    ]
    return states.index(key[2]) if key[2] in states else len(states)


def count_rows(counts: Sequence[tuple[Key, int]]) -> list[tuple[str, str, str, int]]:
    """Return the rows of the table of counts."""
    labels = {name: definition.label for (name, _version), definition in DEFINITIONS.items()}
    return [
        (plan, _(labels[workflow]), label, number)
        for (plan, workflow, _state, label), number in counts
    ]


def _count_json(key: Key, number: int) -> dict[str, object]:
    plan, workflow, state, label = key
    return {
        "plan": plan or None,
        "workflow": workflow,
        "state": state,
        "state_label": label,
        "count": number,
    }
