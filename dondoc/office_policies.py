"""What the office settled for itself: read as a table, changed by a logged act."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dondoc.parties.acts import Act, allow_only
from dondoc.wiring import Application
from engine.case import Actor, DocumentRef
from engine.errors import InvalidInput
from engine.office_policy import POLICIES, PREFIX, OfficePolicy, office_value, policy_of
from engine.rights import ORGANISES
from engine.words import N_


@dataclass(frozen=True, slots=True)
class Settled:
    """One setting with the value in force."""

    policy: OfficePolicy
    value: str


@dataclass(frozen=True, slots=True)
class SettleRequest:
    """Who settles, on which day and basis, and whether it is a trial."""

    actor: Actor
    occurred_on: date
    document: DocumentRef | None = None
    reason: str = ""
    dry_run: bool = False


def settled(application: Application) -> tuple[Settled, ...]:
    """Return every known setting with its value."""
    with application.store.read() as uow:
        return tuple(Settled(it, office_value(uow.settings, it.name)) for it in POLICIES)


def settle(
    application: Application,
    name: str,
    value: str,
    request: SettleRequest,
) -> tuple[Settled, str]:
    """Write a setting with its entry in the office's chain; return it and the value before."""
    policy = policy_of(name)
    fresh = policy.parsed(value)
    act = Act(
        "office",
        "settle",
        request.actor,
        request.occurred_on,
        application.clock.now(),
        request.document,
        request.reason,
    )
    allow_only(application.store, act, frozenset(role.value for role in ORGANISES))
    with application.store.write() as uow:
        before = office_value(uow.settings, policy.name)
        if before == fresh:
            raise InvalidInput(
                N_("{name} đang là {value}, không có gì để đổi"), name=policy.name, value=fresh
            )
        uow.settings.set(PREFIX + policy.name, fresh)
        reason = request.reason.strip()
        ref = uow.texts.put(reason, application.identities.new_id()) if reason else ""
        uow.audit.append(act.draft({f"policy.{policy.name}": (before, fresh)}, reason_ref=ref))
        if not request.dry_run:
            uow.commit()
    return Settled(policy, fresh), before


def settled_json(items: Iterable[Settled]) -> list[dict[str, str]]:
    """Return settings as programs read them."""
    return [
        {
            "name": item.policy.name,
            "value": item.value,
            "default": item.policy.default,
            "allowed": item.policy.allowed,
        }
        for item in items
    ]
