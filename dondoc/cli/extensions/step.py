"""Steps about a request for an extension: which deadline is meant, and what is printed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dondoc.cli.desk import Book, Desk, Family, family_of
from dondoc.cli.extensions.shown import (
    Shown,
    parent_of,
    read_request,
    request_json,
    request_lines,
    shown_of,
)
from dondoc.cli.output import data, emit_json, mark_dry_run
from dondoc.cli.quotas.year_figure import say_due_after
from dondoc.cli.step_report import ReportBasis, Told, event_label, report_of
from dondoc.cli.step_words import told_json, told_line
from dondoc.cli.steps import Seen, Step, compose_letters
from dondoc.language import _, format_day
from engine.case import Case, Command
from engine.errors import InvalidInput
from engine.obligations import Deadline
from engine.rights import ORGANISES, may_see, relations
from engine.words import N_
from workflows.extendable import extendable
from workflows.extending import EXTENSION
from workflows.extension_checks import OWING

if TYPE_CHECKING:
    from engine.decisions import Decision


class RequestStep(Step):
    """A step about a request: prints the request instead of the case whose deadline it is."""

    def show(
        self,
        desk: Desk,
        book: Book,
        family: Family,
        command: Command,
        decisions: Sequence["Decision"],
    ) -> None:
        """Print the request as it is after the step; after a real one, let letters be composed."""
        shown = self._shown(desk, book, family, decisions)
        sees = {item.case.id: may_see(desk.actor, item.case) for item in decisions}
        basis = ReportBasis(family.deadlines, family.team, family.plan, book, desk.calendar, sees)
        told = report_of(command, decisions, basis).told
        mark_dry_run(self.dry_run)
        say_due_after(desk, decisions, family.plan)
        if self.as_json:
            content = {"event": command.event, "request": request_json(shown)}
            letters = [told_json(item) for item in told]
            emit_json("extension", {**content, "told": letters, "dry_run": self.dry_run})
        else:
            _print_step(shown, family.case, command, told, book)
        if not self.dry_run:
            compose_letters(desk)

    def _shown(
        self, desk: Desk, book: Book, family: Family, decisions: Sequence["Decision"]
    ) -> Shown:
        """Return the request as decided: a trial run has written nothing that could be read."""
        by_flow = {item.case.workflow == EXTENSION: item for item in decisions}
        own = by_flow[True]
        with desk.views() as views:
            parent = parent_of(family_of(views, own.case))
            before = [item for item in views.children(parent) if item.id != own.case.id]
            siblings = [*before, own.case]
            made = shown_of(own.case, parent, siblings, book, family.plan, family.team)
            stored = read_request(views, book, own.case)
        answers = [item.due_on for item in own.deadlines if item.name == "answer"]
        said = self.reason.strip()
        asking = own.before.version == 0
        return replace(
            made,
            answer_by=answers[0] if answers else None,
            note=said if asking else stored.note,
            answer="" if asking else said,
        )


def _print_step(
    shown: Shown, case: Case, command: Command, told: Sequence[Told], book: Book
) -> None:
    event = _(event_label(case, command.event))
    data(f"{shown.request.code}  {shown.unit_name} | {event}, {format_day(command.occurred_on)}")
    data(_("Trạng thái: {state}", state=shown.state_label))
    for line in request_lines(shown):
        data(line)
    for item in told:
        data(told_line(item, book))


def meant_deadline(seen: Seen, typed: str | None) -> Deadline:
    """Return the deadline that is meant: the one named, else the only one, else the actor's own."""
    case = seen.family.case
    found = extendable(case, seen.family.deadlines)
    name = typed.strip().lower().replace("-", "_") if typed else None
    if name is not None:
        found = tuple(item for item in found if item.name == name)
    elif len(found) > 1:
        held = relations(seen.desk.actor, case, seen.family.team)
        own = tuple(item for item in found if OWING.get(item.owner, "organiser") in held)
        found = own or found
    if len(found) == 1:
        _check_asked_for(seen, found[0])
        return found[0]
    raise _unclear(case, extendable(case, seen.family.deadlines), name)


def _unclear(case: Case, known: Sequence[Deadline], name: str | None) -> InvalidInput:
    names = ", ".join(item.name for item in known)
    if not known:
        return InvalidInput(
            N_("{code} không có thời hạn nào đang chạy để gia hạn; xem “dondoc case show {code}”"),
            code=case.code,
        )
    if name is None:
        return InvalidInput(
            N_("{code} có nhiều thời hạn; ghi --deadline là một trong: {known}"),
            code=case.code,
            known=names,
        )
    return InvalidInput(
        N_("“{name}” không phải thời hạn đang chạy của {code}; ghi --deadline: {known}"),
        name=name[:60],
        code=case.code,
        known=names,
    )


def _check_asked_for(seen: Seen, deadline: Deadline) -> None:
    """Refuse to ask in the name of somebody whose work it is not."""
    code = seen.desk.actor.on_behalf_of
    person = seen.book.people.get(code or "")
    if code is None or person is None:
        return
    day, family = seen.book.day, seen.family
    holds = {
        "unit": family.case.unit in person.units_on(day),
        "team": code in family.team.everyone(),
        "organiser": bool(person.roles_on(day) & ORGANISES),
    }
    if not holds[OWING.get(deadline.owner, "organiser")]:
        raise InvalidInput(
            N_("{person} không thuộc bên phải thực hiện việc này; --on-behalf-of phải là người đó"),
            person=code,
        )
