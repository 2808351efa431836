"""Clearer words for the time of a task: from what a clerk says it means to dates, or to a question."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from engine.case import Case, Fact
from engine.errors import EventRefused, InvalidInput
from engine.plan import Plan
from engine.words import N_
from workflows.guards import number_of
from workflows.phrases import Question, read_phrase
from workflows.task import DATED
from workflows.tasks.cases import SLOT, Named, Occurrence, occurrences_of, times_of

READ_AS: Final = "read-as"
LONGEST: Final = 400
_KEPT: Final = (
    "row", "section", "text_ref", "product_text_ref", "target_text_ref", "phrase_text_ref",
    "coordinating_text_ref", "lead_text_ref", "hand_in_to", "review_working_days", "legal_basis",
    "example", "wakes", "late_wakes",
)  # fmt: skip
"""What a further time of a row has in common with the first; its state, words and days are its own."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What clearer words make of a case: its own first time, and the times that come beside it."""

    words: str
    own: Occurrence
    others: tuple[Occurrence, ...]

    def dates(self) -> dict[str, date | None]:
        """Return the days with which the case goes on."""
        return dict(self.own.dates)

    def facts(self, case: Case) -> dict[str, Fact]:
        """Return what the step brings along; what the old words said of an event holds no more."""
        before: dict[str, Fact] = {
            name: None for name in ("event_text_ref", "reference_text_ref", "offset", "at")
            if name in case.facts
        }  # fmt: skip
        return {
            **before,
            **self.own.facts,
            "read_as_text": self.words,
            "read_into": "planned" if self.own.state in DATED else self.own.state,
            "times": 1 + len(self.others),
            SLOT: [case.unit, self.own.key],
        }

    def sibling(self, case: Case, time: Occurrence, named: Named) -> Case:
        """Return the case of a further time: the same row, with its own days and its own state."""
        kept: Mapping[str, Fact] = {name: case.facts[name] for name in _KEPT if name in case.facts}
        opened = {"opened_on": case.dates["opened_on"]} if "opened_on" in case.dates else {}
        facts = {**kept, **time.facts, "read_as_text": self.words, SLOT: [case.unit, time.key]}
        dates = {**opened, **time.dates}
        return replace(
            case,
            id=named.id,
            code=named.code,
            state=time.state,
            version=1,
            dates=dates,
            facts=facts,
        )


def reread(case: Case, plan: Plan, words: str) -> Reread:
    """Return what words of a clerk mean for a case; what nobody can read is refused with the question."""
    shown = " ".join(words.split())
    if not shown or len(shown) > LONGEST:
        raise InvalidInput(
            N_("ghi cụm từ thời gian như “Quý III”, tối đa {most} ký tự"), most=LONGEST
        )
    reading = read_phrase(shown, plan.year)
    if isinstance(reading, Question):
        raise _not_read(case, shown, reading.why)
    row = next((task for task in plan.tasks if task.row == case.facts.get("row")), None)
    times = times_of(plan, replace(row, read_as=shown)) if row else occurrences_of(reading)
    for time in times:
        if "question_text" in time.facts:
            raise _not_read(case, shown, str(time.facts["question_text"]))
    own, *others = times
    if others and number_of(case.facts.get("waits_for")):
        raise EventRefused(
            N_(
                "{code} còn chờ nhiệm vụ khác nên chỉ nhận một thời hạn, “{words}” nêu {count}; tách thành "
                "nhiều nhiệm vụ trong tệp kế hoạch rồi “dondoc plan amend”"
            ),
            code=case.code,
            words=shown[:60],
            count=len(times),
        )
    return Reread(shown, own, tuple(others))


def _not_read(case: Case, words: str, why: str) -> EventRefused:
    return EventRefused(
        N_("{code}: vẫn chưa đọc được “{words}”: {why}; thử trước bằng “dondoc phrase”"),
        code=case.code,
        words=words[:60],
        why=why,
    )
