"""Rows that wait for each other in a circle: none of them could ever begin."""

from collections.abc import Iterator, Mapping
from typing import Final

from engine.words import N_
from workflows.plan_review import LISTED, Review
from workflows.references import with_paths

ARROW: Final = " → "


def check_circles(review: Review) -> None:
    """Refuse each circle of ``after`` once, at the first of its rows; rows named twice are refused first."""
    waits = {task.row: task.after for task in review.plan.tasks}
    if len(waits) < len(review.plan.tasks):
        return
    paths = {task.row: path for path, task in reversed([*with_paths("tasks", review.plan.tasks)])}
    for circle in circles_of(waits):
        shown = circle if len(circle) <= LISTED else (*circle[: LISTED - 1], "…")
        review.findings.error(
            f"{paths[circle[0]]}.after",
            N_(
                "các nhiệm vụ chờ nhau thành vòng: {circle}; không việc nào bắt đầu được, bỏ một after"
            ),
            circle=ARROW.join((*shown, circle[0])),
        )


def circles_of(waits: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield the circles in which rows wait for each other, each once, in the order of the rows."""
    stuck = _stuck(waits)
    seen: set[str] = set()
    for start in waits:
        if start not in stuck or start in seen:
            continue
        trail: dict[str, None] = {}
        row = start
        while row not in trail and row not in seen:
            trail[row] = None
            row = next(name for name in waits[row] if name in stuck)
        if row in trail:
            yield _from_first([*trail][[*trail].index(row) :], waits)
        seen |= set(trail)


def _from_first(circle: list[str], waits: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return a circle as it begins with the row that stands first in the plan."""
    first = min(circle, key=[*waits].index)
    place = circle.index(first)
    return (*circle[place:], *circle[:place])


def _stuck(waits: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the rows that stand in a circle or wait, at last, for one that does."""
    left = {row: {name for name in after if name in waits} for row, after in waits.items()}
    followers: dict[str, list[str]] = {}
    for row, after in left.items():
        for name in after:
            followers.setdefault(name, []).append(row)
    free = [row for row, after in left.items() if not after]
    while free:
        row = free.pop()
        del left[row]
        for follower in followers.get(row, ()):
            left[follower].discard(row)
            if not left[follower]:
                free.append(follower)
    return set(left)
