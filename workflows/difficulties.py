"""Difficulties (*khó khăn, vướng mắc*): reported alike in every workflow, each a case of its own.

Here is the step of the case that somebody cannot get on with; what becomes of the difficulty is in
``difficulty``.
"""

from collections.abc import Mapping
from typing import Final

from engine.audience import ADDRESSED_AS, ADDRESSED_TO
from engine.case import Case, Fact
from engine.definition import Transition
from engine.errors import InvalidInput
from engine.obligations import DeadlineState
from engine.rights import relations
from engine.situation import Birth, Effect, Situation, team_of
from engine.timers import NoticeRequest
from engine.words import N_
from workflows.guards import number_of

REPORT: Final = "report-difficulty"
DIFFICULTY: Final = "difficulty"
"""The workflow of a difficulty, and the fact with which a report comes: to whom, in which words."""
COUNT: Final = "difficulties"
AUDIENCES: Final = ("leadership", "organiser", "unit_head", "unit", "team", "team_lead")
"""Before whom a difficulty can be put besides a person."""
RAISED: Final = "difficulty-raised"
_WORDS: Final = ("text_ref", "proposal_text_ref", "body_text_ref")
_TEAM: Final = ("lead", "secretary", "members")


def reporting(sources: tuple[str, ...]) -> Transition:
    """Return the step with which a difficulty is reported, in each workflow alike."""
    return Transition(
        REPORT,
        N_("báo khó khăn, vướng mắc"),
        sources,
        None,
        by=("organiser", "team", "unit"),
        effect=_report,
    )


def _report(situation: Situation) -> Effect:
    """Open the difficulty as a case of its own and put it before its addressee at once."""
    case, day = situation.case, situation.command.occurred_on
    count = number_of(case.facts.get(COUNT)) + 1
    birth = Birth(
        f"{case.code}-VM{count}",
        DIFFICULTY,
        case.unit,
        {"first_raised_on": day, "raised_on": day},
        _facts(situation),
        (NoticeRequest(RAISED, "addressee", params={"occurred_on": day.isoformat()}),),
    )
    return Effect(facts={COUNT: count, DIFFICULTY: None}, births=(birth,))


def _facts(situation: Situation) -> dict[str, Fact]:
    given = situation.command.facts.get(DIFFICULTY)
    words: Mapping[str, Fact] = given if isinstance(given, Mapping) else {}
    actor = situation.command.actor
    facts: dict[str, Fact] = {
        **{name: words.get(name) or None for name in _WORDS},
        **_addressee(words),
        "asked_by": actor.person,
        "asked_for": actor.on_behalf_of,
        "holds_up": _whose_work(situation),
        **_team(situation),
    }
    if not facts["text_ref"]:
        raise InvalidInput(N_("vướng mắc phải được nói rõ; ghi --text “…”"))
    return {name: value for name, value in facts.items() if value is not None}


def _addressee(words: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return before whom it is put; an outside body is followed up by the organiser."""
    person, named = words.get("person"), words.get("audience")
    if words.get("body_text_ref"):
        return {ADDRESSED_AS: "organiser"}
    if isinstance(person, str) and person:
        return {ADDRESSED_TO: person}
    if named in AUDIENCES:
        return {ADDRESSED_AS: named}
    raise InvalidInput(
        N_("vướng mắc gửi ai? ghi --to NGƯỜI, --to truong-ban, dau-moi …, hoặc --to-body CƠ-QUAN")
    )


def _whose_work(situation: Situation) -> str:
    """Return the party whose work is held up: the reporter's, else whose turn it is in the case."""
    case = situation.case
    team = team_of(case) if team_of(case).everyone() else situation.links.team
    held = relations(situation.command.actor, case, team)
    own = next((name for name in ("team", "unit") if name in held), None)
    waiting = [item for item in situation.links.deadlines if item.state is DeadlineState.OPEN]
    owners = [item.owner for item in waiting if item.owner in {"unit", "team"}]
    return own or next(iter(owners), "organiser")


def _team(situation: Situation) -> dict[str, Fact]:
    """Return the team for a difficulty that has no round to find it in."""
    if situation.links.round is not None:
        return {}
    carriers: tuple[Case | None, ...] = (situation.case, situation.links.parent)
    carrier = next((case for case in carriers if case and case.facts.get("lead")), None)
    return {name: carrier.facts.get(name) for name in _TEAM} if carrier else {}
