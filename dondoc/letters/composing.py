"""Composing: looks up what a message prints, and hands it to the channel's texts as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from dondoc.clock import office_day
from dondoc.language import _
from dondoc.letters.change_composing import Bundle
from dondoc.letters.extension_values import asked_words, waiting_words
from dondoc.letters.values import values_of
from dondoc.words.plans import number_words
from engine.case import Case
from engine.errors import InvalidInput
from engine.parties import Person
from engine.ports import DigestItem, Identities, UnitOfWork
from engine.situation import team_of
from engine.timers import Message, Notice
from notifiers.change_letter import compose_changes
from notifiers.composer import (
    Digest,
    LetterDraft,
    Recipient,
    Sender,
    Stamp,
    compose_digest,
    compose_letter,
)
from notifiers.digest_lines import DigestLine, LineState
from notifiers.ics import VisitEvent
from notifiers.letter_params import LetterIncomplete
from notifiers.mime import MailIdentity

LEVELS: Final = ((10, 3), (5, 2), (3, 1))
"""From the rung of the ladder to the level of the report: head, organiser, leadership."""


@dataclass(frozen=True, slots=True)
class OfficeComposer:
    """Finished words for people: one digest a day, and the letters of the transitions."""

    identities: Identities
    identity: MailIdentity

    def digest(
        self,
        person: Person,
        address: str,
        items: Sequence[DigestItem],
        day: date,
        uow: UnitOfWork,
        now: datetime,
    ) -> Message:
        """Return the one message of a person's working day."""
        above: dict[str, Case | None] = {}
        lines = tuple(_line(item, day, uow, above) for item in items)
        missed = tuple(sorted({on for item in items for on in item.missed_on}))
        recipient = Recipient(person.code, address, person.name)
        stamp = Stamp(self.identities.new_id(), now)
        digest = Digest(day, lines, missed)
        return compose_digest(recipient, digest, self._sender(uow), stamp)

    def letter(
        self,
        person: Person,
        address: str,
        notice: Notice,
        case: Case,
        uow: UnitOfWork,
        now: datetime,
    ) -> Message:
        """Return the letter of a transition, with the calendar of its visit where it has one."""
        draft = LetterDraft(
            template=notice.request.template,
            key=f"letter/{notice.key}/{person.code}",
            reference=case.code,
            params=values_of(notice, case, uow, now),
            visit=_visit(case, notice, uow),
        )
        recipient = Recipient(person.code, address, person.name)
        stamp = Stamp(self.identities.new_id(), now)
        try:
            return compose_letter(recipient, draft, self._sender(uow), stamp)
        except (LetterIncomplete, InvalidInput):
            # A letter that lacks a value must still reach its reader, and never stop the others.
            return _bare_letter(recipient, draft, stamp)

    def changes(
        self,
        person: Person,
        address: str,
        bundle: str,
        items: Sequence[tuple[Notice, Case]],
        uow: UnitOfWork,
        now: datetime,
    ) -> Message:
        """Return the one message about everything an act changed for a person."""
        day = office_day(now)
        gathered = Bundle(
            bundle,
            items,
            lambda case: _unit_name(case, day, uow),
            lambda notice, case: self.letter(person, address, notice, case, uow, now),
            lambda notice, case: values_of(notice, case, uow, now),
        )
        recipient = Recipient(person.code, address, person.name)
        stamp = Stamp(self.identities.new_id(), now)
        return compose_changes(recipient, gathered.draft(), self._sender(uow), stamp)

    def _sender(self, uow: UnitOfWork) -> Sender:
        office = uow.settings.office()
        return Sender(office.name if office else "dondoc", self.identity)


def _bare_letter(recipient: Recipient, draft: LetterDraft, stamp: Stamp) -> Message:
    """Return what can be said without the values that the template asks for."""
    document = draft.params.get("document_number") or "…"
    return Message(
        id=stamp.id,
        key=draft.key,
        channel=recipient.channel,
        person=recipient.person,
        address=recipient.address,
        display_name=recipient.name,
        subject=_("Hồ sơ {code} có thông báo mới", code=draft.reference),
        text=_(
            "Hồ sơ {code} vừa có bước mới, văn bản số {document}. "
            "Xem chi tiết bằng lệnh: dondoc case show {code}",
            code=draft.reference,
            document=document,
        ),
        html="",
        created_at=stamp.created_at,
        reference=draft.reference,
    )


def _line(
    item: DigestItem, day: date, uow: UnitOfWork, above: dict[str, Case | None]
) -> DigestLine:
    case, deadline = item.case, item.deadline
    left = item.working_days_left
    label = _(deadline.label)
    return DigestLine(
        case_code=case.code,
        unit_name=_unit_name(case, day, uow),
        what=label[:1].upper() + label[1:],
        deadline_name=_step(case, label, uow),
        state=_state(left, deadline.due_on, day),
        working_days=abs(left or 0),
        due_on=deadline.due_on,
        due_at=deadline.due_at,
        basis=_basis(item, uow),
        hand_in_to=deadline.hand_in_to,
        ask_whom=_ask_whom(case, uow, above),
        original_due_on=deadline.original_due_on,
        provisional=deadline.provisional,
        other_due_on=item.other_due_on,
        missed=bool(item.missed_on),
        waiting=waiting_words(case, deadline, uow),
        level=next((level for offset, level in LEVELS if item.offset >= offset), 0),
    )


def _state(left: int | None, due_on: date | None, day: date) -> LineState:
    if left is None or due_on is None:
        return LineState.NOT_SET
    if due_on < day:
        return LineState.OVERDUE
    return LineState.TODAY if due_on == day else LineState.COMING


def _unit_name(case: Case, day: date, uow: UnitOfWork) -> str:
    unit = uow.parties.unit(case.unit) if case.unit else None
    return unit.name_on(day) if unit else str(case.facts.get("name") or case.code)


def _step(case: Case, label: str, uow: UnitOfWork) -> str:
    """Return what is to be done; a remediation says which recommendation, a request what it asks."""
    if asked := asked_words(case, uow):
        return f"{label}: {asked}"
    ref = case.facts.get("text_ref")
    text = uow.texts.get(ref) if isinstance(ref, str) else ""
    return f"{label} – {text}" if text else label


def _basis(item: DigestItem, uow: UnitOfWork) -> str:
    plan = uow.plans.get(item.case.plan) if item.case.plan else None
    section = item.deadline.rule.legal_basis
    named = number_words(plan) if plan else ""
    return ", ".join(part for part in (section, named) if part)


def _ask_whom(case: Case, uow: UnitOfWork, known: dict[str, Case | None]) -> str:
    """Return who leads the team of a case or of what it belongs to; ``known`` was read for other lines."""
    carrier = case
    for _step_up in range(3):
        if team_of(carrier).everyone():
            break
        above = carrier.round_id or carrier.parent_id
        if above and above not in known:
            known[above] = uow.cases.get(above)
        found = known.get(above or "")
        if found is None:
            break
        carrier = found
    team = team_of(carrier)
    code = team.secretary or team.lead
    person = uow.parties.person(code) if code else None
    if person is None:
        return ""
    return f"{person.name}, {person.title}" if person.title else person.name


def _visit(case: Case, notice: Notice, uow: UnitOfWork) -> VisitEvent | None:
    old = notice.request.params.get("old_on")
    first_on = case.dates.get("visit_on") or (
        date.fromisoformat(old) if isinstance(old, str) else None
    )
    if case.workflow != "inspection" or first_on is None:
        return None
    at = case.facts.get("at")
    moves = case.facts.get("moves")
    unit = _unit_name(case, first_on, uow)
    # The version of the case rises with every change, so later entries always replace earlier ones.
    return VisitEvent(
        case_id=case.id,
        sequence=moves if isinstance(moves, int) else 0,
        summary=f"Kiểm tra {case.facts.get('subject') or ''}: {unit}".replace(" :", ":"),
        first_on=first_on,
        last_on=case.dates.get("visit_end_on"),
        at=time.fromisoformat(at) if isinstance(at, str) else None,
        place=str(case.facts.get("place") or ""),
        description=case.code,
    )
