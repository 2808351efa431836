"""How often the deadlines of a case were extended, and how often they still may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.desk import Family
from dondoc.language import _
from engine.obligations import Deadline
from workflows.extendable import extendable
from workflows.extending import approved_of, requests
from workflows.extension_policy import policy_of


@dataclass(frozen=True, slots=True)
class Standing:
    """One deadline that may be extended: how often it was, and how often it may be."""

    deadline: Deadline
    approved: int
    allowed: int

    @property
    def left(self) -> int:
        """Return how often it still may be."""
        return max(self.allowed - self.approved, 0)


def standings_of(family: Family) -> tuple[Standing, ...]:
    """Return the deadlines of a case that may be extended now."""
    plan = family.plan
    allowed = policy_of(plan.extensions if plan else None).allowed
    return tuple(
        Standing(item, approved_of(requests(family.children, item.name, item.round)), allowed)
        for item in extendable(family.case, family.deadlines)
    )


def standing_lines(family: Family, standings: Sequence[Standing]) -> Iterator[str]:
    """Yield one line for each deadline, then the reasons that may be given."""
    if not standings:
        yield _("{code} không có thời hạn nào đang chạy để gia hạn", code=family.case.code)
        return
    for item in standings:
        deadline = item.deadline
        yield _(
            "{name}: {what}, hạn {day}; đã gia hạn {done} lần, còn được xin {left} lần",
            name=deadline.name,
            what=deadline.label,
            day=named_day(deadline.due_on) if deadline.due_on else "",
            done=item.approved,
            left=item.left,
        )
        if deadline.original_due_on and deadline.original_due_on != deadline.due_on:
            yield "  " + _("Thời hạn ban đầu: {day}", day=named_day(deadline.original_due_on))
    yield _("Lý do được xin:")
    for reason in policy_of(family.plan.extensions if family.plan else None).reasons:
        note = _(" (kèm --note)") if reason.needs_note else ""
        yield f"  {reason.key}: {_(reason.words)}{note}"


def standing_json(item: Standing) -> dict[str, object]:
    """Return a standing as JSON says it."""
    return {
        "deadline": item.deadline.name,
        "label": _(item.deadline.label),
        "round": item.deadline.round,
        "due_on": item.deadline.due_on,
        "original_due_on": item.deadline.original_due_on,
        "approved": item.approved,
        "allowed": item.allowed,
        "left": item.left,
    }
