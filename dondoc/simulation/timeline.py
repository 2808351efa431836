"""The timeline: everything that happened, day by day, in one fixed order."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.simulation.record import MAIL_DIGEST, Record
from engine.obligations import DeadlineState
from engine.words import N_


class Kind(StrEnum):
    """What happened; the value is the word for it, the order is that within a day."""

    MOVED = N_("dời hạn")
    REMINDED = N_("nhắc trước hạn")
    OVERDUE = N_("nhắc quá hạn")
    ASKED = N_("nhắc rà soát")
    DIGESTS = N_("bản tin")
    STEP = N_("làm")
    LETTER = N_("thư")
    DUE = N_("đến hạn")


ORDER = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline; what it does not need is empty.

    ``label`` is a step, a deadline or the template of a letter; ``offset`` the rung in working days
    from the due day; ``new_on`` where a deadline moved to; ``done_on`` and ``working_days`` how it
    was met.
    """

    on: date
    kind: Kind
    case: str = ""
    label: str = ""
    people: tuple[str, ...] = ()
    offset: int = 0
    old_on: date | None = None
    new_on: date | None = None
    done_on: date | None = None
    working_days: int | None = None
    still_open: bool = False


def timeline_of(record: Record) -> tuple[Happening, ...]:
    """Return everything that happened within the days of a record."""
    found = [
        *_moved(record),
        *_said(record),
        *_steps(record),
        *_mails(record),
        *_due(record),
    ]
    within = (item for item in found if record.first <= item.on <= record.last)
    order = {kind: place for place, kind in enumerate(ORDER)}
    # Sorting is stable: the steps of one case keep the order of its log.
    return tuple(sorted(within, key=lambda it: (it.on, order[it.kind], it.case, it.offset)))


def _moved(record: Record) -> Iterator[Happening]:
    for move in record.moves:
        yield Happening(
            move.on, Kind.MOVED, move.case, move.label, old_on=move.old_on, new_on=move.new_on
        )


def _said(record: Record) -> Iterator[Happening]:
    known = {(duty.case.code, duty.deadline.name): duty.deadline for duty in record.duties}
    for item in record.said:
        deadline = known[item.case, item.deadline]
        kind = Kind.OVERDUE if item.offset > 0 else Kind.REMINDED
        if deadline.due_on is None:
            kind = Kind.ASKED
        yield Happening(item.on, kind, item.case, deadline.label, item.people, item.offset)


def _steps(record: Record) -> Iterator[Happening]:
    for step in record.steps:
        yield Happening(step.on, Kind.STEP, step.case, step.label)


def _mails(record: Record) -> Iterator[Happening]:
    letters: dict[tuple[date, Kind, str, str], list[str]] = defaultdict(list)
    for mail in record.mails:
        kind = Kind.DIGESTS if mail.kind == MAIL_DIGEST else Kind.LETTER
        letters[mail.on, kind, mail.case, mail.template].append(mail.person)
    for key, people in letters.items():
        yield Happening(*key, tuple(sorted(people)))


def _due(record: Record) -> Iterator[Happening]:
    for duty in record.duties:
        deadline = duty.deadline
        withdrawn = deadline.state is DeadlineState.WITHDRAWN
        if deadline.due_on is None or withdrawn or not duty.is_for_people:
            continue
        yield Happening(
            deadline.due_on,
            Kind.DUE,
            duty.case.code,
            deadline.label,
            done_on=deadline.met_on,
            working_days=duty.late_on(record.last, record.calendar),
            still_open=deadline.state is DeadlineState.OPEN,
        )
