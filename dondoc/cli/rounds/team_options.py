"""The team of a round or an unannounced inspection: from options to people."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import click

from dondoc.cli.desk import Book, known_person
from dondoc.cli.options import Decorator
from engine.case import Fact
from engine.parties import Team
from engine.words import N_

lead_option: Final[Decorator[Any]] = click.option("--lead", help=N_("Mã Trưởng đoàn."))
secretary_option: Final[Decorator[Any]] = click.option("--secretary", help=N_("Mã thư ký đoàn."))
member_option: Final[Decorator[Any]] = click.option(
    "--member", "members", multiple=True, help=N_("Mã thành viên; ghi nhiều lần.")
)


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
