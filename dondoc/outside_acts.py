"""Inspections by other bodies: entered with their log entry, withdrawn by a correcting one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from dondoc.parties.acts import Act, require_right
from dondoc.parties.register import Request, unit_of
from engine.errors import EventRefused, InvalidInput, NotFound
from engine.outside import OutsideInspection
from engine.ports import UnitOfWork
from engine.words import N_

if TYPE_CHECKING:
    from dondoc.wiring import Application

ENTER: Final = "inspected-elsewhere"
WITHDRAW: Final = "withdraw-elsewhere"
LONGEST: Final = 200
MOST_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What somebody says of an inspection by another body."""

    unit: str
    body: str
    subject: str
    first_on: date
    last_on: date


def enter(application: "Application", told: Elsewhere, request: Request) -> OutsideInspection:
    """Enter an inspection by another body; the same one twice is refused."""
    _check(told)
    act = _act(application, told.unit, ENTER, request)
    require_right(application.store, act)
    with application.store.write() as uow:
        unit_of(uow, told.unit)
        _refuse_again(uow.outside.all(), told)
        entered = OutsideInspection(
            id=application.identities.new_id(),
            unit=told.unit,
            subject=told.subject,
            body=told.body,
            first_on=told.first_on,
            last_on=told.last_on,
            document=request.document.number if request.document else "",
            entered_at=act.recorded_at,
        )
        uow.outside.add(entered)
        columns = {
            "id": (None, entered.id),
            "body_ref": (None, _text(application, uow, entered.body)),
            "subject": (None, entered.subject),
            "first_on": (None, entered.first_on.isoformat()),
            "last_on": (None, entered.last_on.isoformat()),
        }
        reason = _text(application, uow, request.reason)
        uow.audit.append(act.draft(columns, reason_ref=reason))
        if not request.dry_run:
            uow.commit()
    return entered


def withdraw(application: "Application", reference: str, request: Request) -> OutsideInspection:
    """Withdraw an entry that was a mistake; it stays readable and counts no more."""
    if not request.reason.strip():
        raise InvalidInput(N_("rút một cuộc đã ghi thì cần lý do; ghi thêm --reason"))
    with application.store.read() as uow:
        found = _one(uow.outside.all(), reference)
    act = _act(application, found.unit, WITHDRAW, request)
    require_right(application.store, act)
    with application.store.write() as uow:
        found = _one(uow.outside.all(), found.id)
        if found.withdrawn_at is not None:
            raise EventRefused(
                N_("cuộc {id} đã rút rồi; xem “dondoc unit elsewhere --all”"), id=found.id[:8]
            )
        uow.outside.withdraw(found.id, act.recorded_at)
        reason = _text(application, uow, request.reason)
        changes = {"id": (found.id, None), "first_on": (found.first_on.isoformat(), None)}
        uow.audit.append(act.draft(changes, reason_ref=reason))
        if not request.dry_run:
            uow.commit()
    return found


def _check(told: Elsewhere) -> None:
    if told.last_on < told.first_on:
        raise InvalidInput(
            N_("--to {last} ở trước --from {first}; ghi ngày đầu rồi ngày cuối"),
            first=told.first_on,
            last=told.last_on,
        )
    if (told.last_on - told.first_on).days >= MOST_DAYS:
        raise InvalidInput(
            N_("từ {first} đến {last} dài hơn một năm; xem lại --from và --to"),
            first=told.first_on,
            last=told.last_on,
        )
    for name, text in (("--by", told.body), ("--subject", told.subject)):
        if not text or len(text) > LONGEST or not text.isprintable():
            raise InvalidInput(
                N_("{name} phải có từ 1 đến {limit} ký tự trên một dòng"), name=name, limit=LONGEST
            )


def _refuse_again(known: Iterable[OutsideInspection], told: Elsewhere) -> None:
    for item in known:
        same = (item.unit, item.body, item.subject) == (told.unit, told.body, told.subject)
        if same and item.first_on == told.first_on and item.withdrawn_at is None:
            raise EventRefused(
                N_("{unit}: cuộc của {body} từ ngày {day} đã ghi ({id}); ghi sai thì rút cuộc đó"),
                unit=told.unit,
                body=told.body,
                day=told.first_on,
                id=item.id[:8],
            )


def _one(known: Iterable[OutsideInspection], reference: str) -> OutsideInspection:
    found = [item for item in known if reference and item.id.startswith(reference.strip().lower())]
    if len(found) != 1:
        raise NotFound(
            N_("không có đúng một cuộc mang mã {reference}; xem “dondoc unit elsewhere”"),
            reference=reference[:40],
        )
    return found[0]


def _text(application: "Application", uow: UnitOfWork, text: str) -> str:
    return uow.texts.put(text, application.identities.new_id()) if text else ""


def _act(application: "Application", unit: str, action: str, request: Request) -> Act:
    return Act(
        f"unit:{unit}",
        action,
        request.actor,
        request.occurred_on,
        application.clock.now(),
        request.document,
        request.reason,
    )
