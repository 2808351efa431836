"""What happened on a stage, read back from its database."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from dondoc.clock import office_day
from dondoc.simulation.stage import Stage
from dondoc.words.acts import ACTS
from engine.audit import AuditEntry
from engine.calendar import WorkingCalendar
from engine.case import Case
from engine.definition import RuleTemplate, WorkflowDefinition
from engine.obligations import Deadline, DeadlineState
from engine.parties import Person
from engine.timers import DIGEST, Notice, NoticeState
from store.views import Views
from workflows.registry import DEFINITIONS

MAIL_DIGEST: Final = "digest"
SILENT: Final = frozenset({"visits-changed", "ask", "load"})
"""Entries that only prepare others."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One message that would have left on a day."""

    on: date
    person: str
    kind: str
    case: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Reminders about one deadline on one day: which rung, to whom."""

    on: date
    case: str
    deadline: str
    offset: int
    audience: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline that got another day by a step."""

    on: date
    case: str
    deadline: str
    label: str
    old_on: date
    new_on: date
    event: str
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the log: what was done with a case."""

    on: date
    case: str
    event: str
    label: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A deadline of a case, with the template of its workflow."""

    case: Case
    deadline: Deadline
    template: RuleTemplate

    @property
    def is_for_people(self) -> bool:
        """Tell whether somebody is reminded of it: what follows by itself is nobody's duty."""
        return self.template.rungs

    def late_on(self, day: date, calendar: WorkingCalendar) -> int | None:
        """Return by how many working days it is late, decided or so far on a day; ``None``: not."""
        deadline = self.deadline
        if deadline.late_working_days is not None:
            return deadline.late_working_days
        still_open = deadline.state is DeadlineState.OPEN
        if not still_open or deadline.due_on is None or deadline.due_on >= day:
            return None
        return calendar.working_days_between(deadline.due_on, day)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that a report is made of; each part in a fixed order."""

    first: date
    last: date
    calendar: WorkingCalendar
    cases: tuple[Case, ...]
    duties: tuple[Duty, ...]
    mails: tuple[Mail, ...]
    said: tuple[Said, ...]
    steps: tuple[Step, ...]
    moves: tuple[Move, ...]
    people: Mapping[str, Person]


def definition_of(case: Case) -> WorkflowDefinition:
    """Return the workflow of a case."""
    return DEFINITIONS[case.workflow, case.workflow_version]


def read_record(stage: Stage, since: datetime, first: date, last: date) -> Record:
    """Read back what happened since a moment."""
    with stage.views() as views:
        cases = views.cases()
        by_id = {case.id: case for case in cases}
        notices = [notice for case in cases for notice in views.notices(case)]
        entries = [item.entry for item in views.entries()]
        return Record(
            first=first,
            last=last,
            calendar=stage.history.as_known_on(last),
            cases=cases,
            duties=tuple(_duties(views, cases)),
            mails=tuple(_mails(views, by_id, since)),
            said=tuple(_said(notices, by_id, first)),
            steps=tuple(_steps(entries, by_id)),
            moves=tuple(_moves(entries, by_id)),
            people={person.code: person for person in views.people()},
        )


def _duties(views: Views, cases: Iterable[Case]) -> Iterator[Duty]:
    for case in cases:
        templates = {rule.name: rule for rule in definition_of(case).rules}
        for deadline in views.deadlines(case):
            template = templates.get(deadline.name)
            if template is not None:
                yield Duty(case, deadline, template)


def _mails(views: Views, cases: Mapping[str, Case], since: datetime) -> list[Mail]:
    found = []
    for parcel in views.messages(states=("sent",)):
        if parcel.settled_at is None or parcel.settled_at < since:
            continue
        key, about = parcel.message.key, sorted(cases[it].code for it in parcel.case_ids)
        kind = MAIL_DIGEST if key.startswith(DIGEST) else key.partition("/")[0]
        on, person = office_day(parcel.settled_at), parcel.message.person
        if kind == MAIL_DIGEST:
            found.append(Mail(on, person, kind))
        else:
            template = key.split("/")[-2]
            found.append(Mail(on, person, kind, about[0] if len(about) == 1 else "", template))
    return sorted(
        found, key=lambda mail: (mail.on, mail.kind, mail.case, mail.template, mail.person)
    )


def _said(notices: Iterable[Notice], cases: Mapping[str, Case], first: date) -> list[Said]:
    """Return the reminders that were sent, those of one rung together."""
    told: dict[tuple[date, str, str, int, str], list[str]] = {}
    for notice in notices:
        request, case = notice.request, cases[notice.case_id]
        if notice.state is not NoticeState.SENT or not request.deadline or notice.due_on < first:
            continue
        key = (notice.due_on, case.code, request.deadline, request.offset, request.audience)
        told.setdefault(key, []).append(notice.person)
    return [Said(*key, tuple(sorted(people))) for key, people in sorted(told.items())]


def _steps(entries: Iterable[AuditEntry], cases: Mapping[str, Case]) -> Iterator[Step]:
    for entry in entries:
        case = cases.get(entry.case_id)
        if case is None or entry.action in SILENT or entry.outcome != "done":
            continue
        definition = definition_of(case)
        yield Step(_day(entry), case.code, entry.action, _words(definition, entry.action))


def _moves(entries: Iterable[AuditEntry], cases: Mapping[str, Case]) -> Iterator[Move]:
    for entry in entries:
        case = cases.get(entry.case_id)
        if case is None:
            continue
        labels = {rule.name: rule.label for rule in definition_of(case).rules}
        for column, (old, new) in json.loads(entry.changes).items():
            _stem, _dot, rest = column.partition("deadline.")
            name, _dot, tail = rest.partition(".")
            if old and new and name in labels and tail.endswith("due_on"):
                days = date.fromisoformat(old), date.fromisoformat(new)
                why = _words(definition_of(case), entry.action)
                yield Move(_day(entry), case.code, name, labels[name], *days, entry.action, why)


def _words(definition: WorkflowDefinition, action: str) -> str:
    """Return the words for an entry: a step of the workflow, or an act of the office."""
    known = action in definition.events
    return definition.event_label(action) if known else ACTS.get(action, action)


def _day(entry: AuditEntry) -> date:
    return office_day(datetime.fromisoformat(entry.recorded_at))
