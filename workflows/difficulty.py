"""Difficulty (*khó khăn, vướng mắc*): put before somebody at once, open until it is answered.

The clock only asks again: silence neither answers nor closes anything.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from engine.audience import askers_of
from engine.case import Fact
from engine.deadlines import RuleKind
from engine.definition import Guard, Letter, RuleTemplate, State, Transition, WorkflowDefinition
from engine.ladder import REMINDER
from engine.rights import relations
from engine.situation import Effect, Situation, team_of
from engine.timers import NoticeRequest
from engine.words import N_
from workflows.difficulties import DIFFICULTY, RAISED
from workflows.guards import number_of

OPEN: Final = "open"
ANSWERED: Final = "answered"
ASKED_EVERY: Final = 5
"""Working days of silence after which the addressee, and later others, are asked again."""
ESCALATION: Final[Mapping[int, tuple[str, ...]]] = MappingProxyType(
    {2: ("organiser",), 3: ("organiser", "leadership")}
)
"""From how often somebody was asked in vain to who hears of it too; what comes later is like the last."""
REPORTER: Final = ("asker", "unit", "team", "organiser")


def _answered(situation: Situation) -> bool:
    command = situation.command
    words = command.facts.get("answer_text_ref") or command.facts.get("explanation_text_ref")
    return bool(command.reason or command.document or words)


def _consents(situation: Situation) -> bool:
    """Tell whether who reported it, or somebody of theirs, agrees; others enter it for them."""
    actor, case = situation.command.actor, situation.case
    team = team_of(case) if team_of(case).everyone() else situation.links.team
    own = str(case.facts.get("holds_up"))
    theirs = own in {"unit", "team"} and own in relations(actor, case, team)
    return theirs or bool({actor.person, actor.on_behalf_of} & {*askers_of(case)})


answered = Guard("said", N_("thiếu câu trả lời; ghi --text “…” hoặc --document"), _answered)
consented = Guard(
    "consented",
    N_("chỉ bên đã báo vướng mắc mới khép lại được; nhập thay thì ghi --on-behalf-of NGƯỜI-BÁO"),
    _consents,
)
holds_up_unit = Guard(
    "holds-up-unit",
    N_("không vướng việc của đơn vị"),
    lambda situation: situation.case.facts.get("holds_up") == "unit",
)
holds_up_team = Guard(
    "holds-up-team",
    N_("không vướng việc của Đoàn"),
    lambda situation: situation.case.facts.get("holds_up") == "team",
)


def _answer(situation: Situation) -> Effect:
    """Remember who answered: nobody closes a difficulty with an answer of their own."""
    actor = situation.command.actor
    return Effect(facts={"answerer": actor.on_behalf_of or actor.person, "asks": None})


def _reopen(situation: Situation) -> Effect:
    again = number_of(situation.case.facts.get("reopened")) + 1
    return Effect(facts={"reopened": again, "answerer": None, "answer_text_ref": None})


def _ask(situation: Situation) -> Effect:
    """Count the silence; from the second time on others hear of it, as policy says."""
    if situation.case.state != OPEN:
        return Effect()
    asks = number_of(situation.case.facts.get("asks")) + 1
    name: Fact = situation.command.facts.get("deadline")
    others = ESCALATION.get(min(asks, max(ESCALATION)), ())
    return Effect(
        facts={"asks": asks},
        notices=tuple(NoticeRequest(REMINDER, to, str(name)) for to in others),
    )


_SAID = (
    Letter("difficulty-answered", "asker"),
    Letter("difficulty-answered", "unit", when=holds_up_unit),
    Letter("difficulty-answered", "team", when=holds_up_team),
)
_TRANSITIONS = (
    Transition(
        "answer-difficulty",
        N_("trả lời vướng mắc"),
        (OPEN, ANSWERED),
        ANSWERED,
        guards=(answered,),
        date="answered_on",
        not_before=("raised_on",),
        by=("addressee", "organiser", "leadership"),
        not_by=("asked_by", "asked_for"),
        letters=_SAID,
        effect=_answer,
    ),
    Transition(
        "close-difficulty",
        N_("đồng ý, vướng mắc đã giải quyết"),
        (ANSWERED,),
        "closed",
        guards=(consented,),
        date="closed_on",
        not_before=("answered_on",),
        by=REPORTER,
        not_by=("answerer",),
    ),
    Transition(
        "reopen-difficulty",
        N_("chưa giải quyết được, hỏi lại"),
        (ANSWERED,),
        OPEN,
        guards=(consented,),
        date="raised_on",
        not_before=("answered_on",),
        needs=("reason",),
        by=REPORTER,
        letters=(Letter(RAISED, "addressee"),),
        effect=_reopen,
    ),
    Transition(
        "withdraw-difficulty",
        N_("rút vướng mắc"),
        (OPEN, ANSWERED),
        "withdrawn",
        guards=(consented,),
        date="withdrawn_on",
        not_before=("first_raised_on",),
        needs=("reason",),
        by=REPORTER,
        letters=(Letter("difficulty-withdrawn", "addressee"),),
    ),
    Transition(
        "calendar-changed",
        N_("tính lại theo lịch nghỉ mới"),
        (OPEN, ANSWERED),
        None,
        by=("daemon",),
    ),
    Transition("ask", N_("nhắc rà soát"), (OPEN, ANSWERED), None, by=("daemon",), effect=_ask),
)

DIFFICULTIES = WorkflowDefinition(
    name=DIFFICULTY,
    label=N_("khó khăn, vướng mắc"),
    version=1,
    initial=OPEN,
    states=(
        State(OPEN, N_("chưa trả lời")),
        State(ANSWERED, N_("đã trả lời")),
        State("closed", N_("đã giải quyết"), final=True),
        State("withdrawn", N_("đã rút"), final=True),
    ),
    transitions=_TRANSITIONS,
    rules=(
        RuleTemplate(
            "reply",
            N_("trả lời khó khăn, vướng mắc"),
            RuleKind.WITHIN,
            "raised_on",
            "addressee",
            (OPEN,),
            ("answer-difficulty",),
            review_working_days=ASKED_EVERY,
        ),
        RuleTemplate(
            "consent",
            N_("xem câu trả lời đã giải quyết được vướng mắc chưa"),
            RuleKind.WITHIN,
            "answered_on",
            "asker",
            (ANSWERED,),
            ("close-difficulty", "reopen-difficulty"),
            review_working_days=ASKED_EVERY,
        ),
    ),
)
