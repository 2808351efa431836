"""``task read-as``: tasks whose time nobody could read, in the clearer words of a clerk."""

from collections.abc import Sequence
from dataclasses import replace

from dondoc.cli.desk import Desk, Family, acting
from dondoc.cli.output import say
from dondoc.cli.steps import Step
from dondoc.cli.together import families_of, show_together, taken_together
from dondoc.language import _
from engine.case import Case
from engine.errors import InvalidInput
from engine.words import N_
from workflows.task import TASK
from workflows.tasks.cases import Named
from workflows.tasks.reading import READ_AS, Reread, reread


def send_reread(step: Step, codes: Sequence[str], words: str) -> None:
    """Read the time of some tasks anew: the first time is theirs, further ones are opened beside them."""
    desk = acting(step.session)
    command = step.command(desk, READ_AS, {}, {})
    with desk.views() as views:
        book = desk.book(views)
        families = families_of(desk, views, codes, command)
    read = [(family, _reread(family, words)) for family in families]
    orders = [
        (family.case.code, replace(command, dates=it.dates(), facts=it.facts(family.case)))
        for family, it in read
    ]
    births = [case for family, it in read for case in _siblings(desk, family.case, it)]
    decisions = taken_together(desk, orders, families, births=births, dry_run=step.dry_run)
    _warn(desk, decisions[0].case, read[0][1])
    show_together(desk, book, step, decisions, command)


def _reread(family: Family, words: str) -> Reread:
    case, plan = family.case, family.plan
    if case.workflow != TASK.name or plan is None:
        raise InvalidInput(
            N_("{code} không phải nhiệm vụ của kế hoạch, không có cụm từ thời gian"), code=case.code
        )
    return reread(case, plan, words)


def _siblings(desk: Desk, case: Case, read: Reread) -> list[Case]:
    new_id = desk.application.identities.new_id
    return [
        read.sibling(case, time, Named(new_id(), f"{case.code}-{time.suffix}"))
        for time in read.others
    ]


def _warn(desk: Desk, case: Case, read: Reread) -> None:
    """Say which of the days read lie in the past already."""
    days = [item.on for item in (read.own, *read.others) if item.on and item.on < desk.today]
    if days:
        say(
            _("[VÀNG] {code}: đã qua {days}; kiểm tra lại năm và cụm từ", code=case.code, days=days)
        )
