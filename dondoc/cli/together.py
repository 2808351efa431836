"""Steps of several cases that are one act: sent together, printed as one table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dondoc.cli.desk import Book, Desk, Family, acting, family_of
from dondoc.cli.output import data, emit_json, format_day, mark_dry_run, print_table
from dondoc.cli.step_report import (
    ReportBasis,
    StepReport,
    event_label,
    next_of,
    report_of,
    state_label,
)
from dondoc.cli.step_words import deadline_json, told_line
from dondoc.cli.steps import Step, case_for, compose_letters, in_words
from dondoc.language import _
from engine.case import Case, Command, Fact
from engine.case_service import Order
from engine.errors import EventRefused, InvalidInput, RightMissing
from engine.obligations import Deadline
from engine.rights import may_see
from engine.words import N_

if TYPE_CHECKING:
    from engine.decisions import Decision
    from store.views import Views

HEADS: Final = (N_("Mã"), N_("Đơn vị"), N_("Trạng thái"), N_("Tiếp theo"), N_("Ngày"))


@dataclass(frozen=True, slots=True)
class Changed:
    """A case that an act changed or opened, with where it stood before and what comes next."""

    case: Case
    before: str | None
    upcoming: Deadline | None


def families_of(
    desk: Desk, views: "Views", codes: Sequence[str], command: Command
) -> tuple[Family, ...]:
    """Return the cases of some codes with their relatives, each once, in the order of their codes."""
    cases = {case.id: case for case in (case_for(desk, views, code, command) for code in codes)}
    ordered = sorted(cases.values(), key=lambda case: case.code)
    return tuple(family_of(views, case) for case in ordered)


def send_together(
    step: Step,
    codes: Sequence[str],
    event: str,
    *,
    facts: Mapping[str, Fact] | None = None,
) -> None:
    """Send one event to several cases as one act, and print what became of each."""
    desk = acting(step.session)
    command = step.command(desk, event, {}, facts or {})
    with desk.views() as views:
        book = desk.book(views)
        families = families_of(desk, views, codes, command)
    orders = [(family.case.code, command) for family in families]
    decisions = taken_together(desk, orders, families, dry_run=step.dry_run)
    show_together(desk, book, step, decisions, command)


def taken_together(
    desk: Desk,
    orders: Sequence[Order],
    families: Iterable[Family],
    *,
    births: Sequence[Case] = (),
    dry_run: bool,
) -> tuple["Decision", ...]:
    """Send the orders of an act; a refusal speaks in the words of the commands."""
    try:
        return desk.application.cases.advance_together(orders, births=births, dry_run=dry_run)
    except (EventRefused, InvalidInput, RightMissing) as refusal:
        workflow = next((family.case.workflow for family in families), "")
        raise in_words(refusal, workflow) from None


def changed_by(desk: Desk, decisions: Sequence["Decision"]) -> tuple[Changed, ...]:
    """Return each case of an act that exists for the actor, as it is after its last step, by code."""
    found: dict[str, Changed] = {}
    seen = [item for item in decisions if may_see(desk.actor, item.case)]
    with desk.views() as views:
        for item in seen:
            before = found[item.case.id].before if item.case.id in found else None
            kept = {(it.name, it.round): it for it in views.deadlines(item.case)}
            for other in seen:
                if other.case.id == item.case.id:
                    kept |= {(it.name, it.round): it for it in other.deadlines}
            if item.case.id not in found and item.before.version:
                before = item.before.state
            found[item.case.id] = Changed(item.case, before, next_of(item.case, kept.values()))
    return tuple(sorted(found.values(), key=lambda item: item.case.code))


def show_together(
    desk: Desk, book: Book, step: Step, decisions: Sequence["Decision"], command: Command
) -> None:
    """Print what an act did, case by case; after a real one, let letters be composed."""
    changed = changed_by(desk, decisions)
    mark_dry_run(step.dry_run)
    if step.as_json:
        content = {"event": command.event, "occurred_on": command.occurred_on}
        cases = [changed_json(item) for item in changed]
        emit_json("steps", {**content, "cases": cases, "dry_run": step.dry_run})
    else:
        label = _(event_label(decisions[0].case, command.event))
        data(_("{event}, {day}: {count} việc", event=label, day=format_day(command.occurred_on),
               count=len(changed)))  # fmt: skip
        print_changed(changed, book)
        print_letters(desk, book, decisions, command)
    if not step.dry_run:
        compose_letters(desk)


def print_changed(changed: Sequence[Changed], book: Book) -> None:
    """Print a table of what became of each case."""
    print_table([_(head) for head in HEADS], [_row(item, book) for item in changed])


def print_letters(
    desk: Desk, book: Book, decisions: Sequence["Decision"], command: Command
) -> None:
    """Print which letters go to whom, each kind once."""
    report = _report(desk, book, decisions, command)
    for line in dict.fromkeys(told_line(item, book) for item in report.told):
        data(line)


def _report(
    desk: Desk, book: Book, decisions: Sequence["Decision"], command: Command
) -> StepReport:
    sees = {item.case.id: may_see(desk.actor, item.case) for item in decisions}
    with desk.views() as views:
        family = family_of(views, decisions[0].before)
    basis = ReportBasis(family.deadlines, family.team, family.plan, book, desk.calendar, sees)
    return report_of(command, decisions, basis)


def _row(item: Changed, book: Book) -> tuple[object, ...]:
    now, upcoming = _(state_label(item.case)), item.upcoming
    same = item.before in {None, item.case.state}
    state = now if same else f"{_(state_label(item.case, item.before))} -> {now}"
    return (
        item.case.code,
        book.unit(item.case.unit),
        state,
        _(upcoming.label) if upcoming else "",
        _day(upcoming),
    )


def _day(upcoming: Deadline | None) -> str:
    if upcoming is None or upcoming.next_on is None:
        return ""
    day = format_day(upcoming.next_on)
    return day if upcoming.due_on else _("hỏi lại {day}", day=day)


def changed_json(item: Changed) -> dict[str, object]:
    """Return a changed case as JSON says it."""
    return {
        "code": item.case.code,
        "workflow": item.case.workflow,
        "unit": item.case.unit,
        "state_before": item.before,
        "state": item.case.state,
        "state_label": _(state_label(item.case)),
        "next": deadline_json(item.upcoming) if item.upcoming else None,
    }
