"""Linking: a document or an event is entered with a plan, and wakes the rows that somebody chose."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from engine.case import Actor, Case, Command, DocumentRef, Fact
from engine.errors import Conflict
from engine.linked_documents import WOKEN_BY, Link, known_link, links_of
from engine.ports import UnitOfWork
from engine.words import N_
from workflows.task import TASK
from workflows.tasks.row_matching import Notable, Proposal, WaitingRow, proposals

if TYPE_CHECKING:
    from dondoc.wiring import Application
    from engine.decisions import Decision
    from store.views import Views

WAKE: Final = "wake"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row that is to be woken: by which day, or from now on without end."""

    case: Case
    by: date | None = None
    endless: bool = False


@dataclass(frozen=True, slots=True)
class Linking:
    """A document or event about to be linked, with the words it is matched by and the rows chosen.

    ``known`` is the earlier link of the same document, which is not entered again.
    """

    plan: str
    text: str
    on: date
    document: DocumentRef | None = None
    known: Link | None = None
    chosen: Sequence[Chosen] = field(default_factory=tuple)

    @property
    def notable(self) -> Notable:
        """Return the words by which rows are proposed."""
        number = self.document.number if self.document else ""
        return Notable(self.text, number, self.document.issuer if self.document else "")


def waiting_cases(views: "Views", plan: str) -> tuple[Case, ...]:
    """Return the rows of a plan that wait, by code."""
    return views.cases(plan=plan, workflow=TASK.name, states=("waiting",))


def row_of(case: Case, texts: Mapping[str, str]) -> WaitingRow:
    """Return what a waiting row says of itself, as printed."""
    found = {name: texts.get(str(case.facts.get(name)), "") for name in _READ}
    awaited = found["event_text_ref"] or found["reference_text_ref"]
    return WaitingRow(case.code, found["text_ref"], awaited)


_READ: Final = ("text_ref", "event_text_ref", "reference_text_ref")


def rows_of(views: "Views", cases: Iterable[Case]) -> tuple[WaitingRow, ...]:
    """Return what waiting rows say of themselves."""
    listed = list(cases)
    refs = {str(case.facts[name]) for case in listed for name in _READ if name in case.facts}
    texts = views.texts(refs)
    return tuple(row_of(case, texts) for case in listed)


def proposed(views: "Views", linking: Linking) -> tuple[Proposal, ...]:
    """Return the rows that a link may wake, best first; for an event those that wait for one.

    Rows about which a question is open are not proposed: nobody knows yet what they wait for.
    """
    cases = (case for case in waiting_cases(views, linking.plan) if _awaits(case, linking))
    return proposals(linking.notable, rows_of(views, cases))


def _awaits(case: Case, linking: Linking) -> bool:
    if "question_text_ref" in case.facts:
        return False
    return linking.document is not None or "event_text_ref" in case.facts


def link(
    application: "Application", actor: Actor, linking: Linking, *, dry_run: bool
) -> tuple[Link, tuple["Decision", ...]]:
    """Enter a link and wake the rows chosen, in one transaction; an earlier link is used again."""
    identities, now = application.identities, application.clock.now()
    found = linking.known
    made = found or Link(identities.new_id(), linking.plan, linking.on, "", linking.document)

    def note(uow: UnitOfWork) -> None:
        if found is not None:
            return
        ref = uow.texts.put(linking.text, identities.new_id())
        uow.audit.append(Link(made.id, made.plan, made.on, ref, made.document).draft(actor, now))
        _refuse_twice(uow, made)

    orders = [(item.case.code, _command(item, linking, made, actor)) for item in linking.chosen]
    taken = application.cases.advance_together(orders, note=note, dry_run=dry_run)
    return made, taken


def _refuse_twice(uow: UnitOfWork, made: Link) -> None:
    """Refuse a document that somebody linked meanwhile.

    Asked once our own entry stands in the chain: whoever comes before it is seen, and whoever comes at
    the same place is refused by the log.
    """
    if made.document is None:
        return
    first = known_link(links_of(made.plan, uow.audit.chain(f"plan:{made.plan}")), made.document)
    if first is not None and first.id != made.id:
        raise Conflict(
            N_("văn bản số {number} vừa được người khác liên kết; chạy lại lệnh để thấy"),
            number=made.document.number,
        )


def _command(item: Chosen, linking: Linking, made: Link, actor: Actor) -> Command:
    facts: dict[str, Fact] = {WOKEN_BY: made.id}
    if item.endless:
        facts["endless"] = True
    dates = {"due_by": item.by} if item.by else {}
    return Command(WAKE, actor, linking.on, linking.document, linking.text, dates, facts)
