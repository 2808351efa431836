"""What changes of units and people mean, as values: names, roles and addresses by date."""

from dataclasses import replace
from datetime import date, timedelta

from engine.errors import DondocError
from engine.parties import Appointment, Contact, Person, Role, Unit, UnitName
from engine.words import N_

ONE_DAY = timedelta(days=1)


class PartyRefused(DondocError):
    """A change of a unit or a person that makes no sense as things stand."""

    code = "party-refused"


def renamed(unit: Unit, name: str, short_name: str, first: date) -> Unit:
    """Return the unit with a new name from a day on; the old one ends the day before."""
    names = []
    for known in unit.names:
        if known.valid_from is not None and known.valid_from >= first:
            raise PartyRefused(
                N_("{code} đã có tên “{name}” từ {day}; chọn ngày sau đó"),
                code=unit.code,
                name=known.name,
                day=known.valid_from,
            )
        open_then = known.valid_to is None or known.valid_to >= first
        names.append(replace(known, valid_to=first - ONE_DAY) if open_then else known)
    return replace(unit, names=(*names, UnitName(name, short_name, valid_from=first)))


def appointed(person: Person, wanted: Appointment) -> Person:
    """Return the person with one role more; who had left is here again."""
    if wanted.valid_from and wanted.valid_to and wanted.valid_to < wanted.valid_from:
        raise PartyRefused(
            N_("{code}: vai trò kết thúc {last} trước khi bắt đầu {first}"),
            code=person.code,
            first=wanted.valid_from,
            last=wanted.valid_to,
        )
    for held in person.appointments:
        same = (held.role, held.unit) == (wanted.role, wanted.unit)
        if same and _overlap(held, wanted):
            raise PartyRefused(
                N_("{code} đang giữ vai trò {role}; kết thúc trước bằng: dondoc person end {code}"),
                code=person.code,
                role=held.role.value,
            )
    back = person.left_on is not None and (wanted.valid_from or date.min) >= person.left_on
    left_on = None if back else person.left_on
    return replace(person, appointments=(*person.appointments, wanted), left_on=left_on)


def _overlap(one: Appointment, other: Appointment) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    return first <= min(one.valid_to or date.max, other.valid_to or date.max)


def ended(person: Person, role: Role | None, unit: str | None, last: date) -> Person:
    """Return the person without a role (or any) after a day; without any role the addresses rest too."""

    def over(held: Appointment) -> bool:
        meant = role is None or (held.role is role and unit in {None, held.unit})
        return meant and (held.valid_to is None or held.valid_to > last)

    if not any(over(held) for held in person.appointments):
        raise PartyRefused(
            N_("{code} không giữ vai trò nào như vậy sau {last}; xem: dondoc person show {code}"),
            code=person.code,
            last=last,
        )
    appointments = tuple(
        replace(held, valid_to=last) if over(held) else held
        for held in person.appointments
        if not (over(held) and held.valid_from is not None and held.valid_from > last)
    )
    contacts = person.contacts if role else tuple(_closed(it, last) for it in person.contacts)
    return replace(person, appointments=appointments, contacts=contacts)


def reached_at(person: Person, channel: str, address: str, first: date) -> Person:
    """Return the person with one address of a channel from a day on; an empty one only ends it."""
    if address and person.has_left(first):
        raise PartyRefused(
            N_("{code} đã nghỉ từ {day}; giao vai trò trước: dondoc person appoint {code}"),
            code=person.code,
            day=person.left_on,
        )
    kept = tuple(
        item if item.channel != channel else _closed(item, first - ONE_DAY)
        for item in person.contacts
        if item.channel != channel or item.valid_from is None or item.valid_from < first
    )
    fresh = (Contact(channel, address, valid_from=first),) if address else ()
    return replace(person, contacts=(*kept, *fresh))


def _closed(contact: Contact, last: date) -> Contact:
    still = contact.valid_to is None or contact.valid_to > last
    return replace(contact, valid_to=last) if still else contact


def merged(known: Person | None, loaded: Person, today: date) -> Person:
    """Return a loaded person with the addresses of before kept as history.

    A file that names no address says nothing about it; nor does it bring back who has left.
    """
    if known is None:
        return loaded
    if known.left_on is not None:
        return known
    wanted = next((item.address for item in loaded.contacts), "")
    current = [item.address for item in known.contacts if item.holds_on(today)]
    kept = replace(loaded, contacts=known.contacts)
    if not wanted or wanted in current:
        return kept
    return reached_at(kept, "email", wanted, today)
