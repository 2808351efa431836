"""Releasing a restored office: what the original may have sent is shown, and never sent unasked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from dondoc.clock import office_day
from dondoc.copies.hold import HELD, held_since
from dondoc.parties.acts import Act, require_right
from dondoc.running.heartbeat import KEY as HEARTBEAT
from dondoc.wiring import Application
from engine.case import Actor
from engine.errors import EventRefused
from engine.ports import Parcel, UnitOfWork
from engine.timers import NoticeState
from engine.words import N_

UNSENT: Final = ("waiting", "leased")
RESTORED: Final = "restored"
"""Why a message or notice was dropped; a stable code, see ``dondoc outbox list --all``."""
FRESH: Final = timedelta(hours=1)
NOT_HELD: Final = N_("cơ sở dữ liệu này không bị giữ thư; không có gì để cho gửi")
TICK_FIRST: Final = N_(
    "chưa biết hết thư nào đến hạn; chạy “dondoc daemon run --once” (chỉ soạn, không gửi) rồi chạy "
    "lại lệnh này"
)
CHOOSE: Final = N_(
    "bản gốc có thể đã gửi {messages} thư và {notices} nhắc việc ở trên sau lúc sao lưu; chọn "
    "--drop (bỏ) hoặc --send (gửi)"
)


class Choice(StrEnum):
    """What becomes of messages that the original may have sent."""

    DROP = "drop"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class Unsent:
    """What would go out after the release, as far as it exists for who asks."""

    messages: tuple[Parcel, ...]
    notices: int

    def __bool__(self) -> bool:
        """Tell whether there is anything at all."""
        return bool(self.messages or self.notices)


def unsent_of(application: Application, actor: Actor) -> Unsent:
    """Return what a held office would send; refuse one that is not held, or not up to date."""
    now = application.clock.now()
    act = Act("office", "release", actor, office_day(now), now)
    with application.store.read() as uow:
        since, beat = held_since(uow.settings), uow.settings.get(HEARTBEAT)
    if since is None:
        raise EventRefused(NOT_HELD)
    require_right(application.store, act)
    ticked = datetime.fromisoformat(beat) if beat else None
    if ticked is None or ticked < since or now - ticked > FRESH:
        raise EventRefused(TICK_FIRST)
    with application.views(actor) as views:
        return Unsent(views.messages(states=UNSENT), views.counts().pending_notices)


def release(
    application: Application, actor: Actor, reason: str, choice: Choice, *, dry_run: bool
) -> None:
    """Let a held office send; with ``DROP`` nothing that waits now ever goes."""
    now = application.clock.now()
    act = Act("office", "release", actor, office_day(now), now, reason=reason)
    with application.store.write() as uow:
        since = held_since(uow.settings)
        if choice is Choice.DROP:
            _drop(uow, office_day(now), now)
        uow.settings.set(HELD, "")
        ref = uow.texts.put(reason, application.identities.new_id())
        held = since.isoformat() if since else None
        changes = {"held": (held, None), "unsent": (None, choice.value)}
        uow.audit.append(act.draft(changes, reason_ref=ref))
        if not dry_run:
            uow.commit()


def _drop(uow: UnitOfWork, today: date, now: datetime) -> None:
    uow.outbox.drop_unsent(RESTORED, now)
    for letters in (True, False):
        for person in uow.notices.people_waiting(today, letters=letters):
            waiting = uow.notices.pending(person, today, letters=letters)
            ids = [notice.id for notice in waiting]
            uow.notices.close(ids, NoticeState.CLOSED, RESTORED, None)
