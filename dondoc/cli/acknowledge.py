"""``acknowledge``: I know of it; the early reminders of this deadline stop, the late ones do not."""

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import acting
from dondoc.cli.options import dry_run_option, json_option
from dondoc.cli.output import data, emit_json, mark_dry_run
from dondoc.cli.step_words import deadline_json, next_words
from dondoc.cli.steps import case_for, code_argument
from dondoc.language import _
from engine.acknowledging import AcknowledgeService
from engine.case import Command
from engine.words import N_


@command(
    "acknowledge",
    help=N_("Xác nhận đã nhận nhắc việc"),
    examples=(
        "dondoc acknowledge BDG-KCN-24-04 --as dm-moitruong",
        "dondoc da-nhan BDG-KCN-24-04 report --as thu-ky --on-behalf-of dm-moitruong",
    ),
)
@code_argument
@click.argument("deadline", required=False)
@dry_run_option
@json_option
@pass_session
def acknowledge(
    session: Session, code: str, deadline: str | None, dry_run: bool, as_json: bool
) -> None:
    """Record that a person has seen the open deadlines of a case."""
    desk = acting(session)
    with desk.views() as views:
        case = case_for(desk, views, code, Command("acknowledge", desk.actor, desk.today))
    made = desk.application
    service = AcknowledgeService(made.store, made.rulebook, made.clock, made.identities)
    name = deadline.strip().lower().replace("-", "_") if deadline else None
    seen = service.acknowledge(case.code, desk.actor, name, dry_run=dry_run)
    mark_dry_run(dry_run)
    if as_json:
        items = [deadline_json(item) for item in seen]
        emit_json("acknowledged", {"code": case.code, "deadlines": items, "dry_run": dry_run})
        return
    for item in seen:
        data(_("{code}: đã xác nhận “{what}”", code=case.code, what=next_words(item)))
    data(_("Thôi nhắc sớm; nếu quá hạn vẫn nhắc"))
