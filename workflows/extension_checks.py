"""What a request for an extension must have, each refusal with the figures it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.calendar import Roll
from engine.case import Fact
from engine.errors import EventRefused, InvalidInput, RightMissing
from engine.obligations import Deadline
from engine.plan import ExtensionPolicy, ExtensionReason
from engine.rights import relations
from engine.situation import Situation, team_of
from engine.words import N_
from workflows.extendable import extendable
from workflows.extension_policy import reason_of

OWING: Final = {
    "unit": "unit",
    "unit_head": "unit",
    "team": "team",
    "team_lead": "team",
}
"""From the owner of a deadline to the relation of those who may ask; anybody else's is organiser."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that may be made: which deadline, to which day, for which reason."""

    deadline: Deadline
    due_on: date
    proposed_on: date
    reason: ExtensionReason
    note_ref: str


def checked(situation: Situation, policy: ExtensionPolicy) -> Asked:
    """Return what is asked for; refuse what is late, senseless, without reason or not theirs."""
    given = situation.command.facts.get("extension")
    words: Mapping[str, Fact] = given if isinstance(given, Mapping) else {}
    deadline = _deadline(situation, str(words.get("deadline") or ""))
    held = _relations(situation)
    _check_asker(situation, deadline, held)
    due_on = _in_time(situation, deadline, held)
    note = str(words.get("note_text_ref") or "")
    reason = _reason(str(words.get("reason") or ""), policy, noted=bool(note))
    return Asked(deadline, due_on, _proposed(situation, due_on), reason, note)


def _deadline(situation: Situation, name: str) -> Deadline:
    known = {item.name: item for item in extendable(situation.case, situation.links.deadlines)}
    if name in known:
        return known[name]
    raise InvalidInput(
        N_("“{name}” không phải thời hạn đang chạy của {code}; ghi --deadline: {known}"),
        name=name[:60],
        code=situation.case.code,
        known=", ".join(known),
    )


def _relations(situation: Situation) -> frozenset[str]:
    own = team_of(situation.case)
    team = own if own.everyone() else situation.links.team
    return relations(situation.command.actor, situation.case, team)


def _check_asker(situation: Situation, deadline: Deadline, held: frozenset[str]) -> None:
    """Let those ask who owe it; the organiser may enter it for them, and says for whom."""
    actor, case = situation.command.actor, situation.case
    if OWING.get(deadline.owner, "organiser") in held:
        return
    if "organiser" not in held:
        raise RightMissing(
            N_("{person} không có quyền “{event}” đối với {code}; cần một trong: {allowed}"),
            person=actor.person,
            event=N_("đề nghị gia hạn"),
            code=case.code,
            allowed=f"{deadline.owner}, organiser",
        )
    if actor.on_behalf_of is None:
        raise InvalidInput(
            N_("việc này không phải của {person}; nhập thay thì ghi --on-behalf-of MÃ-NGƯỜI-XIN"),
            person=actor.person,
        )


def _in_time(situation: Situation, deadline: Deadline, held: frozenset[str]) -> date:
    """Return the due day that a request comes before; one entered afterwards needs its paper."""
    asked_on, due_on = situation.command.occurred_on, deadline.due_on
    assert due_on is not None  # noqa: S101  (only dated deadlines are extendable)
    if asked_on > due_on:
        raise EventRefused(
            N_(
                "thời hạn của {code} đã hết ngày {due}, đề nghị ngày {asked} là sau hạn; chỉ xin gia "
                "hạn được đến hết ngày đến hạn; hãy thực hiện ngay và nêu lý do chậm khi báo cáo"
            ),
            code=situation.case.code,
            due=due_on,
            asked=asked_on,
        )
    if situation.today > due_on and not (situation.command.document and "organiser" in held):
        raise EventRefused(
            N_(
                "thời hạn của {code} đã hết ngày {due}; đề nghị đã gửi trước hạn mà nay mới nhập thì cơ "
                "quan chủ trì nhập, kèm văn bản đề nghị (--document)"
            ),
            code=situation.case.code,
            due=due_on,
        )
    return due_on


def _proposed(situation: Situation, due_on: date) -> date:
    proposed_on = situation.command.dates.get("proposed_on")
    if proposed_on is None:
        raise InvalidInput(N_("thiếu ngày đề nghị gia hạn đến; ghi --to NGÀY"))
    if proposed_on <= due_on:
        raise InvalidInput(
            N_("ngày đề nghị {to} không sau thời hạn hiện nay {due}; ghi --to ngày muộn hơn"),
            to=proposed_on,
            due=due_on,
        )
    calendar = situation.calendar
    if not calendar.is_working_day(proposed_on):
        raise InvalidInput(
            N_("ngày đề nghị {to} là ngày nghỉ; ngày làm việc gần nhất: {before} hoặc {after}"),
            to=proposed_on,
            before=calendar.roll(proposed_on, Roll.PRECEDING),
            after=calendar.roll(proposed_on, Roll.FOLLOWING),
        )
    return proposed_on


def _reason(key: str, policy: ExtensionPolicy, *, noted: bool) -> ExtensionReason:
    found = reason_of(policy, key)
    if found is None:
        raise InvalidInput(
            N_("lý do “{key}” không có trong danh mục; chọn một trong: {known}"),
            key=key[:60],
            known=", ".join(reason.key for reason in policy.reasons),
        )
    if found.needs_note and not noted:
        raise InvalidInput(N_("lý do “{key}” phải được nói rõ; ghi thêm --note “…”"), key=found.key)
    return found
