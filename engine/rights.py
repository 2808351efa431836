"""Who may see and who may act: decided from roles, units and teams, never from names."""

from engine.case import DAEMON, Actor, Case
from engine.definition import Transition
from engine.parties import Role, Team

SEES_SECRETS = frozenset({Role.LEADERSHIP, Role.AUDITOR})
ORGANISES = frozenset({Role.OFFICER, Role.LEADERSHIP})


def may_see(actor: Actor, case: Case) -> bool:
    """Tell whether a case exists for an actor: a secret one only for insiders, leadership, auditor."""
    if not case.secret or actor.person == DAEMON:
        return True
    return actor.person in case.insiders or bool(actor.roles & SEES_SECRETS)


def relations(actor: Actor, case: Case, team: Team) -> frozenset[str]:
    """Return how an actor stands to a case: ``organiser``, ``team``, ``unit``, ``daemon``, ``told``."""
    if actor.person == DAEMON:
        return frozenset({"daemon", "told"})
    named = {
        "organiser": bool(actor.roles & ORGANISES),
        "team": actor.person in team.everyone(),
        "unit": case.unit is not None and case.unit in actor.units,
    }
    return frozenset(name for name, holds in named.items() if holds)


def may_send(actor: Actor, case: Case, team: Team, transition: Transition) -> bool:
    """Tell whether an actor may send the event of a transition."""
    return bool(relations(actor, case, team) & set(transition.by))
