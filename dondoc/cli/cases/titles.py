"""What cases are about, for lists: a task is known by its title, not by its code alone."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from dondoc.cli.desk import Book
from dondoc.cli.output import display_width
from dondoc.language import _
from engine.case import Case, Fact
from engine.obligations import Deadline
from engine.words import N_
from workflows.periodic_report import HAND_IN, OUTER_LIMIT
from workflows.periodic_report import NAME as REPORT
from workflows.periodic_reports.regime_rules import REGIME
from workflows.task import TASK

if TYPE_CHECKING:
    from store.views import Views

WITH_TITLES: Final = frozenset({TASK.name, REPORT})
"""Workflows whose cases people know by their titles."""
STEPS: Final[Mapping[tuple[str, str], str]] = {
    (TASK.name, "product"): "",
    (TASK.name, "product_before"): "",
    (TASK.name, "product_after"): "",
    (TASK.name, "start"): N_("bắt đầu"),
    (TASK.name, "question"): N_("hỏi lại thời gian"),
    (TASK.name, "wake"): N_("rà soát việc đang chờ"),
    (TASK.name, "review"): N_("cập nhật"),
    (TASK.name, "acceptance"): N_("xem xét kết quả"),
    (REPORT, HAND_IN): "",
    (REPORT, OUTER_LIMIT): N_("hạn cấp trên"),
}
"""Steps in short, where a title stands behind: of its result the title says enough."""


def texts_of(views: "Views", values: Iterable[Fact]) -> dict[str, str]:
    """Return the texts behind references, each on one line, in one statement."""
    found = views.texts(value for value in values if isinstance(value, str))
    return {ref: " ".join(text.split()) for ref, text in found.items()}


def titles_of(views: "Views", cases: Iterable[Case]) -> dict[str, str]:
    """Return what each case is about by its id, in one statement; one without words has none."""
    refs = {case.id: case.facts.get("text_ref") for case in cases}
    texts = texts_of(views, refs.values())
    return {case_id: texts.get(str(ref), "") for case_id, ref in refs.items() if ref}


def what_of(case: Case, deadline: Deadline, title: str, most: int = 0) -> str:
    """Return what is to be done: the step, and what the case is about where it has words.

    ``most`` is how many columns of a terminal there are for it, 0 for as many as it takes. The period
    at the end of a report's title is kept: it tells one report from the next.
    """
    step = _(STEPS.get((case.workflow, deadline.name), deadline.label))
    text = ": ".join(filter(None, (step, title))) if title else _(deadline.label)
    return short_title(case, text, most) if most else text


def short_title(case: Case, text: str, most: int) -> str:
    """Return words about a case in at most so many columns; of a report the period stays."""
    head, comma, period = text.rpartition(", ")
    if case.workflow != REPORT or display_width(period) > most // 2:
        return shortened(text, most)
    return shortened(head, most - display_width(period) - len(comma)) + comma + period


def row_of(case: Case) -> str:
    """Return the row of the plan or the regime that a case comes from; others come from none."""
    row = case.facts.get("row" if case.workflow == TASK.name else REGIME)
    return str(row or "") if case.workflow in WITH_TITLES else ""


def short_unit(book: Book, code: str | None) -> str:
    """Return the short name that a unit bears on the day, else its name, else its code."""
    unit = book.units.get(code or "")
    names = unit.names if unit else ()
    short = next((name.short_name for name in names if name.holds_on(book.day)), "")
    return short or book.unit(code)


def shortened(text: str, most: int) -> str:
    """Return text of at most ``most`` columns of a terminal; what is cut off is marked with …."""
    text = unicodedata.normalize("NFC", text)
    if display_width(text) <= most:
        return text
    kept = text[:most]
    while display_width(kept) > most - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"
