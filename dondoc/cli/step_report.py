"""What a step did, in the trade's words: state, deadlines, who is told, what it means elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.desk import Book, circle_of
from dondoc.cli.progress import Progress, progress_of, reason_of
from dondoc.language import _, format_day
from dondoc.words.acts import ACTS
from engine.calendar import WorkingCalendar
from engine.case import Case, Command
from engine.decisions import OPEN, Decision
from engine.obligations import Deadline, DeadlineState
from engine.parties import Team
from engine.plan import Plan
from engine.situation import team_of
from engine.words import N_
from workflows.registry import DEFINITIONS

EVERYWHERE: Final = {
    OPEN: N_("mở hồ sơ"),
    "acknowledge": N_("xác nhận đã nhận nhắc việc"),
    "visit-clash": N_("trùng lịch với cuộc khác"),
}


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that a step opened, met or moved, with the day it had before."""

    deadline: Deadline
    before_on: date | None
    fresh: bool
    progress: Progress

    def words(self) -> str:
        """Return one line: what it is, old day and new day, or how it ended."""
        deadline = self.deadline
        label = _(deadline.label)
        if deadline.state is not DeadlineState.OPEN:
            due = _(" (hạn {day})", day=deadline.due_on) if deadline.due_on else ""
            return f"{label}: {self.progress.words()}{due}"
        if deadline.due_on is None:
            return f"{label}: {self.progress.words()}{asked_again(deadline)}"
        due = f"{named_day(deadline.due_on)}, {reason_of(deadline)}"
        if self.fresh or self.before_on == deadline.due_on:
            return f"{label}: {due}"
        before = format_day(self.before_on) if self.before_on else _("chưa xác định thời hạn")
        return f"{label}: {before} -> {due}"

    @property
    def tells(self) -> bool:
        """Tell whether a reader learns something from the line."""
        ended = self.deadline.state is DeadlineState.WITHDRAWN
        if ended:
            return self.deadline.due_on is not None
        unchanged = self.before_on == self.deadline.due_on and not self.fresh
        return self.deadline.state is not DeadlineState.OPEN or not unchanged


def asked_again(deadline: Deadline) -> str:
    """Return when the owner of a deadline without a number is asked again."""
    if deadline.review_on is None:
        return ""
    return _("; hỏi lại {day}", day=named_day(deadline.review_on))


@dataclass(frozen=True, slots=True)
class Told:
    """A letter of a step, to whom; ``unreachable`` are those without an address."""

    letter: str
    people: tuple[str, ...]
    unreachable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """What became of one case in a step."""

    case: Case
    before_state: str | None
    state_label: str
    before_label: str
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class StepReport:
    """Everything that is printed after a step, the same for a trial run."""

    event: str
    event_label: str
    command: Command
    main: Touched
    unit: str
    next_deadline: Deadline | None
    next_owners: tuple[str, ...]
    told: tuple[Told, ...]
    related: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class ReportBasis:
    """What a report is built from besides the decisions."""

    deadlines: Sequence[Deadline]
    team: Team
    plan: Plan | None
    book: Book
    calendar: WorkingCalendar
    viewer_sees: Mapping[str, bool]


def report_of(command: Command, decisions: Sequence[Decision], basis: ReportBasis) -> StepReport:
    """Return the report of a step from its decisions, the first of which is the step itself."""
    first = decisions[0]
    own = [item for item in decisions if item.case.id == first.case.id]
    after = own[-1].case
    deadlines = {(item.name, item.round): item for item in basis.deadlines}
    for decision in own:
        deadlines |= {(item.name, item.round): item for item in decision.deadlines}
    upcoming = next_of(after, deadlines.values())
    team = team_of(after) if team_of(after).everyone() else basis.team
    circle = circle_of(after, team, basis.plan, basis.book)
    others = [item for item in decisions if item.case.id != first.case.id]
    return StepReport(
        event=command.event,
        event_label=event_label(first.case, command.event),
        command=command,
        main=_touched(own, basis),
        unit=basis.book.unit(after.unit),
        next_deadline=upcoming,
        next_owners=circle.people_of(upcoming.owner) if upcoming else (),
        told=tuple(told for item in decisions for told in _told(item, basis)),
        related=_related(others, basis),
    )


def event_label(case: Case, event: str) -> str:
    """Return the words for an event of a case's workflow, or for what every case can meet."""
    if event in EVERYWHERE:
        return EVERYWHERE[event]
    definition = DEFINITIONS[case.workflow, case.workflow_version]
    known = event in definition.events
    return definition.event_label(event) if known else ACTS.get(event, event)


def state_label(case: Case, state: str | None = None) -> str:
    """Return the words for a case's state, or for another state of its workflow."""
    definition = DEFINITIONS[case.workflow, case.workflow_version]
    return definition.state(state or case.state).label


def is_reminding(case: Case, deadline: Deadline) -> bool:
    """Tell whether the time of a deadline has come in the case's state."""
    definition = DEFINITIONS[case.workflow, case.workflow_version]
    rules = (rule for rule in definition.rules if rule.name == deadline.name)
    return any(rule.owed and case.state in rule.reminding for rule in rules)


def next_of(case: Case, deadlines: Iterable[Deadline]) -> Deadline | None:
    """Return the open deadline that comes next: those whose time has come go first."""
    opened = [item for item in deadlines if item.state is DeadlineState.OPEN]
    due = [item for item in opened if is_reminding(case, item)] or opened
    return min(due, key=_by_day, default=None)


def _by_day(deadline: Deadline) -> tuple[date, bool]:
    return deadline.next_on or date.max, deadline.due_on is None


def _touched(decisions: Sequence[Decision], basis: ReportBasis) -> Touched:
    """Return what several steps of one case did together."""
    first, last = decisions[0], decisions[-1]
    born = first.before.version == 0
    moved: dict[tuple[str, int], Moved] = {}
    for decision in decisions:
        for item in _moves(decision, basis):
            known = moved.get((item.deadline.name, item.deadline.round))
            before = known.before_on if known else item.before_on
            fresh = known.fresh if known else item.fresh
            key = (item.deadline.name, item.deadline.round)
            moved[key] = Moved(item.deadline, before, fresh, item.progress)
    return Touched(
        case=last.case,
        before_state=None if born else first.before.state,
        state_label=state_label(last.case),
        before_label="" if born else state_label(first.before),
        moved=tuple(
            it for it in moved.values() if it.tells and not _lapsed(last.case, it.deadline)
        ),
    )


def _lapsed(case: Case, deadline: Deadline) -> bool:
    """Tell whether what only the clock waited for is over: nobody ever had to do anything."""
    definition = DEFINITIONS[case.workflow, case.workflow_version]
    owed = any(rule.owed for rule in definition.rules if rule.name == deadline.name)
    return deadline.state is DeadlineState.WITHDRAWN and not owed


def _moves(decision: Decision, basis: ReportBasis) -> Iterable[Moved]:
    changes = decision.draft.changes
    for item in decision.deadlines:
        stem = f"deadline.{item.name}.{item.round}"
        before = changes.get(f"{stem}.due_on", (None, None))[0]
        if f"{stem}.due_on" not in changes:
            before = item.due_on.isoformat() if item.due_on else None
        fresh = changes.get(f"{stem}.state", ("open", None))[0] is None
        yield Moved(
            item,
            date.fromisoformat(before) if isinstance(before, str) else None,
            fresh,
            progress_of(
                item,
                basis.book.day,
                basis.calendar,
                reminding=is_reminding(decision.case, item),
            ),
        )


def _told(decision: Decision, basis: ReportBasis) -> Iterable[Told]:
    if not basis.viewer_sees.get(decision.case.id, True):
        return
    circle = circle_of(decision.case, basis.team, basis.plan, basis.book)
    letters: dict[str, list[str]] = {}
    for request in decision.notices:
        codes = circle.people_of(request.audience)
        seeing = [code for code in codes if basis.book.may_see(code, decision.case)]
        letters.setdefault(request.template, []).extend(seeing)
    for letter, found in letters.items():
        people = tuple(dict.fromkeys(found))
        silent = tuple(code for code in people if not basis.book.reachable(code))
        yield Told(letter, people, silent)


def _related(others: Sequence[Decision], basis: ReportBasis) -> tuple[Touched, ...]:
    """Return the other cases in which something changed, if they exist for the viewer."""
    families: dict[str, list[Decision]] = {}
    for item in others:
        if basis.viewer_sees.get(item.case.id, True):
            families.setdefault(item.case.id, []).append(item)
    touched = (_touched(items, basis) for items in families.values())
    return tuple(item for item in touched if item.moved or item.before_state != item.case.state)
