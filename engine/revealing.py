"""What was secret with a case is secret no more when the case is announced."""

from collections.abc import Callable, Iterator
from typing import Final

from engine.amending import Amendment
from engine.case import DAEMON, Actor, Case
from engine.decisions import Decision

MADE_KNOWN: Final = "made-known"


def revealed(
    decision: Decision, children: Callable[[str], tuple[Case, ...]]
) -> Iterator[tuple[Case, Amendment]]:
    """Yield the secret cases below one whose secrecy a decision lifts, with what makes them known."""
    if not decision.before.secret or decision.case.secret:
        return
    draft = decision.draft
    actor = Actor(DAEMON, on_behalf_of=draft.person)
    day = draft.occurred_on or draft.recorded_at.date()
    for child in filter(_is_secret, children(decision.case.id)):
        yield child, Amendment(MADE_KNOWN, actor, day, draft.document, reveals=True)


def _is_secret(case: Case) -> bool:
    return case.secret
