"""``due``: what falls due, on which day, from whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.boards.obligation_sheets import due_sheet
from dondoc.cli.boards.obligations import (
    NOT_YET,
    Obligation,
    obligation_json,
    obligation_lines,
    obligations_of,
)
from dondoc.cli.cases.opening import known_plan
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, known_person, known_unit, reading
from dondoc.cli.narrowing import plan_option, unit_option
from dondoc.cli.options import DAY, json_option
from dondoc.cli.output import data, emit_json
from dondoc.cli.sheet_options import Export, sheet_options
from dondoc.language import _
from dondoc.words.trade import OWNERS
from engine.words import N_

if TYPE_CHECKING:
    from store.views import Views

AHEAD: Final = timedelta(days=14)


@command(
    "due",
    help=N_("Việc đến hạn: ai, việc gì, ngày nào"),
    examples=(
        "dondoc due --owner thu-ky",
        "dondoc han --unit QLMT --until 2024-06-30 --xlsx han.xlsx",
    ),
)
@unit_option
@click.option(
    "--owner", help=N_("Chỉ việc của người này, hoặc của: unit, team, organiser, leadership.")
)
@plan_option
@click.option("--until", type=DAY, help=N_("Đến hết ngày này (mặc định 14 ngày tới)."))
@click.option("--all", "everything", is_flag=True, help=N_("Cả thời hạn chưa đến kỳ."))
@sheet_options
@json_option
@pass_session
def due(
    session: Session,
    /,
    until: date | None,
    export: Export,
    as_json: bool,
    **filters: Any,  # noqa: ANN401  (the options that Filters names)
) -> None:
    """Print what falls due."""
    desk = reading(session)
    last = until or desk.today + AHEAD
    with desk.views() as views:
        book = desk.book(views)
        found = Filters(**filters).obligations(desk, views, book, last)
    if export.wanted:
        export.write((due_sheet(found, book, last),), desk.today)
    if as_json:
        items = [obligation_json(item) for item in found]
        emit_json("due", {"today": desk.today, "until": last, "obligations": items})
        return
    if not found:
        data(_("Không có việc nào đến hạn đến hết {day}", day=last))
        return
    for line in obligation_lines(found, book):
        data(line)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which obligations are asked for."""

    unit: str | None
    owner: str | None
    plan: str | None
    everything: bool

    def obligations(self, desk: Desk, views: "Views", book: Book, last: date) -> list[Obligation]:
        """Return the obligations up to a day that exist for the viewer and pass."""
        unit = known_unit(book, self.unit) if self.unit else None
        plan = known_plan(views, self.plan).code if self.plan else None
        found = obligations_of(desk, views, book, until=last, unit=unit, plan=plan)
        if self.owner is not None:
            wanted = self.owner if self.owner in OWNERS else known_person(book, self.owner)
            found = [item for item in found if item.belongs_to(wanted)]
        if self.everything:
            return found
        return [item for item in found if item.progress.code != NOT_YET]
