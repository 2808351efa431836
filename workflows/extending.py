"""Extensions of deadlines (*gia hạn*): asked for and given, alike in every workflow that has deadlines.

A request is a case of its own, see ``extension``; here are the two steps of the case whose deadline it
is: one that opens the request, and one with which an approval moves the deadline.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from engine.case import Case, Fact
from engine.definition import Guard, Transition
from engine.errors import EventRefused
from engine.extensions import ABOUT, ABOUT_ROUND, EXTENDED, extended_to
from engine.obligations import Deadline, DeadlineState
from engine.plan import ExtensionPolicy, RuleSetting
from engine.rules import SETTINGS_FACT, setting_facts
from engine.situation import Birth, Effect, Situation
from engine.timers import NoticeRequest
from engine.words import N_
from workflows.extendable import EXTENDABLE, extendable
from workflows.extension_checks import Asked, checked
from workflows.extension_policy import policy_of
from workflows.guards import number_of

REQUEST: Final = "request-extension"
EXTEND: Final = "extend"
GIVEN: Final = "extension"
"""The fact with which a request comes: which deadline, for which reason, in which words."""
PROPOSED: Final = "proposed_on"
EXTENSION: Final = "extension"
WAITING: Final = "asked"
APPROVED: Final = "approved"


def extending(
    workflow: str, sources: tuple[str, ...], not_before: tuple[str, ...]
) -> tuple[Transition, Transition]:
    """Return the two steps of a workflow whose deadlines may be extended; ``sources`` are open."""
    awaited = {state for states in EXTENDABLE[workflow].values() for state in states}
    asked_in = tuple(state for state in sources if state in awaited)
    return (
        Transition(
            REQUEST,
            N_("đề nghị gia hạn"),
            asked_in,
            None,
            guards=(something_to_extend,),
            not_before=not_before,
            by=("organiser", "team", "unit"),
            effect=_request,
        ),
        Transition(
            EXTEND,
            N_("gia hạn"),
            sources,
            None,
            guards=(still_awaited,),
            by=("told",),
            effect=_extend,
        ),
    )


def requests(children: Sequence[Case], name: str, number: int) -> tuple[Case, ...]:
    """Return the requests about one round of a deadline, by code."""
    return tuple(
        child
        for child in children
        if child.workflow == EXTENSION
        and child.facts.get(ABOUT) == name
        and child.facts.get(ABOUT_ROUND) == number
    )


def approved_of(found: Sequence[Case]) -> int:
    """Return how many of some requests were approved: only these are counted."""
    return sum(child.state == APPROVED for child in found)


something_to_extend = Guard(
    "something-to-extend",
    N_("không có thời hạn nào đang chạy để gia hạn"),
    lambda situation: bool(extendable(situation.case, situation.links.deadlines)),
    of_case=True,
)


def _request(situation: Situation) -> Effect:
    """Open the request as a case of its own and put it before whoever answers it."""
    policy = policy_of(situation.extensions)
    asked = checked(situation, policy)
    before = requests(situation.links.children, asked.deadline.name, asked.deadline.round)
    _refuse_more(situation, before, policy.allowed)
    count = number_of(situation.case.facts.get("extensions")) + 1
    code = f"{situation.case.code}-GH{count}"
    days = {
        "asked_on": situation.command.occurred_on,
        "current_on": asked.due_on,
        "original_on": asked.deadline.original_due_on or asked.due_on,
        PROPOSED: asked.proposed_on,
    }
    facts = _facts(situation, asked, policy, approved_of(before) + 1)
    letter = NoticeRequest("extension-asked", policy.answered_by, params={"extension_code": code})
    return Effect(
        dates={PROPOSED: None},
        facts={GIVEN: None, "extensions": count},
        births=(Birth(code, EXTENSION, situation.case.unit, days, facts),),
        notices=(letter,),
    )


def _facts(
    situation: Situation, asked: Asked, policy: ExtensionPolicy, number: int
) -> dict[str, Fact]:
    """Return what a request is born with; what holds for it is that of the day it was made."""
    deadline, actor = asked.deadline, situation.command.actor
    setting = RuleSetting("answer", policy.answer_within, owner=policy.answered_by)
    facts: dict[str, Fact] = {
        ABOUT: deadline.name,
        ABOUT_ROUND: deadline.round,
        "reason": asked.reason.key,
        "note_text_ref": asked.note_ref or None,
        "number": number,
        "allowed": policy.allowed,
        "gained": situation.calendar.working_days_between(asked.due_on, asked.proposed_on),
        "owner": deadline.owner,
        "asked_by": actor.person,
        "asked_for": actor.on_behalf_of,
        "answered_by": policy.answered_by,
        SETTINGS_FACT: {"answer": setting_facts(setting)},
        **_team(situation),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _team(situation: Situation) -> dict[str, Fact]:
    """Return the team for a request that has no round to find it in."""
    if situation.links.round is not None or situation.case.workflow == "round":
        return {}
    named = ("lead", "secretary", "members")
    carriers = (situation.case, situation.links.parent)
    carrier = next((case for case in carriers if case and case.facts.get("lead")), None)
    return {name: carrier.facts.get(name) for name in named} if carrier else {}


def _refuse_more(situation: Situation, before: Sequence[Case], allowed: int) -> None:
    """Refuse a second request beside an open one, and more extensions than are allowed."""
    waiting = next((child.code for child in before if child.state == WAITING), None)
    if waiting is not None:
        raise EventRefused(
            N_(
                "thời hạn này của {code} đang có đề nghị {waiting} chờ trả lời; chờ trả lời, hoặc rút "
                "bằng “dondoc extension withdraw {waiting}”"
            ),
            code=situation.case.code,
            waiting=waiting,
        )
    done = approved_of(before)
    if done >= allowed:
        raise EventRefused(
            N_(
                "thời hạn này của {code} đã gia hạn {done} lần, tối đa {allowed} lần; thực hiện ngay và "
                "nêu lý do chậm, hoặc trình cơ quan chủ trì điều chỉnh kế hoạch"
            ),
            code=situation.case.code,
            done=done,
            allowed=allowed,
        )


def _latest(situation: Situation) -> Deadline | None:
    """Return the round of the deadline that an approval is about, if it is still the last one."""
    facts = situation.command.facts
    found = [d for d in situation.links.deadlines if d.name == facts.get("deadline")]
    last = max(found, key=lambda item: item.round, default=None)
    return last if last is not None and last.round == facts.get(ABOUT_ROUND) else None


def _still_awaited(situation: Situation) -> bool:
    """Tell whether a later day still means something: it is open, or it was met late."""
    last = _latest(situation)
    if last is None or last.due_on is None:
        return False
    given = situation.command.dates.get(extended_to(last.name))
    late = last.state is DeadlineState.MET and last.on_time is False
    return given is not None and last.due_on < given and (late or last.state is DeadlineState.OPEN)


still_awaited = Guard(
    "still-awaited",
    N_("thời hạn này không còn chờ, hoặc đã ở ngày không sớm hơn ngày đề nghị; từ chối hoặc rút"),
    _still_awaited,
)


def _extend(situation: Situation) -> Effect:
    """Give the day: it counts as if given when it was asked for, for the answer is not the asker's."""
    facts = situation.command.facts
    name, asked_on = str(facts["deadline"]), date.fromisoformat(str(facts["asked_on"]))
    kept = situation.case.facts.get(EXTENDED)
    rounds = {**(kept if isinstance(kept, Mapping) else {}), name: facts[ABOUT_ROUND]}
    return Effect(
        facts={EXTENDED: rounds, ABOUT_ROUND: None, "asked_on": None},
        extends={name: asked_on},
    )
