"""What one screen says about a case, as plain values: built here, printed elsewhere."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from dondoc.cli.cases.marks import marked
from dondoc.cli.cases.values import DeadlineRow, Event, EvidenceFile, Proposal, Relative, Screen
from dondoc.cli.desk import Book, Family, circle_of
from dondoc.cli.difficulties.shown import difficulty_notes
from dondoc.cli.possible import possible_commands
from dondoc.cli.progress import progress_of, reason_of
from dondoc.cli.reports.notes import report_notes
from dondoc.cli.rounds.conflict_shown import shown
from dondoc.cli.step_report import event_label, is_reminding, next_of, state_label
from dondoc.cli.tasks.shown import task_notes
from dondoc.language import _
from dondoc.letters.extension_values import label_of, request_of
from engine.announced_deadlines import other_due_on
from engine.audience import Circle
from engine.calendar import WorkingCalendar
from engine.case import Case, Fact
from engine.conflicts import Conflict
from engine.obligations import Deadline
from workflows.difficulties import DIFFICULTY
from workflows.extending import EXTENSION
from workflows.guards import items_of, names_of, number_of
from workflows.registry import DEFINITIONS

if TYPE_CHECKING:
    from store.log_views import LogEntry

SHOWN: Final = (
    "subject", "kind", "form", "scope", "at", "place", "tentative", "example", "unannounced",
    "ordered_by", "order_number", "conclusion", "moves", "supplements", "field", "severity",
    "responsibility", "from_year", "follows", "returns", "reports", "reinspections",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Material:
    """What a screen is built from, as it was read for the viewer."""

    family: Family
    book: Book
    calendar: WorkingCalendar
    below: Mapping[str, Sequence[Deadline]]
    stock: tuple[Case, ...]
    texts: Mapping[str, str]
    files: Mapping[str, str]
    entries: Sequence["LogEntry"]
    urgings_of_unit: int
    conflicts: tuple[Conflict, ...] = ()

    def text(self, value: Fact) -> str:
        """Return the text behind a reference, empty when it was erased."""
        return self.texts.get(value, "") if isinstance(value, str) else ""


def screen_of(material: Material) -> Screen:
    """Return the screen of a case."""
    family = material.family
    case = family.case
    upcoming = next_of(case, family.deadlines)
    return replace(
        _standing(material),
        next=_row(material, upcoming) if upcoming else None,
        deadlines=tuple(_row(material, item) for item in _in_order(family.deadlines)),
        people=_people(material),
        subs=_relatives(material, "inspection"),
        remediations=_relatives(material, "remediation"),
        extensions=tuple(_asked(material, item) for item in _relatives(material, EXTENSION)),
        difficulties=_relatives(material, DIFFICULTY),
        stock=tuple(_relative(material, item) for item in material.stock),
        proposals=tuple(_proposal(material, item) for item in _proposals(case)),
        urgings=number_of(case.facts.get("urgings")),
        urgings_of_unit=material.urgings_of_unit,
        evidence=tuple(
            EvidenceFile(sha256, material.files.get(sha256, ""))
            for sha256 in names_of(case.facts.get("evidence"))
        ),
        explanation=_explanation(material),
        conflicts=tuple(
            _("{conflict}", conflict=shown(item, material.book)) for item in material.conflicts
        ),
        conflict_reason=_conflict_reason(material),
        notes=(
            *task_notes(case, material.text),
            *difficulty_notes(case, material.text),
            *report_notes(family, material.text),
        ),
        possible=possible_commands(family, material.calendar, material.book.day),
        history=marked(
            material.entries, tuple(_event(material, item) for item in material.entries)
        ),
    )


def _standing(material: Material) -> Screen:
    """Return the head of the screen: which case it is and where it stands."""
    family = material.family
    case = family.case
    return Screen(
        code=case.code,
        workflow=case.workflow,
        workflow_label=_(DEFINITIONS[case.workflow, case.workflow_version].label),
        state=case.state,
        state_label=_(state_label(case)),
        secret=case.secret,
        plan=case.plan,
        unit=case.unit,
        unit_name=material.book.unit(case.unit),
        formerly=_formerly(family, material.book),
        parent=family.parent.code if family.parent else None,
        round=family.round.code if family.round else None,
        dates=case.dates,
        facts={name: case.facts[name] for name in SHOWN if name in case.facts},
        text=material.text(case.facts.get("text_ref")),
    )


def _formerly(family: Family, book: Book) -> tuple[str, ...]:
    """Return the other names under which papers of the case know its unit."""
    case, plan = family.case, family.plan
    signed_on = (plan.issued_on or plan.window_first_on) if plan else None
    first = signed_on or min(case.dates.values(), default=book.day)
    return book.formerly(case.unit, names_of(case.facts.get("former_units")), first)


def _explanation(material: Material) -> str:
    """Return what the unit explained in this case; a successor keeps the words of the one before."""
    facts = material.family.case.facts
    return material.text(facts.get("explanation_text_ref")) if facts.get("reports") else ""


def _conflict_reason(material: Material) -> str:
    """Return why days and people were kept: the reason of the case, then that of its round."""
    family = material.family
    carriers = (family.case, family.round)
    refs = (it.facts.get("conflict_text_ref") for it in carriers if it is not None)
    return "; ".join(dict.fromkeys(text for text in map(material.text, refs) if text))


def _in_order(deadlines: Iterable[Deadline]) -> list[Deadline]:
    return sorted(deadlines, key=lambda item: (item.next_on or date.max, item.name, item.round))


def _row(material: Material, item: Deadline) -> DeadlineRow:
    family, book = material.family, material.book
    reminding = is_reminding(family.case, item)
    progress = progress_of(item, book.day, material.calendar, reminding=reminding)
    return DeadlineRow(
        name=item.name,
        label=_(item.label),
        round=item.round,
        owner=item.owner,
        owners=_circle(material).people_of(item.owner),
        original_due_on=item.original_due_on,
        due_on=item.due_on,
        target_on=item.target_on,
        review_on=item.review_on,
        anchor=item.rule.anchor,
        anchor_on=item.anchor_on,
        why=reason_of(item),
        printed=_printed(family, item.name),
        reading=item.rule.reading,
        legal_basis=item.rule.legal_basis,
        progress=progress.code,
        progress_words=progress.words(),
        light=progress.light,
        met_on=item.met_on,
        on_time=item.on_time,
        late_working_days=item.late_working_days,
        provisional=item.provisional,
        other_due_on=other_due_on(item, material.calendar),
        excused=item.excused,
        calendar_version=item.calendar_version,
        state=item.state,
    )


def _circle(material: Material) -> Circle:
    family = material.family
    return circle_of(family.case, family.team, family.plan, material.book)


def _printed(family: Family, name: str) -> str:
    """Return the words of the plan about a deadline."""
    rules = family.plan.rules.get(family.case.workflow, ()) if family.plan else ()
    return next((rule.text for rule in rules if rule.name == name), "")


def _people(material: Material) -> dict[str, tuple[str, ...]]:
    team = material.family.team
    circle = _circle(material)
    return {
        "team_lead": (team.lead,) if team.lead else (),
        "secretary": (team.secretary,) if team.secretary else (),
        "members": team.members,
        "unit": circle.people_of("unit"),
        "unit_head": circle.people_of("unit_head"),
    }


def _relatives(material: Material, workflow: str) -> tuple[Relative, ...]:
    case = material.family.case
    mine = (item for item in material.family.children if item.parent_id == case.id)
    return tuple(_relative(material, item) for item in mine if item.workflow == workflow)


def _asked(material: Material, item: Relative) -> Relative:
    """Return a request for an extension with the days that it is about."""
    child = next(each for each in material.family.children if each.code == item.code)
    known = request_of(child, material.family.plan)
    return replace(
        item,
        text=_(
            "{what}: {old} -> {new}",
            what=label_of(material.family.case.workflow, known.about),
            old=known.current_on,
            new=known.proposed_on,
        ),
    )


def _relative(material: Material, case: Case) -> Relative:
    upcoming = next_of(case, material.below.get(case.id, ()))
    year = case.facts.get("from_year")
    return Relative(
        code=case.code,
        unit=case.unit,
        unit_name=material.book.unit(case.unit),
        state=case.state,
        state_label=_(state_label(case)),
        text=material.text(case.facts.get("text_ref")),
        visit_on=case.dates.get("visit_on"),
        due_on=upcoming.due_on if upcoming else None,
        from_year=year if isinstance(year, int) else None,
    )


def _proposals(case: Case) -> tuple[Mapping[str, Fact], ...]:
    return items_of(case.facts.get("proposals"))


def _proposal(material: Material, item: Mapping[str, Fact]) -> Proposal:
    return Proposal(
        number=number_of(item.get("no")),
        on=str(item.get("on") or ""),
        text=material.text(item.get("text_ref")),
        answered_on=str(item.get("answered_on") or ""),
        answer=material.text(item.get("answer_ref")),
    )


def _event(material: Material, item: "LogEntry") -> Event:
    entry = item.entry
    document = json.loads(entry.document) if entry.document else {}
    return Event(
        number=item.number,
        action=entry.action,
        label=_(event_label(material.family.case, entry.action)),
        person=entry.person,
        person_name=material.book.person(entry.person),
        on_behalf_of=entry.on_behalf_of,
        on_behalf_name=material.book.person(entry.on_behalf_of),
        occurred_on=entry.occurred_on,
        recorded_at=datetime.fromisoformat(entry.recorded_at),
        outcome=entry.outcome,
        document=str(document.get("number", "")),
        reason=material.text(entry.reason_ref),
    )


def references_of(cases: Iterable[Case], entries: Iterable["LogEntry"]) -> set[str]:
    """Return the references of every text that a screen prints."""
    refs = {item.entry.reason_ref for item in entries}
    for case in cases:
        for name, value in case.facts.items():
            if name.endswith("_ref") and isinstance(value, str):
                refs.add(value)
        for proposal in _proposals(case):
            refs |= {str(proposal.get(name) or "") for name in ("text_ref", "answer_ref")}
    return refs - {""}
