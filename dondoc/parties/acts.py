"""Logged changes of units and people: who may make them, and what of them the log may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from dondoc.words.acts import ACTS
from engine.audit import AuditDraft, Change, digest
from engine.case import DAEMON, Actor, DocumentRef, Fact
from engine.errors import InvalidInput, RightMissing
from engine.parties import Person, Role, Unit
from engine.ports import Identities, Store, UnitOfWork
from engine.words import N_

KEEPS_OFFICE: Final = frozenset({Role.OFFICER.value, Role.LEADERSHIP.value, Role.OPERATOR.value})


@dataclass(frozen=True, slots=True)
class Act:
    """One logged act of the office: what is done to which subject, by whom, on which day."""

    chain: str
    action: str
    actor: Actor
    occurred_on: date
    recorded_at: datetime
    document: DocumentRef | None = None
    reason: str = ""

    def draft(
        self, changes: Mapping[str, Change], *, outcome: str = "done", reason_ref: str = ""
    ) -> AuditDraft:
        """Return the entry of this act."""
        return AuditDraft(
            chain=self.chain,
            action=self.action,
            person=self.actor.person,
            on_behalf_of=self.actor.on_behalf_of,
            occurred_on=self.occurred_on,
            recorded_at=self.recorded_at,
            outcome=outcome,
            document=self.document,
            reason_ref=reason_ref,
            changes=changes,
        )


def require_right(store: Store, act: Act) -> None:
    """Refuse, after recording it, an actor who does not keep the office's records."""
    allow_only(store, act, KEEPS_OFFICE)


def allow_only(store: Store, act: Act, roles: frozenset[str]) -> None:
    """Refuse, after recording it, an actor who has none of these roles."""
    if act.actor.roles & roles:
        return
    refusal = RightMissing(
        N_("{person} không có quyền “{action}”; cần một trong các vai trò: {allowed}"),
        person=act.actor.person,
        action=ACTS.get(act.action, act.action),
        allowed=", ".join(sorted(roles)),
    )
    with store.write() as uow:
        uow.audit.append(act.draft({}, outcome=f"refused:{refusal.code}"))
        uow.commit()
    raise refusal


@dataclass(frozen=True, slots=True)
class Register:
    """Writes units and people inside a unit of work, each with its audit entry."""

    uow: UnitOfWork
    identities: Identities

    def put_unit(self, unit: Unit, act: Act) -> bool:
        """Write a unit and its entry; ``False`` when nothing differs."""
        before = self.uow.parties.unit(unit.code)
        if before == unit:
            return False
        names = [item for it in (before, unit) if it for item in it.names]
        words = [text for item in names for text in (item.name, item.short_name)]
        named = {text: self._text(text) for text in dict.fromkeys(words)}
        self._append(act, unit_columns(before, named), unit_columns(unit, named))
        self.uow.parties.put_unit(unit)
        return True

    def put_person(self, person: Person, act: Act) -> bool:
        """Write a person and its entry; ``False`` when nothing differs."""
        if person.code == DAEMON:
            raise InvalidInput(
                N_(
                    "“{code}” là tên riêng của dịch vụ, không ai đứng tên này; ghi mã của một người"
                ),
                code=DAEMON,
            )
        before = self.uow.parties.person(person.code)
        if before == person:
            return False
        words = [text for it in (before, person) if it for text in (it.name, it.title)]
        named = {text: self._text(text) for text in dict.fromkeys(words)}
        salt = self._salt(person.code)
        self._append(act, person_columns(before, named, salt), person_columns(person, named, salt))
        self.uow.parties.put_person(person)
        return True

    def _append(self, act: Act, before: Mapping[str, Fact], after: Mapping[str, Fact]) -> None:
        names = dict.fromkeys((*before, *after))
        changes = {
            name: (before.get(name), after.get(name))
            for name in names
            if before.get(name) != after.get(name)
        }
        self.uow.audit.append(act.draft(changes, reason_ref=self._text(act.reason)))

    def _text(self, text: str) -> str:
        return self.uow.texts.put(text, self.identities.new_id()) if text else ""

    def _salt(self, code: str) -> str:
        """Return the salt of a person's addresses: without it their hashes say nothing."""
        name = contact_salt(code)
        salt = self.uow.settings.get(name)
        if salt is None:
            salt = self.identities.new_id()
            self.uow.settings.set(name, salt)
        return salt


def contact_salt(code: str) -> str:
    """Return the name of the setting that holds the salt of a person's addresses."""
    return f"contact-salt/{code}"


def unit_columns(unit: Unit | None, refs: Mapping[str, str]) -> dict[str, Fact]:
    """Return what the log says of a unit: names as references to texts that can be erased."""
    if unit is None:
        return {}
    return {
        "names": [
            [refs[item.name], refs[item.short_name], *_span(item.valid_from, item.valid_to)]
            for item in unit.names
        ],
        "parent": unit.parent,
        "groups": list(unit.groups) or None,
        "level": unit.level or None,
        "ended_on": unit.ended_on.isoformat() if unit.ended_on else None,
        "successors": list(unit.successors) or None,
    }


def person_columns(person: Person | None, refs: Mapping[str, str], salt: str) -> dict[str, Fact]:
    """Return what the log says of a person: no name, and addresses as salted hashes only."""
    if person is None:
        return {}
    return {
        "name_ref": refs[person.name],
        "title_ref": refs[person.title] or None,
        "roles": [
            [item.role.value, item.unit, *_span(item.valid_from, item.valid_to)]
            for item in person.appointments
        ]
        or None,
        "contacts": [
            [item.channel, digest([salt, item.address]), *_span(item.valid_from, item.valid_to)]
            for item in person.contacts
        ]
        or None,
        "left_on": person.left_on.isoformat() if person.left_on else None,
    }


def _span(first: date | None, last: date | None) -> list[Fact]:
    return [first.isoformat() if first else "", last.isoformat() if last else ""]
