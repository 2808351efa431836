"""Sealing the log by hand: who may, and what comes of it."""

from dondoc.clock import office_day
from dondoc.parties.acts import Act, allow_only
from dondoc.wiring import Application
from engine.audit import Seal
from engine.case import Actor
from engine.parties import Role

SEALS = frozenset({Role.AUDITOR.value, Role.LEADERSHIP.value, Role.OPERATOR.value})


def seals_of(application: Application, actor: Actor, *, dry_run: bool) -> tuple[Seal, ...]:
    """Return all seals after sealing what grew; with ``dry_run`` nothing stays written."""
    now = application.clock.now()
    act = Act("office", "seal", actor, office_day(now), now)
    allow_only(application.store, act, SEALS)
    with application.store.write() as uow:
        uow.audit.seal(now)
        seals = uow.audit.seals()
        if not dry_run:
            uow.commit()
    return seals
