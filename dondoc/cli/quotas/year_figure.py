"""A warning where a step sets a deadline past the day at which the year's figure is closed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dondoc.cli.desk import Desk
from dondoc.cli.output import say
from dondoc.cli.quotas.shown import beyond_words
from dondoc.language import _
from dondoc.quotas.findings import beyond_of
from engine.case import Case
from engine.obligations import Deadline
from engine.plan import Plan
from engine.rights import may_see

if TYPE_CHECKING:
    from engine.decisions import Decision


def say_due_after(desk: Desk, decisions: Iterable["Decision"], plan: Plan | None) -> None:
    """Say which recommendations are now due after their quota's day: ending them then mends nothing."""
    if plan is None:
        return
    set_now: dict[tuple[str, str], tuple[Case, Deadline]] = {}
    for decision in decisions:
        if may_see(desk.actor, decision.case):
            for item in decision.deadlines:
                set_now[item.case_id, item.name] = decision.case, item
    for found in beyond_of(plan, tuple(set_now.values())):
        say(_("[VÀNG] chỉ tiêu {quota}: {words}", quota=found.quota, words=beyond_words(found)))
