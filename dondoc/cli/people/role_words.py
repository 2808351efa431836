"""The roles of people as the office says them."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Final

from dondoc.language import _
from engine.parties import Person, Role
from engine.words import N_

ROLES: Final = MappingProxyType(
    {
        Role.HEAD: N_("người đứng đầu"),
        Role.FOCAL: N_("đầu mối"),
        Role.OFFICER: N_("chuyên viên cơ quan tổ chức"),
        Role.LEADERSHIP: N_("lãnh đạo"),
        Role.AUDITOR: N_("kiểm toán"),
        Role.OPERATOR: N_("người cài đặt"),
        Role.MEMBER: N_("công chức"),
    }
)


def role_words(roles: Iterable[Role]) -> str:
    """Return roles in words, in the order in which the program names them."""
    held = set(roles)
    return ", ".join(_(words) for role, words in ROLES.items() if role in held)


def standing_words(person: Person, day: date) -> str:
    """Return the roles of a day, or since when the person is no longer here."""
    if person.left_on is not None and person.has_left(day):
        return _("đã nghỉ từ {day}", day=person.left_on)
    return role_words(person.roles_on(day))
