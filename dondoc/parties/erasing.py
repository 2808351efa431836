"""Erasing a person: addresses and words that are theirs alone go for good, the log still verifies."""

from dataclasses import dataclass, replace
from typing import Final

from dondoc.clock import office_day
from dondoc.parties.acts import Act, contact_salt, require_right
from dondoc.parties.changes import PartyRefused
from dondoc.parties.handover import named_work
from dondoc.parties.register import Request, person_of
from dondoc.wiring import Application
from engine.parties import Person
from engine.ports import Parcel, UnitOfWork
from engine.rights import SEES_SECRETS
from engine.viewer import Viewer
from engine.words import N_
from store.free_pages import write_anew
from store.parts.erasing import Erased, SqlErasing
from store.unit_of_work import SqlUnitOfWork
from store.views import Views

ERASE: Final = "erase"
ERASED_PARTS: Final = (
    N_("mọi địa chỉ trong danh mục và trong các kế hoạch đã nạp"),
    N_("địa chỉ, tên người nhận và nội dung các thư đã gửi cho người này"),
    N_("họ tên, chức danh trong danh mục và các lý do trong nhật ký của người này"),
    N_("muối của mã băm địa chỉ: không ai thử lại được địa chỉ từ nhật ký"),
)
KEPT_PARTS: Final = (
    N_("mã người và mọi việc đã làm, trong nhật ký và hồ sơ"),
    N_("họ tên in trong kế hoạch đã ký và trong thư đã gửi cho người khác"),
    N_("thư đã rời máy này: tệp .eml, máy chủ thư, bản sao lưu"),
)


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """What was taken out; ``rewritten`` tells whether the file itself keeps no old pages.

    ``messages`` counts those that exist for the actor.
    """

    person: Person
    contacts: int
    messages: int
    erased: Erased
    rewritten: bool


def erase(application: Application, code: str, request: Request) -> ErasedPerson:
    """Erase what is personal of somebody who has left."""
    now = application.clock.now()
    act = Act(
        f"person:{code}",
        ERASE,
        request.actor,
        office_day(now),
        now,
        request.document,
        request.reason,
    )
    require_right(application.store, act)
    with application.store.write() as uow:
        person = person_of(uow, code)
        parts = SqlErasing(uow.connection)
        _check(uow, person, parts, request)
        shown = len(_messages_seen(uow, code, request))
        erased = parts.erase(code, (person.name, person.title), contact_salt(code))
        uow.parties.put_person(replace(person, name=code, title="", contacts=()))
        ref = uow.texts.put(request.reason, application.identities.new_id())
        changes = {"erased.contacts": (None, len(person.contacts))}
        uow.audit.append(act.draft(changes, reason_ref=ref))
        if not request.dry_run:
            uow.commit()
    rewritten = not request.dry_run and write_anew(application.store.database)
    return ErasedPerson(person, len(person.contacts), shown, erased, rewritten)


def _messages_seen(uow: SqlUnitOfWork, code: str, request: Request) -> tuple[Parcel, ...]:
    """Return the person's messages that exist for the actor: how many there are in all may tell."""
    viewer = Viewer(request.actor.person, sees_secrets=bool(request.actor.roles & SEES_SECRETS))
    return Views(uow, viewer).messages(person=code)


def _check(uow: UnitOfWork, person: Person, parts: SqlErasing, request: Request) -> None:
    if not person.has_left(request.occurred_on):
        raise PartyRefused(
            N_("{code} còn vai trò hoặc chưa nghỉ; ghi nghỉ trước: dondoc person leave {code}"),
            code=person.code,
        )
    work = named_work(uow, person.code, request)
    if work:
        raise PartyRefused(
            N_("{code} còn đứng tên {cases}; bàn giao trước: dondoc person hand-over {code}"),
            code=person.code,
            cases=[item.case.code for item in work],
        )
    if parts.on_its_way(person.code):
        raise PartyRefused(
            N_("còn thư đang gửi cho {code}; để dịch vụ chạy xong một lượt rồi làm lại"),
            code=person.code,
        )
