"""``board``: how all cases stand today: late, today, coming, waiting, and counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Final

import click

from dondoc.cli.calendar_drawing import named_day
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Desk, known_unit, plan_of, reading
from dondoc.cli.obligations import (
    WITHOUT_DATE,
    Obligation,
    headers,
    obligation_json,
    obligations_of,
    rows_of,
)
from dondoc.cli.options import json_option
from dondoc.cli.output import data, emit_json, print_table
from dondoc.cli.step_report import state_label
from dondoc.language import _
from engine.case import Case
from engine.words import N_
from workflows.registry import DEFINITIONS

AHEAD: Final = timedelta(days=14)
MOST: Final = 15
TITLES: Final = {
    "overdue": N_("Quá hạn"),
    "today": N_("Đến hạn hôm nay"),
    "coming": N_("Sắp tới, trong 14 ngày"),
    "without_date": N_("Chưa có ngày, phải rà soát"),
}


@command(
    "board",
    help=N_("Bảng tình hình của tất cả các cuộc"),
    examples=("dondoc board", "dondoc bang --plan BDI-24 --json"),
)
@click.option("--plan", help=N_("Chỉ của kế hoạch này."))
@click.option("--unit", help=N_("Chỉ của đơn vị này."))
@json_option
@pass_session
def board(session: Session, plan: str | None, unit: str | None, as_json: bool) -> None:
    """Print the board."""
    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        code = known_unit(book, unit) if unit else None
        known = plan_of(views, plan)
        plan_code = known.code if known else plan
        found = obligations_of(desk, views, book, unit=code, plan=plan_code)
        cases = views.cases(plan=plan_code, unit=code)
    parts = parted(found, desk)
    counts = counted(cases)
    if as_json:
        sections = {name: [obligation_json(item) for item in part] for name, part in parts.items()}
        rows = [_count_json(key, number) for key, number in counts]
        emit_json("board", {"today": desk.today, **sections, "counts": rows})
        return
    data(_("Tình hình {day}", day=named_day(desk.today)))
    for name, part in parts.items():
        data()
        data(_("{title}: {count}", title=TITLES[name], count=len(part)))
        if part:
            print_table(headers(), rows_of(part[:MOST], book), indent="  ")
        if len(part) > MOST:
            data("  " + _("… và {count} việc nữa; xem “dondoc due”", count=len(part) - MOST))
    data()
    print_table(
        (_("Kế hoạch"), _("Quy trình"), _("Trạng thái"), _("Số hồ sơ")), _rows(counts), right={3}
    )


def parted(found: Iterable[Obligation], desk: Desk) -> dict[str, list[Obligation]]:
    """Return the obligations by section; what is far away or not yet its time is left out."""
    last = desk.today + AHEAD
    sections: dict[str, Callable[[Obligation], bool]] = {
        "overdue": lambda item: item.progress.code == "overdue",
        "today": lambda item: item.progress.code == "today",
        "coming": lambda item: (
            item.progress.code in {"soon", "running"}
            and item.deadline.due_on is not None
            and item.deadline.due_on <= last
        ),
        "without_date": lambda item: item.progress.code in WITHOUT_DATE,
    }
    items = list(found)
    return {name: [item for item in items if holds(item)] for name, holds in sections.items()}


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


def _rows(counts: Sequence[tuple[Key, int]]) -> list[tuple[str, ...]]:
    labels = {name: definition.label for (name, _version), definition in DEFINITIONS.items()}
    return [
        (plan, _(labels[workflow]), label, str(number))
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
