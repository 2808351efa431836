"""Units and people by date: names, parents, roles, and who stands too close to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a person is, in a unit or in the whole office."""

    HEAD = "head"  # người đứng đầu đơn vị
    FOCAL = "focal"  # đầu mối của đơn vị: receives its letters and reminders
    OFFICER = "officer"  # chuyên viên của cơ quan tổ chức kiểm tra
    LEADERSHIP = "leadership"  # lãnh đạo
    AUDITOR = "auditor"  # kiểm toán nội bộ, thanh tra: reads everything
    OPERATOR = "operator"  # người cài đặt: runs the machine, sees nothing secret
    MEMBER = "member"  # công chức của đơn vị


def in_force(first: date | None, last: date | None, day: date) -> bool:
    """Tell whether ``day`` lies between two days, both included; ``None`` is open."""
    return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name of a unit and the days on which it is the name; ``None`` is open."""

    name: str
    short_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether this is the name on ``day``."""
        return in_force(self.valid_from, self.valid_to, day)


def _last_day(name: UnitName) -> date:
    return name.valid_to or date.max


@dataclass(frozen=True, slots=True)
class Unit:
    """A body whose code never changes; names are by date (domain fact 13).

    From ``ended_on`` it exists no more; ``successors`` are who takes over its open work then.
    """

    code: str
    names: tuple[UnitName, ...]
    parent: str | None = None
    groups: tuple[str, ...] = ()
    level: str = ""
    example: bool = False
    ended_on: date | None = None
    successors: tuple[str, ...] = ()

    def name_on(self, day: date) -> str:
        """Return the name valid on ``day``, else the last one before it, else the first one known."""
        valid = next((name.name for name in self.names if name.holds_on(day)), None)
        if valid is not None:
            return valid
        past = [name for name in self.names if name.valid_to is not None and name.valid_to < day]
        return max(past, key=_last_day).name if past else self.names[0].name

    def names_before(self, day: date) -> tuple[str, ...]:
        """Return the names it bore before that of ``day``, oldest first, each once."""
        now = self.name_on(day)
        past = [name for name in self.names if name.valid_to is not None and name.valid_to < day]
        ordered = (name.name for name in sorted(past, key=_last_day))
        return tuple(dict.fromkeys(name for name in ordered if name != now))

    def exists_on(self, day: date) -> bool:
        """Tell whether there is this unit on ``day``: some name has begun, and it has not ended."""
        begun = any(name.valid_from is None or name.valid_from <= day for name in self.names)
        return begun and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A role of a person, in a unit or (``unit=None``) in the office, for some days."""

    role: Role
    unit: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the role is held on ``day``."""
        return in_force(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class Contact:
    """An address of a person on a channel (``email``, later ``zalo``), for some days."""

    channel: str
    address: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the address is in use on ``day``."""
        return in_force(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with roles and addresses by date; from ``left_on`` no longer here (*chuyển công tác*)."""

    code: str
    name: str
    appointments: tuple[Appointment, ...] = ()
    contacts: tuple[Contact, ...] = ()
    title: str = ""
    example: bool = False
    left_on: date | None = None

    def has_left(self, day: date) -> bool:
        """Tell whether the person is no longer here on ``day``."""
        return self.left_on is not None and self.left_on <= day

    def roles_on(self, day: date) -> frozenset[Role]:
        """Return the roles held on ``day``, in whatever unit."""
        return frozenset(item.role for item in self.appointments if item.holds_on(day))

    def units_on(self, day: date) -> frozenset[str]:
        """Return the codes of the units in which a role is held on ``day``."""
        return frozenset(
            item.unit for item in self.appointments if item.unit is not None and item.holds_on(day)
        )


@dataclass(frozen=True, slots=True)
class Team:
    """A *đoàn kiểm tra*: codes of persons; the decision that set it up is a fact of its round."""

    lead: str | None = None
    secretary: str | None = None
    members: tuple[str, ...] = ()

    def everyone(self) -> tuple[str, ...]:
        """Return lead, secretary and members, each once."""
        named = (self.lead, self.secretary, *self.members)
        return tuple(dict.fromkeys(code for code in named if code))


def too_close(
    team: Team, unit: Unit, people: Iterable[Person], day: date
) -> tuple[tuple[str, str], ...]:
    """Return (person, unit) for everyone of the team who belongs to the inspected unit or its parent.

    The domain asks to show such a conflict, to ask for a reason and to keep it (fact 9).
    """
    near = {unit.code, unit.parent} - {None}
    crew = set(team.everyone())
    return tuple(
        (person.code, code)
        for person in people
        if person.code in crew
        for code in sorted(person.units_on(day) & near)
    )
