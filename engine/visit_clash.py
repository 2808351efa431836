"""A clash with a visit that its cause may not know of: who knows of it is told, and its log keeps it."""

from typing import Final

from engine.audit import AuditDraft
from engine.case import Actor, Case
from engine.stepping import Stepper
from engine.timers import NoticeRequest

CLASH: Final = "visit-clash"
"""The letter, and the entry of the log, about a clash that whoever caused it may not know of."""


def tell_of_clash(stepper: Stepper, hidden: Case, other: Case, actor: Actor) -> None:
    """Tell those who may know of a hidden visit that ``other`` stands in its way, and log it there."""
    rules = stepper.rulebook.rules_for(stepper.uow, hidden)
    circle = stepper.circle(hidden, rules, stepper.links(hidden))
    ordered_by = str(hidden.facts.get("ordered_by") or "")
    people = (circle.team.lead, ordered_by, *circle.people_of("leadership"))
    params = {
        "other": other.code,
        "other_on": other.dates["visit_on"].isoformat(),
        "other_at": other.facts.get("at"),
    }
    stepper.write_to(
        hidden,
        tuple(dict.fromkeys(code for code in people if code)),
        NoticeRequest(CLASH, "team_lead", params=params),
        f"{hidden.id}/{hidden.version}/clash/{other.code}/{other.version}",
    )
    stepper.uow.audit.append(
        AuditDraft(
            chain=f"case:{hidden.id}",
            action=CLASH,
            person=actor.person,
            on_behalf_of=actor.on_behalf_of,
            case_id=hidden.id,
            occurred_on=circle.day,
            recorded_at=stepper.now,
            changes={"clash": (None, other.code)},
        )
    )
