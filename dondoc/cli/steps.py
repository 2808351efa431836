"""One step of the trade on the command line: from its options to what it did."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, Family, acting, family_of
from dondoc.cli.options import (
    Decorator,
    document_option,
    dry_run_option,
    json_option,
    on_option,
    reason_option,
)
from dondoc.cli.output import data, emit_json, mark_dry_run, say
from dondoc.cli.quotas.year_figure import say_due_after
from dondoc.cli.rounds.conflict_shown import (
    all_conflicts_said,
    conflict_json,
    found_in,
    say_conflicts,
)
from dondoc.cli.step_report import ReportBasis, report_of
from dondoc.cli.step_words import report_json, report_lines
from dondoc.language import _, translate_error
from dondoc.words.trade import DATES, commands_of, owner_word
from engine.case import Case, Command, DocumentRef, Fact
from engine.errors import DondocError, EventRefused, InvalidInput, NotFound, RightMissing
from engine.rights import may_see
from engine.words import N_

if TYPE_CHECKING:
    from engine.decisions import Decision
    from store.views import Views

LONGEST_REASON: Final = 2000


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check may look at before a step: the reads, who is who, the case and its relatives."""

    desk: Desk
    views: "Views"
    book: Book
    family: Family


Prepare = Callable[[Seen], Mapping[str, Fact]]
"""Looks before a step: refuses it, or returns facts that go with it."""


@dataclass(frozen=True, slots=True)
class Step:
    """The options that every step shares, and how it is sent."""

    session: Session
    occurred_on: date
    document: DocumentRef | None
    reason: str
    dry_run: bool
    as_json: bool

    def send(
        self,
        code: str,
        event: str,
        *,
        dates: Mapping[str, date | None] | None = None,
        facts: Mapping[str, Fact] | None = None,
        evidence: Sequence[tuple[str, bytes]] = (),
        prepare: Prepare | None = None,
    ) -> None:
        """Send an event to a case and print what it did."""
        desk = acting(self.session)
        command = self.command(desk, event, dates or {}, facts or {})
        with desk.views() as views:
            seen = Seen(
                desk,
                views,
                desk.book(views),
                family_of(views, case_for(desk, views, code, command)),
            )
            found = prepare(seen) if prepare is not None else {}
        command = replace(command, facts={**command.facts, **found})
        try:
            with all_conflicts_said():
                decisions = desk.application.cases.advance(
                    seen.family.case.code, command, evidence=evidence, dry_run=self.dry_run
                )
        except (EventRefused, InvalidInput, RightMissing) as refusal:
            raise in_words(refusal, seen.family.case.workflow) from None
        self.show(desk, seen.book, seen.family, command, decisions)

    def command(
        self, desk: Desk, event: str, dates: Mapping[str, date | None], facts: Mapping[str, Fact]
    ) -> Command:
        """Return the command that these options make."""
        if len(self.reason) > LONGEST_REASON:
            raise InvalidInput(
                N_("--reason dài quá {most} ký tự; viết ngắn lại"), most=LONGEST_REASON
            )
        return Command(
            event,
            desk.actor,
            self.occurred_on,
            document=self.document,
            reason=self.reason.strip(),
            dates=dates,
            facts=facts,
        )

    def show(
        self,
        desk: Desk,
        book: Book,
        family: Family,
        command: Command,
        decisions: Sequence["Decision"],
    ) -> None:
        """Print what a step did; after a real one, let its letters be composed."""
        sees = {item.case.id: may_see(desk.actor, item.case) for item in decisions}
        basis = ReportBasis(family.deadlines, family.team, family.plan, book, desk.calendar, sees)
        report = report_of(command, decisions, basis)
        conflicts = found_in(decisions)
        mark_dry_run(self.dry_run)
        say_conflicts(conflicts, book)
        say_due_after(desk, decisions, family.plan)
        if self.as_json:
            found = [conflict_json(item, book) for item in conflicts]
            emit_json("step", {**report_json(report), "conflicts": found, "dry_run": self.dry_run})
        else:
            for line in report_lines(report, book):
                data(line)
        if not self.dry_run:
            compose_letters(desk)


def case_for(desk: Desk, views: "Views", code: str, command: Command) -> Case:
    """Return the case a command is sent to; an attempt at one that is hidden is recorded."""
    try:
        return views.case(code)
    except NotFound:
        desk.application.cases.note_attempt(code, command)
        raise


def compose_letters(desk: Desk) -> None:
    """Compose the letters of what was done; if that fails, the daemon does it later."""
    try:
        desk.application.reminders.compose_letters()
    except DondocError as error:
        problem = translate_error(error)
        say(_("Đã ghi; thư sẽ được soạn khi dịch vụ chạy ({problem})", problem=problem))


def with_step(function: Callable[..., None]) -> Any:  # noqa: ANN401  (what click's decorators return)
    """Give a command the options that every step shares, as one ``Step``."""

    def stepping(
        session: Session,
        /,
        occurred_on: date,
        document: DocumentRef | None,
        reason: str,
        dry_run: bool,
        as_json: bool,
        **own: Any,  # noqa: ANN401  (the options of the command itself)
    ) -> None:
        function(Step(session, occurred_on, document, reason, dry_run, as_json), **own)

    made: Any = pass_session(update_wrapper(stepping, function))
    shared = (json_option, dry_run_option, reason_option, document_option, on_option)
    for option in shared:
        made = option(made)
    return made


def in_words(refusal: DondocError, workflow: str = "") -> DondocError:
    """Return a refusal with commands, owners and dates by the names under which people know them."""
    params = dict(refusal.params)
    possible, allowed, name = (params.get(key) for key in ("possible", "allowed", "name"))
    if isinstance(possible, str) and possible:
        params["possible"] = list(commands_of(possible.split(", ")))
    if isinstance(allowed, str):
        params["allowed"] = [owner_word(each, workflow) for each in allowed.split(", ")]
    if isinstance(name, str):
        params["name"] = DATES.get(name, name)
    return type(refusal)(refusal.text, **params)


class Hour(click.ParamType[str]):
    """An hour of the day: 08:00, 8:00, 8h30."""

    name = "hour"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what help shows in the place of the value."""
        del param, ctx
        return "HH:MM"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the hour as the core keeps it."""
        del param, ctx
        text = str(value).strip().lower().replace("h", ":").removesuffix(":")
        text = text if ":" in text else f"{text}:00"
        try:
            return f"{datetime.strptime(text, '%H:%M'):%H:%M}"  # noqa: DTZ007  (an hour of no day)
        except ValueError:
            raise InvalidInput(
                N_("không đọc được giờ “{value}”; viết như 08:00 hoặc 14h30"), value=str(value)[:20]
            ) from None


HOUR: Final = Hour()
code_argument: Final[Decorator[Any]] = click.argument("code")
