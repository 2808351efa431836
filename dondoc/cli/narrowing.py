"""Lists narrowed to a plan or a unit: the two options, and the cases that are left."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.cases.opening import known_plan
from dondoc.cli.desk import Book, known_unit
from dondoc.cli.options import Decorator
from engine.case import Case
from engine.words import N_

if TYPE_CHECKING:
    from store.views import Views

plan_option: Final[Decorator[Any]] = click.option("--plan", help=N_("Chỉ của kế hoạch này."))
unit_option: Final[Decorator[Any]] = click.option("--unit", help=N_("Chỉ của đơn vị này."))


def narrowed_cases(
    views: "Views",
    book: Book,
    workflow: str,
    *,
    plan: str | None,
    unit: str | None,
    states: Collection[str] | None,
) -> list[Case]:
    """Return the cases of a workflow that the viewer may see, by code; refuse an unknown plan or unit."""
    return list(
        views.cases(
            workflow=workflow,
            plan=known_plan(views, plan).code if plan else None,
            unit=known_unit(book, unit) if unit else None,
            states=states,
        )
    )
