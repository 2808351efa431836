"""What is known of a request for an extension, for letters, lists and digests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dondoc.language import _, format_day
from engine.case import Case, Fact
from engine.extensions import ABOUT, ABOUT_ROUND
from engine.obligations import Deadline
from engine.plan import Plan
from engine.ports import UnitOfWork
from workflows.extending import EXTENSION, PROPOSED, WAITING
from workflows.extension_policy import policy_of, reason_words
from workflows.guards import number_of
from workflows.registry import DEFINITIONS

CODE: Final = "extension_code"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as people read it; days of the deadline as they were when it was asked for."""

    code: str
    about: str
    about_round: int
    reason_key: str
    reason: str
    note_ref: str
    number: int
    allowed: int
    gained: int
    asked_by: str
    asked_for: str
    asked_on: date
    original_on: date
    current_on: date
    proposed_on: date
    state: str


def request_of(case: Case, plan: Plan | None) -> Request:
    """Return what a request says; the words of its reason are those of the plan."""
    facts, dates = case.facts, case.dates
    policy = policy_of(plan.extensions if plan else None)
    return Request(
        code=case.code,
        about=str(facts.get(ABOUT) or ""),
        about_round=number_of(facts.get(ABOUT_ROUND)),
        reason_key=_word(facts.get("reason")),
        reason=_(reason_words(policy, facts.get("reason"))),
        note_ref=_word(facts.get("note_text_ref")),
        number=number_of(facts.get("number")),
        allowed=number_of(facts.get("allowed")),
        gained=number_of(facts.get("gained")),
        asked_by=_word(facts.get("asked_by")),
        asked_for=_word(facts.get("asked_for")),
        asked_on=dates["asked_on"],
        original_on=dates["original_on"],
        current_on=dates["current_on"],
        proposed_on=dates[PROPOSED],
        state=case.state,
    )


def _word(value: Fact) -> str:
    return value if isinstance(value, str) else ""


def label_of(workflow: str, name: str) -> str:
    """Return the words for a deadline of a workflow."""
    rules = (rule for (known, _version), item in DEFINITIONS.items() if known == workflow
             for rule in item.rules)  # fmt: skip
    return next((_(rule.label) for rule in rules if rule.name == name), name)


def waiting_words(item: Case, deadline: Deadline, uow: UnitOfWork) -> str:
    """Return that a request about a deadline waits, if one does: until then its day stays."""
    if not item.facts.get("extensions"):
        return ""
    asked = waiting_for(uow.cases.children(item.id), deadline)
    if asked is None:
        return ""
    return _(
        "đang có đề nghị gia hạn {code} đến {day}, chưa được trả lời; thời hạn vẫn như trên",
        code=asked.code,
        day=format_day(asked.dates[PROPOSED]),
    )


def waiting_for(children: Sequence[Case], deadline: Deadline) -> Case | None:
    """Return the request about a deadline that waits for its answer."""
    return next(
        (
            child
            for child in children
            if child.workflow == EXTENSION
            and child.state == WAITING
            and child.facts.get(ABOUT) == deadline.name
            and child.facts.get(ABOUT_ROUND) == deadline.round
        ),
        None,
    )


def letter_values(case: Case, params: dict[str, Fact], uow: UnitOfWork) -> dict[str, object]:
    """Return what a letter about a request prints; ``case`` is the request or names it by its code."""
    code = params.get(CODE)
    asked = uow.cases.by_code(code) if isinstance(code, str) else case
    parent = uow.cases.get(asked.parent_id or "") if asked else None
    if asked is None or parent is None:
        return {}
    known = request_of(asked, uow.plans.get(asked.plan) if asked.plan else None)
    answer = next((d for d in uow.deadlines.of_case(asked.id) if d.name == "answer"), None)
    return {
        CODE: asked.code,
        "what": _what(parent, known, uow),
        "original_on": known.original_on,
        "current_on": known.current_on,
        "proposed_on": known.proposed_on,
        "asked_on": known.asked_on,
        "number": known.number,
        "allowed": known.allowed,
        "gained": known.gained,
        "ground": known.reason,
        "note": uow.texts.get(known.note_ref) if known.note_ref else "",
        "asker": ", ".join(_name(item, uow) for item in (known.asked_for, known.asked_by) if item),
        "answer_by": answer.due_on if answer else None,
    }


def asked_words(case: Case, uow: UnitOfWork) -> str:
    """Return in one line what a request asks for; of any other case nothing."""
    parent = uow.cases.get(case.parent_id or "") if case.workflow == EXTENSION else None
    if parent is None:
        return ""
    known = request_of(case, None)
    days = f"{format_day(known.current_on)} -> {format_day(known.proposed_on)}"
    return f"{parent.code} {_what(parent, known, uow)}, {days}"


def _what(parent: Case, known: Request, uow: UnitOfWork) -> str:
    """Return the work whose deadline it is; of a recommendation with its words."""
    label, ref = label_of(parent.workflow, known.about), parent.facts.get("text_ref")
    text = uow.texts.get(ref) if isinstance(ref, str) else ""
    return f"{label} – {text}" if text else label


def _name(code: str, uow: UnitOfWork) -> str:
    person = uow.parties.person(code)
    return person.name if person else code
