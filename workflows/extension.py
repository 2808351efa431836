"""Extension (*đề nghị gia hạn*): one request about one deadline of another case, answered by a person.

Nothing here is sent by the clock but reminders: silence approves nothing.
"""

from datetime import date

from engine.case import Fact
from engine.deadlines import RuleKind
from engine.definition import RuleTemplate, Rung, State, Transition, WorkflowDefinition
from engine.extensions import ABOUT, ABOUT_ROUND, DEADLINE_ENDED, extended_to
from engine.situation import Effect, Situation, Tell
from engine.timers import NoticeRequest
from engine.words import N_
from workflows.extending import APPROVED, EXTEND, EXTENSION, PROPOSED, WAITING

LADDER = (
    Rung(0, "owner"),
    Rung(1, "owner"),
    Rung(3, "head"),
    Rung(5, "organiser"),
    Rung(10, "leadership"),
)
NOT_THEIR_OWN = ("asked_by", "asked_for")


def _approve(situation: Situation) -> Effect:
    """Move the deadline in the same transaction; if it cannot move, nothing is approved."""
    case = situation.case
    name = str(case.facts[ABOUT])
    facts: dict[str, Fact] = {
        "deadline": name,
        ABOUT_ROUND: case.facts[ABOUT_ROUND],
        "asked_on": case.dates["asked_on"].isoformat(),
    }
    given = {extended_to(name): case.dates[PROPOSED]}
    return Effect(
        tells=(Tell(str(case.parent_id), EXTEND, dates=given, facts=facts),),
        notices=_answer(situation, "extension-approved"),
    )


def _refuse(situation: Situation) -> Effect:
    return Effect(notices=_answer(situation, "extension-refused"))


def _answer(situation: Situation, letter: str) -> tuple[NoticeRequest, ...]:
    """Return the answer for whoever asked and for all who owe it; nobody gets it twice."""
    command, document = situation.command, situation.command.document
    params: dict[str, Fact] = {
        "answered_on": command.occurred_on.isoformat(),
        "reason": command.reason or None,
        "document_number": document.number if document else None,
        "document_issuer": document.issuer if document else None,
        "document_on": _iso(document.issued_on) if document else None,
    }
    owner = str(situation.case.facts["owner"])
    return tuple(NoticeRequest(letter, to, params=params) for to in ("asker", owner))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


_APPROVE = N_("đồng ý gia hạn")
_REFUSE = N_("không đồng ý gia hạn")

EXTENSIONS = WorkflowDefinition(
    name=EXTENSION,
    label=N_("đề nghị gia hạn"),
    version=1,
    initial=WAITING,
    states=(
        State(WAITING, N_("chờ trả lời")),
        State(APPROVED, N_("đã đồng ý"), final=True),
        State("refused", N_("không đồng ý"), final=True),
        State("withdrawn", N_("đã rút"), final=True),
        State("lapsed", N_("không còn cần"), final=True),
    ),
    transitions=(
        Transition(
            "approve",
            _APPROVE,
            (WAITING,),
            APPROVED,
            date="answered_on",
            not_before=("asked_on",),
            by=("leadership",),
            also_by="answered_by",
            not_by=NOT_THEIR_OWN,
            effect=_approve,
        ),
        Transition(
            "refuse",
            _REFUSE,
            (WAITING,),
            "refused",
            date="answered_on",
            not_before=("asked_on",),
            needs=("reason",),
            by=("leadership",),
            also_by="answered_by",
            not_by=NOT_THEIR_OWN,
            effect=_refuse,
        ),
        Transition(
            "withdraw",
            N_("rút đề nghị gia hạn"),
            (WAITING,),
            "withdrawn",
            date="withdrawn_on",
            not_before=("asked_on",),
            by=("organiser", "team", "unit"),
        ),
        Transition(
            DEADLINE_ENDED,
            N_("việc xin gia hạn đã xong hoặc không còn"),
            (WAITING,),
            "lapsed",
            date="lapsed_on",
            by=("told",),
        ),
        Transition(
            "calendar-changed", N_("tính lại theo lịch nghỉ mới"), (WAITING,), None, by=("daemon",)
        ),
        Transition("ask", N_("nhắc rà soát"), (WAITING,), None, by=("daemon",)),
    ),
    rules=(
        RuleTemplate(
            "answer",
            N_("trả lời đề nghị gia hạn"),
            RuleKind.WITHIN,
            "asked_on",
            "leadership",
            (WAITING,),
            ("approve", "refuse"),
            amount=2,
        ),
    ),
    ladder=LADDER,
)
