"""Which deadlines may be extended, and in which states of their case each is awaited.

What hangs before a visit (notice, agreement) is not among them: there the visit is moved instead.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from engine.case import Case
from engine.obligations import Deadline, DeadlineState

States = Mapping[str, tuple[str, ...]]

EXTENDABLE: Final[Mapping[str, States]] = MappingProxyType(
    {
        "inspection": {
            "report": ("notified",),
            "new_date": ("postponed",),
            "conclusion": ("inspected",),
            "reinspection": ("concluded", "remediated", "reinspected"),
        },
        "remediation": {
            "remedy": ("assigned", "returned"),
            "review_report": ("reported",),
            "answer": ("passed_on",),
        },
        "round": {
            "summary": ("ended",),
            "proposal_of_measures": ("ended",),
            "consolidated_remediation_report": ("ended",),
            "general_conclusion": ("ended",),
        },
        "task": {
            "product": ("planned", "under_way", "carried_over"),
            "product_before": ("planned", "under_way", "carried_over"),
            "product_after": ("under_way", "carried_over"),
        },
        "periodic_report": {
            "hand_in": ("under_way", "data_closed", "carried_over"),
            "supplement": ("returned",),
        },
    }
)


def extendable(case: Case, deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Return the open deadlines of a case that have a date and may be extended now."""
    states = EXTENDABLE.get(case.workflow, {})
    latest = {item.name: item for item in sorted(deadlines, key=lambda item: item.round)}
    return tuple(
        latest[name]
        for name, awaited_in in states.items()
        if name in latest
        and case.state in awaited_in
        and latest[name].state is DeadlineState.OPEN
        and latest[name].due_on is not None
    )
