"""Letting messages go again: what somebody asked for, written with an audit entry for each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dondoc.clock import office_day
from dondoc.parties.acts import Act, require_right
from dondoc.wiring import Application
from engine.audit import AuditDraft
from engine.case import Actor
from engine.errors import NotFound
from engine.ports import Parcel, UnitOfWork
from engine.words import N_

GIVEN_UP = ("dead", "unknown")


@dataclass(frozen=True, slots=True)
class Retried:
    """What goes again: messages, and the channel that was paused."""

    messages: tuple[Parcel, ...]
    resumed: str = ""


def chosen(
    application: Application, actor: Actor, references: Iterable[str], channel: str, *, every: bool
) -> tuple[Parcel, ...]:
    """Return the given-up messages that are meant, as far as they exist for the actor."""
    with application.views(actor) as views:
        named = [views.message(reference) for reference in references]
        others = views.messages(states=GIVEN_UP) if every else ()
    wanted = {parcel.message.id: parcel for parcel in (*named, *others)}
    return tuple(
        parcel
        for parcel in wanted.values()
        if channel in {"", parcel.message.channel} or parcel in named
    )


def retry(
    application: Application,
    actor: Actor,
    parcels: tuple[Parcel, ...],
    channel: str,
    *,
    dry_run: bool,
) -> Retried:
    """Let messages wait again and a paused channel go on, in one transaction."""
    now = application.clock.now()
    act = Act("office", "outbox-retry", actor, office_day(now), now)
    require_right(application.store, act)
    with application.store.write() as uow:
        resumed = _resume(uow, channel, act)
        going = tuple(parcel for parcel in parcels if uow.outbox.retry(parcel.message.id, now))
        for parcel in going:
            uow.audit.append(_draft(uow, parcel, act))
        if not going and not resumed:
            raise NotFound(
                N_("không có thư hay kênh nào cần gửi lại; xem: dondoc outbox list --all")
            )
        if not dry_run:
            uow.commit()
    return Retried(going, resumed)


def _resume(uow: UnitOfWork, channel: str, act: Act) -> str:
    if channel not in uow.outbox.paused_channels():
        return ""
    uow.outbox.resume_channel(channel)
    uow.audit.append(act.draft({f"channel.{channel}": ("paused", "open")}))
    return channel


def _draft(uow: UnitOfWork, parcel: Parcel, act: Act) -> AuditDraft:
    """Return the entry of one message in a chain of its own, hidden with the case it speaks of."""
    cases = [case for case_id in parcel.case_ids if (case := uow.cases.get(case_id))]
    cases.sort(key=lambda case: not case.secret)
    draft = act.draft({"state": (parcel.state, "waiting")})
    return replace(
        draft, chain=f"outbox:{parcel.message.id}", case_id=cases[0].id if cases else None
    )
