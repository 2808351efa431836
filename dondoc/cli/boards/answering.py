"""Who answers for an obligation: the head above its owner, or who stands in for one."""

from dataclasses import dataclass
from typing import Final

from dondoc.cli.desk import Book
from dondoc.language import _
from dondoc.words.trade import owner_word
from engine.audience import Circle, rung_audience
from engine.case import Case
from engine.parties import Role

HELD: Final = {"unit_head": Role.HEAD, "leadership": Role.LEADERSHIP, "organiser": Role.OFFICER}
OF_UNIT: Final = frozenset({"unit", "unit_head"})


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers: of which unit or body, as what; ``acting`` says that they only stand in."""

    place: str
    role: str
    people: tuple[str, ...]
    acting: bool

    def words(self, book: Book) -> str:
        """Return who answers, in words; an acting one with the role that nobody holds."""
        names = ", ".join(book.person(code) for code in self.people)
        if not names:
            return _("chưa có ai; cần {role}", role=_(self.role))
        if self.acting:
            return _("{names} (thay, chưa có {role})", names=names, role=_(self.role))
        return _("{names} ({role})", names=names, role=_(self.role))


def answer_of(case: Case, owner: str, circle: Circle, book: Book) -> Answer:
    """Return who answers for what a party of a case owes."""
    audience = rung_audience(owner, "head")
    people = circle.people_of(audience)
    place = book.unit(case.unit) if owner in OF_UNIT else _(owner_word(owner, case.workflow))
    held = any(_holds(code, audience, circle, book) for code in people)
    return Answer(place, owner_word(audience, case.workflow), people, acting=not held)


def _holds(code: str, audience: str, circle: Circle, book: Book) -> bool:
    if audience == "team_lead":
        return code == circle.team.lead
    person, role = book.people.get(code), HELD.get(audience)
    return person is not None and any(
        item.role is role
        and item.holds_on(book.day)
        and (audience != "unit_head" or item.unit == circle.unit)
        for item in person.appointments
    )
