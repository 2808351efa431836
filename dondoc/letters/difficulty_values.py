"""What is known of a difficulty, for letters, lists and screens."""

from dataclasses import dataclass
from datetime import date

from engine.audience import addressed_as, addressee_of, askers_of
from engine.case import Case, Fact
from engine.ports import UnitOfWork
from workflows.difficulties import DIFFICULTY
from workflows.difficulty import ANSWERED, OPEN
from workflows.guards import number_of
from workflows.registry import DEFINITIONS


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A difficulty as people read it; ``*_ref`` name texts that can be erased.

    ``person`` or ``audience`` is before whom it was put; ``body_ref`` names an outside body, which the
    organiser follows up. ``asks`` counts how often an answer was asked for in vain.
    """

    code: str
    state: str
    text_ref: str
    proposal_ref: str
    body_ref: str
    answer_ref: str
    person: str
    audience: str
    reporters: tuple[str, ...]
    answerer: str
    holds_up: str
    asks: int
    reopened: int
    first_raised_on: date
    raised_on: date
    answered_on: date | None
    ended_on: date | None

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for an answer."""
        return self.state == OPEN


def difficulty_of(case: Case) -> Difficulty:
    """Return what a case of the workflow says."""
    facts, dates = case.facts, case.dates
    answered = case.state != OPEN and "answered_on" in dates
    return Difficulty(
        code=case.code,
        state=case.state,
        text_ref=_word(facts.get("text_ref")),
        proposal_ref=_word(facts.get("proposal_text_ref")),
        body_ref=_word(facts.get("body_text_ref")),
        answer_ref=_word(facts.get("answer_text_ref")),
        person=addressee_of(case),
        audience=addressed_as(case),
        reporters=askers_of(case)[::-1],
        answerer=_word(facts.get("answerer")),
        holds_up=_word(facts.get("holds_up")),
        asks=number_of(facts.get("asks")),
        reopened=number_of(facts.get("reopened")),
        first_raised_on=dates["first_raised_on"],
        raised_on=dates["raised_on"],
        answered_on=dates["answered_on"] if answered else None,
        ended_on=dates.get("closed_on") or dates.get("withdrawn_on"),
    )


def _word(value: Fact) -> str:
    return value if isinstance(value, str) else ""


def letter_values(case: Case, uow: UnitOfWork) -> dict[str, object]:
    """Return what a letter about a difficulty prints, nothing for a case of another workflow."""
    parent = uow.cases.get(case.parent_id or "") if case.workflow == DIFFICULTY else None
    if parent is None:
        return {}
    known = difficulty_of(case)
    answer = next((d for d in uow.deadlines.of_case(case.id) if d.name == "reply"), None)
    return {
        "parent_code": parent.code,
        "what": _work(parent, uow),
        "difficulty": _sentence(known.text_ref, uow),
        "proposal": _sentence(known.proposal_ref, uow),
        "body": uow.texts.get(known.body_ref) if known.body_ref else "",
        "reporter": ", ".join(_name(code, uow) for code in known.reporters),
        "raised_on": known.first_raised_on,
        "again": known.reopened or None,
        "answer": _sentence(known.answer_ref, uow),
        "answerer": _name(known.answerer, uow) if known.answerer else "",
        "answer_by": answer.due_on if answer and case.state != ANSWERED else None,
    }


def _sentence(ref: str, uow: UnitOfWork) -> str:
    """Return a text that people typed, closed with a full stop."""
    text = uow.texts.get(ref).strip() if ref else ""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def _work(parent: Case, uow: UnitOfWork) -> str:
    """Return what cannot go on: the words of the work, else what kind of case it is."""
    ref = parent.facts.get("text_ref")
    text = uow.texts.get(ref) if isinstance(ref, str) else ""
    label = DEFINITIONS[parent.workflow, parent.workflow_version].label
    return f"{parent.code}, {text or label}"


def _name(code: str, uow: UnitOfWork) -> str:
    person = uow.parties.person(code)
    return person.name if person else code
