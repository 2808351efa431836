"""Open work: which cases are not over, and what of each is still to do."""

from collections.abc import Iterable, Iterator

from engine.case import Case
from engine.change_letters import ChangeLine
from engine.obligations import Deadline, DeadlineState
from workflows.registry import DEFINITIONS


def is_open(case: Case) -> bool:
    """Tell whether a case is still to be worked on: its state has a way out."""
    return not DEFINITIONS[case.workflow, case.workflow_version].state(case.state).final


def opened(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Return the cases that are not over."""
    return tuple(case for case in cases if is_open(case))


def deadline_lines(deadlines: Iterable[Deadline]) -> Iterator[ChangeLine]:
    """Yield a line for each open deadline: what is to be done and by when, which stays as it was."""
    for item in deadlines:
        if item.state is DeadlineState.OPEN:
            yield ChangeLine(item.label, None, item.due_on.isoformat() if item.due_on else "")
