"""Who may see and who may act: decided from roles, units and teams, never from names."""

from engine.audience import addressed_as, addressee_of, askers_of
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
    """Return how an actor stands to a case, in the words of ``definition.RELATIONS``."""
    if actor.person == DAEMON:
        return frozenset({"daemon", "told"})
    named = {
        "organiser": bool(actor.roles & ORGANISES),
        "leadership": Role.LEADERSHIP in actor.roles,
        "team": actor.person in team.everyone(),
        "team_lead": actor.person == team.lead,
        "unit": case.unit is not None and case.unit in actor.units,
        "asker": actor.person in askers_of(case),
    }
    named["unit_head"] = named["unit"] and Role.HEAD in actor.roles
    person, audience = addressee_of(case), addressed_as(case)
    named["addressee"] = actor.person == person if person else named.get(audience, False)
    return frozenset(name for name, holds in named.items() if holds)


def may_send(actor: Actor, case: Case, team: Team, transition: Transition) -> bool:
    """Tell whether an actor may send the event of a transition."""
    allowed = bool(relations(actor, case, team) & set(senders(case, transition)))
    return allowed and not is_barred(actor, case, transition)


def senders(case: Case, transition: Transition) -> tuple[str, ...]:
    """Return the relations that may send the event of a transition to this case."""
    named = case.facts.get(transition.also_by) if transition.also_by else None
    also = (named,) if isinstance(named, str) and named not in transition.by else ()
    return (*transition.by, *also)


def is_barred(actor: Actor, case: Case, transition: Transition) -> bool:
    """Tell whether the case names an actor, or on whose behalf they act, as one who may not do this."""
    named = {case.facts.get(name) for name in transition.not_by} - {None}
    return bool({actor.person, actor.on_behalf_of} & named)
