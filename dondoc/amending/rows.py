"""What an amended plan does to the rows of its annex: facts for tables and programs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.decisions import Decision
from engine.obligations import DeadlineState
from workflows.tasks.amended_tasks import RowOutcome

QUESTION: Final = "question_text"
PRODUCTS: Final = ("product", "product_before", "product_after")
"""The deadlines of a task that say when its result is due."""


@dataclass(frozen=True, slots=True)
class RowEffect:
    """What becomes of one row, by the codes of its cases.

    ``changed`` are those that go on otherwise than before; ``given`` are case, unit before and unit
    now; ``stated`` case and new state; ``undated`` case and the day it has no more; ``asked`` cases
    whose new words cannot be read; ``left_out`` unit and day of what was past when the document came
    and is not opened; in ``day_kept`` the new day was past, and the old one holds. ``ended`` counts
    what was over before and stays.
    """

    row: str
    changed: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()
    reopened: tuple[str, ...] = ()
    given: tuple[tuple[str, str, str], ...] = ()
    stated: tuple[tuple[str, str], ...] = ()
    day_kept: tuple[str, ...] = ()
    undated: tuple[tuple[str, date], ...] = ()
    asked: tuple[str, ...] = ()
    left_out: tuple[tuple[str, date], ...] = ()
    woken: tuple[str, ...] = ()
    ended: int = 0

    @property
    def all_cases(self) -> tuple[str, ...]:
        """Return every case for which something is done."""
        return (*self.changed, *self.opened, *self.cancelled, *self.reopened)


def row_effects(outcomes: Sequence[RowOutcome], gone: Mapping[str, date]) -> tuple[RowEffect, ...]:
    """Return what becomes of the rows for which anything is done or left out; ``gone`` are days lost."""
    return tuple(
        _effect(it, gone) for it in outcomes if it.changes or it.opened or it.left_out or it.woken
    )


def _effect(outcome: RowOutcome, gone: Mapping[str, date]) -> RowEffect:
    changes = outcome.changes
    goes_on = [it for it in changes if not it.cancel and not it.reopened]
    return RowEffect(
        row=outcome.row,
        changed=tuple(it.case.code for it in goes_on),
        opened=tuple(case.code for case in outcome.opened),
        cancelled=tuple(it.case.code for it in changes if it.cancel),
        reopened=tuple(it.case.code for it in changes if it.reopened),
        given=tuple((it.case.code, it.case.unit or "", it.unit) for it in changes if it.unit),
        stated=tuple((it.case.code, it.state) for it in goes_on if it.state),
        undated=tuple((it.case.code, gone[it.case.code]) for it in goes_on if it.case.code in gone),
        asked=(
            *(it.case.code for it in changes if it.facts.get(QUESTION)),
            *(case.code for case in outcome.opened if case.facts.get(QUESTION)),
        ),
        day_kept=tuple(it.case.code for it in changes if it.day_kept),
        left_out=outcome.left_out,
        woken=tuple(sorted(outcome.woken)),
        ended=outcome.ended,
    )


def days_gone(taken: Iterable[Decision]) -> dict[str, date]:
    """Return by case the day on which its result was due, where it is due on none any more."""
    return {
        decision.case.code: item.due_on
        for decision in taken
        for item in decision.deadlines
        if item.state is DeadlineState.WITHDRAWN
        and item.due_on is not None
        and item.name in PRODUCTS
    }
