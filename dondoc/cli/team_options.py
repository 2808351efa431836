"""The team of a round or an unannounced inspection: from options to people who stand free."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import click

from dondoc.cli.desk import Book, known_person
from dondoc.cli.options import Decorator
from engine.case import Fact
from engine.parties import Team, too_close
from engine.words import N_

lead_option: Final[Decorator[Any]] = click.option("--lead", help=N_("Mã Trưởng đoàn."))
secretary_option: Final[Decorator[Any]] = click.option("--secretary", help=N_("Mã thư ký đoàn."))
member_option: Final[Decorator[Any]] = click.option(
    "--member", "members", multiple=True, help=N_("Mã thành viên; ghi nhiều lần.")
)


@dataclass(frozen=True, slots=True)
class Closeness:
    """Somebody of a team who belongs to an inspected unit or to the one above it (fact 9)."""

    person: str
    unit: str
    case: str

    def words(self, book: Book) -> str:
        """Return it as people read it."""
        return f"{book.person(self.person)} – {book.unit(self.unit)} ({self.case})"


def team_from(
    book: Book, before: Team, lead: str | None, secretary: str | None, members: Sequence[str]
) -> Team:
    """Return the team that the options name; what they leave out stays as it was."""
    return Team(
        lead=known_person(book, lead) if lead else before.lead,
        secretary=known_person(book, secretary) if secretary else before.secretary,
        members=tuple(known_person(book, code) for code in members) or before.members,
    )


def team_facts(team: Team) -> Mapping[str, Fact]:
    """Return the facts in which a case carries its team."""
    return {"lead": team.lead, "secretary": team.secretary, "members": list(team.members)}


def too_close_to(team: Team, unit: str | None, case: str, book: Book) -> tuple[Closeness, ...]:
    """Return who of a team stands too close to the unit of a case."""
    known = book.units.get(unit or "")
    if known is None:
        return ()
    found = too_close(team, known, tuple(book.people.values()), book.day)
    return tuple(Closeness(person, code, case) for person, code in found)
