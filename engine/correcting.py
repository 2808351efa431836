"""Corrections (*đính chính*): a new entry names a wrong one, and what followed from it is reckoned again.

The old entry is never changed. The case's story is told twice from its log, as it stands and with the
mistake mended, and exactly what differs between the two is written: dates, facts, deadlines, verdicts.
A deadline that never was right gets the right day as its original one, for nobody ever owed the wrong
day; the wrong one stays in the log. See decision 0023.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from engine.amending import Amendment
from engine.audit import AuditDraft, AuditEntry, Change
from engine.case import Case, Fact
from engine.decisions import (
    Decision,
    changes_between,
    columns_of,
    deadline_columns,
    merged_days,
)
from engine.errors import EventRefused
from engine.happenings import CORRECT, Happening, Mistake, happenings, with_mends
from engine.ladder import timers_for
from engine.obligations import Deadline, DeadlineState
from engine.retelling import Disorder, Key, Story, told
from engine.rules import Rules
from engine.words import N_

T = TypeVar("T")
VISIT: Final = frozenset(
    {"dates.visit_on", "dates.visit_end_on", "facts.at", "facts.place", "unit"}
)
"""What a calendar entry of a visit shows: when it is corrected, the entry is sent with a new number."""
_JUDGED: Final = ("state", "due_on", "due_at", "met_on", "on_time", "late_working_days")
_FOLLOWING: Final = (*_JUDGED, "anchor_on", "original_due_on", "pauses", "rule")


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction writes, and what of the deadlines it had to leave as it was.

    ``kept`` are deadlines that would change but stand otherwise than their log explains: somebody
    must look at them.
    """

    decision: Decision
    items: tuple[Happening, ...]
    mistake: Mistake
    kept: tuple[Deadline, ...] = ()


def correct(
    case: Case,
    mistake: Mistake,
    amendment: Amendment,
    entries: tuple[AuditEntry, ...],
    stored: tuple[Deadline, ...],
    rules: Rules,
    now: datetime,
) -> Corrected:
    """Return what mending a mistake does to a case; it is possible in every state.

    Raises ``EventRefused`` when a step would come before a day it cannot precede.
    """
    items = happenings(entries)
    as_it_stands = told(case, items, rules)
    mended = told(case, with_mends(items, mistake), rules)
    _refuse_disorder(case, as_it_stands, mended)
    after = _after(case, as_it_stands.case, mended.case, mistake, amendment.facts)
    known = {(item.name, item.round): item for item in stored}
    changed, kept = _deadlines(known, as_it_stands, mended)
    merged = {**known, **{(item.name, item.round): item for item in changed}}
    draft = _draft(case, after, known, merged, mistake.changes(items), amendment, now)
    decision = Decision(
        case=after,
        before=case,
        deadlines=changed,
        timers=timers_for(after, tuple(merged.values()), rules, now),
        notices=(),
        births=(),
        tells=(),
        draft=draft,
    )
    return Corrected(decision, items, mistake, kept)


def _refuse_disorder(case: Case, before: Story, after: Story) -> None:
    known = {(item.event, item.name) for item in before.disorders}
    fresh = [item for item in after.disorders if (item.event, item.name) not in known]
    if fresh:
        first: Disorder = fresh[0]
        raise EventRefused(
            N_(
                "{code}: “{event}” ngày {day} sẽ đứng trước mốc {name} ngày {earliest}; "
                "đính chính mốc kia trước, hoặc xem lại --to"
            ),
            code=case.code,
            event=first.event,
            day=first.day,
            name=first.name,
            earliest=first.earliest,
        )


def _after(
    case: Case, before: Case, mended: Case, mistake: Mistake, given: Mapping[str, Fact]
) -> Case:
    """Return the case with exactly what differs between the two stories, and what was given now."""
    moved = _differing(before.dates, mended.dates)
    facts = {**case.facts, **_differing(before.facts, mended.facts), **given}
    named = {name for mends in mistake.mends.values() for name in mends}
    shown = moved.keys() & {"visit_on", "visit_end_on"}
    if case.workflow == "inspection" and (named & VISIT or shown):
        moves = case.facts.get("moves")
        facts["moves"] = (moves if isinstance(moves, int) else 0) + 1
    return replace(
        case,
        version=case.version + 1,
        unit=mended.unit if mended.unit != before.unit else case.unit,
        dates=merged_days(case.dates, moved),
        facts={name: value for name, value in facts.items() if value is not None},
    )


def _differing(before: Mapping[str, T], after: Mapping[str, T]) -> dict[str, T | None]:
    names = dict.fromkeys((*before, *after))
    return {name: after.get(name) for name in names if before.get(name) != after.get(name)}


def _deadlines(
    known: Mapping[Key, Deadline], before: Story, mended: Story
) -> tuple[tuple[Deadline, ...], tuple[Deadline, ...]]:
    """Return the deadlines that differ between the stories, and those left because unexplained."""
    changed: list[Deadline] = []
    kept: list[Deadline] = []
    for key in sorted({*before.deadlines, *mended.deadlines}):
        old, new, stands = before.deadlines.get(key), mended.deadlines.get(key), known.get(key)
        if _same(old, new, _FOLLOWING):
            continue
        if stands is not None and not _same(stands, old, _JUDGED):
            kept.append(stands)
        else:
            changed.append(_written(stands, old, new))
    return tuple(item for item in changed if item != known.get((item.name, item.round))), tuple(
        kept
    )


def _same(one: Deadline | None, other: Deadline | None, names: tuple[str, ...]) -> bool:
    if one is None or other is None:
        return one is other
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _written(stands: Deadline | None, old: Deadline | None, new: Deadline | None) -> Deadline:
    """Return a deadline as it is written; a round that never was ends without a verdict.

    Where its log does not explain the original day of a deadline, that day stays.
    """
    if new is None:
        assert stands is not None  # noqa: S101  (a key stands in one of the stories)
        return replace(
            stands,
            state=DeadlineState.WITHDRAWN,
            met_on=None,
            on_time=None,
            late_working_days=None,
            revision=stands.revision + 1,
        )
    if stands is None:
        return replace(new, revision=0)
    moved = (new.due_on, new.due_at) != (stands.due_on, stands.due_at)
    explained = old is not None and old.original_due_on == stands.original_due_on
    return replace(
        new,
        original_due_on=new.original_due_on if explained else stands.original_due_on,
        revision=stands.revision + moved,
        review_on=new.review_on if moved else stands.review_on,
        hand_in_to=stands.hand_in_to,
        owner=stands.owner,
    )


def _draft(
    before: Case,
    after: Case,
    known: Mapping[Key, Deadline],
    merged: Mapping[Key, Deadline],
    mends: Mapping[str, Change],
    amendment: Amendment,
    now: datetime,
) -> AuditDraft:
    changes = changes_between(
        {**columns_of(before), **deadline_columns(known.values())},
        {**columns_of(after), **deadline_columns(merged.values())},
    )
    return AuditDraft(
        chain=f"case:{after.id}",
        action=CORRECT,
        person=amendment.actor.person,
        on_behalf_of=amendment.actor.on_behalf_of,
        case_id=after.id,
        occurred_on=amendment.occurred_on,
        recorded_at=now,
        document=amendment.document,
        changes={**mends, **changes},
    )
