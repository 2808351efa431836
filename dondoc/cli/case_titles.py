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
from workflows.task import TASK

if TYPE_CHECKING:
    from store.views import Views

STEPS: Final[Mapping[str, str]] = {
    "start": N_("bắt đầu"),
    "question": N_("hỏi lại thời gian"),
    "wake": N_("rà soát việc đang chờ"),
    "review": N_("cập nhật"),
    "acceptance": N_("xem xét kết quả"),
}
"""Steps of a task beside its result, in short: its title stands behind."""


def texts_of(views: "Views", values: Iterable[Fact]) -> dict[str, str]:
    """Return the texts behind references, each on one line, in one statement."""
    found = views.texts(value for value in values if isinstance(value, str))
    return {ref: " ".join(text.split()) for ref, text in found.items()}


def titles_of(views: "Views", cases: Iterable[Case]) -> dict[str, str]:
    """Return what each case is about by its id, in one statement; one without words has none."""
    refs = {case.id: case.facts.get("text_ref") for case in cases}
    texts = texts_of(views, refs.values())
    return {case_id: texts.get(str(ref), "") for case_id, ref in refs.items() if ref}


def what_of(case: Case, deadline: Deadline, title: str) -> str:
    """Return what is to be done: the step, and what the case is about where it has words."""
    if not title:
        return _(deadline.label)
    if case.workflow != TASK.name:
        return f"{_(deadline.label)}: {title}"
    step = STEPS.get(deadline.name)
    return f"{_(step)}: {title}" if step else title


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
